//! Tables B2 to B5: what a step may do, and what refuses it.

use crate::desk::{
    Desk, ONE, THREE, TWO, answer, extend, guards, not_accept, receive, step, withdraw,
};
use complaints::codes::{Ground, Kind, Procedure};
use complaints::command::Command;
use complaints::decide::Refusal;
use complaints::ids::RouteNumber;
use complaints::rules::GuardId;
use complaints::status::{Status, status};
use complaints::step::Step;
use jiff::civil::date;

#[test]
fn stage_1_is_extended_once() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(extend(ONE, date(2026, 4, 15), date(2026, 5, 1)))
        .expect("the first extension");
    let second = desk
        .give(extend(ONE, date(2026, 4, 16), date(2026, 5, 1)))
        .expect_err("a second extension");
    assert_eq!(guards(&second), [GuardId::OneExtension]);
    assert_eq!(desk.clock("ST-10").due, Some(date(2026, 5, 1)));
}

#[test]
fn stage_1_is_extended_on_or_before_day_10_to_no_later_than_day_20() {
    let received = date(2026, 4, 1);
    let mut on_day_10 = Desk::with_statutory(received);
    on_day_10
        .give(extend(ONE, date(2026, 4, 17), date(2026, 5, 1)))
        .expect("day 10 is in time");
    let on_day_11 =
        Desk::with_statutory(received).give(extend(ONE, date(2026, 4, 20), date(2026, 5, 1)));
    assert_eq!(
        guards(&on_day_11.expect_err("day 11 is late")),
        [GuardId::ExtensionInTime]
    );
    let to_day_21 =
        Desk::with_statutory(received).give(extend(ONE, date(2026, 4, 17), date(2026, 5, 5)));
    assert_eq!(
        guards(&to_day_21.expect_err("day 21 is past the limit")),
        [GuardId::ExtensionWithinTheLimit]
    );
}

#[test]
fn stage_2_is_extended_within_day_65() {
    let mut desk = Desk::with_statutory(date(2024, 7, 1));
    desk.give(answer(ONE, date(2024, 7, 8)))
        .expect("stage 1 is answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: date(2024, 8, 29),
    })
    .expect("asked");
    let past = desk
        .give(extend(TWO, date(2024, 9, 10), date(2024, 11, 29)))
        .expect_err("day 66");
    assert_eq!(guards(&past), [GuardId::ExtensionWithinTheLimit]);
    desk.give(extend(TWO, date(2024, 9, 10), date(2024, 11, 28)))
        .expect("day 65");
}

#[test]
fn an_extension_without_a_reason_warns_and_is_recorded() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let silent = Command::ExtendStage {
        route: RouteNumber::MAIN,
        stage: ONE,
        on: date(2026, 4, 10),
        to: date(2026, 5, 1),
        reason: None,
        told_on: None,
        approved_by: None,
    };
    let warnings = desk
        .give(silent)
        .expect("what is not confirmed refuses nothing");
    assert_eq!(
        warnings.iter().map(|it| it.guard.id).collect::<Vec<_>>(),
        [GuardId::ExtensionWithAReason]
    );
}

#[test]
fn a_request_for_stage_2_is_never_refused_for_lateness() {
    let mut desk = Desk::with_statutory(date(2024, 1, 2));
    desk.give(answer(ONE, date(2024, 1, 9))).expect("answered");
    let warnings = desk
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 1, 9),
        })
        .expect("two years later");
    assert_eq!(
        warnings.iter().map(|it| it.guard.id).collect::<Vec<_>>(),
        [GuardId::StageTwoLate]
    );
    assert_eq!(status(desk.case().state()), Status::Stage2);
}

#[test]
fn stage_2_may_be_asked_for_when_stage_1_has_run_out_unanswered() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let warnings = desk
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 4, 20),
        })
        .expect("day 11");
    assert!(warnings.is_empty(), "{warnings:?}");
    let mut early = Desk::with_statutory(date(2026, 4, 1));
    let warnings = early
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 4, 8),
        })
        .expect("never refused");
    assert_eq!(
        warnings.iter().map(|it| it.guard.id).collect::<Vec<_>>(),
        [GuardId::StageTwoEarly]
    );
}

#[test]
fn there_is_no_panel_without_an_answered_stage_2() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(answer(ONE, date(2026, 4, 8))).expect("answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: date(2026, 4, 15),
    })
    .expect("asked");
    let early = desk
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: THREE,
            on: date(2026, 4, 20),
        })
        .expect_err("too early");
    assert_eq!(guards(&early), [GuardId::StageThreeAfterTwo]);
}

#[test]
fn a_late_request_for_a_panel_is_a_decision_and_not_a_refusal() {
    let mut desk = Desk::with_statutory(date(2026, 1, 5));
    desk.give(answer(ONE, date(2026, 1, 12))).expect("answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: date(2026, 1, 19),
    })
    .expect("asked");
    desk.investigate(date(2026, 2, 20));
    desk.give(answer(TWO, date(2026, 2, 23))).expect("answered");
    let in_time = desk
        .decide(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: THREE,
            on: date(2026, 3, 23),
        })
        .expect("day 20");
    assert!(in_time.warnings.is_empty());
    let late = desk
        .decide(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: THREE,
            on: date(2026, 3, 24),
        })
        .expect("day 21");
    assert_eq!(
        late.warnings
            .iter()
            .map(|it| it.guard.id)
            .collect::<Vec<_>>(),
        [GuardId::StageThreeLate]
    );
}

#[test]
fn what_was_taken_up_is_not_refused_afterwards() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(answer(ONE, date(2026, 4, 8))).expect("answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: date(2026, 4, 15),
    })
    .expect("asked");
    let refusal = not_accept(date(2026, 4, 16), Ground::Other);
    assert_eq!(
        guards(&desk.give(refusal).expect_err("refused")),
        [GuardId::NoRefusalOnceAnswered]
    );
}

#[test]
fn a_tenth_late_answer_is_accepted_and_counted_late() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let warnings = desk
        .give(answer(ONE, date(2026, 6, 1)))
        .expect("a missed clock blocks nothing");
    assert_eq!(warnings[0].guard.id, GuardId::AnswerInTime);
    assert!(
        warnings[0].why.contains("17 April 2026"),
        "{}",
        warnings[0].why
    );
    assert_eq!(desk.clock("ST-10").met(), Some(false));
}

#[test]
fn a_stage_is_answered_once() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(answer(ONE, date(2026, 4, 8))).expect("answered");
    assert_eq!(
        guards(&desk.give(answer(ONE, date(2026, 4, 9))).expect_err("again")),
        [GuardId::OpenStage]
    );
}

#[test]
fn a_withdrawal_is_of_the_whole_matter_at_stage_1_and_of_the_stage_later() {
    let mut first = Desk::with_statutory(date(2026, 4, 1));
    first.give(withdraw(date(2026, 4, 8))).expect("withdrawn");
    assert_eq!(first.case().fact_row().withdrawn_on, Some(date(2026, 4, 8)));

    let mut second = Desk::with_statutory(date(2026, 4, 1));
    second
        .give(answer(ONE, date(2026, 4, 8)))
        .expect("answered");
    second
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 4, 15),
        })
        .expect("asked");
    second.give(withdraw(date(2026, 4, 20))).expect("withdrawn");
    let facts = second.case().fact_row();
    assert_eq!(
        (facts.withdrawn_on, facts.stages[1].withdrawn_on),
        (None, Some(date(2026, 4, 20)))
    );
    assert_eq!(status(second.case().state()), Status::Withdrawn);
}

#[test]
fn nothing_happens_before_receipt_or_tomorrow() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.today = date(2026, 4, 20);
    for on in [date(2026, 3, 31), date(2026, 4, 21)] {
        let refusal = desk
            .decide(answer(ONE, on))
            .expect_err("it cannot have happened");
        assert!(
            matches!(refusal, Refusal::Impossible { .. }),
            "{on}: {refusal}"
        );
    }
}

#[test]
fn an_enquiry_has_one_stage_and_a_corporate_complaint_two() {
    let mut enquiry = Desk::with(Kind::MemberEnquiry, None, date(2026, 4, 1));
    let second = enquiry
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 4, 9),
        })
        .expect_err("no stage 2");
    assert_eq!(guards(&second), [GuardId::StagesOfTheProcedure]);
    let mut corporate = Desk::with(
        Kind::Complaint,
        Some(Procedure::Corporate),
        date(2026, 4, 1),
    );
    corporate
        .give(answer(ONE, date(2026, 4, 9)))
        .expect("answered");
    corporate
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 4, 15),
        })
        .expect("stage 2");
    let third = corporate
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: THREE,
            on: date(2026, 4, 20),
        })
        .expect_err("no stage 3");
    assert_eq!(guards(&third), [GuardId::StagesOfTheProcedure]);
}

#[test]
fn a_step_belongs_to_its_stage() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(answer(ONE, date(2026, 4, 8))).expect("answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: date(2026, 4, 15),
    })
    .expect("asked");
    let acknowledged = |on| step(Step::Acknowledged, Some(TWO), on);
    desk.give(acknowledged(date(2026, 4, 22)))
        .expect("the request is acknowledged");
    assert_eq!(
        guards(
            &desk
                .give(acknowledged(date(2026, 4, 23)))
                .expect_err("twice")
        ),
        [GuardId::StepOnce]
    );
    let papers = step(Step::PapersSent, Some(TWO), date(2026, 4, 23));
    assert_eq!(
        guards(&desk.give(papers).expect_err("of stage 3")),
        [GuardId::StepInItsPlace]
    );
}

#[test]
fn a_case_begins_once() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let again = receive(
        Kind::Complaint,
        Some(Procedure::ChildrenAct),
        date(2026, 4, 1),
    );
    assert_eq!(
        guards(&desk.give(again).expect_err("twice")),
        [GuardId::OneReceipt]
    );
}

#[test]
fn a_refusal_names_its_rule_its_source_and_what_would_be_needed() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let refusal = desk
        .give(extend(ONE, date(2026, 4, 20), date(2026, 5, 1)))
        .expect_err("late");
    let said = refusal.to_string();
    assert!(said.contains("17 April 2026"), "{said}");
    assert!(
        said.contains("regulation 17 (stage 2)") && said.contains("Regulation 14"),
        "{said}"
    );
    assert!(said.contains("Answer as soon as you can"), "{said}");
}
