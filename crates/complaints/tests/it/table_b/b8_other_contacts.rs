//! B8: member enquiries, service requests, compliments and comments.

use crate::desk::{Desk, ONE, answer};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::codes::{Kind, Procedure};
use complaints::command::Command;
use complaints::ids::PointNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step};

fn contact(kind: Kind) -> Desk {
    Desk::with(kind, None, day("2026-12-21"))
}

#[test]
fn member_enquiry_to_replied_only_after_it_was_checked_what_may_be_told() {
    let mut desk = contact(Kind::MemberEnquiry);
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-22"),
    }));
    free(desk.take("2026-12-22", say(Step::EnquiryWithService)));
    refused(
        desk.take("2026-12-23", say(Step::ReplyApproved)),
        GuardId::StepAfterWhatItNeeds,
        "a director or head of service signs",
    );
    free(desk.take("2026-12-23", say(Step::ReplyDrafted)));
    free(desk.take("2026-12-24", say(Step::ReplyApproved)));
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
    desk.send(ONE, "2026-12-24");
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
    free(desk.take("2026-12-22", say(Step::Verified)));
    free(desk.take("2026-12-22", say(Step::SharedWithStaff)));
    let quoted = || say(Step::QuotationPrepared);
    refused(
        desk.take("2026-12-23", quoted()),
        GuardId::StepAfterWhatItNeeds,
        "read by a second person",
    );
    let agreed = |answer| say(Step::PublicationAgreed).answer(answer);
    let mut no = contact(Kind::Compliment);
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
fn comment_considered_with_what_came_of_it() {
    let mut desk = contact(Kind::Comment);
    refused(
        desk.take_bare("2026-12-22", say(Step::CommentConsidered)),
        GuardId::StepSaysWhatItMust,
        "Council practice",
    );
    free(desk.take("2026-12-22", say(Step::CommentConsidered)));
    refused(
        desk.take("2026-12-22", say(Step::Verified)),
        GuardId::StepInItsPlace,
        "tables of procedures",
    );
}

#[test]
fn public_health_and_data_complaints_have_one_stage() {
    for procedure in [Procedure::PublicHealth, Procedure::DataProtection] {
        let mut desk = Desk::with(Kind::Complaint, Some(procedure), day("2026-12-21"));
        desk.send(ONE, "2027-01-04");
        refused(
            desk.ask(crate::desk::TWO, "2027-01-05"),
            GuardId::StagesOfTheProcedure,
            "Regulations 14, 17 and 18",
        );
    }
    let mut joint = Desk::with(
        Kind::Complaint,
        Some(Procedure::JointNhs),
        day("2026-12-21"),
    );
    warned(
        joint.ask(crate::desk::TWO, "2027-01-05"),
        GuardId::StageTwoEarly,
        "Regulation 17(1)",
    );
}
