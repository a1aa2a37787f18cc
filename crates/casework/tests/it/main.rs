//! Case records: what a line may say, everything that is wrong with it, and the way back.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what must hold"
)]

mod numbered;
mod reading;
mod redate;
mod round_trip;
mod round_trip_any;
