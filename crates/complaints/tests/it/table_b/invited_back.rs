//! Proceedings that ended: whoever was parked or turned away because of them is told that they may complain again
//! (regulation 8; the Ombudsman on 24 009 960 and 24 011 510).

use crate::desk::{Desk, guards};
use crate::way::{day, free, say};
use complaints::clock::clocks;
use complaints::codes::{Ground, Kind, Procedure};
use complaints::command::Command;
use complaints::duties;
use complaints::event::Event;
use complaints::gaps::{Gap, gaps};
use complaints::ids::ParkingNumber;
use complaints::occurred::Occurred;
use complaints::projection::project;
use complaints::recorded::{Fact, Source};
use complaints::step::Step;

/// A complaint of 1 April 2026 that is parked from the next day because of court proceedings, which end on 1 September.
fn parked_until_they_ended() -> Desk {
    let mut desk = Desk::by_letter("2026-04-01");
    let on = day("2026-04-02");
    free(desk.give(Command::Acknowledge { on }));
    free(desk.park("2026-04-02", &[], None));
    assert_eq!(desk.due("ST-07"), day("2026-05-02"));
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    desk
}

fn has_gap(desk: &Desk) -> bool {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks).contains(&Gap::NotInvitedBack)
}

/// What is owed first beside what makes a case late, by whom, and by when.
fn owed(desk: &Desk) -> Option<(String, String, jiff::civil::Date)> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let first = duties::owed(desk.case().state(), &clocks)?;
    Some((first.rule.name.clone(), first.rule.who.clone(), first.due?))
}

fn tell_them() -> (String, String, jiff::civil::Date) {
    (
        "Tell the complainant that they may complain again".to_owned(),
        "Complaints manager".to_owned(),
        day("2026-09-03"),
    )
}

#[test]
fn correction_6_whoever_was_parked_is_told_when_the_proceedings_end_that_they_may_come_back() {
    let mut desk = parked_until_they_ended();
    assert_eq!(desk.runs("ST-02A"), (day("2026-09-01"), day("2026-09-03")));
    assert_eq!(
        desk.next_on("2026-09-10"),
        Some(("ST-02A".to_owned(), day("2026-09-03"), true))
    );
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_eq!(
        row.owed_on,
        Some(day("2026-09-03")),
        "it is in the list of what is owed"
    );
    assert!(
        !desk.has("ST-07"),
        "no parking is reviewed whose proceedings ended"
    );
    assert!(has_gap(&desk));
    free(desk.take("2026-09-02", say(Step::InvitedBack)));
    assert_eq!(desk.stopped("ST-02A"), (day("2026-09-02"), 1, true));
    assert!(!has_gap(&desk));
}

#[test]
fn correction_6_whoever_was_turned_away_because_of_proceedings_is_told_too() {
    let mut desk = Desk::on(day("2026-12-01"));
    let receipt = crate::desk::receipt(Kind::Complaint, Some(Procedure::ChildrenAct));
    let turned_away = Event::NotAccepted {
        reason: None,
        ground: Some(Ground::Proceedings),
        ombudsman_named: Some(true),
    };
    let facts = vec![
        Fact::new(Occurred::On(day("2026-04-01")), Event::Received(receipt)),
        Fact::new(Occurred::On(day("2026-04-02")), turned_away),
    ];
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("it is brought in");
    assert!(!desk.has("ST-02A"));
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    assert_eq!(owed(&desk), Some(tell_them()));
    assert!(has_gap(&desk));
    free(desk.take("2026-09-04", say(Step::InvitedBack)));
    assert_eq!(desk.stopped("ST-02A"), (day("2026-09-04"), 3, false));
    assert!(!has_gap(&desk));
}

#[test]
fn correction_6_what_goes_on_anyway_or_came_back_needs_no_invitation() {
    let mut taken_up = parked_until_they_ended();
    free(taken_up.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2026-09-02"),
    }));
    assert_eq!(taken_up.stopped("ST-02A").0, day("2026-09-02"));
    let mut came_back = parked_until_they_ended();
    free(came_back.take("2026-09-03", say(Step::Resubmitted)));
    assert!(!came_back.running("ST-02A"));
    assert!(!has_gap(&came_back));
    // what was never parked is not invited back
    let mut beside = Desk::statutory("2026-04-01");
    free(beside.take("2026-09-01", say(Step::ProceedingsEnded)));
    assert!(!beside.has("ST-02A"));
    assert!(!has_gap(&beside));
}

#[test]
fn correction_6_proceedings_that_end_one_after_the_other_are_told_of_each() {
    let mut desk = parked_until_they_ended();
    free(desk.take("2026-09-02", say(Step::InvitedBack)));
    free(desk.take("2026-10-01", say(Step::ProceedingsEnded)));
    assert_eq!(owed(&desk).map(|it| it.2), Some(day("2026-10-05")));
    assert!(has_gap(&desk));
}

#[test]
fn correction_6_what_is_parked_is_not_closed_before_they_were_told() {
    let mut desk = parked_until_they_ended();
    let refusal = desk
        .take("2026-10-01", say(Step::ParkedClosed))
        .expect_err("nobody was told");
    let rests = complaints::rules::GuardId::StepAfterWhatItNeeds;
    assert_eq!(guards(&refusal), [rests], "{refusal}");
}
