//! A case that is brought in from elsewhere in the middle of a stage: what its record shows to have been done is owed no more,
//! though no day of it is known; and it goes on from there.

use crate::desk::{Desk, THREE, TWO, answer};
use crate::way::{Says, day, free, say, warned};
use complaints::clock::ClockState;
use complaints::event::Event;
use complaints::ids::RouteNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::Step;

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
