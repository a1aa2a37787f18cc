//! The program: command line, configuration, wiring. `docs/command-line.md` describes what it does.

pub mod arguments;
pub mod chance;
pub mod clock;
pub mod commands;
pub mod definitions;
pub mod demo;
pub mod exit;
pub mod server;
pub mod settings;
pub mod terminal;
pub mod wiring;
