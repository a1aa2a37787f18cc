//! `heard cases`: list cases.

use super::delays::in_words;
use crate::arguments::{Arguments, Cases};
use crate::exit::Failure;
use crate::terminal::{self, Style};
use crate::wiring::Room;
use casework::delays::late_clocks;
use casework::office::Office;
use casework::ports::{Filter, KeptBy, LookedAt, PageEnd};
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::days::{due, short};
use complaints::duties;
use complaints::ids::CaseId;
use complaints::projection::CaseRow;
use complaints::step::About;
use jiff::civil::Date;
use std::io::Write;

pub(super) fn run(
    arguments: &Arguments,
    cases: &Cases,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let room = Room::open(arguments)?;
    let office = room.office();
    let today = office.context().today();
    let filter = filter(cases, today);
    room.look(LookedAt::List, None, &detail(cases))?;
    let page = PageEnd {
        order: cases.order,
        after: None,
        most: cases.most,
    };
    let listing = office
        .register
        .list(office.viewer, office.authority.id, &filter, &page)?;
    if cases.json {
        for (_, row) in &listing.cases {
            let line =
                serde_json::to_string(row).map_err(|error| Failure::input(error.to_string()))?;
            writeln!(out, "{line}")?;
        }
        return Ok(());
    }
    write!(
        out,
        "{}",
        terminal::cases(&listing.cases, office.calendar, today, Style::of_terminal())
    )?;
    warnings(&office, &listing.cases, out)?;
    by_target(&office, &listing.cases, out)?;
    overdue(&office, cases, &listing.cases, out)?;
    if cases.late {
        whose_days(&office, &listing.cases, out)?;
    }
    if listing.next.is_some() {
        let all = office
            .register
            .count(office.viewer, office.authority.id, &filter)?;
        writeln!(
            out,
            "{} of {all} shown; ask for more with --most.",
            listing.cases.len()
        )?;
    }
    Ok(())
}

/// The lines of those cases shown that their line of the list tells to look into, one case after the other. A date beyond the
/// calendar gives no clocks: the case itself says so.
fn looked_into(
    office: &Office<'_>,
    shown: &[(CaseId, CaseRow)],
    tells: impl Fn(&CaseRow) -> bool,
    lines_of: impl Fn(&CaseRow, &Case, &[Clock]) -> Vec<String>,
) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for (id, row) in shown.iter().filter(|(_, row)| tells(row)) {
        let case = office
            .register
            .load(office.viewer, office.authority.id, *id)?;
        let Some(case) = case else { continue };
        let all = clocks(&case, office.rules, office.calendar).unwrap_or_default();
        lines.extend(lines_of(row, &case, &all));
    }
    Ok(lines)
}

/// Lines under their heading, where there are any.
fn under(heading: &str, lines: &[String], out: &mut dyn Write) -> Result<(), Failure> {
    if !lines.is_empty() {
        writeln!(out, "\n{heading}:\n{}", lines.join("\n"))?;
    }
    Ok(())
}

/// The clocks that warn today, of the cases shown. A line of the list holds no day of warning, so the cases in which a
/// clock can warn are looked into, and no others.
fn warnings(
    office: &Office<'_>,
    shown: &[(CaseId, CaseRow)],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let today = office.context().today();
    let may_warn = |row: &CaseRow| row.may_warn(office.rules);
    let lines = looked_into(office, shown, may_warn, |row, _, all| {
        let warns = all.iter().filter_map(|clock| {
            let alert = clock.alert(today)?;
            let rule = &clock.rule;
            Some(format!(
                "  {}  {} ({}): {alert}",
                row.reference, rule.name, rule.id
            ))
        });
        warns.collect()
    })?;
    under("Clocks that warn", &lines, out)
}

/// Of the cases shown that are late by a target: the limit of the law beside it, or that by which it is late too.
fn by_target(
    office: &Office<'_>,
    shown: &[(CaseId, CaseRow)],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let today = office.context().today();
    let late = |row: &CaseRow| row.due_on.is_some_and(|day| day < today);
    let lines = looked_into(office, shown, late, |row, case, all| {
        let state = case.state();
        let first = duties::judged(state, all).filter(|it| !it.is_the_laws());
        let named = duties::judged_on(state, all, today).filter(|_| first.is_some());
        let Some((clock, day)) = named.and_then(|it| Some((it, it.due?))) else {
            return Vec::new();
        };
        let by = if clock.is_the_laws() {
            "by law"
        } else {
            "by target"
        };
        let limit = duties::legal_limit_beside(clock, all).and_then(|it| it.due);
        let limit = limit.map_or_else(String::new, |it| {
            format!(" (legal limit {})", short(it, today))
        });
        vec![format!(
            "  {}  {by}: {} ({}), {}{limit}",
            row.reference,
            clock.name(state),
            clock.rule.id,
            due(day, today, office.calendar)
        )]
    })?;
    under("What they are late by", &lines, out)
}

/// The steps on the way and the promises that are overdue, of the cases shown; with --late of every case that the filters
/// let through. A line of the list holds the first of them, so only the cases that owe something are looked into.
fn overdue(
    office: &Office<'_>,
    cases: &Cases,
    shown: &[(CaseId, CaseRow)],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let today = office.context().today();
    let every = if cases.late {
        let filter = Filter {
            to_be_done: false,
            due_before: None,
            owed_before: Some(today),
            ..filter(cases, today)
        };
        every(office, cases, &filter)?
    } else {
        shown.to_vec()
    };
    let owes = |row: &CaseRow| row.owed_on.is_some_and(|day| day < today);
    let lines = looked_into(office, &every, owes, |row, case, all| {
        let past = duties::overdue(case.state(), all, today).into_iter();
        let line = |clock: &Clock| {
            let about = match clock.about {
                // its name says of which point it is
                About::Case | About::Point(_) => String::new(),
                about => format!(", {about}"),
            };
            let when = clock
                .due
                .map_or_else(String::new, |day| due(day, today, office.calendar));
            format!(
                "  {}  {}{about} ({}): {when}",
                row.reference,
                clock.name(case.state()),
                clock.rule.id
            )
        };
        past.map(line).collect()
    })?;
    under("Overdue on the way, which makes no case late", &lines, out)
}

/// Every case that a filter lets through.
fn every(
    office: &Office<'_>,
    cases: &Cases,
    filter: &Filter,
) -> Result<Vec<(CaseId, CaseRow)>, Failure> {
    let mut all = Vec::new();
    let mut page = PageEnd {
        order: cases.order,
        after: None,
        most: cases.most,
    };
    loop {
        let listing = office
            .register
            .list(office.viewer, office.authority.id, filter, &page)?;
        all.extend(listing.cases);
        if listing.next.is_none() {
            return Ok(all);
        }
        page.after = listing.next;
    }
}

/// Whose days they were, of each late clock of the cases shown.
fn whose_days(
    office: &Office<'_>,
    shown: &[(CaseId, CaseRow)],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let today = office.context().today();
    for (place, (id, row)) in shown.iter().enumerate() {
        if place == 0 {
            writeln!(out, "\nWhose days they were:")?;
        }
        let case = office
            .register
            .load(office.viewer, office.authority.id, *id)?;
        let Some(case) = case else { continue };
        for (clock, delay) in late_clocks(office, &case) {
            if clock.late(today) {
                let name = clock.name(case.state());
                let what = in_words(&name, &clock.rule, &delay, office.rules);
                writeln!(out, "  {}  {what}", row.reference)?;
            }
        }
    }
    Ok(())
}

fn filter(cases: &Cases, today: Date) -> Filter {
    Filter {
        open: None,
        to_be_done: cases.open,
        due_before: cases.late.then_some(today),
        due_from: None,
        owed_before: cases.owed.then_some(today),
        kinds: cases.kind.clone(),
        procedures: cases.procedure.clone(),
        statuses: cases.status.clone(),
        teams: cases.team.clone(),
        service_areas: cases.area.clone(),
        received_from: cases.received_from,
        received_to: cases.received_to,
        kept_by: cases.kept_by.as_deref().map(|it| match it {
            "nobody" => KeptBy::Nobody,
            account => KeptBy::Account(account.to_lowercase()),
        }),
        words: cases.search.clone(),
    }
}

/// Which filters were used: their names only, since a search may hold a name.
fn detail(cases: &Cases) -> String {
    let used = [
        (cases.open, "open"),
        (cases.late, "late"),
        (cases.owed, "owed"),
        (!cases.kind.is_empty(), "kind"),
        (!cases.procedure.is_empty(), "procedure"),
        (!cases.status.is_empty(), "status"),
        (!cases.team.is_empty(), "team"),
        (!cases.area.is_empty(), "area"),
        (
            cases.received_from.is_some() || cases.received_to.is_some(),
            "received",
        ),
        (cases.kept_by.is_some(), "kept-by"),
        (cases.search.is_some(), "search"),
    ];
    let names: Vec<&str> = used
        .into_iter()
        .filter(|(used, _)| *used)
        .map(|(_, name)| name)
        .collect();
    format!("cases {}", names.join(" ")).trim_end().to_owned()
}
