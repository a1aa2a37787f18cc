//! What was agreed to put a matter right, and whether it was done.

use super::{Decision, Desk, Refusal};
use crate::codes::RemedyKind;
use crate::event::Event;
use crate::ids::RemedyNumber;
use crate::occurred::Occurred;
use crate::personal::{Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::rules::GuardId;
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn agree_remedy(
        &self,
        on: Date,
        kind: RemedyKind,
        text: Option<Personal<String>>,
        amount_pence: Option<i64>,
        due_on: Option<Date>,
    ) -> Decision {
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
            entry: None,
        };
        let texts = Texts::new().with(TextName::Text, text);
        Decision {
            facts: vec![Fact::new(Occurred::On(on), event).with(texts.into_part())],
            warnings: Vec::new(),
        }
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
        let event = Event::RemedyDone { remedy };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings: Vec::new(),
        })
    }
}
