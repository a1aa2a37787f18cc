//! What changes from outside: the instrument of 2020, and bank holidays that come or go while a clock runs.

use crate::desk::{Desk, ONE, THREE};
use crate::way::Says;
use crate::way::{day, free, say};
use complaints::clock::clocks;
use complaints::duties::judged;
use complaints::rules::{Instead, RuleFiles, Rules};
use complaints::step::Step;

/// A panel that met on 1 June 2020.
fn panel_of_2020(received: &str) -> Desk {
    let mut desk = Desk::at_stage_3("2020-05-11");
    desk.constitute_panel(day("2020-05-20"));
    free(desk.take("2020-06-01", say(Step::PanelHeld).at(THREE)));
    free(desk.take(received, say(Step::ReportReceived).at(THREE)));
    desk
}

#[test]
fn si_2020_445_named_no_day_for_report_and_answer_and_both_dates_are_shown() {
    let mut desk = panel_of_2020("2020-06-15");
    let instrument = Some(("SI 2020/445".to_owned(), Instead::AsSoonAsPracticable));
    let report = desk.clock("ST-35");
    assert_eq!(report.due, Some(day("2020-06-08")), "the ordinary date");
    assert_eq!(report.instrument, instrument);
    assert!(!report.late(day("2020-12-01")));
    let answer = desk.clock("ST-36");
    assert_eq!(answer.instrument, instrument);
    assert_eq!(answer.due, Some(day("2020-07-06")));
    free(desk.take(
        "2020-07-20",
        say(Step::IndependentPersonConsulted).at(THREE),
    ));
    desk.tell_the_child(THREE, day("2020-07-20"));
    let warnings = desk.send(THREE, "2020-07-20");
    assert_eq!(warnings, [], "no day was missed");
    let answer = desk.clock("ST-36");
    assert_eq!(answer.met(), None);
    let late = answer.lateness(&desk.calendar, day("2020-12-01"));
    assert_eq!(late.expect("within the calendar"), None);
    let words = "no day was set by SI 2020/445, as soon as reasonably practicable";
    assert_eq!(answer.met_in_words(), words);
    assert_eq!(report.without_day_in_words().as_deref(), Some(words));
}

#[test]
fn si_2020_445_a_case_is_judged_by_no_day_that_it_did_not_set() {
    let desk = panel_of_2020("2020-06-15");
    let judged_by = |desk: &Desk| {
        let mut all =
            clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        all.retain(|it| ["ST-35", "ST-36"].contains(&it.rule.id.as_str()));
        judged(desk.case().state(), &all).map(|it| it.rule.id.clone())
    };
    assert_eq!(
        judged_by(&desk),
        None,
        "neither report nor answer has a day"
    );
    let later = panel_of_2020("2020-09-28");
    assert_eq!(
        judged_by(&later).as_deref(),
        Some("ST-36"),
        "it was over by then"
    );
}

#[test]
fn si_2020_445_holds_to_its_last_day_and_not_after() {
    let last = panel_of_2020("2020-09-25").clock("ST-36");
    assert!(last.instrument.is_some());
    let after = panel_of_2020("2020-09-28").clock("ST-36");
    assert_eq!(
        (after.instrument, after.due),
        (None, Some(day("2020-10-19")))
    );
}

#[test]
fn si_2020_445_stopped_no_other_clock() {
    let desk = panel_of_2020("2020-06-15");
    for id in ["ST-10", "ST-20", "ST-33"] {
        assert_eq!(desk.clock(id).instrument, None, "{id}");
    }
    let desk = Desk::statutory("2020-05-01");
    assert_eq!(desk.due("ST-10"), day("2020-05-18"));
    assert!(desk.clock("ST-10").late(day("2020-05-19")));
}

#[test]
fn an_instrument_that_sets_another_length_moves_the_day_while_it_is_in_force() {
    let longer = RuleFiles::BUILT_IN.instruments.to_owned()
        + "\n[[instrument]]\nid = \"SI 2027/1\"\nname = \"Longer for a while\"\nfrom = \"2027-03-01\"\n\
           to = \"2027-05-31\"\nlimits = [\"ST-10\"]\ninstead = \"15 working days\"\n\
           source = \"An instrument made up for this test\"\nstanding = \"sourced\"\n";
    let files = RuleFiles {
        instruments: &longer,
        ..RuleFiles::BUILT_IN
    };
    let rules = Rules::read(&files).expect("they read");
    let mut desk = Desk::statutory("2027-05-26").under(rules.clone());
    let clock = desk.clock("ST-10");
    // 31 May is a bank holiday; the ordinary date stays beside the one that holds
    assert_eq!(
        (clock.first_due, clock.due),
        (day("2027-06-10"), Some(day("2027-06-17")))
    );
    desk.send(ONE, "2027-06-17");
    assert_eq!(desk.stopped("ST-10"), (day("2027-06-17"), 15, true));
    let after = Desk::statutory("2027-06-01").under(rules);
    assert_eq!(after.due("ST-10"), day("2027-06-15"));
}

#[test]
fn a_bank_holiday_proclaimed_while_a_clock_runs_moves_it_on() {
    let mut desk = Desk::statutory("2027-05-26");
    assert_eq!(desk.due("ST-10"), day("2027-06-10"));
    desk.calendar = desk
        .calendar
        .with_bank_holiday(day("2027-06-04"), "National Day of Thanks")
        .expect("it can be proclaimed");
    assert_eq!(desk.due("ST-10"), day("2027-06-11"));
    // a stage that is over is counted again by the same calendar as everybody sees
    desk.send(ONE, "2027-06-11");
    assert_eq!(desk.stopped("ST-10"), (day("2027-06-11"), 10, true));
}

#[test]
fn a_bank_holiday_withdrawn_while_a_clock_runs_takes_its_day_back() {
    let mut desk = Desk::statutory("2027-05-26");
    desk.calendar = desk
        .calendar
        .without_bank_holiday(day("2027-05-31"))
        .expect("it can be withdrawn");
    assert_eq!(desk.due("ST-10"), day("2027-06-09"));
}

#[test]
fn a_bank_holiday_more_makes_papers_before_a_panel_due_sooner_and_never_later() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    assert_eq!(desk.due("ST-34"), day("2026-12-17"));
    desk.calendar = desk
        .calendar
        .with_bank_holiday(day("2026-12-29"), "A day of thanks")
        .expect("it can be proclaimed");
    assert_eq!(desk.due("ST-34"), day("2026-12-16"));
    assert_eq!(desk.due("ST-33"), day("2027-01-08"));
}
