//! The worked dates of the rulebook, section 6.

use rstest::rstest;
use workdays::{Calendar, Date};

#[rstest]
#[case::ombudsman_65_days_from_a_request("2024-08-29", 65, "2024-11-28")]
#[case::over_christmas("2025-12-19", 10, "2026-01-07")]
#[case::received_on_a_saturday("2025-12-20", 10, "2026-01-07")]
#[case::over_easter("2026-04-01", 10, "2026-04-17")]
#[case::over_easter_extended("2026-04-01", 20, "2026-05-01")]
#[case::over_the_state_funeral("2022-09-12", 10, "2022-09-27")]
#[case::over_easter_and_the_coronation("2023-04-03", 25, "2023-05-12")]
#[case::over_every_spring_holiday_of_2023("2023-04-03", 65, "2023-07-10")]
#[case::over_the_diamond_jubilee("2012-05-28", 10, "2012-06-13")]
#[case::over_the_moved_early_may_holiday("2020-05-01", 10, "2020-05-18")]
#[case::over_easter_and_the_royal_wedding("2011-04-20", 10, "2011-05-10")]
#[case::stage_3_acknowledged("2026-11-23", 2, "2026-11-25")]
#[case::stage_3_in_10_days("2026-11-23", 10, "2026-12-07")]
#[case::stage_3_panel_meets("2026-11-23", 30, "2027-01-07")]
#[case::panel_report("2027-01-05", 5, "2027-01-12")]
#[case::response_to_the_panel("2027-01-12", 15, "2027-02-02")]
#[case::boxing_day_on_a_saturday("2026-12-21", 5, "2026-12-30")]
#[case::christmas_day_on_a_saturday("2027-12-22", 5, "2027-12-31")]
fn due_dates(#[case] trigger: Date, #[case] working_days: u32, #[case] due: Date) {
    let calendar = Calendar::england_and_wales();
    assert_eq!(calendar.add(trigger, working_days), Ok(due));
    assert_eq!(
        calendar.between(trigger, due),
        Ok(working_days.cast_signed())
    );
    assert_eq!(
        calendar.explain(trigger, working_days).map(|why| why.end()),
        Ok(due)
    );
}

#[rstest]
#[case::papers_before_the_panel("2027-01-05", 10, "2026-12-17")]
#[case::from_a_saturday("2027-01-09", 1, "2027-01-08")]
#[case::from_easter_monday("2026-04-06", 1, "2026-04-02")]
#[case::nothing_to_count("2026-04-06", 0, "2026-04-06")]
fn dates_before(#[case] date: Date, #[case] working_days: u32, #[case] latest: Date) {
    let calendar = Calendar::england_and_wales();
    assert_eq!(calendar.subtract(date, working_days), Ok(latest));
    assert_eq!(
        calendar
            .explain_back(date, working_days)
            .map(|why| why.end()),
        Ok(latest)
    );
}

#[rstest]
#[case::a_working_day_stays("2026-04-02", "2026-04-02")]
#[case::good_friday("2026-04-03", "2026-04-07")]
#[case::saturday("2026-01-10", "2026-01-12")]
#[case::boxing_day_on_a_saturday("2026-12-26", "2026-12-29")]
#[case::leap_day("2028-02-29", "2028-02-29")]
fn what_is_sent_on_a_day_off_is_sent_on_the_next_working_day(#[case] sent: Date, #[case] on: Date) {
    assert_eq!(
        Calendar::england_and_wales().next_working_day_on_or_after(sent),
        Ok(on)
    );
}

#[rstest]
#[case::same_day("2026-01-07", "2026-01-07", 0)]
#[case::answered_on_the_next_day("2026-01-07", "2026-01-08", 1)]
#[case::answered_at_the_weekend("2026-01-08", "2026-01-10", 1)]
#[case::weekend_to_weekend("2026-01-10", "2026-01-11", 0)]
#[case::over_the_leap_day("2024-02-28", "2024-03-01", 2)]
#[case::two_days_in_hand("2026-01-09", "2026-01-07", -2)]
#[case::back_from_a_saturday("2026-01-10", "2026-01-07", -2)]
fn working_days_between(#[case] start: Date, #[case] end: Date, #[case] number: i32) {
    assert_eq!(
        Calendar::england_and_wales().between(start, end),
        Ok(number)
    );
}
