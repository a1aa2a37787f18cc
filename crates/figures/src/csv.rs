//! A report as one line for each figure, for a spreadsheet.

use crate::report::{CellKind, Report};

/// Every figure of a report: table, row, column, value, text, numerator, denominator, and whether it was counted
/// here or published before.
///
/// # Errors
/// None that a report can cause: it is written to memory.
pub fn csv(report: &Report) -> Result<String, ::csv::Error> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "table",
        "title",
        "row",
        "column",
        "value",
        "text",
        "numerator",
        "denominator",
        "kind",
    ])?;
    for table in &report.tables {
        for row in &table.rows {
            for cell in &row.cells {
                let kind = match cell.kind {
                    CellKind::Computed => "computed",
                    CellKind::Published => "published",
                };
                writer.write_record([
                    harmless(&table.id),
                    harmless(&table.title),
                    harmless(&row.label),
                    harmless(&cell.column),
                    cell.value
                        .as_ref()
                        .map_or_else(String::new, ToString::to_string),
                    cell.text.clone(),
                    number(cell.numerator),
                    number(cell.denominator),
                    kind.to_owned(),
                ])?;
            }
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(::csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn number(number: Option<u64>) -> String {
    number.map_or_else(String::new, |it| it.to_string())
}

/// A label that a spreadsheet cannot take for a formula.
fn harmless(label: &str) -> String {
    if label.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{label}")
    } else {
        label.to_owned()
    }
}
