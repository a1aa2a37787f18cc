//! The list of days itself.

use std::collections::BTreeSet;

use rstest::rstest;
use workdays::{BankHoliday, Calendar, Date, HolidayKind};

use crate::oracle;

fn of_year(calendar: &Calendar, year: i16) -> Vec<&BankHoliday> {
    calendar
        .bank_holidays()
        .filter(|holiday| holiday.date().year() == year)
        .collect()
}

#[test]
fn each_year_has_eight_and_the_days_proclaimed_for_it() {
    let calendar = Calendar::england_and_wales();
    for year in 2006..=2028 {
        let number = match year {
            2011 | 2012 | 2023 => 9,
            2022 => 10,
            _ => 8,
        };
        assert_eq!(of_year(&calendar, year).len(), number, "{year}");
    }
    assert_eq!(calendar.bank_holidays().count(), 189);
}

#[rstest]
#[case::a_usual_one("2026-04-06", "Easter Monday", "Mon 6 April 2026: Easter Monday")]
#[case::a_substitute(
    "2026-12-28",
    "Boxing Day (substitute day)",
    "Mon 28 December 2026: Boxing Day (substitute day)"
)]
#[case::a_moved_one(
    "2020-05-08",
    "Early May bank holiday (moved)",
    "Fri 8 May 2020: Early May bank holiday (moved)"
)]
fn a_holiday_is_called_by_its_name_and_why_it_is_on_its_day(
    #[case] on: Date,
    #[case] name: &str,
    #[case] day: &str,
) {
    let calendar = Calendar::england_and_wales();
    let holiday = calendar.bank_holidays().find(|it| it.date() == on).unwrap();
    assert_eq!(holiday.to_string(), name);
    assert_eq!(calendar.day(on).unwrap().to_string(), day);
}

#[test]
fn each_year_is_what_the_rules_and_the_exceptions_give() {
    let calendar = Calendar::england_and_wales();
    for year in 2006..=2028 {
        let listed: BTreeSet<Date> = of_year(&calendar, year)
            .into_iter()
            .map(BankHoliday::date)
            .collect();
        assert_eq!(listed, oracle::holidays(year), "{year}");
    }
}

#[test]
fn each_year_has_every_holiday_by_name_once() {
    let calendar = Calendar::england_and_wales();
    for year in 2006..=2028 {
        let yearly: BTreeSet<&str> = of_year(&calendar, year)
            .into_iter()
            .filter(|holiday| holiday.kind() != HolidayKind::OneOff)
            .map(BankHoliday::name)
            .collect();
        let expected = BTreeSet::from([
            "New Year's Day",
            "Good Friday",
            "Easter Monday",
            "Early May bank holiday",
            "Spring bank holiday",
            "Summer bank holiday",
            "Christmas Day",
            "Boxing Day",
        ]);
        assert_eq!(yearly, expected, "{year}");
    }
}

#[rstest]
#[case("2006-01-02", "New Year's Day (substitute day)")]
#[case("2011-04-29", "Royal Wedding")]
#[case("2011-12-26", "Boxing Day")]
#[case("2011-12-27", "Christmas Day (substitute day)")]
#[case("2012-06-04", "Spring bank holiday (moved)")]
#[case("2012-06-05", "Queen's Diamond Jubilee")]
#[case("2020-05-08", "Early May bank holiday (moved)")]
#[case("2022-06-02", "Spring bank holiday (moved)")]
#[case("2022-06-03", "Queen's Platinum Jubilee")]
#[case("2022-09-19", "State Funeral of the Queen")]
#[case("2023-05-08", "Coronation of the King")]
#[case("2026-04-06", "Easter Monday")]
#[case("2026-12-26", "Saturday")]
#[case("2026-12-27", "Sunday")]
#[case("2027-12-27", "Christmas Day (substitute day)")]
#[case("2027-12-28", "Boxing Day (substitute day)")]
#[case("2020-05-04", "working day")]
#[case("2022-05-30", "working day")]
#[case("2024-02-29", "working day")]
fn days_are_called_by_name(#[case] date: Date, #[case] name: &str) {
    let day = Calendar::england_and_wales().day(date).unwrap();
    assert_eq!(day.kind.to_string(), name);
    assert_eq!(day.is_working(), name == "working day");
}

#[test]
fn only_2028_is_provisional() {
    let calendar = Calendar::england_and_wales();
    for year in 2006..=2028 {
        let new_year = workdays::date(year, 1, 1);
        assert_eq!(
            calendar.is_provisional(new_year),
            Ok(year == 2028),
            "{year}"
        );
    }
}
