//! Parts of a whole, what is doubtful about them, and how figures say that they were rounded.

use crate::hand::{AS_AT, YEAR, complaint, facts, report, table};
use complaints::facts::CaseFacts;
use figures::{Definition, Field, Lists, Options, compute};
use rstest::rstest;
use serde_json::{Value, json};

fn by(reference: &str, more: Value) -> CaseFacts {
    complaint(reference, "2023-05-02", more)
}

/// Two complaints by e-mail, one by letter, one of which the method is not recorded.
fn by_method() -> Vec<CaseFacts> {
    vec![
        by("A", json!({ "method": "email" })),
        by("B", json!({ "method": "email" })),
        by("C", json!({ "method": "letter" })),
        by("D", json!({})),
    ]
}

#[rstest]
#[case::of_what_is_recorded("whole = \"stated\"", "E-mail: 67%", None)]
#[case::of_all("whole = \"all\"", "E-mail: 50%", None)]
#[case::of_the_parts(
    "whole = \"parts\", parts = [\"email\", \"letter\"]",
    "E-mail: 67%",
    Some("table 1: the parts listed do not make up the whole: they hold 3 of 4")
)]
#[case::of_one_part(
    "whole = \"parts\", parts = [\"email\"]",
    "E-mail: 100%",
    Some("table 1: the parts listed do not make up the whole: they hold 2 of 4")
)]
fn a_share_says_where_its_parts_are_not_the_whole(
    #[case] whole: &str,
    #[case] line: &str,
    #[case] warning: Option<&str>,
) {
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = {{ over = \"method\", {whole} }}\ncolumns = [\"N\"]\nrows = [{{ label = \"E-mail\", filter = {{ method = \"email\" }} }}]"
    );
    let report = report(&text, by_method(), Vec::new());
    assert_eq!(table(&report, "1")[1], line);
    assert_eq!(report.warnings, warning.into_iter().collect::<Vec<_>>());
}

#[test]
fn of_a_breakdown_by_shares_alone_each_part_that_occurs_has_its_line() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\" }\ncolumns = [\"N\"]\nrows = [{ dimension = \"method\" }]";
    assert_eq!(
        table(&report(text, by_method(), Vec::new()), "1"),
        ["N", "E-mail: 67%", "Letter: 33%"]
    );
}

#[rstest]
#[case::of_what_is_recorded("stated", "Not recorded: 1 | n/a")]
#[case::of_the_parts("parts", "Not recorded: 1 | n/a")]
#[case::of_all("all", "Not recorded: 1 | 25%")]
fn what_is_not_recorded_has_a_share_only_of_a_whole_that_holds_it(
    #[case] whole: &str,
    #[case] line: &str,
) {
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nrows = [{{ dimension = \"method\", not_recorded = \"Not recorded\" }}]\ncolumns = [\"N\", {{ label = \"%\", measure = \"share\", share = {{ over = \"method\", whole = \"{whole}\", parts = [\"email\", \"letter\"] }} }}]"
    );
    let table = table(&report(&text, by_method(), Vec::new()), "1");
    assert_eq!(table.last().map(String::as_str), Some(line));
}

#[rstest]
#[case::a_breakdown("rows = [{ dimension = \"kind\" }]")]
#[case::listed_lines(
    "rows = [{ label = \"Complaint\", filter = { kind = \"complaint\" } }, { label = \"Compliment\", filter = { kind = \"compliment\" } }]"
)]
fn a_share_over_kinds_is_of_every_kind(#[case] rows: &str) {
    let praise = by("E", json!({ "kind": "compliment", "stages": [] }));
    let cases: Vec<CaseFacts> = by_method().into_iter().chain([praise]).collect();
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\n{rows}\ncolumns = [\"N\", {{ label = \"%\", measure = \"share\", share = {{ over = \"kind\" }} }}]"
    );
    assert_eq!(
        table(&report(&text, cases, Vec::new()), "1"),
        ["N | %", "Complaint: 4 | 80%", "Compliment: 1 | 20%"]
    );
}

/// Four complaints, a compliment, and an enquiry of the Ombudsman.
#[rstest]
#[case::of_any_kind("numerator = { filter = { kind = \"any\" } }", "150%")]
#[case::of_another_kind("numerator = { filter = { kind = \"compliment\" } }", "25%")]
#[case::complaints_unless_told("numerator = { filter = { method = \"email\" } }", "50%")]
#[case::complaints_also_of_a_unit_that_holds_all(
    "unit = \"ombudsman_entry\", cohort = \"ombudsman_told\", numerator = { unit = \"case\", cohort = \"received\" }",
    "400%"
)]
#[case::any_kind_of_a_unit_that_holds_all(
    "unit = \"ombudsman_entry\", cohort = \"ombudsman_told\", numerator = { unit = \"case\", cohort = \"received\", filter = { kind = \"any\" } }",
    "600%"
)]
#[case::any_kind_where_the_cell_says_so(
    "filter = { kind = \"any\" }, numerator = { filter = { method = \"email\" } }",
    "33%"
)]
fn a_numerator_counts_complaints_unless_it_or_its_cell_names_a_kind(
    #[case] settings: &str,
    #[case] figure: &str,
) {
    let enquiry = json!({ "kind": "ombudsman_enquiry", "stages": [], "ombudsman": [{ "received_on": "2023-05-02" }] });
    let others = [
        by("E", json!({ "kind": "compliment", "stages": [] })),
        by("F", enquiry),
    ];
    let cases: Vec<CaseFacts> = by_method().into_iter().chain(others).collect();
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\ncolumns = [\"N\"]\nrows = [{{ label = \"R\", measure = \"rate\", {settings} }}]"
    );
    assert_eq!(
        table(&report(&text, cases, Vec::new()), "1")[1],
        format!("R: {figure}")
    );
}

#[test]
fn parts_that_make_up_the_whole_are_in_no_doubt() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\", whole = \"parts\", parts = [\"email\", \"letter\"] }\ncolumns = [\"N\"]\nrows = [{ label = \"E-mail\", filter = { method = \"email\" } }]";
    let report = report(text, by_method()[..3].to_vec(), Vec::new());
    assert_eq!(table(&report, "1")[1], "E-mail: 67%");
    assert_eq!(report.warnings, [""; 0]);
}

#[test]
fn a_case_about_two_children_may_be_in_two_parts_and_that_is_said() {
    let about = |reference: &str, genders: &[&str]| {
        let children: Vec<Value> = genders.iter().map(|it| json!({ "gender": it })).collect();
        by(reference, json!({ "children": children }))
    };
    let cases = vec![about("A", &["female", "male"]), about("B", &["female"])];
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"gender\" }\ncolumns = [\"N\"]\nrows = [{ label = \"Girls\", filter = { gender = \"female\" } }]";
    let report = report(text, cases, Vec::new());
    assert_eq!(table(&report, "1")[1], "Girls: 67%");
    assert_eq!(
        report.warnings,
        ["table 1: 1 of 2 have more than one gender, and are a part of the whole more than once"]
    );
}

#[test]
fn of_equal_remainders_the_first_of_the_councils_list_is_rounded_up() {
    let lists = Lists::new().with(Field::Theme, ["Staff", "Care", "Delay"]);
    let text = "id = \"t\"\ntitle = \"T\"\ncouncil = \"C\"\n[[sections]]\ntitle = \"S\"\n[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"issue\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"theme\" }\nrounding = \"largest_remainder\"\ncolumns = [\"N\"]\nrows = [{ dimension = \"theme\", order = \"label\" }]";
    let definition =
        Definition::parse("t.toml", text, Some(&lists)).unwrap_or_else(|why| panic!("{why}"));
    let about =
        |reference: &str, theme: &str| by(reference, json!({ "points": [{ "theme": theme }] }));
    let cases = vec![about("A", "Care"), about("B", "Delay"), about("C", "Staff")];
    let facts = facts(cases, Vec::new());
    let made = compute(&definition, &facts, YEAR, AS_AT, &Options::default());
    assert_eq!(
        table(&made.expect("a report"), "1")[1..],
        ["Care: 33%", "Delay: 33%", "Staff: 34%"]
    );
}

#[test]
fn a_figure_says_its_rounding_only_where_it_was_rounded() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "One"
        cohort = "received"
        columns = ["N"]
        rows = [
          { label = "Mean days", measure = "mean", field = "days" },
          { label = "Sum of days", measure = "sum", field = "days" },
          { label = "Longest", measure = "longest", field = "days", decimals = 0 },
          { label = "Pounds and pence", unit = "remedy", cohort = "remedy_agreed", measure = "sum", field = "amount_pence" },
          { label = "Pounds", unit = "remedy", cohort = "remedy_agreed", measure = "sum", field = "amount_pence", decimals = 0 },
          { label = "Mean of none", measure = "mean", field = "days", filter = { method = "email" } },
        ]
    "#;
    let case = by(
        "A",
        json!({
            "stages": [{ "stage": 1, "responded_on": "2023-05-15" }],
            "remedies": [{ "kind": "payment", "amount_pence": 2550, "agreed_on": "2023-06-01" }],
        }),
    );
    let report = report(text, vec![case], Vec::new());
    let roundings: Vec<(&str, Value)> = report.tables[0]
        .rows
        .iter()
        .map(|it| {
            let rounding = serde_json::to_value(it.cells[0].rounding).expect("a word");
            (it.cells[0].text.as_str(), rounding)
        })
        .collect();
    assert_eq!(
        roundings,
        [
            ("8.0", json!("half_up")),
            ("8", Value::Null),
            ("8", Value::Null),
            ("£25.50", Value::Null),
            ("£26", json!("half_up")),
            ("n/a", Value::Null),
        ]
    );
}

#[test]
fn a_cell_of_another_table_is_found_by_the_labels_of_its_line() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Counted"
        cohort = "received"
        columns = ["Year", "Number"]
        rows = [{ label = "All" }, { label = "By e-mail", filter = { method = "email" } }]

        [[sections.tables]]
        id = "2"
        title = "Compared"
        cohort = "received"
        columns = ["Number"]
        rows = [{ label = "By e-mail", measure = "difference", of = { table = "1", row = "All" }, minus = { table = "1" } }]
    "#;
    assert_eq!(
        table(&report(text, by_method(), Vec::new()), "2"),
        ["Number", "By e-mail: 2"]
    );
}

#[test]
fn a_figure_may_be_made_of_one_that_is_itself_made_of_others() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Counted"
        cohort = "received"
        columns = ["N"]
        rows = [
          { label = "Others less letters", measure = "difference", of = "Others", minus = "By letter" },
          { label = "Others", measure = "difference", of = "All", minus = "By letter" },
          { label = "All" },
          { label = "By letter", filter = { method = "letter" } },
        ]
    "#;
    assert_eq!(
        table(&report(text, by_method(), Vec::new()), "1")[1..],
        [
            "Others less letters: 2",
            "Others: 3",
            "All: 4",
            "By letter: 1"
        ]
    );
}

#[test]
fn a_rate_has_its_line_where_only_what_is_set_against_the_rest_has_members() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Answers to one complaint received"
        cohort = "received"
        measure = "rate"
        numerator = { cohort = "answered" }
        columns = ["%"]
        rows = [{ dimension = "team" }]
    "#;
    let of = |reference, received, team| {
        let stages = json!([{ "stage": 1, "responded_on": "2023-05-15" }]);
        complaint(
            reference,
            received,
            json!({ "teams": [team], "stages": stages }),
        )
    };
    let cases = vec![
        of("A", "2023-03-01", "Fostering"),
        of("B", "2023-05-02", "Adoption"),
        of("C", "2023-03-01", "Adoption"),
    ];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1"),
        ["%", "Adoption: 200%", "Fostering: n/a"]
    );
}

#[test]
fn parts_that_stand_with_the_rest_are_counted_in_it_once() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\", parts = [[\"letter\", \"leaflet\"]] }\ncolumns = [\"%\"]\nrows = [{ dimension = \"method\", values = [\"email\"], others = \"Other\" }]";
    let methods = ["email", "email", "letter", "leaflet", "telephone"];
    let cases = methods
        .iter()
        .enumerate()
        .map(|(place, method)| by(&format!("C{place}"), json!({ "method": method })));
    assert_eq!(
        table(&report(text, cases.collect(), Vec::new()), "1"),
        ["%", "E-mail: 40%", "Other: 60%"]
    );
}

#[test]
fn of_equal_remainders_the_first_of_a_closed_list_is_rounded_up() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\" }\nrounding = \"largest_remainder\"\ncolumns = [\"%\"]\nrows = [{ dimension = \"method\", order = \"label\" }]";
    let methods = ["in_person", "leaflet", "telephone"];
    let cases = methods
        .iter()
        .map(|method| by(method, json!({ "method": method })));
    assert_eq!(
        table(&report(text, cases.collect(), Vec::new()), "1"),
        ["%", "In person: 33%", "Leaflet: 33%", "Telephone: 34%"]
    );
}

#[test]
fn behind_a_share_stand_those_of_its_whole() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"share\"\nshare = { over = \"method\" }\ncolumns = [\"N\"]\nrows = [{ label = \"E-mail\", filter = { method = \"email\" } }]";
    let at = figures::Address {
        table: "1",
        row: "E-mail",
        column: "N",
    };
    let definition = crate::hand::definition(text);
    let facts = facts(by_method(), Vec::new());
    let found = figures::explain(&definition, &facts, YEAR, AS_AT, at).expect("an explanation");
    let members: Vec<(&str, bool)> = found
        .members
        .iter()
        .map(|it| (it.reference.as_str(), it.shown))
        .collect();
    assert_eq!(members, [("A", true), ("B", true), ("C", false)]);
}

#[test]
fn a_rate_whose_slice_names_a_kind_is_of_every_kind() {
    let text = "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\ncohort = \"received\"\nmeasure = \"rate\"\nslice = { kind = \"compliment\" }\ncolumns = [\"N\"]\nrows = [\"Compliments\"]";
    let cases = vec![
        by("A", json!({})),
        by("B", json!({ "kind": "compliment", "stages": [] })),
    ];
    assert_eq!(
        table(&report(text, cases, Vec::new()), "1")[1],
        "Compliments: 50%"
    );
}
