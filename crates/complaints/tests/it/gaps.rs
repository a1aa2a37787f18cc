//! Gaps: what is missing is named, shown and counted.

use crate::desk::{Desk, ONE, answer};
use complaints::clock::clocks;
use complaints::codes::{Outcome, Procedure};
use complaints::command::Command;
use complaints::event::Event;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{PointNumber, RouteNumber};
use complaints::occurred::Occurred;
use complaints::recorded::{Fact, Source};
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::date;

fn found(desk: &Desk) -> Vec<Gap> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks)
}

#[test]
fn a_late_answer_with_no_notice_is_a_gap() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(Command::Acknowledge {
        on: date(2026, 4, 2),
    })
    .expect("acknowledged");
    inform(&mut desk);
    desk.give(answer(ONE, date(2026, 4, 20))).expect("day 11");
    fault(&mut desk, date(2026, 4, 20));
    assert_eq!(found(&desk), [Gap::LateWithoutNotice(ONE)]);
}

/// There was fault in what the first point is about.
fn fault(desk: &mut Desk, on: jiff::civil::Date) {
    let fault = StepTaken {
        about: About::Point(PointNumber(1)),
        answer: Some(Answer::Yes),
        ..StepTaken::new(Step::FaultFound, None)
    };
    desk.give(crate::desk::step_with(on, fault))
        .expect("fault is found");
}

/// The letter of 2 April 2026 says how it goes on.
fn inform(desk: &mut Desk) {
    let sent = crate::desk::step(Step::InformationSent, None, date(2026, 4, 2));
    desk.give(sent).expect("it is recorded");
}

#[test]
fn regulation_11_that_the_procedure_and_advocacy_were_explained_is_missing_until_it_is_recorded() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    assert_eq!(found(&desk), [Gap::NoAcknowledgement]);
    desk.give(Command::Acknowledge {
        on: date(2026, 4, 2),
    })
    .expect("acknowledged");
    assert_eq!(found(&desk), [Gap::NoInformation]);
    assert_eq!(
        found(&desk)[0].to_string(),
        "not recorded that the procedure, help with it and advocacy were explained in writing"
    );
    inform(&mut desk);
    assert_eq!(found(&desk), []);
}

#[test]
fn regulation_11_is_no_gap_of_another_procedure_nor_of_a_past_that_was_brought_in() {
    let mut corporate = Desk::corporate("2026-04-01");
    corporate
        .give(Command::Acknowledge {
            on: date(2026, 4, 2),
        })
        .expect("acknowledged");
    assert_eq!(found(&corporate), []);
    let mut past = Desk::with_statutory(date(2026, 4, 1));
    let mut facts: Vec<Fact> = past
        .case()
        .facts()
        .iter()
        .map(|it| Fact::new(it.occurred, it.event.clone()))
        .collect();
    let acknowledged = Occurred::On(date(2026, 4, 2));
    facts.push(Fact::new(acknowledged, Event::Acknowledged));
    past.case = None;
    past.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("recorded");
    assert_eq!(found(&past), []);
}

#[test]
fn where_nobody_can_be_answered_what_was_considered_is_asked_for_and_no_acknowledgement() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let step = |step| crate::desk::step(step, None, date(2026, 4, 2));
    desk.give(step(Step::NobodyToAnswer)).expect("marked");
    assert_eq!(found(&desk), [Gap::NoActionConsidered]);
    desk.give(step(Step::ActionConsidered)).expect("considered");
    assert_eq!(found(&desk), []);
}

#[test]
fn a_complete_case_has_no_gap() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(Command::Acknowledge {
        on: date(2026, 4, 2),
    })
    .expect("acknowledged");
    inform(&mut desk);
    desk.give(answer(ONE, date(2026, 4, 17))).expect("day 10");
    fault(&mut desk, date(2026, 4, 17));
    assert_eq!(found(&desk), []);
}

#[test]
fn an_extension_of_which_only_the_fact_is_known_is_four_gaps() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let mut facts: Vec<Fact> = desk
        .case()
        .facts()
        .iter()
        .map(|it| Fact::new(it.occurred, it.event.clone()))
        .collect();
    facts.push(Fact::new(
        Occurred::On(date(2026, 4, 2)),
        Event::Acknowledged,
    ));
    let event = Event::StageExtended {
        route: RouteNumber::MAIN,
        stage: ONE,
        to: None,
        told_on: None,
        approved_by: None,
    };
    facts.push(Fact::new(
        Occurred::Between(date(2026, 4, 1), date(2026, 4, 17)),
        event,
    ));
    desk.case = None;
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("recorded");
    assert_eq!(desk.clock("ST-10").due, Some(date(2026, 5, 1)));
    let gaps = found(&desk);
    assert_eq!(
        gaps,
        [
            Gap::ExtensionUndated(ONE),
            Gap::ExtensionWithoutReason(ONE),
            Gap::ExtensionWithoutEnd(ONE),
            Gap::ExtensionWithoutNotice(ONE)
        ]
    );
    assert_eq!(gaps[1].to_string(), "stage 1: no reason for the extension");
}

#[test]
fn w8_a_point_that_was_upheld_here_says_whether_there_was_fault() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(answer(ONE, date(2026, 4, 13))).expect("upheld");
    let unsaid = Gap::NoFault(PointNumber(1));
    assert!(found(&desk).contains(&unsaid));
    assert_eq!(
        unsaid.to_string(),
        "point 1 was upheld, and it is not said whether there was fault, nor what injustice came of it"
    );
    fault(&mut desk, date(2026, 4, 13));
    assert!(!found(&desk).contains(&unsaid));
    // a past that was brought in was reported as it was counted then
    let mut past = Desk::with_statutory(date(2026, 4, 1));
    past.give_as(Source::Import, answer(ONE, date(2026, 4, 13)))
        .expect("it is brought in");
    assert!(!found(&past).contains(&unsaid));
}

/// The second point was upheld in an answer that was brought in.
fn second_upheld_elsewhere(desk: &mut Desk, route: RouteNumber) {
    let on = date(2026, 4, 13);
    let answered = Event::StageAnswered {
        route,
        stage: ONE,
        by: None,
        post: None,
        next_stage_told: true,
        next_stage_untold: false,
    };
    desk.happened(on, answered);
    let found = Event::PointFound {
        point: PointNumber(2),
        stage: ONE,
        outcome: Outcome::Upheld,
        letter_said: None,
    };
    desk.happened(on, found);
}

#[test]
fn w8_of_a_point_that_goes_its_own_way_it_is_asked_where_its_own_answer_was_given() {
    let unsaid = |desk: &Desk| {
        let all = found(desk).into_iter();
        let unsaid = all.filter(|it| matches!(it, Gap::NoFault(_)));
        unsaid.collect::<Vec<_>>()
    };
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    desk.give(answer(ONE, date(2026, 4, 13))).expect("upheld");
    second_upheld_elsewhere(&mut desk, route);
    assert_eq!(unsaid(&desk), [Gap::NoFault(PointNumber(1))]);
    // a point whose procedure has no stage of its own is answered with the case
    let mut together = Desk::with_statutory(date(2026, 4, 1));
    let raised = Event::PointRaised {
        point: PointNumber(2),
        theme: None,
        team: None,
        procedure: Some(Procedure::Corporate),
    };
    together.happened(date(2026, 4, 1), raised);
    second_upheld_elsewhere(&mut together, RouteNumber::MAIN);
    assert_eq!(unsaid(&together), []);
}
