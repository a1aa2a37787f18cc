//! Cohorts as sets: who has the day that a period asks for.

use crate::cohort::Cohort;
use crate::facts::day::{self, Day};
use crate::facts::{Facts, Table};
use crate::members::Members;
use crate::select::{Sets, table_of};
use crate::unit::Unit;

/// The rows of the cohort, and the table that they are of.
pub(crate) fn cohort(
    facts: &Facts,
    unit: Unit,
    cohort: Cohort,
    (from, to): (Day, Day),
    closing: Day,
) -> (Table, Members) {
    let table = table(cohort, unit);
    let columns = &facts.columns;
    let (cases, stages, ombudsman) = (&columns.cases, &columns.stages, &columns.ombudsman);
    let inside = |day: Day| from <= day && day <= to;
    // a day that has come by then; one that is missing has not
    let by = |day: Day, last: Day| day != day::NONE && day <= last;
    let of = |days: &[Day]| Members::over(days, inside);
    let open_case = |last: Day, before: Day| {
        let mut open = Members::over(&cases.can_be_open, |it| it);
        open.keep(&Members::over(&cases.received, |it| it <= last));
        open.keep(&Members::over(&cases.answered, |it| !by(it, before)));
        open.keep(&Members::over(&cases.withdrawn, |it| !by(it, before)));
        open
    };
    let open_stage = |last: Day, before: Day| {
        let mut open = Members::over(&stages.started, |it| by(it, last));
        open.keep(&Members::over(&stages.answered, |it| !by(it, before)));
        open.keep(&Members::over(&stages.withdrawn, |it| !by(it, before)));
        open
    };
    let members = match (cohort, table) {
        (Cohort::Received, Table::Transactions) => of(&columns.transactions.received),
        (Cohort::Received, _) => {
            let mut accepted = Members::over(&cases.refused, |it| it == day::NONE);
            accepted.keep(&of(&cases.received));
            accepted
        }
        (Cohort::Contacted, _) => of(&cases.received),
        (Cohort::Answered, _) => of(&cases.answered),
        (Cohort::Withdrawn, Table::Stages) => of(&stages.withdrawn),
        (Cohort::Withdrawn, _) => of(&cases.withdrawn),
        (Cohort::Refused, _) => of(&cases.refused),
        (Cohort::Closed, _) => Members::of(cases.kind.len(), |row| inside(closed(facts, row))),
        (Cohort::OpenAtStart, Table::Stages) => open_stage(from - 1, from - 1),
        (Cohort::OpenAtStart, _) => open_case(from - 1, from - 1),
        (Cohort::OpenAtEnd, Table::Stages) => open_stage(to, to),
        (Cohort::OpenAtEnd, _) => open_case(to, to),
        (Cohort::StageStarted, _) => of(&stages.started),
        (Cohort::StageConcluded, _) => of(&stages.answered),
        (Cohort::StageStartedAndDecided, _) => Members::of(stages.case.len(), |row| {
            inside(stages.started[row]) && by(stages.answered[row], closing)
        }),
        (Cohort::OmbudsmanTold, _) => of(&ombudsman.told),
        (Cohort::OmbudsmanDecided, _) => of(&ombudsman.decided),
        (Cohort::OmbudsmanToldAndDecided, _) => Members::of(ombudsman.case.len(), |row| {
            inside(ombudsman.told[row]) && by(ombudsman.decided[row], closing)
        }),
        (Cohort::RemedyAgreed, _) => of(&columns.remedies.agreed),
    };
    (table, members)
}

/// The table whose days decide about a cohort.
pub(crate) fn table(cohort: Cohort, unit: Unit) -> Table {
    match cohort {
        Cohort::Received if unit == Unit::Transaction => Table::Transactions,
        Cohort::Received
        | Cohort::Contacted
        | Cohort::Answered
        | Cohort::Refused
        | Cohort::Closed => Table::Cases,
        Cohort::Withdrawn | Cohort::OpenAtStart | Cohort::OpenAtEnd => match unit {
            Unit::Stage => Table::Stages,
            _ => Table::Cases,
        },
        Cohort::StageStarted | Cohort::StageConcluded | Cohort::StageStartedAndDecided => {
            Table::Stages
        }
        Cohort::OmbudsmanTold | Cohort::OmbudsmanDecided | Cohort::OmbudsmanToldAndDecided => {
            table_of(Unit::OmbudsmanEntry)
        }
        Cohort::RemedyAgreed => Table::Remedies,
    }
}

/// The first of answered, withdrawn and refused.
pub(crate) fn closed(facts: &Facts, case: usize) -> Day {
    let cases = &facts.columns.cases;
    [
        cases.answered[case],
        cases.withdrawn[case],
        cases.refused[case],
    ]
    .into_iter()
    .filter(|day| *day != day::NONE)
    .min()
    .unwrap_or(day::NONE)
}

/// The day by which a member of a cohort is put in order: that of what happened.
pub(crate) fn day_of(sets: &Sets, cohort: Cohort, unit: Unit, row: usize) -> Day {
    let facts = sets.facts;
    let columns = &facts.columns;
    let home = table(cohort, unit);
    let Some(row) = sets.rows_of(unit, row, home).first().copied() else {
        return day::NONE;
    };
    let days = match (cohort, home) {
        (Cohort::Closed, _) => return closed(facts, row),
        (_, Table::Transactions) => &columns.transactions.received,
        (Cohort::Answered, _) => &columns.cases.answered,
        (Cohort::Withdrawn, Table::Stages) => &columns.stages.withdrawn,
        (Cohort::Withdrawn, _) => &columns.cases.withdrawn,
        (Cohort::Refused, _) => &columns.cases.refused,
        (Cohort::StageConcluded, _) => &columns.stages.answered,
        (_, Table::Stages) => &columns.stages.started,
        (Cohort::OmbudsmanDecided, _) => &columns.ombudsman.decided,
        (_, Table::Ombudsman) => &columns.ombudsman.told,
        (_, Table::Remedies) => &columns.remedies.agreed,
        _ => &columns.cases.received,
    };
    days.get(row).copied().unwrap_or(day::NONE)
}
