//! `heard demo`: Heard at work with the fictional council Northmere.

use crate::definitions::definition;
use crate::demo::northmere;
use crate::exit::{End, Failure};
use crate::terminal::{self, Style};
use crate::wiring::{Missing, Room};
use casework::import::{check, store};
use casework::ports::{Filter, PageEnd};
use casework::records::{Line, figure_line};
use complaints::occurred::civil_day;
use complaints::published::Period;
use figures::{Facts, Options, compute};
use jiff::civil::{Date, date};
use register::DatabaseUrl;
use std::io::Write;
use std::path::Path;

/// Where the demonstration is kept. It is made anew at every run.
const FILE: &str = "heard-demo.db";
/// The only authority of a demonstration: a database with another one is left alone.
const COUNCIL: &str = "northmere";

pub(super) fn run(out: &mut dyn Write) -> Result<(), Failure> {
    clear_away(Path::new(FILE))?;
    let room = Room::with(&DatabaseUrl::sqlite(FILE), Some(COUNCIL), Missing::Make)?;
    let today = civil_day(casework::ports::Clock::now(&room.clock));
    let fullest = fill(&room, today)?;
    writeln!(
        out,
        "Northmere is a council that does not exist, with eighteen months of cases up to today.\n"
    )?;
    open_cases(&room, today, out)?;
    one_case(&room, fullest.as_deref(), today, out)?;
    year(&room, today, out)?;
    write!(out, "{}", next_steps(today))?;
    Ok(())
}

/// Removes an earlier demonstration, and nothing else.
fn clear_away(path: &Path) -> Result<(), Failure> {
    if !path.exists() {
        return Ok(());
    }
    let ours = Room::with(&DatabaseUrl::sqlite(path), Some(COUNCIL), Missing::Say).is_ok();
    if !ours {
        let message = format!(
            "{} is there and is not an earlier demonstration; move it, or run this elsewhere",
            path.display()
        );
        return Err(Failure::new(End::Database, message));
    }
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{}{ending}", path.display());
        match std::fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::file("remove", Path::new(&file), &error)),
        }
    }
    Ok(())
}

/// Stores the cases, and says which open one there is most to see of.
fn fill(room: &Room, today: Date) -> Result<Option<String>, Failure> {
    let written = |error: serde_json::Error| Failure::input(error.to_string());
    let mut text = String::new();
    let lines = northmere::records(today).map_err(|error| Failure::input(error.to_string()))?;
    let fullest = northmere::fullest(&lines).map(str::to_owned);
    for line in lines {
        let line = match line {
            Line::Case(record) => record.line().map_err(written)?,
            Line::Figure(figure) => figure_line(&figure).map_err(written)?,
        };
        text += &line;
        text.push('\n');
    }
    let office = room.office();
    let checked = check(&office, &text, None, |_| true)?;
    if let Some(problem) = checked.problems.first() {
        return Err(Failure::input(problem.to_string()));
    }
    store(&office, &text, &checked, Box::new(|_| true))?;
    Ok(fullest)
}

fn open_cases(room: &Room, today: Date, out: &mut dyn Write) -> Result<(), Failure> {
    let office = room.office();
    let filter = Filter {
        open: Some(true),
        ..Filter::default()
    };
    let page = PageEnd {
        after: None,
        most: 60,
    };
    let listing = office
        .register
        .list(office.viewer, office.authority.id, &filter, &page)?;
    writeln!(out, "OPEN CASES, BY DUE DATE\n")?;
    writeln!(
        out,
        "{}",
        terminal::cases(&listing.cases, office.calendar, today, Style::of_terminal())
    )?;
    Ok(())
}

fn one_case(
    room: &Room,
    reference: Option<&str>,
    today: Date,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let Some(reference) = reference else {
        return Ok(());
    };
    let office = room.office();
    let case = office.case(reference)?;
    writeln!(out, "ONE CASE\n")?;
    writeln!(
        out,
        "{}",
        terminal::case(
            &case,
            office.rules,
            office.calendar,
            today,
            Style::of_terminal()
        )
    )?;
    Ok(())
}

fn year(room: &Room, today: Date, out: &mut dyn Write) -> Result<(), Failure> {
    let office = room.office();
    let definition = definition(COUNCIL, None)?;
    let cases = office.register.facts(office.authority.id, None)?;
    let (_, published) = office.register.figures(office.authority.id, None)?;
    let facts = Facts::new(
        cases,
        published,
        office.calendar,
        &crate::wiring::limits(office.rules),
    )
    .map_err(|error| Failure::input(error.to_string()))?;
    let options = Options {
        cases: false,
        rules: office.rules.fingerprint().to_owned(),
    };
    let report = compute(&definition, &facts, last_year(today), today, &options)
        .map_err(|error| Failure::input(error.to_string()))?;
    writeln!(out, "THE YEAR\n")?;
    writeln!(out, "{}", terminal::report(&report, Style::of_terminal()))?;
    Ok(())
}

/// The last financial year that is over.
fn last_year(today: Date) -> Period {
    let ended = if today >= date(today.year(), 4, 1) {
        today.year()
    } else {
        today.year() - 1
    };
    Period {
        from: date(ended - 1, 4, 1),
        to: date(ended, 3, 31),
    }
}

fn next_steps(today: Date) -> String {
    let Period { from, to } = last_year(today);
    format!(
        "WHAT TO TRY NEXT\n\n\
         export HEARD_DATABASE=sqlite:{FILE}\n\
         heard cases --open --late\n\
         heard cases --search \"short breaks\"\n\
         heard report {COUNCIL} --from {from} --to {to}\n\
         heard explain {COUNCIL} 1 \"Statutory complaints received\" Number --from {from} --to {to}\n\
         heard workdays add {today} 10 --explain\n\
         heard verify\n\n\
         In place of `heard`, `cargo run --release --` does the same from this folder.\n"
    )
}
