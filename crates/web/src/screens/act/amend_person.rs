//! Amend what is recorded of somebody on a case.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::things::name;
use crate::trouble::Trouble;
use casework::actions::AmendPerson;
use complaints::Case;
use complaints::codes::Role;
use complaints::ids::PersonNumber;
use complaints::occurred::Occurred;
use complaints::personal::{Characteristics, PersonDetails, Personal};
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct AmendForm {
    /// The person's number on the case.
    pub person: u16,
    /// What they are called now.
    pub called: String,
    /// The name, as typed.
    pub name: String,
    /// The roles, as chosen.
    pub chosen: Vec<String>,
    /// The roles there are.
    pub roles: Vec<Item>,
    /// Whether it is a child that the case is about, as chosen: `yes` or `no`.
    pub about_them: String,
    /// The date of birth, as typed.
    pub born: DateInput,
    /// The day they came to the case, as typed.
    pub on: DateInput,
    /// Everything else in a line each, as typed.
    pub lines: Vec<Line>,
    /// Everything else that may run over several lines, as typed.
    pub areas: Vec<Line>,
}

/// A field of text.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Its name in the form.
    pub name: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// What was typed.
    pub value: String,
}

/// Fields of a line.
const LINES: [(&str, &str); 9] = [
    ("telephone", "Telephone"),
    ("email", "E-mail"),
    ("gender", "Gender"),
    ("ethnicity", "Ethnicity"),
    ("disability", "Disability"),
    ("religion", "Religion or belief"),
    ("sexual_orientation", "Sexual orientation"),
    ("language", "First language"),
    ("care_status", "Care status"),
];

/// Fields that may run over several lines.
const AREAS: [(&str, &str); 3] = [
    ("safe_contact", "How can they be reached safely?"),
    ("address", "Address"),
    ("view", "What they think of it, in their own words"),
];

impl Form for AmendForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "amend_person.html";
    const TITLE: &'static str = "Amend what is recorded of a person on";
    const NAME: &'static str = "amend person";
    const DONE: &'static str = "amended";
    const REFUSED_AT: &'static str = "name";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let known = known(sheet, case).ok_or(Trouble::NotFound)?;
        let fresh = sheet.asked.form.is_empty();
        let or = |name: &str, known: Option<&Personal<String>>| {
            if fresh {
                known.map_or_else(String::new, |it| it.reveal().clone())
            } else {
                sheet.get(name)
            }
        };
        let line = |(name, label): (&'static str, &'static str)| Line {
            name,
            label,
            value: or(name, recorded(&known.details, name)),
        };
        let came = came(case, known.person);
        Ok(Self {
            person: known.person.0,
            called: name(case.state(), known.person).unwrap_or_default(),
            name: or("name", known.details.name.as_ref()),
            chosen: if fresh {
                known.roles.iter().map(|it| it.code().to_owned()).collect()
            } else {
                sheet.asked.form.all("role").map(str::to_owned).collect()
            },
            roles: items(Role::ALL, Role::code),
            about_them: if fresh {
                if known.about { "yes" } else { "no" }.to_owned()
            } else {
                sheet.get("about")
            },
            born: sheet.typed(
                "born",
                known.details.born_on.as_ref().map(|it| *it.reveal()),
            ),
            on: sheet.typed("on", came.and_then(Occurred::day)),
            lines: LINES.into_iter().map(line).collect(),
            areas: AREAS.into_iter().map(line).collect(),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let known = known(sheet, case)?;
        let born = if sheet.asked.form.date("born").is_empty() {
            None
        } else {
            Some(sheet.day("born", "date of birth")?)
        };
        let on = if sheet.asked.form.date("on").is_empty() {
            None
        } else {
            Some(sheet.day("on", "day they came to the case")?)
        };
        let about = sheet.get("about") == "yes";
        let chosen = sheet.asked.form.all("role");
        let roles: Vec<Role> = chosen.filter_map(|it| it.parse().ok()).collect();
        if roles.is_empty() && !about {
            let missing = "Choose what the person is to the case";
            sheet.errors.add("role", missing);
        }
        let typed = |name: &str| {
            let typed = sheet.asked.form.some(name);
            typed.map(|it| Personal::new(it.to_owned()))
        };
        let details = PersonDetails {
            name: typed("name"),
            born_on: born.map(Personal::new),
            email: typed("email"),
            telephone: typed("telephone"),
            address: typed("address"),
            safe_contact: typed("safe_contact"),
            view: typed("view"),
            characteristics: Characteristics {
                // the age is what was recorded with the contact; who is born on a known day has one by that
                age: known.details.characteristics.age.clone(),
                gender: typed("gender"),
                ethnicity: typed("ethnicity"),
                disability: typed("disability"),
                religion: typed("religion"),
                sexual_orientation: typed("sexual_orientation"),
                language: typed("language"),
                care_status: typed("care_status"),
            },
        };
        let amended = AmendPerson {
            on,
            about,
            roles,
            details,
            ..known
        };
        let (seen, case) = (sheet.seen(case), case.clone());
        Some(Box::new(move |office, key| {
            amended.perform(office, seen.into(), &case, key)
        }))
    }

    fn title(&self) -> String {
        format!("Amend {}:", self.called)
    }
}

fn known(sheet: &Sheet<'_>, case: &Case) -> Option<AmendPerson> {
    let number = sheet.asked.path.get("person").parse().ok()?;
    AmendPerson::of(case, PersonNumber(number))
}

/// When the person came to the case.
fn came(case: &Case, number: PersonNumber) -> Option<Occurred> {
    use complaints::event::Event;
    let facts = case.facts();
    let mut added = facts.iter();
    let added =
        added.find(|it| matches!(it.event, Event::PersonAdded { person, .. } if *person == number));
    added.map(|it| it.occurred)
}

fn recorded<'a>(details: &'a PersonDetails, name: &str) -> Option<&'a Personal<String>> {
    let it = &details.characteristics;
    let value = match name {
        "telephone" => &details.telephone,
        "email" => &details.email,
        "address" => &details.address,
        "safe_contact" => &details.safe_contact,
        "view" => &details.view,
        "gender" => &it.gender,
        "ethnicity" => &it.ethnicity,
        "disability" => &it.disability,
        "religion" => &it.religion,
        "sexual_orientation" => &it.sexual_orientation,
        "language" => &it.language,
        _ => &it.care_status,
    };
    value.as_ref()
}
