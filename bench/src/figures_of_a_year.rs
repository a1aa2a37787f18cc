//! The year's figures: every table of a council's report, beside one plain pass over the same columns.

use crate::machine::{in_turn, timed};
use crate::sample;
use anyhow::{Result, anyhow};
use complaints::facts::CaseFacts;
use complaints::published::Period;
use complaints::rules::Rules;
use figures::{Definition, Facts, Limits, Options, compute};
use jiff::civil::date;
use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;
use workdays::Calendar;

const REPORT: &str = include_str!("../../reports/medway.toml");

pub(crate) fn measure(large: bool) -> Result<()> {
    println!("## The year's figures\n");
    println!(
        "Every table of Medway's report, all cases in the year, beside one plain pass that reads each column that \
         the tables read once, with the numbers that join them. Loading is apart. Goal: within 20 times, and linear.\n"
    );
    println!(
        "| cases | loading | all tables | a plain pass | times | a case |\n|---|---|---|---|---|---|"
    );
    let definition = Definition::parse("reports/medway.toml", REPORT, None)
        .map_err(|error| anyhow!("{error}"))?;
    let limits = Limits::of(&Rules::built_in()?);
    let counts: &[usize] = if large {
        &[1_000, 10_000, 100_000, 1_000_000]
    } else {
        &[1_000, 10_000, 100_000]
    };
    for &count in counts {
        let rows = sample::fact_rows(count)?;
        let columns = Columns::of(&rows);
        let published = sample::published()?;
        let calendar = Calendar::england_and_wales();
        let (loading, facts) = timed(|| Ok(Facts::new(rows, published, &calendar, &limits)?))?;
        let period = Period {
            from: date(2024, 4, 1),
            to: date(2025, 3, 31),
        };
        let options = Options {
            cases: false,
            ..Options::default()
        };
        let tables = || {
            let (time, report) = timed(|| {
                Ok(compute(
                    &definition,
                    &facts,
                    period,
                    date(2026, 11, 24),
                    &options,
                )?)
            })?;
            black_box(report);
            Ok(time)
        };
        let pass = || {
            let (time, sum) = timed(|| Ok(columns.pass()))?;
            black_box(sum);
            Ok(time)
        };
        let pair = in_turn(7, tables, pass)?;
        println!(
            "| {count} | {loading:.1?} | {:.1?} | {:.1?} | {:.1} | {:.0} ns |",
            pair.first,
            pair.second,
            pair.ratio,
            pair.first.as_secs_f64() * 1e9 / f64::from(u32::try_from(count)?)
        );
    }
    println!(
        "\nA report has some 700 cells, and each is planned, counted, rounded, named and written as text however few the \
         cases are. At 1,000 cases twenty passes leave less than half a microsecond for a cell, too little for all of \
         that.\n"
    );
    Ok(())
}

/// The columns that the tables read, as wide as the engine holds them: dates, codes and rows of other tables as numbers.
#[derive(Default)]
struct Columns {
    tables: BTreeMap<&'static str, Vec<Vec<i32>>>,
    can_be_open: Vec<bool>,
}

impl Columns {
    fn of(rows: &[CaseFacts]) -> Self {
        let day = |date: Option<jiff::civil::Date>| {
            date.map_or(0, |it| {
                i32::from(it.year()) * 372 + i32::from(it.day_of_year())
            })
        };
        let mut codes = HashMap::new();
        let mut code = |text: Option<&str>| {
            let next = i32::try_from(codes.len()).unwrap_or(i32::MAX);
            *codes
                .entry(text.unwrap_or_default().to_owned())
                .or_insert(next)
        };
        let mut columns = Self::default();
        let mut stages = 0;
        for (case, row) in (0..).zip(rows) {
            let stage_1 = row.stages.iter().find(|it| it.stage == 1);
            let answered = day(stage_1.and_then(|it| it.responded_on));
            let procedure = row.procedure.map_or(-1, |it| it as i32);
            let refused = row.refused.as_ref();
            columns.can_be_open.push(refused.is_none());
            columns.add(
                "cases",
                [
                    row.kind as i32,
                    procedure,
                    day(Some(row.received_on)),
                    answered,
                    day(row.withdrawn_on),
                    day(refused.map(|it| it.on)),
                    code(refused.and_then(|it| it.reason.as_deref())),
                    row.method.map_or(-1, |it| it as i32),
                    row.raised_by.map_or(-1, |it| it as i32),
                    stage_1.map_or(-1, |_| stages),
                ],
            );
            // at least one person complained
            columns.add("people", [case, -1]);
            for child in &row.children {
                columns.add("children", [case, code(child.ethnicity.as_deref())]);
            }
            for team in &row.teams {
                columns.add("teams", [case, code(Some(team))]);
            }
            for point in &row.points {
                let outcome = point.outcome.map_or(-1, |it| it as i32);
                let theme = code(point.theme.as_deref());
                columns.add("points", [case, theme, procedure, outcome, answered]);
            }
            for remedy in &row.remedies {
                let pence = i32::try_from(remedy.amount_pence.unwrap_or_default());
                columns.add(
                    "remedies",
                    [
                        remedy.kind as i32,
                        day(remedy.agreed_on),
                        pence.unwrap_or(i32::MAX),
                        remedy.stage.map_or(-1, i32::from),
                        stages,
                    ],
                );
            }
            for stage in &row.stages {
                let (started, answered) = (day(stage.started_on), day(stage.responded_on));
                let outcome = stage.outcome.map_or(-1, |it| it as i32);
                let number = i32::from(stage.stage);
                let days = answered - started;
                columns.add("stages", [case, number, started, answered, days, outcome]);
                stages += 1;
            }
            for entry in &row.ombudsman {
                columns.add(
                    "ombudsman",
                    [
                        day(entry.received_on),
                        day(entry.decided_on),
                        code(entry.decision.as_deref()),
                        entry.investigated.map_or(-1, i32::from),
                    ],
                );
            }
        }
        columns
    }

    /// Adds a row to a table.
    fn add<const N: usize>(&mut self, table: &'static str, row: [i32; N]) {
        let columns = self
            .tables
            .entry(table)
            .or_insert_with(|| vec![Vec::new(); N]);
        for (column, value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
    }

    /// Reads every value once, and asks of each what a figure asks: whether it is the one that is looked for.
    fn pass(&self) -> u64 {
        let wanted = black_box(3);
        let open = self.can_be_open.iter().filter(|it| **it).count() as u64;
        let columns = self.tables.values().flatten();
        let found = columns.map(|it| it.iter().filter(|value| **value == wanted).count() as u64);
        open + found.sum::<u64>()
    }
}
