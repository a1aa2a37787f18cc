//! Figures that Northmere printed for earlier years.

use super::council::{Council, Published};
use complaints::published::PublishedFigure;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Every figure, in the order of `council.toml`.
pub(super) fn figures(council: &Council, today: Date) -> Vec<PublishedFigure> {
    let figures = (1..).zip(&council.published);
    figures
        .map(|(number, published)| figure(number, published, today))
        .collect()
}

fn figure(number: u16, published: &Published, today: Date) -> PublishedFigure {
    let this_year = today.year() - i16::from(today.month() < 4);
    let year = this_year - published.years_ago;
    PublishedFigure {
        reference: format!("NM-PUBLISHED-{number:02}"),
        period: format!("{year}-{:02}", (year + 1) % 100),
        measure: published.measure.clone(),
        value: published.value.clone(),
        unit: published.unit,
        by: BTreeMap::new(),
        table: None,
    }
}
