//! The panel: its day, its three, and what those who come need.

use super::{Decision, Desk, Refusal, Remark};
use crate::event::Event;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::Step;
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn arrange_panel(&self, on: Date, panel_on: Date) -> Result<Decision, Refusal> {
        self.open((RouteNumber::MAIN, StageNumber::Three))?;
        let mut warnings = self.booked(on, panel_on)?;
        warnings.extend(self.on_a_working_day(panel_on)?);
        warnings.extend(self.needs_unmet());
        Ok(Decision {
            facts: self.panel_moved(on, panel_on),
            warnings,
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
            .find(|it| it.rule.id == "ST-33")
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
        let why = format!(
            "{when}, and {}, and {} appointed",
            if chair { "a chair" } else { "no chair" },
            match panel.len() {
                1 => "1 other member is".to_owned(),
                others => format!("{others} other members are"),
            }
        );
        Err(self.refuse(
            GuardId::PanelOfThree,
            why,
            "Appoint a chair and two members, all independent",
        ))
    }
}
