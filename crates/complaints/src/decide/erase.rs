//! Erasing who is on a case once it has been decided that the case is kept no longer.

use super::{Decision, Desk, Refusal};
use crate::event::Event;
use crate::occurred::Occurred;
use crate::personal::{Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::status::status;
use crate::step::{Answer, Step};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn erase(&self, on: Date, reason: Personal<String>) -> Result<Decision, Refusal> {
        let state = self.state();
        if status(state).is_open() {
            return Err(self.refuse(
                GuardId::StepInItsPlace,
                "it is open, so nothing of it is destroyed",
                "Carry it to its end first",
            ));
        }
        if let Some(hold) = state.held() {
            return Err(self.refuse(
                GuardId::HeldIsKept,
                format!("it is held since {}", hold.on),
                "Keep it, or record why the hold is lifted first",
            ));
        }
        let decided = state.taken(Step::RetentionReviewed).next_back();
        if decided.is_none_or(|it| it.it.answer != Some(Answer::Destroyed)) {
            return Err(self.refuse(
                GuardId::StepAfterWhatItNeeds,
                "nobody has decided that it is kept no longer",
                "Record the look at how long it is kept (“retention_reviewed”), with “destroyed” and its reason",
            ));
        }
        if reason.reveal().trim().is_empty() {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                "an erasure needs a reason",
                "Write why, without naming anybody: the reason stays",
            ));
        }
        let event = Event::Erased {
            kept: self.case.to_be_kept(),
        };
        let texts = Texts::new().with(TextName::Reason, Some(reason));
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event).with(texts.into_part())],
            warnings: Vec::new(),
        })
    }
}
