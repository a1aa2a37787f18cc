//! The report as data: the JSON that comes out.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A report for one period, as it stood on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The definition's id.
    pub report: String,
    /// The report's title.
    pub title: String,
    /// The council whose report it is.
    pub council: String,
    /// The period that it covers.
    pub period: ReportPeriod,
    /// The day as it stood at whose end.
    #[schemars(with = "String")]
    pub as_at: Date,
    /// What it was made from.
    pub inputs: Inputs,
    /// The tables in their printed order.
    pub tables: Vec<ReportTable>,
    /// What a reader should know before relying on a figure.
    pub warnings: Vec<String>,
}

/// The first and the last day of a report, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportPeriod {
    /// The first day.
    #[schemars(with = "String")]
    pub from: Date,
    /// The last day.
    #[schemars(with = "String")]
    pub to: Date,
}

/// Hashes of everything that a report was made from: the same hashes give the same report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inputs {
    /// Of the fact rows and published figures, whatever their order.
    pub facts: String,
    /// Of the definition's text.
    pub definition: String,
    /// Of the calendar by which working days were counted.
    pub calendar: String,
    /// Of the rules that the limits came from.
    pub rules: String,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportTable {
    /// The report's own number or paragraph.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What its figures count; several where rows or columns differ.
    pub unit: String,
    /// What has to have happened inside the period; several where rows or columns differ.
    pub cohort: String,
    /// The sentences under it.
    pub notes: Vec<String>,
    /// The labels of its columns in their order.
    pub columns: Vec<String>,
    /// Its rows in their order.
    pub rows: Vec<ReportRow>,
    /// What was checked, and whether it holds.
    pub checks: Vec<CheckResult>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportRow {
    /// Its label.
    pub label: String,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The label of its column.
    pub column: String,
    /// The number, a percentage as it is printed, money in pence; null where there is none.
    pub value: Option<serde_json::Number>,
    /// What a reader sees.
    pub text: String,
    /// What a rate or a share counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<u64>,
    /// What a rate or a share is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<u64>,
    /// How it was rounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<RoundingName>,
    /// Whether it was made from cases here or read from a published figure.
    pub kind: CellKind,
    /// The references of the cases behind it, in order; left out when they are not wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<Vec<String>>,
}

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Made from cases, or from other cells.
    Computed,
    /// Read from a published figure.
    Published,
}

/// How a figure was rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoundingName {
    /// To the nearest, a half away from nought.
    HalfUp,
    /// The fraction dropped.
    Truncate,
    /// So that the parts of a whole add up to 100.
    LargestRemainder,
    /// 100 less a printed percentage.
    Complement,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckResult {
    /// The check's name.
    pub name: String,
    /// Whether it holds.
    pub holds: bool,
    /// Where it was looked at; where it does not hold, by how much.
    pub detail: String,
}

impl Report {
    /// The figure at an address.
    #[must_use]
    pub fn cell(&self, table: &str, row: &str, column: &str) -> Option<&Cell> {
        self.tables
            .iter()
            .find(|it| it.id == table)?
            .rows
            .iter()
            .find(|it| it.label == row)?
            .cells
            .iter()
            .find(|it| it.column == column)
    }

    /// The checks that do not hold, each with its table.
    pub fn failing_checks(&self) -> impl Iterator<Item = (&ReportTable, &CheckResult)> {
        self.tables.iter().flat_map(|table| {
            table
                .checks
                .iter()
                .filter(|it| !it.holds)
                .map(move |check| (table, check))
        })
    }

    /// The JSON Schema of a report, for programs that read one.
    #[must_use]
    pub fn schema() -> serde_json::Value {
        schemars::schema_for!(Self).into()
    }
}

impl From<crate::rounding::Rounding> for RoundingName {
    fn from(rounding: crate::rounding::Rounding) -> Self {
        use crate::rounding::Rounding;
        match rounding {
            Rounding::HalfUp => Self::HalfUp,
            Rounding::Truncate => Self::Truncate,
            Rounding::LargestRemainder => Self::LargestRemainder,
            Rounding::Complement => Self::Complement,
        }
    }
}
