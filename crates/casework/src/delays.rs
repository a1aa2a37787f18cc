//! Whose days the days of late clocks were, over the cases that somebody may see.

use crate::office::Office;
use crate::ports::RegisterError;
use complaints::Case;
use complaints::clock::{Clock, Delay, clocks};
use complaints::ids::{CaseId, RouteNumber};
use complaints::rules::Rules;
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
    /// The same days by why they were, as the code of the reason; none where no reason is recorded.
    pub reasons: BTreeMap<Option<String>, Reason>,
}

/// Which late clocks are looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Which<'a> {
    /// Those that were due since a day; all of them where there is none.
    pub since: Option<Date>,
    /// Those of one rule, by its id; of every rule where there is none.
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
    /// The id of the rule.
    pub rule: String,
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

/// The clocks of a case that count and were or are late, each with whose days that was; and those of the council's steps
/// that a child is owed, though they make no case late.
pub fn late_clocks(office: &Office<'_>, case: &Case) -> Vec<(Clock, Delay)> {
    let today = office.context().today();
    // a date beyond the calendar has no day: the case itself says so
    let all = clocks(case, office.rules, office.calendar).unwrap_or_default();
    all.into_iter()
        .filter(|it| it.counts() || it.rule.told_when_late)
        .filter_map(|clock| {
            let delay = clock.delay(case.state(), office.calendar, today).ok()??;
            Some((clock, delay))
        })
        .collect()
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
            .sort_by(|one, other| (other.due, &one.reference).cmp(&(one.due, &other.reference)));
        Ok(delays)
    }

    fn add(&mut self, case: &Case, clock: &Clock, delay: Delay, which: Which<'_>) {
        let Some(due) = clock
            .due
            .filter(|due| which.since.is_none_or(|it| it <= *due))
        else {
            return;
        };
        let rule = clock.rule.id.clone();
        if which.rule.is_some_and(|it| it != rule) {
            return;
        }
        let total = self.totals.entry(rule.clone()).or_default();
        total.name.clone_from(&clock.rule.name);
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
            rule,
            name: clock.name(case.state()),
            route: clock.route,
            due,
            delay,
        });
    }
}
