//! Corrections: an earlier fact was wrong, or did not happen. It stays in the history.

use super::{Context, Decision, Desk, Refusal};
use crate::case::Case;
use crate::event::{Event, Subject};
use crate::history::{comes_with_receipt, revise};
use crate::occurred::Occurred;
use crate::personal::Part;
use crate::recorded::Fact;
use crate::rules::GuardId;

pub(super) fn record_history(
    case: &Case,
    facts: Vec<Fact>,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if case.erased().is_some() {
        return Err(Refusal::Case(
            "who was on it has been erased, and its record is not brought in again",
        ));
    }
    let facts = revise(case, facts, context.today()).map_err(|with| Refusal::Disagrees { with })?;
    Ok(Decision {
        facts,
        warnings: Vec::new(),
    })
}

impl Desk<'_> {
    pub(super) fn correct(
        &self,
        seq: u32,
        occurred: Occurred,
        event: Event,
        parts: Vec<Part>,
    ) -> Result<Decision, Refusal> {
        let subject = self.standing(seq)?;
        if event.subject().as_ref() != Some(&subject) {
            return Err(self.refuse(
                GuardId::KnownItem,
                format!("entry {seq} is about something else"),
                "Retract the wrong entry and record what happened",
            ));
        }
        let today = Occurred::On(self.context.today());
        let along = if subject == Subject::Receipt {
            self.along_with_receipt(occurred)
        } else {
            Vec::new()
        };
        let corrected = Event::Corrected {
            seq,
            occurred,
            event: Box::new(event),
        };
        let fact = Fact {
            occurred: today,
            event: corrected,
            parts,
        };
        let mut facts = vec![fact];
        facts.extend(along);
        Ok(Decision {
            facts,
            warnings: Vec::new(),
        })
    }

    /// What came with the receipt (people, points, what is wanted, the beginning of stage 1) is dated by it, so it
    /// moves along when that day was wrong.
    fn along_with_receipt(&self, received: Occurred) -> Vec<Fact> {
        let facts = self.case.facts();
        let Some(before) = facts
            .iter()
            .find(|it| it.event.subject() == Some(Subject::Receipt))
            .map(|it| it.occurred)
            .filter(|before| *before != received)
        else {
            return Vec::new();
        };
        let along = facts
            .iter()
            .filter(|it| it.occurred == before && comes_with_receipt(it.event));
        along
            .map(|it| Fact {
                occurred: Occurred::On(self.context.today()),
                event: Event::Corrected {
                    seq: it.seq,
                    occurred: received,
                    event: Box::new(it.event.clone()),
                },
                parts: it.parts.iter().map(|(part, _)| part.clone()).collect(),
            })
            .collect()
    }

    pub(super) fn retract(&self, seq: u32) -> Result<Decision, Refusal> {
        if self.standing(seq)? == Subject::Receipt {
            return Err(self.refuse(
                GuardId::KnownItem,
                "a case is its receipt, so that cannot be taken away",
                "Correct it, or record that the case was withdrawn or not accepted",
            ));
        }
        let fact = Fact::new(Occurred::On(self.context.today()), Event::Retracted { seq });
        Ok(Decision {
            facts: vec![fact],
            warnings: Vec::new(),
        })
    }

    fn standing(&self, seq: u32) -> Result<Subject, Refusal> {
        let found = self.case.facts().into_iter().find(|fact| fact.seq == seq);
        found.and_then(|fact| fact.event.subject()).ok_or_else(|| {
            let why = format!("the case has no entry {seq} that stands");
            self.refuse(
                GuardId::KnownItem,
                why,
                "Choose an entry of its timeline that has not been retracted",
            )
        })
    }
}
