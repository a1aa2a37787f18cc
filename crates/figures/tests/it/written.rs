//! What a report says of itself and of what it was made from, and its figures as a spreadsheet takes them.

use crate::hand::{AS_AT, YEAR, complaint, definition, facts, limits, printed, report};
use figures::{Address, Definition, Facts, Options, compute, csv, explain, vocabulary};
use serde_json::json;
use workdays::Calendar;

/// Complaints by e-mail, as a number and as a share, beside what was printed of them.
const METHODS: &str = r#"
    [[sections.tables]]
    id = "1"
    title = "How, and \"by whom\""
    cohort = "received"
    rows = [{ label = "=E-mail", filter = { method = "email" } }, { label = "-Letter", filter = { method = "letter" } }]
    columns = [
        { label = "{year}" },
        { label = "%", measure = "share", share = { over = "method" } },
        { label = "+Target", measure = "published", published = "target" },
    ]
"#;

fn methods() -> figures::Report {
    let by = |reference, method| complaint(reference, "2023-05-02", json!({ "method": method }));
    let cases = vec![by("A", "email"), by("B", "email"), by("C", "letter")];
    let target = printed("P", "2023-24", "target", 12, json!({}));
    report(METHODS, cases, vec![target])
}

#[test]
fn a_spreadsheet_has_a_line_for_each_figure_and_takes_no_label_for_a_formula() {
    let text = csv(&methods()).expect("it is written to memory");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "table,title,row,column,value,text,numerator,denominator,kind",
            "1,\"How, and \"\"by whom\"\"\",'=E-mail,2023-24,2,2,,,computed",
            "1,\"How, and \"\"by whom\"\"\",'=E-mail,%,67,67%,2,3,computed",
            "1,\"How, and \"\"by whom\"\"\",'=E-mail,'+Target,12,12,,,published",
            "1,\"How, and \"\"by whom\"\"\",'-Letter,2023-24,1,1,,,computed",
            "1,\"How, and \"\"by whom\"\"\",'-Letter,%,33,33%,1,3,computed",
            "1,\"How, and \"\"by whom\"\"\",'-Letter,'+Target,12,12,,,published",
        ]
    );
}

#[test]
fn a_definition_says_whose_report_it_is_and_what_stands_in_its_sections() {
    let text = r#"
        id = "year"
        title = "Annual report {year}"
        council = "Northmere"
        [[sections]]
        title = "Numbers"
        [[sections.tables]]
        id = "1"
        title = "Received"
        cohort = "received"
        rows = ["All"]
        columns = ["N"]
        [[sections.tables]]
        id = "2"
        title = "Answered"
        cohort = "answered"
        rows = ["All"]
        columns = ["N"]
        [[sections]]
        title = "Lessons"
        [[sections.tables]]
        id = "3"
        title = "Remedies"
        unit = "remedy"
        cohort = "remedy_agreed"
        rows = ["All"]
        columns = ["N"]
    "#;
    let definition = Definition::parse("year.toml", text, None).expect("a definition");
    assert_eq!(
        (definition.id(), definition.title(), definition.council()),
        ("year", "Annual report {year}", "Northmere")
    );
    let sections: Vec<_> = definition.sections().collect();
    assert_eq!(
        sections,
        [("Numbers", vec!["1", "2"]), ("Lessons", vec!["3"])]
    );
}

#[test]
fn a_report_names_what_it_was_made_from_by_hashes() {
    let ordinary = Calendar::england_and_wales();
    let holiday = ordinary
        .with_bank_holiday("2023-05-09".parse().expect("a date"), "A day of thanks")
        .expect("it can be proclaimed");
    let made = |text: &str, calendar: &Calendar| {
        let cases = vec![complaint("A", "2023-05-02", json!({}))];
        let facts = Facts::new(cases, Vec::new(), calendar, &limits()).expect("facts");
        let definition = definition(text);
        let report =
            compute(&definition, &facts, YEAR, AS_AT, &Options::default()).expect("a report");
        assert_eq!(report.inputs.definition, definition.hash());
        assert_eq!(report.inputs.facts, facts.hash());
        assert_eq!(report.inputs.calendar, calendar.fingerprint());
        assert_eq!(facts.calendar(), calendar.fingerprint());
        report.inputs
    };
    let first = made(METHODS, &ordinary);
    assert_eq!(first, made(METHODS, &ordinary), "the same gives the same");
    assert_ne!(first.calendar, made(METHODS, &holiday).calendar);
    let other = made(&METHODS.replace("+Target", "Target"), &ordinary);
    assert_ne!(first.definition, other.definition);
    assert_eq!(first.facts, other.facts);
}

#[test]
fn the_vocabulary_has_words_of_every_list() {
    let words = vocabulary();
    for word in [
        "remedy",           // a unit
        "stage_concluded",  // a cohort
        "method",           // a field
        "share",            // a measure
        "truncate",         // a rounding
        "published",        // where earlier years come from
        "parts",            // a whole
        "yyyy/yy",          // a year
        "email",            // a code of a field
        "partially_upheld", // another
    ] {
        assert!(words.contains(&word), "{word} is missing");
    }
}

#[test]
fn a_figure_read_back_says_from_which_line_and_which_is_missing() {
    let text = r#"
        [[sections.tables]]
        id = "1"
        title = "Areas"
        measure = "published"
        published = "received_by_area"
        rows = [{ label = "North", by = { quadrant = "North" } }, { label = "South", by = { quadrant = "South" } }]
        columns = ["{year}"]
    "#;
    let north = printed(
        "P-7",
        "2023-24",
        "received_by_area",
        12,
        json!({ "quadrant": "North" }),
    );
    let facts = facts(Vec::new(), vec![north]);
    let said = |row| {
        let at = Address {
            table: "1",
            row,
            column: "2023-24",
        };
        let found = explain(&definition(text), &facts, YEAR, AS_AT, at).expect("an explanation");
        (found.text, found.figure.join(" "))
    };
    assert_eq!(
        said("North"),
        (
            "12".to_owned(),
            "Read back from the published figure P-7: received_by_area, quadrant North, 2023-04-01 to 2024-03-31."
                .to_owned()
        )
    );
    assert_eq!(
        said("South").1,
        "There is no published figure received_by_area, quadrant South for 2023-04-01 to 2024-03-31."
    );
}
