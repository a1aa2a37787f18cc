//! Clocks: computed from the history, the calendar and the rule in force; never stored to be edited.

mod explain;
mod run;

pub use explain::{Counted, CountedDay, Explanation};
pub use run::{Clock, ClockState, clocks};
