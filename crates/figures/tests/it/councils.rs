//! Every figure that two councils printed, and every cell that a changed record moves.

use crate::hand::limits;
use crate::records;
use complaints::facts::CaseFacts;
use complaints::published::Period;
use figures::{Definition, Facts, Options, Report, compute};
use jiff::civil::{Date, date};
use rstest::rstest;
use serde_json::Value;
use std::collections::BTreeMap;
use workdays::Calendar;

pub(crate) struct Council {
    pub(crate) records: Vec<Value>,
    pub(crate) definition: Definition,
    figures: Value,
    changes: Value,
    pub(crate) period: Period,
}

pub(crate) fn council(name: &str) -> Council {
    let (records, figures, changes, definition, period) = match name {
        "medway" => (
            include_str!("../../../../fixtures/medway-2024-25.jsonl"),
            include_str!("../../../../fixtures/medway-2024-25.figures.json"),
            include_str!("../../../../fixtures/medway-2024-25.changes.json"),
            include_str!("../../../../reports/medway.toml"),
            ("2024-04-01", "2025-03-31"),
        ),
        "harrow" => (
            include_str!("../../../../fixtures/harrow-2017-18.jsonl"),
            include_str!("../../../../fixtures/harrow-2017-18.figures.json"),
            include_str!("../../../../fixtures/harrow-2017-18.changes.json"),
            include_str!("../../../../reports/harrow.toml"),
            ("2017-04-01", "2018-03-31"),
        ),
        other => panic!("no fixtures of {other}"),
    };
    let file = format!("reports/{name}.toml");
    Council {
        records: records::lines(records),
        definition: Definition::parse(&file, definition, None)
            .unwrap_or_else(|why| panic!("{why}")),
        figures: serde_json::from_str(figures).expect("figures"),
        changes: serde_json::from_str(changes).expect("changes"),
        period: Period {
            from: period.0.parse().expect("a date"),
            to: period.1.parse().expect("a date"),
        },
    }
}

pub(crate) const AS_AT: Date = date(2026, 1, 5);

pub(crate) fn facts(_: &Council, records: &[Value]) -> Facts {
    let (cases, published) = records::facts(records);
    let calendar = Calendar::england_and_wales();
    Facts::new(cases, published, &calendar, &limits()).expect("facts")
}

fn report(council: &Council, records: &[Value]) -> Report {
    let facts = facts(council, records);
    compute(
        &council.definition,
        &facts,
        council.period,
        AS_AT,
        &Options::default(),
    )
    .expect("a report")
}

/// The report of a council on its records.
pub(crate) fn printed_report(name: &str) -> Report {
    let council = council(name);
    report(&council, &council.records)
}

/// The cases of a council.
pub(crate) fn cases(name: &str) -> Vec<CaseFacts> {
    records::facts(&council(name).records).0
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} of {value}"))
}

/// The address of a figure in the fixtures.
fn address(figure: &Value) -> (&str, &str, &str) {
    (
        text(figure, "table"),
        text(figure, "row"),
        text(figure, "column"),
    )
}

#[rstest]
#[case("medway")]
#[case("harrow")]
fn every_printed_figure_comes_out(#[case] name: &str) {
    let council = council(name);
    let report = report(&council, &council.records);
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    let lists =
        ["figures", "not_counted"].map(|it| council.figures[it].as_array().expect("a list"));
    for figure in lists.into_iter().flatten() {
        let also = figure["also"].as_array().into_iter().flatten();
        for place in std::iter::once(figure).chain(also) {
            looked_at += 1;
            let (table, row, column) = address(place);
            let Some(cell) = report.cell(table, row, column) else {
                wrong.push(format!("{table} | {row} | {column}: not there"));
                continue;
            };
            let found = serde_json::to_value(cell).expect("a cell");
            // a second place shows the same value; how it is written is said of the first alone
            let compared: &[&str] = if std::ptr::eq(place, figure) {
                &[
                    "value",
                    "text",
                    "numerator",
                    "denominator",
                    "rounding",
                    "kind",
                ]
            } else {
                &["value"]
            };
            for key in compared {
                let Some(printed) = figure.get(*key) else {
                    continue;
                };
                let here = found.get(*key).unwrap_or(&Value::Null);
                if here != printed {
                    wrong.push(format!(
                        "{table} | {row} | {column}: {key} is {here}, printed {printed}"
                    ));
                }
            }
        }
    }
    assert!(looked_at > 300, "only {looked_at} figures were looked at");
    assert!(
        wrong.is_empty(),
        "{} of {looked_at}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The values of all listed cells, with the text of those that are words.
fn cells(
    council: &Council,
    report: &Report,
) -> BTreeMap<(String, String, String), (Value, String)> {
    let lists =
        ["figures", "not_counted"].map(|it| council.figures[it].as_array().expect("a list"));
    let mut cells = BTreeMap::new();
    for figure in lists.into_iter().flatten() {
        let also = figure["also"].as_array().into_iter().flatten();
        for place in std::iter::once(figure).chain(also) {
            let (table, row, column) = address(place);
            let cell = report.cell(table, row, column);
            let value = cell
                .and_then(|it| it.value.clone())
                .map_or(Value::Null, Value::Number);
            let word = cell
                .filter(|it| it.value.is_none())
                .map_or(String::new(), |it| it.text.clone());
            cells.insert(
                (table.to_owned(), row.to_owned(), column.to_owned()),
                (value, word),
            );
        }
    }
    cells
}

#[rstest]
#[case("medway")]
#[case("harrow")]
fn a_changed_record_moves_its_cells_and_no_other(#[case] name: &str) {
    let council = council(name);
    let before_report = report(&council, &council.records);
    let before = cells(&council, &before_report);
    let mut wrong = Vec::new();
    let changes = council.changes["changes"].as_array().expect("changes");
    for change in changes {
        let title = format!("{}: {}", text(change, "kind"), text(change, "change"));
        let out: Vec<&Value> = change["remove"]
            .as_array()
            .expect("a list")
            .iter()
            .collect();
        let put = change["put"].as_array().expect("a list");
        let gone = |record: &Value| {
            let reference = &record["reference"];
            out.iter()
                .any(|it| *it == reference || it["reference"] == *reference)
                || put.iter().any(|it| it["reference"] == *reference)
        };
        let records: Vec<Value> = council
            .records
            .iter()
            .filter(|it| !gone(it))
            .chain(put)
            .cloned()
            .collect();
        let after_report = report(&council, &records);
        let after = cells(&council, &after_report);
        let mut moved: Vec<(String, String, String)> = Vec::new();
        for it in change["moves"].as_array().expect("moves") {
            let (table, row, column) = address(it);
            moved.push((table.to_owned(), row.to_owned(), column.to_owned()));
            let was = before_report.cell(table, row, column);
            let is = after_report.cell(table, row, column);
            let value = |cell: Option<&figures::Cell>| {
                cell.and_then(|it| it.value.clone())
                    .map_or(Value::Null, Value::Number)
            };
            // a row that loses its last case may stay with 0; one that gains its first may have been there with 0
            let row_gone = it.get("row gone").is_some();
            let row_appears = it.get("row appears").is_some();
            if value(was) != it["from"] && !(row_appears && value(was) == 0) {
                wrong.push(format!(
                    "{title}\n   {table} | {row} | {column}: before {}, expected {}",
                    value(was),
                    it["from"]
                ));
            }
            if value(is) != it["to"] && !(row_gone && value(is) == 0) {
                wrong.push(format!(
                    "{title}\n   {table} | {row} | {column}: after {}, expected {}",
                    value(is),
                    it["to"]
                ));
            }
            for (key, cell) in [("from_text", was), ("to_text", is)] {
                if let Some(expected) = it.get(key).and_then(Value::as_str)
                    && cell.map(|it| it.text.as_str()) != Some(expected)
                {
                    wrong.push(format!("{title}\n   {table} | {row} | {column}: {key} is {:?}, expected {expected}", cell.map(|it| &it.text)));
                }
            }
        }
        for (place, value) in &before {
            if !moved.contains(place) && after.get(place) != Some(value) {
                wrong.push(format!(
                    "{title}\n   {place:?} moved too: {value:?} to {:?}",
                    after.get(place)
                ));
            }
        }
    }
    assert!(changes.len() > 60);
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_report_is_the_same_bytes_whatever_the_order_of_its_cases() {
    let council = council("medway");
    let bytes =
        |records: &[Value]| serde_json::to_string(&report(&council, records)).expect("JSON");
    let expected = bytes(&council.records);
    let orders = proptest::collection::vec(proptest::prelude::any::<u32>(), council.records.len());
    let mut runner = proptest::test_runner::TestRunner::new(proptest::test_runner::Config {
        cases: 12,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    });
    runner
        .run(&orders, |keys| {
            let mut shuffled: Vec<(u32, Value)> =
                keys.into_iter().zip(council.records.clone()).collect();
            shuffled.sort_by_key(|(key, _)| *key);
            let shuffled: Vec<Value> = shuffled.into_iter().map(|(_, it)| it).collect();
            proptest::prop_assert_eq!(&bytes(&shuffled), &expected);
            Ok(())
        })
        .expect("the same bytes");
}

#[test]
fn the_cases_behind_a_figure_are_listed_unless_they_are_not_wanted() {
    let council = council("medway");
    let report = report(&council, &council.records);
    let cell = report
        .cell("5.2", "% responses within 20 days", "June")
        .expect("the cell");
    assert_eq!(cell.cases.as_deref().map(<[String]>::len), Some(1));
    let facts = facts(&council, &council.records);
    let without = Options {
        cases: false,
        ..Options::default()
    };
    let bare =
        compute(&council.definition, &facts, council.period, AS_AT, &without).expect("a report");
    let cells = bare
        .tables
        .iter()
        .flat_map(|it| &it.rows)
        .flat_map(|it| &it.cells);
    assert!(cells.into_iter().all(|it| it.cases.is_none()));
    assert_eq!(
        bare.cell("8.3", "Responses issued", "Total")
            .and_then(|it| it.value.clone()),
        Some(84.into())
    );
}

#[test]
fn what_does_not_reconcile_is_said_with_how_much() {
    let failing: Vec<(String, String)> = printed_report("harrow")
        .failing_checks()
        .map(|(table, check)| (table.id.clone(), check.detail.clone()))
        .collect();
    assert_eq!(
        failing,
        [
            (
                "1-text".to_owned(),
                "2017/18: 323 is expected, 232 is shown: 91 too few".to_owned()
            ),
            (
                "1-text".to_owned(),
                "2017/18: 160 is expected, 159 is shown: 1 too few".to_owned()
            ),
        ]
    );
    assert_eq!(printed_report("medway").failing_checks().count(), 0);
}
