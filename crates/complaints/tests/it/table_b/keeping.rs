//! RT-01: how long a case is kept, who looks at that, and what ends it.

use crate::desk::{Desk, ONE, TWO, withdraw};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::{ClockState, clocks};
use complaints::command::Command;
use complaints::ids::RouteNumber;
use complaints::keeping::{Keeping, keeping};
use complaints::occurred::Occurred;
use complaints::personal::Part;
use complaints::rules::GuardId;
use complaints::step::{Answer, Step};

fn over() -> Desk {
    let mut desk = Desk::statutory("2020-03-02");
    free(desk.give(withdraw(day("2020-03-16"))));
    desk
}

fn kept(desk: &Desk) -> Option<String> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    keeping(desk.case(), &clocks).in_words()
}

#[test]
fn rt_01_runs_from_the_end_and_a_review_ends_it() {
    let mut desk = over();
    assert_eq!(desk.runs("RT-01"), (day("2020-03-16"), day("2026-03-16")));
    assert_eq!(
        kept(&desk).as_deref(),
        Some("Kept until it is reviewed on 16 March 2026")
    );
    let looked = || say(Step::RetentionReviewed).answer(Answer::Destroyed);
    warned(
        desk.take_bare("2026-03-17", looked()),
        GuardId::StepSaysWhatItMust,
        "Design of this procedure",
    );
    assert_eq!(desk.clock("RT-01").met(), Some(false), "a day late");
    assert_eq!(kept(&desk), None, "nothing more is to be looked at");
}

#[test]
fn rt_01_runs_from_the_last_answer_however_long_after_it_the_case_is_closed() {
    let mut desk = Desk::statutory("2020-03-02");
    desk.send(ONE, "2020-03-16");
    desk.past(day("2020-05-11"), say(Step::Closed));
    assert_eq!(desk.runs("RT-01"), (day("2020-03-16"), day("2026-03-16")));
}

#[test]
fn rt_01_kept_longer_names_the_day_of_the_next_look() {
    let mut desk = over();
    let longer = say(Step::RetentionReviewed).answer(Answer::Kept);
    free(desk.take("2026-03-16", longer.names("2029-03-16")));
    assert_eq!(desk.clock("RT-01").met(), Some(true));
    assert_eq!(
        kept(&desk).as_deref(),
        Some("Kept until it is reviewed on 16 March 2029")
    );
}

#[test]
fn rt_01_what_is_held_is_not_destroyed_and_what_is_open_is_not_looked_at() {
    let looked = |answer| say(Step::RetentionReviewed).answer(answer);
    let mut open = Desk::statutory("2026-04-01");
    refused(
        open.take("2026-04-02", looked(Answer::Kept)),
        GuardId::StepInItsPlace,
        "it is open, so no time runs for which it is kept",
    );
    let mut desk = over();
    free(desk.take("2025-01-06", say(Step::HoldPlaced)));
    refused(
        desk.take("2026-03-16", looked(Answer::Destroyed)),
        GuardId::HeldIsKept,
        "it is held since 6 January 2025",
    );
    assert_eq!(desk.clock("RT-01").due, None, "nothing comes due");
    free(desk.take("2026-03-16", looked(Answer::Kept)));
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    assert!(matches!(keeping(desk.case(), &clocks), Keeping::Held(_)));
    free(desk.take("2026-05-11", say(Step::HoldLifted)));
    free(desk.take("2026-05-11", looked(Answer::Destroyed)));
}

#[test]
fn rt_01_a_case_that_was_taken_up_again_is_looked_at_again_when_it_is_over() {
    let mut desk = over();
    free(desk.take(
        "2026-03-16",
        say(Step::RetentionReviewed).answer(Answer::Kept),
    ));
    free(desk.give(Command::Reopen {
        on: day("2026-04-01"),
        reason: "they came back".into(),
    }));
    assert!(!desk.has("RT-01"));
    desk.send(ONE, "2026-04-08");
    let clock = desk.clock("RT-01");
    assert_eq!(clock.state, ClockState::Running);
    assert_eq!(
        (clock.from, clock.due),
        (day("2026-04-08"), Some(day("2032-04-08")))
    );
}

#[test]
fn rt_01_who_is_on_a_case_is_erased_once_a_review_said_so_and_what_figures_read_is_kept() {
    let erase = |on: &str| Command::Erase {
        on: day(on),
        reason: "Kept long enough".into(),
    };
    let mut open = Desk::statutory("2026-04-01");
    refused(
        open.give(erase("2026-04-02")),
        GuardId::StepInItsPlace,
        "it is open, so nothing of it is destroyed",
    );
    let mut desk = over();
    refused(
        desk.give(erase("2026-03-16")),
        GuardId::StepAfterWhatItNeeds,
        "nobody has decided that it is kept no longer",
    );
    free(desk.take(
        "2026-03-16",
        say(Step::RetentionReviewed).answer(Answer::Destroyed),
    ));
    free(desk.take("2026-03-17", say(Step::HoldPlaced)));
    refused(
        desk.give(erase("2026-03-18")),
        GuardId::HeldIsKept,
        "it is held since 17 March 2026",
    );
    free(desk.take("2026-03-18", say(Step::HoldLifted)));
    let figures = desk.case().fact_row();
    free(desk.give(erase("2026-03-18")));

    let case = desk.case();
    assert_eq!(case.fact_row(), figures);
    let personal = |it: &complaints::recorded::Recorded| {
        let parts = it.parts.iter().map(|(part, _)| part);
        parts.filter(|it| !matches!(it, Part::Kept(..))).count()
    };
    let left: Vec<usize> = case.history().iter().map(personal).collect();
    let (last, before) = left.split_last().expect("a history");
    assert!(before.iter().all(|it| *it == 0), "{left:?}");
    assert_eq!(*last, 1, "the reason of the erasure stays");
    refused(
        desk.give(erase("2026-03-19")),
        GuardId::StepInItsPlace,
        "has been erased 18 March 2026 already, and the reason that was given then stays",
    );
}

#[test]
fn rt_01_the_texts_of_a_statement_of_complaint_go_with_the_erasure_and_its_days_stay() {
    let mut desk = Desk::at_stage_2("2020-03-02", "2020-03-09");
    free(desk.take("2020-03-12", say(Step::StatementDrafted).at(TWO)));
    free(desk.take("2020-03-13", say(Step::StatementCommented).at(TWO)));
    free(desk.agree_statement("2020-03-16"));
    desk.give(withdraw(day("2020-03-20")))
        .expect("it is withdrawn");
    desk.take(
        "2026-03-20",
        say(Step::RetentionReviewed).answer(Answer::Destroyed),
    )
    .expect("it is kept no longer");
    let shown = |desk: &Desk| {
        let versions = desk.case().state().statement(RouteNumber::MAIN);
        let version = versions.first().expect("a version");
        let comment = version.comments.first().expect("a comment");
        (
            version.text.is_some() || comment.texts.iter().next().is_some(),
            version.sent,
            version.settled.map(|it| it.on()),
        )
    };
    let (sent, agreed) = (
        Occurred::On(day("2020-03-12")),
        Occurred::On(day("2020-03-16")),
    );
    assert_eq!(shown(&desk), (true, sent, Some(agreed)));
    free(desk.give(Command::Erase {
        on: day("2026-03-20"),
        reason: "Kept long enough".into(),
    }));
    assert_eq!(shown(&desk), (false, sent, Some(agreed)));
}

#[test]
fn rt_01_nothing_is_destroyed_while_the_next_stage_may_be_asked_for_nor_without_a_word_before_its_time()
 {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-08");
    let destroyed = || say(Step::RetentionReviewed).answer(Answer::Destroyed);
    refused(
        desk.take("2026-04-08", destroyed()),
        GuardId::KeptWhileItMayGoOn,
        "until 7 May 2026",
    );
    refused(
        desk.take("2026-05-07", destroyed()),
        GuardId::KeptWhileItMayGoOn,
        "Regulations 17 and 18",
    );
    let until = desk.due("RT-01");
    assert!(until > day("2027-01-01"));
    warned(
        desk.take("2026-05-08", destroyed()),
        GuardId::KeptItsTime,
        "it is kept until",
    );
}

#[test]
fn rt_01_nobody_and_no_words_come_to_a_case_that_was_erased_and_nobody_is_asked_whether_they_go_on()
{
    let mut desk = Desk::statutory("2020-03-02");
    desk.send(ONE, "2020-03-16");
    let destroyed = say(Step::RetentionReviewed).answer(Answer::Destroyed);
    free(desk.take("2026-03-16", destroyed));
    let asked = |desk: &Desk| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        all.iter()
            .any(|it| it.rule.stops == complaints::rules::Moment::GoneOnOrClosed)
    };
    assert!(asked(&desk));
    free(desk.give(Command::Erase {
        on: day("2026-03-17"),
        reason: "Kept long enough".into(),
    }));
    assert_eq!(turns_of(&desk), Vec::<String>::new());
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let next = complaints::duties::next(desk.case().state(), &all, day("2026-03-18"));
    assert_eq!(next.map(|it| it.rule.id.as_str()), None);
    assert!(!asked(&desk));
    let erased = "who was on it has been erased 17 March 2026";
    refused(
        desk.give(Command::AddNote {
            on: day("2026-03-18"),
            text: "Her aunt rang".into(),
            by: None,
            contact: None,
        }),
        GuardId::StepInItsPlace,
        erased,
    );
    refused(
        desk.give(Command::AddPerson {
            on: day("2026-03-18"),
            person: complaints::ids::PersonId(uuid::Uuid::nil()),
            about: true,
            roles: Vec::new(),
            details: Box::default(),
        }),
        GuardId::StepInItsPlace,
        erased,
    );
    refused(
        desk.give(Command::RecordHistory { facts: Vec::new() }),
        GuardId::StepInItsPlace,
        "its record is not brought in again. Record a new case",
    );
}

fn turns_of(desk: &Desk) -> Vec<String> {
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let state = desk.case().state();
    let turns = complaints::turn::turns(state, &all, &desk.rules, day("2026-03-18"));
    turns.into_iter().map(|it| it.what).collect()
}
