//! The statement of complaint: a version that takes the place of another, and what is said of a version.

use super::{Desk, Refusal, Remark};
use crate::case::{Settled, Version};
use crate::occurred::InWords;
use crate::personal::Personal;
use crate::rules::GuardId;
use crate::step::{Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Refuses a version that was written after it was sent, and one that changes what was settled, or what is being
    /// investigated, and does not say why.
    pub(super) fn statement_drafted(
        &self,
        step: &StepTaken,
        on: Date,
        reason: Option<&Personal<String>>,
    ) -> Result<Vec<Remark>, Refusal> {
        if let Some(written) = step.day.filter(|written| *written > on) {
            return Err(self.refuse(
                GuardId::WhatCanHaveHappened,
                format!("it was sent before it was written, on {}", InWords(written)),
                "Record the day on which it was sent, and the day on which it was written where that was an earlier one",
            ));
        }
        let state = self.state();
        let versions = state.statement(step.route);
        let Some(last) = versions.last() else {
            return Ok(Vec::new());
        };
        let settled = versions.iter().find_map(settled_in_words);
        let why = match settled {
            Some(settled) => settled,
            None if state.investigation_under_way(step.route) => {
                format!("the investigation goes by version {}", last.number)
            }
            None => return Ok(Vec::new()),
        };
        let why = format!("{why}, and why it changes is not said");
        self.with_words(GuardId::ChangedStatementSaysWhy, reason, &why)
    }

    /// Comments, an agreement or a cut-off are about a version that had been sent by then, and a version is settled once.
    pub(super) fn of_a_version(&self, step: &StepTaken, on: Date) -> Result<Vec<Remark>, Refusal> {
        let versions = self.state().statement(step.route);
        let Some(first) = versions.first() else {
            // what the step needs has been asked by the tables
            return Ok(Vec::new());
        };
        let sent = |it: &&Version<'_>| it.sent.latest() <= on;
        let Some(last) = versions.iter().rfind(sent) else {
            return Err(self.refuse(
                GuardId::StepAfterWhatItNeeds,
                format!("the first version was sent {}", first.sent),
                "Record the day on which they answered it, or correct the day on which it was sent",
            ));
        };
        let again = match (step.step, last.settled) {
            (Step::StatementAgreed, Some(Settled::Agreed { on, .. })) => Some(("agreed", on)),
            (Step::StatementCutOff, Some(settled)) => Some(("settled", settled.on())),
            _ => None,
        };
        match again {
            None => Ok(Vec::new()),
            Some((how, known)) => Err(self.refuse(
                GuardId::StepOnce,
                format!("version {} was {how} {known} already", last.number),
                "Correct that day if it is wrong, or record the new version first",
            )),
        }
    }
}

fn settled_in_words(version: &Version<'_>) -> Option<String> {
    Some(match version.settled? {
        Settled::Agreed { on, .. } => format!("version {} was agreed {on}", version.number),
        Settled::CutOff { on, .. } => {
            format!("the council went on with version {} {on}", version.number)
        }
    })
}
