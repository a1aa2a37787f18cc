//! `heard explain`: say why each case is in a figure, or why one is not.

use super::report::{as_at, facts, period};
use crate::arguments::{Arguments, Explain};
use crate::definitions::definition;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::ports::LookedAt;
use figures::{Address, explain, explain_case};
use std::io::Write;

pub(super) fn run(
    arguments: &Arguments,
    wanted: &Explain,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let definition = definition(&wanted.definition)?;
    let room = Room::open(arguments)?;
    let detail = format!("explain {} {}", definition.id(), wanted.table);
    room.look(LookedAt::Report, None, &detail)?;
    let office = room.office();
    let facts = facts(&office, &wanted.span)?;
    let address = Address {
        table: &wanted.table,
        row: &wanted.row,
        column: &wanted.column,
    };
    let (period, as_at) = (period(&wanted.span), as_at(&office, &wanted.span));
    let wrong = |error: figures::ExplainError| Failure::input(error.to_string());
    match &wanted.case {
        None => write!(
            out,
            "{}",
            explain(&definition, &facts, period, as_at, address).map_err(wrong)?
        )?,
        Some(case) => {
            let verdict =
                explain_case(&definition, &facts, period, as_at, address, case).map_err(wrong)?;
            write!(out, "{verdict}")?;
        }
    }
    Ok(())
}
