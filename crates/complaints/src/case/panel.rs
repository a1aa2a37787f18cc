//! The panel of stage 3: when it met, whom its report goes to, and whether it was considered with the independent person.

use super::{State, Taken};
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::step::{Answer, Step};
use jiff::civil::Date;

impl State {
    /// The day on which the panel first met. An arranged day is not enough, unless a report or an answer shows that it
    /// did: a record of the past gives no more.
    pub fn panel_met(&self, at: (RouteNumber, StageNumber)) -> Option<Occurred> {
        let arranged = self.stage(at.0, at.1)?.panel_on.map(Occurred::On);
        let held = self.first_of_the_panel(Step::PanelHeld, at);
        held.or_else(|| arranged.filter(|_| self.shown_to_have_sat(at)))
    }

    /// Whether a report or an answer shows that the panel sat, whatever is recorded of its sittings.
    pub fn shown_to_have_sat(&self, at: (RouteNumber, StageNumber)) -> bool {
        let first = |step| self.first_of_the_panel(step, at).is_some();
        let answered = self
            .stage(at.0, at.1)
            .is_some_and(|it| it.answered.is_some());
        answered || first(Step::ReportIssued) || first(Step::ReportReceived)
    }

    fn first_of_the_panel(
        &self,
        step: Step,
        (route, stage): (RouteNumber, StageNumber),
    ) -> Option<Occurred> {
        let of_it = |it: &&Taken| it.it.route == route && it.it.stage.is_none_or(|it| it == stage);
        self.taken(step).find(of_it).map(|it| it.on)
    }

    /// When the independent person was consulted last and when the panel's report was received, where that came after it:
    /// regulation 20(3) has both consider what the panel recommended.
    pub fn consulted_too_early(&self, route: RouteNumber) -> Option<(Occurred, Occurred)> {
        let at = (route, Some(StageNumber::Three));
        let received = self.last_taken(Step::ReportReceived, at.0, at.1)?.on;
        let consulted = self.taken(Step::IndependentPersonConsulted);
        let consulted = consulted.filter(|it| it.it.route == route);
        let last = consulted.map(|it| it.on).max_by_key(|it| it.latest())?;
        (last.latest() < received.earliest()).then_some((last, received))
    }

    /// The last sitting of a panel, of what counts: held, or to come on the day that was fixed. A sitting that was held
    /// after that day was fixed took its place.
    pub fn last_sitting(
        &self,
        (route, stage): (RouteNumber, StageNumber),
        counts: impl Fn(Occurred) -> bool,
    ) -> Option<Occurred> {
        let of = self.stage(route, stage)?;
        let held = self
            .taken(Step::PanelHeld)
            .filter(|it| (it.it.route, it.it.stage) == (route, Some(stage)) && counts(it.on));
        let held = held.last().map(|it| it.on);
        let overtaken = held
            .zip(self.last_fixed((route, stage)))
            .is_some_and(|(held, fixed)| held.earliest() > fixed.latest());
        let fixed = of.panel_on.filter(|_| !overtaken).map(Occurred::On);
        let fixed = fixed.filter(|it| counts(*it));
        held.into_iter().chain(fixed).max_by_key(|it| it.latest())
    }

    /// When the day of the panel was fixed. A record of the past gives that day alone: an adjournment to it, a move and what
    /// the complainant was told then say when.
    fn last_fixed(&self, at: (RouteNumber, StageNumber)) -> Option<Occurred> {
        let stage = self.stage(at.0, at.1)?;
        let steps = self.steps.iter().filter(|it| {
            let names_it = it.it.day == stage.panel_on;
            (it.it.route, it.it.stage) == (at.0, Some(at.1))
                && match it.it.step {
                    Step::PanelAdjourned | Step::PanelDayTold => names_it,
                    Step::PanelMoved => true,
                    _ => false,
                }
        });
        let days = steps.map(|it| it.on).chain(stage.panel_fixed);
        days.max_by_key(|it| it.latest())
    }

    /// Whether the complainant was told of a day of the panel.
    pub fn told_of_the_panel(&self, (route, stage): (RouteNumber, StageNumber), day: Date) -> bool {
        let mut told = self.taken(Step::PanelDayTold);
        told.any(|it| (it.it.route, it.it.stage, it.it.day) == (route, Some(stage), Some(day)))
    }

    /// Those to whom the panel's report still goes: not sent to them, and not recorded that there is nobody.
    pub fn report_owed_to(&self, route: RouteNumber) -> Vec<Answer> {
        let said = |step: Step, whom: Answer| {
            let mut taken = self.taken(step);
            taken.any(|it| it.it.route == route && it.it.answer == Some(whom))
        };
        let everybody = Answer::GETS_THE_REPORT.into_iter();
        everybody
            .filter(|whom| !said(Step::ReportSent, *whom) && !said(Step::NoRecipient, *whom))
            .collect()
    }

    /// The day for which the panel was fixed at first, where it was moved since.
    pub fn panel_at_first(&self, route: RouteNumber) -> Option<Date> {
        let mut moved = self.taken(Step::PanelMoved);
        moved.find(|it| it.it.route == route)?.it.day
    }

    /// The day of the panel in words: that it met only where that is recorded, or a report or an answer shows it. None
    /// where no day is known.
    pub fn panel_in_words(&self, route: RouteNumber, today: Date) -> Option<String> {
        let stage = self.stage(route, StageNumber::Three)?;
        let last = |step| self.last_taken(step, route, Some(StageNumber::Three));
        let first = self.panel_at_first(route);
        let moved = first.map_or_else(String::new, |day| {
            format!(" (at first fixed for {})", InWords(day))
        });
        if let Some(held) = last(Step::PanelHeld) {
            let next = stage
                .panel_on
                .filter(|day| *day > held.on.latest() && *day >= today);
            let next = next.map_or_else(String::new, |day| {
                format!(", and meets again on {}", InWords(day))
            });
            return Some(format!("the panel met on {}{moved}{next}", held.on));
        }
        let day = InWords(stage.panel_on?);
        let shown = stage.answered.is_some()
            || last(Step::ReportIssued).is_some()
            || last(Step::ReportReceived).is_some();
        Some(if shown {
            format!("the panel met on {day}{moved}")
        } else if day.0 >= today {
            format!("the panel meets on {day}{moved}")
        } else {
            format!("the panel was to meet on {day}{moved}, and it is not recorded that it met")
        })
    }
}
