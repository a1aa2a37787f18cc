//! Clocks of the Ombudsman: LG-01 to LG-06.

use crate::desk::{Desk, ONE, TWO};
use crate::way::{Says, day, free, remedy_number, say};
use complaints::clock::{Clock, ClockState};
use complaints::command::Command;
use complaints::event::Event;
use complaints::occurred::Occurred;
use complaints::recorded::{Fact, Source};
use complaints::status::Status;
use complaints::step::{Answer, Step};

fn answered() -> Desk {
    let mut desk = Desk::statutory("2026-10-01");
    desk.send(ONE, "2026-10-08");
    desk
}

#[test]
fn lg_01_twelve_months_to_go_to_the_ombudsman_is_the_persons_own_time() {
    let mut desk = answered();
    free(desk.take("2026-10-01", say(Step::GroundsArose).names("2026-08-31")));
    assert_eq!(desk.runs("LG-01"), (day("2026-08-31"), day("2027-08-31")));
    desk.ombudsman("2027-09-01");
    let (on, _, met) = desk.stopped("LG-01");
    assert_eq!((on, met), (day("2027-09-01"), false));
    assert!(!desk.clock("LG-01").counts());
}

#[test]
fn lg_01_goes_on_after_a_refusal_and_a_withdrawal() {
    let grounds = || say(Step::GroundsArose).names("2026-08-31");
    let mut refused = Desk::statutory("2026-10-01");
    free(refused.take("2026-10-01", grounds()));
    refused.does_not_qualify(day("2026-10-02"));
    free(refused.give(crate::desk::not_accept_because(
        day("2026-10-02"),
        complaints::codes::Ground::Other,
        "Duplicate",
    )));
    assert!(refused.running("LG-01"));
    let mut withdrawn = Desk::statutory("2026-10-01");
    free(withdrawn.take("2026-10-01", grounds()));
    free(withdrawn.give(crate::desk::withdraw(day("2026-10-08"))));
    assert!(withdrawn.running("LG-01"));
}

#[test]
fn lg_02_each_question_is_answered_by_the_day_in_its_letter() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    let asked = |by| say(Step::OmbudsmanAsked).about(entry).names(by);
    free(desk.take("2026-12-01", asked("2026-12-29")));
    free(desk.take("2026-12-21", asked("2027-01-04")));
    let due: Vec<_> = desk.clocks("LG-02").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2026-12-29")), Some(day("2027-01-04"))]);
    free(desk.take("2026-12-30", say(Step::OmbudsmanReplied).about(entry)));
    let met: Vec<_> = desk.clocks("LG-02").iter().map(Clock::met).collect();
    assert_eq!(met, [Some(false), None], "a day late, and not yet answered");
    assert!(desk.clock("LG-02").counts());
}

#[test]
fn lg_02_the_ombudsman_may_give_longer_for_the_letter_that_is_open_and_its_first_day_is_kept() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    let asked = |by| say(Step::OmbudsmanAsked).about(entry).names(by);
    free(desk.take("2026-12-01", asked("2026-12-15")));
    free(desk.take("2026-12-14", say(Step::OmbudsmanReplied).about(entry)));
    free(desk.take("2026-12-21", asked("2027-01-04")));
    let longer = |by| say(Step::OmbudsmanGaveLonger).about(entry).names(by);
    free(desk.take("2027-01-04", longer("2027-01-11")));
    let dates = |desk: &Desk| {
        let all = desk.clocks("LG-02");
        let all: Vec<_> = all.iter().map(|it| (it.first_due, it.due)).collect();
        all
    };
    let first = (day("2026-12-15"), Some(day("2026-12-15")));
    let second = |due| (day("2027-01-04"), Some(day(due)));
    assert_eq!(dates(&desk), [first, second("2027-01-11")]);
    // asked for once the day was past, it moves nothing
    let mut late = answered();
    late.ombudsman("2026-12-01");
    free(late.take("2026-12-21", asked("2027-01-04")));
    free(late.take("2027-01-05", longer("2027-01-11")));
    assert_eq!(dates(&late), [second("2027-01-04")]);
}

#[test]
fn lg_03_the_ombudsman_may_give_longer_for_comments_on_the_draft() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    let draft = say(Step::OmbudsmanDraft).about(entry);
    free(desk.take("2027-01-11", draft.names("2027-01-25")));
    let longer = say(Step::OmbudsmanGaveLonger).about(entry);
    free(desk.take("2027-01-20", longer.names("2027-02-01")));
    assert_eq!(desk.runs("LG-03"), (day("2027-01-11"), day("2027-02-01")));
    assert!(desk.clock("LG-03").extended);
}

#[test]
fn lg_03_the_draft_is_commented_on_by_the_day_in_its_letter() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    free(desk.take(
        "2027-01-11",
        say(Step::OmbudsmanDraft).about(entry).names("2027-01-25"),
    ));
    assert_eq!(desk.runs("LG-03"), (day("2027-01-11"), day("2027-01-25")));
    free(desk.take("2027-01-25", say(Step::OmbudsmanDraftAnswered).about(entry)));
    assert_eq!(desk.clock("LG-03").met(), Some(true));
}

/// Told on 1 December 2026, and asked that day for a reply by 29 December.
fn asked() -> Desk {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    free(desk.take(
        "2026-12-01",
        say(Step::OmbudsmanAsked).about(entry).names("2026-12-29"),
    ));
    desk
}

fn decides(on: &str) -> Command {
    Command::OmbudsmanDecides {
        on: day(on),
        entry: complaints::ids::EntryNumber(1),
        decision: "Not upheld".to_owned(),
        investigated: Some(true),
    }
}

#[test]
fn lg_02_a_reply_that_was_late_when_the_ombudsman_decided_stays_on_record_as_missed() {
    let mut desk = asked();
    free(desk.give(decides("2027-01-05")));
    let clock = desk.clock("LG-02");
    let missed = day("2027-01-05");
    assert_eq!(clock.state, ClockState::Missed { on: missed });
    let delay = clock.delay(desk.case().state(), &desk.calendar, day("2027-02-01"));
    let delay = delay.expect("within the calendar").expect("it is late");
    assert_eq!(delay.late, 4, "30 and 31 December, 4 and 5 January");
}

#[test]
fn lg_02_what_was_not_due_yet_when_the_ombudsman_decided_is_over() {
    let mut desk = asked();
    free(desk.give(decides("2026-12-29")));
    assert_eq!(desk.clock("LG-02").state, ClockState::Ended);
}

#[test]
fn lg_03_comments_that_were_late_when_it_was_sent_back_are_missed() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    let draft = say(Step::OmbudsmanDraft).about(entry);
    free(desk.take("2027-01-11", draft.names("2027-01-25")));
    let back = say(Step::ReferredBack).about(entry);
    free(desk.take("2027-02-01", back.answer(Answer::StageTwo)));
    let missed = day("2027-02-01");
    assert_eq!(desk.clock("LG-03").state, ClockState::Missed { on: missed });
}

#[test]
fn lg_04_each_recommendation_stops_once_the_ombudsman_accepts_the_evidence() {
    let mut desk = answered();
    desk.ombudsman("2026-12-01");
    let first = desk.remedy("2027-02-01", "2027-03-01", Some(1));
    let second = desk.remedy("2027-02-01", "2027-05-03", Some(1));
    let due: Vec<_> = desk.clocks("LG-04").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2027-03-01")), Some(day("2027-05-03"))]);
    free(desk.take("2027-02-26", say(Step::ProofRecorded).about(first)));
    free(desk.done(first, "2027-02-26"));
    assert_eq!(desk.clocks("LG-04")[0].state, ClockState::Running, "we say");
    let evidence = say(Step::EvidenceSent).about(first);
    free(desk.take("2027-02-26", evidence.clone()));
    assert_eq!(desk.clocks("LG-04")[0].state, ClockState::Running);
    let found = |answer| say(Step::ComplianceFound).about(first).answer(answer);
    free(desk.take("2027-03-05", found(Answer::NotComplied)));
    assert!(desk.clocks("LG-04")[0].late(day("2027-03-05")));
    // more is sent, and accepted: the day that counts is that on which it was sent
    free(desk.take("2027-03-08", evidence));
    free(desk.take("2027-03-12", found(Answer::Late)));
    let clocks = desk.clocks("LG-04");
    assert_eq!(
        clocks[0].state,
        ClockState::Stopped {
            on: day("2027-03-08"),
            day: 35
        }
    );
    assert_eq!(clocks[0].met(), Some(false));
    assert_eq!(clocks[1].about, second);
    assert_eq!(clocks[1].state, ClockState::Running);
    assert_eq!(remedy_number(second).0, 2);
    assert!(!desk.has("AC-01"), "they are the Ombudsman's");
}

#[test]
fn lg_04_evidence_in_time_is_met_though_the_ombudsman_accepts_it_later() {
    let mut desk = answered();
    desk.ombudsman("2026-12-01");
    let remedy = desk.remedy("2027-02-01", "2027-03-01", Some(1));
    free(desk.take("2027-03-01", say(Step::EvidenceSent).about(remedy)));
    let complied = say(Step::ComplianceFound)
        .about(remedy)
        .answer(Answer::Complied);
    free(desk.take("2027-03-15", complied));
    assert_eq!(desk.stopped("LG-04"), (day("2027-03-01"), 28, true));
}

#[test]
fn lg_04_what_is_sent_once_more_takes_nothing_from_evidence_that_was_in_time() {
    let mut desk = answered();
    desk.ombudsman("2026-12-01");
    let remedy = desk.remedy("2027-02-01", "2027-03-01", Some(1));
    let evidence = say(Step::EvidenceSent).about(remedy);
    free(desk.take("2027-03-01", evidence.clone()));
    free(desk.take("2027-03-08", evidence));
    let found = say(Step::ComplianceFound).about(remedy);
    free(desk.take("2027-03-15", found.answer(Answer::Complied)));
    assert_eq!(desk.stopped("LG-04"), (day("2027-03-01"), 28, true));
}

#[test]
fn lg_04_of_the_past_stands_as_the_record_has_it() {
    let mut desk = answered();
    desk.ombudsman("2026-12-01");
    let remedy = desk.remedy("2027-02-01", "2027-03-01", Some(1));
    let done = Event::RemedyDone {
        remedy: remedy_number(remedy),
        evidence_owed: false,
    };
    let facts: Vec<Fact> = desk
        .case()
        .facts()
        .iter()
        .map(|it| Fact::new(it.occurred, it.event.clone()))
        .chain([Fact::new(Occurred::On(day("2027-03-02")), done)])
        .collect();
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("a record is taken as it comes");
    assert_eq!(desk.stopped("LG-04"), (day("2027-03-02"), 29, false));
    // evidence that is sent since then is the Ombudsman's to accept
    free(desk.take("2027-03-05", say(Step::EvidenceSent).about(remedy)));
    assert_eq!(desk.clock("LG-04").state, ClockState::Running);
}

#[test]
fn lg_05_a_formal_report_is_owed_its_hearing_once_the_ombudsman_decided() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    free(desk.give(decides("2027-01-05")));
    free(desk.take("2027-01-05", say(Step::FormalReport).about(entry)));
    let next = desk.next_on("2027-04-06");
    assert_eq!(next, Some(("LG-05".to_owned(), day("2027-04-05"), true)));
}

#[test]
fn lg_05_a_formal_report_is_considered_within_three_months() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-01");
    free(desk.take("2027-11-30", say(Step::FormalReport).about(entry)));
    assert_eq!(desk.runs("LG-05"), (day("2027-11-30"), day("2028-02-29")));
    free(desk.take("2028-03-01", say(Step::FormalReportConsidered).about(entry)));
    assert_eq!(desk.clock("LG-05").met(), Some(false));
}

#[test]
fn lg_06_what_came_too_early_goes_on_and_the_referral_makes_no_limit_later() {
    let mut desk = Desk::statutory("2026-12-18");
    let due = desk.due("ST-10");
    let entry = desk.ombudsman("2026-12-22");
    let back = say(Step::ReferredBack)
        .about(entry)
        .answer(Answer::StageOne);
    free(desk.take("2026-12-23", back));
    assert_eq!(desk.runs("LG-06"), (day("2026-12-23"), day("2026-12-29")));
    assert_eq!(desk.due("ST-10"), due);
    desk.send(ONE, "2026-12-30");
    assert_eq!(desk.stopped("LG-06"), (day("2026-12-30"), 3, false));
}

#[test]
fn lg_06_sent_back_to_stage_2_it_begins_there_and_is_taken_up() {
    let mut desk = answered();
    let entry = desk.ombudsman("2026-12-22");
    let back = say(Step::ReferredBack)
        .about(entry)
        .answer(Answer::StageTwo);
    free(desk.take("2026-12-23", back));
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(desk.runs("ST-20"), (day("2026-12-23"), day("2027-02-01")));
    assert_eq!(desk.stopped("LG-06"), (day("2026-12-23"), 0, true));
    // a request that had come before keeps its day
    let mut asked = answered();
    free(asked.ask(TWO, "2026-10-15"));
    let earlier = asked.due("ST-20");
    let entry = asked.ombudsman("2026-12-22");
    let back = say(Step::ReferredBack)
        .about(entry)
        .answer(Answer::StageTwo);
    free(asked.take("2026-12-23", back));
    assert_eq!(asked.due("ST-20"), earlier);
}

#[test]
fn an_enquiry_that_began_with_the_ombudsman_has_no_answer_clock_of_the_councils() {
    let mut desk = Desk::with(
        complaints::codes::Kind::OmbudsmanEnquiry,
        None,
        day("2026-12-01"),
    );
    let entry = desk.ombudsman("2026-12-01");
    free(desk.take(
        "2026-12-01",
        say(Step::OmbudsmanAsked).about(entry).names("2026-12-29"),
    ));
    assert_eq!(desk.due("LG-02"), day("2026-12-29"));
    assert!(!desk.has("ST-10") && !desk.has("CO-10"));
    free(desk.give(Command::OmbudsmanDecides {
        on: day("2027-03-01"),
        entry: complaints::ids::EntryNumber(1),
        decision: "Not upheld".to_owned(),
        investigated: Some(true),
    }));
}
