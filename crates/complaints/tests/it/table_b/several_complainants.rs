//! Section 26(3): several people complain together, and each withdraws for themselves.

use crate::desk::{Desk, TWO};
use crate::way::{Given, day, free, refused};
use complaints::case::Withdrawal;
use complaints::codes::{Method, Role};
use complaints::command::Command;
use complaints::ids::PersonNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::Step;

fn withdraw(desk: &mut Desk, on: &str, who: Option<PersonNumber>) -> Given {
    desk.give(Command::Withdraw {
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
