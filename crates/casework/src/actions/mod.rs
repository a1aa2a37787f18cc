//! What people do with a case: one file an action, with what it takes. The pages, the command line and whatever
//! comes later call these; nothing else changes a case.
//!
//! What adds nothing to its command has no file here: it goes to [`crate::office::Office::perform`] as it is.

mod add_person;
mod amend_person;
mod correct;
mod decide_procedure;
mod hand_over;
mod log_family_contact;
mod record_contact;
mod withdraw;

pub use add_person::AddPerson;
pub use amend_person::AmendPerson;
pub use correct::{Correct, Mistake};
pub use decide_procedure::DecideProcedure;
pub use hand_over::hand_over;
pub use log_family_contact::LogFamilyContact;
pub use record_contact::{Anonymous, NewPerson, RecordContact};
pub use withdraw::Withdraw;

use crate::office::Which;
use complaints::ids::CaseId;

/// A case as the person at work saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The case.
    pub case: CaseId,
    /// Its version when it was seen: a case that has changed since is not changed again unseen.
    pub version: u32,
}

impl From<Seen> for Which {
    fn from(seen: Seen) -> Self {
        Self::Seen(seen)
    }
}
