//! How percentages, means and sums were made and rounded, each with the lines that were made so.

use super::{distinct, phrase};
use crate::compute::{Sheet, Written};
use crate::definition::Shown;
use crate::measure::Whole;
use crate::plan::{Format, Made, Plan, Source};
use crate::rounding::Rounding;
use std::collections::BTreeMap;

/// So many rows are named one by one.
const FEW: usize = 3;

/// Cells that are made alike: those where the lines of one row and of one column of the definition meet.
pub(super) struct Alike<'a> {
    sheet: &'a Sheet<'a>,
    /// A plan of each, in the order in which they appear.
    pub(super) plans: Vec<&'a Plan<'a>>,
    /// Which of them each cell is one of, by the places of its row's and its column's line in the definition.
    known: Vec<Option<usize>>,
}

impl<'a> Alike<'a> {
    pub(super) fn new(sheet: &'a Sheet<'a>) -> Self {
        let (rows, columns) = (sheet.table.rows.len(), sheet.table.columns.len());
        let mut alike = Self {
            sheet,
            plans: Vec::new(),
            known: vec![None; rows * columns],
        };
        for (row, column, plan) in cells(sheet) {
            let of = alike.place(row, column);
            if alike.known[of].is_none() {
                alike.known[of] = Some(alike.plans.len());
                alike.plans.push(plan);
            }
        }
        alike
    }

    fn place(&self, row: usize, column: usize) -> usize {
        let (rows, columns) = (&self.sheet.rows, &self.sheet.columns);
        rows[row].place * self.sheet.table.columns.len() + columns[column].place
    }
}

/// The cells of a sheet that are not blank.
fn cells<'a>(sheet: &'a Sheet<'a>) -> impl Iterator<Item = (usize, usize, &'a Plan<'a>)> {
    let rows = sheet.plans.iter().enumerate();
    rows.flat_map(|(row, plans)| {
        let plans = plans.iter().enumerate();
        plans.filter_map(move |(column, plan)| Some((row, column, plan.as_ref()?)))
    })
}

/// A sentence for each way in which cells were made; where there are several, each names its rows or columns.
pub(super) fn how(alike: &Alike) -> Vec<String> {
    named(alike, sentence)
}

/// The sentences about cells; where there are several, each names its rows or columns.
pub(super) fn named(alike: &Alike, sentence: impl Fn(&Plan) -> Option<String>) -> Vec<String> {
    let sheet = alike.sheet;
    let said: Vec<Option<String>> = alike.plans.iter().map(|it| sentence(it)).collect();
    let sentences = distinct(said.iter().flatten());
    if sentences.len() < 2 {
        return sentences.into_iter().cloned().collect();
    }
    let cells: Vec<(&String, usize, usize)> = cells(sheet)
        .filter_map(|(row, column, _)| {
            let of = alike.known[alike.place(row, column)]?;
            Some((said[of].as_ref()?, row, column))
        })
        .collect();
    let rows = |it: &(&String, usize, usize)| it.1;
    let columns = |it: &(&String, usize, usize)| it.2;
    // whether no line holds cells that were made in two ways
    let apart = |place: &dyn Fn(&(&String, usize, usize)) -> usize| {
        let mut made: BTreeMap<usize, &String> = BTreeMap::new();
        cells
            .iter()
            .all(|it| *made.entry(place(it)).or_insert(it.0) == it.0)
    };
    let (by_rows, by_columns) = (apart(&rows), apart(&columns));
    let named = |sentence: &String| {
        let own = || cells.iter().filter(|(it, ..)| *it == sentence);
        let labels = |places: Vec<usize>, lines: &[Written]| {
            let labels = places.iter().filter_map(|it| lines.get(*it));
            let quoted: Vec<String> = labels.map(|it| format!("“{}”", it.label)).collect();
            quoted.join(", ")
        };
        let rows = labels(distinct(own().map(rows)), &sheet.rows);
        let columns = labels(distinct(own().map(columns)), &sheet.columns);
        match (by_columns, by_rows) {
            (true, _) => columns,
            (false, true) => rows,
            (false, false) => {
                let among = distinct(own().map(|it| it.1)).len();
                if among == sheet.rows.len() {
                    columns
                } else if among > FEW {
                    format!("{columns}, most rows")
                } else {
                    format!("{columns}, {rows}")
                }
            }
        }
    };
    sentences
        .into_iter()
        .map(|sentence| format!("{}: {sentence}", named(sentence)))
        .collect()
}

fn sentence(plan: &Plan) -> Option<String> {
    let of = match &plan.source {
        Source::Members(counted) => match &counted.made {
            Made::Rate(None) => format!(
                "Percentages are of {}",
                phrase(counted.unit, counted.cohort)
            ),
            Made::Rate(Some(upper)) => format!(
                "The rate sets {} against {}, whichever cases they are",
                phrase(upper.unit, upper.cohort),
                phrase(counted.unit, counted.cohort)
            ),
            Made::Share { over, whole, .. } => {
                let name = over.in_words();
                let whole = match whole {
                    Whole::Stated => format!("those whose {name} is recorded"),
                    Whole::Parts => format!("those whose {name} is one of the parts"),
                    Whole::All => format!("all of them, also those whose {name} is not recorded"),
                };
                format!("Shares are of {whole}")
            }
            made => return number(made, &plan.format),
        },
        Source::Change { .. } => "A change is a percentage of the earlier figure".to_owned(),
        _ => return None,
    };
    let decimals =
        decimals(plan.format.decimals.unwrap_or(0)).unwrap_or_else(|| "whole per cents".to_owned());
    Some(format!(
        "{of}; {decimals}, {}; “{}” where there is nothing to take a percentage of.",
        rounding(plan.format.rounding),
        plan.format.none
    ))
}

/// How a mean, a median, a sum, the largest or the smallest was made.
fn number(made: &Made, format: &Format) -> Option<String> {
    let shown = made.shown()?;
    let (what, is_mean) = match made {
        Made::Sum(_) => ("sum", false),
        Made::Mean(_) => ("mean", true),
        Made::Median(_) => ("median", true),
        Made::Longest(_) => ("largest", false),
        _ => ("smallest", false),
    };
    let (name, places) = match shown {
        Shown::Field(field) => {
            let places = decimals(format.decimals.unwrap_or(1));
            let places = places.unwrap_or_else(|| "whole numbers".to_owned());
            (field.in_words(), is_mean.then_some(places))
        }
        Shown::AmountPence if format.decimals == Some(0) => {
            ("money".to_owned(), Some("whole pounds".to_owned()))
        }
        Shown::AmountPence => (
            "money".to_owned(),
            is_mean.then(|| "to the penny".to_owned()),
        ),
    };
    let places = places.map_or_else(String::new, |it| {
        format!("; {it}, {}", rounding(format.rounding))
    });
    let none = if matches!(made, Made::Sum(_)) {
        String::new()
    } else {
        format!("; “{}” where there are none", format.none)
    };
    Some(format!(
        "The {what} of {name} is over those of which it is recorded{places}{none}."
    ))
}

fn decimals(number: u32) -> Option<String> {
    match number {
        0 => None,
        1 => Some("one decimal".to_owned()),
        2 => Some("two decimals".to_owned()),
        more => Some(format!("{more} decimals")),
    }
}

fn rounding(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::HalfUp => "rounded to the nearest, halves up",
        Rounding::Truncate => "with the fraction dropped",
        _ => "rounded so that the parts add up to 100",
    }
}
