//! The answer of a stage for points that were parked while the rest of it was answered.

use super::before::Told;
use super::{Decision, Desk, Refusal, Remark};
use crate::clock::ClockState;
use crate::codes::{Method, Outcome, Post};
use crate::event::Event;
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{About, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn answer_what_waited(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        (on, (by, post)): (Date, (Option<Method>, Option<Post>)),
        told: Told,
        (outcome, findings): (Option<Outcome>, Vec<(PointNumber, Outcome)>),
        (agreed, remarks): (Vec<Fact>, Vec<Remark>),
    ) -> Result<Decision, Refusal> {
        let state = self.state();
        let waiting = state.waiting(route, stage);
        let named = |points: &[PointNumber]| {
            let points: Vec<String> = points.iter().map(ToString::to_string).collect();
            points.join(", ")
        };
        let others = findings.iter().find(|(point, _)| !waiting.contains(point));
        if let Some((other, _)) = others {
            let why = format!("{stage} was answered for {other} already");
            let instead = format!("Answer what waited: {}", named(&waiting));
            return Err(self.refuse(GuardId::OpenStage, why, instead));
        }
        if findings.is_empty() {
            let why = format!("{stage} was answered but for {}", named(&waiting));
            let instead = "Give a finding on each point that this answers";
            return Err(self.refuse(GuardId::OpenStage, why, instead));
        }
        let parked = findings
            .iter()
            .find(|(point, _)| state.point_parked_on(*point, on));
        if let Some((point, _)) = parked {
            return Err(self.refuse(
                GuardId::OpenStage,
                format!("{point} is parked"),
                "Record the day on which the parking ended, then answer",
            ));
        }
        let mut warnings = self.ready((route, stage), told)?;
        let when = Occurred::On(on);
        let mut facts = Vec::new();
        for (point, outcome) in findings {
            let about = About::Point(point);
            warnings.extend(self.late_for_a_point((route, stage), about, on)?);
            let step = StepTaken {
                route,
                about,
                by,
                post,
                ..StepTaken::new(Step::PointAnswered, Some(stage))
            };
            facts.push(Fact::new(when, Event::StepTaken(step)));
            let found = Event::PointFound {
                point,
                stage,
                outcome,
            };
            facts.push(Fact::new(when, found));
        }
        facts.extend(outcome.map(|outcome| {
            let event = Event::StageOutcomeStated {
                route,
                stage,
                outcome,
            };
            self.said_from(on, event)
        }));
        facts.extend(agreed);
        warnings.extend(remarks);
        Ok(Decision { facts, warnings })
    }

    /// The answer for a point that waited is extended as the answer of a stage is: once, before its day, within the limit.
    pub(super) fn point_extended(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let clocks = self.clocks()?;
        let clock = clocks.iter().find(|it| {
            it.rule.answer
                && it.route == step.route
                && it.rule.stage == step.stage
                && it.about == step.about
                && it.state == ClockState::Running
        });
        let about = step.about;
        let Some(clock) = clock else {
            let why = format!("{about} does not wait for an answer of its own");
            let instead = "Extend the stage, if it is not answered yet";
            return Err(self.refuse(GuardId::OpenStage, why, instead));
        };
        let instead = "Answer as soon as you can and say why it is late";
        if clock.extended {
            let why = format!("the answer for {about} was extended already");
            return Err(self.refuse(GuardId::OneExtension, why, instead));
        }
        let (Some(due), Some(limit)) = (clock.due, clock.limit) else {
            let why = format!("{about} is parked with no end known, so no time runs");
            let instead = "Extend it once it goes on, if that is still needed";
            return Err(self.refuse(GuardId::ExtensionWithinTheLimit, why, instead));
        };
        if on > due {
            let why = format!("the answer for {about} was due on {}", InWords(due));
            return Err(self.refuse(GuardId::ExtensionInTime, why, instead));
        }
        if step.day.is_some_and(|to| to <= due || to > limit) {
            let why = format!(
                "the new date has to be after {} and no later than {}",
                InWords(due),
                InWords(limit)
            );
            return Err(self.refuse(GuardId::ExtensionWithinTheLimit, why, instead));
        }
        let on_a_working_day = step.day.map(|to| self.on_a_working_day(to)).transpose()?;
        Ok(on_a_working_day.flatten().into_iter().collect())
    }

    fn late_for_a_point(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        about: About,
        on: Date,
    ) -> Result<Option<Remark>, Refusal> {
        let mut clocks = self.clocks()?.into_iter();
        let clock = clocks.find(|it| {
            it.rule.answer && it.route == route && it.rule.stage == Some(stage) && it.about == about
        });
        let Some(due) = clock.and_then(|it| it.due).filter(|due| on > *due) else {
            return Ok(None);
        };
        let days = self.context.calendar.between(due, on)?;
        let days = usize::try_from(days).unwrap_or_default();
        let days = crate::days::count(days, "working day", "working days");
        let why = format!(
            "the answer for {about} was due on {}, {days} before",
            InWords(due)
        );
        let instead = "It is recorded and counted as late";
        Ok(Some(self.remark(GuardId::AnswerInTime, why, instead)))
    }
}
