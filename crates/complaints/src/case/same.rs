//! Who of a case is somebody of another case, as an officer recorded it.

use super::State;
use crate::ids::PersonNumber;
use crate::step::{About, Step};

/// That a person of this case is a person of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SamePerson<'a> {
    /// Who it is here.
    pub here: PersonNumber,
    /// The reference of the other case.
    pub reference: &'a str,
    /// Who it is there.
    pub there: PersonNumber,
}

impl State {
    /// Every person of another case who was recorded to be one of this case.
    pub fn same_people(&self) -> Vec<SamePerson<'_>> {
        let said = self.taken(Step::SamePerson);
        said.filter_map(|it| match it.it.about {
            About::Person(here) => Some(SamePerson {
                here,
                reference: it.it.reference.as_deref()?,
                there: it.it.person_there?,
            }),
            _ => None,
        })
        .collect()
    }
}
