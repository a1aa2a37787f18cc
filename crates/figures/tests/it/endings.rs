//! How cases, stages and the Ombudsman's entries stand on the last day of the year, 31 March 2024.

use crate::hand::{complaint, number};
use complaints::facts::CaseFacts;
use rstest::rstest;
use serde_json::{Value, json};

/// Whether one member stands so in a field, whatever kind of record it is of.
fn stands(unit: &str, cohort: &str, field: &str, code: &str, case: CaseFacts) -> bool {
    let kind = r#"kind = ["complaint", "representation", "service_request"]"#;
    let filter = format!("{kind}, {field} = \"{code}\"");
    number(unit, cohort, &filter, vec![case]) == "1"
}

/// A complaint received on 2 May 2023 with these fields.
fn case(more: Value) -> CaseFacts {
    complaint("A", "2023-05-02", more)
}

fn of_kind(kind: &str, more: Value) -> CaseFacts {
    case(merged(
        json!({ "kind": kind, "procedure": null, "stages": [] }),
        more,
    ))
}

fn merged(mut fields: Value, more: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (fields.as_object_mut(), more) {
        fields.extend(more);
    }
    fields
}

/// The stage 1 of a complaint, begun on 2 May 2023 where nothing else is said.
fn first(more: Value) -> Value {
    json!([merged(
        json!({ "stage": 1, "started_on": "2023-05-02" }),
        more
    )])
}

#[rstest]
#[case::answered_on_the_last_day(
    json!({ "stages": first(json!({ "responded_on": "2024-03-31", "outcome": "upheld" })) }),
    "upheld"
)]
#[case::answered_after_it(
    json!({ "stages": first(json!({ "responded_on": "2024-04-01", "outcome": "upheld" })) }),
    "ongoing"
)]
#[case::the_case_has_the_outcome_that_its_stage_does_not_state(
    json!({ "stages": first(json!({ "responded_on": "2023-05-12" })), "outcome": "upheld" }),
    "upheld"
)]
#[case::withdrawn_after_the_answer(
    json!({ "stages": first(json!({ "responded_on": "2023-05-12", "outcome": "upheld" })), "withdrawn_on": "2023-05-15" }),
    "upheld"
)]
#[case::withdrawn_on_the_day_of_the_answer(
    json!({ "stages": first(json!({ "responded_on": "2023-05-12", "outcome": "upheld" })), "withdrawn_on": "2023-05-12" }),
    "upheld"
)]
#[case::withdrawn_before_the_answer(
    json!({ "stages": first(json!({ "responded_on": "2023-05-12", "outcome": "upheld" })), "withdrawn_on": "2023-05-11" }),
    "withdrawn_during_stage_1"
)]
#[case::withdrawn_before_stage_1_began(
    json!({ "stages": first(json!({ "started_on": "2023-05-10" })), "withdrawn_on": "2023-05-09" }),
    "withdrawn_before_stage_1"
)]
#[case::withdrawn_on_the_day_on_which_stage_1_began(
    json!({ "stages": first(json!({ "started_on": "2023-05-10" })), "withdrawn_on": "2023-05-10" }),
    "withdrawn_during_stage_1"
)]
#[case::answered_as_withdrawn(
    json!({ "stages": first(json!({ "responded_on": "2023-05-12", "outcome": "withdrawn" })) }),
    "withdrawn_during_stage_1"
)]
#[case::refused_after_the_year(
    json!({ "stages": [], "refused": { "on": "2024-04-09" } }),
    "ongoing"
)]
fn a_complaint_has_one_ending(#[case] more: Value, #[case] code: &str) {
    assert!(stands("case", "contacted", "ending", code, case(more)));
}

#[rstest]
#[case::settled_without_a_stage(json!({}), "informal")]
#[case::at_stage_1(json!({ "stages": first(json!({})) }), "ongoing")]
#[case::answered_at_stage_1(
    json!({ "stages": first(json!({ "responded_on": "2023-05-12", "outcome": "upheld" })) }),
    "informal"
)]
fn a_service_request_is_informal_unless_its_stage_1_is_open(
    #[case] more: Value,
    #[case] code: &str,
) {
    let request = of_kind("service_request", more);
    assert!(stands("case", "contacted", "ending", code, request));
}

#[rstest]
#[case::open(case(json!({})), "ongoing")]
#[case::answered_on_the_last_day(
    case(json!({ "stages": first(json!({ "responded_on": "2024-03-31" })) })),
    "decided"
)]
#[case::answered_after_it(
    case(json!({ "stages": first(json!({ "responded_on": "2024-04-01" })) })),
    "ongoing"
)]
#[case::withdrawn(case(json!({ "withdrawn_on": "2024-03-31" })), "withdrawn")]
#[case::refused(case(json!({ "stages": [], "refused": { "on": "2024-03-31" } })), "refused")]
#[case::refused_after_the_year(
    case(json!({ "stages": [], "refused": { "on": "2024-04-09" } })),
    "ongoing"
)]
#[case::a_representation_needs_no_answer(of_kind("representation", json!({})), "decided")]
#[case::a_representation_that_was_withdrawn(
    of_kind("representation", json!({ "withdrawn_on": "2023-05-09" })),
    "withdrawn"
)]
fn a_case_is_decided_withdrawn_refused_or_ongoing(#[case] case: CaseFacts, #[case] code: &str) {
    assert!(stands("case", "contacted", "state", code, case));
}

#[rstest]
#[case("2024-03-31", "decided")]
#[case("2024-04-01", "ongoing")]
fn an_entry_of_the_ombudsman_is_ongoing_until_its_decision(#[case] on: &str, #[case] code: &str) {
    let entry = json!({ "ombudsman": [{ "received_on": "2023-06-01", "decided_on": on }] });
    let case = case(entry);
    assert!(stands(
        "ombudsman_entry",
        "ombudsman_told",
        "state",
        code,
        case
    ));
}

#[rstest]
#[case("2024-03-31", "1")]
#[case("2024-04-01", "0")]
fn an_answer_on_the_last_day_is_known_to_be_on_time(#[case] on: &str, #[case] on_time: &str) {
    let stages = first(json!({ "started_on": "2024-03-26", "responded_on": on }));
    let case = case(json!({ "stages": stages }));
    assert_eq!(
        number("case", "contacted", "on_time = true", vec![case]),
        on_time
    );
}
