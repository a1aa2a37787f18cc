//! `heard delays`: every clock that was or is late, and whose days that was.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::ports::LookedAt;
use complaints::clock::{Delay, clocks};
use complaints::days::count;
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

pub(super) fn run(
    arguments: &Arguments,
    only: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    room.look(LookedAt::List, None, "delays")?;
    let office = room.office();
    let today = office.context().today();
    let mut lines: Vec<(String, String, String)> = Vec::new();
    let mut totals: BTreeMap<String, Total> = BTreeMap::new();
    office
        .register
        .every_case(office.viewer, office.authority.id, &mut |case| {
            let (state, calendar) = (case.state(), office.calendar);
            // a date beyond the calendar has no day: the case itself says so
            let counting = clocks(&case, office.rules, calendar).unwrap_or_default();
            let counting = counting.iter().filter(|it| it.counts());
            for clock in counting.filter(|it| only.is_none_or(|id| it.rule.id == id)) {
                if let Ok(Some(delay)) = clock.delay(state, calendar, today) {
                    let id = clock.rule.id.clone();
                    let what = format!("{} ({id}), {delay}", clock.rule.name);
                    totals.entry(id.clone()).or_default().add(&delay);
                    lines.push((state.receipt.reference.clone(), id, what));
                }
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
    Ok(())
}
