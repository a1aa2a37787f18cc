//! Where the periods of a row and a column meet, and what lies outside the report's.

use crate::hand::{AS_AT, complaint, definition, facts, printed, report, table};
use complaints::published::Period;
use figures::{Options, compute};
use jiff::civil::date;
use serde_json::json;

const MONTHS: &str = r#"
    [[sections.tables]]
    id = "1"
    title = "Received"
    cohort = "received"
    columns = [{ label = "Q1", period = "Q1" }, { label = "H1", period = "H1" }, { label = "Year" }, { label = "From 15 May", period = { from = "2023-05-15", to = "2023-07-31" } }]
    rows = [{ label = "May", period = "May" }, { label = "July", period = "July" }, { label = "{year}", period = "year" }]
"#;

#[test]
fn a_row_and_a_column_that_name_parts_of_the_year_meet_where_both_are() {
    let on = |reference, day| complaint(reference, day, json!({}));
    let cases = vec![
        on("A", "2023-04-03"),
        on("B", "2023-05-02"),
        on("C", "2023-05-16"),
        on("D", "2023-07-03"),
        on("E", "2024-01-03"),
    ];
    assert_eq!(
        table(&report(MONTHS, cases, Vec::new()), "1"),
        [
            "Q1 | H1 | Year | From 15 May",
            "May: 2 | 2 | 2 | 1",
            "July: n/a | 1 | 1 | 1",
            "2023-24: 3 | 4 | 5 | 2",
        ]
    );
}

#[test]
fn the_months_of_a_breakdown_are_those_of_the_year_that_it_names() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Received"
        cohort = "received"
        earlier_years = "cases"
        columns = ["N", { label = "H1", period = "H1" }]
        rows = [{ dimension = "quarter", period = "year-1", labels = { Q1 = "First", Q2 = "Second", Q3 = "Third", Q4 = "Fourth" } }, { dimension = "quarter" }]
    "#;
    let on = |reference, day| complaint(reference, day, json!({}));
    let cases = vec![
        on("A", "2022-04-03"),
        on("B", "2023-01-02"),
        on("C", "2023-05-02"),
    ];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        [
            "N | H1",
            "First: 1 | 1",
            "Second: 0 | 0",
            "Third: 0 | n/a",
            "Fourth: 1 | n/a",
            "Q1: 1 | 1",
            "Q2: 0 | 0",
            "Q3: 0 | n/a",
            "Q4: 0 | n/a",
        ]
    );
}

#[test]
fn a_row_still_wins_over_its_tables_period() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Received"
        cohort = "received"
        period = "Q1"
        columns = ["N"]
        rows = [{ label = "Q1" }, { label = "July", period = "July" }]
    "#;
    let cases = vec![complaint("A", "2023-07-03", json!({}))];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        ["N", "Q1: 0", "July: 1"]
    );
}

#[test]
fn the_published_figure_of_a_month_of_an_earlier_year_is_found_where_row_and_column_meet() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Received"
        cohort = "received"
        published = "received"
        columns = [{ label = "April", period = "April" }, { label = "Q1", period = "Q1" }]
        rows = [{ label = "{year-1} April", period = "April of year-1" }]
    "#;
    let published = vec![printed("P", "2022-04", "received", 7, json!({}))];
    assert_eq!(
        table(&report(text, Vec::new(), published), "1"),
        ["April | Q1", "2022-23 April: 7 | 7"]
    );
}

#[test]
fn a_part_that_runs_past_the_reports_end_has_no_figure() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "To {to}"
        cohort = "received"
        columns = ["N"]
        rows = [
          { label = "November", period = "November" },
          { label = "November to December", period = "November to December" },
          { label = "November to January", period = "November to January" },
          { label = "Q3", period = "Q3" },
          { label = "Q4", period = "Q4" },
          { label = "H2", period = "H2" },
        ]
    "#;
    let cases = vec![complaint("A", "2023-11-03", json!({}))];
    let period = Period {
        from: date(2023, 4, 1),
        to: date(2023, 12, 31),
    };
    let facts = facts(cases, Vec::new());
    let report = compute(
        &definition(text),
        &facts,
        period,
        AS_AT,
        &Options::default(),
    )
    .expect("a report");
    assert_eq!(
        table(&report, "1"),
        [
            "N",
            "November: 1",
            "November to December: 1",
            "November to January: n/a",
            "Q3: 1",
            "Q4: n/a",
            "H2: n/a",
        ]
    );
}
