//! The settings of a cell: the report's, then its table's, its row's and its column's.

use super::reader::Said;
use crate::cohort::Cohort;
use crate::field::Field;
use crate::filter::Filter;
use crate::measure::{KnownBy, Measure, Whole};
use crate::period::When;
use crate::rounding::Rounding;
use crate::unit::Unit;
use std::collections::BTreeMap;

/// What a sum, a mean, a median or a member shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Money agreed as a remedy, in pence.
    AmountPence,
    Field(Field),
}

/// Where a cell stands; what is left out is where the asking cell stands itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Place {
    pub(crate) table: Option<String>,
    pub(crate) row: Option<String>,
    pub(crate) column: Option<String>,
}

/// The parts of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) over: Field,
    /// Parts in their order, each a code or several; others that occur come behind.
    pub(crate) parts: Vec<Vec<String>>,
    pub(crate) whole: Whole,
}

/// The numerator of a rate that is no slice of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numerator {
    pub(crate) unit: Option<Unit>,
    pub(crate) cohort: Option<Cohort>,
    pub(crate) filter: Vec<Filter>,
    /// `kind = "any"` was said.
    pub(crate) any_kind: bool,
}

/// Settings as they were given; none means that it is left to the next wider one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) unit: Option<Said<Unit>>,
    pub(crate) cohort: Option<Said<Cohort>>,
    pub(crate) measure: Option<Said<Measure>>,
    pub(crate) period: Option<Said<When>>,
    pub(crate) rounding: Option<Said<Rounding>>,
    pub(crate) decimals: Option<Said<u32>>,
    pub(crate) field: Option<Said<Shown>>,
    pub(crate) n: Option<Said<u32>>,
    pub(crate) filter: Vec<Said<Filter>>,
    pub(crate) slice: Vec<Said<Filter>>,
    /// `kind = "any"` was said.
    pub(crate) any_kind: bool,
    pub(crate) numerator: Option<Said<Numerator>>,
    pub(crate) share: Option<Said<Share>>,
    pub(crate) published: Option<Said<String>>,
    pub(crate) by: BTreeMap<String, String>,
    pub(crate) of: Option<Said<Place>>,
    pub(crate) minus: Option<Said<Place>>,
    pub(crate) limit: Option<Said<(i32, i32)>>,
    pub(crate) known_by: Option<Said<KnownBy>>,
    pub(crate) text: Option<Said<String>>,
    pub(crate) zero: Option<Said<String>>,
    pub(crate) none: Option<Said<String>>,
    /// What a member's code is called where it is shown.
    pub(crate) words: BTreeMap<String, String>,
}

impl Settings {
    /// The settings of a row's cells, where these are its table's.
    pub(crate) fn of_row(&self, row: &Self) -> RowSettings {
        RowSettings {
            table: self.period.map(|it| it.value),
            own: row.period.map(|it| it.value),
            settings: self.with(row),
        }
    }

    /// These settings with narrower ones over them: the narrower win, and filters add up.
    pub(crate) fn with(&self, narrower: &Self) -> Self {
        macro_rules! later {
            ($($field:ident),+) => {
                Self {
                    $($field: narrower.$field.clone().or_else(|| self.$field.clone()),)+
                    period: match (self.period, narrower.period) {
                        (Some(wider), Some(own)) => Some(Said {
                            value: wider.value.with(own.value),
                            line: own.line,
                        }),
                        (wider, own) => own.or(wider),
                    },
                    filter: both(&self.filter, &narrower.filter),
                    slice: both(&self.slice, &narrower.slice),
                    any_kind: self.any_kind || narrower.any_kind,
                    by: joined(&self.by, &narrower.by),
                    words: joined(&self.words, &narrower.words),
                }
            };
        }
        later!(
            unit, cohort, measure, rounding, decimals, field, n, numerator, share, published, of,
            minus, limit, known_by, text, zero, none
        )
    }
}

/// The settings of a table with those of one of its rows over them.
#[derive(Debug)]
pub(crate) struct RowSettings {
    table: Option<When>,
    own: Option<When>,
    settings: Settings,
}

impl RowSettings {
    /// The settings of the cell in a column: over the row's stand the column's. Where both say when, it is where their
    /// periods meet.
    pub(crate) fn of_cell(&self, column: &Settings) -> Settings {
        let mut settings = self.settings.with(column);
        if let (Some(row), Some(column)) = (self.own, column.period) {
            let met = row.meeting(column.value);
            settings.period = Some(Said {
                value: self.table.map_or(met, |wider| wider.with(met)),
                line: column.line,
            });
        }
        settings
    }
}

fn both<T: Clone>(wider: &[T], narrower: &[T]) -> Vec<T> {
    wider.iter().chain(narrower).cloned().collect()
}

fn joined(
    wider: &BTreeMap<String, String>,
    narrower: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut joined = wider.clone();
    joined.extend(
        narrower
            .iter()
            .map(|(code, word)| (code.clone(), word.clone())),
    );
    joined
}
