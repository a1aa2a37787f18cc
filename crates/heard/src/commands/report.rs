//! `heard report`: print a report's tables.

use crate::arguments::{Arguments, Format, Report as Wanted, Span};
use crate::definitions::{council, definition};
use crate::exit::Failure;
use crate::terminal::{self, Style};
use crate::wiring::Room;
use casework::office::Office;
use casework::ports::LookedAt;
use complaints::occurred::{InWords, civil_day};
use complaints::published::Period;
use figures::{Facts, Options, Report, compute};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::fs;
use std::io::Write;
use std::path::Path;

pub(super) fn run(
    arguments: &Arguments,
    wanted: &Wanted,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let council = council(arguments.council.as_deref())?;
    let definition = definition(&wanted.definition, council.as_ref())?;
    let room = Room::open(arguments)?;
    room.look(
        LookedAt::Report,
        None,
        &format!("report {}", definition.id()),
    )?;
    let office = room.office();
    let facts = facts(&office, &wanted.span)?;
    let options = Options {
        cases: !wanted.without_cases,
        rules: office.rules.fingerprint().to_owned(),
    };
    let (period, as_at) = (period(&wanted.span), as_at(&office, &wanted.span));
    let mut report = compute(&definition, &facts, period, as_at, &options)
        .map_err(|error| Failure::input(error.to_string()))?;
    if facts.cases() == 0 {
        let nothing = format!(
            "No case had been recorded by the end of {}.",
            InWords(as_at)
        );
        // it explains the warnings that follow
        report.warnings.insert(0, nothing);
    }
    match &wanted.out {
        None => out.write_all(printed(&report, wanted.format)?.as_bytes())?,
        Some(folder) => {
            let path = folder.join(file_name(&report, wanted.format));
            write(folder, &path, &printed(&report, wanted.format)?)?;
            writeln!(out, "{}", path.display())?;
        }
    }
    Ok(())
}

/// The facts as they stand, or as they were known at the end of a day.
pub(super) fn facts(office: &Office<'_>, span: &Span) -> Result<Facts, Failure> {
    let today = civil_day(office.clock.now());
    if let Some(day) = span.as_at.filter(|day| *day > today) {
        return Err(Failure::input(format!(
            "nobody knows yet how things stand at the end of {}; --as-at is at the latest today, {}",
            InWords(day),
            InWords(today)
        )));
    }
    let cut = span.as_at.map(end_of).transpose()?;
    let cases = office.register.facts(office.authority.id, cut)?;
    let (_, published) = office.register.figures(office.authority.id, cut)?;
    let limits = figures::Limits::of(office.rules);
    Facts::new(cases, published, office.calendar, &limits)
        .map_err(|error| Failure::input(error.to_string()))
}

pub(super) fn period(span: &Span) -> Period {
    Period {
        from: span.from,
        to: span.to,
    }
}

pub(super) fn as_at(office: &Office<'_>, span: &Span) -> Date {
    span.as_at.unwrap_or_else(|| civil_day(office.clock.now()))
}

/// The last instant of a day in England: an hour earlier than midnight UTC while clocks are forward.
fn end_of(day: Date) -> Result<Timestamp, Failure> {
    let beyond = |_| Failure::input(format!("{day} is too late a day"));
    let midnight = day
        .tomorrow()
        .and_then(|next| next.to_zoned(jiff::tz::TimeZone::UTC))
        .map_err(beyond)?
        .timestamp();
    let hour_before = midnight.checked_sub(1.hour()).map_err(beyond)?;
    let first_after = if civil_day(hour_before) == day {
        midnight
    } else {
        hour_before
    };
    first_after.checked_sub(1.nanosecond()).map_err(beyond)
}

fn printed(report: &Report, format: Format) -> Result<String, Failure> {
    match format {
        Format::Text => Ok(terminal::report(report, Style::of_terminal())),
        Format::Json => serde_json::to_string_pretty(report)
            .map(|text| text + "\n")
            .map_err(|error| Failure::input(error.to_string())),
        Format::Csv => figures::csv(report).map_err(|error| Failure::input(error.to_string())),
    }
}

fn file_name(report: &Report, format: Format) -> String {
    let ending = match format {
        Format::Text => "txt",
        Format::Json => "json",
        Format::Csv => "csv",
    };
    format!(
        "{}-{}-to-{}.{ending}",
        report.report, report.period.from, report.period.to
    )
}

fn write(folder: &Path, path: &Path, text: &str) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::file("make the folder", folder, &error))?;
    fs::write(path, text).map_err(|error| Failure::file("write", path, &error))
}
