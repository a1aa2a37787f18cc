//! The settings of a cell: the report's, then its table's, its row's and its column's.

use super::reader::Said;
use crate::cohort::Cohort;
use crate::field::Field;
use crate::filter::Filter;
use crate::measure::{KnownBy, Measure, Whole};
use crate::period::When;
use crate::rounding::Rounding;
use crate::unit::Unit;
use crate::words::Word;
use std::borrow::Cow;
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
    /// The settings of the cell where a row and a column of the table meet, whose settings these are.
    pub(crate) const fn of_cell<'l, 'a>(
        &'a self,
        row: &'l LineSettings<'a>,
        column: &'l LineSettings<'a>,
    ) -> CellSettings<'l, 'a> {
        CellSettings {
            table: self,
            row,
            column,
        }
    }

    /// These settings with narrower ones over them: the narrower win, and filters add up.
    pub(crate) fn with(&self, narrower: &Self) -> Self {
        macro_rules! later {
            ($($field:ident),+) => {
                Self {
                    $($field: narrower.$field.clone().or_else(|| self.$field.clone()),)+
                    period: within(self.period, narrower.period),
                    filter: both(&self.filter, &narrower.filter),
                    slice: both(&self.slice, &narrower.slice),
                    any_kind: self.any_kind || narrower.any_kind,
                    by: all(words(&self.by).chain(words(&narrower.by))),
                    words: all(words(&self.words).chain(words(&narrower.words))),
                }
            };
        }
        later!(
            unit, cohort, measure, rounding, decimals, field, n, numerator, share, published, of,
            minus, limit, known_by, text, zero, none
        )
    }
}

/// What a row or a column says of its cells: the settings that the definition gives it and, where a breakdown made it,
/// the value that is its own.
#[derive(Debug, Clone)]
pub(crate) struct LineSettings<'a> {
    pub(crate) given: &'a Settings,
    /// The period, of a breakdown of periods.
    pub(crate) period: Option<Said<When>>,
    /// The filter that its value is.
    pub(crate) filter: Option<Said<Filter>>,
    /// What published figures call its value.
    pub(crate) by: Option<Cow<'a, str>>,
}

impl<'a> LineSettings<'a> {
    /// Those of a line that is no breakdown's.
    pub(crate) const fn given(given: &'a Settings) -> Self {
        Self {
            given,
            period: None,
            filter: None,
            by: None,
        }
    }

    /// When it is.
    pub(crate) fn period(&self) -> Option<Said<When>> {
        self.period.or(self.given.period)
    }

    /// Its filters, that of its value last.
    pub(crate) fn filters(&self) -> impl Iterator<Item = &Said<Filter>> {
        self.given.filter.iter().chain(&self.filter)
    }

    /// By what published figures are broken down: each field and its value.
    fn by(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.filter.as_ref().zip(self.by.as_deref());
        let own = own.map(|(filter, by)| (filter.value.field.word(), by));
        words(&self.given.by).chain(own)
    }
}

/// The settings of one cell, read from its table's, its row's and its column's where they stand: the narrowest that
/// says something wins, and filters add up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellSettings<'l, 'a> {
    table: &'a Settings,
    row: &'l LineSettings<'a>,
    column: &'l LineSettings<'a>,
}

macro_rules! narrowest {
    ($($field:ident: $value:ty),+ $(,)?) => {
        $(pub(crate) fn $field(self) -> Option<&'a Said<$value>> {
            let of = |it: &'a Settings| it.$field.as_ref();
            let [table, row, column] = self.given();
            of(column).or_else(|| of(row)).or_else(|| of(table))
        })+
    };
}

impl<'l, 'a> CellSettings<'l, 'a> {
    narrowest! {
        unit: Unit,
        cohort: Cohort,
        measure: Measure,
        rounding: Rounding,
        decimals: u32,
        field: Shown,
        n: u32,
        numerator: Numerator,
        share: Share,
        published: String,
        of: Place,
        minus: Place,
        limit: (i32, i32),
        known_by: KnownBy,
        text: String,
        zero: String,
        none: String,
    }

    /// What the definition gives, the widest first.
    const fn given(self) -> [&'a Settings; 3] {
        [self.table, self.row.given, self.column.given]
    }

    /// When it is. Where both the row and the column say, it is where their periods meet.
    pub(crate) fn period(self) -> Option<Said<When>> {
        let own = match (self.row.period(), self.column.period()) {
            (Some(row), Some(column)) => Some(Said {
                value: row.value.meeting(column.value),
                line: column.line,
            }),
            (row, column) => column.or(row),
        };
        within(self.table.period, own)
    }

    /// The filters, the table's first.
    pub(crate) fn filter(self) -> impl Iterator<Item = &'l Said<Filter>> {
        let lines = self.row.filters().chain(self.column.filters());
        self.table.filter.iter().chain(lines)
    }

    /// The filters of the part that is shown, the table's first.
    pub(crate) fn slice(self) -> impl Iterator<Item = &'a Said<Filter>> {
        self.given().into_iter().flat_map(|it| &it.slice)
    }

    /// Whether `kind = "any"` was said.
    pub(crate) fn any_kind(self) -> bool {
        self.given().into_iter().any(|it| it.any_kind)
    }

    /// By what a published figure is broken down.
    pub(crate) fn by(self) -> BTreeMap<String, String> {
        let lines = self.row.by().chain(self.column.by());
        all(words(&self.table.by).chain(lines))
    }

    /// What a member's code is called where it is shown.
    pub(crate) fn words(self) -> BTreeMap<String, String> {
        all(self.given().into_iter().flat_map(|it| words(&it.words)))
    }
}

/// A period within a wider one.
fn within(wider: Option<Said<When>>, own: Option<Said<When>>) -> Option<Said<When>> {
    match (wider, own) {
        (Some(wider), Some(own)) => Some(Said {
            value: wider.value.with(own.value),
            line: own.line,
        }),
        (wider, own) => own.or(wider),
    }
}

fn both<T: Clone>(wider: &[T], narrower: &[T]) -> Vec<T> {
    wider.iter().chain(narrower).cloned().collect()
}

fn words(words: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    words
        .iter()
        .map(|(name, word)| (name.as_str(), word.as_str()))
}

/// Words by their names, of which the later win.
fn all<'a>(words: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, String> {
    words
        .map(|(name, word)| (name.to_owned(), word.to_owned()))
        .collect()
}
