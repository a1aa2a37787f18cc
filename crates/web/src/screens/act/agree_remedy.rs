//! Agree something that puts a matter right, beside an answer: it becomes a promise with its owner and its day.

use super::Item;
use super::action::{self, Actions};
use super::form::{Act, Form, Sheet};
use crate::trouble::Trouble;
use crate::words::capital;
use complaints::Case;
use complaints::command::Command;
use complaints::ids::StageNumber;
use complaints::recorded::Source;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct RemedyForm {
    /// The day on which it was agreed, as typed.
    pub on: DateInput,
    /// What is agreed: one place.
    pub action: Actions,
    /// The stages that it can follow from.
    pub stages: Vec<Item>,
    /// The number of the stage, as chosen; empty for none.
    pub stage: String,
}

impl Form for RemedyForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "agree_remedy.html";
    const TITLE: &'static str = "Agree what puts it right in";
    const NAME: &'static str = "agree remedy";
    const DONE: &'static str = "agreed";
    const REFUSED_AT: &'static str = "action-1-kind";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let stage = |number: &StageNumber| Item {
            value: u8::from(*number).to_string(),
            text: capital(&number.to_string()),
        };
        Ok(Self {
            on: sheet.typed("on", Some(sheet.desk.today())),
            action: Actions::one(sheet, case.state()),
            stages: case.state().stages().keys().map(stage).collect(),
            stage: sheet.get("stage"),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        // what is wrong is listed in the order of the page
        let remedy = action::the_one(sheet);
        let on = sheet.day("on", "day on which it was agreed");
        let mut remedy = remedy?;
        let stage: Option<u8> = sheet.optional("stage");
        remedy.source.stage = stage.and_then(|it| StageNumber::try_from(it).ok());
        let command = Command::AgreeRemedy { on: on?, remedy };
        let seen = sheet.seen(case);
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }
}
