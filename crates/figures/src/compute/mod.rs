//! From a definition and facts to a report.

mod axis;
mod conditions;
mod counted;
mod derived;
mod figure;
mod first;
mod sheet;

pub(crate) use axis::{Writer, Written};
pub(crate) use conditions::Conditions;
pub(crate) use counted::{codes_of, in_order};
pub(crate) use derived::{Address, address};
pub(crate) use figure::{Figure, Quantity, in_pounds};
pub(crate) use first::settled;
pub(crate) use sheet::{Sheet, sheets};

use crate::checks;
use crate::definition::Definition;
use crate::facts::Facts;
use crate::notes;
use crate::period::Frame;
use crate::report::{
    Cell, CellKind, CheckResult, Inputs, Report, ReportPeriod, ReportRow, ReportTable,
};
use crate::select::Sets;
use crate::unnamed;
use complaints::published::Period;
use counted::Counter;
use jiff::civil::Date;

/// What is wanted of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether the references behind each figure are listed.
    pub cases: bool,
    /// The hash of the rules that the limits came from.
    pub rules: String,
}

impl Default for Options {
    /// With the cases behind each figure, and no rules named.
    fn default() -> Self {
        Self {
            cases: true,
            rules: String::new(),
        }
    }
}

/// Why no report can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComputeError {
    /// The period ends before it begins.
    #[error("the period ends on {to}, before it begins on {from}")]
    Period {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
}

/// Makes a report for a period, as it stands on a day.
///
/// The facts have to be those of that day. The same definition, facts, period and day give the same report.
pub fn compute(
    definition: &Definition,
    facts: &Facts,
    period: Period,
    as_at: Date,
    options: &Options,
) -> Result<Report, ComputeError> {
    let frame = frame(period, as_at)?;
    let asked = definition;
    let definition = &*settled(asked, facts, frame);
    let sets = Sets::new(facts);
    let mut warnings: Vec<String> = facts.warnings().to_vec();
    let sheets = filled(definition, &sets, frame, options.cases, &mut warnings);
    warnings.extend(notes::unlisted(definition, &sets));
    warnings.extend(unnamed::unnamed(asked, &sets));
    let writer = Writer {
        definition,
        sets: &sets,
        frame,
    };
    let checks: Vec<Vec<CheckResult>> = (0..sheets.len())
        .map(|place| checks::results(&sheets, place, &writer))
        .collect();
    let tables: Vec<ReportTable> = sheets
        .into_iter()
        .zip(checks)
        .map(|(sheet, checks)| table(sheet, checks, &writer))
        .collect();
    for table in &tables {
        for check in table.checks.iter().filter(|it| !it.holds) {
            warnings.push(format!(
                "table {}: the check “{}” does not hold: {}",
                table.id, check.name, check.detail
            ));
        }
    }
    Ok(Report {
        report: definition.id.clone(),
        title: writer.label(&definition.title).into_owned(),
        council: definition.council.clone(),
        period: ReportPeriod {
            from: period.from,
            to: period.to,
        },
        as_at,
        inputs: Inputs {
            facts: facts.hash().to_owned(),
            definition: definition.hash().to_owned(),
            calendar: facts.calendar().to_owned(),
            rules: options.rules.clone(),
        },
        tables,
        warnings,
    })
}

/// The report's period and day, where they can be.
pub(crate) fn frame(period: Period, as_at: Date) -> Result<Frame, ComputeError> {
    if period.from > period.to {
        return Err(ComputeError::Period {
            from: period.from,
            to: period.to,
        });
    }
    Ok(Frame { period, as_at })
}

/// Every table with its figures, in the order in which it is printed.
pub(crate) fn filled<'a>(
    definition: &'a Definition,
    sets: &'a Sets<'a>,
    frame: Frame,
    cases: bool,
    warnings: &mut Vec<String>,
) -> Vec<Sheet<'a>> {
    let writer = Writer {
        definition,
        sets,
        frame,
    };
    let counter = Counter {
        sets,
        definition,
        frame,
        cases,
    };
    let mut sheets = sheets(&writer, definition);
    for sheet in &mut sheets {
        sheet.make(&counter, warnings);
    }
    derived::derive(&mut sheets, &writer, warnings);
    for sheet in &mut sheets {
        sheet.arrange(&writer);
    }
    sheets
}

fn table(sheet: Sheet, checks: Vec<CheckResult>, writer: &Writer) -> ReportTable {
    let about = notes::about(&sheet, writer);
    let columns: Vec<String> = sheet.columns.into_iter().map(|it| it.label).collect();
    let rows = sheet
        .rows
        .into_iter()
        .zip(sheet.figures)
        .map(|(row, figures)| ReportRow {
            label: row.label,
            cells: columns
                .iter()
                .zip(figures)
                .map(|(column, figure)| cell(column, figure.unwrap_or_default(), writer.sets.facts))
                .collect(),
        })
        .collect();
    ReportTable {
        id: sheet.table.id.clone(),
        title: writer.label(&sheet.table.title).into_owned(),
        unit: about.unit,
        cohort: about.cohort,
        notes: about.notes,
        columns,
        rows,
        checks,
    }
}

fn cell(column: &str, figure: Figure, facts: &Facts) -> Cell {
    Cell {
        column: column.to_owned(),
        value: figure.value.and_then(crate::rounding::Decimal::number),
        text: figure.text,
        numerator: figure.numerator,
        denominator: figure.denominator,
        rounding: figure.rounding.map(Into::into),
        kind: if figure.published {
            CellKind::Published
        } else {
            CellKind::Computed
        },
        cases: figure.cases.map(|cases| {
            cases
                .into_iter()
                .filter_map(|case| facts.references.get(case).cloned())
                .collect()
        }),
    }
}
