//! Corrections: the old values stay in the history, and what a person recorded since stands.

use crate::desk::{Desk, ONE, answer};
use complaints::codes::{Kind, Outcome, Procedure, RemedyKind};
use complaints::command::Command;
use complaints::decide::Refusal;
use complaints::event::{Event, Subject};
use complaints::ids::{PointNumber, RouteNumber};
use complaints::occurred::Occurred;
use complaints::recorded::{Fact, Source};
use complaints::remedy::{RemedySource, RemedyTerms};
use jiff::civil::{Date, date};

fn answered(on: Date) -> Fact {
    Fact::new(
        Occurred::On(on),
        Event::StageAnswered {
            route: RouteNumber::MAIN,
            stage: ONE,
            by: Some(complaints::codes::Method::Email),
            post: None,
            next_stage_told: true,
            next_stage_untold: false,
        },
    )
}

fn history(answer: Option<Date>, finding: Option<Outcome>) -> Vec<Fact> {
    let received = Occurred::On(date(2026, 4, 1));
    let receipt = crate::desk::receipt(Kind::Complaint, Some(Procedure::ChildrenAct));
    let point = Event::PointRaised {
        point: PointNumber(1),
        theme: Some("Delay".to_owned()),
        team: None,
        procedure: None,
    };
    let mut facts = vec![
        Fact::new(received, Event::Received(receipt)),
        Fact::new(received, point),
        Fact::new(
            received,
            Event::StageStarted {
                route: RouteNumber::MAIN,
                stage: ONE,
            },
        ),
    ];
    facts.extend(answer.map(answered));
    facts.extend(finding.map(|outcome| {
        Fact::new(
            received,
            Event::PointFound {
                point: PointNumber(1),
                stage: ONE,
                outcome,
                letter_said: None,
            },
        )
    }));
    facts
}

fn imported(answer: Option<Date>, finding: Option<Outcome>) -> Desk {
    let mut desk = Desk::on(date(2026, 8, 1));
    desk.give_as(
        Source::Import,
        Command::RecordHistory {
            facts: history(answer, finding),
        },
    )
    .expect("recorded");
    desk
}

#[test]
fn the_same_record_again_changes_nothing() {
    let desk = imported(Some(date(2026, 4, 10)), Some(Outcome::Upheld));
    let again = Command::RecordHistory {
        facts: history(Some(date(2026, 4, 10)), Some(Outcome::Upheld)),
    };
    assert_eq!(desk.decide(again).expect("nothing to say").facts, []);
}

#[test]
fn a_changed_record_corrects_and_the_old_value_stays_in_the_history() {
    let mut desk = imported(Some(date(2026, 4, 10)), Some(Outcome::Upheld));
    let changed = Command::RecordHistory {
        facts: history(Some(date(2026, 4, 13)), Some(Outcome::Upheld)),
    };
    desk.give_as(Source::Import, changed).expect("corrected");
    let facts = desk.case().fact_row();
    assert_eq!(facts.stages[0].responded_on, Some(date(2026, 4, 13)));
    assert_eq!(desk.case().version(), 6);
    assert!(
        desk.case()
            .history()
            .iter()
            .any(|it| it.occurred == Occurred::On(date(2026, 4, 10)))
    );
}

#[test]
fn absence_withdraws_what_an_import_said() {
    let mut desk = imported(Some(date(2026, 4, 10)), Some(Outcome::Upheld));
    desk.give_as(
        Source::Import,
        Command::RecordHistory {
            facts: history(None, None),
        },
    )
    .expect("corrected");
    let facts = desk.case().fact_row();
    assert_eq!(
        (facts.stages[0].responded_on, facts.points[0].outcome),
        (None, None)
    );
    // and what was withdrawn can be said again
    let again = history(Some(date(2026, 4, 10)), Some(Outcome::Upheld));
    desk.give_as(Source::Import, Command::RecordHistory { facts: again })
        .expect("said again");
    assert_eq!(
        desk.case().fact_row().stages[0].responded_on,
        Some(date(2026, 4, 10))
    );
}

#[test]
fn what_a_person_recorded_since_stands() {
    let mut desk = imported(None, None);
    desk.give(answer(ONE, date(2026, 4, 14)))
        .expect("a person records the answer");
    // the record says what it said before: the person's answer stands
    let same = desk
        .decide(Command::RecordHistory {
            facts: history(None, None),
        })
        .expect("no disagreement");
    assert_eq!(same.facts, []);
    // the record now says the same as the person
    let agrees = Command::RecordHistory {
        facts: history(Some(date(2026, 4, 14)), None),
    };
    assert_eq!(desk.decide(agrees).expect("agreement").facts, []);
    // the record now says something else
    let differs = Command::RecordHistory {
        facts: history(Some(date(2026, 4, 15)), None),
    };
    match desk.decide(differs) {
        Err(Refusal::Disagrees { with }) => {
            assert_eq!(with.len(), 1);
            assert_eq!(
                with[0].subject,
                Subject::StageAnswer(RouteNumber::MAIN, ONE)
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_person_corrects_what_an_import_said_and_the_next_import_cannot_undo_it_silently() {
    let mut desk = imported(Some(date(2026, 4, 10)), None);
    let seq = desk
        .case()
        .facts()
        .iter()
        .find(|it| matches!(it.event, Event::StageAnswered { .. }))
        .expect("it")
        .seq;
    let fact = answered(date(2026, 4, 9));
    let correct = Command::Correct {
        seq,
        occurred: fact.occurred,
        event: fact.event,
        parts: Vec::new(),
        reason: None,
    };
    desk.give(correct).expect("corrected");
    assert_eq!(
        desk.case().fact_row().stages[0].responded_on,
        Some(date(2026, 4, 9))
    );
    let same = Command::RecordHistory {
        facts: history(Some(date(2026, 4, 10)), None),
    };
    assert_eq!(desk.decide(same).expect("it says nothing new").facts, []);
    let other = Command::RecordHistory {
        facts: history(Some(date(2026, 4, 20)), None),
    };
    assert!(matches!(desk.decide(other), Err(Refusal::Disagrees { .. })));
}

#[test]
fn when_the_day_of_receipt_was_wrong_stage_1_and_the_points_move_with_it() {
    let mut desk = imported(None, None);
    let receipt = desk.case().state().receipt.clone();
    let correct = Command::Correct {
        seq: 1,
        occurred: Occurred::On(date(2026, 4, 8)),
        event: Event::Received(receipt),
        parts: Vec::new(),
        reason: None,
    };
    desk.give(correct).expect("corrected");
    let case = desk.case();
    assert_eq!(case.state().received_on, date(2026, 4, 8));
    let moved = |wanted: &Subject| {
        let facts = case.facts();
        let found = facts
            .iter()
            .find(|it| it.event.subject().as_ref() == Some(wanted));
        found.and_then(|it| it.occurred.day())
    };
    let begun = Subject::StageStart(RouteNumber::MAIN, ONE);
    assert_eq!(moved(&begun), Some(date(2026, 4, 8)));
    assert_eq!(
        moved(&Subject::Point(PointNumber(1))),
        Some(date(2026, 4, 8))
    );
}

#[test]
fn when_the_day_of_an_answer_was_wrong_what_came_in_the_letter_moves_with_it() {
    let mut desk = Desk::with_statutory(date(2026, 9, 1));
    let (was, is) = (date(2026, 9, 14), date(2026, 9, 10));
    let mut sent = answer(ONE, was);
    if let Command::AnswerStage { actions, .. } = &mut sent {
        actions.push(RemedyTerms {
            kind: RemedyKind::Apology,
            text: None,
            amount_pence: None,
            owner: Some("Head of Service".to_owned()),
            due_on: Some(date(2026, 10, 1)),
            source: RemedySource::default(),
            entry: None,
        });
    }
    desk.give(sent).expect("answered");
    let seqs_on = |desk: &Desk, on: Date| {
        let facts = desk.case().facts();
        let on_it = facts.iter().filter(|it| it.occurred == Occurred::On(on));
        on_it.map(|it| it.seq).collect::<Vec<_>>()
    };
    let letter = seqs_on(&desk, was);
    // the answer, its outcome, the finding, that it names the Ombudsman, the action and who owns it
    assert_eq!(letter.len(), 6);
    let reason = || Some("the letter is dated the 10th".into());
    let facts = desk.case().facts();
    let of_the_answer = facts
        .iter()
        .find(|it| it.seq == letter[0])
        .expect("it stands");
    let (seq, event) = (of_the_answer.seq, of_the_answer.event.clone());
    let correct = |on: Date| Command::Correct {
        seq,
        occurred: Occurred::On(on),
        event: event.clone(),
        parts: Vec::new(),
        reason: reason(),
    };
    desk.give(correct(is)).expect("corrected");
    assert_eq!(seqs_on(&desk, is), letter);
    assert_eq!(seqs_on(&desk, was), [0_u32; 0]);
    let state = desk.case().state();
    let found = &state.points[&PointNumber(1)].findings[&ONE];
    assert_eq!(found.on.day(), Some(is));
    assert_eq!(
        state
            .remedies
            .values()
            .next()
            .and_then(|it| it.agreed.day()),
        Some(is)
    );
    // and once more
    desk.give(correct(was)).expect("corrected again");
    assert_eq!(seqs_on(&desk, was), letter);
}

#[test]
fn a_correction_is_about_the_same_thing_and_a_receipt_cannot_be_taken_away() {
    let desk = imported(Some(date(2026, 4, 10)), None);
    let other = Command::Correct {
        seq: 4,
        occurred: Occurred::On(date(2026, 4, 10)),
        event: Event::Acknowledged,
        parts: Vec::new(),
        reason: None,
    };
    assert!(desk.decide(other).is_err());
    assert!(desk.decide(crate::desk::take_back(1)).is_err());
    assert!(desk.decide(crate::desk::take_back(99)).is_err());
}

#[test]
fn the_case_as_it_was_known_on_a_day_leaves_out_what_was_recorded_later() {
    let mut desk = imported(None, None);
    desk.today = date(2026, 8, 20);
    desk.give(answer(ONE, date(2026, 4, 14)))
        .expect("recorded on 20 August");
    let known = desk
        .case()
        .as_at("2026-08-10T00:00:00Z".parse().expect("an instant"))
        .expect("it was known");
    assert_eq!(known.fact_row().stages[0].responded_on, None);
    assert!(
        desk.case()
            .as_at("2026-07-01T00:00:00Z".parse().expect("an instant"))
            .is_none()
    );
}

#[test]
fn a_correction_without_a_reason_does_not_show_that_of_the_one_before() {
    let mut desk = imported(Some(date(2026, 4, 17)), None);
    let seq = desk
        .case()
        .facts()
        .iter()
        .find_map(|it| matches!(it.event, Event::StageAnswered { .. }).then_some(it.seq));
    let seq = seq.expect("it was answered");
    let mut correct = |day, reason: Option<&str>| {
        let fact = desk.case().facts().into_iter().find(|it| it.seq == seq);
        let fact = fact.expect("it stands");
        let command = Command::Correct {
            seq,
            occurred: Occurred::On(date(2026, 4, day)),
            event: fact.event.clone(),
            parts: fact.parts.iter().map(|(part, _)| part.clone()).collect(),
            reason: reason.map(|it| complaints::personal::Personal::new(it.to_owned())),
        };
        desk.give(command).expect("it is corrected");
        let last = desk.case().history().last().map(|it| it.seq);
        let said = last.and_then(|it| complaints::timeline::words(desk.case(), it));
        said.map(|it| it.reveal().clone())
    };
    assert_eq!(
        correct(16, Some("the letter shows it")).as_deref(),
        Some("the letter shows it")
    );
    assert_eq!(correct(15, None), None);
}

#[test]
fn a_conversion_names_what_it_turned_from_and_to_with_each_procedure() {
    let mut desk = Desk::with(Kind::ServiceRequest, None, date(2026, 4, 1));
    desk.give(crate::desk::convert(date(2026, 4, 8), Procedure::Corporate))
        .expect("it is converted");
    let told = complaints::timeline::timeline(desk.case());
    let told: Vec<&str> = told.iter().map(|it| it.text.as_str()).collect();
    let line = told.iter().find(|it| it.starts_with("Turned"));
    let line = line.unwrap_or_else(|| panic!("{told:?}"));
    assert!(
        line.starts_with("Turned from service request to complaint (Corporate"),
        "{line}"
    );
}

/// Correction 5 of the rulebook's list: what a contact turned into never makes a limit later, so it follows the receipt.
#[rstest::rstest]
#[case(Kind::ServiceRequest, None)]
#[case(Kind::OmbudsmanEnquiry, None)]
#[case(Kind::Complaint, Some(Procedure::Corporate))]
fn a_receipt_that_is_corrected_after_a_conversion_moves_what_it_turned_into(
    #[case] kind: Kind,
    #[case] procedure: Option<Procedure>,
) {
    let mut desk = Desk::with(kind, procedure, date(2026, 11, 9));
    let to = crate::desk::convert(date(2026, 11, 11), Procedure::ChildrenAct);
    desk.give(to).expect("it is converted");
    assert_eq!(desk.due("ST-10"), date(2026, 11, 23));
    let receipt = desk.case().state().receipt.clone();
    desk.give(Command::Correct {
        seq: 1,
        occurred: Occurred::On(date(2026, 11, 2)),
        event: Event::Received(receipt),
        parts: Vec::new(),
        reason: None,
    })
    .expect("it is corrected");
    assert_eq!(desk.due("ST-10"), date(2026, 11, 16));
    assert_eq!(desk.due("ST-01"), date(2026, 11, 4));
}
