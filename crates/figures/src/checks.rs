//! Checks of a table: what has to add up, and by how much it does not.

use crate::compute::{Address, Figure, Sheet, Writer, address};
use crate::definition::{Place, Reconciliation, ReconciliationKind, Side};
use crate::report::CheckResult;
use crate::rounding::Decimal;

/// The results of a table's checks.
pub(crate) fn results(sheets: &[Sheet], place: usize, writer: &Writer) -> Vec<CheckResult> {
    let checker = Checker {
        sheets,
        place,
        writer,
    };
    sheets[place]
        .table
        .checks
        .iter()
        .map(|check| checker.result(check))
        .collect()
}

/// Along what a check goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    Columns,
    Rows,
    Once,
}

struct Checker<'a, 'w> {
    sheets: &'a [Sheet<'a>],
    place: usize,
    writer: &'a Writer<'w>,
}

impl Checker<'_, '_> {
    fn sheet(&self) -> &Sheet<'_> {
        &self.sheets[self.place]
    }

    fn result(&self, check: &Reconciliation) -> CheckResult {
        let (looked_at, faults) = match &check.kind {
            ReconciliationKind::Sum {
                plus,
                minus,
                equals,
            } => self.sum(plus, minus, equals),
            ReconciliationKind::CarriesOver { from, to } => self.carries_over(from, to),
        };
        CheckResult {
            name: check.name.clone(),
            holds: faults.is_empty(),
            detail: if faults.is_empty() {
                format!("holds {looked_at}")
            } else {
                faults.join("; ")
            },
        }
    }

    fn sum(&self, plus: &[Side], minus: &[Side], equals: &[Side]) -> (String, Vec<String>) {
        let sheet = self.sheet();
        let along = along(plus.iter().chain(minus).chain(equals));
        let spots: Vec<(usize, usize, &str)> = match along {
            Along::Columns => sheet
                .columns
                .iter()
                .enumerate()
                .map(|(column, it)| (0, column, it.label.as_str()))
                .collect(),
            Along::Rows => sheet
                .rows
                .iter()
                .enumerate()
                .map(|(row, it)| (row, 0, it.label.as_str()))
                .collect(),
            Along::Once => vec![(0, 0, "")],
        };
        let mut looked_at = 0;
        let mut faults = Vec::new();
        for (row, column, name) in spots {
            let at = |sides: &[Side]| self.addresses(sides, row, column);
            let (plus, minus, equals) = (at(plus), at(minus), at(equals));
            // percentages of different wholes have no sum
            if let (Some(plus), Some(minus)) = (&plus, &minus)
                && self.sums_percentages(plus, minus)
            {
                continue;
            }
            let (Some(plus), Some(minus), Some(equals)) = (plus, minus, equals) else {
                faults.push(format!(
                    "{}a cell that is compared is not there",
                    before(name)
                ));
                continue;
            };
            let (plus, minus, equals) =
                (self.total(&plus), self.total(&minus), self.total(&equals));
            let (Some(plus), Some(equals)) = (plus, equals) else {
                // a blank line has nothing to compare
                continue;
            };
            looked_at += 1;
            let found = minus.map_or(Some(plus), |minus| plus.minus(minus));
            let off = found.and_then(|found| found.minus(equals));
            if let (Some(found), Some(off)) = (found, off)
                && off.scaled != 0
            {
                let by = Decimal {
                    scaled: off.scaled.abs(),
                    ..off
                };
                faults.push(format!(
                    "{}{} is expected, {} is shown: {} too {}",
                    before(name),
                    found.text(),
                    equals.text(),
                    by.text(),
                    if off.scaled > 0 { "few" } else { "many" }
                ));
            }
        }
        let looked_at = match along {
            Along::Columns => format!("in {looked_at} columns"),
            Along::Rows => format!("in {looked_at} rows"),
            Along::Once => "for the cells compared".to_owned(),
        };
        (looked_at, faults)
    }

    /// The cells of sides at one spot; none where one is not there.
    fn addresses(&self, sides: &[Side], row: usize, column: usize) -> Option<Vec<Address>> {
        let sheet = self.sheet();
        let mut addresses = Vec::new();
        for side in sides {
            match side {
                Side::Cell(place) => {
                    let at = (self.place, row, column);
                    addresses.push(address(self.sheets, at, place, self.writer)?);
                }
                Side::RowsOf(name) => addresses.extend(
                    sheet
                        .of_breakdown(name, true)
                        .into_iter()
                        .map(|row| (self.place, row, column)),
                ),
                Side::ColumnsOf(name) => addresses.extend(
                    sheet
                        .of_breakdown(name, false)
                        .into_iter()
                        .map(|column| (self.place, row, column)),
                ),
            }
        }
        Some(addresses)
    }

    fn sums_percentages(&self, plus: &[Address], minus: &[Address]) -> bool {
        plus.len() + minus.len() > 1
            && plus.iter().chain(minus).any(|(sheet, row, column)| {
                self.sheets[*sheet]
                    .figure(*row, *column)
                    .is_some_and(Figure::is_of_percentages)
            })
    }

    /// The sum of cells; none where every one is blank.
    fn total(&self, cells: &[Address]) -> Option<Decimal> {
        let mut total: Option<Decimal> = None;
        for (sheet, row, column) in cells {
            let value = self.sheets[*sheet]
                .figure(*row, *column)
                .and_then(|it| it.value);
            if let Some(value) = value {
                total = match total {
                    None => Some(value),
                    Some(total) => total.plus(value),
                };
            }
        }
        total
    }

    fn carries_over(&self, from: &str, to: &str) -> (String, Vec<String>) {
        let sheet = self.sheet();
        let row = |label| sheet.row(&self.writer.label(label));
        let (Some(from), Some(to)) = (row(from), row(to)) else {
            return (
                String::new(),
                vec!["a row that is compared is not there".to_owned()],
            );
        };
        let value = |row, column| sheet.figure(row, column).and_then(|it| it.value);
        let mut looked_at = 0;
        let mut faults = Vec::new();
        for (here, next) in sheet.successive_columns() {
            let (Some(left), Some(begun)) = (value(from, here), value(to, next)) else {
                continue;
            };
            looked_at += 1;
            if let Some(off) = left.minus(begun).filter(|it| it.scaled != 0) {
                faults.push(format!(
                    "{} ends with {}, {} begins with {}: {} apart",
                    sheet.columns[here].label,
                    left.text(),
                    sheet.columns[next].label,
                    begun.text(),
                    Decimal {
                        scaled: off.scaled.abs(),
                        ..off
                    }
                    .text()
                ));
            }
        }
        (format!("from {looked_at} columns to the next"), faults)
    }
}

fn before(name: &str) -> String {
    if name.is_empty() {
        String::new()
    } else {
        format!("{name}: ")
    }
}

/// A check goes along the columns when no side names one, along the rows when no side names one, or is done once.
fn along<'s>(sides: impl Iterator<Item = &'s Side>) -> Along {
    let mut no_column = true;
    let mut no_row = true;
    for side in sides {
        match side {
            Side::Cell(Place { row, column, .. }) => {
                no_column &= column.is_none();
                no_row &= row.is_none();
            }
            Side::RowsOf(_) => no_row = false,
            Side::ColumnsOf(_) => no_column = false,
        }
    }
    match (no_column, no_row) {
        (true, _) => Along::Columns,
        (false, true) => Along::Rows,
        (false, false) => Along::Once,
    }
}
