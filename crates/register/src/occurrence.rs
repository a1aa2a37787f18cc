//! When something happened, as it is stored: a day, an instant, or two days with a stroke between them
//! (ISO 8601).

use complaints::occurred::Occurred;
use jiff::Timestamp;

/// As it is stored.
pub(crate) fn written(occurred: Occurred) -> String {
    match occurred {
        Occurred::On(day) => day.to_string(),
        Occurred::At(at) => instant(at),
        Occurred::Between(first, last) => format!("{first}/{last}"),
    }
}

/// As it was stored; none where it does not read so.
pub(crate) fn read(text: &str) -> Option<Occurred> {
    if let Some((first, last)) = text.split_once('/') {
        return Some(Occurred::Between(first.parse().ok()?, last.parse().ok()?));
    }
    if text.contains('T') {
        return text.parse().ok().map(Occurred::At);
    }
    text.parse().ok().map(Occurred::On)
}

/// An instant as it is stored: always as long, so that texts are ordered as the instants are.
pub(crate) fn instant(at: Timestamp) -> String {
    format!("{at:.9}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_day_an_instant_and_a_time_between_days_are_told_apart() {
        for (occurred, text) in [
            (Occurred::On(date(2024, 6, 3)), "2024-06-03"),
            (
                Occurred::Between(date(2024, 6, 3), date(2024, 6, 7)),
                "2024-06-03/2024-06-07",
            ),
            (
                Occurred::At("2024-06-03T09:30:00.5Z".parse().expect("an instant")),
                "2024-06-03T09:30:00.500000000Z",
            ),
        ] {
            assert_eq!(written(occurred), text);
            assert_eq!(read(text), Some(occurred));
        }
        assert_eq!(read("in June"), None);
    }

    proptest! {
        #[test]
        fn stored_instants_are_ordered_as_instants_are(
            first in 0i64..4_000_000_000_000_000, second in 0i64..4_000_000_000_000_000,
        ) {
            let at = |micros| Timestamp::from_microsecond(micros).expect("in range");
            let (first, second) = (at(first), at(second));
            prop_assert_eq!(instant(first).cmp(&instant(second)), first.cmp(&second));
            prop_assert_eq!(instant(first).parse::<Timestamp>().expect("an instant"), first);
        }
    }
}
