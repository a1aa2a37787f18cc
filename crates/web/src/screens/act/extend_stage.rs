//! Extend stage 1: once, before it is late, with a reason, and the person told.

use super::form::{Act, Form, Sheet};
use crate::desk::Desk;
use crate::trouble::Trouble;
use casework::actions::ExtendStage;
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::ids::StageNumber;
use complaints::occurred::InWords;
use complaints::personal::Personal;
use govuk::form::DateInput;
use jiff::civil::Date;
use serde::Serialize;

/// The form, with the longest date filled in.
#[derive(Debug, Serialize)]
pub struct ExtendForm {
    /// When the stage is due now.
    pub due: String,
    /// The last day to which it can be extended.
    pub limit: String,
    /// The reason, as typed.
    pub reason: String,
    /// The new date, as typed.
    pub to: DateInput,
    /// The day the person was told, as typed.
    pub told_on: DateInput,
}

impl Form for ExtendForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "extend_stage.html";
    const TITLE: &'static str = "Extend stage 1 of";
    const NAME: &'static str = "extend";
    const DONE: &'static str = "extended";
    const REFUSED_AT: &'static str = "to-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let desk = sheet.desk;
        let beyond = |error: workdays::BeyondData| Trouble::Fault(error.to_string());
        let all = clocks(case, &desk.house.rules, desk.calendar()).map_err(beyond)?;
        let clock = all
            .iter()
            .find(|it| it.rule.answer && it.rule.stage == Some(StageNumber::One));
        let limit = clock
            .map(|it| longest(it, desk))
            .transpose()
            .map_err(beyond)?
            .flatten();
        let words =
            |day: Option<Date>| day.map_or("not known".to_owned(), |it| InWords(it).to_string());
        Ok(Self {
            due: words(clock.map(|it| it.first_due)),
            limit: words(limit),
            reason: sheet.get("reason"),
            to: sheet.typed("to", limit),
            told_on: sheet.typed("told_on", None),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let to = sheet.any_day("to", "new date");
        let reason = sheet.text("reason", "Enter the reason why the answer needs longer");
        let told_on = if sheet.asked.form.date("told_on").is_empty() {
            None
        } else {
            sheet.day("told_on", "day the person was told")
        };
        let action = ExtendStage {
            of: sheet.seen(case),
            stage: StageNumber::One,
            on: sheet.desk.today(),
            to: to?,
            reason: Personal::new(reason?),
            told_on,
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}

fn longest(clock: &Clock, desk: &Desk<'_>) -> Result<Option<Date>, workdays::BeyondData> {
    let longer = clock.rule.longer_days();
    longer
        .map(|longer| desk.calendar().add(clock.from, longer))
        .transpose()
}
