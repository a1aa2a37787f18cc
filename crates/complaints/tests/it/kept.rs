//! Rights that no other door takes away: not a conversion, a point that moves, a correction, something taken back, free
//! words, nor a message that nobody took for a request.

use crate::desk::{
    Desk, ONE, THREE, TWO, convert, move_point, not_accept, not_accept_because, take_back,
};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::case::Withdrawal;
use complaints::codes::{Ground, Kind, Procedure};
use complaints::command::Command;
use complaints::event::{Event, Receipt};
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::date;
use rstest::rstest;

const POINT: About = About::Point(PointNumber(1));
const OTHERS: [Procedure; 4] = [
    Procedure::Corporate,
    Procedure::DataProtection,
    Procedure::PublicHealth,
    Procedure::JointNhs,
];

fn function(answer: Answer) -> StepTaken {
    say(Step::FunctionReliedOn)
        .about(POINT)
        .answer(answer)
        .refers_to("Children Act 1989 s.47")
}

/// Received on 1 December 2026, stage 1 answered on the 15th.
fn answered() -> Desk {
    let mut desk = Desk::statutory("2026-12-01");
    desk.send(ONE, "2026-12-15");
    desk
}

/// Stage 2 answered on 16 December 2026; a panel can be asked for in time until 18 January.
fn after_stage_2() -> Desk {
    Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16")
}

fn entry(desk: &Desk, is: impl Fn(&Event) -> bool) -> u32 {
    let facts = desk.case().facts();
    let found = facts.iter().rfind(|it| is(it.event));
    found.expect("it stands").seq
}

fn began(desk: &Desk, of: StageNumber) -> u32 {
    entry(
        desk,
        |it| matches!(it, Event::StageStarted { stage, .. } if *stage == of),
    )
}

fn goes_on() -> StepTaken {
    say(Step::MessageAnswered).answer(Answer::GoesOn)
}

fn declined() -> StepTaken {
    say(Step::LateRequestWeighed)
        .at(TWO)
        .answer(Answer::Declined)
}

#[rstest]
fn corporate_never_for_statutory_nor_any_other_procedure_before_stage_1_is_answered(
    #[values(0, 1, 2, 3)] to: usize,
) {
    let to = OTHERS[to];
    let on = day("2026-12-08");
    let mut unsaid = Desk::statutory("2026-12-01");
    let given = unsaid.give(convert(on, to));
    if matches!(to, Procedure::DataProtection | Procedure::JointNhs) {
        // a law of its own says how that is answered
        warned(given, GuardId::CorporateSaysWhy, "23 008 191");
    } else {
        let why = "it is not recorded that the function does not qualify of point 1";
        refused(given, GuardId::FunctionBeforeRefusal, why);
        free(unsaid.take("2026-12-02", function(Answer::DoesNotQualify)));
        free(unsaid.give(convert(on, to)));
    }
    let mut desk = Desk::statutory("2026-12-01");
    desk.another_point("2026-12-01");
    free(desk.take("2026-12-02", function(Answer::Qualifies)));
    for command in [convert(on, to), move_point(on, 1, to)] {
        refused(
            desk.give(command),
            GuardId::CorporateNeverForStatutory,
            "23 008 191 and 24 020 172",
        );
    }
    assert_eq!(desk.due("ST-10"), day("2026-12-15"));
}

#[rstest]
fn stays_in_the_procedure_once_stage_1_was_answered_unless_no_function_qualifies(
    #[values(0, 1, 2, 3)] to: usize,
) {
    let to = OTHERS[to];
    let on = day("2026-12-16");
    let mut desk = answered();
    for command in [convert(on, to), move_point(on, 1, to)] {
        refused(
            desk.give(command),
            GuardId::StaysInTheProcedure,
            "does not qualify of point 1",
        );
    }
    free(desk.take("2026-12-16", function(Answer::Qualifies)));
    refused(
        desk.give(convert(on, to)),
        GuardId::StaysInTheProcedure,
        "22 009 191",
    );
    assert_eq!(desk.due("ST-12"), day("2027-01-15"));
    free(desk.take("2026-12-16", function(Answer::DoesNotQualify)));
    free(desk.give(convert(on, to)));
    assert_eq!(desk.case().state().receipt.procedure, Some(to));
}

#[test]
fn stays_in_the_procedure_once_the_time_of_stage_1_ran_out() {
    let mut desk = Desk::statutory("2026-12-01");
    refused(
        desk.give(convert(day("2026-12-16"), Procedure::Corporate)),
        GuardId::StaysInTheProcedure,
        "its time ran out",
    );
    refused(
        desk.give(convert(day("2026-12-15"), Procedure::Corporate)),
        GuardId::FunctionBeforeRefusal,
        "point 1",
    );
}

#[rstest]
fn stays_in_the_procedure_once_stage_2_or_3_was_asked_for(#[values(0, 1, 2, 3)] to: usize) {
    let to = OTHERS[to];
    let mut second = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let mut third = Desk::at_stage_3("2026-12-23");
    for desk in [&mut second, &mut third] {
        free(desk.take("2026-12-23", function(Answer::DoesNotQualify)));
        let before = desk.status();
        for command in [
            convert(day("2026-12-24"), to),
            move_point(day("2026-12-24"), 1, to),
        ] {
            refused(
                desk.give(command),
                GuardId::StaysInTheProcedure,
                "was asked for 23 December 2026",
            );
        }
        assert_eq!(desk.status(), before);
    }
    assert_eq!(second.due("ST-20"), day("2027-02-01"));
}

#[test]
fn stays_in_the_procedure_whatever_is_corrected_or_taken_back() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let receipt = desk.case().state().receipt.clone();
    let corrected = Command::Correct {
        seq: 1,
        occurred: Occurred::On(day("2026-12-16")),
        event: Event::Received(Receipt {
            procedure: Some(Procedure::Corporate),
            ..receipt
        }),
        parts: Vec::new(),
        reason: None,
    };
    refused(
        desk.give(corrected),
        GuardId::StaysInTheProcedure,
        "stage 2 was asked for",
    );
    let mut converted = Desk::corporate("2026-12-16");
    free(converted.give(convert(day("2026-12-17"), Procedure::ChildrenAct)));
    converted.send(ONE, "2026-12-18");
    let seq = entry(&converted, |it| matches!(it, Event::Converted { .. }));
    refused(
        converted.give(take_back(seq)),
        GuardId::StaysInTheProcedure,
        "stage 1 was answered",
    );
}

#[test]
fn what_the_ombudsman_found_to_belong_elsewhere_may_leave_the_procedure() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let about = desk.ombudsman("2027-01-04");
    let right = || say(Step::OtherProcedureRight).about(about);
    refused(
        desk.take("2027-01-05", right()),
        GuardId::StepAfterWhatItNeeds,
        "the Ombudsman's decision on",
    );
    let decided = say(Step::OmbudsmanCode).about(about);
    free(desk.take("2027-01-05", decided.answer(Answer::NotUpheld)));
    free(desk.take("2027-01-06", right()));
    free(desk.give(convert(day("2027-01-06"), Procedure::Corporate)));
}

#[test]
fn a_point_that_was_taken_up_is_not_turned_away_afterwards() {
    let mut desk = answered();
    free(desk.take("2026-12-16", function(Answer::DoesNotQualify)));
    for answer in [Answer::NotAccepted, Answer::OtherRoute] {
        refused(
            desk.take(
                "2026-12-16",
                say(Step::PointDecided).about(POINT).answer(answer),
            ),
            GuardId::NoRefusalOnceAnswered,
            "22 008 976",
        );
    }
}

#[test]
fn regulation_13_no_correction_eases_a_limit_without_its_reason() {
    // asked for on 23 December 2026, so that it is due on 1 February 2027
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    assert_eq!(desk.due("ST-20"), day("2027-02-01"));
    let request = began(&desk, TWO);
    let moved = |to: &str, reason: Option<&str>| Command::Correct {
        seq: request,
        occurred: Occurred::On(day(to)),
        event: Event::StageStarted {
            route: RouteNumber::MAIN,
            stage: TWO,
        },
        parts: Vec::new(),
        reason: reason.map(Into::into),
    };
    desk.today = day("2028-12-01");
    refused(
        desk.give(moved("2027-02-12", None)),
        GuardId::CorrectedWithAReason,
        "Stage 2 answer (ST-20) was due on Mon 1 February 2027, which was missed, and would be due on Fri 19 March 2027",
    );
    refused(
        desk.give(moved("2027-02-12", Some(" "))),
        GuardId::CorrectedWithAReason,
        "Regulation 13",
    );
    // an earlier day eases nothing
    free(desk.give(moved("2026-12-22", None)));
    assert_eq!(desk.due("ST-20"), day("2027-01-29"));
    warned(
        desk.give(moved("2027-02-12", Some("the letter is of another child"))),
        GuardId::CorrectedWithAReason,
        "stays in the history with the reason",
    );
    assert_eq!(desk.due("ST-20"), day("2027-03-19"));
    let last = desk.case().version();
    let said = complaints::timeline::words(desk.case(), last).map(|it| it.reveal().as_str());
    assert_eq!(said, Some("the letter is of another child"));
}

#[test]
fn regulation_13_a_late_answer_is_not_dated_back_without_its_reason_and_a_slip_of_the_day_needs_none()
 {
    let mut desk = Desk::statutory("2026-12-01");
    desk.today = day("2026-12-22");
    desk.send(ONE, "2026-12-22");
    assert_eq!(desk.clock("ST-10").met(), Some(false));
    let answered = desk
        .case()
        .facts()
        .into_iter()
        .find_map(|it| match it.event {
            Event::StageAnswered { .. } => Some((it.seq, it.event.clone())),
            _ => None,
        });
    let (seq, event) = answered.expect("it was answered");
    let dated = |on: &str| Command::Correct {
        seq,
        occurred: Occurred::On(day(on)),
        event: event.clone(),
        parts: Vec::new(),
        reason: None,
    };
    let later = desk.decide(dated("2026-12-15"));
    assert!(later.is_ok(), "on the day of its recording");
    desk.today = day("2026-12-23");
    refused(
        desk.give(dated("2026-12-15")),
        GuardId::CorrectedWithAReason,
        "Stage 1 answer (ST-10) was due on Tue 15 December 2026, which was missed",
    );
}

#[test]
fn regulation_13_what_is_no_limit_is_dated_back_without_a_reason() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk.today = day("2027-01-20");
    free(desk.take("2027-01-20", say(Step::Acknowledged).at(TWO)));
    assert_eq!(desk.clock("ST-21").met(), Some(false));
    desk.today = day("2027-01-22");
    free(desk.give(acknowledged_on(&desk, "2026-12-24")));
    assert_eq!(desk.clock("ST-21").met(), Some(true));
}

/// The acknowledgement of stage 2, corrected to another day without a word.
fn acknowledged_on(desk: &Desk, on: &str) -> Command {
    let facts = desk.case().facts();
    let entry = facts.iter().find(
        |it| matches!(&it.event, Event::StepTaken(taken) if taken.step == Step::Acknowledged),
    );
    let entry = entry.expect("it was acknowledged");
    Command::Correct {
        seq: entry.seq,
        occurred: Occurred::On(day(on)),
        event: entry.event.clone(),
        parts: Vec::new(),
        reason: None,
    }
}

#[test]
fn regulation_13_a_limit_that_was_missed_of_a_point_alone_asks_no_reason_of_other_corrections() {
    let mut desk = Desk::statutory("2026-04-01").with_a_point_that_waited();
    desk.today = day("2026-04-24");
    free(desk.ask(TWO, "2026-04-22"));
    free(desk.take("2026-04-24", say(Step::Acknowledged).at(TWO)));
    // the second point was due on 1 May
    desk.today = day("2026-05-08");
    free(desk.give(acknowledged_on(&desk, "2026-04-23")));
}

#[test]
fn what_left_the_procedure_because_no_function_qualifies_is_refused_under_the_code() {
    let mut desk = Desk::statutory("2026-12-01");
    free(desk.take("2026-12-02", function(Answer::DoesNotQualify)));
    desk.give(convert(day("2026-12-02"), Procedure::Corporate))
        .expect("it leaves the procedure");
    refused(
        desk.give(Command::NotAccept {
            on: day("2026-12-03"),
            ground: Ground::Late,
            reason: Some("two years ago".to_owned()),
            ombudsman_named: true,
        }),
        GuardId::CodeRefusalHasReasons,
        "since when they could complain is not recorded",
    );
}

#[test]
fn taken_back_with_a_reason_all_but_a_note() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let bare = |seq| Command::Retract { seq, reason: None };
    let seq = began(&desk, TWO);
    refused(
        desk.give(bare(seq)),
        GuardId::TakenBackWithAReason,
        "with its reason",
    );
    free(desk.give(Command::AddNote {
        on: day("2026-12-23"),
        text: "on the wrong case".into(),
        by: None,
        contact: None,
    }));
    let note = desk.case().version();
    free(desk.give(bare(note)));
    free(desk.give(take_back(seq)));
    let last = desk.case().history().last().expect("it is there");
    assert_eq!(last.event, Event::Retracted { seq });
    let kept = last.parts.iter().any(|(part, _)| {
        let complaints::personal::Part::Text(texts) = part else {
            return false;
        };
        let why = texts.get(complaints::personal::TextName::Reason);
        why.is_some_and(|it| it.reveal() == "recorded on the wrong case")
    });
    assert!(kept, "{last:?}");
}

#[test]
fn request_taken_back_only_on_its_day_and_before_anything_more_of_the_stage() {
    let guard = GuardId::RequestTakenBack;
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let seq = began(&desk, TWO);
    // recorded on Thursday 30 November 2028
    desk.today = date(2028, 12, 1);
    refused(
        desk.give(take_back(seq)),
        guard,
        "22 008 976 and 21 007 738",
    );
    desk.today = date(2028, 11, 30);
    free(desk.give(take_back(seq)));
    assert_eq!(desk.status(), Status::Stage1Answered);

    let mut more = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(more.take("2026-12-24", say(Step::Acknowledged).at(TWO)));
    let seq = began(&more, TWO);
    refused(
        more.give(take_back(seq)),
        guard,
        "was recorded of stage 2 since",
    );

    let mut parked = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(parked.park("2026-12-24", &[], None));
    let seq = began(&parked, TWO);
    refused(parked.give(take_back(seq)), guard, "since");
    assert_eq!(parked.status(), Status::Parked);

    let mut panel = Desk::at_stage_3("2026-12-23");
    let seq = began(&panel, THREE);
    panel.today = date(2028, 12, 1);
    refused(panel.give(take_back(seq)), guard, "was not recorded today");
    assert_eq!(panel.status(), Status::Stage3);

    // recorded on a Saturday, taken back on the Monday
    let mut weekend = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let seq = began(&weekend, TWO);
    free(weekend.give(take_back(seq)));
    weekend.today = date(2028, 11, 25);
    free(weekend.ask(TWO, "2026-12-23"));
    let seq = began(&weekend, TWO);
    weekend.today = date(2028, 11, 28);
    refused(
        weekend.give(take_back(seq)),
        guard,
        "was not recorded today",
    );
    weekend.today = date(2028, 11, 27);
    free(weekend.give(take_back(seq)));
}

#[test]
fn the_beginning_of_stage_1_is_not_taken_back() {
    let mut desk = Desk::by_child("2026-12-01");
    let seq = began(&desk, ONE);
    refused(
        desk.give(take_back(seq)),
        GuardId::RequestTakenBack,
        "began with what reached the council",
    );
    assert_eq!(desk.due("ST-10"), day("2026-12-15"));
}

#[test]
fn an_answer_taken_back_later_opens_no_other_door() {
    let mut desk = answered();
    let seq = entry(&desk, |it| matches!(it, Event::StageAnswered { .. }));
    desk.today = date(2028, 12, 1);
    for seq in (seq..=desk.case().version()).rev() {
        free(desk.give(take_back(seq)));
    }
    assert_eq!(desk.status(), Status::Stage1);
    refused(
        desk.give(convert(day("2026-12-14"), Procedure::Corporate)),
        GuardId::StaysInTheProcedure,
        "stage 1 was answered",
    );
    desk.does_not_qualify(day("2026-12-14"));
    refused(
        desk.give(not_accept(day("2026-12-14"), Ground::NotThisCouncil)),
        GuardId::NoRefusalOnceAnswered,
        "taken back on a later day",
    );
}

#[test]
fn wish_is_the_request_for_stage_2_from_the_day_of_the_message() {
    let mut desk = answered();
    free(desk.take("2026-12-29", say(Step::MessageAfterAnswer)));
    assert_eq!(desk.runs("MS-01"), (day("2026-12-29"), day("2026-12-31")));
    assert!(desk.running("MS-01"));
    let above = |desk: &Desk| {
        let clocks = complaints::clock::clocks(desk.case(), &desk.rules, &desk.calendar);
        let clocks = clocks.expect("within the calendar");
        let today = day("2026-12-30");
        let all = complaints::alerts::alerts(desk.case(), &clocks, today, &desk.calendar);
        all.into_iter().map(|it| it.text).collect::<Vec<_>>()
    };
    assert_eq!(
        above(&desk),
        [
            "the complainant wrote or spoke on 29 December 2026, and that may be their request: ask them by 31 December 2026 what they want"
        ]
    );
    free(desk.take("2027-01-04", goes_on()));
    assert_eq!(above(&desk), [""; 0]);
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(desk.runs("ST-20"), (day("2026-12-29"), day("2027-02-03")));
    assert_eq!(desk.stopped("MS-01"), (day("2027-01-04"), 3, false));
    refused(
        desk.take("2027-01-04", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "it is open: stage 2",
    );
    refused(
        desk.ask(TWO, "2027-01-05"),
        GuardId::KnownItem,
        "asked for 29 December 2026 already",
    );
}

#[test]
fn wish_is_the_request_for_a_panel_and_in_time_by_the_message() {
    let mut desk = after_stage_2();
    free(desk.take("2027-01-18", say(Step::MessageAfterAnswer)));
    // nobody asked: what came in time is in time
    refused(
        desk.take("2027-02-01", declined()),
        GuardId::StageThreeLate,
        "wrote or spoke on 18 January 2027",
    );
    free(desk.take("2027-02-01", goes_on()));
    assert_eq!(desk.status(), Status::Stage3);
    assert_eq!(desk.runs("ST-33"), (day("2027-01-18"), day("2027-03-01")));
    refused(
        desk.take("2027-02-01", declined()),
        GuardId::StageThreeLate,
        "23 002 843",
    );
}

#[test]
fn wish_is_the_request_of_the_next_stage_of_the_corporate_procedure() {
    let mut desk = Desk::corporate("2026-12-01");
    desk.send(ONE, "2026-12-08");
    free(desk.take("2026-12-15", say(Step::MessageAfterAnswer)));
    free(desk.take("2026-12-16", say(Step::MessageAfterAnswer)));
    free(desk.take("2026-12-17", goes_on()));
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(desk.runs("CO-20").0, day("2026-12-15"));
}

#[test]
fn a_later_request_settles_the_messages_before_it_and_is_not_later_than_they_are() {
    let mut desk = answered();
    free(desk.take("2026-12-29", say(Step::MessageAfterAnswer)));
    warned(
        desk.ask(TWO, "2027-01-20"),
        GuardId::WishIsTheRequest,
        "25 007 696",
    );
    assert_eq!(desk.stopped("MS-01").0, day("2027-01-20"));
    assert!(
        desk.case()
            .state()
            .messages()
            .iter()
            .all(|it| it.settled.is_some())
    );

    let mut panel = after_stage_2();
    free(panel.take("2027-01-18", say(Step::MessageAfterAnswer)));
    warned(
        panel.ask(THREE, "2027-02-01"),
        GuardId::WishIsTheRequest,
        "24 015 996",
    );
    // closed in the end, though nobody ever answered the message
    panel.constitute_panel(day("2027-02-10"));
    for step in [
        Step::PanelHeld,
        Step::ReportIssued,
        Step::ReportReceived,
        Step::IndependentPersonConsulted,
    ] {
        free(panel.take("2027-02-10", say(step).at(THREE)));
    }
    panel.tell_the_child(THREE, day("2027-02-11"));
    panel.send(THREE, "2027-02-11");
    free(panel.take("2027-02-12", say(Step::Closed)));
}

#[test]
fn who_said_that_they_are_satisfied_has_not_asked() {
    let mut desk = after_stage_2();
    free(desk.take("2027-01-18", say(Step::MessageAfterAnswer)));
    free(desk.take(
        "2027-01-20",
        say(Step::MessageAnswered).answer(Answer::Satisfied),
    ));
    free(desk.take("2027-02-01", say(Step::OmbudsmanExplained).at(TWO)));
    free(desk.take("2027-02-01", declined()));
    refused(
        desk.ask(THREE, "2027-02-01"),
        GuardId::StageThreeLate,
        "23 002 843",
    );
    // a wish that comes after a late request was declined is recorded, and begins nothing
    free(desk.take("2027-02-02", say(Step::MessageAfterAnswer)));
    warned(
        desk.take("2027-02-03", goes_on()),
        GuardId::StageThreeLate,
        "23 002 843",
    );
    assert_eq!(desk.status(), Status::Stage2Answered);
    free(desk.take("2027-02-04", say(Step::Closed)));
}

#[test]
fn nothing_is_closed_over_a_wish_to_go_on() {
    let mut desk = answered();
    free(desk.take("2026-12-29", say(Step::MessageAfterAnswer)));
    free(desk.take("2027-01-04", goes_on()));
    let seq = began(&desk, TWO);
    free(desk.give(take_back(seq)));
    refused(
        desk.take("2027-01-20", say(Step::Closed)),
        GuardId::WishIsTheRequest,
        "stage 2 has not begun",
    );
}

#[rstest]
fn ground_on_record_and_not_in_free_words(
    #[values(
        "Out of time",
        "Child has not consented",
        "Looked after child over 16, no consent",
        "Court proceedings in progress",
        "Form not filled in",
        "Child protection conference"
    )]
    words: &str,
    #[values(Ground::Other, Ground::OtherRoute, Ground::NotThisCouncil)] ground: Ground,
) {
    let mut parent = Desk::statutory("2026-12-01");
    let mut child = Desk::by_child("2026-12-01");
    for desk in [&mut parent, &mut child] {
        refused(
            desk.give(not_accept_because(day("2026-12-02"), ground, words)),
            GuardId::FunctionBeforeRefusal,
            "20 012 689",
        );
        assert_eq!(desk.status(), Status::Stage1);
    }
}

#[test]
fn ground_on_record_names_the_other_route_and_the_other_case() {
    let mut route = Desk::statutory("2026-12-01");
    route.does_not_qualify(day("2026-12-02"));
    refused(
        route.give(not_accept_because(
            day("2026-12-03"),
            Ground::OtherRoute,
            "the council's own procedure for conferences",
        )),
        GuardId::GroundOnRecord,
        "by which other procedure point 1 goes",
    );
    let mut other = Desk::statutory("2026-12-01");
    let linked = |answer| {
        let step = say(Step::Linked).answer(answer);
        step.refers_to("NOR-0002")
    };
    free(other.take("2026-12-02", linked(Answer::Family)));
    refused(
        other.give(not_accept(day("2026-12-03"), Ground::Duplicate)),
        GuardId::GroundOnRecord,
        "of which case it is a duplicate",
    );
    free(other.take("2026-12-03", linked(Answer::Duplicate)));
    free(other.give(not_accept(day("2026-12-03"), Ground::Duplicate)));
    // what is no complaint under the Act is turned away as before
    let mut corporate = Desk::corporate("2026-12-01");
    free(corporate.give(not_accept(day("2026-12-03"), Ground::Other)));
    let mut request = Desk::with(Kind::ServiceRequest, None, day("2026-12-01"));
    free(request.give(not_accept(day("2026-12-03"), Ground::Duplicate)));
}

/// Its grounds arose on a day, and it came on 1 June 2026.
#[rstest]
#[case::within_the_year("2026-01-10", Some("within the year"))]
#[case::on_the_last_day("2025-06-01", Some("within the year"))]
#[case::a_day_later("2025-05-31", None)]
#[case::nobody_said("", Some("is not recorded, so it is not known to be late"))]
fn both_questions_no_and_the_year_is_over(#[case] arose: &str, #[case] in_time: Option<&str>) {
    let mut desk = Desk::statutory("2026-06-01");
    if !arose.is_empty() {
        free(desk.take("2026-06-02", say(Step::GroundsArose).names(arose)));
    }
    free(desk.take("2026-06-02", say(Step::LateEffective).answer(Answer::No)));
    free(desk.take("2026-06-02", say(Step::LateReasonable).answer(Answer::Yes)));
    let decided = say(Step::LateDecided).answer(Answer::Declined);
    let given = desk.take("2026-06-03", decided.refers_to("Complaints manager"));
    let away = |desk: &mut Desk| desk.give(not_accept(day("2026-06-03"), Ground::Late));
    if let Some(why) = in_time {
        refused(given, GuardId::BothQuestionsNo, why);
        refused(away(&mut desk), GuardId::BothQuestionsNo, "25 006 810");
    } else {
        free(given);
        free(away(&mut desk));
    }
}

#[test]
fn withdrawal_is_the_persons_once_stage_2_or_3_was_asked_for() {
    let silent = |on| Command::Withdraw {
        on: day(on),
        who: None,
        how: Withdrawal {
            method: None,
            looked_at: Some(false),
            reason: Some("did not reply to our letter".into()),
        },
    };
    for mut desk in [
        Desk::at_stage_2("2026-12-16", "2026-12-23"),
        Desk::at_stage_3("2026-12-23"),
    ] {
        refused(
            desk.give(silent("2027-01-11")),
            GuardId::WithdrawalIsThePersons,
            "22 008 976 and 21 007 738",
        );
        free(desk.give(crate::desk::withdraw(day("2027-01-11"))));
        assert_eq!(desk.status(), Status::Withdrawn);
    }
}

#[test]
fn ombudsman_entry_says_which_and_no_reference_stands_twice() {
    let mut desk = answered();
    let tells = |reference: Option<&str>| Command::OmbudsmanTells {
        on: day("2026-12-16"),
        reference: reference.map(str::to_owned),
        referred_by: None,
    };
    warned(
        desk.give(tells(None)),
        GuardId::OmbudsmanEntrySaysWhich,
        "cannot be told apart",
    );
    free(desk.give(tells(Some("26 000 001"))));
    refused(
        desk.give(tells(Some("26 000 001"))),
        GuardId::KnownItem,
        "26 000 001 already",
    );
    free(desk.give(tells(Some("26 000 002"))));
}

#[test]
fn a_route_of_the_children_act_is_kept_as_the_case_itself_is() {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-12-01", "2026-12-02");
    assert_ne!(route, RouteNumber::MAIN);
    desk.route_to_stage_2(route, "2026-12-15", "2026-12-16");
    refused(
        desk.give(move_point(day("2026-12-17"), 2, Procedure::Corporate)),
        GuardId::StaysInTheProcedure,
        "stage 2 was asked for",
    );
}
