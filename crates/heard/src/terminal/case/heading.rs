//! The top of a case: what it is, where it stands, what is due next, how to make contact safely, what was said.

use super::View;
use super::people::called;
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use complaints::alerts::alerts;
use complaints::clock::Clock;
use complaints::days::{distance, due, full};
use complaints::duties::{legal_limit_beside, next};
use complaints::known::{What, people_of};
use complaints::occurred::InWords;
use complaints::personal::TextName;
use complaints::rules::Standing;
use complaints::status::{Status, in_words, status, waits_in_words};
use complaints::step::{About, Step};
use complaints::turn::turns;

impl View<'_> {
    pub(super) fn heading(&self, page: &mut Page) {
        let state = self.case.state();
        let receipt = &state.receipt;
        let title = self.case.title();
        page.line(
            Tone::Strong,
            &format!("{} · {}", receipt.reference, title.reveal()),
        );
        let mut facts = vec![receipt.kind.to_string()];
        facts.extend(receipt.procedure.map(|it| it.to_string()));
        facts.push(format!("received {}", InWords(state.received_on)));
        facts.extend(receipt.method.map(|it| it.label().to_lowercase()));
        facts.extend(
            receipt
                .raised_by
                .map(|it| format!("from: {}", it.label().to_lowercase())),
        );
        page.line(Tone::Plain, &facts.join(" · "));
        let mut places = receipt.service_areas.clone();
        places.push(receipt.teams.join(", "));
        places.extend(receipt.quadrant.clone());
        places.extend(receipt.locality.clone());
        places.retain(|it| !it.is_empty());
        if !places.is_empty() {
            page.line(Tone::Plain, &places.join(" · "));
        }
        if let Some(keeper) = state.keeper() {
            page.line(Tone::Plain, &format!("kept by {keeper}"));
        } else if status(state).is_open() && status(state) != Status::Triage {
            page.line(Tone::Plain, "kept by nobody yet");
        }
        self.links(page);
        page.blank();
        page.line(Tone::Strong, &format!("Status: {}", in_words(state)));
        if let Some(waits) = waits_in_words(state, self.today) {
            page.text(Tone::Plain, &format!("Waits: {waits}"));
        }
        if !state.answerable() {
            let said = "Nobody can be answered, so no answer is due; once they come forward it runs from receipt";
            page.text(Tone::Plain, said);
        }
        self.next(page);
        self.safe_contact(page);
        self.alerts(page);
        if let Some(text) = state.texts.get(TextName::Text) {
            page.heading("IN THEIR OWN WORDS");
            page.text(Tone::Plain, text.reveal());
        }
    }

    /// The cases that name this one: merged into it, or linked with it.
    fn links(&self, page: &mut Page) {
        for link in self.linked_from {
            let what = match link.step {
                Step::Merged => "merged into this case",
                Step::SamePerson => "has the same person on it as this case",
                _ => "linked with this case",
            };
            let answer = link.answer.map_or_else(String::new, |it| {
                format!(" ({})", it.label().to_lowercase())
            });
            let said = format!("{}: {what}{answer} on {}", link.reference, InWords(link.on));
            page.line(Tone::Plain, &said);
        }
    }

    /// What is due next, whatever asks for it; and the next of the law's and the council's dates, where that is another.
    fn next(&self, page: &mut Page) {
        let (state, clocks) = (self.case.state(), self.known_clocks());
        let open = status(state).is_open();
        let turns = turns(state, clocks, self.rules, self.today);
        let Some(next) = next(state, clocks, self.today) else {
            let without_day = if open {
                "; nothing has a due date now"
            } else {
                ""
            };
            for (number, turn) in turns.iter().enumerate() {
                let which = if number == 0 { "Next" } else { "Also" };
                let what = &turn.what;
                let said = format!("{which}: {what}{without_day}. Acts: {}", turn.who);
                page.line(Tone::Plain, &said);
            }
            return;
        };
        self.due(page, "Next", next);
        let running = clocks.iter().filter(|it| open && it.counts() && it.runs());
        let then = running
            .filter(|it| it.due.is_some())
            .min_by_key(|it| it.due);
        if let Some(then) = then.filter(|_| !next.counts()) {
            self.due(page, "Then", then);
        }
        for turn in turns {
            let said = format!(
                "Also: {}; it has no due date. Acts: {}",
                turn.what, turn.who
            );
            page.line(Tone::Plain, &said);
        }
    }

    fn due(&self, page: &mut Page, which: &str, clock: &Clock) {
        let Some(day) = clock.due else { return };
        let late = clock.late(self.today);
        let alert = clock.alert(self.today);
        let tone = if late || alert.is_some() {
            Tone::Alarm
        } else {
            Tone::Strong
        };
        let about = match clock.about {
            // its name says of which point it is
            About::Case | About::Point(_) => String::new(),
            about => format!(" ({about})"),
        };
        let when = if late {
            Some(due(day, self.today, self.calendar))
        } else if let Some(words) = clock.without_day_in_words() {
            Some(words)
        } else if day == self.today {
            Some("today".to_owned())
        } else {
            distance(day, self.today, self.calendar).or_else(|| Some("tomorrow".to_owned()))
        };
        let when = when.map_or_else(String::new, |it| format!(", {it}"));
        let alert = alert.map_or_else(String::new, |it| format!("; {it}"));
        let limit = legal_limit_beside(clock, self.known_clocks()).and_then(|it| it.due);
        let limit = limit.map_or_else(String::new, |day| format!(" (legal limit {})", full(day)));
        page.line(
            tone,
            &format!(
                "{which}: {}{about}, due {}{when}{}{limit}{alert}",
                clock.name(self.case.state()),
                full(day),
                not_confirmed(clock)
            ),
        );
    }

    fn alerts(&self, page: &mut Page) {
        let state = self.case.state();
        let clocks = self.known_clocks();
        let alerts = alerts(self.case, clocks, self.today, self.calendar);
        if !alerts.is_empty() {
            page.blank();
        }
        for alert in alerts {
            let whom = alert
                .person
                .map_or_else(String::new, |number| format!(", {}", called(state, number)));
            let heading = alert.heading.to_uppercase();
            page.banner(&format!("{heading}{whom}: {}", alert.text));
        }
        for it in self.elsewhere {
            let name = called(state, it.here);
            let restricted = it.known.iter();
            for known in restricted.filter(|it| it.what == What::Restriction) {
                let (reference, text) = (&it.reference, known.text.reveal());
                let heading = known.what.label().to_uppercase();
                page.banner(&format!("{heading} ON {reference}, {name}: {text}"));
            }
        }
    }

    fn safe_contact(&self, page: &mut Page) {
        let mut first = true;
        for it in people_of(self.case, self.today) {
            let name = called(self.case.state(), it.number);
            for known in it.known.iter().filter(|it| it.what == What::SafeContact) {
                if first {
                    page.blank();
                    first = false;
                }
                let how = known.text.reveal();
                page.banner(&format!("SAFE CONTACT, {name}: {how}"));
            }
        }
        for it in self.elsewhere {
            let name = called(self.case.state(), it.here);
            for known in it.known.iter().filter(|it| it.what == What::SafeContact) {
                let (how, reference) = (known.text.reveal(), &it.reference);
                page.banner(&format!("SAFE CONTACT, {name}: {how} (from {reference})"));
            }
        }
    }
}

/// What stands beside a date that a rule gives which nobody has confirmed.
pub(super) fn not_confirmed(clock: &Clock) -> &'static str {
    match clock.rule.standing {
        Standing::Unconfirmed => " (not confirmed)",
        Standing::Sourced | Standing::Signed => "",
    }
}
