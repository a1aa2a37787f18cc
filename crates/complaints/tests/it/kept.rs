//! Rights that no other door takes away: not a conversion, a point that moves, a correction, something taken back, nor free
//! words.

use crate::desk::{
    Desk, ONE, THREE, TWO, convert, move_point, not_accept, not_accept_because, take_back,
};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::case::Withdrawal;
use complaints::codes::{Ground, Kind, Procedure, Role};
use complaints::command::Command;
use complaints::event::{Event, Receipt};
use complaints::ids::{PointNumber, RouteNumber};
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

fn entry(desk: &Desk, is: impl Fn(&Event) -> bool) -> u32 {
    let facts = desk.case().facts();
    let found = facts.iter().rfind(|it| is(it.event));
    found.expect("it stands").seq
}

#[rstest]
fn corporate_never_for_statutory_nor_any_other_procedure_before_stage_1_is_answered(
    #[values(0, 1, 2, 3)] to: usize,
) {
    let to = OTHERS[to];
    let on = day("2026-12-08");
    let mut unsaid = Desk::statutory("2026-12-01");
    let why = "it is not recorded that the function does not qualify of point 1";
    refused(
        unsaid.give(convert(on, to)),
        GuardId::FunctionBeforeRefusal,
        why,
    );
    free(unsaid.take("2026-12-02", function(Answer::DoesNotQualify)));
    free(unsaid.give(convert(on, to)));
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

/// A law of its own says how a point about personal data, or one together with the NHS, is answered; it is no way round.
#[rstest]
fn corporate_never_for_statutory_by_the_way_of_another_procedure(#[values(1, 3)] over: usize) {
    let on = day("2026-12-08");
    let why = "it is not recorded that the function does not qualify of point 1";
    for last in [Procedure::Corporate, Procedure::PublicHealth] {
        let mut desk = Desk::statutory("2026-12-01");
        desk.another_point("2026-12-01");
        let given = desk.give(move_point(on, 1, OTHERS[over]));
        let warnings = given.expect("it is warned of");
        assert_eq!(warnings[0].guard.id, GuardId::CorporateSaysWhy);
        let round = desk.give(move_point(on, 1, last));
        refused(round, GuardId::FunctionBeforeRefusal, why);
        free(desk.take("2026-12-08", function(Answer::DoesNotQualify)));
        free(desk.give(move_point(on, 1, last)));
    }
    // a slip that is corrected on its day opens no other door
    let mut desk = Desk::statutory("2028-11-20");
    let receipt = desk.case().state().receipt.clone();
    let as_if = |procedure| Command::Correct {
        seq: 1,
        occurred: Occurred::On(day("2028-11-20")),
        event: Event::Received(Receipt {
            procedure: Some(procedure),
            ..receipt.clone()
        }),
        parts: Vec::new(),
        reason: Some("slip".into()),
    };
    desk.give(as_if(OTHERS[over])).expect("on the same day");
    desk.today = date(2028, 12, 4);
    let later = desk.give(as_if(Procedure::Corporate));
    refused(later, GuardId::FunctionBeforeRefusal, why);
    let converted = desk.give(convert(day("2028-12-04"), Procedure::Corporate));
    refused(converted, GuardId::FunctionBeforeRefusal, why);
}

/// B4, forbidden: what a conversion asks for, a correction asks for too.
#[rstest]
#[case(Kind::ServiceRequest, "chose a service request")]
#[case(Kind::Representation, "chose something other than a complaint")]
#[case(Kind::MemberEnquiry, "chose something other than a complaint")]
fn choice_is_informed_where_the_receipt_is_corrected_too(#[case] kind: Kind, #[case] why: &str) {
    let mut desk = Desk::by_child("2028-11-20");
    let receipt = desk.case().state().receipt.clone();
    let as_if = |procedure| Command::Correct {
        seq: 1,
        occurred: Occurred::On(day("2028-11-20")),
        event: Event::Received(Receipt {
            kind,
            procedure,
            ..receipt.clone()
        }),
        parts: Vec::new(),
        reason: Some("slip".into()),
    };
    refused(
        desk.give(as_if(Some(Procedure::ChildrenAct))),
        GuardId::StagesOfTheProcedure,
        "only a complaint goes by a procedure",
    );
    let on_the_day = desk.decide(as_if(None));
    assert!(on_the_day.is_ok(), "a slip: {on_the_day:?}");
    desk.today = date(2028, 12, 4);
    refused(desk.give(as_if(None)), GuardId::ChoiceIsInformed, why);
    assert_eq!(desk.due("ST-10"), day("2028-12-04"));
}

/// That somebody who acts for a child may not complain in their own right takes nothing from the child.
#[test]
fn corporate_never_for_statutory_where_only_one_of_those_on_the_case_may_not_complain() {
    let mut desk = Desk::by_child("2026-12-01");
    let child = desk.person(1, vec![Role::Child]);
    let friend = desk.person(2, vec![Role::Representative]);
    let may_not = |person| {
        let no = say(Step::PersonEntitled).answer(Answer::No);
        no.about(About::Person(person)).refers_to("a neighbour")
    };
    desk.take("2026-12-02", may_not(friend))
        .expect("it is recorded");
    refused(
        desk.give(convert(day("2026-12-02"), Procedure::Corporate)),
        GuardId::FunctionBeforeRefusal,
        "point 1",
    );
    desk.take("2026-12-02", may_not(child))
        .expect("it is recorded");
    desk.give(convert(day("2026-12-02"), Procedure::Corporate))
        .expect("nobody may complain by the Act");
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
    let seq = desk.began(TWO);
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
fn request_taken_back_as_recorded_by_mistake_only_before_anything_more_of_the_stage() {
    let guard = GuardId::RequestTakenBack;
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let seq = desk.began(TWO);
    // recorded on Thursday 30 November 2028
    free(desk.give(take_back(seq)));
    assert_eq!(desk.status(), Status::Stage1Answered);

    let mut more = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(more.take("2026-12-24", say(Step::Acknowledged).at(TWO)));
    let seq = more.began(TWO);
    refused(
        more.give(take_back(seq)),
        guard,
        "was recorded of stage 2 since",
    );

    let mut parked = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(parked.park("2026-12-24", &[], None));
    let seq = parked.began(TWO);
    refused(parked.give(take_back(seq)), guard, "since");
    assert_eq!(parked.status(), Status::Parked);

    let mut panel = Desk::at_stage_3("2026-12-23");
    let seq = panel.began(THREE);
    panel.today = date(2028, 12, 1);
    warned(
        panel.give(take_back(seq)),
        guard,
        "the request for stage 3 was not recorded today",
    );
    assert_eq!(panel.status(), Status::Stage2Answered);
    free(panel.ask(THREE, "2026-12-23"));
    assert_eq!(
        panel.status(),
        Status::Stage3,
        "a request that was made stands with its day"
    );

    // recorded on a Saturday, taken back on the Monday
    let mut weekend = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let seq = weekend.began(TWO);
    free(weekend.give(take_back(seq)));
    weekend.today = date(2028, 11, 25);
    free(weekend.ask(TWO, "2026-12-23"));
    let seq = weekend.began(TWO);
    weekend.today = date(2028, 11, 28);
    let later = weekend.decide(take_back(seq)).expect("it is taken back");
    assert_eq!(later.warnings.len(), 1, "on the Tuesday it is a later day");
    weekend.today = date(2028, 11, 27);
    free(weekend.give(take_back(seq)));
}

#[test]
fn a_request_recorded_on_the_wrong_case_is_taken_back_on_a_later_day_and_nobody_loses_it() {
    let guard = GuardId::RequestTakenBack;
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    let seq = desk.began(TWO);
    desk.today = date(2028, 12, 4);
    refused(
        desk.give(Command::Retract { seq, reason: None }),
        GuardId::TakenBackWithAReason,
        "why entry",
    );
    // the limit that was missed by then is named
    warned(
        desk.give(take_back(seq)),
        guard,
        "Stage 2 answer (ST-20) was due on Mon 1 February 2027, which was missed, and would not be owed",
    );
    assert_eq!(desk.status(), Status::Stage1Answered);
    let back = desk.case().requests_taken_back();
    assert_eq!(back.len(), 1, "it stands at the top of the case");
    assert_eq!(
        back[0].reason.map(|it| it.reveal().as_str()),
        Some("recorded on the wrong case")
    );
    refused(
        desk.take("2028-12-04", say(Step::Closed)),
        guard,
        "is not recorded that",
    );
    free(desk.ask(TWO, "2026-12-23"));
    assert_eq!(desk.runs("ST-20").0, day("2026-12-23"));
}

#[test]
fn a_request_in_the_complainants_own_words_is_not_taken_back_on_a_later_day() {
    let mut desk = answered();
    free(desk.take("2026-12-23", say(Step::MessageAfterAnswer)));
    let goes_on = say(Step::MessageAnswered).answer(Answer::GoesOn);
    desk.take("2026-12-24", goes_on).expect("they said so");
    let seq = desk.began(TWO);
    desk.today = date(2028, 12, 4);
    refused(
        desk.give(take_back(seq)),
        GuardId::RequestTakenBack,
        "the complainant said that they want to go on",
    );
}

#[test]
fn the_beginning_of_stage_1_is_not_taken_back() {
    let mut desk = Desk::by_child("2026-12-01");
    let seq = desk.began(ONE);
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
#[case::within_the_year("2026-01-10", Some("the last day of which was 10 January 2027"))]
#[case::on_the_last_day("2025-06-01", Some("the last day of which was 1 June 2026"))]
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
        let known = if arose.is_empty() { "25 006 810" } else { why };
        refused(away(&mut desk), GuardId::BothQuestionsNo, known);
    } else {
        free(given);
        free(away(&mut desk));
    }
}

#[test]
fn withdrawal_is_the_persons_once_stage_2_or_3_was_asked_for() {
    let silent = |on| Command::Withdraw {
        route: None,
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

#[test]
fn what_left_the_procedure_and_loses_its_reason_stands_without_it() {
    let on = day("2026-12-04");
    let gone = || {
        let mut desk = Desk::statutory("2026-12-01");
        desk.another_point("2026-12-02");
        desk.does_not_qualify(on);
        free(desk.give(convert(on, Procedure::Corporate)));
        desk
    };
    let of_point_1 = |it: &Event| {
        matches!(it, Event::StepTaken(step)
            if step.step == Step::FunctionReliedOn && step.about == POINT)
    };
    let entry = |desk: &Desk, of: &dyn Fn(&Event) -> bool| {
        let facts = desk.case().facts();
        let entry = facts.iter().find(|it| of(it.event));
        entry.expect("it is recorded").seq
    };
    let says = "it left the Children Act procedure (4 December 2026), and that rests on what is taken back: it is not \
                recorded any more that the function does not qualify of point 1.";
    let mut taken_back = gone();
    let step = entry(&taken_back, &of_point_1);
    let undone = taken_back.give(take_back(step));
    warned(undone, GuardId::FunctionBeforeRefusal, says);
    let mut corrected = gone();
    let step = entry(&corrected, &of_point_1);
    let undone = corrected.give(Command::Correct {
        seq: step,
        occurred: Occurred::On(on),
        event: Event::StepTaken(function(Answer::Qualifies)),
        parts: Vec::new(),
        reason: Some("the section was misread".into()),
    });
    warned(undone, GuardId::FunctionBeforeRefusal, says);
    // a point that goes leaves the others as they were said
    let point = |number| move |it: &Event| matches!(it, Event::PointRaised { point, .. } if *point == PointNumber(number));
    let mut fewer = gone();
    let second = entry(&fewer, &point(2));
    free(fewer.give(take_back(second)));
    let first = entry(&fewer, &point(1));
    warned(
        fewer.give(take_back(first)),
        GuardId::FunctionBeforeRefusal,
        "the case has no point of which it is recorded",
    );
    // what never left it rests on nothing
    let mut stays = Desk::statutory("2026-12-01");
    stays.does_not_qualify(on);
    let step = entry(&stays, &of_point_1);
    free(stays.give(take_back(step)));
}

/// Regulation 9: what came a year to the day after its grounds arose is in time, whether or not anything was weighed.
#[test]
fn a_year_to_the_day_is_in_time_and_the_refusal_names_the_last_day() {
    let away = |arose: &str| {
        let mut desk = Desk::statutory("2026-06-01");
        free(desk.take("2026-06-02", say(Step::GroundsArose).names(arose)));
        desk.give(not_accept(day("2026-06-03"), Ground::Late))
    };
    refused(
        away("2025-06-01"),
        GuardId::BothQuestionsNo,
        "within the year, the last day of which was 1 June 2026",
    );
    refused(
        away("2025-05-31"),
        GuardId::BothQuestionsNo,
        "it is not recorded that both questions about a late complaint were weighed",
    );
}
