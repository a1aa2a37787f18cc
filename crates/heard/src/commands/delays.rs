//! `heard delays`: every clock that was or is late, whose days that was, and why.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::delays::{Delays, Which};
use casework::ports::LookedAt;
use complaints::clock::Delay;
use complaints::days::count;
use complaints::rules::Rules;
use complaints::step::Answer;
use std::io::Write;

/// A late clock in a line: what was due, how late, whose days, why.
pub(super) fn in_words(name: &str, rule: &str, delay: &Delay, rules: &Rules) -> String {
    let why = match delay.why(rules) {
        why if why.is_empty() => why,
        why => format!(" ({why})"),
    };
    format!("{name} ({rule}), {delay}{why}")
}

pub(super) fn run(
    arguments: &Arguments,
    only: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let office = room.office();
    let unknown = only.filter(|it| office.rules.clocks().all(|rule| rule.id != *it));
    if let Some(unknown) = unknown {
        return Err(Failure::input(format!(
            "there is no clock {unknown}; `heard law` lists every one by its name, ST-10 or CO-11"
        )));
    }
    room.look(LookedAt::List, None, "delays")?;
    let which = Which {
        since: None,
        rule: only,
    };
    let mut delays = Delays::of(&office, which)?;
    if delays.late.is_empty() {
        writeln!(out, "No clock was or is late.")?;
        return Ok(());
    }
    let late = &mut delays.late;
    late.sort_by(|one, other| (&one.reference, &one.rule).cmp(&(&other.reference, &other.rule)));
    for it in late {
        let words = in_words(&it.name, &it.rule, &it.delay, office.rules);
        writeln!(out, "{}  {words}", it.reference)?;
    }
    writeln!(out, "\nTogether, in working days:")?;
    for (id, total) in &delays.totals {
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
