//! Case records: the interchange format, one JSON object a line.
//!
//! [`read`] reads a line and says everything that is wrong with it, [`doubts`] what is odd about it; [`facts`] turns a record into the facts of a
//! case; [`write()`] turns a case back into a record. The format is described in `docs/case-records.md`.

mod consistent;
mod day;
mod doubt;
mod facts;
mod field;
mod json;
pub(crate) mod legible;
mod object;
mod read;
mod record;
mod steps;
mod turns;
mod write;

pub use doubt::doubts;
pub use facts::{PersonIds, facts};
pub use field::{Problem, field_of};
pub(crate) use legible::one_line;
pub use read::{Line, read};
pub use record::{
    Advocacy, CaseRecord, Converted, Extension, Finding, Issue, Moved, NotAccepted, Note,
    Ombudsman, Parked, Person, Remedy, Reopened, Sought, Stage, Step, Withdrawal,
};
pub use write::{figure_line, write, year_step_line};
