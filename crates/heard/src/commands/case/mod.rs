//! `heard case`: look at one case, or record what happened to it.

mod act;
mod may;
mod next;
mod steps;

use crate::arguments::{Arguments, Case as What};
use crate::exit::Failure;
use crate::terminal::{self, Style};
use crate::wiring::Room;
use casework::ports::LookedAt;
use casework::records;
use casework::same_person::elsewhere;
use complaints::Case;
use complaints::decide::Remark;
use complaints::ids::CaseId;
use std::collections::BTreeSet;
use std::io::Write;

pub(super) fn run(arguments: &Arguments, what: &What, out: &mut dyn Write) -> Result<(), Failure> {
    match what {
        What::Show { reference, json } => {
            let room = Room::open(arguments)?;
            let case = seen(&room, reference)?;
            if *json {
                let line = records::write(&case)
                    .line()
                    .map_err(|error| Failure::input(error.to_string()))?;
                writeln!(out, "{line}")?;
                return Ok(());
            }
            print(&room, &case, out)
        }
        What::Next { reference } => {
            let room = Room::open(arguments)?;
            let case = seen(&room, reference)?;
            next::print(&room, &case, out)
        }
        What::Steps { like } => steps::print(arguments, like.as_deref(), out),
        act => {
            let room = Room::open(arguments)?;
            let done = act::perform(&room.office(), act)
                .map_err(|failure| failure.with_a_way_on(WAY_ON))?;
            room.look(LookedAt::Case, Some(done.case.id()), "case")?;
            for warning in &done.warnings {
                warn(warning, out)?;
            }
            print(&room, &done.case, out)?;
            let reference = &done.case.state().receipt.reference;
            writeln!(out, "\nWhat may be done next: heard case next {reference}")?;
            Ok(())
        }
    }
}

/// Where to find what is missing, and how to take back what is wrong.
const WAY_ON: &str = "Nothing was recorded. `heard case next REFERENCE` lists what may be recorded and how it is typed; \
                      `heard case correct REFERENCE --entry NUMBER` corrects the day, the outcome or the receipt that an entry \
                      of what happened has, and `heard case undo REFERENCE --entry NUMBER --reason TEXT` takes it back.";

/// The case, with the look at it recorded before anything is printed.
fn seen(room: &Room, reference: &str) -> Result<Case, Failure> {
    let case = room.office().case(reference)?;
    room.look(LookedAt::Case, Some(case.id()), "case show")?;
    Ok(case)
}

fn print(room: &Room, case: &Case, out: &mut dyn Write) -> Result<(), Failure> {
    let office = room.office();
    let today = office.context().today();
    let reference = &case.state().receipt.reference;
    let linked_from = office
        .register
        .linked_from(office.viewer, office.authority.id, reference)?;
    let elsewhere = elsewhere(&office, case)?;
    let others: BTreeSet<CaseId> = elsewhere.iter().map(|it| it.case).collect();
    for other in others {
        room.look(LookedAt::Case, Some(other), "the same person")?;
    }
    let page = terminal::case(
        case,
        &linked_from,
        &elsewhere,
        office.rules,
        office.calendar,
        today,
        Style::of_terminal(),
    );
    write!(out, "{page}")?;
    Ok(())
}

fn warn(remark: &Remark, out: &mut dyn Write) -> Result<(), Failure> {
    let Remark {
        guard,
        why,
        instead,
    } = remark;
    writeln!(out, "Note: {why}.")?;
    writeln!(out, "      {instead}.")?;
    writeln!(
        out,
        "      {} ({}; {}).",
        guard.name(),
        guard.source,
        guard.standing
    )?;
    writeln!(out)?;
    Ok(())
}
