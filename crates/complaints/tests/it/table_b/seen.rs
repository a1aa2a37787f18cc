//! S6 and B1: who alone may see a case, until somebody looks at that again, and who keeps it.

use crate::desk::Desk;
use crate::way::{Says, day, free, refused, say};
use complaints::access::{Viewer, ViewerRole};
use complaints::alerts::alerts;
use complaints::case::masked::WITHHELD;
use complaints::clock::{Clock, clocks};
use complaints::decide::{Context, may_say_who_sees};
use complaints::duties::next;
use complaints::rules::GuardId;
use complaints::step::{Answer, Step, StepTaken};
use std::collections::BTreeSet;

fn to(accounts: &str, review: &str) -> StepTaken {
    let step = say(Step::CaseRestricted).names(review);
    StepTaken {
        reference: Some(accounts.to_owned()),
        ..step
    }
}

fn keeper(account: &str) -> StepTaken {
    StepTaken {
        reference: Some(account.to_owned()),
        ..say(Step::KeeperNamed)
    }
}

fn reviewed(answer: Answer) -> StepTaken {
    say(Step::CaseRestrictionReviewed).answer(answer)
}

fn seen_by(desk: &Desk) -> Option<Vec<String>> {
    let restriction = desk.case().state().restriction()?;
    Some(restriction.accounts.into_iter().collect())
}

#[test]
fn s6_a_case_is_seen_by_those_who_are_named_until_that_is_lifted() {
    let mut desk = Desk::statutory("2026-04-01");
    assert_eq!(seen_by(&desk), None);
    free(desk.take("2026-04-02", to("Bee; ann", "2026-07-01")));
    assert_eq!(
        seen_by(&desk),
        Some(vec!["ann".to_owned(), "bee".to_owned()])
    );
    free(desk.take("2026-05-01", to("ann", "2026-08-03")));
    assert_eq!(seen_by(&desk), Some(vec!["ann".to_owned()]));
    free(desk.take("2026-06-01", reviewed(Answer::Lifted)));
    assert_eq!(seen_by(&desk), None);
    refused(
        desk.take("2026-06-02", reviewed(Answer::Lifted)),
        GuardId::KnownItem,
        "this case is not restricted to named accounts",
    );
}

#[test]
fn s6_a_restriction_says_who_until_when_and_why() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-02", to(" , ", "2026-07-01")),
        GuardId::StepSaysWhatItMust,
        "it names nobody who may see the case",
    );
    refused(
        desk.take("2026-04-02", to("ann", "2026-04-02")),
        GuardId::StepSaysWhatItMust,
        "it is to be looked at on 2026-04-02, which is not after 2026-04-02",
    );
    refused(
        desk.take_bare("2026-04-02", to("ann", "2026-07-01")),
        GuardId::StepSaysWhatItMust,
        "needs the reason in words",
    );
    free(desk.take("2026-04-02", to("ann", "2026-07-01")));
    refused(
        desk.take("2026-06-01", reviewed(Answer::Kept)),
        GuardId::StepSaysWhatItMust,
        "the day on which somebody looks at that again is not said",
    );
}

#[test]
fn rc_01_the_day_of_review_is_due_and_a_look_at_it_names_the_next() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-02", to("ann", "2026-04-03")));
    assert_eq!(desk.runs("RC-01"), (day("2026-04-02"), day("2026-04-03")));
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let due = next(desk.case().state(), &all, day("2026-04-02")).expect("something is due");
    assert_eq!(
        (due.rule.id.as_str(), due.due),
        ("RC-01", Some(day("2026-04-03")))
    );
    assert!(desk.clock("RC-01").late(day("2026-04-04")));
    let alert = |today| {
        let alerts = alerts(desk.case(), &all, day(today), &desk.calendar);
        let alert = alerts.into_iter().find(|it| it.heading == "Seen by few");
        alert.expect("it stands above the case").text
    };
    assert_eq!(
        alert("2026-04-03"),
        "only these accounts see it: ann, and whoever works at the server; that is looked at on 3 April 2026"
    );
    assert!(
        alert("2026-04-08").ends_with("that was to be looked at on 3 April 2026, and nobody did")
    );
    free(desk.take("2026-04-08", reviewed(Answer::Kept).names("2026-10-01")));
    let due: Vec<_> = desk.clocks("RC-01").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2026-04-03")), Some(day("2026-10-01"))]);
    assert_eq!(seen_by(&desk), Some(vec!["ann".to_owned()]));
    free(desk.take("2026-09-01", to("ann, bee", "2026-12-01")));
    let due: Vec<_> = desk.clocks("RC-01").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2026-04-03")), Some(day("2026-12-01"))]);
    free(desk.take("2026-09-02", reviewed(Answer::Lifted)));
    assert_eq!(desk.clocks("RC-01").last().and_then(Clock::met), Some(true));
}

#[test]
fn who_sees_a_case_is_said_by_the_complaints_team_and_by_nobody_who_would_not_see_it() {
    let mut desk = Desk::statutory("2026-04-01");
    let before = desk.case().clone();
    free(desk.take("2026-04-02", to("ann", "2026-07-01")));
    let context = Context {
        now: crate::desk::noon(day("2026-04-02")),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let says = |account: &str, role| {
        let viewer = Viewer {
            account: account.to_owned(),
            role,
            teams: BTreeSet::new(),
        };
        may_say_who_sees(&before, desk.case(), &viewer, &context)
    };
    assert_eq!(says("ann", ViewerRole::ComplaintsTeam), Ok(()));
    assert_eq!(says("root", ViewerRole::Operator), Ok(()));
    refused(
        says("ann", ViewerRole::TeamManager).map(|()| Vec::new()),
        GuardId::WhoSees,
        "a team manager does not say who keeps a case or who may see it",
    );
    refused(
        says("bee", ViewerRole::ComplaintsTeam).map(|()| Vec::new()),
        GuardId::WhoSees,
        "you would not see the case yourself",
    );
}

#[test]
fn b1_one_officer_keeps_a_case_until_another_does_or_nobody() {
    let mut desk = Desk::statutory("2026-04-01");
    let kept_by = |desk: &Desk| desk.case().state().keeper();
    assert_eq!(kept_by(&desk), None);
    refused(
        desk.take("2026-04-02", keeper("ann, bee")),
        GuardId::StepSaysWhatItMust,
        "one officer keeps a case",
    );
    refused(
        desk.take("2026-04-02", say(Step::KeeperEnded)),
        GuardId::StepAfterWhatItNeeds,
        "comes after: Case given to an officer to keep",
    );
    free(desk.take_bare("2026-04-02", keeper("Ann")));
    assert_eq!(kept_by(&desk).as_deref(), Some("ann"));
    free(desk.take_bare("2026-04-09", keeper("bee")));
    assert_eq!(kept_by(&desk).as_deref(), Some("bee"));
    free(desk.take_bare("2026-04-10", say(Step::KeeperEnded)));
    assert_eq!(kept_by(&desk), None);
    refused(
        desk.take_bare("2026-04-10", say(Step::KeeperEnded)),
        GuardId::KnownItem,
        "nobody keeps this case",
    );
}

#[test]
fn whoever_keeps_a_restricted_case_sees_it() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take_bare("2026-04-02", keeper("ann")));
    refused(
        desk.take("2026-04-02", to("bee", "2026-07-01")),
        GuardId::WhoSees,
        "ann keeps the case and would not see it",
    );
    free(desk.take("2026-04-02", to("ann, bee", "2026-07-01")));
    refused(
        desk.take_bare("2026-04-03", keeper("cat")),
        GuardId::WhoSees,
        "cat is not among those who may see the case",
    );
    free(desk.take_bare("2026-04-03", keeper("bee")));
}

#[test]
fn a_case_is_shown_without_a_word_of_those_that_are_withheld() {
    let mut desk = Desk::statutory("2026-04-01");
    let linked = |reference: &str| StepTaken {
        reference: Some(reference.to_owned()),
        ..say(Step::Linked).answer(Answer::Family)
    };
    free(desk.take_bare("2026-04-02", linked("NOR-0007")));
    free(desk.take_bare("2026-04-02", linked("NOR-0008")));
    let named = |case: &complaints::Case| -> Vec<String> {
        let steps = case.state().taken(Step::Linked);
        steps.filter_map(|it| it.it.reference.clone()).collect()
    };
    let withheld = BTreeSet::from(["NOR-0007"]);
    let shown = desk
        .case()
        .without_naming(&withheld, "bee")
        .expect("a case");
    assert_eq!(named(&shown), [WITHHELD, "NOR-0008"]);
    assert_eq!(shown.version(), desk.case().version());
    let who = desk.case().history()[1].by.account.clone();
    let own = desk.case().without_naming(&withheld, &who).expect("a case");
    assert_eq!(named(&own), ["NOR-0007", "NOR-0008"]);
}
