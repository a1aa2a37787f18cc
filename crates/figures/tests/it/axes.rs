//! The lines of a table: the council's lists, groups of published figures, yes and no, and lines that print nothing.

use crate::hand::{AS_AT, YEAR, complaint, facts, printed, report, table};
use complaints::facts::CaseFacts;
use figures::{Definition, Field, Lists, Options, compute};
use serde_json::json;

fn about(reference: &str, theme: &str) -> CaseFacts {
    complaint(
        reference,
        "2023-05-02",
        json!({ "points": [{ "theme": theme }] }),
    )
}

#[test]
fn every_value_of_the_councils_list_has_its_line_once_behind_those_that_a_table_names() {
    let lists = Lists::new().with(Field::Theme, ["Staff", "Care", "Delay"]);
    let themes = |breakdown: &str| {
        let text = format!(
            "id = \"t\"\ntitle = \"T\"\ncouncil = \"C\"\n[[sections]]\ntitle = \"S\"\n[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"issue\"\ncohort = \"received\"\ncolumns = [\"N\"]\nrows = [{{ dimension = \"theme\", {breakdown} }}]"
        );
        let definition =
            Definition::parse("t.toml", &text, Some(&lists)).unwrap_or_else(|why| panic!("{why}"));
        let facts = facts(vec![about("A", "Care"), about("B", "Food")], Vec::new());
        let made = compute(&definition, &facts, YEAR, AS_AT, &Options::default());
        table(&made.expect("a report"), "1")[1..].to_vec()
    };
    assert_eq!(
        themes("values = [\"Delay\"]"),
        ["Delay: 0", "Staff: 0", "Care: 1", "Food: 1"]
    );
    assert_eq!(
        themes("values = [\"Delay\"], keep_empty = false"),
        ["Care: 1", "Food: 1"]
    );
    assert_eq!(
        themes("values = [\"Delay\"], others = \"Other\""),
        ["Delay: 0", "Other: 2"]
    );
    assert_eq!(themes("values = [\"Delay\"], others = false"), ["Delay: 0"]);
}

#[test]
fn what_was_printed_of_a_group_stands_in_its_line() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Issues"
        unit = "issue"
        cohort = "received"
        published = "issues"
        rows = [{ dimension = "theme", groups = { Purse = ["Money"] } }]
        columns = [{ label = "{year-1}", period = "year-1" }, { label = "{year}" }]
    "#;
    let of_theme = |reference, theme: &str, value| {
        printed(
            reference,
            "2022-23",
            "issues",
            value,
            json!({ "theme": theme }),
        )
    };
    let published = vec![
        of_theme("P1", "Purse", 3),
        of_theme("P2", "Care", 2),
        of_theme("P3", "total", 5),
    ];
    assert_eq!(
        table(&report(text, vec![about("A", "Money")], published), "1"),
        ["2022-23 | 2023-24", "Purse: 3 | 1", "Care: 2 | 0"]
    );
}

#[test]
fn yes_comes_before_no() {
    let offered = json!({ "advocacy": { "offered_on": "2023-05-03" } });
    let cases = vec![
        complaint("A", "2023-05-02", json!({})),
        complaint("B", "2023-05-02", offered),
        complaint("C", "2023-05-02", json!({})),
    ];
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\ncolumns = [\"N\"]\nrows = [{ dimension = \"advocacy_offered\" }]";
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        ["N", "Yes: 1", "No: 2"]
    );
}

#[test]
fn a_line_may_print_nothing_everywhere_or_where_it_meets_another() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Received"
        cohort = "received"
        columns = [{ label = "April", period = "April" }, { label = "{year}" }]
        rows = [{ label = "Complaints", blank = true }, { label = "By e-mail", filter = { method = "email" }, blank = ["{year}"] }, { label = "All" }]
    "#;
    let cases = vec![complaint("A", "2023-04-03", json!({ "method": "email" }))];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        [
            "April | 2023-24",
            "Complaints:  | ",
            "By e-mail: 1 | ",
            "All: 1 | 1"
        ]
    );
}
