//! Where a clock warns, though nothing is due soon: day 25 of a stage 2, day 29 of a data-protection complaint.
//!
//! A row of a list does not say it, so the cases themselves are read: only those that stand where a rule with such
//! days runs, a page of each at most.

use super::{Part, after_soon};
use crate::desk::Desk;
use crate::trouble::Trouble;
use crate::words::{Due, Line, Nearness};
use casework::ports::{Filter, Listing};
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::ids::StageNumber;
use complaints::rules::ClockRule;
use complaints::status::Status;
use jiff::civil::Date;

/// The lists of those cases of which a clock may warn, and that stand in no other part.
pub(super) fn filters(desk: &Desk<'_>, today: Date) -> Result<Vec<Filter>, Trouble> {
    let from = after_soon(desk, today)?;
    let mut filters: Vec<Filter> = Vec::new();
    let warning = desk.house.rules.clocks().filter(|it| !it.alerts.is_empty());
    for rule in warning {
        let filter = filter(rule, from);
        if !filters.contains(&filter) {
            filters.push(filter);
        }
    }
    Ok(filters)
}

fn filter(rule: &ClockRule, from: Date) -> Filter {
    let at = rule.stage.map(|stage| match stage {
        StageNumber::One => Status::Stage1,
        StageNumber::Two => Status::Stage2,
        StageNumber::Three => Status::Stage3,
    });
    Filter {
        open: Some(true),
        due_from: Some(from),
        kinds: rule.kinds.clone(),
        procedures: rule.procedures.clone(),
        statuses: at.into_iter().collect(),
        ..Filter::default()
    }
}

/// The part that shows them, where there is one.
pub(super) fn part(desk: &Desk<'_>, listings: &[Listing]) -> Result<Option<Part>, Trouble> {
    let today = desk.today();
    let mut lines = Vec::new();
    for listing in listings {
        let cases = desk.cases_of(listing)?;
        for (id, row) in &listing.cases {
            let Some(case) = cases.iter().find(|it| it.id() == *id) else {
                continue;
            };
            if let Some((clock, due)) = warns(case, desk) {
                let mut line = Line::of(*id, row, today, desk.calendar());
                line.due_rule = Some(clock.rule.name.clone());
                line.due = Some(due);
                lines.push(line);
            }
        }
    }
    Ok((!lines.is_empty()).then(|| Part {
        id: "warned",
        heading: "Past a day from which a clock warns",
        count: lines.len().to_string(),
        more: listings.iter().any(|it| it.next.is_some()),
        lines,
        none: "",
        all: "/cases?status=stage2",
    }))
}

/// The clock that warns, and when it is due; none where it is due so soon that another part says it.
fn warns(case: &Case, desk: &Desk<'_>) -> Option<(Clock, Due)> {
    let (today, calendar) = (desk.today(), desk.calendar());
    // a date beyond the calendar has no day: the case itself says so
    let all = clocks(case, &desk.house.rules, calendar).unwrap_or_default();
    let warning = all
        .into_iter()
        .filter_map(|it| Some((it.alert(today)?.on, it)));
    let (_, clock) = warning.max_by_key(|(on, _)| *on)?;
    let far = Due::of(clock.due?, today, calendar).nearness == Nearness::Fine;
    let due = Due::of_clock(&clock, today, calendar).filter(|_| far)?;
    Some((clock, due))
}
