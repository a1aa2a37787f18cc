//! Record a new contact. Words, number, safe to ring, save: a call is taken in a minute, and the rest can wait.

use super::{Item, chosen, day, items, refused, text, typed};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::case_href;
use casework::actions::{NewPerson, RecordContact};
use complaints::codes::{Kind, Method, Procedure, RaisedBy};
use complaints::personal::{Characteristics, PersonDetails, Personal};
use govuk::form::{DateInput, FormErrors};
use serde::Serialize;

/// The form.
#[derive(Debug, Default, Serialize)]
pub struct ContactForm {
    /// The key of the form: sending it twice has one effect.
    pub key: String,
    /// What was said, as typed.
    pub text: String,
    /// The way it came, as chosen.
    pub method: String,
    /// The day it came, as typed.
    pub on: DateInput,
    /// The name of whoever said it, as typed.
    pub name: String,
    /// Their telephone number, as typed.
    pub telephone: String,
    /// Their e-mail address, as typed.
    pub email: String,
    /// How they may be reached safely, as typed.
    pub safe_contact: String,
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
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for ContactForm {
    const TEMPLATE: &'static str = "record_contact.html";

    fn title(&self) -> String {
        "Record a new contact".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Shows the form.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    desk.page(&form(desk, asked, desk.new_key(), FormErrors::new())?)
}

/// Reads it and records the contact.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let sent = &asked.form;
    let mut errors = FormErrors::new();
    let said = text(
        sent,
        "text",
        "Enter what was said, in their own words",
        &mut errors,
    );
    let method = chosen(sent, "method", "Choose how it came", &mut errors);
    let on = day(sent, "on", "day it came", desk.today(), &mut errors);
    let age = age(sent.get("age"), &mut errors);
    let kind = chosen(sent, "kind", "Choose what it is", &mut errors);
    if let (Some(said), Some(method), Some(on), Some(kind), true) =
        (said, method, on, kind, errors.is_empty())
    {
        let personal = |name: &str| sent.some(name).map(|it| Personal::new(it.to_owned()));
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
            prefix: desk.house.brand.reference_prefix.clone(),
            kind,
            procedure: sent.get("procedure").parse::<Procedure>().ok(),
            method,
            raised_by: sent.get("raised_by").parse::<RaisedBy>().ok(),
            on,
            title: personal("title"),
            text: Personal::new(said),
            themes: sent
                .get("themes")
                .lines()
                .map(|it| it.trim().to_owned())
                .filter(|it| !it.is_empty())
                .collect(),
            team: sent.some("team").map(str::to_owned),
            person: somebody(person),
            child: somebody(child),
        };
        let performed = action.perform(&desk.office(), Desk::key(asked)?);
        match desk.sorted(performed, "/cases")? {
            Ok(did) => {
                let href = case_href(did.case.id());
                return Ok(Reply::SeeOther(super::done(&href, "recorded")));
            }
            Err(sentences) => refused(sentences, "text", &mut errors),
        }
    }
    let key = sent.get("key").to_owned();
    desk.mistakes(&form(desk, asked, key, errors)?)
}

fn somebody(details: PersonDetails) -> Option<NewPerson> {
    (details != PersonDetails::default()).then_some(NewPerson { details })
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

fn form(
    desk: &Desk<'_>,
    asked: &Asked,
    key: String,
    errors: FormErrors,
) -> Result<ContactForm, Trouble> {
    let sent = &asked.form;
    let get = |name: &str| sent.get(name).to_owned();
    let kind = sent.some("kind").unwrap_or(Kind::Complaint.code());
    Ok(ContactForm {
        key,
        text: get("text"),
        method: get("method"),
        on: typed(sent, "on", Some(desk.today())),
        name: get("name"),
        telephone: get("telephone"),
        email: get("email"),
        safe_contact: get("safe_contact"),
        raised_by: get("raised_by"),
        child: get("child"),
        age: get("age"),
        kind: kind.to_owned(),
        procedure: get("procedure"),
        title: get("title"),
        themes: get("themes"),
        team: get("team"),
        methods: items(Method::ALL, Method::code),
        raisers: items(RaisedBy::ALL, RaisedBy::code),
        kinds: items(Kind::ALL, Kind::code),
        procedures: items(Procedure::ALL, Procedure::code),
        teams: desk.teams()?,
        errors,
    })
}
