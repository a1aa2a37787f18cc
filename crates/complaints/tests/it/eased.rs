//! Regulation 13 and D16: no date that was missed is corrected away without its reason.

use crate::desk::{Desk, ONE, TWO};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::RouteNumber;
use complaints::occurred::Occurred;
use complaints::rules::GuardId;
use complaints::step::Step;

#[test]
fn regulation_13_no_correction_eases_a_limit_without_its_reason() {
    // asked for on 23 December 2026, so that it is due on 1 February 2027
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    assert_eq!(desk.due("ST-20"), day("2027-02-01"));
    let request = desk.began(TWO);
    let moved = |to: &str, reason: Option<&str>| Command::Correct {
        seq: request,
        occurred: Occurred::On(day(to)),
        event: Event::StageStarted {
            route: RouteNumber::MAIN,
            stage: TWO,
        },
        parts: Vec::new(),
        reason: reason.map(Into::into),
    };
    desk.today = day("2028-12-01");
    refused(
        desk.give(moved("2027-02-12", None)),
        GuardId::CorrectedWithAReason,
        "Stage 2 answer (ST-20) was due on Mon 1 February 2027, which was missed, and would be due on Fri 19 March 2027",
    );
    refused(
        desk.give(moved("2027-02-12", Some(" "))),
        GuardId::CorrectedWithAReason,
        "Regulation 13",
    );
    refused(
        desk.give(moved("2026-12-23", Some("it was read once more"))),
        GuardId::KnownItem,
        "says that already, so nothing would change",
    );
    // an earlier day eases nothing
    free(desk.give(moved("2026-12-22", None)));
    assert_eq!(desk.due("ST-20"), day("2027-01-29"));
    warned(
        desk.give(moved("2027-02-12", Some("the letter is of another child"))),
        GuardId::CorrectedWithAReason,
        "stays in the history with the reason",
    );
    assert_eq!(desk.due("ST-20"), day("2027-03-19"));
    let last = desk.case().version();
    let said = complaints::timeline::words(desk.case(), last).map(|it| it.reveal().as_str());
    assert_eq!(said, Some("the letter is of another child"));
}

#[test]
fn regulation_13_a_late_answer_is_not_dated_back_without_its_reason_and_a_slip_of_the_day_needs_none()
 {
    let mut desk = Desk::statutory("2026-12-01");
    desk.today = day("2026-12-22");
    desk.send(ONE, "2026-12-22");
    assert_eq!(desk.clock("ST-10").met(), Some(false));
    let answered = desk
        .case()
        .facts()
        .into_iter()
        .find_map(|it| match it.event {
            Event::StageAnswered { .. } => Some((it.seq, it.event.clone())),
            _ => None,
        });
    let (seq, event) = answered.expect("it was answered");
    let dated = |on: &str| Command::Correct {
        seq,
        occurred: Occurred::On(day(on)),
        event: event.clone(),
        parts: Vec::new(),
        reason: None,
    };
    let later = desk.decide(dated("2026-12-15"));
    assert!(later.is_ok(), "on the day of its recording");
    desk.today = day("2026-12-23");
    refused(
        desk.give(dated("2026-12-15")),
        GuardId::CorrectedWithAReason,
        "Stage 1 answer (ST-10) was due on Tue 15 December 2026, which was missed",
    );
}

#[test]
fn regulation_13_what_is_no_limit_is_dated_back_without_a_reason() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk.today = day("2027-01-20");
    free(desk.take("2027-01-20", say(Step::Acknowledged).at(TWO)));
    assert_eq!(desk.clock("ST-21").met(), Some(false));
    desk.today = day("2027-01-22");
    free(desk.give(acknowledged_on(&desk, "2026-12-24")));
    assert_eq!(desk.clock("ST-21").met(), Some(true));
}

/// The acknowledgement of stage 2, corrected to another day without a word.
fn acknowledged_on(desk: &Desk, on: &str) -> Command {
    let facts = desk.case().facts();
    let entry = facts.iter().find(
        |it| matches!(&it.event, Event::StepTaken(taken) if taken.step == Step::Acknowledged),
    );
    let entry = entry.expect("it was acknowledged");
    Command::Correct {
        seq: entry.seq,
        occurred: Occurred::On(day(on)),
        event: entry.event.clone(),
        parts: Vec::new(),
        reason: None,
    }
}

#[test]
fn regulation_13_a_limit_that_was_missed_of_a_point_alone_asks_no_reason_of_other_corrections() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    desk.today = day("2026-04-24");
    free(desk.ask(TWO, "2026-04-22"));
    free(desk.take("2026-04-24", say(Step::Acknowledged).at(TWO)));
    // the second point was due on 1 May
    desk.today = day("2026-05-08");
    free(desk.give(acknowledged_on(&desk, "2026-04-23")));
}
