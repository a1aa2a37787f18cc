//! `heard looks`: who looked at what.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use std::io::Write;

pub(super) fn run(
    arguments: &Arguments,
    reference: Option<&str>,
    most: u32,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let office = room.office();
    let case = reference
        .map(|reference| office.case(reference))
        .transpose()?
        .map(|case| case.id());
    for look in office.register.looks(office.authority.id, case, most)? {
        let what = look.at_what.code();
        writeln!(
            out,
            "{}  {} ({})  {what}  {}",
            look.at, look.by.account, look.by.role, look.detail
        )?;
    }
    Ok(())
}
