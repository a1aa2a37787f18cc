//! Why a figure is what it is: why each case is in it, and why another is not.

mod asker;

use crate::compute::{Conditions, Options, Sheet, Writer, address, filled, frame, settled};
use crate::definition::Definition;
use crate::facts::Facts;
use crate::period::Frame;
use crate::plan::Source;
use crate::select::Sets;
use asker::Asker;
use complaints::published::Period;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address<'a> {
    /// The table's id.
    pub table: &'a str,
    /// The row's label.
    pub row: &'a str,
    /// The column's label.
    pub column: &'a str,
}

/// Why a figure is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The figure as a reader sees it.
    pub text: String,
    /// What it is, in plain English, a sentence a line.
    pub figure: Vec<String>,
    /// The cases that it counts, each once, in the order of their references.
    pub members: Vec<Member>,
}

/// One case of a figure, and why it is in it: what holds of any of its members that the figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The reference of its case.
    pub reference: String,
    /// Whether it is in the part that is shown: the numerator of a rate, the part of a share, the one member that a cell
    /// shows, those that have the number of a mean. Of a count, all are.
    pub shown: bool,
    /// What its facts say to each thing that is asked.
    pub reasons: Vec<String>,
}

/// Whether a case is in a figure, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is, by these members.
    In(Vec<Member>),
    /// It is not: what its nearest member fails first, and what the facts say to that.
    Out {
        /// What is asked.
        asked: String,
        /// What the facts of the case say.
        said: String,
    },
    /// The figure is read back or made of other figures, so that no case is counted for it.
    NotCounted,
}

/// Why nothing can be explained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExplainError {
    /// No table has that id.
    #[error("there is no table “{given}”; there are: {}", .there.join(", "))]
    Table {
        /// What was asked for.
        given: String,
        /// The ids that there are.
        there: Vec<String>,
    },
    /// The table has no such row.
    #[error("the table has no row “{given}”; it has: {}", .there.join(" | "))]
    Row {
        /// What was asked for.
        given: String,
        /// The labels that there are.
        there: Vec<String>,
    },
    /// The table has no such column.
    #[error("the table has no column “{given}”; it has: {}", .there.join(" | "))]
    Column {
        /// What was asked for.
        given: String,
        /// The labels that there are.
        there: Vec<String>,
    },
    /// No case has that reference.
    #[error("there is no case with the reference {0}")]
    Case(String),
    /// No report can be made.
    #[error(transparent)]
    Compute(#[from] crate::compute::ComputeError),
}

/// Explains a figure: what it is, and of each member why it is in it.
pub fn explain(
    definition: &Definition,
    facts: &Facts,
    period: Period,
    as_at: Date,
    at: Address,
) -> Result<Explanation, ExplainError> {
    let frame = frame(period, as_at)?;
    let definition = &*settled(definition, facts, frame);
    let sets = Sets::new(facts);
    let sheets = filled(
        definition,
        &sets,
        frame,
        Options::default().cases,
        &mut Vec::new(),
    );
    let (sheet, row, column) = find(&sheets, at)?;
    let own = &sheets[sheet];
    let text = own
        .figure(row, column)
        .map_or_else(String::new, |it| it.text.clone());
    let Some(plan) = &own.plans[row][column] else {
        return Ok(Explanation {
            text,
            figure: vec!["The report prints nothing here.".to_owned()],
            members: Vec::new(),
        });
    };
    let writer = Writer {
        definition,
        sets: &sets,
        frame,
    };
    let other = |place| {
        address(&sheets, (sheet, row, column), place, &writer).map_or_else(
            || "a cell that is not there".to_owned(),
            |(sheet, row, column)| {
                let it = &sheets[sheet];
                format!(
                    "{} (table {}, “{}”, “{}”)",
                    it.figure(row, column).map_or("", |it| it.text.as_str()),
                    it.table.id,
                    it.rows[row].label,
                    it.columns[column].label
                )
            },
        )
    };
    let sentence = match &plan.source {
        Source::Members(counted) => {
            let Some(days) = plan.when.days(frame) else {
                return Ok(Explanation {
                    text,
                    figure: vec!["Its period lies outside the report's.".to_owned()],
                    members: Vec::new(),
                });
            };
            let asker = Asker::new(&sets, counted, Conditions::new(counted, days, frame));
            return Ok(Explanation {
                text,
                figure: asker.sentences(),
                members: asker.members(|_| true),
            });
        }
        Source::Published { name, by } => {
            let period = plan.when.days(frame).map_or(period, |it| it.period);
            match facts.printed(name, period, by) {
                Some(line) => format!(
                    "Read back from the published figure {}: {name}{}, {} to {}.",
                    line.reference,
                    by_words(by),
                    period.from,
                    period.to
                ),
                None => format!(
                    "There is no published figure {name}{} for {} to {}.",
                    by_words(by),
                    period.from,
                    period.to
                ),
            }
        }
        Source::Difference { of, minus } => format!("{} less {}.", other(of), other(minus)),
        Source::Change { of, minus } => format!(
            "{} less {}, as a percentage of the second.",
            other(of),
            other(minus)
        ),
        Source::Complement { of } => format!("100 less {}.", other(of)),
    };
    Ok(Explanation {
        text,
        figure: vec![sentence],
        members: Vec::new(),
    })
}

/// Says whether a case is in a figure, and why or why not.
pub fn explain_case(
    definition: &Definition,
    facts: &Facts,
    period: Period,
    as_at: Date,
    at: Address,
    reference: &str,
) -> Result<Verdict, ExplainError> {
    let frame: Frame = frame(period, as_at)?;
    let case = facts
        .references
        .binary_search_by(|it| it.as_str().cmp(reference))
        .map_err(|_| ExplainError::Case(reference.to_owned()))?;
    let definition = &*settled(definition, facts, frame);
    let sets = Sets::new(facts);
    let sheets = filled(
        definition,
        &sets,
        frame,
        Options::default().cases,
        &mut Vec::new(),
    );
    let (sheet, row, column) = find(&sheets, at)?;
    let Some(plan) = &sheets[sheet].plans[row][column] else {
        return Ok(Verdict::NotCounted);
    };
    let (Source::Members(counted), Some(days)) = (&plan.source, plan.when.days(frame)) else {
        return Ok(Verdict::NotCounted);
    };
    let asker = Asker::new(&sets, counted, Conditions::new(counted, days, frame));
    let members = asker.members(|it| it == case);
    if !members.is_empty() {
        return Ok(Verdict::In(members));
    }
    Ok(asker.out(case))
}

fn by_words(by: &BTreeMap<String, String>) -> String {
    by.iter()
        .flat_map(|(key, value)| [", ", key, " ", value])
        .collect()
}

/// The cell of an address.
fn find(sheets: &[Sheet], at: Address) -> Result<(usize, usize, usize), ExplainError> {
    let sheet = sheets
        .iter()
        .position(|it| it.table.id == at.table)
        .ok_or_else(|| ExplainError::Table {
            given: at.table.to_owned(),
            there: sheets.iter().map(|it| it.table.id.clone()).collect(),
        })?;
    let own = &sheets[sheet];
    let row = own.row(at.row).ok_or_else(|| ExplainError::Row {
        given: at.row.to_owned(),
        there: own.rows.iter().map(|it| it.label.clone()).collect(),
    })?;
    let column = own.column(at.column).ok_or_else(|| ExplainError::Column {
        given: at.column.to_owned(),
        there: own.columns.iter().map(|it| it.label.clone()).collect(),
    })?;
    Ok((sheet, row, column))
}
