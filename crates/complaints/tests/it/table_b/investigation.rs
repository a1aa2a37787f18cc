//! B4 and B5 beside the stages: who reads what, what the adjudicating officer thinks of a finding, who else is told, and
//! what the panel's papers wait for.

use crate::desk::{Desk, THREE, TWO, answer, withdraw};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::case::View;
use complaints::codes::Role;
use complaints::ids::{PersonNumber, PointNumber, RecommendationNumber};
use complaints::recommendations::recommendations;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use complaints::timeline::timeline;

fn stage_2() -> Desk {
    Desk::at_stage_2("2026-12-16", "2026-12-23")
}

fn investigated() -> Desk {
    let mut desk = stage_2();
    desk.investigate(day("2027-01-20"));
    desk
}

fn reads(desk: &Desk, text: &str) -> bool {
    timeline(desk.case()).iter().any(|it| it.text == text)
}

#[test]
fn b4_no_file_is_read_before_officer_and_independent_person_are_there_and_clear() {
    let mut desk = stage_2();
    let read = || say(Step::FileRead).at(TWO);
    refused(
        desk.take("2026-12-29", read()),
        GuardId::InvestigatedByTwo,
        "Regulation 17(2)",
    );
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-29"));
    refused(
        desk.take("2026-12-30", read()),
        GuardId::InvestigatedByTwo,
        "Independent person appointed",
    );
    desk.appoint(
        Step::IndependentPersonAppointed,
        TWO,
        independent,
        day("2026-12-30"),
    );
    free(desk.take("2026-12-30", read()));
    free(desk.take("2027-01-04", read()));
    let again = desk.case().state().taken(Step::FileRead).next_back();
    assert_eq!(again.map(|it| it.it.time), Some(2));
}

#[test]
fn b4_reports_that_were_returned_are_read_again_before_the_answer() {
    let checked = |answer| say(Step::ReportsChecked).at(TWO).answer(answer);
    let mut unwritten = stage_2();
    warned(
        unwritten.take("2027-01-04", checked(Answer::Good)),
        GuardId::StepAfterWhatItNeeds,
        "Investigating officer's report received",
    );
    let mut desk = investigated();
    free(desk.take("2027-01-21", checked(Answer::Returned)));
    let mut early = stage_2();
    early.case = desk.case.clone();
    warned(
        early.give(answer(TWO, day("2027-01-29"))),
        GuardId::WhatComesBefore,
        "the reports were returned 21 January 2027 and have not been read again",
    );
    free(desk.take("2027-01-27", checked(Answer::Good)));
    free(desk.give(answer(TWO, day("2027-01-29"))));
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn b4_the_adjudicating_officer_takes_a_view_once_on_each_finding() {
    let point = |number| About::Point(PointNumber(number));
    let viewed = |number, answer| {
        say(Step::FindingViewed)
            .at(TWO)
            .about(point(number))
            .answer(answer)
    };
    let mut desk = stage_2();
    desk.another_point("2026-12-23");
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    for (step, who) in [
        (Step::InvestigatorAppointed, officer),
        (Step::IndependentPersonAppointed, independent),
    ] {
        desk.appoint(step, TWO, who, day("2026-12-29"));
    }
    free(desk.take("2027-01-20", say(Step::InvestigatorReport).at(TWO)));
    refused(
        desk.take("2027-01-21", viewed(1, Answer::Agreed)),
        GuardId::StepAfterWhatItNeeds,
        "; Adjudicating officer appointed",
    );
    let senior = desk.person(3, Vec::new());
    desk.appoint(Step::AdjudicatorAppointed, TWO, senior, day("2027-01-21"));
    refused(
        desk.take("2027-01-22", viewed(1, Answer::Disagreed)),
        GuardId::StepAfterWhatItNeeds,
        "Investigating officer's finding on a point",
    );
    for number in [1, 2] {
        let found = say(Step::InvestigatorFound).at(TWO).about(point(number));
        free(desk.take("2027-01-22", found.answer(Answer::Upheld)));
    }
    refused(
        desk.take_bare("2027-01-22", viewed(1, Answer::Disagreed)),
        GuardId::StepSaysWhatItMust,
        "a decision on each point",
    );
    free(desk.take("2027-01-22", viewed(1, Answer::Disagreed)));
    refused(
        desk.take("2027-01-22", viewed(1, Answer::Agreed)),
        GuardId::StepOnce,
        "tables of procedures",
    );
    free(desk.take("2027-01-22", viewed(2, Answer::Agreed)));
    assert!(reads(
        &desk,
        "Adjudicating officer's view on a finding (point 1): disagreed"
    ));
}

#[test]
fn s_26_7_staff_complained_about_are_told_of_the_decision_before_the_case_is_closed() {
    let closed = || say(Step::Closed);
    let mut desk = investigated();
    desk.person(50, vec![Role::StaffComplainedAbout]);
    free(desk.give(answer(TWO, day("2027-01-29"))));
    let mut untold = stage_2();
    untold.case = desk.case.clone();
    warned(
        untold.take("2027-03-01", closed()),
        GuardId::StepAfterWhatItNeeds,
        "Children Act 1989 s.26(7), not read",
    );
    free(desk.take("2027-01-29", say(Step::OthersNotified).at(TWO)));
    free(desk.take("2027-03-01", closed()));
    // nobody of the staff was complained about
    let mut nobody = investigated();
    free(nobody.give(answer(TWO, day("2027-01-29"))));
    free(nobody.take("2027-03-01", closed()));
}

fn of_the_officer(step: Step, number: u16) -> StepTaken {
    say(step).at(TWO).about(About::Person(PersonNumber(number)))
}

#[test]
fn b4_feedback_is_on_whoever_was_appointed_to_investigate_and_reported() {
    // the officer is person 1 and the independent person 2: `Desk::investigate` appoints in that order
    let mut desk = investigated();
    let rated = |number| of_the_officer(Step::InvestigatorRated, number).answer(Answer::Good);
    warned(
        desk.take("2027-02-08", rated(2)),
        GuardId::StepAfterWhatItNeeds,
        "Investigating officer appointed",
    );
    free(desk.take("2027-02-08", rated(1)));
    refused(
        desk.take("2027-02-09", rated(1)),
        GuardId::StepOnce,
        "tables of procedures",
    );
    assert!(reads(
        &desk,
        "Feedback on the investigator (person 1): good"
    ));
    let mut early = stage_2();
    let officer = early.person(1, Vec::new());
    early.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-29"));
    warned(
        early.take("2026-12-30", rated(officer.0)),
        GuardId::StepAfterWhatItNeeds,
        "Investigating officer's report received",
    );
}

fn papers(desk: &mut Desk, on: &str) -> Given {
    desk.take(on, say(Step::PapersSent).at(THREE))
}

#[test]
fn b5_papers_go_out_to_a_panel_that_is_constituted() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    let guard = GuardId::PanelOfThree;
    refused(
        papers(&mut desk, "2026-12-17"),
        guard,
        "the papers go out, and no chair, and 0 other members are appointed",
    );
    let chair = desk.person(1, Vec::new());
    desk.appoint(Step::ChairAppointed, THREE, chair, day("2026-12-01"));
    refused(
        papers(&mut desk, "2026-12-17"),
        guard,
        "a chair, and 0 other members",
    );
    for number in [2, 3] {
        let member = desk.person(number, Vec::new());
        desk.appoint(Step::PanellistAppointed, THREE, member, day("2026-12-01"));
    }
    assert!(desk.running("ST-34"));
    free(papers(&mut desk, "2026-12-17"));
    assert_eq!(
        desk.clock("ST-34").met(),
        Some(true),
        "ten working days before"
    );
}

#[test]
fn b5_a_need_of_somebody_who_comes_is_met_before_the_day_is_fixed() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    let who = About::Person(desk.person(60, vec![Role::Complainant]));
    let need = say(Step::NeedRecorded)
        .about(who)
        .answer(Answer::SignLanguage);
    refused(
        desk.take_bare("2026-11-24", need.clone()),
        GuardId::StepSaysWhatItMust,
        "Complaint Handling Code 5.6",
    );
    free(desk.take("2026-11-24", need));
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    warned(
        desk.panel("2026-11-24", "2027-01-05"),
        GuardId::WhatComesBefore,
        "nothing is arranged at the panel for person 4, sign language",
    );
    let support = || say(Step::SupportArranged).at(THREE).about(who);
    refused(
        desk.take_bare("2026-11-25", support()),
        GuardId::StepSaysWhatItMust,
        "Equality Act 2010",
    );
    free(desk.take("2026-11-25", support()));
    free(desk.panel("2026-11-25", "2027-01-06"));
    assert!(reads(
        &desk,
        "Support, expenses or access at the panel arranged (person 4)"
    ));
    // no panel, no support at one
    let mut before = stage_2();
    let somebody = About::Person(before.person(60, Vec::new()));
    let early = say(Step::SupportArranged).at(THREE).about(somebody);
    refused(
        before.take("2027-01-04", early),
        GuardId::StepInItsPlace,
        "comes before stage 3 has begun",
    );
    free(before.give(withdraw(day("2027-01-05"))));
}

#[test]
fn b4_a_new_adjudicating_officer_views_a_finding_and_a_recommendation_again() {
    let mut desk = investigated();
    let view = |answer| {
        say(Step::FindingViewed)
            .at(TWO)
            .about(About::Point(PointNumber(1)))
            .answer(answer)
    };
    let recommended = |step| {
        say(step)
            .at(TWO)
            .about(About::Recommendation(RecommendationNumber(1)))
    };
    let answered = |answer| recommended(Step::RecommendationAnswered).answer(answer);
    free(desk.take("2027-01-20", recommended(Step::RecommendationMade)));
    free(desk.take("2027-01-21", answered(Answer::Rejected)));
    for again in [view(Answer::Disagreed), answered(Answer::Accepted)] {
        refused(
            desk.take("2027-01-22", again),
            GuardId::StepOnce,
            "it is taken again once somebody else has the part (“adjudicator_appointed”)",
        );
    }
    let first = last_appointed(&desk);
    let second = desk.person(9, Vec::new());
    desk.appoint(Step::AdjudicatorAppointed, TWO, second, day("2027-01-22"));
    free(desk.take("2027-01-25", view(Answer::Disagreed)));
    free(desk.take("2027-01-25", answered(Answer::Accepted)));
    let state = desk.case().state();
    for step in [Step::FindingViewed, Step::RecommendationAnswered] {
        let views: Vec<_> = state.taken(step).map(|it| state.view(it)).collect();
        let by = |by, stands| {
            Some(View {
                by: Some(by),
                stands,
            })
        };
        assert_eq!(views, [by(first, false), by(second, true)]);
    }
    let recommendation = &recommendations(state)[0];
    let stands = recommendation.answered.expect("it is answered");
    assert_eq!(stands.it.answer, Some(Answer::Accepted));
    assert_eq!(recommendation.earlier.len(), 1);
    // the later answer is what the stage is answered by: what is accepted has an action
    warned(
        desk.give(answer(TWO, day("2027-01-29"))),
        GuardId::AcceptedIsPromised,
        "recommendation 1 is accepted",
    );
}

fn last_appointed(desk: &Desk) -> PersonNumber {
    let mut appointed = desk.case().state().taken(Step::AdjudicatorAppointed);
    match appointed.next_back().map(|it| it.it.about) {
        Some(About::Person(number)) => number,
        other => panic!("nobody adjudicates: {other:?}"),
    }
}
