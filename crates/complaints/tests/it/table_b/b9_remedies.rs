//! B9: actions, remedies and learning.

use crate::desk::{Desk, ONE};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::ids::{PointNumber, RemedyNumber};
use complaints::rules::GuardId;
use complaints::step::{About, Answer, Step};

fn promised() -> (Desk, About) {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-08");
    let remedy = desk.remedy("2026-04-08", "2026-05-08", None);
    (desk, remedy)
}

#[test]
fn proposed_to_agreed_with_an_owner_and_a_day() {
    let (mut desk, remedy) = promised();
    refused(
        desk.take("2026-04-08", say(Step::OwnerNamed).about(remedy)),
        GuardId::StepSaysWhatItMust,
        "Complaint Handling Code 6.6",
    );
    let owner = say(Step::OwnerNamed)
        .about(remedy)
        .refers_to("Assessment North");
    free(desk.take("2026-04-08", owner));
    assert_eq!(desk.runs("AC-01"), (day("2026-04-08"), day("2026-05-08")));
}

#[test]
fn agreed_to_done_is_warned_about_without_proof() {
    let (mut desk, remedy) = promised();
    let mut proved = promised().0;
    warned(
        desk.done(remedy, "2026-05-08"),
        GuardId::DoneWithProof,
        "21 017 580",
    );
    refused(
        desk.done(remedy, "2026-05-11"),
        GuardId::KnownItem,
        "The case itself",
    );
    free(proved.take("2026-05-07", say(Step::ProofRecorded).about(remedy)));
    free(proved.done(remedy, "2026-05-08"));
    assert_eq!(proved.clock("AC-01").met(), Some(true));
}

#[test]
fn agreed_to_not_done_needs_reason_alternative_and_the_ombudsmans_address() {
    let (mut desk, remedy) = promised();
    let not_done = || say(Step::RemedyNotDone).about(remedy);
    refused(
        desk.take("2026-05-08", not_done()),
        GuardId::StepSaysWhatItMust,
        "Complaint Handling Code 7.4",
    );
    refused(
        desk.take_bare("2026-05-08", not_done().refers_to("another course")),
        GuardId::StepSaysWhatItMust,
        "Complaint Handling Code 7.4",
    );
    free(desk.take("2026-05-08", not_done().refers_to("another course")));
    assert_eq!(desk.times(Step::RemedyNotDone), 1);
}

#[test]
fn a_payment_is_offered_with_how_it_was_reached_answered_approved_and_paid() {
    let (mut desk, remedy) = promised();
    let offered = || say(Step::PaymentOffered).about(remedy).pence(15_000);
    refused(
        desk.take_bare("2026-04-08", offered()),
        GuardId::StepSaysWhatItMust,
        "24 019 438",
    );
    refused(
        desk.take("2026-04-08", say(Step::PaymentOffered).about(remedy)),
        GuardId::StepSaysWhatItMust,
        "24 019 438",
    );
    let accepted = say(Step::PaymentAnswered)
        .about(remedy)
        .answer(Answer::Accepted);
    refused(
        desk.take("2026-04-09", accepted.clone()),
        GuardId::StepAfterWhatItNeeds,
        "Council practice",
    );
    free(desk.take("2026-04-08", offered()));
    let approved = || say(Step::PaymentApproved).about(remedy).pence(15_000);
    refused(
        desk.take("2026-04-09", approved()),
        GuardId::StepAfterWhatItNeeds,
        "within the approver's limit",
    );
    free(desk.take("2026-04-09", accepted));
    free(desk.take("2026-04-10", approved()));
    let kept = desk.case().state().taken(Step::PaymentApproved).next();
    assert_eq!(kept.and_then(|it| it.it.amount_pence), Some(15_000));
}

#[test]
fn a_payment_that_was_declined_is_not_approved() {
    let (mut desk, remedy) = promised();
    free(desk.take(
        "2026-04-08",
        say(Step::PaymentOffered).about(remedy).pence(15_000),
    ));
    free(
        desk.take(
            "2026-04-09",
            say(Step::PaymentAnswered)
                .about(remedy)
                .answer(Answer::Declined),
        ),
    );
    refused(
        desk.take(
            "2026-04-10",
            say(Step::PaymentApproved).about(remedy).pence(15_000),
        ),
        GuardId::StepAfterWhatItNeeds,
        "within the approver's limit",
    );
}

#[test]
fn injustice_follows_from_a_fault_and_learning_says_what() {
    let (mut desk, _) = promised();
    let point = About::Point(PointNumber(1));
    refused(
        desk.take("2026-04-08", say(Step::InjusticeFound).about(point)),
        GuardId::StepAfterWhatItNeeds,
        "guidance on remedies",
    );
    free(desk.take("2026-04-08", say(Step::FaultFound).about(point)));
    free(desk.take("2026-04-08", say(Step::InjusticeFound).about(point)));
    refused(
        desk.take_bare("2026-04-08", say(Step::LearningAgreed)),
        GuardId::StepSaysWhatItMust,
        "Complaint Handling Code 8.1",
    );
    free(desk.take("2026-04-08", say(Step::LearningAgreed)));
}

#[test]
fn a_remedy_that_the_case_does_not_have_is_not_done() {
    let (mut desk, _) = promised();
    refused(
        desk.done(About::Remedy(RemedyNumber(7)), "2026-05-08"),
        GuardId::KnownItem,
        "The case itself",
    );
}
