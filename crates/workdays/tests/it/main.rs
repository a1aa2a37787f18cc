//! The working days of England and Wales, as the law and the wall calendar have them.

#![allow(
    clippy::unwrap_used,
    reason = "a date that a test cannot make is a failed test"
)]

mod bank_holidays;
mod beyond_data;
mod changes;
mod data_file;
mod day_by_day;
mod explanations;
mod oracle;
mod periods;
mod properties;
mod rulebook;
