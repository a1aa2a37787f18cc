//! An event as it stands in the history: when it happened, when it was recorded, by whom and from where.

use crate::event::Event;
use crate::occurred::Occurred;
use crate::personal::{Part, Personal, Salt, TextName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A fact that is not yet recorded: an event, when it happened, and its personal parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// When it happened.
    pub occurred: Occurred,
    /// What happened.
    pub event: Event,
    /// What is personal about it.
    pub parts: Vec<Part>,
}

impl Fact {
    /// A fact with nothing personal about it.
    pub const fn new(occurred: Occurred, event: Event) -> Self {
        Self {
            occurred,
            event,
            parts: Vec::new(),
        }
    }

    /// With a personal part; an absent one adds nothing.
    #[must_use]
    pub fn with(mut self, part: Option<Part>) -> Self {
        self.parts.extend(part);
        self
    }
}

/// A fact in the history of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the history, from 1 without a gap.
    pub seq: u32,
    /// When it happened.
    pub occurred: Occurred,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it.
    pub by: Actor,
    /// Whence it came.
    pub source: Source,
    /// What happened.
    pub event: Event,
    /// What is personal about it, each part with its salt; an erased part is gone.
    pub parts: Vec<(Part, Salt)>,
}

impl Recorded {
    /// The reason that was written with it, where one was.
    pub fn reason(&self) -> Option<&Personal<String>> {
        self.text(TextName::Reason)
    }

    /// The text of that name that was written with it, where one was.
    pub fn text(&self, name: TextName) -> Option<&Personal<String>> {
        self.parts.iter().find_map(|(part, _)| match part {
            Part::Text(texts) => texts.get(name),
            Part::Person(..) | Part::Kept(..) => None,
        })
    }
}

/// Who did something, and in which role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account: never a complainant's name.
    pub account: String,
    /// The role in which it acted.
    pub role: String,
}

/// Whence an event came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A file of case records.
    Import,
    /// A person at work in Heard.
    Person,
    /// Heard itself.
    System,
}

impl Source {
    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Person => "person",
            Self::System => "system",
        }
    }
}
