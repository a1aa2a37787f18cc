//! Clocks of stage 2: ST-20 to ST-26, of a request that came on Wednesday 23 December 2026.

use crate::desk::{Desk, ONE, THREE, TWO};
use crate::way::{Says, day, free, say, warned};
use complaints::clock::ClockState;
use complaints::codes::{Method, Post};
use complaints::event::Event;
use complaints::ids::{PersonNumber, RouteNumber};
use complaints::rules::{GuardId, Standing};
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};

fn stage_2() -> Desk {
    Desk::at_stage_2("2026-12-16", "2026-12-23")
}

#[test]
fn st_20_warns_at_25_at_50_and_at_60() {
    let mut desk = Desk::at_stage_2("2026-04-01", "2026-04-13");
    free(desk.extend(TWO, "2026-05-11", "2026-07-15"));
    let alert = |desk: &Desk, on| {
        let alert = desk.clock("ST-20").alert(day(on));
        alert.map(|it| (it.day, it.on))
    };
    // 4 and 25 May 2026 are bank holidays
    assert_eq!(alert(&desk, "2026-05-18"), None);
    assert_eq!(alert(&desk, "2026-05-19"), Some((25, day("2026-05-19"))));
    assert_eq!(alert(&desk, "2026-06-23"), Some((25, day("2026-05-19"))));
    assert_eq!(alert(&desk, "2026-06-24"), Some((50, day("2026-06-24"))));
    assert_eq!(alert(&desk, "2026-07-08"), Some((60, day("2026-07-08"))));
    free(desk.park("2026-06-01", &[], Some("2026-06-08")));
    assert_eq!(
        alert(&desk, "2026-07-01"),
        Some((50, day("2026-07-01"))),
        "five parked days move it"
    );
}

#[test]
fn st_20_answer_within_25_working_days_extended_to_65_and_stopped_by_the_answer() {
    let mut desk = stage_2();
    assert_eq!(desk.runs("ST-20"), (day("2026-12-23"), day("2027-02-01")));
    assert_eq!(desk.clock("ST-20").limit, Some(day("2027-03-31")));
    free(desk.extend(TWO, "2027-01-20", "2027-03-31"));
    desk.investigate(day("2027-03-30"));
    desk.send(TWO, "2027-03-31");
    assert_eq!(desk.stopped("ST-20"), (day("2027-03-31"), 65, true));
    let late = desk
        .clock("ST-20")
        .lateness(&desk.calendar, day("2027-04-30"));
    let late = late.expect("within the calendar").expect("answered");
    assert_eq!((late.against_first, late.against_current), (40, 0));
}

#[test]
fn st_20_missed_closes_nothing_and_the_panel_can_be_asked_for() {
    let mut desk = stage_2();
    assert!(desk.clock("ST-20").late(day("2027-02-02")));
    desk.investigate(day("2027-04-01"));
    let warnings = desk.send(TWO, "2027-04-01");
    assert_eq!(warnings[0].guard.id, GuardId::AnswerInTime);
    assert_eq!(desk.stopped("ST-20"), (day("2027-04-01"), 66, false));
    free(desk.ask(THREE, "2027-04-02"));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn st_20_is_not_held_up_by_looking_for_an_investigating_officer() {
    let mut desk = stage_2();
    let person = desk.person(1, Vec::new());
    desk.appoint(Step::InvestigatorAppointed, TWO, person, day("2027-01-29"));
    assert_eq!(desk.due("ST-20"), day("2027-02-01"));
}

#[test]
fn st_20r_shows_the_other_date_where_the_record_was_agreed_later() {
    let mut desk = stage_2();
    assert!(!desk.has("ST-20R"));
    free(desk.agree_statement("2027-01-15"));
    assert_eq!(desk.runs("ST-20R"), (day("2027-01-15"), day("2027-02-19")));
    assert_eq!(desk.due("ST-20"), day("2027-02-01"));
    assert!(!desk.clock("ST-20R").counts());
}

#[test]
fn st_21_the_request_is_acknowledged_within_2_working_days() {
    let mut desk = stage_2();
    assert_eq!(desk.runs("ST-21"), (day("2026-12-23"), day("2026-12-29")));
    free(desk.take("2026-12-30", say(Step::Acknowledged).at(TWO)));
    assert_eq!(desk.stopped("ST-21"), (day("2026-12-30"), 3, false));
    assert_eq!(desk.clock("ST-21").rule.standing, Standing::Unconfirmed);
}

#[test]
fn st_22_officer_and_independent_person_within_5_working_days_of_the_request() {
    let mut desk = stage_2();
    assert_eq!(desk.runs("ST-22"), (day("2026-12-23"), day("2027-01-04")));
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-29"));
    assert!(desk.running("ST-22"), "one of two");
    desk.appoint(
        Step::IndependentPersonAppointed,
        TWO,
        independent,
        day("2027-01-05"),
    );
    assert_eq!(desk.stopped("ST-22"), (day("2027-01-05"), 6, false));
    assert!(!desk.clock("ST-22").counts(), "it is a task on the way");
}

#[test]
fn st_23_the_statement_is_agreed_within_10_working_days_of_its_first_draft() {
    let mut desk = stage_2();
    assert!(!desk.has("ST-23"), "nothing was drafted");
    free(desk.take("2026-12-24", say(Step::StatementDrafted).at(TWO)));
    free(desk.take("2027-01-06", say(Step::StatementCommented).at(TWO)));
    free(desk.take("2027-01-08", say(Step::StatementDrafted).at(TWO)));
    assert_eq!(desk.runs("ST-23"), (day("2026-12-24"), day("2027-01-12")));
    free(desk.agree_statement("2027-01-13"));
    assert_eq!(desk.stopped("ST-23"), (day("2027-01-13"), 11, false));
}

#[test]
fn st_23_is_stopped_where_it_goes_on_with_the_best_draft_and_the_comments_attached() {
    let mut desk = stage_2();
    let cut_off = || say(Step::StatementCutOff).at(TWO);
    warned(
        desk.take("2026-12-24", cut_off()),
        GuardId::StepAfterWhatItNeeds,
        "the council's version",
    );
    let mut desk = stage_2();
    free(desk.take("2026-12-24", say(Step::StatementDrafted).at(TWO)));
    free(desk.take("2027-01-06", say(Step::StatementCommented).at(TWO)));
    warned(
        desk.take_bare("2027-01-12", cut_off()),
        GuardId::StepSaysWhatItMust,
        "comments attached",
    );
    assert_eq!(desk.stopped("ST-23"), (day("2027-01-12"), 10, true));
    assert_eq!(desk.runs("ST-20R"), (day("2027-01-12"), day("2027-02-16")));
    assert_eq!(desk.due("ST-20"), day("2027-02-01"), "the stage runs on");
    // agreed after all, later: it went on from the day on which the council did
    free(desk.agree_statement("2027-01-20"));
    assert_eq!(desk.stopped("ST-23"), (day("2027-01-12"), 10, true));
}

#[test]
fn st_24_begins_with_the_appointment_and_is_due_on_the_planned_day_at_latest_on_day_50() {
    let mut desk = stage_2();
    assert!(!desk.has("ST-24"), "nobody investigates yet");
    let officer = desk.person(1, Vec::new());
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2027-01-04"));
    assert_eq!(desk.runs("ST-24"), (day("2027-01-04"), day("2027-03-08")));
    let plan = |to| say(Step::InvestigationPlanned).at(TWO).names(to);
    free(desk.take("2027-01-05", plan("2027-02-12")));
    assert_eq!(desk.due("ST-24"), day("2027-02-12"));
    free(desk.take("2027-02-01", plan("2027-03-30")));
    assert_eq!(desk.due("ST-24"), day("2027-03-08"), "no later than day 50");
    let independent = desk.person(2, Vec::new());
    desk.appoint(
        Step::IndependentPersonAppointed,
        TWO,
        independent,
        day("2027-01-04"),
    );
    free(desk.take("2027-03-09", say(Step::InvestigatorReport).at(TWO)));
    // day 51 of the stage is day 46 after the appointment
    assert_eq!(desk.stopped("ST-24"), (day("2027-03-09"), 46, false));
}

#[test]
fn st_24_somebody_appointed_after_day_50_owes_the_report_at_once() {
    let mut desk = stage_2();
    let officer = desk.person(1, Vec::new());
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2027-03-15"));
    assert_eq!(desk.runs("ST-24"), (day("2027-03-15"), day("2027-03-15")));
}

#[test]
fn st_25_adjudication_within_10_working_days_of_both_reports() {
    let mut desk = stage_2();
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-29"));
    desk.appoint(
        Step::IndependentPersonAppointed,
        TWO,
        independent,
        day("2026-12-29"),
    );
    free(desk.take("2027-03-15", say(Step::InvestigatorReport).at(TWO)));
    assert!(!desk.has("ST-25"), "one report of two");
    free(desk.take("2027-03-19", say(Step::IndependentReport).at(TWO)));
    // Good Friday is 26 March, Easter Monday 29 March
    assert_eq!(desk.runs("ST-25"), (day("2027-03-19"), day("2027-04-06")));
    let who = desk.person(3, Vec::new());
    desk.appoint(Step::AdjudicatorAppointed, TWO, who, day("2027-03-22"));
    desk.tell_the_child(TWO, day("2027-04-07"));
    desk.send(TWO, "2027-04-07");
    assert_eq!(desk.stopped("ST-25"), (day("2027-04-07"), 11, false));
}

#[test]
fn st_25_counts_from_the_later_report_whichever_that_is() {
    let mut desk = stage_2();
    let (officer, independent) = (desk.person(1, Vec::new()), desk.person(2, Vec::new()));
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-30"));
    desk.appoint(
        Step::IndependentPersonAppointed,
        TWO,
        independent,
        day("2026-12-29"),
    );
    assert_eq!(desk.stopped("ST-22"), (day("2026-12-30"), 3, true));
    free(desk.take("2027-03-15", say(Step::IndependentReport).at(TWO)));
    free(desk.take("2027-03-19", say(Step::InvestigatorReport).at(TWO)));
    assert_eq!(desk.runs("ST-25"), (day("2027-03-19"), day("2027-04-06")));
}

#[test]
fn an_acknowledgement_on_one_route_stops_no_clock_of_another() {
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-12-01", "2026-12-02");
    desk.send(ONE, "2026-12-15");
    free(desk.ask(TWO, "2026-12-23"));
    desk.route_to_stage_2(route, "2026-12-15", "2026-12-23");
    let acknowledged = StepTaken {
        route,
        ..say(Step::Acknowledged).at(TWO)
    };
    free(desk.take("2026-12-24", acknowledged));
    assert_eq!(desk.stopped("ST-21"), (day("2026-12-24"), 1, true));
    assert!(desk.running("CO-20"), "it is the other route's");
    assert_eq!(desk.runs("CO-21").0, day("2027-01-04"), "by CO-20");
}

#[test]
fn st_26_notice_of_delay_by_day_25_by_the_extension_or_by_a_letter() {
    let mut extended = stage_2();
    assert_eq!(
        extended.runs("ST-26"),
        (day("2026-12-23"), day("2027-02-01"))
    );
    free(extended.extend(TWO, "2027-02-01", "2027-03-31"));
    assert_eq!(extended.stopped("ST-26"), (day("2027-02-01"), 25, true));

    let mut told = stage_2();
    let notice = say(Step::NoticeOfDelay).at(TWO).names("2027-03-01");
    free(told.take("2027-02-02", notice));
    assert_eq!(told.stopped("ST-26"), (day("2027-02-02"), 26, false));
    assert_eq!(
        told.due("ST-20"),
        day("2027-02-01"),
        "a notice moves nothing"
    );

    let mut in_time = stage_2();
    in_time.investigate(day("2027-01-28"));
    in_time.send(TWO, "2027-01-29");
    assert_eq!(in_time.clock("ST-26").state, ClockState::Ended);
}

#[test]
fn st_26_a_notice_needs_its_reason_and_its_day() {
    let mut desk = stage_2();
    crate::way::refused(
        desk.take_bare("2027-01-20", say(Step::NoticeOfDelay).at(TWO)),
        GuardId::StepSaysWhatItMust,
        "Regulation 17",
    );
    assert_eq!(desk.times(Step::NoticeOfDelay), 0);
}

#[test]
fn st_30_asking_for_a_panel_within_20_working_days_of_receiving_the_answer() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    assert_eq!(desk.runs("ST-30"), (day("2026-12-16"), day("2027-01-18")));
    assert!(desk.running("ST-30"));
    free(desk.ask(THREE, "2027-01-18"));
    assert_eq!(desk.stopped("ST-30"), (day("2027-01-18"), 20, true));
}

#[test]
fn st_30_late_is_weighed_and_not_refused() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    warned(
        desk.ask(THREE, "2027-01-19"),
        GuardId::StageThreeLate,
        "Regulation 18; the Ombudsman on 20 003 273",
    );
    assert_eq!(desk.stopped("ST-30"), (day("2027-01-19"), 21, false));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn st_30_of_an_answer_by_post_counts_from_its_receipt_and_so_does_the_guard() {
    let mut desk = Desk::by_letter("2026-11-18");
    desk.send(crate::desk::ONE, "2026-11-18");
    free(desk.ask(TWO, "2026-11-18"));
    desk.investigate(day("2026-12-16"));
    desk.send(TWO, "2026-12-16");
    assert_eq!(desk.runs("ST-30"), (day("2026-12-18"), day("2027-01-20")));
    let answered = desk.case.clone();
    free(desk.ask(THREE, "2027-01-20"));
    desk.case = answered;
    crate::way::refused(
        desk.take(
            "2027-01-20",
            say(Step::LateRequestWeighed)
                .at(TWO)
                .answer(Answer::Declined),
        ),
        GuardId::StageThreeLate,
        "20 003 273",
    );
    warned(
        desk.ask(THREE, "2027-01-21"),
        GuardId::StageThreeLate,
        "20 003 273",
    );
}

#[test]
fn st_37_the_offer_of_early_referral_is_open_as_long_as_the_right_to_a_panel() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    assert!(!desk.has("ST-37"), "nothing was offered");
    let offered = say(Step::EarlyReferralOffered).at(TWO);
    desk.take("2026-12-17", offered).expect("it is offered");
    assert_eq!(desk.runs("ST-37"), (day("2026-12-16"), day("2027-01-18")));
    let no = say(Step::EarlyReferralAnswered)
        .at(TWO)
        .answer(Answer::Refused);
    free(desk.take("2027-01-04", no));
    let (on, _, met) = desk.stopped("ST-37");
    assert_eq!((on, met), (day("2027-01-04"), true));
    // the offer held up nothing, and the right to a panel is whole
    assert!(desk.running("ST-30"));
    free(desk.ask(THREE, "2027-01-18"));
}

#[test]
fn st_37_what_came_of_the_offer_last_says_how_long_a_panel_may_be_asked_for() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    let offered = || say(Step::EarlyReferralOffered).at(TWO);
    let said = |answer| say(Step::EarlyReferralAnswered).at(TWO).answer(answer);
    desk.past(day("2026-12-17"), offered());
    desk.past(day("2026-12-21"), said(Answer::Refused));
    assert_eq!(desk.due("ST-30"), day("2027-01-18"), "declined in time");
    // offered once more and agreed to
    desk.past(day("2027-01-11"), offered());
    assert_eq!(
        desk.due("ST-30"),
        day("2027-01-18"),
        "an offer moves no date"
    );
    desk.past(day("2027-01-13"), said(Answer::Agreed));
    desk.past(day("2027-01-14"), say(Step::EarlyReferralMade).at(TWO));
    assert_eq!(desk.clock("ST-30").due, None);
    desk.past(day("2027-03-01"), say(Step::EarlyReferralReturned).at(TWO));
    assert_eq!(desk.due("ST-30"), day("2027-03-31"));
    // offered in the time that began anew, and declined when that was over
    desk.past(day("2027-03-30"), offered());
    desk.past(day("2027-04-05"), said(Answer::Refused));
    assert_eq!(desk.due("ST-30"), day("2027-05-04"));
    // an offer that comes when that is over gives no more time
    desk.past(day("2027-05-05"), offered());
    desk.past(day("2027-05-06"), said(Answer::Refused));
    assert_eq!(desk.due("ST-30"), day("2027-05-04"));
}

/// Stage 2 answered on 16 December 2026 by second-class post, which arrives four working days later.
fn answered_by_post(next_stage_untold: bool) -> Desk {
    let mut desk = Desk::at_stage_2("2026-11-18", "2026-11-18");
    desk.investigate(day("2026-12-16"));
    let answered = Event::StageAnswered {
        route: RouteNumber::MAIN,
        stage: TWO,
        by: Some(Method::Letter),
        post: Some(Post::SecondClass),
        next_stage_told: !next_stage_untold,
        next_stage_untold,
    };
    desk.happened(day("2026-12-16"), answered);
    desk
}

#[test]
fn st_30_is_not_cut_short_by_what_was_said_before_the_answer_arrived() {
    let mut told = answered_by_post(true);
    told.past(day("2026-12-16"), say(Step::NextStageExplained).at(TWO));
    assert_eq!(told.runs("ST-30"), (day("2026-12-22"), day("2027-01-22")));
    let mut declined = answered_by_post(false);
    for step in [
        say(Step::EarlyReferralOffered),
        say(Step::EarlyReferralAnswered).answer(Answer::Refused),
    ] {
        declined.past(day("2026-12-17"), step.at(TWO));
    }
    assert_eq!(declined.due("ST-30"), day("2027-01-22"));
}

#[test]
fn who_investigates_is_on_the_case() {
    let mut desk = stage_2();
    let nobody = say(Step::InvestigatorAppointed)
        .at(TWO)
        .about(About::Person(PersonNumber(9)));
    crate::way::refused(
        desk.take("2026-12-29", nobody),
        GuardId::KnownItem,
        "The case itself",
    );
}
