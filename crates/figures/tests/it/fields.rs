//! What a field holds, of whom it can be asked, and when one member can have several of it.

use crate::hand::{complaint, printed, report, table};
use figures::Definition;
use rstest::rstest;
use serde_json::json;

/// What is wrong with a table of one cell.
fn wrong(unit: &str, cohort: &str, more: &str) -> Vec<String> {
    let text = format!(
        "id = \"t\"\ntitle = \"T\"\ncouncil = \"C\"\n[[sections]]\ntitle = \"S\"\n[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"{unit}\"\ncohort = \"{cohort}\"\n{more}\nrows = [\"R\"]\ncolumns = [\"N\"]"
    );
    match Definition::parse("t.toml", &text, None) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
    }
}

#[rstest]
#[case("case", "received", "kind", "complimant", "compliment")]
#[case("case", "received", "procedure", "corprate", "corporate")]
#[case("case", "received", "raised_by", "foster_carers", "foster_carer")]
#[case("case", "received", "method", "emial", "email")]
#[case("case", "answered", "outcome", "upheeld", "upheld")]
#[case("case", "answered", "case_outcome", "not_upheeld", "not_upheld")]
#[case(
    "ombudsman_entry",
    "ombudsman_told",
    "referred_by",
    "counsil",
    "council"
)]
#[case("remedy", "remedy_agreed", "remedy", "apologies", "apology")]
#[case("case", "received", "advocacy_answer", "acepted", "accepted")]
#[case("transaction", "received", "level", "stage2", "stage_2")]
#[case(
    "case",
    "received",
    "ending",
    "withdrawn_in_stage_1",
    "withdrawn_during_stage_1"
)]
#[case("case", "received", "state", "decidd", "decided")]
fn a_misspelt_code_of_a_closed_list_is_told_which_was_meant(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] field: &str,
    #[case] given: &str,
    #[case] meant: &str,
) {
    let filter = |code: &str| {
        wrong(
            unit,
            cohort,
            &format!("filter = {{ {field} = \"{code}\" }}"),
        )
    };
    let found = filter(given);
    assert_eq!(found.len(), 1, "{found:#?}");
    let said = format!("`{given}` is not a {field} (did you mean `{meant}`?)");
    assert!(found[0].contains(&said), "{found:#?}");
    assert_eq!(filter(meant), [""; 0]);
}

#[rstest]
#[case("case", "received", "level = \"stage_1\"", "level")]
#[case("stage", "stage_concluded", "level = \"stage_1\"", "level")]
#[case("case", "received", "panel_days = \"0-30\"", "panel_days")]
#[case("transaction", "received", "panel_days = \"0-30\"", "panel_days")]
#[case("transaction", "received", "state = \"decided\"", "state")]
#[case("remedy", "remedy_agreed", "state = \"decided\"", "state")]
#[case("ombudsman_entry", "ombudsman_told", "on_time = true", "on_time")]
fn what_a_member_does_not_have_is_said_with_what_it_has(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] filter: &str,
    #[case] field: &str,
) {
    let found = wrong(unit, cohort, &format!("filter = {{ {filter} }}"));
    let said =
        format!("a member of the unit `{unit}` has no `{field}`; it has: kind, procedure, stage");
    assert!(found.iter().any(|it| it.contains(&said)), "{found:#?}");
}

#[rstest]
#[case("transaction", "received", "level = \"stage_1\"")]
#[case("stage", "stage_concluded", "panel_days = \"0-30\"")]
#[case("ombudsman_entry", "ombudsman_told", "state = \"decided\"")]
fn what_a_member_has_can_be_asked_of_it(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] filter: &str,
) {
    let found = wrong(unit, cohort, &format!("filter = {{ {filter} }}"));
    assert_eq!(found, [""; 0]);
}

#[rstest]
#[case(
    "case",
    "received",
    "theme",
    Some("of the cases may have more than one issue")
)]
#[case("issue", "received", "theme", None)]
#[case(
    "case",
    "received",
    "team",
    Some("of the cases may have more than one team")
)]
#[case("issue", "received", "team", None)]
#[case("team_involvement", "received", "team", None)]
#[case(
    "case",
    "received",
    "service_area",
    Some("of the cases may have more than one service area")
)]
#[case(
    "case",
    "received",
    "decision",
    Some("of the cases may have more than one entry of the Ombudsman")
)]
#[case("ombudsman_entry", "ombudsman_told", "decision", None)]
#[case(
    "case",
    "received",
    "referred_by",
    Some("of the cases may have more than one entry of the Ombudsman")
)]
#[case("ombudsman_entry", "ombudsman_told", "referred_by", None)]
#[case(
    "case",
    "received",
    "remedy",
    Some("of the cases may have more than one remedy")
)]
#[case("remedy", "remedy_agreed", "remedy", None)]
#[case(
    "case",
    "received",
    "ethnicity",
    Some("of the cases may have more than one child")
)]
#[case("child", "received", "ethnicity", None)]
#[case("person", "received", "ethnicity", None)]
#[case("case", "received", "method", None)]
fn parts_that_can_overlap_are_said_to(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] field: &str,
    #[case] note: Option<&str>,
) {
    assert_eq!(
        overlap(
            unit,
            cohort,
            &format!("[{{ dimension = \"{field}\", values = [{}] }}]", two(field))
        ),
        note.map(|it| format!("The parts may add up to more than the total, because one {it}."))
    );
}

#[rstest]
#[case(
    "case",
    "received",
    Some(
        "The parts may add up to more than the total, because one of the cases may have more than one stage."
    )
)]
#[case("stage", "stage_concluded", None)]
#[case("transaction", "received", None)]
#[case("remedy", "remedy_agreed", None)]
fn a_case_stands_in_every_stage_that_it_reached(
    #[case] unit: &str,
    #[case] cohort: &str,
    #[case] note: Option<&str>,
) {
    let found = overlap(
        unit,
        cohort,
        "[{ dimension = \"stage\", bands = [\"1\", \"2\", \"3\"] }]",
    );
    assert_eq!(found.as_deref(), note);
}

/// Two values that a table may name.
fn two(field: &str) -> &'static str {
    match field {
        "referred_by" => "\"complainant\", \"council\"",
        "remedy" => "\"apology\", \"payment\"",
        "stage" => "1, 2",
        "method" => "\"email\", \"letter\"",
        _ => "\"One\", \"Two\"",
    }
}

/// The note under a table that its parts may add up to more.
fn overlap(unit: &str, cohort: &str, rows: &str) -> Option<String> {
    let text = format!(
        "[[sections.tables]]\nid = \"1\"\ntitle = \"One\"\nunit = \"{unit}\"\ncohort = \"{cohort}\"\ncolumns = [\"N\"]\nrows = {rows}"
    );
    let notes = report(&text, Vec::new(), Vec::new()).tables.remove(0).notes;
    notes.into_iter().find(|it| it.starts_with("The parts may"))
}

#[rstest]
#[case(
    "theme",
    "one case can have more than one issue; count the unit `issue`"
)]
#[case(
    "remedy",
    "one case can have more than one remedy; count the unit `remedy`"
)]
#[case(
    "decision",
    "one case can have more than one entry of the Ombudsman; count the unit `ombudsman_entry`"
)]
#[case(
    "stage",
    "one case can have more than one stage; count the unit `stage`"
)]
fn a_share_over_what_overlaps_is_sent_to_its_own_unit(#[case] field: &str, #[case] says: &str) {
    let more = format!(
        "measure = \"share\"\nshare = {{ over = \"{field}\" }}\nfilter = {{ {field} = {} }}",
        two(field).split(", ").next().unwrap_or_default()
    );
    let found = wrong("case", "received", &more);
    assert!(found.iter().any(|it| it.contains(says)), "{found:#?}");
}

#[test]
fn who_raised_it_who_brought_it_and_what_was_answered_are_printed_in_words() {
    use figures::Field;
    let said = [
        (Field::RaisedBy, "mp", "Member of Parliament"),
        (Field::RaisedBy, "other", "Somebody else"),
        (Field::ReferredBy, "council", "The council"),
        (Field::AdvocacyAnswer, "has_one", "Has an advocate already"),
        (Field::Procedure, "children_act", "Children Act (statutory)"),
        (Field::Method, "email", "E-mail"),
        (Field::Remedy, "service_change", "Change to the service"),
        (
            Field::Outcome,
            "inconclusive",
            "Unable to prove or disprove",
        ),
        (
            Field::CaseOutcome,
            "inconclusive",
            "Unable to prove or disprove",
        ),
        (Field::Ending, "inconclusive", "Unable to prove or disprove"),
        (
            Field::Ending,
            "withdrawn_before_stage_1",
            "Withdrawn before stage 1",
        ),
        (Field::Kind, "advice", "Advice given"),
        (Field::OnTime, "true", "Yes"),
        (Field::OnTime, "false", "No"),
        (Field::Team, "the_team", "the_team"),
    ];
    for (field, code, words) in said {
        assert_eq!(field.printed(code), words);
    }
}

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
        crate::hand::number("stage", "withdrawn", "stage = [1, 2]", vec![case])
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
        crate::hand::number("issue", "received", "outcome = \"upheld\"", vec![case])
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
        crate::hand::number("case", "contacted", filter, cases)
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
        crate::hand::number("case", "received", &filter, cases)
    };
    assert_eq!(but_email(""), "2");
    assert_eq!(but_email(", stated = false"), "2");
    assert_eq!(but_email(", stated = true"), "1");
}
