//! How a clock runs: what started it, when it is due, what stopped it.

use super::pause::Pauses;
use super::start::{Happening, Place, applies};
use super::{AlertDay, Arrived, Clock, ClockState};
use crate::case::{Case, Stage, State};
use crate::codes::Kind;
use crate::ids::RouteNumber;
use crate::rules::{ClockRole, ClockRule, Closures, Instead, Length, Moment, Rules, Unit};
use crate::step::{About, Step};
use jiff::civil::Date;
use std::sync::Arc;
use workdays::{BeyondData, Calendar};

/// Every clock of a case, route by route, in the order of the rules. A parking that is planned to end later has not
/// ended.
///
/// # Errors
/// A date beyond the years that the calendar covers.
pub fn clocks(case: &Case, rules: &Rules, calendar: &Calendar) -> Result<Vec<Clock>, BeyondData> {
    let state = case.state();
    let mut all: Vec<Clock> = Vec::new();
    let closures = rules.closures_for_own_targets(state.received_on);
    for (number, route) in &state.routes {
        let own = *number == RouteNumber::MAIN;
        if !own && route.stages.is_empty() {
            continue;
        }
        for rule in rules.in_force(state.receipt.kind, route.procedure, state.received_on) {
            // what holds for every procedure runs once
            if (own || !rule.procedures.is_empty()) && applies(state, &rule) {
                let closures = closures.filter(|_| rule.is_the_councils_own());
                let engine = Engine {
                    state,
                    route: *number,
                    rules,
                    calendar: closures.map_or(calendar, |it| it.calendar()),
                    closures,
                };
                engine.run(&rule, &mut all)?;
            }
        }
    }
    Ok(all)
}

/// An extension: when it was given, and the day it names.
struct Extension {
    on: Date,
    to: Option<Date>,
}

struct Engine<'a> {
    state: &'a State,
    route: RouteNumber,
    rules: &'a Rules,
    calendar: &'a Calendar,
    closures: Option<&'a Arc<Closures>>,
}

impl Engine<'_> {
    fn run(&self, rule: &Arc<ClockRule>, all: &mut Vec<Clock>) -> Result<(), BeyondData> {
        let place = Place {
            state: self.state,
            route: self.route,
            stage: rule.stage,
        };
        if !self.state.accepted() && rule.starts == Moment::Received {
            return Ok(());
        }
        let mut starts = place.happenings(rule.starts);
        let by_another = self.start_by_another(rule, all);
        if starts.is_empty() {
            starts.extend(by_another);
        } else if let (Some(latest), Some(_)) = (by_another, &rule.otherwise_from) {
            // what came late gives nobody more time
            for start in &mut starts {
                if start.on.latest() > latest.on.latest() {
                    start.on = latest.on;
                }
            }
        }
        let stops = place.happenings(rule.stops);
        let times = if rule.each { starts.len() } else { 1 };
        for mut start in starts.into_iter().take(times) {
            if !rule.each {
                // one for the case or the stage, whatever the step that starts it is about
                start.about = About::Case;
            }
            let stop = stops.iter().find(|it| {
                (start.about == About::Case || it.about == start.about)
                    && (!rule.each || it.time == start.time)
            });
            if let Some(clock) = self.clock(rule, &start, stop)? {
                all.push(clock);
            }
        }
        Ok(())
    }

    /// The start that another clock gives: its due day, at which this one runs at the latest, or its longer limit
    /// once that passed without an answer.
    fn start_by_another(&self, rule: &ClockRule, all: &[Clock]) -> Option<Happening> {
        let on = if rule.starts == Moment::LimitPassed {
            let answer = all.iter().rfind(|it| {
                it.rule.answer && it.rule.stage == rule.stage && it.route == self.route
            })?;
            let limit = answer.limit?;
            let answered = matches!(answer.state, ClockState::Stopped { on, .. } if on <= limit);
            (!answered && answer.due.is_some()).then_some(limit)?
        } else {
            let other = rule.otherwise_from.as_ref()?;
            all.iter()
                .rfind(|it| &it.rule.id == other && it.route == self.route)?
                .first_due
        };
        Some(Happening {
            on: crate::occurred::Occurred::On(on),
            about: About::Case,
            time: 1,
            names: None,
        })
    }

    fn clock(
        &self,
        rule: &Arc<ClockRule>,
        start: &Happening,
        stop: Option<&Happening>,
    ) -> Result<Option<Clock>, BeyondData> {
        let Some(from) = start.on.day() else {
            return Ok(None);
        };
        let stage = rule
            .stage
            .and_then(|stage| self.state.stage(self.route, stage));
        let arrived = (rule.starts == Moment::AnswerReceived)
            .then(|| Arrived::of(self.state, stage, from, self.rules));
        let from = match arrived {
            Some(it) => self.calendar.add(from, it.days)?,
            None => self.day_zero(rule, from)?,
        };
        let counted_from = rule.counted_from.and_then(|moment| {
            let place = Place {
                state: self.state,
                route: self.route,
                stage: rule.stage,
            };
            place.happenings(moment).first()?.on.day()
        });
        let since = counted_from.unwrap_or(from);
        let Some(first_due) = self.count(rule, rule.length, since, start.names)? else {
            return Ok(None);
        };
        let mut first_due = self.planned(rule, from, first_due);
        if !rule.backwards {
            // a day that a letter or a plan names may be past already: then it is due at once
            first_due = first_due.max(from);
        }
        let changed = self
            .rules
            .instruments()
            .iter()
            .find(|it| it.in_force(from) && it.limits.contains(&rule.id));
        let ordinary = match changed.map(|it| it.instead) {
            Some(Instead::Length(length)) => {
                self.count(rule, length, from, None)?.unwrap_or(first_due)
            }
            _ => first_due,
        };
        let longest = match rule.extended {
            Some(longer) => self.count(rule, longer, from, None)?,
            None => Some(ordinary),
        };
        let pauses = Pauses::of(self.state, self.route, &rule.pauses);
        let moved = |since, due| pauses.moved(self.calendar, since, due);
        let ordinary = moved(from, ordinary)?;
        let limit = match longest {
            Some(longest) => moved(from, longest)?,
            None => None,
        };
        let extension = self.extension(rule, stage, start, ordinary);
        let due = match (&extension, ordinary) {
            (Some(it), Some(ordinary)) => {
                // an extension runs to the day it names, and never past the longer limit
                let named = match it.to {
                    Some(to) => moved(it.on.max(from), to)?,
                    None => limit.or(Some(ordinary)),
                };
                let within = |named: Date| limit.map_or(named, |limit| named.min(limit));
                named.map(|named| within(named).max(ordinary))
            }
            _ => ordinary,
        };
        let mut alerts = Vec::with_capacity(rule.alerts.len());
        for number in &rule.alerts {
            let length = rule.length.with_count(*number);
            let day = length.after(self.calendar, from, None)?;
            let on = match day {
                Some(day) => moved(from, day)?,
                None => None,
            };
            alerts.extend(on.map(|on| AlertDay { day: *number, on }));
        }
        let place = Place {
            state: self.state,
            route: self.route,
            stage: rule.stage,
        };
        let state = self.outcome(rule, stage, from, stop)?;
        let counts_later = match state {
            ClockState::Stopped { on, .. } => {
                stop.and_then(|it| it.on.day()).filter(|day| *day != on)
            }
            _ => None,
        };
        let planned = rule.starts == Moment::LastSitting && !place.sat();
        let paused_days = pauses.held(self.calendar, from, due.unwrap_or(first_due))?;
        Ok(Some(Clock {
            rule: Arc::clone(rule),
            route: self.route,
            about: start.about,
            planned,
            from,
            first_due,
            due,
            limit,
            extended: extension.is_some(),
            paused_days,
            wished: self.wished(rule),
            alerts,
            arrived,
            closures: self.closures.cloned(),
            instrument: changed.map(|it| (it.id.clone(), it.instead)),
            state,
            counts_later,
        }))
    }

    /// Day 0: the day of the start, unless the council chose to count otherwise from receipt.
    fn day_zero(&self, rule: &ClockRule, from: Date) -> Result<Date, BeyondData> {
        if rule.starts != Moment::Received {
            return Ok(from);
        }
        let received = self.state.received_on;
        let from = if self.rules.chosen("C2", received) == "next_working_day" {
            self.calendar.next_working_day_on_or_after(from)?
        } else {
            from
        };
        let counts = self.rules.chosen("C1", received) == "day_of_receipt"
            && matches!(rule.length, Length::Count(_, Unit::WorkingDays))
            && self.calendar.is_working_day(from)?;
        if counts {
            self.calendar.subtract(from, 1)
        } else {
            Ok(from)
        }
    }

    fn count(
        &self,
        rule: &ClockRule,
        length: Length,
        from: Date,
        names: Option<Date>,
    ) -> Result<Option<Date>, BeyondData> {
        let due = if rule.backwards {
            length.before(self.calendar, from)?
        } else {
            length.after(self.calendar, from, names)?
        };
        match due {
            Some(due) if rule.rolls => Ok(Some(self.calendar.next_working_day_on_or_after(due)?)),
            due => Ok(due),
        }
    }

    /// An earlier day, where a step of this stage planned one. Of several clocks with one plan, it is for those that it
    /// comes after.
    fn planned(&self, rule: &ClockRule, from: Date, due: Date) -> Date {
        let planned = rule
            .planned_by
            .and_then(|step| self.state.last_taken(step, self.route, rule.stage))
            .and_then(|it| it.it.day)
            .filter(|day| !rule.each || *day > from);
        planned.map_or(due, |day| day.min(due))
    }

    /// The extension of what the clock is about. A step extends only what has not run out.
    fn extension(
        &self,
        rule: &ClockRule,
        stage: Option<&Stage>,
        start: &Happening,
        ordinary: Option<Date>,
    ) -> Option<Extension> {
        rule.extended?;
        let by_step = rule.extended_by.and_then(|step| {
            let taken = self
                .state
                .taken(step)
                .filter(|it| it.it.route == self.route);
            taken
                .filter(|it| it.it.about == start.about && (!rule.each || it.it.time == start.time))
                .map(|it| Extension {
                    on: it.on.earliest(),
                    to: it.it.day,
                })
                .rfind(|it| ordinary.is_none_or(|ordinary| it.on <= ordinary))
        });
        by_step.or_else(|| {
            stage?.extension.as_ref().map(|it| Extension {
                on: it.on.earliest(),
                to: it.to,
            })
        })
    }

    /// The day until which the complainant wished to wait, past what the council may take.
    fn wished(&self, rule: &ClockRule) -> Option<Date> {
        let allowed = rule.answer && self.rules.chosen("C5", self.state.received_on) == "allowed";
        let wish = self
            .state
            .last_taken(Step::LongerWaitWished, self.route, rule.stage);
        wish.filter(|it| allowed && it.it.stage == rule.stage)?
            .it
            .day
    }

    fn outcome(
        &self,
        rule: &ClockRule,
        stage: Option<&Stage>,
        from: Date,
        stop: Option<&Happening>,
    ) -> Result<ClockState, BeyondData> {
        if let Some(stopped) = stop {
            let Some(on) = stopped.on.day() else {
                return Ok(ClockState::Unknown);
            };
            // an answer sent on a day that does not count is taken as sent on the next working day
            let working = matches!(rule.length, Length::Count(_, Unit::WorkingDays));
            let on = if rule.backwards || !working {
                on
            } else {
                self.calendar.next_working_day_on_or_after(on)?
            };
            return Ok(ClockState::Stopped {
                on,
                day: self.calendar.between(from, on)?,
            });
        }
        let state = self.state;
        let ended = state.withdrawn.is_some()
            || state.refusal.is_some()
            || stage.is_some_and(|it| it.withdrawn.is_some());
        // whoever withdrew, or was refused, may go to the Ombudsman all the same
        let outlives = rule.stage.is_none()
            && (rule.each || rule.starts == Moment::Closed || rule.stops == Moment::OmbudsmanTold);
        Ok(if ended && !outlives {
            ClockState::Ended
        } else if !self.over(rule, stage) {
            ClockState::Running
        } else if rule.role.counts() {
            ClockState::Unknown
        } else {
            ClockState::Ended
        })
    }

    /// Whether what the clock is about is over, so that it can no longer be done.
    fn over(&self, rule: &ClockRule, stage: Option<&Stage>) -> bool {
        let Some(number) = rule.stage else {
            return rule.starts == Moment::Received
                && self.state.receipt.kind == Kind::Complaint
                && !crate::status::status(self.state).is_open();
        };
        let later = self
            .state
            .routes
            .get(&self.route)
            .is_some_and(|it| it.stages.keys().any(|started| *started > number));
        // the person's own time begins with the answer
        let answered =
            rule.role != ClockRole::Window && stage.is_some_and(|it| it.answered.is_some());
        answered || later || (stage.is_none() && crate::status::stages_unknown(self.state))
    }
}
