//! *Record history*: bringing in what happened before the council used Heard, or outside it.
//!
//! History is not judged. A past case may show what no rule allows; it is recorded as it was, and what is missing
//! is named as a gap ([`crate::gaps`]). Only what cannot have happened is refused ([`impossible`]).

mod impossible;
mod revise;

pub(crate) use impossible::comes_with_receipt;
pub use impossible::{Impossible, impossible};
pub use revise::{Disagreement, revise};
