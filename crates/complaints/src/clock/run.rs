//! How a clock runs: what started it, when it is due, what stopped it.

use super::extended::{Extension, by_steps};
use super::pause::Pauses;
use super::start::{Happening, Place, applies, received_for};
use super::{AlertDay, Arrived, Clock, ClockState, ended_by};
use crate::case::{Case, Route, Stage, State, Taken};
use crate::codes::{Kind, Method, Post, Procedure};
use crate::ids::RouteNumber;
use crate::occurred::Occurred;
use crate::rules::{ClockRule, Closures, Instead, Length, Moment, Pause, Rules, Unit};
use crate::status::{Status, by_the_council};
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
        for mut rule in rules.in_force(state.receipt.kind, route.procedure, state.received_on) {
            if rule.stops == Moment::GoneOnOrClosed && state.erased.is_some() {
                // nobody is left to be asked
                continue;
            }
            rules.of_the_type(&mut rule, state);
            // what holds for every procedure runs once
            let asked = |setting: &str| rules.number(setting, state.received_on);
            let age = rule.from_age.as_deref().and_then(asked);
            if (own || !rule.procedures.is_empty())
                && applies(state, &rule)
                && age.is_none_or(|age| state.child_may_be(age))
            {
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

/// By when a clock is due, and what moved that.
struct When<'a> {
    pauses: Pauses<'a>,
    /// The longer limit.
    limit: Option<Date>,
    due: Option<Date>,
    extended: bool,
}

pub(super) struct Engine<'a> {
    pub(super) state: &'a State,
    pub(super) route: RouteNumber,
    rules: &'a Rules,
    pub(super) calendar: &'a Calendar,
    closures: Option<&'a Arc<Closures>>,
}

impl Engine<'_> {
    fn run(&self, rule: &Arc<ClockRule>, all: &mut Vec<Clock>) -> Result<(), BeyondData> {
        let place = Place::of(self.state, self.route, rule.stage);
        if !self.state.accepted() && rule.starts == Moment::Received {
            return Ok(());
        }
        let mut starts = place.happenings(rule.starts);
        if rule.starts == Moment::Received {
            let since = Occurred::On(received_for(self.state, rule, self.route));
            for start in &mut starts {
                start.on = since;
            }
        }
        if let Some(returned) = self.offered_again(rule) {
            for start in &mut starts {
                start.on = returned;
            }
        }
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
        starts.truncate(times);
        if !rule.each {
            // one for the case or the stage, whatever the step that starts it is about
            for start in &mut starts {
                start.about = About::Case;
            }
        }
        let stop = |start: &Happening| {
            stops.iter().find(|it| {
                (start.about == About::Case || it.about == start.about)
                    && (!rule.each || it.time == start.time)
            })
        };
        let stopped: Vec<_> = starts
            .iter()
            .map(|it| Some(stop(it)?.on.latest()))
            .collect();
        let given = by_steps(self.state, self.route, rule, &starts, &stopped);
        for (start, given) in starts.iter().zip(&given) {
            if let Some(clock) = self.clock(rule, start, stop(start), given)? {
                all.push(clock);
            }
            if rule.answer {
                self.parked_meanwhile(rule, start, all)?;
                self.passed_over(rule, start, all)?;
            }
            let to_go_on = matches!(
                rule.stops,
                Moment::NextStageStarted | Moment::GoneOnOrClosed
            );
            if to_go_on {
                self.to_go_on(rule, stop(start), all)?;
            }
        }
        self.asked_apart(rule, all)
    }

    /// The start that another clock gives: its due day, at which this one runs at the latest, or its longer limit
    /// once that passed without an answer.
    fn start_by_another(&self, rule: &ClockRule, all: &[Clock]) -> Option<Happening> {
        let on = if rule.starts == Moment::LimitPassed {
            let answer = all.iter().rfind(|it| {
                it.rule.answer
                    && it.rule.stage == rule.stage
                    && it.route == self.route
                    && it.about == About::Case
            })?;
            // where no longest time is known, the day by which it is due is the limit
            let limit = answer.limit.or(answer.due)?;
            let answered = matches!(answer.state, ClockState::Stopped { on, .. } if on <= limit);
            (!answered && answer.due.is_some()).then_some(limit)?
        } else {
            let other = rule.otherwise_from.as_ref()?;
            all.iter()
                .rfind(|it| &it.rule.id == other && it.route == self.route)?
                .first_due
        };
        Some(Happening {
            on: Occurred::On(on),
            about: About::Case,
            time: 1,
            names: None,
        })
    }

    pub(super) fn clock(
        &self,
        rule: &Arc<ClockRule>,
        start: &Happening,
        stop: Option<&Happening>,
        given: &[Extension],
    ) -> Result<Option<Clock>, BeyondData> {
        let Some(from) = start.on.day() else {
            return Ok(None);
        };
        let stage = rule
            .stage
            .and_then(|stage| self.state.stage(self.route, stage));
        let arrives = rule.starts == Moment::AnswerReceived && self.offered_again(rule).is_none();
        let arrived =
            arrives.then(|| Arrived::of(self.state, self.sent((start, stage)), from, self.rules));
        let counts_as_received = self.counts_as_received(rule, from)?;
        let from = match arrived {
            Some(it) => self.calendar.add(from, it.days)?,
            None => self.day_zero(rule, counts_as_received.unwrap_or(from))?,
        };
        let counted_from = rule.counted_from.and_then(|moment| {
            let place = Place::of(self.state, self.route, rule.stage);
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
        let When {
            pauses,
            limit,
            due,
            extended,
        } = self.when(
            rule,
            (start, self.extended_with(rule, start, stage)),
            given,
            (from, ordinary),
        )?;
        let due = self.once_told(rule, stage, due)?;
        let (due, anew) = self.after_a_referral(rule, due)?;
        if self.brought_in_on(rule, stop) > due.or(Some(first_due)) {
            // of a past that was brought in when that time was over, nobody asks any more
            return Ok(None);
        }
        let alerts = self.alert_days(rule, from, &pauses)?;
        let planned = rule.starts == Moment::LastSitting && !self.place(rule, start.about).sat();
        let paused_days = pauses.held(self.calendar, from, due.unwrap_or(first_due))?;
        let whole = stage.filter(|_| start.about == About::Case);
        let state = match self.outcome(rule, whole, (from, due), (stop, &pauses))? {
            // there is nothing to reply to, and no draft to comment on, once it is decided or sent back
            ClockState::Running => match self.decided_since(rule, start) {
                Some(on) => ended_by(due, on),
                None => ClockState::Running,
            },
            // what a national instrument left without a day is not late
            ClockState::Overtaken { .. }
                if matches!(
                    changed.map(|it| it.instead),
                    Some(Instead::AsSoonAsPracticable)
                ) =>
            {
                ClockState::Ended
            }
            state => state,
        };
        let counts_later = match state {
            ClockState::Stopped { on, .. } => {
                stop.and_then(|it| it.on.day()).filter(|day| *day != on)
            }
            _ => None,
        };
        Ok(Some(Clock {
            rule: Arc::clone(rule),
            route: self.route,
            about: start.about,
            planned,
            from,
            first_due,
            due,
            limit,
            extended,
            paused_days,
            began_anew: pauses.began_again().or(anew),
            counts_as_received,
            wished: self.wished(rule, limit),
            alerts,
            arrived,
            closures: self.closures.cloned(),
            instrument: changed.map(|it| (it.id.clone(), it.instead)),
            state,
            counts_later,
        }))
    }

    /// The day on which the past that starts it was brought in from elsewhere, of what a person still does then.
    fn brought_in_on(&self, rule: &ClockRule, stop: Option<&Happening>) -> Option<Date> {
        if rule.stops == Moment::GoneOnOrClosed {
            let at = (self.route, rule.stage?);
            return self.state.answered_elsewhere(at);
        }
        let looked_at = rule.starts == Moment::WithdrawnLookedAt && stop.is_none();
        self.state.withdrawal_brought_in.filter(|_| looked_at)
    }

    /// How the answer went whose arrival starts a clock: that of the stage, or of a point that has its own.
    fn sent(&self, (start, stage): (&Happening, Option<&Stage>)) -> (Option<Method>, Option<Post>) {
        let mut answers = self.state.taken(Step::PointAnswered);
        let own = answers.rfind(|it| it.it.about == start.about && it.on == start.on);
        match own {
            Some(own) => (own.it.by, own.it.post),
            None => stage.map_or((None, None), |it| (it.answered_by, it.answered_post)),
        }
    }

    /// When what the Ombudsman asked, or a draft, was overtaken: by the decision, or as it was sent back.
    fn decided_since(&self, rule: &ClockRule, start: &Happening) -> Option<Occurred> {
        let asks = [Step::OmbudsmanAsked, Step::OmbudsmanDraft].map(Moment::Step);
        let About::Entry(entry) = start.about else {
            return None;
        };
        if !asks.contains(&rule.starts) {
            return None;
        }
        let ends = |it: &&Taken| {
            it.it.about == start.about
                && matches!(it.it.step, Step::OmbudsmanCode | Step::ReferredBack)
        };
        let steps = self.state.steps.iter().filter(ends).map(|it| it.on);
        let decided = self.state.ombudsman.get(&entry).and_then(|it| it.decided);
        let ends = steps.chain(decided);
        ends.filter(|it| it.latest() >= start.on.earliest())
            .min_by_key(|it| it.latest())
    }

    /// By when it is due that is due on a day if nothing moves it, and what moves it.
    fn when(
        &self,
        rule: &ClockRule,
        (start, stage): (&Happening, Option<&Stage>),
        given: &[Extension],
        (from, ordinary): (Date, Date),
    ) -> Result<When<'_>, BeyondData> {
        let at = (self.route, start.about, from);
        let mut pauses = Pauses::of(self.state, at, rule, &rule.pauses);
        let (from, ordinary) = match pauses.began_again() {
            Some(again) => {
                let due = self.count(rule, rule.length, again, None)?;
                (again, due.unwrap_or(ordinary))
            }
            None => (from, ordinary),
        };
        let longest = match rule.extended {
            Some(longer) => self.count(rule, longer, from, None)?,
            None => Some(ordinary),
        };
        let mut limit = match longest {
            Some(longest) => pauses.moved(self.calendar, from, longest)?,
            None => None,
        };
        if rule.put_off_within_the_limit
            && let Some(longest) = longest
        {
            let others = rule.pauses.iter().copied();
            let others: Vec<Pause> = others.filter(|it| *it != Pause::Deferred).collect();
            let others = Pauses::of(self.state, at, rule, &others);
            limit = others.moved(self.calendar, from, longest)?;
            pauses = pauses.within(limit);
        }
        let moved = |since, due| {
            if rule.backwards {
                // what comes before a day waits while that day cannot come
                return Ok(Some(due).filter(|_| !pauses.without_end(from)));
            }
            pauses.moved(self.calendar, since, due)
        };
        let mut ordinary = moved(from, ordinary)?;
        if rule.put_off_within_the_limit {
            ordinary = ordinary.map(|it| limit.map_or(it, |limit| it.min(limit)));
        }
        let extension = Self::extension(rule, stage, given, ordinary);
        let due = match (&extension, ordinary) {
            (Some(it), Some(ordinary)) => {
                // an extension runs to the day it names, and past the longer limit only where a good reason is enough
                let named = match it.to {
                    Some(to) => moved(it.on.max(from), to)?,
                    None => limit.or(Some(ordinary)),
                };
                let limit = limit.filter(|_| !rule.longer_with_a_reason);
                let within = |named: Date| limit.map_or(named, |limit| named.min(limit));
                named.map(|named| within(named).max(ordinary))
            }
            _ => ordinary,
        };
        Ok(When {
            extended: extension.is_some(),
            pauses,
            limit,
            due,
        })
    }

    /// The days of the count from which it warns.
    fn alert_days(
        &self,
        rule: &ClockRule,
        from: Date,
        pauses: &Pauses<'_>,
    ) -> Result<Vec<AlertDay>, BeyondData> {
        let mut alerts = Vec::with_capacity(rule.alerts.len());
        for number in &rule.alerts {
            let length = rule.length.with_count(*number);
            let day = length.after(self.calendar, from, None)?;
            let on = match day {
                Some(day) => pauses.moved(self.calendar, from, day)?,
                None => None,
            };
            alerts.extend(on.map(|on| AlertDay { day: *number, on }));
        }
        Ok(alerts)
    }

    /// The working day on which the contact counts as received, where the council chose one later than it came on: for
    /// what comes on a day that does not count, or at the end of one (C2).
    fn counts_as_received(&self, rule: &ClockRule, from: Date) -> Result<Option<Date>, BeyondData> {
        if rule.starts != Moment::Received {
            return Ok(None);
        }
        let received = self.state.received_on;
        let mut counts = from;
        if self.came_after_hours(from) && self.calendar.is_working_day(from)? {
            counts = self.calendar.add(from, 1)?;
        } else if self.rules.chosen("C2", received) == "next_working_day" {
            counts = self.calendar.next_working_day_on_or_after(from)?;
        }
        Ok((counts != from).then_some(counts))
    }

    /// Whether it came on that day, at the hour after which the council counts it with the next one.
    fn came_after_hours(&self, day: Date) -> bool {
        let received = self.state.received_on;
        let hour = self.rules.number_of("C2", "cut_off_hour", received);
        let at = self.state.receipt.received_at.filter(|_| day == received);
        let at = at.and_then(|it| u32::try_from(it.hour()).ok());
        at.zip(hour).is_some_and(|(at, hour)| at >= hour)
    }

    /// Day 0: the day of the start, unless the council chose to count otherwise from receipt.
    fn day_zero(&self, rule: &ClockRule, from: Date) -> Result<Date, BeyondData> {
        if rule.starts != Moment::Received {
            return Ok(from);
        }
        let received = self.state.received_on;
        let counts = self.rules.chosen("C1", received) == "day_of_receipt"
            && matches!(rule.length, Length::Count(_, Unit::WorkingDays))
            && self.calendar.is_working_day(from)?;
        if counts {
            self.calendar.subtract(from, 1)
        } else {
            Ok(from)
        }
    }

    pub(super) fn count(
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
        rule: &ClockRule,
        stage: Option<&Stage>,
        given: &[Extension],
        ordinary: Option<Date>,
    ) -> Option<Extension> {
        rule.extended?;
        // each is given before the day that the one before it named is past
        let mut last: Option<Extension> = None;
        for it in given {
            let until = last.and_then(|it| it.to).max(ordinary);
            if until.is_none_or(|until| it.on <= until) {
                last = Some(*it);
            }
        }
        last.or_else(|| {
            stage?.extension.as_ref().map(|it| Extension {
                on: it.on.earliest(),
                to: it.to,
            })
        })
    }

    /// The day until which the complainant wished to wait, past what the council may take.
    fn wished(&self, rule: &ClockRule, limit: Option<Date>) -> Option<Date> {
        let allowed = rule.answer && self.rules.chosen("C5", self.state.received_on) == "allowed";
        if !allowed {
            return None;
        }
        let taken = |step| self.state.last_taken(step, self.route, rule.stage);
        let wish = taken(Step::LongerWaitWished).filter(|it| it.it.stage == rule.stage);
        let answered = rule
            .stage
            .and_then(|it| self.state.stage(self.route, it)?.answered);
        let put_off = taken(Step::Deferred).filter(|it| {
            answered.is_none_or(|end| it.on.earliest() <= end.latest())
                && rule.put_off_within_the_limit
                && limit.is_some_and(|limit| it.it.day > Some(limit))
        });
        let wishes = wish.into_iter().chain(put_off);
        wishes.filter_map(|it| it.it.day).max()
    }

    fn outcome(
        &self,
        rule: &ClockRule,
        stage: Option<&Stage>,
        (from, due): (Date, Option<Date>),
        (stop, pauses): (Option<&Happening>, &Pauses<'_>),
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
                day: self.number(rule, (from, on), pauses)?,
            });
        }
        if rule.stops == Moment::ToldOfDelay
            && let Some(answered) = stage.and_then(|it| it.answered).and_then(Occurred::day)
        {
            // whoever was not told before it was late was told by the late answer itself
            return Ok(match due.filter(|due| *due < answered) {
                Some(_) => ClockState::Stopped {
                    on: answered,
                    day: self.number(rule, (from, answered), pauses)?,
                },
                None => ClockState::Ended,
            });
        }
        let state = self.state;
        let ended = state.withdrawn.is_some()
            || state.refusal.is_some()
            || crate::status::parked_for_good(state)
            || stage.is_some_and(|it| it.withdrawn.is_some())
            || self.withdrawn_before(rule);
        // whoever withdrew, or was refused, may go to the Ombudsman all the same
        let outlives = rule.stage.is_none()
            && (rule.each
                || matches!(rule.starts, Moment::Closed | Moment::WithdrawnLookedAt)
                || rule.stops == Moment::OmbudsmanTold);
        let closed = state.closed().filter(|_| rule.missed_when_over);
        Ok(if ended && !outlives {
            ClockState::Ended
        } else if let Some(on) = closed {
            // what the council owes a child is missed where the case was closed without it
            ended_by(due, on)
        } else if let Some(overtaken) = self.overtaken(rule, stage, due) {
            overtaken
        } else if !self.over(rule, stage) {
            ClockState::Running
        } else if let Some(on) = self.missed(rule) {
            // that day may have been corrected since to one before its end
            ended_by(due, Occurred::On(on))
        } else if rule.role.counts() {
            ClockState::Unknown
        } else {
            ClockState::Ended
        })
    }

    /// The number of a day in the count, in the unit of the rule: without the working days that did not count.
    fn number(
        &self,
        rule: &ClockRule,
        (from, on): (Date, Date),
        pauses: &Pauses<'_>,
    ) -> Result<i32, BeyondData> {
        if rule.counts_every_day() {
            return Ok((on - from).get_days());
        }
        let number = self.calendar.between(from, on)?;
        let held = if rule.backwards {
            0
        } else {
            pauses.held(self.calendar, from, on)?
        };
        // what was done before its time began was done on no day of it
        Ok(number
            .saturating_sub_unsigned(held)
            .max(if rule.backwards { i32::MIN } else { 0 }))
    }

    /// What came of an answer that was known not to be sent when the next stage was asked for: it ran out first, or the
    /// person went on before it was due. A record of the past that gives no answer says neither.
    fn overtaken(
        &self,
        rule: &ClockRule,
        stage: Option<&Stage>,
        due: Option<Date>,
    ) -> Option<ClockState> {
        let unanswered = stage.is_some_and(|it| it.answered.is_none());
        if !rule.answer || !unanswered {
            return None;
        }
        let stages = &self.state.routes.get(&self.route)?.stages;
        let (_, next) = stages.iter().find(|(it, _)| Some(**it) > rule.stage)?;
        let overtaken = self.state.taken(Step::StageOvertaken);
        let mut overtaken = overtaken.filter(|it| it.it.route == self.route);
        overtaken.find(|it| it.it.stage == rule.stage)?;
        let on = next.started?.day()?;
        // what both agreed in time to leave out was never late
        let skipped_by = |due| {
            let mut skipped = self.state.taken(Step::StageOneSkipAgreed);
            skipped.any(|it| {
                (it.it.route, it.it.stage) == (self.route, rule.stage) && it.on.earliest() <= due
            })
        };
        let late = due.is_some_and(|due| due < on && !skipped_by(due));
        Some(if late {
            ClockState::Overtaken { on }
        } else {
            ClockState::Ended
        })
    }

    /// Whether what is owed from receipt is owed to nobody any more: its part of the case was withdrawn, or each child to
    /// whom it was owed withdrew.
    fn withdrawn_before(&self, rule: &ClockRule) -> bool {
        if rule.stage.is_some() || rule.starts != Moment::Received {
            return false;
        }
        let withdrawn = |it: &Route| {
            let last = it.stages.values().next_back();
            last.is_some_and(|stage| stage.withdrawn.is_some())
        };
        let routes = &self.state.routes;
        if !rule.procedures.is_empty() {
            return routes.get(&self.route).is_some_and(withdrawn);
        }
        // an advocate is for what goes by the Children Act procedure, as long as any of it does
        let by_the_act = |it: &&Route| it.procedure == Some(Procedure::ChildrenAct);
        let mut act = routes.values().filter(by_the_act).peekable();
        let of_the_act = act.peek().is_some() && act.all(withdrawn);
        let advocate = rule.stops == Moment::AdvocacyOffered;
        advocate && (of_the_act || self.state.advocates_for_nobody())
            || by_the_council(self.state) == Status::Withdrawn
    }

    /// When the stage was over, where it is on record that the clock had run out by then.
    fn missed(&self, rule: &ClockRule) -> Option<Date> {
        let mut missed = self.state.taken(Step::LimitMissed);
        let of_it = missed
            .find(|it| it.it.route == self.route && it.it.reference.as_ref() == Some(&rule.id));
        Some(of_it?.on.latest())
    }

    /// Whether what the clock is about is over, so that it can no longer be done.
    fn over(&self, rule: &ClockRule, stage: Option<&Stage>) -> bool {
        let Some(number) = rule.stage else {
            // what is owed after the answer too is over with it only where the past was brought in
            let owed = rule.after_the_answer && self.state.answered_here();
            let ends = self.state.receipt.kind == Kind::Complaint || rule.missed_when_over;
            return rule.starts == Moment::Received
                && ends
                && !owed
                && !by_the_council(self.state).is_open();
        };
        if stage.is_none() && self.state.stage(self.route, number).is_some() {
            // a point that has its own answer, or waits for it, while the rest was answered and went on
            return false;
        }
        let later = self
            .state
            .routes
            .get(&self.route)
            .is_some_and(|it| it.stages.keys().any(|started| *started > number));
        // a record of the past may show that it was done, and give no day
        let mut past = self.state.steps.iter().filter(|it| it.brought_in);
        let shown = past.any(|it| {
            rule.shown_by.contains(&it.it.step)
                && (it.it.route, it.it.stage) == (self.route, rule.stage)
        });
        // what begins with the answer is not over with it
        let answered =
            rule.starts != Moment::AnswerReceived && stage.is_some_and(|it| it.answered.is_some());
        answered || later || shown || crate::status::stages_unknown(self.state)
    }
}
