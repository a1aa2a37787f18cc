//! B6: the Ombudsman.

use crate::desk::{Desk, ONE, TWO};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::ClockState;
use complaints::codes::Ground;
use complaints::command::Command;
use complaints::ids::{EntryNumber, PointNumber};
use complaints::remedy::RemedyTerms;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};

fn told() -> (Desk, About) {
    let mut desk = Desk::statutory("2026-10-01");
    desk.send(ONE, "2026-10-08");
    let entry = desk.ombudsman("2026-12-01");
    (desk, entry)
}

fn decides(entry: u16, decision: &str) -> Command {
    Command::OmbudsmanDecides {
        on: day("2027-03-01"),
        entry: EntryNumber(entry),
        decision: decision.to_owned(),
        investigated: Some(true),
    }
}

#[test]
fn any_to_enquiry_received_with_its_reference_and_the_day_to_reply_by() {
    let (mut desk, entry) = told();
    assert_eq!(desk.status(), Status::WithOmbudsman);
    let known = &desk.case().state().ombudsman[&EntryNumber(1)];
    assert_eq!(known.reference.as_deref(), Some("26 000 001"));
    refused(
        desk.take("2026-12-01", say(Step::OmbudsmanAsked).about(entry)),
        GuardId::StepSaysWhatItMust,
        "The Ombudsman's letter names the day",
    );
    refused(
        desk.take("2026-12-10", say(Step::OmbudsmanReplied).about(entry)),
        GuardId::StepAfterWhatItNeeds,
        "The Ombudsman's letter names the day",
    );
    let unknown = About::Entry(EntryNumber(7));
    refused(
        desk.take(
            "2026-12-01",
            say(Step::OmbudsmanAsked).about(unknown).names("2026-12-29"),
        ),
        GuardId::KnownItem,
        "The case itself",
    );
}

#[test]
fn premature_is_taken_up_at_the_stage_it_had_not_been_through() {
    let mut desk = Desk::with(
        complaints::codes::Kind::Complaint,
        Some(complaints::codes::Procedure::ChildrenAct),
        day("2026-10-01"),
    );
    desk.send(ONE, "2026-10-08");
    let entry = desk.ombudsman("2026-12-01");
    free(
        desk.take(
            "2026-12-02",
            say(Step::ReferredBack)
                .about(entry)
                .answer(Answer::StageTwo),
        ),
    );
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(desk.runs("ST-20").0, day("2026-12-02"));
    assert!(desk.case().stage(TWO).is_some());
}

#[test]
fn premature_is_no_decision_of_the_ombudsman_on_the_matter() {
    let mut desk = Desk::statutory("2026-10-01");
    desk.send(ONE, "2026-10-08");
    let entry = desk.ombudsman("2026-12-01");
    assert_eq!(desk.status(), Status::WithOmbudsman);
    let back = say(Step::ReferredBack).about(entry);
    warned(
        desk.take("2026-12-02", back.answer(Answer::StageOne)),
        GuardId::OpenStage,
        "stage 1 was answered 8 October 2026, so nothing of it goes on",
    );
    assert_eq!(desk.status(), Status::Stage1Answered);
    free(desk.give(Command::OmbudsmanTells {
        on: day("2027-02-01"),
        reference: Some("26 000 777".to_owned()),
        referred_by: None,
    }));
    assert_eq!(desk.status(), Status::WithOmbudsman);
    free(desk.give(decides(2, "Upheld")));
    assert_eq!(desk.status(), Status::OmbudsmanDecided);
}

#[test]
fn premature_takes_up_again_what_was_withdrawn_or_turned_away() {
    let mut withdrawn = Desk::statutory("2026-10-01");
    free(withdrawn.give(crate::desk::withdraw(day("2026-10-05"))));
    let mut refused = Desk::statutory("2026-10-01");
    let function = say(Step::FunctionReliedOn).about(About::Point(PointNumber(1)));
    let law = StepTaken {
        reference: Some("Housing Act 1996".to_owned()),
        ..function.answer(Answer::DoesNotQualify)
    };
    free(refused.take("2026-10-05", law));
    let not_ours = crate::desk::not_accept(day("2026-10-05"), Ground::NotThisCouncil);
    refused.give(not_ours).expect("it is turned away");
    for mut desk in [withdrawn, refused] {
        let entry = desk.ombudsman("2026-12-01");
        let back = say(Step::ReferredBack).about(entry);
        free(desk.take("2026-12-02", back.answer(Answer::StageOne)));
        assert_eq!(desk.status(), Status::Stage1);
        assert_eq!(desk.case().state().reopenings.len(), 1);
    }
}

#[test]
fn closed_or_decided_with_the_ombudsmans_own_code_once() {
    let (mut desk, entry) = told();
    let code = |answer| say(Step::OmbudsmanCode).about(entry).answer(answer);
    refused(
        desk.take("2027-03-01", code(Answer::Agreed)),
        GuardId::StepSaysWhatItMust,
        "tables of procedures",
    );
    free(desk.take("2027-03-01", code(Answer::ClosedNoAction)));
    free(desk.give(decides(1, "Closed after initial enquiries")));
    assert_eq!(desk.status(), Status::OmbudsmanDecided);
    refused(
        desk.give(decides(1, "Upheld")),
        GuardId::KnownItem,
        "The case itself",
    );
}

#[test]
fn early_settlement_brings_remedies_with_their_days() {
    let (mut desk, entry) = told();
    free(
        desk.take(
            "2027-01-11",
            say(Step::OmbudsmanCode)
                .about(entry)
                .answer(Answer::SettledEarly),
        ),
    );
    desk.remedy("2027-01-11", "2027-02-08", Some(1));
    assert_eq!(desk.runs("LG-04"), (day("2027-01-11"), day("2027-02-08")));
}

#[test]
fn investigating_to_draft_to_comments() {
    let (mut desk, entry) = told();
    free(desk.take("2026-12-01", say(Step::OmbudsmanInvestigates).about(entry)));
    warned(
        desk.take("2027-01-11", say(Step::OmbudsmanDraftAnswered).about(entry)),
        GuardId::StepAfterWhatItNeeds,
        "The Ombudsman's letter names the day",
    );
}

#[test]
fn final_upheld_to_complied_late_or_not_once_the_evidence_was_sent() {
    let (mut desk, _) = told();
    free(desk.give(decides(1, "Upheld")));
    let remedy = desk.remedy("2027-03-01", "2027-04-01", Some(1));
    let found = || {
        say(Step::ComplianceFound)
            .about(remedy)
            .answer(Answer::Late)
    };
    refused(
        desk.take("2027-04-12", found()),
        GuardId::StepAfterWhatItNeeds,
        "note for link officers",
    );
    free(desk.take("2027-04-05", say(Step::EvidenceSent).about(remedy)));
    free(desk.take("2027-04-12", found()));
    let kept = desk.case().state().taken(Step::ComplianceFound).next();
    assert_eq!(kept.and_then(|it| it.it.answer), Some(Answer::Late));
    refused(
        desk.give(Command::AgreeRemedy {
            on: day("2027-03-01"),
            remedy: RemedyTerms {
                entry: Some(EntryNumber(9)),
                ..RemedyTerms::new(complaints::codes::RemedyKind::Apology)
            },
        }),
        GuardId::KnownItem,
        "The case itself",
    );
}

#[test]
fn a_formal_report_is_considered_by_the_council_after_it_came() {
    let (mut desk, entry) = told();
    warned(
        desk.take("2027-04-12", say(Step::FormalReportConsidered).about(entry)),
        GuardId::StepAfterWhatItNeeds,
        "s.31, not read",
    );
    free(desk.take("2027-04-12", say(Step::FormalReport).about(entry)));
    assert_eq!(desk.due("LG-05"), day("2027-07-12"));
}

#[test]
fn final_says_whether_it_was_published_without_names_and_that_the_council_noted_it() {
    let (mut desk, entry) = told();
    let published = || {
        say(Step::OmbudsmanPublished)
            .about(entry)
            .answer(Answer::Anonymised)
            .refers_to("26 000 001, decisions")
    };
    refused(
        desk.take("2027-04-12", published()),
        GuardId::StepAfterWhatItNeeds,
        "the Ombudsman's decision on Ombudsman entry 1 is not recorded",
    );
    free(desk.give(decides(1, "Upheld")));
    let noted = || say(Step::PublicationNoted).about(entry);
    warned(
        desk.take("2027-04-20", noted().refers_to("Scrutiny, item 4")),
        GuardId::StepAfterWhatItNeeds,
        "Council practice",
    );
    refused(
        desk.take(
            "2027-04-12",
            complaints::step::StepTaken {
                reference: None,
                ..published()
            },
        ),
        GuardId::StepSaysWhatItMust,
        "the reference or address under which it is published is not said",
    );
    free(desk.take("2027-04-12", published()));
    warned(
        desk.take("2027-04-20", noted()),
        GuardId::StepSaysWhatItMust,
        "what it refers to",
    );
    free(desk.take("2027-04-21", noted().refers_to("Scrutiny, item 4")));
    let told = complaints::timeline::timeline(desk.case());
    for line in [
        "Whether the Ombudsman published the decision (Ombudsman entry 1): published without names, 26 000 001, decisions",
        "Publication noted by the council (Ombudsman entry 1): Scrutiny, item 4",
    ] {
        assert!(told.iter().any(|it| it.text == line), "{line}");
    }
}

#[test]
fn a_decision_that_is_not_published_says_why_and_a_code_is_enough_to_have_decided() {
    let (mut desk, entry) = told();
    let code = say(Step::OmbudsmanCode).about(entry);
    free(desk.take("2027-03-01", code.answer(Answer::Upheld)));
    let held_back = || {
        say(Step::OmbudsmanPublished)
            .about(entry)
            .answer(Answer::NotPublished)
    };
    refused(
        desk.take_bare("2027-04-12", held_back()),
        GuardId::StepSaysWhatItMust,
        "why it was not published is not said",
    );
    free(desk.take("2027-04-12", held_back()));
}

#[test]
fn what_is_sent_to_stage_2_leaves_an_unanswered_stage_1_on_record_as_it_was_missed() {
    let mut desk = Desk::statutory("2026-12-01");
    let entry = desk.ombudsman("2027-01-05");
    let back = say(Step::ReferredBack).about(entry);
    desk.take("2027-01-11", back.answer(Answer::StageTwo))
        .expect("the Ombudsman says where it goes");
    assert_eq!(desk.status(), Status::Stage2);
    let first = desk.clock("ST-10");
    assert_eq!(first.due, Some(day("2026-12-15")));
    let overtaken = ClockState::Overtaken {
        on: day("2027-01-11"),
    };
    assert_eq!(first.state, overtaken);
    assert_eq!(desk.due("ST-20"), day("2027-02-15"));
}
