//! Who is on a case, and how they may be reached.

use super::Seen;
use super::head::{Head, Place};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{self, Page};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::{capital, case_href};
use casework::same_person::Elsewhere;
use complaints::known::{Known, KnownPerson, What, people_of};
use complaints::occurred::InWords;
use complaints::personal::PersonDetails;
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
    /// What is known of them.
    pub facts: Vec<PersonFact>,
    /// Where they are met too.
    pub elsewhere: Vec<ElsewhereLine>,
}

/// Another case of a person.
#[derive(Debug, Serialize)]
pub struct ElsewhereLine {
    /// Its address.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// What they are there, and how that case stands.
    pub text: String,
    /// What is to be known of them there.
    pub facts: Vec<PersonFact>,
}

/// Something that is known of a person.
#[derive(Debug, Serialize)]
pub struct PersonFact {
    /// What.
    pub label: &'static str,
    /// What is known.
    pub text: String,
    /// Whether harm can come of passing it over.
    pub heed: bool,
}

impl PersonFact {
    /// Of what is to be known when dealing with somebody.
    pub fn of(known: &Known) -> Self {
        Self {
            label: known.what.label(),
            text: capital(known.text.reveal()),
            heed: matches!(known.what, What::SafeContact | What::Restriction),
        }
    }
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
    let seen = Seen::by(desk, &case)?;
    desk.page(&People::of(&seen))
}

impl People {
    /// Of a case as it is seen.
    pub fn of(seen: &Seen<'_>) -> Self {
        Self {
            head: Head::of(seen, Place::People, ""),
            people: people(seen),
            can_change: seen.can_change,
        }
    }
}

/// The people of a case.
pub(super) fn people(seen: &Seen<'_>) -> Vec<PersonLine> {
    let people = people_of(seen.case, seen.today);
    people.iter().map(|it| line(seen, it)).collect()
}

fn line(seen: &Seen<'_>, it: &KnownPerson<'_>) -> PersonLine {
    let person = it.person;
    let mut roles: Vec<String> = person.roles.iter().map(ToString::to_string).collect();
    if person.about {
        roles.insert(0, "Child this is about".to_owned());
    }
    let withdrew = seen.case.state().withdrew(it.number);
    roles.extend(withdrew.map(|on| format!("withdrew {on}")));
    let name = match &person.details {
        None => "Erased".to_owned(),
        Some(details) => details
            .name
            .as_ref()
            .map_or_else(|| "Not named".to_owned(), |it| it.reveal().clone()),
    };
    let mut facts: Vec<PersonFact> = it.known.iter().map(PersonFact::of).collect();
    facts.extend(person.details.iter().flat_map(told));
    PersonLine {
        number: person.details.is_some().then_some(it.number.0),
        role: roles.join(", "),
        name,
        facts,
        elsewhere: {
            let all = seen.elsewhere.iter();
            all.filter(|other| other.here == it.number)
                .map(elsewhere)
                .collect()
        },
    }
}

fn elsewhere(it: &Elsewhere) -> ElsewhereLine {
    let stands = if it.open { "open" } else { "over" };
    ElsewhereLine {
        href: case_href(it.case),
        reference: it.reference.clone(),
        text: format!("as {}; that case is {stands}", it.role),
        facts: it.known.iter().map(PersonFact::of).collect(),
    }
}

/// What the person told of themselves.
fn told(details: &PersonDetails) -> Vec<PersonFact> {
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
    .filter_map(|(label, value)| {
        Some(PersonFact {
            label,
            text: value?,
            heed: false,
        })
    })
    .collect()
}
