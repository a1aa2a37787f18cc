//! `heard redate`: which dates another council file would move.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::{Room, law};
use casework::council_file;
use casework::ports::LookedAt;
use casework::redate::{Basis, moved};
use complaints::days::full;
use jiff::civil::Date;
use std::io::Write;
use std::path::Path;

pub(super) fn run(arguments: &Arguments, file: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let after = law(Some(file))?;
    room.look(LookedAt::List, None, "redate")?;
    let office = room.office();
    let shown = council_file::shown(&office, after.file.as_ref())?;
    for sentence in &shown.to_say {
        writeln!(out, "{sentence}")?;
    }
    let rules = after.rules.with_choices(shown.choices);
    let basis = Basis {
        rules: &rules,
        calendar: &after.calendar,
    };
    let moved = moved(&office, basis)?;
    if moved.is_empty() {
        writeln!(out, "No date would move.")?;
        return Ok(());
    }
    for it in &moved {
        writeln!(out, "{}  {} ({})", it.reference, it.name, it.clock)?;
        writeln!(
            out,
            "    {} -> {}",
            in_words(it.before, it.met_before),
            in_words(it.after, it.met_after)
        )?;
    }
    let dates = if moved.len() == 1 {
        "1 date"
    } else {
        &format!("{} dates", moved.len())
    };
    writeln!(
        out,
        "{dates} would move. Put the file in place and run `heard rebuild` to count by it."
    )?;
    Ok(())
}

/// The day, and how what was done counts by it.
fn in_words(day: Option<Date>, met: Option<bool>) -> String {
    let day = day.map_or_else(|| "no date".to_owned(), full);
    match met {
        Some(true) => format!("{day}, done in time"),
        Some(false) => format!("{day}, done late"),
        None => day,
    }
}
