//! Decisions of the Ombudsman, as scenarios: what was done there, and how it would have been prevented or shown here.
//! Each is named by the number of its decision; what is told is the pattern, with days of our own unless the decision
//! gives them.

use crate::desk::{Desk, ONE, THREE, TWO, answer};
use crate::way::{Says, chose, day, free, refused, say, warned};
use complaints::clock::ClockState;
use complaints::codes::{Ground, Procedure};
use complaints::command::Command;
use complaints::ids::PointNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use rstest::rstest;

const POINT: About = About::Point(PointNumber(1));

fn function(answer: Answer) -> StepTaken {
    say(Step::FunctionReliedOn)
        .about(POINT)
        .answer(answer)
        .refers_to("Children Act 1989 Part 3")
}

fn not_accept(on: &str, reason: &str) -> Command {
    crate::desk::not_accept_because(day(on), Ground::Other, reason)
}

fn weighed(answer: Answer) -> StepTaken {
    say(Step::LateRequestWeighed).at(TWO).answer(answer)
}

/// Stage 2 answered on 16 December 2026; a panel can be asked for in time until 18 January.
fn after_stage_2() -> Desk {
    Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16")
}

#[test]
fn d_25_005_179_stage_2_asked_for_on_29_august_2024_was_due_by_28_november() {
    let desk = Desk::at_stage_2("2024-08-01", "2024-08-29");
    let clock = desk.clock("ST-20");
    assert_eq!(
        (clock.first_due, clock.limit),
        (day("2024-10-03"), Some(day("2024-11-28")))
    );
    assert!(clock.rule.source.contains("25 005 179"));
}

/// Thirteen weeks from the request are told as 65 working days, which a bank holiday makes longer and never shorter.
#[rstest]
#[case::d_25_010_090("2024-05-01", "2024-08-02")]
#[case::d_24_005_448("2025-01-06", "2025-04-07")]
fn stage_2_runs_from_the_request_and_not_from_anything_the_council_did_later(
    #[case] asked: &str,
    #[case] longest: &str,
) {
    let mut desk = Desk::at_stage_2(asked, asked);
    let later = day(asked).saturating_add(jiff::Span::new().days(40));
    free(desk.agree_statement(&later.to_string()));
    let clock = desk.clock("ST-20");
    assert_eq!(clock.from, day(asked));
    assert_eq!(clock.limit, Some(day(longest)));
}

#[test]
fn d_24_002_249_the_count_from_the_record_agreed_with_the_investigator_is_shown_beside() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(desk.agree_statement("2027-01-15"));
    assert_eq!(desk.due("ST-20"), day("2027-02-01"));
    assert_eq!(desk.due("ST-20R"), day("2027-02-19"));
    // a council that counts so is warned by the setting, and the request stays beside it
    let rules = chose("C8", Some("record_agreed"), None, "2026-12-01");
    let setting = rules.settings().iter().find(|it| it.id == "C8");
    assert!(setting.is_some_and(|it| it.warns.as_deref() == Some("record_agreed")));
    let desk = desk.under(rules);
    assert_eq!(desk.due("ST-20"), day("2027-02-19"));
    assert_eq!(desk.due("ST-20R"), day("2027-02-01"));
}

#[test]
fn d_23_013_837_a_statement_agreed_in_march_of_a_december_request_is_delay() {
    let mut desk = Desk::at_stage_2("2023-12-01", "2023-12-11");
    free(desk.take("2023-12-18", say(Step::StatementDrafted).at(TWO)));
    assert_eq!(desk.due("ST-23"), day("2024-01-04"));
    free(desk.agree_statement("2024-03-11"));
    assert_eq!(desk.clock("ST-23").met(), Some(false));
    // the limit went on from the request, and had passed
    assert_eq!(desk.due("ST-20"), day("2024-01-18"));
    assert!(desk.clock("ST-20").late(day("2024-03-11")));
    let late = desk
        .clock("ST-20")
        .lateness(&desk.calendar, day("2024-03-11"));
    let late = late.expect("within the calendar").expect("it runs");
    assert_eq!(late.against_current, 37);
}

#[test]
fn d_20_003_273_a_panel_refused_only_because_the_request_was_late() {
    let mut desk = after_stage_2();
    warned(
        desk.ask(THREE, "2027-02-01"),
        GuardId::StageThreeLate,
        "20 003 273",
    );
    assert_eq!(desk.status(), Status::Stage3);
    let mut no_reasons = after_stage_2();
    refused(
        no_reasons.take_bare("2027-02-01", weighed(Answer::Declined)),
        GuardId::StepSaysWhatItMust,
        "20 003 273",
    );
}

#[test]
fn d_23_002_843_a_late_request_declined_with_reasons_that_were_weighed() {
    let mut desk = after_stage_2();
    desk.weigh_against("2027-02-01");
    free(desk.take("2027-02-01", say(Step::OmbudsmanExplained).at(TWO)));
    free(desk.take("2027-02-01", weighed(Answer::Declined)));
    refused(
        desk.ask(THREE, "2027-02-01"),
        GuardId::StageThreeLate,
        "23 002 843",
    );
    let kept = desk.case().state().taken(Step::LateRequestWeighed).next();
    let reason = complaints::personal::TextName::Reason;
    assert!(kept.is_some_and(|it| it.texts.get(reason).is_some()));
    desk.ombudsman("2027-02-15");
    assert_eq!(desk.status(), Status::WithOmbudsman);
}

/// Every door out of a stage that was asked for, or can be asked for in time, is shut: not for officers' reasons, in
/// whatever words, on whatever ground, nor by making something else of it.
fn every_other_door_is_shut(desk: &mut Desk, on: &str, reason: &str) {
    let before = desk.status();
    for ground in Ground::ALL {
        refused(
            desk.give(crate::desk::not_accept_because(day(on), *ground, reason)),
            GuardId::NoRefusalOnceAnswered,
            "22 008 976 and 21 007 738",
        );
    }
    for to in Procedure::ALL {
        if *to != Procedure::ChildrenAct {
            for command in [
                crate::desk::convert(day(on), *to),
                crate::desk::move_point(day(on), 1, *to),
            ] {
                refused(
                    desk.give(command),
                    GuardId::StaysInTheProcedure,
                    "23 008 191, 22 009 191 and 22 008 976",
                );
            }
        }
    }
    for answer in [Answer::NotAccepted, Answer::OtherRoute] {
        free(desk.take(on, function(Answer::DoesNotQualify)));
        refused(
            desk.take(on, say(Step::PointDecided).about(POINT).answer(answer)),
            GuardId::NoRefusalOnceAnswered,
            "22 008 976",
        );
        free(desk.take(on, function(Answer::Qualifies)));
    }
    // the request was recorded yesterday
    let began: Vec<u32> = desk
        .case()
        .facts()
        .iter()
        .filter(|it| matches!(it.event, complaints::event::Event::StageStarted { .. }))
        .map(|it| it.seq)
        .collect();
    let today = desk.today;
    desk.today = today.tomorrow().expect("a day");
    for seq in began {
        // what was recorded by mistake is taken back openly, and stands with its day where they did ask
        let guard = GuardId::RequestTakenBack;
        let kept = match desk.decide(crate::desk::take_back(seq)) {
            Ok(decision) => decision.warnings,
            Err(complaints::decide::Refusal::Guards { remarks }) => remarks,
            Err(other) => panic!("{other}"),
        };
        let words: Vec<&str> = kept.iter().map(|it| it.guard.source.as_str()).collect();
        assert!(kept.iter().any(|it| it.guard.id == guard), "{words:?}");
        assert!(
            words
                .iter()
                .any(|it| it.contains("22 008 976 and 21 007 738")),
            "{words:?}"
        );
    }
    desk.today = today;
    assert_eq!(desk.status(), before);
}

/// A message in which the complainant said that they want to go on, and the words in which they were asked.
fn wishes_to_go_on(desk: &mut Desk, wrote: &str, asked: &str) {
    free(desk.take(wrote, say(Step::MessageAfterAnswer)));
    refused(
        desk.take(asked, say(Step::Closed)),
        GuardId::MessageUnanswered,
        "24 015 996",
    );
    free(desk.take(asked, say(Step::MessageAnswered).answer(Answer::GoesOn)));
}

#[rstest]
#[case::d_21_007_738("Nothing more can be added")]
#[case::d_21_018_463("A panel would be pointless")]
#[case::d_18_000_071("The points were upheld")]
#[case::d_19_001_383("The investigation was thorough")]
#[case::d_24_017_890("Other matters are with another procedure")]
fn a_panel_asked_for_in_time_is_arranged_whatever_officers_think_of_it(#[case] reason: &str) {
    let mut desk = after_stage_2();
    refused(
        desk.take("2027-01-18", weighed(Answer::Declined)),
        GuardId::StageThreeLate,
        "Regulation 18",
    );
    refused(
        desk.give(not_accept("2027-01-18", reason)),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976 and 21 007 738",
    );
    every_other_door_is_shut(&mut desk, "2027-01-18", reason);
    let mut wrote = after_stage_2();
    wishes_to_go_on(&mut wrote, "2027-01-18", "2027-02-01");
    assert_eq!(wrote.due("ST-33"), day("2027-03-01"));
    free(desk.ask(THREE, "2027-01-18"));
    for desk in [&mut desk, &mut wrote] {
        every_other_door_is_shut(desk, "2027-02-01", reason);
        refused(
            desk.take("2027-02-01", weighed(Answer::Declined)),
            GuardId::StageThreeLate,
            "20 003 273",
        );
    }
    refused(
        desk.take("2027-01-19", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976 and 21 007 738",
    );
    assert_eq!(desk.status(), Status::Stage3);
    assert!(desk.running("ST-33"));
}

#[test]
fn d_24_017_890_each_procedure_of_a_mixed_complaint_keeps_its_clock() {
    let mut desk = Desk::statutory("2026-12-22");
    desk.another_point("2026-12-22");
    let moved = || Command::MovePoint {
        on: day("2026-12-29"),
        point: PointNumber(2),
        to: Procedure::Corporate,
        reason: "about council tax".into(),
    };
    let mut unsaid = Desk::statutory("2026-12-22");
    unsaid.another_point("2026-12-22");
    refused(
        unsaid.give(moved()),
        GuardId::FunctionBeforeRefusal,
        "23 008 191",
    );
    let function = say(Step::FunctionReliedOn)
        .about(About::Point(PointNumber(2)))
        .answer(Answer::DoesNotQualify)
        .refers_to("council tax");
    free(desk.take("2026-12-29", function));
    free(desk.give(moved()));
    assert_eq!(desk.due("ST-10"), day("2027-01-08"));
    assert_eq!(desk.due("CO-10"), day("2026-12-31"));
    assert_eq!(desk.due("CO-11"), day("2027-01-15"));
}

#[test]
fn d_24_009_439_a_panel_has_30_working_days_and_its_delay_is_shown() {
    let mut desk = Desk::at_stage_3("2024-06-03");
    assert_eq!(desk.due("ST-33"), day("2024-07-15"), "30, and not 20");
    assert!(desk.clock("ST-33").late(day("2024-07-16")));
    warned(
        {
            free(desk.take("2024-06-04", say(Step::WhenCanComplainantCome).at(THREE)));
            desk.panel("2024-06-04", "2024-07-30")
        },
        GuardId::PanelWithinThirtyDays,
        "Regulation 19(4)",
    );
    desk.constitute_panel(day("2024-07-30"));
    free(desk.take("2024-07-30", say(Step::PanelHeld).at(THREE)));
    assert_eq!(desk.stopped("ST-33"), (day("2024-07-30"), 41, false));
}

#[test]
fn d_24_005_448_five_and_fifteen_working_days_follow_the_thirty() {
    let mut desk = Desk::at_stage_3("2024-06-03");
    desk.constitute_panel(day("2024-06-10"));
    free(desk.take("2024-07-15", say(Step::PanelHeld).at(THREE)));
    assert_eq!(desk.due("ST-35"), day("2024-07-22"));
    free(desk.take("2024-07-22", say(Step::ReportIssued).at(THREE)));
    free(desk.take("2024-07-22", say(Step::ReportReceived).at(THREE)));
    assert_eq!(desk.due("ST-36"), day("2024-08-12"));
}

#[rstest]
#[case::d_22_008_976("Nothing more to add")]
#[case::d_20_012_689("Child protection is not for this procedure")]
#[case::d_24_010_962("Answered in full at stage 1")]
fn stage_2_asked_for_is_begun_and_not_refused(#[case] reason: &str) {
    let mut desk = Desk::statutory("2026-12-01");
    free(desk.take("2026-12-01", function(Answer::Qualifies)));
    desk.send(ONE, "2026-12-15");
    let mut wrote = Desk::statutory("2026-12-01");
    wrote.send(ONE, "2026-12-15");
    wishes_to_go_on(&mut wrote, "2026-12-23", "2027-01-04");
    every_other_door_is_shut(&mut wrote, "2027-01-05", reason);
    assert_eq!(wrote.due("ST-20"), day("2027-02-01"));
    for on in ["2026-12-16", "2026-12-24"] {
        every_other_door_is_shut(&mut desk, on, reason);
        if desk.status() == Status::Stage1Answered {
            free(desk.ask(TWO, "2026-12-23"));
        }
    }
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(desk.due("ST-20"), day("2027-02-01"));
}

#[test]
fn d_20_012_689_child_protection_is_no_ground_where_the_function_qualifies() {
    let mut desk = Desk::statutory("2026-12-01");
    free(desk.take("2026-12-01", function(Answer::Qualifies)));
    refused(
        desk.take(
            "2026-12-02",
            say(Step::PointDecided)
                .about(POINT)
                .answer(Answer::OtherRoute),
        ),
        GuardId::FunctionBeforeRefusal,
        "20 012 689",
    );
}

/// The same in 24 020 172, 25 010 090 and 24 005 448.
#[test]
fn d_23_008_191_a_complaint_that_qualifies_is_not_put_through_the_corporate_procedure() {
    let source = "23 008 191 and 24 020 172";
    let guard = GuardId::CorporateNeverForStatutory;
    let mut desk = Desk::statutory("2026-12-01");
    free(desk.take("2026-12-01", function(Answer::Qualifies)));
    refused(
        desk.give(Command::MovePoint {
            on: day("2026-12-02"),
            point: PointNumber(1),
            to: Procedure::Corporate,
            reason: "it is about child protection".into(),
        }),
        guard,
        source,
    );
    refused(
        desk.give(Command::Convert {
            on: day("2026-12-02"),
            kind: complaints::codes::Kind::Complaint,
            procedure: Some(Procedure::Corporate),
            since: None,
            reason: "it is about child protection".into(),
        }),
        guard,
        source,
    );
    assert_eq!(desk.due("ST-10"), day("2026-12-15"));
    assert!(!desk.has("CO-11"));

    // the council that erred did not record the function: it says so before it converts, and not after stage 1
    let mut unmarked = Desk::statutory("2026-12-01");
    unmarked.send(ONE, "2026-12-15");
    for to in [Procedure::Corporate, Procedure::DataProtection] {
        refused(
            unmarked.give(crate::desk::convert(day("2026-12-16"), to)),
            GuardId::StaysInTheProcedure,
            "23 008 191",
        );
    }
    for ground in [Ground::Other, Ground::OtherRoute] {
        let mut words = Desk::statutory("2026-12-01");
        refused(
            words.give(crate::desk::not_accept_because(
                day("2026-12-02"),
                ground,
                "it is about child protection",
            )),
            GuardId::FunctionBeforeRefusal,
            "20 012 689 and 23 008 191",
        );
    }
}

#[test]
fn d_20_006_409_out_of_time_without_weighing_the_persons_reasons() {
    let mut desk = Desk::statutory("2026-12-01");
    free(desk.take("2026-12-01", say(Step::GroundsArose).names("2025-06-02")));
    refused(
        desk.give(crate::desk::not_accept(day("2026-12-02"), Ground::Late)),
        GuardId::BothQuestionsNo,
        "25 006 810",
    );
    refused(
        desk.give(crate::desk::not_accept_because(
            day("2026-12-02"),
            Ground::Other,
            "Out of time",
        )),
        GuardId::FunctionBeforeRefusal,
        "20 012 689",
    );
    refused(
        desk.take_bare("2026-12-02", say(Step::LateReasonable).answer(Answer::Yes)),
        GuardId::StepSaysWhatItMust,
        "25 006 810",
    );
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn d_22_009_191_turned_away_as_late_at_stage_2_after_it_was_taken_up() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    refused(
        desk.give(crate::desk::not_accept(day("2026-12-24"), Ground::Late)),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976",
    );
    every_other_door_is_shut(&mut desk, "2026-12-24", "Out of time");
}

/// Weeks late are counted, told against both dates, and in nobody's power to hide.
#[rstest]
#[case::d_24_004_450("2027-05-04", 88)]
#[case::d_24_018_419("2027-04-30", 87)]
#[case::d_21_007_738("2027-04-01", 66)]
#[case::d_19_001_383("2027-06-01", 107)]
fn delay_at_stage_2_is_shown_while_it_lasts_and_afterwards(#[case] sent: &str, #[case] on: i32) {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(desk.extend(TWO, "2027-02-01", "2027-03-31"));
    let clock = desk.clock("ST-20");
    assert_eq!(clock.state, ClockState::Running);
    assert!(clock.late(day("2027-04-01")));
    desk.investigate(day(sent));
    warned(
        desk.give(answer(TWO, day(sent))),
        GuardId::AnswerInTime,
        "The clock of the stage",
    );
    assert_eq!(desk.stopped("ST-20"), (day(sent), on, false));
    let late = desk.clock("ST-20").lateness(&desk.calendar, day(sent));
    let late = late.expect("within the calendar").expect("answered");
    assert_eq!(
        (late.against_first, late.against_current),
        (on - 25, on - 65)
    );
}

#[test]
fn d_24_019_438_a_payment_offered_without_saying_how_it_was_reached() {
    let mut desk = after_stage_2();
    let remedy = desk.remedy("2026-12-16", "2027-02-16", None);
    refused(
        desk.take_bare(
            "2026-12-16",
            say(Step::PaymentOffered)
                .about(remedy)
                .answer(Answer::Distress)
                .pence(20_000),
        ),
        GuardId::StepSaysWhatItMust,
        "24 019 438",
    );
}

#[test]
fn d_21_017_580_what_was_promised_stays_open_until_it_is_done() {
    let mut desk = after_stage_2();
    let remedy = desk.remedy("2026-12-16", "2027-02-16", None);
    warned(
        desk.take("2027-01-19", say(Step::Closed)),
        GuardId::NothingOwedAtClosing,
        "remedy 1 is not done (apology, promised for 16 February 2027)",
    );
    let promise = desk.clock("AC-01");
    assert_eq!(promise.state, ClockState::Running);
    assert!(promise.late(day("2027-02-17")));
    warned(
        desk.done(remedy, "2027-05-17"),
        GuardId::DoneWithProof,
        "21 017 580",
    );
    assert_eq!(desk.clock("AC-01").met(), Some(false));
}
