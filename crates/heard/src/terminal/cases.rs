//! A list of cases by due date.

use super::page::Page;
use super::style::{Style, Tone};
use super::table::{Cell, Table};
use complaints::codes::{Kind, Procedure};
use complaints::days::{count, due, short};
use complaints::ids::CaseId;
use complaints::projection::CaseRow;
use jiff::civil::{Date, Weekday};
use workdays::Calendar;

/// A page of cases, in the order given: reference, when something is due, what it is, where it stands, who holds
/// it, what it is about. Late ones carry a mark; the last line counts what presses.
pub fn cases(
    cases: &[(CaseId, CaseRow)],
    calendar: &Calendar,
    today: Date,
    style: Style,
) -> String {
    let mut page = Page::new(style);
    if cases.is_empty() {
        page.line(
            Tone::Plain,
            "No case fits. `heard cases` without a filter lists them all, `heard cases --open` those in which \
             something is still to be done; `heard import FILE` brings cases in.",
        );
        return page.finish();
    }
    let mut table = Table::new()
        .words("")
        .unbroken("Reference")
        .unbroken("Due")
        .words("What")
        .words("Status")
        .words("Who holds it")
        .words("About");
    for (_, row) in cases {
        table.row(cells(row, calendar, today));
    }
    let mut text = table.render(style);
    page.line(Tone::Strong, &footer(cases, today));
    text.push('\n');
    text += &page.finish();
    text
}

fn is_late(row: &CaseRow, today: Date) -> bool {
    row.due_on.is_some_and(|day| day < today)
}

fn cells(row: &CaseRow, calendar: &Calendar, today: Date) -> [Cell; 7] {
    let (mark, tone) = if is_late(row, today) {
        ("!", Tone::Alarm)
    } else if row.due_on == Some(today) {
        ("·", Tone::Strong)
    } else {
        ("", Tone::Plain)
    };
    let when = row
        .due_on
        .map_or_else(|| "-".to_owned(), |day| due(day, today, calendar));
    let teams = if row.teams.is_empty() {
        "-".to_owned()
    } else {
        row.teams.join(", ")
    };
    [
        Cell::toned(mark, tone),
        Cell::toned(row.reference.clone(), tone),
        Cell::toned(when, tone),
        what(row).into(),
        row.status.to_string().into(),
        teams.into(),
        row.title.reveal().clone().into(),
    ]
}

fn what(row: &CaseRow) -> &'static str {
    match (row.kind, row.procedure) {
        (Kind::Complaint, Some(Procedure::ChildrenAct)) => "Statutory complaint",
        (Kind::Complaint, Some(Procedure::Corporate)) => "Corporate complaint",
        (Kind::Complaint, Some(Procedure::PublicHealth)) => "Public health complaint",
        (Kind::Complaint, Some(Procedure::DataProtection)) => "Data protection complaint",
        (Kind::Complaint, Some(Procedure::JointNhs)) => "Complaint joint with the NHS",
        (Kind::Representation, _) => "Representation",
        (kind, _) => kind.label(),
    }
}

fn footer(cases: &[(CaseId, CaseRow)], today: Date) -> String {
    let due = |wanted: &dyn Fn(Date) -> bool| {
        let days = cases.iter().filter_map(|(_, row)| row.due_on);
        days.filter(|day| wanted(*day)).count()
    };
    let (late, now) = (due(&|day| day < today), due(&|day| day == today));
    let mut parts = vec![format!("{late} late"), format!("{now} due today")];
    if let Some(sunday) = end_of_week(today) {
        let soon = due(&|day| day > today && day <= sunday);
        let until = short(sunday, today);
        parts.push(format!("{soon} more due this week (to {until})"));
    }
    let all = count(cases.len(), "case", "cases");
    format!("{all}: {}.", parts.join(", "))
}

/// The Sunday that ends the week; none on a Sunday, when nothing more of the week is left.
fn end_of_week(today: Date) -> Option<Date> {
    (today.weekday() != Weekday::Sunday)
        .then(|| today.nth_weekday(1, Weekday::Sunday).ok())
        .flatten()
}
