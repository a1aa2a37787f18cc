//! The domain of Heard: a case, its history, its clocks and its rules.
//!
//! Nothing here reads a clock, a file or a database; "now" is a value that is passed in.

pub mod codes;
pub mod facts;
pub mod published;
