//! A complaint that goes by two procedures: each part is withdrawn by itself, or both, and the rest goes on with its clocks.

use crate::desk::{Desk, ONE, move_point, withdraw_from};
use crate::way::{day, free, refused};
use complaints::case::{Ended, Withdrawal};
use complaints::clock::{Clock, ClockState, clocks};
use complaints::codes::{Method, Procedure, RaisedBy};
use complaints::command::Command;
use complaints::ids::RouteNumber;
use complaints::occurred::Occurred;
use complaints::rules::GuardId;
use complaints::status::{Status, in_words};

/// One letter of 1 April 2026: the first point is corporate, the second, about support under section 17, goes by the Children
/// Act procedure.
fn split() -> (Desk, RouteNumber) {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    let on = day("2026-04-02");
    free(desk.give(Command::Acknowledge { on }));
    (desk, route)
}

fn withdraw(on: &str, route: Option<RouteNumber>) -> Command {
    withdraw_from(day(on), route)
}

fn answer_of(desk: &Desk, route: RouteNumber) -> Clock {
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let mut all = all.into_iter();
    all.find(|it| it.rule.answer && it.route == route)
        .expect("it has the clock of its answer")
}

#[test]
fn regulation_7_the_statutory_part_is_withdrawn_and_the_corporate_part_goes_on() {
    let (mut desk, route) = split();
    free(desk.give(withdraw("2026-04-08", Some(route))));
    let on = Occurred::On(day("2026-04-08"));
    assert_eq!(
        desk.case().state().ended(route, ONE),
        Some(Ended::Withdrawn(on))
    );
    assert_eq!(answer_of(&desk, route).state, ClockState::Ended);
    let rest = answer_of(&desk, RouteNumber::MAIN);
    assert_eq!(rest.state, ClockState::Running);
    assert_eq!(rest.due, Some(day("2026-04-20")));
    assert_eq!(desk.status(), Status::Stage1);
    refused(
        desk.give(withdraw("2026-04-09", Some(route))),
        GuardId::OpenStage,
        "nothing of route 2 is open",
    );
    free(desk.give(withdraw("2026-04-09", None)));
    assert_eq!(desk.status(), Status::Withdrawn);
}

#[test]
fn regulation_7_the_corporate_part_is_withdrawn_and_the_statutory_part_goes_on() {
    let (mut desk, route) = split();
    free(desk.give(withdraw("2026-04-08", Some(RouteNumber::MAIN))));
    assert_eq!(answer_of(&desk, RouteNumber::MAIN).state, ClockState::Ended);
    let rest = answer_of(&desk, route);
    assert_eq!(rest.state, ClockState::Running);
    assert_eq!(rest.due, Some(day("2026-04-17")));
    assert_eq!(desk.status(), Status::Stage1);
    assert_eq!(
        in_words(desk.case().state()),
        "Withdrawn; stage 1 open (Children Act (statutory))"
    );
    desk.route_to_stage_2(route, "2026-04-17", "2026-04-20");
    free(desk.give(withdraw("2026-04-21", Some(route))));
    assert_eq!(desk.status(), Status::Withdrawn);
}

#[test]
fn regulation_7_both_parts_are_withdrawn_at_once_where_no_part_is_named() {
    let (mut desk, route) = split();
    free(desk.give(withdraw("2026-04-08", None)));
    assert_eq!(desk.status(), Status::Withdrawn);
    assert_eq!(answer_of(&desk, route).state, ClockState::Ended);
    // the same where one part has come further than the other
    let (mut further, route) = split();
    further.route_to_stage_2(route, "2026-04-08", "2026-04-09");
    free(further.give(withdraw("2026-04-10", None)));
    assert_eq!(further.status(), Status::Withdrawn);
    let ended = |route, stage| further.case().state().ended(route, stage);
    let on = Ended::Withdrawn(Occurred::On(day("2026-04-10")));
    assert_eq!(ended(route, crate::desk::TWO), Some(on));
    assert_eq!(ended(RouteNumber::MAIN, ONE), Some(on));
    // and both are taken up again with one word
    free(further.give(Command::Reopen {
        on: day("2026-04-13"),
        reason: "they changed their mind".into(),
    }));
    assert!(
        further
            .case()
            .state()
            .routes
            .values()
            .all(|it| { it.stages.values().all(|stage| stage.withdrawn.is_none()) })
    );
}

#[test]
fn b4_stage_2_of_a_part_ends_only_with_the_persons_own_words_too() {
    let (mut desk, route) = split();
    desk.route_to_stage_2(route, "2026-04-08", "2026-04-09");
    let silent = Command::Withdraw {
        on: day("2026-04-10"),
        who: None,
        route: Some(route),
        how: Withdrawal::default(),
    };
    refused(
        desk.give(silent),
        GuardId::WithdrawalIsThePersons,
        "it does not say how the person said that they withdraw",
    );
}

#[test]
fn a_part_that_was_withdrawn_is_taken_up_again_and_its_time_stood_still_meanwhile() {
    let (mut desk, route) = split();
    free(desk.give(withdraw("2026-04-08", Some(route))));
    free(desk.give(Command::Reopen {
        on: day("2026-04-20"),
        reason: "they changed their mind".into(),
    }));
    assert_eq!(answer_of(&desk, route).due, Some(day("2026-04-29")));
    assert_eq!(
        answer_of(&desk, RouteNumber::MAIN).due,
        Some(day("2026-04-20"))
    );
}

#[test]
fn a_route_that_the_case_does_not_have_is_not_withdrawn() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.give(withdraw("2026-04-08", Some(RouteNumber::at(1)))),
        GuardId::OpenStage,
        "nothing of route 2 is open",
    );
    free(desk.give(withdraw("2026-04-08", Some(RouteNumber::MAIN))));
    assert_eq!(desk.status(), Status::Withdrawn);
    assert!(
        desk.case().state().withdrawn.is_some(),
        "it was the whole matter"
    );
}

#[test]
fn st_05_and_st_06_end_with_the_part_that_they_are_for() {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.method = Some(Method::Telephone);
        it.raised_by = Some(RaisedBy::Child);
    });
    desk.another_point("2026-04-01");
    desk.does_not_qualify(day("2026-04-02"));
    desk.give(move_point(day("2026-04-02"), 2, Procedure::Corporate))
        .expect("the second point goes by the corporate procedure");
    let state = |desk: &Desk, id| desk.clock(id).state;
    assert_eq!(state(&desk, "ST-05"), ClockState::Running);
    assert_eq!(state(&desk, "ST-06"), ClockState::Running);
    free(desk.give(withdraw("2026-04-08", Some(RouteNumber::MAIN))));
    assert_eq!(state(&desk, "ST-05"), ClockState::Ended);
    assert_eq!(state(&desk, "ST-06"), ClockState::Ended);
    assert_eq!(desk.status(), Status::Stage1, "the rest goes on");
}
