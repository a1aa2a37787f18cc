//! Northmere, a council that does not exist: eighteen months of its cases up to any day.
//!
//! Open cases are written out by hand in `stories/`, in the format of case records, with their days counted from
//! today; the cases that are over are made by chance from the lists in `council.toml`. The same day gives the
//! same cases every time. Every name and every text is made up.

mod council;
mod days;
mod dice;
mod error;
mod past;
mod published;
mod stories;

pub use error::DemoError;

use casework::records::{CaseRecord, Line};
use council::Council;
use days::Days;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Northmere's cases and published figures as they stand on a day, ordered by receipt.
///
/// # Errors
/// A day for which the bank holidays of eighteen months before and some weeks after are not known.
pub fn records(today: Date) -> Result<Vec<Line>, DemoError> {
    let council = Council::read()?;
    let days = Days::around(today);
    let mut cases = stories::records(&days)?;
    cases.extend(past::records(&council, &days)?);
    cases.sort_by_key(|case| case.received_on);
    number(&mut cases);
    let cases = cases.into_iter().map(|case| Line::Case(Box::new(case)));
    let figures = published::figures(&council, today);
    Ok(cases.chain(figures.into_iter().map(Line::Figure)).collect())
}

/// The open case of which there is most to see, among those of [`records`].
pub fn fullest(lines: &[Line]) -> Option<&str> {
    let cases = lines.iter().filter_map(|line| match line {
        Line::Case(case) => Some(case),
        Line::Figure(_) | Line::YearStep(_) => None,
    });
    let open = cases.filter(|case| {
        let last = case.stages.last();
        last.is_some_and(|it| it.responded_on.is_none() && it.withdrawn_on.is_none())
    });
    open.max_by_key(|case| case.line().map_or(0, |line| line.len()))
        .map(|case| case.reference.as_str())
}

/// References run through each calendar year in the order of receipt: NM-2026-0001.
fn number(cases: &mut [CaseRecord]) {
    let mut last: BTreeMap<i16, u16> = BTreeMap::new();
    for case in cases {
        let year = case.received_on.year();
        let number = last.entry(year).or_default();
        *number += 1;
        case.reference = format!("NM-{year}-{number:04}");
    }
}
