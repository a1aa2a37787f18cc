//! Remedies, the stages that they belong to, and the cases that reached a stage.

use crate::hand::{AS_AT, YEAR, complaint, definition, facts, report, table};
use complaints::facts::CaseFacts;
use figures::{Address, explain};
use serde_json::json;

/// A is answered at stage 1 in the year and at stage 2 after it, with a remedy of each; B was received before the year;
/// C has one stage and two remedies that belong to none.
fn cases() -> Vec<CaseFacts> {
    let first = json!({ "stage": 1, "started_on": "2023-05-02", "responded_on": "2023-05-15" });
    let second = json!({ "stage": 2, "started_on": "2023-06-01", "responded_on": "2024-04-05" });
    let remedy = |kind: &str, on: &str| json!({ "kind": kind, "agreed_on": on });
    let of_stage =
        |kind: &str, on: &str, stage: u8| json!({ "kind": kind, "agreed_on": on, "stage": stage });
    vec![
        complaint(
            "A",
            "2023-05-02",
            json!({
                "stages": [first, second],
                "remedies": [of_stage("apology", "2023-05-15", 1), of_stage("payment", "2024-03-05", 2)],
            }),
        ),
        complaint(
            "B",
            "2023-03-31",
            json!({ "remedies": [remedy("apology", "2023-05-01")] }),
        ),
        complaint(
            "C",
            "2023-05-02",
            json!({
                "remedies": [remedy("explanation", "2023-06-01"), remedy("apology", "2023-06-01")],
            }),
        ),
    ]
}

const TABLE: &str = r#"
    [[sections.tables]]
    id = "1"
    title = "Remedies"
    unit = "remedy"
    columns = ["N"]
    rows = [
      { label = "Of stages answered in the year", cohort = "stage_concluded" },
      { label = "Of cases received", cohort = "received" },
      { label = "Of cases answered", cohort = "answered" },
      { label = "Agreed", cohort = "remedy_agreed" },
      { label = "Cases that reached stage 2", unit = "case", cohort = "received", filter = { stage = 2 } },
      { label = "Cases with an apology", unit = "case", cohort = "received", filter = { remedy = "apology" } },
      { label = "Stages 1 with an apology", unit = "stage", cohort = "stage_started", filter = { stage = 1, remedy = "apology" } },
    ]
"#;

#[test]
fn a_remedy_goes_with_its_own_stage_and_with_its_case() {
    assert_eq!(
        table(&report(TABLE, cases(), Vec::new()), "1"),
        [
            "N",
            "Of stages answered in the year: 1",
            "Of cases received: 4",
            "Of cases answered: 2",
            "Agreed: 5",
            "Cases that reached stage 2: 1",
            "Cases with an apology: 2",
            "Stages 1 with an apology: 1",
        ]
    );
}

fn reasons(row: &str) -> Vec<(String, Vec<String>)> {
    let at = Address {
        table: "1",
        row,
        column: "N",
    };
    let facts = facts(cases(), Vec::new());
    let found = explain(&definition(TABLE), &facts, YEAR, AS_AT, at).expect("an explanation");
    let members = found.members.into_iter();
    members.map(|it| (it.reference, it.reasons)).collect()
}

#[test]
fn of_a_remedy_it_is_said_what_became_of_its_own_stage() {
    assert_eq!(
        reasons("Of stages answered in the year"),
        [(
            "A".to_owned(),
            vec!["stage 1 answered on 15 May 2023".to_owned()]
        )]
    );
}

#[test]
fn of_a_stage_it_is_said_what_remedy_is_its_own() {
    let found = reasons("Stages 1 with an apology");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "A");
    // the payment is of stage 2
    assert!(
        found[0].1.contains(&"remedy is Apology".to_owned()),
        "{found:?}"
    );
}
