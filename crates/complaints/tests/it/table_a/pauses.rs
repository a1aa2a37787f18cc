//! What holds up a clock: the whole route parked, a wait for an advocate, a wish to put it off.
//!
//! Stage 1 of a complaint of 1 April 2026 is due on 17 April, day 20 is 1 May; Good Friday is 3 April, Easter Monday
//! 6 April, the early May bank holiday 4 May.

use crate::desk::{Desk, ONE, TWO, withdraw, withdraw_from};
use crate::way::{Says, chose, day, free, refused, say, warned};
use complaints::clock::Counted;
use complaints::codes::{Kind, RaisedBy, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{ParkingNumber, RouteNumber};
use complaints::rules::{GuardId, Pause, Rules};
use complaints::status::Status;
use complaints::step::{About, Answer, Step};

fn stage_1() -> Desk {
    Desk::statutory("2026-04-01")
}

/// Due at first, due now, and the working days that did not count.
fn both(desk: &Desk, id: &str) -> (String, String, u32) {
    let clock = desk.clock(id);
    let due = clock.due.expect("it has a day");
    (
        clock.first_due.to_string(),
        due.to_string(),
        clock.paused_days,
    )
}

fn dates(first: &str, now: &str, paused: u32) -> (String, String, u32) {
    (first.to_owned(), now.to_owned(), paused)
}

fn end(desk: &mut Desk, parking: u16, on: &str) {
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(parking),
        on: day(on),
    }));
}

#[test]
fn parked_with_no_end_known_there_is_no_due_day_and_nothing_is_late() {
    let mut desk = stage_1();
    free(desk.park("2026-04-09", &[], None));
    let clock = desk.clock("ST-10");
    assert_eq!((clock.due, clock.limit), (None, None));
    assert!(!clock.late(day("2027-04-09")));
    assert_eq!(desk.status(), Status::Parked);
    end(&mut desk, 1, "2026-05-11");
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-05-19", 21));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn parking_some_points_of_a_route_moves_nothing() {
    let mut desk = stage_1();
    desk.another_point("2026-04-01");
    free(desk.park("2026-04-09", &[1], None));
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-17", 0));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn every_point_parked_by_one_parking_or_by_two_holds_the_route_up_while_both_last() {
    let mut desk = stage_1();
    desk.another_point("2026-04-01");
    free(desk.park("2026-04-09", &[1], Some("2026-04-20")));
    free(desk.park("2026-04-14", &[2], Some("2026-04-28")));
    // both are parked on 14, 15, 16 and 17 April
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-23", 4));
}

#[test]
fn putting_it_off_at_the_complainants_wish_shows_both_dates() {
    let mut desk = stage_1();
    let wish = say(Step::Deferred)
        .answer(Answer::Complainant)
        .names("2026-04-13");
    free(desk.take("2026-04-09", wish));
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-21", 2));
}

#[test]
fn waiting_for_an_advocate_at_the_childs_choice_shows_both_dates() {
    let mut desk = Desk::by_child("2026-04-01");
    free(desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)));
    assert_eq!(desk.clock("ST-10").due, None);
    free(desk.take("2026-04-14", say(Step::AdvocateCame).at(ONE)));
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-22", 3));
    assert_eq!(desk.due("ST-01"), day("2026-04-07"));
}

#[test]
fn waiting_for_an_advocate_is_the_childs_choice_and_warned_about_for_anybody_else() {
    let mut desk = stage_1();
    warned(
        desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)),
        GuardId::WaitIsTheChilds,
        "Guidance 3.5.4, not read",
    );
}

#[test]
fn c6_a_council_that_does_not_wait_for_an_advocate_moves_no_date() {
    let rules = chose("C6", Some("no"), None, "2026-04-01");
    let mut desk = Desk::by_child("2026-04-01").under(rules);
    warned(
        desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)),
        GuardId::WaitIsTheChilds,
        "Guidance 3.5.4, not read",
    );
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-17", 0));
}

#[test]
fn c6_the_days_of_a_wait_that_moves_no_date_are_counted_as_days() {
    let rules = chose("C6", Some("no"), None, "2026-04-01");
    let mut desk = Desk::by_child("2026-04-01").under(rules);
    warned(
        desk.take("2026-04-13", say(Step::AdvocateAwaited).at(ONE)),
        GuardId::WaitIsTheChilds,
        "Guidance 3.5.4, not read",
    );
    free(
        desk.take(
            "2026-04-09",
            say(Step::Deferred)
                .answer(Answer::Complainant)
                .names("2026-04-10"),
        ),
    );
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-20", 1));
    let explained = desk
        .clock("ST-10")
        .explain(desk.case().state(), &desk.calendar)
        .expect("within the calendar");
    let last = explained.days.last().expect("there are days");
    assert_eq!(
        (last.date, &last.counted),
        (day("2026-04-20"), &Counted::Day(10))
    );
}

#[test]
fn what_is_put_off_after_the_due_day_moves_nothing_and_on_it_moves_it_on() {
    let put_off = |on, until| {
        let mut desk = stage_1();
        free(desk.take(
            on,
            say(Step::Deferred).answer(Answer::Complainant).names(until),
        ));
        both(&desk, "ST-10")
    };
    let as_it_was = dates("2026-04-17", "2026-04-17", 0);
    assert_eq!(put_off("2026-04-20", "2026-04-27"), as_it_was);
    let moved = dates("2026-04-17", "2026-04-20", 1);
    assert_eq!(put_off("2026-04-17", "2026-04-20"), moved);
}

#[test]
fn two_pauses_that_touch_add_up() {
    let mut desk = stage_1();
    free(desk.park("2026-04-09", &[], Some("2026-04-13")));
    free(
        desk.take(
            "2026-04-13",
            say(Step::Deferred)
                .answer(Answer::Complainant)
                .names("2026-04-15"),
        ),
    );
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-23", 4));
}

#[test]
fn days_within_two_pauses_are_left_out_once() {
    let mut desk = stage_1();
    free(desk.park("2026-04-09", &[], Some("2026-04-14")));
    free(
        desk.take(
            "2026-04-13",
            say(Step::Deferred)
                .answer(Answer::Complainant)
                .names("2026-04-15"),
        ),
    );
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-23", 4));
}

#[test]
fn a_pause_across_easter_leaves_out_its_working_days_alone() {
    let mut desk = stage_1();
    free(desk.park("2026-04-02", &[], Some("2026-04-07")));
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-04-20", 1));
    let clock = desk.clock("ST-10");
    let explained = clock.explain(desk.case().state(), &desk.calendar);
    let said: Vec<Counted> = explained
        .expect("within the calendar")
        .days
        .into_iter()
        .take(7)
        .map(|it| it.counted)
        .collect();
    assert_eq!(
        said,
        [
            Counted::Start,
            Counted::Paused(Pause::Parked),
            Counted::NotWorking("Good Friday".to_owned()),
            Counted::NotWorking("Saturday".to_owned()),
            Counted::NotWorking("Sunday".to_owned()),
            Counted::NotWorking("Easter Monday".to_owned()),
            Counted::Day(1),
        ]
    );
}

#[test]
fn a_pause_that_pushes_the_due_day_over_a_bank_holiday_counts_that_holiday_out() {
    let mut desk = stage_1();
    free(
        desk.take(
            "2026-04-09",
            say(Step::Deferred)
                .answer(Answer::Complainant)
                .names("2026-04-24"),
        ),
    );
    // eleven working days from 17 April would be 5 May, past day 20: a wish moves nothing past that
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-05-01", 11));
}

#[test]
fn extended_and_then_parked_the_new_date_moves_by_the_days_parked() {
    let mut desk = stage_1();
    free(desk.extend(ONE, "2026-04-10", "2026-04-29"));
    free(desk.park("2026-04-20", &[], Some("2026-04-27")));
    assert_eq!(both(&desk, "ST-10"), dates("2026-04-17", "2026-05-07", 5));
    assert_eq!(desk.clock("ST-10").limit, Some(day("2026-05-11")));
}

#[test]
fn parked_and_then_extended_the_new_date_is_the_one_that_was_named() {
    let mut desk = stage_1();
    free(desk.park("2026-04-09", &[], Some("2026-05-11")));
    // day 10 is 19 May now, and day 20 is 3 June
    refused(
        desk.extend(ONE, "2026-05-20", "2026-05-29"),
        GuardId::ExtensionInTime,
        "Regulation 14",
    );
    refused(
        desk.extend(ONE, "2026-05-19", "2026-06-04"),
        GuardId::ExtensionWithinTheLimit,
        "Regulation 14: 20 working days",
    );
    free(desk.extend(ONE, "2026-05-19", "2026-05-29"));
    assert_eq!(desk.due("ST-10"), day("2026-05-29"));
    assert_eq!(desk.clock("ST-10").limit, Some(day("2026-06-03")));
    let mut longest = stage_1();
    free(longest.park("2026-04-09", &[], Some("2026-05-11")));
    free(longest.extend(ONE, "2026-05-12", "2026-06-03"));
    assert_eq!(longest.due("ST-10"), day("2026-06-03"));
}

#[test]
fn what_is_parked_with_no_end_known_is_not_extended() {
    let mut desk = stage_1();
    free(desk.park("2026-04-09", &[], None));
    refused(
        desk.extend(ONE, "2026-04-10", "2026-04-29"),
        GuardId::ExtensionWithinTheLimit,
        "Regulation 14: 20 working days",
    );
}

#[test]
fn an_extension_that_is_undone_gives_the_old_date_back_and_may_be_given_again() {
    let mut first = stage_1();
    free(first.extend(ONE, "2026-04-10", "2026-04-29"));
    let mut second = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(second.extend(TWO, "2027-01-20", "2027-03-31"));
    for (desk, clock, old, new) in [
        (&mut first, "ST-10", "2026-04-17", "2026-04-29"),
        (&mut second, "ST-20", "2027-02-01", "2027-03-31"),
    ] {
        assert_eq!(both(desk, clock), dates(old, new, 0));
        let facts = desk.case().facts();
        let given = facts
            .iter()
            .rfind(|it| matches!(it.event, Event::StageExtended { .. }))
            .map(|it| it.seq);
        let seq = given.expect("it was extended");
        free(desk.give(crate::desk::take_back(seq)));
        assert_eq!(both(desk, clock), dates(old, old, 0));
        assert!(!desk.clock(clock).extended);
    }
    free(first.extend(ONE, "2026-04-17", "2026-05-01"));
    assert_eq!(first.due("ST-10"), day("2026-05-01"));
}

#[test]
fn st_20_is_held_up_by_parking_and_by_nothing_else() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let wish = say(Step::Deferred).answer(Answer::Complainant);
    warned(
        desk.take("2027-01-04", wish.names("2027-01-11")),
        GuardId::PutOffAtTheirWish,
        "past day 20",
    );
    assert_eq!(both(&desk, "ST-20"), dates("2027-02-01", "2027-02-01", 0));
    free(desk.park("2027-01-11", &[], Some("2027-01-18")));
    assert_eq!(both(&desk, "ST-20"), dates("2027-02-01", "2027-02-08", 5));
    assert_eq!(desk.due("ST-22"), day("2027-01-04"));
}

#[test]
fn stage_2_extended_over_christmas_and_then_parked() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(desk.extend(TWO, "2027-02-01", "2027-03-31"));
    free(desk.park("2027-03-22", &[], Some("2027-03-24")));
    assert_eq!(both(&desk, "ST-20"), dates("2027-02-01", "2027-04-02", 2));
}

/// An enquiry of 1 April 2026 whose constituent was asked on 9 April.
fn enquiry(rules: Rules) -> (Desk, About) {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.kind = Kind::MemberEnquiry;
        it.procedure = None;
        it.raised_by = Some(RaisedBy::Mp);
    })
    .under(rules);
    let who = About::Person(desk.person(1, vec![Role::Complainant]));
    free(desk.take("2026-04-09", say(Step::ConsentAsked).about(who)));
    (desk, who)
}

#[test]
fn me_02_waits_for_the_constituent_only_where_the_council_chose_so_and_shows_both_dates() {
    let agreed = |who| {
        say(Step::ConsentAnswered)
            .about(who)
            .answer(Answer::Obtained)
            .refers_to("an e-mail")
    };
    let built_in = Rules::built_in().expect("they read");
    let (desk, _) = enquiry(built_in);
    assert_eq!(both(&desk, "ME-02"), dates("2026-04-17", "2026-04-17", 0));
    let waits = |from| chose("C25", Some("waits_for_consent"), None, from);
    let (mut desk, who) = enquiry(waits("2026-04-01"));
    assert_eq!(desk.clock("ME-02").due, None, "nobody has answered");
    free(desk.take("2026-04-14", agreed(who)));
    assert_eq!(both(&desk, "ME-02"), dates("2026-04-17", "2026-04-22", 3));
    let (before, _) = enquiry(waits("2026-04-02"));
    assert_eq!(both(&before, "ME-02"), dates("2026-04-17", "2026-04-17", 0));
    // and the number beside it stays the council's
    let number = chose("C25", Some("waits_for_consent"), Some(5), "2026-04-01");
    let (mut shorter, who) = enquiry(number);
    free(shorter.take("2026-04-10", agreed(who)));
    assert_eq!(
        both(&shorter, "ME-02"),
        dates("2026-04-10", "2026-04-13", 1)
    );
}

#[test]
fn st_33_is_moved_by_the_complainants_wish_and_both_dates_are_kept() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    free(
        desk.take(
            "2026-12-01",
            say(Step::Deferred)
                .answer(Answer::Complainant)
                .names("2026-12-08"),
        ),
    );
    assert_eq!(both(&desk, "ST-33"), dates("2027-01-07", "2027-01-14", 5));
    assert_eq!(desk.due("ST-32"), day("2026-12-07"));
}

#[test]
fn the_weeks_for_which_stage_2_was_withdrawn_do_not_count_in_it_and_count_elsewhere() {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-12-01", "2026-12-02");
    desk.send(ONE, "2026-12-09");
    free(desk.ask(TWO, "2026-12-10"));
    free(desk.take("2026-12-10", say(Step::Acknowledged).at(TWO)));
    assert_eq!(both(&desk, "CO-21"), dates("2027-01-12", "2027-01-12", 0));
    let part = Some(RouteNumber::MAIN);
    free(desk.give(withdraw_from(day("2026-12-14"), part)));
    free(desk.give(Command::Reopen {
        on: day("2026-12-21"),
        reason: "they changed their mind".into(),
    }));
    // 14 to 18 December, five working days
    assert_eq!(both(&desk, "CO-21"), dates("2027-01-12", "2027-01-19", 5));
    let other = desk.clock("ST-10");
    assert_eq!(
        (other.route, other.due, other.paused_days),
        (route, Some(day("2026-12-15")), 0)
    );
}

#[test]
fn a_procedure_is_parked_with_its_own_points_and_not_with_those_of_another() {
    let (mut desk, _) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    free(desk.park("2026-04-09", &[2], None));
    assert_eq!(desk.clock("ST-10").due, None);
    assert_eq!(desk.due("CO-11"), day("2026-04-24"));
}

#[test]
fn a_wait_that_was_over_before_it_was_parked_for_good_is_no_wait_without_an_end() {
    let mut desk = Desk::by_child("2026-04-01");
    free(desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)));
    free(desk.take("2026-04-14", say(Step::AdvocateCame).at(ONE)));
    assert_eq!(desk.due("ST-10"), day("2026-04-22"));
    // what is parked after the due day moves it no more
    desk.park("2026-04-23", &[], Some("2026-04-28"))
        .expect("parked");
    desk.park("2026-04-24", &[], None).expect("parked");
    assert_eq!(desk.due("ST-10"), day("2026-04-22"));
}

#[test]
fn what_is_done_on_the_way_of_stage_2_moves_with_its_answer_by_the_weeks_of_a_withdrawal() {
    let mut desk = Desk::at_stage_2("2026-11-23", "2026-12-07");
    let days = |desk: &Desk| ["ST-20", "ST-26", "ST-22"].map(|id| desk.due(id));
    assert_eq!(
        days(&desk),
        [day("2027-01-14"), day("2027-01-14"), day("2026-12-14")]
    );
    free(desk.give(withdraw(day("2026-12-09"))));
    desk.give(Command::Reopen {
        on: day("2026-12-16"),
        reason: "they want it looked at after all".into(),
    })
    .expect("it is taken up again");
    // 10, 11, 14 and 15 December count in none of them, nor does the 9th
    assert_eq!(
        days(&desk),
        [day("2027-01-21"), day("2027-01-21"), day("2026-12-21")]
    );
}
