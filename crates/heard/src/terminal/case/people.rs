//! Who is on a case.

use super::View;
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use crate::terminal::table::Table;
use complaints::case::{Person, State};
use complaints::ids::PersonNumber;
use complaints::known::{passing_on, people_of};
use complaints::occurred::InWords;
use complaints::personal::{PersonDetails, Personal};
use complaints::step::About;

impl View<'_> {
    pub(super) fn people(&self, page: &mut Page) {
        let state = self.case.state();
        let mut table = Table::new()
            .words("")
            .words("Name")
            .words("Role")
            .words("Contact")
            .words("About them");
        for (number, person) in &state.people {
            table.row([
                number.0.to_string().into(),
                name(person).into(),
                role(state, *number, person).into(),
                person
                    .details
                    .as_ref()
                    .map_or_else(String::new, contact)
                    .into(),
                person
                    .details
                    .as_ref()
                    .map_or_else(String::new, about)
                    .into(),
            ]);
        }
        page.heading("PEOPLE");
        if table.is_empty() {
            page.text(Tone::Plain, "Nobody is named.");
        } else {
            page.table(&table);
        }
        for details in state.people.values().filter_map(|it| it.details.as_ref()) {
            if let Some(view) = &details.view {
                let who = details.name.as_ref().map_or("The child", |it| it.reveal());
                page.text(
                    Tone::Plain,
                    &format!("{who}'s own view: “{}”", view.reveal()),
                );
            }
        }
        for it in people_of(self.case, self.today) {
            let who = called(self.case.state(), it.number);
            for known in &it.known {
                let (label, text) = (known.what.label().to_lowercase(), known.text.reveal());
                page.text(Tone::Plain, &format!("{who}, {label}: {text}"));
            }
            for other in self
                .elsewhere
                .iter()
                .filter(|other| other.here == it.number)
            {
                page.text(Tone::Plain, &format!("{who}: {}", other.in_words()));
                for known in &other.known {
                    let (label, text) = (known.what.label().to_lowercase(), known.text.reveal());
                    page.detail(Tone::Plain, &format!("{label}: {text}"));
                }
            }
        }
        let unnamed = self.case.state().consents().into_iter();
        for consent in unnamed.filter(|it| it.who == About::Case) {
            let said = passing_on(&consent);
            page.text(Tone::Plain, &format!("Consent: the person {said}"));
        }
        self.advocacy(page);
    }

    fn advocacy(&self, page: &mut Page) {
        let state = self.case.state();
        let several = state.children().count() > 1;
        for (child, advocacy) in state.advocacies() {
            let mut parts = Vec::new();
            parts.extend(advocacy.offered.map(|it| format!("offered on {it}")));
            parts.extend(advocacy.answer.map(|it| it.label().to_lowercase()));
            parts.extend(advocacy.provider);
            parts.extend(advocacy.reason.map(|it| format!("reason: {it}")));
            parts.extend(advocacy.source.map(|it| format!("referred by: {it}")));
            if parts.is_empty() {
                continue;
            }
            let child = child.filter(|_| several);
            let of = child.map_or_else(String::new, |it| format!(" for {it}"));
            page.text(Tone::Plain, &format!("Advocate{of}: {}", parts.join(", ")));
        }
    }
}

/// A person by name, or by number where they have none.
pub(super) fn called(state: &State, number: PersonNumber) -> String {
    let details = state.people.get(&number).and_then(|it| it.details.as_ref());
    let name = details.and_then(|it| it.name.as_ref());
    name.map_or_else(|| number.to_string(), |it| it.reveal().clone())
}

fn name(person: &Person) -> String {
    match &person.details {
        None => "(erased)".to_owned(),
        Some(details) => details
            .name
            .as_ref()
            .map_or_else(|| "(not named)".to_owned(), |it| it.reveal().clone()),
    }
}

fn role(state: &State, number: PersonNumber, person: &Person) -> String {
    let mut roles: Vec<String> = person.roles.iter().map(ToString::to_string).collect();
    if person.about {
        roles.insert(0, "The case is about them".to_owned());
    }
    roles.extend(state.withdrew(number).map(|on| format!("withdrew {on}")));
    roles.join(", ")
}

fn contact(details: &PersonDetails) -> String {
    let told = [&details.email, &details.telephone, &details.address];
    join(told, "\n")
}

fn about(details: &PersonDetails) -> String {
    let it = &details.characteristics;
    let mut parts = Vec::new();
    parts.extend(it.age.as_ref().map(|age| format!("age {}", age.reveal())));
    parts.extend(
        details
            .born_on
            .as_ref()
            .map(|day| format!("born {}", InWords(*day.reveal()))),
    );
    let plain = join([&it.gender, &it.ethnicity, &it.care_status], " · ");
    parts.extend((!plain.is_empty()).then_some(plain));
    let named = [
        ("disability", &it.disability),
        ("religion", &it.religion),
        ("language", &it.language),
        ("sexual orientation", &it.sexual_orientation),
    ];
    for (what, value) in named {
        parts.extend(value.as_ref().map(|it| format!("{what}: {}", it.reveal())));
    }
    parts.join(" · ")
}

fn join<const N: usize>(values: [&Option<Personal<String>>; N], between: &str) -> String {
    let values: Vec<&str> = values
        .into_iter()
        .flatten()
        .map(|it| it.reveal().as_str())
        .collect();
    values.join(between)
}
