//! A point that comes to stage 2 or 3 later: what it is told by itself, and the panel that is made for it.

use crate::desk::{Desk, ONE, THREE, TWO, answer_points};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::{Clock, ClockState, clocks};
use complaints::codes::Outcome;
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{ParkingNumber, PersonNumber, PointNumber, RouteNumber, StageNumber};
use complaints::rules::GuardId;
use complaints::step::{About, Answer, Step, StepTaken};

const FIRST: PointNumber = PointNumber(1);
const SECOND: PointNumber = PointNumber(2);

fn of_the_second(desk: &Desk, id: &str) -> Option<Clock> {
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let mut all = all.into_iter();
    all.find(|it| it.about == About::Point(SECOND) && it.rule.id == id)
}

fn answer(stage: StageNumber, on: &str, points: &[PointNumber]) -> Command {
    answer_points((RouteNumber::MAIN, stage), day(on), points, Outcome::Upheld)
}

/// A complaint of 1 April 2026 of two points. Stage 2 of the first is asked for on 22 April and answered on 20 May, in time;
/// the second comes to it on 27 May, by a request of its own.
fn second_asked_for_later() -> Desk {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(desk.ask(TWO, "2026-04-22"));
    free(desk.give(answer(ONE, "2026-04-29", &[SECOND])));
    desk.investigate(day("2026-05-20"));
    free(desk.give(answer(TWO, "2026-05-20", &[FIRST])));
    warned(
        desk.ask(TWO, "2026-05-27"),
        GuardId::AskedApart,
        "Regulation 8",
    );
    desk
}

fn notice(about: About, to: &str) -> StepTaken {
    say(Step::NoticeOfDelay).at(TWO).about(about).names(to)
}

#[test]
fn st_26_a_notice_for_a_point_that_waits_does_not_make_the_rest_late() {
    let mut desk = second_asked_for_later();
    assert_eq!(desk.clock("ST-26").state, ClockState::Ended);
    let whole = desk.take("2026-06-10", notice(About::Case, "2026-06-30"));
    refused(
        whole,
        GuardId::OpenStage,
        "stage 2 was answered 20 May 2026",
    );
    let other = desk.take("2026-06-10", notice(About::Point(FIRST), "2026-06-30"));
    refused(
        other,
        GuardId::StepInItsPlace,
        "point 1 goes through that with the rest",
    );
    free(desk.take("2026-06-10", notice(About::Point(SECOND), "2026-06-30")));
    assert_eq!(desk.clock("ST-26").state, ClockState::Ended);
    let told = of_the_second(&desk, "ST-26").expect("they were told");
    assert_eq!(told.due, Some(day("2026-07-01")));
    let on = day("2026-06-10");
    assert!(matches!(told.state, ClockState::Stopped { on: stopped, .. } if stopped == on));
}

#[test]
fn st_26_a_notice_of_the_whole_stage_that_came_after_its_answer_counts_for_nothing_of_the_rest() {
    let mut desk = second_asked_for_later();
    desk.past(day("2026-06-10"), notice(About::Case, "2026-06-30"));
    assert_eq!(desk.clock("ST-26").state, ClockState::Ended);
}

#[test]
fn st_26_a_notice_of_the_whole_stage_tells_of_every_point_that_is_in_it() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(desk.ask(TWO, "2026-04-22"));
    free(desk.give(answer(ONE, "2026-04-29", &[SECOND])));
    desk.ask(TWO, "2026-05-12").expect("it comes to it");
    free(desk.take("2026-05-26", notice(About::Case, "2026-06-30")));
    assert_eq!(desk.stopped("ST-26").0, day("2026-05-26"));
    let told = of_the_second(&desk, "ST-26").expect("they were told");
    assert!(!told.runs());
}

#[test]
fn st_26_a_notice_for_a_point_is_none_for_the_rest() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(desk.ask(TWO, "2026-04-22"));
    free(desk.give(answer(ONE, "2026-04-29", &[SECOND])));
    desk.ask(TWO, "2026-05-12").expect("it comes to it");
    free(desk.take("2026-05-26", notice(About::Point(SECOND), "2026-06-30")));
    assert!(desk.clock("ST-26").runs(), "nobody told of the first");
}

#[test]
fn regulation_17_8_the_reports_on_a_point_that_came_later_are_shared_too() {
    let mut desk = second_asked_for_later();
    for report in [Step::InvestigatorReport, Step::IndependentReport] {
        free(desk.take("2026-06-08", say(report).at(TWO)));
    }
    let of_it = |step| say(step).at(TWO).about(About::Point(SECOND));
    free(desk.take("2026-06-08", of_it(Step::NoActionReasoned)));
    free(desk.take(
        "2026-06-08",
        of_it(Step::InvestigatorFound).answer(Answer::Upheld),
    ));
    free(desk.take(
        "2026-06-08",
        of_it(Step::FindingViewed).answer(Answer::Agreed),
    ));
    let unshared = desk
        .decide(answer(TWO, "2026-06-09", &[SECOND]))
        .expect("it is not refused")
        .warnings;
    let words: Vec<&str> = unshared.iter().map(|it| it.why.as_str()).collect();
    let missing = format!(
        "point 2 came to stage 2 by a request of its own, and since 8 June 2026 it is not recorded: {}",
        Step::ReportsShared.label()
    );
    assert_eq!(words, [missing.as_str()]);
    free(desk.take("2026-06-09", say(Step::ReportsShared).at(TWO)));
    free(desk.give(answer(TWO, "2026-06-09", &[SECOND])));
}

/// Two points come to stage 2 on 2 December 2026, and the second is parked until 4 January. The panel on the first meets on
/// 14 January; the second is answered at stage 2 on 11 January and comes to stage 3 on the 18th.
fn heard_without_the_second() -> Desk {
    let mut desk = Desk::answered_at_stage_2_without_the_second();
    free(desk.ask(THREE, "2026-12-17"));
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2027-01-04"),
    }));
    free(desk.take("2026-12-17", say(Step::WhenCanComplainantCome).at(THREE)));
    desk.constitute_panel(day("2026-12-18"));
    free(desk.panel("2026-12-18", "2027-01-14"));
    free(desk.take("2026-12-21", say(Step::PapersSent).at(THREE)));
    let reasoned = say(Step::NoActionReasoned).at(TWO);
    free(desk.take("2027-01-11", reasoned.about(About::Point(SECOND))));
    desk.give(answer(TWO, "2027-01-11", &[SECOND]))
        .expect("it is answered");
    free(desk.take("2027-01-14", say(Step::PanelHeld).at(THREE)));
    desk.ask(THREE, "2027-01-18").expect("it comes to it");
    desk
}

/// Those who were appointed by a step, in order.
fn appointed(desk: &Desk, step: Step) -> Vec<PersonNumber> {
    let taken = desk.case().state().taken(step);
    let people = taken.filter_map(|it| match it.it.about {
        About::Person(number) => Some(number),
        _ => None,
    });
    people.collect()
}

fn appoint(step: Step, person: PersonNumber) -> StepTaken {
    say(step).at(THREE).about(About::Person(person))
}

#[test]
fn st_32_the_chair_of_the_panel_before_is_appointed_for_the_next_one_too() {
    let mut desk = heard_without_the_second();
    let owed = of_the_second(&desk, "ST-32").expect("its panel is to be made");
    assert_eq!(
        (owed.from, owed.due, owed.runs()),
        (day("2027-01-18"), Some(day("2027-02-01")), true)
    );
    let fixed = |desk: &Desk| desk.case().state().panel_fixed(RouteNumber::MAIN);
    assert_eq!(
        fixed(&desk),
        None,
        "that of the panel that met is no day of it"
    );
    let chair = appointed(&desk, Step::ChairAppointed)[0];
    free(desk.take("2027-01-20", appoint(Step::ChairAppointed, chair)));
    refused(
        desk.take("2027-01-21", appoint(Step::ChairAppointed, chair)),
        GuardId::StepOnce,
        "has that part already, since 20 January 2027",
    );
    let owed = of_the_second(&desk, "ST-32").expect("its panel was made");
    let (on, day_of_it) = (day("2027-01-20"), 2);
    assert_eq!(owed.state, ClockState::Stopped { on, day: day_of_it });
    assert_eq!(desk.stopped("ST-32").0, day("2026-12-18"));
    // the same three sit again
    free(desk.panel("2027-01-20", "2027-02-15"));
    assert_eq!(fixed(&desk), Some(day("2027-02-15")));
    free(desk.take("2027-01-29", say(Step::PapersSent).at(THREE)));
    free(desk.take("2027-02-15", say(Step::PanelHeld).at(THREE)));
}

#[test]
fn regulation_19_another_three_may_sit_on_a_point_that_came_later() {
    let mut desk = heard_without_the_second();
    for (number, step) in [(301, Step::ChairAppointed), (302, Step::PanellistAppointed)] {
        let person = desk.person(number, Vec::new());
        desk.appoint(step, THREE, person, day("2027-01-20"));
    }
    refused(
        desk.take("2027-01-29", say(Step::PapersSent).at(THREE)),
        GuardId::PanelOfThree,
        "1 other member is appointed for the panel that meets next",
    );
    // one of those who sat before sits again
    let before = appointed(&desk, Step::PanellistAppointed)[0];
    free(desk.take("2027-01-21", appoint(Step::PanellistAppointed, before)));
    free(desk.take("2027-01-29", say(Step::PapersSent).at(THREE)));
}

#[test]
fn st_33_what_the_panel_before_reports_late_shows_of_no_other_that_it_sat() {
    let mut desk = heard_without_the_second();
    free(desk.panel("2027-01-20", "2027-02-03"));
    free(desk.take("2027-02-03", say(Step::ReportIssued).at(THREE)));
    let own = of_the_second(&desk, "ST-33").expect("its panel is to meet");
    assert_eq!(
        (own.due, own.state),
        (Some(day("2027-03-01")), ClockState::Running)
    );
}

#[test]
fn regulation_19_5_submissions_are_invited_for_the_next_panel_too() {
    let mut desk = heard_without_the_second();
    free(desk.take("2027-01-20", say(Step::SubmissionsInvited).at(THREE)));
}

#[test]
fn what_was_done_for_the_rest_is_done_anew_for_a_point_that_came_before_its_answer() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(desk.ask(TWO, "2026-04-22"));
    free(desk.give(answer(ONE, "2026-04-29", &[SECOND])));
    desk.ask(TWO, "2026-05-12").expect("it comes to it");
    desk.investigate(day("2026-05-20"));
    free(desk.give(answer(TWO, "2026-05-20", &[FIRST])));
    for step in [
        Step::InvestigatorReport,
        Step::IndependentReport,
        Step::ReportsShared,
    ] {
        free(desk.take("2026-06-08", say(step).at(TWO)));
    }
    let again = desk.take("2026-06-09", say(Step::ReportsShared).at(TWO));
    refused(again, GuardId::StepOnce, "was recorded 8 June 2026 already");
}

#[test]
fn a_point_that_is_parked_is_not_answered_with_the_rest() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-01");
    free(desk.park("2026-04-02", &[2], None));
    refused(
        desk.give(answer(ONE, "2026-04-08", &[FIRST, SECOND])),
        GuardId::OpenStage,
        "point 2 is parked",
    );
    free(desk.give(answer(ONE, "2026-04-08", &[FIRST])));
}

#[test]
fn st_32_a_point_that_came_by_the_day_of_the_panel_is_heard_by_the_one_that_was_appointed() {
    let mut desk = Desk::statutory("2026-12-01");
    desk.another_point("2026-12-01");
    desk.send(ONE, "2026-12-01");
    free(desk.ask(TWO, "2026-12-02"));
    desk.investigate(day("2026-12-16"));
    desk.send(TWO, "2026-12-16");
    free(desk.ask(THREE, "2026-12-17"));
    desk.constitute_panel(day("2026-12-18"));
    let asked = say(Step::PointAsked).at(THREE);
    desk.past(day("2027-01-11"), asked.about(About::Point(SECOND)));
    assert!(of_the_second(&desk, "ST-32").is_none());
    let chair = appointed(&desk, Step::ChairAppointed)[0];
    refused(
        desk.take("2027-01-12", appoint(Step::ChairAppointed, chair)),
        GuardId::StepOnce,
        "has that part already, since 18 December 2026",
    );
}

#[test]
fn st_35_a_panel_that_was_adjourned_and_moved_is_awaited_in_a_record_of_the_past_too() {
    let mut desk = Desk::at_stage_3("2026-10-19");
    let fixed = Event::PanelArranged {
        route: RouteNumber::MAIN,
        on: day("2027-01-12"),
    };
    desk.happened(day("2026-10-19"), fixed);
    desk.past(day("2026-12-08"), say(Step::PanelHeld).at(THREE));
    assert_eq!(
        desk.due("ST-35"),
        day("2026-12-15"),
        "nothing says that another sitting was fixed after it"
    );
    let adjourned = say(Step::PanelAdjourned).at(THREE).names("2027-01-05");
    desk.past(day("2026-12-10"), adjourned);
    let moved = say(Step::PanelMoved).at(THREE).names("2027-01-05");
    desk.past(day("2026-12-11"), moved);
    let awaited = desk.clock("ST-35");
    assert_eq!(
        (awaited.due, awaited.planned),
        (Some(day("2027-01-19")), true)
    );
    assert_eq!(desk.due("ST-33A"), day("2027-01-12"));
}
