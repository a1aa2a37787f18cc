use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, Weekday, date};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::error::{BeyondData, DataError};
use crate::holiday::{BankHoliday, HolidayKind};

/// The calendar data of England and Wales.
pub(crate) const ENGLAND_AND_WALES: &str = include_str!("../data/england-and-wales.toml");

/// Checked calendar data: what is known of the days from `first` to `last`.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    pub(crate) version: String,
    pub(crate) source: String,
    pub(crate) first: Date,
    pub(crate) last: Date,
    pub(crate) provisional: BTreeSet<i16>,
    pub(crate) holidays: BTreeMap<Date, BankHoliday>,
    pub(crate) closures: BTreeMap<Date, Arc<str>>,
}

impl Data {
    /// Reads and checks calendar data.
    pub(crate) fn from_toml(text: &str) -> Result<Self, DataError> {
        let file: File = toml::from_str(text)?;
        let Covers { first, last } = file.covers;
        if first < 1 || last < first || last > 9998 {
            return Err(DataError::Covers { first, last });
        }
        let inside = |year: i16| {
            if (first..=last).contains(&year) {
                Ok(year)
            } else {
                Err(DataError::OutsideCovers { year })
            }
        };

        let mut holidays: BTreeMap<Date, BankHoliday> = BTreeMap::new();
        for FileDay { date, name, kind } in file.days {
            inside(date.year())?;
            if is_weekend(date) {
                return Err(DataError::Weekend { date });
            }
            if name.trim().is_empty() {
                return Err(DataError::NoName { date });
            }
            if holidays
                .last_key_value()
                .is_some_and(|(before, _)| *before >= date)
            {
                return Err(DataError::OutOfOrder { date });
            }
            holidays.insert(date, BankHoliday::new(date, &name, kind));
        }
        for year in first..=last {
            if holidays
                .range(date(year, 1, 1)..=date(year, 12, 31))
                .next()
                .is_none()
            {
                return Err(DataError::EmptyYear { year });
            }
            for day in [25, 26] {
                let date = date(year, 12, day);
                let named = holidays
                    .get(&date)
                    .is_some_and(|h| h.kind == HolidayKind::Named);
                if !named && !is_weekend(date) {
                    return Err(DataError::NamedDayMissing { date });
                }
            }
        }

        Ok(Self {
            version: file.version,
            source: file.source,
            first: date(first, 1, 1),
            last: date(last, 12, 31),
            provisional: file
                .provisional
                .into_iter()
                .map(inside)
                .collect::<Result<_, _>>()?,
            holidays,
            closures: BTreeMap::new(),
        })
    }

    /// The hash of the content, from one line a fact. A name goes with its length, so that no name can
    /// pass for another line. A change to this form changes every fingerprint.
    pub(crate) fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let mut line = |text: String| hash.update(text + "\n");
        line(format!("covers\t{}\t{}", self.first, self.last));
        for year in &self.provisional {
            line(format!("provisional\t{year}"));
        }
        for BankHoliday {
            date, name, kind, ..
        } in self.holidays.values()
        {
            line(format!(
                "holiday\t{date}\t{}\t{}\t{name}",
                kind.word(),
                name.len()
            ));
        }
        for (date, name) in &self.closures {
            line(format!("closure\t{date}\t{}\t{name}", name.len()));
        }
        let bytes: Vec<String> = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        bytes.concat()
    }

    /// The date itself when the data cover it.
    pub(crate) fn covered(&self, date: Date) -> Result<Date, BeyondData> {
        if self.first <= date && date <= self.last {
            Ok(date)
        } else {
            Err(self.beyond(date))
        }
    }

    /// The error of needing a date that the data do not cover.
    pub(crate) fn beyond(&self, needed: Date) -> BeyondData {
        BeyondData {
            needed,
            first: self.first,
            last: self.last,
        }
    }

    /// Whether a covered day is a working day.
    pub(crate) fn is_working(&self, date: Date) -> bool {
        !is_weekend(date)
            && !self.holidays.contains_key(&date)
            && !self.closures.contains_key(&date)
    }
}

pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    source: String,
    covers: Covers,
    #[serde(default)]
    provisional: Vec<i16>,
    days: Vec<FileDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Covers {
    first: i16,
    last: i16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileDay {
    date: Date,
    name: String,
    kind: HolidayKind,
}
