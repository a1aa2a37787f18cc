//! Why a late clock was late, as an entry in `rules/causes.toml` has it.

use serde::Deserialize;

/// A reason for a delay.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Its code.
    pub id: String,
    /// What a person reads.
    pub words: String,
}

impl Cause {
    /// The code of what fits no other entry and is told in words.
    pub const OTHER: &'static str = "other";
}
