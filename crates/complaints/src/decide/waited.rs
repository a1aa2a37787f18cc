//! The answer of a stage for points that were parked while the rest of it was answered.

use super::before::Told;
use super::{Decision, Desk, Refusal, Remark};
use crate::clock::ClockState;
use crate::codes::{ApprovedBy, Kind, Method, Outcome, Post, Procedure};
use crate::event::Event;
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::recorded::Fact;
use crate::rules::{Act, GuardId, Moment};
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
        self.nothing_parked(&findings, on)?;
        let mut warnings = self.ready((route, stage), told)?;
        let points: Vec<PointNumber> = findings.iter().map(|(point, _)| *point).collect();
        warnings.extend(self.considered_since_asked((route, stage), &points)?);
        warnings.extend(self.considered_while_parked((route, stage), &points));
        warnings.extend(self.every_point_viewed((route, stage), &points)?);
        warnings.extend(self.put_right((route, stage), &findings, &agreed));
        let (stands, added_up) = self.together_with_the_rest((route, stage), outcome, &findings);
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
                letter_said: None,
            };
            facts.push(Fact::new(when, found));
        }
        warnings.extend(added_up);
        facts.extend(stands.map(|outcome| {
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

    /// Refuses an answer of what is parked: all of the stage, or a point on which it finds.
    pub(super) fn not_parked(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        findings: &[(PointNumber, Outcome)],
        on: Date,
    ) -> Result<(), Refusal> {
        if self.state().parked_on(route, Some(stage), on) {
            return Err(self.refuse(
                GuardId::OpenStage,
                format!("{stage} is parked"),
                "Record the day on which the parking ended, then answer",
            ));
        }
        self.nothing_parked(findings, on)
    }

    /// Refuses a finding on a point that is parked.
    fn nothing_parked(&self, findings: &[(PointNumber, Outcome)], on: Date) -> Result<(), Refusal> {
        let mut findings = findings.iter();
        let parked = findings.find(|(point, _)| self.state().point_parked_on(*point, on));
        let Some((point, _)) = parked else {
            return Ok(());
        };
        Err(self.refuse(
            GuardId::OpenStage,
            format!("{point} is parked"),
            "Answer the rest without it, or record the day on which its parking ended, then answer",
        ))
    }

    /// Refuses an answer of statutory stage 2 or 3 for a point that came to it by a request of its own, where those who
    /// consider the stage had done so before that, for the rest; warns of what else was done for the rest alone.
    pub(super) fn considered_since_asked(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        points: &[PointNumber],
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let Some((guard, considers)) = self.who_considers((route, stage)) else {
            return Ok(Vec::new());
        };
        for point in points {
            let Some(asked) = state.asked_apart(route, stage, *point) else {
                continue;
            };
            // each comes after the one before it: a report of a panel is that of the panel that sat on the point
            let mut since = asked;
            for step in considers {
                let mut taken = state
                    .taken(*step)
                    .filter(|it| (it.it.route, it.it.stage) == (route, Some(stage)));
                let Some(done) = taken.find(|it| it.on.latest() >= since.earliest()) else {
                    let why = format!(
                        "{point} came to {stage} by a request of {asked}, and since then it is not recorded: {}",
                        step.label()
                    );
                    return Err(self.refuse(guard, why, considered_too(stage)));
                };
                if stage == StageNumber::Three {
                    since = done.on;
                }
            }
        }
        self.done_since_asked((route, stage), points)
    }

    /// What is not recorded since a point came to a stage by a request of its own, of the steps that come before the answer
    /// and are taken anew for such a point.
    fn done_since_asked(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        points: &[PointNumber],
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let procedure = state.routes.get(&route).and_then(|it| it.procedure);
        let mut warnings = Vec::new();
        let rules = self.context.rules.steps();
        let anew = rules.filter(|it| {
            let mut before = it.before.iter();
            it.again_after.contains(&Step::PointAsked)
                && before
                    .any(|it| (it.act, it.procedure, it.stage) == (Act::Answer, procedure, stage))
        });
        let reports = [Step::InvestigatorReport, Step::IndependentReport].into_iter();
        let reports = reports.filter_map(|it| Some(state.last_taken(it, route, Some(stage))?.on));
        let reported = reports.max_by_key(|it| it.latest());
        for rule in anew {
            let last = state.last_taken(rule.step, route, Some(stage));
            for point in points {
                let asked = state.asked_apart(route, stage, *point);
                let later = |asked: &Occurred| reported.filter(|it| it.latest() > asked.latest());
                let since = asked.map(|asked| later(&asked).unwrap_or(asked));
                // what was never done is said of the answer itself
                let Some((since, _)) = since
                    .zip(last)
                    .filter(|(since, last)| last.on.latest() < since.earliest())
                else {
                    continue;
                };
                let why = format!(
                    "{point} came to {stage} by a request of its own, and since {since} it is not recorded: {}",
                    rule.step.label()
                );
                let instead = "Do it for this point too, and record that";
                warnings.extend(self.refuse_or_warn(
                    rule,
                    GuardId::WhatComesBefore,
                    why,
                    instead,
                )?);
            }
        }
        Ok(warnings)
    }

    /// Warns of a point that was parked whenever those who consider its stage did so: a report may have been of it all the
    /// same, which its day does not tell.
    fn considered_while_parked(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        points: &[PointNumber],
    ) -> Vec<Remark> {
        let state = self.state();
        let Some((guard, considers)) = self.who_considers((route, stage)) else {
            return Vec::new();
        };
        let parked_then = |point: PointNumber| {
            considers.iter().find(|step| {
                let taken = state.taken(**step);
                let mut days = taken
                    .filter(|it| (it.it.route, it.it.stage) == (route, Some(stage)))
                    .map(|it| it.on.latest())
                    .peekable();
                days.peek().is_some() && days.all(|day| state.point_parked_on(point, day))
            })
        };
        let unheard = points
            .iter()
            .filter_map(|point| Some((point, parked_then(*point)?)));
        unheard
            .map(|(point, step)| {
                let why = format!("{point} was parked on the day of: {}", step.label());
                self.remark(guard, why, considered_too(stage))
            })
            .collect()
    }

    /// What shows that a statutory stage was considered, in its order, and the guard that asks for it.
    fn who_considers(
        &self,
        (route, stage): (RouteNumber, StageNumber),
    ) -> Option<(GuardId, &'static [Step])> {
        let state = self.state();
        let procedure = state.routes.get(&route).and_then(|it| it.procedure);
        match (state.receipt.kind, procedure, stage) {
            (Kind::Complaint, Some(Procedure::ChildrenAct), StageNumber::Two) => Some((
                GuardId::BothReportsFirst,
                &[Step::InvestigatorReport, Step::IndependentReport],
            )),
            (Kind::Complaint, Some(Procedure::ChildrenAct), StageNumber::Three) => Some((
                GuardId::PanelReported,
                &[
                    Step::PanelHeld,
                    Step::ReportReceived,
                    Step::IndependentPersonConsulted,
                ],
            )),
            _ => None,
        }
    }

    /// A stage is asked for also of points that were answered after the rest had gone on to it.
    pub(super) fn ask_apart(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        points: &[PointNumber],
        on: Date,
    ) -> Result<Decision, Refusal> {
        let clocks = self.clocks()?;
        let mut decision = Decision {
            facts: Vec::new(),
            warnings: Vec::new(),
        };
        let state = self.state();
        let answered = state.stage(route, stage).and_then(|it| it.answered);
        for point in points {
            let about = About::Point(*point);
            let window = clocks.iter().find(|it| {
                it.rule.stops == Moment::NextStageStarted
                    && (it.route, it.rule.stage, it.about) == (route, stage.before(), about)
            });
            let late =
                window.and_then(|it| Some((it.due.filter(|due| on > *due)?, it.rule.length)));
            decision.warnings.extend(late.map(|(due, length)| {
                let why = format!(
                    "for {about} it came after {}, {length} from the answer",
                    InWords(due)
                );
                let guard = match stage {
                    StageNumber::Three => GuardId::StageThreeLate,
                    _ => GuardId::StageTwoLate,
                };
                self.remark(
                    guard,
                    why,
                    "Take it up; ask why it comes late and what is new",
                )
            }));
            let panel_met = stage == StageNumber::Three
                && state.taken(Step::PanelHeld).any(|it| it.on.latest() <= on);
            let why = match answered {
                None if panel_met => format!(
                    "{stage} is going on for the rest, and {about} comes to it after the panel met, so that another sitting \
                     considers it"
                ),
                Some(answered) => format!(
                    "{stage} was answered {answered} without {about}, so that goes through it by itself"
                ),
                None => format!("{stage} is going on for the rest, and {about} comes to it now"),
            };
            let instead = match stage {
                StageNumber::Three => {
                    "Let the panel, and whoever answers, know; it is answered with the rest or by itself, by its own day"
                }
                _ => {
                    "Take it into the statement of complaint, and let whoever considers it know; answer it with the rest or by itself, by its own day"
                }
            };
            decision
                .warnings
                .push(self.remark(GuardId::AskedApart, why, instead));
            let step = StepTaken {
                route,
                about,
                ..StepTaken::new(Step::PointAsked, Some(stage))
            };
            decision
                .facts
                .push(Fact::new(Occurred::On(on), Event::StepTaken(step)));
        }
        decision.facts.extend(self.came_forward(on));
        Ok(decision)
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
        let mut warnings: Vec<Remark> = on_a_working_day.flatten().into_iter().collect();
        let approved_by = step.reference.as_deref().and_then(ApprovedBy::named);
        warnings.extend(self.extension_approved(approved_by)?);
        Ok(warnings)
    }

    /// The outcome of the whole stage once these points are answered too. What is stated with their answer is of them alone,
    /// so that it does not take the place of what all the findings of the stage add up to; that is said.
    fn together_with_the_rest(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        stated: Option<Outcome>,
        findings: &[(PointNumber, Outcome)],
    ) -> (Option<Outcome>, Option<Remark>) {
        let state = self.state();
        let points = state.points_at(route, stage);
        let known = |point: &PointNumber| {
            let now = findings.iter().find(|(it, _)| it == point);
            let before = || Some(state.points.get(point)?.findings.get(&stage)?.outcome);
            now.map(|(_, outcome)| *outcome).or_else(before)
        };
        let together = Outcome::together(points.iter().filter_map(known));
        let before = state.stage(route, stage).and_then(|it| it.outcome);
        let (Some(together), Some(said)) = (together, stated.or(before)) else {
            return (stated, None);
        };
        if together == said {
            return (stated, None);
        }
        let small = |it: Outcome| it.label().to_lowercase();
        let why = format!(
            "the findings of {stage} add up to “{}”, and “{}” is stated",
            small(together),
            small(said)
        );
        // what was stated of the stage before is not changed by nobody's word
        let (stands, instead) = match stated {
            Some(_) => (Some(together), "The stage stands as its findings add up"),
            None => (
                None,
                "State the outcome of the stage anew, with a finding and a reason",
            ),
        };
        let remark = self.remark(GuardId::StatedAsFound, why, instead);
        (stands, Some(remark))
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

/// What is done for a point that nobody considered with the rest.
const fn considered_too(stage: StageNumber) -> &'static str {
    match stage {
        StageNumber::Three => {
            "Let a panel sit on it too, and record that, its report, and that the answer was considered with the \
             independent person"
        }
        _ => {
            "Let the investigating officer and the independent person consider it too, and record their reports on it"
        }
    }
}
