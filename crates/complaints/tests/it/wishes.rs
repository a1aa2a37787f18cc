//! A complainant who wrote after an answer and wishes to go on has asked for the next stage, from the day of the message.

use crate::desk::{Desk, ONE, THREE, TWO, take_back};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{Answer, Step, StepTaken};

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

fn goes_on() -> StepTaken {
    say(Step::MessageAnswered).answer(Answer::GoesOn)
}

fn declined() -> StepTaken {
    say(Step::LateRequestWeighed)
        .at(TWO)
        .answer(Answer::Declined)
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
    desk.weigh_against("2027-02-01");
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
    let seq = desk.began(TWO);
    free(desk.give(take_back(seq)));
    refused(
        desk.take("2027-01-20", say(Step::Closed)),
        GuardId::WishIsTheRequest,
        "stage 2 has not begun",
    );
}
