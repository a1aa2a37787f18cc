//! National instruments that change named limits between two days. There is no switch that stops every clock.

use super::{Length, Standing};
use jiff::civil::Date;
use serde::Deserialize;

/// A national instrument.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its number: `SI 2020/445`.
    pub id: String,
    /// What it is called here.
    pub name: String,
    /// The first day on which it was in force.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// The limits that it changed.
    pub limits: Vec<String>,
    /// What held in their place.
    pub instead: Instead,
    /// What it rests on.
    pub source: String,
    /// How sure that is.
    pub standing: Standing,
}

/// What held in place of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// As soon as reasonably practicable: no day.
    AsSoonAsPracticable,
    /// Another length.
    #[serde(untagged)]
    Length(Length),
}

impl Instrument {
    /// Whether it was in force on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}
