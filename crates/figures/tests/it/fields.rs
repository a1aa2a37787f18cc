//! What a field holds, of whom it can be asked, and when one member can have several of it.

use crate::hand::report;
use figures::Definition;
use rstest::rstest;

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
    let said = format!("`{given}` is no {field} (did you mean `{meant}`?)");
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
