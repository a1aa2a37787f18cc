//! `heard workdays`: count working days.

use crate::arguments::Workdays;
use crate::exit::Failure;
use complaints::occurred::InWords;
use std::io::Write;
use workdays::Calendar;

pub(super) fn run(what: &Workdays, out: &mut dyn Write) -> Result<(), Failure> {
    let calendar = Calendar::england_and_wales();
    let beyond = |error: workdays::BeyondData| Failure::input(error.to_string());
    match what {
        Workdays::Add {
            date,
            days,
            explain,
        } => {
            let count = days.unsigned_abs();
            let back = *days < 0;
            let found = if back {
                calendar.subtract(*date, count)
            } else {
                calendar.add(*date, count)
            };
            let found = found.map_err(beyond)?;
            writeln!(out, "{found}  {} {}", found.strftime("%A"), InWords(found))?;
            if *explain {
                let explained = if back {
                    calendar.explain_back(*date, count)
                } else {
                    calendar.explain(*date, count)
                };
                writeln!(out, "{:#}", explained.map_err(beyond)?)?;
            }
        }
        Workdays::Between { from, to } => {
            writeln!(out, "{}", calendar.between(*from, *to).map_err(beyond)?)?;
        }
    }
    Ok(())
}
