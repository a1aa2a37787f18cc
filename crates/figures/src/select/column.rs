//! The column that answers a field, as it is known on a day.

use crate::facts::day::{self, Day};
use crate::facts::{AdvocacyColumns, Facts, NONE, StageColumns, Table};
use crate::field::Field;
use crate::filter::View;
use crate::members::Members;
use crate::select::ending::{case_ending, case_outcome, stage_ending, state};
use crate::select::table_of;
use crate::unit::Unit;
use std::borrow::Cow;

/// The values of one field for every row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column<'a> {
    /// Numbers of words; [`NONE`] where nothing is recorded.
    Words(Cow<'a, [u32]>),
    /// Numbers; [`day::NONE`] where nothing is recorded.
    Numbers(Cow<'a, [i32]>),
}

impl Column<'_> {
    /// The rows for which something is recorded.
    pub(crate) fn stated(&self) -> Members {
        match self {
            Self::Words(words) => Members::over(words, |word| word != NONE),
            Self::Numbers(numbers) => Members::over(numbers, |number| number != day::NONE),
        }
    }
}

/// The table that holds a field for the members of a unit.
pub(crate) const fn home(field: Field, unit: Unit) -> Table {
    match field {
        Field::Kind
        | Field::RaisedBy
        | Field::Method
        | Field::Quadrant
        | Field::Locality
        | Field::Reason
        | Field::CaseOutcome => Table::Cases,
        Field::AdvocacyOffered
        | Field::AdvocacyAnswer
        | Field::AdvocacyReason
        | Field::AdvocacyProvider
        | Field::AdvocacySource => match unit {
            Unit::Child => Table::Children,
            _ => Table::Cases,
        },
        Field::Procedure => match unit {
            Unit::Issue => Table::Points,
            Unit::Stage => Table::Stages,
            _ => Table::Cases,
        },
        Field::Level => Table::Transactions,
        Field::Stage => match unit {
            Unit::Transaction => Table::Transactions,
            Unit::Remedy => Table::Remedies,
            _ => Table::Stages,
        },
        Field::PanelDays => Table::Stages,
        Field::Days | Field::OnTime | Field::Extended | Field::Ending => match unit {
            Unit::Stage => Table::Stages,
            _ => Table::Cases,
        },
        Field::Outcome => match unit {
            Unit::Stage => Table::Stages,
            Unit::Issue => Table::Points,
            _ => Table::Cases,
        },
        Field::State => match unit {
            Unit::Stage | Unit::OmbudsmanEntry => table_of(unit),
            _ => Table::Cases,
        },
        Field::Theme => Table::Points,
        Field::Team => match unit {
            Unit::Issue => Table::Points,
            _ => Table::Teams,
        },
        Field::ServiceArea => Table::Areas,
        Field::Decision | Field::Investigated | Field::ReferredBy => Table::Ombudsman,
        Field::Remedy => Table::Remedies,
        Field::Gender
        | Field::Ethnicity
        | Field::Disability
        | Field::Religion
        | Field::SexualOrientation
        | Field::Language
        | Field::CareStatus
        | Field::Age => match unit {
            Unit::Person => Table::People,
            _ => Table::Children,
        },
    }
}

/// The column of a field in a table.
pub(crate) fn column(facts: &Facts, table: Table, field: Field, view: View) -> Column<'_> {
    let columns = &facts.columns;
    let (cases, stages) = (&columns.cases, &columns.stages);
    let offers = match table {
        Table::Children => &columns.offers,
        _ => &cases.advocacy,
    };
    let known = |words: &[u32], on: &[Day]| {
        words
            .iter()
            .zip(on)
            .map(|(word, on)| if *on <= view.closing { *word } else { NONE })
            .collect::<Vec<_>>()
    };
    Column::Words(match (field, table) {
        (Field::Kind, _) => Cow::Borrowed(&cases.kind),
        (Field::Procedure, Table::Points) => Cow::Borrowed(&columns.points.procedure),
        (Field::Procedure, Table::Stages) => Cow::Borrowed(&stages.procedure),
        (Field::Procedure, _) => Cow::Borrowed(&cases.procedure),
        (Field::Stage, Table::Transactions) => {
            return Column::Numbers(Cow::Borrowed(&columns.transactions.stage));
        }
        (Field::Stage, Table::Remedies) => {
            return Column::Numbers(Cow::Borrowed(&columns.remedies.stage));
        }
        (Field::Stage, _) => return Column::Numbers(started(stages, view.closing).into()),
        (Field::Level, _) => Cow::Borrowed(&columns.transactions.level),
        (Field::Days, table) => {
            let days = known_days(&stages.days, &stages.answered, view.closing);
            return Column::Numbers(of_stage_1(facts, table, days, day::NONE).into());
        }
        (Field::PanelDays, _) => {
            let days = known_days(&stages.panel_days, &stages.panel_on, view.closing);
            return Column::Numbers(days.into());
        }
        (Field::OnTime, table) => of_stage_1(facts, table, on_time(facts, view), NONE).into(),
        (Field::Extended, table) => {
            let (yes, no) = yes_no(facts);
            let extended = stages.extended.iter().map(|it| if *it { yes } else { no });
            of_stage_1(facts, table, extended.collect(), NONE).into()
        }
        (Field::RaisedBy, _) => Cow::Borrowed(&cases.raised_by),
        (Field::Method, _) => Cow::Borrowed(&cases.method),
        (Field::Theme, _) => Cow::Borrowed(&columns.points.theme),
        (Field::Outcome, Table::Stages) => known(&stages.outcome, &stages.answered).into(),
        (Field::Outcome, Table::Points) => {
            known(&columns.points.outcome, &columns.points.outcome_on).into()
        }
        (Field::Outcome, _) => case_outcome(facts, view.closing).into(),
        (Field::CaseOutcome, _) => known(&cases.outcome, &cases.answered).into(),
        (Field::Ending, Table::Stages) => stage_ending(facts, view.closing).into(),
        (Field::Ending, _) => case_ending(facts, view.closing).into(),
        (Field::State, table) => state(facts, table, view.closing).into(),
        (Field::Reason, _) => known(&cases.reason, &cases.refused).into(),
        (Field::Decision, _) => {
            known(&columns.ombudsman.decision, &columns.ombudsman.decided).into()
        }
        (Field::Investigated, _) => Cow::Borrowed(&columns.ombudsman.investigated),
        (Field::ReferredBy, _) => Cow::Borrowed(&columns.ombudsman.referred_by),
        (Field::Remedy, _) => known(&columns.remedies.kind, &columns.remedies.agreed).into(),
        (Field::Team, Table::Points) => Cow::Borrowed(&columns.points.team),
        (Field::Team, _) => Cow::Borrowed(&columns.teams.value),
        (Field::ServiceArea, _) => Cow::Borrowed(&columns.areas.value),
        (Field::Quadrant, _) => Cow::Borrowed(&cases.quadrant),
        (Field::Locality, _) => Cow::Borrowed(&cases.locality),
        (Field::AdvocacyOffered, _) => offered(facts, offers, view.closing).into(),
        (Field::AdvocacyAnswer, _) => known(&offers.answer, &offers.offered_on).into(),
        (Field::AdvocacyReason, _) => known(&offers.reason, &offers.offered_on).into(),
        (Field::AdvocacyProvider, _) => Cow::Borrowed(&offers.provider),
        (Field::AdvocacySource, _) => Cow::Borrowed(&offers.source),
        (characteristic, table) => return of_person(facts, characteristic, table),
    })
}

fn of_person(facts: &Facts, field: Field, table: Table) -> Column<'_> {
    let people = match table {
        Table::People => &facts.columns.people,
        _ => &facts.columns.children,
    };
    Column::Words(match field {
        Field::Gender => Cow::Borrowed(&people.gender),
        Field::Ethnicity => Cow::Borrowed(&people.ethnicity),
        Field::Disability => Cow::Borrowed(&people.disability),
        Field::Religion => Cow::Borrowed(&people.religion),
        Field::SexualOrientation => Cow::Borrowed(&people.sexual_orientation),
        Field::Language => Cow::Borrowed(&people.language),
        Field::CareStatus => Cow::Borrowed(&people.care_status),
        _ => return Column::Numbers(Cow::Borrowed(&people.age)),
    })
}

/// What stages have, as such or for the case whose stage 1 it is.
fn of_stage_1<T: Copy>(facts: &Facts, table: Table, of_stages: Vec<T>, none: T) -> Vec<T> {
    if table == Table::Stages {
        return of_stages;
    }
    facts
        .columns
        .cases
        .stage_1
        .iter()
        .map(|row| of_stages.get(*row as usize).copied().unwrap_or(none))
        .collect()
}

fn known_days(days: &[i32], on: &[Day], closing: Day) -> Vec<i32> {
    days.iter()
        .zip(on)
        .map(|(days, on)| if *on <= closing { *days } else { day::NONE })
        .collect()
}

fn started(stages: &StageColumns, closing: Day) -> Vec<i32> {
    known_days(&stages.number, &stages.started, closing)
}

/// The numbers of the words `true` and `false`; a number that no row has where the word does not occur.
fn yes_no(facts: &Facts) -> (u32, u32) {
    (word(facts, "true"), word(facts, "false"))
}

/// The number of a word that the facts always hold.
pub(super) fn word(facts: &Facts, word: &str) -> u32 {
    facts.names.find(word).unwrap_or(NONE)
}

fn on_time(facts: &Facts, view: View) -> Vec<u32> {
    let stages = &facts.columns.stages;
    let (yes, no) = yes_no(facts);
    (0..stages.case.len())
        .map(|row| {
            let (days, on) = if stages.until_panel[row] {
                (stages.panel_days[row], stages.panel_on[row])
            } else {
                (stages.days[row], stages.answered[row])
            };
            let (standard, longer) = view
                .limit
                .unwrap_or((stages.standard[row], stages.longer[row]));
            let limit = if stages.extended[row] {
                longer
            } else {
                standard
            };
            if days == day::NONE || on > view.closing || limit == day::NONE {
                NONE
            } else if days <= limit {
                yes
            } else {
                no
            }
        })
        .collect()
}

fn offered(facts: &Facts, offers: &AdvocacyColumns, closing: Day) -> Vec<u32> {
    let no = word(facts, "false");
    let offered = offers.offered.iter().zip(&offers.offered_on);
    offered
        .map(|(offered, on)| if *on <= closing { *offered } else { no })
        .collect()
}
