//! History is not judged; only what cannot have happened is refused.

use crate::desk::Desk;
use complaints::codes::{Kind, Procedure, RemedyKind};
use complaints::command::Command;
use complaints::decide::Refusal;
use complaints::event::Event;
use complaints::ids::{
    EntryNumber, PersonId, PersonNumber, RemedyNumber, RouteNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::{Part, PersonDetails, Personal};
use complaints::recorded::{Fact, Source};
use complaints::remedy::RemedySource;
use jiff::civil::{Date, date};

const MAIN: RouteNumber = RouteNumber::MAIN;

fn record(kind: Kind, more: Vec<Fact>) -> Result<(), String> {
    let procedure = (kind == Kind::Complaint).then_some(Procedure::ChildrenAct);
    let receipt = crate::desk::receipt(kind, procedure);
    let mut facts = vec![Fact::new(
        Occurred::On(date(2024, 5, 1)),
        Event::Received(receipt),
    )];
    facts.extend(more);
    let mut desk = Desk::on(date(2024, 12, 1));
    match desk.give_as(Source::Import, Command::RecordHistory { facts }) {
        Ok(_) => Ok(()),
        Err(Refusal::Impossible { found }) => Err(found
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")),
        Err(other) => panic!("{other}"),
    }
}

fn started(stage: u8, on: Date) -> Fact {
    let stage = StageNumber::try_from(stage).expect("a stage");
    Fact::new(Occurred::On(on), Event::StageStarted { route: MAIN, stage })
}

fn answered(stage: u8, on: Date) -> Fact {
    let stage = StageNumber::try_from(stage).expect("a stage");
    Fact::new(
        Occurred::On(on),
        Event::StageAnswered {
            route: MAIN,
            stage,
            by: None,
            post: None,
            next_stage_told: false,
            next_stage_untold: false,
        },
    )
}

#[test]
fn nine_late_answers_of_a_past_year_are_recorded() {
    let late = vec![
        started(1, date(2024, 5, 1)),
        answered(1, date(2024, 11, 29)),
    ];
    assert_eq!(record(Kind::Complaint, late), Ok(()));
}

#[test]
fn an_answer_before_receipt_is_impossible() {
    let said = record(
        Kind::Complaint,
        vec![started(1, date(2024, 5, 1)), answered(1, date(2024, 4, 30))],
    );
    assert_eq!(
        said,
        Err("30 April 2024 is before the case was received on 1 May 2024".to_owned())
    );
}

#[test]
fn a_stage_that_began_before_receipt_is_said_once_and_an_answer_before_the_stage_beside_it() {
    let said = record(
        Kind::Complaint,
        vec![
            started(1, date(2024, 5, 1)),
            started(2, date(2024, 4, 2)),
            answered(2, date(2024, 4, 1)),
        ],
    );
    assert_eq!(
        said,
        Err(
            "2 April 2024 is before the case was received on 1 May 2024; \
             1 April 2024 is before the case was received on 1 May 2024"
                .to_owned()
        )
    );
}

#[test]
fn nobody_on_a_case_was_born_after_its_receipt() {
    let born = |on: Date| {
        let event = Event::PersonAdded {
            person: PersonNumber(1),
            person_id: PersonId(uuid::Uuid::nil()),
            about: true,
            roles: Vec::new(),
        };
        let details = PersonDetails {
            born_on: Some(Personal::new(on)),
            ..PersonDetails::default()
        };
        let part = Part::Person(PersonNumber(1), details);
        let added = Fact::new(Occurred::On(date(2024, 5, 1)), event).with(Some(part));
        record(Kind::Complaint, vec![added])
    };
    assert_eq!(born(date(2024, 5, 1)), Ok(()));
    // a plan for a child who is not yet born can be complained of
    assert_eq!(born(date(2025, 2, 25)), Ok(()));
    assert_eq!(
        born(date(2025, 2, 26)),
        Err("was born too long after the case was received on 1 May 2024".to_owned())
    );
}

#[test]
fn a_stage_3_without_a_stage_2_is_impossible_and_a_stage_2_without_a_stage_1_is_not() {
    let said = record(
        Kind::Complaint,
        vec![started(1, date(2024, 5, 1)), started(3, date(2024, 7, 1))],
    );
    assert_eq!(
        said,
        Err("there is no stage 3 without a stage 2".to_owned())
    );
    assert_eq!(
        record(Kind::Complaint, vec![started(2, date(2024, 5, 2))]),
        Ok(())
    );
}

#[test]
fn the_future_is_impossible_and_a_plan_is_not() {
    let said = record(
        Kind::Complaint,
        vec![started(1, date(2024, 5, 1)), answered(1, date(2024, 12, 2))],
    );
    assert!(said.expect_err("impossible").contains("2 December 2024"));
    let planned = Event::StageExtended {
        route: MAIN,
        stage: StageNumber::One,
        to: Some(date(2025, 1, 10)),
        told_on: None,
        approved_by: None,
    };
    let plan = vec![
        started(1, date(2024, 5, 1)),
        Fact::new(Occurred::On(date(2024, 5, 8)), planned),
    ];
    assert_eq!(record(Kind::Complaint, plan), Ok(()));
}

#[test]
fn a_case_that_was_not_accepted_has_no_stage() {
    let refused = Fact::new(
        Occurred::On(date(2024, 5, 8)),
        Event::NotAccepted {
            reason: None,
            ground: None,
            ombudsman_named: None,
        },
    );
    let said = record(Kind::Complaint, vec![refused, started(1, date(2024, 5, 1))]);
    assert!(
        said.expect_err("impossible")
            .contains("cannot have a stage 1")
    );
}

#[test]
fn an_answered_case_is_not_withdrawn_as_a_whole() {
    let withdrawn = Fact::new(
        Occurred::On(date(2024, 5, 20)),
        Event::Withdrawn {
            method: None,
            looked_at: None,
        },
    );
    let said = record(
        Kind::Complaint,
        vec![
            started(1, date(2024, 5, 1)),
            answered(1, date(2024, 5, 10)),
            withdrawn,
        ],
    );
    assert!(said.expect_err("impossible").contains("before any answer"));
}

#[test]
fn a_compliment_has_no_stage_and_an_enquiry_one() {
    assert!(record(Kind::Compliment, vec![started(1, date(2024, 5, 1))]).is_err());
    assert_eq!(
        record(Kind::MemberEnquiry, vec![started(1, date(2024, 5, 1))]),
        Ok(())
    );
    assert!(
        record(
            Kind::MemberEnquiry,
            vec![started(1, date(2024, 5, 1)), started(2, date(2024, 5, 3))]
        )
        .is_err()
    );
}

#[test]
fn only_a_complaint_goes_by_a_procedure() {
    use complaints::codes::{Kind, Procedure};
    use complaints::rules::GuardId;
    for kind in [
        Kind::Compliment,
        Kind::Comment,
        Kind::Advice,
        Kind::ServiceRequest,
    ] {
        let mut desk = crate::desk::Desk::on(jiff::civil::date(2026, 6, 1));
        let receive = crate::desk::receive(
            kind,
            Some(Procedure::Corporate),
            jiff::civil::date(2026, 6, 1),
        );
        crate::way::refused(
            desk.give(receive),
            GuardId::StagesOfTheProcedure,
            "only a complaint goes by a procedure",
        );
    }
}

#[test]
fn nobody_on_a_case_was_born_before_1900() {
    use complaints::command::Command;
    use complaints::personal::{PersonDetails, Personal};
    let mut desk = crate::desk::Desk::with_statutory(jiff::civil::date(2026, 6, 1));
    let born = |year| Command::AddPerson {
        on: jiff::civil::date(2026, 6, 1),
        person: complaints::ids::PersonId(uuid::Uuid::nil()),
        about: false,
        roles: vec![complaints::codes::Role::Complainant],
        details: Box::new(PersonDetails {
            born_on: Some(Personal::new(jiff::civil::date(year, 5, 4))),
            ..PersonDetails::default()
        }),
    };
    let refused = desk.give(born(1899)).expect_err("too long ago");
    assert!(
        refused.to_string().contains("was born before 1900"),
        "{refused}"
    );
    desk.give(born(1900)).expect("old, and possible");
}

#[test]
fn what_a_contact_turned_into_was_not_said_after_that() {
    let converted = |since| {
        let event = Event::Converted {
            kind: Kind::Complaint,
            procedure: Some(Procedure::ChildrenAct),
            since,
        };
        Fact::new(Occurred::On(date(2024, 5, 7)), event)
    };
    let of = |since| record(Kind::ServiceRequest, vec![converted(since)]);
    assert_eq!(
        of(date(2024, 5, 8)),
        Err("was first said on 8 May 2024, after it was turned into that 7 May 2024. Correct the day of whichever is wrong, \
             that of what it turned into first"
            .to_owned())
    );
    assert_eq!(of(date(2024, 5, 7)), Ok(()));
}

#[test]
fn nothing_is_agreed_with_the_ombudsman_before_the_council_was_told() {
    let told = Event::OmbudsmanTold {
        entry: EntryNumber(1),
        reference: Some("24 000 000".to_owned()),
        referred_by: None,
    };
    let agreed = |on| {
        let event = Event::RemedyAgreed {
            remedy: RemedyNumber(1),
            kind: RemedyKind::Apology,
            amount_pence: None,
            due_on: None,
            entry: Some(EntryNumber(1)),
            source: RemedySource::default(),
        };
        let told = Fact::new(Occurred::On(date(2024, 9, 2)), told.clone());
        record(
            Kind::Complaint,
            vec![told, Fact::new(Occurred::On(on), event)],
        )
    };
    assert_eq!(
        agreed(date(2024, 9, 1)),
        Err(
            "agreed on 1 September 2024, before the Ombudsman told the council on 2 September 2024"
                .to_owned()
        )
    );
    assert_eq!(agreed(date(2024, 9, 2)), Ok(()));
}
