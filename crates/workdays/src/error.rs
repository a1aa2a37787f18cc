use jiff::civil::Date;

use crate::day::in_words;

/// A date was needed about which the calendar knows nothing.
///
/// Bank holidays are proclaimed; past the last year that is known, a working day cannot be told from
/// a bank holiday, so every question that needs such a date gives this error instead of a guess.
///
/// ```
/// use workdays::{Calendar, date};
///
/// let calendar = Calendar::england_and_wales();
/// let error = calendar.add(date(2028, 12, 28), 10).unwrap_err();
/// assert_eq!(error.needed(), date(2029, 1, 1));
/// assert_eq!(
///     error.to_string(),
///     "working days are not known for Mon 1 January 2029: the calendar covers 1 January 2006 to \
///      31 December 2028; check the date, or use a calendar that covers it",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "working days are not known for {}: the calendar covers {} to {}; check the date, or use a \
     calendar that covers it",
    in_words(*needed), first.strftime("%-d %B %Y"), last.strftime("%-d %B %Y")
)]
pub struct BeyondData {
    pub(crate) needed: Date,
    pub(crate) first: Date,
    pub(crate) last: Date,
}

impl BeyondData {
    /// The date that was needed: the one asked about, or the first day past the data that a count
    /// ran into.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let error = Calendar::england_and_wales().day(date(1999, 5, 3)).unwrap_err();
    /// assert_eq!(error.needed(), date(1999, 5, 3));
    /// ```
    pub fn needed(&self) -> Date {
        self.needed
    }

    /// The first day that the calendar covers.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let error = Calendar::england_and_wales().day(date(1999, 5, 3)).unwrap_err();
    /// assert_eq!(error.first_day(), date(2006, 1, 1));
    /// ```
    pub fn first_day(&self) -> Date {
        self.first
    }

    /// The last day that the calendar covers.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let error = Calendar::england_and_wales().day(date(1999, 5, 3)).unwrap_err();
    /// assert_eq!(error.last_day(), date(2028, 12, 31));
    /// ```
    pub fn last_day(&self) -> Date {
        self.last
    }
}

/// A change to a calendar that cannot be made.
///
/// ```
/// use workdays::{Calendar, ChangeError, date};
///
/// let calendar = Calendar::england_and_wales();
/// let error = calendar.without_bank_holiday(date(2026, 5, 5)).unwrap_err();
/// assert_eq!(error, ChangeError::NotABankHoliday { date: date(2026, 5, 5) });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The day lies outside the years that the calendar covers.
    #[error(transparent)]
    BeyondData(#[from] BeyondData),
    /// There is no bank holiday to take away on this day.
    #[error("{} is not a bank holiday in this calendar; check the date", in_words(*date))]
    NotABankHoliday {
        /// The day asked about.
        date: Date,
    },
    /// The regulation names the day itself, so that it stays a day off whatever is proclaimed.
    #[error(
        "{name} ({}) is named in the regulation itself and cannot become a working day",
        in_words(*date)
    )]
    NamedInRegulation {
        /// The day asked about.
        date: Date,
        /// Christmas Day, Boxing Day or Good Friday.
        name: String,
    },
}

/// Calendar data that cannot be used, with the day or year at fault.
///
/// ```
/// use workdays::{Calendar, DataError};
///
/// let error = Calendar::from_toml("version = 7").unwrap_err();
/// assert!(matches!(error, DataError::Toml(_)));
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DataError {
    /// Not TOML, or not the fields that calendar data have.
    #[error("the calendar data cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// `covers` does not run from a year to the same or a later one, between 1 and 9998.
    #[error(
        "`covers` runs from {first} to {last}; give the first and then the last year, 1 to 9998"
    )]
    Covers {
        /// The first year given.
        first: i16,
        /// The last year given.
        last: i16,
    },
    /// A day or a provisional year outside `covers`.
    #[error("{year} lies outside the years of `covers`; widen `covers` or remove the entry")]
    OutsideCovers {
        /// The year at fault.
        year: i16,
    },
    /// A year of `covers` without any day: a gap in the list.
    #[error("no day is listed for {year}; list the year's days or narrow `covers`")]
    EmptyYear {
        /// The year at fault.
        year: i16,
    },
    /// A Saturday or Sunday: only weekdays are listed, so this is a slip.
    #[error("{} is at a weekend; list the substitute weekday instead", in_words(*date))]
    Weekend {
        /// The day at fault.
        date: Date,
    },
    /// A day twice, or one that does not come after the day before it in the list.
    #[error("{} is listed twice or out of order; list each day once, in order", in_words(*date))]
    OutOfOrder {
        /// The day at fault.
        date: Date,
    },
    /// A day without a name.
    #[error("{} has no name; every day needs one", in_words(*date))]
    NoName {
        /// The day at fault.
        date: Date,
    },
    /// Christmas Day or Boxing Day is missing on a weekday.
    #[error("{} must be listed with kind \"named\": the regulation names it", in_words(*date))]
    NamedDayMissing {
        /// The day that is missing.
        date: Date,
    },
}
