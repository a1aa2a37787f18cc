//! `heard verify`, `rebuild`, `checkpoint` and `migrate`: keeping the register whole.

use crate::arguments::Arguments;
use crate::exit::{End, Failure, RESTORE};
use crate::wiring::{self, Room};
use casework::ports::{Clock, RegisterError};
use register::Checkpoint;
use std::io::Write;
use std::path::Path;

pub(super) fn verify(
    arguments: &Arguments,
    against: Option<&Path>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments).map_err(Failure::found_damaged)?;
    let checkpoint = against.map(read).transpose()?;
    let findings = room
        .store
        .verify(checkpoint.as_ref())
        .map_err(|error| match error {
            // what every other command says is: run this one
            RegisterError::Damaged { what } => {
                Failure::new(End::Database, format!("{what}{RESTORE}"))
            }
            other => other.into(),
        })?;
    if findings.is_empty() {
        let streams = room.office().register.heads(room.authority.id)?.len();
        writeln!(
            out,
            "All is well: {streams} histories are unbroken, and every row agrees with its history."
        )?;
        return Ok(());
    }
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    let count = findings.len();
    Err(Failure::new(
        End::Found,
        format!(
            "{count} found; a broken history comes back only from a backup, a differing row by `heard rebuild`"
        ),
    ))
}

pub(super) fn name(arguments: &Arguments, name: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Failure::input("give the council's name"));
    }
    let room = Room::open(arguments)?;
    room.store.rename(room.authority.id, name)?;
    writeln!(
        out,
        "{} is named {name} from now on. Where --authority or a file of settings names the old one, write the new one there.",
        room.authority.name
    )?;
    Ok(())
}

pub(super) fn rebuild(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let rebuilt = room.store.rebuild()?;
    writeln!(
        out,
        "The rows of {} cases were made anew from their histories; {} differed before.",
        rebuilt.cases, rebuilt.changed
    )?;
    Ok(())
}

pub(super) fn checkpoint(
    arguments: &Arguments,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let checkpoint = room.store.checkpoint(room.authority.id, room.clock.now())?;
    match file {
        None => write!(out, "{checkpoint}")?,
        Some(path) => {
            write_checkpoint(path, &checkpoint)?;
            writeln!(out, "{}", header(&checkpoint))?;
        }
    }
    Ok(())
}

/// The first line of a checkpoint: when, how many histories, and one hash over all.
pub(super) fn header(checkpoint: &Checkpoint) -> String {
    checkpoint
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Writes a checkpoint to a file.
pub(super) fn write_checkpoint(path: &Path, checkpoint: &Checkpoint) -> Result<(), Failure> {
    std::fs::write(path, checkpoint.to_string())
        .map_err(|error| Failure::file("write", path, &error))
}

pub(super) fn migrate(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let done = wiring::migrate(arguments)?;
    writeln!(out, "{done}")?;
    Ok(())
}

fn read(path: &Path) -> Result<Checkpoint, Failure> {
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::file("read", path, &error))?;
    text.parse()
        .map_err(|error| Failure::input(format!("{}: {error}", path.display())))
}
