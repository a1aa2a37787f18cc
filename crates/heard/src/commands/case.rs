//! `heard case`: look at one case.

use crate::arguments::{Arguments, Case as What};
use crate::exit::Failure;
use crate::terminal::{self, Style};
use crate::wiring::Room;
use casework::ports::LookedAt;
use casework::records;
use std::io::Write;

pub(super) fn run(arguments: &Arguments, what: &What, out: &mut dyn Write) -> Result<(), Failure> {
    let What::Show { reference, json } = what;
    let room = Room::open(arguments)?;
    let office = room.office();
    let case = office.case(reference)?;
    room.look(LookedAt::Case, Some(case.id()), "case show")?;
    if *json {
        let line = records::write(&case)
            .line()
            .map_err(|error| Failure::input(error.to_string()))?;
        writeln!(out, "{line}")?;
    } else {
        let today = office.context().today();
        write!(
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
    }
    Ok(())
}
