//! A computed report in the terminal.

use super::page::Page;
use super::style::{Style, Tone};
use super::table::{Cell, Table, width_of_numbers};
use complaints::occurred::InWords;
use figures::{Cell as Figure, CellKind, Report, ReportTable};
use unicode_width::UnicodeWidthStr;

/// No wider than this, where labels are longer they wrap.
const LABEL: usize = 36;

/// Every table of a report with its notes and checks. A table too wide for the page is shown in blocks of
/// columns, each saying which columns it holds.
pub fn report(report: &Report, style: Style) -> String {
    let mut page = Page::new(style);
    page.line(Tone::Strong, &report.title);
    page.line(
        Tone::Plain,
        &format!(
            "{}, {} to {}, as it stood on {}",
            report.council,
            InWords(report.period.from),
            InWords(report.period.to),
            InWords(report.as_at)
        ),
    );
    for warning in &report.warnings {
        page.line(Tone::Alarm, &format!("Beware: {warning}"));
    }
    for table in &report.tables {
        section(&mut page, table, style);
    }
    page.finish()
}

fn section(page: &mut Page, table: &ReportTable, style: Style) {
    page.heading(&format!("{} · {}", table.id, table.title));
    let blocks = blocks(table, style.width);
    for block in &blocks {
        if let ([_, _, ..], Some(first), Some(last)) = (&blocks[..], block.first(), block.last()) {
            let all = table.columns.len();
            page.blank();
            page.text(
                Tone::Faint,
                &format!("Columns {} to {} of {all}", first + 1, last + 1),
            );
        }
        page.table(&laid_out(table, block));
    }
    if table.rows.is_empty() {
        page.text(Tone::Plain, "No row has a figure.");
    }
    let published = table.rows.iter().flat_map(|row| &row.cells);
    if published.into_iter().any(is_published) {
        page.text(
            Tone::Faint,
            "* published before, not counted from cases here",
        );
    }
    for note in &table.notes {
        page.text(Tone::Faint, note);
    }
    checks(page, table);
}

fn checks(page: &mut Page, table: &ReportTable) {
    let held = table.checks.iter().filter(|it| it.holds).count();
    if held > 0 {
        let all = table.checks.len();
        page.text(Tone::Faint, &format!("Checks that hold: {held} of {all}"));
    }
    for check in table.checks.iter().filter(|it| !it.holds) {
        page.text(
            Tone::Alarm,
            &format!("CHECK FAILS: {}. {}", check.name, check.detail),
        );
    }
}

fn is_published(cell: &Figure) -> bool {
    cell.kind == CellKind::Published && !cell.text.is_empty()
}

fn shown(cell: &Figure) -> String {
    if is_published(cell) {
        format!("{}*", cell.text)
    } else {
        cell.text.clone()
    }
}

/// The places of the columns, in blocks that fit the width beside the labels: as few as can be, and as even.
fn blocks(table: &ReportTable, width: usize) -> Vec<Vec<usize>> {
    let label = table.rows.iter().map(|row| row.label.width()).max();
    // what stands under a heading stands in by two
    let free = width.saturating_sub(label.unwrap_or(0).min(LABEL) + 2);
    let wide: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
            let cells: Vec<String> = cells.map(shown).collect();
            width_of_numbers(column, cells.iter().map(String::as_str)) + 2
        })
        .collect();
    let full = filled(&wide, free);
    let even = evenly(wide.len(), full.len());
    let fits =
        |block: &Vec<usize>| block.iter().filter_map(|it| wide.get(*it)).sum::<usize>() <= free;
    if even.iter().all(fits) { even } else { full }
}

/// Each block as full as it can be.
fn filled(wide: &[usize], free: usize) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = vec![Vec::new()];
    let mut used = 0;
    for (place, wide) in wide.iter().enumerate() {
        if used > 0 && used + wide > free {
            blocks.push(Vec::new());
            used = 0;
        }
        used += wide;
        if let Some(block) = blocks.last_mut() {
            block.push(place);
        }
    }
    blocks
}

/// Each block with as many columns as the next, the later ones with one more where they do not divide.
fn evenly(columns: usize, blocks: usize) -> Vec<Vec<usize>> {
    let blocks = blocks.max(1);
    (0..blocks)
        .map(|block| (columns * block / blocks..columns * (block + 1) / blocks).collect())
        .collect()
}

fn laid_out(table: &ReportTable, block: &[usize]) -> Table {
    let headings = block.iter().filter_map(|place| table.columns.get(*place));
    let mut laid_out = headings.fold(Table::new().words(""), |table, heading| {
        table.numbers(heading.clone())
    });
    for row in &table.rows {
        let figures = block.iter().filter_map(|place| row.cells.get(*place));
        let label = std::iter::once(Cell::from(row.label.clone()));
        laid_out.row(label.chain(figures.map(|cell| shown(cell).into())));
    }
    laid_out
}
