//! Clocks of the corporate procedure: CO-01 to CO-40, of a complaint of Tuesday 22 December 2026.

use crate::desk::{Desk, ONE, TWO};
use crate::way::{Says, chose, day, free, say};
use complaints::command::Command;
use complaints::rules::{GuardId, Moment, Rules};
use complaints::status::Status;
use complaints::step::{Answer, Step};

fn received() -> Desk {
    Desk::corporate("2026-12-22")
}

fn acknowledged(on: &str) -> Desk {
    let mut desk = received();
    free(desk.give(Command::Acknowledge { on: day(on) }));
    desk
}

#[test]
fn co_01_twelve_months_to_complain_refuse_nothing_by_themselves() {
    let mut desk = received();
    free(desk.take("2026-12-22", say(Step::GroundsArose).names("2025-12-21")));
    assert_eq!(desk.runs("CO-01"), (day("2025-12-21"), day("2026-12-21")));
    let (on, _, met) = desk.stopped("CO-01");
    assert_eq!((on, met), (day("2026-12-22"), false));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn co_10_acknowledged_within_5_working_days_over_christmas() {
    let desk = acknowledged("2027-01-04");
    assert_eq!(desk.runs("CO-10"), (day("2026-12-22"), day("2026-12-31")));
    assert_eq!(desk.stopped("CO-10"), (day("2027-01-04"), 6, false));
}

#[test]
fn co_11_ten_days_from_the_acknowledgement_extended_by_ten_more() {
    let mut desk = acknowledged("2026-12-24");
    assert_eq!(desk.runs("CO-11"), (day("2026-12-24"), day("2027-01-12")));
    assert_eq!(desk.clock("CO-11").limit, Some(day("2027-01-26")));
    free(desk.take("2027-01-12", say(Step::ExtensionNamesOmbudsman).at(ONE)));
    free(desk.extend(ONE, "2027-01-12", "2027-01-26"));
    desk.send(ONE, "2027-01-27");
    assert_eq!(desk.stopped("CO-11"), (day("2027-01-27"), 21, false));
    free(desk.ask(TWO, "2027-01-28"));
    assert_eq!(desk.status(), Status::Stage2);
}

#[test]
fn co_11_not_acknowledged_counts_from_the_day_by_which_it_was_due_to_be() {
    let desk = received();
    assert_eq!(desk.runs("CO-11"), (day("2026-12-31"), day("2027-01-15")));
}

#[test]
fn co_11_a_late_acknowledgement_moves_it_no_later_than_the_day_by_which_that_was_due() {
    let late = acknowledged("2027-01-08");
    assert_eq!(late.runs("CO-11"), (day("2026-12-31"), day("2027-01-15")));
    let on_its_last_day = acknowledged("2026-12-31");
    assert_eq!(
        on_its_last_day.runs("CO-11"),
        (day("2026-12-31"), day("2027-01-15"))
    );
    let mut second = at_stage_2();
    free(second.take("2027-02-05", say(Step::Acknowledged).at(TWO)));
    assert_eq!(second.runs("CO-21"), (day("2027-01-27"), day("2027-02-24")));
}

#[test]
fn co_11_put_off_at_the_complainants_wish_keeps_both_dates() {
    let mut desk = acknowledged("2026-12-24");
    free(
        desk.take(
            "2027-01-04",
            say(Step::Deferred)
                .answer(Answer::Complainant)
                .names("2027-01-06"),
        ),
    );
    let clock = desk.clock("CO-11");
    assert_eq!(
        (clock.first_due, clock.due, clock.paused_days),
        (day("2027-01-12"), Some(day("2027-01-14")), 2)
    );
}

#[test]
fn co_12_asking_for_stage_2_within_20_working_days_late_is_taken_up_all_the_same() {
    let mut desk = acknowledged("2026-12-24");
    desk.send(ONE, "2027-01-11");
    assert_eq!(desk.runs("CO-12"), (day("2027-01-11"), day("2027-02-08")));
    let warnings = desk.ask(TWO, "2027-02-09").expect("never refused");
    assert_eq!(warnings[0].guard.id, GuardId::StageTwoLate);
    assert_eq!(desk.stopped("CO-12"), (day("2027-02-09"), 21, false));
}

#[test]
fn c23_the_window_for_stage_2_is_the_councils_number_for_clock_and_warning_alike() {
    let rules = chose("C23", None, Some(30), "2026-12-01");
    let mut desk = acknowledged("2026-12-24").under(rules);
    desk.send(ONE, "2027-01-11");
    assert_eq!(desk.due("CO-12"), day("2027-02-22"));
    free(desk.ask(TWO, "2027-02-22"));
}

fn at_stage_2() -> Desk {
    let mut desk = acknowledged("2026-12-24");
    desk.send(ONE, "2027-01-11");
    free(desk.ask(TWO, "2027-01-20"));
    desk
}

#[test]
fn co_20_the_request_is_acknowledged_within_5_working_days() {
    let mut desk = at_stage_2();
    assert_eq!(desk.runs("CO-20"), (day("2027-01-20"), day("2027-01-27")));
    free(desk.take("2027-01-28", say(Step::Acknowledged).at(TWO)));
    assert_eq!(desk.stopped("CO-20"), (day("2027-01-28"), 6, false));
}

#[test]
fn co_21_twenty_days_from_that_acknowledgement_extended_by_twenty_more() {
    let mut desk = at_stage_2();
    assert_eq!(
        desk.runs("CO-21"),
        (day("2027-01-27"), day("2027-02-24")),
        "not acknowledged yet"
    );
    free(desk.take("2027-01-21", say(Step::Acknowledged).at(TWO)));
    assert_eq!(desk.runs("CO-21"), (day("2027-01-21"), day("2027-02-18")));
    free(desk.take("2027-02-18", say(Step::ExtensionNamesOmbudsman).at(TWO)));
    free(desk.extend(TWO, "2027-02-18", "2027-03-18"));
    assert_eq!(desk.clock("CO-21").limit, Some(day("2027-03-18")));
    desk.send(TWO, "2027-03-18");
    assert_eq!(desk.stopped("CO-21"), (day("2027-03-18"), 40, true));
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn c22_counted_from_receipt_where_the_council_chose_so() {
    let rules = chose("C22", Some("receipt"), None, "2026-12-22");
    let desk = acknowledged("2026-12-24").under(rules);
    assert_eq!(desk.runs("CO-11"), (day("2026-12-22"), day("2027-01-08")));
    let rules = chose("C22", Some("receipt"), None, "2026-12-23");
    let before = acknowledged("2026-12-24").under(rules);
    assert_eq!(before.due("CO-11"), day("2027-01-12"), "it came before");
}

#[test]
fn co_30_and_c21_the_councils_own_target_runs_beside_the_codes_limit() {
    assert!(!received().has("CO-30"), "only where a council has one");
    let rules = chose("C21", Some("own_target"), Some(15), "2026-12-01");
    let mut desk = acknowledged("2026-12-24").under(rules);
    assert_eq!(desk.runs("CO-30"), (day("2026-12-22"), day("2027-01-15")));
    assert_eq!(desk.due("CO-11"), day("2027-01-12"));
    desk.send(ONE, "2027-01-14");
    assert_eq!(desk.stopped("CO-30"), (day("2027-01-14"), 14, true));
    assert_eq!(desk.stopped("CO-11"), (day("2027-01-14"), 12, false));
}

#[test]
fn co_40_and_ar_01_the_years_reports_are_no_clocks_of_a_case() {
    let rules = Rules::built_in().expect("they read");
    let desk = received();
    for (id, source) in [
        ("CO-40", "Complaint Handling Code 8.1 to 8.3"),
        ("AR-01", "Regulation 13"),
    ] {
        let rule = rules.clocks().find(|it| it.id == id).expect(id);
        assert_eq!(
            (rule.starts, rule.stops),
            (Moment::YearEnd, Moment::Published)
        );
        assert!(rule.source.contains(source), "{}", rule.source);
        assert!(!desk.has(id));
    }
}
