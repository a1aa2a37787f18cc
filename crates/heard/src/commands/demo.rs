//! `heard demo`: Heard at work with the fictional council Northmere.

use super::serve::LISTEN;
use crate::arguments::{Arguments, Demo};
use crate::definitions::definition;
use crate::demo::{self, COUNCIL};
use crate::exit::{End, Failure};
use crate::server;
use crate::settings::Settings;
use crate::terminal::{self, Style};
use crate::wiring::{Missing, Room, only_authority};
use casework::ports::{Filter, Order, PageEnd};
use casework::same_person::elsewhere;
use complaints::occurred::civil_day;
use complaints::published::Period;
use figures::{Facts, Options, compute};
use jiff::civil::{Date, date};
use register::DatabaseUrl;
use std::io::Write;
use std::net::SocketAddr;

/// Where the demonstration is kept, unless the command line says otherwise. It is made anew at every run.
const FILE: &str = "heard-demo.db";

pub(super) fn run(
    arguments: &Arguments,
    wanted: &Demo,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let place = place(arguments)?;
    clear_away(&place)?;
    let room = Room::with(&place, Some(COUNCIL), None, Missing::Make)?;
    let today = civil_day(casework::ports::Clock::now(&room.clock));
    let fullest = demo::bring_in(&room, today)?;
    writeln!(
        out,
        "Northmere is a council that does not exist, with eighteen months of cases up to today.\n"
    )?;
    open_cases(&room, today, out)?;
    one_case(&room, fullest.as_deref(), today, out)?;
    year(&room, today, out)?;
    write!(out, "{}", next_steps(&address(&place), today))?;
    if wanted.terminal {
        return Ok(());
    }
    let listen = wanted.listen.unwrap_or_else(free_or_usual);
    let house = demo::house(&room)?;
    server::run(house, listen, |at| invite(at, out))
}

/// The usual address, or any free one where that is taken.
fn free_or_usual() -> SocketAddr {
    match std::net::TcpListener::bind(LISTEN) {
        Ok(_) => LISTEN,
        Err(_) => SocketAddr::new(LISTEN.ip(), 0),
    }
}

fn invite(at: SocketAddr, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "\nIN THE BROWSER\n\nhttp://{at}\n")?;
    for (sign_in_name, name, role, _) in demo::SIGN_INS {
        let role = role.label().to_lowercase();
        writeln!(out, "  {sign_in_name:<14} {name}, {role}")?;
    }
    writeln!(out, "\nThe password of each is: {}", demo::PASSWORD)?;
    writeln!(out, "Ctrl-C ends it; the next `heard demo` begins anew.")?;
    Ok(out.flush()?)
}

/// Where the demonstration is to be. What the environment names is the council's own register, and is left alone.
fn place(arguments: &Arguments) -> Result<DatabaseUrl, Failure> {
    if arguments.database_typed {
        return Ok(Settings::read(arguments)?.database);
    }
    Ok(DatabaseUrl::sqlite(FILE))
}

/// The address by which other commands find the demonstration, without a password.
fn address(place: &DatabaseUrl) -> String {
    match place {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(_) => place.to_string(),
    }
}

/// Removes the file of an earlier demonstration, and nothing else.
fn clear_away(place: &DatabaseUrl) -> Result<(), Failure> {
    let held = only_authority(place);
    let there = match (place, &held) {
        (DatabaseUrl::Sqlite(_), Ok(Some(name))) if name == COUNCIL => return remove(place),
        (DatabaseUrl::Sqlite(path), _) => path.exists(),
        (DatabaseUrl::Postgres(_), held) => held.is_ok(),
    };
    if !there {
        return Ok(());
    }
    let (what, instead) = match place {
        DatabaseUrl::Sqlite(_) => ("is no demonstration of this version of Heard", "move it"),
        DatabaseUrl::Postgres(_) => ("holds a register already", "empty it yourself"),
    };
    let message = format!(
        "{place} {what}, and nothing in it was changed; {instead}, or name another place with --database"
    );
    Err(Failure::new(End::Database, message))
}

fn remove(place: &DatabaseUrl) -> Result<(), Failure> {
    for file in place.files() {
        match std::fs::remove_file(&file) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::file("remove", &file, &error)),
        }
    }
    Ok(())
}

fn open_cases(room: &Room, today: Date, out: &mut dyn Write) -> Result<(), Failure> {
    let office = room.office();
    let filter = Filter {
        open: Some(true),
        ..Filter::default()
    };
    let page = PageEnd {
        order: Order::Due,
        after: None,
        most: 60,
    };
    let listing = office
        .register
        .list(office.viewer, office.authority.id, &filter, &page)?;
    writeln!(out, "OPEN CASES, BY DUE DATE\n")?;
    writeln!(
        out,
        "{}",
        terminal::cases(&listing.cases, office.calendar, today, Style::of_terminal())
    )?;
    Ok(())
}

fn one_case(
    room: &Room,
    reference: Option<&str>,
    today: Date,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let Some(reference) = reference else {
        return Ok(());
    };
    let office = room.office();
    let case = office.case(reference)?;
    writeln!(out, "ONE CASE\n")?;
    writeln!(
        out,
        "{}",
        terminal::case(
            &case,
            &[],
            &elsewhere(&office, &case)?,
            office.rules,
            office.calendar,
            today,
            Style::of_terminal()
        )
    )?;
    Ok(())
}

fn year(room: &Room, today: Date, out: &mut dyn Write) -> Result<(), Failure> {
    let office = room.office();
    let definition = definition(COUNCIL, None)?;
    let cases = office.register.facts(office.authority.id, None)?;
    let (_, published) = office.register.figures(office.authority.id, None)?;
    let facts = Facts::new(
        cases,
        published,
        office.calendar,
        &figures::Limits::of(office.rules),
    )
    .map_err(|error| Failure::input(error.to_string()))?;
    let options = Options {
        cases: false,
        rules: office.rules.fingerprint().to_owned(),
    };
    let report = compute(&definition, &facts, last_year(today), today, &options)
        .map_err(|error| Failure::input(error.to_string()))?;
    writeln!(out, "THE YEAR\n")?;
    writeln!(out, "{}", terminal::report(&report, Style::of_terminal()))?;
    Ok(())
}

/// The last financial year that is over.
fn last_year(today: Date) -> Period {
    let ended = if today >= date(today.year(), 4, 1) {
        today.year()
    } else {
        today.year() - 1
    };
    Period {
        from: date(ended - 1, 4, 1),
        to: date(ended, 3, 31),
    }
}

fn next_steps(address: &str, today: Date) -> String {
    let Period { from, to } = last_year(today);
    format!(
        "WHAT TO TRY NEXT\n\n\
         export HEARD_DATABASE={address}\n\
         heard cases --open --late\n\
         heard cases --search \"short breaks\"\n\
         heard report {COUNCIL} --from {from} --to {to}\n\
         heard explain {COUNCIL} 1 \"Statutory complaints received\" Number --from {from} --to {to}\n\
         heard workdays add {today} 10 --explain\n\
         heard verify\n\n\
         In place of `heard`, `cargo run --release --` does the same from this folder.\n"
    )
}
