//! B2, 1.6 and corrections 22: consent that somebody acts for a child is the child's, or that of whoever has parental
//! responsibility; and whoever complains in their own right needs none.

use crate::desk::Desk;
use crate::way::{Says, day, free, refused, say};
use complaints::codes::{RaisedBy, Role};
use complaints::command::Command;
use complaints::ids::{PersonId, PersonNumber};
use complaints::rules::GuardId;
use complaints::step::{About, Answer, Step, StepTaken};
use uuid::Uuid;

/// A child whom the complaint is about.
fn a_child(desk: &mut Desk, number: u128) {
    free(desk.give(Command::AddPerson {
        on: day("2026-04-01"),
        person: PersonId(Uuid::from_u128(number)),
        about: true,
        roles: vec![Role::Child],
        details: Box::default(),
    }));
}

/// A relative's complaint of 1 April 2026 about a child.
fn by_a_relative(roles: &[Role]) -> (Desk, About, About) {
    let mut desk = Desk::received_as("2026-04-01", |it| it.raised_by = Some(RaisedBy::Relative));
    a_child(&mut desk, 7);
    let relative = About::Person(desk.person(2, roles.to_vec()));
    (desk, About::Person(PersonNumber(1)), relative)
}

fn asked(whom: About) -> StepTaken {
    say(Step::ConsentAsked).about(whom)
}

fn obtained(whom: About) -> StepTaken {
    let answered = say(Step::ConsentAnswered).about(whom);
    answered.answer(Answer::Obtained).refers_to("an e-mail")
}

#[test]
fn consent_is_the_childs_and_not_of_who_asks_to_act() {
    let (mut desk, child, relative) = by_a_relative(&[Role::Representative]);
    let whose =
        "it is the consent of person 1, the child, or of whoever has parental responsibility";
    refused(
        desk.take("2026-04-02", asked(relative)),
        GuardId::ConsentIsTheChilds,
        whose,
    );
    free(desk.take("2026-04-02", asked(child)));
    free(desk.take("2026-04-07", obtained(child)));
    // what an earlier version took is not answered
    let mut earlier = by_a_relative(&[Role::Representative]).0;
    earlier.past(day("2026-04-02"), asked(relative));
    refused(
        earlier.take("2026-04-07", obtained(relative)),
        GuardId::ConsentIsTheChilds,
        whose,
    );
}

#[test]
fn consent_of_a_grandmother_who_complains_and_represents_is_not_hers_to_give() {
    let (mut desk, child, grandmother) = by_a_relative(&[Role::Complainant, Role::Representative]);
    refused(
        desk.take("2026-04-02", asked(grandmother)),
        GuardId::ConsentIsTheChilds,
        "person 1, the child",
    );
    // while her own interest in the child is not decided, the child may be asked
    free(desk.take("2026-04-02", asked(child)));
    assert!(desk.running("ST-04"));
}

#[test]
fn correction_22_sufficient_interest_is_a_right_of_its_own_that_needs_no_consent() {
    let (mut desk, child, grandmother) = by_a_relative(&[Role::Complainant, Role::Representative]);
    assert!(desk.has("ST-04"));
    free(desk.take("2026-04-02", say(Step::InterestReliedOn).about(grandmother)));
    let decided = say(Step::InterestDecided).about(grandmother);
    free(desk.take("2026-04-03", decided.answer(Answer::Yes)));
    refused(
        desk.take("2026-04-07", asked(child)),
        GuardId::NoConsentInOwnRight,
        "in their own right",
    );
    assert!(!desk.has("ST-04"), "nobody waits for consent");
}

/// 2.5: of two children each agrees for themselves, unless whoever has parental responsibility agrees for both.
#[test]
fn st_04_ends_once_every_child_said_whether_they_agree() {
    let (mut desk, first, _) = by_a_relative(&[Role::Representative]);
    a_child(&mut desk, 8);
    let second = About::Person(PersonNumber(3));
    free(desk.take("2026-04-02", asked(first)));
    free(desk.take("2026-04-07", obtained(first)));
    assert!(desk.running("ST-04"), "the second child was not asked");
    free(desk.take("2026-04-08", asked(second)));
    free(desk.take("2026-04-09", obtained(second)));
    assert_eq!(desk.stopped("ST-04").0, day("2026-04-09"));

    let (mut desk, _, _) = by_a_relative(&[Role::Representative]);
    a_child(&mut desk, 8);
    let parent = About::Person(desk.person(4, vec![Role::Parent]));
    free(desk.take("2026-04-02", asked(parent)));
    free(desk.take("2026-04-07", obtained(parent)));
    assert_eq!(desk.stopped("ST-04").0, day("2026-04-07"));
}
