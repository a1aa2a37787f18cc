//! Decide the procedure of a complaint that was recorded without one.

use super::Seen;
use crate::office::{ActionError, Done, Office};
use crate::ports::CommandKey;
use complaints::codes::Procedure;
use complaints::command::Command;
use complaints::recorded::Source;

/// What it takes to decide the procedure.
#[derive(Debug, Clone, Copy)]
pub struct DecideProcedure {
    /// The case.
    pub of: Seen,
    /// The procedure.
    pub procedure: Procedure,
}

impl DecideProcedure {
    /// Does it. Stage 1 runs from the day the complaint was received.
    ///
    /// # Errors
    /// A case whose procedure was decided already, or that is no complaint, is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let command = Command::DecideProcedure {
            procedure: self.procedure,
        };
        office.perform(key, self.of.into(), command, Source::Person)
    }
}
