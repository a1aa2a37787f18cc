//! Fact rows as columns.

mod build;
mod columns;
pub(crate) mod day;
mod names;

pub(crate) use columns::{AdvocacyColumns, Columns, StageColumns, Table};
pub(crate) use names::{NONE, Names};

use crate::field::Field;
use crate::limits::Limits;
use crate::words::Word;
use build::Builder;
use complaints::facts::CaseFacts;
use complaints::published::{NotAPeriod, Period, PublishedFigure, Unit as PublishedUnit};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use workdays::Calendar;

/// What is wrong with facts, so that no figure can be made of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactsError {
    /// Two cases have one reference.
    #[error("the reference {0} is given to two cases; each needs its own")]
    TwoCases(String),
    /// Two lines give one published figure.
    #[error(
        "the published figures {first} and {second} are the same measure, period and breakdown; keep one of them"
    )]
    TwoFigures {
        /// The reference of one.
        first: String,
        /// The reference of the other.
        second: String,
    },
    /// A published figure has a period that cannot be read.
    #[error("the published figure {reference}: {why}")]
    Period {
        /// Its reference.
        reference: String,
        /// What is wrong.
        why: NotAPeriod,
    },
    /// There are more cases than a report can number.
    #[error("more than {} cases are too many for one report", u32::MAX - 1)]
    TooMany,
    /// A fact could not be written for its hash.
    #[error("the facts of {0} could not be read: {1}")]
    Unreadable(String, String),
}

/// A figure that was printed, or supplied from elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) reference: String,
    pub(crate) value: serde_json::Number,
    pub(crate) unit: PublishedUnit,
}

/// By what a printed figure is broken down: each field and its value.
type By = BTreeMap<String, String>;

/// Everything that a report reads: the fact rows of a register, ready to be counted.
#[derive(Debug, Clone)]
pub struct Facts {
    pub(crate) columns: Columns,
    pub(crate) names: Names,
    pub(crate) references: Vec<String>,
    /// By measure, by period and by what they are broken down.
    printed: HashMap<String, HashMap<Period, HashMap<By, Printed>>>,
    hash: String,
    calendar: String,
    warnings: Vec<String>,
}

impl Facts {
    /// Takes fact rows and published figures in, in any order, and counts the working days of each stage.
    ///
    /// A date that the calendar does not reach gives a warning, and that stage has no count of days.
    pub fn new(
        mut cases: Vec<CaseFacts>,
        mut published: Vec<PublishedFigure>,
        calendar: &Calendar,
        limits: &Limits,
    ) -> Result<Self, FactsError> {
        cases.sort_by(|a, b| a.reference.cmp(&b.reference));
        published.sort_by(|a, b| a.reference.cmp(&b.reference));
        if let Some(pair) = cases
            .windows(2)
            .find(|it| it[0].reference == it[1].reference)
        {
            return Err(FactsError::TwoCases(pair[0].reference.clone()));
        }
        if u32::try_from(cases.len()).is_err() {
            return Err(FactsError::TooMany);
        }
        number_people(&mut cases);
        let hash = hash_of(&cases, &published)?;
        let mut printed: HashMap<String, HashMap<Period, HashMap<By, Printed>>> = HashMap::new();
        for figure in published {
            let period: Period = figure.period.parse().map_err(|why| FactsError::Period {
                reference: figure.reference.clone(),
                why,
            })?;
            let line = Printed {
                reference: figure.reference.clone(),
                value: figure.value,
                unit: figure.unit,
            };
            let of_measure = printed.entry(figure.measure).or_default();
            let of_period = of_measure.entry(period).or_default();
            if let Some(first) = of_period.insert(figure.by, line) {
                return Err(FactsError::TwoFigures {
                    first: first.reference,
                    second: figure.reference,
                });
            }
        }
        let mut builder = Builder::new(calendar, limits);
        for case in &cases {
            builder.add(case);
        }
        let (columns, names, warnings) = builder.finish();
        Ok(Self {
            columns,
            names,
            references: cases.into_iter().map(|it| it.reference).collect(),
            printed,
            hash,
            calendar: calendar.fingerprint().to_owned(),
            warnings,
        })
    }

    /// How many cases there are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.references.len()
    }

    /// A hash of everything that was taken in; the order does not matter.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The fingerprint of the calendar by which the working days were counted.
    #[must_use]
    pub fn calendar(&self) -> &str {
        &self.calendar
    }

    /// What could not be taken in as it should.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// A printed figure, where there is a line for it.
    pub(crate) fn printed(&self, measure: &str, period: Period, by: &By) -> Option<&Printed> {
        self.printed.get(measure)?.get(&period)?.get(by)
    }

    /// Whether any line gives that measure for that period.
    pub(crate) fn prints(&self, measure: &str, period: Period) -> bool {
        let of_measure = self.printed.get(measure);
        of_measure.is_some_and(|it| it.contains_key(&period))
    }

    /// Whether any printed figure is broken down by that value of a field.
    pub(crate) fn prints_value(&self, field: Field, value: &str) -> bool {
        let key = field.word();
        let of_periods = self.printed.values().flat_map(HashMap::values);
        let mut by = of_periods.flat_map(HashMap::keys);
        by.any(|it| it.get(key).is_some_and(|it| it == value))
    }

    /// The values by which a printed measure is broken down along one key.
    pub(crate) fn printed_values(&self, measure: &str, period: Period, key: &str) -> Vec<&str> {
        let of_period = self.printed.get(measure).and_then(|it| it.get(&period));
        let by = of_period.into_iter().flat_map(HashMap::keys);
        let mut values: Vec<&str> = by
            .filter_map(|by| by.get(key).map(String::as_str))
            .collect();
        values.sort_unstable();
        values.dedup();
        values
    }
}

/// Gives people the numbers of their first appearance instead of the keys that a register drew by chance, so that the
/// same facts are the same bytes wherever they were brought in.
fn number_people(cases: &mut [CaseFacts]) {
    let mut numbers: HashMap<String, String> = HashMap::new();
    let keys = cases
        .iter_mut()
        .flat_map(|it| it.children.iter_mut().chain(&mut it.people))
        .filter_map(|it| it.person.as_mut());
    for key in keys {
        let next = numbers.len() + 1;
        let number = numbers.entry(std::mem::take(key));
        number.or_insert_with(|| next.to_string()).clone_into(key);
    }
}

/// The hash of facts that are already in the order of their references.
fn hash_of(cases: &[CaseFacts], published: &[PublishedFigure]) -> Result<String, FactsError> {
    let mut hash = Sha256::new();
    let mut take = |reference: &str, line: serde_json::Result<Vec<u8>>| {
        let line =
            line.map_err(|why| FactsError::Unreadable(reference.to_owned(), why.to_string()))?;
        hash.update(&line);
        hash.update(b"\n");
        Ok(())
    };
    for case in cases {
        take(&case.reference, serde_json::to_vec(case))?;
    }
    for figure in published {
        take(&figure.reference, serde_json::to_vec(figure))?;
    }
    Ok(hex(&hash.finalize()))
}

/// A SHA-256 hash as text.
pub(crate) fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // writing to a string cannot fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}
