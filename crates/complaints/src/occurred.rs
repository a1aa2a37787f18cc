//! When something happened: a day, an instant, or unknown between two days.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};
use std::fmt;

/// When something happened. Statutory clocks know days only; civil dates are those of England.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occurred {
    /// On a day.
    On(Date),
    /// At an instant.
    At(Timestamp),
    /// On an unknown day, not before the first nor after the second.
    Between(Date, Date),
}

impl Occurred {
    /// The day, where it is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::At(instant) => Some(civil_day(instant)),
            Self::Between(..) => None,
        }
    }

    /// The first day it can have been.
    pub fn earliest(self) -> Date {
        match self {
            Self::Between(first, _) => first,
            Self::On(day) => day,
            Self::At(instant) => civil_day(instant),
        }
    }

    /// The last day it can have been.
    pub fn latest(self) -> Date {
        match self {
            Self::Between(_, last) => last,
            other => other.earliest(),
        }
    }
}

/// Day and time of an instant in England: clocks are an hour forward from the last Sunday of March to the last of
/// October, from one o'clock universal time to one o'clock.
pub fn civil_time(instant: Timestamp) -> civil::DateTime {
    let utc = TimeZone::UTC.to_datetime(instant);
    let summer = last_sunday(utc.year(), 3)
        .zip(last_sunday(utc.year(), 10))
        .is_some_and(|(from, to)| {
            let change = |day: Date| day.at(1, 0, 0, 0);
            utc >= change(from) && utc < change(to)
        });
    if summer { one_hour_on(utc) } else { utc }
}

/// The civil day of an instant in England.
///
/// British Summer Time is reckoned by its rule (from 01:00 UTC on the last Sunday of March to 01:00 UTC on the
/// last Sunday of October), in force since 1996, so that no time-zone file of the machine can change a date.
pub fn civil_day(instant: Timestamp) -> Date {
    civil_time(instant).date()
}

fn one_hour_on(at: civil::DateTime) -> civil::DateTime {
    at.saturating_add(jiff::SignedDuration::from_hours(1))
}

fn last_sunday(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1)
        .ok()?
        .nth_weekday_of_month(-1, civil::Weekday::Sunday)
        .ok()
}

/// The months of the year, as people write them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as people read it: "3 June 2024".
#[derive(Debug, Clone, Copy)]
pub struct InWords(pub Date);

impl fmt::Display for InWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::try_from(self.0.month() - 1)
            .ok()
            .and_then(|month| MONTHS.get(month));
        write!(
            f,
            "{} {} {}",
            self.0.day(),
            month.unwrap_or(&""),
            self.0.year()
        )
    }
}

impl fmt::Display for Occurred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Between(first, last) if first != last => {
                write!(f, "between {} and {}", InWords(first), InWords(last))
            }
            known => InWords(known.earliest()).fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-03-28T23:59:59Z", "2026-03-28")]
    #[case("2026-03-29T23:00:00Z", "2026-03-30")]
    #[case("2026-07-01T22:59:59Z", "2026-07-01")]
    #[case("2026-07-01T23:00:00Z", "2026-07-02")]
    #[case("2026-10-24T23:30:00Z", "2026-10-25")]
    #[case("2026-10-25T23:30:00Z", "2026-10-25")]
    #[case("2026-12-31T23:59:59Z", "2026-12-31")]
    fn an_instant_falls_on_the_day_it_is_in_england(#[case] instant: Timestamp, #[case] day: Date) {
        assert_eq!(civil_day(instant), day);
    }
}
