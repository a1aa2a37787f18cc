//! Clocks of the statutory procedure up to the end of stage 1: ST-00 to ST-12.

use crate::desk::{Desk, ONE, TWO};
use crate::way::{Says, day, free, say, warned};
use complaints::clock::{Clock, ClockState, Lateness};
use complaints::codes::Ground;
use complaints::command::Command;
use complaints::ids::{ParkingNumber, PersonNumber, PointNumber};
use complaints::rules::{GuardId, Standing};
use complaints::status::Status;
use complaints::step::{About, Answer, Step};

const FIRST: About = About::Person(PersonNumber(1));

#[test]
fn st_00_the_time_to_complain_is_one_year_from_the_grounds_and_refuses_nothing() {
    let mut desk = Desk::statutory("2026-05-11");
    assert!(!desk.has("ST-00"), "no day of the grounds is known");
    free(desk.take("2026-05-11", say(Step::GroundsArose).names("2025-05-10")));
    assert_eq!(desk.runs("ST-00"), (day("2025-05-10"), day("2026-05-10")));
    let (on, _, met) = desk.stopped("ST-00");
    assert_eq!((on, met), (day("2026-05-11"), false));
    assert_eq!(desk.clock("ST-00").rule.standing, Standing::Unconfirmed);
    assert!(!desk.clock("ST-00").counts(), "it is the complainant's own");
    assert_eq!(desk.status(), Status::Stage1);
    desk.send(ONE, "2026-05-26");
}

#[test]
fn st_00_of_29_february_ends_on_28_february() {
    let mut desk = Desk::statutory("2025-02-28");
    free(desk.take("2025-02-28", say(Step::GroundsArose).names("2024-02-29")));
    assert_eq!(desk.due("ST-00"), day("2025-02-28"));
    assert_eq!(desk.clock("ST-00").met(), Some(true));
}

#[test]
fn st_01_is_two_working_days_over_christmas_and_is_stopped_by_the_acknowledgement() {
    let mut desk = Desk::statutory("2026-12-24");
    assert_eq!(desk.runs("ST-01"), (day("2026-12-24"), day("2026-12-30")));
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-31"),
    }));
    assert_eq!(desk.stopped("ST-01"), (day("2026-12-31"), 3, false));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn st_02_a_year_from_the_end_of_proceedings_is_no_bar() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[], None));
    assert!(!desk.has("ST-02"), "the proceedings go on");
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    assert_eq!(desk.runs("ST-02"), (day("2026-09-01"), day("2027-09-01")));
    free(desk.take("2027-09-02", say(Step::Resubmitted)));
    let (on, _, met) = desk.stopped("ST-02");
    assert_eq!((on, met), (day("2027-09-02"), false));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn st_02_waits_for_nobody_once_it_is_not_parked_any_more() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[], None));
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    assert!(desk.running("ST-02"));
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2026-09-07"),
    }));
    assert_eq!(desk.stopped("ST-02").0, day("2026-09-07"));
}

/// B2, correction 6: what a person closed while it was parked owes no answer and no acknowledgement.
#[test]
fn what_was_closed_while_it_was_parked_is_late_with_nothing() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-01", &[], None));
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    free(desk.take("2026-09-01", say(Step::InvitedBack)));
    free(desk.take("2027-09-02", say(Step::ParkedClosed)));
    assert_eq!(desk.status(), Status::ParkedClosed);
    assert_eq!(desk.clock("ST-01").state, ClockState::Ended);
    assert_eq!(desk.clock("ST-10").state, ClockState::Ended);
}

#[test]
fn st_03_three_working_days_for_each_person_who_relies_on_sufficient_interest() {
    let mut desk = Desk::statutory("2026-12-22");
    for number in [1, 2] {
        desk.person(number, Vec::new());
    }
    let second = About::Person(PersonNumber(2));
    for (on, who) in [("2026-12-23", FIRST), ("2026-12-24", second)] {
        free(desk.take(on, say(Step::InterestReliedOn).about(who)));
    }
    let due: Vec<_> = desk.clocks("ST-03").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2026-12-30")), Some(day("2026-12-31"))]);
    let decided = say(Step::InterestDecided).about(second).answer(Answer::Yes);
    free(desk.take("2026-12-29", decided));
    assert!(
        desk.clocks("ST-03").iter().all(Clock::runs),
        "decided, and nobody was told"
    );
    free(desk.take("2026-12-30", say(Step::InterestNotified).about(second)));
    let states: Vec<_> = desk.clocks("ST-03").iter().map(|it| it.state).collect();
    let stopped = ClockState::Stopped {
        on: day("2026-12-30"),
        day: 2,
    };
    assert_eq!(states, [ClockState::Running, stopped]);
}

#[test]
fn st_04_the_consent_check_takes_five_working_days_and_holds_up_no_answer() {
    let mut desk = Desk::received_as("2026-12-22", |it| {
        it.raised_by = Some(complaints::codes::RaisedBy::Solicitor);
    });
    desk.person(1, vec![complaints::codes::Role::Representative]);
    let child = About::Person(desk.person(2, vec![complaints::codes::Role::Child]));
    // it runs from the representative's complaint, whether or not anybody has asked the child yet
    assert_eq!(desk.runs("ST-04"), (day("2026-12-22"), day("2026-12-31")));
    free(desk.take("2026-12-23", say(Step::ConsentAsked).about(child)));
    assert_eq!(desk.runs("ST-04"), (day("2026-12-22"), day("2026-12-31")));
    assert_eq!(desk.due("ST-10"), day("2027-01-08"));
    let given = say(Step::ConsentAnswered)
        .about(child)
        .answer(Answer::Obtained)
        .refers_to("signed form");
    free(desk.take("2027-01-05", given));
    assert_eq!(desk.stopped("ST-04"), (day("2027-01-05"), 7, false));
    assert_eq!(desk.due("ST-10"), day("2027-01-08"));
    let mut parent = Desk::statutory("2026-12-22");
    parent.person(1, vec![complaints::codes::Role::Complainant]);
    assert!(!parent.has("ST-04"), "in their own right");
}

#[test]
fn st_05_an_advocate_is_offered_to_a_child_within_one_working_day() {
    let mut desk = Desk::by_child("2026-12-24");
    assert_eq!(desk.runs("ST-05"), (day("2026-12-24"), day("2026-12-29")));
    free(desk.give(Command::OfferAdvocacy {
        on: day("2026-12-29"),
        child: None,
    }));
    assert_eq!(desk.stopped("ST-05"), (day("2026-12-29"), 1, true));
    assert!(!Desk::statutory("2026-12-24").has("ST-05"), "a parent");
}

#[test]
fn st_06_the_record_of_what_was_said_goes_out_within_three_working_days() {
    let mut desk = Desk::statutory("2026-12-22");
    assert_eq!(desk.runs("ST-06"), (day("2026-12-22"), day("2026-12-29")));
    free(desk.take("2026-12-30", say(Step::OralRecordSent)));
    assert_eq!(desk.stopped("ST-06"), (day("2026-12-30"), 4, false));
    assert!(
        !Desk::by_letter("2026-12-22").has("ST-06"),
        "it was written"
    );
}

#[test]
fn st_06_of_a_complaint_that_is_answered_is_no_task_any_more() {
    let mut desk = Desk::statutory("2026-12-22");
    assert!(desk.running("ST-06"));
    desk.send(ONE, "2027-01-04");
    assert_eq!(desk.clock("ST-06").state, ClockState::Ended);
}

/// The letter that says why it is parked, and when the council looks at that next.
fn told_of_parking(desk: &mut Desk, on: &str, next: &str) {
    let told = say(Step::ParkingTold).answer(Answer::Complainant);
    free(desk.take(on, told.names(next)));
}

#[test]
fn st_07_parking_is_reviewed_every_thirty_calendar_days() {
    let mut desk = Desk::statutory("2026-11-02");
    free(desk.park("2026-11-26", &[], None));
    assert_eq!(desk.runs("ST-07"), (day("2026-11-26"), day("2026-12-26")));
    told_of_parking(&mut desk, "2026-11-27", "2026-12-24");
    assert_eq!(desk.runs("ST-07"), (day("2026-11-26"), day("2026-12-24")));
    let kept = say(Step::ParkingReviewed).answer(Answer::Kept);
    free(desk.take("2026-12-24", kept));
    let reviews = desk.clocks("ST-07");
    let due: Vec<_> = reviews.iter().map(|it| (it.from, it.due)).collect();
    assert_eq!(
        due,
        [
            (day("2026-11-26"), Some(day("2026-12-24"))),
            (day("2026-12-24"), Some(day("2027-01-23"))),
        ]
    );
    assert_eq!(reviews[0].met(), Some(true));
    assert_eq!(reviews[1].state, ClockState::Running);
    assert_eq!(desk.status(), Status::Parked);
    let kept = say(Step::ParkingReviewed).answer(Answer::Kept);
    free(desk.take("2027-01-25", kept));
    let reviews = desk.clocks("ST-07");
    let met: Vec<_> = reviews.iter().map(Clock::met).collect();
    assert_eq!(met, [Some(true), Some(false), None], "two days late");
}

#[test]
fn st_07_a_parking_looked_at_on_its_first_day_is_looked_at_again_thirty_days_on() {
    let mut desk = Desk::statutory("2026-11-02");
    free(desk.park("2026-11-26", &[], None));
    told_of_parking(&mut desk, "2026-11-26", "2026-12-26");
    let kept = say(Step::ParkingReviewed).answer(Answer::Kept);
    free(desk.take("2026-11-26", kept));
    let reviews = desk.clocks("ST-07");
    let states: Vec<_> = reviews.iter().map(|it| (it.due, it.met())).collect();
    let due = Some(day("2026-12-26"));
    assert_eq!(states, [(due, Some(true)), (due, None)]);
}

#[test]
fn st_07_of_a_second_parking_begins_anew() {
    let mut desk = Desk::statutory("2026-11-02");
    free(desk.park("2026-11-04", &[], None));
    told_of_parking(&mut desk, "2026-11-04", "2026-12-04");
    let reviewed = |answer| say(Step::ParkingReviewed).answer(answer);
    free(desk.take("2026-12-01", reviewed(Answer::Kept)));
    free(desk.take("2026-12-15", reviewed(Answer::Lifted)));
    free(desk.park("2027-01-04", &[], None));
    let reviews = desk.clocks("ST-07");
    assert_eq!(reviews.len(), 1);
    assert_eq!(
        (reviews[0].due, reviews[0].state),
        (Some(day("2027-02-03")), ClockState::Running)
    );
}

#[test]
fn st_08_a_concern_is_referred_on_the_day_it_is_seen_be_it_a_sunday() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-05", say(Step::SafeguardingSpotted)));
    assert_eq!(desk.runs("ST-08"), (day("2026-04-05"), day("2026-04-05")));
    let referred = say(Step::SafeguardingReferred).refers_to("front door 7");
    free(desk.take("2026-04-06", referred));
    let (on, _, met) = desk.stopped("ST-08");
    assert_eq!((on, met), (day("2026-04-06"), false));
    // beside the complaint and never instead of it
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
    assert!(desk.running("ST-10"));
}

#[test]
fn st_08_a_concern_that_was_not_referred_is_owed_once_the_complaint_is_answered() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-14", say(Step::SafeguardingSpotted)));
    desk.send(ONE, "2026-04-15");
    let next = desk.next_on("2026-04-20");
    assert_eq!(next, Some(("ST-08".to_owned(), day("2026-04-14"), true)));
}

#[test]
fn st_10_of_a_saturday_over_christmas_extended_runs_to_day_20() {
    let mut desk = Desk::statutory("2025-12-20");
    free(desk.extend(ONE, "2026-01-07", "2026-01-21"));
    let clock = desk.clock("ST-10");
    assert_eq!(
        (clock.first_due, clock.due, clock.limit),
        (
            day("2026-01-07"),
            Some(day("2026-01-21")),
            Some(day("2026-01-21"))
        )
    );
}

#[test]
fn st_10_missed_closes_nothing_and_refuses_nothing() {
    let mut desk = Desk::statutory("2026-04-01");
    assert!(desk.clock("ST-10").late(day("2026-06-01")));
    assert_eq!(desk.status(), Status::Stage1);
    free(desk.take("2026-06-01", say(Step::ExpiryAdvised).at(ONE)));
    warned(
        desk.give(crate::desk::answer(ONE, day("2026-06-02"))),
        GuardId::AnswerInTime,
        "The clock of the stage",
    );
    free(desk.ask(TWO, "2026-06-03"));
    assert_eq!(desk.status(), Status::Stage2);
}

#[test]
fn st_10_lateness_is_told_against_the_first_date_and_the_current_one() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.extend(ONE, "2026-04-10", "2026-04-29"));
    let late = |desk: &Desk, today| {
        let clock = desk.clock("ST-10");
        clock
            .lateness(&desk.calendar, day(today))
            .expect("within the calendar")
            .map(|it| (it.against_first, it.against_current))
    };
    // 17 April at first, 29 April now; 4 May is a bank holiday
    assert_eq!(late(&desk, "2026-04-27"), Some((6, -2)));
    desk.send(ONE, "2026-05-05");
    assert_eq!(late(&desk, "2026-11-30"), Some((11, 3)));
    let clock = desk.clock("ST-10");
    let told = clock.lateness(&desk.calendar, day("2026-11-30"));
    assert_eq!(
        told.expect("within the calendar"),
        Some(Lateness {
            against_first: 11,
            against_current: 3
        })
    );
}

#[test]
fn st_10_is_ended_by_withdrawal_and_answered_by_the_terms_of_resolution() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-08", say(Step::ResolutionSent).at(ONE)));
    assert_eq!(desk.stopped("ST-10"), (day("2026-04-08"), 3, true));
}

#[test]
fn st_10_is_reported_by_points_too_and_a_finding_is_missed() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-02");
    warned(
        desk.give(crate::desk::answer(ONE, day("2026-04-17"))),
        GuardId::FindingOnEveryPoint,
        "Complaint Handling Code 6.7",
    );
    let points = &desk.case().state().points;
    assert!(points[&PointNumber(2)].findings.is_empty());
}

#[test]
fn st_11_the_right_to_stage_2_is_told_the_working_day_after_day_20() {
    let mut desk = Desk::statutory("2026-04-01");
    // day 20 is Friday 1 May, and Monday 4 May a bank holiday
    assert_eq!(desk.runs("ST-11"), (day("2026-05-01"), day("2026-05-05")));
    free(desk.take("2026-05-06", say(Step::ExpiryAdvised).at(ONE)));
    assert_eq!(desk.stopped("ST-11"), (day("2026-05-06"), 2, false));

    let mut answered = Desk::statutory("2026-04-01");
    answered.send(ONE, "2026-05-01");
    assert!(!answered.has("ST-11"), "answered on day 20");
    let mut late = Desk::statutory("2026-04-01");
    late.send(ONE, "2026-05-05");
    assert!(late.has("ST-11"), "answered on day 21");
}

#[test]
fn st_11_of_a_complaint_that_was_not_accepted_tells_nobody_of_stage_2() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.person(1, Vec::new());
    free(desk.take("2026-04-01", say(Step::InterestReliedOn).about(FIRST)));
    desk.does_not_qualify(day("2026-04-02"));
    free(desk.give(crate::desk::not_accept_because(
        day("2026-04-02"),
        Ground::Other,
        "Duplicate",
    )));
    assert!(desk.has("ST-03"), "another clock was there before");
    assert!(!desk.has("ST-11"));
}

#[test]
fn st_11_of_a_stage_1_that_was_parked_counts_from_day_20_as_parking_moved_it() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[], Some("2026-05-11")));
    // 21 working days were parked: day 20 is Wednesday 3 June
    assert_eq!(desk.clock("ST-10").limit, Some(day("2026-06-03")));
    assert_eq!(desk.runs("ST-11"), (day("2026-06-03"), day("2026-06-04")));
}

#[test]
fn st_12_asking_for_stage_2_is_advised_within_20_working_days_of_the_answer() {
    let mut desk = Desk::statutory("2026-04-01");
    assert!(!desk.has("ST-12"), "nothing was answered");
    desk.send(ONE, "2026-04-17");
    assert_eq!(desk.runs("ST-12"), (day("2026-04-17"), day("2026-05-18")));
    assert!(!desk.clock("ST-12").counts(), "it is the complainant's own");
    assert!(desk.running("ST-12"));
    assert_eq!(desk.status(), Status::Stage1Answered);
    warned(
        desk.ask(TWO, "2027-05-19"),
        GuardId::StageTwoLate,
        "never a bar",
    );
    let (on, _, met) = desk.stopped("ST-12");
    assert_eq!((on, met), (day("2027-05-19"), false));
    assert_eq!(desk.status(), Status::Stage2);
}

#[test]
fn st_12_of_an_answer_by_post_counts_from_two_working_days_later() {
    let mut desk = Desk::by_letter("2026-04-01");
    desk.send(ONE, "2026-04-17");
    assert_eq!(desk.runs("ST-12"), (day("2026-04-21"), day("2026-05-20")));
    free(desk.ask(TWO, "2026-05-20"));
    assert_eq!(desk.clock("ST-12").met(), Some(true));
}
