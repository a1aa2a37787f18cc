//! Correction 9, B1 and 5.2: a child's complaint that was taken for something else is not forgotten. Silence means complaint,
//! and its time runs from the day on which it came.

use crate::desk::{Desk, ONE};
use crate::turns::to_do;
use crate::way::{Says, day, free, refused, say};
use complaints::clock::clocks;
use complaints::codes::{Kind, Procedure, RaisedBy};
use complaints::command::Command;
use complaints::gaps::{Gap, gaps};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{Answer, Step};
use rstest::rstest;

/// What a child said on 1 April 2026.
fn of_a_child(kind: Kind, procedure: Option<Procedure>) -> Desk {
    Desk::received_as("2026-04-01", |it| {
        it.kind = kind;
        it.procedure = procedure;
        it.raised_by = Some(RaisedBy::Child);
    })
}

fn chose(answer: Answer) -> complaints::step::StepTaken {
    say(Step::ChoiceExplained).answer(answer)
}

fn to_the_act(on: &str) -> Command {
    Command::Convert {
        on: day(on),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: None,
        reason: "the child complained".into(),
    }
}

fn found(desk: &Desk) -> Vec<Gap> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks)
}

/// That somebody decides by which procedure it goes is among what is to be done.
fn undecided(desk: &Desk) -> bool {
    let all = to_do(desk, "2026-05-01");
    let mut all = all.iter();
    all.any(|(what, who)| {
        what.starts_with("decide by which procedure it goes") && who == "Complaints manager"
    })
}

#[rstest]
#[case::a_service_request(Kind::ServiceRequest)]
#[case::a_representation(Kind::Representation)]
fn correction_9_what_a_child_did_not_choose_stays_to_be_decided(#[case] kind: Kind) {
    let mut desk = of_a_child(kind, None);
    assert!(undecided(&desk) && found(&desk).contains(&Gap::ChildsChoiceUnsaid));
    desk.send(ONE, "2026-04-08");
    assert!(undecided(&desk), "the answer decides nothing");
    assert!(found(&desk).contains(&Gap::ChildsChoiceUnsaid));
    free(desk.take("2026-04-09", chose(Answer::ServiceRequest)));
    assert!(!undecided(&desk) && !found(&desk).contains(&Gap::ChildsChoiceUnsaid));
    let mut parents = Desk::with(kind, None, day("2026-04-01"));
    assert!(!undecided(&parents) && !found(&parents).contains(&Gap::ChildsChoiceUnsaid));
    parents.send(ONE, "2026-04-08");
    assert!(!undecided(&parents));
}

#[rstest]
#[case::a_service_request(Kind::ServiceRequest)]
#[case::a_representation(Kind::Representation)]
fn rule_5_2_what_a_child_did_not_choose_is_a_complaint_after_its_answer_and_counts_from_receipt(
    #[case] kind: Kind,
) {
    let mut desk = of_a_child(kind, None);
    desk.send(ONE, "2026-04-08");
    free(desk.give(to_the_act("2026-04-13")));
    assert_eq!(
        desk.status(),
        Status::Stage1,
        "the complaint has no answer yet"
    );
    assert_eq!(desk.runs("ST-10"), (day("2026-04-01"), day("2026-04-17")));
    assert!(!undecided(&desk) && !found(&desk).contains(&Gap::ChildsChoiceUnsaid));
}

#[test]
fn rule_5_2_a_child_who_never_chose_complained_from_the_first_and_not_when_they_were_not_content() {
    let mut desk = of_a_child(Kind::ServiceRequest, None);
    desk.send(ONE, "2026-04-08");
    free(desk.take("2026-04-13", say(Step::DissatisfactionExpressed)));
    free(desk.take("2026-04-14", chose(Answer::Complaint)));
    let later = Command::Convert {
        on: day("2026-04-14"),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: Some(day("2026-04-13")),
        reason: "the child complains".into(),
    };
    refused(
        desk.give(later),
        GuardId::CountsFromReceipt,
        "its time runs from 1 April 2026, when it was received",
    );
    free(desk.give(to_the_act("2026-04-14")));
    assert_eq!(desk.runs("ST-10"), (day("2026-04-01"), day("2026-04-17")));

    // whoever chose a service request first complains of what came of that
    let mut chosen = of_a_child(Kind::ServiceRequest, None);
    free(chosen.take("2026-04-01", chose(Answer::ServiceRequest)));
    chosen.send(ONE, "2026-04-08");
    refused(
        chosen.give(to_the_act("2026-04-13")),
        GuardId::StagesOfTheProcedure,
        "“dissatisfaction_expressed”",
    );
    free(chosen.take("2026-04-13", say(Step::DissatisfactionExpressed)));
    free(chosen.give(to_the_act("2026-04-14")));
    assert_eq!(chosen.runs("ST-10").0, day("2026-04-13"));
}

/// The Ombudsman on 23 008 191.
#[test]
fn a_childs_corporate_complaint_of_which_nobody_says_why_stays_to_be_decided_and_may_go_over_after_its_answer()
 {
    let mut desk = of_a_child(Kind::Complaint, Some(Procedure::Corporate));
    free(desk.give(Command::Acknowledge {
        on: day("2026-04-02"),
    }));
    assert!(undecided(&desk) && found(&desk).contains(&Gap::ChildsComplaintElsewhere));
    desk.send(ONE, "2026-04-13");
    assert!(undecided(&desk) && found(&desk).contains(&Gap::ChildsComplaintElsewhere));
    let mut said = Desk::corporate("2026-04-01");
    said.case = desk.case.clone();
    said.does_not_qualify(day("2026-04-14"));
    assert!(!undecided(&said));
    free(desk.give(to_the_act("2026-04-14")));
    assert!(!undecided(&desk));
    assert_eq!(desk.clock("ST-10").from, day("2026-04-01"));
    assert_eq!(
        desk.runs("ST-12").0,
        day("2026-04-13"),
        "and stage 2 is open to the child"
    );
}
