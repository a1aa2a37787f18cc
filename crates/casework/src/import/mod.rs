//! Bringing in a file of case records: the whole file is checked, then stored in one transaction.
//!
//! [`check`] reads every line and says everything that is wrong; it stores nothing. [`store`] writes what was
//! checked, all or none. Importing a file again changes nothing; a record that comes again changed becomes
//! corrections ([`complaints::history::revise`]).

mod check;
mod form;
mod look;
mod people;
mod plan;
mod store;
mod text;

pub use check::check;
pub use plan::{Checked, LineProblem, Named, Plan, Tally};
pub use store::{Stored, store};
pub use text::{decode, not_utf_8};
