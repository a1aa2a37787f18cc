//! Log a contact with the family.

use super::{About, Item, case, chosen, day, done, items, refused, text, typed};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::case::head::{SafeContact, safe_contact};
use crate::trouble::Trouble;
use casework::actions::LogFamilyContact;
use complaints::Case;
use complaints::codes::Method;
use complaints::personal::Personal;
use govuk::form::{DateInput, FormErrors};
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct ContactForm {
    /// The case.
    pub about: About,
    /// How they may be reached safely.
    pub safe_contact: Vec<SafeContact>,
    /// The day, as typed.
    pub on: DateInput,
    /// The ways.
    pub methods: Vec<Item>,
    /// The one chosen.
    pub method: String,
    /// Whether they were reached, as chosen: `yes` or `no`.
    pub reached: String,
    /// What was said, as typed.
    pub text: String,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for ContactForm {
    const TEMPLATE: &'static str = "family_contact.html";

    fn title(&self) -> String {
        format!("Log a contact with the family, {}", self.about.reference)
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// The ways in which the council is in touch.
const METHODS: [Method; 5] = [
    Method::Telephone,
    Method::InPerson,
    Method::Letter,
    Method::Email,
    Method::TextMessage,
];

/// Shows the form.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "contact")?;
    let about = About::new(desk, &case);
    desk.page(&form(desk, asked, &case, about, FormErrors::new()))
}

/// Reads it and logs the contact.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "contact")?;
    let about = About::again(asked, &case);
    let mut errors = FormErrors::new();
    let on = day(
        &asked.form,
        "on",
        "day of the contact",
        desk.today(),
        &mut errors,
    );
    let method = chosen(
        &asked.form,
        "method",
        "Choose how you were in touch",
        &mut errors,
    );
    let reached = match asked.form.get("reached") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.add("reached", "Choose whether you reached them");
            None
        }
    };
    let said = text(
        &asked.form,
        "text",
        "Enter what was said, or what you tried",
        &mut errors,
    );
    if let (Some(on), Some(method), Some(reached), Some(said), true) =
        (on, method, reached, said, errors.is_empty())
    {
        let action = LogFamilyContact {
            of: about.seen(&case),
            on,
            method,
            reached,
            text: Personal::new(said),
            by: Some(Personal::new(desk.name.clone())),
        };
        let performed = action.perform(&desk.office(), Desk::key(asked)?);
        match desk.sorted(performed, &about.href)? {
            Ok(_) => return Ok(Reply::SeeOther(done(&about.href, "contact"))),
            Err(sentences) => refused(sentences, "on-day", &mut errors),
        }
    }
    desk.mistakes(&form(desk, asked, &case, about, errors))
}

fn form(
    desk: &Desk<'_>,
    asked: &Asked,
    case: &Case,
    about: About,
    errors: FormErrors,
) -> ContactForm {
    ContactForm {
        safe_contact: safe_contact(case.state()),
        on: typed(&asked.form, "on", Some(desk.today())),
        methods: items(&METHODS, Method::code),
        method: asked.form.get("method").to_owned(),
        reached: asked.form.get("reached").to_owned(),
        text: asked.form.get("text").to_owned(),
        about,
        errors,
    }
}
