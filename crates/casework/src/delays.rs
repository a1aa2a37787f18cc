//! Whose days the days of late clocks were, over the cases that somebody may see.

use crate::office::Office;
use crate::ports::RegisterError;
use complaints::Case;
use complaints::clock::{Clock, Delay, clocks};
use complaints::ids::{CaseId, RouteNumber};
use complaints::rules::{ClockRole, ClockRule, Rules, Standing};
use complaints::step::Answer;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Late clocks, and whose days those were.
#[derive(Debug, Default)]
pub struct Delays {
    /// Each late clock: the law's first, then the council's targets, then the steps on the way; of each the latest first.
    pub late: Vec<Late>,
    /// The days of the late clocks of one name, in the same order, then by the id of their rule.
    pub totals: Vec<Total>,
    /// The same days by why they were, as the code of the reason; none where no reason is recorded.
    pub reasons: BTreeMap<Option<String>, Reason>,
}

/// Which late clocks are looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Which<'a> {
    /// Those that were due since a day; all of them where there is none.
    pub since: Option<Date>,
    /// Those of one rule, by its id; where there is none of every rule, but what is shown for information alone.
    pub rule: Option<&'a str>,
}

/// The days of one reason.
#[derive(Debug, Default)]
pub struct Reason {
    /// Of how many clocks they are.
    pub clocks: usize,
    /// Working days.
    pub days: u32,
}

/// A clock that was or is late.
#[derive(Debug)]
pub struct Late {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// The rule.
    pub rule: Arc<ClockRule>,
    /// What the clock is called, and of which point it is where it is of one.
    pub name: String,
    /// The route that it is on.
    pub route: RouteNumber,
    /// The day it was due.
    pub due: Date,
    /// How late, and whose days.
    pub delay: Delay,
}

/// The days of the late clocks of one name.
#[derive(Debug)]
pub struct Total {
    /// Their rule.
    pub rule: Arc<ClockRule>,
    /// The days.
    pub days: Days,
}

/// Days of late clocks, and whose they were.
#[derive(Debug, Default)]
pub struct Days {
    /// How many clocks.
    pub clocks: usize,
    /// Working days.
    pub late: u32,
    /// Of them, who caused how many.
    pub caused: BTreeMap<Answer, u32>,
    /// Of them, how many nobody has said whose they were.
    pub unsaid: u32,
}

impl Days {
    /// The days that somebody caused.
    pub fn of(&self, who: Answer) -> u32 {
        self.caused.get(&who).copied().unwrap_or_default()
    }
}

/// The clocks of a case that were or are late, each with whose days that was: the law's first, then the council's own, then
/// the steps on the way, though they make no case late.
pub fn late_clocks(office: &Office<'_>, case: &Case) -> Vec<(Clock, Delay)> {
    let today = office.context().today();
    // a date beyond the calendar has no day: the case itself says so
    let all = clocks(case, office.rules, office.calendar).unwrap_or_default();
    let late = all.into_iter().filter_map(|clock| {
        let delay = clock.delay(case.state(), office.calendar, today).ok()??;
        Some((clock, delay))
    });
    let mut late: Vec<_> = late.collect();
    late.sort_by_key(|(clock, _)| (place(&clock.rule), clock.due));
    late
}

/// The law's come first, then the limits that nobody confirmed, the council's targets, and the steps on the way.
fn place(rule: &ClockRule) -> (ClockRole, bool) {
    (rule.role, rule.standing == Standing::Unconfirmed)
}

impl Delays {
    /// The days of each reason, in words: in the order of the list of reasons, then what is on no list, at the end the days
    /// without one.
    pub fn by_reason<'a>(&'a self, rules: &'a Rules) -> Vec<(&'a str, &'a Reason)> {
        let place = |reason: Option<&String>| {
            let mut listed = rules.causes().iter();
            let place = listed.position(|it| Some(&it.id) == reason);
            (reason.is_none(), place.is_none(), place)
        };
        let mut given: Vec<_> = self.reasons.iter().collect();
        given.sort_by_key(|(reason, _)| place(reason.as_ref()));
        let in_words = |(reason, of): (&'a Option<String>, &'a Reason)| {
            let words = reason.as_ref();
            let words = words.map_or("No reason recorded", |it| rules.cause_in_words(it));
            (words, of)
        };
        given.into_iter().map(in_words).collect()
    }

    /// Of every case that whoever is at the office may see. It reads each of those cases.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn of(office: &Office<'_>, which: Which<'_>) -> Result<Self, RegisterError> {
        let mut delays = Self::default();
        office
            .register
            .every_case(office.viewer, office.authority.id, &mut |case| {
                for (clock, delay) in late_clocks(office, &case) {
                    delays.add(&case, &clock, delay, which);
                }
                Ok(())
            })?;
        delays
            .late
            .sort_by_key(|it| (place(&it.rule), Reverse(it.due), it.reference.clone()));
        delays
            .totals
            .sort_by_key(|it| (place(&it.rule), it.rule.id.clone()));
        Ok(delays)
    }

    fn add(&mut self, case: &Case, clock: &Clock, delay: Delay, which: Which<'_>) {
        let Some(due) = clock
            .due
            .filter(|due| which.since.is_none_or(|it| it <= *due))
        else {
            return;
        };
        let rule = &clock.rule;
        let looked_for = match which.rule {
            Some(id) => rule.id == id,
            None => !rule.is_for_information(),
        };
        if !looked_for {
            return;
        }
        let total = self.total(rule);
        total.clocks += 1;
        total.late += delay.late;
        total.unsaid += delay.unsaid();
        for (who, days) in &delay.caused {
            *total.caused.entry(*who).or_default() += days;
        }
        for (reason, days) in &delay.reasons {
            let known = self.reasons.entry(reason.clone()).or_default();
            known.clocks += 1;
            known.days += days;
        }
        self.late.push(Late {
            case: case.id(),
            reference: case.state().receipt.reference.clone(),
            rule: Arc::clone(rule),
            name: clock.name(case.state()),
            route: clock.route,
            due,
            delay,
        });
    }
    fn total(&mut self, rule: &Arc<ClockRule>) -> &mut Days {
        let known = self.totals.iter().position(|it| it.rule.id == rule.id);
        let place = known.unwrap_or_else(|| {
            self.totals.push(Total {
                rule: Arc::clone(rule),
                days: Days::default(),
            });
            self.totals.len() - 1
        });
        &mut self.totals[place].days
    }
}
