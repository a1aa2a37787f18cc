//! What the facts of one case say to each thing that is asked, in the year from 1 April 2023 to 31 March 2024.

use crate::hand::{AS_AT, YEAR, complaint, definition, facts};
use complaints::facts::CaseFacts;
use figures::{Address, Verdict, explain, explain_case};
use rstest::rstest;
use serde_json::{Value, json};

const AT: Address = Address {
    table: "1",
    row: "R",
    column: "N",
};

fn one_cell(unit: &str, cohort: &str, filter: &str) -> String {
    format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"{unit}\"\ncohort = \"{cohort}\"\nfilter = {{ {filter} }}\ncolumns = [\"N\"]\nrows = [\"R\"]"
    )
}

/// What case A says to a cohort, whether it is in it or not.
fn said(unit: &str, cohort: &str, case: CaseFacts) -> String {
    let facts = facts(vec![case], Vec::new());
    let definition = definition(&one_cell(unit, cohort, ""));
    match explain_case(&definition, &facts, YEAR, AS_AT, AT, "A").expect("a verdict") {
        Verdict::In(members) => format!("in: {}", members[0].reasons[0]),
        Verdict::Out { said, .. } => format!("out: {said}"),
        Verdict::NotCounted => panic!("the figure is counted"),
    }
}

#[rstest]
#[case(
    "2023-03-31",
    "out: received on 31 March 2023, before the period's start"
)]
#[case("2023-04-01", "in: received on 1 April 2023")]
#[case("2024-03-31", "in: received on 31 March 2024")]
#[case("2024-04-01", "out: received on 1 April 2024, after the period's end")]
fn a_day_lies_in_the_period_or_on_one_side_of_it(#[case] on: &str, #[case] expected: &str) {
    assert_eq!(
        said("case", "received", complaint("A", on, json!({}))),
        expected
    );
}

/// A complaint with a stage 2 asked for on 1 June 2023.
fn with_stage_2(more: Value) -> CaseFacts {
    let mut second = json!({ "stage": 2, "started_on": "2023-06-01" });
    if let (Some(second), Value::Object(more)) = (second.as_object_mut(), more) {
        second.extend(more);
    }
    complaint("A", "2023-05-02", json!({ "stages": [second] }))
}

#[rstest]
#[case("stage_started", json!({}), "in: stage 2 started on 1 June 2023")]
#[case("stage_concluded", json!({ "responded_on": "2023-07-03" }), "in: stage 2 answered on 3 July 2023")]
#[case("stage_concluded", json!({}), "out: stage 2 not answered")]
#[case(
    "stage_started_and_decided",
    json!({ "responded_on": "2024-03-31" }),
    "in: stage 2 started on 1 June 2023, answered on 31 March 2024"
)]
#[case(
    "stage_started_and_decided",
    json!({ "responded_on": "2024-04-01" }),
    "out: stage 2 started on 1 June 2023, answered on 1 April 2024, after the closing day"
)]
#[case(
    "withdrawn",
    json!({ "withdrawn_on": "2023-06-05" }),
    "in: stage 2 started on 1 June 2023, not answered, withdrawn on 5 June 2023"
)]
#[case(
    "open_at_end",
    json!({}),
    "in: stage 2 started on 1 June 2023, not answered, not withdrawn"
)]
fn a_stage_says_its_own_days(#[case] cohort: &str, #[case] more: Value, #[case] expected: &str) {
    assert_eq!(said("stage", cohort, with_stage_2(more)), expected);
}

#[rstest]
#[case("contacted", json!({}), "in: received on 2 May 2023")]
#[case("answered", json!({}), "out: not answered at stage 1")]
#[case(
    "withdrawn",
    json!({ "withdrawn_on": "2023-05-04" }),
    "in: withdrawn on 4 May 2023"
)]
#[case(
    "refused",
    json!({ "stages": [], "refused": { "on": "2023-05-09" } }),
    "in: refused on 9 May 2023"
)]
#[case(
    "contacted",
    json!({ "stages": [], "refused": { "on": "2023-05-09" } }),
    "in: received on 2 May 2023, refused on 9 May 2023"
)]
#[case(
    "closed",
    json!({ "withdrawn_on": "2023-05-04" }),
    "in: closed on 4 May 2023"
)]
#[case(
    "open_at_end",
    json!({}),
    "in: received on 2 May 2023, not answered at stage 1, not withdrawn"
)]
#[case(
    "open_at_end",
    json!({ "kind": "representation", "procedure": null, "stages": [] }),
    "out: received on 2 May 2023, not answered at stage 1, not withdrawn, never open at stage 1"
)]
fn a_case_says_the_days_that_are_asked_for(
    #[case] cohort: &str,
    #[case] more: Value,
    #[case] expected: &str,
) {
    let case = complaint("A", "2023-05-02", more);
    assert_eq!(said("case", cohort, case), expected);
}

#[rstest]
#[case(
    "ombudsman_told",
    "2023-07-03",
    "in: told of by the Ombudsman on 1 June 2023"
)]
#[case(
    "ombudsman_decided",
    "2023-07-03",
    "in: decided by the Ombudsman on 3 July 2023"
)]
#[case(
    "ombudsman_told_and_decided",
    "2024-03-31",
    "in: told of by the Ombudsman on 1 June 2023, decided by the Ombudsman on 31 March 2024"
)]
#[case(
    "ombudsman_told_and_decided",
    "2024-04-01",
    "out: told of by the Ombudsman on 1 June 2023, decided by the Ombudsman on 1 April 2024, after the closing day"
)]
fn an_entry_of_the_ombudsman_says_its_days(
    #[case] cohort: &str,
    #[case] decided: &str,
    #[case] expected: &str,
) {
    let entry = json!({ "ombudsman": [{ "received_on": "2023-06-01", "decided_on": decided }] });
    let case = complaint("A", "2023-05-02", entry);
    assert_eq!(said("ombudsman_entry", cohort, case), expected);
}

#[test]
fn a_transaction_and_a_remedy_say_their_day() {
    let remedy = json!({ "remedies": [{ "kind": "apology", "agreed_on": "2023-06-01" }] });
    let case = complaint("A", "2023-05-02", remedy);
    assert_eq!(
        said("transaction", "received", case.clone()),
        "in: begun on 2 May 2023"
    );
    assert_eq!(
        said("remedy", "remedy_agreed", case),
        "in: agreed on 1 June 2023"
    );
}

#[rstest]
#[case(
    "stage",
    "stage_started_and_decided",
    "Of stages of complaints: started in the period and answered by the closing day (1 April 2023 to 31 March 2024, closing day 31 March 2024)."
)]
#[case(
    "stage",
    "stage_concluded",
    "Of stages of complaints: answered in the period, whenever they started (1 April 2023 to 31 March 2024)."
)]
fn the_closing_day_is_said_where_it_is_asked_for(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] sentence: &str,
) {
    let facts = facts(vec![with_stage_2(json!({}))], Vec::new());
    let definition = definition(&one_cell(unit, cohort, ""));
    let found = explain(&definition, &facts, YEAR, AS_AT, AT).expect("an explanation");
    assert_eq!(found.figure, [sentence]);
}

#[test]
fn a_case_says_all_that_it_has_several_of_and_nothing_of_its_neighbours() {
    let about = |reference: &str, themes: &[&str]| {
        let points: Vec<Value> = themes.iter().map(|it| json!({ "theme": it })).collect();
        complaint(reference, "2023-05-02", json!({ "points": points }))
    };
    let cases = vec![
        about("A", &["Care", "Money"]),
        about("B", &["Delay", "Care"]),
        about("C", &["Care"]),
    ];
    let facts = facts(cases, Vec::new());
    let definition = definition(&one_cell("case", "received", "theme = \"Care\""));
    let found = explain(&definition, &facts, YEAR, AS_AT, AT).expect("an explanation");
    let themes: Vec<(&str, &str)> = found
        .members
        .iter()
        .filter_map(|it| Some((it.reference.as_str(), it.reasons.last()?.as_str())))
        .collect();
    assert_eq!(
        themes,
        [
            ("A", "theme is Care, Money"),
            ("B", "theme is Delay, Care"),
            ("C", "theme is Care"),
        ]
    );
}

#[test]
fn of_a_sum_of_money_each_remedy_says_its_amount() {
    let remedies = json!({ "remedies": [
        { "kind": "payment", "amount_pence": 2550, "agreed_on": "2023-06-01" },
        { "kind": "apology", "agreed_on": "2023-06-02" },
    ] });
    let facts = facts(vec![complaint("A", "2023-05-02", remedies)], Vec::new());
    let text = one_cell("remedy", "remedy_agreed", "").replace(
        "columns =",
        "measure = \"sum\"\nfield = \"amount_pence\"\ncolumns =",
    );
    let found = explain(&definition(&text), &facts, YEAR, AS_AT, AT).expect("an explanation");
    assert_eq!(found.text, "£25.50");
    let reasons = &found.members[0].reasons;
    assert!(
        reasons.contains(&"the amount is £25.50".to_owned()),
        "{reasons:?}"
    );
    assert!(
        reasons.contains(&"no amount is recorded".to_owned()),
        "{reasons:?}"
    );
}
