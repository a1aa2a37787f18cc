//! Charts: the first column of a table as bars, where that says something. The table beside it says the same.

use figures::{CellKind, ReportTable};
use serde::Serialize;

/// Bars, each with its label and its number.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// What the bars show, in a sentence that says the finding.
    pub title: String,
    /// What is counted.
    pub measure: String,
    /// The bars, in the table's order.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Its label.
    pub label: String,
    /// The number.
    pub number: u64,
    /// Its length, in hundredths of the longest.
    pub share: u64,
}

/// Bars fewer than this say nothing that the table does not.
const FEWEST: usize = 3;
/// More than this are a wall.
const MOST: usize = 16;

/// The chart of a table whose rows are parts of one kind: each a count of its own cases.
pub fn chart(table: &ReportTable) -> Option<Chart> {
    let measure = table.columns.first()?;
    let mut counts = Vec::new();
    for row in &table.rows {
        let cell = row.cells.first()?;
        let plain = cell.kind == CellKind::Computed && cell.denominator.is_none();
        let number = cell.value.as_ref().and_then(serde_json::Number::as_u64)?;
        // money and percentages are no counts of the same thing as their neighbours
        if !plain || (cell.text != number.to_string() && number > 0) {
            return None;
        }
        if !is_whole(&row.label) {
            counts.push((row.label.clone(), number));
        }
    }
    let most = counts
        .iter()
        .map(|(_, number)| *number)
        .max()
        .filter(|it| *it > 0)?;
    // parts of a whole have a row of the whole; a list of unlike measures has none
    let parts = counts.len() < table.rows.len();
    if !parts || !(FEWEST..=MOST).contains(&counts.len()) {
        return None;
    }
    let longest: Vec<&str> = counts
        .iter()
        .filter(|(_, number)| *number == most)
        .map(|(label, _)| label.as_str())
        .collect();
    Some(Chart {
        title: match longest.as_slice() {
            [one] => format!("{one} has most: {most}"),
            several => format!("{} have most: {most} each", joined(several)),
        },
        measure: measure.clone(),
        bars: counts
            .into_iter()
            .map(|(label, number)| Bar {
                label,
                number,
                share: number * 100 / most,
            })
            .collect(),
    })
}

/// A row of all parts together.
fn is_whole(label: &str) -> bool {
    let label = label.to_lowercase();
    label.starts_with("all ") || label.starts_with("total") || label.ends_with("total")
}

fn joined(labels: &[&str]) -> String {
    match labels.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, chart};
    use figures::ReportTable;

    fn table(rows: &[(&str, &str)]) -> ReportTable {
        let rows: Vec<_> = rows
            .iter()
            .map(|(label, value)| {
                let value: serde_json::Value = serde_json::from_str(value).expect("a number");
                serde_json::json!({
                    "label": label,
                    "cells": [{"column": "Points", "value": value, "text": value.to_string(), "kind": "computed"}],
                })
            })
            .collect();
        serde_json::from_value(serde_json::json!({
            "id": "5", "title": "Themes", "unit": "issue", "cohort": "answered", "notes": [],
            "columns": ["Points"], "rows": rows, "checks": [],
        }))
        .expect("a table")
    }

    #[test]
    fn parts_of_a_whole_are_drawn_and_the_largest_is_named() {
        let drawn = chart(&table(&[
            ("Delay", "8"),
            ("Staff", "4"),
            ("Money", "0"),
            ("All points", "12"),
        ]))
        .expect("a chart");
        assert_eq!(drawn.title, "Delay has most: 8");
        let bar = |label: &str, number, share| Bar {
            label: label.to_owned(),
            number,
            share,
        };
        assert_eq!(
            drawn.bars,
            [
                bar("Delay", 8, 100),
                bar("Staff", 4, 50),
                bar("Money", 0, 0)
            ]
        );
    }

    #[test]
    fn two_largest_are_both_named() {
        let drawn = chart(&table(&[
            ("Delay", "4"),
            ("Staff", "4"),
            ("Money", "1"),
            ("Total", "9"),
        ]));
        assert_eq!(
            drawn.expect("a chart").title,
            "Delay and Staff have most: 4 each"
        );
    }

    #[test]
    fn unlike_measures_and_empty_tables_are_not_drawn() {
        assert_eq!(
            chart(&table(&[
                ("Received", "8"),
                ("Answered", "4"),
                ("Late", "1")
            ])),
            None
        );
        assert_eq!(
            chart(&table(&[
                ("Delay", "0"),
                ("Staff", "0"),
                ("Money", "0"),
                ("Total", "0")
            ])),
            None
        );
    }
}
