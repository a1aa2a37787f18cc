//! What holds up a clock: days that do not count, and why.

use crate::case::{Closure, NHS, State, Taken};
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::rules::{ClockRule, Pause};
use crate::step::{About, Step};
use jiff::ToSpan;
use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

/// The times for which a clock is held up: each from its first day up to, not including, its end.
#[derive(Debug, Default)]
pub(super) struct Pauses<'a> {
    times: Vec<(Pause, Date, Option<Date>)>,
    /// The day on which each hold was lifted, if it was: nothing comes due while one stands.
    holds: Vec<Option<Date>>,
    /// Whether every day counts in the clock, whatever its kind.
    every_day: bool,
    /// The parkings that count, where there are any.
    parkings: Option<Parkings<'a>>,
}

/// The parkings of a stage of a route, or of a single point.
#[derive(Debug, Clone, Copy)]
struct Parkings<'a> {
    state: &'a State,
    route: RouteNumber,
    stage: Option<StageNumber>,
    about: About,
}

impl Parkings<'_> {
    fn last_on(self, day: Date) -> bool {
        match self.about {
            About::Point(point) => self.state.point_parked_on(point, day),
            _ => self.state.parked_on(self.route, self.stage, day),
        }
    }
}

impl<'a> Pauses<'a> {
    pub(super) fn of(
        state: &'a State,
        (route, about, from): (RouteNumber, About, Date),
        rule: &ClockRule,
        pauses: &[Pause],
    ) -> Self {
        let mut found = Self {
            every_day: rule.counts_every_day(),
            ..Self::default()
        };
        for pause in pauses {
            match pause {
                Pause::Parked if !state.parkings.is_empty() => {
                    found.parkings = Some(Parkings {
                        state,
                        route,
                        stage: rule.stage,
                        about,
                    });
                }
                Pause::Parked => {}
                Pause::AdvocateAwaited => found.waiting(state, route),
                Pause::ConsentAwaited => {
                    found.between(
                        state,
                        route,
                        *pause,
                        Step::ConsentAsked,
                        Step::ConsentAnswered,
                    );
                }
                Pause::SharingAwaited => {
                    let unasked = state.agreed_to_tell(NHS).is_none();
                    // who leads was agreed, and nobody recorded that anybody was asked
                    let agreed = unasked && state.taken(Step::LeadAgreed).next().is_some();
                    let times = state.not_to_be_told(NHS, from).into_iter();
                    let times = times.filter(|_| !agreed);
                    let times = times.map(|(from, until)| (*pause, from, until));
                    found.times.extend(times);
                }
                Pause::IdentityAwaited | Pause::ClarificationAwaited => {
                    let (asked, answered) = if *pause == Pause::IdentityAwaited {
                        (Step::IdentityAsked, Step::IdentityShown)
                    } else {
                        (Step::ClarificationAsked, Step::Clarified)
                    };
                    let before = found.times.len();
                    found.between(state, route, *pause, asked, answered);
                    let of_it = |(_, asked, _): &(Pause, Date, Option<Date>)| {
                        of_the_request(state, route, from, *asked)
                    };
                    let theirs = found.times.split_off(before);
                    found.times.extend(theirs.into_iter().filter(of_it));
                }
                Pause::Deferred => found.put_off(state, route, rule.stage),
                Pause::Withdrawn => found.withdrawn(state, route),
                Pause::Held => {
                    found.holds.extend(state.holds().map(|(_, lifted)| lifted));
                }
            }
        }
        found
    }

    /// Each time from a step to the step that ends it: the same, as often taken, about the same.
    fn between(&mut self, state: &State, route: RouteNumber, pause: Pause, from: Step, to: Step) {
        for awaited in state.taken(from).filter(|it| it.it.route == route) {
            let ends = |it: &&Taken| {
                it.it.route == route
                    && it.it.about == awaited.it.about
                    && it.it.time == awaited.it.time
            };
            let ended = state.taken(to).find(ends);
            let until = ended.map(|it| it.on.earliest());
            self.times.push((pause, awaited.on.earliest(), until));
        }
    }

    /// No date moves but by the choice of a child who wants an advocate.
    fn waiting(&mut self, state: &State, route: RouteNumber) {
        let child = state.child_complains();
        for awaited in state
            .taken(Step::AdvocateAwaited)
            .filter(|it| it.it.route == route)
        {
            let from = awaited.on.earliest();
            let until = state.wait_for_advocate_ended(awaited);
            let until = until.map(Occurred::earliest);
            // whoever wanted none by then is not waited for
            if child && until.is_none_or(|until| from < until) {
                self.times.push((Pause::AdvocateAwaited, from, until));
            }
        }
    }

    /// From each withdrawal until it was taken up again: nobody owed anything in that time. What the council turned away
    /// itself, and took up after all, was owed the whole time.
    fn withdrawn(&mut self, state: &State, route: RouteNumber) {
        for again in state.reopenings.values() {
            let whole = match &again.closed {
                Some(Closure::Withdrawn(..)) => true,
                Some(Closure::StageWithdrawn((of, _), ..)) => route == *of,
                _ => false,
            };
            if let Some(closed) = again.closed.as_ref().filter(|_| whole) {
                let (from, until) = (closed.on().earliest(), again.on.earliest());
                self.times.push((Pause::Withdrawn, from, Some(until)));
            }
        }
    }

    /// What was put off while the stage waited for its answer: a later wish is of a later stage.
    fn put_off(&mut self, state: &State, route: RouteNumber, stage: Option<StageNumber>) {
        let answered = stage.and_then(|it| state.stage(route, it)?.answered);
        let put_off = state
            .taken(Step::Deferred)
            .filter(|it| it.it.route == route);
        for put_off in
            put_off.filter(|it| answered.is_none_or(|end| it.on.earliest() <= end.latest()))
        {
            self.times
                .push((Pause::Deferred, put_off.on.earliest(), put_off.it.day));
        }
    }

    /// Whether what the clock is about is parked on a day.
    fn parked_on(&self, day: Date) -> bool {
        self.parkings.is_some_and(|it| it.last_on(day))
    }

    /// Leaves out what was put off past the longer limit: that is a wish, by which no date moves.
    pub(super) fn within(mut self, limit: Option<Date>) -> Self {
        self.times.retain(|(pause, _, until)| {
            *pause != Pause::Deferred || limit.is_none_or(|limit| *until <= Some(limit))
        });
        self
    }

    /// The day from which the time runs, where it began anew once somebody had shown who they are.
    pub(super) fn began_again(&self) -> Option<Date> {
        let times = self.times.iter();
        let shown = times.filter(|(pause, ..)| *pause == Pause::IdentityAwaited);
        shown.filter_map(|(_, _, until)| *until).max()
    }

    /// The day after a day of the clock's own kind.
    fn next(&self, calendar: &Calendar, day: Date) -> Result<Date, BeyondData> {
        if self.every_day {
            Ok(day.saturating_add(1.days()))
        } else {
            calendar.add(day, 1)
        }
    }

    fn none(&self) -> bool {
        self.times.is_empty() && self.parkings.is_none()
    }

    /// Why a day does not count, if it does not. A hold takes no day out of the count.
    pub(super) fn on(&self, day: Date) -> Option<Pause> {
        let within = |(_, from, until): &&(Pause, Date, Option<Date>)| {
            *from <= day && until.is_none_or(|until| day < until)
        };
        if self.parked_on(day) {
            return Some(Pause::Parked);
        }
        self.times.iter().find(within).map(|(pause, ..)| *pause)
    }

    /// What a hold does to a due day: none while it stands, and not before it was lifted.
    fn kept(&self, due: Date) -> Option<Date> {
        self.holds
            .iter()
            .try_fold(due, |due, lifted| Some(due.max((*lifted)?)))
    }

    /// Whether the day is in a time whose end nobody knows, with all that is after it.
    pub(super) fn without_end(&self, day: Date) -> bool {
        let open = |from: Date, until: Option<Date>| until.is_none() && from <= day;
        self.times
            .iter()
            .any(|(_, from, until)| open(*from, *until))
            || self.parkings.is_some_and(|it| {
                // parked for good: by those parkings alone that have no end
                let last = it.state.parkings.values().filter_map(|it| it.until).max();
                self.parked_on(day) && self.parked_on(last.map_or(day, |last| last.max(day)))
            })
    }

    /// The due day moved on by every day of the count after `since` that does not count. No day where it is held up with no
    /// end known.
    pub(super) fn moved(
        &self,
        calendar: &Calendar,
        since: Date,
        due: Date,
    ) -> Result<Option<Date>, BeyondData> {
        if self.none() {
            return Ok(self.kept(due));
        }
        let (mut due, mut day) = (due, since);
        while day < due {
            day = self.next(calendar, day)?;
            if self.on(day).is_none() {
                continue;
            }
            if self.without_end(day) {
                return Ok(None);
            }
            due = self.next(calendar, due)?;
        }
        Ok(self.kept(due))
    }

    /// How many days of the count after `since`, up to a day, do not count.
    pub(super) fn held(
        &self,
        calendar: &Calendar,
        since: Date,
        until: Date,
    ) -> Result<u32, BeyondData> {
        let (mut held, mut day) = (0, since);
        while !self.none() && day < until {
            day = self.next(calendar, day)?;
            held += u32::from(day <= until && self.on(day).is_some());
        }
        Ok(held)
    }
}

/// Whether what was asked on a day was asked of the request about personal data that was made on another: of the last one
/// made by then.
fn of_the_request(state: &State, route: RouteNumber, made: Date, asked: Date) -> bool {
    let requests = state.taken(Step::RightsRequested);
    let made_by_then = requests
        .filter(|it| it.it.route == route)
        .map(|it| it.on.earliest())
        .filter(|it| *it <= asked);
    made_by_then.max() == Some(made)
}
