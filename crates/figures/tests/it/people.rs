//! Who is the same person, and how many people complained.

use crate::hand::{complaint, facts, report, table};
use complaints::facts::CaseFacts;
use rstest::rstest;
use serde_json::{Value, json};

/// Three complaints by children with these keys.
fn by_children(keys: [&str; 3]) -> Vec<CaseFacts> {
    ["A", "B", "C"]
        .into_iter()
        .zip(keys)
        .map(|(reference, key)| {
            complaint(
                reference,
                "2023-05-02",
                json!({ "raised_by": "child", "children": [{ "person": key }] }),
            )
        })
        .collect()
}

fn hash(cases: Vec<CaseFacts>) -> String {
    facts(cases, Vec::new()).hash().to_owned()
}

#[test]
fn facts_hash_the_same_whatever_keys_their_people_were_given() {
    let one = by_children(["p7", "p7", "p2"]);
    let mut other = by_children(["0b", "0b", "ff"]);
    other.reverse();
    assert_eq!(hash(one.clone()), hash(other));
    // another is the same person
    assert_ne!(hash(one.clone()), hash(by_children(["p7", "p2", "p2"])));
    // nobody is
    assert_ne!(hash(one), hash(by_children(["p1", "p2", "p3"])));
}

/// How many people complained in one complaint that is `raised_by` somebody.
fn people(raised_by: &str, people: &Value, children: &Value) -> String {
    let case = complaint(
        "A",
        "2023-05-02",
        json!({ "raised_by": raised_by, "people": people, "children": children }),
    );
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"person\"\ncohort = \"received\"\ncolumns = [\"N\"]\nrows = [\"R\"]";
    table(&report(text, vec![case], Vec::new()), "1")[1].replace("R: ", "")
}

#[rstest]
#[case::siblings_who_are_named("child", json!([]), json!([{ "person": "p1" }, { "person": "p2" }]), "2")]
#[case::siblings_whom_nobody_names("child", json!([]), json!([{ "age": 9 }, { "age": 12 }]), "1")]
#[case::one_of_two_named("child", json!([]), json!([{ "age": 9 }, { "person": "p2" }]), "1")]
#[case::parents_who_are_named("parent", json!([{ "roles": ["parent"], "person": "p1" }, { "roles": ["parent"], "person": "p2" }]), json!([]), "2")]
#[case::parents_whom_nobody_names("parent", json!([{ "roles": ["parent"] }, { "roles": ["parent"] }]), json!([]), "1")]
#[case::a_complainant_comes_before_the_raiser("parent", json!([{ "roles": ["complainant"], "person": "p1" }, { "roles": ["parent"], "person": "p2" }]), json!([]), "1")]
#[case::children_of_a_parents_complaint("parent", json!([]), json!([{ "person": "p1" }, { "person": "p2" }]), "1")]
#[case::nobody("parent", json!([]), json!([]), "1")]
fn people_who_complained_count_where_named_and_otherwise_one_for_each_case(
    #[case] raised_by: &str,
    #[case] on_the_case: Value,
    #[case] children: Value,
    #[case] number: &str,
) {
    assert_eq!(people(raised_by, &on_the_case, &children), number);
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
