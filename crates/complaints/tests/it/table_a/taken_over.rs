//! Clocks of a history that was taken over from elsewhere: it says what it says, and what it does not say is not made up.

use crate::desk::{Desk, ONE, TWO, receipt};
use crate::way::{Says, day, say};
use complaints::codes::{Kind, Procedure, RaisedBy};
use complaints::command::Command;
use complaints::event::{Event, Receipt};
use complaints::ids::{RouteNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::recorded::{Fact, Source};
use complaints::step::{Step, StepTaken};

/// A complaint received on 1 April 2026, and what is known of it since.
fn taken_over(procedure: Procedure, since: Vec<(Occurred, Event)>) -> Desk {
    taken_over_from(receipt(Kind::Complaint, Some(procedure)), since)
}

fn taken_over_from(receipt: Receipt, since: Vec<(Occurred, Event)>) -> Desk {
    let mut desk = Desk::on(day("2028-11-30"));
    let received = Event::Received(receipt);
    let facts = std::iter::once((on("2026-04-01"), received)).chain(since);
    let facts = facts.map(|(on, event)| Fact::new(on, event)).collect();
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("history is recorded as it was");
    desk
}

fn on(written: &str) -> Occurred {
    Occurred::On(day(written))
}

fn began(stage: StageNumber) -> Event {
    let route = RouteNumber::MAIN;
    Event::StageStarted { route, stage }
}

#[test]
fn a_complaint_of_which_the_receipt_alone_is_known_runs_all_the_same() {
    let desk = taken_over(Procedure::ChildrenAct, Vec::new());
    assert_eq!(desk.runs("ST-10"), (day("2026-04-01"), day("2026-04-17")));
    assert!(desk.running("ST-10"));
    assert!(desk.running("ST-01"));
}

#[test]
fn co_21_of_a_request_whose_day_is_unknown_has_no_day_made_up() {
    let answered = Event::StageAnswered {
        route: RouteNumber::MAIN,
        stage: ONE,
        by: None,
        post: None,
        next_stage_told: false,
        next_stage_untold: false,
    };
    let april = Occurred::Between(day("2026-04-20"), day("2026-04-30"));
    let since = vec![
        (on("2026-04-01"), began(ONE)),
        (on("2026-04-17"), answered),
        (april, began(TWO)),
    ];
    let desk = taken_over(Procedure::Corporate, since);
    assert!(desk.has("CO-12"), "stage 1 and its day are known");
    assert!(!desk.has("CO-20"));
    assert!(!desk.has("CO-21"));
}

#[test]
fn co_11_of_an_acknowledgement_whose_day_is_unknown_has_no_day_made_up() {
    let by_the_last_day = Occurred::Between(day("2026-04-02"), day("2026-04-10"));
    let since = vec![
        (on("2026-04-01"), began(ONE)),
        (by_the_last_day, Event::Acknowledged),
    ];
    let desk = taken_over(Procedure::Corporate, since);
    assert_eq!(desk.clock("CO-10").due, Some(day("2026-04-10")));
    assert!(!desk.has("CO-11"));
}

#[test]
fn each_of_two_waits_for_an_advocate_ends_when_that_advocate_came() {
    let wait = |step, time, day| {
        let taken = StepTaken {
            time,
            ..say(step).at(ONE)
        };
        (on(day), Event::StepTaken(taken))
    };
    let mut since = vec![
        (on("2026-04-01"), began(ONE)),
        wait(Step::AdvocateAwaited, 1, "2026-04-09"),
        wait(Step::AdvocateCame, 1, "2026-04-14"),
        wait(Step::AdvocateAwaited, 2, "2026-04-16"),
    ];
    let by_a_child = |since| {
        let mut receipt = receipt(Kind::Complaint, Some(Procedure::ChildrenAct));
        receipt.raised_by = Some(RaisedBy::Child);
        taken_over_from(receipt, since)
    };
    let desk = by_a_child(since.clone());
    assert_eq!(desk.clock("ST-10").due, None, "nobody has come since");
    since.push(wait(Step::AdvocateCame, 2, "2026-04-20"));
    let desk = by_a_child(since);
    let clock = desk.clock("ST-10");
    // 9, 10 and 13 April, and 16 and 17 April
    assert_eq!((clock.due, clock.paused_days), (Some(day("2026-04-24")), 5));
}
