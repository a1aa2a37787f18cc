//! `heard delays`: every clock that was or is late, whose days that was, and why.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::office::Office;
use casework::ports::LookedAt;
use complaints::Case;
use complaints::clock::{Clock, Delay, clocks};
use complaints::days::count;
use complaints::rules::Rules;
use complaints::step::Answer;
use std::collections::BTreeMap;
use std::io::Write;

/// The days of the late clocks of one name.
#[derive(Default)]
struct Total {
    clocks: usize,
    late: u32,
    caused: BTreeMap<Answer, u32>,
    unsaid: u32,
}

impl Total {
    fn add(&mut self, delay: &Delay) {
        self.clocks += 1;
        self.late += delay.late;
        self.unsaid += delay.unsaid();
        for (who, days) in &delay.caused {
            *self.caused.entry(*who).or_default() += days;
        }
    }

    fn of(&self, who: Answer) -> u32 {
        self.caused.get(&who).copied().unwrap_or_default()
    }
}

/// The days of one reason, and of how many clocks they are.
#[derive(Default)]
struct Reason {
    clocks: usize,
    days: u32,
}

/// The clocks of a case that count and were or are late, each with whose days that was.
pub(super) fn late_clocks(office: &Office<'_>, case: &Case) -> Vec<(Clock, Delay)> {
    let today = office.context().today();
    // a date beyond the calendar has no day: the case itself says so
    let all = clocks(case, office.rules, office.calendar).unwrap_or_default();
    let counting = all.into_iter().filter(Clock::counts);
    counting
        .filter_map(|clock| {
            let delay = clock.delay(case.state(), office.calendar, today).ok()??;
            Some((clock, delay))
        })
        .collect()
}

/// A late clock in a line: what was due, how late, whose days, why.
pub(super) fn in_words(clock: &Clock, delay: &Delay, rules: &Rules) -> String {
    let why = match delay.why(rules) {
        why if why.is_empty() => why,
        why => format!(" ({why})"),
    };
    format!("{} ({}), {delay}{why}", clock.rule.name, clock.rule.id)
}

pub(super) fn run(
    arguments: &Arguments,
    only: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    room.look(LookedAt::List, None, "delays")?;
    let office = room.office();
    let mut lines: Vec<(String, String, String)> = Vec::new();
    let mut totals: BTreeMap<String, Total> = BTreeMap::new();
    let mut reasons: BTreeMap<Option<String>, Reason> = BTreeMap::new();
    office
        .register
        .every_case(office.viewer, office.authority.id, &mut |case| {
            for (clock, delay) in late_clocks(&office, &case) {
                let id = &clock.rule.id;
                if only.is_some_and(|only| id != only) {
                    continue;
                }
                totals.entry(id.clone()).or_default().add(&delay);
                for (reason, days) in &delay.reasons {
                    let known = reasons.entry(reason.clone()).or_default();
                    known.clocks += 1;
                    known.days += days;
                }
                let reference = case.state().receipt.reference.clone();
                let what = in_words(&clock, &delay, office.rules);
                lines.push((reference, id.clone(), what));
            }
            Ok(())
        })?;
    if lines.is_empty() {
        writeln!(out, "No clock was or is late.")?;
        return Ok(());
    }
    lines.sort();
    for (reference, _, what) in &lines {
        writeln!(out, "{reference}  {what}")?;
    }
    writeln!(out, "\nTogether, in working days:")?;
    for (id, total) in &totals {
        writeln!(
            out,
            "  {id}: {}, {} late: {} the council's, {} the complainant's, {} third parties', {} not said",
            count(total.clocks, "clock", "clocks"),
            total.late,
            total.of(Answer::Authority),
            total.of(Answer::Complainant),
            total.of(Answer::ThirdParty),
            total.unsaid
        )?;
    }
    by_reason(&reasons, office.rules, out)
}

/// The days of each reason, in the order of the list; what is on no list, and what has no reason, at the end.
fn by_reason(
    reasons: &BTreeMap<Option<String>, Reason>,
    rules: &Rules,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if reasons.is_empty() {
        return Ok(());
    }
    let place = |reason: &Option<String>| {
        let listed = rules.causes().iter();
        let place = reason
            .as_ref()
            .and_then(|it| listed.clone().position(|cause| cause.id == *it));
        (reason.is_none(), place.is_none(), place)
    };
    let mut order: Vec<_> = reasons.iter().collect();
    order.sort_by_key(|(reason, _)| place(reason));
    writeln!(out, "\nBy reason, in working days:")?;
    for (reason, of) in order {
        let words = match reason {
            None => "No reason recorded",
            Some(reason) => rules.cause_in_words(reason),
        };
        let clocks = count(of.clocks, "clock", "clocks");
        writeln!(out, "  {words}: {} of {clocks}", of.days)?;
    }
    Ok(())
}
