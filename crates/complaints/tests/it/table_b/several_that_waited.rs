//! Regulation 8: of several points that waited each has its own answer, its own time and its own request.
//!
//! A complaint of 1 April 2026 has three points; the second and the third are parked from 2 to 20 April, the first is
//! answered on 8 April.

use crate::desk::{Desk, ONE, THREE, TWO, answer_points};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::clock::{Clock, ClockState, clocks};
use complaints::codes::{Method, Outcome, Post};
use complaints::command::Command;
use complaints::ids::{ParkingNumber, PointNumber, RouteNumber, StageNumber};
use complaints::rules::GuardId;
use complaints::status::{Status, waits_in_words};
use complaints::step::{About, Step};

const FIRST: PointNumber = PointNumber(1);
const SECOND: PointNumber = PointNumber(2);
const THIRD: PointNumber = PointNumber(3);

fn end_parking(desk: &mut Desk, parking: u16, on: &str) {
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(parking),
        on: day(on),
    }));
}

/// Each of the two is parked for itself.
fn both_parked() -> Desk {
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-01");
    desk.another_point("2026-04-01");
    free(desk.park("2026-04-02", &[2], None));
    free(desk.park("2026-04-02", &[3], None));
    desk.send(ONE, "2026-04-08");
    desk
}

fn both_waited() -> Desk {
    let mut desk = both_parked();
    end_parking(&mut desk, 1, "2026-04-20");
    end_parking(&mut desk, 2, "2026-04-20");
    desk
}

fn answer(desk: &mut Desk, stage: StageNumber, on: &str, point: PointNumber) -> Given {
    sent(desk, (stage, point), on, (None, None))
}

fn sent(
    desk: &mut Desk,
    (stage, point): (StageNumber, PointNumber),
    on: &str,
    how: (Option<Method>, Option<Post>),
) -> Given {
    let at = (RouteNumber::MAIN, stage);
    let mut command = answer_points(at, day(on), &[point], Outcome::Upheld);
    if let Command::AnswerStage { by, post, .. } = &mut command {
        (*by, *post) = how;
    }
    desk.give(command)
}

fn of(desk: &Desk, point: PointNumber, id: &str) -> Option<Clock> {
    let mut all = clocks(desk.case(), &desk.rules, &desk.calendar)
        .expect("within the calendar")
        .into_iter();
    all.find(|it| it.about == About::Point(point) && it.rule.id == id)
}

fn own(desk: &Desk, point: PointNumber, id: &str) -> Clock {
    of(desk, point, id).expect("it has its own")
}

#[test]
fn the_answer_of_one_is_not_that_of_another() {
    let mut desk = both_waited();
    free(answer(&mut desk, ONE, "2026-04-29", SECOND));
    assert_eq!(own(&desk, SECOND, "ST-10").met(), Some(true));
    assert_eq!(own(&desk, THIRD, "ST-10").state, ClockState::Running);
    assert_eq!(own(&desk, THIRD, "ST-10").due, Some(day("2026-05-01")));
    assert!(of(&desk, THIRD, "ST-12").is_none(), "it has no answer yet");
}

#[test]
fn the_extension_of_one_is_not_that_of_another() {
    let mut desk = both_waited();
    let longer = say(Step::PointExtended).at(ONE).about(About::Point(SECOND));
    free(desk.take("2026-04-30", longer.names("2026-05-15")));
    assert_eq!(own(&desk, SECOND, "ST-10").due, Some(day("2026-05-15")));
    assert_eq!(own(&desk, THIRD, "ST-10").due, Some(day("2026-05-01")));
}

#[test]
fn each_answer_arrives_as_it_was_sent_itself() {
    let mut desk = both_waited();
    let by_post = (Some(Method::Letter), Some(Post::SecondClass));
    free(sent(&mut desk, (ONE, SECOND), "2026-04-29", by_post));
    let by_email = (Some(Method::Email), None);
    free(sent(&mut desk, (ONE, THIRD), "2026-04-29", by_email));
    let runs = |point| {
        let clock = own(&desk, point, "ST-12");
        (clock.from, clock.due)
    };
    assert_eq!(runs(SECOND), (day("2026-05-06"), Some(day("2026-06-04"))));
    assert_eq!(runs(THIRD), (day("2026-04-29"), Some(day("2026-05-29"))));
}

#[test]
fn the_request_for_one_is_not_that_for_another() {
    let mut desk = both_waited();
    free(desk.ask(TWO, "2026-04-22"));
    free(answer(&mut desk, ONE, "2026-04-29", SECOND));
    warned(
        desk.ask(TWO, "2026-04-30"),
        GuardId::AskedApart,
        "point 2 comes to it now",
    );
    free(answer(&mut desk, ONE, "2026-05-01", THIRD));
    let state = desk.case().state();
    assert_eq!(state.points_at(RouteNumber::MAIN, TWO), [FIRST, SECOND]);
    assert!(own(&desk, THIRD, "ST-12").runs(), "it may be asked for too");
}

#[test]
fn what_still_waits_is_not_asked_for_by_a_second_request() {
    let mut desk = both_waited();
    free(desk.ask(TWO, "2026-04-22"));
    refused(desk.ask(TWO, "2026-04-23"), GuardId::KnownItem, "asked for");
}

#[test]
fn one_that_was_parked_and_closed_leaves_the_other_waiting() {
    let mut desk = both_parked();
    end_parking(&mut desk, 1, "2026-04-20");
    desk.past(day("2027-05-04"), say(Step::ParkedClosed));
    let state = desk.case().state();
    assert_eq!(
        waits_in_words(state, day("2027-05-05")).as_deref(),
        Some("point 2 has no answer yet, while the rest of stage 1 was answered")
    );
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn an_answer_of_stage_1_arrives_as_it_was_sent_however_that_of_stage_2_was() {
    let mut desk = both_waited();
    free(desk.ask(TWO, "2026-04-22"));
    let by_email = (Some(Method::Email), None);
    free(sent(&mut desk, (ONE, SECOND), "2026-04-29", by_email));
    desk.ask(TWO, "2026-05-05").expect("it comes to it");
    desk.investigate(day("2026-05-20"));
    for point in [FIRST, SECOND] {
        let reasoned = say(Step::NoActionReasoned).at(TWO);
        desk.past(day("2026-05-20"), reasoned.about(About::Point(point)));
        // the rest by e-mail, and the point that was asked for later by post on the same day
        let how = if point == FIRST {
            by_email
        } else {
            (Some(Method::Letter), Some(Post::SecondClass))
        };
        sent(&mut desk, (TWO, point), "2026-05-20", how).expect("it is answered");
    }
    assert_eq!(desk.clock("ST-30").from, day("2026-05-20"));
    assert_eq!(own(&desk, SECOND, "ST-30").from, day("2026-05-27"));
    assert_eq!(own(&desk, SECOND, "ST-12").from, day("2026-04-29"));
}

#[test]
fn a_request_for_stage_2_is_none_for_stage_3() {
    let mut desk = both_waited();
    free(answer(&mut desk, ONE, "2026-04-29", THIRD));
    free(desk.ask(TWO, "2026-04-30"));
    free(answer(&mut desk, ONE, "2026-05-01", SECOND));
    desk.ask(TWO, "2026-05-05").expect("it comes to it");
    desk.investigate(day("2026-05-20"));
    let at = (RouteNumber::MAIN, TWO);
    let rest = answer_points(at, day("2026-05-20"), &[FIRST, THIRD], Outcome::Upheld);
    desk.give(rest).expect("it is answered");
    desk.ask(THREE, "2026-06-01").expect("it is asked for");
    answer(&mut desk, TWO, "2026-06-09", SECOND).expect("it is answered");
    let state = desk.case().state();
    assert_eq!(state.points_at(RouteNumber::MAIN, THREE), [FIRST, THIRD]);
    assert!(
        own(&desk, SECOND, "ST-30").runs(),
        "a panel may be asked for"
    );
}
