//! Days as numbers, so that a column of them is quick to compare.

use jiff::civil::Date;

/// A day, counted from 1 January 1970.
pub(crate) type Day = i32;

/// No day, and no number: earlier and smaller than any.
pub(crate) const NONE: i32 = i32::MIN;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The number of a day.
pub(crate) fn number(date: Date) -> Day {
    i32::try_from(date.duration_since(EPOCH).as_hours() / 24).unwrap_or(i32::MAX)
}

/// The number of a day that may be missing.
pub(crate) fn maybe(date: Option<Date>) -> Day {
    date.map_or(NONE, number)
}

/// The day of a number.
pub(crate) fn date(day: Day) -> Option<Date> {
    if day == NONE {
        return None;
    }
    EPOCH
        .checked_add(jiff::Span::new().try_days(i64::from(day)).ok()?)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    #[test]
    fn a_day_comes_back_from_its_number() {
        for it in [
            on(1970, 1, 1),
            on(1969, 12, 31),
            on(2024, 2, 29),
            on(2028, 12, 31),
        ] {
            assert_eq!(date(number(it)), Some(it));
        }
        assert_eq!(date(NONE), None);
        assert_eq!(number(on(2024, 3, 1)) - number(on(2024, 2, 28)), 2);
    }
}
