//! Notes, gaps, and everything that happened in order.

use super::View;
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use crate::terminal::table::{Cell, Table};
use complaints::event::Event;
use complaints::gaps::gaps;
use complaints::occurred::{Occurred, civil_day};
use complaints::personal::TextName;
use complaints::recorded::Source;
use complaints::timeline::{Entry, timeline, words};
use jiff::civil::Date;

impl View<'_> {
    pub(super) fn notes(&self, page: &mut Page) {
        let notes = &self.case.state().notes;
        if notes.is_empty() {
            return;
        }
        page.heading("NOTES");
        for note in notes.values() {
            let (when, texts) = (note.on, &note.texts);
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
        let entries = timeline(self.case);
        page.heading("WHAT HAPPENED");
        let first = entries.first().map(recorded);
        let together = entries.iter().map(recorded).all(|it| Some(it) == first);
        let mut table = Table::new().words("").words("When").words("What happened");
        if let (true, Some(recorded)) = (together, &first) {
            page.text(Tone::Faint, &format!("All of it recorded on {recorded}."));
        } else {
            table = table.words("Recorded");
        }
        for entry in &entries {
            let (tone, corrected) = if entry.superseded {
                (Tone::Faint, " (corrected later)")
            } else {
                (Tone::Plain, "")
            };
            let when = Cell::toned(when(entry.occurred), tone);
            let words = self.words(entry);
            let what = Cell::toned(format!("{}{corrected}{words}", entry.text), tone);
            let number = Cell::toned(entry.seq.to_string(), Tone::Faint);
            table.row([
                number,
                when,
                what,
                Cell::toned(recorded(entry), Tone::Faint),
            ]);
        }
        page.table(&table);
    }

    /// What was written about an entry, beneath it; not what stands word for word in a part of the case above.
    fn words(&self, entry: &Entry) -> String {
        let mut history = self.case.history().iter();
        let recorded = history.find(|it| it.seq == entry.seq);
        let above = recorded.is_some_and(|it| {
            matches!(
                it.event,
                Event::PointRaised { .. }
                    | Event::OutcomeSought { .. }
                    | Event::RemedyAgreed { .. }
                    | Event::NoteAdded { .. }
            )
        });
        match words(self.case, entry.seq) {
            Some(words) if entry.superseded || !above => format!("\n“{}”", words.reveal()),
            _ => String::new(),
        }
    }
}

fn when(occurred: Occurred) -> String {
    let day = |date: Date| date.strftime("%-d %b %Y").to_string();
    match occurred {
        Occurred::Between(first, last) if first != last => {
            format!("between {}\nand {}", day(first), day(last))
        }
        known => day(known.earliest()),
    }
}

fn recorded(entry: &Entry) -> String {
    let day = civil_day(entry.recorded_at).strftime("%-d %b %Y");
    let whence = match entry.source {
        Source::Import => "brought in from a file",
        Source::Person => "entered",
        Source::System => "by Heard itself",
    };
    format!("{day}, {whence}, {}", entry.by.account)
}
