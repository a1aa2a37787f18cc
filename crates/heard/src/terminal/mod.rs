//! What the command line prints: pure functions from what is known to text.
//!
//! Each takes a [`Style`]: how wide the reader's terminal is, and whether it shows colours. Only
//! [`Style::of_terminal`] asks the terminal.

mod case;
mod cases;
mod page;
mod report;
mod style;
pub mod table;
mod wrap;

pub use case::case;
pub use cases::cases;
pub use report::report;
pub use style::{Style, Tone};
