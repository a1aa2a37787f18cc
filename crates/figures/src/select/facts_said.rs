//! A condition in plain English, and what a member's own facts say to it.

use crate::cohort::Cohort;
use crate::facts::day::{self, Day};
use crate::facts::{NONE, Table};
use crate::filter::Condition;
use crate::label::long_date;
use crate::plain;
use crate::select::{Column, Sets, when};
use crate::unit::Unit;
use crate::words::Word;

/// What a condition asks.
pub(crate) fn asked(condition: &Condition) -> String {
    match condition {
        Condition::Cohort {
            cohort,
            from,
            to,
            closing,
        } => {
            let period = format!("{} to {}", long(*from), long(*to));
            let closing = match cohort {
                Cohort::StageStartedAndDecided | Cohort::OmbudsmanToldAndDecided => {
                    format!(", closing day {}", long(*closing))
                }
                _ => String::new(),
            };
            format!("{} ({period}{closing})", cohort.meaning())
        }
        Condition::Filter { filter, .. } => filter.in_words(),
    }
}

/// What the facts of one member say to a condition.
pub(crate) fn said(sets: &Sets, unit: Unit, row: usize, condition: &Condition) -> String {
    match condition {
        Condition::Cohort {
            cohort,
            from,
            to,
            closing,
        } => dates(sets, unit, row, *cohort, (*from, *to), *closing),
        Condition::Filter { filter, view } => {
            let (table, column) = sets.column(unit, filter.field, *view);
            let mut values: Vec<String> = sets
                .rows_of(unit, row, table)
                .into_iter()
                .filter_map(|row| match &*column {
                    Column::Words(words) => words
                        .get(row)
                        .filter(|word| **word != NONE)
                        .and_then(|word| sets.facts.names.word(*word))
                        .map(|word| filter.field.called(word)),
                    Column::Numbers(numbers) => numbers
                        .get(row)
                        .filter(|number| **number != day::NONE)
                        .map(ToString::to_string),
                })
                .collect();
            values.dedup();
            let unsaid = plain::not_recorded(filter.field);
            if filter.kinds().is_some() && !values.is_empty() {
                // a case has one kind, and "Complaint" says it
                values.join(", ")
            } else if values.is_empty() {
                day::date(view.closing).map_or_else(
                    || unsaid.clone(),
                    |day| format!("{unsaid} by {}", long_date(day)),
                )
            } else {
                plain::is(filter.field, &values, ", ")
            }
        }
    }
}

/// A period, to say of a day whether it lies before or after it.
#[derive(Clone, Copy)]
struct Window {
    from: Day,
    to: Day,
    closing: Day,
}

impl Window {
    /// That something happened on a day, and where the day lies.
    fn happened(self, what: &str, day: Day) -> String {
        let place = if day < self.from {
            ", before the period's start"
        } else if day > self.to {
            ", after the period's end"
        } else {
            ""
        };
        on(what, day, place)
    }

    /// That something happened on a day, and whether that is after the closing day.
    fn decided(self, what: &str, day: Day) -> String {
        let late = day > self.closing;
        on(what, day, if late { ", after the closing day" } else { "" })
    }
}

fn on(what: &str, day: Day, place: &str) -> String {
    if day == day::NONE {
        format!("not {what}")
    } else {
        format!("{what} on {}{place}", long(day))
    }
}

fn dates(
    sets: &Sets,
    unit: Unit,
    row: usize,
    cohort: Cohort,
    (from, to): (Day, Day),
    closing: Day,
) -> String {
    let columns = &sets.facts.columns;
    let table = when::table(cohort, unit);
    let window = Window { from, to, closing };
    let said: Vec<String> = sets
        .rows_of(unit, row, table)
        .into_iter()
        .map(|row| match table {
            Table::Cases => case_dates(sets, row, cohort, window),
            Table::Stages => stage_dates(sets, row, cohort, window),
            Table::Ombudsman => ombudsman_dates(sets, row, cohort, window),
            Table::Transactions => {
                let begun = columns.transactions.received.get(row);
                window.happened("begun", begun.copied().unwrap_or(day::NONE))
            }
            _ => {
                let agreed = columns.remedies.agreed.get(row);
                window.happened("agreed", agreed.copied().unwrap_or(day::NONE))
            }
        })
        .collect();
    said.join("; ")
}

fn case_dates(sets: &Sets, row: usize, cohort: Cohort, window: Window) -> String {
    let cases = &sets.facts.columns.cases;
    let received = || window.happened("received", cases.received[row]);
    let answered = || window.happened("answered at stage 1", cases.answered[row]);
    let withdrawn = || window.happened("withdrawn", cases.withdrawn[row]);
    let mut said = match cohort {
        Cohort::Received | Cohort::Contacted => vec![received()],
        Cohort::Answered => vec![answered()],
        Cohort::Withdrawn => vec![withdrawn()],
        Cohort::Refused => vec![window.happened("refused", cases.refused[row])],
        Cohort::Closed => vec![window.happened("closed", when::closed(sets.facts, row))],
        _ => vec![received(), answered(), withdrawn()],
    };
    if matches!(cohort, Cohort::OpenAtStart | Cohort::OpenAtEnd) && !cases.can_be_open[row] {
        said.push("never open at stage 1".to_owned());
    }
    if cases.refused[row] != day::NONE && cohort != Cohort::Refused {
        said.push(on("refused", cases.refused[row], ""));
    }
    said.join(", ")
}

fn stage_dates(sets: &Sets, row: usize, cohort: Cohort, window: Window) -> String {
    let stages = &sets.facts.columns.stages;
    // a remedy that belongs to no stage has no row here
    let Some(number) = stages.number.get(row) else {
        return "no stage".to_owned();
    };
    let started = window.happened("started", stages.started[row]);
    let answered = window.happened("answered", stages.answered[row]);
    let said = match cohort {
        Cohort::StageStarted => started,
        Cohort::StageConcluded => answered,
        Cohort::StageStartedAndDecided => format!(
            "{started}, {}",
            window.decided("answered", stages.answered[row])
        ),
        _ => format!(
            "{started}, {answered}, {}",
            window.happened("withdrawn", stages.withdrawn[row])
        ),
    };
    format!("stage {number} {said}")
}

fn ombudsman_dates(sets: &Sets, row: usize, cohort: Cohort, window: Window) -> String {
    let entries = &sets.facts.columns.ombudsman;
    let told = window.happened("told of by the Ombudsman", entries.told[row]);
    let decided = "decided by the Ombudsman";
    match cohort {
        Cohort::OmbudsmanTold => told,
        Cohort::OmbudsmanDecided => window.happened(decided, entries.decided[row]),
        _ => format!("{told}, {}", window.decided(decided, entries.decided[row])),
    }
}

fn long(day: Day) -> String {
    day::date(day).map_or_else(|| "no day".to_owned(), long_date)
}
