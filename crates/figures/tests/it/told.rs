//! Which lines published figures make, and what the facts of a case tell of it on the closing day.

use crate::hand::{complaint, number, printed, report, table};
use serde_json::json;

#[test]
fn lines_come_from_the_published_figures_of_that_measure_and_that_year_alone() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Issues"
        unit = "issue"
        cohort = "received"
        published = "issues"
        rows = [{ dimension = "theme" }]
        columns = [{ label = "{year-1}", period = "year-1" }, { label = "{year}" }]
    "#;
    let themed = |reference, year, measure, theme: &str| {
        printed(reference, year, measure, 3, json!({ "theme": theme }))
    };
    let published = vec![
        themed("P1", "2022-23", "issues", "Care"),
        themed("P2", "2021-22", "issues", "Food"),
        themed("P3", "2022-23", "lessons", "Money"),
    ];
    let about = complaint(
        "A",
        "2023-05-02",
        json!({ "points": [{ "theme": "Staff" }] }),
    );
    let made = report(text, vec![about], published);
    assert_eq!(
        table(&made, "1"),
        ["2022-23 | 2023-24", "Care: 3 | 0", "Staff:  | 1"]
    );
    assert_eq!(made.warnings, [""; 0], "of 2022-23 there are issues");
}

#[test]
fn a_word_that_only_a_published_figure_has_is_not_misspelt() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Team"
        cohort = "received"
        filter = { team = "Old Team" }
        rows = ["R"]
        columns = ["N"]
    "#;
    let warnings = |by| {
        let figure = printed("P1", "2022-23", "received", 3, by);
        let case = complaint("A", "2023-05-02", json!({ "teams": ["New Team"] }));
        report(text, vec![case], vec![figure]).warnings
    };
    let unknown = ["no case names the team “Old Team”"];
    assert_eq!(warnings(json!({ "team": "Old Team" })), [""; 0]);
    assert_eq!(warnings(json!({ "team": "New Team" })), unknown);
    assert_eq!(warnings(json!({ "theme": "Old Team" })), unknown);
}

#[test]
fn a_groups_own_name_is_no_word_of_a_case_and_every_other_value_is() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Quadrant"
        cohort = "received"
        rows = [{ dimension = "quadrant", groups = { Sides = ["East", "West"] }, values = ["Sides", "Nrth"], others = "Other" }]
        columns = ["N"]
    "#;
    let of =
        |reference, quadrant| complaint(reference, "2023-05-02", json!({ "quadrant": quadrant }));
    let made = report(text, vec![of("A", "East"), of("B", "West")], Vec::new());
    assert_eq!(table(&made, "1"), ["N", "Sides: 2", "Nrth: 0", "Other: 0"]);
    assert_eq!(made.warnings, ["no case names the quadrant “Nrth”"]);
}

#[test]
fn lines_of_published_figures_are_those_that_were_published() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Areas"
        measure = "published"
        published = "received_by_area"
        rows = [{ dimension = "quadrant" }]
        columns = ["{year}"]
    "#;
    let area = |reference, value, quadrant: &str| {
        printed(
            reference,
            "2023-24",
            "received_by_area",
            value,
            json!({ "quadrant": quadrant }),
        )
    };
    let published = vec![area("P1", 12, "North"), area("P2", 5, "South")];
    assert_eq!(
        table(&report(text, Vec::new(), published), "1"),
        ["2023-24", "North: 12", "South: 5"]
    );
}

#[test]
fn a_withdrawal_of_the_case_is_that_of_stage_1_while_it_is_not_answered() {
    let withdrawn = |stages: serde_json::Value| {
        let more = json!({ "withdrawn_on": "2023-06-05", "stages": stages });
        let case = complaint("A", "2023-05-02", more);
        number("stage", "withdrawn", "stage = [1, 2]", vec![case])
    };
    assert_eq!(withdrawn(json!([{ "stage": 1 }])), "1");
    let answered = json!([{ "stage": 1, "responded_on": "2023-05-15" }]);
    assert_eq!(withdrawn(answered), "0");
}

#[test]
fn the_outcome_of_an_issue_is_known_from_the_day_of_the_answer() {
    let upheld = |on: &str| {
        let more = json!({
            "stages": [{ "stage": 1, "responded_on": on }],
            "points": [{ "theme": "Care", "outcome": "upheld" }],
        });
        let case = complaint("A", "2024-03-20", more);
        number("issue", "received", "outcome = \"upheld\"", vec![case])
    };
    assert_eq!(upheld("2024-03-28"), "1");
    assert_eq!(upheld("2024-04-04"), "0", "the year ended before");
}

#[test]
fn what_is_not_recorded_stands_behind_the_first_of_the_bands() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Age"
        unit = "child"
        cohort = "received"
        rows = [{ dimension = "age", bands = ["0-4", "5-9"], order = { by = "N" }, first = 1, not_recorded = "Not known" }]
        columns = ["N"]
    "#;
    let aged = |reference, age| {
        complaint(
            reference,
            "2023-05-02",
            json!({ "children": [{ "age": age }] }),
        )
    };
    let cases = vec![
        aged("A", json!(3)),
        aged("B", json!(6)),
        aged("C", json!(7)),
        aged("D", json!(null)),
    ];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        ["N", "5-9: 2", "Not known: 1"]
    );
}

#[test]
fn contacts_of_any_kind_are_counted_where_a_table_says_so() {
    let contacts = |filter: &str| {
        let compliment = json!({ "kind": "compliment", "procedure": null, "stages": [] });
        let cases = vec![
            complaint("A", "2023-05-02", json!({})),
            complaint("B", "2023-05-02", compliment),
        ];
        number("case", "contacted", filter, cases)
    };
    assert_eq!(contacts(""), "1", "complaints, unless told otherwise");
    assert_eq!(contacts("kind = \"any\""), "2");
    assert_eq!(contacts("kind = \"compliment\""), "1");
}

#[test]
fn all_but_some_leaves_out_what_is_not_recorded_where_it_is_told_to() {
    let but_email = |stated: &str| {
        let by = |reference, method: serde_json::Value| {
            complaint(reference, "2023-05-02", json!({ "method": method }))
        };
        let cases = vec![
            by("A", json!("email")),
            by("B", json!("letter")),
            by("C", json!(null)),
        ];
        let filter = format!("method = {{ not = [\"email\"]{stated} }}");
        number("case", "received", &filter, cases)
    };
    assert_eq!(but_email(""), "2");
    assert_eq!(but_email(", stated = false"), "2");
    assert_eq!(but_email(", stated = true"), "1");
}

#[test]
fn each_of_several_children_has_the_offer_of_an_advocate_that_was_made_to_them() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Advocates"
        unit = "child"
        cohort = "received"
        rows = [{ dimension = "age", bands = ["5-9", "10-14"] }, { label = "All" }]
        columns = [
          { label = "Offered", filter = { advocacy_offered = true } },
          { label = "Declined", filter = { advocacy_answer = "declined" } },
          { label = "Has one", filter = { advocacy_answer = "has_one" } },
        ]
    "#;
    let declined = json!({ "offered_on": "2023-05-03", "answer": "declined" });
    let of_siblings = json!({
        "advocacy": declined,
        "children": [{ "age": 5 }, { "age": 12, "advocacy": declined }],
    });
    let of_one = json!({ "advocacy": { "answer": "has_one" }, "children": [{ "age": 7 }] });
    let cases = vec![
        complaint("A", "2023-05-02", of_siblings),
        complaint("B", "2023-05-02", of_one),
    ];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        [
            "Offered | Declined | Has one",
            "5-9: 1 | 0 | 1",
            "10-14: 1 | 1 | 0",
            "All: 2 | 1 | 1",
        ]
    );
}

#[test]
fn a_representation_has_no_time_by_which_it_is_judged_and_a_service_request_has_five_days() {
    let of = |kind: &str, days: u32, answer: &str| {
        let on_time = format!("kind = \"{kind}\", on_time = {answer}");
        let more = json!({
            "kind": kind,
            "procedure": null,
            "stages": [{ "stage": 1, "started_on": "2023-05-02", "responded_on": format!("2023-05-{:02}", 2 + days) }],
        });
        number(
            "case",
            "contacted",
            &on_time,
            vec![complaint("A", "2023-05-02", more)],
        )
    };
    // Tuesday 2 May 2023 to Wednesday 10 May, with the bank holiday of Monday 8 May, is 5 working days
    assert_eq!(of("service_request", 8, "true"), "1");
    assert_eq!(of("service_request", 9, "false"), "1");
    for answer in ["true", "false"] {
        assert_eq!(of("representation", 9, answer), "0");
    }
}
