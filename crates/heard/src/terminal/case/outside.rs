//! What the Ombudsman said, what was recommended, and what was agreed to put matters right.

use super::View;
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use complaints::case::{OmbudsmanEntry, Remedy};
use complaints::days::due;
use complaints::occurred::{InWords, Occurred};
use complaints::personal::TextName;
use complaints::recommendations::recommendations;
use complaints::step::About;
use complaints::timeline::{Pounds, taken_in_words};
use jiff::civil::Date;

impl View<'_> {
    pub(super) fn ombudsman(&self, page: &mut Page) {
        let entries = &self.case.state().ombudsman;
        if entries.is_empty() {
            return;
        }
        page.heading("OMBUDSMAN");
        for (number, entry) in entries {
            let reference = entry
                .reference
                .as_deref()
                .unwrap_or("no reference recorded");
            page.text(Tone::Strong, &format!("{}. {reference}", number.0));
            page.detail(Tone::Plain, &entry_in_words(entry));
            if let Some(code) = self.case.state().ombudsman_code(*number) {
                let code = code.label().to_lowercase();
                page.detail(Tone::Plain, &format!("by the Ombudsman's list: {code}"));
            }
        }
    }

    pub(super) fn remedies(&self, page: &mut Page) {
        let remedies = &self.case.state().remedies;
        if remedies.is_empty() {
            return;
        }
        page.heading("REMEDIES");
        for (number, remedy) in remedies {
            let mut parts = vec![remedy.kind.to_string()];
            parts.extend(remedy.amount_pence.map(|it| Pounds(it).to_string()));
            parts.extend(remedy.text.as_ref().map(|it| it.reveal().clone()));
            page.text(Tone::Plain, &format!("{}. {}", number.0, parts.join(" · ")));
            let complied = self.case.state().complied(*number);
            let undone = remedy.done.is_none() && complied.is_none();
            let promised = self.case.state().promised_for(*number);
            let late = undone && promised.is_some_and(|it| it < self.today);
            let tone = if late { Tone::Alarm } else { Tone::Plain };
            page.detail(tone, &self.progress(remedy, (promised, complied)));
            if let Some(paid) = self.case.state().paid(*number) {
                page.detail(Tone::Plain, &paid.in_words());
            }
            // the offer, its answer, who approved it, the owner, what shows that it was done
            let steps = self.case.state().steps.iter();
            for taken in steps.filter(|it| it.it.about == About::Remedy(*number)) {
                page.detail(Tone::Plain, &taken_in_words(taken));
            }
        }
    }

    pub(super) fn recommendations(&self, page: &mut Page) {
        let all = recommendations(self.case.state());
        if all.is_empty() {
            return;
        }
        page.heading("RECOMMENDATIONS");
        for it in all {
            let says = it.made.texts.get(TextName::Reason);
            let says = says.map_or("(not written down)", |it| it.reveal());
            page.text(Tone::Plain, &format!("{}. {says}", it.number.0));
            let stage = it.made.it.stage;
            let stage = stage.map_or_else(String::new, |stage| format!(" at {stage}"));
            page.detail(Tone::Plain, &format!("made{stage} on {}", it.made.on));
            for earlier in &it.earlier {
                page.detail(
                    Tone::Faint,
                    &format!("{} (answered again since)", taken_in_words(earlier)),
                );
            }
            match it.answered {
                Some(answered) => page.detail(Tone::Plain, &taken_in_words(answered)),
                None => page.detail(Tone::Plain, "not answered yet"),
            }
            if it.accepted_without_action() {
                page.detail(Tone::Plain, "no action comes of it yet");
            }
            for remedy in it.remedies {
                page.detail(Tone::Plain, &format!("carried out by {remedy}"));
            }
        }
    }

    fn progress(
        &self,
        remedy: &Remedy,
        (promised, complied): (Option<Date>, Option<Occurred>),
    ) -> String {
        let whence = remedy
            .entry
            .map_or("agreed", |_| "recommended by the Ombudsman and agreed");
        let agreed = match remedy.agreed.day() {
            Some(day) => format!("{whence} on {}", InWords(day)),
            None => format!("{whence} {}", remedy.agreed),
        };
        let put_off = remedy
            .promised_at_first()
            .filter(|first| Some(*first) != promised);
        let at_first =
            put_off.map_or_else(String::new, |it| format!(", at first for {}", InWords(it)));
        let rest = match (remedy.done, promised) {
            (Some(done), _) => format!("done on {done}"),
            (None, _) if complied.is_some() => "done, as the Ombudsman found".to_owned(),
            (None, Some(day)) => {
                format!(
                    "promised for {}{at_first} ({}), not done yet",
                    InWords(day),
                    due(day, self.today, self.calendar)
                )
            }
            (None, None) => "not done yet".to_owned(),
        };
        let source = remedy.source;
        let from = if source.is_unsaid() {
            String::new()
        } else {
            format!(", from {source}")
        };
        format!("{agreed}{from}; {rest}")
    }
}

fn entry_in_words(entry: &OmbudsmanEntry) -> String {
    let mut parts = Vec::new();
    parts.extend(entry.told.map(|it| format!("the council was told on {it}")));
    parts.extend(
        entry
            .referred_by
            .map(|it| format!("brought by: {}", it.label().to_lowercase())),
    );
    match entry.decided {
        Some(when) => parts.push(format!("decided on {when}")),
        None => parts.push("not decided yet".to_owned()),
    }
    parts.extend(entry.decision.clone());
    parts.extend(entry.investigated.map(|it| {
        if it {
            "with a detailed investigation".to_owned()
        } else {
            "without a detailed investigation".to_owned()
        }
    }));
    parts.join(" · ")
}
