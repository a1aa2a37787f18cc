//! Advocates for each child of a complaint: offered, answered, and waited for, by two siblings and by one child alone.

use crate::desk::{Desk, ONE, answer};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::case::{Advocacy, Withdrawal};
use complaints::clock::ClockState;
use complaints::codes::{AdvocacyAnswer, Method, RaisedBy, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{PersonId, PersonNumber};
use complaints::occurred::Occurred;
use complaints::personal::PersonDetails;
use complaints::rules::GuardId;
use complaints::step::{About, Step};
use complaints::timeline::timeline;
use uuid::Uuid;

const FIRST: PersonNumber = PersonNumber(1);
const SECOND: PersonNumber = PersonNumber(2);

fn child(desk: &mut Desk, number: u16) {
    let details = PersonDetails {
        name: Some(format!("Child {number}").as_str().into()),
        ..PersonDetails::default()
    };
    free(desk.give(Command::AddPerson {
        on: day("2026-12-16"),
        person: PersonId(Uuid::from_u128(u128::from(number) + 40)),
        about: true,
        roles: Vec::new(),
        details: Box::new(details),
    }));
}

/// A complaint of children, of so many who are named.
fn by_children(children: u16) -> Desk {
    let mut desk = Desk::by_child("2026-12-16");
    for number in 1..=children {
        child(&mut desk, number);
    }
    desk
}

fn offer(child: Option<PersonNumber>) -> Command {
    Command::OfferAdvocacy {
        on: day("2026-12-17"),
        child,
    }
}

fn answered(child: Option<PersonNumber>, answer: AdvocacyAnswer, reason: Option<&str>) -> Command {
    Command::AnswerAdvocacy {
        on: day("2026-12-18"),
        child,
        answer,
        reason: reason.map(str::to_owned),
        provider: None,
    }
}

#[test]
fn advocate_offered_to_every_child_of_the_complaint() {
    let mut desk = by_children(2);
    refused(
        desk.give(offer(None)),
        GuardId::KnownItem,
        "which of them is not said",
    );
    refused(
        desk.give(offer(Some(PersonNumber(3)))),
        GuardId::KnownItem,
        "Name one of: person 1, person 2",
    );
    free(desk.give(offer(Some(FIRST))));
    refused(
        desk.give(offer(Some(FIRST))),
        GuardId::KnownItem,
        "an advocate was offered to person 1 17 December 2026 already",
    );
    assert!(desk.running("ST-05"), "one of two was offered one");
    warned(
        desk.give(answer(ONE, day("2026-12-21"))),
        GuardId::AdvocateOffered,
        "no offer of an advocate to person 2 is recorded",
    );
    let found = gaps(desk.case(), &[]);
    assert!(found.contains(&Gap::NoAdvocateOfferedTo(SECOND)));

    let mut desk = by_children(2);
    free(desk.give(offer(Some(FIRST))));
    free(desk.give(offer(Some(SECOND))));
    assert_eq!(desk.stopped("ST-05"), (day("2026-12-17"), 1, true));
    free(desk.give(answer(ONE, day("2026-12-21"))));
    let told = timeline(desk.case());
    assert!(
        told.iter()
            .any(|it| it.text == "Advocate offered to person 2")
    );
}

#[test]
fn what_one_child_answers_is_not_the_other_childs_answer() {
    let mut desk = by_children(2);
    free(desk.give(offer(Some(FIRST))));
    free(desk.give(offer(Some(SECOND))));
    warned(
        desk.give(answered(Some(FIRST), AdvocacyAnswer::Declined, None)),
        GuardId::WhyAnAdvocateWasDeclined,
        "why they do not want an advocate is not recorded",
    );
    free(desk.give(answered(
        Some(FIRST),
        AdvocacyAnswer::Declined,
        Some("Wants to do it alone"),
    )));
    free(desk.give(answered(Some(SECOND), AdvocacyAnswer::Accepted, None)));
    let state = desk.case().state();
    let said = |child| state.advocacy_of(Some(child));
    assert_eq!(said(FIRST).answer, Some(AdvocacyAnswer::Declined));
    assert_eq!(said(FIRST).reason.as_deref(), Some("Wants to do it alone"));
    assert_eq!(said(SECOND).answer, Some(AdvocacyAnswer::Accepted));
    assert_eq!(said(SECOND).reason, None);
    // in a figure the case counts once, as taken up
    assert_eq!(
        state.advocacy_in_one().answer,
        Some(AdvocacyAnswer::Accepted)
    );
}

#[test]
fn what_names_no_child_is_about_the_only_or_the_first_child() {
    let mut desk = by_children(1);
    free(desk.give(offer(None)));
    free(desk.give(answered(None, AdvocacyAnswer::Accepted, None)));
    let offered = Occurred::On(day("2026-12-17"));
    let known = Advocacy {
        offered: Some(offered),
        answered: Some(Occurred::On(day("2026-12-18"))),
        answer: Some(AdvocacyAnswer::Accepted),
        ..Advocacy::default()
    };
    let state = desk.case().state();
    assert_eq!(state.advocacy_of(Some(FIRST)), known);
    assert_eq!(state.advocacy_in_one(), known);
    assert!(state.advocates_owed().is_empty());
    refused(
        desk.give(offer(Some(FIRST))),
        GuardId::KnownItem,
        "offered to person 1 17 December 2026 already",
    );
    // a brother comes to the case: what was said is not about him
    child(&mut desk, 2);
    let state = desk.case().state();
    assert_eq!(state.advocacy_of(Some(FIRST)), known);
    assert_eq!(state.advocacy_of(Some(SECOND)), Advocacy::default());
    assert_eq!(state.advocates_owed(), [Some(SECOND)]);
    let stored = serde_json::to_string(&Event::AdvocacyOffered { child: None });
    assert_eq!(stored.expect("JSON"), r#"{"type":"advocacy_offered"}"#);
}

#[test]
fn st_10_waits_for_the_advocate_of_the_child_who_is_named() {
    let mut desk = by_children(2);
    assert_eq!(desk.case().state().receipt.raised_by, Some(RaisedBy::Child));
    let due = desk.due("ST-10");
    assert_eq!(due, day("2027-01-04"));
    refused(
        desk.take("2026-12-21", say(Step::AdvocateAwaited).at(ONE)),
        GuardId::StepInItsPlace,
        "Say which: person 1, person 2",
    );
    let of = |step, child| say(step).at(ONE).about(About::Person(child));
    free(desk.take("2026-12-21", of(Step::AdvocateAwaited, FIRST)));
    free(desk.take("2026-12-22", of(Step::AdvocateAwaited, SECOND)));
    let waiting = |desk: &Desk| desk.case().state().waiting_for_advocates_of();
    assert_eq!(
        waiting(&desk),
        [About::Person(FIRST), About::Person(SECOND)]
    );
    free(desk.take("2026-12-23", of(Step::AdvocateCame, FIRST)));
    assert_eq!(waiting(&desk), [About::Person(SECOND)]);
    free(desk.take("2026-12-29", of(Step::AdvocateCame, SECOND)));
    assert_eq!(waiting(&desk), []);
    // Monday 21 to Thursday 24 December do not count: two waits that lie over one another are one
    assert_eq!(desk.due("ST-10"), day("2027-01-08"));
}

/// The first child withdraws for themselves on Monday 21 December 2026.
fn the_first_withdraws() -> Command {
    Command::Withdraw {
        route: None,
        on: day("2026-12-21"),
        who: Some(FIRST),
        how: Withdrawal {
            method: Some(Method::Email),
            looked_at: Some(false),
            reason: None,
        },
    }
}

/// A child whom the case is about, and who complains.
fn complaining(desk: &mut Desk, number: u16) {
    free(desk.give(Command::AddPerson {
        on: day("2026-12-16"),
        person: PersonId(Uuid::from_u128(u128::from(number) + 40)),
        about: true,
        roles: vec![Role::Complainant],
        details: Box::default(),
    }));
}

/// Correction 4: the wait is the child's choice, so it is over where that child does not complain any more.
#[test]
fn st_10_waits_no_longer_for_a_child_who_withdraws() {
    let mut desk = Desk::by_child("2026-12-16");
    for number in 1..=2 {
        complaining(&mut desk, number);
    }
    let of = |step, child| say(step).at(ONE).about(About::Person(child));
    free(desk.take("2026-12-17", of(Step::AdvocateAwaited, FIRST)));
    assert_eq!(desk.clock("ST-10").due, None);
    assert!(desk.running("ST-10A") && desk.running("ST-05"));
    free(desk.give(the_first_withdraws()));
    // Thursday 17 and Friday 18 December do not count
    assert_eq!(desk.due("ST-10"), day("2027-01-06"));
    assert!(!desk.running("ST-10A"), "nothing waits any more");
    assert_eq!(desk.case().state().waiting_for_advocates_of(), []);
    assert_eq!(desk.case().state().advocates_owed(), [Some(SECOND)]);
    assert!(desk.running("ST-05"), "the other child is owed one");
}

#[test]
fn st_05_ends_with_the_last_child_who_withdraws_though_somebody_else_goes_on() {
    let mut desk = Desk::received_as("2026-12-16", |it| it.raised_by = Some(RaisedBy::Parent));
    complaining(&mut desk, 1);
    desk.person(2, vec![Role::Complainant]);
    assert!(desk.running("ST-05"));
    free(desk.give(the_first_withdraws()));
    assert_eq!(desk.clock("ST-05").state, ClockState::Ended);
    assert!(desk.running("ST-10"));
}

/// A child who said yes may say no later: each answer stands with its own day, and the wait ends with the no.
#[test]
fn st_10_waits_no_longer_for_a_child_who_wants_no_advocate_any_more() {
    let mut desk = by_children(1);
    free(desk.give(offer(None)));
    free(desk.give(answered(None, AdvocacyAnswer::Accepted, None)));
    free(desk.take("2026-12-18", say(Step::AdvocateAwaited).at(ONE)));
    assert_eq!(desk.clock("ST-10").due, None, "until the advocate comes");
    let later = |on: &str, child, answer| Command::AnswerAdvocacy {
        on: day(on),
        child,
        answer,
        reason: Some("would rather speak for herself".to_owned()),
        provider: None,
    };
    refused(
        desk.give(later("2026-12-17", None, AdvocacyAnswer::Declined)),
        GuardId::KnownItem,
        "of a day before that",
    );
    // by name, though the first answer named nobody
    free(desk.give(later("2026-12-22", Some(FIRST), AdvocacyAnswer::Declined)));
    let known = desk.case().state().advocacy_of(Some(FIRST));
    assert_eq!(known.answer, Some(AdvocacyAnswer::Declined));
    assert_eq!(known.answered, Some(Occurred::On(day("2026-12-22"))));
    let earlier: Vec<_> = known
        .earlier
        .iter()
        .map(|it| (it.answer, it.answered))
        .collect();
    let accepted = Some(AdvocacyAnswer::Accepted);
    assert_eq!(earlier, [(accepted, Some(Occurred::On(day("2026-12-18"))))]);
    // Friday 18 and Monday 21 December do not count
    assert_eq!(desk.due("ST-10"), day("2027-01-06"));
    let told: Vec<String> = timeline(desk.case())
        .into_iter()
        .map(|it| it.text)
        .collect();
    for said in [
        "Advocacy: accepted",
        "Advocacy: declined, would rather speak for herself",
    ] {
        assert!(told.iter().any(|it| it == said), "{told:?}");
    }
    refused(
        desk.give(later("2026-12-29", None, AdvocacyAnswer::Declined)),
        GuardId::KnownItem,
        "recorded already",
    );
    // and yes again: what was waited for until then stays as it was
    free(desk.give(later("2026-12-29", None, AdvocacyAnswer::Accepted)));
    assert_eq!(desk.due("ST-10"), day("2027-01-06"));
}

/// A child whom the case is about, with these roles.
fn young(desk: &mut Desk, roles: Vec<Role>) {
    free(desk.give(Command::AddPerson {
        on: day("2026-12-24"),
        person: PersonId(Uuid::from_u128(9)),
        about: true,
        roles,
        details: Box::new(PersonDetails::default()),
    }));
}

#[test]
fn st_05_a_child_who_is_the_complainant_complains_whether_or_not_the_receipt_says_so() {
    let unsaid = || Desk::received_as("2026-12-24", |it| it.raised_by = None);
    let mut theirs = unsaid();
    assert!(!theirs.has("ST-05"), "nobody knows yet who complains");
    young(&mut theirs, vec![Role::Complainant]);
    assert_eq!(theirs.runs("ST-05"), (day("2026-12-24"), day("2026-12-29")));
    let owed = theirs.case().state().advocates_owed();
    assert_eq!(owed, [Some(PersonNumber(1))]);
    let mut leaver = unsaid();
    leaver.person(1, vec![Role::CareLeaver, Role::Complainant]);
    assert!(leaver.has("ST-05"));
    let mut parents = unsaid();
    young(&mut parents, Vec::new());
    parents.person(1, vec![Role::Parent, Role::Complainant]);
    assert!(!parents.has("ST-05"), "a parent complains about a child");
    let mut said = Desk::received_as("2026-12-24", |it| it.raised_by = Some(RaisedBy::Parent));
    young(&mut said, vec![Role::Complainant]);
    assert!(said.has("ST-05"), "a child who complains too is owed one");
    let said = said.case().state();
    assert!(!said.child_complains(), "what the receipt says stands");
}

/// Section 26A is for each child who makes the representation, whoever else raised it with them.
#[test]
fn st_05_an_advocate_is_offered_to_a_child_who_complains_with_a_parent() {
    let mut desk = Desk::statutory("2026-12-16");
    assert!(!desk.has("ST-05"), "a parent alone is owed none");
    let child = |number: u128, roles| Command::AddPerson {
        on: day("2026-12-16"),
        person: PersonId(uuid::Uuid::from_u128(number)),
        about: true,
        roles,
        details: Box::default(),
    };
    free(desk.give(child(71, vec![Role::Child])));
    assert!(!desk.has("ST-05"), "the child does not complain");
    free(desk.give(child(72, vec![Role::Child, Role::Complainant])));
    assert_eq!(desk.due("ST-05"), day("2026-12-17"));
    assert!(desk.running("ST-05"));
    let before = desk.case.clone();
    warned(
        desk.give(answer(ONE, day("2026-12-21"))),
        GuardId::AdvocateOffered,
        "no offer of an advocate to person 2 is recorded",
    );
    desk.case = before;
    free(desk.give(offer(Some(SECOND))));
    assert_eq!(desk.stopped("ST-05"), (day("2026-12-17"), 1, true));
    free(desk.give(answer(ONE, day("2026-12-21"))));
}
