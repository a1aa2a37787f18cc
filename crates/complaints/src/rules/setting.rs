//! What a council may choose where law or practice leaves a question open, and from when its choice counts.

use super::{ClockRole, ClockRule};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

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
    /// Questions that belong to it, each with an answer of its own: how long each way of sending takes.
    #[serde(default, rename = "part")]
    pub parts: Vec<Part>,
}

/// A question that belongs to a setting, and is answered for itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is the answer for, as a choice names it: `second_class`.
    pub of: String,
    /// The question, or what the number is of.
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
    pub number: Option<PartBounds>,
}

/// The number of a part, with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartBounds {
    /// Unless the council says otherwise; none where the number of the whole setting holds until it does.
    #[serde(default)]
    pub default: Option<u32>,
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
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

/// Between which numbers a council may set a target of its own, in the unit of the clock's length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
}

/// What a council chose, from a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The setting, or the clock whose number is the council's own to set: `ST-03`.
    pub setting: String,
    /// The part of the setting that it chose for; none for the setting as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What it chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// The number it chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// For what is received from this day on.
    pub from: Date,
}

impl fmt::Display for Choice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.setting)?;
        if let Some(of) = &self.of {
            write!(out, " of {of}")?;
        }
        let number = self.number.map(|it| it.to_string());
        let chosen: Vec<&str> = self
            .choice
            .iter()
            .chain(&number)
            .map(String::as_str)
            .collect();
        write!(out, " = {}", chosen.join(", "))
    }
}

/// Why a council's choice cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrongChoice {
    /// No such setting.
    #[error(
        "there is no setting {0}; they are C1 to C36, and the clocks whose time a council sets itself"
    )]
    Unknown(String),
    /// A clock whose length is not the council's to set.
    #[error("{clock} ({name}) {why}")]
    NotTheCouncils {
        /// The clock.
        clock: String,
        /// What has to be done.
        name: String,
        /// Why the council does not set it.
        why: String,
    },
    /// It says neither what is chosen nor a number.
    #[error("{0} is named and nothing is chosen; write a choice, or a number")]
    Nothing(String),
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
    /// It has no such part.
    #[error("{setting} has no part “{given}”{allowed}")]
    NoPart {
        /// The setting.
        setting: String,
        /// What was given.
        given: String,
        /// The parts that there are, in words.
        allowed: String,
    },
}

impl Setting {
    /// A part of it.
    pub fn part(&self, of: &str) -> Option<&Part> {
        self.parts.iter().find(|it| it.of == of)
    }

    pub(super) fn allows(&self, choice: &Choice) -> Result<(), WrongChoice> {
        let Some(of) = &choice.of else {
            let bounds = self.number.map(|it| Range {
                least: it.least,
                most: it.most,
            });
            return allowed(&self.id, &self.choices, bounds, choice);
        };
        let Some(part) = self.part(of) else {
            let parts: Vec<&str> = self.parts.iter().map(|it| it.of.as_str()).collect();
            return Err(WrongChoice::NoPart {
                setting: self.id.clone(),
                given: of.clone(),
                allowed: if parts.is_empty() {
                    ", nor any other".to_owned()
                } else {
                    format!("; its parts are: {}", parts.join(", "))
                },
            });
        };
        let bounds = part.number.map(|it| Range {
            least: it.least,
            most: it.most,
        });
        allowed(
            &format!("{} of {of}", self.id),
            &part.choices,
            bounds,
            choice,
        )
    }
}

/// Whether a choice is one of those that there are, and its number within its bounds.
fn allowed(
    name: &str,
    choices: &[String],
    bounds: Option<Range>,
    choice: &Choice,
) -> Result<(), WrongChoice> {
    if choice.choice.is_none() && choice.number.is_none() {
        return Err(WrongChoice::Nothing(name.to_owned()));
    }
    if let Some(given) = choice.choice.as_ref().filter(|it| !choices.contains(it)) {
        return Err(WrongChoice::NotAllowed {
            setting: name.to_owned(),
            given: given.clone(),
            allowed: choices.join(", "),
        });
    }
    match (choice.number, bounds) {
        (Some(_), None) => Err(WrongChoice::NoNumber(name.to_owned())),
        (Some(given), Some(range)) => range.allows(name, given),
        (None, _) => Ok(()),
    }
}

impl Range {
    /// Whether a number is in it.
    pub(super) const fn has(self, number: u32) -> bool {
        self.least <= number && number <= self.most
    }

    fn allows(self, setting: &str, given: u32) -> Result<(), WrongChoice> {
        if self.has(given) {
            return Ok(());
        }
        Err(WrongChoice::OutOfBounds {
            setting: setting.to_owned(),
            given,
            least: self.least,
            most: self.most,
        })
    }
}

impl ClockRule {
    /// Whether a council may set the number of this clock so: a target or a step of its own within its range, and never
    /// a limit of the law or the Code.
    pub(super) fn allows(&self, choice: &Choice) -> Result<(), WrongChoice> {
        let refuse = |why: String| {
            Err(WrongChoice::NotTheCouncils {
                clock: self.id.clone(),
                name: self.name.clone(),
                why,
            })
        };
        if let Some(range) = self.council_sets {
            return match (choice.number, &choice.choice, &choice.of) {
                (Some(number), None, None) => range.allows(&self.id, number),
                _ => refuse("has a number to set, and nothing else".to_owned()),
            };
        }
        if let Some(setting) = &self.number_from {
            return refuse(format!("takes its number from {setting}: set that"));
        }
        refuse(
            match self.role {
                ClockRole::Limit => "is a limit of the law or the Code, which no council changes",
                ClockRole::Window => "is the person's own time, which no council shortens",
                ClockRole::Target | ClockRole::Task => "has no number of the council's own",
            }
            .to_owned(),
        )
    }
}
