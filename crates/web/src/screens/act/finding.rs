//! Add a finding that the answer left out, or change one openly. The answer stands as it was sent.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::things::in_words;
use crate::trouble::Trouble;
use complaints::Case;
use complaints::codes::Outcome;
use complaints::command::Command;
use complaints::ids::{PointNumber, StageNumber};
use complaints::personal::Personal;
use complaints::recorded::Source;
use complaints::step::About;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct FindingForm {
    /// The number of the point.
    pub point: u16,
    /// What it says.
    pub text: String,
    /// The number of the stage, carried along.
    pub stage: u8,
    /// The finding as it stands, in words; none where there is none.
    pub known: Option<String>,
    /// The same, by its code, carried along: what the person saw.
    pub instead_of: String,
    /// The day on which it was decided, as typed.
    pub on: DateInput,
    /// The findings there are.
    pub findings: Vec<Item>,
    /// The finding, as chosen.
    pub outcome: String,
    /// The outcome of the stage from then on, as chosen; empty where it stays.
    pub stated: String,
    /// The reason, as typed.
    pub reason: String,
}

impl Form for FindingForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "finding.html";
    const TITLE: &'static str = "Add or change a finding of";
    const NAME: &'static str = "finding";
    const DONE: &'static str = "found";
    const REFUSED_AT: &'static str = "outcome";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let (point, stage) = which(sheet).ok_or(Trouble::NotFound)?;
        let known = case.state().points.get(&point).ok_or(Trouble::NotFound)?;
        let known = known.findings.get(&stage).map(|it| it.outcome);
        Ok(Self {
            point: point.0,
            text: in_words(case.state(), About::Point(point)).unwrap_or_default(),
            stage: stage.into(),
            known: known.map(|it| it.label().to_lowercase()),
            instead_of: if sheet.asked.form.is_empty() {
                known.map_or("", Outcome::code).to_owned()
            } else {
                sheet.get("instead_of")
            },
            on: sheet.typed("on", Some(sheet.desk.today())),
            findings: items(&super::answer_stage::FINDINGS, Outcome::code),
            outcome: sheet.get("outcome"),
            stated: sheet.get("stated"),
            reason: sheet.get("reason"),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let (point, stage) = which(sheet)?;
        let on = sheet.day("on", "day it was decided");
        let outcome = sheet.chosen("outcome", "Choose the finding");
        let missing = "Enter why it is added or changed, and how the complainant was told";
        let reason = sheet.text("reason", missing);
        let seen = sheet.seen(case);
        let command = Command::FindPoint {
            on: on?,
            point,
            stage,
            outcome: outcome?,
            instead_of: sheet.optional("instead_of"),
            stated: sheet.optional("stated"),
            reason: Personal::new(reason?),
        };
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }

    fn title(&self) -> String {
        format!("Finding on point {} at stage {} of", self.point, self.stage)
    }
}

/// The point that the path names, at the stage that the form carries.
fn which(sheet: &Sheet<'_>) -> Option<(PointNumber, StageNumber)> {
    let point = sheet.asked.path.get("point").parse().ok()?;
    let stage: u8 = sheet.carried("stage").parse().unwrap_or(1);
    Some((PointNumber(point), StageNumber::try_from(stage).ok()?))
}
