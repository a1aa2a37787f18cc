//! How sure a rule is, and who signed it off.

use jiff::civil::Date;
use serde::Deserialize;
use std::fmt;

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// From a text that was read.
    Sourced,
    /// A named person of the council checked it against the text.
    Signed,
    /// From general knowledge: it warns and explains, and refuses nothing.
    Unconfirmed,
}

impl Standing {
    /// Whether a rule of this standing may refuse a step.
    pub const fn refuses(self) -> bool {
        matches!(self, Self::Sourced | Self::Signed)
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sourced => "sourced",
            Self::Signed => "signed off",
            Self::Unconfirmed => "not confirmed",
        })
    }
}

/// Somebody of the council checked a rule against the text that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// The clock, step or guard, by its id.
    pub rule: String,
    /// The post of who signed: “Monitoring officer”.
    pub by: String,
    /// The day.
    pub on: Date,
    /// The text it was checked against.
    pub text: String,
}
