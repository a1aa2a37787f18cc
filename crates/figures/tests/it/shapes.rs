//! Tables of shapes that neither council with fixtures prints.

use crate::hand::{complaint, printed, report, table};
use complaints::facts::CaseFacts;
use serde_json::{Value, json};

fn with_stage_2(reference: &str, started: &str, more: Value) -> CaseFacts {
    let mut second = json!({ "stage": 2, "started_on": started });
    if let (Some(second), Value::Object(more)) = (second.as_object_mut(), more) {
        second.extend(more);
    }
    let first = json!({ "stage": 1, "started_on": "2023-01-03", "responded_on": "2023-01-16" });
    complaint(
        reference,
        "2023-01-03",
        json!({ "stages": [first, second] }),
    )
}

#[test]
fn stage_2_by_month_of_request_against_outcome_with_a_row_for_ongoing() {
    let cases = vec![
        with_stage_2(
            "A",
            "2023-04-01",
            json!({ "responded_on": "2023-05-02", "outcome": "upheld" }),
        ),
        with_stage_2(
            "B",
            "2023-04-30",
            json!({ "responded_on": "2023-06-02", "outcome": "not_upheld" }),
        ),
        with_stage_2("C", "2023-05-01", json!({ "withdrawn_on": "2023-05-09" })),
        // answered after the year, so that it is ongoing on its last day
        with_stage_2(
            "D",
            "2024-03-31",
            json!({ "responded_on": "2024-04-10", "outcome": "upheld" }),
        ),
        with_stage_2("E", "2024-03-31", json!({})),
        // asked for a day too early and a day too late
        with_stage_2(
            "F",
            "2023-03-31",
            json!({ "responded_on": "2023-05-02", "outcome": "upheld" }),
        ),
        with_stage_2("G", "2024-04-01", json!({})),
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Stage 2 by month of request"
        unit = "stage"
        cohort = "stage_started"
        filter = { stage = 2 }
        rows = [
          { dimension = "ending", values = ["upheld", "partially_upheld", "not_upheld", "withdrawn_during_stage_2"], labels = { upheld = "Upheld", partially_upheld = "Partially upheld", not_upheld = "Not upheld", withdrawn_during_stage_2 = "Withdrawn", ongoing = "Ongoing" } },
          { label = "All" },
        ]
        columns = [{ dimension = "quarter" }, { label = "April", period = "April" }, { label = "May", period = "May" }, { label = "March", period = "March" }, { label = "Year" }]
        checks = [
          { name = "endings add up", plus = { rows_of = "ending" }, equals = "All" },
          { name = "quarters add up", plus = { columns_of = "quarter" }, equals = { column = "Year" } },
        ]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "1"),
        [
            "Q1 | Q2 | Q3 | Q4 | April | May | March | Year",
            "Upheld: 1 | 0 | 0 | 0 | 1 | 0 | 0 | 1",
            "Partially upheld: 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0",
            "Not upheld: 1 | 0 | 0 | 0 | 1 | 0 | 0 | 1",
            "Withdrawn: 1 | 0 | 0 | 0 | 0 | 1 | 0 | 1",
            "Ongoing: 0 | 0 | 0 | 2 | 0 | 0 | 2 | 2",
            "All: 3 | 0 | 0 | 2 | 2 | 1 | 2 | 5",
        ]
    );
    assert_eq!(report.failing_checks().count(), 0);
    assert_eq!(report.tables[0].checks[0].detail, "holds in 8 columns");
}

#[test]
fn what_is_known_on_the_day_of_the_report_is_counted_where_a_definition_says_so() {
    let cases = vec![with_stage_2(
        "D",
        "2024-03-31",
        json!({ "responded_on": "2024-04-10", "outcome": "upheld" }),
    )];
    let of = |known_by: &str| {
        let text = format!(
            r#"
            [[sections.tables]]
            id = "1"
            title = "Stage 2"
            unit = "stage"
            cohort = "stage_started"
            filter = {{ stage = 2 }}
            known_by = "{known_by}"
            columns = ["Number"]
            rows = [
              {{ label = "Upheld", filter = {{ outcome = "upheld" }} }},
              {{ label = "Ongoing", filter = {{ state = "ongoing" }} }},
              {{ label = "On time", filter = {{ on_time = true }} }},
            ]
            "#
        );
        table(&report(&text, cases.clone(), Vec::new()), "1")
    };
    assert_eq!(
        of("period_end"),
        ["Number", "Upheld: 0", "Ongoing: 1", "On time: 0"]
    );
    assert_eq!(
        of("cell_end"),
        ["Number", "Upheld: 0", "Ongoing: 1", "On time: 0"]
    );
    assert_eq!(
        of("as_at"),
        ["Number", "Upheld: 1", "Ongoing: 0", "On time: 1"]
    );
}

#[test]
fn median_and_mean_days_by_team_and_quarter() {
    // received on Monday 3 July 2023 and answered so many working days later
    let answered = |reference: &str, team: &str, on: &str| {
        complaint(
            reference,
            "2023-07-03",
            json!({ "teams": [team], "stages": [{ "stage": 1, "responded_on": on }] }),
        )
    };
    let cases = vec![
        answered("A", "Fostering", "2023-07-04"), // 1
        answered("B", "Fostering", "2023-07-07"), // 4
        answered("C", "Fostering", "2023-07-17"), // 10
        answered("D", "Adoption", "2023-07-10"),  // 5
        answered("E", "Adoption", "2023-07-11"),  // 6
        answered("F", "Adoption", "2023-10-02"),  // a late one of the third quarter
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Days to an answer"
        unit = "team_involvement"
        cohort = "answered"
        measure = "median"
        field = "days"
        rows = [{ dimension = "team" }, { label = "All" }, { label = "Mean of all", measure = "mean" }]
        columns = [{ dimension = "quarter" }]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "1"),
        [
            "Q1 | Q2 | Q3 | Q4",
            "Adoption: n/a | 5.5 | 64.0 | n/a",
            "Fostering: n/a | 4.0 | n/a | n/a",
            "All: n/a | 5.0 | 64.0 | n/a",
            "Mean of all: n/a | 5.2 | 64.0 | n/a",
        ]
    );
    let cell = report.cell("1", "Fostering", "Q2").expect("the cell");
    assert_eq!(cell.value, Some(4.into()));
    assert_eq!(
        cell.cases.as_deref(),
        Some(["A", "B", "C"].map(String::from).as_slice())
    );
}

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
fn every_contact_by_how_it_ended_in_one_list() {
    let first = |more: Value| {
        let mut stage = json!({ "stage": 1, "started_on": "2023-05-03" });
        if let (Some(stage), Value::Object(more)) = (stage.as_object_mut(), more) {
            stage.extend(more);
        }
        json!([stage])
    };
    let on = "2023-05-02";
    let answered = |outcome: Value| json!({ "stages": first(json!({ "responded_on": "2023-05-12", "outcome": outcome })) });
    let informal: CaseFacts = serde_json::from_value(
        json!({ "reference": "S", "kind": "service_request", "received_on": on }),
    )
    .expect("a case");
    let cases = vec![
        complaint("A", on, answered(json!("upheld"))),
        complaint("B", on, answered(json!("inconclusive"))),
        complaint("C", on, answered(Value::Null)),
        complaint(
            "D",
            on,
            json!({ "stages": [], "withdrawn_on": "2023-05-04" }),
        ),
        complaint(
            "E",
            on,
            json!({ "stages": first(json!({})), "withdrawn_on": "2023-05-04" }),
        ),
        complaint(
            "F",
            on,
            json!({ "stages": first(json!({ "withdrawn_on": "2023-05-05" })) }),
        ),
        complaint(
            "G",
            on,
            json!({ "stages": [], "refused": { "on": "2023-05-09", "reason": "Out of time" } }),
        ),
        complaint("H", on, json!({})),
        informal,
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "5.2"
        title = "How it ended"
        cohort = "contacted"
        filter = { kind = ["complaint", "service_request"] }
        rows = [{ dimension = "ending" }, { label = "Total" }]
        columns = [{ label = "Complaints" }, { label = "%", measure = "share", share = { over = "ending" }, rounding = "largest_remainder", blank = ["Total"] }]
        checks = [{ name = "one ending each", plus = { rows_of = "ending" }, equals = { row = "Total", column = "Complaints" } }]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "5.2"),
        [
            "Complaints | %",
            "upheld: 1 | 11%",
            "inconclusive: 1 | 11%",
            "no_outcome: 1 | 11%",
            "withdrawn_before_stage_1: 1 | 11%",
            "withdrawn_during_stage_1: 2 | 23%",
            "refused: 1 | 11%",
            "informal: 1 | 11%",
            "ongoing: 1 | 11%",
            "Total: 9 | ",
        ]
    );
    assert_eq!(report.failing_checks().count(), 0);
}

#[test]
fn a_stage_3_is_on_time_by_its_panel_and_never_by_the_stage_2_limit() {
    let third = |reference: &str, more: Value| {
        let mut stage = json!({ "stage": 3, "started_on": "2023-06-01" });
        if let (Some(stage), Value::Object(more)) = (stage.as_object_mut(), more) {
            stage.extend(more);
        }
        complaint(reference, "2023-01-03", json!({ "stages": [stage] }))
    };
    let cases = vec![
        // working day 30 after Thursday 1 June 2023 is Thursday 13 July
        third(
            "A",
            json!({ "panel_on": "2023-07-13", "responded_on": "2023-08-03", "outcome": "upheld" }),
        ),
        third(
            "B",
            json!({ "panel_on": "2023-07-14", "responded_on": "2023-08-04", "outcome": "not_upheld" }),
        ),
        third("C", json!({})),
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "5.4c"
        title = "Stage 3"
        unit = "stage"
        cohort = "stage_started"
        filter = { stage = 3 }
        columns = ["Complaints"]
        rows = [
          { label = "Within", filter = { on_time = true } },
          { label = "Over", filter = { on_time = false } },
          { label = "Ongoing", filter = { state = "ongoing" } },
          { label = "Within 31 days", filter = { panel_days = "0-31" } },
          { label = "Within a limit of 29", filter = { on_time = true }, limit = 29 },
        ]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "5.4c"),
        [
            "Complaints",
            "Within: 1",
            "Over: 1",
            "Ongoing: 1",
            "Within 31 days: 2",
            "Within a limit of 29: 0"
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

#[test]
fn people_are_counted_once_however_many_complaints_they_bring() {
    let by_child = |reference: &str, person: Value| {
        complaint(
            reference,
            "2023-05-02",
            json!({ "raised_by": "child", "children": [{ "person": person, "gender": "female" }] }),
        )
    };
    let cases = vec![
        by_child("A", json!("p1")),
        by_child("B", json!("p1")),
        by_child("C", json!("p2")),
        by_child("D", Value::Null),
        by_child("E", Value::Null),
        complaint("F", "2023-05-02", json!({ "raised_by": "parent" })),
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Young people who complained"
        unit = "person"
        cohort = "received"
        filter = { raised_by = "child" }
        columns = ["People"]
        rows = [{ label = "All" }, { label = "Girls", filter = { gender = "female" } }, { label = "Complaints", unit = "case" }]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "1"),
        ["People", "All: 4", "Girls: 4", "Complaints: 5"]
    );
}

#[test]
fn money_agreed_and_the_remedies_of_a_stage() {
    let remedy = |kind: &str, pence: Value, on: &str, stage: u8| json!({ "kind": kind, "amount_pence": pence, "agreed_on": on, "stage": stage });
    let first = json!({ "stage": 1, "started_on": "2023-05-02", "responded_on": "2023-05-15" });
    let second = json!({ "stage": 2, "started_on": "2023-06-01", "responded_on": "2023-07-03" });
    let cases = vec![complaint(
        "A",
        "2023-05-02",
        json!({
            "stages": [first, second],
            "remedies": [
                remedy("apology", Value::Null, "2023-05-15", 1),
                remedy("payment", json!(2550), "2023-07-03", 2),
                remedy("payment", json!(10000), "2024-04-01", 2),
            ],
        }),
    )];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Remedies"
        unit = "remedy"
        cohort = "remedy_agreed"
        columns = ["Figure"]
        rows = [
          { dimension = "remedy" },
          { label = "Paid", measure = "sum", field = "amount_pence" },
          { label = "Paid at stage 1", measure = "sum", field = "amount_pence", filter = { stage = 1 } },
          { label = "Stages with an apology", unit = "stage", cohort = "stage_concluded", filter = { remedy = "apology" } },
          { label = "Stage 2 with an apology", unit = "stage", cohort = "stage_concluded", filter = { stage = 2, remedy = "apology" } },
        ]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "1"),
        [
            "Figure",
            "apology: 1",
            "payment: 1",
            "Paid: £25.50",
            "Paid at stage 1: £0.00",
            "Stages with an apology: 1",
            "Stage 2 with an apology: 0",
        ]
    );
    assert_eq!(
        report
            .cell("1", "Paid", "Figure")
            .and_then(|it| it.value.clone()),
        Some(2550.into())
    );
}

#[test]
fn a_numerator_may_count_another_unit() {
    let cases = vec![
        with_stage_2("A", "2023-04-03", json!({})),
        complaint("B", "2023-04-03", json!({})),
        complaint("C", "2023-04-03", json!({})),
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Escalation"
        cohort = "received"
        columns = ["Rate"]
        rows = [{ label = "Stage 2 asked for, to complaints received", measure = "rate", numerator = { unit = "stage", cohort = "stage_started", filter = { stage = 2 } } }]
        "#,
        cases,
        Vec::new(),
    );
    let cell = &report.tables[0].rows[0].cells[0];
    assert_eq!(
        (cell.numerator, cell.denominator, cell.text.as_str()),
        (Some(1), Some(2), "50%")
    );
    assert_eq!(cell.cases.as_deref().map(<[String]>::len), Some(3));
}

#[test]
fn a_check_says_where_and_by_how_much_it_fails() {
    let cases = vec![
        complaint("A", "2023-04-03", json!({})),
        complaint("B", "2023-07-03", json!({})),
    ];
    let published = vec![printed("P", "2023-24", "known", 5, json!({}))];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Checked"
        cohort = "received"
        columns = [{ label = "April", period = "April" }, { label = "Year" }]
        rows = [{ label = "Received" }, { label = "Known", measure = "published", published = "known" }, { label = "Half", filter = { method = "email" } }]
        checks = [
          { name = "as known", plus = "Received", equals = "Known" },
          { name = "nothing missing", plus = { row = "Received", column = "April" }, minus = { row = "Half", column = "April" }, equals = { row = "Received", column = "Year" } },
        ]
        "#,
        cases,
        published,
    );
    let details: Vec<(&str, bool, &str)> = report.tables[0]
        .checks
        .iter()
        .map(|it| (it.name.as_str(), it.holds, it.detail.as_str()))
        .collect();
    assert_eq!(
        details,
        [
            (
                "as known",
                false,
                "Year: 2 is expected, 5 is shown: 3 too many"
            ),
            (
                "nothing missing",
                false,
                "1 is expected, 2 is shown: 1 too many"
            ),
        ]
    );
    assert!(
        report
            .warnings
            .iter()
            .any(|it| it.contains("“as known” does not hold: Year: 2 is expected, 5 is shown"))
    );
}
