//! B7: the corporate procedure.

use crate::desk::{Desk, ONE, THREE, TWO, answer, nameless, not_accept_because, silent};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::codes::{Ground, Kind, Procedure, Role};
use complaints::command::Command;
use complaints::ids::PointNumber;
use complaints::ids::RouteNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use complaints::timeline::timeline;

fn received() -> Desk {
    Desk::corporate("2026-12-22")
}

fn answered() -> Desk {
    let mut desk = received();
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-24"),
    }));
    desk.send(ONE, "2027-01-11");
    desk
}

#[test]
fn received_to_refused_keeps_the_reason_and_ends_its_clocks() {
    let mut desk = received();
    free(desk.take("2026-12-28", say(Step::GroundsArose).names("2025-11-03")));
    free(desk.give(not_accept_because(
        day("2026-12-29"),
        Ground::Late,
        "Out of time",
    )));
    assert_eq!(desk.status(), Status::NotAccepted);
    let facts = desk.case().fact_row();
    assert_eq!(
        facts.refused.map(|it| (it.on, it.reason)),
        Some((day("2026-12-29"), Some("Out of time".to_owned())))
    );
    assert!(!desk.has("CO-10"));
}

#[test]
fn received_to_acknowledged_once() {
    let mut desk = received();
    let acknowledge = |on| Command::Acknowledge { on: day(on) };
    free(desk.give(acknowledge("2026-12-31")));
    assert_eq!(desk.stopped("CO-10"), (day("2026-12-31"), 5, true));
    refused(
        desk.give(acknowledge("2027-01-04")),
        GuardId::KnownItem,
        "The case itself",
    );
}

#[test]
fn acknowledged_to_extended_with_its_reason_within_ten_more_days() {
    let mut desk = received();
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-24"),
    }));
    refused(
        desk.extend(ONE, "2027-01-13", "2027-01-20"),
        GuardId::ExtensionInTime,
        "(A stage is extended before its ordinary time has run out: Complaint Handling Code 6.4 and 6.5)",
    );
    refused(
        desk.extend(ONE, "2027-01-12", "2027-01-20"),
        GuardId::WhatComesBefore,
        "Complaint Handling Code 6.4 and 6.5",
    );
    free(desk.take("2027-01-12", say(Step::ExtensionNamesOmbudsman).at(ONE)));
    free(desk.extend(ONE, "2027-01-12", "2027-01-20"));
    assert_eq!(desk.due("CO-11"), day("2027-01-20"));
}

#[test]
fn responded_to_stage_2_without_a_reason_and_to_no_stage_3() {
    let mut desk = answered();
    assert_eq!(desk.status(), Status::Stage1Answered);
    free(desk.ask(TWO, "2027-01-20"));
    assert_eq!(desk.status(), Status::Stage2);
    desk.send(TWO, "2027-02-01");
    assert_eq!(desk.status(), Status::Stage2Answered, "it is final");
    refused(
        desk.ask(THREE, "2027-02-02"),
        GuardId::StagesOfTheProcedure,
        "Complaint Handling Code 5.2",
    );
    desk.ombudsman("2027-03-01");
    assert_eq!(desk.status(), Status::WithOmbudsman);
}

#[test]
fn stage_2_is_answered_by_somebody_else() {
    let mut desk = answered();
    free(desk.ask(TWO, "2027-01-20"));
    let first = desk.person(1, vec![Role::Stage1Responder]);
    refused(
        desk.take(
            "2027-01-21",
            say(Step::AdjudicatorAppointed)
                .at(TWO)
                .about(About::Person(first)),
        ),
        GuardId::DifferentPersonAtStageTwo,
        "Complaint Handling Code 6",
    );
    let other = desk.person(2, Vec::new());
    desk.appoint(Step::AdjudicatorAppointed, TWO, other, day("2027-01-21"));
}

#[test]
fn the_steps_of_the_statutory_procedure_are_not_its_own() {
    let mut desk = answered();
    free(desk.ask(TWO, "2027-01-20"));
    for step in [Step::IndependentReport, Step::NoticeOfDelay] {
        refused(
            desk.take("2027-01-21", say(step).at(TWO)),
            GuardId::StepInItsPlace,
            "tables of procedures",
        );
    }
}

#[test]
fn stage_2_is_extended_with_the_ombudsmans_details_and_within_twenty_more_days() {
    let mut desk = answered();
    free(desk.ask(TWO, "2027-01-20"));
    free(desk.take("2027-01-20", say(Step::Acknowledged).at(TWO)));
    assert_eq!(desk.due("CO-21"), day("2027-02-17"));
    let named = || say(Step::ExtensionNamesOmbudsman);
    refused(
        desk.extend(TWO, "2027-02-17", "2027-03-01"),
        GuardId::WhatComesBefore,
        "Complaint Handling Code 6.4 and 6.5",
    );
    // the letter of another stage is not this one
    free(desk.take("2027-01-11", named().at(ONE)));
    refused(
        desk.extend(TWO, "2027-02-17", "2027-03-01"),
        GuardId::WhatComesBefore,
        "Extension letter names the Ombudsman",
    );
    free(desk.take("2027-02-17", named().at(TWO)));
    // day 40 is 17 March: longer takes a good reason
    let longer = |reason: Option<&str>| Command::ExtendStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: day("2027-02-17"),
        to: day("2027-03-18"),
        reason: reason.map(Into::into),
        told_on: Some(day("2027-02-17")),
        approved_by: None,
    };
    refused(
        desk.give(longer(None)),
        GuardId::ExtensionWithinTheLimit,
        "18 March 2027 is past 17 March 2027, working day 40, and the good reason for that is not recorded",
    );
    let mut longest = received();
    longest.case = desk.case.clone();
    warned(
        longest.give(longer(Some("the only witness is abroad until then"))),
        GuardId::ExtensionWithinTheLimit,
        "Complaint Handling Code 6.4 and 6.5",
    );
    assert_eq!(longest.due("CO-21"), day("2027-03-18"));
    free(desk.extend(TWO, "2027-02-17", "2027-03-01"));
    assert_eq!(desk.due("CO-21"), day("2027-03-01"));
}

#[test]
fn responded_says_how_to_ask_for_stage_2_and_the_final_answer_how_to_go_to_the_ombudsman() {
    let mut desk = received();
    warned(
        desk.give(silent(answer(ONE, day("2027-01-04")))),
        GuardId::WhatComesBefore,
        "“Answer says how to ask for the next stage” comes before the answer",
    );
    // the answer says so itself, or a letter of its own does
    let mut desk = received();
    free(desk.give(answer(ONE, day("2027-01-04"))));
    let mut desk = received();
    free(desk.take("2027-01-04", say(Step::NextStageExplained).at(ONE)));
    free(desk.give(silent(answer(ONE, day("2027-01-04")))));
    free(desk.ask(TWO, "2027-01-20"));
    desk.person(1, vec![Role::Stage1Responder]);
    desk.person(2, vec![Role::AdjudicatingOfficer]);
    // what stage 1 said of the Ombudsman is not what the final answer says
    free(desk.take("2027-01-20", say(Step::OmbudsmanExplained).at(ONE)));
    refused(
        desk.give(nameless(answer(TWO, day("2027-02-01")))),
        GuardId::WhatComesBefore,
        "Complaint Handling Code 2.5, 5.7, 7.4 and its second stage",
    );
    assert_eq!(desk.status(), Status::Stage2);
    let mut itself = received();
    itself.case = desk.case.clone();
    free(itself.give(answer(TWO, day("2027-02-01"))));
    assert_eq!(itself.status(), Status::Stage2Answered);
    free(desk.take("2027-02-01", say(Step::OmbudsmanExplained).at(TWO)));
    free(desk.give(nameless(answer(TWO, day("2027-02-01")))));
    assert_eq!(desk.status(), Status::Stage2Answered);
}

fn escalation_refused(answer: Answer) -> StepTaken {
    say(Step::EscalationRefused).answer(answer)
}

#[test]
fn escalation_refused_rests_on_a_ground_for_not_accepting_with_reasons_and_takes_no_right() {
    let mut desk = answered();
    refused(
        desk.take_bare("2027-01-20", escalation_refused(Answer::AlreadyConsidered)),
        GuardId::StepSaysWhatItMust,
        "Complaint Handling Code 5.7",
    );
    refused(
        desk.take("2027-01-20", say(Step::EscalationRefused)),
        GuardId::StepSaysWhatItMust,
        "late, already_considered, proceedings, other_route, not_this_council, duplicate, other",
    );
    refused(
        desk.take("2027-01-20", escalation_refused(Answer::Satisfied)),
        GuardId::StepSaysWhatItMust,
        "Choose one of: late",
    );
    refused(
        desk.take("2027-01-20", escalation_refused(Answer::AlreadyConsidered)),
        GuardId::CodeRefusalHasReasons,
        "record it (“ombudsman_explained”) (A refusal under the Code rests on a reason of its own: Complaint Handling Code 2.1 to 2.5 and 5.7",
    );
    free(desk.take("2027-01-20", say(Step::OmbudsmanExplained)));
    free(desk.take("2027-01-20", escalation_refused(Answer::AlreadyConsidered)));
    // an older letter tells nobody of this refusal
    refused(
        desk.take("2027-01-21", escalation_refused(Answer::NotThisCouncil)),
        GuardId::CodeRefusalHasReasons,
        "it is not recorded that the letter names the Ombudsman",
    );
    let told = timeline(desk.case());
    assert!(
        told.iter().any(|it| it.text
            == "Stage 2 of the corporate procedure refused: already through every stage")
    );
    free(desk.take("2027-01-22", say(Step::OmbudsmanExplained)));
    free(desk.take("2027-01-22", escalation_refused(Answer::NotThisCouncil)));
    assert_eq!(desk.status(), Status::Stage1Answered);
    free(desk.ask(TWO, "2027-01-25"));
    assert_eq!(desk.status(), Status::Stage2);
}

#[test]
fn escalation_is_refused_neither_before_the_answer_nor_once_stage_2_has_begun() {
    let mut early = received();
    refused(
        early.take("2026-12-29", escalation_refused(Answer::Late)),
        GuardId::StepInItsPlace,
        "stage 1 has not been answered",
    );
    let mut begun = answered();
    free(begun.ask(TWO, "2027-01-20"));
    refused(
        begun.take("2027-01-21", escalation_refused(Answer::Late)),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976",
    );
    assert_eq!(begun.status(), Status::Stage2);
}

#[test]
fn any_to_statutory_counts_from_the_original_receipt() {
    let mut desk = received();
    free(desk.give(Command::Convert {
        on: day("2027-01-06"),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: None,
        reason: "support under section 17".into(),
    }));
    assert_eq!(desk.runs("ST-10"), (day("2026-12-22"), day("2027-01-08")));
    assert!(!desk.has("CO-11"));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn a_point_that_qualifies_is_not_moved_to_it() {
    let mut desk = Desk::statutory("2026-12-22");
    desk.another_point("2026-12-22");
    let second = PointNumber(2);
    let function = |answer| {
        say(Step::FunctionReliedOn)
            .about(About::Point(second))
            .answer(answer)
            .refers_to("s.47")
    };
    let moved = || Command::MovePoint {
        on: day("2026-12-29"),
        point: second,
        to: Procedure::Corporate,
        reason: "about a letter of the finance team".into(),
    };
    free(desk.take("2026-12-23", function(Answer::Qualifies)));
    refused(
        desk.give(moved()),
        GuardId::CorporateNeverForStatutory,
        "24 020 172",
    );
    free(desk.take("2026-12-24", function(Answer::DoesNotQualify)));
    free(desk.give(moved()));
    assert_eq!(desk.runs("CO-10"), (day("2026-12-22"), day("2026-12-31")));
    assert_eq!(desk.runs("ST-10"), (day("2026-12-22"), day("2027-01-08")));
}

#[test]
fn an_open_stage_is_not_closed() {
    warned(
        answered().ask(TWO, "2027-02-09"),
        GuardId::StageTwoLate,
        "never a bar",
    );
    refused(
        received().take("2026-12-29", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "it runs to its end",
    );
}
