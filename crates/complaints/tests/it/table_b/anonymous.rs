//! B1 and correction 2: a contact about which nobody can be answered, until whoever complained comes forward.

use crate::desk::{Desk, TWO, receive};
use crate::way::{day, free, refused, say, warned};
use complaints::codes::{Kind, Method, Procedure, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{PersonId, PersonNumber};
use complaints::occurred::Occurred;
use complaints::personal::{Part, PersonDetails};
use complaints::recorded::Fact;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::Step;

#[test]
fn an_anonymous_contact_keeps_what_action_was_considered() {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.raised_by = None;
        it.procedure = None;
    });
    warned(
        desk.take_bare("2026-04-01", say(Step::ActionConsidered)),
        GuardId::StepSaysWhatItMust,
        "Statutory guidance",
    );
    let mut kept = Desk::received_as("2026-04-01", |it| it.procedure = None);
    free(kept.take("2026-04-01", say(Step::ActionConsidered)));
    let taken = kept.case().state().taken(Step::ActionConsidered).next();
    let reason = complaints::personal::TextName::Reason;
    assert!(taken.is_some_and(|it| it.texts.get(reason).is_some()));
}

/// A letter from nobody knows whom, by a procedure, at a council that marked it so.
fn anonymous(procedure: Procedure) -> Desk {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.method = Some(Method::Letter);
        it.raised_by = None;
        it.procedure = Some(procedure);
    });
    free(desk.take("2026-04-02", say(Step::NobodyToAnswer)));
    desk
}

#[test]
fn where_nobody_can_be_answered_no_answer_is_due_until_whoever_complained_comes_forward() {
    for (procedure, clocks) in [
        (Procedure::ChildrenAct, &["ST-01", "ST-10"][..]),
        (Procedure::Corporate, &["CO-10", "CO-11"]),
    ] {
        let mut desk = anonymous(procedure);
        for clock in clocks {
            assert!(!desk.has(clock), "{clock}");
        }
        assert_eq!(
            desk.status(),
            Status::Stage1,
            "something is to be considered"
        );
        free(desk.take_bare("2026-05-05", say(Step::CameForward)));
        for clock in clocks {
            assert!(desk.running(clock), "{clock}");
        }
    }
    let mut back = anonymous(Procedure::ChildrenAct);
    free(back.take_bare("2026-05-05", say(Step::CameForward)));
    assert_eq!(back.runs("ST-10"), (day("2026-04-01"), day("2026-04-17")));
    assert!(back.clock("ST-10").late(day("2026-05-05")));
}

#[test]
fn a_contact_is_marked_anonymous_as_it_is_received_by_the_rule_of_that_step() {
    let with = |name: Option<&str>| {
        let mut desk = Desk::on(day("2026-04-30"));
        let person = Event::PersonAdded {
            person: PersonNumber(1),
            person_id: PersonId(uuid::Uuid::from_u128(7)),
            about: false,
            roles: vec![Role::Complainant],
        };
        let details = PersonDetails {
            name: name.map(Into::into),
            ..PersonDetails::default()
        };
        let on = Occurred::On(day("2026-04-01"));
        let Command::Receive {
            receipt, received, ..
        } = receive(
            Kind::Complaint,
            Some(Procedure::ChildrenAct),
            day("2026-04-01"),
        )
        else {
            unreachable!("it receives");
        };
        let said = desk.give(Command::Receive {
            receipt,
            received,
            texts: None,
            with: vec![
                Fact::new(on, Event::StepTaken(say(Step::NobodyToAnswer))),
                Fact::new(on, person).with(Some(Part::Person(PersonNumber(1), details))),
            ],
        });
        (desk, said)
    };
    let (desk, said) = with(None);
    assert_eq!(said.expect("received").len(), 1, "the reason is asked for");
    assert_eq!(desk.times(Step::NobodyToAnswer), 1);
    assert!(!desk.has("ST-10"), "no answer is due");
    let (_, named) = with(Some("Ziggy"));
    refused(
        named,
        GuardId::NobodyToAnswer,
        "person 1 complains, and gave a name or a way to answer",
    );
}

#[test]
fn who_is_recorded_with_a_way_to_answer_or_asks_for_more_has_come_forward() {
    let mut recorded = anonymous(Procedure::ChildrenAct);
    let details = PersonDetails {
        name: Some("Ziggy".into()),
        ..PersonDetails::default()
    };
    free(recorded.give(Command::AddPerson {
        on: day("2026-04-07"),
        person: PersonId(uuid::Uuid::from_u128(7)),
        about: false,
        roles: vec![Role::Complainant],
        details: Box::new(details),
    }));
    assert_eq!(recorded.times(Step::CameForward), 1);
    assert_eq!(recorded.due("ST-10"), day("2026-04-17"));

    let mut asked = anonymous(Procedure::ChildrenAct);
    asked.ask(TWO, "2026-05-05").expect("never refused");
    assert_eq!(asked.times(Step::CameForward), 1);
    assert_eq!(asked.due("ST-20"), day("2026-06-10"));
    refused(
        asked.take("2026-05-06", say(Step::NobodyToAnswer)),
        GuardId::NobodyToAnswer,
        "somebody asked for stage 2",
    );
}

#[test]
fn a_child_with_a_nickname_is_a_complainant_with_every_clock_and_right() {
    let mut desk = Desk::by_child("2026-04-01");
    let details = PersonDetails {
        name: Some("Ziggy".into()),
        ..PersonDetails::default()
    };
    free(desk.give(Command::AddPerson {
        on: day("2026-04-01"),
        person: PersonId(uuid::Uuid::from_u128(7)),
        about: true,
        roles: vec![Role::Child],
        details: Box::new(details),
    }));
    refused(
        desk.take("2026-04-02", say(Step::NobodyToAnswer)),
        GuardId::NobodyToAnswer,
        "Anonymous is not nameless",
    );
    assert!(desk.running("ST-10"));
    let mut written = Desk::received_as("2026-04-01", |it| it.method = Some(Method::Email));
    warned(
        written.take("2026-04-02", say(Step::NobodyToAnswer)),
        GuardId::NobodyToAnswer,
        "it came by e-mail, which can be replied to",
    );
}

#[test]
fn an_anonymous_contact_is_closed_once_action_was_considered_and_opens_again_with_its_complainant()
{
    let mut desk = anonymous(Procedure::ChildrenAct);
    warned(
        desk.take("2026-04-08", say(Step::Closed)),
        GuardId::StepAfterWhatItNeeds,
        "what was considered to be done",
    );
    let mut desk = anonymous(Procedure::ChildrenAct);
    free(desk.take("2026-04-07", say(Step::ActionConsidered)));
    free(desk.take("2026-04-08", say(Step::Closed)));
    assert_eq!(desk.status(), Status::Recorded);
    assert_eq!(desk.runs("RT-01"), (day("2026-04-08"), day("2032-04-08")));
    free(desk.take_bare("2026-05-05", say(Step::CameForward)));
    assert_eq!(desk.status(), Status::Stage1);
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
    assert!(!desk.has("RT-01"));
}
