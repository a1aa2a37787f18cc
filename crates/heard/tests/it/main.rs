//! What the program shows and makes, tried as its users meet it.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what must hold"
)]

mod bad_input;
mod council_file;
mod crash;
mod importing;
mod keeping;
mod named;
mod next_steps;
mod northmere;
mod pages;
mod people_pages;
mod policy;
mod procedures;
mod program;
mod reading;
mod same_person;
mod sent_forms;
mod terminal;
mod users;
mod visit;
mod who_sees;
