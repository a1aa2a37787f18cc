//! B8: member enquiries, service requests, compliments and comments.

use crate::desk::{Desk, ONE, answer};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::alerts::alerts;
use complaints::clock::clocks;
use complaints::codes::{Kind, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::ids::PointNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step};
use complaints::timeline::timeline;

fn contact(kind: Kind) -> Desk {
    Desk::with(kind, None, day("2026-12-21"))
}

/// An enquiry of a Member of Parliament.
fn by_member() -> Desk {
    Desk::received_as("2026-12-21", |it| {
        it.kind = Kind::MemberEnquiry;
        it.procedure = None;
        it.raised_by = Some(RaisedBy::Mp);
    })
}

#[test]
fn member_enquiry_to_replied_only_after_it_was_checked_what_may_be_told() {
    let mut desk = by_member();
    let with_service = || say(Step::EnquiryWithService);
    let signed = |by| say(Step::ReplyApproved).answer(by);
    let source = "Service level that councils set";
    let early = GuardId::StepAfterWhatItNeeds;
    refused(desk.take("2026-12-22", with_service()), early, source);
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-22"),
    }));
    refused(
        desk.take("2026-12-22", say(Step::ReplyDrafted)),
        early,
        source,
    );
    free(desk.take("2026-12-22", with_service()));
    refused(
        desk.take("2026-12-23", signed(Answer::Director)),
        early,
        "a director or head of service signs",
    );
    free(desk.take("2026-12-23", say(Step::ReplyDrafted)));
    let who = About::Person(desk.person(1, vec![Role::Complainant]));
    let obtained = say(Step::ConsentAnswered)
        .about(who)
        .answer(Answer::Obtained);
    free(desk.take("2026-12-22", say(Step::ConsentAsked).about(who)));
    free(desk.take("2026-12-22", obtained.refers_to("the member's letter")));
    refused(
        desk.give(answer(ONE, day("2026-12-24"))),
        GuardId::DisclosureBeforeReply,
        "Schedule 1 paragraphs 23 and 24",
    );
    let checked = || say(Step::DisclosureChecked).answer(Answer::InPart);
    refused(
        desk.take("2026-12-24", checked()),
        GuardId::StepSaysWhatItMust,
        "Data Protection Act 2018",
    );
    free(desk.take("2026-12-24", checked().refers_to("paragraph 23")));
    refused(
        desk.give(answer(ONE, day("2026-12-24"))),
        GuardId::WhatComesBefore,
        "a director or head of service signs",
    );
    refused(
        desk.take("2026-12-24", signed(Answer::Other)),
        GuardId::StepSaysWhatItMust,
        "Choose one of: director, head_of_service",
    );
    free(desk.take("2026-12-24", signed(Answer::Director)));
    refused(
        desk.take("2026-12-24", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "it is open",
    );
    desk.send(ONE, "2026-12-24");
    let told = timeline(desk.case());
    assert!(told.iter().any(|it| it.text == "Reply approved: director"));
    free(desk.take("2026-12-29", say(Step::Closed)));
    assert_eq!(desk.status(), Status::Answered);
    assert_eq!(desk.stopped("ME-02"), (day("2026-12-24"), 3, true));
}

#[test]
fn member_enquiry_to_a_linked_complaint_where_the_constituent_wants_one() {
    let mut desk = contact(Kind::MemberEnquiry);
    free(desk.take("2026-12-22", say(Step::WantsComplaint).answer(Answer::Yes)));
    refused(
        desk.take("2026-12-22", say(Step::Linked).answer(Answer::Enquiry)),
        GuardId::StepSaysWhatItMust,
        "Council practice",
    );
    free(
        desk.take(
            "2026-12-22",
            say(Step::Linked)
                .answer(Answer::Enquiry)
                .refers_to("NOR-0009"),
        ),
    );
    // the enquiry is answered all the same
    assert!(desk.running("ME-02"));
    assert_eq!(desk.status(), Status::Open);
}

#[test]
fn service_request_to_resolved_with_the_way_forward_in_writing() {
    let mut desk = contact(Kind::ServiceRequest);
    free(desk.take("2026-12-24", say(Step::ResolutionConfirmed)));
    desk.send(ONE, "2026-12-24");
    assert_eq!(desk.status(), Status::Answered);
    assert_eq!(desk.stopped("SR-01"), (day("2026-12-24"), 3, true));
}

/// What stands above a case on a day.
fn stands_above(desk: &Desk, today: &str) -> Vec<String> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let all = alerts(desk.case(), &clocks, day(today), &desk.calendar);
    all.into_iter().map(|it| it.text).collect()
}

#[test]
fn service_request_not_settled_in_its_time_is_offered_to_become_a_complaint() {
    let mut desk = contact(Kind::ServiceRequest);
    let chose = |answer| say(Step::ChoiceExplained).answer(answer);
    free(desk.take("2026-12-21", chose(Answer::ServiceRequest)));
    assert_eq!(desk.due("SR-01"), day("2026-12-30"));
    assert_eq!(stands_above(&desk, "2026-12-30"), [""; 0], "in time");
    assert_eq!(
        stands_above(&desk, "2026-12-31"),
        [
            "it was to be settled by 30 December 2026: explain what a complaint would bring, and record what they choose; a complaint counts from the day the dissatisfaction was first said"
        ]
    );
    // what they chose before it was late is no answer to that
    let mut goes_on = contact(Kind::ServiceRequest);
    goes_on.case = desk.case.clone();
    free(goes_on.take("2026-12-31", chose(Answer::ServiceRequest)));
    assert_eq!(stands_above(&goes_on, "2027-01-04"), [""; 0]);
    assert_eq!(goes_on.status(), Status::Open);
    free(desk.take("2026-12-31", chose(Answer::Complaint)));
    free(desk.take("2026-12-29", say(Step::DissatisfactionExpressed)));
    free(desk.give(to_complaint(Procedure::ChildrenAct)));
    assert_eq!(desk.runs("ST-10"), (day("2026-12-29"), day("2027-01-13")));
    assert_eq!(stands_above(&desk, "2027-01-12"), [""; 0]);
}

#[test]
fn an_enquirys_constituent_is_the_complainant_and_agrees() {
    let mut desk = by_member();
    let checked = || {
        say(Step::DisclosureChecked)
            .answer(Answer::MayBeTold)
            .refers_to("paragraph 23")
    };
    let guard = GuardId::ConstituentComplains;
    let mut unknown = contact(Kind::MemberEnquiry);
    unknown.case = desk.case.clone();
    warned(
        unknown.take("2026-12-22", checked()),
        guard,
        "for which constituent",
    );
    desk.person(1, vec![Role::Member]);
    let who = desk.person(2, vec![Role::Complainant]);
    warned(
        desk.give(to_complaint(Procedure::ChildrenAct)),
        guard,
        "that the constituent agrees",
    );
    let mut wants = contact(Kind::MemberEnquiry);
    wants.person(2, vec![Role::Complainant]);
    free(wants.take("2026-12-22", say(Step::WantsComplaint).answer(Answer::Yes)));
    free(wants.give(to_complaint(Procedure::ChildrenAct)));
    assert_eq!(wants.runs("ST-10").0, day("2026-12-21"), "from receipt");
    let state = wants.case().state();
    assert_eq!(state.people.len(), 1);
    assert!(
        desk.case().state().people[&who]
            .roles
            .contains(&Role::Complainant)
    );
}

fn to_complaint(procedure: Procedure) -> Command {
    Command::Convert {
        on: day("2027-01-11"),
        kind: Kind::Complaint,
        procedure: Some(procedure),
        since: None,
        reason: "dissatisfied with what was done".into(),
    }
}

#[test]
fn service_request_to_complaint_counts_from_the_day_the_dissatisfaction_was_said() {
    let mut statutory = contact(Kind::ServiceRequest);
    free(statutory.take("2027-01-04", say(Step::DissatisfactionExpressed)));
    free(statutory.take("2027-01-08", say(Step::DissatisfactionExpressed)));
    free(statutory.give(to_complaint(Procedure::ChildrenAct)));
    assert_eq!(
        statutory.runs("ST-10"),
        (day("2027-01-04"), day("2027-01-18"))
    );
    let mut corporate = contact(Kind::ServiceRequest);
    let mut unsaid = contact(Kind::ServiceRequest);
    warned(
        unsaid.give(to_complaint(Procedure::Corporate)),
        GuardId::CorporateSaysWhy,
        "23 008 191",
    );
    let function = say(Step::FunctionReliedOn)
        .about(About::Point(PointNumber(1)))
        .answer(Answer::DoesNotQualify)
        .refers_to("council tax");
    free(corporate.take("2027-01-04", function));
    free(corporate.give(to_complaint(Procedure::Corporate)));
    assert_eq!(
        corporate.runs("CO-10"),
        (day("2026-12-21"), day("2026-12-30")),
        "nobody said when: from receipt"
    );
}

#[test]
fn an_answered_service_request_goes_on_beside_the_complaint_that_followed() {
    let mut desk = contact(Kind::ServiceRequest);
    desk.send(ONE, "2026-12-24");
    refused(
        desk.give(to_complaint(Procedure::Corporate)),
        GuardId::StagesOfTheProcedure,
        "Complaint Handling Code 5.2",
    );
    free(
        desk.take(
            "2027-01-11",
            say(Step::Linked)
                .answer(Answer::Continues)
                .refers_to("NOR-0011"),
        ),
    );
    assert_eq!(desk.status(), Status::Answered);
}

#[test]
fn compliment_verified_shared_and_quoted_only_where_that_was_agreed() {
    let mut desk = contact(Kind::Compliment);
    refused(
        desk.take("2026-12-22", say(Step::SharedWithStaff)),
        GuardId::StepAfterWhatItNeeds,
        "Council practice",
    );
    assert!(desk.running("CM-01"));
    free(desk.take("2026-12-22", say(Step::Verified)));
    free(desk.take("2026-12-22", say(Step::SharedWithStaff)));
    assert_eq!(desk.stopped("CM-01"), (day("2026-12-22"), 1, true));
    let quoted = || say(Step::QuotationPrepared);
    refused(
        desk.take("2026-12-23", quoted()),
        GuardId::StepAfterWhatItNeeds,
        "read by a second person",
    );
    let agreed = |answer| say(Step::PublicationAgreed).answer(answer);
    let mut no = contact(Kind::Compliment);
    free(no.take("2026-12-22", say(Step::Verified)));
    free(no.take("2026-12-22", agreed(Answer::No)));
    refused(
        no.take("2026-12-23", quoted()),
        GuardId::StepAfterWhatItNeeds,
        "read by a second person",
    );
    free(desk.take("2026-12-22", agreed(Answer::Yes)));
    free(desk.take("2026-12-23", quoted()));
    assert_eq!(desk.status(), Status::Recorded);
}

#[test]
fn comment_considered_with_what_came_of_it_and_answered_where_the_council_chooses() {
    let mut desk = contact(Kind::Comment);
    refused(
        desk.take_bare("2026-12-22", say(Step::CommentConsidered)),
        GuardId::StepSaysWhatItMust,
        "Council practice",
    );
    refused(
        desk.take("2026-12-22", say(Step::CommentAnswered)),
        GuardId::StepAfterWhatItNeeds,
        "an answer is not owed",
    );
    free(desk.take("2026-12-22", say(Step::CommentConsidered)));
    refused(
        desk.take("2026-12-22", say(Step::Verified)),
        GuardId::StepInItsPlace,
        "tables of procedures",
    );
    assert_eq!(desk.times(Step::CommentConsidered), 1);
    free(desk.take("2026-12-28", say(Step::CommentAnswered)));
    assert_eq!(desk.status(), Status::Recorded);
}

#[test]
fn public_health_data_and_joint_complaints_have_one_stage() {
    let acts = [
        (Procedure::PublicHealth, "SI 2012/3094 Part 5"),
        (Procedure::DataProtection, "Data (Use and Access) Act 2025"),
        (Procedure::JointNhs, "SI 2009/309 regulation 9"),
    ];
    for (procedure, act) in acts {
        let mut desk = Desk::with(Kind::Complaint, Some(procedure), day("2026-12-21"));
        desk.send(ONE, "2027-01-04");
        refused(
            desk.ask(crate::desk::TWO, "2027-01-05"),
            GuardId::StagesOfTheProcedure,
            act,
        );
    }
}
