//! B3: stage 1 of the statutory procedure.

use crate::desk::{Desk, ONE, THREE, TWO, answer, nameless, not_accept, silent, take_back};
use crate::way::{Says, chose, day, free, refused, say, warned};
use complaints::codes::{Ground, Outcome};
use complaints::command::Command;
use complaints::ids::{PointNumber, RouteNumber};
use complaints::occurred::Occurred;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{Answer, Step};

fn stage_1() -> Desk {
    Desk::statutory("2026-04-01")
}

fn answered() -> Desk {
    let mut desk = stage_1();
    desk.send(ONE, "2026-04-17");
    desk
}

#[test]
fn what_was_turned_away_and_is_taken_up_again_keeps_its_extension_and_has_no_second_one() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.extend(ONE, "2026-04-10", "2026-05-01"));
    assert_eq!(desk.due("ST-10"), day("2026-05-01"));
    let reopen = |on| Command::Reopen {
        on: day(on),
        reason: "the Ombudsman sent it back".into(),
    };
    desk.does_not_qualify(day("2026-04-13"));
    for (away, back) in [("2026-04-13", "2026-04-15"), ("2026-04-16", "2026-04-17")] {
        free(desk.give(not_accept(day(away), Ground::NotThisCouncil)));
        assert!(!desk.has("ST-10"));
        free(desk.give(reopen(back)));
        assert_eq!(desk.runs("ST-10"), (day("2026-04-01"), day("2026-05-01")));
        let stages = desk.case().state().stages();
        let extension = stages[&ONE].extension.as_ref().expect("it stands again");
        assert_eq!(
            extension.reason.as_ref().map(|it| it.reveal().as_str()),
            Some("two workers to ask")
        );
    }
    refused(
        desk.extend(ONE, "2026-04-17", "2026-05-01"),
        GuardId::OneExtension,
        "Regulation 14",
    );
    // an extension that was undone before stays undone
    let mut undone = Desk::statutory("2026-04-01");
    free(undone.extend(ONE, "2026-04-10", "2026-05-01"));
    let seq = undone.case().version();
    free(undone.give(take_back(seq)));
    undone.does_not_qualify(day("2026-04-13"));
    free(undone.give(not_accept(day("2026-04-13"), Ground::NotThisCouncil)));
    free(undone.give(reopen("2026-04-15")));
    assert_eq!(undone.due("ST-10"), day("2026-04-17"));
}

#[test]
fn open_to_waiting_for_an_advocate_and_on_when_the_advocate_is_there() {
    let mut desk = Desk::by_child("2026-04-01");
    warned(
        desk.take("2026-04-08", say(Step::AdvocateCame).at(ONE)),
        GuardId::StepAfterWhatItNeeds,
        "Guidance 3.5.4, not read",
    );
    let mut waits = Desk::by_child("2026-04-01");
    free(waits.take("2026-04-08", say(Step::AdvocateAwaited).at(ONE)));
    free(waits.take("2026-04-13", say(Step::AdvocateCame).at(ONE)));
    assert_eq!(waits.due("ST-10"), day("2026-04-22"));
    assert_eq!(waits.status(), Status::Stage1);
}

#[test]
fn open_to_extended_keeps_the_reason_the_letter_and_the_answer() {
    let mut desk = stage_1();
    let agreed = say(Step::ExtensionAnswered).answer(Answer::Refused);
    free(desk.take("2026-04-10", agreed));
    free(desk.extend(ONE, "2026-04-10", "2026-05-01"));
    let stage = desk.case().stage(ONE).expect("it is there");
    let extension = stage.extension.as_ref().expect("extended");
    assert_eq!(extension.told_on, Some(day("2026-04-10")));
    assert!(extension.reason.is_some());
    assert_eq!(desk.times(Step::ExtensionAnswered), 1);
}

#[test]
fn c4_a_council_that_extends_only_by_agreement_is_warned_without_it() {
    let rules = chose("C4", Some("agreed"), None, "2026-04-01");
    let mut desk = stage_1().under(rules);
    let mut agreed = stage_1().under(desk.rules.clone());
    warned(
        desk.extend(ONE, "2026-04-10", "2026-05-01"),
        GuardId::ExtensionAgreed,
        "The council's own choice",
    );
    free(agreed.take(
        "2026-04-10",
        say(Step::ExtensionAnswered).answer(Answer::Agreed),
    ));
    free(agreed.extend(ONE, "2026-04-10", "2026-05-01"));
}

#[test]
fn extended_once_and_past_day_20_only_as_the_complainants_wish() {
    let mut desk = stage_1();
    free(desk.extend(ONE, "2026-04-10", "2026-04-24"));
    refused(
        desk.extend(ONE, "2026-04-13", "2026-05-01"),
        GuardId::OneExtension,
        "Regulation 14 (stage 1)",
    );
    let wish = say(Step::LongerWaitWished).at(ONE).names("2026-05-22");
    warned(
        desk.take("2026-04-24", wish),
        GuardId::WishIsThePersons,
        "counted as over 20",
    );
    assert_eq!(desk.due("ST-10"), day("2026-04-24"));
    let wish = desk.case().state().taken(Step::LongerWaitWished).next();
    assert_eq!(wish.and_then(|it| it.it.day), Some(day("2026-05-22")));
}

#[test]
fn open_to_resolved_by_the_terms_of_resolution() {
    let mut desk = stage_1();
    free(desk.take(
        "2026-04-09",
        say(Step::MeetingOffered).answer(Answer::Resolution),
    ));
    free(desk.take(
        "2026-04-13",
        say(Step::MeetingHeld).answer(Answer::Resolution),
    ));
    assert_eq!(desk.due("ST-10"), day("2026-04-17"), "the clock runs on");
    free(desk.take("2026-04-14", say(Step::ResolutionSent).at(ONE)));
    free(desk.take("2026-04-15", say(Step::ResolutionAccepted).at(ONE)));
    assert_eq!(desk.stopped("ST-10"), (day("2026-04-14"), 7, true));
    // its findings are recorded with it
    desk.send(ONE, "2026-04-14");
    assert_eq!(desk.status(), Status::Stage1Answered);
}

#[test]
fn open_to_responded_keeps_a_finding_on_every_point() {
    let mut desk = stage_1();
    refused(
        desk.give(Command::AnswerStage {
            route: RouteNumber::MAIN,
            stage: ONE,
            on: day("2026-04-17"),
            by: None,
            post: None,
            next_stage_told: true,
            ombudsman_told: true,
            outcome: None,
            findings: vec![(PointNumber(9), Outcome::Upheld)],
            actions: Vec::new(),
        }),
        GuardId::KnownItem,
        "The case itself",
    );
    desk.send(ONE, "2026-04-17");
    let found = &desk.case().state().points[&PointNumber(1)].findings[&ONE];
    assert_eq!(found.outcome, Outcome::Upheld);
    assert_eq!(desk.status(), Status::Stage1Answered);
    assert_eq!(desk.clock("ST-10").met(), Some(true));
}

#[test]
fn open_to_responded_names_the_ombudsman() {
    let sent = || answer(ONE, day("2026-04-17"));
    let mut desk = stage_1();
    warned(
        desk.give(nameless(sent())),
        GuardId::AnswerNamesTheOmbudsman,
        "statutory guidance, not read",
    );
    assert_eq!(desk.status(), Status::Stage1Answered);
    assert_eq!(desk.times(Step::OmbudsmanExplained), 0);
    // the answer says so itself, and is kept as that step of stage 1
    let mut itself = stage_1();
    free(itself.give(sent()));
    let named = itself.case().state().taken(Step::OmbudsmanExplained).next();
    let named = named.expect("it is on record");
    let on = Occurred::On(day("2026-04-17"));
    assert_eq!((named.it.stage, named.on), (Some(ONE), on));
    // or a letter of its own does
    let mut letter = stage_1();
    free(letter.take("2026-04-16", say(Step::OmbudsmanExplained).at(ONE)));
    free(letter.give(nameless(sent())));
    // what is resolved ends with its terms
    let mut resolved = stage_1();
    free(resolved.take("2026-04-14", say(Step::ResolutionSent).at(ONE)));
    free(resolved.take("2026-04-15", say(Step::ResolutionAccepted).at(ONE)));
    free(resolved.give(nameless(silent(answer(ONE, day("2026-04-15"))))));
}

#[test]
fn open_to_responded_tells_of_the_right_to_stage_2() {
    let mut desk = stage_1();
    refused(
        desk.give(silent(answer(ONE, day("2026-04-17")))),
        GuardId::StageOneTellsOfTwo,
        "Regulation 15(2)",
    );
    assert_eq!(desk.status(), Status::Stage1);
    free(desk.give(answer(ONE, day("2026-04-17"))));
    let stages = &desk.case().state().routes[&RouteNumber::MAIN].stages;
    assert!(stages[&ONE].next_stage_told);
    // what is resolved ends with its terms
    let mut resolved = stage_1();
    free(resolved.take("2026-04-14", say(Step::ResolutionSent).at(ONE)));
    free(resolved.take("2026-04-15", say(Step::ResolutionAccepted).at(ONE)));
    free(resolved.give(silent(answer(ONE, day("2026-04-15")))));
    // a moved point has the right as well
    let (mut corporate, route) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    let Command::AnswerStage { stage, on, .. } = answer(ONE, day("2026-04-17")) else {
        panic!("an answer")
    };
    refused(
        corporate.give(Command::AnswerStage {
            route,
            stage,
            on,
            by: None,
            post: None,
            next_stage_told: false,
            ombudsman_told: false,
            outcome: None,
            findings: vec![(PointNumber(2), Outcome::Upheld)],
            actions: Vec::new(),
        }),
        GuardId::StageOneTellsOfTwo,
        "Tell the complainant how to ask for stage 2 and by when",
    );
}

#[test]
fn open_to_stage_2_when_day_20_passed_unanswered() {
    let mut desk = stage_1();
    free(desk.extend(ONE, "2026-04-17", "2026-05-01"));
    free(desk.take("2026-05-05", say(Step::ExpiryAdvised).at(ONE)));
    free(desk.ask(TWO, "2026-05-05"));
    assert_eq!(desk.status(), Status::Stage2);
    // within the extension it is early, and never refused
    let mut early = stage_1();
    free(early.extend(ONE, "2026-04-17", "2026-05-01"));
    warned(
        early.ask(TWO, "2026-05-01"),
        GuardId::StageTwoEarly,
        "Regulation 17(1)",
    );
}

#[test]
fn responded_to_stage_2_in_any_form_and_the_council_writes_it_down() {
    let mut desk = answered();
    free(desk.ask(TWO, "2026-04-20"));
    free(desk.take("2026-04-21", say(Step::RequestWrittenDown).at(TWO)));
    let kept = desk.case().state().reached(TWO, Step::RequestWrittenDown);
    assert_eq!(kept.map(Occurred::earliest), Some(day("2026-04-21")));
    assert_eq!(desk.runs("ST-20").0, day("2026-04-20"), "from the request");
}

#[test]
fn responded_to_closed_is_refused_while_a_later_message_is_unanswered() {
    let mut desk = answered();
    free(desk.take("2026-05-19", say(Step::MessageAfterAnswer)));
    refused(
        desk.take("2026-05-20", say(Step::Closed)),
        GuardId::MessageUnanswered,
        "24 015 996",
    );
    free(desk.take(
        "2026-05-21",
        say(Step::MessageAnswered).answer(Answer::Satisfied),
    ));
    free(desk.take("2026-05-22", say(Step::Closed)));
    assert_eq!(desk.status(), Status::Stage1Answered);
    // closing takes no right away
    warned(
        desk.ask(TWO, "2026-06-30"),
        GuardId::StageTwoLate,
        "never a bar",
    );
    assert_eq!(desk.status(), Status::Stage2);
}

#[test]
fn responded_to_closed_is_warned_of_while_stage_2_may_still_be_asked_for() {
    let last = answered().runs("ST-12").1;
    let closed = |on: &str| answered().take(on, say(Step::Closed));
    warned(
        closed(&last.to_string()),
        GuardId::TimeToAskOver,
        "20 working days",
    );
    free(closed(&last.tomorrow().expect("a day").to_string()));
    let mut settled = answered();
    let next = last.yesterday().expect("a day").to_string();
    free(settled.take(&next, say(Step::ResolutionAccepted).at(ONE)));
    free(settled.take(&next, say(Step::Closed)));
}

#[test]
fn an_answer_to_no_message_is_refused() {
    refused(
        answered().take(
            "2026-05-21",
            say(Step::MessageAnswered).answer(Answer::GoesOn),
        ),
        GuardId::StepAfterWhatItNeeds,
        "24 014 379",
    );
}

#[test]
fn open_is_never_closed_nor_taken_to_a_panel() {
    let mut desk = stage_1();
    refused(
        desk.take("2026-05-20", say(Step::Closed)),
        GuardId::NoRefusalOnceAnswered,
        "it runs to its end",
    );
    refused(
        desk.ask(THREE, "2026-05-20"),
        GuardId::StageThreeAfterTwo,
        "Regulation 18",
    );
    refused(
        desk.ask(ONE, "2026-05-20"),
        GuardId::StagesOfTheProcedure,
        "Regulations 14, 17 and 18",
    );
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn nobody_is_satisfied_with_stage_1_while_the_stage_2_that_they_asked_for_is_open() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-15");
    free(desk.ask(TWO, "2026-04-20"));
    let satisfied = || say(Step::ResolutionAccepted).at(ONE);
    refused(
        desk.take("2026-04-22", satisfied()),
        GuardId::OpenStage,
        "stage 2 is open: they asked for it on 20 April 2026",
    );
    // what they said before they asked is part of the story
    free(desk.take("2026-04-17", satisfied()));
}
