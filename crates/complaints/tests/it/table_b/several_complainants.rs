//! Section 26(3): several people complain together, and each withdraws for themselves.

use crate::desk::{Desk, TWO};
use crate::way::{Given, Says, day, free, refused, say};
use complaints::case::Withdrawal;
use complaints::codes::{Method, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::PersonNumber;
use complaints::occurred::Occurred;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Step};

fn withdraw(desk: &mut Desk, on: &str, who: Option<PersonNumber>) -> Given {
    desk.give(Command::Withdraw {
        route: None,
        on: day(on),
        who,
        how: Withdrawal {
            method: Some(Method::Telephone),
            looked_at: Some(false),
            reason: None,
        },
    })
}

/// A mother and her daughter complain, and have asked for stage 2.
fn two_complain() -> (Desk, [PersonNumber; 2]) {
    let mut desk = Desk::at_stage_2("2026-12-01", "2026-12-08");
    let mother = desk.person(1, vec![Role::Complainant]);
    let daughter = desk.person(2, vec![Role::Child, Role::Complainant]);
    (desk, [mother, daughter])
}

#[test]
fn what_one_of_two_withdraws_goes_on_for_the_other_with_every_date() {
    let (mut desk, [mother, daughter]) = two_complain();
    let due = desk.due("ST-20");
    refused(
        withdraw(&mut desk, "2026-12-15", None),
        GuardId::EachWithdrawsForThemselves,
        "it does not say who of them withdraws",
    );
    free(withdraw(&mut desk, "2026-12-15", Some(daughter)));
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(desk.due("ST-20"), due);
    assert_eq!(desk.case().state().who_still_complain(), [mother]);
    refused(
        withdraw(&mut desk, "2026-12-16", Some(daughter)),
        GuardId::EachWithdrawsForThemselves,
        "withdrew already",
    );
    free(withdraw(&mut desk, "2026-12-16", Some(mother)));
    assert!(desk.case().state().stages()[&TWO].withdrawn.is_some());
    assert_eq!(desk.times(Step::ComplainantWithdrew), 1);
}

#[test]
fn whoever_complains_alone_needs_no_number() {
    let mut desk = Desk::statutory("2026-12-01");
    desk.person(1, vec![Role::Complainant]);
    free(withdraw(&mut desk, "2026-12-02", None));
    assert_eq!(desk.status(), Status::Withdrawn);
    let mut other = Desk::statutory("2026-12-01");
    let social_worker = other.person(1, vec![Role::StaffComplainedAbout]);
    refused(
        withdraw(&mut other, "2026-12-02", Some(social_worker)),
        GuardId::EachWithdrawsForThemselves,
        "is not one of those who complain here",
    );
}

#[test]
fn whoever_withdrew_for_themselves_takes_it_up_again_and_may_withdraw_again() {
    let (mut desk, [mother, daughter]) = two_complain();
    let returned = |who| say(Step::ComplainantReturned).about(About::Person(who));
    refused(
        desk.take("2026-12-10", returned(daughter)),
        GuardId::StepAfterWhatItNeeds,
        "One of several complainants withdrew",
    );
    free(withdraw(&mut desk, "2026-12-11", Some(daughter)));
    let withdrew = desk.case().state().withdrew(daughter);
    assert_eq!(withdrew, Some(Occurred::On(day("2026-12-11"))));
    free(desk.take("2026-12-14", returned(daughter)));
    let state = desk.case().state();
    assert_eq!(state.who_still_complain(), [mother, daughter]);
    assert_eq!(state.withdrew(daughter), None);
    refused(
        desk.take("2026-12-15", returned(daughter)),
        GuardId::StepOnce,
        "14 December 2026",
    );
    free(withdraw(&mut desk, "2026-12-16", Some(daughter)));
    assert_eq!(desk.times(Step::ComplainantWithdrew), 2);
    let withdrew = desk.case().state().withdrew(daughter);
    assert_eq!(withdrew, Some(Occurred::On(day("2026-12-16"))));
    // what the last of them withdrew is taken up again as a whole first
    free(withdraw(&mut desk, "2026-12-17", Some(mother)));
    refused(
        desk.take("2026-12-18", returned(daughter)),
        GuardId::EachWithdrawsForThemselves,
        "as a whole",
    );
}

#[test]
fn what_all_of_them_withdrew_is_taken_up_again_as_a_whole_also_by_who_had_come_back_before() {
    let (mut desk, [mother, daughter]) = two_complain();
    free(withdraw(&mut desk, "2026-12-11", Some(daughter)));
    let returned = || say(Step::ComplainantReturned).about(About::Person(daughter));
    free(desk.take("2026-12-14", returned()));
    free(withdraw(&mut desk, "2026-12-17", Some(mother)));
    free(withdraw(&mut desk, "2026-12-18", Some(daughter)));
    refused(
        desk.take("2026-12-21", returned()),
        GuardId::EachWithdrawsForThemselves,
        "heard case reopen REFERENCE",
    );
}

#[test]
fn whoever_did_not_withdraw_did_not_come_back_either() {
    let (mut desk, [mother, daughter]) = two_complain();
    let count = |desk: &Desk| {
        let steps = desk.case().state().steps.iter();
        let came_and_went = steps.filter(|it| {
            matches!(
                it.it.step,
                Step::ComplainantWithdrew | Step::ComplainantReturned
            )
        });
        came_and_went.count()
    };
    for (who, on, back) in [
        (mother, "2026-12-10", "2026-12-11"),
        (daughter, "2026-12-14", "2026-12-15"),
    ] {
        free(withdraw(&mut desk, on, Some(who)));
        let returned = say(Step::ComplainantReturned).about(About::Person(who));
        free(desk.take(back, returned));
    }
    assert_eq!(count(&desk), 4);
    let facts = desk.case().facts();
    let withdrew = facts.iter().find(|it| {
        matches!(it.event, Event::StepTaken(step)
            if step.step == Step::ComplainantWithdrew && step.about == About::Person(mother))
    });
    let seq = withdrew.expect("she withdrew").seq;
    free(desk.give(crate::desk::take_back(seq)));
    assert_eq!(count(&desk), 2, "the daughter's stands");
}
