//! B1: a second record of one matter is merged into the live case, and the earlier receipt counts.

use crate::desk::{Desk, ONE, TWO, guards, noon, withdraw};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::Case;
use complaints::codes::Role;
use complaints::command::Command;
use complaints::decide::{Context, may_merge};
use complaints::ids::CaseId;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{Answer, Step};

#[test]
fn a_duplicate_is_merged_into_the_case_that_it_names() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-02", say(Step::Merged)),
        GuardId::StepSaysWhatItMust,
        "same person, same points, a live case",
    );
    let merged = || say(Step::Merged).refers_to("NOR-0002");
    let linked = |to| say(Step::Linked).answer(Answer::Duplicate).refers_to(to);
    free(desk.take("2026-04-02", linked("NOR-0003")));
    refused(
        desk.take("2026-04-02", merged()),
        GuardId::StepAfterWhatItNeeds,
        "it is not linked as a duplicate with NOR-0002",
    );
    free(desk.take("2026-04-02", linked("NOR-0002")));
    free(desk.take("2026-04-02", merged()));
    assert_eq!(desk.status(), Status::NotAccepted);
    let refusal = desk.case().state().refusal.clone();
    assert_eq!(
        refusal.and_then(|it| it.reason).as_deref(),
        Some("Duplicate")
    );
}

#[test]
fn what_was_answered_or_came_to_stage_2_is_not_merged_away() {
    let merged = || say(Step::Merged).refers_to("NOR-0002");
    let mut expired = Desk::statutory("2026-04-01");
    free(expired.ask(TWO, "2026-05-05"));
    let mut answered = Desk::statutory("2026-04-01");
    answered.send(ONE, "2026-04-08");
    for mut desk in [expired, answered] {
        let before = desk.status();
        let linked = say(Step::Linked).answer(Answer::Duplicate);
        free(desk.take("2026-05-06", linked.refers_to("NOR-0002")));
        refused(
            desk.take("2026-05-06", merged()),
            GuardId::NoRefusalOnceAnswered,
            "22 008 976",
        );
        assert_eq!(desk.status(), before);
    }
}

/// A case of its own with one person on it.
fn other_case(number: u128, person: u16) -> Desk {
    let mut desk = Desk::statutory("2026-03-02");
    desk.person(person, vec![Role::Complainant]);
    let history = desk.case().history().to_vec();
    let id = CaseId(uuid::Uuid::from_u128(number));
    desk.case = Some(Case::replay(id, history).expect("a case"));
    desk
}

#[test]
fn a_case_is_merged_into_a_live_case_of_the_same_person() {
    let desk = other_case(1, 7);
    let context = Context {
        now: noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let into = |other: &Desk| may_merge(desk.case(), other.case(), &context);
    let says = |other: &Desk, why: &str| {
        let refusal = into(other).expect_err("it may not");
        assert_eq!(guards(&refusal), [GuardId::SamePersonLiveCase]);
        let said = refusal.to_string();
        assert!(said.contains(why), "{said}");
        assert!(
            said.contains("same person, same points, a live case"),
            "{said}"
        );
    };
    assert_eq!(into(&other_case(2, 7)), Ok(Vec::new()));
    says(&other_case(2, 8), "nobody who complains here is recorded");
    says(&desk, "is this case itself");
    let mut over = other_case(2, 7);
    free(over.give(withdraw(day("2026-03-09"))));
    says(&over, "NOR-0001 is over");
    // a member of staff on both is not the same person complaining
    let mut staff = other_case(2, 8);
    staff.person(7, vec![Role::StaffComplainedAbout]);
    says(&staff, "nobody who complains here is recorded");
}

#[test]
fn the_points_that_the_other_case_does_not_have_are_named_before_a_case_is_merged_into_it() {
    let mut desk = other_case(1, 7);
    let other = other_case(2, 7);
    free(desk.give(Command::RaisePoint {
        on: day("2026-03-02"),
        theme: Some("Staff attitude".to_owned()),
        team: Some("Assessment North".to_owned()),
        text: None,
    }));
    let context = Context {
        now: noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let said = may_merge(desk.case(), other.case(), &context);
    let said = said.expect("it may be merged");
    let ids: Vec<GuardId> = said.iter().map(|it| it.guard.id).collect();
    assert_eq!(ids, [GuardId::SamePoints]);
    assert_eq!(
        said[0].why,
        "NOR-0001 has nothing like point 2 (Staff attitude, Assessment North)"
    );
    // the other way round nothing is lost
    assert_eq!(
        may_merge(other.case(), desk.case(), &context),
        Ok(Vec::new())
    );
}

/// The same person's complaint of another day, under a reference of its own.
fn received_again(number: u128, received: &str) -> Desk {
    let reference = format!("NOR-{number}");
    let mut desk = Desk::received_as(received, |it| it.reference = reference);
    desk.person(7, vec![Role::Complainant]);
    let history = desk.case().history().to_vec();
    let id = CaseId(uuid::Uuid::from_u128(number));
    desk.case = Some(Case::replay(id, history).expect("a case"));
    desk
}

#[test]
fn counts_from_receipt_what_is_merged_has_no_time_of_its_own_and_the_earlier_receipt_counts() {
    let first = received_again(1, "2026-03-02");
    let mut again = received_again(2, "2026-03-09");
    let context = Context {
        now: noon(first.today),
        rules: &first.rules,
        calendar: &first.calendar,
    };
    assert_eq!(first.due("ST-10"), day("2026-03-16"));
    assert_eq!(again.due("ST-10"), day("2026-03-23"));
    // into the later one, its answer would come a week later than it is due
    refused(
        may_merge(first.case(), again.case(), &context),
        GuardId::CountsFromReceipt,
        "NOR-1 came on 2 March 2026, before NOR-2 (9 March 2026), and its answer is due from that day. Merge NOR-2 into NOR-1",
    );
    free(may_merge(again.case(), first.case(), &context));
    let linked = say(Step::Linked).refers_to("NOR-1");
    free(again.take("2026-03-10", linked.answer(Answer::Duplicate)));
    free(again.take("2026-03-10", say(Step::Merged).refers_to("NOR-1")));
    assert!(!again.has("ST-10") && !again.has("ST-01"));
    assert_eq!(first.due("ST-10"), day("2026-03-16"));
    // where the later one was taken up already, that is said
    let mut later = received_again(3, "2026-03-09");
    free(later.take("2026-03-10", say(Step::InformationSent)));
    let both = say(Step::StageOneSkipAgreed).at(ONE).answer(Answer::Both);
    free(later.take("2026-03-10", both));
    warned(
        may_merge(first.case(), later.case(), &context),
        GuardId::CountsFromReceipt,
        "Say in the answer of NOR-3 that it was first said on that day",
    );
}
