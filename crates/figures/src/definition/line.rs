//! A row or a column of a table: a listed one, or a breakdown that makes one for each value.

use super::reader::Said;
use super::settings::Settings;
use crate::field::Field;
use crate::filter::Range;
use crate::period::When;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A row or a column, or several.
#[derive(Debug, Clone)]
pub(crate) enum Line {
    Listed(Box<Listed>),
    Breakdown(Box<Breakdown>),
}

impl Line {
    /// What it says of its cells.
    pub(crate) fn settings(&self) -> &Settings {
        match self {
            Self::Listed(listed) => &listed.settings,
            Self::Breakdown(breakdown) => &breakdown.settings,
        }
    }

    /// The breakdown, where it is one.
    pub(crate) fn breakdown_mut(&mut self) -> Option<&mut Breakdown> {
        match self {
            Self::Breakdown(breakdown) => Some(breakdown),
            Self::Listed(_) => None,
        }
    }
}

/// One row or column.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) label: Said<String>,
    pub(crate) blank: Blank,
    pub(crate) settings: Settings,
}

/// Where a line prints nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Blank {
    Nowhere,
    Everywhere,
    /// Where it meets these lines.
    At(Vec<Said<String>>),
}

/// What a breakdown makes lines of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Along {
    /// The values of a field.
    Field(Field),
    /// Bands of a field of numbers.
    Bands(Field, Vec<Range>),
    /// Periods, as [`crate::period::When`] reads them.
    Periods(Vec<&'static str>),
}

/// What becomes of values that are not listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Others {
    /// A line for each that occurs.
    Each,
    /// They are left out.
    LeftOut,
    /// One line of that label for all of them.
    Together(String),
}

/// In what order the lines of a breakdown stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Order {
    Listed,
    Label,
    /// By the figure in that line of the other axis, then by label.
    By {
        line: Said<String>,
        ascending: bool,
    },
}

/// A line for what is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotRecorded {
    pub(crate) label: String,
    /// How published figures call it.
    pub(crate) by: String,
}

/// A line for each value.
#[derive(Debug, Clone)]
pub(crate) struct Breakdown {
    pub(crate) along: Along,
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) values: Vec<String>,
    pub(crate) groups: Vec<(String, Vec<String>)>,
    pub(crate) labels: BTreeMap<String, String>,
    pub(crate) others: Others,
    pub(crate) order: Order,
    pub(crate) first: Option<usize>,
    pub(crate) keep_empty: bool,
    pub(crate) not_recorded: Option<NotRecorded>,
    pub(crate) blank: Blank,
    pub(crate) settings: Settings,
}

impl Breakdown {
    /// What a value, a group, a band or a period is called, with its placeholders as the definition writes them.
    pub(crate) fn label_of<'v>(&'v self, value: &'v str) -> Cow<'v, str> {
        match (self.labels.get(value), &self.along) {
            (Some(own), _) => own.into(),
            (None, Along::Field(field)) if !self.groups.iter().any(|(name, _)| name == value) => {
                field.printed(value).into()
            }
            _ => value.into(),
        }
    }

    /// The period of one of its lines: of the year that the breakdown names, where it names one.
    pub(crate) fn period_of(&self, part: When) -> When {
        let year = self.settings.period;
        year.map_or(part, |year| year.value.with(part))
    }
}
