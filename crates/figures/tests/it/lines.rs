//! Which lines a breakdown makes, in what order, and what they are called.

use crate::hand::{AS_AT, YEAR, complaint, definition, facts, report, table};
use complaints::facts::CaseFacts;
use figures::{Address, explain};
use serde_json::json;

/// Complaints about themes: `Care` three times, `Delay` twice, the others once.
fn about_themes() -> Vec<CaseFacts> {
    [
        "Care", "Delay", "Care", "Staff", "Delay", "Money", "Care", "Access",
    ]
    .iter()
    .enumerate()
    .map(|(place, theme)| {
        complaint(
            &format!("C{place}"),
            "2023-05-02",
            json!({ "points": [{ "theme": theme }] }),
        )
    })
    .chain([complaint("N", "2023-05-02", json!({ "points": [{}] }))])
    .collect()
}

fn themes(breakdown: &str) -> Vec<String> {
    table(
        &report(&themes_table(breakdown), about_themes(), Vec::new()),
        "1",
    )
}

fn themes_table(breakdown: &str) -> String {
    format!(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Themes"
        unit = "issue"
        cohort = "received"
        rows = [{{ dimension = "theme", {breakdown} }}, {{ label = "All" }}]
        columns = [{{ label = "N" }}, {{ label = "%", measure = "share", share = {{ over = "theme", whole = "all" }}, blank = ["All"] }}]
        "#
    )
}

#[test]
fn the_first_lines_stand_alone_and_the_rest_together() {
    assert_eq!(
        themes(r#"order = { by = "N" }, first = 3, others = "Other", not_recorded = "None""#),
        [
            "N | %",
            "Care: 3 | 33%",
            "Delay: 2 | 22%",
            "Access: 1 | 11%",
            "Other: 2 | 22%",
            "None: 1 | 11%",
            "All: 9 | ",
        ]
    );
}

#[test]
fn where_values_are_listed_the_first_of_them_stand_alone() {
    assert_eq!(
        themes(
            r#"values = ["Staff", "Delay", "Money"], order = { by = "N" }, first = 2, others = "Other""#
        )[1..4],
        ["Delay: 2 | 22%", "Money: 1 | 11%", "Other: 5 | 56%"]
    );
    assert_eq!(
        themes(
            r#"groups = { People = ["Staff", "Care"], Purse = ["Money"] }, values = ["Purse", "People", "Delay"], first = 2, others = "Other""#
        )[1..4],
        ["Purse: 1", "People: 4", "Other: 3"].map(|it| {
            // the groups are no parts of the share
            let share = match it {
                "Purse: 1" => "11%",
                "People: 4" => "44%",
                _ => "33%",
            };
            format!("{it} | {share}")
        })
    );
}

#[test]
fn what_is_together_behind_the_first_can_be_explained() {
    let text = themes_table(r#"order = { by = "N" }, first = 2, others = "Other""#);
    let facts = facts(about_themes(), Vec::new());
    let at = Address {
        table: "1",
        row: "Other",
        column: "N",
    };
    let found = explain(&definition(&text), &facts, YEAR, AS_AT, at).expect("an explanation");
    let references: Vec<&str> = found
        .members
        .iter()
        .map(|it| it.reference.as_str())
        .collect();
    assert_eq!(references, ["C3", "C5", "C7"]);
}

#[test]
fn a_code_is_called_by_its_words_unless_a_table_calls_it_otherwise() {
    let by = |reference: &str, more| complaint(reference, "2023-05-02", more);
    let cases = vec![
        by(
            "A",
            json!({ "method": "email", "raised_by": "mp", "quadrant": "north_east" }),
        ),
        by("B", json!({ "method": "letter", "procedure": "corporate" })),
        by("C", json!({ "method": "online_form" })),
    ];
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Codes"
        cohort = "received"
        columns = ["N"]
        rows = [
          { dimension = "procedure" },
          { dimension = "method", groups = { letter_or_form = ["letter", "online_form"] } },
          { dimension = "raised_by", labels = { mp = "MP" } },
          { dimension = "quadrant" },
          { dimension = "extended" },
        ]
    "#;
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1")[1..],
        [
            "Children Act (statutory): 2",
            "Corporate (non-statutory): 1",
            "letter_or_form: 2",
            "E-mail: 1",
            "MP: 1",
            "north_east: 1",
            "No: 3",
        ]
    );
}

/// The warnings of a report on people's words, of whom one case names the team `Front Door`.
fn warnings(tables: &str, cases: Vec<CaseFacts>) -> Vec<String> {
    report(tables, cases, Vec::new()).warnings
}

#[test]
fn a_word_that_no_case_has_is_a_warning_once() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Words"
        cohort = "received"
        filter = { method = "leaflet" }
        columns = ["N"]
        rows = [
          { label = "A", filter = { team = "Front Dor" } },
          { label = "B", slice = { team = ["Front Dor", "Front Door"] } },
          { label = "C", unit = "issue", filter = { theme = { not = ["Dellay", "Delay"] } } },
          { dimension = "quadrant", groups = { Sides = ["East", "Wst"] }, values = ["North"] },
          { dimension = "service_area", values = ["Fostring"], others = false },
        ]
    "#;
    let cases = vec![complaint(
        "A",
        "2021-05-02",
        json!({ "teams": ["Front Door"], "points": [{ "theme": "Delay" }], "quadrant": "East" }),
    )];
    assert_eq!(
        warnings(text, cases),
        [
            "no case names the theme “Dellay”",
            "no case names the team “Front Dor”",
            "no case names the service area “Fostring”",
            "no case names the quadrant “Wst”",
        ]
    );
    assert_eq!(warnings(text, Vec::new()), Vec::<String>::new());
}

#[test]
fn what_was_ongoing_on_the_closing_day_has_its_line_though_it_is_answered_by_now() {
    // answered and offered an advocate after the year, before the day of the report
    let late = json!({
        "stages": [{ "stage": 1, "responded_on": "2024-04-10", "outcome": "upheld" }],
        "advocacy": { "offered_on": "2024-04-02", "answer": "accepted" },
    });
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "How it stands"
        cohort = "received"
        columns = ["N"]
        rows = [{ dimension = "ending" }, { dimension = "state", labels = { ongoing = "Still open" } }, { dimension = "advocacy_offered" }, { label = "Total" }]
    "#;
    let cases = vec![complaint("A", "2024-03-26", late)];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        ["N", "Ongoing: 1", "Still open: 1", "No: 1", "Total: 1"]
    );
}

#[test]
fn what_a_value_is_called_names_the_year_where_it_should() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Methods"
        cohort = "received"
        rows = [{ dimension = "method", labels = { email = "By e-mail in {year}" } }]
        columns = ["N"]
    "#;
    let cases = vec![complaint("A", "2023-05-02", json!({ "method": "email" }))];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        ["N", "By e-mail in 2023-24: 1"]
    );
}

#[test]
fn outcomes_are_broken_down_as_they_were_known_on_the_day_of_each_table() {
    let text = r#"
        [[sections.tables]]
        id = "then"
        title = "At the end of the year"
        cohort = "received"
        known_by = "period_end"
        rows = [{ dimension = "outcome", values = ["upheld", "not_upheld"] }]
        columns = ["N"]

        [[sections.tables]]
        id = "now"
        title = "On the day of the report"
        cohort = "received"
        known_by = "as_at"
        rows = [{ dimension = "outcome", values = ["upheld", "not_upheld"] }]
        columns = ["N"]
    "#;
    let answered = |reference, on, outcome| {
        let stage = json!({ "stage": 1, "started_on": "2023-05-02", "responded_on": on, "outcome": outcome });
        complaint(reference, "2023-05-02", json!({ "stages": [stage] }))
    };
    let cases = vec![
        answered("A", "2023-05-16", "not_upheld"),
        answered("B", "2024-05-10", "upheld"),
    ];
    let report = report(text, cases, Vec::new());
    assert_eq!(table(&report, "then")[1..3], ["Upheld: 0", "Not upheld: 1"]);
    assert_eq!(table(&report, "now")[1..3], ["Upheld: 1", "Not upheld: 1"]);
}

#[test]
fn stages_and_their_cases_are_broken_down_by_team_each_for_themselves() {
    let of = |id: &str, unit: &str, cohort: &str| {
        format!(
            "[[sections.tables]]\nid = \"{id}\"\ntitle = \"Teams\"\nunit = \"{unit}\"\ncohort = \"{cohort}\"\nrows = [{{ dimension = \"team\" }}]\ncolumns = [\"N\"]\n"
        )
    };
    let text = of("stages", "stage", "stage_started") + &of("cases", "case", "received");
    let stage = |number| json!({ "stage": number, "started_on": "2023-05-02" });
    let cases = vec![
        complaint(
            "A",
            "2023-05-02",
            json!({ "teams": ["Duty"], "stages": [stage(1), stage(2)] }),
        ),
        complaint("B", "2023-05-02", json!({ "teams": ["Fostering", "Duty"] })),
        complaint("C", "2023-05-02", json!({ "teams": ["Fostering"] })),
    ];
    let report = report(&text, cases, Vec::new());
    assert_eq!(table(&report, "stages"), ["N", "Duty: 3", "Fostering: 2"]);
    assert_eq!(table(&report, "cases"), ["N", "Duty: 2", "Fostering: 2"]);
}
