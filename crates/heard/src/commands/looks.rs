//! `heard looks`: who looked at what.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use complaints::ids::CaseId;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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
    let mut references: BTreeMap<CaseId, String> = BTreeMap::new();
    for look in office.register.looks(office.authority.id, case, most)? {
        let what = look.at_what.code();
        let of = match look.case {
            Some(case) => match references.entry(case) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let found = office
                        .register
                        .load(office.viewer, office.authority.id, case)?;
                    let reference = found.map(|it| it.state().receipt.reference.clone());
                    new.insert(reference.unwrap_or_default())
                }
            }
            .as_str(),
            None => "",
        };
        let said = [what, of, &look.detail].into_iter();
        let said: Vec<&str> = said.filter(|it| !it.is_empty()).collect();
        let (at, by) = (look.at, &look.by);
        let said = said.join("  ");
        writeln!(out, "{at}  {} ({})  {said}", by.account, by.role)?;
    }
    Ok(())
}
