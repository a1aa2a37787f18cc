//! What is the member's own where it is also the case's: the child's and the person's characteristics, the issue's
//! procedure and team, the stage of a transaction and of a remedy.

use crate::hand::{complaint, number};
use complaints::facts::CaseFacts;
use rstest::rstest;
use serde_json::{Value, json};

const CHARACTERISTICS: [&str; 7] = [
    "gender",
    "ethnicity",
    "disability",
    "religion",
    "sexual_orientation",
    "language",
    "care_status",
];

/// A complaint by a parent of 40 about a child of 9; each has a word of their own for every characteristic.
fn of_a_parent_about_a_child() -> CaseFacts {
    let person = |age: u8, whose: &str| {
        let mut person = json!({ "age": age });
        for field in CHARACTERISTICS {
            person[field] = format!("{field} of the {whose}").into();
        }
        person
    };
    let mut parent = person(40, "parent");
    parent["roles"] = json!(["complainant"]);
    parent["person"] = "p1".into();
    let more = json!({ "people": [parent], "children": [person(9, "child")] });
    complaint("A", "2023-05-02", more)
}

#[test]
fn a_person_has_their_own_characteristics_and_a_case_those_of_its_child() {
    for field in CHARACTERISTICS {
        for (unit, of_parent, of_child) in [
            ("person", "1", "0"),
            ("child", "0", "1"),
            ("case", "0", "1"),
        ] {
            let count = |whose: &str| {
                let filter = format!("{field} = \"{field} of the {whose}\"");
                number(unit, "received", &filter, vec![of_a_parent_about_a_child()])
            };
            assert_eq!(
                [count("parent"), count("child")],
                [of_parent, of_child],
                "{unit}, {field}"
            );
        }
    }
}

#[rstest]
#[case("person", "age = \"40\"", "1")]
#[case("person", "age = \"9\"", "0")]
#[case("child", "age = \"9\"", "1")]
#[case("case", "age = \"0-17\"", "1")]
#[case("case", "age = \"18+\"", "0")]
fn a_person_has_their_own_age(#[case] unit: &str, #[case] filter: &str, #[case] count: &str) {
    let case = of_a_parent_about_a_child();
    assert_eq!(number(unit, "received", filter, vec![case]), count);
}

/// A complaint with two issues, two stages and a remedy of a stage that is not recorded.
fn of_two_issues() -> CaseFacts {
    let stage = |stage: u8, from: &str, to: Value| json!({ "stage": stage, "started_on": from, "responded_on": to });
    complaint(
        "A",
        "2023-05-02",
        json!({
            "points": [
                { "theme": "Care", "team": "Fostering", "procedure": "corporate", "outcome": "upheld" },
                { "theme": "Delay", "team": "Adoption", "outcome": "not_upheld" },
            ],
            "teams": ["Fostering", "Adoption"],
            "stages": [
                stage(1, "2023-05-02", json!("2023-05-15")),
                stage(2, "2023-06-01", Value::Null),
            ],
            "remedies": [{ "kind": "apology", "agreed_on": "2023-06-01", "stage": 3 }],
        }),
    )
}

#[rstest]
#[case::an_issue_has_its_own_procedure("issue", "received", "procedure = \"corporate\"", "1")]
#[case::or_its_cases("issue", "received", "procedure = \"children_act\"", "1")]
#[case::a_case_has_the_cases("case", "received", "procedure = \"corporate\"", "0")]
#[case::an_issue_has_its_own_team("issue", "received", "team = \"Fostering\"", "1")]
#[case::an_issue_has_its_own_outcome("issue", "received", "outcome = \"upheld\"", "1")]
#[case::a_team_is_involved_once("team_involvement", "received", "team = \"Fostering\"", "1")]
#[case::a_transaction_is_of_one_stage("transaction", "received", "stage = 2", "1")]
#[case::a_remedy_may_be_of_a_stage_that_is_not_recorded("remedy", "received", "stage = 3", "1")]
#[case::a_case_reached_a_stage("case", "received", "stage = 2", "1")]
#[case::a_case_did_not_reach_a_stage("case", "received", "stage = 3", "0")]
fn what_is_a_members_own_comes_before_the_cases(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] filter: &str,
    #[case] count: &str,
) {
    assert_eq!(number(unit, cohort, filter, vec![of_two_issues()]), count);
}

/// A complaint whose second issue went to the corporate procedure, where it was answered in 19 working days.
fn of_two_procedures() -> CaseFacts {
    complaint(
        "A",
        "2023-05-02",
        json!({
            "points": [
                { "theme": "Care", "outcome": "upheld" },
                { "theme": "Delay", "procedure": "corporate", "outcome": "upheld" },
            ],
            "stages": [
                { "stage": 1, "started_on": "2023-05-02", "responded_on": "2023-05-15" },
                { "stage": 1, "procedure": "corporate", "started_on": "2023-05-02", "responded_on": "2023-05-31" },
            ],
        }),
    )
}

#[rstest]
#[case::the_stage_of_the_cases_own("stage", "procedure = \"children_act\"", "1")]
#[case::the_stage_of_the_other("stage", "procedure = \"corporate\"", "1")]
#[case::late_by_the_other("stage", "procedure = \"corporate\", on_time = false", "1")]
#[case::in_time_by_the_cases_own("stage", "procedure = \"children_act\", on_time = true", "1")]
#[case::the_case_is_in_time("case", "on_time = true", "1")]
#[case::and_no_more_than_one("case", "stage = 1", "1")]
fn a_stage_of_another_procedure_counts_by_its_own_limit(
    #[case] unit: &str,
    #[case] filter: &str,
    #[case] count: &str,
) {
    let cohort = match unit {
        "stage" => "stage_concluded",
        _ => "answered",
    };
    assert_eq!(
        number(unit, cohort, filter, vec![of_two_procedures()]),
        count
    );
}
