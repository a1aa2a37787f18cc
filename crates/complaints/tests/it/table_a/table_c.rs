//! Table C whole: every question, what Heard does unless a council says otherwise, and the choices that bear on a
//! decision instead of a date.

use crate::desk::{Desk, ONE, TWO, answer_points};
use crate::way::{Says, chose, day, free, say, warned};
use complaints::codes::{Outcome, Procedure, Role};
use complaints::command::Command;
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use complaints::rules::{Bounds, GuardId, Rules};
use complaints::step::{About, Answer, Step};
use rstest::rstest;

#[rstest]
#[case("C1", "next_working_day", &["next_working_day", "day_of_receipt"], None)]
#[case("C2", "actual_day", &["actual_day", "next_working_day"], None)]
#[case("C3", "any_officer", &["any_officer"], None)]
#[case("C4", "told", &["told", "agreed"], None)]
#[case("C5", "allowed", &["allowed", "forbidden"], None)]
#[case("C6", "at_the_child's_choice", &["at_the_child's_choice", "no"], None)]
#[case("C7", "", &[], Some((20, 20, 260)))]
#[case("C8", "request", &["request", "record_agreed"], None)]
#[case("C9", "25_with_extension", &["25_with_extension"], None)]
#[case("C10", "either", &["either", "external", "internal"], None)]
#[case("C11", "meet", &["meet"], None)]
#[case("C12", "", &[], Some((10, 10, 20)))]
#[case("C13", "receipt_of_recommendations", &["receipt_of_recommendations"], None)]
#[case("C14", "", &[], Some((2, 0, 5)))]
#[case("C15", "weighed", &["weighed"], None)]
#[case("C16", "other_procedure", &["other_procedure"], None)]
#[case("C17", "", &[], Some((12, 0, 18)))]
#[case("C18", "any_and_any", &["any_and_any"], None)]
#[case("C19", "complaints", &["complaints"], None)]
#[case("C20", "both", &["both"], None)]
#[case("C21", "code", &["code", "own_target"], Some((20, 1, 40)))]
#[case("C22", "acknowledgement", &["acknowledgement", "receipt"], None)]
#[case("C23", "working_days", &["working_days", "calendar_days", "one_month"], Some((20, 10, 60)))]
#[case("C24", "apart", &["apart"], None)]
#[case("C25", "runs_on", &["runs_on", "waits_for_consent"], Some((10, 1, 30)))]
#[case("C26", "regulations", &["regulations"], None)]
#[case("C27", "both_shown", &["both_shown"], None)]
#[case("C28", "", &[], Some((5, 0, 10)))]
#[case("C29", "2021", &["2021"], None)]
#[case("C30", "both", &["both"], None)]
#[case("C31", "count", &["count", "own_targets_only"], None)]
#[case("C32", "", &[], Some((6, 1, 100)))]
#[case("C33", "day_after", &["day_after"], None)]
#[case("C34", "as_the_ombudsman_codes", &["as_the_ombudsman_codes"], None)]
#[case("C35", "complaints_manager", &["complaints_manager"], None)]
#[case("C36", "one_answer", &["one_answer", "apart"], None)]
fn each_question_has_its_default_and_what_may_be_chosen(
    #[case] id: &str,
    #[case] default: &str,
    #[case] choices: &[&str],
    #[case] number: Option<(u32, u32, u32)>,
) {
    let rules = Rules::built_in().expect("they read");
    let setting = rules.settings().iter().find(|it| it.id == id);
    let setting = setting.expect("it is there");
    let number = number.map(|(default, least, most)| Bounds {
        default,
        least,
        most,
    });
    assert_eq!(
        (setting.default.as_str(), setting.number),
        (default, number)
    );
    assert_eq!(setting.choices, choices);
    assert_eq!(rules.chosen(id, day("2026-12-01")), default);
}

#[test]
fn the_questions_are_36() {
    let rules = Rules::built_in().expect("they read");
    assert_eq!(rules.settings().len(), 36);
}

#[rstest]
#[case::either_inside(None, true, None)]
#[case::either_outside(None, false, None)]
#[case::external_outside(Some("external"), false, None)]
#[case::external_inside(Some("external"), true, Some("investigated from outside"))]
#[case::internal_inside(Some("internal"), true, None)]
#[case::internal_outside(Some("internal"), false, Some("investigates with its own"))]
fn c10_who_investigates_comes_from_where_the_council_chose(
    #[case] choice: Option<&str>,
    #[case] staff: bool,
    #[case] says: Option<&str>,
) {
    let appointed = |from: &str| {
        let rules = chose("C10", choice.or(Some("either")), None, from);
        let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23").under(rules);
        let roles = if staff { vec![Role::Staff] } else { Vec::new() };
        let about = About::Person(desk.person(1, roles));
        free(desk.take(
            "2026-12-24",
            say(Step::Declared).about(about).answer(Answer::Clear),
        ));
        desk.take(
            "2026-12-24",
            say(Step::InvestigatorAppointed).at(TWO).about(about),
        )
    };
    let chosen = appointed("2026-12-01");
    match says {
        Some(says) => warned(chosen, GuardId::InvestigatorAsChosen, says),
        None => free(chosen),
    }
    // it came before the council chose
    free(appointed("2026-12-17"));
}

fn answer_route(desk: &mut Desk, route: RouteNumber, point: u16, on: &str) -> crate::way::Given {
    let at = (route, StageNumber::One);
    let point = [PointNumber(point)];
    desk.give(answer_points(at, day(on), &point, Outcome::NotUpheld))
}

/// A corporate complaint of 1 December 2026 whose second point goes through the statutory procedure.
fn mixed(rules: Rules) -> (Desk, RouteNumber) {
    let (desk, route) = Desk::corporate_with_statutory_route("2026-12-01", "2026-12-02");
    (desk.under(rules), route)
}

#[test]
fn c36_one_answer_covers_every_part_that_is_open_and_each_clock_runs_on() {
    let built_in = || Rules::built_in().expect("they read");
    let (mut desk, route) = mixed(built_in());
    let due = [desk.due("CO-11"), desk.due("ST-10")];
    assert_eq!(due, [day("2026-12-22"), day("2026-12-15")]);
    warned(
        answer_route(&mut desk, RouteNumber::MAIN, 1, "2026-12-14"),
        GuardId::OneAnswer,
        "its Children Act (statutory) part is not answered yet, due 15 December 2026",
    );
    assert_eq!(desk.stopped("CO-11").0, day("2026-12-14"));
    assert!(desk.running("ST-10"), "each clock is its own");
    free(answer_route(&mut desk, route, 2, "2026-12-14"));
    assert_eq!(desk.stopped("ST-10"), (day("2026-12-14"), 9, true));
}

#[test]
fn c36_apart_warns_of_nothing_and_counts_from_its_day() {
    let (mut desk, _) = mixed(chose("C36", Some("apart"), None, "2026-12-01"));
    free(answer_route(&mut desk, RouteNumber::MAIN, 1, "2026-12-14"));
    let (mut before, _) = mixed(chose("C36", Some("apart"), None, "2026-12-02"));
    warned(
        answer_route(&mut before, RouteNumber::MAIN, 1, "2026-12-14"),
        GuardId::OneAnswer,
        "24 017 890",
    );
}

#[test]
fn c36_what_is_parked_or_about_personal_data_is_not_waited_for() {
    let (mut parked, _) = mixed(Rules::built_in().expect("they read"));
    free(parked.park("2026-12-03", &[2], None));
    free(answer_route(
        &mut parked,
        RouteNumber::MAIN,
        1,
        "2026-12-14",
    ));
    let mut data = Desk::statutory("2026-12-01");
    data.another_point("2026-12-01");
    let moved = data.give(Command::MovePoint {
        on: day("2026-12-02"),
        point: PointNumber(2),
        to: Procedure::DataProtection,
        reason: "a letter went astray".into(),
    });
    moved.expect("only a warning");
    let warnings = data.send(ONE, "2026-12-09");
    assert!(warnings.iter().all(|it| it.guard.id != GuardId::OneAnswer));
}
