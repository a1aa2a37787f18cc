//! Calendar data are checked when they are read.

use rstest::rstest;
use workdays::{Calendar, Date, date};

fn data(covers: &str, provisional: &str, days: &[(&str, &str, &str)]) -> String {
    let days: Vec<String> = days
        .iter()
        .map(|(date, name, kind)| {
            format!("{{ date = \"{date}\", name = \"{name}\", kind = \"{kind}\" }}")
        })
        .collect();
    format!(
        "version = \"test\"\nsource = \"a test\"\ncovers = {covers}\nprovisional = {provisional}\n\
         days = [{}]",
        days.join(", ")
    )
}

const OF_2030: &str = "{ first = 2030, last = 2030 }";
const CHRISTMAS: (&str, &str, &str) = ("2030-12-25", "Christmas Day", "named");
const BOXING_DAY: (&str, &str, &str) = ("2030-12-26", "Boxing Day", "named");

#[test]
fn the_data_of_england_and_wales_are_valid() {
    let text = include_str!("../../data/england-and-wales.toml");
    let read = Calendar::from_toml(text).unwrap();
    assert_eq!(
        read.fingerprint(),
        Calendar::england_and_wales().fingerprint()
    );
    assert_eq!(read.first_day(), date(2006, 1, 1));
    assert_eq!(read.last_day(), date(2028, 12, 31));
}

#[test]
fn a_calendar_shows_its_version_and_its_years_when_a_test_fails() {
    let read = Calendar::from_toml(&data(OF_2030, "[]", &[CHRISTMAS, BOXING_DAY])).unwrap();
    let shown = format!("{read:?}");
    assert!(
        shown.starts_with(
            "Calendar { version: \"test\", first_day: 2030-01-01, last_day: 2030-12-31, "
        ),
        "{shown}"
    );
}

#[test]
fn data_of_other_years_are_read() {
    let read = Calendar::from_toml(&data(OF_2030, "[2030]", &[CHRISTMAS, BOXING_DAY])).unwrap();
    assert_eq!(read.version(), "test");
    assert_eq!(read.source(), "a test");
    assert_eq!(read.is_provisional(date(2030, 7, 1)), Ok(true));
    assert_eq!(read.add(date(2030, 12, 24), 1), Ok(date(2030, 12, 27)));
    assert!(read.day(date(2028, 7, 3)).is_err());
}

#[rstest]
#[case::the_first_year(1, date(1, 12, 24), date(1, 12, 27))]
#[case::the_last_year(9998, date(9998, 12, 24), date(9998, 12, 28))]
fn the_first_and_the_last_year_there_can_be_are_read(
    #[case] year: i16,
    #[case] christmas_eve: Date,
    #[case] day_1: Date,
) {
    let covers = format!("{{ first = {year}, last = {year} }}");
    let christmas_day = format!("{year:04}-12-25");
    let boxing_day = format!("{year:04}-12-26");
    let mut days = vec![(christmas_day.as_str(), "Christmas Day", "named")];
    if year == 1 {
        // that of 9998 is a Saturday
        days.push((&boxing_day, "Boxing Day", "named"));
    }
    let read = Calendar::from_toml(&data(&covers, "[]", &days)).unwrap();
    assert_eq!(read.add(christmas_eve, 1), Ok(day_1));
}

#[rstest]
#[case::years_reversed(
    data("{ first = 2031, last = 2030 }", "[]", &[CHRISTMAS, BOXING_DAY]),
    "`covers` runs from 2031 to 2030; give the first and then the last year, 1 to 9998"
)]
#[case::year_past_the_last(
    data("{ first = 2030, last = 9999 }", "[]", &[CHRISTMAS, BOXING_DAY]),
    "`covers` runs from 2030 to 9999; give the first and then the last year, 1 to 9998"
)]
#[case::year_before_the_first(
    data("{ first = 0, last = 2030 }", "[]", &[CHRISTMAS, BOXING_DAY]),
    "`covers` runs from 0 to 2030; give the first and then the last year, 1 to 9998"
)]
#[case::day_outside(
    data(OF_2030, "[]", &[CHRISTMAS, BOXING_DAY, ("2031-01-01", "New Year's Day", "usual")]),
    "2031 lies outside the years of `covers`; widen `covers` or remove the entry"
)]
#[case::provisional_year_outside(
    data(OF_2030, "[2029]", &[CHRISTMAS, BOXING_DAY]),
    "2029 lies outside the years of `covers`; widen `covers` or remove the entry"
)]
#[case::year_without_days(
    data("{ first = 2030, last = 2031 }", "[]", &[CHRISTMAS, BOXING_DAY]),
    "no day is listed for 2031; list the year's days or narrow `covers`"
)]
#[case::weekend(
    data(OF_2030, "[]", &[("2030-06-01", "Day of Thanks", "one-off"), CHRISTMAS, BOXING_DAY]),
    "Sat 1 June 2030 is at a weekend; list the substitute weekday instead"
)]
#[case::twice(
    data(OF_2030, "[]", &[CHRISTMAS, CHRISTMAS, BOXING_DAY]),
    "Wed 25 December 2030 is listed twice or out of order; list each day once, in order"
)]
#[case::out_of_order(
    data(OF_2030, "[]", &[BOXING_DAY, CHRISTMAS]),
    "Wed 25 December 2030 is listed twice or out of order; list each day once, in order"
)]
#[case::no_name(
    data(OF_2030, "[]", &[("2030-01-01", " ", "usual"), CHRISTMAS, BOXING_DAY]),
    "Tue 1 January 2030 has no name; every day needs one"
)]
#[case::boxing_day_missing(
    data(OF_2030, "[]", &[CHRISTMAS]),
    "Thu 26 December 2030 must be listed with kind \"named\": the regulation names it"
)]
#[case::christmas_day_not_named(
    data(OF_2030, "[]", &[("2030-12-25", "Christmas Day", "usual"), BOXING_DAY]),
    "Wed 25 December 2030 must be listed with kind \"named\": the regulation names it"
)]
fn wrong_data_are_refused_with_the_day_at_fault(#[case] text: String, #[case] message: &str) {
    assert_eq!(Calendar::from_toml(&text).unwrap_err().to_string(), message);
}

#[rstest]
#[case::not_toml("days = [", "days")]
#[case::no_such_date(&data(OF_2030, "[]", &[("2030-02-29", "Leap day", "one-off")]), "2030-02-29")]
#[case::unknown_kind(&data(OF_2030, "[]", &[("2030-12-25", "Christmas Day", "fixed")]), "fixed")]
#[case::unknown_field("version = \"1\"\nsauce = \"mint\"", "sauce")]
fn unreadable_data_are_refused_with_the_place(#[case] text: &str, #[case] names: &str) {
    let message = Calendar::from_toml(text).unwrap_err().to_string();
    assert!(
        message.starts_with("the calendar data cannot be read: "),
        "{message}"
    );
    assert!(message.contains(names), "{message}");
}
