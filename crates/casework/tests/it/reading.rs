//! Everything that is wrong with a line is said in one run, with the field.

use casework::records::{Line, Problem, doubts, read};
use jiff::civil::{Date, date};
use rstest::rstest;

const TODAY: Date = date(2026, 11, 24);

fn problems(line: &str) -> Vec<(String, String)> {
    match read(line, TODAY) {
        Ok(line) => panic!("nothing is wrong with {line:?}"),
        Err(problems) => problems
            .into_iter()
            .map(|Problem { field, what }| (field, what))
            .collect(),
    }
}

fn case(more: &str) -> String {
    let comma = if more.is_empty() { "" } else { ", " };
    format!(
        r#"{{"reference": "NOR-1", "kind": "complaint", "procedure": "children_act", "received_on": "2024-05-01"{comma}{more}}}"#
    )
}

#[test]
fn the_least_that_a_record_says_is_reference_kind_and_day() {
    let line = read(
        r#"{"reference": "NOR-1", "kind": "compliment", "received_on": "2024-05-01"}"#,
        TODAY,
    );
    assert!(matches!(line, Ok(Line::Case(record)) if record.reference == "NOR-1"));
    let missing: Vec<String> = problems("{}").into_iter().map(|(field, _)| field).collect();
    assert_eq!(missing, ["kind", "reference", "received_on"]);
}

#[rstest]
#[case::unknown_field(r#""colour": "red""#, "colour", "is not a field of this format here")]
#[case::unknown_field_within(
    r#""stages": [{"stage": 1, "answered_on": "2024-05-03"}]"#,
    "stages[0].answered_on",
    "is not a field"
)]
#[case::unknown_code(
    r#""method": "fax""#,
    "method",
    "use one of: email, letter, online_form"
)]
#[case::no_such_date(
    r#""acknowledged_on": "2024-02-30""#,
    "acknowledged_on",
    "is not a date"
)]
#[case::date_in_another_form(
    r#""acknowledged_on": "3/5/2024""#,
    "acknowledged_on",
    "as 2024-04-30"
)]
#[case::number_for_text(r#""quadrant": 4"#, "quadrant", "should be a text, and is a number")]
#[case::nothing(r#""quadrant": null"#, "quadrant", "leave the field out")]
#[case::empty(r#""quadrant": """#, "quadrant", "is empty")]
#[case::control_character(
    r#""quadrant": "No\u0000rth""#,
    "quadrant",
    "holds the control character U+0000; take it out"
)]
#[case::control_character_in_a_list(
    r#""teams": ["North", "So\u001buth"]"#,
    "teams[1]",
    "holds the control character U+001B"
)]
#[case::line_break(
    r#""locality": "Ash\nmere""#,
    "locality",
    "holds a line break; write it on one line"
)]
#[case::tab_in_a_list(
    r#""teams": ["North", "So\tuth"]"#,
    "teams[1]",
    "holds a tab; put a space in its place"
)]
#[case::line_separator(
    r#""issues": [{"theme": "De\u2028lay"}]"#,
    "issues[0].theme",
    "holds a line break"
)]
#[case::text_turned_round(
    r#""not_accepted": {"on": "2024-05-08", "reason": "Dupli\u202ecate"}"#,
    "not_accepted.reason",
    "holds the character U+202E, which turns text round; take it out"
)]
#[case::title_turned_round(r#""title": "a\u2067b""#, "title", "holds the character U+2067")]
#[case::line_break_in_a_characteristic(
    r#""child": {"ethnicity": "White\nBritish"}"#,
    "child.ethnicity",
    "holds a line break"
)]
#[case::empty_in_a_list(r#""teams": ["North", " "]"#, "teams[1]", "is empty; leave it out")]
#[case::field_twice(
    r#""received_on": "2024-06-01""#,
    "received_on",
    "stands twice; keep the right one"
)]
#[case::field_twice_within(
    r#""stages": [{"stage": 1}, {"stage": 2, "extension": {"to": "2024-06-03", "to": "2024-06-04"}}]"#,
    "stages[1].extension.to",
    "stands twice"
)]
#[case::year_of_two_digits(
    r#""acknowledged_on": "0025-05-01""#,
    "acknowledged_on",
    "is before 1900; write the year in full, as 2024-04-30"
)]
#[case::born_after_receipt(
    r#""child": {"born_on": "2025-05-02"}"#,
    "child",
    "was born too long after the case was received on 1 May 2024"
)]
#[case::age_of_somebody_else(
    r#""children": [{"age": 9, "born_on": "2010-05-01"}, {"age": 9, "born_on": "2001-01-01"}]"#,
    "children[1].age",
    "is not the age on the day of receipt of somebody born on the day of born_on; correct one or the other"
)]
#[case::not_extended_with_an_extension(
    r#""stages": [{"stage": 1, "extended": false, "extension": {"to": "2024-06-03"}}]"#,
    "stages[0].extended",
    "is false beside an extension"
)]
#[case::stage_1_on_another_day(
    r#""stages": [{"stage": 1, "started_on": "2024-05-08"}]"#,
    "stages[0].started_on",
    "stage 1 begins with the receipt on 1 May 2024; leave this out, or correct received_on"
)]
#[case::list(r#""teams": "North""#, "teams", "should be a list")]
#[case::age(r#""child": {"age": 214}"#, "child.age", "from 0 to 120")]
#[case::amount(
    r#""remedies": [{"kind": "payment", "amount_pence": 12.5}]"#,
    "remedies[0].amount_pence",
    "whole number"
)]
#[case::stage_4(r#""stages": [{"stage": 4}]"#, "stages[0].stage", "from 1 to 3")]
#[case::stage_twice(
    r#""stages": [{"stage": 1}, {"stage": 1}]"#,
    "stages[1].stage",
    "stands twice"
)]
#[case::answer_before_receipt(
    r#""stages": [{"stage": 1, "responded_on": "2024-04-30"}]"#,
    "stages[0].responded_on",
    "30 April 2024"
)]
#[case::stage_3_without_2(
    r#""stages": [{"stage": 1}, {"stage": 3, "started_on": "2024-06-03"}]"#,
    "stages[1].started_on",
    "no stage 3 without a stage 2"
)]
#[case::the_future(
    r#""acknowledged_on": "2026-11-25""#,
    "acknowledged_on",
    "today is 24 November 2026"
)]
#[case::panel_at_stage_2(
    r#""stages": [{"stage": 2, "started_on": "2024-06-03", "panel_on": "2024-06-20"}]"#,
    "stages[0].panel_on",
    "belongs to stage 3"
)]
#[case::refused_with_a_stage(
    r#""not_accepted": {"on": "2024-05-08", "reason": "Duplicate"}, "stages": [{"stage": 1}]"#,
    "stages[0].started_on",
    "not accepted"
)]
#[case::refused_with_an_outcome(
    r#""not_accepted": {"on": "2024-05-08"}, "issues": [{"outcome": "upheld"}]"#,
    "issues[0].outcome",
    "not accepted"
)]
#[case::parks_no_point(
    r#""parked": [{"on": "2024-05-08", "points": [2]}]"#,
    "parked[0]",
    "parks point 2"
)]
#[case::documents(
    r#""documents": [{"file": "a.pdf"}]"#,
    "documents",
    "keeps no attachments"
)]
#[case::two_ways(
    r#""child": {"age": 9}, "children": [{"age": 9}]"#,
    "children",
    "stands beside child"
)]
#[case::ombudsman_backwards(
    r#""ombudsman": [{"received_on": "2024-06-03", "decided_on": "2024-06-02"}]"#,
    "ombudsman[0].decided_on",
    "before"
)]
#[case::remedy_backwards(
    r#""remedies": [{"kind": "apology", "agreed_on": "2024-06-03", "done_on": "2024-06-02"}]"#,
    "remedies[0].done_on",
    "before"
)]
fn what_is_wrong_is_said_with_its_field(
    #[case] more: &str,
    #[case] field: &str,
    #[case] says: &str,
) {
    let found = problems(&case(more));
    assert!(
        found
            .iter()
            .any(|(at, what)| at == field && what.contains(says)),
        "{found:?}"
    );
}

#[test]
fn every_problem_of_a_line_is_said_at_once() {
    let found = problems(&case(
        r#""method": "fax", "colour": "red", "acknowledged_on": "soon", "child": {"age": -1}"#,
    ));
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["acknowledged_on", "method", "child.age", "colour"]);
}

#[test]
fn a_value_of_one_line_is_at_most_500_characters_long() {
    let title = |length: usize| case(&format!(r#""title": "{}""#, "é".repeat(length)));
    assert!(read(&title(500), TODAY).is_ok());
    assert_eq!(
        problems(&title(501)),
        [(
            "title".to_owned(),
            "is 501 characters long; a value of one line has at most 500".to_owned()
        )]
    );
}

#[test]
fn a_text_is_at_most_200_000_characters_long() {
    let text = |length: usize| case(&format!(r#""text": "{}""#, "é".repeat(length)));
    assert!(read(&text(200_000), TODAY).is_ok());
    let why =
        "is 200001 characters long; a text has at most 200000, so keep the rest as a document";
    assert_eq!(
        problems(&text(200_001)),
        [("text".to_owned(), why.to_owned())]
    );
}

#[test]
fn one_mistake_is_said_once() {
    for more in [
        r#""stages": [{"stage": 1, "responded_on": "2024-04-30"}]"#,
        r#""stages": [{"stage": 1}, {"stage": 2, "started_on": "2024-04-02"}]"#,
        r#""documents": [{"file": "a.pdf"}]"#,
        r#""documents": null"#,
        r#""stages": [{"stage": 1, "extended": false, "extension": {"to": "2024-06-03"}}]"#,
    ] {
        let found = problems(&case(more));
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

#[test]
fn a_receipt_to_come_is_the_only_mistake_of_what_is_dated_by_it() {
    let line = r#"{"reference": "N", "kind": "complaint", "procedure": "corporate", "received_on": "2027-05-01", "child": {"age": 9}, "issues": [{"theme": "Delay"}], "sought": [{"text": "An answer"}]}"#;
    let fields: Vec<String> = problems(line).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["received_on"]);
}

#[test]
fn space_around_a_value_of_one_line_is_not_part_of_it() {
    let line = r#"{"reference": " NOR-1 ", "kind": "complaint ", "received_on": "2024-05-01", "teams": [" Front Door "],
        "locality": "Ashmere\n", "child": {"ethnicity": " White British"}, "text": " Two\n\tlines\n"}"#;
    let Ok(Line::Case(record)) = read(&line.replace('\n', " "), TODAY) else {
        panic!("nothing is wrong with it");
    };
    assert_eq!(record.reference, "NOR-1");
    assert_eq!(record.teams, ["Front Door"]);
    assert_eq!(record.locality.as_deref(), Some("Ashmere"));
    let child = record.child.expect("a child");
    assert_eq!(child.ethnicity, Some("White British".into()));
    assert_eq!(record.text, Some(" Two\n\tlines\n".into()));
}

#[test]
fn the_age_may_be_that_of_another_day_of_the_same_year_and_not_extended_is_as_good_as_left_out() {
    for age in [8, 9, 10] {
        let child = format!(r#""child": {{"age": {age}, "born_on": "2014-06-01"}}"#);
        assert!(read(&case(&child), TODAY).is_ok(), "{age}");
    }
    let stage = r#""stages": [{"stage": 1, "started_on": "2024-05-01", "extended": false}]"#;
    let Ok(Line::Case(record)) = read(&case(stage), TODAY) else {
        panic!("nothing is wrong with it");
    };
    assert!(!record.stages[0].extended);
}

fn doubtful(more: &str) -> Vec<String> {
    let Ok(Line::Case(record)) = read(&case(more), TODAY) else {
        panic!("nothing is wrong with it");
    };
    doubts(&record).iter().map(ToString::to_string).collect()
}

#[test]
fn a_point_of_a_team_that_the_record_does_not_name_is_doubtful() {
    let issues = r#""issues": [{"team": "North"}, {"theme": "Delay"}, {"team": "South"}]"#;
    assert_eq!(
        doubtful(&format!(r#""teams": ["North"], {issues}"#)),
        [
            "issues[2].team: “South” is not in teams[], which is what tables by team count; add it there, or correct it"
        ]
    );
    assert_eq!(
        doubtful(&format!(r#""teams": ["South", "North"], {issues}"#)),
        [""; 0]
    );
}

#[test]
fn a_remedy_that_was_promised_for_a_day_before_it_was_agreed_is_doubtful() {
    let remedy = |due: &str| {
        format!(r#"{{"kind": "apology", "agreed_on": "2024-06-03", "due_on": "{due}"}}"#)
    };
    let said = "31 May 2024 is before it was agreed on 3 June 2024, which is taken as its day; correct one or the other";
    let own = format!(
        r#""remedies": [{}, {}]"#,
        remedy("2024-06-03"),
        remedy("2024-05-31")
    );
    assert_eq!(doubtful(&own), [format!("remedies[1].due_on: {said}")]);
    let recommended = format!(
        r#""ombudsman": [{{"received_on": "2024-05-20", "remedies": [{}]}}]"#,
        remedy("2024-05-31")
    );
    assert_eq!(
        doubtful(&recommended),
        [format!("ombudsman[0].remedies[0].due_on: {said}")]
    );
}

#[test]
fn what_was_no_complaint_went_by_no_procedure_before_it_was_converted() {
    let turned = |from: &str| {
        let converted = format!(
            r#""converted": [{{"on": "2024-05-10", "from": "{from}", "from_procedure": "corporate", "since": "2024-05-08"}}]"#
        );
        read(&case(&converted), TODAY)
    };
    assert!(turned("complaint").is_ok());
    let found = turned("service_request").expect_err("it went by none");
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "converted[0].from_procedure: is for complaints only, and it turned from a service request; leave it out, or correct “from”"
        ]
    );
}

#[test]
fn a_name_that_a_terminal_would_obey_is_shown_and_not_sent() {
    let found = problems(&case(r#""\u001b[31mred": 1"#));
    assert_eq!(found[0].0, r"\u{1b}[31mred");
}

#[test]
fn a_line_that_is_no_object_is_said_to_be_none() {
    assert!(
        problems("{\"reference\": ")[0]
            .1
            .contains("does not read as JSON")
    );
    assert!(problems("[1, 2]")[0].1.contains("not a JSON object"));
}

#[rstest]
#[case::cut_short(
    r#"{"reference": "NÖR-1", "tex"#,
    27,
    "the line ends in the middle of its record; was the file cut short?"
)]
#[case::comma(r#"{"reference": "N",}"#, 19, "there is a comma too many")]
#[case::two(
    r#"{"reference": "N"}{}"#,
    19,
    "something follows the end of the record; each line is one record"
)]
#[case::tab(
    "{\"text\": \"a\tb\"}",
    12,
    "a text holds a control character as such; JSON writes a new line as \\n and a tab as \\t, and a record holds no other"
)]
#[case::quotation(
    r"{'reference': 'N'}",
    2,
    "the name of a field stands in double quotation marks"
)]
#[case::large(r#"{"value": 1e400}"#, 15, "a number is too large")]
#[case::other("nonsense", 2, "each line is one JSON object on its own")]
fn a_line_that_is_no_json_is_told_where_and_why(
    #[case] line: &str,
    #[case] character: usize,
    #[case] why: &str,
) {
    let what = format!("does not read as JSON at character {character}: {why}");
    assert_eq!(problems(line), [(String::new(), what)]);
}

#[test]
fn what_nests_too_deep_is_no_record() {
    let found = problems(&"[".repeat(100_000));
    assert!(
        found[0]
            .1
            .ends_with("one thing stands within another more often than in any record"),
        "{found:?}"
    );
}

/// Points, people and steps are numbered: what goes past the numbers would be lost silently.
#[test]
fn a_list_that_is_longer_than_any_case_has_is_refused() {
    for (field, entry) in [
        ("issues", r#"{"theme": "Delay"}"#),
        ("people", r#"{"role": "parent"}"#),
        ("notes", r#"{"date": "2024-05-02", "text": "Rang"}"#),
        (
            "steps",
            r#"{"step": "safeguarding_spotted", "on": "2024-05-02"}"#,
        ),
    ] {
        let of = |length: usize| {
            case(&format!(
                r#""{field}": [{}]"#,
                vec![entry; length].join(", ")
            ))
        };
        assert!(read(&of(9_999), TODAY).is_ok(), "{field}");
        let expected = "holds 10000 entries; a list has at most 9999".to_owned();
        assert_eq!(problems(&of(10_000)), [(field.to_owned(), expected)]);
    }
    let two = vec![r#"{"kind": "apology"}"#; 5_000].join(", ");
    let entry = format!(r#"{{"received_on": "2024-08-01", "remedies": [{two}]}}"#);
    let found = problems(&case(&format!(r#""ombudsman": [{entry}, {entry}]"#)));
    assert_eq!(found[0].0, "remedies");
    assert_eq!(found.len(), 1);
}

#[test]
fn what_cannot_be_read_and_what_cannot_have_happened_are_said_in_one_run() {
    let found = problems(&case(
        r#""method": "fax", "stages": [{"stage": 1, "responded_on": "2024-04-01"}]"#,
    ));
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["method", "stages[0].responded_on"]);
}

#[test]
fn a_field_is_said_to_be_wrong_once() {
    let found = problems(&case(
        r#""stages": [{"stage": 1, "started_on": "2024-04-30"}]"#,
    ));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "stages[0].started_on");
    let twice = problems(&case(
        r#""stages": [{"stage": 1}], "kind": "compliment", "procedure": "corporate""#,
    ));
    let fields: Vec<&str> = twice.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["kind", "procedure", "procedure"]);
}

/// A stage 2 whose number cannot be read is not one that is missing.
#[test]
fn what_was_lost_in_reading_is_not_held_against_the_rest() {
    let stages = |two: &str| {
        format!(r#""stages": [{{"stage": 1}}, {two}, {{"stage": 3, "started_on": "2024-07-01"}}]"#)
    };
    for (two, field) in [
        (r#"{"stage": "2"}"#, "stages[1].stage"),
        ("2", "stages[1]"),
        (r#"{"stage": 1}"#, "stages[1].stage"),
    ] {
        let found = problems(&case(&stages(two)));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, field);
    }
}

#[test]
fn an_answer_on_a_wrong_day_is_one_mistake() {
    for day in ["2024-04-01", "2027-05-01"] {
        let found = problems(&case(
            &format!(
                r#""issues": [{{"theme": "Delay", "outcome": "upheld"}}],
               "stages": [{{"stage": 1, "responded_on": "{day}", "outcome": "upheld"}}]"#
            )
            .replace('\n', ""),
        ));
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["stages[0].responded_on"]);
    }
}

#[test]
fn what_got_into_a_field_of_codes_is_not_repeated_where_it_may_be_a_name() {
    for (given, shown) in [
        ("fax", true),
        ("by post", true),
        ("Online form", true),
        ("Ms A N Other", false),
        ("07700 900123", false),
        ("someone@example.org", false),
    ] {
        let found = problems(&case(&format!(r#""method": "{given}""#)));
        assert_eq!(found[0].1.contains(given), shown, "{found:?}");
        assert!(
            found[0]
                .1
                .contains("is not a way of contact; use one of: email, letter"),
            "{found:?}"
        );
    }
}

#[test]
fn a_number_in_quotation_marks_is_said_to_be_a_text() {
    let found = problems(&case(r#""child": {"age": "9"}"#));
    assert_eq!(
        found[0].1,
        "should be a whole number from 0 to 120, and is a text"
    );
}

#[test]
fn a_step_is_named_by_its_place() {
    let found = problems(&case(
        r#""steps": [{"step": "safeguarding_spotted", "on": "2024-05-02"}, {"step": "safeguarding_spotted", "on": "2027-05-02"}]"#,
    ));
    assert_eq!(found[0].0, "steps[1]");
}

#[test]
fn a_character_that_nobody_can_see_makes_no_second_team() {
    let found = problems(&case(r#""teams": ["North", "Nor\u200bth"]"#));
    assert_eq!(
        found,
        [(
            "teams[1]".to_owned(),
            "holds the character U+200B, which nobody can see; take it out".to_owned()
        )]
    );
}

#[test]
fn what_belongs_to_a_stage_that_the_record_does_not_have_is_doubtful() {
    assert_eq!(
        doubtful(
            r#""issues": [{"theme": "Delay", "findings": [{"stage": 2, "outcome": "upheld"}]}],
               "steps": [{"step": "investigator_appointed", "on": "2024-05-03", "stage": 2}]"#
        ),
        [
            "issues[0].findings[0].stage: is of stage 2, which is not in stages[]; add it there, or correct it",
            "steps[0].stage: is of stage 2, which is not in stages[]; add it there, or correct it",
        ]
    );
}

#[test]
fn an_extension_to_a_day_that_was_over_or_of_a_stage_that_was_is_doubtful() {
    let stage = |extension: &str| {
        format!(
            r#""stages": [{{"stage": 1, "extension": {{{extension}}}, "responded_on": "2024-05-15"}}]"#
        )
    };
    assert_eq!(
        doubtful(&stage(r#""on": "2024-05-10", "to": "2024-05-09""#)),
        [
            "stages[0].extension.to: 9 May 2024 is before the stage was extended on 10 May 2024; correct one or the other"
        ]
    );
    assert_eq!(
        doubtful(&stage(r#""on": "2024-05-16", "to": "2024-05-29""#)),
        [
            "stages[0].extension.on: 16 May 2024 is after the answer on 15 May 2024; correct one or the other"
        ]
    );
    assert_eq!(
        doubtful(&stage(r#""on": "2024-05-15", "to": "2024-05-15""#)),
        [""; 0]
    );
}

#[test]
fn procedure_is_for_complaints() {
    let line = r#"{"reference": "N", "kind": "compliment", "procedure": "corporate", "received_on": "2024-05-01"}"#;
    assert_eq!(problems(line)[0].0, "procedure");
}

#[rstest]
#[case::period(
    r#""period": "2024", "measure": "m", "value": 1, "unit": "count""#,
    "period"
)]
#[case::unit(
    r#""period": "2023-24", "measure": "m", "value": 1, "unit": "rate""#,
    "unit"
)]
#[case::value(
    r#""period": "2023-24", "measure": "m", "value": "1", "unit": "count""#,
    "value"
)]
#[case::measure(r#""period": "2023-24", "value": 1, "unit": "count""#, "measure")]
#[case::by(
    r#""period": "2023-24", "measure": "m", "value": 1, "unit": "count", "by": {"team": 3}"#,
    "by.team"
)]
#[case::by_on_two_lines(
    r#""period": "2023-24", "measure": "m", "value": 1, "unit": "count", "by": {"team": "No\nrth"}"#,
    "by.team"
)]
#[case::by_twice(
    r#""period": "2023-24", "measure": "m", "value": 1, "unit": "count", "by": {"team": "A", " team": "B"}"#,
    "by.team"
)]
fn a_published_figure_has_its_own_fields(#[case] fields: &str, #[case] at: &str) {
    let found = problems(&format!(
        r#"{{"reference": "P", "kind": "published_figure", {fields}}}"#
    ));
    assert_eq!(found[0].0, at, "{found:?}");
}

#[test]
fn plans_may_be_to_come() {
    let more = r#""stages": [{"stage": 1, "extension": {"to": "2027-01-04"}}, {"stage": 2, "started_on": "2024-06-03"},
        {"stage": 3, "started_on": "2026-11-02", "panel_on": "2026-12-14"}],
        "parked": [{"on": "2024-05-08", "until": "2027-02-01"}],
        "remedies": [{"kind": "apology", "agreed_on": "2024-06-03", "due_on": "2027-01-04"}]"#;
    assert!(read(&case(&more.replace('\n', " ")), TODAY).is_ok());
}

#[rstest]
#[case::no_year_end(
    r#""year_end": "2026-06-30", "step": "report_published", "on": "2026-09-28""#,
    "year_end",
    "is no 31 March, on which the council's year ends"
)]
#[case::still_running(
    r#""year_end": "2027-03-31", "step": "report_published", "on": "2027-09-28""#,
    "on",
    "the year to Wed 31 March 2027 is not over"
)]
#[case::before_its_end(
    r#""year_end": "2026-03-31", "step": "report_published", "on": "2026-03-31""#,
    "on",
    "Tue 31 March 2026 is not after the year to Tue 31 March 2026, or is still to come"
)]
#[case::a_reference(
    r#""year_end": "2026-03-31", "step": "report_published", "on": "2026-09-28", "reference": "R""#,
    "reference",
    "is not a field of this format here; the fields are: kind, on, refers_to, step, year_end"
)]
fn a_step_of_a_year_has_its_own_fields(#[case] fields: &str, #[case] at: &str, #[case] what: &str) {
    let found = problems(&format!(r#"{{"kind": "year_step", {fields}}}"#));
    assert_eq!(found, [(at.to_owned(), what.to_owned())]);
}

#[rstest]
#[case::below_nothing("-4")]
#[case::a_part("4.5")]
fn a_published_count_is_a_whole_number_and_none_below_0(#[case] value: &str) {
    let line = |value: &str, unit: &str| {
        format!(
            r#"{{"reference":"P-1","kind":"published_figure","period":"2025-26","measure":"children","value":{value},"unit":"{unit}"}}"#
        )
    };
    let found = problems(&line(value, "count"));
    let said = "is not a count: a whole number, and none below 0".to_owned();
    assert_eq!(found, [("value".to_owned(), said)]);
    assert!(read(&line("4", "count"), TODAY).is_ok());
    assert!(read(&line("-4.5", "percent"), TODAY).is_ok());
}

#[test]
fn an_entry_of_the_ombudsman_that_says_nothing_is_told_what_it_lacks() {
    let line =
        r#"{"reference":"NOR-1","kind":"complaint","received_on":"2024-05-01","ombudsman":[{}]}"#;
    let found = problems(line);
    assert_eq!(found[0].0, "ombudsman[0].received_on");
    assert!(found[0].1.contains("give at least the day"), "{found:?}");
}

#[rstest]
#[case::no_time(r#""received_at": "half past five""#, "received_at", "as 17:30")]
#[case::no_such_hour(r#""received_at": "25:00""#, "received_at", "as 17:30")]
fn a_time_of_day_is_one(#[case] more: &str, #[case] field: &str, #[case] says: &str) {
    let found = problems(&format!(
        r#"{{"reference":"NOR-1","kind":"compliment","received_on":"2024-05-01",{more}}}"#
    ));
    assert_eq!(found[0].0, field);
    assert!(found[0].1.contains(says), "{found:?}");
}

#[test]
fn how_a_letter_went_stands_beside_a_letter() {
    let line = r#"{"reference":"NOR-1","kind":"complaint","procedure":"children_act","received_on":"2024-05-01","stages":[{"stage":1,"responded_on":"2024-05-08","responded_by":"email","responded_post":"by_hand"}]}"#;
    let found = problems(line);
    let said = "stands only beside responded_by \"letter\"".to_owned();
    assert_eq!(found, [("stages[0].responded_post".to_owned(), said)]);
}

#[test]
fn a_procedure_of_what_is_no_complaint_and_a_birth_before_1900_are_told_with_their_fields() {
    let line = r#"{"reference":"NOR-9","kind":"compliment","procedure":"corporate","received_on":"2026-04-01","people":[{"role":"complainant","name":"Jo Fielding","born_on":"1894-05-04"}]}"#;
    let problems = casework::records::read(line, jiff::civil::date(2027, 11, 24));
    let problems = format!("{:?}", problems.expect_err("neither can be"));
    assert!(problems.contains("is for complaints only"), "{problems}");
    assert!(problems.contains("is before 1900"), "{problems}");
}
