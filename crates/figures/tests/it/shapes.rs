//! Tables of shapes that neither council with fixtures prints.

use crate::hand::{complaint, printed, report, table};
use complaints::facts::CaseFacts;
use serde_json::{Value, json};

/// A complaint whose stage 2 was asked for on a day; `more` is laid over that stage.
pub(crate) fn with_stage_2(reference: &str, started: &str, more: Value) -> CaseFacts {
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
            "Upheld: 1 | 11%",
            "Unable to prove or disprove: 1 | 11%",
            "No outcome: 1 | 11%",
            "Withdrawn before stage 1: 1 | 11%",
            "Withdrawn during stage 1: 2 | 23%",
            "Refused: 1 | 11%",
            "Informal: 1 | 11%",
            "Ongoing: 1 | 11%",
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
