//! What was agreed to put a matter right, and whether it was done.

use super::{Decision, Desk, Refusal};
use crate::codes::RemedyKind;
use crate::event::Event;
use crate::ids::{EntryNumber, RemedyNumber};
use crate::occurred::Occurred;
use crate::personal::{Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{About, Step};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn agree_remedy(
        &self,
        on: Date,
        kind: RemedyKind,
        text: Option<Personal<String>>,
        amount_pence: Option<i64>,
        due_on: Option<Date>,
        entry: Option<EntryNumber>,
    ) -> Result<Decision, Refusal> {
        if let Some(unknown) = entry.filter(|it| !self.state().ombudsman.contains_key(it)) {
            let why = format!("the case has no {unknown}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name an entry of the case"));
        }
        let last = self
            .state()
            .remedies
            .keys()
            .next_back()
            .map_or(0, |number| number.0);
        let event = Event::RemedyAgreed {
            remedy: RemedyNumber(last + 1),
            kind,
            amount_pence,
            due_on,
            entry,
        };
        let texts = Texts::new().with(TextName::Text, text);
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event).with(texts.into_part())],
            warnings: Vec::new(),
        })
    }

    pub(super) fn complete_remedy(
        &self,
        remedy: RemedyNumber,
        on: Date,
    ) -> Result<Decision, Refusal> {
        let why = match self.state().remedies.get(&remedy) {
            None => Some(format!("the case has no {remedy}")),
            Some(known) => known
                .done
                .map(|done| format!("{remedy} was done {done} already")),
        };
        if let Some(why) = why {
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Choose one of the case's open remedies",
            ));
        }
        let proof = self
            .state()
            .taken(Step::ProofRecorded)
            .any(|it| it.it.about == About::Remedy(remedy));
        let mut warnings = self.may_be_paid(remedy)?;
        if !proof {
            let why = format!("no proof is recorded for {remedy}");
            warnings.extend(self.warn_or_refuse(
                GuardId::DoneWithProof,
                why,
                "Record what shows that it was done",
            )?);
        }
        let event = Event::RemedyDone {
            remedy,
            evidence_owed: false,
        };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings,
        })
    }
}
