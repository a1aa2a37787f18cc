//! What the exploration of the procedures brought to light: nothing that was taken up is lost on the way.

use crate::desk::{Desk, ONE, THREE, TWO, answer, guards, receive, step, step_with};
use complaints::codes::{Ground, Kind, Procedure, Proceedings};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{EntryNumber, ParkingNumber, PointNumber, RouteNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::recorded::Fact;
use complaints::rules::GuardId;
use complaints::status::{Status, status};
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::{Date, date};

const fn ask(stage: StageNumber, on: Date) -> Command {
    Command::RequestStage {
        route: RouteNumber::MAIN,
        stage,
        on,
    }
}

fn park(desk: &mut Desk, on: Date) {
    desk.give(step(Step::PrejudiceWeighed, None, on))
        .expect("weighed");
    desk.give(parking(on)).expect("parked");
}

fn parking(on: Date) -> Command {
    Command::Park {
        on,
        proceedings: Proceedings::Court,
        points: Vec::new(),
        until: None,
    }
}

fn not_accept(on: Date) -> Command {
    crate::desk::not_accept(on, Ground::NotThisCouncil)
}

fn sent_back(to: Answer, on: Date) -> Command {
    let step = StepTaken {
        about: About::Entry(EntryNumber(1)),
        answer: Some(to),
        ..StepTaken::new(Step::ReferredBack, None)
    };
    step_with(on, step)
}

fn ombudsman_tells(desk: &mut Desk, on: Date) {
    desk.give(Command::OmbudsmanTells {
        on,
        reference: None,
        referred_by: None,
    })
    .expect("told");
}

#[test]
fn what_is_parked_is_neither_turned_away_nor_answered_before_the_parking_ends() {
    let mut desk = Desk::with_statutory(date(2026, 9, 1));
    park(&mut desk, date(2026, 9, 3));
    let turned_away = desk.give(not_accept(date(2026, 9, 4))).expect_err("parked");
    assert_eq!(guards(&turned_away), [GuardId::NoRefusalOnceAnswered]);
    let answered = desk
        .give(answer(ONE, date(2026, 9, 10)))
        .expect_err("parked");
    assert_eq!(guards(&answered), [GuardId::OpenStage]);
    desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: date(2026, 9, 10),
    })
    .expect("ended");
    desk.give(answer(ONE, date(2026, 9, 10))).expect("answered");
}

#[test]
fn what_went_on_to_stage_2_is_not_merged_away() {
    let mut desk = Desk::with_statutory(date(2026, 9, 1));
    desk.give(ask(TWO, date(2026, 9, 3))).expect("asked");
    let of_the_other = |step| StepTaken {
        reference: Some("NOR-0002".to_owned()),
        ..StepTaken::new(step, None)
    };
    let linked = StepTaken {
        answer: Some(Answer::Duplicate),
        ..of_the_other(Step::Linked)
    };
    desk.give(step_with(date(2026, 9, 4), linked))
        .expect("linked");
    let merged = of_the_other(Step::Merged);
    let refusal = desk
        .give(step_with(date(2026, 9, 4), merged))
        .expect_err("taken up");
    assert_eq!(guards(&refusal), [GuardId::NoRefusalOnceAnswered]);
}

#[test]
fn the_ombudsman_sends_nothing_back_to_a_stage_that_the_procedure_has_not_come_to() {
    let on = date(2026, 9, 10);
    let mut statutory = Desk::with_statutory(date(2026, 9, 1));
    ombudsman_tells(&mut statutory, on);
    let panel = statutory
        .give(sent_back(Answer::StageThree, on))
        .expect_err("no stage 2 yet");
    assert_eq!(guards(&panel), [GuardId::StageThreeAfterTwo]);
    let mut corporate = Desk::with(
        Kind::Complaint,
        Some(Procedure::Corporate),
        date(2026, 9, 1),
    );
    ombudsman_tells(&mut corporate, on);
    let panel = corporate
        .give(sent_back(Answer::StageThree, on))
        .expect_err("no panels");
    assert_eq!(guards(&panel), [GuardId::StagesOfTheProcedure]);
    corporate
        .give(sent_back(Answer::StageTwo, on))
        .expect("stage 2 is one");
    assert_eq!(status(corporate.case().state()), Status::Stage2);
}

#[test]
fn what_only_the_ombudsman_has_is_not_parked() {
    let on = date(2026, 9, 10);
    let mut desk = Desk::with_statutory(date(2026, 9, 1));
    desk.give(answer(ONE, on)).expect("answered");
    ombudsman_tells(&mut desk, on);
    assert_eq!(status(desk.case().state()), Status::WithOmbudsman);
    desk.give(step(Step::PrejudiceWeighed, None, on))
        .expect("weighed");
    let refusal = desk.give(parking(on)).expect_err("nothing is open");
    assert_eq!(guards(&refusal), [GuardId::OpenStage]);
}

#[test]
fn a_point_that_went_by_another_procedure_goes_on_when_the_case_is_taken_up_again() {
    let mut desk = Desk::with_statutory(date(2026, 9, 1));
    desk.give(Command::RaisePoint {
        on: date(2026, 9, 1),
        theme: None,
        team: None,
        text: None,
    })
    .expect("a second point");
    desk.does_not_qualify(date(2026, 9, 2));
    desk.give(Command::MovePoint {
        on: date(2026, 9, 2),
        point: PointNumber(2),
        to: Procedure::DataProtection,
        reason: "about a letter".into(),
    })
    .expect("moved");
    let due = desk.clock("DP-02").due;
    desk.give(not_accept(date(2026, 9, 3)))
        .expect("turned away");
    assert_eq!(desk.clocks("DP-02"), []);
    desk.give(Command::Reopen {
        on: date(2026, 9, 4),
        reason: "it is ours".into(),
    })
    .expect("taken up again");
    assert_eq!(desk.clock("DP-02").due, due);
    assert_eq!(desk.clock("ST-10").due, Some(date(2026, 9, 15)));
}

#[test]
fn a_late_request_for_a_panel_that_was_declined_can_be_weighed_again() {
    let mut desk = Desk::with_statutory(date(2026, 1, 5));
    desk.give(answer(ONE, date(2026, 1, 12))).expect("answered");
    desk.give(ask(TWO, date(2026, 1, 19))).expect("asked");
    desk.investigate(date(2026, 2, 20));
    desk.give(answer(TWO, date(2026, 2, 23))).expect("answered");
    let weighed = |answer| StepTaken {
        answer: Some(answer),
        ..StepTaken::new(Step::LateRequestWeighed, Some(TWO))
    };
    let late = date(2026, 3, 25);
    desk.weigh_against("2026-03-25");
    desk.give(step_with(late, weighed(Answer::Declined)))
        .expect("declined, with reasons");
    let refusal = desk.give(ask(THREE, late)).expect_err("declined");
    assert_eq!(guards(&refusal), [GuardId::StageThreeLate]);
    desk.give(step_with(late, weighed(Answer::Accepted)))
        .expect("there is something new");
    desk.give(ask(THREE, late)).expect("accepted");
}

#[test]
fn a_parking_is_reviewed_whatever_the_procedure() {
    let mut desk = Desk::with(
        Kind::Complaint,
        Some(Procedure::Corporate),
        date(2026, 9, 1),
    );
    park(&mut desk, date(2026, 9, 3));
    assert_eq!(desk.clock("ST-07").due, Some(date(2026, 10, 3)));
}

#[test]
fn a_day_that_was_past_when_the_ombudsman_named_it_is_due_at_once() {
    let mut desk = Desk::with_statutory(date(2026, 9, 1));
    ombudsman_tells(&mut desk, date(2026, 9, 10));
    let asked = StepTaken {
        about: About::Entry(EntryNumber(1)),
        day: Some(date(2026, 9, 7)),
        ..StepTaken::new(Step::OmbudsmanAsked, None)
    };
    desk.give(step_with(date(2026, 9, 10), asked))
        .expect("asked");
    assert_eq!(desk.clock("LG-02").due, Some(date(2026, 9, 10)));
}

#[test]
fn a_contact_taken_in_as_corporate_is_taken_and_says_what_is_not_recorded_of_it() {
    let received = date(2026, 11, 2);
    let mut desk = Desk::on(date(2026, 11, 24));
    let corporate = receive(Kind::Complaint, Some(Procedure::Corporate), received);
    let warnings = desk.give(corporate).expect("it is taken");
    let guards: Vec<_> = warnings.iter().map(|it| it.guard.id).collect();
    assert_eq!(guards, [GuardId::CorporateSaysWhy]);
    assert!(
        warnings[0]
            .why
            .contains("whether the function that point 1 is about qualifies"),
        "{}",
        warnings[0].why
    );
    let function = |answer| {
        let step = StepTaken {
            about: About::Point(PointNumber(1)),
            answer: Some(answer),
            reference: Some("Children Act 1989 s.47".to_owned()),
            ..StepTaken::new(Step::FunctionReliedOn, None)
        };
        Fact::new(Occurred::On(received), Event::StepTaken(step))
    };
    for (answer, guard) in [
        (Answer::Qualifies, Some(GuardId::CorporateNeverForStatutory)),
        (Answer::DoesNotQualify, None),
    ] {
        let Command::Receive {
            receipt,
            received,
            texts,
            mut with,
        } = receive(Kind::Complaint, Some(Procedure::Corporate), received)
        else {
            panic!("a receipt");
        };
        with.push(function(answer));
        let mut desk = Desk::on(date(2026, 11, 24));
        let given = desk.give(Command::Receive {
            receipt,
            received,
            texts,
            with,
        });
        let warnings = given.expect("it is taken all the same");
        let guards: Vec<_> = warnings.iter().map(|it| it.guard.id).collect();
        assert_eq!(guards, Vec::from_iter(guard));
    }
    let statutory = receive(Kind::Complaint, Some(Procedure::ChildrenAct), received);
    let mut desk = Desk::on(date(2026, 11, 24));
    assert_eq!(desk.give(statutory).expect("it is taken"), []);
}
