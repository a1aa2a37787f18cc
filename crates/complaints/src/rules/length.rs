//! How long a clock runs: “10 working days”, “6 months”, “the day given”.

use jiff::civil::Date;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;
use workdays::{BeyondData, Calendar, add_months};

/// How long a clock runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Length {
    /// So many of a unit, from day 1.
    Count(u32, Unit),
    /// Until the day that whatever starts it names.
    Given,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Working days of England.
    WorkingDays,
    /// Every day.
    CalendarDays,
    /// Months, to the corresponding date or the month's last.
    Months,
    /// Years, to the corresponding date.
    Years,
}

/// A length that does not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no length; write “10 working days”, “30 calendar days”, “6 months”, “1 year”, “the same day” or “the day given”"
)]
pub struct NoLength(String);

impl FromStr for Length {
    type Err = NoLength;

    fn from_str(given: &str) -> Result<Self, NoLength> {
        let wrong = || NoLength(given.to_owned());
        if given == "the day given" {
            return Ok(Self::Given);
        }
        if given == "the same day" {
            return Ok(Self::Count(0, Unit::CalendarDays));
        }
        let (count, unit) = given.split_once(' ').ok_or_else(wrong)?;
        let count: u32 = count.parse().map_err(|_| wrong())?;
        if count == 0 {
            return Err(wrong());
        }
        let unit = match unit {
            "working day" | "working days" => Unit::WorkingDays,
            "calendar day" | "calendar days" => Unit::CalendarDays,
            "month" | "months" => Unit::Months,
            "year" | "years" => Unit::Years,
            _ => return Err(wrong()),
        };
        Ok(Self::Count(count, unit))
    }
}

impl TryFrom<String> for Length {
    type Error = NoLength;

    fn try_from(given: String) -> Result<Self, NoLength> {
        given.parse()
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, one, many) = match *self {
            Self::Given => return f.write_str("the day given"),
            Self::Count(0, _) => return f.write_str("the same day"),
            Self::Count(count, Unit::WorkingDays) => (count, "working day", "working days"),
            Self::Count(count, Unit::CalendarDays) => (count, "calendar day", "calendar days"),
            Self::Count(count, Unit::Months) => (count, "month", "months"),
            Self::Count(count, Unit::Years) => (count, "year", "years"),
        };
        write!(f, "{count} {}", if count == 1 { one } else { many })
    }
}

impl Length {
    /// The number, where it is one of working days.
    pub const fn working_days(self) -> Option<u32> {
        match self {
            Self::Count(count, Unit::WorkingDays) => Some(count),
            _ => None,
        }
    }

    /// A day of its count, as it stands before the day's number: what is not counted in working days counts every day.
    pub const fn a_day(self) -> &'static str {
        match self {
            Self::Count(_, Unit::WorkingDays) => "working day",
            Self::Count(..) | Self::Given => "day",
        }
    }

    /// With another number of the same unit.
    #[must_use]
    pub const fn with_count(self, count: u32) -> Self {
        match self {
            Self::Count(_, unit) => Self::Count(count, unit),
            Self::Given => Self::Given,
        }
    }

    /// The day on which it is over, counted from a day 0. None where it is given and nothing gives it.
    ///
    /// # Errors
    /// A date beyond the years that the calendar covers.
    pub fn after(
        self,
        calendar: &Calendar,
        from: Date,
        given: Option<Date>,
    ) -> Result<Option<Date>, BeyondData> {
        Ok(match self {
            Self::Given => given,
            Self::Count(count, Unit::WorkingDays) => Some(calendar.add(from, count)?),
            Self::Count(count, Unit::CalendarDays) => {
                Some(from.saturating_add(jiff::Span::new().days(count)))
            }
            Self::Count(count, Unit::Months) => Some(add_months(from, count)),
            Self::Count(count, Unit::Years) => Some(add_months(from, count * 12)),
        })
    }

    /// The same, counted back.
    ///
    /// # Errors
    /// A date beyond the years that the calendar covers.
    pub fn before(self, calendar: &Calendar, from: Date) -> Result<Option<Date>, BeyondData> {
        Ok(match self {
            Self::Count(count, Unit::WorkingDays) => Some(calendar.subtract(from, count)?),
            Self::Count(..) | Self::Given => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case("10 working days", date(2025, 12, 19), date(2026, 1, 7))]
    #[case("30 calendar days", date(2026, 6, 19), date(2026, 7, 19))]
    #[case("1 year", date(2025, 5, 10), date(2026, 5, 10))]
    #[case("1 year", date(2024, 2, 29), date(2025, 2, 28))]
    #[case("1 month", date(2026, 1, 31), date(2026, 2, 28))]
    #[case("6 months", date(2026, 8, 31), date(2027, 2, 28))]
    #[case("the same day", date(2026, 8, 31), date(2026, 8, 31))]
    fn a_length_ends_on_its_day(#[case] length: Length, #[case] from: Date, #[case] due: Date) {
        let calendar = Calendar::england_and_wales();
        assert_eq!(
            length
                .after(&calendar, from, None)
                .expect("within the calendar"),
            Some(due)
        );
    }

    #[rstest]
    #[case("10 days")]
    #[case("0 working days")]
    #[case("ten working days")]
    #[case("")]
    fn what_is_no_length_is_refused(#[case] given: &str) {
        assert!(given.parse::<Length>().is_err());
    }

    #[rstest]
    #[case("1 working day")]
    #[case("65 working days")]
    #[case("the day given")]
    #[case("the same day")]
    fn a_length_is_written_as_it_reads(#[case] given: &str) {
        assert_eq!(
            given.parse::<Length>().expect("it reads").to_string(),
            given
        );
    }
}
