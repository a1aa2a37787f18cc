//! Who is on a case, and how they may be reached.

use super::Seen;
use super::head::{Head, Place};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{self, Page};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::capital;
use complaints::case::{Consent, Person, State};
use complaints::ids::PersonNumber;
use complaints::occurred::InWords;
use complaints::personal::PersonDetails;
use complaints::step::About;
use serde::Serialize;

/// The people.
#[derive(Debug, Serialize)]
pub struct People {
    /// The head.
    pub head: Head,
    /// The people.
    pub people: Vec<PersonLine>,
    /// Whether the person who looks may amend what is recorded.
    pub can_change: bool,
}

/// A person.
#[derive(Debug, Serialize)]
pub struct PersonLine {
    /// Their number on the case, where what is recorded of them can be amended.
    pub number: Option<u16>,
    /// What the person is to the case.
    pub role: String,
    /// Their name.
    pub name: String,
    /// What is known of them, a label and a value each.
    pub facts: Vec<(&'static str, String)>,
}

impl Page for People {
    const TEMPLATE: &'static str = "case_people.html";

    fn title(&self) -> String {
        format!("{} people", self.head.reference)
    }

    fn place(&self) -> Option<render::Place> {
        Some(render::Place::Cases)
    }
}

/// Shows them.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = desk.case(asked, "people")?;
    let seen = Seen::by(desk, &case);
    desk.page(&People::of(&seen))
}

impl People {
    /// Of a case as it is seen.
    pub fn of(seen: &Seen<'_>) -> Self {
        Self {
            head: Head::of(seen, Place::People, ""),
            people: people(seen.case.state()),
            can_change: seen.can_change,
        }
    }
}

/// The people of a case.
pub(super) fn people(state: &State) -> Vec<PersonLine> {
    state
        .people
        .iter()
        .map(|(number, it)| line(state, *number, it))
        .collect()
}

/// What somebody agreed to have passed on, whom it lets be told, and what it covers.
fn consent(it: &Consent<'_>) -> String {
    let covers = it.covers;
    let covers = covers.map_or_else(String::new, |it| format!(": {}", it.reveal()));
    capital(&format!("{it}{covers}"))
}

fn line(state: &State, number: PersonNumber, person: &Person) -> PersonLine {
    let mut roles: Vec<String> = person.roles.iter().map(ToString::to_string).collect();
    if person.about {
        roles.insert(0, "Child this is about".to_owned());
    }
    let name = match &person.details {
        None => "Erased".to_owned(),
        Some(details) => details
            .name
            .as_ref()
            .map_or_else(|| "Not named".to_owned(), |it| it.reveal().clone()),
    };
    let consents = state.consents().into_iter();
    let consents = consents.filter(|it| it.who == About::Person(number));
    PersonLine {
        number: person.details.is_some().then_some(number.0),
        role: roles.join(", "),
        name,
        facts: {
            let mut all = person.details.as_ref().map(facts).unwrap_or_default();
            all.extend(consents.map(|it| ("Consent", consent(&it))));
            all
        },
    }
}

fn facts(details: &PersonDetails) -> Vec<(&'static str, String)> {
    let it = &details.characteristics;
    let age = it.age.as_ref().map(|age| age.reveal().to_string());
    let born = details
        .born_on
        .as_ref()
        .map(|day| InWords(*day.reveal()).to_string());
    let text = |value: &Option<complaints::personal::Personal<String>>| {
        value.as_ref().map(|it| it.reveal().clone())
    };
    [
        ("Safe contact", text(&details.safe_contact)),
        ("Telephone", text(&details.telephone)),
        ("E-mail", text(&details.email)),
        ("Address", text(&details.address)),
        ("Age", age),
        ("Born", born),
        ("Gender", text(&it.gender)),
        ("Ethnicity", text(&it.ethnicity)),
        ("Care status", text(&it.care_status)),
        ("Disability", text(&it.disability)),
        ("Religion", text(&it.religion)),
        ("Language", text(&it.language)),
        ("Sexual orientation", text(&it.sexual_orientation)),
        ("In their own words", text(&details.view)),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?)))
    .collect()
}
