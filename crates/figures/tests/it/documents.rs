//! The documentation is true, and the schema fresh.

use crate::hand::{AS_AT, YEAR, complaint, facts};
use figures::{Definition, Options, Report, compute, vocabulary};
use rstest::rstest;
use serde_json::json;

const PAGE: &str = include_str!("../../../../docs/report-definitions.md");

/// The TOML examples of the page.
fn examples() -> Vec<&'static str> {
    PAGE.split("```toml\n")
        .skip(1)
        .filter_map(|it| it.split("```").next())
        .collect()
}

#[test]
fn every_example_of_the_documentation_is_a_definition_that_can_be_made() {
    assert!(examples().len() > 6);
    for example in examples() {
        let definition = Definition::parse("example.toml", example, None)
            .unwrap_or_else(|why| panic!("{why}\n{example}"));
        let facts = facts(vec![complaint("A", "2023-05-02", json!({}))], Vec::new());
        let report =
            compute(&definition, &facts, YEAR, AS_AT, &Options::default()).expect("a report");
        assert!(report.tables.iter().any(|it| !it.rows.is_empty()));
        assert_eq!(report.failing_checks().count(), 0);
    }
}

#[test]
fn every_word_of_the_vocabulary_is_in_the_documentation() {
    let missing: Vec<&str> = vocabulary()
        .into_iter()
        .filter(|word| !PAGE.contains(&format!("`{word}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_table_of_units_and_cohorts_is_the_engines() {
    use figures::{Cohort, Word};
    for cohort in Cohort::ALL {
        let units: Vec<String> = cohort
            .units()
            .iter()
            .map(|it| format!("`{}`", it.word()))
            .collect();
        let row = PAGE
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", cohort.word())))
            .unwrap_or_else(|| panic!("no row for {}", cohort.word()));
        let printed = row
            .trim_end_matches(" |")
            .rsplit(" | ")
            .next()
            .expect("a last cell");
        assert_eq!(printed, units.join(", "), "{}", cohort.word());
    }
}

/// The schema as it is committed.
fn schema() -> String {
    serde_json::to_string_pretty(&Report::schema()).expect("a schema") + "\n"
}

#[test]
fn the_committed_schema_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/report.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, schema()).expect("the schema can be written");
    }
    let committed = std::fs::read_to_string(path).expect("docs/report.schema.json");
    assert!(
        committed == schema(),
        "run the tests once with UPDATE_SCHEMA=1"
    );
}

#[rstest]
#[case("medway")]
#[case("harrow")]
fn a_councils_report_is_valid_by_the_schema(#[case] name: &str) {
    let report = crate::councils::printed_report(name);
    let json = serde_json::to_value(&report).expect("JSON");
    let validator = jsonschema::validator_for(&Report::schema()).expect("a schema");
    let faults: Vec<String> = validator
        .iter_errors(&json)
        .map(|it| it.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    let back: Report = serde_json::from_value(json).expect("a report");
    assert_eq!(back, report);
}

#[rstest]
#[case("essex", include_str!("../../../../reports/essex.toml"))]
#[case("redcar-and-cleveland", include_str!("../../../../reports/redcar-and-cleveland.toml"))]
fn the_other_councils_definitions_can_be_made(#[case] name: &str, #[case] text: &str) {
    let definition = Definition::parse(&format!("reports/{name}.toml"), text, None)
        .unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(definition.id(), name);
    let facts = facts(crate::councils::cases("medway"), Vec::new());
    let period = complaints::published::Period {
        from: "2024-04-01".parse().expect("a date"),
        to: "2025-03-31".parse().expect("a date"),
    };
    let as_at = "2025-06-02".parse().expect("a date");
    let report =
        compute(&definition, &facts, period, as_at, &Options::default()).expect("a report");
    let failing: Vec<String> = report
        .failing_checks()
        .map(|(table, it)| format!("{}: {it:?}", table.id))
        .collect();
    assert!(failing.is_empty(), "{failing:?}");
}
