use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

/// A weekday that is a bank holiday, or is named beside the bank holidays by the regulation.
///
/// Displayed as its name and, for a substitute or moved day, that it is one.
///
/// ```
/// use workdays::{Calendar, HolidayKind, date};
///
/// let calendar = Calendar::england_and_wales();
/// let one_offs: Vec<String> = calendar
///     .bank_holidays()
///     .filter(|holiday| holiday.kind() == HolidayKind::OneOff && holiday.date().year() == 2022)
///     .map(ToString::to_string)
///     .collect();
/// assert_eq!(one_offs, ["Queen's Platinum Jubilee", "State Funeral of the Queen"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankHoliday {
    pub(crate) date: Date,
    pub(crate) kind: HolidayKind,
    pub(crate) name: Arc<str>,
    /// The name with the remark that Display adds, kept so that asking about a day copies no text.
    pub(crate) full_name: Arc<str>,
}

impl BankHoliday {
    pub(crate) fn new(date: Date, name: &str, kind: HolidayKind) -> Self {
        let name: Arc<str> = name.into();
        let full_name = match kind {
            HolidayKind::Usual | HolidayKind::Named | HolidayKind::OneOff => Arc::clone(&name),
            HolidayKind::Substitute => format!("{name} (substitute day)").into(),
            HolidayKind::Moved => format!("{name} (moved)").into(),
        };
        Self {
            date,
            kind,
            name,
            full_name,
        }
    }

    /// The day itself, always a weekday in the data of England and Wales.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// assert_eq!(calendar.bank_holidays().next().map(|first| first.date()), Some(date(2006, 1, 2)));
    /// ```
    pub fn date(&self) -> Date {
        self.date
    }

    /// The holiday's name, without a remark on its kind.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// let first = calendar.bank_holidays().next().unwrap();
    /// assert_eq!(first.name(), "New Year's Day");
    /// assert_eq!(first.to_string(), "New Year's Day (substitute day)");
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why the holiday is on this day.
    ///
    /// ```
    /// # use workdays::{Calendar, HolidayKind};
    /// let calendar = Calendar::england_and_wales();
    /// let first = calendar.bank_holidays().next().unwrap();
    /// assert_eq!(first.kind(), HolidayKind::Substitute);
    /// ```
    pub fn kind(&self) -> HolidayKind {
        self.kind
    }
}

impl fmt::Display for BankHoliday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.full_name)
    }
}

/// Why a holiday is on its day.
///
/// ```
/// use workdays::{Calendar, HolidayKind};
///
/// let calendar = Calendar::england_and_wales();
/// let moved = calendar.bank_holidays().filter(|holiday| holiday.kind() == HolidayKind::Moved);
/// assert_eq!(moved.map(|holiday| holiday.date().year()).collect::<Vec<_>>(), [2012, 2020, 2022]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HolidayKind {
    /// A bank holiday of every year, on its own day.
    Usual,
    /// Good Friday, Christmas Day or Boxing Day, which regulation 2 of SI 2006/1738 names itself.
    Named,
    /// The weekday that stands for a holiday at a weekend.
    Substitute,
    /// A yearly bank holiday that was put on another day this year.
    Moved,
    /// Proclaimed for one year only.
    OneOff,
}

impl HolidayKind {
    /// The word for the kind in the data.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Named => "named",
            Self::Substitute => "substitute",
            Self::Moved => "moved",
            Self::OneOff => "one-off",
        }
    }
}
