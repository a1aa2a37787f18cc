//! Record that what was promised is done.

use super::form::{Act, Form, Sheet};
use crate::things::in_words;
use crate::trouble::Trouble;
use complaints::Case;
use complaints::command::Command;
use complaints::ids::RemedyNumber;
use complaints::promises::promises;
use complaints::recorded::Source;
use complaints::step::About;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct DoneForm {
    /// The number of the promise.
    pub remedy: u16,
    /// What was promised.
    pub what: String,
    /// Who owns it; empty where nobody is named.
    pub owner: String,
    /// Whether it is recorded what shows that it was done.
    pub proof: bool,
    /// The day on which it was done, as typed.
    pub on: DateInput,
}

impl Form for DoneForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "complete_remedy.html";
    const TITLE: &'static str = "Promise done in";
    const NAME: &'static str = "complete remedy";
    const DONE: &'static str = "kept";
    const REFUSED_AT: &'static str = "on-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let remedy = which(sheet).ok_or(Trouble::NotFound)?;
        let promises = promises(case);
        let mut promises = promises.iter();
        let promise = promises.find(|it| it.remedy == remedy);
        let promise = promise.ok_or(Trouble::NotFound)?;
        let state = case.state();
        let mut taken = state.taken(complaints::step::Step::ProofRecorded);
        Ok(Self {
            remedy: remedy.0,
            what: in_words(state, About::Remedy(remedy)).unwrap_or_default(),
            owner: promise.owner.clone().unwrap_or_default(),
            proof: taken.any(|it| it.it.about == About::Remedy(remedy)),
            on: sheet.typed("on", Some(sheet.desk.today())),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let remedy = which(sheet)?;
        let on = sheet.day("on", "day it was done")?;
        let command = Command::CompleteRemedy { remedy, on };
        let seen = sheet.seen(case);
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }
}

/// The promise that the path names.
fn which(sheet: &Sheet<'_>) -> Option<RemedyNumber> {
    let remedy = sheet.asked.path.get("remedy").parse().ok()?;
    Some(RemedyNumber(remedy))
}
