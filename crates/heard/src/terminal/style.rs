//! How wide a terminal is, and whether it shows colours.

use std::io::IsTerminal;

/// How text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// How many columns a line may fill.
    pub width: usize,
    /// Whether to colour what matters.
    pub colour: bool,
}

/// What colour says; without colour, the words and marks say it alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// A heading.
    Strong,
    /// What may be passed over.
    Faint,
    /// What needs somebody: late, unsafe, failing.
    Alarm,
}

/// The width where nothing says what it is.
const ORDINARY: usize = 100;
/// Below this, words are cut; above it, lines are too long to read.
const READABLE: std::ops::RangeInclusive<usize> = 60..=140;

impl Style {
    /// The style of the terminal that the program writes to: no colour into a file, or where `NO_COLOR` is set;
    /// the width that `COLUMNS` gives, or the terminal itself.
    pub fn of_terminal() -> Self {
        let told = std::env::var("COLUMNS").ok();
        let width = told.and_then(|it| it.parse().ok()).or_else(|| {
            let (width, _) = terminal_size::terminal_size()?;
            Some(usize::from(width.0))
        });
        let quiet = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
        Self {
            width: width
                .unwrap_or(ORDINARY)
                .clamp(*READABLE.start(), *READABLE.end()),
            colour: std::io::stdout().is_terminal() && !quiet,
        }
    }

    /// Text in a tone.
    pub fn paint(self, tone: Tone, text: &str) -> String {
        let code = match tone {
            Tone::Strong => "1",
            Tone::Faint => "2",
            Tone::Alarm => "1;31",
            Tone::Plain => return text.to_owned(),
        };
        if self.colour && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// The same with so many columns fewer.
    #[must_use]
    pub const fn narrower(self, by: usize) -> Self {
        Self {
            width: self.width.saturating_sub(by),
            colour: self.colour,
        }
    }
}
