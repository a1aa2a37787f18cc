//! In what order members stand: by the day that their cohort asks for.

use crate::hand::{complaint, report, table};
use rstest::rstest;
use serde_json::{Value, json};

/// The stage 1 of a case, from one day to another.
fn stage(started: &str, more: Value) -> Value {
    let mut stage = json!({ "stage": 1, "started_on": started });
    if let (Some(stage), Value::Object(more)) = (stage.as_object_mut(), more) {
        stage.extend(more);
    }
    json!({ "stages": [stage] })
}

fn answered(started: &str, on: &str) -> Value {
    stage(started, json!({ "responded_on": on }))
}

fn withdrawn(started: &str, on: &str) -> Value {
    stage(started, json!({ "withdrawn_on": on }))
}

fn refused(on: &str) -> Value {
    json!({ "stages": [], "refused": { "on": on } })
}

/// Answered at stage 1, and withdrawn at stage 2.
fn withdrawn_at_stage_2(on: &str) -> Value {
    let first = json!({ "stage": 1, "started_on": "2023-05-01", "responded_on": "2023-05-15" });
    let second = json!({ "stage": 2, "started_on": "2023-05-20", "withdrawn_on": on });
    json!({ "stages": [first, second] })
}

fn told(received: &str, decided: &str) -> Value {
    json!({ "ombudsman": [{ "received_on": received, "decided_on": decided }] })
}

fn agreed(on: &str) -> Value {
    json!({ "remedies": [{ "kind": "apology", "agreed_on": on }] })
}

/// A was received on 1 May 2023 and came by e-mail, B a day later by letter; what else is asked for comes for B first but
/// in one case.
#[rstest]
#[case("case", "received", json!({}), json!({}), "E-mail")]
#[case(
    "case",
    "answered",
    answered("2023-05-10", "2023-06-20"),
    answered("2023-05-20", "2023-06-10"),
    "Letter"
)]
#[case(
    "case",
    "withdrawn",
    withdrawn("2023-05-10", "2023-06-20"),
    withdrawn("2023-05-20", "2023-06-10"),
    "Letter"
)]
#[case(
    "case",
    "refused",
    refused("2023-06-20"),
    refused("2023-06-10"),
    "Letter"
)]
#[case(
    "case",
    "closed",
    withdrawn("2023-05-10", "2023-06-20"),
    answered("2023-05-20", "2023-06-10"),
    "Letter"
)]
#[case("transaction", "received", stage("2023-05-20", json!({})), stage("2023-05-10", json!({})), "Letter")]
#[case("stage", "stage_started", stage("2023-05-20", json!({})), stage("2023-05-10", json!({})), "Letter")]
#[case(
    "stage",
    "stage_concluded",
    answered("2023-05-10", "2023-06-20"),
    answered("2023-05-20", "2023-06-10"),
    "Letter"
)]
#[case(
    "stage",
    "withdrawn",
    withdrawn("2023-05-10", "2023-06-20"),
    withdrawn("2023-05-20", "2023-06-10"),
    "Letter"
)]
#[case(
    "stage",
    "withdrawn",
    withdrawn_at_stage_2("2023-06-10"),
    withdrawn("2023-05-20", "2023-06-20"),
    "E-mail"
)]
#[case(
    "ombudsman_entry",
    "ombudsman_told",
    told("2023-07-20", "2023-08-01"),
    told("2023-07-10", "2023-08-02"),
    "Letter"
)]
#[case(
    "ombudsman_entry",
    "ombudsman_decided",
    told("2023-07-10", "2023-08-20"),
    told("2023-07-20", "2023-08-10"),
    "Letter"
)]
#[case(
    "remedy",
    "remedy_agreed",
    agreed("2023-06-20"),
    agreed("2023-06-10"),
    "Letter"
)]
fn the_first_member_is_the_one_of_the_earliest_day(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] a: Value,
    #[case] b: Value,
    #[case] first: &str,
) {
    let case = |reference, on, method: &str, mut more: Value| {
        more["method"] = method.into();
        complaint(reference, on, more)
    };
    let cases = vec![
        case("A", "2023-05-01", "email", a),
        case("B", "2023-05-02", "letter", b),
    ];
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"{unit}\"\ncohort = \"{cohort}\"\nmeasure = \"member\"\nfield = \"method\"\nn = 1\ncolumns = [\"N\"]\nrows = [\"First\"]"
    );
    assert_eq!(
        table(&report(&text, cases, Vec::new()), "1")[1],
        format!("First: {first}")
    );
}
