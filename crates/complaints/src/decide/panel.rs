//! The panel: its day, its three, and what those who come need.

use super::{Decision, Desk, Refusal, Remark};
use crate::case::Stage;
use crate::event::Event;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::personal::{Personal, TextName, Texts, says_why};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// The day is fixed. Another day than the one that was fixed before needs its reason, and that the complainant was
    /// told of it; the one before stays on record with them.
    pub(super) fn arrange_panel(
        &self,
        on: Date,
        panel_on: Date,
        reason: Option<&Personal<String>>,
        told_on: Option<Date>,
    ) -> Result<Decision, Refusal> {
        let at = (RouteNumber::MAIN, StageNumber::Three);
        let waits = !self.state().waiting(at.0, at.1).is_empty();
        let stage = match self.state().stage(at.0, at.1).filter(|_| waits) {
            // the rest was answered, and a point that came later has a sitting of its own
            Some(stage) => stage,
            None => self.open(at)?,
        };
        let held = |day: Date| {
            let mut held = self.state().taken(Step::PanelHeld);
            held.any(|it| it.on.latest() >= day)
        };
        let before = stage.panel_on;
        let before = before.filter(|before| *before != panel_on && !held(*before));
        if let Some(before) = before {
            self.moved_openly(before, reason, told_on)?;
        }
        let mut warnings = self.booked(on, panel_on)?;
        warnings.extend(self.on_a_working_day(panel_on)?);
        warnings.extend(self.needs_unmet());
        warnings.extend(self.before_they_can(stage, panel_on));
        let texts = || Texts::new().with(TextName::Reason, reason.cloned());
        let mut facts = self.panel_moved(on, panel_on);
        match before {
            Some(before) => {
                let moved = self.of_the_panel(Step::PanelMoved, before);
                facts.push(Fact::new(Occurred::On(on), moved).with(texts().into_part()));
            }
            None => {
                facts = facts
                    .into_iter()
                    .map(|it| it.with(texts().into_part()))
                    .collect();
            }
        }
        facts.extend(told_on.map(|told| {
            let step = self.of_the_panel(Step::PanelDayTold, panel_on);
            Fact::new(Occurred::On(told), step)
        }));
        Ok(Decision { facts, warnings })
    }

    /// Warns of a day before the one until which the complainant asked to wait, once the panel was asked for.
    fn before_they_can(&self, stage: &Stage, panel_on: Date) -> Option<Remark> {
        let asked = stage.started?;
        let wish = self
            .state()
            .taken(Step::Deferred)
            .rfind(|it| it.it.route == RouteNumber::MAIN && it.on.latest() >= asked.earliest())?;
        let until = wish.it.day.filter(|until| panel_on < *until)?;
        Some(self.remark(
            GuardId::PutOffAtTheirWish,
            format!(
                "the complainant asked on {} to wait until {}, and {} is before that",
                wish.on,
                InWords(until),
                InWords(panel_on)
            ),
            "Choose that day or a later one, or ask the complainant whether they can come sooner",
        ))
    }

    /// Refuses to move a day that was fixed without a reason, or without a word to the complainant.
    fn moved_openly(
        &self,
        before: Date,
        reason: Option<&Personal<String>>,
        told_on: Option<Date>,
    ) -> Result<(), Refusal> {
        let reason = reason.is_some_and(|it| says_why(it.reveal()));
        let missing = match (reason, told_on) {
            (true, Some(_)) => return Ok(()),
            (false, Some(_)) => "why it is moved is not said",
            (true, None) => "the day on which the complainant was told is not recorded",
            (false, None) => {
                "neither why it is moved nor the day on which the complainant was told is recorded"
            }
        };
        Err(self.refuse(
            GuardId::PanelMovedOpenly,
            format!("the panel is fixed for {}, and {missing}", InWords(before)),
            "Ask when the complainant can come, tell them the new day, and record both the reason and the day they were \
             told; a slip of the pen is corrected instead",
        ))
    }

    /// A step that names a day of the panel, counted among those of its kind.
    fn of_the_panel(&self, step: Step, day: Date) -> Event {
        let before = self.state().taken(step).map(|it| it.it.time).max();
        Event::StepTaken(StepTaken {
            day: Some(day),
            time: before.unwrap_or(0) + 1,
            ..StepTaken::new(step, Some(StageNumber::Three))
        })
    }

    /// The panel's day, or another day for it.
    pub(super) fn panel_moved(&self, on: Date, panel_on: Date) -> Vec<Fact> {
        let facts = self.case.facts();
        let arranged = facts
            .iter()
            .find(|it| matches!(it.event, Event::PanelArranged { .. }));
        let event = Event::PanelArranged {
            route: RouteNumber::MAIN,
            on: panel_on,
        };
        let event = match arranged {
            Some(earlier) => Event::Corrected {
                seq: earlier.seq,
                occurred: Occurred::On(on),
                event: Box::new(event),
            },
            None => event,
        };
        vec![Fact::new(Occurred::On(on), event)]
    }

    /// What a booking leaves too little time for: the timetable of stage 3, reckoned back from the panel.
    fn booked(&self, on: Date, panel_on: Date) -> Result<Vec<Remark>, Refusal> {
        let calendar = self.context.calendar;
        let mut late: Vec<String> = Vec::new();
        let clocks = self.clocks()?;
        if let Some(due) = clocks
            .iter()
            .find(|it| it.rule.id == "ST-33" && it.runs())
            .and_then(|it| it.due)
            && panel_on > due
        {
            late.push(format!("the panel has to meet by {}", InWords(due)));
        }
        let days = self
            .context
            .rules
            .number("C12", self.state().received_on)
            .unwrap_or(10);
        let papers = calendar.subtract(panel_on, days)?;
        if papers < on && self.state().taken(Step::PapersSent).next().is_none() {
            late.push(format!(
                "the papers would have been due on {}",
                InWords(papers)
            ));
        }
        if self
            .state()
            .taken(Step::WhenCanComplainantCome)
            .next()
            .is_none()
        {
            late.push("the complainant has not been asked when they can come".to_owned());
        }
        if late.is_empty() {
            return Ok(Vec::new());
        }
        let instead = format!(
            "Papers go out by {}; choose a day that leaves time",
            InWords(papers)
        );
        Ok(vec![self.remark(
            GuardId::PanelWithinThirtyDays,
            late.join("; "),
            instead,
        )])
    }

    /// A panel of three meets, on the day that was fixed.
    pub(super) fn panel_met(&self, step: &StepTaken, on: Date) -> Result<Vec<Remark>, Refusal> {
        let mut warnings = self.panel_of_three("the panel meets")?;
        warnings.extend(self.met_as_fixed(step, on));
        warnings.extend(self.adjourned_untold(step, on));
        Ok(warnings)
    }

    /// Warns of a panel that meets again after an adjournment on a day of which the complainant was not told.
    fn adjourned_untold(&self, step: &StepTaken, on: Date) -> Option<Remark> {
        let at = (step.route, StageNumber::Three);
        let state = self.state();
        let adjourned = state.last_taken(Step::PanelAdjourned, at.0, Some(at.1))?;
        if adjourned.on.earliest() > on || state.told_of_the_panel(at, on) {
            return None;
        }
        Some(self.remark(
            GuardId::PanelMovedOpenly,
            format!(
                "the panel was adjourned {}, and it is not recorded that the complainant was told of {}",
                adjourned.on,
                InWords(on)
            ),
            "Tell them the day on which it meets again, and record that (“panel_day_told”)",
        ))
    }

    /// Refuses what a panel did, or who came to it, before the day on which it first met.
    pub(super) fn panel_has_sat(&self, step: &StepTaken, on: Date) -> Result<Vec<Remark>, Refusal> {
        if step.stage != Some(StageNumber::Three) {
            return Ok(Vec::new());
        }
        let at = (step.route, StageNumber::Three);
        let met = self.state().panel_met(at);
        let why = match met {
            Some(met) if met.earliest() <= on => return Ok(Vec::new()),
            Some(met) => format!("“{}” is of the panel, which first met {met}", step.step),
            None => format!(
                "“{}” is of the panel, and it is not recorded that it met",
                step.step
            ),
        };
        let rule = self.context.rules.step(step.step);
        let instead = "Record that the panel met first, and this on that day or a later one";
        self.refuse_or_warn(rule, GuardId::StepAfterWhatItNeeds, why, instead)
    }

    /// Refuses an answer of stage 3 that was considered with the independent person only before the panel's report came.
    pub(super) fn consulted_about_the_report(&self) -> Result<(), Refusal> {
        let Some((consulted, received)) = self.state().consulted_too_early(RouteNumber::MAIN)
        else {
            return Ok(());
        };
        Err(self.refuse(
            GuardId::PanelReported,
            format!(
                "the independent person was consulted {consulted}, and the panel's report was received only {received}"
            ),
            "Consider the recommendations with them, and record that (“independent_person_consulted”); correct whichever day \
             is wrong",
        ))
    }

    /// Warns of a panel that met on another day than the one that was fixed and told.
    fn met_as_fixed(&self, step: &StepTaken, on: Date) -> Option<Remark> {
        let fixed = self.fixed_day(step)?;
        let mut held = self.state().taken(Step::PanelHeld);
        if fixed == on || held.any(|it| it.on == Occurred::On(fixed)) {
            return None;
        }
        Some(self.remark(
            GuardId::PanelMovedOpenly,
            format!(
                "the panel was fixed for {}, and this says that it met on {}",
                InWords(fixed),
                InWords(on)
            ),
            "Correct the day if it is a slip; if it met then, the papers count back from that day: record why it was moved \
             and the day on which the complainant was told",
        ))
    }

    /// Warns of another day told to the complainant than the one that was fixed.
    pub(super) fn told_as_fixed(&self, step: &StepTaken) -> Option<Remark> {
        let told = step.day?;
        let why = match self.fixed_day(step) {
            Some(fixed) if fixed == told => return None,
            Some(fixed) => format!(
                "the panel is fixed for {}, and the complainant was told {}",
                InWords(fixed),
                InWords(told)
            ),
            None => "the complainant was told a day of the panel, and none is fixed".to_owned(),
        };
        Some(self.remark(
            GuardId::PanelMovedOpenly,
            why,
            "Correct whichever is a slip; if they were told another day, tell them the right one and record that",
        ))
    }

    fn fixed_day(&self, step: &StepTaken) -> Option<Date> {
        self.state().stage(step.route, StageNumber::Three)?.panel_on
    }

    /// Warns of a need of somebody on the case for which nothing is arranged at the panel.
    fn needs_unmet(&self) -> Option<Remark> {
        let state = self.state();
        let arranged = |about| {
            let mut taken = state.taken(Step::SupportArranged);
            taken.any(|it| it.it.about == about)
        };
        let unmet: Vec<String> = state
            .taken(Step::NeedRecorded)
            .filter(|it| !arranged(it.it.about))
            .filter_map(|it| {
                let need = it.it.answer?.label().to_lowercase();
                Some(format!("{}, {need}", it.it.about))
            })
            .collect();
        if unmet.is_empty() {
            return None;
        }
        let why = format!("nothing is arranged at the panel for {}", unmet.join("; "));
        let mut remark = self.remark(
            GuardId::WhatComesBefore,
            why,
            "Arrange it and record it (“support_arranged”), or record that they do not want it",
        );
        let rule = self.context.rules.step(Step::SupportArranged);
        remark.guard.source.clone_from(&rule.source);
        remark.guard.standing = rule.standing;
        Some(remark)
    }

    /// Refuses what a panel does, or what is sent to it, before a chair and two others are appointed and clear.
    pub(super) fn panel_of_three(&self, when: &str) -> Result<Vec<Remark>, Refusal> {
        let panel = self.members();
        let chair = self.chair().is_some();
        if chair && panel.len() == 2 {
            self.clear(&self.panel(), when)?;
            return Ok(Vec::new());
        }
        self.panel_stands(when)?;
        let anew = self.state().another_panel(RouteNumber::MAIN).is_some();
        let why = format!(
            "{when}, and {}, and {} appointed{}",
            if chair { "a chair" } else { "no chair" },
            match panel.len() {
                1 => "1 other member is".to_owned(),
                others => format!("{others} other members are"),
            },
            if anew {
                " for the panel that meets next"
            } else {
                ""
            }
        );
        Err(self.refuse(
            GuardId::PanelOfThree,
            why,
            if anew {
                "Appoint a chair and two members for it, all independent: those who sat before, each anew, or others"
            } else {
                "Appoint a chair and two members, all independent"
            },
        ))
    }
}
