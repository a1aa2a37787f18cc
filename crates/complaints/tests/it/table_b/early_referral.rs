//! Early referral to the Ombudsman in the place of a panel (B4, 2.13, ST-37): only once stage 2 is answered and before a panel is
//! asked for; the right to a panel is kept, and no date moves while the complainant considers it.

use crate::desk::{Desk, THREE, TWO};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::clocks;
use complaints::decide::{Context, offered};
use complaints::duties::{on_the_way, owed};
use complaints::ids::RemedyNumber;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};

/// Stage 2 answered on 16 December 2026: a panel is asked for by 18 January 2027.
fn answered() -> Desk {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    desk.remedy("2026-12-16", "2027-02-16", None);
    desk
}

fn offer() -> StepTaken {
    say(Step::EarlyReferralOffered).at(TWO)
}

fn says(answer: Answer) -> StepTaken {
    say(Step::EarlyReferralAnswered).at(TWO).answer(answer)
}

fn made() -> StepTaken {
    say(Step::EarlyReferralMade).at(TWO)
}

fn proposed(desk: &Desk) -> bool {
    let context = Context {
        now: crate::desk::noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let all = offered(desk.case(), &context);
    all.iter()
        .any(|it| it.rule.step == Step::EarlyReferralOffered)
}

#[test]
fn b4_an_early_referral_comes_after_the_answer_of_stage_2_and_before_a_panel() {
    let mut early = Desk::at_stage_2("2026-11-18", "2026-11-18");
    assert!(!proposed(&early));
    refused(
        early.take("2026-12-01", offer()),
        GuardId::StepAfterWhatItNeeds,
        "comes after the answer of stage 2",
    );
    let mut desk = answered();
    assert!(proposed(&desk));
    refused(
        desk.take("2026-12-15", offer()),
        GuardId::StepAfterWhatItNeeds,
        "the answer of stage 2, which was 16 December 2026",
    );
    let mut asked = answered();
    free(asked.take("2026-12-17", offer()));
    free(asked.take("2026-12-18", says(Answer::Agreed)));
    free(asked.ask(THREE, "2026-12-21"));
    refused(
        asked.take("2026-12-22", made()),
        GuardId::StepInItsPlace,
        "one was asked for on 21 December 2026",
    );
    let mut panel = answered();
    free(panel.ask(THREE, "2026-12-21"));
    assert!(!proposed(&panel));
    refused(
        panel.take("2026-12-22", offer()),
        GuardId::StepInItsPlace,
        "14 020 129",
    );
}

#[test]
fn st_37_an_offer_that_is_declined_in_time_moves_no_date() {
    let mut desk = answered();
    assert_eq!(desk.due("ST-30"), day("2027-01-18"));
    free(desk.take("2026-12-17", offer()));
    assert_eq!(desk.due("ST-30"), day("2027-01-18"));
    free(desk.take("2026-12-18", says(Answer::Refused)));
    assert_eq!(desk.due("ST-30"), day("2027-01-18"));
    assert_eq!(desk.due("ST-30A"), day("2027-01-18"));
}

#[test]
fn st_37_the_right_to_a_panel_is_kept_while_they_consider_it_and_for_20_days_more() {
    let mut desk = answered();
    free(desk.take("2026-12-17", offer()));
    let considers = desk.case.clone();
    // a week after ST-30, with the offer still open, the request is in time
    free(desk.ask(THREE, "2027-01-25"));
    desk.case = considers;
    free(desk.take("2027-01-25", says(Answer::Refused)));
    assert_eq!(desk.due("ST-30"), day("2027-02-22"));
    warned(
        desk.ask(THREE, "2027-02-23"),
        GuardId::StageThreeLate,
        "20 003 273",
    );
}

#[test]
fn while_the_ombudsman_has_it_by_early_referral_nobody_asks_whether_they_go_on() {
    let mut desk = answered();
    free(desk.take("2026-12-17", offer()));
    free(desk.take("2026-12-18", says(Answer::Agreed)));
    assert_eq!(desk.status(), Status::Stage2Answered);
    assert_eq!(desk.clock("ST-30").due, None);
    assert_eq!(
        desk.due("ST-30A"),
        day("2027-01-18"),
        "it has not gone out yet"
    );
    free(desk.take("2026-12-21", made()));
    assert_eq!(desk.status(), Status::WithOmbudsman);
    assert_eq!(desk.clock("ST-30A").due, None);
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let promise = owed(desk.case().state(), &all).map(|it| it.rule.id.as_str());
    assert_eq!(
        promise,
        Some("AC-01"),
        "what was promised is owed all the same"
    );
    free(desk.take("2027-01-11", say(Step::EarlyReferralReturned).at(TWO)));
    assert_eq!(desk.status(), Status::Stage2Answered);
    assert_eq!(desk.due("ST-30"), day("2027-02-08"));
    assert_eq!(desk.due("ST-30A"), day("2027-02-08"));
}

#[test]
fn once_the_ombudsman_has_told_the_council_of_it_that_entry_says_where_it_stands() {
    let mut desk = answered();
    free(desk.take("2026-12-17", offer()));
    free(desk.take("2026-12-18", says(Answer::Agreed)));
    free(desk.take("2026-12-21", made()));
    let entry = desk.ombudsman("2027-01-04");
    assert_eq!(desk.status(), Status::WithOmbudsman);
    let decides = complaints::command::Command::OmbudsmanDecides {
        on: day("2027-03-01"),
        entry: complaints::ids::EntryNumber(1),
        decision: "Upheld".to_owned(),
        investigated: Some(true),
    };
    assert_eq!(desk.clock("ST-30A").due, None);
    free(desk.give(decides));
    assert_eq!(desk.status(), Status::OmbudsmanDecided, "{entry}");
    assert_eq!(desk.due("ST-30A"), day("2027-01-18"), "somebody closes it");
}

/// Offered on 17 December 2026, agreed to, made on 21 December, and sent back on 11 January 2027.
fn sent_back() -> Desk {
    let mut desk = answered();
    free(desk.take("2026-12-17", offer()));
    free(desk.take("2026-12-18", says(Answer::Agreed)));
    free(desk.take("2026-12-21", made()));
    free(desk.take("2027-01-11", returned()));
    desk
}

fn returned() -> StepTaken {
    say(Step::EarlyReferralReturned).at(TWO)
}

#[test]
fn b4_an_early_referral_that_was_sent_back_is_offered_and_answered_before_it_is_made_again() {
    let mut desk = sent_back();
    refused(
        desk.take("2027-01-12", says(Answer::Agreed)),
        GuardId::StepAfterWhatItNeeds,
        "it was not offered again since the Ombudsman sent it back, 11 January 2027",
    );
    refused(
        desk.take("2027-01-12", made()),
        GuardId::AgreedEarlyReferral,
        "has not agreed since the Ombudsman sent it back, 11 January 2027",
    );
    refused(
        desk.take("2027-01-12", returned()),
        GuardId::StepOnce,
        "11 January 2027",
    );
    refused(
        desk.take("2027-01-08", offer()),
        GuardId::StepAfterWhatItNeeds,
        "the Ombudsman sent the first back, which was 11 January 2027",
    );
    assert!(proposed(&desk));
    free(desk.take("2027-01-12", offer()));
    assert!(!proposed(&desk));
    refused(
        desk.take("2027-01-13", offer()),
        GuardId::StepOnce,
        "once the Ombudsman sent the referral back",
    );
    refused(
        desk.take("2027-01-13", made()),
        GuardId::AgreedEarlyReferral,
        "21 007 738",
    );
    refused(
        desk.take("2027-01-11", says(Answer::Agreed)),
        GuardId::StepAfterWhatItNeeds,
        "the offer, which was 12 January 2027",
    );
    free(desk.take("2027-01-14", says(Answer::Agreed)));
    refused(
        desk.take("2027-01-13", made()),
        GuardId::StepAfterWhatItNeeds,
        "their agreement, which was 14 January 2027",
    );
    free(desk.take("2027-01-15", made()));
    assert_eq!(desk.status(), Status::WithOmbudsman);
    refused(
        desk.take("2027-01-14", returned()),
        GuardId::StepAfterWhatItNeeds,
        "the referral, which was 15 January 2027",
    );
    free(desk.take("2027-02-01", returned()));
    assert_eq!(desk.status(), Status::Stage2Answered);
    free(desk.take("2027-02-02", offer()));
}

#[test]
fn st_30_and_st_37_follow_the_last_round_of_an_early_referral() {
    let mut desk = sent_back();
    let (on, _, met) = desk.stopped("ST-37");
    assert_eq!((on, met), (day("2026-12-18"), true));
    assert_eq!(desk.due("ST-30"), day("2027-02-08"));
    let anew = desk.clock("ST-30").began_anew;
    assert_eq!(anew, Some(day("2027-01-11")), "when it was sent back");
    free(desk.take("2027-01-12", offer()));
    assert_eq!(desk.runs("ST-37"), (day("2027-01-11"), day("2027-02-08")));
    let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let shown = on_the_way(desk.case().state(), &all, day("2027-01-13"));
    let shown: Vec<&str> = shown.iter().map(|it| it.rule.id.as_str()).collect();
    assert!(shown.contains(&"ST-37"), "{shown:?}");
    free(desk.take("2027-01-14", says(Answer::Agreed)));
    let (on, number, met) = desk.stopped("ST-37");
    assert_eq!((on, number, met), (day("2027-01-14"), 3, true));
    assert_eq!(desk.clock("ST-30").due, None);
    assert_eq!(desk.due("ST-30A"), day("2027-02-08"));
    free(desk.take("2027-01-15", made()));
    assert_eq!(desk.clock("ST-30A").due, None);
    free(desk.take("2027-02-01", returned()));
    assert_eq!(desk.due("ST-30"), day("2027-03-01"));
    assert_eq!(desk.due("ST-30A"), day("2027-03-01"));
    assert_eq!(desk.clocks("ST-37").len(), 1);
}

#[test]
fn st_30_waits_for_whoever_declined_an_early_referral_and_agreed_to_it_in_time() {
    let mut desk = answered();
    free(desk.take("2026-12-17", offer()));
    free(desk.take("2026-12-18", says(Answer::Refused)));
    let due = desk.due("ST-30");
    free(desk.take("2026-12-21", says(Answer::Agreed)));
    assert_eq!(desk.clock("ST-30").due, None);
    free(desk.take("2026-12-22", made()));
    assert_eq!(desk.clock("ST-30A").due, None, "nobody is asked meanwhile");
    free(desk.take("2027-01-04", returned()));
    assert_eq!(desk.due("ST-30"), day("2027-02-01"));
    assert!(due < day("2027-02-01"));
}

#[test]
fn what_they_agreed_to_is_made_next_and_nobody_asks_whether_they_go_on() {
    let mut desk = answered();
    desk.done(About::Remedy(RemedyNumber(1)), "2026-12-16")
        .expect("done on the day itself");
    free(desk.take("2026-12-17", offer()));
    let next = |desk: &Desk| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let state = desk.case().state();
        owed(state, &all).map(|it| it.name(state))
    };
    assert_eq!(
        next(&desk).as_deref(),
        Some("Ask whether they want to go on, or close it")
    );
    free(desk.take("2026-12-18", says(Answer::Agreed)));
    assert_eq!(
        next(&desk).as_deref(),
        Some("Refer it early to the Ombudsman, as they agreed")
    );
    free(desk.take("2026-12-21", made()));
    assert_eq!(next(&desk), None);
}

#[test]
fn st_30_the_right_to_a_panel_begins_anew_where_a_late_request_was_declined_before() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    desk.remedy("2026-12-16", "2027-04-16", None);
    desk.weigh_against("2027-02-08");
    free(desk.take("2027-02-08", say(Step::OmbudsmanExplained).at(TWO)));
    let declined = say(Step::LateRequestWeighed)
        .at(TWO)
        .answer(Answer::Declined);
    free(desk.take("2027-02-08", declined));
    free(desk.take("2027-02-15", offer()));
    free(desk.take("2027-02-15", says(Answer::Agreed)));
    free(desk.take("2027-02-16", made()));
    free(desk.take("2027-03-01", returned()));
    // twenty working days, without Good Friday and Easter Monday
    assert_eq!(desk.due("ST-30"), day("2027-03-31"));
    assert_eq!(desk.runs("ST-30A").1, day("2027-03-31"));
    let back = desk.case.clone();
    free(desk.ask(THREE, "2027-03-31"));
    desk.case = back;
    warned(
        desk.ask(THREE, "2027-04-01"),
        GuardId::StageThreeLate,
        "20 003 273",
    );
}
