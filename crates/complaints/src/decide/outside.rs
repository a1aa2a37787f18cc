//! The Ombudsman: told, and decided.

use super::{Decision, Desk, Refusal};
use crate::codes::ReferredBy;
use crate::event::Event;
use crate::ids::EntryNumber;
use crate::occurred::Occurred;
use crate::recorded::Fact;
use crate::rules::GuardId;
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn ombudsman_tells(
        &self,
        on: Date,
        reference: Option<String>,
        referred_by: Option<ReferredBy>,
    ) -> Decision {
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
        Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings: Vec::new(),
        }
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
}
