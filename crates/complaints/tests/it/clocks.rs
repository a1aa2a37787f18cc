//! Table A: every clock built so far, with the dates of rulebook section 6.

use crate::desk::{Desk, ONE, THREE, TWO, answer, extend, not_accept, step, step_with, withdraw};
use complaints::clock::{ClockState, Counted};
use complaints::codes::{Ground, Kind, Procedure, Proceedings};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::ParkingNumber;
use complaints::ids::RouteNumber;
use complaints::occurred::Occurred;
use complaints::recorded::{Fact, Source};
use complaints::rules::Standing;
use complaints::step::{Answer, Step, StepTaken};
use jiff::civil::{Date, date};
use rstest::rstest;

#[rstest]
#[case::friday_before_christmas(date(2025, 12, 19), date(2026, 1, 7))]
#[case::saturday_before_christmas(date(2025, 12, 20), date(2026, 1, 7))]
#[case::before_easter(date(2026, 4, 1), date(2026, 4, 17))]
#[case::state_funeral(date(2022, 9, 12), date(2022, 9, 27))]
#[case::jubilee_of_2012(date(2012, 5, 28), date(2012, 6, 13))]
#[case::moved_may_day_of_2020(date(2020, 5, 1), date(2020, 5, 18))]
#[case::royal_wedding_of_2011(date(2011, 4, 20), date(2011, 5, 10))]
fn st_10_stage_1_is_due_ten_working_days_after_receipt(#[case] received: Date, #[case] due: Date) {
    let clock = Desk::with_statutory(received).clock("ST-10");
    assert_eq!(clock.from, received);
    assert_eq!(clock.due, Some(due));
    assert_eq!(clock.rule.standing, Standing::Sourced);
}

#[test]
fn st_10_extended_runs_to_the_day_named_and_never_past_day_20() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(extend(ONE, date(2026, 4, 10), date(2026, 4, 29)))
        .expect("day 5 is in time");
    let clock = desk.clock("ST-10");
    assert_eq!(
        (clock.first_due, clock.due),
        (date(2026, 4, 17), Some(date(2026, 4, 29)))
    );

    // history is not judged: a past case may say a later day, and its limit is still day 20
    let mut past = Desk::with_statutory(date(2026, 4, 1));
    let event = Event::StageExtended {
        route: complaints::ids::RouteNumber::MAIN,
        stage: ONE,
        to: Some(date(2026, 6, 1)),
        told_on: None,
        approved_by: None,
    };
    let mut facts: Vec<Fact> = past
        .case()
        .facts()
        .iter()
        .map(|it| Fact::new(it.occurred, it.event.clone()))
        .collect();
    facts.push(Fact::new(Occurred::On(date(2026, 4, 10)), event));
    past.case = None;
    past.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("history is recorded as it was");
    assert_eq!(past.clock("ST-10").due, Some(date(2026, 5, 1)));
}

#[test]
fn st_10_is_met_by_an_answer_on_the_due_day_and_missed_a_day_later() {
    for (sent, day, met) in [
        (date(2026, 4, 17), 10, true),
        (date(2026, 4, 20), 11, false),
    ] {
        let mut desk = Desk::with_statutory(date(2026, 4, 1));
        desk.give(answer(ONE, sent))
            .expect("a missed clock blocks nothing");
        let clock = desk.clock("ST-10");
        assert_eq!(clock.state, ClockState::Stopped { on: sent, day });
        assert_eq!(clock.met(), Some(met));
    }
}

#[test]
fn an_answer_sent_on_a_saturday_is_taken_as_sent_on_the_monday() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    desk.give(answer(ONE, date(2026, 4, 18)))
        .expect("a missed clock blocks nothing");
    let clock = desk.clock("ST-10");
    assert_eq!(
        clock.state,
        ClockState::Stopped {
            on: date(2026, 4, 20),
            day: 11
        }
    );
    assert_eq!(clock.met(), Some(false));
}

#[rstest]
#[case::cornwall(date(2024, 8, 29), date(2024, 10, 3), date(2024, 11, 28))]
#[case::easter_and_three_bank_holidays(date(2023, 4, 3), date(2023, 5, 12), date(2023, 7, 10))]
fn st_20_stage_2_runs_from_the_request(
    #[case] asked: Date,
    #[case] ordinary: Date,
    #[case] longest: Date,
) {
    let mut desk = Desk::with_statutory(date(2022, 8, 1));
    desk.give(answer(ONE, date(2022, 8, 8)))
        .expect("stage 1 is answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: asked,
    })
    .expect("stage 2 is never refused");
    assert_eq!(desk.clock("ST-20").due, Some(ordinary));
    desk.give(extend(TWO, asked, longest))
        .expect("day 65 is within the limit");
    assert_eq!(desk.clock("ST-20").due, Some(longest));
}

fn at_stage_3(asked: Date) -> Desk {
    let mut desk = Desk::with_statutory(date(2026, 7, 1));
    desk.give(answer(ONE, date(2026, 7, 8)))
        .expect("stage 1 is answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: TWO,
        on: date(2026, 7, 20),
    })
    .expect("stage 2 is asked for");
    desk.investigate(date(2026, 11, 12));
    desk.give(answer(TWO, date(2026, 11, 13)))
        .expect("stage 2 is answered");
    desk.give(Command::RequestStage {
        route: RouteNumber::MAIN,
        stage: THREE,
        on: asked,
    })
    .expect("a panel is asked for");
    desk
}

#[test]
fn stage_3_timetable_of_a_request_on_23_november_2026() {
    let mut desk = at_stage_3(date(2026, 11, 23));
    assert_eq!(desk.clock("ST-31").due, Some(date(2026, 11, 25)));
    assert_eq!(desk.clock("ST-32").due, Some(date(2026, 12, 7)));
    assert_eq!(desk.clock("ST-33").due, Some(date(2027, 1, 7)));

    let panel = Command::ArrangePanel {
        on: date(2026, 12, 1),
        panel_on: date(2027, 1, 5),
        reason: None,
        told_on: None,
    };
    desk.give(panel).expect("the panel is arranged");
    assert_eq!(desk.clock("ST-33").met(), None, "arranged, and not held");
    assert_eq!(desk.clock("ST-34").due, Some(date(2026, 12, 17)));
    assert_eq!(desk.clock("ST-35").due, Some(date(2027, 1, 12)));

    let received = StepTaken::new(Step::ReportReceived, Some(THREE));
    desk.past(date(2027, 1, 12), received);
    assert_eq!(desk.clock("ST-33").met(), Some(true), "a report shows it");
    assert_eq!(desk.clock("ST-36").due, Some(date(2027, 2, 2)));
}

#[test]
fn st_34_papers_ten_working_days_before_the_panel_are_in_time_and_nine_are_not() {
    for (sent, met) in [(date(2026, 12, 17), true), (date(2026, 12, 18), false)] {
        let mut desk = at_stage_3(date(2026, 11, 23));
        desk.give(Command::ArrangePanel {
            on: date(2026, 12, 1),
            panel_on: date(2027, 1, 5),
            reason: None,
            told_on: None,
        })
        .expect("arranged");
        desk.constitute_panel(date(2026, 12, 7));
        let papers = step(Step::PapersSent, Some(THREE), sent);
        desk.give(papers).expect("papers are sent");
        assert_eq!(desk.clock("ST-34").met(), Some(met), "sent on {sent}");
    }
}

#[test]
fn co_10_and_co_11_five_days_to_acknowledge_and_ten_from_the_acknowledgement() {
    let mut desk = Desk::with(
        Kind::Complaint,
        Some(Procedure::Corporate),
        date(2026, 4, 1),
    );
    assert_eq!(desk.clock("CO-10").due, Some(date(2026, 4, 10)));
    // not acknowledged yet: the answer counts from the day by which it was due
    assert_eq!(desk.clock("CO-11").due, Some(date(2026, 4, 24)));
    desk.give(Command::Acknowledge {
        on: date(2026, 4, 2),
    })
    .expect("acknowledged");
    assert_eq!(
        desk.clock("CO-10").state,
        ClockState::Stopped {
            on: date(2026, 4, 2),
            day: 1
        }
    );
    assert_eq!(desk.clock("CO-11").due, Some(date(2026, 4, 20)));
}

#[test]
fn me_02_and_sr_01_a_member_waits_ten_days_and_a_service_request_five() {
    let enquiry = Desk::with(Kind::MemberEnquiry, None, date(2026, 4, 1));
    assert_eq!(enquiry.clock("ME-02").due, Some(date(2026, 4, 17)));
    let request = Desk::with(Kind::ServiceRequest, None, date(2026, 12, 21));
    assert_eq!(request.clock("SR-01").due, Some(date(2026, 12, 30)));
    assert_eq!(request.clock("SR-01").rule.standing, Standing::Unconfirmed);
    assert_eq!(
        request.clock("SR-01").rule.standing.to_string(),
        "not confirmed"
    );
}

#[test]
fn the_acknowledgement_of_a_statutory_complaint_has_no_confirmed_length() {
    let clock = Desk::with_statutory(date(2026, 4, 1)).clock("ST-01");
    assert_eq!(clock.due, Some(date(2026, 4, 7)));
    assert_eq!(clock.rule.standing, Standing::Unconfirmed);
}

#[test]
fn a_clock_explains_itself_day_by_day() {
    let desk = Desk::with_statutory(date(2026, 4, 1));
    let explained = desk
        .clock("ST-10")
        .explain(desk.case().state(), &desk.calendar)
        .expect("within the calendar");
    let said = |day: Date| {
        let found = explained
            .days
            .iter()
            .find(|it| it.date == day)
            .expect("the day is in the count");
        found.counted.clone()
    };
    assert_eq!(said(date(2026, 4, 1)), Counted::Start);
    assert_eq!(said(date(2026, 4, 2)), Counted::Day(1));
    assert_eq!(
        said(date(2026, 4, 3)),
        Counted::NotWorking("Good Friday".to_owned())
    );
    assert_eq!(
        said(date(2026, 4, 5)),
        Counted::NotWorking("Sunday".to_owned())
    );
    assert_eq!(
        said(date(2026, 4, 6)),
        Counted::NotWorking("Easter Monday".to_owned())
    );
    assert_eq!(said(date(2026, 4, 17)), Counted::Day(10));
    assert_eq!(explained.days.len(), 17);
}

#[test]
fn days_for_which_the_whole_case_is_parked_do_not_count() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let mut facts: Vec<Fact> = desk
        .case()
        .facts()
        .iter()
        .map(|it| Fact::new(it.occurred, it.event.clone()))
        .collect();
    let parked = |until| Event::Parked {
        parking: ParkingNumber(1),
        proceedings: Some(Proceedings::Court),
        until,
        points: Vec::new(),
    };
    facts.push(Fact::new(
        Occurred::On(date(2026, 4, 9)),
        parked(Some(date(2026, 5, 11))),
    ));
    desk.case = None;
    desk.give_as(
        Source::Import,
        Command::RecordHistory {
            facts: facts.clone(),
        },
    )
    .expect("recorded");
    let clock = desk.clock("ST-10");
    // days 1 to 3 before it was parked, 4 to 10 from 11 May
    assert_eq!(clock.due, Some(date(2026, 5, 19)));
    assert_eq!(clock.paused_days, 21);
    let explained = clock
        .explain(desk.case().state(), &desk.calendar)
        .expect("within the calendar");
    let last = explained.days.last().expect("the due day");
    assert_eq!(
        (last.date, last.counted.clone()),
        (date(2026, 5, 19), Counted::Day(10))
    );

    // with no end known there is no due day, and no made-up one
    facts.pop();
    facts.push(Fact::new(Occurred::On(date(2026, 4, 9)), parked(None)));
    desk.case = None;
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("recorded");
    assert_eq!(desk.clock("ST-10").due, None);
}

#[test]
fn a_case_that_was_not_accepted_has_no_answer_clock() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let linked = StepTaken {
        answer: Some(Answer::Duplicate),
        reference: Some("NOR-0002".to_owned()),
        ..StepTaken::new(Step::Linked, None)
    };
    desk.give(step_with(date(2026, 4, 2), linked))
        .expect("linked");
    desk.give(not_accept(date(2026, 4, 2), Ground::Duplicate))
        .expect("not accepted");
    let clocks = complaints::clock::clocks(desk.case(), &desk.rules, &desk.calendar)
        .expect("within the calendar");
    assert!(clocks.iter().all(|it| !it.counts()), "{clocks:?}");
}

#[test]
fn a_date_beyond_the_calendar_is_an_error_and_no_guess() {
    let mut desk = Desk::on(date(2028, 12, 29));
    desk.give(crate::desk::receive(
        Kind::Complaint,
        Some(Procedure::ChildrenAct),
        date(2028, 12, 28),
    ))
    .expect("received");
    assert!(complaints::clock::clocks(desk.case(), &desk.rules, &desk.calendar).is_err());
}

#[test]
fn a_clock_is_late_from_the_day_after_its_due_day_and_only_while_it_runs() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let clock = desk.clock("ST-10");
    assert!(!clock.late(date(2026, 4, 16)), "the day before");
    assert!(!clock.late(date(2026, 4, 17)), "the due day");
    assert!(clock.late(date(2026, 4, 18)), "the day after");
    desk.give(answer(ONE, date(2026, 4, 30)))
        .expect("answered late");
    assert!(
        !desk.clock("ST-10").late(date(2026, 5, 30)),
        "an answered clock runs no more"
    );
}

#[test]
fn a_clock_ends_when_the_case_or_its_stage_is_withdrawn() {
    let mut whole = Desk::with_statutory(date(2026, 4, 1));
    assert_eq!(whole.clock("ST-10").state, ClockState::Running);
    whole.give(withdraw(date(2026, 4, 8))).expect("withdrawn");
    assert_eq!(whole.clock("ST-10").state, ClockState::Ended);

    let mut later = Desk::with_statutory(date(2026, 4, 1));
    later.give(answer(ONE, date(2026, 4, 8))).expect("answered");
    later
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 4, 15),
        })
        .expect("asked");
    assert_eq!(later.clock("ST-20").state, ClockState::Running);
    later.give(withdraw(date(2026, 4, 20))).expect("withdrawn");
    assert_eq!(later.clock("ST-20").state, ClockState::Ended);
}

#[test]
fn what_was_not_recorded_before_a_case_moved_on_is_unknown_and_not_running() {
    // the acknowledgement of a stage that was answered
    let mut answered = Desk::with_statutory(date(2026, 4, 1));
    assert_eq!(answered.clock("ST-01").state, ClockState::Running);
    answered
        .give(answer(ONE, date(2026, 4, 8)))
        .expect("answered");
    assert_eq!(answered.clock("ST-01").state, ClockState::Unknown);
    // the answer of a stage 1 that ran out before stage 2 was asked for
    let mut expired = Desk::with_statutory(date(2026, 4, 1));
    expired
        .give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: TWO,
            on: date(2026, 4, 20),
        })
        .expect("asked");
    let on = date(2026, 4, 20);
    assert_eq!(expired.clock("ST-10").state, ClockState::Overtaken { on });
    assert!(expired.clock("ST-10").late(date(2027, 4, 20)));
    assert_eq!(expired.clock("ST-20").state, ClockState::Running);
    // the answer of an enquiry of which nobody knows how it ended
    let mut enquiry = Desk::on(date(2028, 11, 30));
    let receipt = Event::Received(crate::desk::receipt(Kind::MemberEnquiry, None));
    let facts = vec![Fact::new(Occurred::On(date(2026, 4, 1)), receipt)];
    enquiry
        .give_as(Source::Import, Command::RecordHistory { facts })
        .expect("recorded");
    assert_eq!(enquiry.clock("ME-02").state, ClockState::Unknown);
}

#[test]
fn parking_moves_the_answer_of_a_statutory_complaint_and_no_acknowledgement() {
    let mut desk = Desk::with_statutory(date(2026, 4, 1));
    let mut facts: Vec<Fact> = desk
        .case()
        .facts()
        .iter()
        .map(|it| Fact::new(it.occurred, it.event.clone()))
        .collect();
    let event = Event::Parked {
        parking: ParkingNumber(1),
        proceedings: Some(Proceedings::Court),
        until: Some(date(2026, 4, 9)),
        points: Vec::new(),
    };
    facts.push(Fact::new(Occurred::On(date(2026, 4, 2)), event));
    desk.case = None;
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("recorded");
    // 2, 7 and 8 April do not count
    assert_eq!(desk.clock("ST-10").due, Some(date(2026, 4, 22)));
    assert_eq!(desk.clock("ST-01").due, Some(date(2026, 4, 7)));
}
