//! `heard year`: what the council owes for a year that is over, and how far it has come.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::wiring::Room;
use casework::ports::LookedAt;
use casework::year::{correct, is_over, record};
use complaints::days::{away, full};
use complaints::year::{Duty, YearDays, YearStep, YearTaken, duties, last_year_end};
use jiff::civil::{Date, date};
use std::io::Write;
use workdays::Calendar;

/// A step of the year that was done.
pub(super) struct Done {
    /// Which.
    pub(super) step: YearStep,
    /// Whether it takes the place of what was recorded of it.
    pub(super) again: bool,
    /// The day; today where it is not said.
    pub(super) on: Option<Date>,
    /// What it points to.
    pub(super) refers_to: Option<String>,
}

pub(super) fn run(
    arguments: &Arguments,
    ended: Option<i16>,
    done: Option<Done>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let settings = Settings::read(arguments)?;
    let council = crate::definitions::council(settings.council.as_deref())?;
    let room = Room::of(&settings)?;
    let today = room.office().context().today();
    let year_end = ended.map_or_else(|| last_year_end(today), |year| date(year, 3, 31));
    is_over(year_end, today)?;
    let days = match &council {
        None => YearDays::default(),
        Some(profile) => profile
            .year
            .days(year_end)
            .map_err(|error| Failure::input(error.to_string()))?,
    };
    if let Some(done) = done {
        let taken = YearTaken {
            year_end,
            step: done.step,
            on: done.on.unwrap_or(today),
            reference: done.refers_to,
        };
        if done.again {
            correct(&room.office(), taken)?;
        } else {
            record(&room.office(), taken)?;
        }
    }
    room.look(LookedAt::List, None, "year")?;
    let office = room.office();
    let (_, taken) = office.register.year_steps(office.authority.id)?;
    writeln!(out, "The year to {}", full(year_end))?;
    for duty in duties(office.rules, year_end, days, &taken) {
        print(&duty, today, office.calendar, out)?;
    }
    Ok(())
}

fn print(
    duty: &Duty<'_>,
    today: Date,
    calendar: &Calendar,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let rule = duty.rule;
    let when = match duty.due {
        None => "no day named in the council's file: as soon as possible".to_owned(),
        Some(day) => {
            let far = if duty.done_on().is_some() {
                String::new()
            } else {
                format!(", {}", away(day, today, calendar))
            };
            format!("due {}{far}", full(day))
        }
    };
    let came = match duty.done_on() {
        Some(on) if duty.late(today) => format!("; done {}, LATE", full(on)),
        Some(on) => format!("; done {}", full(on)),
        None if duty.late(today) => "; LATE".to_owned(),
        None => String::new(),
    };
    writeln!(out, "\n{} ({}), {when}{came}", rule.name, rule.id)?;
    writeln!(
        out,
        "    {}. {} ({}).",
        rule.who, rule.source, rule.standing
    )?;
    for taken in &duty.taken {
        let refers = taken.reference.as_ref();
        let refers = refers.map_or_else(String::new, |it| format!(" ({it})"));
        writeln!(out, "    {}: {}{refers}", taken.step, full(taken.on))?;
    }
    for step in &duty.open {
        writeln!(
            out,
            "    {step}: still to be done (--record {})",
            step.code()
        )?;
    }
    Ok(())
}
