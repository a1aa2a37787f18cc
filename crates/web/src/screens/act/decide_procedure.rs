//! Decide the procedure of a complaint that was recorded without one.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::trouble::Trouble;
use casework::actions::DecideProcedure;
use complaints::Case;
use complaints::codes::Procedure;
use complaints::personal::TextName;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct DecideForm {
    /// What was said.
    pub text: Option<String>,
    /// The procedures.
    pub procedures: Vec<Item>,
    /// The one chosen.
    pub chosen: String,
}

impl Form for DecideForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "decide_procedure.html";
    const TITLE: &'static str = "Decide the procedure of";
    const NAME: &'static str = "procedure";
    const DONE: &'static str = "procedure";
    const REFUSED_AT: &'static str = "procedure";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let text = case.state().texts.get(TextName::Text);
        Ok(Self {
            text: text.map(|it| it.reveal().clone()),
            procedures: items(Procedure::ALL, Procedure::code),
            chosen: sheet.get("procedure"),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let missing = "Choose the procedure that the complaint goes by";
        let action = DecideProcedure {
            procedure: sheet.chosen("procedure", missing)?,
            of: sheet.seen(case),
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}
