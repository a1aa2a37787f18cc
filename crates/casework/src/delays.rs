//! Whose days the days of late clocks were, over the cases that somebody may see.

use crate::office::Office;
use crate::ports::RegisterError;
use complaints::Case;
use complaints::clock::{Delay, clocks};
use complaints::ids::{CaseId, RouteNumber};
use complaints::step::Answer;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Late clocks, and whose days those were.
#[derive(Debug, Default)]
pub struct Delays {
    /// Each late clock, the latest first.
    pub late: Vec<Late>,
    /// The days of the late clocks of one name, by the id of their rule.
    pub totals: BTreeMap<String, Total>,
}

/// A clock that was or is late.
#[derive(Debug)]
pub struct Late {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// The id of the rule.
    pub rule: String,
    /// What the clock is called.
    pub name: String,
    /// The route that it is on.
    pub route: RouteNumber,
    /// The day it was due.
    pub due: Date,
    /// How late, and whose days.
    pub delay: Delay,
}

/// The days of the late clocks of one name.
#[derive(Debug, Default)]
pub struct Total {
    /// What they are called.
    pub name: String,
    /// How many clocks.
    pub clocks: usize,
    /// Working days.
    pub late: u32,
    /// Of them, who caused how many.
    pub caused: BTreeMap<Answer, u32>,
    /// Of them, how many nobody has said whose they were.
    pub unsaid: u32,
}

impl Total {
    /// The days that somebody caused.
    pub fn of(&self, who: Answer) -> u32 {
        self.caused.get(&who).copied().unwrap_or_default()
    }
}

impl Delays {
    /// Of every case that whoever is at the office may see: the clocks that were due since a day, or ever. It reads each
    /// of those cases.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn of(office: &Office<'_>, since: Option<Date>) -> Result<Self, RegisterError> {
        let mut delays = Self::default();
        office
            .register
            .every_case(office.viewer, office.authority.id, &mut |case| {
                delays.add(&case, office, since);
                Ok(())
            })?;
        delays
            .late
            .sort_by(|one, other| (other.due, &one.reference).cmp(&(one.due, &other.reference)));
        Ok(delays)
    }

    fn add(&mut self, case: &Case, office: &Office<'_>, since: Option<Date>) {
        let (calendar, today) = (office.calendar, office.context().today());
        // a date beyond the calendar has no day: the case itself says so
        let all = clocks(case, office.rules, calendar).unwrap_or_default();
        for clock in all.iter().filter(|it| it.counts()) {
            let Some(due) = clock.due.filter(|due| since.is_none_or(|it| it <= *due)) else {
                continue;
            };
            let Ok(Some(delay)) = clock.delay(case.state(), calendar, today) else {
                continue;
            };
            let total = self.totals.entry(clock.rule.id.clone()).or_default();
            total.name.clone_from(&clock.rule.name);
            total.clocks += 1;
            total.late += delay.late;
            total.unsaid += delay.unsaid();
            for (who, days) in &delay.caused {
                *total.caused.entry(*who).or_default() += days;
            }
            self.late.push(Late {
                case: case.id(),
                reference: case.state().receipt.reference.clone(),
                rule: clock.rule.id.clone(),
                name: clock.rule.name.clone(),
                route: clock.route,
                due,
                delay,
            });
        }
    }
}
