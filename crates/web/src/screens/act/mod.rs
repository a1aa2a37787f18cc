//! Forms: what people do. Each shows itself, reads what was typed, and has the action of casework carried out; what
//! is wrong comes back beside what was typed.

pub mod answer_stage;
pub mod correct;
pub mod decide_procedure;
pub mod extend_stage;
pub mod family_contact;
pub mod record_contact;
pub mod withdraw;

use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::trouble::Trouble;
use crate::words::case_href;
use casework::actions::Seen;
use complaints::Case;
use govuk::form::{DateInput, FormErrors};
use jiff::civil::Date;
use serde::Serialize;
use std::fmt::Display;

/// What a form about a case carries along.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// The address of the case.
    pub href: String,
    /// The council's reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The key of the form: sending it twice has one effect.
    pub key: String,
    /// The version of the case that the person sees.
    pub version: u32,
}

impl About {
    /// A new form about a case.
    pub fn new(desk: &Desk<'_>, case: &Case) -> Self {
        Self::with(case, desk.new_key(), case.version())
    }

    /// The form that was sent, to be sent again.
    pub fn again(asked: &Asked, case: &Case) -> Self {
        let version = asked.form.get("version").parse().unwrap_or_default();
        Self::with(case, asked.form.get("key").to_owned(), version)
    }

    pub(crate) fn with(case: &Case, key: String, version: u32) -> Self {
        Self {
            href: case_href(case.id()),
            reference: case.state().receipt.reference.clone(),
            title: case.title().reveal().clone(),
            key,
            version,
        }
    }

    /// The case as the person saw it.
    pub fn seen(&self, case: &Case) -> Seen {
        Seen {
            case: case.id(),
            version: self.version,
        }
    }
}

/// Where to go once something is done.
pub fn done(href: &str, what: &str) -> String {
    format!("{href}?done={what}")
}

/// A choice of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The value that is sent.
    pub value: String,
    /// What a person reads.
    pub text: String,
}

/// The choices of a closed list.
pub fn items<T: Display + Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<Item> {
    all.iter()
        .map(|it| Item {
            value: code(*it).to_owned(),
            text: it.to_string(),
        })
        .collect()
}

/// A date that was typed, for something that has happened; what is wrong is added to the mistakes.
pub fn day(
    form: &Pairs,
    name: &str,
    called: &str,
    today: Date,
    errors: &mut FormErrors,
) -> Option<Date> {
    checked(form.date(name).date_until(called, today), name, errors)
}

/// A date that was typed, which may lie ahead.
pub fn any_day(form: &Pairs, name: &str, called: &str, errors: &mut FormErrors) -> Option<Date> {
    checked(form.date(name).date(called), name, errors)
}

fn checked(
    date: Result<Date, govuk::form::DateError>,
    name: &str,
    errors: &mut FormErrors,
) -> Option<Date> {
    match date {
        Ok(date) => Some(date),
        Err(error) => {
            let target = format!("{name}-{}", error.first().name());
            errors.add_at(name, &target, error.message);
            None
        }
    }
}

/// A date field of a form: what was typed, or the day that is most likely.
pub fn typed(form: &Pairs, name: &str, likely: Option<Date>) -> DateInput {
    if form.is_empty() {
        likely.map(DateInput::of).unwrap_or_default()
    } else {
        form.date(name)
    }
}

/// A text that has to be there.
pub fn text(form: &Pairs, name: &str, missing: &str, errors: &mut FormErrors) -> Option<String> {
    let text = form.some(name);
    if text.is_none() {
        errors.add(name, missing);
    }
    text.map(str::to_owned)
}

/// A choice that has to be made.
pub fn chosen<T: std::str::FromStr>(
    form: &Pairs,
    name: &str,
    missing: &str,
    errors: &mut FormErrors,
) -> Option<T> {
    let chosen = form.get(name).parse().ok();
    if chosen.is_none() {
        errors.add(name, missing);
    }
    chosen
}

/// What a command came to, for a form: the case's address, or mistakes that no field has.
pub fn refused(sentences: Vec<String>, field: &str, errors: &mut FormErrors) {
    for sentence in sentences {
        errors.add(field, sentence);
    }
}

/// A case that the person may see, for a form.
///
/// # Errors
/// None there, or none that the person may see.
pub fn case(desk: &Desk<'_>, asked: &Asked, form: &str) -> Result<Case, Trouble> {
    desk.case(asked, &format!("form {form}"))
}
