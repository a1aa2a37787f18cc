//! How a clock runs: what started it, when it is due, what stopped it.

use crate::case::{Case, Stage, State};
use crate::occurred::Occurred;
use crate::rules::{ClockRule, Moment, Rules};
use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

/// A clock of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The rule that it follows.
    pub rule: ClockRule,
    /// The day that starts it: day 0.
    pub from: Date,
    /// The day it was due at first, before any extension.
    pub first_due: Date,
    /// The day it is due now; none while all that it is about is parked with no end known.
    pub due: Option<Date>,
    /// Whether the stage was extended.
    pub extended: bool,
    /// Working days that did not count because the case was parked.
    pub parked_days: u32,
    /// What came of it.
    pub state: ClockState,
}

/// What came of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// It runs.
    Running,
    /// It was stopped on that day, which was day so and so of the count.
    Stopped {
        /// The day.
        on: Date,
        /// Its number in the count of working days.
        day: i32,
    },
    /// The case ended another way before it was stopped: withdrawn, or not accepted.
    Ended,
    /// The case is over, and nothing says when this was done.
    Unknown,
}

impl Clock {
    /// Whether what was to be done was done, and on the due day or before. None while it is not stopped.
    pub fn met(&self) -> Option<bool> {
        match self.state {
            ClockState::Stopped { on, .. } => Some(self.due.is_none_or(|due| on <= due)),
            _ => None,
        }
    }

    /// Whether it runs and its due day is past.
    pub fn late(&self, today: Date) -> bool {
        self.state == ClockState::Running && self.due.is_some_and(|due| due < today)
    }
}

/// Every clock of a case, in the order of the rules. `on` is the day on which it is looked at: a parking that is
/// planned to end later has not ended.
///
/// # Errors
/// A date beyond the years that the calendar covers.
pub fn clocks(case: &Case, rules: &Rules, calendar: &Calendar) -> Result<Vec<Clock>, BeyondData> {
    let state = case.state();
    let mut clocks: Vec<Clock> = Vec::new();
    for rule in rules.in_force(
        state.receipt.kind,
        state.receipt.procedure,
        state.received_on,
    ) {
        if let Some(clock) = clock(state, rule, &clocks, calendar)? {
            clocks.push(clock);
        }
    }
    Ok(clocks)
}

fn clock(
    state: &State,
    rule: &ClockRule,
    earlier: &[Clock],
    calendar: &Calendar,
) -> Result<Option<Clock>, BeyondData> {
    let stage = state.stages.get(&rule.stage);
    let Some(from) = start(state, rule, stage, earlier) else {
        return Ok(None);
    };
    let first_due = count(calendar, rule, from, rule.days)?;
    let extension = stage
        .and_then(|it| it.extension.as_ref())
        .filter(|_| rule.extended_days.is_some());
    let mut due = first_due;
    if let (Some(extension), Some(longer)) = (extension, rule.extended_days) {
        let limit = count(calendar, rule, from, longer)?;
        // an extension runs to the day it names, and never past the longer limit
        due = extension
            .to
            .map_or(limit, |to| to.min(limit))
            .max(first_due);
    }
    let parked = if rule.answer
        && rule
            .procedures
            .contains(&crate::codes::Procedure::ChildrenAct)
    {
        Parked::of(state)
    } else {
        Parked::default()
    };
    let (due, parked_days) = parked.delay(calendar, from, due)?;
    Ok(Some(Clock {
        rule: rule.clone(),
        from,
        first_due,
        due,
        extended: extension.is_some(),
        parked_days,
        state: outcome(state, rule, stage, from, calendar)?,
    }))
}

fn count(calendar: &Calendar, rule: &ClockRule, from: Date, days: u32) -> Result<Date, BeyondData> {
    if rule.backwards {
        calendar.subtract(from, days)
    } else {
        calendar.add(from, days)
    }
}

fn start(
    state: &State,
    rule: &ClockRule,
    stage: Option<&Stage>,
    earlier: &[Clock],
) -> Option<Date> {
    if !state.accepted() && rule.starts == Moment::Received {
        return None;
    }
    let known = moment(state, stage, rule.starts).and_then(Occurred::day);
    known.or_else(|| {
        let other = rule.otherwise_from.as_ref()?;
        earlier
            .iter()
            .find(|it| &it.rule.id == other)
            .map(|it| it.first_due)
    })
}

/// When a moment of a stage was, if it has been.
pub(super) fn moment(state: &State, stage: Option<&Stage>, moment: Moment) -> Option<Occurred> {
    match moment {
        Moment::Received => Some(Occurred::On(state.received_on)),
        Moment::CaseAcknowledged => state.acknowledged,
        Moment::Started => stage?.started,
        Moment::Answered => stage?.answered,
        Moment::Panel => stage?.panel_on.map(Occurred::On),
        Moment::Milestone(milestone) => stage?.milestones.get(&milestone).copied(),
    }
}

fn outcome(
    state: &State,
    rule: &ClockRule,
    stage: Option<&Stage>,
    from: Date,
    calendar: &Calendar,
) -> Result<ClockState, BeyondData> {
    if let Some(stopped) = moment(state, stage, rule.stops) {
        let Some(on) = stopped.day() else {
            return Ok(ClockState::Unknown);
        };
        // an answer sent on a day that does not count is taken as sent on the next working day
        let on = if rule.backwards {
            on
        } else {
            calendar.next_working_day_on_or_after(on)?
        };
        return Ok(ClockState::Stopped {
            on,
            day: calendar.between(from, on)?,
        });
    }
    let ended = state.withdrawn.is_some()
        || state.refusal.is_some()
        || stage.is_some_and(|it| it.withdrawn.is_some());
    let over = stage.is_some_and(|it| it.answered.is_some())
        || state.stages.keys().any(|started| *started > rule.stage)
        || (stage.is_none() && crate::status::stages_unknown(state));
    Ok(if ended {
        ClockState::Ended
    } else if over {
        ClockState::Unknown
    } else {
        ClockState::Running
    })
}

/// The times for which the whole case is parked (regulation 8): their days do not count.
#[derive(Debug, Default)]
pub(super) struct Parked(Vec<(Date, Option<Date>)>);

impl Parked {
    pub(super) fn of(state: &State) -> Self {
        let whole = state.parkings.values().filter(|it| it.points.is_empty());
        let mut times: Vec<_> = whole.map(|it| (it.on.earliest(), it.until)).collect();
        times.sort_unstable();
        Self(times)
    }

    /// Whether a day is within such a time: from its first day up to, not including, its end.
    pub(super) fn holds(&self, day: Date) -> bool {
        self.0
            .iter()
            .any(|(on, until)| *on <= day && until.is_none_or(|until| day < until))
    }

    fn delay(
        &self,
        calendar: &Calendar,
        from: Date,
        due: Date,
    ) -> Result<(Option<Date>, u32), BeyondData> {
        let (mut due, mut delayed) = (due, 0);
        let mut day = from;
        if self.0.is_empty() {
            return Ok((Some(due), 0));
        }
        while day < due {
            day = calendar.add(day, 1)?;
            if !self.holds(day) {
                continue;
            }
            if self
                .0
                .iter()
                .any(|(on, until)| *on <= day && until.is_none())
            {
                return Ok((None, delayed));
            }
            delayed += 1;
            due = calendar.add(due, 1)?;
        }
        Ok((Some(due), delayed))
    }
}
