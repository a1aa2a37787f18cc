//! Cases to measure with: a council's year, as often as it takes, under other references.

use anyhow::{Context, Result, anyhow};
use casework::records::{Line, PersonIds, facts, read};
use complaints::Case;
use complaints::facts::CaseFacts;
use complaints::ids::CaseId;
use complaints::personal::Salt;
use complaints::published::PublishedFigure;
use complaints::recorded::{Actor, Recorded, Source};
use jiff::Timestamp;
use jiff::civil::date;
use std::fmt::Write as _;
use uuid::Uuid;

/// A year of a council that has 209 cases and 24 published figures.
const YEAR: &str = include_str!("../../fixtures/medway-2024-25.jsonl");

/// So many case records, a line each.
pub(crate) fn lines(count: usize) -> Result<String> {
    let cases: Vec<&str> = YEAR
        .lines()
        .filter(|line| !line.contains("published_figure"))
        .collect();
    let mut text = String::new();
    for (number, line) in (0..count).zip(cases.iter().cycle()) {
        let (before, rest) = line
            .split_once("\"reference\": \"")
            .context("a reference")?;
        let (_, after) = rest.split_once('"').context("a reference")?;
        writeln!(text, "{before}\"reference\": \"B-{number:07}\"{after}")?;
    }
    Ok(text)
}

/// So many fact rows of the year.
pub(crate) fn fact_rows(count: usize) -> Result<Vec<CaseFacts>> {
    let rows: Vec<CaseFacts> = cases(209, "X")?.iter().map(Case::fact_row).collect();
    Ok((0..count)
        .zip(rows.iter().cycle())
        .map(|(number, row)| CaseFacts {
            reference: format!("B-{number:07}"),
            ..row.clone()
        })
        .collect())
}

/// The year's published figures.
pub(crate) fn published() -> Result<Vec<PublishedFigure>> {
    let lines = YEAR
        .lines()
        .filter(|line| line.contains("published_figure"));
    lines
        .map(|line| match read(line, date(2026, 11, 24)) {
            Ok(Line::Figure(figure)) => Ok(figure),
            _ => Err(anyhow!("a published figure does not read")),
        })
        .collect()
}

/// So many cases with new ids.
pub(crate) fn cases(count: usize, prefix: &str) -> Result<Vec<Case>> {
    let text = lines(count)?.replace("\"B-", &format!("\"{prefix}-"));
    text.lines().map(case).collect()
}

fn case(line: &str) -> Result<Case> {
    let Ok(Line::Case(record)) = read(line, date(2026, 11, 24)) else {
        return Err(anyhow!("a case does not read"));
    };
    let by = Actor {
        account: "bench".to_owned(),
        role: "operator".to_owned(),
    };
    let history = (1..)
        .zip(facts(&record, &PersonIds::none()))
        .map(|(seq, fact)| Recorded {
            seq,
            occurred: fact.occurred,
            recorded_at: Timestamp::UNIX_EPOCH,
            by: by.clone(),
            source: Source::Import,
            event: fact.event,
            parts: fact
                .parts
                .into_iter()
                .map(|part| (part, Salt(*Uuid::new_v4().as_bytes())))
                .collect(),
        });
    Ok(Case::replay(CaseId(id()), history.collect())?)
}

/// A new id, ordered by time as the program draws them.
#[expect(
    clippy::disallowed_methods,
    reason = "a measurement draws ids as the program does"
)]
pub(crate) fn id() -> Uuid {
    Uuid::now_v7()
}
