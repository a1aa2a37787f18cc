//! What was agreed to put a matter right, and whether it was done.

use super::{Decision, Desk, Refusal, Remark};
use crate::codes::{Outcome, Procedure};
use crate::event::Event;
use crate::ids::{PointNumber, RecommendationNumber, RemedyNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{TextName, Texts};
use crate::recommendations::recommendations;
use crate::recorded::Fact;
use crate::remedy::{RemedySource, RemedyTerms};
use crate::rules::GuardId;
use crate::step::{About, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn agree_remedy(
        &self,
        on: Date,
        mut terms: RemedyTerms,
    ) -> Result<Decision, Refusal> {
        self.comes_from_the_case(&mut terms)?;
        self.more_than_nought(terms.amount_pence)?;
        let past = self.promised_for_the_past(on, &terms)?;
        // either can still follow by a step or a correction; with neither nobody and no day brings it back
        let unsaid = unsaid((0, &terms)).filter(|_| terms.due_on.is_none() && nobody(&terms));
        let warnings = unsaid.map(|why| {
            self.remark(
                GuardId::ActionWithOwnerAndDay,
                why,
                "Say by when, and name whoever owns it (“owner_named”)",
            )
        });
        Ok(Decision {
            facts: self.agreed(on, 0, terms),
            warnings: past.into_iter().chain(warnings).collect(),
        })
    }

    /// What an answer says is to be done, each as a remedy of that stage with its owner.
    pub(super) fn actions_agreed(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        on: Date,
        actions: Vec<RemedyTerms>,
    ) -> Result<(Vec<Fact>, Vec<Remark>), Refusal> {
        for action in &actions {
            self.more_than_nought(action.amount_pence)?;
        }
        let unsaid = actions.iter().enumerate().filter_map(unsaid);
        let unsaid: Vec<String> = unsaid.collect();
        let mut warnings = Vec::new();
        if !unsaid.is_empty() {
            let remark = self.remark(
                GuardId::ActionWithOwnerAndDay,
                unsaid.join("; "),
                "Say of each action by whom and by when it is done",
            );
            let procedure = self.state().routes.get(&route).and_then(|it| it.procedure);
            let adjudicated =
                (procedure, stage) == (Some(Procedure::ChildrenAct), StageNumber::Two);
            if adjudicated && remark.guard.standing.refuses() {
                return Err(Refusal::Guards {
                    remarks: vec![remark],
                });
            }
            warnings.push(remark);
        }
        let mut facts = Vec::new();
        for (place, mut terms) in actions.into_iter().enumerate() {
            terms.source.stage.get_or_insert(stage);
            self.comes_from_the_case(&mut terms)?;
            warnings.extend(self.promised_for_the_past(on, &terms)?);
            facts.extend(self.agreed(on, place, terms));
        }
        Ok((facts, warnings))
    }

    /// Refuses a promise for a day before it was made; of what the Ombudsman recommended it warns, since the day is not the
    /// council's.
    fn promised_for_the_past(
        &self,
        on: Date,
        terms: &RemedyTerms,
    ) -> Result<Option<Remark>, Refusal> {
        let Some(due) = terms.due_on.filter(|due| *due < on) else {
            return Ok(None);
        };
        let remark = self.remark(
            GuardId::WhatCanHaveHappened,
            format!(
                "it is agreed on {}, for {}, which was before that",
                InWords(on),
                InWords(due)
            ),
            "Name the day on which it was agreed, or a later day for it to be done",
        );
        if terms.entry.is_some() {
            let why = format!(
                "it was to be done by {}, before it was agreed on {}: it counts as due on the day of the agreement",
                InWords(due),
                InWords(on)
            );
            return Ok(Some(Remark { why, ..remark }));
        }
        Err(Refusal::Guards {
            remarks: vec![remark],
        })
    }

    /// Warns of a point upheld at statutory stage 2 about which nothing is agreed, nor said why nothing is.
    pub(super) fn put_right(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        findings: &[(PointNumber, Outcome)],
        agreed: &[Fact],
    ) -> Option<Remark> {
        let state = self.state();
        let procedure = state.routes.get(&route).and_then(|it| it.procedure);
        if (procedure, stage) != (Some(Procedure::ChildrenAct), StageNumber::Two) {
            return None;
        }
        let now = agreed.iter().filter_map(|it| match it.event {
            Event::RemedyAgreed { source, .. } => Some(source),
            _ => None,
        });
        let before = state.remedies.values().map(|it| it.source);
        let sources: Vec<RemedySource> = before.chain(now).collect();
        // what names no point puts the complaint as a whole right
        let done = |point| {
            let mut sources = sources.iter();
            sources.any(|it| it.point.is_none_or(|it| it == point))
        };
        let reasoned = |point| {
            let mut taken = state.taken(Step::NoActionReasoned);
            taken.any(|it| it.it.about == About::Point(point))
        };
        let open: Vec<String> = findings
            .iter()
            .filter(|(point, found)| found.is_upheld() && !done(*point) && !reasoned(*point))
            .map(|(point, _)| point.to_string())
            .collect();
        (!open.is_empty()).then(|| {
            self.remark(
                GuardId::UpheldIsPutRight,
                format!("nothing is to be done about {}", open.join(", ")),
                "Agree what is done, by whom and by when, or record why nothing is",
            )
        })
    }

    /// Warns of a recommendation of the stage that was accepted and from which no action comes.
    pub(super) fn accepted_unpromised(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        agreed: &[Fact],
    ) -> Option<Remark> {
        let state = self.state();
        let now = agreed.iter().filter_map(|it| match it.event {
            Event::RemedyAgreed { source, .. } => source.recommendation,
            _ => None,
        });
        let now: Vec<RecommendationNumber> = now.collect();
        let open: Vec<String> = recommendations(state)
            .iter()
            .filter(|it| (it.made.it.route, it.made.it.stage) == (route, Some(stage)))
            .filter(|it| it.accepted_without_action() && !now.contains(&it.number))
            .map(|it| it.number.to_string())
            .collect();
        (!open.is_empty()).then(|| {
            self.remark(
                GuardId::AcceptedIsPromised,
                format!("{} is accepted, and no action comes of it", open.join(", ")),
                "Say with the answer what is done, by whom and by when, and of which recommendation",
            )
        })
    }

    /// The remedy that is agreed as the next but so many of the case, and who owns it.
    fn agreed(&self, on: Date, place: usize, terms: RemedyTerms) -> Vec<Fact> {
        let last = self.state().remedies.keys().next_back();
        let last = last.map_or(0, |number| usize::from(number.0));
        let remedy = RemedyNumber::at(last + place);
        let event = Event::RemedyAgreed {
            remedy,
            kind: terms.kind,
            amount_pence: terms.amount_pence,
            due_on: terms.due_on,
            entry: terms.entry,
            source: terms.source,
        };
        let texts = Texts::new().with(TextName::Text, terms.text);
        let mut facts = vec![Fact::new(Occurred::On(on), event).with(texts.into_part())];
        let owner = terms.owner.filter(|it| !it.trim().is_empty());
        facts.extend(owner.map(|owner| {
            let named = StepTaken {
                about: About::Remedy(remedy),
                reference: Some(owner),
                ..StepTaken::new(Step::OwnerNamed, None)
            };
            Fact::new(Occurred::On(on), Event::StepTaken(named))
        }));
        facts
    }

    /// Refuses a source that the case does not have, and completes it: a recommendation was made at a stage.
    fn comes_from_the_case(&self, terms: &mut RemedyTerms) -> Result<(), Refusal> {
        let state = self.state();
        let source = &mut terms.source;
        let made = source.recommendation.map(|number| {
            let about = About::Recommendation(number);
            let made = state.taken(Step::RecommendationMade);
            let made: Vec<_> = made.filter(|it| it.it.about == about).collect();
            // each stage counts its own from 1
            let there = made.iter().find(|it| it.it.stage == source.stage);
            (number, there.or(made.first()).copied())
        });
        if let Some((_, Some(made))) = made
            && source.stage.is_none()
        {
            source.stage = made.it.stage;
        }
        let begun = |stage: StageNumber| {
            let mut routes = state.routes.values();
            routes.any(|it| it.stages.contains_key(&stage))
        };
        let why = if let Some(entry) = terms.entry.filter(|it| !state.ombudsman.contains_key(it)) {
            format!("the case has no {entry}")
        } else if let Some(point) = source.point.filter(|it| !state.points.contains_key(it)) {
            format!("the case has no {point}")
        } else if let Some((number, None)) = made {
            format!("no {number} was made")
        } else if let Some((number, Some(made))) = made
            && made.it.stage != source.stage
        {
            let at = made
                .it
                .stage
                .map_or_else(String::new, |it| format!(", but at {it}"));
            let stage = source.stage.map_or_else(String::new, |it| it.to_string());
            format!("{number} was not made at {stage}{at}")
        } else if let Some(stage) = source.stage.filter(|it| !begun(*it)) {
            format!("{stage} has not begun")
        } else {
            return Ok(());
        };
        Err(self.refuse(
            GuardId::KnownItem,
            why,
            "Name a point, a stage, a recommendation or an entry of the case",
        ))
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

/// What an action does not say of whom and when; nothing where it says both.
fn unsaid((place, action): (usize, &RemedyTerms)) -> Option<String> {
    let what = match (!nobody(action), action.due_on.is_some()) {
        (true, true) => return None,
        (false, true) => "by whom",
        (true, false) => "by when",
        (false, false) => "by whom, nor by when,",
    };
    Some(format!(
        "action {} does not say {what} it is done",
        place + 1
    ))
}

/// Whether no owner is named.
fn nobody(action: &RemedyTerms) -> bool {
    let owner = action.owner.as_ref();
    owner.is_none_or(|it| it.trim().is_empty())
}
