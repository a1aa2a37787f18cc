//! Record a new contact. Words, number, safe to ring, save: a call is taken in a minute, and the rest can wait.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::asked::Pairs;
use crate::trouble::Trouble;
use casework::actions::{Anonymous, NewPerson, RecordContact};
use complaints::codes::{Kind, Method, Procedure, RaisedBy};
use complaints::personal::{Characteristics, PersonDetails, Personal};
use govuk::form::{DateInput, FormErrors};
use jiff::civil::Time;
use serde::Serialize;

/// The form.
#[derive(Debug, Default, Serialize)]
pub struct RecordForm {
    /// What was said, as typed.
    pub text: String,
    /// The way it came, as chosen.
    pub method: String,
    /// The day it came, as typed.
    pub on: DateInput,
    /// The hour and minute at which it came, as typed.
    pub at: String,
    /// The name of whoever said it, as typed.
    pub name: String,
    /// Their telephone number, as typed.
    pub telephone: String,
    /// Their e-mail address, as typed.
    pub email: String,
    /// How they may be reached safely, as typed.
    pub safe_contact: String,
    /// Whether nobody can be answered, as chosen.
    pub anonymous: bool,
    /// Why nobody can, as typed.
    pub why_nobody: String,
    /// Who raised it, as chosen; empty for not known.
    pub raised_by: String,
    /// The child's name, as typed.
    pub child: String,
    /// The child's age, as typed.
    pub age: String,
    /// What it is, as chosen.
    pub kind: String,
    /// Its procedure, as chosen; empty while it is not decided.
    pub procedure: String,
    /// A title, as typed.
    pub title: String,
    /// The points, a theme a line, as typed.
    pub themes: String,
    /// The team, as typed or chosen.
    pub team: String,
    /// The ways.
    pub methods: Vec<Item>,
    /// Who can raise a matter.
    pub raisers: Vec<Item>,
    /// The kinds.
    pub kinds: Vec<Item>,
    /// The procedures.
    pub procedures: Vec<Item>,
    /// The teams that other cases name.
    pub teams: Vec<String>,
}

impl Form for RecordForm {
    type Subject = ();

    const TEMPLATE: &'static str = "record_contact.html";
    const TITLE: &'static str = "Record a new contact";
    const NAME: &'static str = "new";
    const DONE: &'static str = "recorded";
    const REFUSED_AT: &'static str = "text";

    fn fields(sheet: &Sheet<'_>, (): &()) -> Result<Self, Trouble> {
        let get = |name: &str| sheet.get(name);
        let kind = sheet.asked.form.some("kind");
        Ok(Self {
            text: get("text"),
            method: get("method"),
            on: sheet.typed("on", Some(sheet.desk.today())),
            at: get("at"),
            name: get("name"),
            telephone: get("telephone"),
            email: get("email"),
            safe_contact: get("safe_contact"),
            anonymous: get("anonymous") == "yes",
            why_nobody: get("why_nobody"),
            raised_by: get("raised_by"),
            child: get("child"),
            age: get("age"),
            kind: kind.unwrap_or(Kind::Complaint.code()).to_owned(),
            procedure: get("procedure"),
            title: get("title"),
            themes: get("themes"),
            team: get("team"),
            methods: items(Method::ALL, Method::code),
            raisers: items(RaisedBy::ALL, RaisedBy::code),
            kinds: items(Kind::ALL, Kind::code),
            procedures: items(Procedure::ALL, Procedure::code),
            teams: sheet.desk.teams()?,
        })
    }

    fn read(sheet: &mut Sheet<'_>, (): &()) -> Option<Act> {
        let sent = &sheet.asked.form;
        let personal = |name: &str| sent.some(name).map(|it| Personal::new(it.to_owned()));
        let said = sheet.text("text", "Enter what was said, in their own words");
        let method = sheet.chosen("method", "Choose how it came");
        let on = sheet.day("on", "day it came");
        let at = time(sent.get("at"), &mut sheet.errors);
        let anonymous = anonymous(sent, &mut sheet.errors);
        let age = age(sent.get("age"), &mut sheet.errors);
        let kind = sheet.chosen("kind", "Choose what it is");
        let person = PersonDetails {
            name: personal("name"),
            telephone: personal("telephone"),
            email: personal("email"),
            safe_contact: personal("safe_contact"),
            ..PersonDetails::default()
        };
        let child = PersonDetails {
            name: personal("child"),
            characteristics: Characteristics {
                age: age.map(Personal::new),
                ..Characteristics::default()
            },
            ..PersonDetails::default()
        };
        let action = RecordContact {
            prefix: sheet.desk.house.brand.reference_prefix.clone(),
            kind: kind?,
            procedure: sheet.optional("procedure"),
            method: method?,
            raised_by: sheet.optional("raised_by"),
            on: on?,
            at,
            title: personal("title"),
            text: Personal::new(said?),
            themes: sent.lines("themes"),
            team: sent.some("team").map(str::to_owned),
            person: somebody(person),
            child: somebody(child),
            anonymous,
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}

fn somebody(details: PersonDetails) -> Option<NewPerson> {
    (details != PersonDetails::default()).then_some(NewPerson { details })
}

/// That nobody can be answered, where the form says so. Its fields stand beside each other, so that what does not go
/// together is said where it was typed.
fn anonymous(sent: &Pairs, errors: &mut FormErrors) -> Option<Anonymous> {
    if sent.get("anonymous") != "yes" {
        return None;
    }
    let ways = ["name", "telephone", "email", "safe_contact"];
    if ways.iter().any(|it| sent.some(it).is_some()) {
        errors.add(
            "anonymous",
            "Take this away, or the name and the ways to reach them: whoever gave one can be answered",
        );
    }
    let why = sent.some("why_nobody");
    Some(Anonymous {
        why: why.map(|it| Personal::new(it.to_owned())),
    })
}

fn time(typed: &str, errors: &mut FormErrors) -> Option<Time> {
    if typed.is_empty() {
        return None;
    }
    let time = Time::strptime("%H:%M", typed).ok();
    if time.is_none() {
        errors.add(
            "at",
            "Enter a time of day, such as 17:30, or leave it empty",
        );
    }
    time
}

fn age(typed: &str, errors: &mut FormErrors) -> Option<u8> {
    if typed.is_empty() {
        return None;
    }
    let age = typed.parse().ok().filter(|age: &u8| *age <= 25);
    if age.is_none() {
        errors.add(
            "age",
            "Enter the child’s age in years, such as 15, or leave it empty",
        );
    }
    age
}
