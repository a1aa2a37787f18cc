//! Whether a definition that could be read also makes sense.

use super::line::{Along, Blank, Breakdown, Line, Order, Others};
use super::reader::{Reader, Said};
use super::reconciliation::{Kind, Side};
use super::settings::{CellSettings, LineSettings, Place};
use super::{Definition, Table};
use crate::field::Field;
use crate::filter::{Filter, Test};
use crate::label::label;
use crate::period::When;
use crate::plan::{Source, plan};
use complaints::published::Period;
use jiff::civil::date;
use std::borrow::Cow;

/// Some year: a definition names none, so that any will do to write its labels.
const SOME_YEAR: Period = Period {
    from: date(2001, 4, 1),
    to: date(2002, 3, 31),
};

pub(crate) fn check(reader: &mut Reader, definition: &Definition) {
    let mut ids: Vec<&str> = Vec::new();
    for table in definition.tables() {
        if ids.contains(&table.id.as_str()) {
            reader.error(table.line, format!("two tables have the id “{}”", table.id));
        }
        ids.push(&table.id);
    }
    let doubtful = unread(reader, definition);
    for table in definition.tables() {
        let mut checker = Checker {
            reader,
            definition,
            table,
        };
        checker.labels(&table.rows, "row");
        checker.labels(&table.columns, "column");
        checker.line_references(&table.rows, &table.columns, "column");
        checker.line_references(&table.columns, &table.rows, "row");
        if !doubtful.contains(&table.line) {
            checker.cells();
        }
        checker.reconciliations();
    }
    super::cycles::cycles(reader, definition);
}

/// The lines of tables of which something could not be read: what their cells lack is perhaps only misspelt.
fn unread(reader: &Reader, definition: &Definition) -> Vec<usize> {
    let tables: Vec<usize> = definition.tables().map(|it| it.line).collect();
    let first = tables.first().copied().unwrap_or(usize::MAX);
    let starts = tables.iter().copied();
    let ends = tables.iter().copied().skip(1).chain([usize::MAX]);
    let doubtful = starts.zip(ends).filter(|(start, end)| {
        let errors = reader.errors.iter().map(|it| it.line);
        errors.clone().any(|line| line < first)
            || errors.clone().any(|it| *start <= it && it < *end)
    });
    doubtful.map(|(start, _)| start).collect()
}

struct Checker<'c, 't> {
    reader: &'c mut Reader<'t>,
    definition: &'c Definition,
    table: &'c Table,
}

impl Checker<'_, '_> {
    fn written(&mut self, text: &str, line: usize) -> String {
        let written = label(text, SOME_YEAR, &self.definition.year_spelling);
        written.map_or_else(|unknown| {
            self.reader.error(
                line,
                format!(
                    "a label knows no placeholder `{}`; allowed: {{year}}, {{year-1}} and so on, with a spelling behind a colon where wanted ({{year-1:yyyy/yy}}), {{from}}, {{to}}",
                    unknown.0
                ),
            );
            text.to_owned()
        }, Cow::into_owned)
    }

    /// No two lines of an axis may have one label.
    fn labels(&mut self, lines: &[Line], what: &str) {
        let mut seen: Vec<String> = Vec::new();
        for line in lines {
            let own: Vec<(String, usize)> = match line {
                Line::Listed(listed) => vec![(
                    self.written(&listed.label.value, listed.label.line),
                    listed.label.line,
                )],
                Line::Breakdown(breakdown) => {
                    let labels = known_labels(breakdown);
                    for label in labels.iter().chain(breakdown.labels.values()) {
                        self.written(label, breakdown.line);
                    }
                    labels
                        .iter()
                        .map(|it| (self.written(it, breakdown.line), breakdown.line))
                        .collect()
                }
            };
            for (label, at) in own {
                if seen.contains(&label) {
                    self.reader.error(
                        at,
                        format!("table {} has two {what}s called “{label}”, so that two cells have one address", self.table.id),
                    );
                }
                seen.push(label);
            }
        }
    }

    /// What a line says of lines of the other axis has to be there.
    fn line_references(&mut self, lines: &[Line], others: &[Line], what: &str) {
        for line in lines {
            let (blank, order) = match line {
                Line::Listed(listed) => (&listed.blank, None),
                Line::Breakdown(breakdown) => (&breakdown.blank, Some(&breakdown.order)),
            };
            let mut named: Vec<&Said<String>> = Vec::new();
            if let Blank::At(at) = blank {
                named.extend(at);
            }
            if let Some(Order::By { line, .. }) = order {
                named.push(line);
            }
            for said in named {
                self.exists(others, &said.value, said.line, what);
            }
        }
    }

    fn exists(&mut self, lines: &[Line], label: &str, at: usize, what: &str) {
        if may_have(lines, label) {
            return;
        }
        let labels: Vec<String> = lines.iter().flat_map(labels_of).collect();
        self.reader.unknown(
            at,
            &format!("there is no {what} “{label}”"),
            label,
            labels.iter().map(String::as_str),
        );
    }

    /// Every cell has to have a plan.
    fn cells(&mut self) {
        let earlier_years = self.definition.earlier_years_of(self.table);
        for row in &self.table.rows {
            for column in &self.table.columns {
                let (Some((row_settings, row_field)), Some((column_settings, column_field))) =
                    (Self::settings_of(row), Self::settings_of(column))
                else {
                    continue;
                };
                if blank(row, column) {
                    continue;
                }
                let settings = self.table.settings.of_cell(&row_settings, &column_settings);
                let line = line_of(row);
                let open = row_field.or(column_field);
                match plan(settings, earlier_years, line, open) {
                    Ok(plan) => self.places(&plan.source, settings, row, column),
                    Err(faults) => {
                        for (line, message) in faults {
                            self.reader.error(line, message);
                        }
                    }
                }
            }
        }
    }

    /// The settings of a line, with any value of its breakdown, and the field of that.
    fn settings_of(line: &Line) -> Option<(LineSettings<'_>, Option<Field>)> {
        let mut settings = LineSettings::given(line.settings());
        let Line::Breakdown(breakdown) = line else {
            return Some((settings, None));
        };
        let line = breakdown.line;
        match &breakdown.along {
            Along::Periods(periods) => {
                let value = periods.first().and_then(|it| When::read(it))?;
                let value = breakdown.period_of(value);
                settings.period = Some(Said { value, line });
                Some((settings, None))
            }
            Along::Field(field) | Along::Bands(field, _) => {
                let value = Filter::new(*field, Test::OneOf([].into()));
                settings.filter = Some(Said { value, line });
                Some((settings, Some(*field)))
            }
        }
    }

    /// The cells that a cell is made of have to be there.
    fn places(&mut self, source: &Source, settings: CellSettings, row: &Line, column: &Line) {
        let (of, minus) = (settings.of(), settings.minus());
        let said: Vec<&Said<Place>> = match source {
            Source::Difference { .. } | Source::Change { .. } => {
                of.into_iter().chain(minus).collect()
            }
            Source::Complement { .. } => of.into_iter().collect(),
            _ => return,
        };
        for place in said {
            self.place(&place.value, place.line);
            let Place {
                table,
                row: at_row,
                column: at_column,
            } = &place.value;
            let itself = table.as_ref().is_none_or(|it| *it == self.table.id)
                && at_row.as_ref().is_none_or(|it| labels_of(row).contains(it))
                && at_column
                    .as_ref()
                    .is_none_or(|it| labels_of(column).contains(it));
            if itself
                && !matches!(
                    (row, column),
                    (Line::Breakdown(_), _) | (_, Line::Breakdown(_))
                )
            {
                self.reader.error(
                    place.line,
                    "a cell cannot be made of itself: name another row or column",
                );
            }
        }
    }

    fn place(&mut self, place: &Place, line: usize) {
        let table = match &place.table {
            None => self.table,
            Some(id) => {
                let Some(table) = self.definition.tables().find(|it| it.id == *id) else {
                    let ids: Vec<&str> =
                        self.definition.tables().map(|it| it.id.as_str()).collect();
                    self.reader.unknown(
                        line,
                        &format!("there is no table “{id}”"),
                        id,
                        ids.into_iter(),
                    );
                    return;
                };
                table
            }
        };
        if let Some(row) = &place.row {
            self.exists(&table.rows, row, line, "row");
        }
        if let Some(column) = &place.column {
            self.exists(&table.columns, column, line, "column");
        }
    }

    fn reconciliations(&mut self) {
        for check in &self.table.checks {
            match &check.kind {
                Kind::CarriesOver { from, to } => {
                    self.exists(&self.table.rows, from, check.line, "row");
                    self.exists(&self.table.rows, to, check.line, "row");
                }
                Kind::Sum {
                    plus,
                    minus,
                    equals,
                } => {
                    for side in plus.iter().chain(minus).chain(equals) {
                        match side {
                            Side::Cell(place) => self.place(place, check.line),
                            Side::RowsOf(name) => {
                                self.breakdown(&self.table.rows, name, check.line);
                            }
                            Side::ColumnsOf(name) => {
                                self.breakdown(&self.table.columns, name, check.line);
                            }
                        }
                    }
                }
            }
        }
    }

    fn breakdown(&mut self, lines: &[Line], name: &str, line: usize) {
        let names: Vec<&str> = lines
            .iter()
            .filter_map(|it| match it {
                Line::Breakdown(breakdown) => Some(breakdown.name.as_str()),
                Line::Listed(_) => None,
            })
            .collect();
        if !names.contains(&name) {
            self.reader.unknown(
                line,
                &format!("there is no dimension “{name}” in the table"),
                name,
                names.iter().copied(),
            );
        }
    }
}

/// Where a line stands in the file.
pub(crate) fn line_of(line: &Line) -> usize {
    match line {
        Line::Listed(listed) => listed.label.line,
        Line::Breakdown(breakdown) => breakdown.line,
    }
}

/// Whether the cell where two lines meet is blank, so that no figure is needed.
fn blank(row: &Line, column: &Line) -> bool {
    let blank_at = |line: &Line, other: &Line| {
        let (Line::Listed(_), blank) = (line, blank_of(line)) else {
            return matches!(blank_of(line), Blank::Everywhere);
        };
        match blank {
            Blank::Nowhere => false,
            Blank::Everywhere => true,
            Blank::At(at) => {
                let labels = labels_of(other);
                !labels.is_empty() && labels.iter().all(|it| at.iter().any(|at| at.value == *it))
            }
        }
    };
    blank_at(row, column) || blank_at(column, row)
}

fn blank_of(line: &Line) -> &Blank {
    match line {
        Line::Listed(listed) => &listed.blank,
        Line::Breakdown(breakdown) => &breakdown.blank,
    }
}

/// The labels that are certain for a breakdown.
fn known_labels(breakdown: &Breakdown) -> Vec<String> {
    let mut labels: Vec<String> = match &breakdown.along {
        Along::Periods(periods) => periods
            .iter()
            .map(|it| breakdown.label_of(it).into_owned())
            .collect(),
        Along::Bands(_, ranges) => ranges
            .iter()
            .map(|it| breakdown.label_of(&it.text()).into_owned())
            .collect(),
        Along::Field(_) => {
            let groups = breakdown.groups.iter().map(|(label, _)| label.clone());
            let mut labels: Vec<String> = groups.collect();
            for value in &breakdown.values {
                let label = breakdown.label_of(value).into_owned();
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
            labels
        }
    };
    labels.extend(breakdown.not_recorded.iter().map(|it| it.label.clone()));
    if let Others::Together(label) = &breakdown.others {
        labels.push(label.clone());
    }
    labels
}

fn labels_of(line: &Line) -> Vec<String> {
    match line {
        Line::Listed(listed) => vec![listed.label.value.clone()],
        Line::Breakdown(breakdown) => known_labels(breakdown),
    }
}

/// Whether a line of that label is there, or may come from the facts.
fn may_have(lines: &[Line], label: &str) -> bool {
    lines.iter().any(|line| {
        labels_of(line).iter().any(|it| it == label)
            || matches!(line, Line::Breakdown(breakdown)
                if matches!(breakdown.along, Along::Field(_))
                    && (breakdown.others == Others::Each || breakdown.first.is_some()))
    })
}
