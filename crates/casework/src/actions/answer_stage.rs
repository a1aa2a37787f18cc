//! Record the answer of a stage, with a finding on each point.

use super::Seen;
use crate::office::{ActionError, Done, Office};
use crate::ports::CommandKey;
use complaints::codes::Outcome;
use complaints::command::Command;
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use complaints::recorded::Source;
use jiff::civil::Date;

/// What it takes to record an answer.
#[derive(Debug, Clone)]
pub struct AnswerStage {
    /// The case.
    pub of: Seen,
    /// The stage.
    pub stage: StageNumber,
    /// The day the answer was sent.
    pub on: Date,
    /// The outcome that the council states for the stage as a whole.
    pub outcome: Option<Outcome>,
    /// The finding on each point.
    pub findings: Vec<(PointNumber, Outcome)>,
}

impl AnswerStage {
    /// Does it. A late answer is taken, counted late, and said back as a warning.
    ///
    /// # Errors
    /// A stage that is over or has not begun, or an answer before its beginning or in the future, is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let command = Command::AnswerStage {
            route: RouteNumber::MAIN,
            stage: self.stage,
            on: self.on,
            outcome: self.outcome,
            findings: self.findings,
        };
        office.perform(key, self.of.into(), command, Source::Person)
    }
}
