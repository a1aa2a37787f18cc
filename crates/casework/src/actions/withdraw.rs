//! Record that the person withdrew.

use super::Seen;
use crate::office::{ActionError, Done, Office};
use crate::ports::CommandKey;
use complaints::case::Withdrawal;
use complaints::command::Command;
use complaints::ids::{PersonNumber, RouteNumber};
use complaints::recorded::Source;
use jiff::civil::Date;

/// What it takes to record a withdrawal.
#[derive(Debug, Clone)]
pub struct Withdraw {
    /// The case.
    pub of: Seen,
    /// The day the person said so.
    pub on: Date,
    /// Who withdrew; may be left out where one person complains.
    pub who: Option<PersonNumber>,
    /// The part that was withdrawn; none for all that is open.
    pub route: Option<RouteNumber>,
    /// How they said so, and whether the council looks at the matter all the same.
    pub how: Withdrawal,
}

impl Withdraw {
    /// Does it: the whole matter at stage 1, the stage at a later one, or of one part.
    ///
    /// # Errors
    /// A case that is withdrawn or over already is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let command = Command::Withdraw {
            on: self.on,
            who: self.who,
            route: self.route,
            how: self.how,
        };
        office.perform(key, self.of.into(), command, Source::Person)
    }
}
