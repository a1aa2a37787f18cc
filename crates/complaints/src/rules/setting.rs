//! What a council may choose where law or practice leaves a question open, and from when its choice counts.

use jiff::civil::Date;
use serde::Deserialize;

/// A question that is open, with what Heard does unless the council says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Its name in the rulebook: `C8`.
    pub id: String,
    /// The question.
    pub question: String,
    /// What may be chosen; empty where only a number is.
    #[serde(default)]
    pub choices: Vec<String>,
    /// What is chosen unless the council says otherwise; absent where only a number is.
    #[serde(default)]
    pub default: String,
    /// Each choice in words, in the order of the choices.
    #[serde(default)]
    pub words: Vec<String>,
    /// The number that a council may set, with its bounds.
    #[serde(default)]
    pub number: Option<Bounds>,
    /// The choice that is warned about.
    #[serde(default)]
    pub warns: Option<String>,
    /// What is known about it.
    pub source: String,
}

/// A number's default and bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// Unless the council says otherwise.
    pub default: u32,
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
}

/// What a council chose, from a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The setting.
    pub setting: String,
    /// What it chose.
    #[serde(default)]
    pub choice: Option<String>,
    /// The number it chose.
    #[serde(default)]
    pub number: Option<u32>,
    /// For what is received from this day on.
    pub from: Date,
}

/// Why a council's choice cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrongChoice {
    /// No such setting.
    #[error("there is no setting {0}; they are C1 to C36")]
    Unknown(String),
    /// Not one of the choices.
    #[error("{setting} cannot be “{given}”; choose one of: {allowed}")]
    NotAllowed {
        /// The setting.
        setting: String,
        /// What was given.
        given: String,
        /// What may be chosen.
        allowed: String,
    },
    /// Out of bounds.
    #[error("{setting} has a number from {least} to {most}, not {given}")]
    OutOfBounds {
        /// The setting.
        setting: String,
        /// What was given.
        given: u32,
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// It has no number.
    #[error("{0} has no number to set")]
    NoNumber(String),
}

impl Setting {
    pub(super) fn allows(&self, choice: &Choice) -> Result<(), WrongChoice> {
        if let Some(given) = choice
            .choice
            .as_ref()
            .filter(|it| !self.choices.contains(it))
        {
            return Err(WrongChoice::NotAllowed {
                setting: self.id.clone(),
                given: given.clone(),
                allowed: self.choices.join(", "),
            });
        }
        match (choice.number, self.number) {
            (Some(_), None) => Err(WrongChoice::NoNumber(self.id.clone())),
            (Some(given), Some(Bounds { least, most, .. })) if given < least || given > most => {
                Err(WrongChoice::OutOfBounds {
                    setting: self.id.clone(),
                    given,
                    least,
                    most,
                })
            }
            _ => Ok(()),
        }
    }
}
