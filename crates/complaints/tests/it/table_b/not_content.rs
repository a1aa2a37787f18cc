//! B1, B8 and correction 9: what is a complaint is the person's informed choice, also after an answer, and nobody is left.

use crate::desk::{Desk, ONE};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::codes::{Kind, Procedure, RaisedBy};
use complaints::command::Command;
use complaints::decide::{Context, may_turn_away};
use complaints::projection::project;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{Answer, Step, StepTaken};
use rstest::rstest;

fn chose(answer: Answer) -> StepTaken {
    say(Step::ChoiceExplained).answer(answer)
}

fn convert(on: &str, kind: Kind, procedure: Option<Procedure>) -> Command {
    Command::Convert {
        on: day(on),
        kind,
        procedure,
        since: None,
        reason: "as they chose".into(),
    }
}

/// A service request of 1 April 2026, answered on the 8th; on the 13th they say that they are not content.
fn not_content() -> Desk {
    let mut desk = Desk::with(Kind::ServiceRequest, None, day("2026-04-01"));
    desk.send(ONE, "2026-04-08");
    free(desk.take("2026-04-13", say(Step::DissatisfactionExpressed)));
    desk
}

/// Correction 20: a message after an answer is never left.
#[rstest]
#[case::statutory(Procedure::ChildrenAct)]
#[case::corporate(Procedure::Corporate)]
fn ms_01_a_message_after_the_answer_is_owed_an_answer_in_every_list(#[case] by: Procedure) {
    let mut desk = Desk::with(Kind::Complaint, Some(by), day("2026-04-01"));
    desk.send(ONE, "2026-04-13");
    free(desk.take("2026-04-15", say(Step::MessageAfterAnswer)));
    let owed = ("MS-01".to_owned(), day("2026-04-17"));
    let next = desk.next_on("2026-04-20").expect("it is owed");
    assert_eq!(next, (owed.0, owed.1, true));
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_eq!(row.owed_on, Some(day("2026-04-17")));
    assert_eq!(
        row.owed_rule.as_deref(),
        Some("Ask the complainant what they want")
    );
    let satisfied = say(Step::MessageAnswered).answer(Answer::Satisfied);
    free(desk.take("2026-04-20", satisfied));
    assert_ne!(
        desk.next_on("2026-04-20").map(|it| it.0).as_deref(),
        Some("MS-01")
    );
}

#[test]
fn choice_is_informed_before_a_request_is_closed_over_somebody_who_is_not_content() {
    let mut desk = not_content();
    assert_eq!(
        desk.next_on("2026-04-16"),
        Some(("SR-02".to_owned(), day("2026-04-15"), true))
    );
    refused(
        desk.take("2026-04-16", say(Step::Closed)),
        GuardId::ChoiceIsInformed,
        "they said on 13 April 2026 that they are not content, and it is not recorded what they chose since",
    );
    let mut complains = not_content();
    complains.case = desk.case.clone();
    free(desk.take("2026-04-16", chose(Answer::ServiceRequest)));
    assert_eq!(desk.next_on("2026-04-16"), None);
    free(desk.take("2026-04-16", say(Step::Closed)));

    free(complains.take("2026-04-16", chose(Answer::Complaint)));
    assert_eq!(
        complains.next_on("2026-04-16"),
        Some(("SR-03".to_owned(), day("2026-04-17"), false))
    );
    refused(
        complains.take("2026-04-16", say(Step::Closed)),
        GuardId::ChoiceIsInformed,
        "they chose a complaint on 16 April 2026, and none is recorded",
    );
    let linked = say(Step::Linked).answer(Answer::Continues);
    free(complains.take("2026-04-17", linked.refers_to("NOR-0011")));
    assert_eq!(complains.next_on("2026-04-17"), None);
    free(complains.take("2026-04-17", say(Step::Closed)));
}

#[test]
fn what_was_chosen_before_they_were_not_content_settles_nothing() {
    let mut desk = Desk::with(Kind::ServiceRequest, None, day("2026-04-01"));
    free(desk.take("2026-04-01", chose(Answer::ServiceRequest)));
    desk.send(ONE, "2026-04-08");
    free(desk.take("2026-04-13", say(Step::DissatisfactionExpressed)));
    assert!(desk.running("SR-02"));
    free(desk.take("2026-04-14", chose(Answer::ServiceRequest)));
    assert_eq!(desk.stopped("SR-02"), (day("2026-04-14"), 1, true));
    // and a second time
    free(desk.take("2026-05-18", say(Step::DissatisfactionExpressed)));
    let all = desk.clocks("SR-02");
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].due, Some(day("2026-05-20")));
}

/// Complaint Handling Code 1.7; B8: converted for dissatisfaction with the response.
#[test]
fn a_request_that_was_answered_turns_into_the_complaint_of_whoever_is_not_content_with_that() {
    let mut desk = not_content();
    free(desk.take("2026-04-16", chose(Answer::Complaint)));
    let to = convert("2026-04-16", Kind::Complaint, Some(Procedure::ChildrenAct));
    free(desk.give(to));
    assert_eq!(
        desk.status(),
        Status::Stage1,
        "the complaint has no answer yet"
    );
    assert_eq!(desk.runs("ST-10"), (day("2026-04-13"), day("2026-04-27")));
    assert!(!desk.has("SR-02") && !desk.has("SR-03"));
    // it is a complaint like any other
    let context = Context {
        now: crate::desk::noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    assert_eq!(may_turn_away(desk.case(), &context), Ok(()));
    desk.send(ONE, "2026-04-24");
    assert_eq!(desk.stopped("ST-10"), (day("2026-04-24"), 9, true));

    let mut content = Desk::with(Kind::ServiceRequest, None, day("2026-04-01"));
    content.send(ONE, "2026-04-08");
    refused(
        content.give(convert(
            "2026-04-16",
            Kind::Complaint,
            Some(Procedure::ChildrenAct),
        )),
        GuardId::StagesOfTheProcedure,
        "“dissatisfaction_expressed”",
    );
}

/// Correction 9: silence means complaint, and what was chosen before it was one says nothing of it.
#[test]
fn a_complaint_goes_back_to_a_service_request_only_by_a_choice_since_it_is_one() {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.kind = Kind::ServiceRequest;
        it.procedure = None;
        it.raised_by = Some(RaisedBy::Child);
    });
    free(desk.take("2026-04-01", chose(Answer::ServiceRequest)));
    free(desk.take("2026-04-02", say(Step::DissatisfactionExpressed)));
    free(desk.give(convert(
        "2026-04-02",
        Kind::Complaint,
        Some(Procedure::ChildrenAct),
    )));
    assert_eq!(desk.due("ST-10"), day("2026-04-20"));
    let back = || convert("2026-04-20", Kind::ServiceRequest, None);
    refused(
        desk.give(back()),
        GuardId::ChoiceIsInformed,
        "it is not recorded that the child chose a service request since it is a complaint",
    );
    free(desk.take("2026-04-20", chose(Answer::ServiceRequest)));
    warned(
        desk.give(back()),
        GuardId::ChildsComplaint,
        "the choice is the child's",
    );
    assert_eq!(
        desk.due("RE-01"),
        day("2026-04-17"),
        "the law's time runs on"
    );
}
