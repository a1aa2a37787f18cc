//! What a check of a file found: what each line will do, and what is wrong.

use crate::records::Problem;
use complaints::ids::{CaseId, PersonId, PersonNumber};
use complaints::published::PublishedFigure;
use complaints::recorded::Fact;
use complaints::year::YearTaken;
use std::collections::BTreeSet;

/// What a line will do.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// Begins a case. The line is read again when it is stored.
    Begin {
        /// The line, counted from 1.
        line: usize,
        /// The new case.
        case: CaseId,
        /// Who is who.
        people: Vec<(PersonNumber, PersonId)>,
    },
    /// Corrects a case.
    Revise {
        /// The reference.
        reference: String,
        /// The version that the case had when it was checked.
        since: u32,
        /// The corrections.
        facts: Vec<Fact>,
    },
    /// Records what was done for a year that is over.
    YearStep {
        /// What.
        taken: YearTaken,
    },
    /// Records a published figure, or corrects one.
    Figure {
        /// The figure.
        figure: PublishedFigure,
        /// Whether it corrects one that is there.
        corrects: bool,
    },
}

/// An account that a line names: of those who alone may see its case, or of the officer who keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The line, counted from 1.
    pub line: usize,
    /// The reference of its case.
    pub reference: String,
    /// The step that names it, by its place.
    pub place: usize,
    /// Whether it restricts the case.
    pub restricts: bool,
    /// The sign-in name.
    pub account: String,
}

/// Something wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {problem}", reference.as_ref().map(|it| format!(" ({it})")).unwrap_or_default())]
pub struct LineProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// Its reference, where it has one.
    pub reference: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

/// How many lines do what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines that hold a record.
    pub records: usize,
    /// Cases begun.
    pub begun: usize,
    /// Cases corrected.
    pub revised: usize,
    /// Published figures recorded or corrected.
    pub figures: usize,
    /// Steps of a year recorded.
    pub year_steps: usize,
    /// Lines that say what is known already.
    pub unchanged: usize,
}

/// What a check of a file found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checked {
    /// What each good line that changes anything will do, in the file's order.
    pub plans: Vec<Plan>,
    /// Everything that is wrong, in the file's order.
    pub problems: Vec<LineProblem>,
    /// What is odd, such as a value that is not on the council's lists: taken as it comes.
    pub warnings: Vec<LineProblem>,
    /// The accounts that the lines name, in the file's order.
    pub named: Vec<Named>,
    /// How many lines do what.
    pub tally: Tally,
    /// The version of the authority's own stream when it was checked.
    pub figures_since: u32,
}

impl Checked {
    /// With lines that could not be read as text, which were left blank for the check.
    #[must_use]
    pub fn with_unreadable(mut self, lines: Vec<LineProblem>) -> Self {
        self.tally.records += lines.len();
        self.problems.extend(lines);
        self.problems.sort_by_key(|it| it.line);
        self
    }

    /// With a warning of each account that a line names and that is not among those there are: nobody signs in as them, so
    /// that whoever the restriction is for does not see the case.
    #[must_use]
    pub fn with_accounts(mut self, there: &BTreeSet<String>) -> Self {
        let unknown = self.named.iter().filter(|it| !there.contains(&it.account));
        let warning = |it: &Named| {
            let (account, reference) = (&it.account, &it.reference);
            let what = if it.restricts {
                format!(
                    "restricts the case to “{account}”, and there is no account of that name here: add it (`heard user add \
                     {account}`), or say once it is stored who may see the case (`heard case step {reference} case_restricted \
                     --ref ACCOUNTS --day DATE --reason TEXT`)"
                )
            } else {
                format!(
                    "gives the case to “{account}” to keep, and there is no account of that name here: add it (`heard user add \
                     {account}`), or give the case to somebody else once it is stored (`heard case step {reference} \
                     keeper_named --ref ACCOUNT`)"
                )
            };
            LineProblem {
                line: it.line,
                reference: Some(reference.clone()),
                problem: Problem {
                    field: format!("steps[{}].reference", it.place),
                    what,
                },
            }
        };
        let warnings: Vec<LineProblem> = unknown.map(warning).collect();
        self.warnings.extend(warnings);
        self.warnings.sort_by_key(|it| it.line);
        self
    }
}
