//! The non-working days of England and Wales worked out a second time, from the rules and the known
//! exceptions, sharing neither code nor data with the library.

use std::collections::BTreeSet;

use workdays::{Date, date};

/// 1 is Monday, 7 is Sunday.
fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap()
}

/// The first Monday on or after a day.
fn monday_from(mut day: Date) -> Date {
    while weekday(day) != 1 {
        day = next(day);
    }
    day
}

/// Easter Sunday by Gauss's rule, with the terms that hold from 1900 to 2099.
fn easter_sunday(year: i16) -> Date {
    let lunar = year % 19;
    let full_moon = (19 * lunar + 24) % 30;
    let to_sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * full_moon + 5) % 7;
    let mut days = full_moon + to_sunday;
    if to_sunday == 6 && (full_moon == 29 || (full_moon == 28 && lunar > 10)) {
        days -= 7;
    }
    let mut sunday = date(year, 3, 22);
    for _ in 0..days {
        sunday = next(sunday);
    }
    sunday
}

/// The weekdays of a year that are not working days.
pub(crate) fn holidays(year: i16) -> BTreeSet<Date> {
    let easter = easter_sunday(year);
    let mut days = BTreeSet::from([
        monday_from(date(year, 5, 1)),
        monday_from(date(year, 5, 25)),
        monday_from(date(year, 8, 25)),
        easter.yesterday().unwrap().yesterday().unwrap(),
        next(easter),
    ]);
    match year {
        2012 => {
            days.remove(&date(2012, 5, 28));
            days.extend([date(2012, 6, 4), date(2012, 6, 5)]);
        }
        2020 => {
            days.remove(&date(2020, 5, 4));
            days.insert(date(2020, 5, 8));
        }
        2022 => {
            days.remove(&date(2022, 5, 30));
            days.extend([date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)]);
        }
        2011 => days.extend([date(2011, 4, 29)]),
        2023 => days.extend([date(2023, 5, 8)]),
        _ => {}
    }
    // a holiday at a weekend gives the next weekday that is not a holiday itself
    let fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)];
    days.extend(fixed.into_iter().filter(|day| weekday(*day) < 6));
    for mut day in fixed.into_iter().filter(|day| weekday(*day) >= 6) {
        while weekday(day) >= 6 || days.contains(&day) {
            day = next(day);
        }
        days.insert(day);
    }
    days
}

/// Every day from 2006 to 2028, and whether it is a working day.
pub(crate) fn wall_calendar() -> Vec<(Date, bool)> {
    let holidays: BTreeSet<Date> = (2006..=2028).flat_map(holidays).collect();
    let mut days = Vec::new();
    let mut day = date(2006, 1, 1);
    while day.year() < 2029 {
        days.push((day, weekday(day) < 6 && !holidays.contains(&day)));
        day = next(day);
    }
    days
}
