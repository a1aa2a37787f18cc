//! A case that is brought in from elsewhere in the middle of a stage: what its record shows to have been done is owed no more,
//! though no day of it is known; and it goes on from there.

use crate::desk::{Desk, ONE, THREE, TWO, answer};
use crate::way::{Says, day, free, say, warned};
use complaints::clock::ClockState;
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{PointNumber, RouteNumber};
use complaints::occurred::Occurred;
use complaints::recorded::{Fact, Source};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};

#[test]
fn both_reports_of_stage_2_show_that_it_was_acknowledged_and_both_were_appointed() {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
    for id in ["ST-21", "ST-22"] {
        assert!(desk.running(id), "{id}");
    }
    for report in [Step::InvestigatorReport, Step::IndependentReport] {
        desk.past(day("2026-05-20"), say(report).at(TWO));
    }
    for id in ["ST-21", "ST-22"] {
        assert_eq!(desk.clock(id).state, ClockState::Ended, "{id}");
    }
    // what is left to be done is the answer
    assert_eq!(desk.due("ST-25"), day("2026-06-04"));
}

#[test]
fn only_what_comes_after_it_at_its_own_stage_shows_that_a_step_was_done() {
    let shown = |step: StepTaken| {
        let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
        desk.past(day("2026-05-20"), step);
        ["ST-21", "ST-22"].map(|id| desk.clock(id).state == ClockState::Ended)
    };
    let agreed = say(Step::StatementAgreed).answer(Answer::Complainant);
    assert_eq!(shown(agreed.clone().at(TWO)), [true, false]);
    assert_eq!(shown(agreed.clone().at(ONE)), [false, false]);
    let mut elsewhere = agreed.at(TWO);
    elsewhere.route = RouteNumber::at(1);
    assert_eq!(shown(elsewhere), [false, false]);
    let report = say(Step::IndependentReport);
    assert_eq!(shown(report.at(TWO)), [false, true]);
}

#[test]
fn what_is_recorded_here_shows_nothing_of_the_kind() {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
    desk.investigate(day("2026-05-20"));
    assert!(
        desk.running("ST-21"),
        "nobody has said that it was acknowledged"
    );
}

#[test]
fn a_panels_report_shows_that_it_met_and_its_answer_can_follow() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    let arranged = Event::PanelArranged {
        route: RouteNumber::MAIN,
        on: day("2027-01-05"),
    };
    desk.happened(day("2026-12-01"), arranged);
    desk.past(day("2027-01-11"), say(Step::ReportIssued).at(THREE));
    desk.past(day("2027-01-12"), say(Step::ReportReceived).at(THREE));
    // when they were is not known, and nobody is late with what is over
    for id in ["ST-31", "ST-32", "ST-34", "ST-35"] {
        assert_eq!(desk.clock(id).state, ClockState::Unknown, "{id}");
    }
    assert_eq!(desk.stopped("ST-33").0, day("2027-01-05"));
    assert_eq!(desk.due("ST-36"), day("2027-02-02"));
    free(desk.take(
        "2027-01-13",
        say(Step::IndependentPersonConsulted).at(THREE),
    ));
    warned(
        desk.give(answer(THREE, day("2027-01-14"))),
        GuardId::ChildTold,
        "Children Act 1989",
    );
    assert_eq!(desk.status(), Status::Stage3Answered);
}

/// Stage 2 answered on 1 June 2026, without a word about the panel, as it was brought in on a day.
fn untold(brought_in_on: &str, told: Option<&str>) -> Desk {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-22");
    let answered = Event::StageAnswered {
        route: RouteNumber::MAIN,
        stage: TWO,
        by: Some(complaints::codes::Method::Email),
        post: None,
        next_stage_told: false,
        next_stage_untold: true,
    };
    desk.today = day(brought_in_on);
    let happened = Occurred::On(day("2026-06-01"));
    let told = told.map(|on| {
        let told = Event::StepTaken(say(Step::NextStageExplained).at(TWO));
        Fact::new(Occurred::On(day(on)), told)
    });
    let mut facts: Vec<Fact> = desk
        .case()
        .facts()
        .iter()
        .map(|it| Fact::new(it.occurred, it.event.clone()))
        .collect();
    facts.push(Fact::new(happened, answered));
    facts.extend(told);
    desk.case = None;
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("it is brought in");
    desk
}

#[test]
fn st_30a_whoever_is_known_not_to_have_been_told_of_the_panel_is_asked_however_late_it_is_brought_in()
 {
    // 20 working days from 1 June
    let desk = untold("2026-06-29", None);
    let clock = desk.clock("ST-30A");
    assert_eq!(
        (clock.first_due, clock.due, clock.runs()),
        (day("2026-06-29"), None, true)
    );
    // such an answer was recorded by Heard, and what was owed after it is owed still
    assert!(untold("2026-06-30", None).running("ST-30A"));
    // told on 15 June, they have until 13 July
    let told = untold("2026-07-13", Some("2026-06-15"));
    assert_eq!(told.due("ST-30A"), day("2026-07-13"));
    let late = untold("2026-07-14", Some("2026-06-15"));
    assert_eq!(late.due("ST-30A"), day("2026-07-13"));
}

#[test]
fn of_a_past_whose_answer_says_nothing_of_its_points_only_what_was_parked_waits() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-01");
    free(desk.park("2026-04-02", &[2], None));
    let answered = Event::StageAnswered {
        route: RouteNumber::MAIN,
        stage: ONE,
        by: None,
        post: None,
        next_stage_told: true,
        next_stage_untold: false,
    };
    desk.happened(day("2026-04-08"), answered);
    let waiting = desk.case().state().waiting(RouteNumber::MAIN, ONE);
    assert_eq!(waiting, [PointNumber(2)]);
    let own = desk.clocks("ST-10").into_iter().map(|it| it.about);
    let own: Vec<About> = own.collect();
    assert_eq!(own, [About::Case, About::Point(PointNumber(2))]);
}

#[test]
fn of_a_past_that_went_on_nothing_says_whether_stage_1_was_answered() {
    let mut desk = Desk::statutory("2026-04-01");
    let started = Event::StageStarted {
        route: RouteNumber::MAIN,
        stage: TWO,
    };
    desk.happened(day("2026-05-01"), started);
    assert_eq!(desk.clock("ST-10").state, ClockState::Unknown);
    assert_eq!(desk.status(), Status::Stage2);
}
