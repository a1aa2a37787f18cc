//! `heard delays`: every clock that was or is late, whose days that was, and why.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::delays::{Delays, Total, Which};
use casework::ports::LookedAt;
use complaints::clock::Delay;
use complaints::days::count;
use complaints::rules::{ClockRole, ClockRule, Rules};
use complaints::step::Answer;
use std::io::Write;

/// A late clock in a line: what was due, what kind of a clock that is, how late, whose days, why.
pub(super) fn in_words(name: &str, rule: &ClockRule, delay: &Delay, rules: &Rules) -> String {
    let why = match delay.why(rules) {
        why if why.is_empty() => why,
        why => format!(" ({why})"),
    };
    format!("{name} ({}, {}), {delay}{why}", rule.id, rule.what_it_is())
}

pub(super) fn run(
    arguments: &Arguments,
    only: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let office = room.office();
    let named = match only {
        None => None,
        Some(id) => Some(known(office.rules, id)?),
    };
    room.look(LookedAt::List, None, "delays")?;
    let which = Which {
        since: None,
        rule: only,
    };
    let delays = Delays::of(&office, which)?;
    if delays.late.is_empty() {
        let none = match named {
            None => "No clock was or is late.".to_owned(),
            Some(rule) if rule.role == ClockRole::Window => {
                format!("{} is the person's own time: it is never late.", rule.id)
            }
            Some(rule) => format!(
                "No clock {} ({}) was or is late.",
                rule.id,
                rule.what_it_is()
            ),
        };
        writeln!(out, "{none}")?;
        return Ok(());
    }
    for it in &delays.late {
        let words = in_words(&it.name, &it.rule, &it.delay, office.rules);
        writeln!(out, "{}  {words}", it.reference)?;
    }
    writeln!(out, "\nTogether, in working days:")?;
    for Total { rule, days } in &delays.totals {
        writeln!(
            out,
            "  {} ({}): {}, {} late: {} the council's, {} the complainant's, {} third parties', {} not said",
            rule.id,
            rule.what_it_is(),
            count(days.clocks, "clock", "clocks"),
            days.late,
            days.of(Answer::Authority),
            days.of(Answer::Complainant),
            days.of(Answer::ThirdParty),
            days.unsaid
        )?;
    }
    let reasons = delays.by_reason(office.rules);
    if !reasons.is_empty() {
        writeln!(out, "\nBy reason, in working days:")?;
    }
    for (words, of) in reasons {
        let clocks = count(of.clocks, "clock", "clocks");
        writeln!(out, "  {words}: {} of {clocks}", of.days)?;
    }
    Ok(())
}

fn known<'a>(rules: &'a Rules, id: &str) -> Result<&'a ClockRule, Failure> {
    let found = rules.clocks().find(|rule| rule.id == id);
    found.ok_or_else(|| {
        Failure::input(format!(
            "there is no clock {id}; `heard law` lists every one by its name, ST-10 or CO-11"
        ))
    })
}
