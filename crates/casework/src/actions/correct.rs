//! Correct a mistake: what was recorded stays in the history, and what is right stands in its place.

use super::Seen;
use crate::office::{ActionError, Done, Office};
use crate::ports::CommandKey;
use complaints::Case;
use complaints::codes::{Kind, Method, Outcome, Post, Procedure, RaisedBy};
use complaints::command::Command;
use complaints::decide::Refusal;
use complaints::event::{Event, Receipt};
use complaints::occurred::Occurred;
use complaints::personal::Personal;
use complaints::recorded::Source;
use jiff::civil::Date;

/// What was wrong with an entry of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// It happened on another day.
    Day(Date),
    /// It did not happen.
    DidNotHappen,
    /// The finding or the outcome was another.
    Outcome(Outcome),
    /// The answer went another way: what is none is not known.
    Sent {
        /// How it was sent.
        by: Option<Method>,
        /// How the letter went.
        post: Option<Post>,
    },
    /// What the contact is, how it came, or who raised it was another.
    Receipt {
        /// What the contact is.
        kind: Kind,
        /// Its procedure.
        procedure: Option<Procedure>,
        /// The way it came.
        method: Option<Method>,
        /// Who raised it.
        raised_by: Option<RaisedBy>,
    },
}

/// What it takes to correct an entry.
#[derive(Debug, Clone)]
pub struct Correct {
    /// The case.
    pub of: Seen,
    /// The number of the entry in the case.
    pub entry: u32,
    /// What was wrong with it.
    pub mistake: Mistake,
    /// Why it is corrected: what was recorded wrongly, or what happened instead.
    pub reason: Option<Personal<String>>,
}

impl Correct {
    /// Does it.
    ///
    /// # Errors
    /// An entry that does not stand any more, a mistake that such an entry cannot have, or a correction after which
    /// the case could not have happened is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        office.once(key, || self.attempt(office, key))
    }

    fn attempt(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let case = office.seen(self.of)?;
        let command = match self.mistake {
            Mistake::DidNotHappen => Command::Retract {
                seq: self.entry,
                reason: self.reason,
            },
            mistake => corrected(&case, self.entry, &mistake, self.reason).ok_or(Refusal::Case(
                "that entry does not stand any more, or holds nothing of that kind. Correct the one that stands now: the case \
                 shows each with its number (on the command line: case show)",
            ))?,
        };
        office.perform(key, self.of.into(), command, Source::Person)
    }
}

fn corrected(
    case: &Case,
    entry: u32,
    mistake: &Mistake,
    reason: Option<Personal<String>>,
) -> Option<Command> {
    let standing = case.facts().into_iter().find(|it| it.seq == entry)?;
    let (occurred, event) = match (mistake, standing.event) {
        (Mistake::Day(day), event) => (Occurred::On(*day), event.clone()),
        (Mistake::Outcome(outcome), event) => (standing.occurred, with_outcome(event, *outcome)?),
        (Mistake::Sent { by, post }, event) => (standing.occurred, sent(event, *by, *post)?),
        (
            Mistake::Receipt {
                kind,
                procedure,
                method,
                raised_by,
            },
            Event::Received(receipt),
        ) => {
            let receipt = Receipt {
                kind: *kind,
                procedure: *procedure,
                method: *method,
                raised_by: *raised_by,
                ..receipt.clone()
            };
            (standing.occurred, Event::Received(receipt))
        }
        _ => return None,
    };
    Some(Command::Correct {
        seq: entry,
        occurred,
        event,
        parts: standing
            .parts
            .iter()
            .map(|(part, _)| part.clone())
            .collect(),
        reason,
    })
}

fn sent(event: &Event, by: Option<Method>, post: Option<Post>) -> Option<Event> {
    match event {
        Event::StageAnswered {
            route,
            stage,
            next_stage_told,
            next_stage_untold,
            ..
        } => Some(Event::StageAnswered {
            route: *route,
            stage: *stage,
            by,
            post,
            next_stage_told: *next_stage_told,
            next_stage_untold: *next_stage_untold,
        }),
        _ => None,
    }
}

fn with_outcome(event: &Event, outcome: Outcome) -> Option<Event> {
    match event {
        Event::PointFound {
            point,
            stage,
            letter_said,
            ..
        } => Some(Event::PointFound {
            point: *point,
            stage: *stage,
            outcome,
            letter_said: *letter_said,
        }),
        Event::StageOutcomeStated { route, stage, .. } => Some(Event::StageOutcomeStated {
            route: *route,
            stage: *stage,
            outcome,
        }),
        Event::OutcomeStated { .. } => Some(Event::OutcomeStated { outcome }),
        _ => None,
    }
}
