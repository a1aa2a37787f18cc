//! `heard explain`: say why each case is in a figure, or why one is not.

use super::report::{as_at, facts, period};
use crate::arguments::{Arguments, Explain};
use crate::definitions::{council, definition};
use crate::exit::Failure;
use crate::wiring::Room;
use casework::ports::LookedAt;
use figures::{Address, Member, Verdict, explain, explain_case};
use std::io::Write;

pub(super) fn run(
    arguments: &Arguments,
    wanted: &Explain,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let council = council(arguments.council.as_deref())?;
    let definition = definition(&wanted.definition, council.as_ref())?;
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
        None => {
            let explained = explain(&definition, &facts, period, as_at, address).map_err(wrong)?;
            writeln!(out, "{}: {}", wanted.row, explained.text)?;
            for sentence in &explained.figure {
                writeln!(out, "{sentence}")?;
            }
            members(&explained.members, out)
        }
        Some(case) => {
            match explain_case(&definition, &facts, period, as_at, address, case).map_err(wrong)? {
                Verdict::In(found) => {
                    writeln!(out, "{case} is in this figure.")?;
                    members(&found, out)
                }
                Verdict::Out { asked, said } => {
                    writeln!(
                        out,
                        "{case} is not in this figure.\nIt asks: {asked}\nThe case: {said}"
                    )?;
                    Ok(())
                }
                Verdict::NotCounted => {
                    writeln!(
                        out,
                        "No case is counted for this figure: it is read back, or made of other figures."
                    )?;
                    Ok(())
                }
            }
        }
    }
}

fn members(members: &[Member], out: &mut dyn Write) -> Result<(), Failure> {
    for member in members {
        let part = if member.shown {
            ""
        } else {
            " (in the base only)"
        };
        writeln!(out, "\n{}{part}", member.reference)?;
        for reason in &member.reasons {
            writeln!(out, "  {reason}")?;
        }
    }
    Ok(())
}
