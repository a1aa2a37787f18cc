//! Decide the procedure of a complaint that was recorded without one.

use super::{About, Item, case, chosen, done, items, refused};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use casework::actions::DecideProcedure;
use complaints::codes::Procedure;
use complaints::personal::TextName;
use govuk::form::FormErrors;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct DecideForm {
    /// The case.
    pub about: About,
    /// What was said.
    pub text: Option<String>,
    /// The procedures.
    pub procedures: Vec<Item>,
    /// The one chosen.
    pub chosen: String,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for DecideForm {
    const TEMPLATE: &'static str = "decide_procedure.html";

    fn title(&self) -> String {
        format!("Decide the procedure of {}", self.about.reference)
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
    let case = case(desk, asked, "procedure")?;
    let about = About::new(desk, &case);
    let text = case.state().texts.get(TextName::Text);
    let text = text.map(|it| it.reveal().clone());
    desk.page(&form(asked, about, text, FormErrors::new()))
}

/// Reads it and decides.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "procedure")?;
    let about = About::again(asked, &case);
    let mut errors = FormErrors::new();
    let procedure: Option<Procedure> = chosen(
        &asked.form,
        "procedure",
        "Choose the procedure that the complaint goes by",
        &mut errors,
    );
    if let Some(procedure) = procedure {
        let action = DecideProcedure {
            of: about.seen(&case),
            procedure,
        };
        let performed = action.perform(&desk.office(), Desk::key(asked)?);
        match desk.sorted(performed, &about.href)? {
            Ok(_) => return Ok(Reply::SeeOther(done(&about.href, "procedure"))),
            Err(sentences) => refused(sentences, "procedure", &mut errors),
        }
    }
    let text = case.state().texts.get(TextName::Text);
    let text = text.map(|it| it.reveal().clone());
    desk.mistakes(&form(asked, about, text, errors))
}

fn form(asked: &Asked, about: About, text: Option<String>, errors: FormErrors) -> DecideForm {
    DecideForm {
        about,
        text,
        procedures: items(Procedure::ALL, Procedure::code),
        chosen: asked.form.get("procedure").to_owned(),
        errors,
    }
}
