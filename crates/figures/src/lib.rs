//! From fact rows to published figures.
//!
//! A [`Definition`] says what a report shows, [`Facts`] hold what happened, and [`compute`] makes the [`Report`].
//! [`explain`] says of any figure why each case is in it, and [`explain_case`] of any case why it is not.
//!
//! Nothing here reads a clock, a file or a database, and no number is a floating-point one before it is written down.
//! No council is known here either: every table is a definition, whose syntax `docs/report-definitions.md` describes.
//!
//! Inside, a condition of a figure (a cohort, a filter) is a set of members, and a figure is where its sets meet. Each
//! set is made once for a whole report, in one pass over one column.

mod checks;
mod cohort;
mod compute;
mod csv;
mod definition;
mod explain;
mod facts;
mod field;
mod filter;
mod label;
mod limits;
mod measure;
mod members;
mod notes;
mod period;
mod plain;
mod plan;
mod report;
mod rounding;
mod select;
mod unit;
mod unnamed;
mod words;

pub use cohort::Cohort;
pub use compute::{ComputeError, Options, compute};
pub use csv::csv;
pub use definition::{Definition, DefinitionError, DefinitionErrors, Lists};
pub use explain::{Address, ExplainError, Explanation, Member, Verdict, explain, explain_case};
pub use facts::{Facts, FactsError};
pub use field::{Field, Values};
pub use limits::{Limit, Limits, Until};
pub use measure::{EarlierYears, KnownBy, Measure, Whole};
pub use report::{
    Cell, CellKind, CheckResult, Inputs, Report, ReportPeriod, ReportRow, ReportTable, RoundingName,
};
pub use rounding::Rounding;
pub use unit::Unit;
pub use words::Word;

/// Everything of the vocabulary that a definition may use besides its own field names, for documentation to be checked by.
#[must_use]
pub fn vocabulary() -> Vec<&'static str> {
    fn all<W: Word>() -> impl Iterator<Item = &'static str> {
        W::ALL.iter().map(|it| it.word())
    }
    let closed = Field::ALL.iter().flat_map(|field| match field.values() {
        Values::Closed(codes) => codes,
        _ => Vec::new(),
    });
    all::<Unit>()
        .chain(all::<Cohort>())
        .chain(all::<Field>())
        .chain(all::<Measure>())
        .chain(all::<Rounding>())
        .chain(all::<KnownBy>())
        .chain(all::<EarlierYears>())
        .chain(all::<Whole>())
        .chain(period::RUNS)
        .chain(label::YEAR_SPELLINGS)
        .chain(closed)
        .collect()
}
