//! Whose turn it is: every case that is not over has a next step, with a day where a rule gives one, and somebody whose it
//! is.

use crate::desk::{Desk, ONE, THREE, TWO, answer_points};
use crate::way::{Says, day, free, say, warned};
use complaints::case::{Ended, Withdrawal};
use complaints::clock::{ClockState, clocks};
use complaints::codes::{Kind, Method, Outcome, Procedure, Role};
use complaints::command::Command;
use complaints::duties;
use complaints::event::{Event, Receipt};
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::recorded::{Fact, Source};
use complaints::rules::GuardId;
use complaints::status::{Status, in_words};
use complaints::step::{About, Answer, Step, StepTaken};
use complaints::turn::turns;
use jiff::civil::Date;

/// What is to be done without a day, and who does it.
pub(crate) fn to_do(desk: &Desk, today: &str) -> Vec<(String, String)> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let all = turns(desk.case().state(), &clocks, &desk.rules, day(today));
    all.into_iter().map(|it| (it.what, it.who)).collect()
}

/// What is due next: its rule, its owner and its day.
fn next(desk: &Desk, today: &str) -> Option<(String, String, Date)> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let next = duties::next(desk.case().state(), &clocks, day(today))?;
    Some((next.rule.id.clone(), next.rule.who.clone(), next.due?))
}

fn turn(what: &str, who: &str) -> (String, String) {
    (what.to_owned(), who.to_owned())
}

fn close_it() -> Vec<(String, String)> {
    vec![turn("close the case", "Complaints team")]
}

fn contact(kind: Kind) -> Desk {
    Desk::with(kind, None, day("2026-12-01"))
}

#[test]
fn b8_a_comment_is_considered_and_thanked_or_closed_by_the_complaints_team() {
    let mut desk = contact(Kind::Comment);
    let today = "2026-12-02";
    assert_eq!(desk.status(), Status::Open);
    let consider = "consider it, say what comes of it, and thank them";
    assert_eq!(to_do(&desk, today), [turn(consider, "Complaints team")]);
    free(desk.take("2026-12-02", say(Step::CommentConsidered)));
    let thank = turn("thank or answer them, or close it", "Complaints team");
    assert_eq!(to_do(&desk, today), [thank]);
    let mut closed = contact(Kind::Comment);
    closed.case = desk.case.clone();
    free(closed.take("2026-12-03", say(Step::Closed)));
    assert_eq!(closed.status(), Status::Recorded);
    assert_eq!(to_do(&closed, today), []);
    assert_eq!(closed.due("RT-01"), day("2032-12-03"), "kept from then");
    free(desk.take("2026-12-03", say(Step::CommentAnswered)));
    assert_eq!(desk.status(), Status::Recorded);
    assert_eq!(to_do(&desk, today), []);
}

#[test]
fn an_advocacy_referral_is_passed_on_and_a_complaint_about_a_school_too() {
    let mut child = contact(Kind::AdvocacyReferral);
    let pass = "pass the child on to the advocacy service, and record when";
    assert_eq!(to_do(&child, "2026-12-02"), [turn(pass, "Complaints team")]);
    let passed = || say(Step::ReferredOut).refers_to("Northmere Young Voices");
    child.take("2026-12-02", passed()).expect("it is passed on");
    assert_eq!(child.status(), Status::Recorded);
    assert_eq!(to_do(&child, "2026-12-02"), []);
    let mut school = contact(Kind::SchoolComplaint);
    assert_eq!(school.status(), Status::Open);
    assert_eq!(to_do(&school, "2026-12-02").len(), 1);
    school
        .take("2026-12-02", passed())
        .expect("it is passed on");
    assert_eq!(school.status(), Status::Recorded);
}

#[test]
fn lg_02_an_ombudsmans_enquiry_is_answered_by_the_day_that_the_letter_sets() {
    let mut desk = contact(Kind::OmbudsmanEnquiry);
    assert_eq!(desk.status(), Status::Open);
    let letter = "record the Ombudsman's letter, and the day by which it is to be answered";
    let manager = "Complaints manager";
    assert_eq!(to_do(&desk, "2026-12-02"), [turn(letter, manager)]);
    let entry = desk.ombudsman("2026-12-01");
    assert_eq!(desk.status(), Status::WithOmbudsman);
    let asks = "answer what the Ombudsman asks";
    assert_eq!(to_do(&desk, "2026-12-02"), [turn(asks, manager)]);
    let asked = say(Step::OmbudsmanAsked).about(entry).names("2026-12-29");
    free(desk.take("2026-12-02", asked));
    let by = ("LG-02".to_owned(), manager.to_owned(), day("2026-12-29"));
    assert_eq!(next(&desk, "2026-12-02"), Some(by));
    assert_eq!(to_do(&desk, "2026-12-02"), []);
}

#[test]
fn of_a_past_that_was_brought_in_nobody_knows_how_it_ended_and_nothing_is_owed() {
    let mut desk = Desk::on(day("2026-12-01"));
    let receipt = Receipt {
        kind: Kind::Comment,
        ..crate::desk::receipt(Kind::Comment, None)
    };
    let on = Occurred::On(day("2019-03-04"));
    let facts = vec![Fact::new(on, Event::Received(receipt))];
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("it is brought in");
    assert_eq!(desk.status(), Status::Recorded);
    assert_eq!(to_do(&desk, "2026-12-01"), []);
}

/// A corporate complaint of 2024 that was brought in with what happened of its stages.
fn brought_in_with(happened: &[(&str, Event)]) -> Desk {
    let mut desk = Desk::on(day("2026-12-01"));
    let on = Occurred::On(day("2024-03-04"));
    let receipt = crate::desk::receipt(Kind::Complaint, Some(Procedure::Corporate));
    let point = Event::PointRaised {
        point: PointNumber(1),
        theme: None,
        team: None,
        procedure: None,
    };
    let mut facts = vec![
        Fact::new(on, Event::Received(receipt)),
        Fact::new(on, point),
    ];
    let happened = happened.iter().cloned();
    facts.extend(happened.map(|(on, it)| Fact::new(Occurred::On(day(on)), it)));
    desk.give_as(Source::Import, Command::RecordHistory { facts })
        .expect("it is brought in");
    desk
}

fn started(stage: StageNumber) -> Event {
    let route = RouteNumber::MAIN;
    Event::StageStarted { route, stage }
}

fn answered(stage: StageNumber) -> Event {
    Event::StageAnswered {
        route: RouteNumber::MAIN,
        stage,
        by: None,
        post: None,
        next_stage_told: false,
        next_stage_untold: false,
    }
}

#[test]
fn what_was_brought_in_with_its_last_answer_is_closed_by_nobody_and_what_was_answered_here_is() {
    // what came of its stage 1 is not known
    let past = brought_in_with(&[
        ("2024-03-04", started(ONE)),
        ("2024-04-01", started(TWO)),
        ("2024-04-22", answered(TWO)),
    ]);
    assert_eq!(past.status(), Status::Stage2Answered);
    assert_eq!(to_do(&past, "2026-12-01"), []);
    let mut here = brought_in_with(&[
        ("2024-03-04", started(ONE)),
        ("2024-03-18", answered(ONE)),
        ("2024-04-01", started(TWO)),
    ]);
    here.give(crate::desk::answer(TWO, day("2026-12-01")))
        .expect("it is answered");
    assert_eq!(to_do(&here, "2026-12-01"), close_it());
}

#[test]
fn in_01_asks_for_no_decision_on_a_past_that_names_its_procedure_and_nothing_more() {
    let past = brought_in_with(&[]);
    assert!(past.case().state().stages().is_empty());
    assert!(!past.has("IN-01"));
}

#[test]
fn a_data_complaint_before_the_statutory_scheme_has_an_owner_and_a_next_step_and_no_day() {
    let day_before = day("2026-06-18");
    let desk = Desk::with(Kind::Complaint, Some(Procedure::DataProtection), day_before);
    assert!(!desk.has("DP-01") && !desk.has("DP-02"));
    assert_eq!(next(&desk, "2026-06-18"), None);
    let owner = "Data-protection officer's team";
    assert_eq!(to_do(&desk, "2026-06-18"), [turn("answer it", owner)]);
}

fn withdraw(looked_at: bool) -> Command {
    Command::Withdraw {
        route: None,
        on: day("2026-12-07"),
        who: None,
        how: Withdrawal {
            method: Some(Method::Email),
            looked_at: Some(looked_at),
            reason: Some("a worry about the child stays".into()),
        },
    }
}

#[test]
fn b1_what_was_withdrawn_and_is_looked_at_all_the_same_is_looked_at_and_it_is_said_what_came_of_it()
{
    let mut desk = Desk::statutory("2026-12-01");
    free(desk.give(withdraw(true)));
    // ten working days from Monday 7 December
    let due = day("2026-12-21");
    let wd = Some(("WD-01".to_owned(), "Complaints manager".to_owned(), due));
    assert_eq!(next(&desk, "2026-12-07"), wd);
    assert_eq!(desk.status(), Status::Withdrawn);
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let owed = duties::owed(desk.case().state(), &all).map(|it| it.rule.id.clone());
    assert_eq!(owed.as_deref(), Some("WD-01"), "the lists show it");
    free(desk.take("2026-12-14", say(Step::ActionConsidered)));
    assert_eq!(desk.stopped("WD-01"), (day("2026-12-14"), 5, true));
    assert_eq!(next(&desk, "2026-12-14"), None);
    let mut over = Desk::statutory("2026-12-01");
    free(over.give(withdraw(false)));
    assert!(!over.has("WD-01"));
    let mut second = Desk::at_stage_2("2026-11-25", "2026-12-01");
    free(second.give(withdraw(true)));
    assert_eq!(second.due("WD-01"), due, "from a later stage too");
    // what was considered before says nothing of it, and what is on the same day does
    let mut before = Desk::statutory("2026-12-01");
    before.past(day("2026-12-04"), say(Step::ActionConsidered));
    free(before.give(withdraw(true)));
    assert!(before.running("WD-01"));
    before.past(day("2026-12-07"), say(Step::ActionConsidered));
    assert_eq!(before.stopped("WD-01"), (day("2026-12-07"), 0, true));
}

#[test]
fn of_a_withdrawal_that_was_brought_in_when_its_time_was_over_nobody_looks_any_more() {
    let brought_in = |on: &str| {
        let mut desk = Desk::statutory("2026-12-01");
        desk.today = day(on);
        desk.give_as(Source::Import, withdraw(true))
            .expect("it is brought in");
        desk
    };
    assert_eq!(brought_in("2026-12-21").due("WD-01"), day("2026-12-21"));
    assert!(!brought_in("2026-12-22").has("WD-01"));
    // from a later stage too
    let mut second = Desk::at_stage_2("2026-11-25", "2026-12-01");
    second.today = day("2026-12-22");
    second
        .give_as(Source::Import, withdraw(true))
        .expect("it is brought in");
    assert!(!second.has("WD-01"));
    // what was done in its time stays on record
    let mut done = brought_in("2026-12-22");
    done.past(day("2026-12-14"), say(Step::ActionConsidered));
    assert_eq!(done.stopped("WD-01"), (day("2026-12-14"), 5, true));
    // and what else was owed is owed all the same
    let mut promised = Desk::statutory("2026-12-01");
    promised.remedy("2026-12-03", "2026-12-10", None);
    promised.today = day("2026-12-22");
    promised
        .give_as(Source::Import, withdraw(true))
        .expect("it is brought in");
    assert!(!promised.has("WD-01"));
    assert_eq!(promised.due("AC-01"), day("2026-12-10"));
    assert!(promised.running("AC-01"));
}

#[test]
fn st_30a_ends_once_a_late_panel_was_declined_and_the_next_step_is_to_close_the_case() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    desk.ask(THREE, "2027-02-01").expect("it is asked for");
    let declined = say(Step::LateRequestWeighed)
        .at(TWO)
        .answer(Answer::Declined);
    desk.weigh_against("2027-02-08");
    free(desk.take("2027-02-08", say(Step::OmbudsmanExplained).at(TWO)));
    free(desk.take("2027-02-08", declined));
    assert_eq!(desk.stopped("ST-30A").0, day("2027-02-08"));
    assert_eq!(next(&desk, "2027-02-09"), None);
    assert_eq!(to_do(&desk, "2027-02-09"), close_it());
    free(desk.take("2027-02-09", say(Step::Closed)));
    assert_eq!(to_do(&desk, "2027-02-09"), []);
}

#[test]
fn st_30a_that_was_closed_in_time_stays_so_when_a_late_panel_is_declined() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    desk.past(day("2027-01-18"), say(Step::Closed));
    assert_eq!(desk.stopped("ST-30A"), (day("2027-01-18"), 20, true));
    let declined = say(Step::LateRequestWeighed).at(TWO);
    desk.past(day("2027-03-01"), declined.answer(Answer::Declined));
    assert_eq!(desk.stopped("ST-30A"), (day("2027-01-18"), 20, true));
}

#[test]
fn what_was_declined_of_one_procedure_ends_the_question_of_that_alone() {
    let elsewhere = |mut step: StepTaken| {
        step.route = RouteNumber::at(1);
        step
    };
    let weighed = |answer| say(Step::LateRequestWeighed).at(TWO).answer(answer);
    let declined = || weighed(Answer::Declined);
    let refused = || say(Step::EscalationRefused).at(ONE);
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    for other in [elsewhere(declined()), weighed(Answer::Accepted), refused()] {
        desk.past(day("2027-02-08"), other);
        assert!(desk.running("ST-30A"));
    }
    desk.past(day("2027-02-09"), declined());
    assert_eq!(desk.stopped("ST-30A").0, day("2027-02-09"));
    // declined once more, it stays so
    desk.past(day("2027-02-12"), declined());
    assert_eq!(desk.stopped("ST-30A").0, day("2027-02-09"));
    // taken up after all, it is not declined any more
    desk.past(day("2027-02-15"), weighed(Answer::Accepted));
    assert!(desk.running("ST-30A"));
    desk.past(day("2027-02-22"), declined());
    assert_eq!(desk.stopped("ST-30A").0, day("2027-02-22"));
    let mut corporate = Desk::corporate("2026-12-21");
    corporate.send(ONE, "2027-01-11");
    for other in [elsewhere(refused()), declined()] {
        corporate.past(day("2027-01-20"), other);
        assert!(corporate.running("CO-12A"));
    }
    for again in ["2027-01-21", "2027-01-28"] {
        corporate.past(day(again), refused());
        assert_eq!(corporate.stopped("CO-12A").0, day("2027-01-21"));
    }
}

#[test]
fn what_was_resolved_or_has_its_last_answer_is_closed_by_the_complaints_team() {
    let mut resolved = Desk::statutory("2026-12-01");
    free(resolved.take("2026-12-07", say(Step::ResolutionSent).at(ONE)));
    free(resolved.take("2026-12-09", say(Step::ResolutionAccepted).at(ONE)));
    assert_eq!(to_do(&resolved, "2026-12-10"), close_it());
    let joint = Some(Procedure::JointNhs);
    let mut joint = Desk::with(Kind::Complaint, joint, day("2026-12-01"));
    free(joint.take("2026-12-02", say(Step::SharingAsked)));
    let who = About::Person(joint.person(1, vec![Role::Complainant]));
    let agreed = say(Step::ConsentToPassOn).about(who).answer(Answer::Yes);
    free(joint.take("2026-12-02", agreed.refers_to("NHS")));
    free(joint.take("2026-12-03", say(Step::LeadAgreed).refers_to("the council")));
    assert_eq!(
        to_do(&joint, "2026-12-04"),
        [turn("answer it", "Complaints manager")]
    );
    joint.send(ONE, "2027-01-04");
    assert_eq!(to_do(&joint, "2027-01-05"), close_it());
    free(joint.take("2027-01-06", say(Step::Closed)));
    assert_eq!(to_do(&joint, "2027-01-06"), []);
}

#[test]
fn a_joint_complaint_asks_for_consent_first_and_answers_its_own_part_where_they_refuse() {
    let joint = Some(Procedure::JointNhs);
    let mut joint = Desk::with(Kind::Complaint, joint, day("2026-12-01"));
    let who = About::Person(joint.person(1, vec![Role::Complainant]));
    let said = |answer| {
        let said = say(Step::ConsentToPassOn).about(who).answer(answer);
        said.refers_to("NHS")
    };
    free(joint.give(Command::Acknowledge {
        on: day("2026-12-02"),
    }));
    let manager = "Complaints manager";
    let ask = "ask whether they agree that the NHS is told, and record what they say";
    assert_eq!(to_do(&joint, "2026-12-03"), [turn(ask, manager)]);
    free(joint.take("2026-12-03", said(Answer::No)));
    assert_eq!(next(&joint, "2026-12-20"), None, "nothing is late");
    let own = "answer the council's own part, as they do not agree that the NHS is told";
    assert_eq!(to_do(&joint, "2026-12-04"), [turn(own, manager)]);
    free(joint.take("2026-12-07", said(Answer::Yes)));
    let lead = next(&joint, "2026-12-08").map(|(rule, ..)| rule);
    assert_eq!(lead.as_deref(), Some("NHS-01"));
}

#[test]
fn a_procedure_beside_the_cases_own_that_is_open_is_named_with_its_own_next_step() {
    let mut desk = Desk::corporate("2026-06-01");
    desk.another_point("2026-06-01");
    let moved = crate::desk::move_point(day("2026-06-02"), 2, Procedure::DataProtection);
    free(desk.give(moved));
    desk.send(ONE, "2026-06-10");
    assert_eq!(desk.status(), Status::Stage1);
    assert_eq!(
        in_words(desk.case().state()),
        "Stage 1 answered; stage 1 open (Data protection)"
    );
    // the Act is not in force yet, so that no clock says it
    let asks = next(&desk, "2026-06-11").map(|(rule, ..)| rule);
    assert_eq!(asks.as_deref(), Some("CO-12A"));
    let owner = "Data-protection officer's team";
    let own = turn("answer stage 1 (Data protection)", owner);
    assert_eq!(to_do(&desk, "2026-06-11"), [own]);
    // where it is, its clock does
    let mut later = Desk::corporate("2026-12-01");
    later.another_point("2026-12-01");
    later
        .give(crate::desk::move_point(
            day("2026-12-02"),
            2,
            Procedure::DataProtection,
        ))
        .expect("it is moved");
    later.send(ONE, "2026-12-10");
    assert_eq!(to_do(&later, "2026-12-11"), []);
    let asks = next(&later, "2026-12-11").map(|(rule, _, due)| (rule, due));
    assert_eq!(asks, Some(("DP-01".to_owned(), day("2026-12-31"))));
}

#[test]
fn a_stage_that_ended_without_an_answer_says_how_and_on_what_day() {
    let on = |written: &str| Occurred::On(day(written));
    let ended = |desk: &Desk, stage| desk.case().state().ended(RouteNumber::MAIN, stage);
    let mut withdrawn = Desk::statutory("2026-12-01");
    assert_eq!(ended(&withdrawn, ONE), None, "it is open");
    free(withdrawn.extend(ONE, "2026-12-03", "2026-12-22"));
    free(withdrawn.give(withdraw(false)));
    let by_the_person = Ended::Withdrawn(on("2026-12-07"));
    assert_eq!(ended(&withdrawn, ONE), Some(by_the_person));
    let mut resolved = Desk::statutory("2026-12-01");
    free(resolved.take("2026-12-07", say(Step::ResolutionSent).at(ONE)));
    free(resolved.take("2026-12-09", say(Step::ResolutionAccepted).at(ONE)));
    assert_eq!(
        ended(&resolved, ONE),
        Some(Ended::Resolved(on("2026-12-09")))
    );
    let mut overtaken = Desk::statutory("2026-12-01");
    free(overtaken.ask(TWO, "2027-01-05"));
    assert_eq!(
        ended(&overtaken, ONE),
        Some(Ended::WentOn(on("2027-01-05")))
    );
    assert_eq!(ended(&overtaken, TWO), None, "it is open");
    let mut moved = Desk::corporate("2026-12-01");
    moved.another_point("2026-12-01");
    let mut goes_by = |on: &str, to| {
        let moves = crate::desk::move_point(day(on), 2, to);
        moved.give(moves).expect("it goes another way");
    };
    goes_by("2026-12-02", Procedure::DataProtection);
    goes_by("2026-12-04", Procedure::Corporate);
    let route = RouteNumber::at(1);
    let back = Ended::Moved(on("2026-12-04"));
    assert_eq!(moved.case().state().ended(route, ONE), Some(back));
    moved.send(ONE, "2026-12-10");
    assert_eq!(moved.status(), Status::Stage1Answered);
    let mut answered = Desk::statutory("2026-12-01");
    answered.send(ONE, "2026-12-07");
    assert_eq!(ended(&answered, ONE), None);
}

#[test]
fn b3_a_point_that_the_answer_left_out_is_owed_an_answer_and_said_at_closing() {
    let mut desk = Desk::statutory("2026-12-01");
    desk.another_point("2026-12-01");
    let answer = |on: &str, points: &[PointNumber]| {
        answer_points((RouteNumber::MAIN, ONE), day(on), points, Outcome::Upheld)
    };
    desk.give(answer("2026-12-15", &[PointNumber(1)]))
        .expect("it is answered, with a warning");
    // the time that it had runs on, and it is owed first
    let mut of_it = desk.clocks("ST-10").into_iter();
    let of_it = of_it.find(|it| it.about == About::Point(PointNumber(2)));
    let of_it = of_it.expect("it has a time of its own");
    assert_eq!(of_it.due, Some(day("2026-12-15")));
    assert!(of_it.late(day("2026-12-16")));
    let by = (
        "ST-10".to_owned(),
        "Team or service manager".to_owned(),
        day("2026-12-15"),
    );
    assert_eq!(next(&desk, "2026-12-16"), Some(by));
    let late_by = |desk: &Desk| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let late = duties::judged(desk.case().state(), &all);
        let late = late.filter(|it| it.late(day("2026-12-16")));
        late.map(|it| it.rule.id.clone())
    };
    assert_eq!(late_by(&desk).as_deref(), Some("ST-10"));
    warned(
        desk.take("2027-02-01", say(Step::Closed)),
        GuardId::NothingOwedAtClosing,
        "stage 1 was answered without a finding on point 2",
    );
    assert_eq!(late_by(&desk), None);
    let mut of_it = desk.clocks("ST-10").into_iter();
    let of_it = of_it.find(|it| it.about == About::Point(PointNumber(2)));
    let of_it = of_it.expect("it had a time of its own");
    assert_eq!(
        of_it.state,
        ClockState::Missed {
            on: day("2027-02-01")
        }
    );
}

#[test]
fn st_10_a_point_that_the_answer_left_out_is_answered_on_the_day_of_its_finding() {
    let mut desk = Desk::statutory("2026-12-01");
    desk.another_point("2026-12-01");
    desk.give(answer_points(
        (RouteNumber::MAIN, ONE),
        day("2026-12-15"),
        &[PointNumber(1)],
        Outcome::Upheld,
    ))
    .expect("it is answered, with a warning");
    desk.give(Command::FindPoint {
        on: day("2026-12-17"),
        point: PointNumber(2),
        stage: ONE,
        outcome: Outcome::NotUpheld,
        instead_of: None,
        stated: None,
        reason: "the letter left it out, and a second went".into(),
    })
    .expect("it is found");
    let states = desk.clocks("ST-10").into_iter();
    let states: Vec<_> = states.map(|it| (it.about, it.state)).collect();
    let stopped = |on: &str, number| ClockState::Stopped {
        on: day(on),
        day: number,
    };
    assert_eq!(
        states,
        [
            (About::Case, stopped("2026-12-15", 10)),
            (About::Point(PointNumber(2)), stopped("2026-12-17", 12)),
        ]
    );
}

#[test]
fn st_05_the_offer_of_an_advocate_is_owed_until_it_is_made_or_the_case_closed() {
    let mut desk = Desk::by_child("2026-12-01");
    desk.send(ONE, "2026-12-15");
    assert_eq!(desk.due("ST-05"), day("2026-12-02"));
    let owed = |desk: &Desk, today: &str| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let state = desk.case().state();
        let owed = duties::owed(state, &all).map(|it| it.rule.id.clone());
        let overdue = duties::overdue(state, &all, day(today));
        (owed, overdue.iter().any(|it| it.rule.id == "ST-05"))
    };
    assert_eq!(owed(&desk, "2026-12-16"), (Some("ST-05".to_owned()), true));
    let mut offered = Desk::by_child("2026-12-01");
    offered.send(ONE, "2026-12-15");
    free(offered.give(Command::OfferAdvocacy {
        on: day("2026-12-17"),
        child: None,
    }));
    assert_eq!(offered.stopped("ST-05").0, day("2026-12-17"));
    assert_eq!(owed(&offered, "2026-12-18").0.as_deref(), Some("ST-12A"));
    desk.take("2027-02-01", say(Step::Closed))
        .expect("it is closed");
    assert_eq!(
        desk.clock("ST-05").state,
        ClockState::Missed {
            on: day("2027-02-01")
        }
    );
    assert_eq!(owed(&desk, "2027-02-02"), (None, false));
}

#[test]
fn what_is_asked_for_on_the_day_of_its_closing_is_closed_no_more_once_that_is_answered() {
    let mut desk = Desk::statutory("2026-12-01");
    desk.send(ONE, "2026-12-08");
    desk.take("2026-12-10", say(Step::Closed))
        .expect("they may still ask");
    assert_eq!(
        desk.case().state().closed(),
        Some(Occurred::On(day("2026-12-10")))
    );
    free(desk.ask(TWO, "2026-12-10"));
    assert_eq!(desk.status(), Status::Stage2);
    desk.investigate(day("2027-01-11"));
    desk.send(TWO, "2027-01-13");
    assert_eq!(desk.case().state().closed(), None);
}
