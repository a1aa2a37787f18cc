//! What must not run into one another: points and their case, routes, people, stages and messages, each with its own days.
//!
//! Stage 1 of a complaint of 1 April 2026 is due on 17 April, day 20 is 1 May.

use crate::desk::{Desk, ONE, THREE, TWO, answer_points};
use crate::way::{Says, chose, day, free, say};
use complaints::clock::{Clock, ClockState, clocks};
use complaints::codes::{AdvocacyAnswer, Kind, Outcome, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{ParkingNumber, PointNumber, RouteNumber, StageNumber};
use complaints::rules::{RuleFiles, Rules};
use complaints::step::{About, Answer, Step};

const SECOND: About = About::Point(PointNumber(2));

fn all(desk: &Desk) -> Vec<Clock> {
    clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar")
}

/// The clocks that the second point has for itself.
fn of_the_second(desk: &Desk) -> Vec<String> {
    let own = all(desk).into_iter().filter(|it| it.about == SECOND);
    own.map(|it| it.rule.id.clone()).collect()
}

fn answer_the_second(desk: &mut Desk, stage: StageNumber, on: &str) {
    let (at, second) = ((RouteNumber::MAIN, stage), [PointNumber(2)]);
    let answered = desk.give(answer_points(at, day(on), &second, Outcome::Upheld));
    answered.expect("the point is answered");
}

#[test]
fn a_point_that_waited_has_its_own_answer_and_its_own_time_to_go_on_and_nothing_else() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    assert_eq!(of_the_second(&desk), ["ST-10"]);
    answer_the_second(&mut desk, ONE, "2026-04-29");
    assert_eq!(of_the_second(&desk), ["ST-10", "ST-12", "ST-12A"]);
    let mut corporate = Desk::corporate("2026-04-01");
    free(corporate.give(Command::Acknowledge {
        on: day("2026-04-01"),
    }));
    let mut corporate = corporate.with_a_point_that_waited();
    assert_eq!(of_the_second(&corporate), ["CO-11"]);
    answer_the_second(&mut corporate, ONE, "2026-04-29");
    assert_eq!(of_the_second(&corporate), ["CO-11", "CO-12", "CO-12A"]);
}

#[test]
fn a_point_that_waits_is_parked_with_the_whole_case_and_not_with_another_point() {
    let parked = |points: &[u16]| {
        let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
        free(desk.park("2026-04-22", points, Some("2026-04-27")));
        let mut all = all(&desk).into_iter();
        all.find(|it| it.about == SECOND).expect("it waits").due
    };
    assert_eq!(parked(&[1]), Some(day("2026-05-01")));
    // 22, 23 and 24 April do not count
    assert_eq!(parked(&[]), Some(day("2026-05-07")));
    assert_eq!(parked(&[2]), Some(day("2026-05-07")));
}

#[test]
fn what_nothing_goes_by_any_more_is_not_parked_with_what_goes_another_way() {
    let mut desk = Desk::corporate("2026-04-01");
    let moved = crate::desk::move_point(day("2026-04-02"), 1, Procedure::ChildrenAct);
    free(desk.give(moved));
    let due = desk.due("CO-11");
    free(desk.park("2026-04-02", &[1], None));
    assert_eq!(desk.clock("ST-10").due, None);
    assert_eq!(desk.due("CO-11"), due);
}

#[test]
fn a_point_that_waits_at_stage_2_has_nothing_for_itself_but_the_answer_and_the_time_to_go_on() {
    let mut desk = Desk::answered_at_stage_2_without_the_second();
    assert_eq!(of_the_second(&desk), ["ST-20"]);
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2027-01-04"),
    }));
    answer_the_second(&mut desk, TWO, "2027-01-11");
    // an early referral is one of the whole case
    desk.past(day("2027-01-11"), say(Step::EarlyReferralOffered).at(TWO));
    assert!(desk.has("ST-37"));
    assert_eq!(of_the_second(&desk), ["ST-20", "ST-30", "ST-30A"]);
}

#[test]
fn a_clock_names_its_procedure_where_the_case_has_stages_of_several() {
    let name = |desk: &Desk, id| desk.clock(id).name(desk.case().state());
    let acknowledge = "Acknowledge and log the complaint";
    let corporate = Desk::corporate("2026-04-01");
    assert_eq!(name(&corporate, "CO-10"), acknowledge);
    // a case that goes by no procedure itself, and one of its points by one
    let mut point = Desk::with(Kind::Complaint, None, day("2026-04-01"));
    let moved = Event::PointMoved {
        point: PointNumber(1),
        to: Procedure::Corporate,
    };
    point.happened(day("2026-04-01"), moved);
    let started = Event::StageStarted {
        route: RouteNumber::at(1),
        stage: ONE,
    };
    point.happened(day("2026-04-01"), started);
    assert_eq!(name(&point, "CO-10"), acknowledge);
    let (both, _) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    assert_eq!(
        name(&both, "CO-10"),
        "Acknowledge and log the complaint, Corporate (non-statutory)"
    );
    assert_eq!(
        name(&both, "ST-10"),
        "Stage 1 answer, Children Act (statutory)"
    );
}

#[test]
fn me_02_waits_for_each_constituent_and_the_answer_of_one_is_not_that_of_another() {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.kind = Kind::MemberEnquiry;
        it.procedure = None;
        it.raised_by = Some(RaisedBy::Mp);
    })
    .under(chose("C25", Some("waits_for_consent"), None, "2026-04-01"));
    let [one, other] = [1, 2].map(|it| About::Person(desk.person(it, vec![Role::Complainant])));
    for who in [one, other] {
        free(desk.take("2026-04-09", say(Step::ConsentAsked).about(who)));
    }
    let agrees = |who| {
        let agreed = say(Step::ConsentAnswered).about(who);
        agreed.answer(Answer::Obtained).refers_to("an e-mail")
    };
    free(desk.take("2026-04-10", agrees(other)));
    assert_eq!(desk.clock("ME-02").due, None, "one of them has not said");
    free(desk.take("2026-04-14", agrees(one)));
    assert_eq!(desk.due("ME-02"), day("2026-04-22"));
}

#[test]
fn a_child_who_declines_an_advocate_waits_for_none_from_then_on() {
    let mut desk = Desk::by_child("2026-04-01");
    free(desk.give(Command::OfferAdvocacy {
        on: day("2026-04-02"),
        child: None,
    }));
    free(desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)));
    assert_eq!(desk.clock("ST-10").due, None);
    desk.give(Command::AnswerAdvocacy {
        on: day("2026-04-14"),
        child: None,
        answer: AdvocacyAnswer::Declined,
        reason: None,
        provider: None,
    })
    .expect("declined");
    let clock = desk.clock("ST-10");
    assert_eq!(
        (clock.due, clock.paused_days),
        (Some(day("2026-04-22")), 3),
        "9, 10 and 13 April do not count"
    );
}

#[test]
fn a_grown_ups_wait_for_an_advocate_moves_no_date() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE))
        .expect("warned of");
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
}

#[test]
fn st_11_runs_from_the_longer_limit_of_the_answer_and_of_no_other_clock() {
    let mut desk = Desk::by_child("2026-04-01");
    free(desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)));
    free(desk.take("2026-04-14", say(Step::AdvocateCame).at(ONE)));
    assert_eq!(desk.clock("ST-10").limit, Some(day("2026-05-07")));
    assert_eq!(desk.runs("ST-11"), (day("2026-05-07"), day("2026-05-08")));
    // a point that has longer gives the rest no longer
    let desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    assert!(!desk.has("ST-11"), "the rest was answered in time");
}

#[test]
fn a_wish_is_only_what_goes_past_the_limit_and_only_of_the_answer() {
    let put_off = |until| {
        let mut desk = Desk::statutory("2026-04-01");
        let step = say(Step::Deferred).answer(Answer::Complainant);
        desk.take("2026-04-09", step.names(until)).expect("taken");
        desk
    };
    // day 20 itself is within it
    for within in ["2026-04-14", "2026-05-01"] {
        assert_eq!(put_off(within).clock("ST-10").wished, None, "{within}");
    }
    // and until then the answer may be put off
    assert_eq!(put_off("2026-05-01").due("ST-10"), day("2026-05-01"));
    let mut desk = put_off("2026-05-05");
    let longer = say(Step::LongerWaitWished).at(ONE).names("2026-06-30");
    desk.take("2026-04-10", longer).expect("taken");
    let wishes = all(&desk).into_iter().filter(|it| it.wished.is_some());
    let wishes: Vec<String> = wishes.map(|it| it.rule.id.clone()).collect();
    assert_eq!(wishes, ["ST-10"]);
    let not_allowed = desk.under(chose("C5", Some("forbidden"), None, "2026-04-01"));
    assert_eq!(not_allowed.clock("ST-10").wished, None);
}

/// What came of stage 1 where stage 2 was asked for on a day.
fn overtaken_on(on: &str) -> ClockState {
    let mut desk = Desk::statutory("2026-04-01");
    desk.ask(TWO, on).expect("never refused");
    desk.clock("ST-10").state
}

#[test]
fn st_10_is_late_where_stage_2_overtook_it_after_its_last_day_alone() {
    assert_eq!(overtaken_on("2026-04-16"), ClockState::Ended);
    assert_eq!(overtaken_on("2026-04-17"), ClockState::Ended);
    let on = day("2026-04-20");
    assert_eq!(overtaken_on("2026-04-20"), ClockState::Overtaken { on });
}

/// Stage 1 of a complaint of 1 April, which both sides agreed to leave out on a day; stage 2 begins on 24 April.
fn skipped(on: &str, stage: StageNumber) -> ClockState {
    let mut desk = Desk::statutory("2026-04-01");
    desk.past(
        day(on),
        say(Step::StageOneSkipAgreed).at(stage).answer(Answer::Both),
    );
    desk.ask(TWO, "2026-04-24").expect("never refused");
    desk.clock("ST-10").state
}

#[test]
fn st_10_was_never_late_where_both_agreed_in_time_to_leave_stage_1_out() {
    assert_eq!(skipped("2026-04-17", ONE), ClockState::Ended);
    let on = day("2026-04-24");
    // what had run out by then stays late
    assert_eq!(skipped("2026-04-20", ONE), ClockState::Overtaken { on });
}

#[test]
fn an_agreement_to_leave_stage_1_out_is_one_of_its_route_alone() {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    let mut agreed = say(Step::StageOneSkipAgreed).at(ONE).answer(Answer::Both);
    agreed.route = route;
    desk.past(day("2026-04-07"), agreed);
    desk.ask(TWO, "2026-05-29").expect("never refused");
    let on = day("2026-05-29");
    assert_eq!(desk.clock("CO-11").state, ClockState::Overtaken { on });
}

#[test]
fn what_an_instrument_left_without_a_day_is_not_late_when_the_next_stage_overtakes_it() {
    let without_day = RuleFiles::BUILT_IN.instruments.to_owned()
        + "\n[[instrument]]\nid = \"SI 2026/1\"\nname = \"No day for a while\"\nfrom = \"2026-03-01\"\n\
           to = \"2026-05-31\"\nlimits = [\"ST-10\"]\ninstead = \"as_soon_as_practicable\"\n\
           source = \"An instrument made up for this test\"\nstanding = \"sourced\"\n";
    let files = RuleFiles {
        instruments: &without_day,
        ..RuleFiles::BUILT_IN
    };
    let rules = Rules::read(&files).expect("they read");
    let mut desk = Desk::statutory("2026-04-01").under(rules);
    desk.ask(TWO, "2026-04-24").expect("never refused");
    assert_eq!(desk.clock("ST-10").state, ClockState::Ended);
}

#[test]
fn ms_01_each_message_has_its_own_clock_until_it_is_settled_itself() {
    let mut desk = Desk::statutory("2026-12-01");
    desk.send(ONE, "2026-12-14");
    free(desk.take("2026-12-16", say(Step::MessageAfterAnswer)));
    free(desk.take("2026-12-18", say(Step::MessageAfterAnswer)));
    let content = say(Step::MessageAnswered).answer(Answer::Satisfied);
    free(desk.take("2026-12-21", content));
    let states: Vec<bool> = desk
        .clocks("MS-01")
        .iter()
        .map(|it| it.state == ClockState::Running)
        .collect();
    assert_eq!(states, [false, false]);
    free(desk.take("2026-12-22", say(Step::MessageAfterAnswer)));
    let clocks = desk.clocks("MS-01");
    assert_eq!(clocks.len(), 3);
    assert_eq!(clocks[2].state, ClockState::Running);
}

#[test]
fn ms_01_a_message_about_one_procedure_is_owed_an_answer_in_that_alone() {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    let mut wrote = say(Step::MessageAfterAnswer).at(ONE);
    wrote.route = route;
    desk.past(day("2026-04-20"), wrote);
    let owed = desk
        .clocks("MS-01")
        .into_iter()
        .map(|it| (it.route, it.due));
    let owed: Vec<_> = owed.collect();
    assert_eq!(owed, [(route, Some(day("2026-04-22")))]);
}

#[test]
fn st_36_begins_with_what_the_authority_got_and_not_with_what_others_got() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2027-01-05", say(Step::PanelHeld).at(THREE)));
    free(desk.take("2027-01-07", say(Step::ReportIssued).at(THREE)));
    let sent = |to| say(Step::ReportSent).at(THREE).answer(to);
    free(desk.take("2027-01-07", sent(Answer::Complainant)));
    assert!(!desk.has("ST-36"));
    free(desk.take("2027-01-11", sent(Answer::Authority)));
    assert_eq!(desk.runs("ST-36"), (day("2027-01-11"), day("2027-02-01")));
}

#[test]
fn in_01_asks_for_a_decision_only_on_a_complaint_that_goes_by_no_procedure_yet() {
    let has = |kind, procedure| Desk::with(kind, procedure, day("2026-11-02")).has("IN-01");
    assert!(has(Kind::Complaint, None));
    assert!(!has(Kind::Complaint, Some(Procedure::Corporate)));
    assert!(!has(Kind::ServiceRequest, None));
    assert!(!has(Kind::Comment, None));
    // what a record of the past brings of its stages goes by one that nobody noted
    let mut past = Desk::with(Kind::Complaint, None, day("2026-11-02"));
    let started = Event::StageStarted {
        route: RouteNumber::MAIN,
        stage: ONE,
    };
    past.happened(day("2026-11-02"), started);
    assert!(!past.has("IN-01"));
}

#[test]
fn a_limit_that_was_missed_says_nothing_of_another_of_its_stage() {
    let mut desk = Desk::at_stage_2("2026-11-18", "2026-11-18");
    let missed = say(Step::LimitMissed).at(TWO).refers_to("ST-21");
    desk.past(day("2026-12-16"), missed);
    desk.investigate(day("2026-12-16"));
    desk.send(TWO, "2026-12-16");
    let missed = all(&desk)
        .into_iter()
        .filter(|it| matches!(it.state, ClockState::Missed { .. }));
    let missed: Vec<String> = missed.map(|it| it.rule.id.clone()).collect();
    assert_eq!(missed, ["ST-21"]);
}

/// What came of the limits of a panel that was brought in with its report, where one of them is on record as missed.
fn missed_on(route: RouteNumber) -> Vec<ClockState> {
    let mut desk = Desk::at_stage_3("2026-11-23");
    let mut missed = say(Step::LimitMissed).at(THREE).refers_to("ST-31");
    missed.route = route;
    desk.past(day("2027-01-14"), missed);
    desk.past(day("2027-01-12"), say(Step::ReportReceived).at(THREE));
    let ids = ["ST-31", "ST-32"].into_iter();
    ids.map(|id| desk.clock(id).state).collect()
}

#[test]
fn a_limit_that_was_missed_is_missed_where_that_is_on_record_and_no_other_one_with_it() {
    let (on, unknown) = (day("2027-01-14"), ClockState::Unknown);
    assert_eq!(
        missed_on(RouteNumber::MAIN),
        [ClockState::Missed { on }, unknown]
    );
    assert_eq!(missed_on(RouteNumber::at(1)), [unknown, unknown]);
}
