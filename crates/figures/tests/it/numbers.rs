//! Figures that are made of a number of each member, and of other figures.

use crate::hand::{AS_AT, YEAR, complaint, definition, facts, number, report, table};
use crate::shapes::with_stage_2;
use complaints::facts::CaseFacts;
use figures::{Address, Explanation, explain};
use serde_json::{Value, json};

fn with_payments() -> Vec<CaseFacts> {
    let paid =
        |pence: i64| json!({ "kind": "payment", "amount_pence": pence, "agreed_on": "2023-06-01" });
    vec![complaint(
        "A",
        "2023-05-02",
        json!({ "remedies": [paid(62_550), paid(100), { "kind": "apology", "agreed_on": "2023-06-01" }] }),
    )]
}

#[test]
fn money_without_decimals_is_rounded_to_whole_pounds() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Paid"
        unit = "remedy"
        cohort = "remedy_agreed"
        field = "amount_pence"
        measure = "sum"
        columns = [{ label = "Pence" }, { label = "Pounds", decimals = 0 }, { label = "Dropped", decimals = 0, rounding = "truncate" }, { label = "Off", measure = "difference", of = { column = "Pounds" }, minus = { column = "Pence" } }]
        rows = [{ label = "Sum" }, { label = "Mean", measure = "mean" }, { label = "Longest", measure = "longest" }]
    "#;
    let report = report(text, with_payments(), Vec::new());
    assert_eq!(
        table(&report, "1"),
        [
            "Pence | Pounds | Dropped | Off",
            "Sum: £626.50 | £627 | £626 | £0.00",
            "Mean: £313.25 | £313 | £313 | £0.00",
            "Longest: £625.50 | £626 | £625 | £0.00",
        ]
    );
    let value = |row, column| {
        report
            .cell("1", row, column)
            .and_then(|it| it.value.clone())
    };
    assert_eq!(value("Sum", "Pence"), Some(62_650.into()));
    assert_eq!(value("Sum", "Pounds"), Some(62_650.into()));
}

#[test]
fn nought_may_be_written_otherwise_and_a_line_of_differences_stays_where_anybody_is_behind_it() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Remedies"
        unit = "remedy"
        cohort = "remedy_agreed"
        zero = "-"
        columns = ["N"]
        rows = [{ dimension = "remedy" }, { label = "Of none", filter = { remedy = "mediation" } }]

        [[sections.tables]]
        id = "2"
        title = "Compared with itself"
        unit = "remedy"
        cohort = "remedy_agreed"
        columns = [{ label = "Apart", measure = "difference", of = { table = "1", column = "N" }, minus = { table = "1", column = "N" } }]
        rows = [{ dimension = "remedy" }]
    "#;
    let report = report(text, with_payments(), Vec::new());
    assert_eq!(
        table(&report, "1"),
        ["N", "Apology: 1", "Payment: 2", "Of none: -"]
    );
    assert_eq!(table(&report, "2"), ["Apart", "Apology: 0", "Payment: 0"]);
}

/// Complaints received on Monday 3 July 2023 and answered so many working days later; one is still open.
fn answered() -> Vec<CaseFacts> {
    let on = |reference, day| {
        complaint(
            reference,
            "2023-07-03",
            json!({ "stages": [{ "stage": 1, "responded_on": day }], "method": "email" }),
        )
    };
    vec![
        on("A", "2023-07-17"), // 10
        on("B", "2023-07-04"), // 1
        on("C", "2023-07-07"), // 4
        complaint("D", "2023-07-03", json!({ "method": "letter" })),
    ]
}

const DAYS: &str = r#"
    [[sections.tables]]
    id = "1"
    title = "Days"
    cohort = "received"
    field = "days"
    columns = ["N"]
    rows = [
      { label = "Median", measure = "median" },
      { label = "Longest", measure = "longest" },
      { label = "Shortest", measure = "shortest" },
      { label = "Second", measure = "member", n = 2 },
      { label = "None", measure = "longest", filter = { method = "leaflet" } },
      { label = "By e-mail", measure = "share", share = { over = "method" }, filter = { method = "email" } },
      { label = "Target", measure = "published", published = "target" },
      { label = "Against target", measure = "difference", of = "By e-mail", minus = "Target" },
    ]
"#;

fn explained(row: &str) -> Explanation {
    let at = Address {
        table: "1",
        row,
        column: "N",
    };
    let facts = facts(answered(), Vec::new());
    explain(&definition(DAYS), &facts, YEAR, AS_AT, at).expect("an explanation")
}

#[test]
fn the_middle_the_longest_and_the_shortest() {
    let target = serde_json::from_value(json!({
        "reference": "T", "period": "2023-24", "measure": "target", "value": 76, "unit": "percent",
    }));
    let report = report(DAYS, answered(), vec![target.expect("a figure")]);
    assert_eq!(
        table(&report, "1"),
        [
            "N",
            "Median: 4.0",
            "Longest: 10",
            "Shortest: 1",
            "Second: 1",
            "None: n/a",
            "By e-mail: 75%",
            "Target: 76%",
            "Against target: -1 point",
        ]
    );
}

#[test]
fn of_a_median_each_case_says_its_number() {
    let found = explained("Median");
    let days: Vec<(&str, bool, &str)> = found
        .members
        .iter()
        .map(|it| {
            let days = it.reasons.last().map_or("", String::as_str);
            (it.reference.as_str(), it.shown, days)
        })
        .collect();
    assert_eq!(
        days,
        [
            ("A", true, "answered in 10 working days"),
            ("B", true, "answered in 1 working day"),
            ("C", true, "answered in 4 working days"),
            (
                "D",
                false,
                "how many working days the answer took is not recorded by 31 March 2024"
            ),
        ]
    );
}

#[test]
fn of_one_member_it_is_said_which_it_is() {
    let found = explained("Second");
    assert_eq!(
        found.figure[1],
        "Shown: number 2 of them, in the order of that day and then of the reference."
    );
    let shown: Vec<_> = found.members.iter().filter(|it| it.shown).collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].reference, "B");
    assert_eq!(
        shown[0].reasons.last().map(String::as_str),
        Some("this one is shown")
    );
}

#[test]
fn of_a_share_each_case_says_as_what_it_is_in_the_whole() {
    let found = explained("By e-mail");
    assert_eq!(
        found.figure[1],
        "The whole: the way it came is recorded. The part: the way it came is E-mail."
    );
    let last = found.members.last().expect("a member");
    assert_eq!((last.reference.as_str(), last.shown), ("D", false));
    assert_eq!(
        last.reasons.last().map(String::as_str),
        Some("the way it came is Letter")
    );
}

#[test]
fn a_case_is_listed_once_with_what_it_has_several_of() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"issue\"\ncohort = \"received\"\nfilter = { theme = [\"Care\", \"Delay\"] }\ncolumns = [\"N\"]\nrows = [\"R\"]";
    let themes =
        json!({ "points": [{ "theme": "Care" }, { "theme": "Delay" }, { "theme": "Care" }] });
    let facts = facts(vec![complaint("A", "2023-05-02", themes)], Vec::new());
    let at = Address {
        table: "1",
        row: "R",
        column: "N",
    };
    let found = explain(&definition(text), &facts, YEAR, AS_AT, at).expect("an explanation");
    assert_eq!(found.text, "3");
    assert_eq!(found.members.len(), 1);
    assert_eq!(
        found.members[0].reasons[1..],
        ["Complaint", "theme is Care", "theme is Delay", "3 issues"].map(String::from)
    );
}

#[test]
fn median_and_mean_days_by_team_and_quarter() {
    // received on Monday 3 July 2023 and answered so many working days later
    let answered = |reference: &str, team: &str, on: &str| {
        complaint(
            reference,
            "2023-07-03",
            json!({ "teams": [team], "stages": [{ "stage": 1, "responded_on": on }] }),
        )
    };
    let cases = vec![
        answered("A", "Fostering", "2023-07-04"), // 1
        answered("B", "Fostering", "2023-07-07"), // 4
        answered("C", "Fostering", "2023-07-17"), // 10
        answered("D", "Adoption", "2023-07-10"),  // 5
        answered("E", "Adoption", "2023-07-11"),  // 6
        answered("F", "Adoption", "2023-10-02"),  // a late one of the third quarter
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Days to an answer"
        unit = "team_involvement"
        cohort = "answered"
        measure = "median"
        field = "days"
        rows = [{ dimension = "team" }, { label = "All" }, { label = "Mean of all", measure = "mean" }]
        columns = [{ dimension = "quarter" }]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "1"),
        [
            "Q1 | Q2 | Q3 | Q4",
            "Adoption: n/a | 5.5 | 64.0 | n/a",
            "Fostering: n/a | 4.0 | n/a | n/a",
            "All: n/a | 5.0 | 64.0 | n/a",
            "Mean of all: n/a | 5.2 | 64.0 | n/a",
        ]
    );
    let cell = report.cell("1", "Fostering", "Q2").expect("the cell");
    assert_eq!(cell.value, Some(4.into()));
    assert_eq!(
        cell.cases.as_deref(),
        Some(["A", "B", "C"].map(String::from).as_slice())
    );
}

#[test]
fn money_agreed_and_the_remedies_of_a_stage() {
    let remedy = |kind: &str, pence: Value, on: &str, stage: u8| json!({ "kind": kind, "amount_pence": pence, "agreed_on": on, "stage": stage });
    let first = json!({ "stage": 1, "started_on": "2023-05-02", "responded_on": "2023-05-15" });
    let second = json!({ "stage": 2, "started_on": "2023-06-01", "responded_on": "2023-07-03" });
    let cases = vec![complaint(
        "A",
        "2023-05-02",
        json!({
            "stages": [first, second],
            "remedies": [
                remedy("apology", Value::Null, "2023-05-15", 1),
                remedy("payment", json!(2550), "2023-07-03", 2),
                remedy("payment", json!(10000), "2024-04-01", 2),
            ],
        }),
    )];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Remedies"
        unit = "remedy"
        cohort = "remedy_agreed"
        columns = ["Figure"]
        rows = [
          { dimension = "remedy" },
          { label = "Paid", measure = "sum", field = "amount_pence" },
          { label = "Paid at stage 1", measure = "sum", field = "amount_pence", filter = { stage = 1 } },
          { label = "Stages with an apology", unit = "stage", cohort = "stage_concluded", filter = { remedy = "apology" } },
          { label = "Stage 2 with an apology", unit = "stage", cohort = "stage_concluded", filter = { stage = 2, remedy = "apology" } },
        ]
        "#,
        cases,
        Vec::new(),
    );
    assert_eq!(
        table(&report, "1"),
        [
            "Figure",
            "Apology: 1",
            "Payment: 1",
            "Paid: £25.50",
            "Paid at stage 1: £0.00",
            "Stages with an apology: 1",
            "Stage 2 with an apology: 0",
        ]
    );
    assert_eq!(
        report
            .cell("1", "Paid", "Figure")
            .and_then(|it| it.value.clone()),
        Some(2550.into())
    );
}

#[test]
fn a_numerator_may_count_another_unit() {
    let cases = vec![
        with_stage_2("A", "2023-04-03", json!({})),
        complaint("B", "2023-04-03", json!({})),
        complaint("C", "2023-04-03", json!({})),
    ];
    let report = report(
        r#"
        [[sections.tables]]
        id = "1"
        title = "Escalation"
        cohort = "received"
        columns = ["Rate"]
        rows = [{ label = "Stage 2 asked for, to complaints received", measure = "rate", numerator = { unit = "stage", cohort = "stage_started", filter = { stage = 2 } } }]
        "#,
        cases,
        Vec::new(),
    );
    let cell = &report.tables[0].rows[0].cells[0];
    assert_eq!(
        (cell.numerator, cell.denominator, cell.text.as_str()),
        (Some(1), Some(2), "50%")
    );
    assert_eq!(cell.cases.as_deref().map(<[String]>::len), Some(3));
}

#[test]
fn the_days_of_a_case_count_once_for_each_of_its_issues() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Days"
        unit = "issue"
        cohort = "answered"
        measure = "mean"
        field = "days"
        columns = ["N"]
        rows = ["Mean"]
    "#;
    let answered = |reference, received, on, themes: serde_json::Value| {
        let stages = json!([{ "stage": 1, "responded_on": on }]);
        complaint(
            reference,
            received,
            json!({ "points": themes, "stages": stages }),
        )
    };
    let cases = vec![
        // 8 May was a bank holiday: four working days, of two issues
        answered(
            "A",
            "2023-05-02",
            "2023-05-09",
            json!([{ "theme": "Care" }, { "theme": "Delay" }]),
        ),
        answered(
            "B",
            "2023-06-01",
            "2023-06-15",
            json!([{ "theme": "Care" }]),
        ),
    ];
    let made = report(text, cases, Vec::new());
    assert_eq!(table(&made, "1"), ["N", "Mean: 6.0"]);
}

#[test]
fn behind_a_difference_are_the_cases_of_both_figures_once() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Received and answered"
        columns = ["N"]
        rows = [
          { label = "Received", cohort = "received" },
          { label = "Answered", cohort = "answered" },
          { label = "More", measure = "difference", of = "Received", minus = "Answered" },
        ]
    "#;
    let answered = |reference, received, on| {
        let stages = json!([{ "stage": 1, "responded_on": on }]);
        complaint(reference, received, json!({ "stages": stages }))
    };
    let cases = vec![
        answered("A", "2023-03-01", "2023-04-03"),
        answered("B", "2023-05-02", "2023-05-09"),
        answered("C", "2024-03-28", "2024-04-04"),
        answered("D", "2024-03-27", "2024-04-04"),
    ];
    let made = report(text, cases, Vec::new());
    let more = made.cell("1", "More", "N").expect("the cell");
    let behind = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
    assert_eq!((more.text.as_str(), &more.cases), ("1", &Some(behind)));
}

#[test]
fn a_point_that_waited_is_found_from_its_own_day_and_not_from_that_of_the_rest() {
    let two = |own: Option<&str>| {
        let mut second = json!({ "outcome": "upheld" });
        if let Some(own) = own {
            second["answered_on"] = json!(own);
        }
        let more = json!({
            "points": [{ "outcome": "upheld" }, second],
            "stages": [{ "stage": 1, "responded_on": "2023-07-10" }],
        });
        number(
            "issue",
            "received",
            "outcome = \"upheld\"",
            vec![complaint("A", "2023-07-03", more)],
        )
    };
    assert_eq!(two(None), "2");
    assert_eq!(two(Some("2023-08-01")), "2");
    assert_eq!(two(Some("2024-07-10")), "1", "after the closing day");
}
