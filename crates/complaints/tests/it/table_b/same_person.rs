//! C2: a person of one case who is a person of another, as an officer recorded it.

use crate::desk::{Desk, noon, step_with, take_back};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::Case;
use complaints::codes::{Method, Role};
use complaints::command::Command;
use complaints::decide::{Context, may_name, named_case, restricted_there};
use complaints::event::FamilyContact;
use complaints::ids::{CaseId, PersonId, PersonNumber};
use complaints::personal::{PersonDetails, Personal};
use complaints::projection::links;
use complaints::rules::GuardId;
use complaints::step::{About, Answer, Step, StepTaken};
use complaints::timeline::timeline;
use jiff::civil::Date;
use std::collections::BTreeSet;
use uuid::Uuid;

const FIRST: PersonNumber = PersonNumber(1);

fn same(reference: &str, there: u16) -> StepTaken {
    StepTaken {
        person_there: Some(PersonNumber(there)),
        ..say(Step::SamePerson)
            .about(About::Person(FIRST))
            .refers_to(reference)
    }
}

/// A complaint of somebody of that name, born on that day where it is said.
fn of(name: &str, born: Option<Date>) -> Desk {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.give(Command::AddPerson {
        on: day("2026-04-01"),
        person: PersonId(Uuid::from_u128(7)),
        about: false,
        roles: vec![Role::Parent],
        details: Box::new(PersonDetails {
            name: Some(name.into()),
            born_on: born.map(Personal::new),
            ..PersonDetails::default()
        }),
    }));
    desk
}

/// Another case: with an id of its own.
fn another(desk: &Desk) -> Case {
    Case::replay(CaseId(Uuid::from_u128(2)), desk.case().history().to_vec()).expect("a case")
}

fn context(desk: &Desk) -> Context<'_> {
    Context {
        now: noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    }
}

/// What is said of the case that a person is said to be on too.
fn said(desk: &Desk, step: StepTaken, other: Option<&Case>) -> Given {
    let command = step_with(day("2026-04-02"), step);
    let (reference, what) = named_case(desk.case(), &command).expect("it names a case");
    may_name(desk.case(), (&reference, what), other, &context(desk))
}

#[test]
fn somebody_is_the_same_person_only_as_somebody_whom_the_other_case_has() {
    let here = of("Ann Roe", None);
    let there = another(&of("Roe, Ann", Some(day("1990-02-03"))));
    free(said(&here, same("NOR-2", 1), Some(&there)));
    refused(
        said(&here, same("NOR-2", 1), None),
        GuardId::KnownItem,
        "there is no case NOR-2 that you may see",
    );
    refused(
        said(&here, same("NOR-2", 4), Some(&there)),
        GuardId::KnownItem,
        "has no person 4. Name one of: person 1 (parent)",
    );
    refused(
        said(&here, same("NOR-0001", 1), here.case.as_ref()),
        GuardId::KnownItem,
        "is this case itself",
    );
}

#[test]
fn two_of_another_name_or_another_day_of_birth_are_recorded_with_a_warning() {
    let here = of("Ann Roe", Some(day("1990-02-03")));
    let differs = |name: &str, born: &str, what: &str| {
        let there = another(&of(name, Some(day(born))));
        warned(
            said(&here, same("NOR-2", 1), Some(&there)),
            GuardId::OnePersonAlike,
            what,
        );
    };
    differs("Ann Holt", "1990-02-03", "have not the same name");
    differs("Ann Roe", "1991-02-03", "have not the same date of birth");
}

#[test]
fn that_two_are_one_person_is_recorded_once_and_can_be_taken_back() {
    let mut desk = of("Ann Roe", None);
    refused(
        desk.take_bare(
            "2026-04-02",
            say(Step::SamePerson).about(About::Person(FIRST)),
        ),
        GuardId::StepSaysWhatItMust,
        "what it refers to and the number of the person there",
    );
    free(desk.take_bare("2026-04-02", same("NOR-2", 3)));
    let known = desk.case().state().same_people();
    let known: Vec<_> = known
        .iter()
        .map(|it| (it.here, it.reference, it.there))
        .collect();
    assert_eq!(known, [(FIRST, "NOR-2", PersonNumber(3))]);
    let named = links(desk.case());
    assert_eq!(
        (named[0].reference.as_str(), named[0].step),
        ("NOR-2", Step::SamePerson)
    );
    refused(
        desk.take_bare("2026-04-03", same("NOR-2", 3)),
        GuardId::KnownItem,
        "that they are one person is recorded already",
    );
    let entry = desk.case().version();
    free(desk.give(take_back(entry)));
    assert_eq!(desk.case().state().same_people(), []);
    assert_eq!(links(desk.case()), []);
}

#[test]
fn nothing_is_told_of_a_person_who_is_on_a_case_that_is_withheld() {
    let mut desk = of("Ann Roe", None);
    free(desk.take_bare("2026-04-02", same("NOR-7", 1)));
    let entry = desk.case().version();
    free(desk.take_bare("2026-04-02", same("NOR-8", 1)));
    free(desk.give(take_back(entry)));
    free(desk.take_bare("2026-04-03", same("NOR-7", 2)));
    let told = |case: &Case| -> Vec<String> {
        let all = timeline(case).into_iter().map(|it| it.text);
        all.filter(|it| it.contains("same person")).collect()
    };
    assert_eq!(told(desk.case()).len(), 4);
    let withheld = BTreeSet::from(["NOR-7"]);
    let shown = desk
        .case()
        .without_naming(&withheld, "bee")
        .expect("a case");
    assert_eq!(
        told(&shown),
        ["The same person as on another case (person 1): NOR-8, person 1 there"]
    );
    assert_eq!(shown.state().same_people().len(), 1);
    assert_eq!(shown.version(), desk.case().version());
}

fn contact() -> Command {
    Command::AddNote {
        on: day("2026-04-20"),
        text: "Rang; nobody there".into(),
        by: None,
        contact: Some(FamilyContact {
            method: Method::Telephone,
            reached: false,
        }),
    }
}

#[test]
fn a_contact_is_warned_of_while_contact_with_somebody_is_restricted_here_or_on_another_case() {
    let mut desk = of("Ann Roe", None);
    desk.today = day("2026-04-20");
    free(desk.give(contact()));
    let mut restricted = of("Ann Roe", None);
    let who = About::Person(FIRST);
    free(restricted.take("2026-04-07", say(Step::RestrictionWarned).about(who)));
    let set = say(Step::RestrictionSet).about(who).names("2026-10-01");
    free(restricted.take("2026-04-08", set));
    restricted.today = day("2026-04-20");
    warned(
        restricted.give(contact()),
        GuardId::ContactAsRestricted,
        "contact with person 1 is restricted: in force since 8 April 2026",
    );
    let offered = say(Step::MeetingOffered).answer(Answer::Resolution);
    let offered = restricted.take("2026-04-20", offered.at(crate::desk::ONE));
    let said = offered.expect("it is recorded");
    assert!(
        said.iter()
            .any(|it| it.guard.id == GuardId::ContactAsRestricted)
    );
    let there = another(&restricted);
    let heed =
        |context: &Context<'_>| restricted_there(desk.case(), FIRST, (&there, FIRST), context);
    let remark = heed(&context(&desk)).expect("it is in force there");
    let why = "contact with person 1 is restricted on NOR-0001, where they are person 1: in force since 8 April 2026";
    assert!(remark.why.starts_with(why), "{}", remark.why);
    desk.today = day("2026-10-02");
    let lapsed = restricted_there(desk.case(), FIRST, (&there, FIRST), &context(&desk));
    assert_eq!(
        lapsed, None,
        "a restriction that nobody reviewed has lapsed"
    );
}
