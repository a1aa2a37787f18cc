//! Cases as columns: one array for each thing that a figure reads, one table for each thing that a case holds.

use super::day::Day;

/// Cases, in the order of their references.
#[derive(Debug, Clone, Default)]
pub(crate) struct CaseColumns {
    pub(crate) kind: Vec<u32>,
    pub(crate) procedure: Vec<u32>,
    pub(crate) received: Vec<Day>,
    /// Stage 1 was answered, or the record's answer was sent.
    pub(crate) answered: Vec<Day>,
    /// Withdrawn before an answer: the case, or its stage 1.
    pub(crate) withdrawn: Vec<Day>,
    pub(crate) refused: Vec<Day>,
    /// It has a stage 1 that can be open: an accepted complaint, or a record whose answer is a stage.
    pub(crate) can_be_open: Vec<bool>,
    /// It is settled outside every stage: a representation or a service request.
    pub(crate) informal: Vec<bool>,
    /// The row of its stage 1 in the table of stages, or none.
    pub(crate) stage_1: Vec<u32>,
    pub(crate) method: Vec<u32>,
    pub(crate) raised_by: Vec<u32>,
    pub(crate) quadrant: Vec<u32>,
    pub(crate) locality: Vec<u32>,
    pub(crate) outcome: Vec<u32>,
    pub(crate) reason: Vec<u32>,
    pub(crate) advocacy: AdvocacyColumns,
}

/// The offer of an advocate and its answer: for each case, or for each child of one.
#[derive(Debug, Clone, Default)]
pub(crate) struct AdvocacyColumns {
    pub(crate) offered_on: Vec<Day>,
    pub(crate) offered: Vec<u32>,
    pub(crate) answer: Vec<u32>,
    pub(crate) reason: Vec<u32>,
    pub(crate) provider: Vec<u32>,
    pub(crate) source: Vec<u32>,
}

/// Complaint points.
#[derive(Debug, Clone, Default)]
pub(crate) struct PointColumns {
    pub(crate) case: Vec<u32>,
    pub(crate) theme: Vec<u32>,
    pub(crate) team: Vec<u32>,
    pub(crate) procedure: Vec<u32>,
    pub(crate) outcome: Vec<u32>,
    /// The day from which the outcome is known: that of the answer or of the withdrawal.
    pub(crate) outcome_on: Vec<Day>,
}

/// One value for each of several of a case: a team, a service area.
#[derive(Debug, Clone, Default)]
pub(crate) struct ValueColumns {
    pub(crate) case: Vec<u32>,
    pub(crate) value: Vec<u32>,
}

/// Stages.
#[derive(Debug, Clone, Default)]
pub(crate) struct StageColumns {
    pub(crate) case: Vec<u32>,
    pub(crate) number: Vec<i32>,
    pub(crate) procedure: Vec<u32>,
    pub(crate) started: Vec<Day>,
    pub(crate) answered: Vec<Day>,
    pub(crate) withdrawn: Vec<Day>,
    pub(crate) extended: Vec<bool>,
    pub(crate) outcome: Vec<u32>,
    /// Working days from the start to the answer.
    pub(crate) days: Vec<i32>,
    /// Working days from the start to the panel.
    pub(crate) panel_days: Vec<i32>,
    pub(crate) panel_on: Vec<Day>,
    /// The limit in working days that holds for it, and whether it is the panel that has to keep it.
    pub(crate) standard: Vec<i32>,
    pub(crate) longer: Vec<i32>,
    pub(crate) until_panel: Vec<bool>,
}

/// Representations, stages and entries of the Ombudsman, one under the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct TransactionColumns {
    pub(crate) case: Vec<u32>,
    pub(crate) level: Vec<u32>,
    pub(crate) stage: Vec<i32>,
    pub(crate) received: Vec<Day>,
}

/// Entries of the Ombudsman.
#[derive(Debug, Clone, Default)]
pub(crate) struct OmbudsmanColumns {
    pub(crate) case: Vec<u32>,
    pub(crate) told: Vec<Day>,
    pub(crate) decided: Vec<Day>,
    pub(crate) decision: Vec<u32>,
    pub(crate) investigated: Vec<u32>,
    pub(crate) referred_by: Vec<u32>,
}

/// Remedies.
#[derive(Debug, Clone, Default)]
pub(crate) struct RemedyColumns {
    pub(crate) case: Vec<u32>,
    pub(crate) kind: Vec<u32>,
    pub(crate) agreed: Vec<Day>,
    /// In pence; none where no money was agreed.
    pub(crate) pence: Vec<Option<i64>>,
    pub(crate) stage: Vec<i32>,
    /// The row of its stage in the table of stages, or none.
    pub(crate) stage_row: Vec<u32>,
}

/// People: the children of cases, or those who complained.
#[derive(Debug, Clone, Default)]
pub(crate) struct PersonColumns {
    pub(crate) case: Vec<u32>,
    /// The same number on two cases means the same person; none where nobody is named.
    pub(crate) key: Vec<u32>,
    pub(crate) age: Vec<i32>,
    pub(crate) gender: Vec<u32>,
    pub(crate) ethnicity: Vec<u32>,
    pub(crate) disability: Vec<u32>,
    pub(crate) religion: Vec<u32>,
    pub(crate) sexual_orientation: Vec<u32>,
    pub(crate) language: Vec<u32>,
    pub(crate) care_status: Vec<u32>,
}

/// Everything that a figure reads.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    pub(crate) cases: CaseColumns,
    pub(crate) points: PointColumns,
    pub(crate) teams: ValueColumns,
    pub(crate) areas: ValueColumns,
    pub(crate) stages: StageColumns,
    pub(crate) transactions: TransactionColumns,
    pub(crate) ombudsman: OmbudsmanColumns,
    pub(crate) remedies: RemedyColumns,
    pub(crate) people: PersonColumns,
    pub(crate) children: PersonColumns,
    /// What was offered to each of the children, in the same rows.
    pub(crate) offers: AdvocacyColumns,
}

/// A table of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Table {
    Cases,
    Points,
    Teams,
    Areas,
    Stages,
    Transactions,
    Ombudsman,
    Remedies,
    People,
    Children,
}

impl Columns {
    /// How many rows a table has.
    pub(crate) fn rows(&self, table: Table) -> usize {
        match table {
            Table::Cases => self.cases.kind.len(),
            other => self.case_of(other).len(),
        }
    }

    /// The case of each row of a table; the table of cases has none, each is its own.
    pub(crate) fn case_of(&self, table: Table) -> &[u32] {
        match table {
            Table::Cases => &[],
            Table::Points => &self.points.case,
            Table::Teams => &self.teams.case,
            Table::Areas => &self.areas.case,
            Table::Stages => &self.stages.case,
            Table::Transactions => &self.transactions.case,
            Table::Ombudsman => &self.ombudsman.case,
            Table::Remedies => &self.remedies.case,
            Table::People => &self.people.case,
            Table::Children => &self.children.case,
        }
    }

    /// The row of one table to which each row of another belongs, where it belongs to one and no more.
    ///
    /// Everything belongs to a case, and a remedy to a stage as well; where it has none, that is no row.
    pub(crate) fn owners(&self, table: Table, of: Table) -> Option<&[u32]> {
        match (table, of) {
            (Table::Cases, of) => Some(self.case_of(of)),
            (Table::Stages, Table::Remedies) => Some(&self.remedies.stage_row),
            _ => None,
        }
    }
}
