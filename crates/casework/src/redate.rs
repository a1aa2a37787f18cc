//! What other rules or another calendar would move: every date that still runs, before and after. Nothing is changed.

use crate::office::Office;
use crate::ports::RegisterError;
use complaints::Case;
use complaints::clock::{Clock, ClockState, clocks};
use complaints::rules::Rules;
use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

/// A date that would move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The case.
    pub reference: String,
    /// The clock's id: `ST-10`.
    pub clock: String,
    /// What has to be done.
    pub name: String,
    /// The day it is due now; none where it has no day, or no such clock runs.
    pub before: Option<Date>,
    /// The day it would be due.
    pub after: Option<Date>,
    /// Whether it was done by then, where it was done.
    pub met_before: Option<bool>,
    /// Whether it would count as done by then.
    pub met_after: Option<bool>,
}

/// Rules and a calendar to count by.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The calendar.
    pub calendar: &'a Calendar,
}

/// Every date that would move, by reference: of closed cases too, whose window for the next stage and whose keeping run on,
/// and of what was done already, which may count as late then, or as in time.
///
/// # Errors
/// A register that could not be read.
pub fn moved(office: &Office<'_>, after: Basis<'_>) -> Result<Vec<Moved>, RegisterError> {
    let before = Basis {
        rules: office.rules,
        calendar: office.calendar,
    };
    let mut all = Vec::new();
    office
        .register
        .every_case(office.viewer, office.authority.id, &mut |case| {
            // a date beyond the calendar's years has none on either side, which the case's page says
            all.extend(moved_of(&case, before, after).unwrap_or_default());
            Ok(())
        })?;
    Ok(all)
}

/// Every date of a case that would move.
///
/// # Errors
/// A date beyond the years that a calendar covers.
pub fn moved_of(
    case: &Case,
    before: Basis<'_>,
    after: Basis<'_>,
) -> Result<Vec<Moved>, BeyondData> {
    let counted = |basis: Basis<'_>| {
        let all = clocks(case, basis.rules, basis.calendar)?;
        let counted = all
            .into_iter()
            .filter(|it| matches!(it.state, ClockState::Running | ClockState::Stopped { .. }));
        Ok::<Vec<Clock>, BeyondData>(counted.collect())
    };
    let (before, after) = (counted(before)?, counted(after)?);
    let same = |a: &Clock, b: &Clock| {
        (&a.rule.id, a.route, a.about, a.rule.stage) == (&b.rule.id, b.route, b.about, b.rule.stage)
    };
    let reference = &case.state().receipt.reference;
    let line = |clock: &Clock, before: Option<&Clock>, after: Option<&Clock>| Moved {
        reference: reference.clone(),
        clock: clock.rule.id.clone(),
        name: clock.rule.name.clone(),
        before: before.and_then(|it| it.due),
        after: after.and_then(|it| it.due),
        met_before: before.and_then(Clock::met),
        met_after: after.and_then(Clock::met),
    };
    let mut found: Vec<Moved> = before
        .iter()
        .map(|old| {
            let new = after.iter().find(|it| same(it, old));
            line(old, Some(old), new)
        })
        .filter(|it| match it.met_before {
            None => it.before != it.after,
            // of what was done only what would count otherwise
            met => met != it.met_after,
        })
        .collect();
    let added = after
        .iter()
        .filter(|new| !before.iter().any(|old| same(old, new)));
    found.extend(added.map(|new| line(new, None, Some(new))));
    Ok(found)
}
