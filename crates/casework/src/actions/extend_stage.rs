//! Extend a stage to its longer limit: once, in time, with a reason, and the complainant told.

use super::Seen;
use crate::office::{ActionError, Done, Office};
use crate::ports::CommandKey;
use complaints::command::Command;
use complaints::ids::{RouteNumber, StageNumber};
use complaints::personal::Personal;
use complaints::recorded::Source;
use jiff::civil::Date;

/// What it takes to extend a stage.
#[derive(Debug, Clone)]
pub struct ExtendStage {
    /// The case.
    pub of: Seen,
    /// The stage.
    pub stage: StageNumber,
    /// The day of the decision.
    pub on: Date,
    /// The new date.
    pub to: Date,
    /// Why.
    pub reason: Personal<String>,
    /// The day the complainant was told, where they have been.
    pub told_on: Option<Date>,
}

impl ExtendStage {
    /// Does it.
    ///
    /// # Errors
    /// A second extension, one after the limit has passed, or a date beyond the longer limit is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let command = Command::ExtendStage {
            route: RouteNumber::MAIN,
            stage: self.stage,
            on: self.on,
            to: self.to,
            reason: Some(self.reason),
            told_on: self.told_on,
        };
        office.perform(key, self.of.into(), command, Source::Person)
    }
}
