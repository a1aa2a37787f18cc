//! The Ombudsman: told, decided, and published.

use super::{Decision, Desk, Refusal, Remark};
use crate::codes::ReferredBy;
use crate::event::Event;
use crate::ids::EntryNumber;
use crate::occurred::Occurred;
use crate::personal::{Personal, says_why};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{About, Answer, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn ombudsman_tells(
        &self,
        on: Date,
        reference: Option<String>,
        referred_by: Option<ReferredBy>,
    ) -> Result<Decision, Refusal> {
        if let Some(reference) = &reference {
            let entries = &self.state().ombudsman;
            let same = entries
                .iter()
                .find(|(_, it)| it.reference.as_ref() == Some(reference));
            if let Some((known, _)) = same {
                return Err(self.refuse(
                    GuardId::KnownItem,
                    format!("{known} has the reference {reference} already"),
                    "Record what the Ombudsman said as a step of that entry, or correct the reference",
                ));
            }
        }
        let warnings = if reference.is_none() && referred_by.is_none() {
            vec![self.remark(
                GuardId::OmbudsmanEntrySaysWhich,
                "neither the Ombudsman's reference nor who brought it there is recorded",
                "Take the entry back if the Ombudsman has said nothing, or record it again with its reference",
            )]
        } else {
            Vec::new()
        };
        let last = self
            .state()
            .ombudsman
            .keys()
            .next_back()
            .map_or(0, |it| it.0);
        let event = Event::OmbudsmanTold {
            entry: EntryNumber(last + 1),
            reference,
            referred_by,
        };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings,
        })
    }

    pub(super) fn ombudsman_decides(
        &self,
        on: Date,
        entry: EntryNumber,
        decision: String,
        investigated: Option<bool>,
    ) -> Result<Decision, Refusal> {
        let why = match self.state().ombudsman.get(&entry) {
            None => Some(format!("the case has no {entry}")),
            Some(known) => known
                .decided
                .map(|on| format!("{entry} was decided {on} already")),
        };
        if let Some(why) = why {
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Name an entry that is open, or correct the decision",
            ));
        }
        let when = Occurred::On(on);
        let mut facts = vec![Fact::new(
            when,
            Event::OmbudsmanDecided {
                entry,
                decision: Some(decision),
            },
        )];
        facts.extend(investigated.map(|investigated| {
            Fact::new(
                when,
                Event::OmbudsmanInvestigated {
                    entry,
                    investigated,
                },
            )
        }));
        Ok(Decision {
            facts,
            warnings: Vec::new(),
        })
    }

    /// Whether the Ombudsman's decision on an entry is on record, in words or by its code.
    pub(super) fn decided_by_the_ombudsman(&self, about: About) -> bool {
        let state = self.state();
        let decided = match about {
            About::Entry(number) => state
                .ombudsman
                .get(&number)
                .is_some_and(|it| it.decided.is_some()),
            _ => false,
        };
        let mut coded = state.taken(Step::OmbudsmanCode);
        decided || coded.any(|it| it.it.about == about)
    }

    /// What is published was decided before, is found by a reference, and what is held back has a reason.
    pub(super) fn published(
        &self,
        step: &StepTaken,
        reason: Option<&Personal<String>>,
    ) -> Result<Vec<Remark>, Refusal> {
        if !self.decided_by_the_ombudsman(step.about) {
            let why = format!("the Ombudsman's decision on {} is not recorded", step.about);
            let instead = "Record the decision, or its code, first";
            return Err(self.refuse(GuardId::StepAfterWhatItNeeds, why, instead));
        }
        let said = |it: Option<&str>| it.is_some_and(|it| !it.trim().is_empty());
        let why = match step.answer {
            Some(Answer::Anonymised) if !said(step.reference.as_deref()) => {
                "the reference or address under which it is published is not said"
            }
            Some(Answer::NotPublished) if !reason.is_some_and(|it| says_why(it.reveal())) => {
                "why it was not published is not said"
            }
            _ => return Ok(Vec::new()),
        };
        Err(self.refuse(GuardId::StepSaysWhatItMust, why, "Record it with the step"))
    }
}
