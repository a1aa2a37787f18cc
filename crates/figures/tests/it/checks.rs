//! What checks say when they hold and when they do not.

use crate::hand::{complaint, report};
use serde_json::json;

const OPEN: &str = r#"
    [[sections.tables]]
    id = "1"
    title = "Open"
    columns = [{ label = "April", period = "April" }, { label = "May", period = "May" }, { label = "June", period = "June" }, { label = "Q1", period = "Q1" }]
    rows = [
      { label = "Brought forward", cohort = "open_at_start" },
      { label = "Received", cohort = "received" },
      { label = "Carried forward", cohort = "open_at_end" },
      { label = "Nothing", cohort = "received", blank = true },
    ]
"#;

/// Whether the one check of the table holds, and what it says; two complaints are open from April to May.
fn check(check: &str) -> (bool, String) {
    let open = |reference| {
        complaint(
            reference,
            "2023-04-03",
            json!({ "stages": [{ "stage": 1, "responded_on": "2023-05-02" }] }),
        )
    };
    let text = format!("{OPEN}checks = [{{ name = \"c\", {check} }}]");
    let report = report(&text, vec![open("A"), open("B")], Vec::new());
    let result = &report.tables[0].checks[0];
    (result.holds, result.detail.clone())
}

#[test]
fn what_is_carried_forward_is_what_the_next_month_begins_with() {
    assert_eq!(
        check("carries_over = { from = \"Carried forward\", to = \"Brought forward\" }"),
        (true, "holds from 2 columns to the next".to_owned())
    );
    assert_eq!(
        check("carries_over = { from = \"Received\", to = \"Brought forward\" }"),
        (true, "holds from 2 columns to the next".to_owned())
    );
    assert_eq!(
        check("carries_over = { from = \"Brought forward\", to = \"Carried forward\" }"),
        (
            false,
            "May ends with 2, June begins with 0: 2 apart".to_owned()
        )
    );
    assert_eq!(
        check("carries_over = { from = \"Received\", to = \"Carried forward\" }"),
        (
            false,
            "April ends with 2, May begins with 0: 2 apart".to_owned()
        )
    );
    assert_eq!(
        check("carries_over = { from = \"Nothing\", to = \"Carried forward\" }"),
        (true, "holds from 0 columns to the next".to_owned())
    );
}

#[test]
fn a_sum_is_checked_along_the_columns_the_rows_or_once() {
    assert_eq!(
        check("plus = [\"Brought forward\", \"Received\"], minus = \"Carried forward\", equals = \"Received\""),
        (
            false,
            "April: 0 is expected, 2 is shown: 2 too many; May: 2 is expected, 0 is shown: 2 too few"
                .to_owned()
        )
    );
}

#[test]
fn a_percentage_is_compared_with_another_and_several_are_not_added_up() {
    let text = |check: &str| {
        format!(
            r#"
            [[sections.tables]]
            id = "1"
            title = "By e-mail"
            cohort = "received"
            measure = "rate"
            slice = {{ method = "email" }}
            columns = ["%"]
            rows = [{{ label = "All" }}, {{ label = "Children", filter = {{ raised_by = "child" }} }}, {{ label = "Again" }}]
            checks = [{{ name = "c", {check} }}]
            "#
        )
    };
    let by = |reference, method, who| {
        let more = json!({ "method": method, "raised_by": who });
        complaint(reference, "2023-05-02", more)
    };
    let said = |check: &str| {
        let cases = vec![by("A", "email", "child"), by("B", "letter", "parent")];
        let made = report(&text(check), cases, Vec::new());
        made.tables[0].checks[0].detail.clone()
    };
    assert_eq!(
        said("plus = \"All\", equals = \"Again\""),
        "holds in 1 columns"
    );
    assert_eq!(
        said("plus = \"All\", equals = \"Children\""),
        "%: 50 is expected, 100 is shown: 50 too many"
    );
    assert_eq!(
        said("plus = [\"All\", \"Again\"], equals = \"Children\""),
        "holds in 0 columns"
    );
}
