//! B9: actions, remedies and learning.

use crate::desk::{Desk, ONE, THREE, TWO, answer};
use crate::way::{Says, day, free, refused, remedy_number, say, warned};
use complaints::codes::{Achieved, Outcome, RemedyKind};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{EntryNumber, PointNumber, RecommendationNumber, RemedyNumber, SoughtNumber};
use complaints::promises::{failures, promises};
use complaints::remedy::{RemedySource, RemedyTerms};
use complaints::rules::{Approver, GuardId, Rules, SignOff};
use complaints::step::{About, Answer, Step, StepTaken};
use complaints::timeline::timeline;

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
    let not_done = || {
        say(Step::RemedyNotDone)
            .about(remedy)
            .answer(Answer::Director)
    };
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
    refused(
        desk.take(
            "2026-05-08",
            StepTaken {
                answer: None,
                ..not_done().refers_to("another course")
            },
        ),
        GuardId::StepSaysWhatItMust,
        "Choose one of: director",
    );
    // an earlier letter that named the Ombudsman is not the one that says so
    free(desk.take("2026-04-08", say(Step::OmbudsmanExplained)));
    refused(
        desk.take("2026-05-08", not_done().refers_to("another course")),
        GuardId::NotDoneWithAlternative,
        "Complaint Handling Code 7.4",
    );
    free(desk.take("2026-05-08", say(Step::OmbudsmanExplained)));
    free(desk.take("2026-05-08", not_done().refers_to("another course")));
    let told = timeline(desk.case());
    assert!(
        told.iter()
            .any(|it| it.text == "Decided not to do it (remedy 1): director, another course")
    );
    assert_eq!(
        desk.clock("AC-01").met(),
        Some(true),
        "decided on the day it was promised for"
    );
}

/// A payment for distress.
fn offered(remedy: About, pence: i64) -> StepTaken {
    say(Step::PaymentOffered)
        .about(remedy)
        .answer(Answer::Distress)
        .pence(pence)
}

fn approved(remedy: About, pence: i64, post: &str) -> StepTaken {
    say(Step::PaymentApproved)
        .about(remedy)
        .pence(pence)
        .refers_to(post)
}

/// A payment of so much, offered and accepted on 8 April 2026.
fn accepted(pence: i64) -> (Desk, About) {
    let (mut desk, _) = promised();
    free(desk.give(Command::AgreeRemedy {
        on: day("2026-04-08"),
        remedy: RemedyTerms {
            amount_pence: Some(pence),
            due_on: Some(day("2026-05-08")),
            ..RemedyTerms::new(RemedyKind::Payment)
        },
    }));
    let remedy = About::Remedy(RemedyNumber(2));
    free(desk.take("2026-04-08", offered(remedy, pence)));
    let accepted = say(Step::PaymentAnswered).about(remedy);
    free(desk.take("2026-04-08", accepted.answer(Answer::Accepted)));
    (desk, remedy)
}

/// A council whose team managers may approve up to £200, and whose heads of service up to £500, from 1 April 2026.
fn with_limits(desk: Desk) -> Desk {
    let approver = |post: &str, up_to_pence, from| Approver {
        post: post.to_owned(),
        up_to_pence,
        from: day(from),
    };
    let rules = Rules::built_in().expect("they read").with_approvers(vec![
        approver("Head of service", 50_000, "2026-04-01"),
        approver("Team manager", 10_000, "2020-04-01"),
        approver("Team manager", 20_000, "2026-04-01"),
    ]);
    desk.under(rules)
}

#[test]
fn a_payment_is_approved_by_a_post_up_to_its_limit_and_above_it_says_who_may() {
    let (desk, remedy) = accepted(35_000);
    let mut desk = with_limits(desk);
    let limit = GuardId::WithinTheApproversLimit;
    refused(
        desk.take("2026-04-09", approved(remedy, 35_000, "Team manager")),
        limit,
        "Team manager may approve up to £200.00, and this is £350.00. Ask for approval where the limit allows it: \
         Head of service may approve up to £500.00",
    );
    refused(
        desk.take("2026-04-09", approved(remedy, 35_000, "Duty worker")),
        limit,
        "“Duty worker” is no post that this council lets approve payments",
    );
    free(desk.take("2026-04-09", approved(remedy, 35_000, "head of service")));

    let (desk, remedy) = accepted(50_001);
    let mut desk = with_limits(desk);
    refused(
        desk.take("2026-04-09", approved(remedy, 50_001, "Head of service")),
        limit,
        "No post of the council's file may approve £500.01",
    );
    let (desk, remedy) = accepted(20_000);
    free(with_limits(desk).take("2026-04-09", approved(remedy, 20_000, "Team manager")));
}

#[test]
fn without_limits_in_the_councils_file_any_post_approves_but_no_more_than_was_accepted() {
    let (mut desk, remedy) = accepted(15_000);
    refused(
        desk.take(
            "2026-04-09",
            say(Step::PaymentApproved).about(remedy).pence(15_000),
        ),
        GuardId::StepSaysWhatItMust,
        "within the approver's limit",
    );
    refused(
        desk.take("2026-04-09", approved(remedy, 20_000, "Team manager")),
        GuardId::StepAfterWhatItNeeds,
        "£200.00 is more than the £150.00 that was offered and accepted",
    );
    free(desk.take("2026-04-09", approved(remedy, 15_000, "Team manager")));
}

#[test]
fn a_payment_is_paid_once_it_is_approved_and_never_when_it_was_declined() {
    let (mut desk, remedy) = accepted(15_000);
    refused(
        desk.done(remedy, "2026-04-10"),
        GuardId::StepAfterWhatItNeeds,
        "the payment is not approved",
    );
    free(desk.take("2026-04-09", approved(remedy, 15_000, "Team manager")));
    free(desk.take("2026-04-10", say(Step::ProofRecorded).about(remedy)));
    free(desk.done(remedy, "2026-04-10"));

    let (mut desk, remedy) = promised();
    free(desk.take("2026-04-08", offered(remedy, 15_000)));
    refused(
        desk.done(remedy, "2026-04-08"),
        GuardId::StepAfterWhatItNeeds,
        "neither accepted nor approved",
    );
    let declined = say(Step::PaymentAnswered).about(remedy);
    free(desk.take("2026-04-09", declined.answer(Answer::Declined)));
    refused(
        desk.done(remedy, "2026-04-10"),
        GuardId::StepAfterWhatItNeeds,
        "the payment was declined",
    );
}

#[test]
fn a_payment_is_offered_with_how_it_was_reached_answered_approved_and_paid() {
    let (mut desk, remedy) = promised();
    let offered = || offered(remedy, 15_000);
    refused(
        desk.take_bare("2026-04-08", offered()),
        GuardId::StepSaysWhatItMust,
        "24 019 438",
    );
    let said = |words: &str| Command::TakeStep {
        on: day("2026-04-08"),
        step: offered(),
        text: None,
        reason: Some(words.into()),
    };
    for words in ["-", "n/a", "150"] {
        refused(
            desk.give(said(words)),
            GuardId::StepSaysWhatItMust,
            "24 019 438",
        );
    }
    refused(
        desk.take(
            "2026-04-08",
            say(Step::PaymentOffered)
                .about(remedy)
                .answer(Answer::Distress),
        ),
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
    let approved = || approved(remedy, 15_000, "Head of service");
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
fn amount_with_reasons_less_is_paid_than_was_accepted() {
    let (mut desk, remedy) = accepted(25_000);
    let less = "£50.00 is less than the £250.00 that was offered and accepted";
    warned(
        desk.take("2026-04-09", approved(remedy, 5_000, "Team manager")),
        GuardId::AmountWithReasons,
        less,
    );
    let number = remedy_number(remedy);
    assert_eq!(desk.case().state().paid(number), None);
    free(desk.take("2026-04-09", say(Step::ProofRecorded).about(remedy)));
    warned(
        desk.done(remedy, "2026-04-10"),
        GuardId::AmountWithReasons,
        less,
    );
    let paid = desk.case().state().paid(number);
    assert_eq!(
        paid.map(complaints::case::Payment::in_words).as_deref(),
        Some("paid £50.00 of the £250.00 that were accepted")
    );
    let (mut whole, remedy) = accepted(25_000);
    free(whole.take("2026-04-09", approved(remedy, 25_000, "Team manager")));
    free(whole.take("2026-04-09", say(Step::ProofRecorded).about(remedy)));
    free(whole.done(remedy, "2026-04-10"));
    let paid = whole.case().state().paid(remedy_number(remedy));
    assert_eq!(
        paid.map(complaints::case::Payment::in_words).as_deref(),
        Some("paid £250.00")
    );
}

#[test]
fn a_payment_that_was_declined_is_not_approved() {
    let (mut desk, remedy) = promised();
    free(desk.take("2026-04-08", offered(remedy, 15_000)));
    free(
        desk.take(
            "2026-04-09",
            say(Step::PaymentAnswered)
                .about(remedy)
                .answer(Answer::Declined),
        ),
    );
    refused(
        desk.take("2026-04-10", approved(remedy, 15_000, "Head of service")),
        GuardId::StepAfterWhatItNeeds,
        "within the approver's limit",
    );
}

/// Whoever declined an offer is made another, of the same or of more, and answers that; each stays in the story.
#[test]
fn a_payment_that_was_declined_is_offered_anew_before_it_is_accepted() {
    let answers = |remedy, answer| say(Step::PaymentAnswered).about(remedy).answer(answer);
    let declined = || {
        let (mut desk, remedy) = promised();
        free(desk.take("2026-04-08", offered(remedy, 15_000)));
        refused(
            desk.take("2026-04-08", offered(remedy, 20_000)),
            GuardId::StepOnce,
            "a payment was offered 8 April 2026 already",
        );
        free(desk.take("2026-04-09", answers(remedy, Answer::Declined)));
        refused(
            desk.take("2026-04-10", answers(remedy, Answer::Declined)),
            GuardId::StepOnce,
            "answered already: declined",
        );
        (desk, remedy)
    };
    let (mut anew, remedy) = declined();
    refused(
        anew.take("2026-04-13", answers(remedy, Answer::Accepted)),
        GuardId::StepOnce,
        "what was declined is offered anew before it is accepted",
    );
    free(anew.take("2026-04-13", offered(remedy, 25_000)));
    assert_eq!(anew.times(Step::PaymentOffered), 2);
    refused(
        anew.done(remedy, "2026-04-14"),
        GuardId::StepAfterWhatItNeeds,
        "neither accepted nor approved",
    );
    free(anew.take("2026-04-15", answers(remedy, Answer::Accepted)));
    assert_eq!(anew.times(Step::PaymentAnswered), 2);
    refused(
        anew.take("2026-04-16", answers(remedy, Answer::Declined)),
        GuardId::StepOnce,
        "answered already: accepted",
    );
    free(anew.take("2026-04-16", approved(remedy, 25_000, "Head of service")));
}

#[test]
fn a_payment_of_nought_is_neither_promised_nor_offered_nor_approved() {
    let (mut desk, remedy) = promised();
    let nought = "£0.00 is no payment";
    refused(
        desk.take("2026-04-08", offered(remedy, 0)),
        GuardId::AmountWithReasons,
        nought,
    );
    free(desk.take("2026-04-08", offered(remedy, 15_000)));
    let accepted = say(Step::PaymentAnswered).about(remedy);
    free(desk.take("2026-04-09", accepted.answer(Answer::Accepted)));
    refused(
        desk.take("2026-04-10", approved(remedy, 0, "Head of service")),
        GuardId::AmountWithReasons,
        nought,
    );
    let terms = RemedyTerms {
        amount_pence: Some(0),
        ..RemedyTerms::new(RemedyKind::Apology)
    };
    refused(
        desk.give(Command::AgreeRemedy {
            on: day("2026-04-10"),
            remedy: terms,
        }),
        GuardId::AmountWithReasons,
        nought,
    );
}

#[test]
fn nothing_is_promised_for_a_day_before_it_is_agreed() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-08");
    let promise = |entry| Command::AgreeRemedy {
        on: day("2026-05-04"),
        remedy: RemedyTerms {
            due_on: Some(day("2026-05-01")),
            entry,
            ..RemedyTerms::new(RemedyKind::Apology)
        },
    };
    refused(
        desk.give(promise(None)),
        GuardId::WhatCanHaveHappened,
        "it is agreed on 4 May 2026, for 1 May 2026, which was before that",
    );
    desk.ombudsman("2026-05-01");
    warned(
        desk.give(promise(Some(EntryNumber(1)))),
        GuardId::WhatCanHaveHappened,
        "to be done by 1 May 2026, before it was agreed on 4 May 2026: it counts as due on the day of the agreement",
    );
    // of a past that was brought in, the clock and the list say the same day
    let mut past = Desk::statutory("2026-04-01");
    past.happened(
        day("2026-05-04"),
        Event::RemedyAgreed {
            remedy: RemedyNumber(1),
            kind: RemedyKind::Apology,
            amount_pence: None,
            due_on: Some(day("2026-05-01")),
            entry: None,
            source: RemedySource::default(),
        },
    );
    assert_eq!(past.due("AC-01"), day("2026-05-04"));
    assert_eq!(promises(past.case())[0].due_on, Some(day("2026-05-04")));
}

#[test]
fn fault_is_warned_of_where_nothing_was_found_of_the_point() {
    let mut desk = Desk::statutory("2026-04-01");
    let fault = say(Step::FaultFound).about(About::Point(PointNumber(1)));
    warned(
        desk.take("2026-04-02", fault.answer(Answer::Yes)),
        GuardId::FaultOfTheUpheld,
        "nothing was found of point 1 yet",
    );
}

#[test]
fn injustice_follows_from_a_fault_and_learning_says_what() {
    let (mut desk, _) = promised();
    let point = About::Point(PointNumber(1));
    let fault = |answer| say(Step::FaultFound).about(point).answer(answer);
    let injustice = |kind| say(Step::InjusticeFound).about(point).answer(kind);
    let said = |desk: &Desk| {
        let fault = desk.case().state().fault(PointNumber(1));
        fault.map(|it| it.in_words())
    };
    assert_eq!(said(&desk), None);
    refused(
        desk.take("2026-04-08", injustice(Answer::Distress)),
        GuardId::StepAfterWhatItNeeds,
        "guidance on remedies",
    );
    refused(
        desk.take("2026-04-08", say(Step::FaultFound).about(point)),
        GuardId::StepSaysWhatItMust,
        "Choose one of: yes, no",
    );
    free(desk.take("2026-04-08", fault(Answer::Yes)));
    assert_eq!(
        said(&desk).as_deref(),
        Some("Fault; injustice not recorded")
    );
    free(desk.take("2026-04-08", injustice(Answer::Distress)));
    free(desk.take("2026-04-08", injustice(Answer::LostEducation)));
    assert_eq!(
        said(&desk).as_deref(),
        Some("Fault; injustice: distress, education that was lost")
    );
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

#[test]
fn done_is_refused_without_proof_where_the_council_signed_that_off() {
    let signed = SignOff {
        rule: "done-with-proof".to_owned(),
        by: "Monitoring officer".to_owned(),
        on: day("2026-03-02"),
        text: "the council's procedure".to_owned(),
    };
    let rules = Rules::built_in().expect("they read");
    let rules = rules.with_council(Vec::new(), vec![signed]);
    let (desk, remedy) = promised();
    let mut desk = desk.under(rules.expect("there is such a guard"));
    refused(
        desk.done(remedy, "2026-05-08"),
        GuardId::DoneWithProof,
        "21 017 580",
    );
    assert!(desk.running("AC-01"));
    free(desk.take("2026-05-07", say(Step::ProofRecorded).about(remedy)));
    free(desk.done(remedy, "2026-05-08"));
    assert_eq!(desk.clock("AC-01").met(), Some(true));
}

#[test]
fn a_payment_says_for_what_it_is_and_what_was_asked_for_is_kept_apart_from_it() {
    let (mut desk, remedy) = promised();
    let asked = say(Step::PaymentAsked).about(remedy).pence(50_000);
    refused(
        desk.take("2026-04-08", say(Step::PaymentAsked).about(remedy)),
        GuardId::StepSaysWhatItMust,
        "each amount is kept apart",
    );
    free(desk.take("2026-04-08", asked.clone()));
    refused(
        desk.take("2026-04-09", asked),
        GuardId::StepOnce,
        "tables of procedures",
    );
    let headless = StepTaken {
        answer: None,
        ..offered(remedy, 15_000)
    };
    refused(
        desk.take("2026-04-08", headless),
        GuardId::StepSaysWhatItMust,
        "loss, distress, time_and_trouble, delay, lost_education, other",
    );
    free(desk.take("2026-04-08", offered(remedy, 15_000)));
    let accepted = say(Step::PaymentAnswered).about(remedy);
    free(desk.take("2026-04-09", accepted.answer(Answer::Accepted)));
    // what was asked for is no ground to approve more than was offered
    refused(
        desk.take("2026-04-10", approved(remedy, 50_000, "Head of service")),
        GuardId::StepAfterWhatItNeeds,
        "£500.00 is more than the £150.00 that was offered and accepted",
    );
    let lines: Vec<String> = timeline(desk.case())
        .into_iter()
        .map(|it| it.text)
        .filter(|it| it.starts_with("Payment"))
        .collect();
    assert_eq!(
        lines,
        [
            "Payment asked for (remedy 1): £500.00",
            "Payment offered (remedy 1): distress, £150.00",
            "Payment answered (remedy 1): accepted",
        ]
    );
}

#[test]
fn a_remedy_says_which_point_stage_and_recommendation_it_comes_from() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk.investigate(day("2027-01-20"));
    let recommendation = RecommendationNumber(1);
    let made = say(Step::RecommendationMade)
        .at(TWO)
        .about(About::Recommendation(recommendation));
    free(desk.take("2027-01-20", made));
    let agreed = |source| Command::AgreeRemedy {
        on: day("2027-01-29"),
        remedy: RemedyTerms {
            source,
            owner: Some("Assessment North".to_owned()),
            ..RemedyTerms::new(RemedyKind::ServiceChange)
        },
    };
    let none = RemedySource::default();
    let from = |stage| RemedySource {
        recommendation: Some(recommendation),
        stage,
        ..none
    };
    let guard = GuardId::KnownItem;
    refused(
        desk.give(agreed(from(Some(ONE)))),
        guard,
        "recommendation 1 was not made at stage 1, but at stage 2",
    );
    let later = RemedySource {
        stage: Some(THREE),
        ..none
    };
    refused(desk.give(agreed(later)), guard, "stage 3 has not begun");
    let nowhere = RemedySource {
        point: Some(PointNumber(2)),
        ..none
    };
    refused(desk.give(agreed(nowhere)), guard, "the case has no point 2");
    // the recommendation says at which stage it was made
    free(desk.give(agreed(from(None))));
    free(desk.give(agreed(none)));
    let state = desk.case().state();
    let source = |number| state.remedies[&RemedyNumber(number)].source;
    assert_eq!(source(1), from(Some(TWO)));
    assert!(source(2).is_unsaid());
    let owner = state.taken(Step::OwnerNamed).next();
    let owner = owner.map(|it| (it.it.about, it.it.reference.as_deref()));
    assert_eq!(
        owner,
        Some((About::Remedy(RemedyNumber(1)), Some("Assessment North")))
    );
    let told = timeline(desk.case());
    let line = "Remedy agreed: change to the service (stage 2, recommendation 1)";
    assert!(told.iter().any(|it| it.text == line));
}

#[test]
fn a_remedy_belongs_to_the_stage_it_comes_from_and_not_to_the_day_it_was_agreed() {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-20");
    let mut terms = RemedyTerms::new(RemedyKind::Apology);
    terms.source.stage = Some(ONE);
    terms.owner = Some("Assessment North".to_owned());
    free(desk.give(Command::AgreeRemedy {
        on: day("2026-04-22"),
        remedy: terms,
    }));
    desk.remedy("2026-04-22", "2026-05-08", None);
    let facts = desk.case().fact_row();
    let stages: Vec<_> = facts.remedies.iter().map(|it| it.stage).collect();
    assert_eq!(stages, [Some(1), Some(2)]);
}

#[test]
fn what_mended_one_point_did_not_mend_another() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.give(Command::RaisePoint {
        on: day("2026-04-01"),
        theme: Some("Staff attitude".to_owned()),
        team: Some("Assessment North".to_owned()),
        text: None,
    }));
    let mut sent = answer(ONE, day("2026-04-08"));
    if let Command::AnswerStage { findings, .. } = &mut sent {
        findings.push((PointNumber(2), Outcome::Upheld));
    }
    free(desk.give(sent));
    let mut training = RemedyTerms::new(RemedyKind::StaffTraining);
    training.source.point = Some(PointNumber(2));
    training.owner = Some("Assessment North".to_owned());
    free(desk.give(Command::AgreeRemedy {
        on: day("2026-04-08"),
        remedy: training,
    }));
    let remedy = About::Remedy(RemedyNumber(1));
    free(desk.take("2026-04-30", say(Step::ProofRecorded).about(remedy)));
    free(desk.done(remedy, "2026-04-30"));
    let mended: Vec<_> = failures(desk.case())
        .into_iter()
        .map(|it| (it.theme, it.mended_on))
        .collect();
    assert_eq!(
        mended,
        [
            ("Delay".to_owned(), None),
            ("Staff attitude".to_owned(), Some(day("2026-04-30"))),
        ]
    );
}

#[test]
fn no_injustice_follows_where_there_was_no_fault() {
    let (mut desk, _) = promised();
    let point = About::Point(PointNumber(1));
    let fault = say(Step::FaultFound).about(point).answer(Answer::No);
    free(desk.take("2026-04-08", fault));
    refused(
        desk.take(
            "2026-04-08",
            say(Step::InjusticeFound)
                .about(point)
                .answer(Answer::Distress),
        ),
        GuardId::StepAfterWhatItNeeds,
        "was answered “no”",
    );
    let fault = desk.case().state().fault(PointNumber(1));
    assert_eq!(fault.map(|it| it.in_words()).as_deref(), Some("No fault"));
}

#[test]
fn what_was_sought_is_tied_to_its_point_and_what_was_said_of_it_stays() {
    let mut desk = Desk::statutory("2026-04-01");
    let texts = complaints::personal::Texts::new().with(
        complaints::personal::TextName::Text,
        Some("a new assessment".into()),
    );
    let sought = SoughtNumber(1);
    let event = complaints::event::Event::OutcomeSought {
        sought,
        point: None,
    };
    let on = complaints::occurred::Occurred::On(day("2026-04-01"));
    let fact = complaints::recorded::Fact::new(on, event).with(texts.into_part());
    let case = desk.case.take().expect("a case is on the desk");
    let source = complaints::recorded::Source::Person;
    let recorded = crate::desk::recorded(case.version(), vec![fact], source, desk.today);
    desk.case = Some(case.apply(recorded).expect("it reads"));
    let judge = |point| Command::JudgeSought {
        on: day("2026-04-20"),
        sought,
        achieved: Achieved::Partly,
        point: Some(PointNumber(point)),
    };
    refused(
        desk.give(judge(9)),
        GuardId::KnownItem,
        "the case has no point 9",
    );
    free(desk.give(judge(1)));
    let known = &desk.case().state().sought[&sought];
    assert_eq!(known.point, Some(PointNumber(1)));
    assert_eq!(known.achieved, Some(Achieved::Partly));
    let text = known.text.as_ref().map(|it| it.reveal().as_str());
    assert_eq!(text, Some("a new assessment"));
}
