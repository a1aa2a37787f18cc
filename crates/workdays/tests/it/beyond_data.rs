//! Outside the years that are known there is an error, never a guess.

use rstest::rstest;
use workdays::{BeyondData, Calendar, Date, date};

#[rstest]
#[case::the_day_before_the_first(date(2005, 12, 31))]
#[case::the_day_after_the_last(date(2029, 1, 1))]
#[case::the_first_date_of_all(Date::MIN)]
#[case::the_last_date_of_all(Date::MAX)]
fn every_question_about_it_gives_the_error(#[case] unknown: Date) {
    let calendar = Calendar::england_and_wales();
    let known = date(2026, 1, 5);
    let errors: [BeyondData; 13] = [
        calendar.day(unknown).unwrap_err(),
        calendar.is_working_day(unknown).unwrap_err(),
        calendar.is_provisional(unknown).unwrap_err(),
        calendar.next_working_day_on_or_after(unknown).unwrap_err(),
        calendar.add(unknown, 0).unwrap_err(),
        calendar.add(unknown, 1).unwrap_err(),
        calendar.subtract(unknown, 0).unwrap_err(),
        calendar.between(unknown, known).unwrap_err(),
        calendar.between(known, unknown).unwrap_err(),
        calendar.explain(unknown, 3).unwrap_err(),
        calendar.explain_back(unknown, 3).unwrap_err(),
        calendar.explain_between(known, unknown).unwrap_err(),
        calendar
            .add_calendar_days_then_roll(unknown, 30)
            .unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.needed(), unknown);
        assert_eq!(error.first_day(), date(2006, 1, 1));
        assert_eq!(error.last_day(), date(2028, 12, 31));
    }
}

#[test]
fn the_first_and_the_last_day_are_known() {
    let calendar = Calendar::england_and_wales();
    assert_eq!(
        calendar.is_working_day(calendar.first_day()),
        Ok(false),
        "a Sunday"
    );
    assert_eq!(
        calendar.is_working_day(calendar.last_day()),
        Ok(false),
        "a Sunday"
    );
    assert_eq!(
        calendar.add(calendar.last_day(), 0),
        Ok(calendar.last_day())
    );
    // 2 January 2006 is the substitute for New Year's Day
    assert_eq!(calendar.subtract(date(2006, 1, 4), 1), Ok(date(2006, 1, 3)));
    assert_eq!(calendar.add(date(2028, 12, 28), 1), Ok(date(2028, 12, 29)));
}

#[test]
fn a_count_that_runs_out_names_the_first_day_it_misses() {
    let calendar = Calendar::england_and_wales();
    let missed = |result: Result<Date, BeyondData>| result.unwrap_err().needed();
    assert_eq!(
        missed(calendar.add(date(2028, 12, 28), 2)),
        date(2029, 1, 1)
    );
    assert_eq!(
        missed(calendar.add(date(2026, 1, 5), u32::MAX)),
        date(2029, 1, 1)
    );
    assert_eq!(
        missed(calendar.subtract(date(2006, 1, 3), 1)),
        date(2005, 12, 31)
    );
    assert_eq!(
        missed(calendar.subtract(date(2006, 1, 1), 1)),
        date(2005, 12, 31)
    );
    assert_eq!(
        missed(calendar.subtract(date(2026, 1, 5), u32::MAX)),
        date(2005, 12, 31)
    );
    // a weekend at the very end has no next working day that is known
    assert_eq!(
        missed(calendar.next_working_day_on_or_after(date(2028, 12, 30))),
        date(2029, 1, 1)
    );
}

#[test]
fn the_error_says_what_was_needed_and_what_to_do() {
    let error = Calendar::england_and_wales()
        .day(date(2029, 4, 2))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "working days are not known for Mon 2 April 2029: the calendar covers 1 January 2006 to \
         31 December 2028; check the date, or use a calendar that covers it"
    );
}
