//! B5: stage 3, asked for on 23 November 2026.

use crate::desk::{Desk, THREE, answer, guards, nameless, not_accept, withdraw};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::codes::{Ground, Role};
use complaints::gaps::{Gap, gaps};
use complaints::ids::{PersonNumber, RecommendationNumber};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use rstest::rstest;

fn stage_3() -> Desk {
    let mut desk = Desk::at_stage_3("2026-11-23");
    free(desk.take("2026-11-24", say(Step::SubmissionsInvited).at(THREE)));
    desk
}

fn part(step: Step, who: PersonNumber) -> StepTaken {
    say(step).at(THREE).about(About::Person(who))
}

fn held() -> StepTaken {
    say(Step::PanelHeld).at(THREE)
}

/// A panel that met, its report issued and received.
fn reported() -> Desk {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2027-01-05", held()));
    free(desk.take("2027-01-12", say(Step::ReportIssued).at(THREE)));
    free(desk.take("2027-01-12", say(Step::ReportReceived).at(THREE)));
    desk
}

#[test]
fn requested_to_acknowledged_in_two_working_days() {
    let mut desk = stage_3();
    free(desk.take("2026-11-25", say(Step::Acknowledged).at(THREE)));
    assert_eq!(desk.stopped("ST-31"), (day("2026-11-25"), 2, true));
    free(desk.take("2026-11-25", say(Step::RequestWrittenDown).at(THREE)));
}

#[test]
fn the_chair_is_from_outside_and_says_what_they_were_in_the_last_three_years() {
    let mut desk = stage_3();
    let councillor = desk.person(1, vec![Role::Councillor]);
    refused(
        desk.take("2026-12-01", part(Step::ChairAppointed, councillor)),
        GuardId::IndependentOfTheCouncil,
        "regulation 19(2)",
    );
    let silent = desk.person(2, Vec::new());
    warned(
        desk.take("2026-12-01", part(Step::ChairAppointed, silent)),
        GuardId::PanelChairThreeYears,
        "Statutory guidance, not read",
    );
}

/// The people of stage 2 are those that `Desk::investigate` appointed, in that order.
#[rstest]
#[case::investigating_officer(1)]
#[case::independent_person(2)]
#[case::adjudicating_officer(3)]
fn nobody_of_stage_2_sits_on_the_panel(#[case] number: u16) {
    let mut desk = stage_3();
    for step in [Step::ChairAppointed, Step::PanellistAppointed] {
        refused(
            desk.take("2026-12-01", part(step, PersonNumber(number))),
            GuardId::RolesAreApart,
            "Regulations 2 and 19(3)",
        );
    }
}

#[rstest]
#[case::two(1)]
#[case::four(3)]
fn a_panel_of_other_than_three_does_not_meet(#[case] members: u16) {
    let mut desk = stage_3();
    let chair = desk.person(1, Vec::new());
    desk.appoint(Step::ChairAppointed, THREE, chair, day("2026-12-01"));
    for number in 0..members {
        let member = desk.person(10 + number, Vec::new());
        desk.appoint(Step::PanellistAppointed, THREE, member, day("2026-12-01"));
    }
    refused(
        desk.take("2027-01-05", held()),
        GuardId::PanelOfThree,
        "Regulation 19(2)",
    );
}

fn declared(who: PersonNumber, answer: Answer) -> StepTaken {
    say(Step::Declared).about(About::Person(who)).answer(answer)
}

#[test]
fn a_panel_is_constituted_of_three_who_have_all_declared_themselves_clear() {
    let mut desk = stage_3();
    let [chair, one, two] = [1, 2, 3].map(|number| desk.person(number, Vec::new()));
    warned(
        desk.take("2026-12-01", part(Step::ChairAppointed, chair)),
        GuardId::PanelChairThreeYears,
        "Statutory guidance, not read",
    );
    warned(
        desk.take("2026-12-01", part(Step::PanellistAppointed, one)),
        GuardId::IndependentOfTheCouncil,
        "regulation 19(2)",
    );
    // the third makes it a panel
    let third = || part(Step::PanellistAppointed, two);
    let guard = GuardId::IndependentOfTheCouncil;
    refused(
        desk.take("2026-12-02", third()),
        guard,
        "no clear declaration of person 4 and person 5 and person 6",
    );
    free(desk.take("2026-12-02", declared(chair, Answer::Clear)));
    free(desk.take("2026-12-02", declared(two, Answer::Clear)));
    refused(
        desk.take("2026-12-02", third()),
        guard,
        "no clear declaration of person 5.",
    );
    free(desk.take("2026-12-03", declared(one, Answer::Clear)));
    free(desk.take("2026-12-03", third()));
    assert_eq!(desk.times(Step::PanellistAppointed), 2);

    // whoever declares a conflict later does not sit
    free(desk.take("2026-12-10", declared(one, Answer::Conflict)));
    refused(
        desk.take("2027-01-05", held()),
        GuardId::PanelOfThree,
        "the panel meets, and person 5 declared a conflict",
    );
}

#[test]
fn a_panel_without_a_chair_does_not_meet() {
    let mut desk = stage_3();
    for number in [1, 2, 3] {
        let member = desk.person(number, Vec::new());
        desk.appoint(Step::PanellistAppointed, THREE, member, day("2026-12-01"));
    }
    refused(
        desk.take("2027-01-05", held()),
        GuardId::PanelOfThree,
        "Regulation 19(2)",
    );
    assert_eq!(desk.times(Step::PanelHeld), 0);
}

#[test]
fn the_date_leaves_time_for_papers_is_within_30_days_and_suits_the_complainant() {
    let mut desk = stage_3();
    let source = "Regulation 19(4)";
    let guard = GuardId::PanelWithinThirtyDays;
    let says = |given: Result<Vec<complaints::decide::Remark>, _>| {
        let warnings = given.unwrap_or_else(|it| panic!("{it}"));
        assert_eq!(warnings[0].guard.id, guard);
        warnings[0].why.clone()
    };
    let asked = "the complainant has not been asked when they can come";
    assert_eq!(says(desk.panel("2026-11-24", "2027-01-05")), asked);
    free(desk.take("2026-11-25", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-25", "2027-01-07"));
    warned(desk.panel("2026-11-25", "2027-01-08"), guard, source);
    assert_eq!(
        says(desk.panel("2026-12-18", "2027-01-05")),
        "the papers would have been due on 17 December 2026"
    );
    // it is a warning: the day is kept
    let stage = desk.case().stage(THREE).expect("it is there");
    assert_eq!(stage.panel_on, Some(day("2027-01-05")));
}

#[test]
fn papers_issued_submissions_invited_and_who_came_is_on_record() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2026-12-17", say(Step::PapersSent).at(THREE)));
    free(desk.take("2027-01-05", held()));
    let advocate = desk.person(50, vec![Role::Advocate]);
    free(desk.take("2027-01-05", part(Step::Attended, advocate)));
    let came = desk.case().state().taken(Step::Attended).next();
    assert_eq!(came.map(|it| it.it.about), Some(About::Person(advocate)));
}

#[test]
fn a_panel_does_not_meet_before_everybody_was_asked_for_what_they_have_to_say() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    let parts = [
        Step::ChairAppointed,
        Step::PanellistAppointed,
        Step::PanellistAppointed,
    ];
    for (number, step) in (1..).zip(parts) {
        let member = desk.person(number, Vec::new());
        desk.appoint(step, THREE, member, day("2026-12-01"));
    }
    refused(
        desk.take("2027-01-05", held()),
        GuardId::StepAfterWhatItNeeds,
        "Submissions invited, from the independent person too",
    );
    assert!(desk.running("ST-33"));
    free(desk.take("2026-12-17", say(Step::SubmissionsInvited).at(THREE)));
    free(desk.take("2027-01-05", held()));
    assert_eq!(desk.stopped("ST-33"), (day("2027-01-05"), 28, true));
}

#[test]
fn held_to_adjourned_for_the_chairs_reason_to_a_new_date() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2027-01-05", held()));
    let adjourned = || say(Step::PanelAdjourned).at(THREE).names("2027-01-19");
    warned(
        desk.take_bare("2027-01-05", adjourned()),
        GuardId::StepSaysWhatItMust,
        "the first date is kept",
    );
    let stage = desk.case().stage(THREE).expect("it is there");
    assert_eq!(stage.panel_on, Some(day("2027-01-19")));
    assert_eq!(desk.stopped("ST-33").0, day("2027-01-05"));
}

#[test]
fn the_report_goes_to_five_kinds_of_people_once_it_is_issued() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2027-01-05", held()));
    let sent = |answer| say(Step::ReportSent).at(THREE).answer(answer);
    refused(
        desk.take("2027-01-12", sent(Answer::Complainant)),
        GuardId::StepAfterWhatItNeeds,
        "Regulation 20(2)",
    );
    free(desk.take("2027-01-12", say(Step::ReportIssued).at(THREE)));
    for to in [
        Answer::Authority,
        Answer::Complainant,
        Answer::Advocate,
        Answer::IndependentPerson,
        Answer::Others,
    ] {
        free(desk.take("2027-01-12", sent(to)));
    }
    assert_eq!(desk.times(Step::ReportSent), 5);
    refused(
        desk.take("2027-01-12", sent(Answer::Yes)),
        GuardId::StepSaysWhatItMust,
        "tables of procedures",
    );
}

#[test]
fn responded_after_the_report_with_the_independent_person_and_every_recommendation_answered() {
    let mut unread = stage_3();
    refused(
        unread.give(answer(THREE, day("2027-01-29"))),
        GuardId::PanelReported,
        "Regulation 20(3)",
    );
    let mut desk = reported();
    refused(
        desk.give(answer(THREE, day("2027-01-29"))),
        GuardId::PanelReported,
        "Regulation 20(3)",
    );
    free(desk.take(
        "2027-01-20",
        say(Step::IndependentPersonConsulted).at(THREE),
    ));
    let about = About::Recommendation(RecommendationNumber(1));
    free(desk.take(
        "2027-01-12",
        say(Step::RecommendationMade).at(THREE).about(about),
    ));
    refused(
        desk.give(answer(THREE, day("2027-01-29"))),
        GuardId::RecommendationsAnswered,
        "Regulation 20(3) and the advice on it",
    );
    free(
        desk.take(
            "2027-01-28",
            say(Step::RecommendationAnswered)
                .at(THREE)
                .about(about)
                .answer(Answer::Rejected),
        ),
    );
    desk.tell_the_child(THREE, day("2027-01-29"));
    // the letter says how to go to the Ombudsman: what stage 2 said is not enough
    refused(
        desk.give(nameless(answer(THREE, day("2027-01-29")))),
        GuardId::WhatComesBefore,
        "Regulation 20(3)",
    );
    // the answer says so itself, or a letter of its own does
    let mut itself = stage_3();
    itself.case = desk.case.clone();
    free(itself.give(answer(THREE, day("2027-01-29"))));
    assert_eq!(itself.status(), Status::Stage3Answered);
    free(desk.take("2027-01-29", say(Step::OmbudsmanExplained).at(THREE)));
    free(desk.give(nameless(answer(THREE, day("2027-01-29")))));
    assert_eq!(desk.status(), Status::Stage3Answered);
    assert_eq!(desk.stopped("ST-36"), (day("2027-01-29"), 13, true));
    // closed: what was promised goes on
    let promise = desk.remedy("2027-01-29", "2027-04-29", None);
    warned(
        desk.take("2027-03-01", say(Step::Closed)),
        GuardId::NothingOwedAtClosing,
        "21 017 580",
    );
    assert_eq!(desk.clock("AC-01").about, promise);
    assert!(desk.running("AC-01"));
}

#[test]
fn withdrawn_by_the_complainant_and_never_turned_away_by_the_council() {
    let mut desk = stage_3();
    let refusal = desk
        .give(not_accept(day("2026-12-01"), Ground::Other))
        .expect_err("it runs to its end");
    assert_eq!(guards(&refusal), [GuardId::NoRefusalOnceAnswered]);
    refused(
        desk.take("2026-12-01", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "21 007 738",
    );
    free(desk.give(withdraw(day("2026-12-01"))));
    assert_eq!(desk.status(), Status::Withdrawn);
    refused(
        desk.take("2026-12-02", say(Step::PapersSent).at(THREE)),
        GuardId::StepInItsPlace,
        "tables of procedures",
    );
}

fn consulted() -> StepTaken {
    say(Step::IndependentPersonConsulted).at(THREE)
}

#[test]
fn what_a_panel_did_is_recorded_on_or_after_the_day_on_which_it_met() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    let advocate = desk.person(50, vec![Role::Advocate]);
    let recommended = || {
        let first = About::Recommendation(RecommendationNumber(1));
        say(Step::RecommendationMade).at(THREE).about(first)
    };
    for step in [recommended(), part(Step::Attended, advocate)] {
        refused(
            desk.take("2027-01-05", step),
            GuardId::StepAfterWhatItNeeds,
            "it is not recorded that it met",
        );
    }
    free(desk.take("2027-01-05", held()));
    for step in [recommended(), part(Step::Attended, advocate)] {
        refused(
            desk.take("2027-01-04", step.clone()),
            GuardId::StepAfterWhatItNeeds,
            "is of the panel, which first met 5 January 2027",
        );
        free(desk.take("2027-01-05", step));
    }
}

#[test]
fn the_independent_person_is_consulted_once_the_panels_report_was_received() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2027-01-05", held()));
    refused(
        desk.take("2027-01-06", consulted()),
        GuardId::StepAfterWhatItNeeds,
        "Panel's report received. Record that first",
    );
    free(desk.take("2027-01-12", say(Step::ReportReceived).at(THREE)));
    refused(
        desk.take("2027-01-11", consulted()),
        GuardId::StepAfterWhatItNeeds,
        "which was 12 January 2027",
    );
    free(desk.take("2027-01-12", consulted()));
}

/// A record of the past is kept as it is, its gap is named, and it carries no answer that is still to be given.
#[test]
fn a_consultation_brought_in_from_before_the_report_carries_no_answer() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2027-01-05", held()));
    desk.past(day("2027-01-06"), consulted());
    free(desk.take("2027-01-12", say(Step::ReportReceived).at(THREE)));
    desk.tell_the_child(THREE, day("2027-01-20"));
    let early = |desk: &Desk| gaps(desk.case(), &[]).contains(&Gap::ConsultedBeforeTheReport);
    assert!(early(&desk));
    refused(
        desk.give(answer(THREE, day("2027-01-20"))),
        GuardId::PanelReported,
        "consulted 6 January 2027, and the panel's report was received only 12 January 2027",
    );
    free(desk.take("2027-01-19", consulted()));
    assert!(!early(&desk));
    free(desk.give(answer(THREE, day("2027-01-20"))));
}
