//! `heard promises`: what was agreed to put matters right, and whether it was done.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::ports::LookedAt;
use complaints::days::full;
use complaints::promises::{Kept, Promise, Unpromised, failures, promises, repeated, unpromised};
use jiff::civil::Date;
use std::io::Write;

pub(super) fn run(
    arguments: &Arguments,
    late: bool,
    carried_over: Option<Date>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    room.look(LookedAt::List, None, "promises")?;
    let office = room.office();
    let today = office.context().today();
    let (mut all, mut accepted, mut failed) = (Vec::new(), Vec::new(), Vec::new());
    office
        .register
        .every_case(office.viewer, office.authority.id, &mut |case| {
            all.extend(promises(&case));
            accepted.extend(unpromised(&case));
            failed.extend(failures(&case));
            Ok(())
        })?;
    all.retain(|it| match carried_over {
        Some(end) => it.carried_over(end),
        None => it.state.is_owed(),
    });
    all.retain(|it| !late || it.late(today));
    // without a day it comes last
    all.sort_by_key(|it| {
        (
            it.due_on.is_none(),
            it.due_on,
            it.reference.clone(),
            it.remedy,
        )
    });
    // without a day it can never be late
    accepted.retain(|it| !late && carried_over.is_none_or(|end| it.accepted_on <= end));
    accepted.sort_by_key(|it| (it.accepted_on, it.reference.clone(), it.recommendation));
    if all.is_empty() && accepted.is_empty() {
        writeln!(out, "No such promise.")?;
    }
    for promise in &all {
        writeln!(out, "{}", line(promise, today))?;
    }
    for it in &accepted {
        writeln!(out, "{}", without_action(it))?;
    }
    let again = repeated(&failed);
    if !again.is_empty() && carried_over.is_none() {
        writeln!(
            out,
            "\nThe same failure again, after it was said to be mended:"
        )?;
    }
    for it in again.iter().filter(|_| carried_over.is_none()) {
        writeln!(
            out,
            "  {} ({}, {}), received {}; mended after {} on {}",
            it.again,
            it.mended.theme,
            it.mended.team,
            full(it.received_on),
            it.mended.reference,
            it.mended.mended_on.map_or_else(String::new, full)
        )?;
    }
    Ok(())
}

fn without_action(it: &Unpromised) -> String {
    format!(
        "{}  {} of {}: accepted on {}, no action; nobody named, no day named",
        it.reference,
        it.recommendation,
        it.stage,
        full(it.accepted_on)
    )
}

fn line(promise: &Promise, today: Date) -> String {
    let due = promise.due_on.map_or_else(
        || "no day named".to_owned(),
        |day| match promise.first_due_on.filter(|first| *first != day) {
            Some(first) => format!("due {} (at first {})", full(day), full(first)),
            None => format!("due {}", full(day)),
        },
    );
    let late = if promise.late(today) { ", LATE" } else { "" };
    let owner = promise.owner.as_deref().unwrap_or("nobody named");
    let came = match promise.state {
        Kept::Open => String::new(),
        Kept::Unproved { on } => {
            format!(", done {}, not yet found by the Ombudsman to be", full(on))
        }
        Kept::Done { on, proof: true } => format!(", done {}", full(on)),
        Kept::Done { on, proof: false } => format!(", done {}, no proof recorded", full(on)),
        Kept::NotDone { on } => format!(", decided on {} not to do it", full(on)),
    };
    let from = match promise.from_in_words() {
        from if from.is_empty() => from,
        from => format!(" ({from})"),
    };
    format!(
        "{}  remedy {}: {}{from}, {due}{late}; owner: {owner}{came}",
        promise.reference,
        promise.remedy.0,
        promise.kind.label().to_lowercase()
    )
}
