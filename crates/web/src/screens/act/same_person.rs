//! Record that somebody of a case is the same person as somebody of another: first which case, then who it is there.

use super::Item;
use super::form::{Act, Form, Sheet};
use crate::asked::Pairs;
use crate::things::{in_words, name};
use crate::trouble::Trouble;
use crate::words::{capital, case_href};
use complaints::Case;
use complaints::command::Command;
use complaints::ids::PersonNumber;
use complaints::recorded::Source;
use complaints::step::{About, Step, StepTaken};
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct SameForm {
    /// The person's number on this case.
    pub person: u16,
    /// What they are called.
    pub called: String,
    /// The reference of the other case, as typed or chosen.
    pub reference: String,
    /// Whether there is no case of that reference that whoever asks may see.
    pub unknown: bool,
    /// Who is on the other case; none while no case is chosen.
    pub people: Vec<Item>,
    /// Who of them it is, as chosen.
    pub there: String,
    /// Other cases on which somebody of a name of this case is named.
    pub suggested: Vec<Suggested>,
}

/// A case that may have the same person on it.
#[derive(Debug, Serialize)]
pub struct Suggested {
    /// The address at which it is chosen.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// What it is about.
    pub title: String,
}

impl Form for SameForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "same_person.html";
    const TITLE: &'static str = "Also on another case: a person of";
    const NAME: &'static str = "same person";
    const DONE: &'static str = "same";
    const REFUSED_AT: &'static str = "there";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let person = person(sheet, case).ok_or(Trouble::NotFound)?;
        let reference = sheet.carried("reference").trim().to_owned();
        let other = if reference.is_empty() {
            None
        } else {
            sheet.desk.named(&reference, "form same person")?
        };
        let item = |other: &Case, number: PersonNumber| Item {
            value: number.0.to_string(),
            text: in_words(other.state(), About::Person(number))
                .unwrap_or_else(|| capital(&number.to_string())),
        };
        let people = other.iter().flat_map(|other| {
            let people = other.state().people.keys();
            people.map(|number| item(other, *number))
        });
        let suggested = if other.is_some() {
            Vec::new()
        } else {
            let found = sheet.desk.earlier(case)?.into_iter();
            found
                .map(|(_, row)| Suggested {
                    href: chosen(case, person, &row.reference),
                    reference: row.reference,
                    title: row.title.reveal().clone(),
                })
                .collect()
        };
        Ok(Self {
            person: person.0,
            called: name(case.state(), person).unwrap_or_default(),
            unknown: !reference.is_empty() && other.is_none(),
            people: people.collect(),
            there: sheet.get("there"),
            reference,
            suggested,
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let person = person(sheet, case)?;
        let reference = sheet.text("reference", "Enter the reference of the other case");
        let there = sheet.chosen("there", "Choose who it is on the other case");
        let step = StepTaken {
            about: About::Person(person),
            reference: Some(reference?.trim().to_owned()),
            person_there: Some(PersonNumber(there?)),
            ..StepTaken::new(Step::SamePerson, None)
        };
        let (on, seen) = (sheet.desk.today(), sheet.seen(case));
        let command = Command::TakeStep {
            on,
            step,
            text: None,
            reason: None,
        };
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }
}

/// The address of the form with another case chosen.
fn chosen(case: &Case, person: PersonNumber, reference: &str) -> String {
    let query = Pairs::of(vec![("reference".to_owned(), reference.to_owned())]);
    let case = case_href(case.id());
    format!("{case}/person/{}/same?{}", person.0, query.written())
}

fn person(sheet: &Sheet<'_>, case: &Case) -> Option<PersonNumber> {
    let number = PersonNumber(sheet.asked.path.get("person").parse().ok()?);
    case.state().people.contains_key(&number).then_some(number)
}
