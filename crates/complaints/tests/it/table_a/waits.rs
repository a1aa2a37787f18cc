//! What waits, and what goes on meanwhile: a point that is parked by itself, a contact that nobody has decided on, a
//! stage that the next one overtook.
//!
//! Stage 1 of a complaint of 1 April 2026 is due on 17 April, day 20 is 1 May.

use crate::desk::{Desk, ONE, THREE, TWO, answer_points};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::{Clock, ClockState, clocks};
use complaints::codes::{AdvocacyAnswer, Kind, Outcome, Procedure, RaisedBy};
use complaints::command::Command;
use complaints::duties::next;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{ParkingNumber, PointNumber, RouteNumber};
use complaints::rules::{GuardId, Pause};
use complaints::status::{Status, waits_in_words};
use complaints::step::{About, Answer, Step};

const WAITS: PointNumber = PointNumber(2);

fn answer(on: &str, point: PointNumber) -> Command {
    let at = (RouteNumber::MAIN, ONE);
    answer_points(at, day(on), &[point], Outcome::NotUpheld)
}

fn all(desk: &Desk) -> Vec<Clock> {
    clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar")
}

fn of_the_point(desk: &Desk) -> Clock {
    let mut all = all(desk).into_iter();
    all.find(|it| it.rule.id == "ST-10" && it.about == About::Point(WAITS))
        .expect("the point has its own clock")
}

/// Point 2 is parked on 9 April, after five days, and the rest answered on 16 April.
fn part_answered() -> Desk {
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-01");
    free(desk.park("2026-04-09", &[2], None));
    desk.give(answer("2026-04-16", PointNumber(1)))
        .expect("the rest is answered");
    desk
}

#[test]
fn a_point_parked_while_the_rest_is_answered_keeps_its_own_days() {
    let mut desk = part_answered();
    assert_eq!(desk.status(), Status::Stage1);
    assert_eq!(
        waits_in_words(desk.case().state(), day("2026-04-20")).as_deref(),
        Some("point 2 is parked, while the rest of stage 1 was answered")
    );
    assert_eq!(desk.stopped("ST-10"), (day("2026-04-16"), 9, true));
    assert_eq!(of_the_point(&desk).due, None);
    refused(
        desk.give(answer("2026-04-20", WAITS)),
        GuardId::OpenStage,
        "Regulations 14",
    );
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2026-05-11"),
    }));
    // 9 April was to be day 4: seven days are left from 11 May
    let clock = of_the_point(&desk);
    assert_eq!(clock.due, Some(day("2026-05-19")));
    assert_eq!(
        clock.name(desk.case().state()),
        "Stage 1 answer for point 2"
    );
    assert_eq!(desk.status(), Status::Stage1);
    let all = all(&desk);
    let mut counting = all.iter().filter(|it| it.counts() && it.runs());
    let next = counting.next().expect("something is due");
    assert_eq!((next.about, next.due), (About::Point(WAITS), clock.due));
    assert_eq!(counting.next(), None);
}

#[test]
fn a_point_that_waited_has_its_own_answer_and_then_stage_1_is_answered() {
    let mut desk = part_answered();
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2026-05-11"),
    }));
    refused(
        desk.give(answer("2026-05-18", PointNumber(1))),
        GuardId::OpenStage,
        "Regulations 14",
    );
    refused(
        desk.take("2026-05-18", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "22 008 976",
    );
    desk.give(answer("2026-05-18", WAITS)).expect("answered");
    let stopped = of_the_point(&desk);
    assert_eq!(
        (stopped.state, stopped.met()),
        (
            ClockState::Stopped {
                on: day("2026-05-18"),
                day: 9
            },
            Some(true)
        )
    );
    assert_eq!(desk.status(), Status::Stage1Answered);
    assert_eq!(waits_in_words(desk.case().state(), day("2026-05-19")), None);
}

#[test]
fn late_for_a_point_that_waited_is_counted_from_its_own_day() {
    let mut desk = part_answered();
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2026-05-11"),
    }));
    let warnings = desk.give(answer("2026-05-21", WAITS)).expect("recorded");
    let late = warnings
        .iter()
        .find(|it| it.guard.id == GuardId::AnswerInTime);
    assert_eq!(
        late.map(|it| it.why.as_str()),
        Some("the answer for point 2 was due on 19 May 2026, 2 working days before")
    );
}

fn convert(on: &str, since: Option<&str>) -> Command {
    Command::Convert {
        on: day(on),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: since.map(day),
        reason: "it was one from the start".into(),
    }
}

#[test]
fn counts_from_receipt_a_conversion_never_begins_stage_1_later() {
    let mut corporate = Desk::corporate("2026-11-02");
    refused(
        corporate.give(convert("2026-11-23", Some("2026-11-23"))),
        GuardId::CountsFromReceipt,
        "Stage 1 starts with receipt",
    );
    free(corporate.give(convert("2026-11-23", Some("2026-11-02"))));
    assert_eq!(
        corporate.runs("ST-10"),
        (day("2026-11-02"), day("2026-11-16"))
    );
    let mut request = Desk::with(Kind::ServiceRequest, None, day("2026-11-02"));
    free(request.take("2026-11-05", say(Step::DissatisfactionExpressed)));
    refused(
        request.give(convert("2026-11-23", Some("2026-11-20"))),
        GuardId::CountsFromReceipt,
        "Stage 1 starts with receipt",
    );
    free(request.give(convert("2026-11-23", Some("2026-11-04"))));
    assert_eq!(request.runs("ST-10").0, day("2026-11-04"));
}

#[test]
fn in_01_an_undecided_complaint_has_a_day_and_shows_the_laws() {
    let desk = Desk::with(Kind::Complaint, None, day("2026-11-02"));
    assert_eq!(desk.runs("IN-01"), (day("2026-11-02"), day("2026-11-04")));
    assert_eq!(desk.runs("IN-02"), (day("2026-11-02"), day("2026-11-16")));
    assert!(desk.clock("IN-01").counts() && !desk.clock("IN-02").counts());
    let mut decided = Desk::with(Kind::Complaint, None, day("2026-11-02"));
    decided
        .give(Command::DecideProcedure {
            procedure: Procedure::ChildrenAct,
        })
        .expect("decided");
    assert!(!decided.has("IN-01") && !decided.has("IN-02"));
    assert_eq!(decided.due("ST-10"), day("2026-11-16"));
}

fn of_a_child(kind: Kind) -> Desk {
    Desk::received_as("2026-11-02", |it| {
        it.kind = kind;
        it.procedure = None;
        it.raised_by = Some(RaisedBy::Child);
    })
}

#[test]
fn re_01_a_childs_representation_or_service_request_has_the_laws_time() {
    for kind in [Kind::Representation, Kind::ServiceRequest] {
        let desk = of_a_child(kind);
        assert_eq!(desk.runs("RE-01"), (day("2026-11-02"), day("2026-11-16")));
        assert_eq!(desk.due("SR-01"), day("2026-11-09"));
        assert_eq!(desk.due("ST-05"), day("2026-11-03"));
    }
}

#[test]
fn childs_complaint_answered_as_a_service_request_is_warned_about() {
    let mut desk = of_a_child(Kind::ServiceRequest);
    let warned = desk.send(ONE, "2026-11-06");
    assert!(
        warned
            .iter()
            .any(|it| it.guard.id == GuardId::ChildsComplaint)
    );
    let mut chose = of_a_child(Kind::ServiceRequest);
    free(chose.take(
        "2026-11-03",
        say(Step::ChoiceExplained).answer(Answer::ServiceRequest),
    ));
    let warned = chose.send(ONE, "2026-11-06");
    assert!(
        warned
            .iter()
            .all(|it| it.guard.id != GuardId::ChildsComplaint)
    );
}

#[test]
fn nhs_01_runs_from_receipt_where_nobody_recorded_when_the_link_was_found() {
    let desk = Desk::with(
        Kind::Complaint,
        Some(Procedure::JointNhs),
        day("2026-11-02"),
    );
    let clock = desk.clock("NHS-01");
    assert_eq!(
        (clock.from, clock.first_due),
        (day("2026-11-02"), day("2026-11-05"))
    );
}

#[test]
fn me_03_a_constituent_who_wants_a_complaint_is_owed_one() {
    let mut desk = Desk::with(Kind::MemberEnquiry, None, day("2026-11-02"));
    assert!(!desk.has("ME-03"));
    free(desk.take("2026-11-04", say(Step::WantsComplaint).answer(Answer::Yes)));
    assert_eq!(desk.runs("ME-03"), (day("2026-11-04"), day("2026-11-05")));
    let checked = say(Step::DisclosureChecked)
        .answer(Answer::MayBeTold)
        .refers_to("condition 23");
    desk.take("2026-11-06", checked).expect("checked");
    let unlinked = desk.send(ONE, "2026-11-09");
    assert!(unlinked.iter().any(|it| it.why.contains("none is linked")));
    // the member is answered, and the constituent is owed their complaint all the same
    assert_eq!(desk.status(), Status::Answered);
    let all = all(&desk);
    let next = next(desk.case().state(), &all, day("2026-11-09"));
    let next = next.map(|it| (it.rule.id.as_str(), it.due));
    assert_eq!(next, Some(("ME-03", Some(day("2026-11-05")))));
    free(desk.take(
        "2026-11-10",
        say(Step::Linked).answer(Answer::Enquiry).refers_to("NOR-2"),
    ));
    assert_eq!(desk.stopped("ME-03"), (day("2026-11-10"), 4, false));
}

#[test]
fn wait_is_the_childs_a_declined_advocate_moves_no_date() {
    let mut desk = Desk::by_child("2026-04-01");
    free(desk.give(Command::OfferAdvocacy {
        on: day("2026-04-02"),
        child: None,
    }));
    desk.give(Command::AnswerAdvocacy {
        on: day("2026-04-07"),
        child: None,
        answer: AdvocacyAnswer::Declined,
        reason: None,
        provider: None,
    })
    .expect("declined");
    warned(
        desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)),
        GuardId::WaitIsTheChilds,
        "Guidance 3.5.4, not read",
    );
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
}

#[test]
fn st_10a_the_wait_for_an_advocate_is_looked_at_again_and_says_what_it_is() {
    let mut desk = Desk::by_child("2026-04-01");
    free(desk.take("2026-04-09", say(Step::AdvocateAwaited).at(ONE)));
    assert_eq!(desk.runs("ST-10A"), (day("2026-04-09"), day("2026-04-16")));
    let held = desk
        .clock("ST-10")
        .held_up(desk.case().state(), day("2026-04-20"));
    assert_eq!(held, Some(Pause::AdvocateAwaited));
}

#[test]
fn put_off_past_day_20_is_a_wish_and_comes_to_what_a_wish_comes_to() {
    let wished = say(Step::LongerWaitWished).at(ONE).names("2026-06-30");
    let put_off = say(Step::Deferred).answer(Answer::Complainant);
    for step in [wished, put_off.names("2026-06-30")] {
        let mut desk = Desk::statutory("2026-04-01");
        warned(
            desk.take("2026-04-09", step),
            GuardId::WishIsThePersons,
            "counted as over 20",
        );
        let clock = desk.clock("ST-10");
        assert_eq!(
            (clock.due, clock.wished),
            (Some(day("2026-04-17")), Some(day("2026-06-30")))
        );
    }
    let mut busy = Desk::statutory("2026-04-01");
    refused(
        busy.take("2026-04-09", say(Step::Deferred).names("2026-04-20")),
        GuardId::StepSaysWhatItMust,
        "The tables of procedures",
    );
}

#[test]
fn st_10_overtaken_by_stage_2_stays_late_and_unanswered() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.ask(TWO, "2026-04-24").expect("asked");
    let clock = desk.clock("ST-10");
    let on = day("2026-04-24");
    assert_eq!(clock.state, ClockState::Overtaken { on });
    assert!(clock.late(day("2027-04-24")));
    let delay = clock.delay(desk.case().state(), &desk.calendar, day("2027-04-24"));
    let delay = delay.expect("within the calendar").expect("it is late");
    assert_eq!(delay.late, 5);
    let row = complaints::projection::project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_eq!(row.due_on, Some(day("2026-04-17")));
    // answered after all, it is as late as it was
    desk.send(ONE, "2026-04-28");
    assert_eq!(desk.stopped("ST-10"), (day("2026-04-28"), 17, false));
}

#[test]
fn st_36_begins_when_the_report_was_sent_to_the_authority() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2027-01-05", say(Step::PanelHeld).at(THREE)));
    free(desk.take("2027-01-07", say(Step::ReportIssued).at(THREE)));
    assert!(!desk.has("ST-36"), "issued, and sent to nobody");
    let sent = say(Step::ReportSent).at(THREE).answer(Answer::Authority);
    free(desk.take("2027-01-08", sent));
    assert_eq!(desk.runs("ST-36"), (day("2027-01-08"), day("2027-01-29")));
}

#[test]
fn a_sitting_held_after_the_adjournment_takes_the_place_of_the_later_day() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    desk.constitute_panel(day("2026-12-07"));
    desk.panel("2026-12-07", "2027-01-05").expect("arranged");
    desk.panel("2027-01-05", "2027-02-16").expect("put off");
    warned(
        desk.take("2027-01-06", say(Step::PanelHeld).at(THREE)),
        GuardId::PanelMovedOpenly,
        "fixed for 16 February 2027",
    );
    assert_eq!(desk.runs("ST-35"), (day("2027-01-06"), day("2027-01-13")));
    assert!(!desk.clock("ST-35").planned);
    free(desk.take("2027-01-12", say(Step::ReportIssued).at(THREE)));
}

#[test]
fn a_wait_is_in_neither_count_and_calendar_days_are_counted_as_such() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[], Some("2026-04-14")));
    desk.send(ONE, "2026-04-22");
    assert_eq!(desk.stopped("ST-10"), (day("2026-04-22"), 10, true));
    let mut data = Desk::with(
        Kind::Complaint,
        Some(Procedure::DataProtection),
        day("2026-11-13"),
    );
    free(data.give(Command::Acknowledge {
        on: day("2026-12-14"),
    }));
    assert_eq!(data.stopped("DP-01"), (day("2026-12-14"), 31, true));
}

#[test]
fn what_stage_2_owes_waits_while_the_whole_case_is_parked() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(desk.park("2026-12-24", &[], None));
    for id in ["ST-20", "ST-21", "ST-22", "ST-26"] {
        assert_eq!(desk.clock(id).due, None, "{id}");
    }
    assert!(gaps(desk.case(), &all(&desk)).contains(&Gap::ParkingNotTold));
    free(
        desk.take(
            "2026-12-24",
            say(Step::ParkingTold)
                .answer(Answer::Complainant)
                .names("2027-01-25"),
        ),
    );
    assert!(!gaps(desk.case(), &all(&desk)).contains(&Gap::ParkingNotTold));
}

#[test]
fn on_a_working_day_an_extension_to_a_saturday_is_warned_about() {
    let mut desk = Desk::statutory("2026-04-01");
    warned(
        desk.extend(ONE, "2026-04-10", "2026-04-25"),
        GuardId::OnAWorkingDay,
        "no text requires it",
    );
}

#[test]
fn a_request_about_personal_data_is_extended_once_and_by_two_months() {
    let mut desk = Desk::statutory("2026-11-16");
    free(desk.take(
        "2026-11-16",
        say(Step::RightsRequested).answer(Answer::Access),
    ));
    let longer = |to| say(Step::RightsExtended).names(to);
    warned(
        desk.take("2026-12-01", longer("2027-05-01")),
        GuardId::ExtensionWithinTheLimit,
        "UK GDPR Article 12(3)",
    );
    assert_eq!(desk.due("DP-03"), day("2027-02-16"));
    warned(
        desk.take("2026-12-02", longer("2027-02-16")),
        GuardId::OneExtension,
        "UK GDPR Article 12(3)",
    );
}

#[test]
fn dp_03_a_second_and_a_third_extension_move_no_date() {
    let mut desk = Desk::statutory("2026-11-16");
    free(desk.take(
        "2026-11-16",
        say(Step::RightsRequested).answer(Answer::Access),
    ));
    let longer = |to| say(Step::RightsExtended).names(to);
    free(desk.take("2026-12-01", longer("2026-12-31")));
    assert_eq!(desk.due("DP-03"), day("2026-12-31"));
    for to in ["2027-01-15", "2027-02-12"] {
        warned(
            desk.take("2026-12-02", longer(to)),
            GuardId::OneExtension,
            "extended already, so this moves no date",
        );
        assert_eq!(desk.due("DP-03"), day("2026-12-31"));
    }
    free(desk.take("2026-12-03", say(Step::RightsAnswered)));
    warned(
        desk.take("2026-12-04", longer("2027-02-12")),
        GuardId::OneExtension,
        "no request is open",
    );
}

#[test]
fn counts_from_receipt_a_conversion_says_in_one_sentence_which_days_may_be_named() {
    let refuses = |mut desk: Desk, since: &str| {
        let given = desk.give(convert("2026-11-23", Some(since)));
        given.expect_err("it is refused").to_string()
    };
    let on_receipt = "or name that day alone";
    for since in ["2026-10-30", "2026-11-03"] {
        let said = refuses(Desk::corporate("2026-11-02"), since);
        assert!(said.contains(on_receipt), "{said}");
    }
    for since in ["2026-10-30", "2026-11-20"] {
        let mut request = Desk::with(Kind::ServiceRequest, None, day("2026-11-02"));
        free(request.take("2026-11-05", say(Step::DissatisfactionExpressed)));
        let said = refuses(request, since);
        let days = "or name a day from 2 November 2026 to 5 November 2026";
        assert!(said.contains(days), "{said}");
    }
}

/// ST-10: a wish to put stage 3 off is no wish to put off the stage 1 that was answered long before.
#[test]
fn what_is_put_off_at_stage_3_holds_up_nothing_that_was_answered_before() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    let put_off = say(Step::Deferred)
        .answer(Answer::Complainant)
        .names("2026-12-14");
    free(desk.take("2026-11-30", put_off));
    let first = desk.clock("ST-10");
    assert_eq!((first.paused_days, first.wished), (0, None));
    assert_eq!(first.due, Some(first.first_due));
    assert_eq!(desk.clock("ST-33").paused_days, 10);
}

#[test]
fn what_was_answered_before_its_time_began_was_answered_on_day_0() {
    let mut desk = Desk::corporate("2026-11-02");
    desk.send(ONE, "2026-11-04");
    free(desk.give(Command::Acknowledge {
        on: day("2026-11-09"),
    }));
    let (_, number, met) = desk.stopped("CO-11");
    assert_eq!((number, met), (0, true));
}
