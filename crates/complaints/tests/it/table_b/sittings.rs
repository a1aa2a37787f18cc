//! B5, regulation 19(4): the days on which the panel sits, as they were fixed and as they came.

use crate::desk::{Desk, THREE};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::event::Event;
use complaints::gaps::{Gap, gaps};
use complaints::ids::RouteNumber;
use complaints::projection::project;
use complaints::rules::GuardId;
use complaints::step::{About, Step, StepTaken};
use jiff::civil::Date;

/// Asked for on 23 November 2026, the panel fixed for 5 January 2027, papers sent.
fn fixed() -> Desk {
    let mut desk = Desk::at_stage_3("2026-11-23");
    desk.constitute_panel(day("2026-12-07"));
    free(desk.take("2026-12-07", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.take("2026-12-07", say(Step::Acknowledged).at(THREE)));
    free(desk.take("2026-12-07", say(Step::OralRecordSent)));
    free(desk.panel("2026-12-07", "2027-01-05"));
    free(desk.take("2026-12-16", say(Step::PapersSent).at(THREE)));
    desk
}

fn held(desk: &mut Desk, on: &str) -> Given {
    desk.take(on, say(Step::PanelHeld).at(THREE))
}

fn told(of: &str) -> StepTaken {
    say(Step::PanelDayTold).at(THREE).names(of)
}

fn sits(due: &str, late: bool) -> (String, Date, bool) {
    ("ST-33A".to_owned(), day(due), late)
}

#[test]
fn st_33a_a_day_of_the_panel_that_is_past_asks_whether_it_met() {
    let mut desk = fixed();
    assert_eq!(desk.runs("ST-33A"), (day("2026-12-07"), day("2027-01-05")));
    assert_eq!(desk.next_on("2027-01-05"), Some(sits("2027-01-05", false)));
    assert_eq!(desk.next_on("2027-01-06"), Some(sits("2027-01-05", true)));
    assert_eq!(desk.due("ST-33"), day("2027-01-07"), "the limit stays");
    free(held(&mut desk, "2027-01-05"));
    assert_eq!(desk.stopped("ST-33A").0, day("2027-01-05"));
    let next = desk.next_on("2027-01-06").expect("the report");
    assert_eq!((next.0.as_str(), next.1), ("ST-35", day("2027-01-12")));
}

#[test]
fn st_33a_a_panel_that_is_adjourned_meets_again_on_its_new_day_and_st_33_keeps_the_first() {
    let mut desk = fixed();
    free(held(&mut desk, "2027-01-05"));
    let adjourned = say(Step::PanelAdjourned).at(THREE).names("2027-01-19");
    free(desk.take("2027-01-05", adjourned));
    assert_eq!(desk.next_on("2027-01-06"), Some(sits("2027-01-19", false)));
    assert_eq!(desk.next_on("2027-01-20"), Some(sits("2027-01-19", true)));
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_eq!(row.owed_on, Some(day("2027-01-19")));
    assert_eq!(desk.stopped("ST-33"), (day("2027-01-05"), 28, true));
    free(desk.take("2027-01-06", told("2027-01-19")));
    free(held(&mut desk, "2027-01-19"));
    assert_eq!(desk.stopped("ST-33A").0, day("2027-01-19"));
    assert_eq!(desk.stopped("ST-33"), (day("2027-01-05"), 28, true));
    assert_eq!(desk.due("ST-35"), day("2027-01-26"));
}

#[test]
fn a_panel_that_met_on_another_day_than_was_fixed_is_remarked_and_the_papers_count_back_from_that_day()
 {
    let mut desk = fixed();
    warned(
        held(&mut desk, "2026-12-23"),
        GuardId::PanelMovedOpenly,
        "the panel was fixed for 5 January 2027, and this says that it met on 23 December 2026",
    );
    assert_eq!(desk.stopped("ST-33A").0, day("2026-12-23"));
    assert_eq!(desk.due("ST-33A"), day("2027-01-05"), "as it was fixed");
    let papers = desk.clock("ST-34");
    assert_eq!(papers.from, day("2026-12-23"));
    assert_eq!(papers.due, Some(day("2026-12-09")));
    assert_eq!(papers.met(), Some(false), "they went out on 16 December");
}

#[test]
fn another_day_than_was_fixed_is_remarked_when_it_is_told_to_the_complainant() {
    let mut desk = fixed();
    free(desk.take("2026-12-08", told("2027-01-05")));
    warned(
        desk.take("2026-12-08", told("2027-01-06")),
        GuardId::PanelMovedOpenly,
        "the panel is fixed for 5 January 2027, and the complainant was told 6 January 2027",
    );
    let mut none = Desk::at_stage_3("2026-11-23");
    warned(
        none.take("2026-12-08", told("2027-01-06")),
        GuardId::PanelMovedOpenly,
        "none is fixed",
    );
}

#[test]
fn st_33a_a_day_that_was_fixed_before_it_was_recorded_is_due_on_that_day() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    let arranged = Event::PanelArranged {
        route: RouteNumber::MAIN,
        on: day("2027-01-05"),
    };
    desk.happened(day("2027-01-11"), arranged);
    assert_eq!(desk.runs("ST-33A"), (day("2027-01-05"), day("2027-01-05")));
}

/// The panel of 5 January 2027 with somebody at it, adjourned to 19 January.
fn adjourned() -> (Desk, About) {
    let mut desk = fixed();
    let somebody = About::Person(desk.person(7, Vec::new()));
    free(held(&mut desk, "2027-01-05"));
    free(desk.take("2027-01-05", say(Step::Attended).at(THREE).about(somebody)));
    let adjourned = say(Step::PanelAdjourned).at(THREE).names("2027-01-19");
    free(desk.take("2027-01-05", adjourned));
    (desk, somebody)
}

#[test]
fn b5_who_came_to_the_panel_is_recorded_of_each_day_on_which_it_met() {
    let (mut desk, somebody) = adjourned();
    let attended = || say(Step::Attended).at(THREE).about(somebody);
    refused(
        desk.take("2027-01-05", attended()),
        GuardId::StepOnce,
        "it is taken again once a panel met again",
    );
    free(desk.take("2027-01-06", told("2027-01-19")));
    free(held(&mut desk, "2027-01-19"));
    free(desk.take("2027-01-19", attended()));
    let times: Vec<u16> = desk
        .case()
        .state()
        .taken(Step::Attended)
        .map(|it| it.it.time)
        .collect();
    assert_eq!(times, [1, 2]);
    refused(
        desk.take("2027-01-19", attended()),
        GuardId::StepOnce,
        "19 January 2027 already",
    );
}

#[test]
fn b5_papers_and_invitations_go_out_anew_for_the_meeting_after_an_adjournment() {
    let mut before = fixed();
    refused(
        before.take("2026-12-17", say(Step::PapersSent).at(THREE)),
        GuardId::StepOnce,
        "for the meeting after an adjournment",
    );
    let (mut desk, _) = adjourned();
    let anew = [
        Step::PapersSent,
        Step::SubmissionsInvited,
        Step::WhenCanComplainantCome,
    ];
    for step in anew {
        free(desk.take("2027-01-06", say(step).at(THREE)));
        let once = desk.take("2027-01-07", say(step).at(THREE));
        refused(once, GuardId::StepOnce, "6 January 2027 already");
    }
    let papers = desk.stopped("ST-34").0;
    assert_eq!(papers, day("2026-12-16"), "of the first meeting");
}

#[test]
fn correction_25_the_day_after_an_adjournment_is_told_to_the_complainant_too() {
    let untold = Gap::PanelDayUntold(day("2027-01-19"));
    let missing = |desk: &Desk| gaps(desk.case(), &[]).contains(&untold);
    let (mut desk, _) = adjourned();
    assert!(missing(&desk));
    warned(
        held(&mut desk, "2027-01-19"),
        GuardId::PanelMovedOpenly,
        "not recorded that the complainant was told of 19 January 2027",
    );
    assert!(missing(&desk), "that it met does not tell them");
    free(desk.take("2027-01-06", told("2027-01-19")));
    assert!(!missing(&desk));
    let (mut desk, _) = adjourned();
    free(desk.take("2027-01-06", told("2027-01-19")));
    assert!(!missing(&desk));
    free(held(&mut desk, "2027-01-19"));
}
