//! Record that the complainant asked for the next stage, in whatever words they did.

use super::at::At;
use super::form::{Act, Form, Sheet};
use crate::trouble::Trouble;
use complaints::Case;
use complaints::command::Command;
use complaints::recorded::Source;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct RequestForm {
    /// The stage, in words.
    pub what: String,
    /// The number of the route, carried along.
    pub route: u16,
    /// The number of the stage, carried along.
    pub stage: u8,
    /// The day the request came, as typed.
    pub on: DateInput,
}

impl Form for RequestForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "request_stage.html";
    const TITLE: &'static str = "The complainant asked for the next stage of";
    const NAME: &'static str = "request";
    const DONE: &'static str = "asked";
    const REFUSED_AT: &'static str = "on-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let at = at(sheet, case);
        Ok(Self {
            what: at.words(case.state()),
            route: at.route.0,
            stage: at.stage.into(),
            on: sheet.typed("on", Some(sheet.desk.today())),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let At { route, stage } = at(sheet, case);
        let on = sheet.day("on", "day the request came")?;
        let seen = sheet.seen(case);
        let command = Command::RequestStage { route, stage, on };
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }

    fn title(&self) -> String {
        format!("The complainant asked for {}:", self.what)
    }
}

fn at(sheet: &Sheet<'_>, case: &Case) -> At {
    let there = At::to_be_asked_for(case, &sheet.desk.office().context());
    At::of(sheet, &there)
}
