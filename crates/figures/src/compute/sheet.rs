//! One table while it is made.

use super::axis::{Standing, Writer, Written};
use super::counted::Counter;
use super::figure::{Figure, Quantity};
use crate::definition::{Definition, Line, LineSettings, Order, Settings, Table};
use crate::facts::Facts;
use crate::measure::EarlierYears;
use crate::period::{Days, Frame, When};
use crate::plan::{Format, Plan, Source, plan};
use crate::rounding::Decimal;
use crate::unit::Unit;
use complaints::published::{Period, Unit as PublishedUnit};
use foldhash::HashMap;
use std::collections::BTreeMap;

/// One table: its lines as they are printed, and what each cell shows.
pub(crate) struct Sheet<'a> {
    pub(crate) table: &'a Table,
    frame: Frame,
    pub(crate) rows: Vec<Written<'a>>,
    pub(crate) columns: Vec<Written<'a>>,
    /// The plan of each cell by row and column; none for a blank one.
    pub(crate) plans: Vec<Vec<Option<Plan<'a>>>>,
    /// The figure of each cell, as soon as it is made.
    pub(crate) figures: Vec<Vec<Option<Figure>>>,
}

impl<'a> Sheet<'a> {
    /// Writes the lines of a table and plans its cells.
    pub(crate) fn new(writer: &Writer<'a>, table: &'a Table) -> Self {
        let earlier = writer.definition.earlier_years_of(table);
        let rows = writer.axis(
            &table.rows,
            &units(table, &table.columns),
            &printed(table, &table.columns, earlier),
        );
        let columns = writer.axis(
            &table.columns,
            &units(table, &table.rows),
            &printed(table, &table.rows, earlier),
        );
        let plans: Vec<Vec<Option<Plan<'a>>>> = rows
            .iter()
            .map(|row| {
                columns
                    .iter()
                    .map(|column| {
                        if blank(row, column) || blank(column, row) {
                            return None;
                        }
                        let settings = table.settings.of_cell(&row.settings, &column.settings);
                        // the definition was checked, so that every cell has a plan
                        plan(settings, earlier, row.line, row.field.or(column.field)).ok()
                    })
                    .collect()
            })
            .collect();
        let figures = plans
            .iter()
            .map(|row| row.iter().map(|_| None).collect())
            .collect();
        Self {
            table,
            frame: writer.frame,
            rows,
            columns,
            plans,
            figures,
        }
    }

    /// Makes every figure that needs no other; the rest wait.
    pub(crate) fn make(&mut self, counter: &Counter, warnings: &mut Vec<String>) {
        let mut days: HashMap<When, Option<Days>> = HashMap::default();
        for (row, plans) in self.plans.iter().enumerate() {
            for (column, plan) in plans.iter().enumerate() {
                let made = match plan {
                    None => Some(Figure::blank()),
                    Some(plan) => {
                        let days = days.entry(plan.when);
                        let days = *days.or_insert_with(|| plan.when.days(counter.frame));
                        figure(plan, days, counter, warnings)
                    }
                };
                if let Some(doubt) = made.as_ref().and_then(|it| it.doubt.as_ref()) {
                    let warning = format!("table {}: {doubt}", self.table.id);
                    if !warnings.contains(&warning) {
                        warnings.push(warning);
                    }
                }
                self.figures[row][column] = made;
            }
        }
    }

    /// The place of a row by its label.
    pub(crate) fn row(&self, label: &str) -> Option<usize> {
        self.rows.iter().position(|it| it.label == label)
    }

    /// The place of a column by its label.
    pub(crate) fn column(&self, label: &str) -> Option<usize> {
        self.columns.iter().position(|it| it.label == label)
    }

    pub(crate) fn figure(&self, row: usize, column: usize) -> Option<&Figure> {
        self.figures.get(row)?.get(column)?.as_ref()
    }

    /// The places of the lines that the breakdown of that name makes.
    pub(crate) fn of_breakdown(&self, name: &str, of_rows: bool) -> Vec<usize> {
        let (lines, defined) = if of_rows {
            (&self.rows, &self.table.rows)
        } else {
            (&self.columns, &self.table.columns)
        };
        let is_of = |it: &Written| matches!(defined.get(it.place), Some(Line::Breakdown(breakdown)) if breakdown.name == name);
        (0..lines.len()).filter(|it| is_of(&lines[*it])).collect()
    }

    /// Pairs of columns of which the second's period follows on the first's, and is a part of the year like it.
    pub(crate) fn successive_columns(&self) -> Vec<(usize, usize)> {
        let days = |column: &Written| {
            let when = column.settings.period()?.value;
            Some((when, when.days(self.frame)?.period))
        };
        let days: Vec<Option<(When, Period)>> = self.columns.iter().map(days).collect();
        let pair = |(first, of_first): (usize, &Option<(When, Period)>)| {
            let (when, period) = (*of_first)?;
            let follows = period.to.tomorrow().ok()?;
            let next = days.iter().position(|it| {
                it.is_some_and(|(other, next)| other.is_like(when) && next.from == follows)
            })?;
            Some((first, next))
        };
        days.iter().enumerate().filter_map(pair).collect()
    }

    /// Drops what has nothing to show, and puts the lines of breakdowns in order.
    pub(crate) fn arrange(&mut self, writer: &Writer) {
        let rows = Self::arranged(
            writer,
            &self.rows,
            &self.table.rows,
            &|row, column| self.figure(row, column),
            &self.columns,
        );
        let columns = Self::arranged(
            writer,
            &self.columns,
            &self.table.columns,
            &|column, row| self.figure(row, column),
            &self.rows,
        );
        let cells = (&rows, &columns);
        self.figures = picked_cells(std::mem::take(&mut self.figures), cells);
        self.plans = picked_cells(std::mem::take(&mut self.plans), cells);
        self.rows = picked(std::mem::take(&mut self.rows), &rows);
        self.columns = picked(std::mem::take(&mut self.columns), &columns);
    }

    /// The lines of one axis that stay, in their order.
    fn arranged<'s>(
        writer: &Writer,
        lines: &[Written],
        defined: &[Line],
        figure: &dyn Fn(usize, usize) -> Option<&'s Figure>,
        others: &[Written],
    ) -> Vec<usize> {
        let occupied = |line: usize| {
            (0..others.len()).any(|other| figure(line, other).is_some_and(|it| it.occupied))
        };
        let mut order = Vec::new();
        let mut place = 0;
        while place < lines.len() {
            let from = lines[place].place;
            let Some(Line::Breakdown(defined)) = defined.get(from) else {
                order.push(place);
                place += 1;
                continue;
            };
            let end = (place..lines.len())
                .find(|it| lines[*it].place != from)
                .unwrap_or(lines.len());
            let mut group: Vec<(usize, Standing)> = (place..end)
                .filter_map(|it| Some((it, lines[it].standing?)))
                .filter(|(it, standing)| *standing != Standing::Found || occupied(*it))
                .collect();
            place = end;
            // what is not listed and what is not recorded stay last, in whatever order the rest is
            let last = |standing: Standing| match standing {
                Standing::Kept | Standing::Found => 0,
                Standing::Together => 1,
                Standing::NotRecorded => 2,
            };
            match &defined.order {
                Order::Listed => {}
                Order::Label => group.sort_by(|(a, x), (b, y)| {
                    (last(*x), &lines[*a].label).cmp(&(last(*y), &lines[*b].label))
                }),
                Order::By { line, ascending } => {
                    let label = writer.label(&line.value);
                    let by = others.iter().position(|it| it.label == label);
                    let value = |line: usize| by.and_then(|by| figure(line, by)?.value);
                    group.sort_by(|(a, x), (b, y)| {
                        let by_value = compare(value(*a), value(*b));
                        let by_value = if *ascending {
                            by_value
                        } else {
                            by_value.reverse()
                        };
                        last(*x)
                            .cmp(&last(*y))
                            .then(by_value)
                            .then_with(|| lines[*a].label.cmp(&lines[*b].label))
                    });
                }
            }
            if let Some(first) = defined.first {
                let mut left = first;
                group.retain(|(_, standing)| {
                    let kept = last(*standing) > 0 || left > 0;
                    if last(*standing) == 0 {
                        left = left.saturating_sub(1);
                    }
                    kept
                });
            }
            order.extend(group.into_iter().map(|(it, _)| it));
        }
        order
    }
}

/// Things in an order of their places, each of which is in it at most once; the others are left out.
fn picked<T>(things: Vec<T>, order: &[usize]) -> Vec<T> {
    if order.iter().copied().eq(0..things.len()) {
        return things;
    }
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|place| things.get_mut(*place)?.take())
        .collect()
}

/// The same of cells, by the order of rows and that of columns.
fn picked_cells<T>(cells: Vec<Vec<T>>, (rows, columns): (&Vec<usize>, &Vec<usize>)) -> Vec<Vec<T>> {
    picked(cells, rows)
        .into_iter()
        .map(|row| picked(row, columns))
        .collect()
}

/// Compares two values; none is the smallest.
fn compare(a: Option<Decimal>, b: Option<Decimal>) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a
            .minus(b)
            .map_or(std::cmp::Ordering::Equal, |it| it.scaled.cmp(&0)),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

/// Whether a line prints nothing where it meets another.
fn blank(line: &Written, other: &Written) -> bool {
    line.blank
        .as_ref()
        .is_none_or(|at| at.contains(&other.label))
}

/// The figure of a cell, whose period's days are given where it has any; none where it waits for others.
fn figure(
    plan: &Plan,
    days: Option<Days>,
    counter: &Counter,
    warnings: &mut Vec<String>,
) -> Option<Figure> {
    match &plan.source {
        Source::Members(counted) => Some(match days {
            Some(days) => counter.figure(counted, days, &plan.format),
            None => Figure::default().shown(None, Quantity::Number, &plan.format),
        }),
        Source::Published { name, by } => {
            let facts = counter.sets.facts;
            Some(published(facts, name, days, by, &plan.format, warnings))
        }
        _ => None,
    }
}

/// A figure read back; a line that is missing prints blank.
fn published(
    facts: &Facts,
    name: &str,
    days: Option<Days>,
    by: &BTreeMap<String, String>,
    format: &Format,
    warnings: &mut Vec<String>,
) -> Figure {
    let blank = Figure {
        published: true,
        ..Figure::blank()
    };
    let Some(days) = days else {
        return blank;
    };
    let Some(line) = facts.printed(name, days.period, by) else {
        if !facts.prints(name, days.period) {
            let warning = format!(
                "there is no published figure “{name}” for {} to {}",
                days.period.from, days.period.to
            );
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
        return blank;
    };
    let quantity = match line.unit {
        PublishedUnit::Count => Quantity::Number,
        PublishedUnit::Percent => Quantity::Percentage,
    };
    let mut figure = blank.shown(Decimal::read(&line.value), quantity, format);
    figure.occupied = true;
    figure
}

/// The units that cells along a breakdown may count, whatever the other axis says.
fn units(table: &Table, others: &[Line]) -> Vec<Unit> {
    let own = |line: &Line| line.settings().unit.or(table.settings.unit);
    let mut units: Vec<Unit> = others
        .iter()
        .map(|it| own(it).map_or(Unit::Case, |it| it.value))
        .collect();
    units.sort_unstable();
    units.dedup();
    units
}

/// The published measures that cells along a breakdown may read.
fn printed(table: &Table, others: &[Line], earlier: EarlierYears) -> Vec<(String, When)> {
    let nothing = Settings::default();
    let nothing = LineSettings::given(&nothing);
    others
        .iter()
        .filter_map(|line| {
            let line = LineSettings::given(line.settings());
            let settings = table.settings.of_cell(&line, &nothing);
            let when = settings.period().map_or(When::YEAR, |it| it.value);
            let reads = settings
                .measure()
                .is_some_and(|it| it.value == crate::measure::Measure::Published)
                || (when.years_back() > 0 && earlier == EarlierYears::Published);
            let name = settings.published().filter(|_| reads)?;
            Some((name.value.clone(), when))
        })
        .collect()
}

/// The definition's tables as sheets.
pub(crate) fn sheets<'a>(writer: &Writer<'a>, definition: &'a Definition) -> Vec<Sheet<'a>> {
    definition
        .tables()
        .map(|table| Sheet::new(writer, table))
        .collect()
}
