//! A page of text that grows from top to bottom: headings, paragraphs, tables.

use super::style::{Style, Tone};
use super::table::Table;
use super::wrap::wrap;

/// How far everything under a heading stands in.
const INDENT: usize = 2;

/// A page of text.
#[derive(Debug)]
pub(super) struct Page {
    text: String,
    style: Style,
}

impl Page {
    pub(super) const fn new(style: Style) -> Self {
        Self {
            text: String::new(),
            style,
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An empty line, never two together.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with space before it.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        self.paragraph(0, Tone::Strong, heading);
    }

    /// Text at the left edge.
    pub(super) fn line(&mut self, tone: Tone, text: &str) {
        self.paragraph(0, tone, text);
    }

    /// Text under a heading.
    pub(super) fn text(&mut self, tone: Tone, text: &str) {
        self.paragraph(INDENT, tone, text);
    }

    /// Text under an item under a heading.
    pub(super) fn detail(&mut self, tone: Tone, text: &str) {
        self.paragraph(2 * INDENT, tone, text);
    }

    /// Text with a bar before each line, so that nobody misses it.
    pub(super) fn banner(&mut self, text: &str) {
        for line in wrap(text, self.style.width.saturating_sub(4)) {
            self.text += &self.style.paint(Tone::Alarm, &format!("  ▌ {line}"));
            self.text.push('\n');
        }
    }

    /// A table under a heading.
    pub(super) fn table(&mut self, table: &Table) {
        for line in table.render(self.style.narrower(INDENT)).lines() {
            self.text += &" ".repeat(INDENT);
            self.text += line;
            self.text.push('\n');
        }
    }

    fn paragraph(&mut self, indent: usize, tone: Tone, text: &str) {
        for line in wrap(text, self.style.width.saturating_sub(indent)) {
            if !line.is_empty() {
                self.text += &" ".repeat(indent);
                self.text += &self.style.paint(tone, &line);
            }
            self.text.push('\n');
        }
    }
}
