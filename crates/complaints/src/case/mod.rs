//! A case: its history, and what the history adds up to.
//!
//! A case is the list of its events. Everything else is what remains when corrections have replaced what was
//! wrong ([`Case::facts`]) and the rest is read in order ([`State`]).

mod advocacy;
mod age;
mod apart;
mod belongs;
mod child_told;
mod complainants;
mod consent;
mod contact;
mod discontent;
mod early_referral;
mod ended;
mod erasure;
mod facts;
mod fault;
mod fold;
pub mod masked;
mod message;
mod outside;
mod panel;
mod parking;
mod payment;
mod planned_change;
mod safeguarding;
mod same;
pub mod seen;
mod state;
mod statement;
mod taken_back;
mod title;
mod view;
mod without_stages;

pub use consent::{Consent, NHS};
pub use contact::ContactRestriction;
pub use discontent::{Discontent, Wanted};
pub use early_referral::EarlyReferral;
pub use ended::Ended;
pub use fault::Fault;
pub use message::Message;
pub use parking::Invitation;
pub use payment::Payment;
pub use planned_change::PlannedChange;
pub use safeguarding::Safeguarding;
pub use same::SamePerson;
pub use state::{
    Advocacy, Closure, Conversion, Extension, Finding, Move, Note, OmbudsmanEntry, Parking, Person,
    Point, Refusal, Remedy, Reopening, Route, Sought, Stage, State, Taken, Withdrawal,
};
pub use statement::{Settled, Version};
pub use taken_back::RequestTakenBack;
pub use view::View;
pub use without_stages::OwedWithoutStages;

use crate::event::Event;
use crate::ids::{CaseId, StageNumber};
use crate::occurred::Occurred;
use crate::personal::{Part, Salt};
use crate::recorded::{Recorded, Source};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    id: CaseId,
    history: Vec<Recorded>,
    state: State,
}

/// A history that is no case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotACase {
    /// A case begins with its receipt.
    #[error("the history of case {0} does not begin with the receipt of a contact")]
    NoReceipt(CaseId),
    /// A number is missing or stands twice.
    #[error("the history of case {case} has event {found} where event {expected} should be")]
    Gap {
        /// The case.
        case: CaseId,
        /// The number that should follow.
        expected: u32,
        /// The number found.
        found: u32,
    },
    /// A correction of an event that is not there.
    #[error("event {seq} of case {case} corrects an event that is not in its history")]
    CorrectsNothing {
        /// The case.
        case: CaseId,
        /// The correcting event.
        seq: u32,
    },
}

impl Case {
    /// Reads a history.
    ///
    /// # Errors
    /// A history without a receipt, with a gap, or with a correction of nothing is no case.
    pub fn replay(id: CaseId, mut history: Vec<Recorded>) -> Result<Self, NotACase> {
        let mut erased = None;
        for (place, recorded) in (1..).zip(&history) {
            if recorded.seq != place {
                return Err(NotACase::Gap {
                    case: id,
                    expected: place,
                    found: recorded.seq,
                });
            }
            if let Event::Corrected { seq, .. } | Event::Retracted { seq } = recorded.event
                && (seq == 0 || seq >= recorded.seq)
            {
                return Err(NotACase::CorrectsNothing {
                    case: id,
                    seq: recorded.seq,
                });
            }
            if matches!(recorded.event, Event::Erased { .. }) {
                erased = Some(recorded.occurred);
            }
        }
        if erased.is_some() {
            erasure::carry_out(&mut history);
        }
        let mut state = fold::fold(&standing(&history)).ok_or(NotACase::NoReceipt(id))?;
        let first = history.first();
        state.erased = erased;
        state.recorded_here = first.is_some_and(|it| it.source != Source::Import);
        Ok(Self { id, history, state })
    }

    /// The case with more events.
    ///
    /// # Errors
    /// As [`Case::replay`].
    pub fn apply(mut self, events: impl IntoIterator<Item = Recorded>) -> Result<Self, NotACase> {
        self.history.extend(events);
        Self::replay(self.id, self.history)
    }

    /// The case as it was known at an instant: only what had been recorded by then. None if nothing had.
    pub fn as_at(&self, instant: Timestamp) -> Option<Self> {
        let known = self
            .history
            .iter()
            .take_while(|it| it.recorded_at <= instant)
            .cloned()
            .collect();
        Self::replay(self.id, known).ok()
    }

    /// Its id.
    pub const fn id(&self) -> CaseId {
        self.id
    }

    /// How many events it has.
    pub fn version(&self) -> u32 {
        self.history.last().map_or(0, |it| it.seq)
    }

    /// Every event, in the order recorded, those that were corrected included.
    pub fn history(&self) -> &[Recorded] {
        &self.history
    }

    /// What the history adds up to.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The facts as they stand: corrected ones in place of those they correct, retracted ones left out.
    pub fn facts(&self) -> Vec<Standing<'_>> {
        standing(&self.history)
    }

    /// The event by which who is on it was erased, if it was.
    pub fn erased(&self) -> Option<&Recorded> {
        let mut history = self.history.iter().rev();
        history.find(|it| matches!(it.event, Event::Erased { .. }))
    }

    /// The stage, if it has begun.
    pub fn stage(&self, stage: StageNumber) -> Option<&Stage> {
        self.state.stages().get(&stage)
    }
}

/// A fact as it stands after corrections.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The number of the event that first stated it: what a further correction names.
    pub seq: u32,
    /// The event that states it now: the first one, or its latest correction.
    pub stated_by: &'a Recorded,
    /// When it happened.
    pub occurred: Occurred,
    /// What happened.
    pub event: &'a Event,
    /// What is personal about it.
    pub parts: &'a [(Part, Salt)],
}

fn standing(history: &[Recorded]) -> Vec<Standing<'_>> {
    let mut facts: BTreeMap<u32, Standing<'_>> = BTreeMap::new();
    for recorded in history {
        match &recorded.event {
            Event::Corrected {
                seq,
                occurred,
                event,
            } => {
                facts.insert(
                    *seq,
                    Standing {
                        seq: *seq,
                        stated_by: recorded,
                        occurred: *occurred,
                        event,
                        parts: &recorded.parts,
                    },
                );
            }
            Event::Retracted { seq } => {
                facts.remove(seq);
            }
            Event::Erased { .. } => {}
            event => {
                facts.insert(
                    recorded.seq,
                    Standing {
                        seq: recorded.seq,
                        stated_by: recorded,
                        occurred: recorded.occurred,
                        event,
                        parts: &recorded.parts,
                    },
                );
            }
        }
    }
    facts.into_values().collect()
}
