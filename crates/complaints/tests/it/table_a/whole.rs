//! Clocks of table A that wait, are put off, or are owed to somebody who was not told.

use crate::desk::{Desk, ONE, THREE, TWO, answer, silent};
use crate::way::{Says, chose, chose_of, day, free, refused, say, warned};
use complaints::clock::{ClockState, clocks};
use complaints::codes::{Kind, Method, Outcome, Post, Procedure, Role};
use complaints::command::Command;
use complaints::duties;
use complaints::event::Event;
use complaints::ids::{PointNumber, RouteNumber};
use complaints::promises::promises;
use complaints::rules::{GuardId, Pause, Rules};
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::Date;

fn joint(received: &str) -> Desk {
    Desk::with(Kind::Complaint, Some(Procedure::JointNhs), day(received))
}

/// Somebody who came with the complaint agrees that the health service is told.
fn agrees(desk: &mut Desk) -> StepTaken {
    let person = desk.person(1, vec![Role::Parent]);
    let agreed = say(Step::ConsentToPassOn).about(About::Person(person));
    agreed.refers_to("NHS").answer(Answer::Yes)
}

#[test]
fn nhs_01_waits_while_the_person_is_asked_to_agree_that_the_health_service_is_told() {
    let mut desk = joint("2026-11-02");
    assert_eq!(desk.clock("NHS-01").due, None, "nobody agreed yet");
    free(desk.take("2026-11-03", say(Step::SharingAsked)));
    let clock = desk.clock("NHS-01");
    assert_eq!((clock.due, clock.first_due), (None, day("2026-11-05")));
    let held = clock.held_up(desk.case().state(), day("2026-11-04"));
    assert_eq!(held, Some(Pause::SharingAwaited));
    let agreed = agrees(&mut desk);
    free(desk.take("2026-11-10", agreed));
    // 3 to 9 November, five working days, do not count
    let clock = desk.clock("NHS-01");
    assert_eq!(clock.due, Some(day("2026-11-12")));
    assert_eq!((clock.first_due, clock.paused_days), (day("2026-11-05"), 5));
}

#[test]
fn nhs_01_does_not_wait_where_the_person_agreed_on_the_day_on_which_they_were_asked() {
    let mut desk = joint("2026-11-02");
    free(desk.take("2026-11-03", say(Step::SharingAsked)));
    let agreed = agrees(&mut desk);
    free(desk.take("2026-11-03", agreed));
    let clock = desk.clock("NHS-01");
    assert_eq!((clock.due, clock.paused_days), (Some(day("2026-11-05")), 0));
}

#[test]
fn nhs_01_waits_for_whoever_refused_until_they_agree_and_again_once_they_take_it_back() {
    let mut desk = joint("2026-11-02");
    let agreed = agrees(&mut desk);
    let said = |answer| agreed.clone().answer(answer);
    free(desk.take("2026-11-04", said(Answer::No)));
    let clock = desk.clock("NHS-01");
    assert_eq!((clock.due, clock.late(day("2026-12-01"))), (None, false));
    free(desk.take("2026-11-16", said(Answer::Yes)));
    assert_eq!(desk.due("NHS-01"), day("2026-11-18"));
    free(desk.take("2026-11-17", said(Answer::TakenBack)));
    assert_eq!(desk.clock("NHS-01").due, None);
    free(desk.take("2026-11-20", said(Answer::Yes)));
    assert_eq!(desk.due("NHS-01"), day("2026-11-23"));
}

fn request(on: &str) -> Desk {
    let mut desk = Desk::with(Kind::Complaint, Some(Procedure::DataProtection), day(on));
    free(desk.take(on, say(Step::RightsRequested).answer(Answer::Access)));
    desk
}

#[test]
fn dp_03_runs_from_the_day_on_which_the_council_knows_who_asks() {
    let mut desk = request("2027-01-31");
    assert_eq!(desk.due("DP-03"), day("2027-02-28"));
    free(desk.take("2027-02-01", say(Step::IdentityAsked)));
    let clock = desk.clock("DP-03");
    assert_eq!((clock.due, clock.first_due), (None, day("2027-02-28")));
    free(desk.take("2027-03-01", say(Step::IdentityShown)));
    let clock = desk.clock("DP-03");
    assert_eq!(clock.due, Some(day("2027-04-01")), "a month from 1 March");
    assert_eq!(clock.limit, Some(day("2027-06-01")));
    assert_eq!(clock.first_due, day("2027-02-28"), "the first date is kept");
    assert_eq!(clock.held_up_for(), "28 days");
    assert_eq!(clock.began_anew, Some(day("2027-03-01")));
    // told within the month that runs from then
    free(desk.take("2027-03-31", say(Step::RightsExtended).names("2027-05-14")));
    assert_eq!(desk.due("DP-03"), day("2027-05-14"));
}

#[test]
fn dp_03_waits_in_calendar_days_until_whoever_asks_has_said_what_they_mean() {
    let mut desk = request("2027-01-04");
    free(desk.take("2027-01-11", say(Step::ClarificationAsked)));
    assert_eq!(desk.clock("DP-03").due, None);
    free(desk.take("2027-01-18", say(Step::Clarified)));
    let clock = desk.clock("DP-03");
    assert_eq!(clock.due, Some(day("2027-02-11")), "a week more");
    assert_eq!(clock.held_up_for(), "7 days");
    assert_eq!(clock.first_due, day("2027-02-04"));
    free(desk.take("2027-02-12", say(Step::RightsAnswered)));
    assert_eq!(desk.clock("DP-03").met(), Some(false));
}

#[test]
fn dp_03_waits_also_for_what_is_asked_on_the_day_of_the_request() {
    let mut desk = request("2027-01-04");
    free(desk.take("2027-01-04", say(Step::ClarificationAsked)));
    assert_eq!(desk.clock("DP-03").due, None);
    free(desk.take("2027-01-06", say(Step::Clarified)));
    // of 4 and 5 January the first is the day from which it is counted
    assert_eq!(desk.due("DP-03"), day("2027-02-05"));
}

#[test]
fn dp_03_what_is_asked_holds_up_the_last_request_alone() {
    let mut desk = request("2027-01-04");
    let asked = say(Step::RightsRequested).answer(Answer::Erasure);
    free(desk.take("2027-01-18", asked));
    free(desk.take("2027-01-19", say(Step::IdentityAsked)));
    let due: Vec<_> = desk.clocks("DP-03").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2027-02-04")), None]);
}

#[test]
fn ac_01_a_promise_is_put_off_with_its_reason_and_the_first_date_is_kept() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-08");
    let promise = desk.remedy("2026-04-08", "2026-05-08", None);
    let put_off = |to| say(Step::RemedyPutOff).about(promise).names(to);
    refused(
        desk.take_bare("2026-05-01", put_off("2026-06-08")),
        GuardId::StepSaysWhatItMust,
        "Complaint Handling Code 6.6",
    );
    refused(
        desk.take("2026-05-01", put_off("2026-05-08")),
        GuardId::StepSaysWhatItMust,
        "promised for 8 May 2026 already",
    );
    free(desk.take("2026-05-08", put_off("2026-06-08")));
    let clock = desk.clock("AC-01");
    assert_eq!(
        (clock.first_due, clock.due, clock.extended),
        (day("2026-05-08"), Some(day("2026-06-08")), true)
    );
    // and again, before the day that holds now
    free(desk.take("2026-06-05", put_off("2026-07-08")));
    assert_eq!(desk.due("AC-01"), day("2026-07-08"));
    let promised = promises(desk.case()).remove(0);
    assert_eq!(
        (promised.first_due_on, promised.due_on),
        (Some(day("2026-05-08")), Some(day("2026-07-08")))
    );
    // afterwards it stays late
    warned(
        desk.take("2026-07-09", put_off("2026-08-10")),
        GuardId::ExtensionInTime,
        "so it stays late",
    );
    assert_eq!(desk.due("AC-01"), day("2026-07-08"));
    assert!(promises(desk.case())[0].late(day("2026-07-09")));
    free(desk.take("2026-07-10", say(Step::ProofRecorded).about(promise)));
    free(desk.done(promise, "2026-07-10"));
    assert_eq!(desk.clock("AC-01").met(), Some(false));
    refused(
        desk.take("2026-07-13", put_off("2026-08-10")),
        GuardId::OpenStage,
        "is settled already",
    );
}

#[test]
fn ac_01_what_the_ombudsman_recommended_is_not_the_councils_to_put_off() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-08");
    desk.ombudsman("2026-05-01");
    let remedy = desk.remedy("2026-06-01", "2026-07-01", Some(1));
    refused(
        desk.take(
            "2026-06-15",
            say(Step::RemedyPutOff).about(remedy).names("2026-08-03"),
        ),
        GuardId::StepInItsPlace,
        "what the Ombudsman recommended",
    );
}

/// Stage 2 extended to 31 March 2027, and nothing of a letter.
fn extended_untold() -> Event {
    Event::StageExtended {
        route: RouteNumber::MAIN,
        stage: TWO,
        to: Some(day("2027-03-31")),
        told_on: None,
        approved_by: None,
    }
}

#[test]
fn st_26_an_extension_of_which_nobody_was_told_leaves_the_case_late_until_they_are() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    // a record of the past: who works here is refused it
    desk.happened(day("2027-01-20"), extended_untold());
    let row = |desk: &Desk| {
        let row = complaints::projection::project(desk.case(), &desk.rules, &desk.calendar).row;
        (row.due_on, row.due_rule)
    };
    let (due, rule) = row(&desk);
    assert_eq!(due, Some(day("2027-02-01")));
    assert_eq!(
        rule.as_deref(),
        Some("Tell why stage 2 takes longer, and until when")
    );
    assert!(desk.clock("ST-26").late(day("2027-02-02")));
    let notice = say(Step::NoticeOfDelay).at(TWO).names("2027-03-31");
    free(desk.take("2027-02-03", notice));
    assert_eq!(desk.stopped("ST-26"), (day("2027-02-03"), 27, false));
    assert_eq!(row(&desk).0, Some(day("2027-03-31")));
}

#[test]
fn st_26_whoever_was_never_told_is_a_breach_also_where_day_65_is_met() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk.happened(day("2027-01-20"), extended_untold());
    desk.investigate(day("2027-02-12"));
    desk.send(TWO, "2027-02-15");
    assert_eq!(desk.clock("ST-20").met(), Some(true));
    assert_eq!(desk.stopped("ST-26"), (day("2027-02-15"), 35, false));
    let delay = desk.clock("ST-26");
    let delay = delay.delay(desk.case().state(), &desk.calendar, desk.today);
    assert_eq!(delay.expect("a day").expect("it is late").late, 10);
}

#[test]
fn st_26_counts_from_the_agreed_record_where_stage_2_does() {
    let rules = chose("C8", Some("record_agreed"), None, "2026-12-01");
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23").under(rules);
    free(desk.take("2027-01-11", say(Step::StatementDrafted).at(TWO)));
    let agreed = say(Step::StatementAgreed).at(TWO);
    free(desk.take("2027-01-15", agreed.answer(Answer::Complainant)));
    assert_eq!(desk.runs("ST-26"), desk.runs("ST-20"));
    assert_eq!(desk.due("ST-26"), day("2027-02-19"));
}

/// Stage 2 answered on 16 December 2026 without a word about the panel.
fn silent_about_the_panel() -> Desk {
    let mut desk = Desk::at_stage_2("2026-11-18", "2026-11-18");
    desk.investigate(day("2026-12-16"));
    desk.before_the_answer(TWO, day("2026-12-16"));
    let given = desk.give(silent(answer(TWO, day("2026-12-16"))));
    warned(given, GuardId::StageTwoTellsOfThree, "Regulation 17(8)");
    desk
}

#[test]
fn st_30_has_no_end_while_the_answer_does_not_tell_of_the_panel() {
    let mut desk = silent_about_the_panel();
    let clock = desk.clock("ST-30");
    assert_eq!((clock.first_due, clock.due), (day("2027-01-18"), None));
    // an early referral that they decline begins no time that they do not know of
    desk.past(day("2026-12-17"), say(Step::EarlyReferralOffered).at(TWO));
    let declined = say(Step::EarlyReferralAnswered).answer(Answer::Refused);
    desk.past(day("2026-12-21"), declined.at(TWO));
    assert_eq!(desk.clock("ST-30").due, None);
    // so that no request is late
    free(desk.ask(THREE, "2027-06-01"));
}

#[test]
fn st_30_ends_20_working_days_after_the_letter_that_tells_of_the_panel() {
    let mut desk = silent_about_the_panel();
    let told = say(Step::NextStageExplained).at(TWO);
    free(desk.take("2027-01-11", told));
    assert_eq!(desk.due("ST-30"), day("2027-02-08"));
    warned(
        desk.ask(THREE, "2027-02-09"),
        GuardId::StageThreeLate,
        "Regulation 18",
    );
}

#[test]
fn st_05_an_offer_that_came_late_is_told_among_what_was_late_and_makes_no_case_late() {
    let desk = Desk::by_child("2026-12-24");
    let clock = desk.clock("ST-05");
    assert!(clock.rule.missed_when_over && !clock.counts());
    let delay = clock.delay(desk.case().state(), &desk.calendar, day("2026-12-31"));
    let delay = delay.expect("a day").expect("it is late");
    assert_eq!(delay.late, 2, "it was due on 29 December");
}

#[test]
fn cm_01_is_among_what_is_due_though_a_compliment_is_never_open() {
    let mut desk = Desk::with(Kind::Compliment, None, day("2026-12-24"));
    let next = |desk: &Desk, today: Date| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("a day");
        let state = desk.case().state();
        let shown = duties::on_the_way(state, &all, today);
        let shown: Vec<String> = shown.iter().map(|it| it.rule.id.clone()).collect();
        (shown, duties::overdue(state, &all, today).len())
    };
    let only = vec!["CM-01".to_owned()];
    assert_eq!(next(&desk, day("2026-12-24")), (only.clone(), 0));
    assert_eq!(next(&desk, day("2027-01-06")), (only, 1));
    free(desk.take("2027-01-06", say(Step::Verified)));
    free(desk.take("2027-01-06", say(Step::SharedWithStaff)));
    assert_eq!(next(&desk, day("2027-01-07")), (Vec::new(), 0));
}

/// Two points of 1 April 2026, of which the second is parked from 2 to 20 April, and the first answered on 8 April.
fn waited(rules: Rules) -> Desk {
    let desk = Desk::statutory("2026-04-01").under(rules);
    desk.with_a_point_that_waited()
}

fn built_in() -> Rules {
    Rules::built_in().expect("they read")
}

const SECOND: About = About::Point(PointNumber(2));

fn of_the_second(desk: &Desk, id: &str) -> complaints::clock::Clock {
    let mut all = desk.clocks(id).into_iter();
    all.find(|it| it.about == SECOND).expect("it has its own")
}

fn answered(
    desk: &mut Desk,
    on: &str,
    by: Option<Method>,
    post: Option<Post>,
) -> crate::way::Given {
    desk.give(Command::AnswerStage {
        route: RouteNumber::MAIN,
        stage: ONE,
        on: day(on),
        by,
        post,
        next_stage_told: true,
        ombudsman_told: true,
        outcome: None,
        findings: vec![(PointNumber(2), Outcome::Upheld)],
        actions: Vec::new(),
    })
}

#[test]
fn a_point_that_waited_is_extended_for_itself_once_in_time_and_within_the_limit() {
    let mut desk = waited(built_in());
    let clock = of_the_second(&desk, "ST-10");
    // nothing of it counted but 20 April on
    assert_eq!(clock.due, Some(day("2026-05-01")));
    let limit = clock.limit.expect("it has one");
    assert_eq!(limit, day("2026-05-18"));
    let longer = |to| say(Step::PointExtended).at(ONE).about(SECOND).names(to);
    refused(
        desk.take("2026-04-30", longer("2026-05-19")),
        GuardId::ExtensionWithinTheLimit,
        "Regulation 14",
    );
    free(desk.take("2026-04-30", longer("2026-05-15")));
    let clock = of_the_second(&desk, "ST-10");
    assert_eq!(
        (clock.first_due, clock.due, clock.extended),
        (day("2026-04-17"), Some(day("2026-05-15")), true)
    );
    let other = say(Step::PointExtended)
        .at(ONE)
        .about(About::Point(PointNumber(1)));
    refused(
        desk.take("2026-04-30", other.names("2026-05-15")),
        GuardId::OpenStage,
        "does not wait for an answer of its own",
    );
    refused(
        desk.take("2026-05-01", longer("2026-05-18")),
        GuardId::StepOnce,
        "The tables of procedures",
    );
    let mut late = waited(built_in());
    refused(
        late.take("2026-05-05", longer("2026-05-15")),
        GuardId::ExtensionInTime,
        "was due on 1 May 2026",
    );
}

#[test]
fn c4_whoever_approves_an_extension_approves_that_of_a_point_that_waited_too() {
    let chosen = || {
        chose_of(
            ("C4", "approver"),
            Some("head_of_service"),
            None,
            "2026-04-01",
        )
    };
    let longer = say(Step::PointExtended)
        .at(ONE)
        .about(SECOND)
        .names("2026-05-15");
    let says = |by: Option<&str>| {
        let mut desk = waited(chosen());
        let step = StepTaken {
            reference: by.map(str::to_owned),
            ..longer.clone()
        };
        let given = desk.take("2026-04-30", step);
        assert_eq!(of_the_second(&desk, "ST-10").due, Some(day("2026-05-15")));
        given
    };
    let guard = GuardId::ExtensionApproved;
    warned(says(None), guard, "and that is not recorded");
    warned(
        says(Some("complaints_manager")),
        guard,
        "approved by the complaints manager",
    );
    free(says(Some("head_of_service")));
    free(says(Some("Director")));
}

#[test]
fn a_point_that_waited_has_its_own_way_of_sending_and_its_own_time_to_go_on() {
    let mut desk = waited(built_in());
    let window = desk.clock("ST-12");
    assert_eq!(
        (window.about, window.due),
        (About::Case, Some(day("2026-05-07")))
    );
    free(answered(
        &mut desk,
        "2026-04-29",
        None,
        Some(Post::SecondClass),
    ));
    let own = of_the_second(&desk, "ST-12");
    assert_eq!(
        own.from,
        day("2026-05-06"),
        "second class, four working days"
    );
    assert_eq!(own.due, Some(day("2026-06-04")));
    assert_eq!(
        own.arrived.expect("it begins with an answer").to_string(),
        "answer sent 29 April 2026, letter (second class); it arrives 4 working days later"
    );
    // the time of the rest is over, and that of this point is not
    free(desk.ask(TWO, "2026-06-03"));
    assert_eq!(of_the_second(&desk, "ST-12").met(), Some(true));
    let ClockState::Stopped { on, .. } = desk.clock("ST-12").state else {
        panic!("it is asked for");
    };
    assert_eq!(on, day("2026-06-03"));
}

#[test]
fn figures_know_a_point_that_waited_by_its_own_day() {
    let mut desk = waited(built_in());
    let days = |desk: &Desk| {
        let points = desk.case().fact_row().points.into_iter();
        points.map(|it| it.answered_on).collect::<Vec<_>>()
    };
    assert_eq!(days(&desk), [None, None]);
    free(answered(&mut desk, "2026-04-29", Some(Method::Email), None));
    assert_eq!(days(&desk), [None, Some(day("2026-04-29"))]);
}

/// What is owed, as the lists show it: by which clock, by whom and by when.
fn owed(desk: &Desk) -> Option<(String, String, jiff::civil::Date)> {
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("a day");
    let owed = duties::owed(desk.case().state(), &all)?;
    let rule = &owed.rule;
    Some((rule.id.clone(), rule.who.clone(), owed.due?))
}

fn team(id: &str, due: &str) -> (String, String, jiff::civil::Date) {
    (id.to_owned(), "Complaints team".to_owned(), day(due))
}

#[test]
fn st_12_when_stage_1_is_answered_somebody_asks_whether_they_go_on_or_closes_it() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-17");
    assert_eq!(owed(&desk), Some(team("ST-12A", "2026-05-18")));
    // past that day it is still to be done, and the right to stage 2 stays
    assert!(desk.clock("ST-12A").late(day("2026-05-19")));
    assert!(!desk.clock("ST-12A").counts(), "it makes no case late");
    let mut closed = Desk::statutory("2026-04-01");
    closed.send(ONE, "2026-04-17");
    free(closed.take("2026-05-19", say(Step::Closed)));
    assert_eq!(owed(&closed), None);
    assert_eq!(closed.stopped("ST-12A"), (day("2026-05-19"), 21, false));
    // taken up again, it is to be done again
    closed
        .give(Command::Reopen {
            on: day("2026-06-01"),
            reason: "they wrote again".into(),
        })
        .expect("it is taken up again");
    assert_eq!(owed(&closed), Some(team("ST-12A", "2026-05-18")));
    crate::way::warned(
        desk.ask(TWO, "2026-06-30"),
        GuardId::StageTwoLate,
        "never a bar",
    );
    assert_eq!(desk.stopped("ST-12A").0, day("2026-06-30"));
}

#[test]
fn st_30_and_co_12_when_they_were_answered_somebody_asks_whether_they_go_on() {
    let second = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    assert_eq!(owed(&second), Some(team("ST-30A", "2027-01-18")));
    let mut corporate = Desk::corporate("2026-12-21");
    corporate.send(ONE, "2027-01-11");
    assert_eq!(owed(&corporate), Some(team("CO-12A", "2027-02-08")));
    // the last answer is followed by no stage, and owes no question
    free(corporate.ask(TWO, "2027-01-12"));
    corporate.send(TWO, "2027-01-20");
    assert_eq!(owed(&corporate), None);
    // they were asked when they went on, whenever the case is closed
    corporate.past(day("2027-03-01"), say(Step::Closed));
    assert_eq!(corporate.stopped("CO-12A").0, day("2027-01-12"));
}

#[test]
fn st_12_of_a_past_that_was_brought_in_when_its_time_was_over_nobody_asks_any_more() {
    let brought_in = |on: &str, told: Option<bool>| {
        let mut desk = Desk::statutory("2026-04-01");
        desk.today = day(on);
        let answered = Event::StageAnswered {
            route: RouteNumber::MAIN,
            stage: ONE,
            by: Some(Method::Email),
            post: None,
            next_stage_told: told == Some(true),
            next_stage_untold: told == Some(false),
        };
        let fact = complaints::recorded::Fact::new(
            complaints::occurred::Occurred::On(day("2026-04-17")),
            answered,
        );
        let mut facts: Vec<_> = desk
            .case()
            .facts()
            .iter()
            .map(|it| complaints::recorded::Fact::new(it.occurred, it.event.clone()))
            .collect();
        facts.push(fact);
        desk.case = None;
        desk.give_as(
            complaints::recorded::Source::Import,
            Command::RecordHistory { facts },
        )
        .expect("it is recorded");
        owed(&desk)
    };
    let still = Some(team("ST-12A", "2026-05-18"));
    assert_eq!(brought_in("2026-05-18", None), still);
    assert_eq!(brought_in("2026-05-19", None), None);
    // an answer that says whether it told of stage 2 was recorded by Heard: what a file of Heard brings is owed still
    assert_eq!(brought_in("2026-05-19", Some(true)), still);
    assert_eq!(brought_in("2026-05-19", Some(false)), still);
}
