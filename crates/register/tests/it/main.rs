//! The register on both databases.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so and ends"
)]

mod contract;
mod errors;
mod golden;
mod places;
mod sample;
mod server;
mod simulation;
mod tampering;
