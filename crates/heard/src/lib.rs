//! The program's own rooms: the demonstration and what the command line prints.

pub mod demo;
pub mod terminal;
