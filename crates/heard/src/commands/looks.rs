//! `heard looks`: who looked at what.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use complaints::ids::CaseId;
use std::collections::BTreeMap;
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
        if let Some(case) = look.case
            && !references.contains_key(&case)
        {
            let found = office
                .register
                .load(office.viewer, office.authority.id, case)?;
            references.extend(found.map(|it| (case, it.state().receipt.reference.clone())));
        }
        // of a case that the operator may not see, nothing is named
        let of = look.case.and_then(|case| references.get(&case));
        let of = of.map_or("", String::as_str);
        let said = [what, of, &look.detail].into_iter();
        let said: Vec<&str> = said.filter(|it| !it.is_empty()).collect();
        let (at, by) = (look.at, &look.by);
        let said = said.join("  ");
        writeln!(out, "{at}  {} ({})  {said}", by.account, by.role)?;
    }
    Ok(())
}
