//! `heard export`: write every case back as case records.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::export::export;
use casework::ports::{LookedAt, RegisterError};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

pub(super) fn run(
    arguments: &Arguments,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    room.look(LookedAt::Export, None, "export")?;
    match file {
        None => lines(&room, out)?,
        Some(path) => {
            let failed = |error: std::io::Error| Failure::file("write", path, &error);
            let mut file = BufWriter::new(File::create(path).map_err(failed)?);
            lines(&room, &mut file)?;
            file.into_inner()
                .map_err(|error| failed(error.into_error()))?
                .sync_all()
                .map_err(failed)?;
        }
    }
    without_choices(&room)
}

/// Says that the lines do not hold what the council chose: a register that they are brought into counts by its own.
fn without_choices(room: &Room) -> Result<(), Failure> {
    if room.rules.choices().is_empty() {
        return Ok(());
    }
    let mut out = std::io::stderr().lock();
    writeln!(
        out,
        "The case records do not hold what the council chose where the law leaves a question open. It goes with a backup of \
         the register or with the council's file (`--council`): without either, another register counts other days."
    )?;
    Ok(())
}

fn lines(room: &Room, out: &mut dyn Write) -> Result<(), Failure> {
    let mut failed = None;
    let done = export(&room.office(), &mut |line| {
        writeln!(out, "{line}").map_err(|error| {
            failed = Some(error);
            RegisterError::Stopped
        })
    });
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(done?),
    }
}
