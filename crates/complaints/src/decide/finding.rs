//! A finding after the answer: one that was left out, or that has to be another. The answer itself stands.

use super::{Decision, Desk, Refusal, Remark};
use crate::case::Stage;
use crate::codes::Outcome;
use crate::event::{Event, Subject};
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{Personal, TextName, Texts, says_why};
use crate::recorded::Fact;
use crate::rules::GuardId;
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn find_point(
        &self,
        on: Date,
        (point, stage): (PointNumber, StageNumber),
        (outcome, instead_of): (Outcome, Option<Outcome>),
        stated: Option<Outcome>,
        reason: Personal<String>,
    ) -> Result<Decision, Refusal> {
        if !says_why(reason.reveal()) {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                "a finding after the answer needs a reason",
                "Write why it is added or changed, and how the complainant was told",
            ));
        }
        let (route, answered) = self.answered_for(on, point, stage)?;
        self.replaces_knowingly((point, stage), (outcome, instead_of))?;
        let found = Event::PointFound {
            point,
            stage,
            outcome,
            letter_said: self.letter_said((point, stage), outcome),
        };
        let texts = Texts::new().with(TextName::Reason, Some(reason));
        let mut facts = vec![self.said_from(on, found).with(texts.into_part())];
        let changed = stated.filter(|it| answered.outcome != Some(*it));
        facts.extend(changed.map(|outcome| {
            let event = Event::StageOutcomeStated {
                route,
                stage,
                outcome,
            };
            self.said_from(on, event)
        }));
        let warnings = self.adds_up(
            (route, stage),
            (point, outcome),
            stated.or(answered.outcome),
        );
        Ok(Decision { facts, warnings })
    }

    /// The route by which the point went through the stage, and that stage; refuses where it was not answered by then.
    fn answered_for(
        &self,
        on: Date,
        point: PointNumber,
        stage: StageNumber,
    ) -> Result<(RouteNumber, &Stage), Refusal> {
        let state = self.state();
        if !state.points.contains_key(&point) {
            let why = format!("the case has no {point}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name a point of the case"));
        }
        let own = state
            .routes
            .iter()
            .find(|(_, it)| it.points.contains(&point) && !it.stages.is_empty());
        let route = own.map_or(RouteNumber::MAIN, |(number, _)| *number);
        let known = state.stage(route, stage);
        let Some((known, answered)) = known.and_then(|it| Some((it, it.answered?))) else {
            return Err(self.refuse(
                GuardId::OpenStage,
                format!("{stage} has not been answered"),
                "Give the finding with the answer",
            ));
        };
        if state.waiting(route, stage).contains(&point) {
            return Err(self.refuse(
                GuardId::OpenStage,
                format!("{point} was parked while the rest of {stage} was answered"),
                "Answer the stage for it, with the finding",
            ));
        }
        if on < answered.earliest() {
            return Err(self.refuse(
                GuardId::WhatCanHaveHappened,
                format!(
                    "{} is before the answer of {stage}, sent {answered}",
                    InWords(on)
                ),
                "Name the day on which it was decided, after the answer",
            ));
        }
        Ok((route, known))
    }

    /// What the letter had said of a point that is found otherwise now: of one that was changed before, at first. None of
    /// one that the letter left out, or that is found again as the letter said.
    fn letter_said(
        &self,
        (point, stage): (PointNumber, StageNumber),
        outcome: Outcome,
    ) -> Option<Outcome> {
        let known = self.state().points.get(&point)?.findings.get(&stage)?;
        let with_the_letter = known.reason.is_none().then_some(known.outcome);
        known
            .letter_said
            .or(with_the_letter)
            .filter(|it| *it != outcome)
    }

    /// Whoever changes a finding says which; nobody writes over what somebody else recorded meanwhile.
    fn replaces_knowingly(
        &self,
        (point, stage): (PointNumber, StageNumber),
        (outcome, instead_of): (Outcome, Option<Outcome>),
    ) -> Result<(), Refusal> {
        let points = &self.state().points;
        let known = points
            .get(&point)
            .and_then(|it| it.findings.get(&stage))
            .map(|it| it.outcome);
        let small = |it: Outcome| it.label().to_lowercase();
        let (why, instead) = match (known, instead_of) {
            (Some(known), _) if known == outcome => (
                format!("{point} is found so at {stage} already: {}", small(known)),
                "Leave it as it is",
            ),
            (Some(known), instead_of) if instead_of != Some(known) => (
                format!("{point} was found at {stage} already: {}", small(known)),
                "Say that this is the finding that yours takes the place of, if it is to",
            ),
            (None, Some(said)) => (
                format!(
                    "{point} has no finding at {stage}, and none of: {}",
                    small(said)
                ),
                "Record it as one that was left out",
            ),
            _ => return Ok(()),
        };
        Err(self.refuse(GuardId::FindingNotOverwritten, why, instead))
    }

    /// The fact, or the correction of what stands of its subject.
    pub(super) fn said_from(&self, on: Date, event: Event) -> Fact {
        let subject: Option<Subject> = event.subject();
        let facts = self.case.facts();
        let standing = facts.iter().find(|it| it.event.subject() == subject);
        let when = Occurred::On(on);
        match standing {
            None => Fact::new(when, event),
            Some(standing) => Fact::new(
                when,
                Event::Corrected {
                    seq: standing.seq,
                    occurred: when,
                    event: Box::new(event),
                },
            ),
        }
    }

    /// Warns of an outcome stated with an answer that its findings cannot add up to, whatever is found of the points that
    /// have none yet.
    pub(super) fn contradicted(
        &self,
        stage: StageNumber,
        stated: Outcome,
        points: &[PointNumber],
        findings: &[(PointNumber, Outcome)],
    ) -> Option<Remark> {
        let found = || findings.iter().map(|(_, found)| *found);
        let together = Outcome::together(found())?;
        let open = points
            .iter()
            .any(|point| findings.iter().all(|(it, _)| it != point));
        // one finding more can bring about whatever several can
        let mut later = Outcome::ALL.iter();
        let still = open && later.any(|it| Outcome::together(found().chain([*it])) == Some(stated));
        if together == stated || still {
            return None;
        }
        let small = |it: Outcome| it.label().to_lowercase();
        let why = format!(
            "the findings of {stage} add up to “{}”, and “{}” is stated of it",
            small(together),
            small(stated)
        );
        let instead = "State the outcome of the stage anew, with a reason, or correct the finding";
        Some(self.remark(GuardId::StatedAsFound, why, instead))
    }

    /// Warns where the outcome that stands for the stage is not what its findings then add up to.
    fn adds_up(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        (point, outcome): (PointNumber, Outcome),
        stands: Option<Outcome>,
    ) -> Vec<Remark> {
        let state = self.state();
        let points = state.points_at(route, stage);
        let findings = points.iter().filter_map(|number| {
            if *number == point {
                return Some(outcome);
            }
            let finding = state.points.get(number)?.findings.get(&stage)?;
            Some(finding.outcome)
        });
        match (Outcome::together(findings), stands) {
            (Some(together), Some(stands)) if together != stands => {
                let small = |it: Outcome| it.label().to_lowercase();
                let why = format!(
                    "the findings of {stage} add up to “{}”, and “{}” is stated of it",
                    small(together),
                    small(stands)
                );
                let instead =
                    "State the outcome of the stage anew, or say in the reason why it stands";
                vec![self.remark(GuardId::StatedAsFound, why, instead)]
            }
            _ => Vec::new(),
        }
    }
}
