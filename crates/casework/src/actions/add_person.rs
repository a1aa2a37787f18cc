//! Add somebody to a case.

use super::record_contact::the_same_or_new;
use crate::office::{ActionError, Done, Office, Which};
use crate::ports::CommandKey;
use complaints::codes::Role;
use complaints::command::Command;
use complaints::personal::PersonDetails;
use complaints::recorded::Source;
use jiff::civil::Date;

/// What it takes to add somebody.
#[derive(Debug, Clone)]
pub struct AddPerson {
    /// The case.
    pub of: Which,
    /// The day.
    pub on: Date,
    /// Whether the case is about this person, a child.
    pub about: bool,
    /// What the person is to the case.
    pub roles: Vec<Role>,
    /// Who it is.
    pub details: PersonDetails,
}

impl AddPerson {
    /// Does it. Someone who is on another case already, by name and date of birth, is the same person.
    ///
    /// # Errors
    /// Somebody who has that part in the case already is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let command = Command::AddPerson {
            on: self.on,
            person: the_same_or_new(office, &self.details)?,
            about: self.about,
            roles: self.roles,
            details: Box::new(self.details),
        };
        office.perform(key, self.of, command, Source::Person)
    }
}
