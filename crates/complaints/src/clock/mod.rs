//! Clocks: computed from the history, the calendar and the rule in force; never stored to be edited.

mod apart;
mod arrived;
mod delay;
mod explain;
mod extended;
mod going_on;
mod panel;
mod pause;
mod run;
mod start;

pub use arrived::{Arrived, Known};
pub use delay::Delay;
pub use explain::{Counted, CountedDay, Explanation};
pub use run::clocks;

use crate::case::{EarlyReferral, State};
use crate::days::full;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::rules::{ClockRole, ClockRule, Closures, Instead, Moment, Standing};
use crate::step::{About, Answer, Step};
use jiff::civil::Date;
use std::sync::Arc;
use workdays::{BeyondData, Calendar};

/// A clock of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The rule that it follows.
    pub rule: Arc<ClockRule>,
    /// The route that it is on.
    pub route: RouteNumber,
    /// What it is about, where there is one for each of several things.
    pub about: About,
    /// Whether what starts it is only planned, and not recorded as having happened: it has not begun, and its days are
    /// those of the plan.
    pub planned: bool,
    /// The day that starts it: day 0.
    pub from: Date,
    /// The day it was due at first, before any extension.
    pub first_due: Date,
    /// The day it is due now; none while all that it is about is held up with no end known.
    pub due: Option<Date>,
    /// The last day that the rule allows at all, extended or not, moved on by what held the clock up; none where the
    /// law names none, and while the clock is held up with no end known.
    pub limit: Option<Date>,
    /// Whether it was extended.
    pub extended: bool,
    /// Days of its count that did not count because the route was parked, put off or waiting for somebody.
    pub paused_days: u32,
    /// The day from which its time runs anew, where it does: once it was known who asks, or an early referral came back.
    pub began_anew: Option<Date>,
    /// The working day on which the contact counts as received, where that is a later one than it came on.
    pub counts_as_received: Option<Date>,
    /// The day until which the complainant wished to wait; it counts as over the limit all the same.
    pub wished: Option<Date>,
    /// The days from which it warns; none of those that wait while it is held up with no end known.
    pub alerts: Vec<AlertDay>,
    /// When and how the answer was sent with whose arrival it begins, where it does.
    pub arrived: Option<Arrived>,
    /// The council's closure days, where they do not count in it.
    pub closures: Option<Arc<Closures>>,
    /// The national instrument that changed the limit when this clock started, and what held instead.
    pub instrument: Option<(String, Instead)>,
    /// What came of it.
    pub state: ClockState,
    /// The day on which it was done as that is recorded, where it counts as done on the working day after.
    pub counts_later: Option<Date>,
}

/// A day of the count from which a clock warns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertDay {
    /// Its number in the count.
    pub day: u32,
    /// The date.
    pub on: Date,
}

impl std::fmt::Display for AlertDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "day {} was {}", self.day, InWords(self.on))
    }
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
        /// Its number in the count, in the unit of the rule: without the days that did not count.
        day: i32,
    },
    /// It ran out unanswered, and then the next stage was asked for on that day: an answer is owed all the same.
    Overtaken {
        /// The day on which the next stage was asked for.
        on: Date,
    },
    /// It ran out, its stage was over by that day, and nothing says when, or whether, what it is for was done.
    Missed {
        /// The day on which the stage was over, or on which the Ombudsman decided what had been asked about.
        on: Date,
    },
    /// The case ended another way before it was stopped, or it can no longer be done.
    Ended,
    /// The case is over, and nothing says when this was done.
    Unknown,
}

/// What comes of what was not done when it was over: missed where it was due before that day, and ended otherwise.
fn ended_by(due: Option<Date>, on: Occurred) -> ClockState {
    let on = on.latest();
    if due.is_some_and(|due| due < on) {
        ClockState::Missed { on }
    } else {
        ClockState::Ended
    }
}

/// By how much something was late, against the date at first and the date now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lateness {
    /// Working days after the first due day; none or fewer is in time.
    pub against_first: i32,
    /// Working days after the day it is due now.
    pub against_current: i32,
}

impl Clock {
    /// Whether what was to be done was done, and on the due day or before. None while it is not stopped, and where a
    /// national instrument named no day.
    pub fn met(&self) -> Option<bool> {
        match self.state {
            ClockState::Stopped { on, .. } if !self.without_day() => {
                Some(self.due.is_none_or(|due| on <= due))
            }
            ClockState::Missed { .. } if !self.without_day() => Some(false),
            _ => None,
        }
    }

    /// Whether it has begun and runs.
    pub fn runs(&self) -> bool {
        self.state == ClockState::Running && !self.planned
    }

    /// That it has not begun, in words, while what begins it is only planned.
    pub fn not_begun(&self) -> Option<String> {
        if self.state != ClockState::Running || !self.planned {
            return None;
        }
        let due = self.due.map_or_else(String::new, |day| {
            format!("; due {} if it meets on {}", full(day), full(self.from))
        });
        Some(format!(
            "Not begun: it is not recorded that the panel met{due}"
        ))
    }

    /// Since when the person's own time is over, while it runs: it is never late.
    pub fn own_time_over(&self, today: Date) -> Option<Date> {
        let own = self.rule.role == ClockRole::Window && self.runs();
        self.due.filter(|due| own && *due < today)
    }

    /// Whether its due day is past while it runs, or was past when the next stage overtook it. The person's own time is
    /// over then, and not late.
    pub fn late(&self, today: Date) -> bool {
        if self.rule.role == ClockRole::Window {
            return false;
        }
        let past = || !self.without_day() && self.due.is_some_and(|due| due < today);
        self.overtaken() || (self.runs() && past())
    }

    /// Whether the next stage was asked for after it had run out, and nothing answered it.
    pub const fn overtaken(&self) -> bool {
        matches!(self.state, ClockState::Overtaken { .. })
    }

    /// What it warns of today: the last of its alerts that was reached while it runs.
    pub fn alert(&self, today: Date) -> Option<AlertDay> {
        let reached = self.alerts.iter().rfind(|it| it.on <= today);
        reached
            .copied()
            .filter(|_| self.state == ClockState::Running)
    }

    /// What has to be done, with the procedure where the case goes by several, and the point where it is that of one.
    pub fn name(&self, state: &State) -> String {
        let several = state.routes.values().filter(|it| !it.stages.is_empty());
        let procedure = state.routes.get(&self.route).and_then(|it| it.procedure);
        let procedure = procedure.filter(|_| several.count() > 1);
        let of = procedure.map_or_else(String::new, |it| format!(", {it}"));
        match self.about {
            About::Case
                if self.rule.stops == Moment::GoneOnOrClosed
                    && self.rule.stage == Some(StageNumber::Two)
                    && state.to_be_referred_early(self.route) =>
            {
                format!("Refer it early to the Ombudsman, as they agreed{of}")
            }
            About::Point(point) => format!("{} for {point}{of}", self.rule.name),
            _ => format!("{}{of}", self.rule.name),
        }
    }

    /// Whether it counts for what is late and due: the law's and the council's clocks do, tasks on the way and the
    /// person's own time do not.
    pub fn counts(&self) -> bool {
        self.rule.role.counts()
    }

    /// Whether it is a limit of the law or the Code that somebody confirmed: not the council's own target, and no number
    /// that nobody could read.
    pub fn is_the_laws(&self) -> bool {
        self.rule.role == ClockRole::Limit && self.rule.standing != Standing::Unconfirmed
    }

    /// The calendar by which it is counted: the law's, or the council's own.
    fn calendar<'a>(&'a self, of_the_law: &'a Calendar) -> &'a Calendar {
        let own = self.closures.as_ref();
        own.map_or(of_the_law, |it| it.calendar())
    }

    /// By how many working days it was or is late.
    ///
    /// # Errors
    /// A date beyond the years that the calendar covers.
    pub fn lateness(
        &self,
        calendar: &Calendar,
        today: Date,
    ) -> Result<Option<Lateness>, BeyondData> {
        let (Some(due), false) = (self.due, self.without_day()) else {
            return Ok(None);
        };
        let until = match self.state {
            ClockState::Running => today,
            ClockState::Stopped { on, .. }
            | ClockState::Overtaken { on }
            | ClockState::Missed { on } => on,
            ClockState::Ended | ClockState::Unknown => return Ok(None),
        };
        let calendar = self.calendar(calendar);
        Ok(Some(Lateness {
            against_first: calendar.between(self.first_due, until)?,
            against_current: calendar.between(due, until)?,
        }))
    }

    /// What was over when it was missed, in words.
    pub const fn missed_in_words(&self) -> &'static str {
        match self.about {
            About::Entry(_) => "the Ombudsman decided it, or sent it back",
            _ => "the stage was over",
        }
    }

    /// How it ended that was neither done nor ran out, in words.
    pub fn ended_in_words(&self, state: &State) -> &'static str {
        let stages = state.routes.get(&self.route).map(|it| &it.stages);
        let went_on =
            stages.is_some_and(|it| it.keys().any(|later| Some(*later) > self.rule.stage));
        let of_it = stages.and_then(|it| it.get(&self.rule.stage?));
        if matches!(self.about, About::Entry(_)) {
            "ended: the Ombudsman decided it, or sent it back"
        } else if self.rule.answer && went_on {
            "ended before it was due: the next stage was asked for"
        } else if of_it.is_some_and(|it| it.answered.is_some()) {
            "ended with the answer"
        } else {
            "ended with the case"
        }
    }

    /// Whether the time to go on has no end because they agreed to an early referral, and not because nobody told them.
    pub fn waits_for_a_referral(&self, state: &State) -> bool {
        let second = StageNumber::Two;
        let told = state.stage(self.route, second);
        let told = told.is_some_and(|it| !it.next_stage_untold);
        let agreed = matches!(
            state.early_referral(self.route),
            Some(EarlyReferral::Agreed { .. })
        );
        let of_it = self.arrived.is_some() && self.rule.stage == Some(second);
        self.due.is_none() && of_it && told && agreed
    }

    /// To whom the panel's report still goes, where this clock waits for that.
    pub fn owed_to(&self, state: &State) -> Vec<Answer> {
        let waits = self.rule.stops == Moment::ReportSentToAll
            && self.state == ClockState::Running
            && state.taken(Step::ReportIssued).next().is_some();
        if waits {
            state.report_owed_to(self.route)
        } else {
            Vec::new()
        }
    }

    /// What a national instrument put in place of the day, in words, where it named none: it is neither in time nor late.
    pub fn without_day_in_words(&self) -> Option<String> {
        let (id, _) = self.instrument.as_ref().filter(|_| self.without_day())?;
        Some(format!(
            "no day was set by {id}, as soon as reasonably practicable"
        ))
    }

    /// In time, late, or neither where no day was set, in words, of what was done.
    pub fn met_in_words(&self) -> String {
        match (self.without_day_in_words(), self.met()) {
            (Some(words), _) => words,
            (None, Some(true)) => "in time".to_owned(),
            (None, _) => "late".to_owned(),
        }
    }

    /// Whether a national instrument put no day in place of the one that it would be due.
    pub const fn without_day(&self) -> bool {
        matches!(self.instrument, Some((_, Instead::AsSoonAsPracticable)))
    }
}
