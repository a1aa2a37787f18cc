//! The domain of Heard: a case, its history, its clocks and its rules.
//!
//! Nothing here reads a clock, a file or a database; "now" is a value that is passed in.

pub mod access;
pub mod alerts;
pub mod authority;
mod came_late;
pub mod case;
pub mod clock;
pub mod codes;
pub mod command;
pub mod days;
pub mod decide;
pub mod duties;
pub mod event;
pub mod facts;
pub mod gaps;
pub mod history;
pub mod ids;
pub mod keeping;
pub mod known;
pub mod law;
pub mod occurred;
pub mod personal;
pub mod projection;
pub mod promises;
pub mod published;
pub mod recommendations;
pub mod recorded;
pub mod remedy;
pub mod rules;
pub mod status;
pub mod step;
pub mod timeline;
pub mod turn;
pub mod year;

pub use case::Case;
