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

/// Where memory comes from: a page is a thousand small strings, which this hands out faster than the system's own.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
