//! What holds for every date and every number.

use proptest::prelude::*;
use workdays::{Calendar, Date, date};

/// A day of 2006 to 2028.
fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..8401).prop_map(|days| {
        date(2006, 1, 1)
            .checked_add(jiff::SignedDuration::from_hours(days * 24))
            .unwrap()
    })
}

/// A start and a number of working days that stay inside the data both ways.
fn any_count() -> impl Strategy<Value = (Date, u32)> {
    (any_day(), 0_u32..400).prop_filter("stays inside the data", |(day, n)| {
        let calendar = Calendar::england_and_wales();
        calendar.add(*day, *n + 1).is_ok() && calendar.subtract(*day, *n + 1).is_ok()
    })
}

/// A count, and a day within or just outside it that is to become a day off.
fn a_count_and_a_day_near_it() -> impl Strategy<Value = (Date, u32, Date)> {
    (any_count(), -300_i64..300).prop_filter_map("stays inside the data", |((start, n), away)| {
        let off = start
            .checked_add(jiff::SignedDuration::from_hours(away * 24))
            .ok()?;
        Calendar::england_and_wales().day(off).ok()?;
        Some((start, n % 100, off))
    })
}

proptest! {
    /// However far `between` looks, it undoes `add`.
    #[test]
    fn between_undoes_add((start, n) in any_count()) {
        let calendar = Calendar::england_and_wales();
        let due = calendar.add(start, n).unwrap();
        prop_assert_eq!(calendar.between(start, due), Ok(n.cast_signed()));
    }

    #[test]
    fn adding_gives_a_later_working_day((start, n) in any_count()) {
        let calendar = Calendar::england_and_wales();
        let due = calendar.add(start, n + 1).unwrap();
        prop_assert!(calendar.is_working_day(due).unwrap());
        prop_assert!(due > start);
        prop_assert!(due > calendar.add(start, n).unwrap());
    }

    /// From a working day, forward and back again is where one began; from a day off it is the
    /// working day on the near side.
    #[test]
    fn subtract_undoes_add_and_add_subtract((start, n) in any_count()) {
        let calendar = Calendar::england_and_wales();
        let there = calendar.add(start, n + 1).unwrap();
        let back = calendar.subtract(there, n + 1).unwrap();
        let before = calendar.subtract(start, n + 1).unwrap();
        let forth = calendar.add(before, n + 1).unwrap();
        if calendar.is_working_day(start).unwrap() {
            prop_assert_eq!(back, start);
            prop_assert_eq!(forth, start);
        } else {
            prop_assert_eq!(back, calendar.subtract(start, 1).unwrap());
            prop_assert_eq!(forth, calendar.add(start, 1).unwrap());
        }
    }

    #[test]
    fn counts_in_steps_add_up((start, n) in any_count(), first in 0_u32..400) {
        let calendar = Calendar::england_and_wales();
        let first = first.min(n);
        let on_the_way = calendar.add(start, first).unwrap();
        prop_assert_eq!(calendar.add(on_the_way, n - first), calendar.add(start, n));
    }

    #[test]
    fn between_adds_up_over_any_three_dates(a in any_day(), b in any_day(), c in any_day()) {
        let between = |start, end| Calendar::england_and_wales().between(start, end).unwrap();
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
        prop_assert_eq!(between(a, b), -between(b, a));
        prop_assert_eq!(between(a, a), 0);
    }

    #[test]
    fn the_explanation_tells_what_the_count_gives((start, n) in any_count()) {
        let calendar = Calendar::england_and_wales();
        for (explanation, end) in [
            (calendar.explain(start, n).unwrap(), calendar.add(start, n).unwrap()),
            (calendar.explain_back(start, n).unwrap(), calendar.subtract(start, n).unwrap()),
        ] {
            let days = explanation.days();
            prop_assert_eq!(days[0].day.date, start);
            let last = days.last().unwrap();
            prop_assert_eq!(last.day.date, end);
            prop_assert_eq!(last.number, Some(n));
            prop_assert_eq!(explanation.working_days().unsigned_abs(), n);
            for pair in days.windows(2) {
                let step = pair[1].day.date.duration_since(pair[0].day.date).as_hours().abs();
                prop_assert_eq!(step, 24, "no day is left out");
            }
            for counted in &days[1..] {
                prop_assert_eq!(counted.number.is_some(), counted.day.is_working());
            }
        }
    }
}

proptest! {
    // each case builds a calendar of 23 years
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// A response never becomes due earlier, papers never later, because of one more day off.
    #[test]
    fn one_more_day_off_moves_dates_outward((start, n, off) in a_count_and_a_day_near_it()) {
        let law = Calendar::england_and_wales();
        let council = law.with_closures([(off, "Closed")]).unwrap();
        let (forward, backward) = (law.add(start, n).unwrap(), law.subtract(start, n).unwrap());
        let (later, earlier) = (council.add(start, n).unwrap(), council.subtract(start, n).unwrap());
        prop_assert!(later >= forward);
        prop_assert!(earlier <= backward);

        let lost = law.is_working_day(off).unwrap();
        prop_assert_eq!(later > forward, lost && start < off && off <= forward);
        prop_assert_eq!(earlier < backward, lost && backward <= off && off < start);
    }

    /// The same for a proclaimed bank holiday, and the number of days between never grows.
    #[test]
    fn one_more_bank_holiday_shortens_counts((start, n, off) in a_count_and_a_day_near_it()) {
        let law = Calendar::england_and_wales();
        let Ok(proclaimed) = law.with_bank_holiday(off, "Day of Thanks") else {
            return Ok(()); // Good Friday, Christmas Day and Boxing Day are off already
        };
        let due = law.add(start, n).unwrap();
        prop_assert!(proclaimed.add(start, n).unwrap() >= due);
        prop_assert!(proclaimed.subtract(start, n).unwrap() <= law.subtract(start, n).unwrap());

        let lost = law.is_working_day(off).unwrap() && start < off && off <= due;
        let counted = proclaimed.between(start, due).unwrap();
        prop_assert_eq!(counted, n.cast_signed() - i32::from(lost));
    }
}
