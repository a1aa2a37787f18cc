//! Reports: those there are, one of them with its tables and charts, a figure with the cases behind it, a download.

pub mod chart;
pub mod figure;
pub mod show;

use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::on_time::financial_year;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use complaints::occurred::InWords;
use complaints::published::Period;
use figures::{Definition, Facts, Options, Report};
use jiff::civil::{Date, date};
use serde::Serialize;

/// So many financial years can be chosen, this one included.
const YEARS: i16 = 4;

/// The reports.
#[derive(Debug, Serialize)]
pub struct Reports {
    /// Each with its years.
    pub reports: Vec<ReportLine>,
}

/// A report.
#[derive(Debug, Serialize)]
pub struct ReportLine {
    /// Its title.
    pub title: String,
    /// Its years, the latest first.
    pub years: Vec<YearLink>,
}

/// A year of a report.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// "April 2025 to March 2026", or "so far".
    pub text: String,
    /// Where.
    pub href: String,
}

impl Page for Reports {
    const TEMPLATE: &'static str = "reports.html";

    fn title(&self) -> String {
        "Reports".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Reports)
    }
}

/// Shows those there are.
pub fn list(desk: &Desk<'_>, _asked: &Asked) -> Result<Reply, Trouble> {
    let this = financial_year(desk.today());
    let reports = desk
        .house
        .reports
        .iter()
        .map(|(name, definition)| ReportLine {
            title: plain_title(definition),
            years: (0..YEARS)
                .map(|back| {
                    let period = year_from(date(this.year() - back, 4, 1));
                    let so_far = if back == 0 { ", so far" } else { "" };
                    YearLink {
                        text: format!("{} to {}{so_far}", InWords(period.from), InWords(period.to)),
                        href: address(name, period),
                    }
                })
                .collect(),
        });
    desk.page(&Reports {
        reports: reports.collect(),
    })
}

fn year_from(first: Date) -> Period {
    Period {
        from: first,
        to: date(first.year() + 1, 3, 31),
    }
}

/// A title without the years that it will be printed with.
fn plain_title(definition: &Definition) -> String {
    let title = definition.title().replace("{year}", "");
    title.trim().trim_end_matches([',', ' ']).to_owned()
}

/// The address of a report.
pub(super) fn address(name: &str, period: Period) -> String {
    format!("/reports/{name}?from={}&to={}", period.from, period.to)
}

/// A report that somebody asks for.
pub(super) struct Wanted<'a> {
    pub(super) name: &'a str,
    pub(super) definition: &'a Definition,
    pub(super) period: Period,
}

impl<'a> Wanted<'a> {
    pub(super) fn read(desk: &'a Desk<'_>, asked: &Asked) -> Result<Self, Trouble> {
        let wanted = asked.path.get("report");
        let (name, definition) = desk
            .house
            .reports
            .iter()
            .find(|(name, _)| name == wanted)
            .ok_or(Trouble::NotFound)?;
        let day = |name: &str, query: &Pairs| -> Result<Option<Date>, Trouble> {
            query
                .some(name)
                .map(|it| it.parse().map_err(|_| Trouble::NotFound))
                .transpose()
        };
        let this = year_from(financial_year(desk.today()));
        let period = Period {
            from: day("from", &asked.query)?.unwrap_or(this.from),
            to: day("to", &asked.query)?.unwrap_or(this.to),
        };
        if period.from > period.to {
            return Err(Trouble::NotFound);
        }
        Ok(Self {
            name,
            definition,
            period,
        })
    }

    pub(super) fn computed(&self, desk: &Desk<'_>, cases: bool) -> Result<Report, Trouble> {
        let options = Options {
            cases,
            rules: desk.house.rules.fingerprint().to_owned(),
        };
        let (cases, published) = desk.facts()?;
        let facts = Facts::new(cases, published, desk.calendar(), &desk.house.limits)
            .map_err(|error| Trouble::Fault(error.to_string()))?;
        figures::compute(self.definition, &facts, self.period, desk.today(), &options)
            .map_err(|error| Trouble::Fault(error.to_string()))
    }
}
