//! Notes, gaps, and everything that happened in order.

use super::View;
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use crate::terminal::table::{Cell, Table};
use complaints::gaps::gaps;
use complaints::occurred::{InWords, civil_day};
use complaints::personal::TextName;
use complaints::timeline::{Entry, timeline};

impl View<'_> {
    pub(super) fn notes(&self, page: &mut Page) {
        let notes = &self.case.state().notes;
        if notes.is_empty() {
            return;
        }
        page.heading("NOTES");
        for (when, texts) in notes.values() {
            let by = texts
                .get(TextName::By)
                .map_or_else(String::new, |it| format!(", {}", it.reveal()));
            page.text(Tone::Faint, &format!("{when}{by}"));
            let text = texts
                .get(TextName::Text)
                .map_or("(erased)", |it| it.reveal());
            page.detail(Tone::Plain, text);
        }
    }

    pub(super) fn gaps(&self, page: &mut Page) {
        let gaps = gaps(self.case, self.known_clocks());
        if gaps.is_empty() {
            return;
        }
        page.heading("NOT RECORDED");
        for gap in gaps {
            page.text(Tone::Plain, &format!("- {gap}"));
        }
    }

    pub(super) fn timeline(&self, page: &mut Page) {
        let mut table = Table::new()
            .words("When")
            .words("What happened")
            .words("Recorded");
        for entry in timeline(self.case) {
            let tone = if entry.superseded {
                Tone::Faint
            } else {
                Tone::Plain
            };
            let what = if entry.superseded {
                format!("{} (corrected later)", entry.text)
            } else {
                entry.text.clone()
            };
            table.row([
                Cell::toned(entry.occurred.to_string(), tone),
                Cell::toned(what, tone),
                Cell::toned(recorded(&entry), Tone::Faint),
            ]);
        }
        page.heading("WHAT HAPPENED");
        page.table(&table);
    }
}

fn recorded(entry: &Entry) -> String {
    let day = InWords(civil_day(entry.recorded_at));
    format!("{day}, {} ({})", entry.by.account, entry.source.code())
}
