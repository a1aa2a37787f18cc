//! `heard year`: what the council owes for a year that is over, and how far it has come.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::wiring::Room;
use casework::ports::{AuthorityChange, LookedAt, RecordedFigure};
use complaints::authority::AuthorityEvent;
use complaints::days::{distance, due, full};
use complaints::recorded::Source;
use complaints::year::{Duty, YearDays, YearStep, YearTaken, duties, last_year_end};
use jiff::civil::{Date, date};
use std::io::Write;
use workdays::Calendar;

/// A step of the year that was done.
pub(super) struct Done {
    /// Which.
    pub(super) step: YearStep,
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
    if year_end >= today {
        return Err(Failure::input(format!(
            "the year to {} is not over",
            full(year_end)
        )));
    }
    let days = match &council {
        None => YearDays::default(),
        Some(profile) => profile
            .year
            .days(year_end)
            .map_err(|error| Failure::input(error.to_string()))?,
    };
    if let Some(done) = done {
        record(&room, year_end, today, done)?;
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

fn record(room: &Room, year_end: Date, today: Date, done: Done) -> Result<(), Failure> {
    let office = room.office();
    let on = done.on.unwrap_or(today);
    if on <= year_end || on > today {
        return Err(Failure::input(format!(
            "{} is not after the year to {}, or is still to come",
            full(on),
            full(year_end)
        )));
    }
    let (since, taken) = office.register.year_steps(office.authority.id)?;
    let known = taken
        .iter()
        .find(|it| it.year_end == year_end && it.step == done.step);
    if let Some(known) = known {
        return Err(Failure::input(format!(
            "“{}” was recorded for {} already",
            done.step,
            full(known.on)
        )));
    }
    let event = AuthorityEvent::YearStepTaken {
        taken: YearTaken {
            year_end,
            step: done.step,
            on,
            reference: done.refers_to,
        },
    };
    let change = AuthorityChange {
        since,
        events: vec![RecordedFigure {
            recorded_at: office.context().now,
            by: office.actor(),
            source: Source::Person,
            event,
        }],
    };
    office.register.commit_together(
        office.authority.id,
        Box::new(std::iter::empty()),
        Some(change),
        Box::new(|_| true),
    )?;
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
                let far =
                    distance(day, today, calendar).unwrap_or_else(|| due(day, today, calendar));
                format!(", {far}")
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
