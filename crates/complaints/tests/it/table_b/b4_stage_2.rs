//! B4: stage 2, asked for on 23 December 2026.

use crate::desk::{Desk, THREE, TWO, answer, nameless, not_accept, silent, withdraw};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::case::Settled;
use complaints::codes::{Ground, Proceedings, Role};
use complaints::command::Command;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{PersonId, PersonNumber, PointNumber, RecommendationNumber, RouteNumber};
use complaints::occurred::Occurred;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use rstest::rstest;

fn stage_2() -> Desk {
    Desk::at_stage_2("2026-12-16", "2026-12-23")
}

fn answered() -> Desk {
    Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16")
}

fn part(step: Step, who: PersonNumber) -> StepTaken {
    say(step).at(TWO).about(About::Person(who))
}

fn declared(who: PersonNumber, answer: Answer) -> StepTaken {
    say(Step::Declared).about(About::Person(who)).answer(answer)
}

#[test]
fn requested_to_mediation_runs_beside_it_and_the_clock_runs_on() {
    let mut desk = stage_2();
    let due = desk.due("ST-20");
    free(desk.take(
        "2027-01-04",
        say(Step::MeetingOffered).answer(Answer::Mediation),
    ));
    free(desk.take(
        "2027-01-18",
        say(Step::MeetingHeld).answer(Answer::Mediation),
    ));
    refused(
        desk.take_bare(
            "2027-01-19",
            say(Step::MeetingHeld).answer(Answer::Mediation),
        ),
        GuardId::StepSaysWhatItMust,
        "the clock runs on",
    );
    assert_eq!(desk.due("ST-20"), due);
    assert_eq!(desk.status(), Status::Stage2);
}

#[test]
fn requested_to_record_being_agreed_keeps_drafts_comments_and_agreement() {
    let mut desk = stage_2();
    refused(
        desk.take("2027-01-04", say(Step::StatementCommented).at(TWO)),
        GuardId::StepAfterWhatItNeeds,
        "Regulation 16",
    );
    free(desk.take("2026-12-29", say(Step::StatementDrafted).at(TWO)));
    free(desk.take("2027-01-04", say(Step::StatementCommented).at(TWO)));
    free(desk.take("2027-01-06", say(Step::StatementDrafted).at(TWO)));
    free(desk.agree_statement("2027-01-08"));
    assert_eq!(desk.times(Step::StatementDrafted), 2);
    let versions = desk.case().state().taken(Step::StatementDrafted);
    assert_eq!(versions.map(|it| it.it.time).collect::<Vec<_>>(), [1, 2]);
    refused(
        desk.agree_statement("2027-01-09"),
        GuardId::StepOnce,
        "version 2 was agreed 8 January 2027 already",
    );
    let settled: Vec<_> = desk.case().state().statement(RouteNumber::MAIN);
    assert_eq!(settled[0].settled, None);
    assert_eq!(settled[0].comments.len(), 1, "on the first version");
    let agreed = Settled::Agreed {
        on: Occurred::On(day("2027-01-08")),
        by: Some(Answer::Complainant),
    };
    assert_eq!(settled[1].settled, Some(agreed));
}

/// A version of the statement, with its text and why it changes.
fn version(on: &str, text: &str, reason: Option<&str>) -> Command {
    Command::TakeStep {
        on: day(on),
        step: say(Step::StatementDrafted).at(TWO),
        text: Some(text.into()),
        reason: reason.map(Into::into),
    }
}

#[test]
fn a_version_of_the_statement_has_its_text_and_was_written_before_it_was_sent() {
    let mut desk = stage_2();
    refused(
        desk.take_bare("2026-12-29", say(Step::StatementDrafted).at(TWO)),
        GuardId::StepSaysWhatItMust,
        "Regulation 16, as an advice body reads it",
    );
    let late = say(Step::StatementDrafted).at(TWO).names("2026-12-30");
    refused(
        desk.take("2026-12-29", late),
        GuardId::WhatCanHaveHappened,
        "it was sent before it was written, on 30 December 2026",
    );
    let written = say(Step::StatementDrafted).at(TWO).names("2026-12-24");
    free(desk.take("2026-12-29", written));
    let versions = desk.case().state().statement(RouteNumber::MAIN);
    assert_eq!(versions[0].written, Some(day("2026-12-24")));
    assert_eq!(versions[0].text, Some(&"as it was written".into()));
    assert_eq!(desk.runs("ST-23"), (day("2026-12-29"), day("2027-01-13")));
    refused(
        desk.take(
            "2026-12-28",
            say(Step::StatementAgreed)
                .at(TWO)
                .answer(Answer::Representative),
        ),
        GuardId::StepAfterWhatItNeeds,
        "which was 29 December 2026",
    );
    refused(
        desk.take("2027-01-04", say(Step::StatementAgreed).at(TWO)),
        GuardId::StepSaysWhatItMust,
        "Choose one of: complainant, advocate, representative",
    );
}

#[test]
fn changed_statement_says_why() {
    let mut desk = stage_2();
    free(desk.give(version("2026-12-24", "Contact was cut.", None)));
    free(desk.take("2026-12-29", say(Step::StatementCommented).at(TWO)));
    free(desk.give(version("2026-12-30", "Contact was cut in May.", None)));
    free(desk.agree_statement("2027-01-04"));
    assert_eq!(desk.runs("ST-20R"), (day("2027-01-04"), day("2027-02-08")));
    let changed = |reason| version("2027-01-11", "Contact was cut in June.", reason);
    refused(
        desk.give(changed(None)),
        GuardId::ChangedStatementSaysWhy,
        "version 2 was agreed 4 January 2027, and why it changes is not said",
    );
    free(desk.give(changed(Some("The month was wrong."))));
    free(desk.agree_statement("2027-01-12"));
    // the change begins no time anew: the first agreement is the one that counts
    assert_eq!(desk.runs("ST-20R"), (day("2027-01-04"), day("2027-02-08")));
    assert_eq!(desk.stopped("ST-23"), (day("2027-01-04"), 4, true));
    let versions = desk.case().state().statement(RouteNumber::MAIN);
    let texts: Vec<_> = versions.iter().filter_map(|it| it.text).collect();
    assert_eq!(
        texts
            .iter()
            .map(|it| it.reveal().as_str())
            .collect::<Vec<_>>(),
        [
            "Contact was cut.",
            "Contact was cut in May.",
            "Contact was cut in June."
        ]
    );
    assert_eq!(versions[2].why, Some(&"The month was wrong.".into()));
    assert!(versions[1].settled.is_some() && versions[2].settled.is_some());
}

#[test]
fn changed_statement_says_why_once_it_is_investigated_though_nobody_agreed_it() {
    let mut desk = stage_2();
    free(desk.give(version("2026-12-24", "Contact was cut.", None)));
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    for (step, who) in [
        (Step::InvestigatorAppointed, officer),
        (Step::IndependentPersonAppointed, independent),
    ] {
        desk.appoint(step, TWO, who, day("2026-12-29"));
    }
    free(desk.take("2027-01-04", say(Step::FileRead).at(TWO)));
    refused(
        desk.give(version("2027-01-05", "Contact was cut in May.", None)),
        GuardId::ChangedStatementSaysWhy,
        "the investigation goes by version 1",
    );
}

#[rstest]
#[case(Step::InterviewHeld)]
#[case(Step::InvestigatorReport)]
#[case(Step::IndependentReport)]
fn nothing_is_investigated_before_officer_and_independent_person_are_there_and_clear(
    #[case] work: Step,
) {
    let mut desk = stage_2();
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    let held = || say(work).at(TWO);
    let (guard, source) = (GuardId::InvestigatedByTwo, "Regulation 17(2)");
    refused(desk.take("2026-12-29", held()), guard, source);
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-29"));
    refused(desk.take("2026-12-30", held()), guard, source);
    warned(
        desk.take(
            "2026-12-30",
            part(Step::IndependentPersonAppointed, independent),
        ),
        GuardId::IndependentOfTheCouncil,
        "Regulation 2",
    );
    refused(desk.take("2026-12-30", held()), guard, source);
    free(desk.take("2026-12-31", declared(independent, Answer::Clear)));
    free(desk.take("2026-12-31", held()));
    assert_eq!(desk.times(work), 1);
}

#[test]
fn who_declared_a_conflict_is_not_appointed() {
    let mut desk = stage_2();
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    free(desk.take("2026-12-29", declared(officer, Answer::Conflict)));
    free(desk.take("2026-12-29", declared(independent, Answer::Conflict)));
    refused(
        desk.take("2026-12-29", part(Step::InvestigatorAppointed, officer)),
        GuardId::RolesAreApart,
        "Regulations 2 and 19(3)",
    );
    refused(
        desk.take(
            "2026-12-29",
            part(Step::IndependentPersonAppointed, independent),
        ),
        GuardId::IndependentOfTheCouncil,
        "Regulation 2",
    );
}

#[rstest]
#[case(Role::Staff)]
#[case(Role::Councillor)]
fn the_independent_person_is_neither_officer_nor_member(#[case] role: Role) {
    let mut desk = stage_2();
    let inside = desk.person(1, vec![role]);
    refused(
        desk.take("2026-12-29", part(Step::IndependentPersonAppointed, inside)),
        GuardId::IndependentOfTheCouncil,
        "Regulation 2; regulation 19(2)",
    );
    // an officer may investigate
    warned(
        desk.take("2026-12-29", part(Step::InvestigatorAppointed, inside)),
        GuardId::RolesAreApart,
        "Regulations 2 and 19(3)",
    );
}

#[rstest]
#[case(Step::InvestigatorAppointed)]
#[case(Step::IndependentPersonAppointed)]
#[case(Step::AdjudicatorAppointed)]
fn nobody_who_is_complained_about_or_answered_stage_1_has_a_part(#[case] step: Step) {
    let mut desk = stage_2();
    let about = desk.person(1, vec![Role::StaffComplainedAbout]);
    let responder = desk.person(2, vec![Role::Stage1Responder]);
    refused(
        desk.take("2026-12-29", part(step, about)),
        GuardId::NobodyJudgesThemselves,
        "statutory guidance",
    );
    refused(
        desk.take("2026-12-29", part(step, responder)),
        GuardId::RolesAreApart,
        "statutory guidance",
    );
}

#[test]
fn investigating_to_extended_on_day_25_and_never_past_day_65() {
    let mut desk = stage_2();
    refused(
        desk.extend(TWO, "2027-02-02", "2027-03-01"),
        GuardId::ExtensionInTime,
        "regulation 17 (stage 2)",
    );
    refused(
        desk.extend(TWO, "2027-02-01", "2027-04-01"),
        GuardId::ExtensionWithinTheLimit,
        "regulation 17: 65 working days",
    );
    free(desk.extend(TWO, "2027-02-01", "2027-03-31"));
    refused(
        desk.extend(TWO, "2027-02-01", "2027-03-31"),
        GuardId::OneExtension,
        "regulation 17 (stage 2)",
    );
}

#[test]
fn reports_received_both_of_them_before_any_answer() {
    let mut desk = stage_2();
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-29"));
    desk.appoint(
        Step::IndependentPersonAppointed,
        TWO,
        independent,
        day("2026-12-29"),
    );
    free(desk.take("2027-01-20", say(Step::InvestigatorReport).at(TWO)));
    refused(
        desk.give(answer(TWO, day("2027-01-29"))),
        GuardId::BothReportsFirst,
        "Statutory guidance as councils carry it out",
    );
    free(desk.take("2027-01-20", say(Step::IndependentReport).at(TWO)));
    refused(
        desk.give(answer(TWO, day("2027-01-29"))),
        GuardId::Adjudicated,
        "Statutory guidance as councils carry it out",
    );
    assert_eq!(desk.status(), Status::Stage2);
    // the officer who investigated does not adjudicate
    refused(
        desk.take("2027-01-21", part(Step::AdjudicatorAppointed, officer)),
        GuardId::RolesAreApart,
        "Regulations 2 and 19(3)",
    );
    let senior = desk.person(3, Vec::new());
    desk.appoint(Step::AdjudicatorAppointed, TWO, senior, day("2027-01-21"));
    free(desk.take(
        "2027-01-21",
        say(Step::MeetingOffered).answer(Answer::Adjudication),
    ));
    free(desk.take(
        "2027-01-22",
        say(Step::MeetingHeld).answer(Answer::Adjudication),
    ));
    let point = About::Point(PointNumber(1));
    free(desk.take(
        "2027-01-25",
        say(Step::NoActionReasoned).at(TWO).about(point),
    ));
    let of_it = |step| say(step).at(TWO).about(point);
    let found = of_it(Step::InvestigatorFound).answer(Answer::Upheld);
    free(desk.take("2027-01-25", found));
    let viewed = of_it(Step::FindingViewed).answer(Answer::Agreed);
    free(desk.take("2027-01-25", viewed));
    free(desk.take("2027-01-29", say(Step::ReportsShared).at(TWO)));
    warned(
        desk.give(answer(TWO, day("2027-01-29"))),
        GuardId::ChildTold,
        "Children Act 1989 s.26(7)",
    );
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn responded_answers_each_recommendation_and_rejects_none_without_reasons() {
    let mut desk = stage_2();
    desk.investigate(day("2027-01-20"));
    let about = About::Recommendation(RecommendationNumber(1));
    let answered = |answer| {
        say(Step::RecommendationAnswered)
            .at(TWO)
            .about(about)
            .answer(answer)
    };
    refused(
        desk.take("2027-01-20", answered(Answer::Accepted)),
        GuardId::StepAfterWhatItNeeds,
        "Regulation 20(3)",
    );
    free(desk.take(
        "2027-01-20",
        say(Step::RecommendationMade).at(TWO).about(about),
    ));
    let mut open = stage_2();
    open.case = desk.case.clone();
    refused(
        open.give(answer(TWO, day("2027-01-29"))),
        GuardId::RecommendationsAnswered,
        "at stage 2 statutory guidance as councils carry it out",
    );
    refused(
        desk.take_bare("2027-01-21", answered(Answer::Rejected)),
        GuardId::RecommendationsAnswered,
        "a recommendation that is not followed needs reasons",
    );
    free(desk.take("2027-01-21", answered(Answer::Rejected)));
    free(desk.give(answer(TWO, day("2027-01-29"))));
}

#[test]
fn responded_tells_of_the_right_to_stage_3() {
    let mut desk = stage_2();
    desk.investigate(day("2027-01-20"));
    warned(
        desk.give(silent(answer(TWO, day("2027-01-29")))),
        GuardId::StageTwoTellsOfThree,
        "Regulation 17(8) and guidance 3.8, not read",
    );
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn responded_names_the_ombudsman() {
    let mut desk = stage_2();
    desk.investigate(day("2027-01-20"));
    // what stage 1 said of the Ombudsman is not what this answer says
    assert_eq!(desk.times(Step::OmbudsmanExplained), 1);
    let mut itself = stage_2();
    itself.case = desk.case.clone();
    free(itself.give(answer(TWO, day("2027-01-29"))));
    let named = itself.case().state().taken(Step::OmbudsmanExplained);
    assert_eq!(named.last().and_then(|it| it.it.stage), Some(TWO));
    warned(
        desk.give(nameless(answer(TWO, day("2027-01-29")))),
        GuardId::AnswerNamesTheOmbudsman,
        "statutory guidance, not read",
    );
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn responded_to_stage_3_in_any_form_within_20_working_days_and_nothing_to_weigh() {
    let mut desk = answered();
    refused(
        desk.take(
            "2027-01-18",
            say(Step::LateRequestWeighed)
                .at(TWO)
                .answer(Answer::Declined),
        ),
        GuardId::StageThreeLate,
        "20 003 273",
    );
    free(desk.ask(THREE, "2027-01-18"));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn a_request_in_time_stands_though_the_council_weighed_it_afterwards() {
    let mut desk = answered();
    desk.weigh_against("2027-01-25");
    let declined = say(Step::LateRequestWeighed).at(TWO);
    warned(
        desk.take("2027-01-25", declined.answer(Answer::Declined)),
        GuardId::RefusalNamesTheOmbudsman,
        "the letter names the Ombudsman",
    );
    free(desk.ask(THREE, "2027-01-18"));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn responded_to_early_referral_only_as_the_complainant_agrees() {
    let mut desk = answered();
    let made = || say(Step::EarlyReferralMade).at(TWO);
    refused(
        desk.take("2026-12-17", made()),
        GuardId::StepAfterWhatItNeeds,
        "14 020 129",
    );
    // every point upheld, and yet no action is agreed
    let offered = || say(Step::EarlyReferralOffered).at(TWO);
    let mut bare = answered();
    warned(
        bare.take("2026-12-17", offered()),
        GuardId::EarlyReferralConditions,
        "Statutory guidance, not read in full",
    );
    desk.remedy("2026-12-16", "2027-02-16", None);
    free(desk.take("2026-12-17", offered()));
    let said = |answer| say(Step::EarlyReferralAnswered).at(TWO).answer(answer);
    let mut no = answered();
    no.case = desk.case.clone();
    free(no.take("2026-12-18", said(Answer::Refused)));
    refused(
        no.take("2026-12-18", made()),
        GuardId::AgreedEarlyReferral,
        "21 007 738",
    );
    free(no.ask(THREE, "2027-01-18"));
    free(desk.take("2026-12-18", said(Answer::Agreed)));
    free(desk.take("2026-12-21", made()));
    // sent back: the right to a panel is whole
    free(desk.take("2027-01-11", say(Step::EarlyReferralReturned).at(TWO)));
    free(desk.ask(THREE, "2027-01-18"));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn responded_to_closed_and_a_later_request_is_weighed_all_the_same() {
    let mut desk = answered();
    free(desk.take("2027-01-19", say(Step::Closed)));
    free(
        desk.take(
            "2027-03-01",
            say(Step::LateRequestWeighed)
                .at(TWO)
                .answer(Answer::Accepted),
        ),
    );
    free(desk.ask(THREE, "2027-03-01"));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn a_late_request_declined_with_reasons_is_weighed_again_when_there_is_something_new() {
    let mut desk = answered();
    let weighed = |answer| say(Step::LateRequestWeighed).at(TWO).answer(answer);
    refused(
        desk.take_bare("2027-03-01", weighed(Answer::Declined)),
        GuardId::StepSaysWhatItMust,
        "20 003 273",
    );
    desk.weigh_against("2027-03-01");
    free(desk.take("2027-03-01", say(Step::OmbudsmanExplained).at(TWO)));
    free(desk.take("2027-03-01", weighed(Answer::Declined)));
    refused(
        desk.ask(THREE, "2027-03-01"),
        GuardId::StageThreeLate,
        "20 003 273",
    );
    free(desk.take("2027-03-15", weighed(Answer::Accepted)));
    free(desk.ask(THREE, "2027-03-01"));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn forbidden_requested_is_never_closed_without_investigation() {
    let mut desk = stage_2();
    refused(
        desk.take("2026-12-29", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976",
    );
    refused(
        desk.give(not_accept(day("2026-12-29"), Ground::Other)),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976",
    );
    refused(
        desk.give(answer(TWO, day("2026-12-29"))),
        GuardId::BothReportsFirst,
        "Statutory guidance",
    );
    refused(
        desk.take("2026-12-29", say(Step::EscalationRefused)),
        GuardId::StepInItsPlace,
        "tables of procedures",
    );
    assert_eq!(desk.status(), Status::Stage2);
    // what may end it: the person's own withdrawal, and proceedings
    let mut withdrawn = stage_2();
    free(withdrawn.give(withdraw(day("2026-12-29"))));
    assert_eq!(withdrawn.status(), Status::Withdrawn);
    free(desk.take("2026-12-29", say(Step::PrejudiceWeighed)));
    free(desk.give(Command::Park {
        on: day("2026-12-29"),
        proceedings: Proceedings::Criminal,
        points: Vec::new(),
        until: None,
    }));
    assert_eq!(desk.status(), Status::Parked);
    refused(
        desk.take("2026-12-30", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "it runs to its end",
    );
}

#[test]
fn a_statutory_route_of_a_corporate_case_is_investigated_by_two_all_the_same() {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-12-01", "2026-12-02");
    desk.route_to_stage_2(route, "2026-12-15", "2026-12-23");
    let interview = StepTaken {
        route,
        ..say(Step::InterviewHeld).at(TWO)
    };
    refused(
        desk.take("2026-12-29", interview),
        GuardId::InvestigatedByTwo,
        "Regulation 17(2)",
    );
    let clock = desk.clock("ST-20");
    assert_eq!((clock.route, clock.due), (route, Some(day("2027-02-01"))));
}

/// Another child whom the case is about.
fn child(desk: &mut Desk, number: u128) -> About {
    free(desk.give(Command::AddPerson {
        on: day("2026-12-16"),
        person: PersonId(uuid::Uuid::from_u128(number)),
        about: true,
        roles: Vec::new(),
        details: Box::default(),
    }));
    let people = &desk.case().state().people;
    About::Person(*people.last_key_value().expect("the child").0)
}

fn notified(answer: Answer) -> StepTaken {
    say(Step::ChildNotified).at(TWO).answer(answer)
}

#[test]
fn s_26_7_each_child_is_told_of_the_decision_or_it_is_said_why_not() {
    let mut desk = stage_2();
    let (first, second) = (child(&mut desk, 61), child(&mut desk, 62));
    let untold = |desk: &Desk| desk.case().state().children_untold(TWO).len();
    assert_eq!(untold(&desk), 2);
    refused(
        desk.take("2027-01-25", notified(Answer::Told)),
        GuardId::StepInItsPlace,
        "Say which: person 1, person 2",
    );
    free(desk.take("2027-01-25", notified(Answer::Told).about(first)));
    assert_eq!(untold(&desk), 1);
    refused(
        desk.take("2027-01-25", notified(Answer::Told).about(first)),
        GuardId::StepOnce,
        "25 January 2027 already",
    );
    let harmful = notified(Answer::NotToldHarmful).about(second);
    free(desk.take("2027-01-25", harmful));
    assert_eq!(untold(&desk), 0);
}

#[test]
fn s_26_7_an_answer_that_passes_one_child_over_names_the_child() {
    let mut desk = stage_2();
    child(&mut desk, 61);
    desk.investigate(day("2027-01-25"));
    let other = child(&mut desk, 62);
    let warnings = desk
        .give(answer(TWO, day("2027-01-25")))
        .expect("it is sent");
    let said: Vec<&str> = warnings
        .iter()
        .filter(|it| it.guard.id == GuardId::ChildTold)
        .map(|it| it.why.as_str())
        .collect();
    let why = format!("it is not recorded whether {other} is told of the decision");
    assert_eq!(said, [why]);
    let all = gaps(desk.case(), &[]);
    let missing = all.iter().find(|it| matches!(it, Gap::ChildUntold(..)));
    assert_eq!(
        missing.map(ToString::to_string),
        Some(format!(
            "stage 2: not recorded whether {other}, a child, is told of the decision"
        ))
    );
}

#[test]
fn s_26_7_what_names_no_child_is_about_the_only_one() {
    let mut desk = stage_2();
    desk.past(day("2027-01-25"), notified(Answer::Told));
    let only = child(&mut desk, 61);
    assert_eq!(desk.case().state().children_untold(TWO), []);
    refused(
        desk.take("2027-01-26", notified(Answer::Told).about(only)),
        GuardId::StepOnce,
        "25 January 2027 already",
    );
}
