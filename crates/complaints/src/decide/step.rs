//! Steps: whether one may be taken, by the tables of procedures, and what follows from it.

use super::{Decision, Desk, Refusal, Remark};
use crate::case::Taken;
use crate::event::Event;
use crate::ids::{ParkingNumber, PersonNumber, RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::personal::{Personal, TextName, Texts, says_why};
use crate::recorded::Fact;
use crate::rules::{Asked, GuardId, StepRule};
use crate::step::{About, Answer, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn take_step(
        &self,
        on: Date,
        mut step: StepTaken,
        text: Option<Personal<String>>,
        reason: Option<Personal<String>>,
    ) -> Result<Decision, Refusal> {
        let rule = self.context.rules.step(step.step);
        self.in_its_place(rule, &step)?;
        let mut warnings = self.says_what_it_must(rule, &step, (text.as_ref(), reason.as_ref()))?;
        step.time = self.time(rule, &step)?;
        step.day = step
            .day
            .or_else(|| self.asked_before_it_was_declined(&step));
        self.more_than_nought(step.amount_pence)?;
        warnings.extend(self.after_what_it_needs(rule, &step, on)?);
        warnings.extend(self.special(on, &step, reason.as_ref())?);
        let mut follows = self.follows(on, &step)?;
        let begun = self.begun_by_the_wish(on, &step)?;
        follows.extend(begun.facts);
        warnings.extend(begun.warnings);
        let texts = Texts::new()
            .with(TextName::Text, text)
            .with(TextName::Reason, reason);
        let mut facts =
            vec![Fact::new(Occurred::On(on), Event::StepTaken(step)).with(texts.into_part())];
        facts.extend(follows);
        Ok(Decision { facts, warnings })
    }

    /// The step belongs to the kind of contact, the procedure, a stage that has begun, and something on the case.
    pub(super) fn in_its_place(&self, rule: &StepRule, step: &StepTaken) -> Result<(), Refusal> {
        let state = self.state();
        let refuse = |why: String, instead: &str| {
            Err(self.refuse(
                GuardId::StepInItsPlace,
                format!("“{}” {why}", step.step),
                instead,
            ))
        };
        if let Some((what, instead)) = recorded_with(step.step) {
            return refuse(format!("is recorded with {what}"), instead);
        }
        if step.step == Step::OmbudsmanExplained {
            self.ombudsman_looks_at_it(step.route)?;
        }
        if step.step == Step::ComplainantReturned {
            self.still_goes_on(step)?;
        }
        let kind = state.receipt.kind;
        if !rule.kinds.is_empty() && !rule.kinds.contains(&kind) {
            let kind = kind.label().to_lowercase();
            return refuse(
                format!("is no step of a {kind}"),
                "Choose a step of this kind of contact",
            );
        }
        let Some(route) = state.routes.get(&step.route) else {
            return refuse(
                format!("names {}, which the case does not have", step.route),
                "Name a route of the case",
            );
        };
        if !rule.procedures.is_empty()
            && route
                .procedure
                .is_none_or(|it| !rule.procedures.contains(&it))
        {
            return refuse(
                "is no step of this procedure".to_owned(),
                "Choose a step of the procedure, or the route that it belongs to",
            );
        }
        match step.stage {
            None if !rule.stages.is_empty() => {
                return refuse("belongs to a stage".to_owned(), "Name the stage");
            }
            Some(stage) if !rule.stages.is_empty() && !rule.stages.contains(&stage) => {
                return refuse(
                    format!("is no step of {stage}"),
                    "Name the stage that it belongs to",
                );
            }
            Some(stage) => match route.stages.get(&stage) {
                None => {
                    return refuse(
                        format!("comes before {stage} has begun"),
                        "Record the request for it first",
                    );
                }
                Some(open) if open.withdrawn.is_some() || state.withdrawn.is_some() => {
                    return refuse(
                        format!("comes after {stage} was withdrawn"),
                        "Take it up again first, if that is what happened",
                    );
                }
                Some(_) => {}
            },
            None => {}
        }
        if rule.about == "child" {
            return self.about_a_child(step);
        }
        self.about_what_it_names(rule, step)
    }

    /// A step is about what its rule says, and about one that the case has.
    fn about_what_it_names(&self, rule: &StepRule, step: &StepTaken) -> Result<(), Refusal> {
        let state = self.state();
        let refuse = |why: &str, instead: &str| {
            let why = format!("“{}” {why}", step.step);
            Err(self.refuse(GuardId::StepInItsPlace, why, instead))
        };
        if rule.about == "entry" && state.ombudsman.is_empty() {
            return refuse(
                "is about an entry of the Ombudsman, and the case has none",
                "Record first that the Ombudsman told the council of it (on the command line: heard case ombudsman \
                 REFERENCE), then take this step about that entry",
            );
        }
        if let (true, About::Point(point)) = (rule.of_a_point, step.about) {
            if step
                .stage
                .is_some_and(|stage| state.goes_apart(step.route, stage, point))
            {
                return Ok(());
            }
            return refuse(
                &format!("is about the stage, as {point} goes through that with the rest"),
                "Leave out the point",
            );
        }
        if rule.about != step.about.word() {
            return refuse(
                &format!("is about a {}, not about {}", rule.about, step.about),
                "Say what it is about",
            );
        }
        let there = match step.about {
            About::Point(number) => state.points.contains_key(&number),
            About::Person(number) => state.people.contains_key(&number),
            About::Entry(number) => state.ombudsman.contains_key(&number),
            About::Remedy(number) => state.remedies.contains_key(&number),
            About::Case | About::Recommendation(_) => true,
        };
        if there {
            Ok(())
        } else {
            let why = format!("the case has no {}", step.about);
            Err(self.refuse(GuardId::KnownItem, why, "Name something that the case has"))
        }
    }

    /// A step about a child names one whom the case is about, or nobody where there is no other.
    fn about_a_child(&self, step: &StepTaken) -> Result<(), Refusal> {
        let children: Vec<PersonNumber> = self.state().children().collect();
        let fits = match step.about {
            About::Person(named) => children.contains(&named),
            About::Case => children.len() < 2,
            _ => false,
        };
        if fits {
            return Ok(());
        }
        let named: Vec<String> = children.iter().map(ToString::to_string).collect();
        Err(self.refuse(
            GuardId::StepInItsPlace,
            format!(
                "“{}” is about a child whom the case is about, not about {}",
                step.step, step.about
            ),
            if named.is_empty() {
                "Add the child to the case, or name nobody".to_owned()
            } else {
                format!("Say which: {}", named.join(", "))
            },
        ))
    }

    fn says_what_it_must(
        &self,
        rule: &StepRule,
        step: &StepTaken,
        (text, reason): (Option<&Personal<String>>, Option<&Personal<String>>),
    ) -> Result<Vec<Remark>, Refusal> {
        let written =
            |it: Option<&Personal<String>>| it.is_some_and(|it| !it.reveal().trim().is_empty());
        if text.is_some() && !rule.asks.contains(&Asked::Text) {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                format!("“{}” has no text of its own", step.step),
                "Write it as the reason",
            ));
        }
        let in_words = reason.is_some_and(|it| says_why(it.reveal()));
        let said = |asked: &Asked| match asked {
            Asked::Reason => in_words,
            Asked::Text => written(text),
            // words alone are another reason than those of the list
            Asked::Cause => step.cause.is_some() || in_words,
            Asked::Day | Asked::Review => step.day.is_some(),
            Asked::Days => step.days.is_some(),
            Asked::Reference => step.reference.is_some(),
            Asked::Person => step.person_there.is_some(),
            Asked::Amount => step.amount_pence.is_some(),
        };
        let answered = match step.answer {
            Some(answer) => rule.answers.contains(&answer),
            None => rule.answers.is_empty(),
        };
        if !answered {
            let allowed: Vec<&str> = rule.answers.iter().map(|it| it.code()).collect();
            let why = format!("“{}” needs an answer that belongs to it", step.step);
            let instead = if allowed.is_empty() {
                "Leave the answer out".to_owned()
            } else {
                format!("Choose one of: {}", allowed.join(", "))
            };
            return Err(self.refuse(GuardId::StepSaysWhatItMust, why, instead));
        }
        let missing: Vec<&str> = rule
            .asks
            .iter()
            .filter(|it| !said(it))
            .map(|it| it.label())
            .collect();
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        let why = format!("“{}” needs {}", step.step, missing.join(" and "));
        self.refuse_or_warn(
            rule,
            GuardId::StepSaysWhatItMust,
            why,
            "Record it with the step",
        )
    }

    /// The how many-th time this is.
    pub(super) fn time(&self, rule: &StepRule, step: &StepTaken) -> Result<u16, Refusal> {
        let before = self.state().taken(step.step).filter(|it| {
            it.it.route == step.route
                && it.it.stage == step.stage
                && self.about_the_same(rule, it.it.about, step.about)
        });
        let before: Vec<_> = before.collect();
        if let Some(known) = before.last().filter(|_| !self.once_more(rule, step)) {
            let why = format!("“{}” was recorded {} already", step.step, known.on);
            let again: Vec<String> = rule
                .again_after
                .iter()
                .map(|it| once_more_after(*it))
                .collect();
            let instead = if again.is_empty() {
                "Correct that day if it is wrong".to_owned()
            } else {
                format!("Correct it if it is wrong; {}", again.join(", or "))
            };
            return Err(self.refuse(GuardId::StepOnce, why, instead));
        }
        Ok(before.iter().map(|it| it.it.time).max().unwrap_or(0) + 1)
    }

    /// Whether a step may be taken about something about which it may have been taken before.
    pub(super) fn once_more(&self, rule: &StepRule, step: &StepTaken) -> bool {
        let steps = self.state().steps.iter().enumerate();
        let of = |wanted: Step| {
            steps
                .clone()
                .filter(move |(_, it)| it.it.step == wanted && it.it.route == step.route)
        };
        let at = |(place, it): (usize, &Taken)| (it.on.latest(), place);
        let of = |wanted| of(wanted).filter(|(_, it)| it.it.stage == step.stage);
        let before =
            of(rule.step).filter(|(_, it)| self.about_the_same(rule, it.it.about, step.about));
        let last = before.map(at).max();
        let since = rule.again_after.iter().filter_map(|it| {
            let same = self.context.rules.step(*it).about == rule.about;
            let again = of(*it).filter(|(_, it)| !same || it.it.about == step.about);
            again.map(at).max()
        });
        let since = since.max();
        // a point that was parked comes later too
        let of_a_point = rule.again_after.contains(&Step::PointAsked);
        let mut back = self.state().parkings.values().filter(|_| of_a_point);
        let parked_then = back.any(|it| {
            !it.points.is_empty()
                && it.until.is_some()
                && last.is_some_and(|(day, _)| it.lasts_on(day))
        });
        rule.repeats || last.is_none() || since > last || parked_then || {
            // done for the rest, which was answered then, while a point waits
            let stage = step.stage.filter(|_| of_a_point);
            let answered = stage.and_then(|it| self.state().stage(step.route, it)?.answered);
            let waits = stage.is_some_and(|it| !self.state().waiting(step.route, it).is_empty());
            waits
                && answered
                    .zip(last)
                    .is_some_and(|(answered, (day, _))| day <= answered.latest())
        }
    }

    /// Whether two steps are about the same; what names no child is about the only one.
    fn about_the_same(&self, rule: &StepRule, one: About, other: About) -> bool {
        let only = || rule.about == "child" && self.state().children().count() < 2;
        one == other || ([one, other].contains(&About::Case) && only())
    }

    pub(super) fn needs_are_met(&self, rule: &StepRule, step: &StepTaken) -> bool {
        self.missing_needs(rule, step, None).is_empty()
    }

    /// What a step comes after and was not done, or not by a day.
    fn missing_needs(&self, rule: &StepRule, step: &StepTaken, by: Option<Date>) -> Vec<String> {
        let missing = rule.needs.iter().filter_map(|needed| {
            let same = self.context.rules.step(*needed).about == rule.about;
            let taken = self.state().taken(*needed);
            let first = taken
                .filter(|it| it.it.route == step.route && (!same || it.it.about == step.about))
                .map(|it| it.on)
                .min_by_key(|it| it.earliest());
            match first {
                None => Some(needed.label().to_owned()),
                Some(first) if by.is_some_and(|by| by < first.earliest()) => {
                    Some(format!("{needed}, which was {first}"))
                }
                Some(_) => None,
            }
        });
        missing.collect()
    }

    fn after_what_it_needs(
        &self,
        rule: &StepRule,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let missing = self.missing_needs(rule, step, Some(on));
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        let why = format!("“{}” comes after: {}", step.step, missing.join("; "));
        self.refuse_or_warn(
            rule,
            GuardId::StepAfterWhatItNeeds,
            why,
            "Record that first, and each on the day on which it was",
        )
    }

    /// A step whose standing is unconfirmed warns; any other refuses.
    pub(super) fn refuse_or_warn(
        &self,
        rule: &StepRule,
        guard: GuardId,
        why: String,
        instead: &str,
    ) -> Result<Vec<Remark>, Refusal> {
        let mut remark = self.remark(guard, why, instead);
        remark.guard.source.clone_from(&rule.source);
        remark.guard.standing = rule.standing;
        if rule.standing.refuses() {
            Err(Refusal::Guards {
                remarks: vec![remark],
            })
        } else {
            Ok(vec![remark])
        }
    }

    /// What a step brings with it.
    fn follows(&self, on: Date, step: &StepTaken) -> Result<Vec<Fact>, Refusal> {
        let state = self.state();
        Ok(match (step.step, step.answer) {
            (Step::Merged, _) => self.merged_away(on),
            (Step::StageOneSkipAgreed, _) => self.straight_to_stage_two(step.route, on),
            (Step::Resubmitted, _) | (Step::ParkingReviewed, Some(Answer::Lifted)) => {
                let open = state.parkings.iter().filter(|(_, it)| it.until.is_none());
                let open: Vec<ParkingNumber> = open.map(|(number, _)| *number).collect();
                open.into_iter()
                    .map(|parking| self.parked_until(parking, on))
                    .collect::<Result<_, _>>()?
            }
            (Step::ReferredBack, Some(answer)) => {
                let mut facts = self.sent_back(on, step.about);
                facts.extend(self.taken_up_again(on));
                let begun = self.taken_up(on, answer).into_iter();
                let begun: Vec<Fact> = begun
                    .filter(|it| facts.iter().all(|known| known.event != it.event))
                    .collect();
                for begins in &begun {
                    if let Event::StageStarted { route, stage } = begins.event {
                        facts.extend(self.overtaken((route, stage), on));
                        if let Some(before) = stage.before() {
                            facts.extend(self.limits_missed((route, before), on)?);
                        }
                    }
                }
                facts.extend(begun);
                facts
            }
            (Step::LateRequestWeighed, Some(Answer::Declined)) => self.panel_not_begun(step.route),
            (Step::PanelAdjourned, _) => match step.day {
                Some(day) => self.panel_moved(on, day),
                None => Vec::new(),
            },
            _ => Vec::new(),
        })
    }

    /// Stage 2 starts with the agreement to skip stage 1, unless it was asked for before.
    fn straight_to_stage_two(&self, route: RouteNumber, on: Date) -> Vec<Fact> {
        let stage = StageNumber::Two;
        if self.state().stage(route, stage).is_some() {
            return Vec::new();
        }
        let event = Event::StageStarted { route, stage };
        let mut facts = vec![Fact::new(Occurred::On(on), event)];
        facts.extend(self.overtaken((route, stage), on));
        facts
    }

    /// What is sent back is decided: the Ombudsman does not look at it now.
    fn sent_back(&self, on: Date, about: About) -> Vec<Fact> {
        let About::Entry(entry) = about else {
            return Vec::new();
        };
        let known = self.state().ombudsman.get(&entry);
        if known.is_none_or(|it| it.decided.is_some()) {
            return Vec::new();
        }
        let decision = Some("Referred back for local resolution".to_owned());
        let decided = Event::OmbudsmanDecided { entry, decision };
        let event = Event::OmbudsmanInvestigated {
            entry,
            investigated: false,
        };
        let facts = [decided, event].into_iter();
        facts.map(|it| Fact::new(Occurred::On(on), it)).collect()
    }

    /// What was withdrawn or turned away, and the Ombudsman sent back, is taken up again with that.
    fn taken_up_again(&self, on: Date) -> Vec<Fact> {
        let state = self.state();
        let last = state.stages().values().next_back();
        let over = state.withdrawn.is_some()
            || state.refusal.is_some()
            || last.is_some_and(|it| it.withdrawn.is_some());
        if !over {
            return Vec::new();
        }
        let reason = Personal::new("The Ombudsman sent it back to the council".to_owned());
        self.reopen(on, &reason)
            .map_or_else(|_| Vec::new(), |it| it.facts)
    }

    /// What the Ombudsman sent back goes on at its stage. Where there was an earlier receipt, its day stays.
    fn taken_up(&self, on: Date, answer: Answer) -> Vec<Fact> {
        let route = RouteNumber::MAIN;
        let (stage, when) = match answer {
            Answer::StageTwo => (StageNumber::Two, on),
            Answer::StageThree => (StageNumber::Three, on),
            _ => (StageNumber::One, self.state().received_on),
        };
        if self.state().stage(route, stage).is_some() {
            return Vec::new();
        }
        vec![Fact::new(
            Occurred::On(when),
            Event::StageStarted { route, stage },
        )]
    }
}

/// What makes way for a step once more, in words.
fn once_more_after(step: Step) -> String {
    match step {
        Step::PointAsked => {
            "it is taken again for a point that comes to the stage later".to_owned()
        }
        Step::PanelHeld => "it is taken again once a panel met again".to_owned(),
        Step::PanelAdjourned => "it is taken again for the meeting after an adjournment".to_owned(),
        Step::PanelMoved => "it is taken again for another day of the panel".to_owned(),
        Step::ComplainantWithdrew | Step::ComplainantReturned => {
            "whoever withdrew may take it up again, and withdraw again after that".to_owned()
        }
        Step::EarlyReferralReturned | Step::EarlyReferralMade => {
            "it is taken again once the Ombudsman sent the referral back".to_owned()
        }
        other => format!(
            "it is taken again once somebody else has the part (“{}”)",
            other.code()
        ),
    }
}

/// With what a step is recorded that nobody records by itself, and what to do.
const fn recorded_with(step: Step) -> Option<(&'static str, &'static str)> {
    Some(match step {
        Step::PointAnswered => (
            "the answer itself",
            "Answer the stage, with a finding on the point",
        ),
        Step::PointAsked => ("the request itself", "Record that they asked for the stage"),
        Step::PanelMoved => (
            "the day to which it is moved",
            "Fix the other day of the panel, with the reason",
        ),
        Step::ComplainantWithdrew => (
            "the withdrawal itself",
            "Record the withdrawal, and name who withdrew",
        ),
        Step::LimitMissed => (
            "the answer itself",
            "Record when it was done, or answer the stage",
        ),
        _ => return None,
    })
}
