//! What a case is judged by: the first day that counts, and the limit of the law beside a target.

use crate::desk::Desk;
use crate::way::{chose, day};
use complaints::clock::{Clock, clocks};
use complaints::codes::{Kind, Procedure};
use complaints::command::Command;
use complaints::duties::{judged, judged_on, legal_limit_beside, next};
use complaints::projection::project;
use jiff::civil::Date;

fn all(desk: &Desk) -> Vec<Clock> {
    clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar")
}

fn id_and_day(clock: Option<&Clock>) -> Option<(&str, Date)> {
    clock.and_then(|it| Some((it.rule.id.as_str(), it.due?)))
}

#[test]
fn beside_a_target_that_comes_first_stands_the_legal_limit_of_the_stage() {
    // nobody confirmed the two working days for an acknowledgement, and regulation 14 gives ten for the answer
    let desk = Desk::statutory("2026-10-26");
    let (state, all) = (desk.case().state(), all(&desk));
    let first = judged(state, &all).expect("something counts");
    assert_eq!(id_and_day(Some(first)), Some(("ST-01", day("2026-10-28"))));
    let limit = legal_limit_beside(first, &all);
    assert_eq!(id_and_day(limit), Some(("ST-10", day("2026-11-09"))));
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_eq!(row.due_on, Some(day("2026-10-28")));
    let words = "Acknowledge the complaint (legal limit 9 November 2026: Stage 1 answer)";
    assert_eq!(row.due_rule.as_deref(), Some(words));
}

#[test]
fn a_legal_limit_that_is_past_is_named_before_a_target_that_is() {
    let mut desk = Desk::statutory("2026-10-26");
    let told = |desk: &Desk, today: &str| {
        let (state, all) = (desk.case().state(), all(desk));
        let judged = judged_on(state, &all, day(today)).map(|it| it.rule.id.clone());
        let next = next(state, &all, day(today)).map(|it| it.rule.id.clone());
        assert_eq!(judged, next, "one rule on {today}");
        judged
    };
    assert_eq!(told(&desk, "2026-11-09").as_deref(), Some("ST-01"));
    assert_eq!(told(&desk, "2026-11-10").as_deref(), Some("ST-10"));
    desk.give(Command::Acknowledge {
        on: day("2026-11-10"),
    })
    .expect("it is acknowledged late");
    assert_eq!(told(&desk, "2026-11-10").as_deref(), Some("ST-10"));
    assert!(legal_limit_beside(&desk.clock("ST-10"), &all(&desk)).is_none());
}

#[test]
fn a_councils_own_time_for_an_answer_stands_beside_the_time_of_the_code() {
    let mut desk = Desk::on(day("2026-11-30"));
    desk.rules = chose("C21", Some("own_target"), Some(5), "2026-04-01");
    let corporate = Some(Procedure::Corporate);
    desk.give(crate::desk::receive(
        Kind::Complaint,
        corporate,
        day("2026-10-26"),
    ))
    .expect("it is received");
    desk.give(Command::Acknowledge {
        on: day("2026-10-28"),
    })
    .expect("it is acknowledged");
    let (state, all) = (desk.case().state(), all(&desk));
    let first = judged(state, &all).expect("something counts");
    assert_eq!(id_and_day(Some(first)), Some(("CO-30", day("2026-11-02"))));
    let limit = legal_limit_beside(first, &all);
    assert_eq!(id_and_day(limit), Some(("CO-11", day("2026-11-11"))));
}
