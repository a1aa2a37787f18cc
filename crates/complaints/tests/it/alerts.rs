//! What stands above a case: a planned change (2.10), a restriction of contact (2.11, UP-01), another form of the
//! procedure (1.20).

use crate::desk::Desk;
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::alerts::alerts;
use complaints::clock::{Clock, ClockState, clocks};
use complaints::codes::{Kind, Procedure, RaisedBy, Role};
use complaints::gaps::{Gap, gaps};
use complaints::ids::PersonNumber;
use complaints::rules::{GuardId, Standing};
use complaints::step::{About, Answer, Step};

const FIRST: About = About::Person(PersonNumber(1));

fn told(desk: &Desk, today: &str) -> Vec<String> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let all = alerts(desk.case(), &clocks, day(today), &desk.calendar);
    all.into_iter()
        .map(|it| format!("{}: {}", it.heading, it.text))
        .collect()
}

fn restricted() -> Desk {
    let mut desk = Desk::statutory("2026-10-01");
    desk.person(1, vec![Role::Complainant]);
    free(desk.take("2026-10-12", say(Step::RestrictionWarned).about(FIRST)));
    let set = say(Step::RestrictionSet).about(FIRST).names("2027-04-12");
    free(desk.take("2026-10-13", set));
    desk
}

fn reviewed(desk: &mut Desk, on: &str, answer: Answer, next: Option<&str>) -> Given {
    let mut step = say(Step::RestrictionReviewed).about(FIRST).answer(answer);
    step.day = next.map(day);
    desk.take(on, step)
}

#[test]
fn up_01_a_restriction_stands_with_its_day_of_review_until_it_is_lifted() {
    let mut desk = restricted();
    assert_eq!(desk.runs("UP-01"), (day("2026-10-13"), day("2027-04-12")));
    assert_eq!(
        told(&desk, "2026-11-25"),
        [
            "Contact restricted: in force since 13 October 2026, to be reviewed on 12 April 2027; a new complaint is taken all the same"
        ]
    );
    free(reviewed(
        &mut desk,
        "2027-04-12",
        Answer::Kept,
        Some("2027-07-12"),
    ));
    let due: Vec<_> = desk.clocks("UP-01").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2027-04-12")), Some(day("2027-07-12"))]);
    let met: Vec<_> = desk.clocks("UP-01").iter().map(Clock::met).collect();
    assert_eq!(met, [Some(true), None], "kept, and to be looked at again");
    free(reviewed(&mut desk, "2027-07-13", Answer::Lifted, None));
    let met: Vec<_> = desk.clocks("UP-01").iter().map(Clock::met).collect();
    assert_eq!(met, [Some(true), Some(false)]);
    assert_eq!(told(&desk, "2027-07-13"), [""; 0]);
}

#[test]
fn up_01_a_restriction_that_is_looked_at_again_after_more_than_six_months_is_warned_of() {
    let set_until = |next: &str| {
        let mut desk = Desk::statutory("2026-10-01");
        desk.person(1, vec![Role::Complainant]);
        free(desk.take("2026-10-12", say(Step::RestrictionWarned).about(FIRST)));
        let set = say(Step::RestrictionSet).about(FIRST).names(next);
        desk.take("2026-10-13", set)
    };
    free(set_until("2027-04-13"));
    let guard = GuardId::RestrictionHasItsReview;
    let says = "6 months are over on 13 April 2027";
    warned(set_until("2027-04-14"), guard, says);
    warned(set_until("2029-04-13"), guard, "only on 13 April 2029");
    let mut desk = restricted();
    warned(
        reviewed(&mut desk, "2027-04-12", Answer::Kept, None),
        guard,
        "no day is named",
    );
    warned(
        reviewed(&mut desk, "2027-04-12", Answer::Kept, Some("2027-10-13")),
        guard,
        "6 months are over on 12 October 2027",
    );
    free(reviewed(&mut desk, "2027-05-10", Answer::Lifted, None));
}

#[test]
fn up_01_the_letter_about_a_restriction_is_missing_until_it_is_recorded() {
    let mut desk = restricted();
    let missing = |desk: &Desk| {
        let all = gaps(desk.case(), &[]);
        let untold = Gap::RestrictionUntold(PersonNumber(1));
        all.into_iter().find(|it| *it == untold)
    };
    assert_eq!(
        missing(&desk).map(|it| it.to_string()).as_deref(),
        Some(
            "contact of person 1 is restricted, and not recorded that a letter says why, until when, how to have it looked at again, and that a new complaint is taken all the same"
        )
    );
    free(desk.take("2026-10-13", say(Step::RestrictionTold).about(FIRST)));
    assert_eq!(missing(&desk), None);
    // another one has its own letter, and one that was lifted needs none
    let again = say(Step::RestrictionSet).about(FIRST).names("2027-05-12");
    free(desk.take("2026-11-16", again));
    assert!(missing(&desk).is_some());
    free(reviewed(&mut desk, "2026-11-17", Answer::Lifted, None));
    assert_eq!(missing(&desk), None);
}

#[test]
fn up_01_a_restriction_that_nobody_reviews_lapses_and_that_is_said() {
    let desk = restricted();
    assert_eq!(
        told(&desk, "2027-04-13"),
        [
            "Contact restricted: it was to be reviewed on 12 April 2027 and nobody did, so it has lapsed; review it, or treat them as anybody else"
        ]
    );
    assert!(desk.clock("UP-01").late(day("2027-04-13")));
}

#[test]
fn fz_01_whether_a_change_waits_is_decided_by_the_day_for_which_it_is_planned() {
    let mut desk = Desk::statutory("2026-11-23");
    let planned = |to| say(Step::ChangePlanned).names(to);
    free(desk.take("2026-11-24", planned("2026-12-02")));
    assert_eq!(desk.runs("FZ-01"), (day("2026-11-24"), day("2026-12-02")));
    assert_eq!(desk.clock("FZ-01").rule.standing, Standing::Unconfirmed);
    assert!(!desk.clock("FZ-01").counts(), "it makes no case late");
    assert_eq!(
        told(&desk, "2026-11-25"),
        [
            "Change planned: what the complaint is about is planned for 2 December 2026, in 5 working days: decide whether it waits for the complaint, as it should unless there is good reason"
        ]
    );
    let frozen = say(Step::FreezeDecided)
        .answer(Answer::Frozen)
        .names("2027-01-29");
    free(desk.take("2026-11-27", frozen));
    let stopped = desk.clock("FZ-01").state;
    assert!(matches!(stopped, ClockState::Stopped { on, .. } if on == day("2026-11-27")));
    assert_eq!(desk.clock("FZ-01").met(), Some(true));
    assert_eq!(
        told(&desk, "2026-11-27"),
        ["Change waits: what was planned waits for the complaint until 29 January 2027"]
    );
    // the day until which it waits is one on which somebody looks again
    assert_eq!(desk.clocks("FZ-01")[1].due, Some(day("2027-01-29")));
    let over = "Change no longer waits: what was planned waited for the complaint until 29 January 2027, and that is not over: decide whether it waits longer, as it should unless there is good reason";
    assert_eq!(told(&desk, "2027-01-30"), [over]);
    // another change has its own decision
    free(desk.take("2026-11-30", planned("2026-12-04")));
    assert_eq!(desk.clocks("FZ-01")[2].due, Some(day("2026-12-04")));
    let goes_on = say(Step::FreezeDecided)
        .answer(Answer::NotFrozen)
        .names("2026-12-04");
    free(desk.take("2026-12-01", goes_on));
    assert_eq!(told(&desk, "2027-01-30"), [over]);
}

#[test]
fn fz_01_of_two_decisions_on_one_change_the_last_stands() {
    let planned = say(Step::ChangePlanned).names("2027-02-19");
    let decided = |answer, until| say(Step::FreezeDecided).answer(answer).names(until);
    let waits = decided(Answer::Frozen, "2027-02-26");
    let goes_on = decided(Answer::NotFrozen, "2027-02-19");
    for (first, second, shown) in [
        (&waits, &goes_on, ""),
        (
            &goes_on,
            &waits,
            "Change waits: what was planned waits for the complaint until 26 February 2027",
        ),
    ] {
        let mut desk = Desk::statutory("2027-02-01");
        free(desk.take("2027-02-03", planned.clone()));
        free(desk.take("2027-02-04", first.clone()));
        free(desk.take("2027-02-05", second.clone()));
        assert_eq!(told(&desk, "2027-02-08").concat(), shown);
        let awaited: Vec<_> = desk
            .clocks("FZ-01")
            .iter()
            .filter(|it| it.runs())
            .map(|it| it.due)
            .collect();
        let again = (!shown.is_empty()).then_some(Some(day("2027-02-26")));
        assert_eq!(
            awaited,
            Vec::from_iter(again),
            "what goes on is not looked at again"
        );
    }
}

#[test]
fn fz_01_a_change_that_is_planned_later_is_decided_by_itself() {
    let mut desk = Desk::statutory("2027-02-01");
    let planned = |to| say(Step::ChangePlanned).names(to);
    let waits = |until| say(Step::FreezeDecided).answer(Answer::Frozen).names(until);
    free(desk.take("2027-02-03", planned("2027-02-19")));
    free(desk.take("2027-02-04", waits("2027-03-01")));
    free(desk.take("2027-03-01", waits("2027-04-01")));
    free(desk.take("2027-03-02", planned("2027-04-30")));
    let told_then = told(&desk, "2027-03-03");
    assert!(
        told_then[0]
            .starts_with("Change waits: what was planned waits for the complaint until 1 April")
    );
    assert!(
        told_then[1]
            .starts_with("Change planned: what the complaint is about is planned for 30 April")
    );
    let running = |desk: &Desk| -> Vec<_> {
        let all = desk.clocks("FZ-01").into_iter();
        all.filter(Clock::runs).filter_map(|it| it.due).collect()
    };
    assert_eq!(running(&desk), [day("2027-04-01"), day("2027-04-30")]);
    free(desk.take("2027-03-04", waits("2027-05-31")));
    assert!(told(&desk, "2027-03-05")[1].ends_with("until 31 May 2027"));
}

#[test]
fn fz_01_a_decision_without_a_planned_change_is_warned_about() {
    let mut desk = Desk::statutory("2026-11-23");
    let frozen = say(Step::FreezeDecided)
        .answer(Answer::Frozen)
        .names("2027-01-29");
    warned(
        desk.take("2026-11-27", frozen),
        GuardId::StepAfterWhatItNeeds,
        "Getting the Best from Complaints",
    );
}

#[test]
fn another_form_of_the_procedure_is_flagged_and_what_differs_is_said() {
    let mut desk = Desk::received_as("2026-11-23", |it| {
        it.raised_by = Some(RaisedBy::FosterCarer);
    });
    let noted = |answer| say(Step::VariantNoted).answer(answer);
    free(desk.take("2026-11-24", noted(Answer::VoluntaryOrganisation)));
    let alert = told(&desk, "2026-11-25").remove(0);
    assert!(
        alert.contains("the organisation answers where the council would"),
        "{alert}"
    );
    assert!(alert.contains("(21 to 25) were not read"), "{alert}");
    free(desk.take("2026-11-25", noted(Answer::FosteringLimit)));
    let alerts = told(&desk, "2026-11-25");
    assert_eq!(alerts.len(), 2, "each of them holds");
    assert!(alerts[1].contains(
        "how many children one carer fosters (Schedule 7), not about a service to a child. The"
    ));
    // the dates are those of the ordinary procedure
    assert_eq!(desk.due("ST-10"), day("2026-12-07"));
    let mut corporate = Desk::corporate("2026-11-23");
    refused(
        corporate.take("2026-11-24", noted(Answer::FosteringLimit)),
        GuardId::StepInItsPlace,
        "no step of this procedure",
    );
}

#[test]
fn whoever_does_not_agree_that_the_health_service_is_told_stands_above_the_joint_complaint() {
    let joint = Some(Procedure::JointNhs);
    let mut desk = Desk::with(Kind::Complaint, joint, day("2026-11-23"));
    let who = About::Person(desk.person(1, vec![Role::Complainant]));
    let said = |answer| {
        let said = say(Step::ConsentToPassOn).about(who).answer(answer);
        said.refers_to("NHS")
    };
    free(desk.take("2026-11-24", said(Answer::No)));
    let alerts = told(&desk, "2026-11-25");
    let refused = "they refused it on 24 November 2026: answer the council's own part alone";
    assert!(alerts.iter().any(|it| it.contains(refused)), "{alerts:?}");
    free(desk.take("2026-11-26", said(Answer::Yes)));
    assert_eq!(told(&desk, "2026-11-27"), Vec::<String>::new());
}
