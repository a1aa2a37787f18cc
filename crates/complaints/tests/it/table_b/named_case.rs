//! Another case on which a refusal or a link rests: it is there, and is what it is named for.

use crate::desk::{Desk, ONE, TWO, noon, not_accept};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::Case;
use complaints::codes::{Ground, Kind, Role};
use complaints::command::Command;
use complaints::decide::{Context, may_name, named_case};
use complaints::ids::{CaseId, PersonId, PersonNumber};
use complaints::rules::GuardId;
use complaints::step::{About, Answer, Step, StepTaken};
use uuid::Uuid;

/// Another case: with an id of its own.
fn another(desk: &Desk) -> Case {
    Case::replay(CaseId(Uuid::from_u128(2)), desk.case().history().to_vec()).expect("a case")
}

/// What is said of the case that a command names.
fn rests_on(desk: &Desk, command: &Command, other: Option<&Case>) -> Given {
    let context = Context {
        now: noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let (reference, what) = named_case(desk.case(), command).expect("it names a case");
    may_name(desk.case(), (&reference, what), other, &context)
}

fn step(step: StepTaken) -> Command {
    crate::desk::step_with(day("2027-03-01"), step)
}

fn considered() -> Command {
    step(say(Step::AlreadyConsidered).refers_to("NOR-2"))
}

fn linked(answer: Answer) -> Command {
    step(say(Step::Linked).answer(answer).refers_to("NOR-2"))
}

/// A complaint of the person with that number.
fn of_person(number: u16) -> Desk {
    let mut desk = Desk::statutory("2026-12-01");
    desk.person(number, vec![Role::Complainant]);
    desk
}

#[test]
fn ground_on_record_names_a_case_that_there_is() {
    let desk = of_person(1);
    for command in [
        considered(),
        linked(Answer::Duplicate),
        linked(Answer::Enquiry),
    ] {
        refused(
            rests_on(&desk, &command, None),
            GuardId::KnownItem,
            "there is no case NOR-2",
        );
    }
    warned(
        rests_on(&desk, &linked(Answer::Earlier), None),
        GuardId::KnownItem,
        "there is no case NOR-2",
    );
    assert_eq!(
        named_case(desk.case(), &linked(Answer::InformationRequest)),
        None
    );
    refused(
        rests_on(&desk, &considered(), desk.case.as_ref()),
        GuardId::KnownItem,
        "is this case itself",
    );
}

#[test]
fn ground_on_record_already_considered_went_through_every_stage_of_the_same_person() {
    let mut desk = of_person(1);
    let mut first = of_person(1);
    first.send(ONE, "2026-12-08");
    refused(
        rests_on(&desk, &considered(), Some(&another(&first))),
        GuardId::GroundOnRecord,
        "did not go through every stage: stage 1 answered",
    );
    // recorded before anybody asked for that, it is still no ground
    free(desk.give(considered()));
    let turned_away = not_accept(day("2027-03-02"), Ground::AlreadyConsidered);
    refused(
        rests_on(&desk, &turned_away, Some(&another(&first))),
        GuardId::GroundOnRecord,
        "each case on its reasons",
    );
    let mut corporate = Desk::corporate("2026-12-01");
    corporate.person(1, vec![Role::Complainant]);
    corporate.send(ONE, "2026-12-08");
    free(corporate.ask(TWO, "2026-12-10"));
    corporate.send(TWO, "2026-12-22");
    free(rests_on(&desk, &turned_away, Some(&another(&corporate))));
    warned(
        rests_on(&of_person(3), &considered(), Some(&another(&corporate))),
        GuardId::SamePoints,
        "nobody who complains here",
    );
}

#[test]
fn a_duplicate_is_turned_away_only_of_an_open_case_and_a_stranger_gets_a_letter() {
    let mut desk = of_person(1);
    free(desk.give(linked(Answer::Duplicate)));
    let turned_away = |ombudsman_named| Command::NotAccept {
        on: day("2027-03-02"),
        ground: Ground::Duplicate,
        reason: None,
        ombudsman_named,
    };
    free(rests_on(
        &desk,
        &turned_away(false),
        Some(&another(&of_person(1))),
    ));
    let mut over = of_person(1);
    over.send(ONE, "2026-12-08");
    refused(
        rests_on(&desk, &turned_away(true), Some(&another(&over))),
        GuardId::SamePersonLiveCase,
        "is over",
    );
    // who complains there is not recorded
    let stranger = another(&Desk::statutory("2026-12-01"));
    let said = rests_on(&desk, &turned_away(false), Some(&stranger)).expect("it is warned about");
    let said: Vec<GuardId> = said.iter().map(|it| it.guard.id).collect();
    assert_eq!(
        said,
        [GuardId::RefusalNamesTheOmbudsman, GuardId::SamePoints]
    );
}

#[test]
fn a_second_parent_of_the_same_child_is_not_turned_away_as_a_duplicate_of_the_first() {
    let by_parent = |number: u16, with_the_child: bool| {
        let mut desk = Desk::statutory("2026-12-01");
        if with_the_child {
            the_child(&mut desk, Vec::new());
        }
        desk.person(number, vec![Role::Parent, Role::Complainant]);
        desk
    };
    let mut father = by_parent(2, true);
    let mother = another(&by_parent(1, true));
    warned(
        rests_on(&father, &linked(Answer::Duplicate), Some(&mother)),
        GuardId::SamePoints,
        "nobody who complains here",
    );
    free(father.give(linked(Answer::Duplicate)));
    let merged = step(say(Step::Merged).refers_to("NOR-2"));
    let turned_away = not_accept(day("2027-03-02"), Ground::Duplicate);
    for command in [&merged, &turned_away] {
        refused(
            rests_on(&father, command, Some(&mother)),
            GuardId::SamePersonLiveCase,
            "nobody who complains here is recorded as complaining in NOR-0001",
        );
    }
    let again = another(&by_parent(2, false));
    free(rests_on(&father, &merged, Some(&again)));
    // an officer knows that the two of them are one person
    let same = StepTaken {
        person_there: Some(PersonNumber(2)),
        ..say(Step::SamePerson)
            .about(About::Person(PersonNumber(2)))
            .refers_to("NOR-0001")
    };
    free(father.take_bare("2027-03-02", same));
    free(rests_on(&father, &turned_away, Some(&mother)));
}

#[test]
fn a_child_who_complains_twice_is_one_complainant_whoever_else_is_on_the_case() {
    let by_child = |parent: u16| {
        let mut desk = Desk::by_child("2026-12-01");
        the_child(&mut desk, Vec::new());
        desk.person(parent, vec![Role::Parent]);
        desk
    };
    let mut desk = by_child(1);
    free(desk.give(linked(Answer::Duplicate)));
    let merged = step(say(Step::Merged).refers_to("NOR-2"));
    free(rests_on(&desk, &merged, Some(&another(&by_child(2)))));
    // the parent on it does not complain
    let mut parent = Desk::statutory("2026-12-01");
    the_child(&mut parent, Vec::new());
    parent.person(1, vec![Role::Parent]);
    refused(
        rests_on(&desk, &merged, Some(&another(&parent))),
        GuardId::SamePersonLiveCase,
        "nobody who complains here",
    );
}

/// The same child, whom the case is about.
fn the_child(desk: &mut Desk, roles: Vec<Role>) {
    free(desk.give(Command::AddPerson {
        on: day("2026-12-01"),
        person: PersonId(Uuid::from_u128(9)),
        about: true,
        roles,
        details: Box::default(),
    }));
}

#[test]
fn constituent_complains_is_linked_with_a_complaint() {
    let mut desk = Desk::with(Kind::MemberEnquiry, None, day("2026-12-01"));
    desk.take("2026-12-02", say(Step::WantsComplaint).answer(Answer::Yes))
        .expect("it is recorded");
    let compliment = Desk::with(Kind::Compliment, None, day("2026-12-02"));
    warned(
        rests_on(&desk, &linked(Answer::Enquiry), Some(&another(&compliment))),
        GuardId::ConstituentComplains,
        "the constituent wants a complaint",
    );
    let complaint = Desk::statutory("2026-12-02");
    free(rests_on(
        &desk,
        &linked(Answer::Enquiry),
        Some(&another(&complaint)),
    ));
}
