//! A finding after the answer: added or changed openly, with its reason, while the answer stands.

use crate::desk::{Desk, ONE, answer};
use crate::way::{day, free, refused, warned};
use complaints::codes::Outcome;
use complaints::command::Command;
use complaints::ids::{PointNumber, StageNumber};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::timeline::timeline;

fn answered() -> Desk {
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-01");
    warned(
        desk.give(answer(ONE, day("2026-04-08"))),
        GuardId::FindingOnEveryPoint,
        "Complaint Handling Code 6.7",
    );
    desk
}

fn find(on: &str, point: u16, outcome: Outcome, instead_of: Option<Outcome>) -> Command {
    Command::FindPoint {
        on: day(on),
        point: PointNumber(point),
        stage: ONE,
        outcome,
        instead_of,
        stated: None,
        reason: "the record of the visit came to light".into(),
    }
}

fn stating(mut command: Command, outcome: Outcome) -> Command {
    if let Command::FindPoint { stated, .. } = &mut command {
        *stated = Some(outcome);
    }
    command
}

fn outcomes(desk: &Desk) -> Vec<Option<Outcome>> {
    let facts = desk.case().fact_row();
    facts.points.iter().map(|it| it.outcome).collect()
}

#[test]
fn a_finding_that_the_answer_left_out_is_added_and_the_answer_stands() {
    let mut desk = answered();
    let clock = desk.clock("ST-10");
    free(desk.give(find("2026-04-15", 2, Outcome::Upheld, None)));
    let point = &desk.case().state().points[&PointNumber(2)];
    let finding = &point.findings[&ONE];
    assert_eq!(finding.on.day(), Some(day("2026-04-15")));
    let reason = finding.reason.as_ref().map(|it| it.reveal().as_str());
    assert_eq!(reason, Some("the record of the visit came to light"));
    assert_eq!(desk.status(), Status::Stage1Answered);
    assert_eq!(desk.clock("ST-10"), clock);
    assert_eq!(outcomes(&desk), [Some(Outcome::Upheld); 2]);
}

#[test]
fn a_finding_is_changed_by_an_entry_of_its_own_and_the_old_one_stays_in_the_history() {
    let mut desk = answered();
    free(desk.give(find("2026-04-15", 2, Outcome::Upheld, None)));
    let changed = find("2026-05-12", 1, Outcome::NotUpheld, Some(Outcome::Upheld));
    free(desk.give(stating(changed, Outcome::PartiallyUpheld)));
    let found = [Some(Outcome::NotUpheld), Some(Outcome::Upheld)];
    assert_eq!(outcomes(&desk), found);
    let stage = &desk.case().state().stages()[&ONE];
    assert_eq!(stage.outcome, Some(Outcome::PartiallyUpheld));
    assert_eq!(
        stage.answered.and_then(complaints::occurred::Occurred::day),
        Some(day("2026-04-08"))
    );
    let told = timeline(desk.case());
    let line = |text: &str| {
        let found = told.iter().find(|it| it.text.contains(text));
        found.map(|it| it.superseded)
    };
    assert_eq!(line("Point 1 at stage 1: upheld"), Some(true));
    assert_eq!(line("Point 1 at stage 1: not upheld"), Some(false));
    assert_eq!(line("Stage 1 outcome stated: upheld"), Some(true));
    assert_eq!(
        line("Stage 1 outcome stated: partially upheld"),
        Some(false)
    );
}

#[test]
fn an_outcome_of_the_stage_that_no_longer_adds_up_is_warned_of() {
    let mut desk = answered();
    warned(
        desk.give(find("2026-04-15", 2, Outcome::NotUpheld, None)),
        GuardId::StatedAsFound,
        "the findings of stage 1 add up to “partially upheld”, and “upheld” is stated of it",
    );
    let stage = &desk.case().state().stages()[&ONE];
    assert_eq!(
        stage.outcome,
        Some(Outcome::Upheld),
        "nobody said otherwise"
    );
}

#[test]
fn a_finding_is_never_written_over_unawares() {
    let mut desk = answered();
    let guard = GuardId::FindingNotOverwritten;
    let not_upheld = |instead_of| find("2026-04-15", 1, Outcome::NotUpheld, instead_of);
    refused(
        desk.give(not_upheld(None)),
        guard,
        "point 1 was found at stage 1 already: upheld",
    );
    refused(
        desk.give(not_upheld(Some(Outcome::Inconclusive))),
        guard,
        "point 1 was found at stage 1 already: upheld",
    );
    refused(
        desk.give(find(
            "2026-04-15",
            1,
            Outcome::Upheld,
            Some(Outcome::Upheld),
        )),
        guard,
        "point 1 is found so at stage 1 already: upheld",
    );
    refused(
        desk.give(find(
            "2026-04-15",
            2,
            Outcome::Upheld,
            Some(Outcome::NotUpheld),
        )),
        guard,
        "point 2 has no finding at stage 1",
    );
    assert_eq!(outcomes(&desk), [Some(Outcome::Upheld), None]);
}

#[test]
fn a_finding_comes_with_the_answer_until_that_was_sent_and_with_a_reason_afterwards() {
    let mut desk = Desk::statutory("2026-04-01");
    let upheld = |on| find(on, 1, Outcome::Upheld, None);
    refused(
        desk.give(upheld("2026-04-08")),
        GuardId::OpenStage,
        "stage 1 has not been answered",
    );
    let mut desk = answered();
    refused(
        desk.give(find("2026-04-15", 7, Outcome::Upheld, None)),
        GuardId::KnownItem,
        "the case has no point 7",
    );
    refused(
        desk.give(find("2026-04-07", 2, Outcome::Upheld, None)),
        GuardId::WhatCanHaveHappened,
        "7 April 2026 is before the answer of stage 1, sent 8 April 2026",
    );
    let mut bare = find("2026-04-15", 2, Outcome::Upheld, None);
    if let Command::FindPoint { reason, .. } = &mut bare {
        *reason = " ".into();
    }
    refused(
        desk.give(bare),
        GuardId::StepSaysWhatItMust,
        "needs a reason",
    );
}

#[test]
fn a_point_that_goes_by_another_procedure_is_found_at_the_stage_of_its_own_route() {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    let late = |outcome, instead_of| find("2026-05-01", 2, outcome, instead_of);
    refused(
        desk.give(late(Outcome::Upheld, None)),
        GuardId::OpenStage,
        "stage 1 has not been answered",
    );
    desk.route_to_stage_2(route, "2026-04-15", "2026-04-20");
    // the case's own stage 1 is still open
    assert!(desk.case().state().stages()[&StageNumber::One].is_open());
    free(desk.give(late(Outcome::NotUpheld, Some(Outcome::Upheld))));
    let point = &desk.case().state().points[&PointNumber(2)];
    assert_eq!(point.findings[&ONE].outcome, Outcome::NotUpheld);
}

#[test]
fn finding_not_overwritten_what_the_letter_had_said_stands_beside_what_stands_now() {
    let mut desk = Desk::statutory("2026-12-16");
    desk.send(ONE, "2026-12-18");
    let mut find = |on: &str, outcome, instead_of| {
        desk.give(Command::FindPoint {
            on: day(on),
            point: PointNumber(1),
            stage: ONE,
            outcome,
            instead_of: Some(instead_of),
            stated: Some(outcome),
            reason: "another record was found".into(),
        })
        .expect("it is changed openly");
        let finding = &desk.case().state().points[&PointNumber(1)].findings[&ONE];
        finding.in_words()
    };
    assert_eq!(
        find("2027-01-11", Outcome::NotUpheld, Outcome::Upheld),
        "Not upheld (the letter said: upheld)"
    );
    // changed again, the letter still said what it said
    assert_eq!(
        find("2027-01-18", Outcome::PartiallyUpheld, Outcome::NotUpheld),
        "Partially upheld (the letter said: upheld)"
    );
    assert_eq!(
        find("2027-01-25", Outcome::Upheld, Outcome::PartiallyUpheld),
        "Upheld"
    );
}
