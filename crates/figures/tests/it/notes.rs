//! The sentences under a table.

use crate::hand::{complaint, report};
use complaints::facts::CaseFacts;
use serde_json::json;

fn notes(table: &str, cases: Vec<CaseFacts>) -> Vec<String> {
    let text = format!("[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\n{table}");
    report(&text, cases, Vec::new()).tables.remove(0).notes
}

fn answered(reference: &str, on: &str, procedure: &str) -> CaseFacts {
    complaint(
        reference,
        "2023-07-03",
        json!({ "procedure": procedure, "stages": [{ "stage": 1, "responded_on": on }] }),
    )
}

#[test]
fn a_rate_of_on_time_says_how_many_of_it_have_no_limit() {
    let table = r#"
        cohort = "answered"
        measure = "rate"
        slice = { on_time = true }
        rows = ["On time"]
        columns = [{ dimension = "month" }, { label = "Year" }]
    "#;
    let cases = vec![
        answered("A", "2023-07-04", "children_act"),
        answered("B", "2023-07-04", "data_protection"),
        answered("C", "2023-08-04", "public_health"),
        answered("D", "2023-08-04", "joint_nhs"),
        // not answered in the year
        answered("E", "2024-08-05", "joint_nhs"),
    ];
    let without = |notes: Vec<String>| {
        let about = notes.into_iter().filter(|it| it.contains("no time limit"));
        about.collect::<Vec<_>>()
    };
    assert_eq!(
        without(notes(table, cases.clone())),
        ["3 of these have no time limit and count as not on time."]
    );
    assert_eq!(
        without(notes(table, cases[..2].to_vec())),
        ["1 of these has no time limit and counts as not on time."]
    );
    assert_eq!(
        without(notes(table, cases[..1].to_vec())),
        [""; 0],
        "each has a limit"
    );
    let own_limit = format!("limit = 10\n{table}");
    assert_eq!(without(notes(&own_limit, cases.clone())), [""; 0]);
    let late = table.replace("true", "false");
    assert_eq!(
        without(notes(&late, cases)),
        ["3 of these have no time limit and count as not late."]
    );
}

#[test]
fn percentages_that_are_made_in_two_ways_say_which_is_which() {
    let table = r#"
        cohort = "received"
        rows = [{ dimension = "method", values = ["email"] }, { label = "All" }]
        columns = [
          { label = "Number" },
          { label = "% by children", measure = "rate", slice = { raised_by = "child" }, rounding = "truncate" },
          { label = "% of all", measure = "share", share = { over = "method" }, blank = ["All"] },
        ]
    "#;
    let percentages: Vec<String> = notes(table, Vec::new())
        .into_iter()
        .filter(|it| it.contains("per cents"))
        .collect();
    assert_eq!(
        percentages,
        [
            "“% by children”: Percentages are of cases received in the period, and not refused; whole per cents, with the fraction dropped; “n/a” where there is nothing to take a percentage of.",
            "“% of all”: Shares are of those whose method is recorded; whole per cents, rounded to the nearest, halves up; “n/a” where there is nothing to take a percentage of.",
        ]
    );
}

#[test]
fn sums_means_and_medians_say_of_what_they_are() {
    let table = r#"
        cohort = "answered"
        field = "days"
        columns = ["Days"]
        rows = [
          { label = "Mean", measure = "mean", decimals = 2 },
          { label = "Median", measure = "median" },
          { label = "Longest", measure = "longest" },
          { label = "Paid", measure = "sum", field = "amount_pence", unit = "remedy", cohort = "remedy_agreed", decimals = 0 },
        ]
    "#;
    let numbers: Vec<String> = notes(table, Vec::new())
        .into_iter()
        .filter(|it| it.contains("is recorded"))
        .collect();
    assert_eq!(
        numbers,
        [
            "“Mean”: The mean of days is over those of which it is recorded; two decimals, rounded to the nearest, halves up; “n/a” where there are none.",
            "“Median”: The median of days is over those of which it is recorded; one decimal, rounded to the nearest, halves up; “n/a” where there are none.",
            "“Longest”: The largest of days is over those of which it is recorded; “n/a” where there are none.",
            "“Paid”: The sum of money is over those of which it is recorded; whole pounds, rounded to the nearest, halves up.",
        ]
    );
}

#[test]
fn children_may_exceed_the_complaints() {
    let table = "cohort = \"received\"\nunit = \"child\"\nrows = [\"Children\"]\ncolumns = [\"N\"]";
    assert!(notes(table, Vec::new()).contains(
        &"These are children of cases: they may exceed the number of complaints, because a complaint may be about more than one child; a child of two complaints counts in each."
            .to_owned()
    ));
}

#[test]
fn a_difference_of_percentages_is_in_points() {
    let table = r#"
        cohort = "answered"
        measure = "rate"
        columns = ["N"]
        rows = [
          { label = "On time", slice = { on_time = true } },
          { label = "By e-mail", slice = { method = "email" } },
          { label = "Apart", measure = "difference", of = "On time", minus = "By e-mail" },
        ]
    "#;
    assert!(
        notes(table, Vec::new())
            .contains(&"A difference of two percentages is in percentage points.".to_owned())
    );
}
