//! The first and the last day of everything, and facts that cannot be.

use crate::hand::{complaint, facts, limits, printed, report, table};
use complaints::facts::CaseFacts;
use figures::{Facts, FactsError};
use rstest::rstest;
use serde_json::json;
use workdays::Calendar;

/// How many of one case a cohort counts in the year from 1 April 2023 to 31 March 2024.
fn counted(unit: &str, cohort: &str, case: &CaseFacts) -> String {
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"{unit}\"\ncohort = \"{cohort}\"\ncolumns = [\"N\"]\nrows = [\"R\"]"
    );
    table(&report(&text, vec![case.clone()], Vec::new()), "1")[1].replace("R: ", "")
}

fn answered(received: &str, on: &str) -> CaseFacts {
    complaint(
        "A",
        received,
        json!({ "stages": [{ "stage": 1, "responded_on": on }] }),
    )
}

#[rstest]
#[case("2023-03-31", "0")]
#[case("2023-04-01", "1")]
#[case("2024-03-31", "1")]
#[case("2024-04-01", "0")]
fn a_year_has_its_first_and_its_last_day(#[case] day: &str, #[case] number: &str) {
    assert_eq!(
        counted("case", "received", &complaint("A", day, json!({}))),
        number,
        "received"
    );
    assert_eq!(
        counted("case", "answered", &answered("2023-02-01", day)),
        number,
        "answered"
    );
    assert_eq!(
        counted("case", "closed", &answered("2023-02-01", day)),
        number,
        "closed"
    );
    let withdrawn = complaint("A", "2023-02-01", json!({ "withdrawn_on": day }));
    assert_eq!(
        counted("case", "withdrawn", &withdrawn),
        number,
        "withdrawn"
    );
    let refused = complaint(
        "A",
        "2023-02-01",
        json!({ "stages": [], "refused": { "on": day } }),
    );
    assert_eq!(counted("case", "refused", &refused), number, "refused");
    let stage = complaint(
        "A",
        "2023-01-03",
        json!({ "stages": [{ "stage": 2, "started_on": day }] }),
    );
    assert_eq!(
        counted("stage", "stage_started", &stage),
        number,
        "stage started"
    );
    assert_eq!(
        counted("transaction", "received", &stage),
        number,
        "transaction"
    );
    let told = complaint(
        "A",
        "2023-01-03",
        json!({ "ombudsman": [{ "received_on": day }] }),
    );
    assert_eq!(
        counted("ombudsman_entry", "ombudsman_told", &told),
        number,
        "told"
    );
    let agreed = complaint(
        "A",
        "2023-01-03",
        json!({ "remedies": [{ "kind": "apology", "agreed_on": day }] }),
    );
    assert_eq!(
        counted("remedy", "remedy_agreed", &agreed),
        number,
        "agreed"
    );
}

#[rstest]
// received the day before and answered on the first day: open at the start, not at the end
#[case("2023-03-31", "2023-04-01", "1", "0")]
// answered the day before: not open at the start
#[case("2023-03-30", "2023-03-31", "0", "0")]
// received on the first day: not brought forward
#[case("2023-04-01", "2024-04-01", "0", "1")]
// answered on the last day: not carried forward
#[case("2024-03-31", "2024-03-31", "0", "0")]
#[case("2024-04-01", "2024-04-02", "0", "0")]
fn brought_and_carried_forward(
    #[case] received: &str,
    #[case] on: &str,
    #[case] start: &str,
    #[case] end: &str,
) {
    let case = answered(received, on);
    assert_eq!(counted("case", "open_at_start", &case), start);
    assert_eq!(counted("case", "open_at_end", &case), end);
}

#[rstest]
#[case("2023-03-31", "2023-04-01", "1")]
#[case("2023-03-30", "2023-03-31", "0")]
#[case("2023-04-01", "2023-05-02", "0")]
fn a_stage_is_brought_forward(#[case] started: &str, #[case] on: &str, #[case] start: &str) {
    let stage = json!({ "stage": 2, "started_on": started, "responded_on": on });
    let case = complaint("A", "2023-01-03", json!({ "stages": [stage] }));
    assert_eq!(counted("stage", "open_at_start", &case), start);
}

#[test]
fn a_refused_contact_is_never_open_nor_received() {
    let refused = complaint(
        "A",
        "2023-05-02",
        json!({ "stages": [], "refused": { "on": "2024-04-09" } }),
    );
    assert_eq!(counted("case", "received", &refused), "0");
    assert_eq!(counted("case", "contacted", &refused), "1");
    assert_eq!(counted("case", "open_at_end", &refused), "0");
}

#[test]
fn a_stage_decided_after_the_year_is_not_decided_in_it() {
    let stage = |on: &str| {
        complaint(
            "A",
            "2023-01-03",
            json!({ "stages": [{ "stage": 2, "started_on": "2023-06-01", "responded_on": on }] }),
        )
    };
    assert_eq!(
        counted("stage", "stage_started_and_decided", &stage("2024-03-31")),
        "1"
    );
    assert_eq!(
        counted("stage", "stage_started_and_decided", &stage("2024-04-01")),
        "0"
    );
    assert_eq!(counted("stage", "open_at_end", &stage("2024-04-01")), "1");
}

#[test]
fn an_answer_sent_on_a_day_that_does_not_count_is_sent_on_the_next_that_does() {
    // Easter 2023: Good Friday 7 April and Monday 10 April are bank holidays
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"answered\"\ncolumns = [\"Days\"]\nrows = [{ label = \"Sum\", measure = \"sum\", field = \"days\" }]";
    for (on, days) in [
        ("2023-04-06", "3"),
        ("2023-04-07", "4"),
        ("2023-04-10", "4"),
        ("2023-04-11", "4"),
    ] {
        let report = report(text, vec![answered("2023-04-03", on)], Vec::new());
        assert_eq!(table(&report, "1")[1], format!("Sum: {days}"), "{on}");
    }
}

#[test]
fn a_day_beyond_the_calendar_is_a_warning_and_no_count_of_days() {
    let facts = facts(vec![answered("1999-04-01", "1999-04-20")], Vec::new());
    assert_eq!(facts.warnings().len(), 1);
    assert!(
        facts.warnings()[0]
            .starts_with("A: the working days from 1999-04-01 to 1999-04-20 are not counted: ")
    );
}

#[test]
fn facts_that_contradict_each_other_are_refused() {
    let calendar = Calendar::england_and_wales();
    let taken =
        |cases, published| Facts::new(cases, published, &calendar, &limits()).map(|it| it.cases());
    let twice = vec![
        complaint("A", "2023-04-03", json!({})),
        complaint("A", "2023-05-03", json!({})),
    ];
    assert_eq!(
        taken(twice, Vec::new()),
        Err(FactsError::TwoCases("A".to_owned()))
    );
    // 2022-23 and 2022/23 are the same year
    let one = printed("P1", "2022-23", "received", 4, json!({}));
    let other = printed("P2", "2022/23", "received", 5, json!({}));
    assert_eq!(
        taken(Vec::new(), vec![one, other]),
        Err(FactsError::TwoFigures {
            first: "P1".to_owned(),
            second: "P2".to_owned()
        })
    );
    let unreadable = printed("P3", "last year", "received", 4, json!({}));
    assert!(matches!(
        taken(Vec::new(), vec![unreadable]),
        Err(FactsError::Period { .. })
    ));
}

#[test]
fn a_published_figure_that_is_missing_prints_blank_and_is_said() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nmeasure = \"published\"\npublished = \"target\"\ncolumns = [\"{year}\"]\nrows = [\"Target\"]";
    let report = report(text, Vec::new(), Vec::new());
    assert_eq!(table(&report, "1"), ["2023-24", "Target: "]);
    assert_eq!(
        report.warnings,
        ["there is no published figure “target” for 2023-04-01 to 2024-03-31"]
    );
}

#[test]
fn a_report_may_be_of_one_day() {
    let day = complaints::published::Period {
        from: crate::hand::YEAR.from,
        to: crate::hand::YEAR.from,
    };
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\ncolumns = [\"N\"]\nrows = [\"R\"]";
    let made = figures::compute(
        &crate::hand::definition(text),
        &facts(
            vec![
                complaint("A", "2023-04-01", json!({})),
                complaint("B", "2023-04-02", json!({})),
            ],
            Vec::new(),
        ),
        day,
        crate::hand::AS_AT,
        &figures::Options::default(),
    );
    assert_eq!(table(&made.expect("a report"), "1")[1], "R: 1");
}

#[test]
fn a_report_whose_period_is_upside_down_is_refused() {
    let definition = crate::hand::definition("");
    let period = complaints::published::Period {
        from: crate::hand::YEAR.to,
        to: crate::hand::YEAR.from,
    };
    let made = figures::compute(
        &definition,
        &facts(Vec::new(), Vec::new()),
        period,
        crate::hand::AS_AT,
        &figures::Options::default(),
    );
    assert_eq!(
        made.map_err(|it| it.to_string()).err().as_deref(),
        Some("the period ends on 2023-04-01, before it begins on 2024-03-31")
    );
}
