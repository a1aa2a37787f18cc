//! Add somebody to a case: the family, who speaks for them, and everybody who has a part in deciding it.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::trouble::Trouble;
use casework::actions::AddPerson;
use complaints::Case;
use complaints::codes::Role;
use complaints::personal::{PersonDetails, Personal};
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct PersonForm {
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
    /// How they may be reached safely, as typed.
    pub safe_contact: String,
    /// The day they came to the case, as typed.
    pub on: DateInput,
}

impl Form for PersonForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "add_person.html";
    const TITLE: &'static str = "Add a person to";
    const NAME: &'static str = "person";
    const DONE: &'static str = "person";
    const REFUSED_AT: &'static str = "name";

    fn fields(sheet: &Sheet<'_>, _: &Case) -> Result<Self, Trouble> {
        let about = sheet.get("about");
        Ok(Self {
            name: sheet.get("name"),
            chosen: sheet.asked.form.all("role").map(str::to_owned).collect(),
            roles: items(Role::ALL, Role::code),
            about_them: if about.is_empty() {
                "no".to_owned()
            } else {
                about
            },
            born: sheet.typed("born", None),
            safe_contact: sheet.get("safe_contact"),
            on: sheet.typed("on", Some(sheet.desk.today())),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let name = sheet.text("name", "Enter the name of the person");
        let chosen = sheet.asked.form.all("role");
        let roles: Vec<Role> = chosen.filter_map(|it| it.parse().ok()).collect();
        if roles.is_empty() {
            let missing = "Choose what the person is to the case";
            sheet.errors.add("role", missing);
        }
        let born = if sheet.asked.form.date("born").is_empty() {
            None
        } else {
            sheet.day("born", "date of birth")
        };
        let on = sheet.day("on", "day they came to the case");
        let safe_contact = sheet.asked.form.some("safe_contact");
        let details = PersonDetails {
            name: Some(Personal::new(name?)),
            born_on: born.map(Personal::new),
            safe_contact: safe_contact.map(|it| Personal::new(it.to_owned())),
            ..PersonDetails::default()
        };
        let action = AddPerson {
            of: sheet.seen(case).into(),
            on: on?,
            about: sheet.get("about") == "yes",
            roles,
            details,
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}
