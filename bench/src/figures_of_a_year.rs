//! The year's figures: every table of a council's report, beside one plain pass over the same columns.

use crate::machine::{in_turn, timed};
use crate::sample;
use anyhow::{Result, anyhow};
use complaints::facts::CaseFacts;
use complaints::published::Period;
use figures::{Definition, Facts, Limits, Options, compute};
use jiff::civil::date;
use std::hint::black_box;
use workdays::Calendar;

const REPORT: &str = include_str!("../../reports/medway.toml");

pub(crate) fn measure(large: bool) -> Result<()> {
    println!("## The year's figures\n");
    println!(
        "Every table of Medway's report, all cases in the year, beside one plain pass that reads each of the same \
         columns once. Loading is apart. Goal: within 20 times, and linear.\n"
    );
    println!(
        "| cases | loading | all tables | a plain pass | times | a case |\n|---|---|---|---|---|---|"
    );
    let definition = Definition::parse("reports/medway.toml", REPORT, None)
        .map_err(|error| anyhow!("{error}"))?;
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
        let (loading, facts) =
            timed(|| Ok(Facts::new(rows, published, &calendar, &Limits::default())?))?;
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
    println!();
    Ok(())
}

/// What the tables read, as plain columns: dates as day numbers, codes as small numbers.
struct Columns {
    numbers: Vec<Vec<i32>>,
}

impl Columns {
    fn of(rows: &[CaseFacts]) -> Self {
        let day = |date: Option<jiff::civil::Date>| {
            date.map_or(0, |it| {
                i32::from(it.year()) * 372 + i32::from(it.day_of_year())
            })
        };
        let mut codes = std::collections::HashMap::new();
        let mut code = |text: Option<&str>| {
            let next = i32::try_from(codes.len()).unwrap_or(i32::MAX);
            *codes
                .entry(text.unwrap_or_default().to_owned())
                .or_insert(next)
        };
        let mut numbers = vec![Vec::new(); 26];
        for row in rows {
            let child = row.children.first();
            for (column, value) in [
                row.kind as i32,
                row.procedure.map_or(-1, |it| it as i32),
                day(Some(row.received_on)),
                day(row.withdrawn_on),
                day(row.refused.as_ref().map(|it| it.on)),
                code(row.refused.as_ref().and_then(|it| it.reason.as_deref())),
                row.method.map_or(-1, |it| it as i32),
                row.raised_by.map_or(-1, |it| it as i32),
                code(child.and_then(|it| it.ethnicity.as_deref())),
                code(child.and_then(|it| it.gender.as_deref())),
            ]
            .into_iter()
            .enumerate()
            {
                numbers[column].push(value);
            }
            for stage in &row.stages {
                numbers[10].push(i32::from(stage.stage));
                numbers[11].push(day(stage.started_on));
                numbers[12].push(day(stage.responded_on));
                numbers[13].push(i32::from(stage.extended));
                numbers[14].push(stage.outcome.map_or(-1, |it| it as i32));
            }
            for point in &row.points {
                numbers[15].push(code(point.theme.as_deref()));
                numbers[16].push(code(point.team.as_deref()));
                numbers[17].push(point.outcome.map_or(-1, |it| it as i32));
            }
            for team in &row.teams {
                numbers[18].push(code(Some(team)));
            }
            for entry in &row.ombudsman {
                numbers[19].push(day(entry.received_on));
                numbers[20].push(day(entry.decided_on));
                numbers[21].push(code(entry.decision.as_deref()));
            }
            for remedy in &row.remedies {
                numbers[22].push(remedy.kind as i32);
                numbers[23].push(day(remedy.agreed_on));
                numbers[24].push(
                    i32::try_from(remedy.amount_pence.unwrap_or_default()).unwrap_or(i32::MAX),
                );
                numbers[25].push(remedy.stage.map_or(-1, i32::from));
            }
        }
        Self { numbers }
    }

    /// Reads every value once, and asks of each what a figure asks: whether it is the one that is looked for.
    fn pass(&self) -> u64 {
        let wanted = black_box(3);
        self.numbers
            .iter()
            .map(|column| column.iter().filter(|value| **value == wanted).count() as u64)
            .sum()
    }
}
