//! A clock explained day by day: which days counted, which did not, and why.

use super::Clock;
use super::pause::Pauses;
use crate::case::State;
use crate::days::count;
use crate::rules::Pause;
use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

/// Every day of a clock's count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The days, from the one that starts the clock to the one it is due or was stopped.
    pub days: Vec<CountedDay>,
}

/// A day of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDay {
    /// The day.
    pub date: Date,
    /// Whether it counted.
    pub counted: Counted,
}

/// Whether a day counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// The day that starts the clock: day 0.
    Start,
    /// It counted, with this number.
    Day(u32),
    /// It did not count: a Saturday, a Sunday, a bank holiday.
    NotWorking(String),
    /// It did not count: the case was parked, put off, or waiting for an advocate.
    Paused(Pause),
}

impl Clock {
    fn pauses<'a>(&self, state: &'a State) -> Pauses<'a> {
        let pauses = Pauses::of(
            state,
            (self.route, self.about, self.from),
            &self.rule,
            &self.rule.pauses,
        );
        if self.rule.put_off_within_the_limit {
            pauses.within(self.limit)
        } else {
            pauses
        }
    }

    /// For how long it was held up, in days of its count: “3 working days”.
    pub fn held_up_for(&self) -> String {
        let days = usize::try_from(self.paused_days).unwrap_or(usize::MAX);
        if self.rule.counts_every_day() {
            count(days, "day", "days")
        } else {
            count(days, "working day", "working days")
        }
    }

    /// What holds it up on a day, where something does.
    pub fn held_up(&self, state: &State, day: Date) -> Option<Pause> {
        self.pauses(state).on(day.max(self.from))
    }

    /// The count day by day up to the due day.
    ///
    /// # Errors
    /// A date beyond the years that the calendar covers.
    pub fn explain(&self, state: &State, calendar: &Calendar) -> Result<Explanation, BeyondData> {
        let calendar = self.calendar(calendar);
        let end = self.due.unwrap_or(self.first_due);
        let pauses = self.pauses(state);
        let every_day = self.rule.counts_every_day();
        let mut days = vec![CountedDay {
            date: self.from,
            counted: Counted::Start,
        }];
        let (mut date, mut number) = (self.from, 0);
        while if self.rule.backwards {
            date > end
        } else {
            date < end
        } {
            let next = if self.rule.backwards {
                date.yesterday()
            } else {
                date.tomorrow()
            };
            let Ok(next) = next else { break };
            date = next;
            let day = calendar.day(date)?;
            let counted = if !day.is_working() && !every_day {
                Counted::NotWorking(day.kind.to_string())
            } else if let Some(pause) = pauses.on(date) {
                Counted::Paused(pause)
            } else {
                number += 1;
                Counted::Day(number)
            };
            days.push(CountedDay { date, counted });
        }
        Ok(Explanation { days })
    }
}
