//! `heard delays`: every clock that was or is late, and whose days that was.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::wiring::Room;
use casework::delays::Delays;
use casework::ports::LookedAt;
use complaints::days::count;
use complaints::step::Answer;
use std::io::Write;

pub(super) fn run(
    arguments: &Arguments,
    only: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    room.look(LookedAt::List, None, "delays")?;
    let mut delays = Delays::of(&room.office(), None)?;
    let wanted = |rule: &str| only.is_none_or(|id| rule == id);
    delays.late.retain(|it| wanted(&it.rule));
    if delays.late.is_empty() {
        writeln!(out, "No clock was or is late.")?;
        return Ok(());
    }
    let late = &mut delays.late;
    late.sort_by(|one, other| (&one.reference, &one.rule).cmp(&(&other.reference, &other.rule)));
    for it in late {
        let (name, rule, delay) = (&it.name, &it.rule, &it.delay);
        writeln!(out, "{}  {name} ({rule}), {delay}", it.reference)?;
    }
    writeln!(out, "\nTogether, in working days:")?;
    for (id, total) in delays.totals.iter().filter(|(id, _)| wanted(id)) {
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
