//! Regulation 8, in whole or in part: a point that waited comes to the next stage with the rest or by itself, each by a
//! request of its own, and no right of it is lost.
//!
//! A complaint of 1 April 2026 has two points; the second is parked from 2 to 20 April, the first answered on 8 April.

use crate::desk::{Desk, ONE, THREE, TWO, answer_points};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::clock::{Clock, ClockState, clocks};
use complaints::codes::Outcome;
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{ParkingNumber, PointNumber, RouteNumber, StageNumber};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step};
use jiff::civil::Date;

const FIRST: PointNumber = PointNumber(1);
const SECOND: PointNumber = PointNumber(2);

fn answer(desk: &mut Desk, stage: StageNumber, on: &str, points: &[PointNumber]) -> Given {
    let at = (RouteNumber::MAIN, stage);
    desk.give(answer_points(at, day(on), points, Outcome::Upheld))
}

fn of_the_second(desk: &Desk, id: &str) -> Option<Clock> {
    let mut all = clocks(desk.case(), &desk.rules, &desk.calendar)
        .expect("within the calendar")
        .into_iter();
    all.find(|it| it.about == About::Point(SECOND) && it.rule.id == id)
}

/// Stage 2 is asked for on 22 April, before the second point has its answer of 29 April.
fn gone_on_without_the_second() -> Desk {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(desk.ask(TWO, "2026-04-22"));
    free(answer(&mut desk, ONE, "2026-04-29", &[SECOND]));
    desk
}

fn at_stage_2(desk: &Desk) -> Vec<PointNumber> {
    desk.case().state().points_at(RouteNumber::MAIN, TWO)
}

/// What the investigating officer finds of the second point, the adjudicating officer's view, and why nothing is to be done.
fn adjudicate_the_second(desk: &mut Desk, on: &str) {
    nothing_is_to_be_done(desk, on);
    let of_it = |step| say(step).at(TWO).about(About::Point(SECOND));
    free(desk.take(on, of_it(Step::InvestigatorFound).answer(Answer::Upheld)));
    free(desk.take(on, of_it(Step::FindingViewed).answer(Answer::Agreed)));
}

fn nothing_is_to_be_done(desk: &mut Desk, on: &str) {
    let reasoned = say(Step::NoActionReasoned).at(TWO);
    free(desk.take(on, reasoned.about(About::Point(SECOND))));
}

#[test]
fn a_point_answered_after_stage_2_was_asked_for_is_no_part_of_it() {
    let mut desk = gone_on_without_the_second();
    assert_eq!(at_stage_2(&desk), [FIRST]);
    desk.investigate(day("2026-05-20"));
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST]));
    assert!(of_the_second(&desk, "ST-20").is_none());
    assert_eq!(desk.status(), Status::Stage2Answered);
    // its own time to ask goes on, from the answer of its own
    let window = of_the_second(&desk, "ST-12").expect("it may still be asked for");
    assert_eq!(window.due, Some(day("2026-05-29")));
    assert!(window.runs());
}

#[test]
fn it_comes_to_a_stage_2_that_is_going_on_and_is_answered_with_the_rest() {
    let mut desk = gone_on_without_the_second();
    warned(
        desk.ask(TWO, "2026-05-05"),
        GuardId::AskedApart,
        "Regulation 8",
    );
    assert_eq!(at_stage_2(&desk), [FIRST, SECOND]);
    assert_eq!(
        of_the_second(&desk, "ST-12").expect("it ran").met(),
        Some(true)
    );
    assert_eq!(
        desk.due("ST-20"),
        day("2026-05-29"),
        "that of the rest stays"
    );
    refused(desk.ask(TWO, "2026-05-06"), GuardId::KnownItem, "asked for");
    desk.investigate(day("2026-05-20"));
    nothing_is_to_be_done(&mut desk, "2026-05-20");
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST, SECOND]));
    let own = of_the_second(&desk, "ST-20").expect("it had a day of its own");
    assert_eq!(own.due, Some(day("2026-06-10")));
    assert_eq!(own.met(), Some(true), "it was answered with the rest");
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn it_may_be_answered_by_itself_by_a_day_counted_from_its_own_request() {
    let mut desk = gone_on_without_the_second();
    warned(
        desk.ask(TWO, "2026-05-05"),
        GuardId::AskedApart,
        "Regulation 8",
    );
    desk.investigate(day("2026-05-20"));
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST]));
    let own = of_the_second(&desk, "ST-20").expect("it waits for its own answer");
    assert_eq!(
        (own.from, own.due),
        (day("2026-05-05"), Some(day("2026-06-10")))
    );
    assert!(own.runs());
    assert_eq!(desk.status(), Status::Stage2);
    nothing_is_to_be_done(&mut desk, "2026-06-09");
    free(answer(&mut desk, TWO, "2026-06-09", &[SECOND]));
    let own = of_the_second(&desk, "ST-20").expect("it was answered");
    assert_eq!(own.met(), Some(true));
    assert_eq!(stopped(&desk, SECOND, "ST-20"), Some(day("2026-06-09")));
    let window = of_the_second(&desk, "ST-30").expect("a panel may be asked for of it");
    assert_eq!(window.due, Some(day("2026-07-07")));
}

#[test]
fn its_right_to_stage_2_outlives_the_answer_of_the_rest() {
    let mut desk = gone_on_without_the_second();
    desk.investigate(day("2026-05-20"));
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST]));
    warned(
        desk.ask(TWO, "2026-05-29"),
        GuardId::AskedApart,
        "was answered 20 May 2026 without point 2",
    );
    assert_eq!(desk.status(), Status::Stage2);
    let own = of_the_second(&desk, "ST-20").expect("it goes through stage 2 by itself");
    assert_eq!(
        (own.from, own.due),
        (day("2026-05-29"), Some(day("2026-07-03")))
    );
    // what was reported of the rest is no investigation of it
    refused(
        answer(&mut desk, TWO, "2026-06-24", &[SECOND]),
        GuardId::BothReportsFirst,
        "point 2 came to stage 2 by a request of 29 May 2026",
    );
    // in whatever order the two report
    free(desk.take("2026-06-22", say(Step::IndependentReport).at(TWO)));
    refused(
        answer(&mut desk, TWO, "2026-06-24", &[SECOND]),
        GuardId::BothReportsFirst,
        Step::InvestigatorReport.label(),
    );
    free(desk.take("2026-06-23", say(Step::InvestigatorReport).at(TWO)));
    // nobody is answered at stage 2 without a view of the adjudicating officer on what was found
    refused(
        answer(&mut desk, TWO, "2026-06-24", &[SECOND]),
        GuardId::EveryPointViewed,
        "no view of the adjudicating officer on point 2",
    );
    adjudicate_the_second(&mut desk, "2026-06-24");
    free(desk.take("2026-06-24", say(Step::ReportsShared).at(TWO)));
    free(answer(&mut desk, TWO, "2026-06-24", &[SECOND]));
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn a_late_request_for_it_is_taken_up_and_warned_of() {
    let mut desk = gone_on_without_the_second();
    let given = desk.ask(TWO, "2026-06-02").expect("it is never refused");
    let guards: Vec<GuardId> = given.iter().map(|it| it.guard.id).collect();
    assert_eq!(guards, [GuardId::StageTwoLate, GuardId::AskedApart]);
    assert_eq!(at_stage_2(&desk), [FIRST, SECOND]);
}

#[test]
fn a_point_that_was_answered_before_the_request_goes_on_with_the_rest() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(answer(&mut desk, ONE, "2026-04-29", &[SECOND]));
    free(desk.ask(TWO, "2026-05-05"));
    assert_eq!(at_stage_2(&desk), [FIRST, SECOND]);
    refused(desk.ask(TWO, "2026-05-06"), GuardId::KnownItem, "asked for");
}

#[test]
fn stage_2_waits_while_all_that_it_is_about_is_parked() {
    let mut desk = gone_on_without_the_second();
    free(desk.park("2026-05-06", &[1], None));
    refused(
        answer(&mut desk, TWO, "2026-05-20", &[FIRST]),
        GuardId::OpenStage,
        "stage 2 is parked",
    );
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(2),
        on: day("2026-05-13"),
    }));
    // the five working days from 6 to 12 May do not count
    assert_eq!(desk.due("ST-20"), day("2026-06-05"));
}

#[test]
fn what_was_answered_on_the_day_of_the_request_goes_on_with_the_rest() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(answer(&mut desk, ONE, "2026-04-29", &[SECOND]));
    assert_eq!(at_stage_2(&desk), [FIRST, SECOND], "as it would be");
    free(desk.ask(TWO, "2026-04-29"));
    assert_eq!(at_stage_2(&desk), [FIRST, SECOND]);
}

#[test]
fn what_is_asked_for_on_the_day_of_its_own_answer_is_asked_for() {
    let mut desk = gone_on_without_the_second();
    desk.ask(TWO, "2026-04-29").expect("it comes to it");
    for id in ["ST-12", "ST-12A"] {
        let clock = of_the_second(&desk, id).expect("it ran");
        let (on, day) = (day("2026-04-29"), 0);
        assert_eq!(clock.state, ClockState::Stopped { on, day }, "{id}");
    }
}

#[test]
fn a_finding_of_stage_2_in_a_record_of_the_past_shows_that_it_came_to_that() {
    let mut desk = gone_on_without_the_second();
    let found = Event::PointFound {
        point: SECOND,
        stage: TWO,
        outcome: Outcome::Upheld,
        letter_said: None,
    };
    desk.happened(day("2026-05-20"), found);
    assert_eq!(at_stage_2(&desk), [FIRST, SECOND]);
}

#[test]
fn a_request_for_it_by_another_procedure_is_none_for_this() {
    let mut desk = gone_on_without_the_second();
    let mut asked = say(Step::PointAsked).at(TWO).about(About::Point(SECOND));
    asked.route = RouteNumber::at(1);
    desk.past(day("2026-05-05"), asked);
    assert_eq!(at_stage_2(&desk), [FIRST]);
}

#[test]
fn an_early_referral_of_the_rest_leaves_it_its_own_time_to_ask_for_stage_2() {
    let mut desk = gone_on_without_the_second();
    desk.investigate(day("2026-05-20"));
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST]));
    desk.past(day("2026-05-21"), say(Step::EarlyReferralOffered).at(TWO));
    let agreed = say(Step::EarlyReferralAnswered)
        .at(TWO)
        .answer(Answer::Agreed);
    desk.past(day("2026-05-22"), agreed);
    assert_eq!(desk.clock("ST-30").due, None);
    let window = of_the_second(&desk, "ST-12").expect("it may be asked for");
    assert_eq!(window.due, Some(day("2026-05-29")));
}

#[test]
fn the_closing_of_the_case_does_not_end_its_time_to_be_asked_for() {
    let mut desk = gone_on_without_the_second();
    desk.investigate(day("2026-05-20"));
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST]));
    desk.past(day("2026-05-22"), say(Step::Closed));
    let own = |desk: &Desk, id| of_the_second(desk, id).expect("it has its own");
    assert!(own(&desk, "ST-12").runs());
    assert_eq!(own(&desk, "ST-12").due, Some(day("2026-05-29")));
    assert!(!own(&desk, "ST-12A").runs(), "nobody asks them any more");
    // whoever asked before it was closed was asked by then
    let mut asked = gone_on_without_the_second();
    asked.ask(TWO, "2026-05-05").expect("it comes to it");
    asked.investigate(day("2026-05-20"));
    nothing_is_to_be_done(&mut asked, "2026-05-20");
    free(answer(&mut asked, TWO, "2026-05-20", &[FIRST, SECOND]));
    asked.past(day("2026-07-20"), say(Step::Closed));
    let (on, day) = (day("2026-05-05"), 3);
    assert_eq!(own(&asked, "ST-12A").state, ClockState::Stopped { on, day });
}

#[test]
fn nobody_is_asked_about_it_any_more_once_the_case_is_closed() {
    let mut desk = gone_on_without_the_second();
    desk.investigate(day("2026-05-20"));
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST]));
    assert!(
        of_the_second(&desk, "ST-12A")
            .expect("they are asked")
            .runs()
    );
    desk.past(day("2026-07-20"), say(Step::Closed));
    assert!(
        !of_the_second(&desk, "ST-12A")
            .expect("they were asked")
            .runs()
    );
}

/// Two points come to stage 2 on 2 December 2026, and the second is parked until 4 January. The panel asked for of the first
/// on 17 December meets on 14 January; the second is answered at stage 2 on 11 January.
fn heard_without_the_second() -> Desk {
    let mut desk = Desk::answered_at_stage_2_without_the_second();
    free(desk.ask(THREE, "2026-12-17"));
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2027-01-04"),
    }));
    free(desk.take("2026-12-17", say(Step::Acknowledged).at(THREE)));
    free(desk.take("2026-12-17", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.take("2026-12-17", say(Step::OralRecordSent)));
    desk.constitute_panel(day("2026-12-18"));
    free(desk.panel("2026-12-18", "2027-01-14"));
    free(desk.take("2026-12-21", say(Step::PapersSent).at(THREE)));
    nothing_is_to_be_done(&mut desk, "2027-01-11");
    answer(&mut desk, TWO, "2027-01-11", &[SECOND]).expect("it is answered");
    free(desk.take("2027-01-14", say(Step::PanelHeld).at(THREE)));
    desk
}

fn reported(desk: &mut Desk, on: &str) {
    for step in [
        Step::ReportIssued,
        Step::ReportReceived,
        Step::IndependentPersonConsulted,
    ] {
        free(desk.take(on, say(step).at(THREE)));
    }
}

#[test]
fn regulation_19_a_point_that_comes_to_stage_3_after_the_panel_met_has_a_sitting_of_its_own() {
    let mut desk = heard_without_the_second();
    let other = "comes to it after the panel met, so that another sitting considers it";
    warned(desk.ask(THREE, "2027-01-18"), GuardId::AskedApart, other);
    let due = |desk: &Desk, id| of_the_second(desk, id).and_then(|it| it.due);
    assert_eq!(due(&desk, "ST-31"), Some(day("2027-01-20")));
    assert_eq!(due(&desk, "ST-33"), Some(day("2027-03-01")));
    assert!(
        of_the_second(&desk, "ST-36").is_none(),
        "nothing is recommended of it yet"
    );

    // the report of the panel that met before is no report of it
    reported(&mut desk, "2027-01-19");
    desk.tell_the_child(THREE, day("2027-01-19"));
    assert!(of_the_second(&desk, "ST-36").is_none());
    let refusal = "point 2 came to stage 3 by a request of 18 January 2027";
    let both = answer(&mut desk, THREE, "2027-01-25", &[FIRST, SECOND]);
    refused(both, GuardId::PanelReported, refusal);
    answer(&mut desk, THREE, "2027-01-25", &[FIRST]).expect("it is answered");
    assert_eq!(desk.stopped("ST-36").0, day("2027-01-25"));
    assert_eq!(desk.status(), Status::Stage3);
    let alone = answer(&mut desk, THREE, "2027-01-26", &[SECOND]);
    refused(alone, GuardId::PanelReported, refusal);

    free(desk.take("2027-01-20", say(Step::Acknowledged).at(THREE)));
    free(desk.panel("2027-01-20", "2027-02-15"));
    assert_eq!(due(&desk, "ST-34"), Some(day("2027-02-01")));
    assert_eq!(due(&desk, "ST-33A"), Some(day("2027-02-15")));
    free(desk.take("2027-02-02", say(Step::PapersSent).at(THREE)));
    free(desk.take("2027-02-15", say(Step::PanelHeld).at(THREE)));
    assert_eq!(due(&desk, "ST-35"), Some(day("2027-02-22")));
    let owed = [
        (Step::ReportReceived, Step::ReportReceived.label()),
        (
            Step::IndependentPersonConsulted,
            "the independent person was consulted 19 January 2027",
        ),
    ];
    free(desk.take("2027-02-22", say(Step::ReportIssued).at(THREE)));
    for (step, missing) in owed {
        let alone = answer(&mut desk, THREE, "2027-02-22", &[SECOND]);
        refused(alone, GuardId::PanelReported, missing);
        free(desk.take("2027-02-22", say(step).at(THREE)));
    }
    assert_eq!(due(&desk, "ST-36"), Some(day("2027-03-15")));
    let papers = of_the_second(&desk, "ST-34").expect("they were sent");
    assert_eq!(papers.met(), Some(false), "a day late");
    // what was heard of the first keeps its days
    assert_eq!(desk.stopped("ST-33").0, day("2027-01-14"));
    assert_eq!(desk.clock("ST-35").from, day("2027-01-14"));
    answer(&mut desk, THREE, "2027-03-01", &[SECOND]).expect("it is answered");
    let own = of_the_second(&desk, "ST-36").expect("it was answered");
    assert_eq!(own.met(), Some(true));
    assert_eq!(desk.status(), Status::Stage3Answered);
}

#[test]
fn st_26_the_delay_of_a_point_that_came_later_is_told_by_itself() {
    let mut desk = gone_on_without_the_second();
    free(desk.extend(TWO, "2026-05-04", "2026-06-26"));
    warned(
        desk.ask(TWO, "2026-05-05"),
        GuardId::AskedApart,
        "Regulation 8",
    );
    let own = of_the_second(&desk, "ST-20").expect("its own day is shown at once");
    assert_eq!((own.due, own.extended), (Some(day("2026-06-10")), false));
    let told = of_the_second(&desk, "ST-26").expect("nobody was told about it");
    assert_eq!((told.due, told.runs()), (Some(day("2026-06-10")), true));
}

#[test]
fn regulation_17_a_point_that_was_parked_when_the_reports_came_is_answered_with_a_word_on_that() {
    let mut desk = Desk::answered_at_stage_2_without_the_second();
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2027-01-04"),
    }));
    nothing_is_to_be_done(&mut desk, "2027-01-05");
    let second = answer_points(
        (RouteNumber::MAIN, TWO),
        day("2027-01-11"),
        &[SECOND],
        Outcome::Upheld,
    );
    let warnings = desk
        .decide(second.clone())
        .expect("it is answered")
        .warnings;
    let words: Vec<&str> = warnings.iter().map(|it| it.why.as_str()).collect();
    assert_eq!(
        words,
        ["point 2 was parked on the day of: Investigating officer's report received"]
    );
    for report in [Step::InvestigatorReport, Step::IndependentReport] {
        free(desk.take("2027-01-08", say(report).at(TWO)));
    }
    free(desk.give(second));
}

#[test]
fn its_own_answer_is_taken_back_with_what_was_found_so_that_it_waits_again() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    free(answer(&mut desk, ONE, "2026-04-29", &[SECOND]));
    assert_eq!(desk.status(), Status::Stage1Answered);
    let facts = desk.case().facts();
    let mut answers = facts.iter().filter(
        |it| matches!(it.event, Event::StepTaken(step) if step.step == Step::PointAnswered),
    );
    let seq = answers.next().expect("it was answered").seq;
    free(desk.give(crate::desk::take_back(seq)));
    assert_eq!(desk.status(), Status::Stage1);
    let own = of_the_second(&desk, "ST-10").expect("it waits again");
    assert!(own.runs());
    free(answer(&mut desk, ONE, "2026-04-30", &[SECOND]));
}

#[test]
fn regulation_19_nothing_of_the_panel_before_shows_that_the_next_one_sat() {
    let mut desk = heard_without_the_second();
    desk.ask(THREE, "2027-01-18").expect("it comes to it");
    assert_eq!(ids_of_the_second(&desk, THREE), ["ST-31", "ST-32", "ST-33"]);
    reported(&mut desk, "2027-01-19");
    desk.tell_the_child(THREE, day("2027-01-19"));
    let waits = |desk: &Desk, id, due| {
        let own = of_the_second(desk, id).expect("its panel is to meet");
        let expected = (Some(day(due)), ClockState::Running);
        assert_eq!((own.due, own.state), expected, "{id}");
    };
    waits(&desk, "ST-33", "2027-03-01");
    free(desk.take("2027-01-20", say(Step::Acknowledged).at(THREE)));
    free(desk.panel("2027-01-20", "2027-02-15"));
    for answered in [false, true] {
        if answered {
            answer(&mut desk, THREE, "2027-01-25", &[FIRST]).expect("it is answered");
        }
        waits(&desk, "ST-33", "2027-03-01");
        waits(&desk, "ST-33A", "2027-02-15");
        waits(&desk, "ST-34", "2027-02-01");
        waits(&desk, "ST-35", "2027-02-22");
    }
    // the sitting on the first keeps its day
    assert_eq!(desk.due("ST-33A"), day("2027-01-14"));
    assert_eq!(desk.stopped("ST-33A").0, day("2027-01-14"));
}

fn ids_of_the_second(desk: &Desk, stage: StageNumber) -> Vec<String> {
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let own = all
        .iter()
        .filter(|it| it.about == About::Point(SECOND) && it.rule.stage == Some(stage));
    own.map(|it| it.rule.id.clone()).collect()
}

const THIRD: PointNumber = PointNumber(3);

fn stopped(desk: &Desk, point: PointNumber, id: &str) -> Option<Date> {
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let own = all
        .iter()
        .find(|it| it.about == About::Point(point) && it.rule.id == id);
    match own?.state {
        ClockState::Stopped { on, .. } => Some(on),
        _ => None,
    }
}

/// Three points; stage 3 is asked for on 17 December 2026. What follows is brought in from a record of the past.
fn three_at_stage_3() -> Desk {
    let mut desk = Desk::statutory("2026-12-01");
    desk.another_point("2026-12-01");
    desk.another_point("2026-12-01");
    desk.send(ONE, "2026-12-01");
    free(desk.ask(TWO, "2026-12-02"));
    desk.investigate(day("2026-12-16"));
    desk.send(TWO, "2026-12-16");
    free(desk.ask(THREE, "2026-12-17"));
    desk
}

fn the_time(desk: &mut Desk, on: &str, step: Step, time: u16) {
    let mut taken = say(step).at(THREE);
    taken.time = time;
    desk.past(day(on), taken);
}

fn asked(desk: &mut Desk, on: &str, point: PointNumber) {
    let asked = say(Step::PointAsked).at(THREE);
    desk.past(day(on), asked.about(About::Point(point)));
}

#[test]
fn regulation_19_each_panel_is_that_of_the_points_that_had_come_when_it_met() {
    let mut desk = three_at_stage_3();
    the_time(&mut desk, "2027-01-14", Step::PanelHeld, 1);
    asked(&mut desk, "2027-01-18", SECOND);
    the_time(&mut desk, "2027-01-19", Step::ReportReceived, 1);
    the_time(&mut desk, "2027-01-20", Step::Acknowledged, 1);
    the_time(&mut desk, "2027-02-15", Step::PanelHeld, 2);
    the_time(&mut desk, "2027-02-22", Step::ReportReceived, 2);
    asked(&mut desk, "2027-03-01", THIRD);
    the_time(&mut desk, "2027-03-03", Step::Acknowledged, 2);
    the_time(&mut desk, "2027-03-15", Step::PanelHeld, 3);
    the_time(&mut desk, "2027-03-22", Step::ReportReceived, 3);
    for (point, acknowledged, sat) in [
        (SECOND, "2027-01-20", "2027-02-15"),
        (THIRD, "2027-03-03", "2027-03-15"),
    ] {
        assert_eq!(stopped(&desk, point, "ST-31"), Some(day(acknowledged)));
        assert_eq!(stopped(&desk, point, "ST-33"), Some(day(sat)));
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let report = all
            .iter()
            .find(|it| it.about == About::Point(point) && it.rule.id == "ST-35");
        assert_eq!(report.map(|it| it.from), Some(day(sat)), "{point}");
    }
    let answer = of_the_second(&desk, "ST-36").expect("it was reported on");
    assert_eq!(answer.from, day("2027-02-22"));
    assert_eq!(desk.stopped("ST-33").0, day("2027-01-14"));
    assert_eq!(desk.clock("ST-35").from, day("2027-01-14"));
    assert_eq!(desk.clock("ST-36").from, day("2027-01-19"));
}

#[test]
fn regulation_19_a_point_that_came_by_the_day_of_the_panel_is_heard_by_it() {
    for on in ["2027-01-11", "2027-01-14"] {
        let mut desk = three_at_stage_3();
        let fixed = Event::PanelArranged {
            route: RouteNumber::MAIN,
            on: day("2027-01-14"),
        };
        desk.happened(day("2026-12-18"), fixed);
        asked(&mut desk, on, SECOND);
        the_time(&mut desk, "2027-01-14", Step::PanelHeld, 1);
        assert_eq!(ids_of_the_second(&desk, THREE), ["ST-31", "ST-33"], "{on}");
        assert_eq!(stopped(&desk, SECOND, "ST-33"), Some(day("2027-01-14")));
        // one that comes later has its own, and that is not theirs
        asked(&mut desk, "2027-01-18", THIRD);
        the_time(&mut desk, "2027-01-18", Step::PanelHeld, 2);
        assert_eq!(ids_of_the_second(&desk, THREE), ["ST-31", "ST-33"], "{on}");
        assert_eq!(stopped(&desk, THIRD, "ST-33"), Some(day("2027-01-18")));
        assert_eq!(desk.clock("ST-35").from, day("2027-01-14"));
    }
}

#[test]
fn regulation_19_a_point_that_comes_while_the_panel_is_adjourned_is_heard_when_it_meets_again() {
    let mut desk = three_at_stage_3();
    the_time(&mut desk, "2027-01-14", Step::PanelHeld, 1);
    the_time(&mut desk, "2027-01-14", Step::PanelAdjourned, 1);
    asked(&mut desk, "2027-01-18", SECOND);
    assert_eq!(ids_of_the_second(&desk, THREE), ["ST-31", "ST-33"]);
    the_time(&mut desk, "2027-01-28", Step::PanelHeld, 2);
    assert_eq!(ids_of_the_second(&desk, THREE), ["ST-31", "ST-33"]);
    assert_eq!(stopped(&desk, SECOND, "ST-33"), Some(day("2027-01-28")));
    assert_eq!(desk.clock("ST-35").from, day("2027-01-28"));
}

#[test]
fn regulation_19_a_panel_of_another_procedure_is_none_that_met_before() {
    let mut desk = three_at_stage_3();
    let mut other = say(Step::PanelHeld).at(THREE);
    other.route = RouteNumber::at(1);
    desk.past(day("2027-01-14"), other);
    asked(&mut desk, "2027-01-18", SECOND);
    the_time(&mut desk, "2027-01-21", Step::PanelHeld, 1);
    assert_eq!(ids_of_the_second(&desk, THREE), ["ST-31", "ST-33"]);
    assert_eq!(desk.stopped("ST-33").0, day("2027-01-21"));
    let mut again = say(Step::PanelHeld).at(THREE);
    (again.route, again.time) = (RouteNumber::at(1), 2);
    desk.past(day("2027-01-28"), again);
    assert_eq!(desk.clock("ST-35").from, day("2027-01-21"));
}

#[test]
fn regulation_20_the_report_that_the_council_got_before_is_none_on_a_point_that_came_later() {
    let sent = |desk: &mut Desk, on, time| {
        let mut sent = say(Step::ReportSent).at(THREE).answer(Answer::Authority);
        sent.time = time;
        desk.past(day(on), sent);
    };
    let mut desk = three_at_stage_3();
    the_time(&mut desk, "2027-01-14", Step::PanelHeld, 1);
    sent(&mut desk, "2027-01-15", 1);
    asked(&mut desk, "2027-01-18", SECOND);
    the_time(&mut desk, "2027-02-15", Step::PanelHeld, 2);
    assert!(of_the_second(&desk, "ST-36").is_none());
    sent(&mut desk, "2027-02-22", 2);
    let own = of_the_second(&desk, "ST-36").expect("the council has its report");
    assert_eq!(own.from, day("2027-02-22"));
    assert_eq!(desk.clock("ST-36").from, day("2027-01-15"));
}

#[test]
fn regulation_17_the_answer_of_a_point_that_came_later_is_extended_for_it_alone() {
    let mut desk = gone_on_without_the_second();
    desk.ask(TWO, "2026-05-05").expect("it comes to it");
    let longer = |to| {
        say(Step::PointExtended)
            .at(TWO)
            .about(About::Point(SECOND))
            .names(to)
    };
    desk.past(day("2026-06-01"), longer("2026-07-10"));
    let own = |desk: &Desk, id| of_the_second(desk, id).expect("it has its own");
    assert_eq!(own(&desk, "ST-20").due, Some(day("2026-07-10")));
    assert!(own(&desk, "ST-20").extended);
    assert_eq!(
        desk.due("ST-20"),
        day("2026-05-29"),
        "that of the rest stays"
    );
    // telling them of it is what regulation 17 asks for by the day before it
    assert_eq!(own(&desk, "ST-26").due, Some(day("2026-06-10")));
    assert_eq!(stopped(&desk, SECOND, "ST-26"), Some(day("2026-06-01")));
    assert!(own(&desk, "ST-21").runs(), "it is no acknowledgement");
    desk.past(day("2026-06-03"), say(Step::NoticeOfDelay).at(TWO));
    assert_eq!(stopped(&desk, SECOND, "ST-26"), Some(day("2026-06-01")));
    assert_eq!(
        ids_of_the_second(&desk, TWO),
        ["ST-20", "ST-21", "ST-26"],
        "nothing else of stage 2 is its own"
    );
}

#[test]
fn what_was_not_done_of_a_point_when_it_was_answered_was_missed_or_is_owed_no_more() {
    for (on, state) in [
        ("2026-05-07", ClockState::Ended),
        (
            "2026-05-08",
            ClockState::Missed {
                on: day("2026-05-08"),
            },
        ),
    ] {
        let mut desk = gone_on_without_the_second();
        desk.ask(TWO, "2026-05-05").expect("it comes to it");
        let answered = say(Step::PointAnswered).at(TWO);
        desk.past(day(on), answered.about(About::Point(SECOND)));
        let own = of_the_second(&desk, "ST-21").expect("it was to be acknowledged");
        assert_eq!((own.due, own.state), (Some(day("2026-05-07")), state));
    }
}

#[test]
fn regulation_19_the_first_that_comes_later_bounds_what_the_panel_did_for_the_rest() {
    let mut desk = three_at_stage_3();
    the_time(&mut desk, "2027-01-14", Step::PanelHeld, 1);
    asked(&mut desk, "2027-01-25", SECOND);
    asked(&mut desk, "2027-01-18", THIRD);
    the_time(&mut desk, "2027-01-20", Step::PanelHeld, 2);
    assert_eq!(desk.clock("ST-35").from, day("2027-01-14"));
    assert_eq!(stopped(&desk, THIRD, "ST-33"), Some(day("2027-01-20")));
    assert_eq!(stopped(&desk, SECOND, "ST-33"), None);
}

#[test]
fn regulation_17_the_independent_person_reports_on_a_point_that_came_later_too() {
    let mut desk = gone_on_without_the_second();
    desk.investigate(day("2026-05-20"));
    free(answer(&mut desk, TWO, "2026-05-20", &[FIRST]));
    desk.ask(TWO, "2026-05-29").expect("it comes to it");
    free(desk.take("2026-06-22", say(Step::InvestigatorReport).at(TWO)));
    refused(
        answer(&mut desk, TWO, "2026-06-24", &[SECOND]),
        GuardId::BothReportsFirst,
        Step::IndependentReport.label(),
    );
}

#[test]
fn a_point_that_comes_to_stage_2_is_not_acknowledged_at_stage_3() {
    let mut desk = three_at_stage_3();
    the_time(&mut desk, "2026-12-18", Step::Acknowledged, 1);
    let late = say(Step::PointAsked).at(TWO);
    desk.past(day("2026-12-21"), late.about(About::Point(SECOND)));
    refused(
        desk.take("2026-12-22", say(Step::Acknowledged).at(THREE)),
        GuardId::StepOnce,
        "was recorded 18 December 2026 already",
    );
}
