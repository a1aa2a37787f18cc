//! Stages: asked for, extended, answered, and the steps within them.

use super::before::Told;
use super::{Decision, Desk, Refusal, Remark};
use crate::case::EarlyReferral;
use crate::clock::Clock;
use crate::codes::{ApprovedBy, Kind, Method, Outcome, Post, Procedure, RemedyKind};
use crate::event::Event;
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::remedy::RemedyTerms;
use crate::rules::{Act, ClockRole, GuardId, Moment};
use crate::step::{Answer, Step, StepTaken};
use jiff::civil::Date;

/// A stage of a route.
type At = (RouteNumber, StageNumber);

impl Desk<'_> {
    pub(super) fn extend(
        &self,
        (route, stage): At,
        on: Date,
        to: Date,
        reason: Option<Personal<String>>,
        (told_on, approved_by): (Option<Date>, Option<ApprovedBy>),
    ) -> Result<Decision, Refusal> {
        if let Some(extension) = &self.open((route, stage))?.extension {
            let why = format!("{stage} was extended {} already", extension.on);
            return Err(self.refuse(GuardId::OneExtension, why, extended_instead(stage)));
        }
        let clock = self.answer_clock((route, stage))?;
        let Some((clock, longer)) =
            clock.and_then(|it| it.rule.longer_days().map(|longer| (it, longer)))
        else {
            let why = if self.state().answerable() {
                format!("{stage} of this procedure has no longer limit")
            } else {
                "nobody can be answered, so no time runs".to_owned()
            };
            return Err(self.refuse(
                GuardId::ExtensionWithinTheLimit,
                why,
                extended_instead(stage),
            ));
        };
        let Some(ordinary) = clock.due else {
            let why = format!("{stage} is parked with no end known, so no time runs");
            return Err(self.refuse(
                GuardId::ExtensionWithinTheLimit,
                why,
                "Extend it once it goes on, if that is still needed",
            ));
        };
        if on > ordinary {
            let why = format!("{stage} was due on {}", InWords(ordinary));
            return Err(self.refuse(GuardId::ExtensionInTime, why, extended_instead(stage)));
        }
        let limit = clock.limit.unwrap_or(ordinary);
        let past = to > limit && clock.rule.longer_with_a_reason;
        if past && reason.is_none() {
            let why = format!(
                "{} is past {}, working day {longer}, and the good reason for that is not recorded",
                InWords(to),
                InWords(limit)
            );
            let instead = "Record the reason with the extension, or name a day within that time";
            return Err(self.refuse(GuardId::ExtensionWithinTheLimit, why, instead));
        }
        if to > limit && !past || to <= ordinary {
            let why = format!(
                "the new date has to be after {} and no later than {}, working day {longer}",
                InWords(ordinary),
                InWords(limit)
            );
            return Err(self.refuse(
                GuardId::ExtensionWithinTheLimit,
                why,
                extended_instead(stage),
            ));
        }
        let mut warnings = self.what_comes_before(Act::Extension, (route, stage), None)?;
        if past {
            let why = format!(
                "{} is past {}, working day {longer}: so long only for a good reason",
                InWords(to),
                InWords(limit)
            );
            let instead =
                "Tell the complainant when they will hear and why, with the Ombudsman's address";
            warnings.push(self.remark(GuardId::ExtensionWithinTheLimit, why, instead));
        }
        warnings.extend(self.on_a_working_day(to)?);
        let told = self.told_of_extension((route, stage), reason.is_some(), told_on, ordinary)?;
        warnings.extend(told);
        let agreed = self
            .state()
            .last_taken(Step::ExtensionAnswered, route, Some(stage))
            .and_then(|it| it.it.answer);
        let chosen = self.context.rules.chosen("C4", self.state().received_on);
        if chosen == "agreed" && agreed != Some(Answer::Agreed) {
            let why =
                "this council extends only with the complainant's agreement, and none is recorded";
            warnings.push(self.remark(GuardId::ExtensionAgreed, why, "Ask, and record the answer"));
        }
        warnings.extend(self.extension_approved(approved_by)?);
        let event = Event::StageExtended {
            route,
            stage,
            to: Some(to),
            told_on,
            approved_by,
        };
        let texts = Texts::new().with(TextName::Reason, reason);
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event).with(texts.into_part())],
            warnings,
        })
    }

    /// Warns of a day on which nobody is at work.
    pub(super) fn on_a_working_day(&self, day: Date) -> Result<Option<Remark>, Refusal> {
        if self.context.calendar.is_working_day(day)? {
            return Ok(None);
        }
        let why = format!("{} is no working day", crate::days::full(day));
        let instead = "Name a working day, unless it is meant so";
        Ok(Some(self.remark(GuardId::OnAWorkingDay, why, instead)))
    }

    pub(super) fn answer_clock(&self, (route, stage): At) -> Result<Option<Clock>, Refusal> {
        let mut all = self.clocks()?.into_iter();
        Ok(all.find(|it| it.rule.answer && it.route == route && it.rule.stage == Some(stage)))
    }

    pub(super) fn answer(
        &self,
        (route, stage): At,
        on: Date,
        sent: (Option<Method>, Option<Post>),
        told: Told,
        (outcome, findings): (Option<Outcome>, Vec<(PointNumber, Outcome)>),
        actions: Vec<RemedyTerms>,
    ) -> Result<Decision, Refusal> {
        self.answered_the_right_way(route)?;
        self.one_finding_on_each(route, &findings)?;
        let (by, post) = self.sent_by(sent)?;
        let waiting = self.state().waiting(route, stage);
        if self.state().withdrawn.is_none() && !waiting.is_empty() {
            let agreed = self.actions_agreed((route, stage), on, actions)?;
            let sent = (by, post);
            return self.answer_what_waited(
                (route, stage),
                (on, sent),
                told,
                (outcome, findings),
                agreed,
            );
        }
        self.open((route, stage))?;
        if let Some((unknown, _)) = findings
            .iter()
            .find(|(point, _)| !self.state().points.contains_key(point))
        {
            let why = format!("the case has no {unknown}");
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Give a finding on the points that the case has",
            ));
        }
        self.not_parked((route, stage), &findings, on)?;
        let when = Occurred::On(on);
        let mut warnings = self.ready((route, stage), told)?;
        let sorry = actions.iter().any(|it| it.kind == RemedyKind::Apology);
        warnings.extend(self.late((route, stage), on, sorry)?);
        warnings.extend(self.one_answer((route, stage), on)?);
        let mut points = self.state().points_at(route, stage);
        // what was asked for later may be answered with the rest, and otherwise has its own time
        points.retain(|point| {
            findings.iter().any(|(found, _)| found == point)
                || self.state().asked_apart(route, stage, *point).is_none()
        });
        let decided = self.to_be_found(&points, on);
        warnings.extend(self.considered_since_asked((route, stage), &decided)?);
        warnings.extend(self.every_point_viewed((route, stage), &decided)?);
        let missing = decided
            .iter()
            .any(|point| findings.iter().all(|(found, _)| found != point));
        if missing && self.state().receipt.kind == Kind::Complaint {
            let why = "a point has no finding";
            warnings.push(self.remark(
                GuardId::FindingOnEveryPoint,
                why,
                "Record it; until then it is a gap",
            ));
        }
        warnings.extend(outcome.and_then(|it| self.contradicted(stage, it, &points, &findings)));
        let (agreed, remarks) = self.actions_agreed((route, stage), on, actions)?;
        warnings.extend(remarks);
        warnings.extend(self.accepted_unpromised((route, stage), &agreed));
        warnings.extend(self.put_right((route, stage), &findings, &agreed));
        let sent = Event::StageAnswered {
            route,
            stage,
            by,
            post,
            next_stage_told: told.next_stage,
            next_stage_untold: !told.next_stage && self.goes_on((route, stage)),
        };
        let mut facts = vec![Fact::new(when, sent)];
        facts.extend(outcome.map(|outcome| {
            Fact::new(
                when,
                Event::StageOutcomeStated {
                    route,
                    stage,
                    outcome,
                },
            )
        }));
        facts.extend(findings.into_iter().map(|(point, outcome)| {
            Fact::new(
                when,
                Event::PointFound {
                    point,
                    stage,
                    outcome,
                    letter_said: None,
                },
            )
        }));
        facts.extend(agreed);
        if told.ombudsman {
            match self.ombudsman_told_with((route, stage)) {
                Ok(named) => facts.push(Fact::new(when, named)),
                Err(Refusal::Guards { remarks }) => warnings.extend(remarks),
                Err(other) => return Err(other),
            }
        }
        facts.extend(self.limits_missed((route, stage), on)?);
        Ok(Decision { facts, warnings })
    }

    /// Refuses two findings on one point, and a finding on a point that another route of the case answers.
    fn one_finding_on_each(
        &self,
        route: RouteNumber,
        findings: &[(PointNumber, Outcome)],
    ) -> Result<(), Refusal> {
        let state = self.state();
        for (place, (point, _)) in findings.iter().enumerate() {
            if findings[..place].iter().any(|(before, _)| before == point) {
                return Err(self.refuse(
                    GuardId::KnownItem,
                    format!("the answer gives two findings on {point}"),
                    "Give one finding on each point",
                ));
            }
            let mut routes = state.routes.iter();
            let own = routes.find(|(_, it)| it.points.contains(point) && !it.stages.is_empty());
            if let Some((own, other)) = own.filter(|(own, _)| **own != route) {
                let procedure = other.procedure.map_or("another", Procedure::label);
                return Err(self.refuse(
                    GuardId::StagesOfTheProcedure,
                    format!(
                        "{point} goes by another procedure ({procedure}), and has its own answer"
                    ),
                    format!("Leave it out here, and answer it on its own: {own}"),
                ));
            }
        }
        Ok(())
    }

    /// How an answer went: one that was posted or handed over is a letter.
    fn sent_by(
        &self,
        (by, post): (Option<Method>, Option<Post>),
    ) -> Result<(Option<Method>, Option<Post>), Refusal> {
        match (by, post) {
            (None | Some(Method::Letter), Some(_)) => Ok((Some(Method::Letter), post)),
            (Some(other), Some(post)) => {
                let other = other.label().to_lowercase();
                let why = format!(
                    "it is recorded as sent otherwise than by letter ({other}), and as posted or handed over ({})",
                    post.label().to_lowercase()
                );
                let instead = "Name the letter, or leave out how it was posted";
                Err(self.refuse(GuardId::StepSaysWhatItMust, why, instead))
            }
            (by, None) => Ok((by, None)),
        }
    }

    /// That the answer names the Ombudsman, or why that is not recorded.
    fn names_the_ombudsman(&self, (route, stage): At) -> Result<Event, Refusal> {
        let step = StepTaken {
            route,
            ..StepTaken::new(Step::OmbudsmanExplained, Some(stage))
        };
        let rule = self.context.rules.step(step.step);
        self.in_its_place(rule, &step)?;
        Ok(Event::StepTaken(step))
    }

    /// That an answer names the Ombudsman, which is kept of complaints alone.
    fn ombudsman_told_with(&self, at: At) -> Result<Event, Refusal> {
        let kind = self.state().receipt.kind;
        if kind == Kind::Complaint {
            return self.names_the_ombudsman(at);
        }
        Err(self.refuse(
            GuardId::StepInItsPlace,
            format!(
                "that the answer names the Ombudsman is not kept of a {}, which is no complaint",
                kind.label().to_lowercase()
            ),
            "If they complain, turn it into a complaint first, and record it with that answer",
        ))
    }

    /// Refuses to record that a letter names the Ombudsman where the Information Commissioner looks at it.
    pub(super) fn ombudsman_looks_at_it(&self, route: RouteNumber) -> Result<(), Refusal> {
        let route = self.state().routes.get(&route);
        if route.and_then(|it| it.procedure) != Some(Procedure::DataProtection) {
            return Ok(());
        }
        Err(self.refuse(
            GuardId::StepInItsPlace,
            "who is not content with the answer of a data-protection complaint goes to the Information Commissioner, and not \
             to the Ombudsman",
            "Leave that out, and let the letter say how to go to the Information Commissioner",
        ))
    }

    /// The points that an answer finds on: not those that are parked on its day, nor those that were turned away.
    fn to_be_found(&self, points: &[PointNumber], on: Date) -> Vec<PointNumber> {
        let state = self.state();
        let found = points.iter().copied();
        found
            .filter(|it| !state.point_parked_on(*it, on) && !state.point_turned_away(*it))
            .collect()
    }

    /// A missed clock blocks nothing: the answer is recorded, and counted late.
    /// `sorry` says that an apology is among the actions of the answer.
    fn late(&self, at: At, on: Date, sorry: bool) -> Result<Vec<Remark>, Refusal> {
        let clock = self.answer_clock(at)?;
        let Some((clock, due)) = clock.and_then(|it| it.due.map(|due| (it, due))) else {
            return Ok(Vec::new());
        };
        if on <= due || clock.without_day() {
            return Ok(Vec::new());
        }
        let days = self.context.calendar.between(due, on)?;
        let days = usize::try_from(days).unwrap_or_default();
        let mut why = format!(
            "this answer was due on {}, {} before",
            InWords(due),
            crate::days::count(days, "working day", "working days")
        );
        if let Some(wished) = clock.wished {
            why = format!(
                "{why}; the complainant wished to wait until {}",
                InWords(wished)
            );
        }
        let mut remedies = self.state().remedies.values();
        let instead = if sorry || remedies.any(|it| it.kind == RemedyKind::Apology) {
            "It is recorded and counted as late"
        } else {
            "It is recorded and counted as late; no apology is agreed: say in the answer that the council is sorry for \
             the delay, and record that as an action"
        };
        let mut remarks = vec![self.remark(GuardId::AnswerInTime, why, instead)];
        remarks.extend(self.why_it_is_late(at));
        Ok(remarks)
    }

    /// Warns of a late answer about public health of which it is not recorded that the person was told why it is late.
    fn why_it_is_late(&self, (route, stage): At) -> Option<Remark> {
        let procedure = self.state().routes.get(&route).and_then(|it| it.procedure);
        let told = self
            .state()
            .last_taken(Step::DelayExplained, route, Some(stage));
        if procedure != Some(Procedure::PublicHealth) || told.is_some() {
            return None;
        }
        let mut remark = self.remark(
            GuardId::WhatComesBefore,
            "it is not recorded that the person was told in writing why it is late",
            "Write with the reason, in the answer or in a letter, and record that (“delay_explained”)",
        );
        let rule = self.context.rules.step(Step::DelayExplained);
        remark.guard.source.clone_from(&rule.source);
        remark.guard.standing = rule.standing;
        Some(remark)
    }

    /// The limits of a stage, but for that of its answer, that had run out when it was over: they stay on record as missed,
    /// until somebody records when that was done.
    pub(super) fn limits_missed(&self, (route, stage): At, on: Date) -> Result<Vec<Fact>, Refusal> {
        let clocks = self.clocks()?;
        let missed = clocks.iter().filter(|it| {
            it.rule.role == ClockRole::Limit
                && !it.rule.answer
                && (it.route, it.rule.stage) == (route, Some(stage))
                && it.runs()
                && it.late(on)
        });
        let before = self.state().taken(Step::LimitMissed);
        let before = before.filter(|it| (it.it.route, it.it.stage) == (route, Some(stage)));
        let since = before.map(|it| it.it.time).max().unwrap_or(0);
        let facts = (since + 1..).zip(missed).map(|(time, clock)| {
            let step = StepTaken {
                route,
                time,
                reference: Some(clock.rule.id.clone()),
                ..StepTaken::new(Step::LimitMissed, Some(stage))
            };
            Fact::new(Occurred::On(on), Event::StepTaken(step))
        });
        Ok(facts.collect())
    }

    /// That the stage before had no answer yet when this one was asked for: its time stays on record as it was missed.
    pub(super) fn overtaken(&self, (route, stage): At, on: Date) -> Option<Fact> {
        let before = stage.before()?;
        let open = self.state().stage(route, before)?.answered.is_none();
        let step = StepTaken {
            route,
            ..StepTaken::new(Step::StageOvertaken, Some(before))
        };
        open.then(|| Fact::new(Occurred::On(on), Event::StepTaken(step)))
    }

    /// Refuses an extension of statutory stage 2 without notice of its reason, and warns of one at stage 1; warns where
    /// the notice came after the day that it moves.
    fn told_of_extension(
        &self,
        (route, stage): At,
        reason: bool,
        told_on: Option<Date>,
        ordinary: Date,
    ) -> Result<Option<Remark>, Refusal> {
        let why = match (reason, told_on) {
            (true, Some(told)) if told > ordinary => {
                let why = format!(
                    "they were told on {}, after {} had passed",
                    InWords(told),
                    InWords(ordinary)
                );
                let instead = "Say so in the answer";
                return Ok(Some(self.remark(GuardId::ToldBeforeTheDay, why, instead)));
            }
            (true, Some(_)) => return Ok(None),
            (false, None) => {
                "neither the reason nor the day on which the complainant was told is recorded"
            }
            (false, Some(_)) => "the reason is not recorded",
            (true, None) => "the day on which the complainant was told is not recorded",
        };
        let procedure = self.state().routes.get(&route).and_then(|it| it.procedure);
        if (procedure, stage) == (Some(Procedure::ChildrenAct), StageNumber::Two) {
            return Err(self.refuse(
                GuardId::StageTwoExtensionWithNotice,
                why,
                "Write to the complainant with the reason and the new date, and record both with the extension",
            ));
        }
        Ok(Some(self.remark(
            GuardId::ExtensionWithAReason,
            why,
            "Tell them, and record it with the extension; until then it is a gap",
        )))
    }

    pub(super) fn request(&self, (route, stage): At, on: Date) -> Result<Decision, Refusal> {
        self.comes_to((route, stage))?;
        if let Some(known) = self.state().stage(route, stage).and_then(|it| it.started) {
            let apart = self.state().may_be_asked_apart(route, stage);
            if !apart.is_empty() {
                return self.ask_apart((route, stage), &apart, on);
            }
            let why = format!("{stage} was asked for {known} already");
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Add what was said to that request as a note",
            ));
        }
        // a request is not later than the message that it may have been
        let first = self.asked_by_message(route).map_or(on, |it| it.min(on));
        let mut warnings = match stage {
            StageNumber::Three => self.panel_asked(route, first)?,
            _ => self.investigation_asked(route, first)?,
        };
        warnings.extend(self.asked_before(route, on));
        warnings.extend(self.going_another_way(route));
        let event = Event::StageStarted { route, stage };
        // nobody asks for more without being there to be answered
        let mut facts = vec![Fact::new(Occurred::On(on), event)];
        facts.extend(self.overtaken((route, stage), on));
        if let Some(before) = stage.before() {
            facts.extend(self.limits_missed((route, before), on)?);
        }
        facts.extend(self.came_forward(on));
        Ok(Decision { facts, warnings })
    }

    /// Refuses a stage that the contact does not come to by its procedure.
    pub(super) fn comes_to(&self, (route, stage): At) -> Result<(), Refusal> {
        let most = self.state().last_stage(route);
        if stage == StageNumber::One || stage > most || !self.state().accepted() {
            let (why, instead) = self.only_one_answer(route, stage).unwrap_or_else(|| {
                (
                    format!("this contact does not come to {stage}"),
                    "Record a complaint under the procedure that has that stage",
                )
            });
            return Err(self.refuse(GuardId::StagesOfTheProcedure, why, instead));
        }
        Ok(())
    }

    /// Of a complaint by a law that has one answer: that there is no other stage, and who looks at it after that.
    fn only_one_answer(
        &self,
        route: RouteNumber,
        stage: StageNumber,
    ) -> Option<(String, &'static str)> {
        let state = self.state();
        let procedure = state.routes.get(&route)?.procedure?;
        if state.receipt.kind != Kind::Complaint || !state.accepted() {
            return None;
        }
        let (what, instead) = match procedure {
            Procedure::JointNhs => (
                "a complaint joint with the NHS has one co-ordinated answer",
                "Tell them that they may go to the Ombudsman, who looks at it together with the health ombudsman",
            ),
            Procedure::PublicHealth => (
                "a complaint about public health has one answer",
                "Tell them that they may go to the Ombudsman",
            ),
            Procedure::DataProtection => (
                "a data-protection complaint has one answer",
                "Tell them that they may go to the Information Commissioner",
            ),
            _ => return None,
        };
        Some((format!("{what}, and no {stage}"), instead))
    }

    /// When stage 2 was answered; refuses where it was not.
    pub(super) fn stage_two_answered(&self, route: RouteNumber) -> Result<Occurred, Refusal> {
        let second = self.state().stage(route, StageNumber::Two);
        second.and_then(|it| it.answered).ok_or_else(|| {
            let why = "stage 2 has not been answered";
            self.refuse(GuardId::StageThreeAfterTwo, why, "Answer stage 2 first")
        })
    }

    /// A request for stage 2 is never refused, early or late: it can only be warned about.
    fn investigation_asked(&self, route: RouteNumber, on: Date) -> Result<Vec<Remark>, Refusal> {
        if let Some(window) = self.asking((route, StageNumber::One))? {
            return Ok(match window.due {
                Some(advised) if on > advised => {
                    let why = format!(
                        "it came after {}, {} from the answer",
                        InWords(advised),
                        window.rule.length
                    );
                    let instead = "Take it up; ask why it comes late and what is new";
                    vec![self.remark(GuardId::StageTwoLate, why, instead)]
                }
                _ => Vec::new(),
            });
        }
        let expired = self
            .answer_clock((route, StageNumber::One))?
            .is_some_and(|it| it.due.is_some_and(|due| on > due));
        let agreed = self
            .state()
            .taken(Step::StageOneSkipAgreed)
            .next()
            .is_some();
        Ok(if expired || agreed {
            Vec::new()
        } else {
            let why = "stage 1 is not over";
            vec![self.remark(
                GuardId::StageTwoEarly,
                why,
                "Record that both sides agreed to skip it",
            )]
        })
    }

    fn panel_asked(&self, route: RouteNumber, on: Date) -> Result<Vec<Remark>, Refusal> {
        self.stage_two_answered(route)?;
        let window = self.asking((route, StageNumber::Two))?;
        let Some(window) = window else {
            return Ok(Vec::new());
        };
        let Some(in_time) = window.due.filter(|last| on > *last) else {
            return Ok(Vec::new());
        };
        let weighed = self.state().late_request_weighed(route);
        match weighed.and_then(|it| it.it.answer) {
            Some(Answer::Accepted) => Ok(Vec::new()),
            Some(Answer::Declined) => {
                let why = "the late request was weighed, and declined with reasons";
                let instead = "Weigh it again if there is something new; the Ombudsman's address goes with the letter";
                Err(self.refuse(GuardId::StageThreeLate, why, instead))
            }
            _ => {
                let why = format!(
                    "it came after {}, {} from the answer",
                    InWords(in_time),
                    window.rule.length
                );
                let instead = "Weigh the reasons and record the decision; lateness alone is no ground to refuse";
                Ok(vec![self.remark(GuardId::StageThreeLate, why, instead)])
            }
        }
    }

    /// The person's own time to ask for the stage after this one, once this one was answered.
    pub(super) fn asking(&self, (route, stage): At) -> Result<Option<Clock>, Refusal> {
        let all = self.clocks()?.into_iter();
        let windows = all.filter(|it| {
            it.rule.stops == Moment::NextStageStarted
                && it.route == route
                && it.rule.stage == Some(stage)
        });
        // a point that waited has its own, later than that of the rest; one without an end is the longest
        let longest = windows.max_by_key(|it| (it.due.is_none(), it.due));
        Ok(longest.map(|it| Clock {
            due: it.due.filter(|last| {
                stage != StageNumber::Two || !self.considers_a_referral(route, *last)
            }),
            ..it
        }))
    }

    /// Whether an early referral that was offered in time is still considered: the right to a panel is kept until that is
    /// answered (rulebook ST-37).
    fn considers_a_referral(&self, route: RouteNumber, last: Date) -> bool {
        matches!(
            self.state().early_referral(route),
            Some(EarlyReferral::Offered { offered }) if offered.earliest() <= last
        )
    }
}

const fn extended_instead(stage: StageNumber) -> &'static str {
    match stage {
        StageNumber::One => {
            "Answer as soon as you can and say why it is late; a wish of the complainant to wait longer is recorded \
             as theirs and counts as over the limit"
        }
        _ => "Answer as soon as you can and say why it is late",
    }
}
