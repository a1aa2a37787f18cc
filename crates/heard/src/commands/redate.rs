//! `heard redate`: which dates of open cases another council file would move.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::{Room, law};
use casework::ports::LookedAt;
use casework::redate::{Basis, moved};
use complaints::days::full;
use jiff::civil::Date;
use std::io::Write;
use std::path::Path;

pub(super) fn run(arguments: &Arguments, file: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let (rules, calendar) = law(Some(file))?;
    room.look(LookedAt::List, None, "redate")?;
    let office = room.office();
    let today = office.context().today();
    let new = |it: &&complaints::rules::Choice| !room.rules.choices().contains(it);
    for choice in rules
        .choices()
        .iter()
        .filter(new)
        .filter(|it| it.from < today)
    {
        writeln!(
            out,
            "Note: {} would count from {}, which is past. A choice does not reach back: name today or a day to come.",
            choice.setting,
            full(choice.from)
        )?;
    }
    let basis = Basis {
        rules: &rules,
        calendar: &calendar,
    };
    let moved = moved(&office, basis)?;
    if moved.is_empty() {
        writeln!(out, "No date of an open case would move.")?;
        return Ok(());
    }
    for it in &moved {
        writeln!(out, "{}  {} ({})", it.reference, it.name, it.clock)?;
        writeln!(out, "    {} -> {}", in_words(it.before), in_words(it.after))?;
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

fn in_words(day: Option<Date>) -> String {
    day.map_or_else(|| "no date".to_owned(), full)
}
