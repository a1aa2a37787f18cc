//! Cohorts as sets: who has the day that a period asks for.

use crate::cohort::Cohort;
use crate::facts::day::{self, Day};
use crate::facts::{Facts, Table};
use crate::members::Members;
use crate::select::{Sets, table_of};
use crate::unit::Unit;

/// The rows of the cohort, and the table that they are of.
pub(crate) fn cohort(
    sets: &Sets,
    unit: Unit,
    cohort: Cohort,
    (from, to): (Day, Day),
    closing: Day,
) -> (Table, Members) {
    let table = table(cohort, unit);
    let columns = &sets.facts.columns;
    let (cases, stages, ombudsman) = (&columns.cases, &columns.stages, &columns.ombudsman);
    let inside = |days| {
        let mut inside = (*sets.by(days, to)).clone();
        inside.less(&sets.by(days, from - 1));
        inside
    };
    let decided = |begun, ended| {
        let mut decided = inside(begun);
        decided.keep(&sets.by(ended, closing));
        decided
    };
    // begun by one day, and neither answered nor withdrawn by then
    let open_case = |last| {
        let mut open = (*sets.by(&cases.received, last)).clone();
        open.keep(sets.can_be_open());
        open.less(&sets.by(&cases.answered, last));
        open.less(&sets.by(&cases.withdrawn, last));
        open
    };
    let open_stage = |last| {
        let mut open = (*sets.by(&stages.started, last)).clone();
        open.less(&sets.by(&stages.answered, last));
        open.less(&sets.by(&stages.withdrawn, last));
        open
    };
    // the first of three days has come by a day where any of them has
    let closed_by = |last| {
        let mut closed = (*sets.by(&cases.answered, last)).clone();
        closed.join(&sets.by(&cases.withdrawn, last));
        closed.join(&sets.by(&cases.refused, last));
        closed
    };
    let members = match (cohort, table) {
        (Cohort::Received, Table::Transactions) => inside(&columns.transactions.received),
        (Cohort::Received, _) => {
            let mut accepted = inside(&cases.received);
            accepted.less(&sets.by(&cases.refused, Day::MAX));
            accepted
        }
        (Cohort::Contacted, _) => inside(&cases.received),
        (Cohort::Answered, _) => inside(&cases.answered),
        (Cohort::Withdrawn, Table::Stages) => inside(&stages.withdrawn),
        (Cohort::Withdrawn, _) => inside(&cases.withdrawn),
        (Cohort::Refused, _) => inside(&cases.refused),
        (Cohort::Closed, _) => {
            let mut closed = closed_by(to);
            closed.less(&closed_by(from - 1));
            closed
        }
        (Cohort::OpenAtStart, Table::Stages) => open_stage(from - 1),
        (Cohort::OpenAtStart, _) => open_case(from - 1),
        (Cohort::OpenAtEnd, Table::Stages) => open_stage(to),
        (Cohort::OpenAtEnd, _) => open_case(to),
        (Cohort::StageStarted, _) => inside(&stages.started),
        (Cohort::StageConcluded, _) => inside(&stages.answered),
        (Cohort::StageStartedAndDecided, _) => decided(&stages.started, &stages.answered),
        (Cohort::OmbudsmanTold, _) => inside(&ombudsman.told),
        (Cohort::OmbudsmanDecided, _) => inside(&ombudsman.decided),
        (Cohort::OmbudsmanToldAndDecided, _) => decided(&ombudsman.told, &ombudsman.decided),
        (Cohort::RemedyAgreed, _) => inside(&columns.remedies.agreed),
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
