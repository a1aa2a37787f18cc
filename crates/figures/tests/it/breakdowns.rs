//! Breakdowns of shapes that neither council with fixtures prints.

use crate::hand::{complaint, printed, report, table};
use serde_json::{Value, json};

#[test]
fn issues_by_theme_with_the_change_on_last_year() {
    let about = |reference: &str, on: &str, themes: &[&str]| {
        let points: Vec<Value> = themes.iter().map(|it| json!({ "theme": it })).collect();
        complaint(reference, on, json!({ "points": points }))
    };
    let text = |earlier: &str| {
        format!(
            r#"
            [[sections.tables]]
            id = "1"
            title = "Issues by theme"
            unit = "issue"
            cohort = "received"
            earlier_years = "{earlier}"
            published = "issues"
            rows = [{{ dimension = "theme", order = {{ by = "{{year}}" }} }}, {{ label = "Total", by = {{ theme = "total" }} }}]
            columns = [
              {{ label = "{{year-1}}", period = "year-1" }},
              {{ label = "{{year}}" }},
              {{ label = "Difference", measure = "difference", of = {{ column = "{{year}}" }}, minus = {{ column = "{{year-1}}" }} }},
              {{ label = "Change", measure = "change", of = {{ column = "{{year}}" }}, minus = {{ column = "{{year-1}}" }}, decimals = 1 }},
            ]
            "#
        )
    };
    let cases = vec![
        about("A", "2022-04-01", &["Delay", "Staff", "Staff"]),
        about("B", "2023-03-31", &["Delay", "Money"]),
        about("C", "2023-04-01", &["Delay", "Staff"]),
        about("D", "2024-03-31", &["Staff", "Staff", "Food"]),
    ];
    // whole earlier years have been brought in
    assert_eq!(
        table(&report(&text("cases"), cases.clone(), Vec::new()), "1"),
        [
            "2022-23 | 2023-24 | Difference | Change",
            "Staff: 2 | 3 | 1 | 50.0%",
            "Delay: 2 | 1 | -1 | -50.0%",
            "Food: 0 | 1 | 1 | n/a",
            "Money: 1 | 0 | -1 | -100.0%",
            "Total: 5 | 5 | 0 | 0.0%",
        ]
    );
    // or last year is read back, never counted from the few cases that are there
    let last_year = |reference, theme: &str, value| {
        printed(
            reference,
            "2022/23",
            "issues",
            value,
            json!({ "theme": theme }),
        )
    };
    let published = vec![
        last_year("P1", "Delay", 4),
        last_year("P2", "total", 7),
        last_year("P3", "Home", 3),
    ];
    let report = report(&text("published"), cases, published);
    assert_eq!(
        table(&report, "1"),
        [
            "2022-23 | 2023-24 | Difference | Change",
            "Staff:  | 3 | n/a | n/a",
            "Delay: 4 | 1 | -3 | -75.0%",
            "Food:  | 1 | n/a | n/a",
            "Home: 3 | 0 | -3 | -100.0%",
            "Total: 7 | 5 | -2 | -28.6%",
        ]
    );
    assert_eq!(
        serde_json::to_value(report.cell("1", "Delay", "2022-23").expect("the cell").kind)
            .expect("a word"),
        "published"
    );
}

#[test]
fn advocacy_offered_accepted_and_declined_by_age_band() {
    let offered = |reference: &str, age: Value, advocacy: Value| {
        complaint(
            reference,
            "2023-05-02",
            json!({ "children": [{ "age": age }], "advocacy": advocacy }),
        )
    };
    let on = "2023-05-03";
    let cases = vec![
        offered(
            "A",
            json!(4),
            json!({ "offered_on": on, "answer": "declined", "reason": "Too young" }),
        ),
        offered(
            "B",
            json!(5),
            json!({ "offered_on": on, "answer": "accepted" }),
        ),
        offered(
            "C",
            json!(17),
            json!({ "offered_on": on, "answer": "accepted" }),
        ),
        offered("D", json!(18), json!({ "offered_on": on })),
        offered(
            "E",
            Value::Null,
            json!({ "offered_on": on, "answer": "has_one" }),
        ),
        complaint("F", "2023-05-02", json!({ "children": [{ "age": 9 }] })),
        // the offer came after the year
        offered(
            "G",
            json!(9),
            json!({ "offered_on": "2024-04-02", "answer": "accepted" }),
        ),
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Advocacy by age"
        cohort = "received"
        rows = [{ dimension = "age", bands = ["0-4", "5-9", "10-17", "18+"], labels = { "18+" = "18 and over" }, not_recorded = "Not known" }, { label = "Total" }]
        columns = [
          { label = "Complaints" },
          { label = "Offered", filter = { advocacy_offered = true } },
          { label = "Accepted", filter = { advocacy_answer = "accepted" } },
          { label = "Declined", filter = { advocacy_answer = "declined" } },
          { label = "% accepted", filter = { advocacy_offered = true }, measure = "rate", slice = { advocacy_answer = "accepted" } },
        ]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "1"),
        [
            "Complaints | Offered | Accepted | Declined | % accepted",
            "0-4: 1 | 1 | 0 | 1 | 0%",
            "5-9: 3 | 1 | 1 | 0 | 100%",
            "10-17: 1 | 1 | 1 | 0 | 100%",
            "18 and over: 1 | 1 | 0 | 0 | 0%",
            "Not known: 1 | 1 | 0 | 0 | 0%",
            "Total: 7 | 5 | 2 | 1 | 40%",
        ]
    );
}

#[test]
fn themes_by_quadrant_and_the_three_most_frequent() {
    let about = |reference: &str, theme: &str, quadrant: Value, on: &str| {
        complaint(
            reference,
            on,
            json!({ "points": [{ "theme": theme }], "quadrant": quadrant }),
        )
    };
    let cases = vec![
        about("A", "Finance", json!("North"), "2023-05-02"),
        about("B", "Finance", json!("South"), "2023-11-02"),
        about("C", "Finance", Value::Null, "2023-11-02"),
        about("D", "Care", json!("North"), "2023-05-02"),
        about("E", "Care", json!("North"), "2023-05-02"),
        about("F", "Delay", json!("South"), "2023-05-02"),
        about("G", "Staff", json!("South"), "2023-10-02"),
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "4d"
        title = "Themes by quadrant"
        unit = "issue"
        cohort = "received"
        rows = [{ dimension = "theme", values = ["Care", "Finance"], others = "Everything else" }]
        columns = [{ dimension = "quadrant", values = ["North", "South", "West"], not_recorded = "No area" }, { label = "All" }]

        [[sections.tables]]
        id = "5a"
        title = "Most frequent, by half-year"
        unit = "issue"
        cohort = "received"
        rows = [{ dimension = "theme", order = { by = "Year" }, first = 3 }]
        columns = [{ dimension = "half_year", labels = { H1 = "Apr-Sep", H2 = "Oct-Mar" } }, { label = "Nov-Mar", period = "November to March" }, { label = "Year" }]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "4d"),
        [
            "North | South | West | No area | All",
            "Care: 2 | 0 | 0 | 0 | 2",
            "Finance: 1 | 1 | 0 | 1 | 3",
            "Everything else: 0 | 2 | 0 | 0 | 2",
        ]
    );
    assert_eq!(
        table(&report, "5a"),
        [
            "Apr-Sep | Oct-Mar | Nov-Mar | Year",
            "Finance: 1 | 2 | 2 | 3",
            "Care: 2 | 0 | 0 | 2",
            "Delay: 1 | 0 | 0 | 1",
        ]
    );
}
