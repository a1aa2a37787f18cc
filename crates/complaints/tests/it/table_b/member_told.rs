//! ME-02, B8 and 5.1: a member whose enquiry turns into a complaint is owed a reply that says so, and nothing is counted twice.

use crate::desk::Desk;
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::clocks;
use complaints::codes::{Kind, Procedure, Role};
use complaints::command::Command;
use complaints::gaps::{Gap, gaps};
use complaints::personal::PersonDetails;
use complaints::projection::project;
use complaints::rules::GuardId;
use complaints::step::{Answer, Step, StepTaken};

fn to_complaint(on: &str) -> Command {
    Command::Convert {
        on: day(on),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: None,
        reason: "the constituent complains".into(),
    }
}

/// An enquiry of 1 April 2026 whose constituent wants a complaint.
fn enquiry() -> Desk {
    let mut desk = Desk::with(Kind::MemberEnquiry, None, day("2026-04-01"));
    desk.person(1, vec![Role::Complainant]);
    free(desk.take("2026-04-02", say(Step::WantsComplaint).answer(Answer::Yes)));
    desk
}

fn untold(desk: &Desk) -> bool {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks).contains(&Gap::MemberUntold)
}

fn linked(answer: Answer) -> StepTaken {
    say(Step::Linked).answer(answer).refers_to("NOR-0011")
}

#[test]
fn me_02_the_member_is_owed_a_reply_that_it_is_a_complaint_now() {
    let mut desk = enquiry();
    assert_eq!(desk.due("ME-02"), day("2026-04-17"));
    assert!(!untold(&desk));
    free(desk.give(to_complaint("2026-04-08")));
    let clock = desk.clock("ME-02A");
    assert_eq!(
        (clock.from, clock.due),
        (day("2026-04-01"), Some(day("2026-04-17")))
    );
    assert_eq!(clock.rule.who, "Head of service or director");
    assert!(!clock.counts(), "the complaint is not late for it");
    assert!(untold(&desk));
    // it is owed when the complaint is answered and over too
    desk.send(crate::desk::ONE, "2026-04-15");
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_eq!(row.owed_on, Some(day("2026-04-17")));
    free(desk.take("2026-04-16", say(Step::MemberTold)));
    assert_eq!(desk.stopped("ME-02A"), (day("2026-04-16"), 9, true));
    assert!(!untold(&desk));
}

#[test]
fn me_02_only_a_complaint_that_came_by_a_member_owes_them_that_reply() {
    let mut desk = Desk::statutory("2026-04-01");
    assert!(!desk.has("ME-02A") && !untold(&desk));
    refused(
        desk.take("2026-04-02", say(Step::MemberTold)),
        GuardId::StepInItsPlace,
        "it did not come as a member's enquiry",
    );
}

#[test]
fn what_the_member_is_told_names_no_child() {
    let mut desk = enquiry();
    let child = PersonDetails {
        name: Some("Robin Ashgrove".into()),
        ..PersonDetails::default()
    };
    desk.give(Command::AddPerson {
        on: day("2026-04-02"),
        person: complaints::ids::PersonId(uuid::Uuid::from_u128(7)),
        about: true,
        roles: vec![Role::Child],
        details: Box::new(child),
    })
    .expect("the child is on it");
    free(desk.give(to_complaint("2026-04-08")));
    let told = |reason: &str| Command::TakeStep {
        on: day("2026-04-09"),
        step: say(Step::MemberTold),
        text: None,
        reason: Some(reason.into()),
    };
    refused(
        desk.give(told("wrote that Robin Ashgrove's complaint is looked at")),
        GuardId::DisclosureBeforeReply,
        "it names person 2",
    );
    free(desk.give(told("a letter says that it is a complaint now")));
}

#[test]
fn b8_an_enquiry_that_has_a_linked_complaint_is_not_counted_a_second_time_unnoticed() {
    let mut desk = enquiry();
    free(desk.take("2026-04-03", linked(Answer::Enquiry)));
    warned(
        desk.give(to_complaint("2026-04-08")),
        GuardId::SamePersonLiveCase,
        "it is linked with NOR-0011 already",
    );
    let mut converted = enquiry();
    free(converted.give(to_complaint("2026-04-08")));
    warned(
        converted.take("2026-04-09", linked(Answer::Enquiry)),
        GuardId::SamePersonLiveCase,
        "the enquiry became this complaint itself",
    );
    // a case of the same family is none of that
    let mut family = enquiry();
    free(family.take("2026-04-03", linked(Answer::Family)));
    free(family.give(to_complaint("2026-04-08")));
}
