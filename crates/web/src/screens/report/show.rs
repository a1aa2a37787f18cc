//! A report as a page: contents, tables, charts; every figure leads to the cases behind it.

use super::chart::{Chart, chart};
use super::{Wanted, address};
use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use casework::ports::LookedAt;
use complaints::access::Permission;
use complaints::occurred::InWords;
use complaints::published::Period;
use figures::{Cell, CellKind, Report, ReportTable};
use serde::Serialize;

/// A report.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// Its title.
    pub title: String,
    /// The council.
    pub council: String,
    /// "1 April 2025 to 31 March 2026".
    pub period: String,
    /// "25 November 2026".
    pub as_at: String,
    /// Whether the period is not over, so that figures will still change.
    pub provisional: bool,
    /// What a reader should know first.
    pub warnings: Vec<String>,
    /// The tables.
    pub tables: Vec<TableView>,
    /// The downloads.
    pub csv: String,
    /// The downloads.
    pub json: String,
}

/// A table.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// Its id on the page.
    pub id: String,
    /// The report's own number or paragraph.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<RowView>,
    /// The sentences under it.
    pub notes: Vec<String>,
    /// How many checks hold.
    pub held: usize,
    /// The checks that fail, each with by how much.
    pub failing: Vec<String>,
    /// Its chart, where it has one.
    pub chart: Option<Chart>,
    /// Whether a figure was published before.
    pub published: bool,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its label.
    pub label: String,
    /// Its cells.
    pub cells: Vec<CellView>,
}

/// A figure.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// What a reader sees.
    pub text: String,
    /// Of what it is a part, where the whole is small.
    pub of: Option<String>,
    /// The cases behind it.
    pub href: Option<String>,
    /// Whether it was published before.
    pub published: bool,
    /// Its column, for links out of their context.
    pub column: String,
}

impl Page for Shown {
    const TEMPLATE: &'static str = "report.html";

    fn title(&self) -> String {
        self.title.clone()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Reports)
    }
}

/// Shows it.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let wanted = Wanted::read(desk, asked)?;
    desk.look(LookedAt::Report, None, &format!("report {}", wanted.name));
    let report = wanted.computed(desk, false)?;
    desk.page(&Shown::of(
        &report,
        wanted.name,
        wanted.period,
        desk.may(Permission::SeeCases),
    ))
}

/// A file of it.
pub fn download(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let wanted = Wanted::read(desk, asked)?;
    desk.look(LookedAt::Export, None, &format!("report {}", wanted.name));
    // the references behind a figure are for those who may see every case
    let report = wanted.computed(desk, false)?;
    let fault = |error: String| Trouble::Fault(error);
    let (ending, content_type, bytes) = match asked.query.get("format") {
        "csv" => {
            let text = figures::csv(&report).map_err(|error| fault(error.to_string()))?;
            ("csv", "text/csv; charset=utf-8", text.into_bytes())
        }
        "json" => {
            let text =
                serde_json::to_string_pretty(&report).map_err(|error| fault(error.to_string()))?;
            ("json", "application/json", text.into_bytes())
        }
        _ => return Err(Trouble::NotFound),
    };
    Ok(Reply::Download {
        name: format!(
            "{}-{}-to-{}.{ending}",
            wanted.name, wanted.period.from, wanted.period.to
        ),
        content_type,
        bytes,
    })
}

impl Shown {
    /// Of a computed report. `leads` says whether figures lead to their cases.
    pub fn of(report: &Report, name: &str, period: Period, leads: bool) -> Self {
        let download = |format: &str| {
            let query = address(name, period);
            let query = query.split_once('?').map_or("", |(_, query)| query);
            format!("/reports/{name}/download?{query}&format={format}")
        };
        Self {
            title: report.title.clone(),
            council: report.council.clone(),
            period: format!(
                "{} to {}",
                InWords(report.period.from),
                InWords(report.period.to)
            ),
            as_at: InWords(report.as_at).to_string(),
            provisional: report.as_at <= report.period.to,
            warnings: report.warnings.clone(),
            tables: report
                .tables
                .iter()
                .enumerate()
                .map(|(place, it)| table(place, it, name, period, leads))
                .collect(),
            csv: download("csv"),
            json: download("json"),
        }
    }
}

fn table(place: usize, table: &ReportTable, name: &str, period: Period, leads: bool) -> TableView {
    let figure = |row: &str, cell: &Cell| {
        let query = Pairs::of(vec![
            ("from".to_owned(), period.from.to_string()),
            ("to".to_owned(), period.to.to_string()),
            ("table".to_owned(), table.id.clone()),
            ("row".to_owned(), row.to_owned()),
            ("column".to_owned(), cell.column.clone()),
        ]);
        format!("/reports/{name}/figure?{}", query.written())
    };
    let rows = table.rows.iter().map(|row| RowView {
        label: row.label.clone(),
        cells: row
            .cells
            .iter()
            .map(|cell| CellView {
                text: cell.text.clone(),
                of: whole(cell),
                href: (leads && counted(cell)).then(|| figure(&row.label, cell)),
                published: cell.kind == CellKind::Published && !cell.text.is_empty(),
                column: cell.column.clone(),
            })
            .collect(),
    });
    let rows: Vec<RowView> = rows.collect();
    let failing = table.checks.iter().filter(|it| !it.holds);
    TableView {
        id: format!("table-{}", place + 1),
        number: table.id.clone(),
        title: table.title.clone(),
        columns: table.columns.clone(),
        published: rows.iter().flat_map(|it| &it.cells).any(|it| it.published),
        rows,
        notes: table.notes.clone(),
        held: table.checks.iter().filter(|it| it.holds).count(),
        failing: failing
            .map(|it| format!("{}. {}", it.name, it.detail))
            .collect(),
        chart: chart(table),
    }
}

/// A figure that cases were counted for, and of which there are some.
fn counted(cell: &Cell) -> bool {
    let some = cell
        .value
        .as_ref()
        .is_some_and(|it| it.as_f64().is_some_and(|it| it != 0.0));
    cell.kind == CellKind::Computed && (some || cell.denominator.is_some_and(|it| it > 0))
}

/// A percentage of few stands with what it is of: "18 of 20".
fn whole(cell: &Cell) -> Option<String> {
    let whole = cell.denominator.filter(|it| *it < 50)?;
    Some(format!("{} of {whole}", cell.numerator?))
}
