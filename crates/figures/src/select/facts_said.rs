//! A condition in plain English, and what a member's own facts say to it.

use crate::cohort::Cohort;
use crate::facts::day::{self, Day};
use crate::facts::{NONE, Table};
use crate::filter::Condition;
use crate::period::long_date;
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
        Condition::Filter { filter, .. } => {
            format!("{} {}", filter.field.in_words(), filter.test.in_words())
        }
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
            let mut values: Vec<String> = sets.rows_of(unit, row, table)
                .into_iter()
                .filter_map(|row| match &*column {
                    Column::Words(words) => words
                        .get(row)
                        .filter(|word| **word != NONE)
                        .and_then(|word| sets.facts.names.word(*word))
                        .map(str::to_owned),
                    Column::Numbers(numbers) => numbers
                        .get(row)
                        .filter(|number| **number != day::NONE)
                        .map(ToString::to_string),
                })
                .collect();
            values.dedup();
            let name = filter.field.in_words();
            if values.is_empty() {
                format!("{name} is not recorded by {}", long(view.closing))
            } else {
                format!("{name} is {}", values.join(", "))
            }
        }
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
    let place = |day: Day| {
        if day < from {
            ", before the period's start"
        } else if day > to {
            ", after the period's end"
        } else {
            ""
        }
    };
    let happened = |what: &str, day: Day, where_to: &dyn Fn(Day) -> &'static str| {
        if day == day::NONE {
            format!("not {what}")
        } else {
            format!("{what} on {}{}", short(day), where_to(day))
        }
    };
    let plain = |_: Day| "";
    let past_closing = |day: Day| {
        if day > closing {
            ", after the closing day"
        } else {
            ""
        }
    };
    let rows = sets.rows_of(unit, row, table);
    let said: Vec<String> = rows
        .into_iter()
        .map(|row| match table {
            Table::Cases => {
                let cases = &columns.cases;
                let received = cases.received[row];
                let mut said = Vec::new();
                match cohort {
                    Cohort::Received | Cohort::Contacted => {
                        said.push(happened("received", received, &place));
                    }
                    Cohort::Answered => {
                        said.push(happened("answered at stage 1", cases.answered[row], &place));
                    }
                    Cohort::Withdrawn => {
                        said.push(happened("withdrawn", cases.withdrawn[row], &place));
                    }
                    Cohort::Refused => said.push(happened("refused", cases.refused[row], &place)),
                    Cohort::Closed => {
                        said.push(happened("closed", when::closed(sets.facts, row), &place));
                    }
                    _ => {
                        said.push(happened("received", received, &place));
                        said.push(happened("answered at stage 1", cases.answered[row], &place));
                        said.push(happened("withdrawn", cases.withdrawn[row], &place));
                        if !cases.can_be_open[row] {
                            said.push("never open at stage 1".to_owned());
                        }
                    }
                }
                if cases.refused[row] != day::NONE && !matches!(cohort, Cohort::Refused) {
                    said.push(happened("refused", cases.refused[row], &plain));
                }
                said.join(", ")
            }
            Table::Stages => {
                let stages = &columns.stages;
                let number = stages.number.get(row).copied().unwrap_or_default();
                let (started, answered, withdrawn) = (
                    stages.started.get(row).copied().unwrap_or(day::NONE),
                    stages.answered.get(row).copied().unwrap_or(day::NONE),
                    stages.withdrawn.get(row).copied().unwrap_or(day::NONE),
                );
                let said = match cohort {
                    Cohort::StageStarted => happened("started", started, &place),
                    Cohort::StageConcluded => happened("answered", answered, &place),
                    Cohort::StageStartedAndDecided => format!(
                        "{}, {}",
                        happened("started", started, &place),
                        happened("answered", answered, &past_closing)
                    ),
                    _ => [
                        happened("started", started, &place),
                        happened("answered", answered, &place),
                        happened("withdrawn", withdrawn, &place),
                    ]
                    .join(", "),
                };
                format!("stage {number} {said}")
            }
            Table::Transactions => {
                happened("begun", columns.transactions.received[row], &place)
            }
            Table::Ombudsman => {
                let entries = &columns.ombudsman;
                let told = happened("told of by the Ombudsman", entries.told[row], &place);
                let decided = "decided by the Ombudsman";
                match cohort {
                    Cohort::OmbudsmanTold => told,
                    Cohort::OmbudsmanDecided => happened(decided, entries.decided[row], &place),
                    _ => format!(
                        "{told}, {}",
                        happened(decided, entries.decided[row], &past_closing)
                    ),
                }
            }
            _ => columns.remedies.agreed.get(row).map_or_else(String::new, |agreed| {
                happened("agreed", *agreed, &place)
            }),
        })
        .collect();
    said.join("; ")
}

fn long(day: Day) -> String {
    day::date(day).map_or_else(|| "no day".to_owned(), long_date)
}

fn short(day: Day) -> String {
    day::date(day).map_or_else(|| "no day".to_owned(), |date| date.to_string())
}
