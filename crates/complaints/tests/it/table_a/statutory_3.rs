//! Clocks of stage 3: ST-31 to ST-36, of a request that came on Monday 23 November 2026.

use crate::desk::{Desk, THREE};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::Counted;
use complaints::command::Command;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{ParkingNumber, RouteNumber};
use complaints::rules::{GuardId, Pause};
use complaints::status::Status;
use complaints::step::{Answer, Step};

fn stage_3() -> Desk {
    Desk::at_stage_3("2026-11-23")
}

fn held(desk: &mut Desk, on: &str) {
    free(desk.take(on, say(Step::PanelHeld).at(THREE)));
}

#[test]
fn st_31_the_request_is_acknowledged_within_2_working_days() {
    let mut desk = stage_3();
    assert_eq!(desk.runs("ST-31"), (day("2026-11-23"), day("2026-11-25")));
    free(desk.take("2026-11-26", say(Step::Acknowledged).at(THREE)));
    assert_eq!(desk.stopped("ST-31"), (day("2026-11-26"), 3, false));
}

#[test]
fn st_32_the_chair_is_appointed_within_10_working_days() {
    let mut desk = stage_3();
    assert_eq!(desk.runs("ST-32"), (day("2026-11-23"), day("2026-12-07")));
    let chair = desk.person(1, Vec::new());
    desk.appoint(Step::ChairAppointed, THREE, chair, day("2026-12-07"));
    assert_eq!(desk.stopped("ST-32"), (day("2026-12-07"), 10, true));
}

#[test]
fn st_33_the_panel_meets_within_30_working_days_and_a_miss_is_counted_and_bars_nothing() {
    let mut desk = stage_3();
    assert_eq!(desk.runs("ST-33"), (day("2026-11-23"), day("2027-01-07")));
    desk.constitute_panel(day("2026-12-07"));
    held(&mut desk, "2027-01-08");
    assert_eq!(desk.stopped("ST-33"), (day("2027-01-08"), 31, false));
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn st_33_keeps_the_first_sitting_when_the_panel_is_adjourned() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    held(&mut desk, "2027-01-05");
    let adjourned = say(Step::PanelAdjourned).at(THREE).names("2027-01-19");
    free(desk.take("2027-01-05", adjourned));
    let told = say(Step::PanelDayTold).at(THREE).names("2027-01-19");
    free(desk.take("2027-01-06", told));
    held(&mut desk, "2027-01-19");
    let (on, _, met) = desk.stopped("ST-33");
    assert_eq!((on, met), (day("2027-01-05"), true));
    // and so do the figures
    let facts = desk.case().fact_row();
    assert_eq!(facts.stages[2].panel_on, Some(day("2027-01-05")));
}

#[test]
fn st_33_of_a_panel_that_was_moved_keeps_its_first_day_and_shows_how_late_each_is() {
    let mut desk = stage_3();
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    let moved = |desk: &Desk| {
        let clock = desk.clock("ST-33");
        clock.panel_moved(desk.case().state(), &desk.calendar)
    };
    assert_eq!(moved(&desk), Ok(None));
    let guard = GuardId::PanelMovedOpenly;
    let another = ("2026-12-08", "2027-01-14");
    refused(
        desk.panel_because(another, None, None),
        guard,
        "the panel is fixed for 5 January 2027, and neither why it is moved nor",
    );
    refused(
        desk.panel_because(another, Some("a panellist is ill"), None),
        guard,
        "24 001 160",
    );
    refused(
        desk.panel_because(another, Some(" "), Some("2026-12-08")),
        guard,
        "why it is moved is not said",
    );
    warned(
        desk.panel_because(another, Some("a panellist is ill"), Some("2026-12-09")),
        GuardId::PanelWithinThirtyDays,
        "Regulation 19",
    );
    let said = |desk: &Desk| {
        let state = desk.case().state();
        (
            state.panel_in_words(RouteNumber::MAIN, day("2026-12-09")),
            moved(desk).expect("within the calendar"),
        )
    };
    let both = |panel: &str, clock: &str| (Some(panel.to_owned()), Some(clock.to_owned()));
    assert_eq!(
        said(&desk),
        both(
            "the panel meets on 14 January 2027 (at first fixed for 5 January 2027)",
            "Fixed at first for 5 January 2027, in time; now for 14 January 2027, 5 working days late"
        )
    );
    // moved again, the first day is still the first
    desk.panel_because(
        ("2026-12-10", "2027-01-12"),
        Some("the hall is taken"),
        Some("2026-12-10"),
    )
    .expect("it is moved");
    desk.constitute_panel(day("2026-12-11"));
    held(&mut desk, "2027-01-12");
    assert_eq!(desk.stopped("ST-33"), (day("2027-01-12"), 33, false));
    assert_eq!(
        said(&desk),
        both(
            "the panel met on 12 January 2027 (at first fixed for 5 January 2027)",
            "Fixed at first for 5 January 2027, in time; it met on 12 January 2027, 3 working days late"
        )
    );
}

#[test]
fn b5_that_the_complainant_was_told_of_the_panels_day_is_missing_until_it_is_recorded() {
    let mut desk = stage_3();
    let untold = Gap::PanelDayUntold(day("2027-01-05"));
    let missing = |desk: &Desk| gaps(desk.case(), &[]).contains(&untold);
    desk.panel_because(("2026-11-24", "2027-01-05"), None, None)
        .expect("it is fixed");
    assert!(missing(&desk));
    let told = |of: &str| say(Step::PanelDayTold).at(THREE).names(of);
    warned(
        desk.take("2026-11-25", told("2027-01-04")),
        GuardId::PanelMovedOpenly,
        "the complainant was told 4 January 2027",
    );
    assert!(missing(&desk), "of another day");
    free(desk.take("2026-11-26", told("2027-01-05")));
    assert!(!missing(&desk));
    refused(
        desk.take(
            "2026-11-26",
            say(Step::PanelMoved).at(THREE).names("2027-01-05"),
        ),
        GuardId::StepInItsPlace,
        "is recorded with the day to which it is moved",
    );
}

#[test]
fn st_33_is_not_stopped_by_a_day_that_was_arranged_and_a_day_after_day_30_is_told_at_once() {
    let mut desk = stage_3();
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    warned(
        desk.panel("2026-11-24", "2027-01-08"),
        GuardId::PanelWithinThirtyDays,
        "Regulation 19",
    );
    free(desk.panel("2026-11-25", "2027-01-05"));
    assert!(desk.running("ST-33"), "arranged, and not held");
    assert!(desk.clock("ST-33").late(day("2027-01-08")));
    desk.constitute_panel(day("2026-12-07"));
    held(&mut desk, "2027-01-05");
    assert_eq!(desk.stopped("ST-33"), (day("2027-01-05"), 28, true));
}

#[test]
fn st_33_of_the_past_met_on_its_day_where_a_report_shows_that_it_did() {
    let mut desk = stage_3();
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    desk.past(day("2027-01-12"), say(Step::ReportIssued).at(THREE));
    assert_eq!(desk.stopped("ST-33"), (day("2027-01-05"), 28, true));
}

#[test]
fn st_34_papers_are_due_10_working_days_before_the_panel_over_christmas() {
    let mut desk = stage_3();
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    assert_eq!(desk.due("ST-34"), day("2026-12-17"));
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2026-12-18", say(Step::PapersSent).at(THREE)));
    let clock = desk.clock("ST-34");
    assert_eq!(clock.met(), Some(false));
    // a miss bars nothing: the panel meets
    held(&mut desk, "2027-01-05");
}

#[test]
fn st_34_is_explained_from_the_panel_back_to_the_day_by_which_papers_go_out() {
    let mut desk = stage_3();
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    let clock = desk.clock("ST-34");
    let explained = clock.explain(desk.case().state(), &desk.calendar);
    let days = explained.expect("within the calendar").days;
    assert_eq!(days.len(), 20);
    let said = |date| {
        let found = days.iter().find(|it| it.date == day(date));
        found.map(|it| it.counted.clone())
    };
    assert_eq!(days[0].date, day("2027-01-05"));
    assert_eq!(said("2027-01-05"), Some(Counted::Start));
    assert_eq!(said("2027-01-04"), Some(Counted::Day(1)));
    let holiday = Counted::NotWorking("New Year's Day".to_owned());
    assert_eq!(said("2027-01-01"), Some(holiday));
    assert_eq!(said("2026-12-31"), Some(Counted::Day(2)));
    assert_eq!(days[19].date, day("2026-12-17"));
    assert_eq!(said("2026-12-17"), Some(Counted::Day(10)));
}

#[test]
fn st_33_and_st_34_wait_while_stage_3_is_parked_and_go_on_from_the_day_on_which_that_ended() {
    let mut desk = stage_3();
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    assert_eq!(desk.due("ST-34"), day("2026-12-17"));
    free(desk.park("2026-12-01", &[], None));
    for id in ["ST-33", "ST-34"] {
        let clock = desk.clock(id);
        assert_eq!((clock.due, desk.running(id)), (None, true), "{id}");
        assert!(!clock.late(day("2027-03-01")), "{id}");
        let held_up = clock.held_up(desk.case().state(), day("2026-12-02"));
        assert_eq!(held_up, Some(Pause::Parked), "{id}");
    }
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2026-12-08"),
    }));
    // five working days were parked: 7 January moves to the 14th; the papers go by the day of the panel
    assert_eq!(desk.due("ST-33"), day("2027-01-14"));
    assert_eq!(desk.due("ST-34"), day("2026-12-17"));
}

#[test]
fn st_35_the_report_is_due_5_working_days_after_the_last_sitting() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    held(&mut desk, "2027-01-05");
    assert_eq!(desk.runs("ST-35"), (day("2027-01-05"), day("2027-01-12")));
    assert!(!desk.clock("ST-35").planned);
    let adjourned = say(Step::PanelAdjourned).at(THREE).names("2027-01-19");
    free(desk.take("2027-01-05", adjourned));
    let told = say(Step::PanelDayTold).at(THREE).names("2027-01-19");
    free(desk.take("2027-01-06", told));
    assert_eq!(desk.runs("ST-35"), (day("2027-01-19"), day("2027-01-26")));
    assert!(desk.clock("ST-35").planned, "it is to meet again");
    held(&mut desk, "2027-01-19");
    assert_eq!(desk.runs("ST-35"), (day("2027-01-19"), day("2027-01-26")));
    assert!(!desk.clock("ST-35").planned);
    free(desk.take("2027-01-25", say(Step::ReportIssued).at(THREE)));
    assert!(desk.running("ST-35"), "issued, and sent to nobody");
    let sent = |whom| say(Step::ReportSent).at(THREE).answer(whom);
    for whom in [
        Answer::Authority,
        Answer::Complainant,
        Answer::IndependentPerson,
    ] {
        free(desk.take("2027-01-26", sent(whom)));
    }
    assert!(desk.running("ST-35"), "three of five");
    let owed = desk.clock("ST-35").owed_to(desk.case().state());
    assert_eq!(owed, [Answer::Advocate, Answer::Others]);
    let of_the_panel = desk.clock("ST-33").owed_to(desk.case().state());
    assert_eq!(of_the_panel, [], "the report is no part of it");
    // the family has no advocate, and that is said; somebody else has an interest
    let nobody = say(Step::NoRecipient).at(THREE).answer(Answer::Advocate);
    free(desk.take("2027-01-26", nobody));
    free(desk.take("2027-01-27", sent(Answer::Others)));
    assert_eq!(desk.stopped("ST-35"), (day("2027-01-27"), 6, false));
    assert_eq!(desk.clock("ST-35").owed_to(desk.case().state()), []);
}

#[test]
fn st_35_has_not_begun_while_the_panel_is_only_arranged_and_is_not_late_either() {
    let mut desk = stage_3();
    let panel_on = day("2027-01-05");
    let arranged = desk.give(Command::ArrangePanel {
        on: day("2026-12-07"),
        panel_on,
        reason: None,
        told_on: None,
    });
    arranged.expect("the panel is arranged");
    let clock = desk.clock("ST-35");
    assert!(clock.planned);
    assert_eq!((clock.from, clock.due), (panel_on, Some(day("2027-01-12"))));
    assert!(!clock.late(day("2027-02-01")));
    assert_eq!(
        clock.not_begun().as_deref(),
        Some(
            "Not begun: it is not recorded that the panel met; due Tue 12 January 2027 if it meets on Tue 5 January 2027"
        )
    );
    assert_eq!(desk.clock("ST-33").not_begun(), None, "it runs");
    let owed = clock.owed_to(desk.case().state());
    assert_eq!(owed, [], "there is no report yet");
    let row =
        |desk: &Desk| complaints::projection::project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_ne!(row(&desk).due_rule, Some(clock.rule.name.clone()));
    // in a record of the past, a report shows that it met
    desk.past(day("2027-01-11"), say(Step::ReportIssued).at(THREE));
    assert!(!desk.clock("ST-35").planned);
    assert_eq!(desk.clock("ST-35").not_begun(), None);
}

#[test]
fn st_35_nobody_can_be_said_to_be_absent_who_always_gets_the_report() {
    let mut desk = stage_3();
    refused(
        desk.take(
            "2027-01-12",
            say(Step::NoRecipient)
                .at(THREE)
                .answer(Answer::IndependentPerson),
        ),
        GuardId::StepSaysWhatItMust,
        "advocate, others",
    );
}

#[test]
fn st_36_the_answer_is_due_15_working_days_after_the_report_was_received() {
    let mut desk = stage_3();
    desk.constitute_panel(day("2026-12-07"));
    held(&mut desk, "2027-01-05");
    free(desk.take("2027-01-12", say(Step::ReportIssued).at(THREE)));
    assert!(!desk.has("ST-36"), "issued, and not received");
    free(desk.take("2027-01-12", say(Step::ReportReceived).at(THREE)));
    assert_eq!(desk.runs("ST-36"), (day("2027-01-12"), day("2027-02-02")));
    free(desk.take(
        "2027-02-01",
        say(Step::IndependentPersonConsulted).at(THREE),
    ));
    desk.tell_the_child(THREE, day("2027-02-03"));
    desk.before_the_answer(THREE, day("2027-02-03"));
    warned(
        desk.give(crate::desk::answer(THREE, day("2027-02-03"))),
        GuardId::AnswerInTime,
        "The clock of the stage",
    );
    assert_eq!(desk.stopped("ST-36"), (day("2027-02-03"), 16, false));
    assert_eq!(desk.status(), Status::Stage3Answered);
}
