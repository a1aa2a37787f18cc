//! How long a case is kept is looked at, and who is on it is erased once it has been decided that it is kept no longer.

use super::{Decision, Desk, Refusal, Remark};
use crate::clock::Clock;
use crate::event::Event;
use crate::occurred::{InWords, Occurred};
use crate::personal::{Part, Personal, TextName, Texts, says_why};
use crate::recorded::Fact;
use crate::rules::{GuardId, Moment};
use crate::status::status;
use crate::step::{Answer, Step, StepTaken};
use jiff::civil::Date;

/// The steps that join a case with another.
const NAMES_ANOTHER: [Step; 3] = [Step::Linked, Step::Merged, Step::SamePerson];

impl Desk<'_> {
    pub(super) fn erase(&self, on: Date, reason: Personal<String>) -> Result<Decision, Refusal> {
        let state = self.state();
        if let Some(on) = state.erased {
            return Err(self.refuse(
                GuardId::StepInItsPlace,
                format!("who was on it has been erased {on} already, and the reason that was given then stays"),
                "Nothing is left to be erased, so nothing is to be done",
            ));
        }
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
        if !says_why(reason.reveal()) {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                "an erasure needs a reason",
                "Write why, without naming anybody: the reason stays",
            ));
        }
        if let Some(number) = self.named_ever(reason.reveal()) {
            return Err(self.refuse(
                GuardId::ErasureNamesNobody,
                format!("it has the name, or a word of the name, of {number} in it, and the reason stays"),
                "Write the reason without the name, and without whatever else lets somebody be known",
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

    /// Refuses whatever would bring somebody, or personal words, to a case of which that was erased, and what could not go on
    /// without either: a point, another stage, an entry of the Ombudsman, another case. Why an entry is taken back or corrected is still said.
    pub(super) fn nothing_personal_once_erased(&self, facts: &[Fact]) -> Result<(), Refusal> {
        if self.state().erased.is_none() {
            return Ok(());
        }
        let personal = facts.iter().any(|it| match &it.event {
            Event::PersonAdded { .. }
            | Event::NoteAdded { .. }
            | Event::PointRaised { .. }
            | Event::OmbudsmanTold { .. }
            | Event::StageStarted { .. } => true,
            Event::StepTaken(step) if NAMES_ANOTHER.contains(&step.step) => true,
            Event::Retracted { .. } | Event::Erased { .. } => false,
            Event::Corrected { .. } => it.parts.iter().any(|part| match part {
                Part::Text(texts) => *texts != only_why(texts),
                Part::Person(..) | Part::Kept(..) => true,
            }),
            _ => !it.parts.is_empty(),
        });
        if personal {
            return Err(
                self.erased_already(
                    "nobody, nothing in words, no stage, no entry of the Ombudsman and no other case is added to it",
                )
            );
        }
        Ok(())
    }

    /// The refusal of what was erased, with its day.
    pub(super) fn erased_already(&self, what: &str) -> Refusal {
        let on = self.state().erased;
        let on = on.map_or_else(String::new, |it| format!(" {it}"));
        self.refuse(
            GuardId::StepInItsPlace,
            format!("who was on it has been erased{on}, and {what}"),
            "Record a new case",
        )
    }

    /// Refuses to look at the keeping of an open case, and to destroy what is held.
    pub(super) fn retention_reviewed(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        if status(state).is_open() {
            return Err(self.refuse(
                GuardId::StepInItsPlace,
                "it is open, so no time runs for which it is kept",
                "Look at it once it is over",
            ));
        }
        if step.answer != Some(Answer::Destroyed) {
            return Ok(Vec::new());
        }
        if let Some(hold) = state.held() {
            return Err(self.refuse(
                GuardId::HeldIsKept,
                format!("it is held since {}", hold.on),
                "Keep it, or record why the hold is lifted first",
            ));
        }
        let clocks = self.clocks()?;
        let mut windows = clocks
            .iter()
            .filter(|it| it.rule.stops == Moment::NextStageStarted && it.runs());
        if let Some(window) = windows.find(|it| it.due.is_none_or(|last| on <= last)) {
            let until = window
                .due
                .map_or_else(String::new, |last| format!(" until {}", InWords(last)));
            return Err(self.refuse(
                GuardId::KeptWhileItMayGoOn,
                format!("the complainant may still ask for the next stage{until}"),
                "Keep it until that time is over, and look at it again then",
            ));
        }
        Ok(self.kept_its_time(&clocks, on).into_iter().collect())
    }

    /// Warns of a case that would be destroyed before its time.
    fn kept_its_time(&self, clocks: &[Clock], on: Date) -> Option<Remark> {
        let review = clocks.iter().find(|it| it.rule.id == "RT-01");
        let until = review.and_then(|it| it.due).filter(|until| on < *until);
        let why = if self.state().looked_after() {
            "a child is concerned who is or was in care, and it is kept as long as the child's own record".to_owned()
        } else {
            format!("it is kept until {}", InWords(until?))
        };
        let instead = "Keep it until then, unless the reason says why not";
        Some(self.remark(GuardId::KeptItsTime, why, instead))
    }
}

/// Of the texts of a correction why it was made, and nothing else.
fn only_why(texts: &Texts) -> Texts {
    let why = texts.get(TextName::Correction).cloned();
    Texts::new().with(TextName::Correction, why)
}
