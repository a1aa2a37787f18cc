//! Extend a stage: once, before it is late, with a reason, and the person told.

use super::at::At;
use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::desk::Desk;
use crate::trouble::Trouble;
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::codes::ApprovedBy;
use complaints::command::Command;
use complaints::occurred::InWords;
use complaints::personal::Personal;
use complaints::recorded::Source;
use govuk::form::DateInput;
use jiff::civil::Date;
use serde::Serialize;

/// The form, with the longest date filled in.
#[derive(Debug, Serialize)]
pub struct ExtendForm {
    /// What it is: "stage 2".
    pub what: String,
    /// The number of the route, carried along.
    pub route: u16,
    /// The number of the stage, carried along.
    pub stage: u8,
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
    /// Those who may approve it.
    pub approvers: Vec<Item>,
    /// Who approved it, as chosen.
    pub approved_by: String,
}

impl Form for ExtendForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "extend_stage.html";
    const TITLE: &'static str = "Extend";
    const NAME: &'static str = "extend";
    const DONE: &'static str = "extended";
    const REFUSED_AT: &'static str = "to-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let desk = sheet.desk;
        let beyond = |error: workdays::BeyondData| Trouble::Fault(error.to_string());
        let all = clocks(case, &desk.house.rules, desk.calendar()).map_err(beyond)?;
        let at = at(sheet, case, &all);
        let clock = all.iter().find(|it| at.is_answered_by(it));
        let limit = clock
            .map(|it| longest(it, desk))
            .transpose()
            .map_err(beyond)?
            .flatten();
        let words =
            |day: Option<Date>| day.map_or("not known".to_owned(), |it| InWords(it).to_string());
        Ok(Self {
            what: at.words(case.state()),
            route: at.route.0,
            stage: at.stage.into(),
            due: words(clock.map(|it| it.first_due)),
            limit: words(limit),
            reason: sheet.get("reason"),
            to: sheet.typed("to", limit),
            told_on: sheet.typed("told_on", None),
            approvers: items(ApprovedBy::ALL, ApprovedBy::code),
            approved_by: sheet.get("approved_by"),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let at = At::of(sheet, &At::open(case.state()));
        let to = sheet.any_day("to", "new date");
        let reason = sheet.text("reason", "Enter the reason why the answer needs longer");
        let told_on = if sheet.asked.form.date("told_on").is_empty() {
            None
        } else {
            sheet.day("told_on", "day the person was told")
        };
        let command = Command::ExtendStage {
            route: at.route,
            stage: at.stage,
            on: sheet.desk.today(),
            to: to?,
            reason: Some(Personal::new(reason?)),
            told_on,
            approved_by: sheet.optional("approved_by"),
        };
        let seen = sheet.seen(case);
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }

    fn title(&self) -> String {
        format!("Extend {} of", self.what)
    }
}

/// The stage that the form carries or its address names; otherwise the first that can be extended.
fn at(sheet: &Sheet<'_>, case: &Case, clocks: &[Clock]) -> At {
    let there = At::to_be_extended(case.state(), clocks, sheet.desk.today());
    At::of(sheet, &there)
}

fn longest(clock: &Clock, desk: &Desk<'_>) -> Result<Option<Date>, workdays::BeyondData> {
    let longer = clock.rule.longer_days();
    longer
        .map(|longer| desk.calendar().add(clock.from, longer))
        .transpose()
}
