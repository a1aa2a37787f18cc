//! The people of a case on other cases, as officers recorded that they are the same person: what they are there, and what
//! is to be known of them wherever they are met. Only cases that the viewer may see are looked at, so that the others are
//! neither shown nor hinted at.

use crate::office::Office;
use crate::ports::RegisterError;
use complaints::Case;
use complaints::case::SamePerson;
use complaints::command::Command;
use complaints::decide::{Remark, is_contact, restricted_there};
use complaints::ids::{CaseId, PersonNumber};
use complaints::known::{Known, known};
use complaints::status::status;
use complaints::step::Step;
use std::collections::{BTreeMap, BTreeSet};

/// So many other cases are looked at for the people of one case.
const MOST: usize = 50;

/// A person of a case on another case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Who it is on this case.
    pub here: PersonNumber,
    /// The other case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// Who it is there.
    pub there: PersonNumber,
    /// What they are to that case: "child the case is about", "parent, complainant".
    pub role: String,
    /// Whether something is still to be done there.
    pub open: bool,
    /// What is to be known of them there that holds wherever they are met: how to reach them safely, restrictions of contact,
    /// needs.
    pub known: Vec<Known>,
}

impl Elsewhere {
    /// Where they are met too: "also on NOR-0017 as child the case is about, which is open".
    pub fn in_words(&self) -> String {
        let stands = if self.open { "open" } else { "over" };
        let (reference, role) = (&self.reference, &self.role);
        format!("also on {reference} as {role}; that case is {stands}")
    }
}

/// The people of a case on other cases that the viewer may see, in the order of the people and of the references. Who is
/// the same person as somebody is the same person as everybody whom those are.
///
/// # Errors
/// A register that could not be read.
pub fn elsewhere(office: &Office<'_>, case: &Case) -> Result<Vec<Elsewhere>, RegisterError> {
    let mut cases = Cases {
        office,
        known: BTreeMap::new(),
    };
    let mut found = Vec::new();
    for here in case.state().people.keys() {
        let mut met = BTreeSet::from([(case.id(), *here)]);
        let mut to_follow = cases.same(case, *here)?;
        while let Some((id, there)) = to_follow.pop() {
            if id == case.id() || !met.insert((id, there)) {
                continue;
            }
            let Some(other) = cases.known.get(&id).cloned() else {
                continue;
            };
            found.extend(met_there(&other, *here, there, office));
            to_follow.extend(cases.same(&other, there)?);
        }
    }
    found.sort_by(|a, b| (a.here, &a.reference, a.there).cmp(&(b.here, &b.reference, b.there)));
    Ok(found)
}

/// What there is to say of a contact with somebody of whom contact is restricted on another case.
///
/// # Errors
/// A register that could not be read.
pub fn restricted_elsewhere(
    office: &Office<'_>,
    case: &Case,
    command: &Command,
) -> Result<Vec<Remark>, RegisterError> {
    if !is_contact(command) {
        return Ok(Vec::new());
    }
    let context = office.context();
    let mut remarks = Vec::new();
    for it in elsewhere(office, case)? {
        let other = office
            .register
            .load(office.viewer, office.authority.id, it.case)?;
        remarks.extend(
            other.and_then(|other| restricted_there(case, it.here, (&other, it.there), &context)),
        );
    }
    Ok(remarks)
}

fn met_there(
    other: &Case,
    here: PersonNumber,
    there: PersonNumber,
    office: &Office<'_>,
) -> Option<Elsewhere> {
    let state = other.state();
    let person = state.people.get(&there)?;
    let mut known = known(other, there, office.context().today());
    known.retain(|it| it.what.holds_everywhere());
    Some(Elsewhere {
        here,
        case: other.id(),
        reference: state.receipt.reference.clone(),
        there,
        role: person.role_in_words(),
        open: status(state).is_open(),
        known,
    })
}

/// Other cases, each read once.
struct Cases<'a> {
    office: &'a Office<'a>,
    known: BTreeMap<CaseId, Case>,
}

impl Cases<'_> {
    /// Whom a person of a case is recorded to be on other cases: said there or here.
    fn same(
        &mut self,
        case: &Case,
        person: PersonNumber,
    ) -> Result<Vec<(CaseId, PersonNumber)>, RegisterError> {
        let reference = &case.state().receipt.reference;
        let mut found = Vec::new();
        for it in case.state().same_people() {
            if it.here == person
                && let Some(id) = self.find(it.reference)?
            {
                found.push((id, it.there));
            }
        }
        let (register, viewer) = (self.office.register, self.office.viewer);
        for link in register.linked_from(viewer, self.office.authority.id, reference)? {
            if link.step != Step::SamePerson {
                continue;
            }
            let Some(other) = self.load(link.case)? else {
                continue;
            };
            let said = other.state().same_people().into_iter();
            let of_them = |it: &SamePerson<'_>| it.reference == reference && it.there == person;
            found.extend(said.filter(of_them).map(|it| (link.case, it.here)));
        }
        Ok(found)
    }

    fn find(&mut self, reference: &str) -> Result<Option<CaseId>, RegisterError> {
        let mut known = self.known.values();
        if let Some(case) = known.find(|it| it.state().receipt.reference == reference) {
            return Ok(Some(case.id()));
        }
        let (register, authority) = (self.office.register, self.office.authority.id);
        let found = register.find(self.office.viewer, authority, reference)?;
        Ok(found.and_then(|case| self.keep(case)).map(Case::id))
    }

    fn load(&mut self, id: CaseId) -> Result<Option<&Case>, RegisterError> {
        if !self.known.contains_key(&id) {
            let (register, authority) = (self.office.register, self.office.authority.id);
            let found = register.load(self.office.viewer, authority, id)?;
            return Ok(found.and_then(|case| self.keep(case)));
        }
        Ok(self.known.get(&id))
    }

    fn keep(&mut self, case: Case) -> Option<&Case> {
        if self.known.len() >= MOST {
            return None;
        }
        let id = case.id();
        Some(self.known.entry(id).or_insert(case))
    }
}
