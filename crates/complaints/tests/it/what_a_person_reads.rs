//! What a person reads of a case: where it stands, what is due, what is missing, what was written.

use crate::desk::{Desk, ONE, TWO, answer, nameless, noon, silent};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::clocks;
use complaints::codes::Kind;
use complaints::command::Command;
use complaints::decide::{Context, offered};
use complaints::duties::{next, on_the_way, overdue};
use complaints::gaps::{Gap, gaps};
use complaints::ids::{RecommendationNumber, RouteNumber};
use complaints::recommendations::recommendations;
use complaints::rules::GuardId;
use complaints::status::{Status, in_words};
use complaints::step::{About, Answer, Step};
use complaints::timeline::{taken_in_words, words};
use jiff::civil::date;

fn reads(desk: &Desk) -> String {
    in_words(desk.case().state())
}

fn missing(desk: &Desk) -> Vec<Gap> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks)
}

fn reopen(desk: &mut Desk, on: &str) -> crate::way::Given {
    desk.give(Command::Reopen {
        on: day(on),
        reason: "they came back with new facts".into(),
    })
}

#[test]
fn nothing_owed_at_closing() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-15");
    let apology = desk.remedy("2026-04-15", "2026-05-01", None);
    free(desk.take("2026-05-20", say(Step::ResolutionAccepted).at(ONE)));
    let why = "remedy 1 is not done (apology, promised for 1 May 2026)";
    warned(
        desk.take("2026-06-01", say(Step::Closed)),
        GuardId::NothingOwedAtClosing,
        why,
    );
    assert_eq!(reads(&desk), "Stage 1 answered; closed on 1 June 2026");
    free(desk.take("2026-06-02", say(Step::ProofRecorded).about(apology)));
    free(desk.done(apology, "2026-06-02"));
    assert_eq!(reads(&desk), "Stage 1 answered; closed on 1 June 2026");
    free(reopen(&mut desk, "2026-06-03"));
    free(desk.take("2026-06-03", say(Step::Closed)));
}

#[test]
fn what_was_closed_is_taken_up_again_with_a_reason() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-15");
    refused(
        reopen(&mut desk, "2026-05-29"),
        GuardId::OpenStage,
        "neither closed, nor withdrawn, nor turned away",
    );
    free(desk.take("2026-05-20", say(Step::ResolutionAccepted).at(ONE)));
    free(desk.take("2026-06-01", say(Step::Closed)));
    free(reopen(&mut desk, "2026-06-10"));
    assert_eq!(reads(&desk), "Stage 1 answered");
    free(desk.take("2026-06-11", say(Step::Closed)));
    assert_eq!(reads(&desk), "Stage 1 answered; closed on 11 June 2026");
}

#[test]
fn stage_1_that_was_resolved_is_closed_without_an_answer() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-15", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "it is open: stage 1",
    );
    free(desk.take("2026-04-14", say(Step::ResolutionSent).at(ONE)));
    assert_eq!(reads(&desk), "Stage 1");
    free(desk.take("2026-04-15", say(Step::ResolutionAccepted).at(ONE)));
    assert_eq!(desk.status(), Status::Stage1Answered);
    assert_eq!(reads(&desk), "Stage 1 resolved");
    free(desk.take("2026-04-16", say(Step::Closed)));
    assert_eq!(reads(&desk), "Stage 1 resolved; closed on 16 April 2026");
}

#[test]
fn what_an_answer_of_stage_2_left_untold_stays_missing_until_it_is_mended() {
    let mut desk = Desk::at_stage_2("2026-11-18", "2026-11-18");
    free(desk.give(Command::Acknowledge {
        on: day("2026-11-18"),
    }));
    desk.investigate(day("2026-12-16"));
    let untold = nameless(silent(answer(TWO, day("2026-12-16"))));
    desk.give(untold).expect("it warns, and is recorded");
    let gaps = missing(&desk);
    assert!(gaps.contains(&Gap::NextStageUntold(TWO)), "{gaps:?}");
    assert!(gaps.contains(&Gap::OmbudsmanUntold(TWO)), "{gaps:?}");
    assert!(
        !gaps.contains(&Gap::ChildUntold(TWO, None)),
        "the child was told"
    );
    assert!(!gaps.contains(&Gap::NothingPutRight), "it is said why not");
    free(desk.take("2026-12-18", say(Step::NextStageExplained).at(TWO)));
    free(desk.take("2026-12-18", say(Step::OmbudsmanExplained).at(TWO)));
    let gaps = missing(&desk);
    assert!(!gaps.contains(&Gap::NextStageUntold(TWO)), "{gaps:?}");
    assert!(!gaps.contains(&Gap::OmbudsmanUntold(TWO)), "{gaps:?}");
}

#[test]
fn next_is_the_earliest_of_clocks_steps_on_the_way_and_promises() {
    let desk = Desk::at_stage_2("2026-06-01", "2026-06-19");
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let state = desk.case().state();
    let named = |today| next(state, &all, today).map(|it| (it.rule.id.clone(), it.due));
    let (rule, due) = named(date(2026, 6, 19)).expect("something is due");
    let answer_due = desk.due("ST-20");
    assert_ne!(rule, "ST-20");
    assert!(due.is_some_and(|due| due < answer_due), "{rule} {due:?}");
    let late: Vec<&str> = overdue(state, &all, date(2026, 7, 20))
        .iter()
        .map(|it| it.rule.id.as_str())
        .collect();
    assert!(late.contains(&"ST-22"), "{late:?}");
    assert!(!late.contains(&"ST-20R"), "for information only: {late:?}");
    let way = on_the_way(state, &all, date(2026, 6, 19));
    assert!(way.is_sorted_by_key(|it| (it.due.is_none(), it.due)));

    // what was promised is due also once the case is answered
    let mut answered = Desk::statutory("2026-04-01");
    answered.send(ONE, "2026-04-15");
    let promise = answered.remedy("2026-04-15", "2026-05-01", None);
    let all = clocks(answered.case(), &answered.rules, &answered.calendar).expect("known days");
    let due = next(answered.case().state(), &all, date(2026, 6, 1)).expect("the promise is due");
    assert_eq!((due.rule.id.as_str(), due.about), ("AC-01", promise));
}

#[test]
fn a_panel_is_said_to_have_met_only_where_that_is_recorded() {
    let mut desk = Desk::at_stage_3("2026-12-01");
    desk.panel("2026-12-01", "2027-01-12")
        .expect("it is booked");
    let told = |today| {
        let state = desk.case().state();
        state.panel_in_words(RouteNumber::MAIN, today)
    };
    let told = |today| told(today).expect("its day is known");
    assert_eq!(
        told(date(2027, 1, 12)),
        "the panel meets on 12 January 2027"
    );
    assert_eq!(
        told(date(2027, 1, 13)),
        "the panel was to meet on 12 January 2027, and it is not recorded that it met"
    );
}

#[test]
fn an_answer_of_a_saturday_keeps_its_own_day_beside_the_one_on_which_it_counts() {
    let mut desk = Desk::statutory("2026-06-01");
    desk.send(ONE, "2026-06-13");
    assert_eq!(desk.stopped("ST-10").0, date(2026, 6, 15));
    assert_eq!(desk.clock("ST-10").counts_later, Some(date(2026, 6, 13)));
    let mut friday = Desk::statutory("2026-06-01");
    friday.send(ONE, "2026-06-12");
    assert_eq!(friday.clock("ST-10").counts_later, None);
}

#[test]
fn what_was_written_of_a_recommendation_and_its_answer_is_read_with_them() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let first = About::Recommendation(RecommendationNumber(1));
    let made = say(Step::RecommendationMade).at(TWO).about(first);
    free(desk.take("2027-01-04", made));
    let answered = say(Step::RecommendationAnswered)
        .at(TWO)
        .about(first)
        .answer(Answer::Rejected);
    free(desk.take("2027-01-05", answered));
    let all = recommendations(desk.case().state());
    let written = desk.case().history().last().map(|it| it.seq);
    let written = words(desk.case(), written.expect("it is recorded")).expect("words");
    let rejected = all[0].answered.expect("it is answered");
    assert_eq!(
        taken_in_words(rejected),
        format!(
            "5 January 2027: Recommendation answered: rejected: “{}”",
            written.reveal()
        )
    );
}

#[test]
fn what_has_no_sense_is_not_proposed() {
    let proposed = |desk: &Desk, step: Step| {
        let context = Context {
            now: noon(desk.today),
            rules: &desk.rules,
            calendar: &desk.calendar,
        };
        let mut all = offered(desk.case(), &context).into_iter();
        all.any(|it| it.rule.step == step)
    };
    let praise = Desk::with(Kind::Compliment, None, date(2026, 4, 1));
    let mut complaint = Desk::statutory("2026-04-01");
    for step in [Step::LateDecided, Step::GroundsArose] {
        assert!(!proposed(&praise, step), "{step}");
        assert!(proposed(&complaint, step), "{step}");
    }
    complaint.today = date(2026, 4, 1);
    for step in [
        Step::Resubmitted,
        Step::ActionConsidered,
        Step::MessageAfterAnswer,
        Step::ExpiryAdvised,
    ] {
        assert!(!proposed(&complaint, step), "{step}");
    }
    complaint.today = date(2026, 5, 29);
    assert!(proposed(&complaint, Step::ExpiryAdvised), "day 20 passed");
}
