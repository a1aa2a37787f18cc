//! The way on from an answer: the next stage, the Ombudsman, and a refusal of corporate stage 2.

use super::{Desk, Refusal, Remark};
use crate::ids::StageNumber;
use crate::rules::GuardId;
use crate::step::{Answer, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Stage 2 is refused between the answer of stage 1 and the beginning of stage 2, by a letter that names the
    /// Ombudsman.
    pub(super) fn escalation_refused(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        if state.stage(step.route, StageNumber::Two).is_some() {
            return Err(self.refuse(
                GuardId::NoRefusalOnceAnswered,
                "stage 2 has begun",
                "Answer it, or record that it was withdrawn",
            ));
        }
        let first = state.stage(step.route, StageNumber::One);
        if first.is_none_or(|it| it.answered.is_none()) {
            return Err(self.refuse(
                GuardId::StepInItsPlace,
                "stage 1 has not been answered, so nobody can ask for more yet",
                "Answer stage 1 first",
            ));
        }
        let guard = GuardId::CodeRefusalHasReasons;
        let mut warnings = self
            .ombudsman_explained(on)
            .map_err(|(why, instead)| self.refuse(guard, why, instead))?;
        if step.answer == Some(Answer::Other) {
            // a council may have published further grounds, which Heard does not know
            warnings.push(self.remark(
                GuardId::EscalationOnAGround,
                "“other” is none of the grounds of the Code",
                "Name the ground of the council's own published policy; that there is nothing new is none, and nobody \
                 has to give a reason for asking",
            ));
        }
        Ok(warnings)
    }

    /// Whether a letter of that day or later says how to go to the Ombudsman; otherwise why not, and what to do.
    pub(super) fn ombudsman_explained(
        &self,
        on: Date,
    ) -> Result<Vec<Remark>, (&'static str, &'static str)> {
        let mut letters = self.state().taken(Step::OmbudsmanExplained);
        if letters.any(|it| it.on.latest() >= on) {
            return Ok(Vec::new());
        }
        Err((
            "it is not recorded that the letter names the Ombudsman",
            "Write to the person with the reasons and the Ombudsman's address, and record it (“ombudsman_explained”)",
        ))
    }
}
