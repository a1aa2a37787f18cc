//! Periods of the calendar: years, months, and days that all count.

use rstest::rstest;
use workdays::{Calendar, Date, add_months, date};

#[rstest]
#[case::a_year("2025-05-10", 12, "2026-05-10")]
#[case::a_year_from_the_leap_day("2024-02-29", 12, "2025-02-28")]
#[case::four_years_from_the_leap_day("2024-02-29", 48, "2028-02-29")]
#[case::a_month("2026-04-15", 1, "2026-05-15")]
#[case::a_month_without_the_date("2026-01-31", 1, "2026-02-28")]
#[case::a_month_in_a_leap_year("2028-01-31", 1, "2028-02-29")]
#[case::a_month_from_a_short_one("2026-02-28", 1, "2026-03-28")]
#[case::a_month_of_thirty_days("2026-08-31", 1, "2026-09-30")]
#[case::over_the_new_year("2026-12-31", 2, "2027-02-28")]
#[case::nothing("2026-12-31", 0, "2026-12-31")]
#[case::past_the_years_of_the_bank_holidays("2028-06-30", 12, "2029-06-30")]
fn months_end_on_the_corresponding_date(
    #[case] from: Date,
    #[case] months: u32,
    #[case] last: Date,
) {
    assert_eq!(add_months(from, months), last);
}

#[rstest]
#[case::past_the_year_9999(120_000)]
#[case::past_any_count(u32::MAX)]
fn months_without_end_give_the_last_date_there_is(#[case] months: u32) {
    assert_eq!(add_months(date(2026, 1, 1), months), date(9999, 12, 31));
}

#[rstest]
#[case::ends_on_a_working_day("2026-06-01", "2026-07-01")]
#[case::ends_on_a_saturday("2026-05-07", "2026-06-08")]
#[case::ends_on_good_friday("2026-03-04", "2026-04-07")]
#[case::ends_on_boxing_days_substitute("2026-11-28", "2026-12-29")]
#[case::over_the_leap_day("2028-02-01", "2028-03-02")]
fn thirty_days_end_on_a_working_day(#[case] received: Date, #[case] due: Date) {
    let calendar = Calendar::england_and_wales();
    assert_eq!(calendar.add_calendar_days_then_roll(received, 30), Ok(due));
}

#[test]
fn days_past_the_data_are_an_error() {
    let calendar = Calendar::england_and_wales();
    let needed = |n| {
        calendar
            .add_calendar_days_then_roll(date(2028, 12, 15), n)
            .unwrap_err()
    };
    assert_eq!(needed(30).needed(), date(2029, 1, 14));
    assert_eq!(needed(u32::MAX).needed(), date(9999, 12, 31));
    assert_eq!(
        calendar.add_calendar_days_then_roll(date(2028, 12, 15), 0),
        Ok(date(2028, 12, 15))
    );
}
