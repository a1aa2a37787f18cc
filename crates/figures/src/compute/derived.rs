//! Figures that are made of other figures: a difference, a change, a complement.

use super::axis::Writer;
use super::figure::{Figure, Quantity};
use super::sheet::Sheet;
use crate::definition::Place;
use crate::plan::{Format, Plan, Source};
use crate::rounding::{Decimal, Rounding, quotient};

/// The address of a cell by places.
pub(crate) type Address = (usize, usize, usize);

/// Makes every figure that waits for others.
pub(crate) fn derive(sheets: &mut [Sheet], writer: &Writer, warnings: &mut Vec<String>) {
    let waiting: Vec<Address> = sheets
        .iter()
        .enumerate()
        .flat_map(|(sheet, it)| {
            it.figures.iter().enumerate().flat_map(move |(row, cells)| {
                cells
                    .iter()
                    .enumerate()
                    .filter(|(_, figure)| figure.is_none())
                    .map(move |(column, _)| (sheet, row, column))
            })
        })
        .collect();
    // one round for each that waits is enough, since no cell is made of itself
    for _ in 0..waiting.len() {
        let mut left = false;
        for address in &waiting {
            let (sheet, row, column) = *address;
            if sheets[sheet].figure(row, column).is_some() {
                continue;
            }
            let made = made(sheets, *address, writer, warnings);
            left |= made.is_none();
            sheets[sheet].figures[row][column] = made;
        }
        if !left {
            break;
        }
    }
}

/// One such figure; none while a cell that it is made of still waits.
fn made(
    sheets: &[Sheet],
    (sheet, row, column): Address,
    writer: &Writer,
    warnings: &mut Vec<String>,
) -> Option<Figure> {
    let plan: &Plan = sheets[sheet].plans[row][column].as_ref()?;
    let mut missing = false;
    let mut at = |place: &Place| {
        if let Some((sheet, row, column)) = address(sheets, (sheet, row, column), place, writer) {
            sheets[sheet].figure(row, column).cloned().map(Some)
        } else {
            missing = true;
            Some(None)
        }
    };
    let figure = match &plan.source {
        Source::Difference { of, minus } => difference(at(of)?, at(minus)?, &plan.format),
        Source::Change { of, minus } => change(at(of)?, at(minus)?, &plan.format),
        Source::Complement { of } => complement(at(of)?, &plan.format),
        Source::Members(_) | Source::Published { .. } => return None,
    };
    if missing {
        let own = &sheets[sheet];
        warnings.push(format!(
            "table {}, “{}”, “{}”: a cell that it is made of is not there",
            own.table.id, own.rows[row].label, own.columns[column].label
        ));
    }
    Some(figure)
}

/// Where a place is, seen from a cell.
pub(crate) fn address(
    sheets: &[Sheet],
    (sheet, row, column): Address,
    place: &Place,
    writer: &Writer,
) -> Option<Address> {
    let at = match &place.table {
        None => sheet,
        Some(id) => sheets.iter().position(|it| it.table.id == *id)?,
    };
    let row = match &place.row {
        Some(label) => sheets[at].row(&writer.label(label))?,
        None => sheets[at].row(&sheets[sheet].rows[row].label)?,
    };
    let column = match &place.column {
        Some(label) => sheets[at].column(&writer.label(label))?,
        None => sheets[at].column(&sheets[sheet].columns[column].label)?,
    };
    Some((at, row, column))
}

fn difference(of: Option<Figure>, minus: Option<Figure>, format: &Format) -> Figure {
    let value = of
        .as_ref()
        .and_then(|it| it.value)
        .zip(minus.as_ref().and_then(|it| it.value))
        .and_then(|(of, minus)| of.minus(minus));
    let quantity = match of.as_ref().map(|it| it.quantity) {
        Some(Quantity::Percentage | Quantity::Points) => Quantity::Points,
        other => other.unwrap_or_default(),
    };
    behind(of, minus).shown(value, quantity, format)
}

fn change(of: Option<Figure>, minus: Option<Figure>, format: &Format) -> Figure {
    let decimals = format.decimals.unwrap_or(0);
    let value = of
        .as_ref()
        .and_then(|it| it.value)
        .zip(minus.as_ref().and_then(|it| it.value))
        .and_then(|(of, minus)| {
            let difference = of.minus(minus)?;
            let places = difference.decimals;
            quotient(
                difference.at(places)?.checked_mul(100)?,
                minus.at(places)?,
                decimals,
                format.rounding,
            )
        });
    let mut figure = behind(of, minus).shown(value, Quantity::Percentage, format);
    figure.rounding = value.map(|_| format.rounding);
    figure
}

fn complement(of: Option<Figure>, format: &Format) -> Figure {
    let value = of
        .as_ref()
        .and_then(|it| it.value)
        .and_then(|it| Decimal::whole(100).minus(it));
    let counts = of.as_ref().and_then(|it| it.numerator.zip(it.denominator));
    let mut figure = behind(of, None).shown(value, Quantity::Percentage, format);
    if let Some((numerator, denominator)) = counts {
        figure.numerator = denominator.checked_sub(numerator);
        figure.denominator = Some(denominator);
    }
    figure.rounding = value.map(|_| Rounding::Complement);
    figure
}

/// A figure with the cases behind those that it is made of.
fn behind(of: Option<Figure>, minus: Option<Figure>) -> Figure {
    let figures = [of, minus].into_iter().flatten();
    let mut cases: Option<Vec<usize>> = None;
    let mut occupied = false;
    for figure in figures {
        occupied |= figure.occupied;
        if let Some(behind) = figure.cases {
            cases.get_or_insert_default().extend(behind);
        }
    }
    if let Some(cases) = &mut cases {
        cases.sort_unstable();
        cases.dedup();
    }
    Figure {
        cases,
        occupied,
        ..Figure::default()
    }
}
