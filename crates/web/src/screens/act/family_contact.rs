//! Log a contact with the family.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::screens::case::Seen;
use crate::screens::case::head::{AlertView, SafeContact, contact_restricted, safe_contact};
use crate::trouble::Trouble;
use casework::actions::LogFamilyContact;
use complaints::Case;
use complaints::codes::Method;
use complaints::personal::Personal;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct ContactForm {
    /// How they may be reached safely.
    pub safe_contact: Vec<SafeContact>,
    /// With whom contact is restricted, and how.
    pub restricted: Vec<AlertView>,
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
}

/// The ways in which the council is in touch.
const METHODS: [Method; 5] = [
    Method::Telephone,
    Method::InPerson,
    Method::Letter,
    Method::Email,
    Method::TextMessage,
];

impl Form for ContactForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "family_contact.html";
    const TITLE: &'static str = "Log a contact with the family,";
    const NAME: &'static str = "contact";
    const DONE: &'static str = "contact";
    const REFUSED_AT: &'static str = "on-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let seen = Seen::by(sheet.desk, case)?;
        Ok(Self {
            safe_contact: safe_contact(&seen),
            restricted: contact_restricted(&seen),
            on: sheet.typed("on", Some(sheet.desk.today())),
            methods: items(&METHODS, Method::code),
            method: sheet.get("method"),
            reached: sheet.get("reached"),
            text: sheet.get("text"),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let on = sheet.day("on", "day of the contact");
        let method = sheet.chosen("method", "Choose how you were in touch");
        let reached = match sheet.asked.form.get("reached") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                let missing = "Choose whether you reached them";
                sheet.errors.add("reached", missing);
                None
            }
        };
        let said = sheet.text("text", "Enter what was said, or what you tried");
        let action = LogFamilyContact {
            of: sheet.seen(case),
            on: on?,
            method: method?,
            reached: reached?,
            text: Personal::new(said?),
            by: Some(Personal::new(sheet.desk.name.clone())),
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}
