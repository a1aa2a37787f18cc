//! The throw-away PostgreSQL, started for real.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot go on says so and ends"
)]

mod postgres;
