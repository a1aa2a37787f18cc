//! Log a contact with the family, so that everyone on the case sees when they were last spoken to.

use super::Seen;
use crate::office::{ActionError, Done, Office};
use crate::ports::CommandKey;
use complaints::codes::Method;
use complaints::command::Command;
use complaints::event::FamilyContact;
use complaints::personal::Personal;
use complaints::recorded::Source;
use jiff::civil::Date;

/// What it takes to log a contact.
#[derive(Debug, Clone)]
pub struct LogFamilyContact {
    /// The case.
    pub of: Seen,
    /// The day.
    pub on: Date,
    /// The way.
    pub method: Method,
    /// Whether they were reached.
    pub reached: bool,
    /// What was said.
    pub text: Personal<String>,
    /// Who was in touch.
    pub by: Option<Personal<String>>,
}

impl LogFamilyContact {
    /// Does it.
    ///
    /// # Errors
    /// A day in the future is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let command = Command::AddNote {
            on: self.on,
            text: self.text,
            by: self.by,
            contact: Some(FamilyContact {
                method: self.method,
                reached: self.reached,
            }),
        };
        office.perform(key, self.of.into(), command, Source::Person)
    }
}
