//! A panel that was asked for late, and declined once its request was on record.

use crate::desk::{Desk, THREE, TWO};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::clocks;
use complaints::command::Command;
use complaints::gaps::{Gap, gaps};
use complaints::ids::RouteNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{Answer, Step, StepTaken};

/// Stage 2 answered on 16 December 2026: a panel is asked for by 20 January 2027. Asked for on 1 February.
fn asked_late() -> Desk {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    warned(
        desk.ask(THREE, "2027-02-01"),
        GuardId::StageThreeLate,
        "20 003 273",
    );
    desk
}

fn weighed(answer: Answer) -> StepTaken {
    say(Step::LateRequestWeighed).at(TWO).answer(answer)
}

fn untold(desk: &Desk) -> bool {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks).contains(&Gap::LateRequestDeclinedUntold)
}

#[test]
fn stage_3_late_is_a_decision_that_ends_the_stage_once_declined_with_the_ombudsmans_address() {
    let mut desk = asked_late();
    desk.weigh_against("2027-02-08");
    warned(
        desk.take("2027-02-08", weighed(Answer::Declined)),
        GuardId::RefusalNamesTheOmbudsman,
        "Write to the person with the reasons and the Ombudsman's address",
    );
    assert_eq!(desk.status(), Status::Stage2Answered);
    assert!(!desk.has("ST-31"), "no panel is awaited");
    let kept = desk.case().state().taken(Step::LateRequestWeighed).next();
    assert_eq!(
        kept.and_then(|it| it.it.day),
        Some(day("2027-02-01")),
        "when it was asked for"
    );
    assert!(untold(&desk));
    free(desk.take("2027-02-08", say(Step::OmbudsmanExplained).at(TWO)));
    assert!(!untold(&desk));
    free(desk.take("2027-02-08", say(Step::Closed)));
    refused(
        desk.ask(THREE, "2027-02-09"),
        GuardId::StageThreeLate,
        "declined with reasons",
    );
}

#[test]
fn stage_3_late_declined_before_its_request_is_on_record_names_the_ombudsman_as_well() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    desk.weigh_against("2027-02-08");
    warned(
        desk.take("2027-02-08", weighed(Answer::Declined)),
        GuardId::RefusalNamesTheOmbudsman,
        "Write to the person with the reasons and the Ombudsman's address",
    );
    assert!(untold(&desk));
    let mut told = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    told.weigh_against("2027-02-08");
    free(told.take("2027-02-08", say(Step::OmbudsmanExplained).at(TWO)));
    free(told.take("2027-02-08", weighed(Answer::Declined)));
    assert!(!untold(&told));
}

#[test]
fn stage_3_late_lateness_alone_is_no_ground_and_what_was_weighed_is_on_record() {
    let mut desk = asked_late();
    free(desk.take("2027-02-08", say(Step::OmbudsmanExplained).at(TWO)));
    let unweighed = |desk: &mut Desk, on: &str| {
        let why = "lateness alone is no ground, and it is not recorded since the answer of stage 2";
        refused(
            desk.take(on, weighed(Answer::Declined)),
            GuardId::StageThreeLate,
            why,
        );
    };
    unweighed(&mut desk, "2027-02-08");
    free(desk.take("2027-02-08", say(Step::LateEffective).answer(Answer::No)));
    unweighed(&mut desk, "2027-02-08");
    // what was weighed of the complaint, before stage 2 was answered, is nothing about the panel
    let mut before = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    before.weigh_against("2026-11-20");
    free(before.take("2027-02-08", say(Step::OmbudsmanExplained).at(TWO)));
    unweighed(&mut before, "2027-02-08");
    // once both are weighed it is a decision, which is warned of where one of them speaks for a panel
    before.weigh_against("2027-02-08");
    free(before.take("2027-02-08", say(Step::LateEffective).answer(Answer::Yes)));
    warned(
        before.take("2027-02-08", weighed(Answer::Declined)),
        GuardId::StageThreeLate,
        "one of the two questions speaks for a panel",
    );
}

#[test]
fn stage_3_late_is_declined_once_and_again_only_where_they_wrote_or_spoke_since() {
    let mut desk = asked_late();
    desk.weigh_against("2027-02-08");
    free(desk.take("2027-02-08", say(Step::OmbudsmanExplained).at(TWO)));
    free(desk.take("2027-02-08", weighed(Answer::Declined)));
    refused(
        desk.take("2027-02-10", weighed(Answer::Declined)),
        GuardId::StepOnce,
        "the late request was declined 8 February 2027 already",
    );
    free(desk.take("2027-03-01", say(Step::MessageAfterAnswer)));
    desk.weigh_against("2027-03-02");
    free(desk.take("2027-03-02", say(Step::OmbudsmanExplained).at(TWO)));
    free(desk.take("2027-03-02", weighed(Answer::Declined)));
}

#[test]
fn a_late_panel_that_the_council_took_up_is_not_declined() {
    let mut accepted = asked_late();
    free(accepted.take("2027-02-02", weighed(Answer::Accepted)));
    refused(
        accepted.take("2027-02-08", weighed(Answer::Declined)),
        GuardId::NoRefusalOnceAnswered,
        "the late request was accepted",
    );
    let mut arranged = asked_late();
    arranged
        .give(Command::ArrangePanel {
            on: day("2027-02-02"),
            panel_on: day("2027-02-22"),
            reason: None,
            told_on: None,
        })
        .expect("it is arranged");
    refused(
        arranged.take("2027-02-08", weighed(Answer::Declined)),
        GuardId::NoRefusalOnceAnswered,
        "was recorded of stage 3 since",
    );
    assert_eq!(arranged.status(), Status::Stage3);
}

#[test]
fn a_late_panel_that_was_declined_is_asked_for_again_once_it_is_weighed_anew() {
    let mut desk = asked_late();
    desk.weigh_against("2027-02-08");
    desk.take("2027-02-08", weighed(Answer::Declined))
        .expect("it is declined");
    free(desk.take("2027-02-15", weighed(Answer::Accepted)));
    free(desk.ask(THREE, "2027-02-01"));
    assert_eq!(desk.status(), Status::Stage3);
    let third = desk.case().state().stage(RouteNumber::MAIN, THREE);
    assert!(third.is_some_and(complaints::case::Stage::is_open));
}
