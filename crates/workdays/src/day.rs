use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

/// One calendar day and what it is: a working day, or why it is none.
///
/// Displayed as the date and the reason.
///
/// ```
/// use workdays::{Calendar, date};
///
/// let calendar = Calendar::england_and_wales();
/// let day = calendar.day(date(2026, 4, 6))?;
/// assert!(!day.is_working());
/// assert_eq!(day.to_string(), "Mon 6 April 2026: Easter Monday");
/// # Ok::<(), workdays::BeyondData>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The calendar day.
    pub date: Date,
    /// A working day, or why it is none.
    #[serde(flatten)]
    pub kind: DayKind,
}

impl Day {
    /// Whether this is a working day.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// // the early May bank holiday of 2020 was moved to 8 May
    /// assert!(Calendar::england_and_wales().day(date(2020, 5, 4))?.is_working());
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn is_working(&self) -> bool {
        self.kind == DayKind::Working
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", in_words(self.date), self.kind)
    }
}

/// What a calendar day is. A day that is several things at once is the first of Saturday, Sunday,
/// bank holiday, closure.
///
/// ```
/// use workdays::{Calendar, DayKind, date};
///
/// let calendar = Calendar::england_and_wales();
/// // a Boxing Day at a weekend is a Saturday; its substitute is the bank holiday
/// assert_eq!(calendar.day(date(2026, 12, 26))?.kind, DayKind::Saturday);
/// assert_eq!(
///     calendar.day(date(2026, 12, 28))?.kind,
///     DayKind::BankHoliday { name: "Boxing Day (substitute day)".into() },
/// );
/// # Ok::<(), workdays::BeyondData>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum DayKind {
    /// A day that counts.
    Working,
    /// A Saturday, bank holiday or not.
    Saturday,
    /// A Sunday, bank holiday or not.
    Sunday,
    /// A weekday that is a bank holiday, Good Friday, Christmas Day or Boxing Day.
    BankHoliday {
        /// Its name as a person reads it, such as "Boxing Day (substitute day)".
        name: Arc<str>,
    },
    /// A weekday on which the council is closed; only in a calendar made
    /// [with closures](crate::Calendar::with_closures).
    Closure {
        /// The closure's name.
        name: Arc<str>,
    },
}

impl fmt::Display for DayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Working => "working day",
            Self::Saturday => "Saturday",
            Self::Sunday => "Sunday",
            Self::BankHoliday { name } | Self::Closure { name } => name,
        })
    }
}

/// A date as a person reads it: `Thu 7 January 2027`.
pub(crate) fn in_words(date: Date) -> impl fmt::Display {
    date.strftime("%a %-d %B %Y")
}
