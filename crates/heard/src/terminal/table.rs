//! A plain table: columns in line, long cells wrapped, numbers to the right.

use super::style::{Style, Tone};
use super::wrap::{widest_word, wrap};
use unicode_width::UnicodeWidthStr;

const GAP: usize = 2;
/// A heading above numbers wraps beyond this width.
const HEADING: usize = 12;
/// No column of words is narrower, unless its words are short.
const NARROWEST: usize = 6;

/// A table to be laid out.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone)]
struct Column {
    heading: String,
    kind: ColumnKind,
}

/// How a column takes to too little room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    /// It wraps between words.
    Words,
    /// It wraps only when nothing else is left to give way.
    Unbroken,
    /// It never wraps; its heading does.
    Numbers,
}

/// What a cell says.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    /// A cell in a tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::toned(text, Tone::Plain)
    }
}

impl Table {
    /// A table without columns.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a column of words.
    #[must_use]
    pub fn words(self, heading: impl Into<String>) -> Self {
        self.column(heading.into(), ColumnKind::Words)
    }

    /// With a column of words that stay on one line while there is room.
    #[must_use]
    pub fn unbroken(self, heading: impl Into<String>) -> Self {
        self.column(heading.into(), ColumnKind::Unbroken)
    }

    /// With a column of numbers.
    #[must_use]
    pub fn numbers(self, heading: impl Into<String>) -> Self {
        self.column(heading.into(), ColumnKind::Numbers)
    }

    fn column(mut self, heading: String, kind: ColumnKind) -> Self {
        self.columns.push(Column { heading, kind });
        self
    }

    /// Adds a row; cells beyond the columns are not shown, missing ones are blank.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let mut cells: Vec<Cell> = cells.into_iter().collect();
        cells.resize(self.columns.len(), Cell::default());
        self.rows.push(cells);
    }

    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as text, each line ended.
    pub fn render(&self, style: Style) -> String {
        let widths = self.widths(style.width);
        let headings = self
            .columns
            .iter()
            .map(|it| Cell::toned(it.heading.clone(), Tone::Strong));
        let mut text = String::new();
        if self.columns.iter().any(|it| !it.heading.is_empty()) {
            self.lines(&headings.collect::<Vec<_>>(), &widths, style, &mut text);
            let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            text += style
                .paint(Tone::Faint, rules.join("  ").trim_end())
                .as_str();
            text.push('\n');
        }
        for row in &self.rows {
            self.lines(row, &widths, style, &mut text);
        }
        text
    }

    fn lines(&self, cells: &[Cell], widths: &[usize], style: Style, text: &mut String) {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| wrap(&cell.text, *width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for place in 0..height {
            let mut line = String::new();
            let mut pad = 0;
            for (number, column) in self.columns.iter().enumerate() {
                let (Some(lines), Some(cell)) = (wrapped.get(number), cells.get(number)) else {
                    continue;
                };
                let part = lines.get(place).map_or("", String::as_str);
                let space = widths
                    .get(number)
                    .map_or(0, |it| it.saturating_sub(part.width()));
                let right = column.kind == ColumnKind::Numbers;
                if right {
                    pad += space;
                }
                // blanks are written only before text, so that none stands at a line's end
                if !part.is_empty() {
                    line += &" ".repeat(pad);
                    line += &style.paint(cell.tone, part);
                    pad = 0;
                }
                pad += GAP + if right { 0 } else { space };
            }
            text.push_str(&line);
            text.push('\n');
        }
    }

    /// How wide each column is: as wide as it likes, or else the widest words give way first.
    fn widths(&self, whole: usize) -> Vec<usize> {
        let mut widths = Vec::new();
        let mut least = Vec::new();
        for (place, column) in self.columns.iter().enumerate() {
            let cells = || {
                let cells = self.rows.iter().filter_map(move |row| row.get(place));
                cells.map(|cell| cell.text.as_str())
            };
            let words =
                widest_word(&column.heading).max(cells().map(widest_word).max().unwrap_or(0));
            let lines = cells().flat_map(str::lines).map(UnicodeWidthStr::width);
            let natural = lines.max().unwrap_or(0).max(column.heading.width());
            let (wide, narrow) = match column.kind {
                ColumnKind::Words => (natural, words),
                ColumnKind::Unbroken => (natural, natural),
                ColumnKind::Numbers => {
                    let wide = width_of_numbers(&column.heading, cells());
                    (wide, wide)
                }
            };
            widths.push(wide);
            least.push(narrow);
        }
        let free = whole.saturating_sub(GAP * self.columns.len().saturating_sub(1));
        give_way(&mut widths, &least, free);
        // with too little room for whole words, the longest are cut
        let cut: Vec<usize> = self
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| match column.kind {
                ColumnKind::Numbers => *width,
                ColumnKind::Words | ColumnKind::Unbroken => (*width).min(NARROWEST),
            })
            .collect();
        give_way(&mut widths, &cut, free);
        widths
    }
}

/// Takes from the widest column that is above its least width, until all fit.
fn give_way(widths: &mut [usize], least: &[usize], free: usize) {
    while widths.iter().sum::<usize>() > free {
        let can_give = widths
            .iter_mut()
            .zip(least)
            .filter(|(width, least)| **width > **least);
        let Some((width, _)) = can_give.max_by_key(|(width, _)| **width) else {
            break;
        };
        *width -= 1;
    }
}

/// How wide a column of numbers is: its numbers stay whole, its heading wraps.
pub(super) fn width_of_numbers<'a>(heading: &str, cells: impl Iterator<Item = &'a str>) -> usize {
    cells
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0)
        .max(widest_word(heading))
        .max(heading.width().min(HEADING))
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::terminal::Style;

    const NARROW: Style = Style {
        width: 24,
        colour: false,
    };

    #[test]
    fn words_wrap_and_numbers_stand_to_the_right() {
        let mut table = Table::new().words("Team").numbers("Cases");
        table.row(["Children in Care East and West".into(), "7".into()]);
        table.row(["Fostering".into(), "120".into()]);
        assert_eq!(
            table.render(NARROW),
            "\
Team               Cases
─────────────────  ─────
Children in Care       7
East and West
Fostering            120
"
        );
    }

    #[test]
    fn colour_changes_no_column() {
        let colours = Style {
            colour: true,
            ..NARROW
        };
        let mut table = Table::new().words("a").words("b");
        table.row(["one".into(), super::Cell::toned("two", super::Tone::Alarm)]);
        let painted = table.render(colours);
        assert!(
            painted.contains("one  \u{1b}[1;31mtwo\u{1b}[0m"),
            "{painted:?}"
        );
    }
}
