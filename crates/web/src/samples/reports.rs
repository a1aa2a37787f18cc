//! Reports, a report, and what is behind a figure.

use super::{Samples, every, rows};
use crate::screens::report::chart::{Bar, Chart};
use crate::screens::report::figure::{CaseLine, Figure};
use crate::screens::report::show::{CellView, RowView, Shown, TableView};
use crate::screens::report::{ReportLine, Reports, YearLink};

impl Samples for Reports {
    fn bare() -> Self {
        Self {
            reports: Vec::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        let year = |_| YearLink {
            text: words.to_owned(),
            href: words.to_owned(),
        };
        Self {
            reports: rows(many, |_| ReportLine {
                title: words.to_owned(),
                years: rows(4, year),
            }),
        }
    }
}

impl Samples for Shown {
    fn bare() -> Self {
        Self {
            title: String::new(),
            council: String::new(),
            period: String::new(),
            as_at: String::new(),
            provisional: false,
            warnings: Vec::new(),
            tables: Vec::new(),
            csv: String::new(),
            json: String::new(),
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            title: words.to_owned(),
            council: words.to_owned(),
            period: words.to_owned(),
            as_at: words.to_owned(),
            provisional: true,
            warnings: rows(many, |_| words.to_owned()),
            tables: rows(many.min(9), |number| table(words, number, many)),
            csv: words.to_owned(),
            json: words.to_owned(),
        }
    }
}

/// A table; every other one has neither a chart nor a row.
fn table(words: &str, number: usize, many: usize) -> TableView {
    let some = number.is_multiple_of(2);
    let cell = |row: usize| CellView {
        text: words.to_owned(),
        of: every(2, row).then(|| words.to_owned()),
        href: every(2, row).then(|| words.to_owned()),
        published: !every(2, row),
        column: words.to_owned(),
    };
    TableView {
        id: format!("table-{number}"),
        number: words.to_owned(),
        title: words.to_owned(),
        columns: rows(many.min(12), |_| words.to_owned()),
        rows: rows(if some { many } else { 0 }, |_| RowView {
            label: words.to_owned(),
            cells: rows(many.min(12), cell),
        }),
        notes: rows(number, |_| words.to_owned()),
        held: number,
        failing: rows(many.min(3), |_| words.to_owned()),
        chart: some.then(|| Chart {
            title: words.to_owned(),
            measure: words.to_owned(),
            bars: rows(many, |_| Bar {
                label: words.to_owned(),
                number: 1,
                share: 100,
            }),
        }),
        published: some,
    }
}

impl Samples for Figure {
    fn bare() -> Self {
        Self {
            report: String::new(),
            href: String::new(),
            table: String::new(),
            row: String::new(),
            column: String::new(),
            text: String::new(),
            sentences: Vec::new(),
            cases: Vec::new(),
            unseen: 0,
        }
    }

    fn full(words: &str, many: usize) -> Self {
        Self {
            report: words.to_owned(),
            href: words.to_owned(),
            table: words.to_owned(),
            row: words.to_owned(),
            column: words.to_owned(),
            text: words.to_owned(),
            sentences: rows(many, |_| words.to_owned()),
            cases: rows(many, |row| CaseLine {
                reference: words.to_owned(),
                href: words.to_owned(),
                reasons: rows(row % 3, |_| words.to_owned()),
                base_only: !every(2, row),
            }),
            unseen: many,
        }
    }
}
