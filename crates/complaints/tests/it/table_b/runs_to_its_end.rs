//! What was asked for runs to its end: a panel meets before it is answered, a request does not vanish, a day that moves a
//! limit does not move twice, and nobody judges themselves.

use crate::desk::{Desk, ONE, THREE, TWO, answer, take_back};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::alerts::alerts;
use complaints::clock::clocks;
use complaints::codes::{Kind, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{ParkingNumber, PersonId, PointNumber, RouteNumber};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, reported_in_words};
use rstest::rstest;

/// B5, regulation 19(4): a panel asked for in time is held; no report and no answer comes without it.
#[rstest]
#[case::reported(Step::ReportIssued, "Regulation 20(2)")]
#[case::received(Step::ReportReceived, "Regulation 20(3)")]
fn b5_no_report_of_a_panel_that_did_not_meet(#[case] step: Step, #[case] source: &str) {
    let mut desk = Desk::at_stage_3("2026-11-23");
    let unmet = desk.take("2027-01-12", say(step).at(THREE));
    refused(unmet, GuardId::StepAfterWhatItNeeds, source);
    let adjourned = say(Step::PanelAdjourned).at(THREE).names("2027-01-20");
    warned(
        desk.take("2027-01-12", adjourned),
        GuardId::StepAfterWhatItNeeds,
        "Practice: the first date is kept",
    );
}

#[test]
fn b5_stage_3_is_not_answered_without_a_panel_that_met() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    desk.past(day("2027-01-12"), say(Step::ReportReceived).at(THREE));
    free(desk.take(
        "2027-01-13",
        say(Step::IndependentPersonConsulted).at(THREE),
    ));
    refused(
        desk.give(answer(THREE, day("2027-01-14"))),
        GuardId::PanelReported,
        "Regulation 20(3)",
    );
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn b5_a_day_that_is_fixed_shows_that_the_panel_met_only_where_its_report_was_brought_in() {
    let fixed = || {
        let mut desk = Desk::at_stage_3("2026-11-23");
        desk.panel("2026-12-07", "2027-01-05").expect("it is fixed");
        desk
    };
    let unmet = |desk: &mut Desk| {
        refused(
            desk.give(answer(THREE, day("2027-01-14"))),
            GuardId::PanelReported,
            "let it meet",
        );
    };
    unmet(&mut fixed());
    // met and reported here, and then that it met was taken back
    let mut desk = fixed();
    desk.constitute_panel(day("2026-12-07"));
    desk.take("2027-01-05", say(Step::PanelHeld).at(THREE))
        .expect("it met");
    let held = desk.case().version();
    for step in [Step::ReportIssued, Step::ReportReceived] {
        desk.take("2027-01-12", say(step).at(THREE))
            .expect("it reports");
    }
    desk.give(take_back(held)).expect("it is taken back");
    unmet(&mut desk);
}

fn asked_and_taken_back() -> Desk {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
    desk.today = day("2028-11-30");
    let request = desk
        .case()
        .facts()
        .into_iter()
        .find_map(|it| match it.event {
            Event::StageStarted { stage: TWO, .. } => Some(it.seq),
            _ => None,
        });
    let back = take_back(request.expect("stage 2 was asked for"));
    desk.give(back).expect("it was recorded today");
    desk
}

/// The Ombudsman on 22 008 976: nothing more to add is no reason to end what was asked for.
#[test]
fn b3_a_request_that_was_taken_back_stays_in_sight_and_bars_closing_until_the_complainant_has_said()
{
    let mut desk = asked_and_taken_back();
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("dates");
    let above = alerts(desk.case(), &all, day("2028-11-30"), &desk.calendar);
    let told: Vec<String> = above
        .iter()
        .map(|it| format!("{}: {}", it.heading, it.text))
        .collect();
    assert_eq!(
        told,
        [
            "Request taken back: a request for stage 2 was recorded, and taken back on 30 November 2028: “recorded on \
             the wrong case”; if they did ask, record it again from the day on which they did"
        ]
    );
    refused(
        desk.take("2028-11-30", say(Step::Closed)),
        GuardId::RequestTakenBack,
        "22 008 976",
    );
    free(desk.take("2028-11-30", say(Step::MessageAfterAnswer).at(ONE)));
    let satisfied = say(Step::MessageAnswered).at(ONE);
    free(desk.take("2028-11-30", satisfied.answer(Answer::Satisfied)));
    free(desk.take("2028-11-30", say(Step::Closed)));
}

#[test]
fn b3_a_request_that_is_made_again_is_not_told_of_as_taken_back() {
    let mut desk = asked_and_taken_back();
    assert_eq!(desk.case().requests_taken_back().len(), 1);
    desk.ask(TWO, "2026-04-22").expect("it is asked for again");
    assert_eq!(desk.case().requests_taken_back(), []);
    assert_eq!(desk.runs("ST-20").0, day("2026-04-22"));
}

/// B4, ST-37: while an early referral is considered, and after it comes back, the right to a panel is whole.
#[test]
fn st_37_a_panel_is_asked_for_in_time_after_the_ombudsman_sent_an_early_referral_back() {
    let mut desk = Desk::after_stage_2("2026-04-01", "2026-04-20", "2026-06-01");
    desk.remedy("2026-06-01", "2026-08-03", None);
    free(desk.take("2026-06-02", say(Step::EarlyReferralOffered).at(TWO)));
    let agreed = say(Step::EarlyReferralAnswered).at(TWO);
    free(desk.take("2026-06-03", agreed.answer(Answer::Agreed)));
    free(desk.take("2026-06-04", say(Step::EarlyReferralMade).at(TWO)));
    // ST-30 would be over on 29 June; while the Ombudsman has it, it has no end, and it came back long after
    assert_eq!(desk.clock("ST-30").due, None);
    free(desk.take("2026-09-25", say(Step::EarlyReferralReturned).at(TWO)));
    assert_eq!(desk.due("ST-30"), day("2026-10-23"));
    assert_eq!(desk.due("ST-30A"), day("2026-10-23"));
    let late = |desk: &mut Desk, on| {
        let weighed = say(Step::LateRequestWeighed).at(TWO);
        desk.take(on, weighed.answer(Answer::Declined))
    };
    refused(late(&mut desk, "2026-09-28"), GuardId::StageThreeLate, "");
    // 20 working days from the return: 23 October
    refused(late(&mut desk, "2026-10-23"), GuardId::StageThreeLate, "");
    let mut too_late = Desk::on(day("2028-11-30"));
    too_late.case = desk.case.clone();
    too_late.weigh_against("2026-10-26");
    warned(
        late(&mut too_late, "2026-10-26"),
        GuardId::RefusalNamesTheOmbudsman,
        "the letter names the Ombudsman",
    );
    free(desk.ask(THREE, "2026-10-23"));
    assert_eq!(desk.status(), Status::Stage3);
}

/// B5, regulation 8: the day on which a parked complaint goes on moves its limit, and so does not move itself.
#[test]
fn b5_what_was_parked_goes_on_once() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-07", say(Step::PrejudiceWeighed)));
    free(desk.park("2026-04-07", &[], None));
    let end = |on| Command::EndParking {
        parking: ParkingNumber(1),
        on: day(on),
    };
    desk.give(end("2026-05-05")).expect("it goes on");
    let due = desk.due("ST-10");
    refused(
        desk.give(end("2026-06-09")),
        GuardId::ParkingEndsOnce,
        "A day that moves a limit",
    );
    assert_eq!(desk.due("ST-10"), due);
}

/// Rulebook 2.1: whoever is complained about does not answer the complaint.
#[test]
fn nobody_answers_a_complaint_about_themselves() {
    let mut desk = Desk::statutory("2026-04-01");
    let both = Command::AddPerson {
        on: day("2026-04-01"),
        person: PersonId(uuid::Uuid::from_u128(9)),
        about: false,
        roles: vec![Role::Stage1Responder, Role::StaffComplainedAbout],
        details: Box::default(),
    };
    refused(desk.give(both), GuardId::NobodyJudgesThemselves, "");
}

/// Regulation 17(2): both take part in the investigation, so neither comes after its reports.
#[test]
fn regulation_17_2_nobody_reports_before_both_are_appointed() {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
    desk.investigate(day("2026-05-06"));
    let before = desk.take("2026-05-05", say(Step::InterviewHeld).at(TWO));
    refused(before, GuardId::InvestigatedByTwo, "");
}

/// Regulation 17: the longer time of stage 2 is told in writing, with its reason and the new date.
#[test]
fn regulation_17_stage_2_is_not_extended_without_notice() {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
    let extend = |reason: Option<&str>, told_on: Option<&str>| Command::ExtendStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: day("2026-05-20"),
        to: day("2026-07-20"),
        reason: reason.map(Into::into),
        told_on: told_on.map(day),
        approved_by: None,
    };
    let guard = GuardId::StageTwoExtensionWithNotice;
    for (reason, told_on) in [
        (None, None),
        (Some("many files"), None),
        (None, Some("2026-05-20")),
    ] {
        refused(desk.give(extend(reason, told_on)), guard, "Regulation 17");
    }
    let told_late = desk.give(extend(Some("many files"), Some("2026-06-08")));
    warned(
        told_late,
        GuardId::ToldBeforeTheDay,
        "before the old one has passed",
    );
    assert_eq!(desk.due("ST-20"), day("2026-07-20"));
}

/// B2: what is turned away point by point needs no finding.
#[test]
fn b2_a_point_that_was_not_accepted_is_no_point_without_a_finding() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-01");
    let second = About::Point(PointNumber(2));
    let function = say(Step::FunctionReliedOn).about(second);
    let function = function.answer(Answer::DoesNotQualify);
    free(desk.take("2026-04-02", function.refers_to("a school's own decision")));
    let decided = say(Step::PointDecided).about(second);
    free(desk.take("2026-04-02", decided.answer(Answer::NotAccepted)));
    assert!(desk.case().state().point_turned_away(PointNumber(2)));
    let remarks = desk.send(ONE, "2026-04-10");
    let unfound = remarks
        .iter()
        .find(|it| it.guard.id == GuardId::FindingOnEveryPoint);
    assert_eq!(unfound, None);
    let all = gaps(desk.case(), &[]);
    assert!(!all.contains(&Gap::NoFinding), "{all:?}");
}

/// Council policies on new issues: taken in before the answer, a complaint of its own after it.
#[test]
fn a_point_that_comes_after_the_answer_of_stage_1_is_warned_of() {
    let raise = |on: &str| Command::RaisePoint {
        on: day(on),
        theme: None,
        team: None,
        text: None,
    };
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.give(raise("2026-04-02")));
    desk.send(ONE, "2026-04-10");
    warned(
        desk.give(raise("2026-04-13")),
        GuardId::NewIssueIsItsOwn,
        "a complaint of its own",
    );
}

/// B4: the report has a finding on each point, the independent person a view of it, and both are read beside the council's.
#[test]
fn b4_what_the_reports_found_of_a_point_is_kept_beside_what_the_council_found() {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
    let of = |step: Step| say(step).at(TWO).about(About::Point(PointNumber(1)));
    let found = of(Step::InvestigatorFound).answer(Answer::PartiallyUpheld);
    refused(
        desk.take("2026-05-06", found),
        GuardId::StepAfterWhatItNeeds,
        "a finding on each point",
    );
    desk.investigate(day("2026-05-06"));
    free(desk.take(
        "2026-05-06",
        of(Step::IndependentPersonViewed).answer(Answer::Disagreed),
    ));
    let reported = desk.case().state().reported_on(PointNumber(1));
    assert_eq!(
        reported.map(reported_in_words).as_deref(),
        Some("Report: upheld; the independent person does not agree")
    );
}

/// Complaint Handling Code 1.7, correction 20: nobody who is not content is left, also after the answer.
#[test]
fn b8_whoever_is_not_content_with_what_was_no_complaint_is_offered_one() {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.kind = Kind::Representation;
        it.procedure = None;
    });
    let above = |desk: &Desk| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("dates");
        let above = alerts(desk.case(), &all, day("2026-10-21"), &desk.calendar);
        above.into_iter().map(|it| it.text).collect::<Vec<_>>()
    };
    free(desk.take("2026-10-20", say(Step::DissatisfactionExpressed)));
    assert_eq!(
        above(&desk),
        [
            "they said on 20 October 2026 that they are not content: explain what a complaint would bring, and record what \
             they choose; a complaint counts from that day"
        ]
    );
    free(desk.take(
        "2026-10-21",
        say(Step::ChoiceExplained).answer(Answer::Complaint),
    ));
    assert_eq!(above(&desk), Vec::<String>::new());
}
