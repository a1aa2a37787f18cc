//! Fix the day on which the panel of stage 3 meets, or another day for it.

use super::form::{Act, Form, Sheet};
use crate::trouble::Trouble;
use complaints::Case;
use complaints::command::Command;
use complaints::ids::StageNumber;
use complaints::occurred::InWords;
use complaints::personal::Personal;
use complaints::recorded::Source;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct PanelForm {
    /// The day that is fixed already.
    pub fixed: Option<String>,
    /// The day the panel meets, as typed.
    pub meets: DateInput,
    /// The day on which that was fixed, as typed.
    pub on: DateInput,
    /// Why it is moved, as typed.
    pub reason: String,
    /// The day the complainant was told, as typed.
    pub told_on: DateInput,
}

impl Form for PanelForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "arrange_panel.html";
    const TITLE: &'static str = "Fix the day of the panel of";
    const NAME: &'static str = "panel";
    const DONE: &'static str = "panel";
    const REFUSED_AT: &'static str = "meets-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let third = case.stage(StageNumber::Three);
        let fixed = third.and_then(|it| it.panel_on);
        Ok(Self {
            fixed: fixed.map(|day| InWords(day).to_string()),
            meets: sheet.typed("meets", None),
            on: sheet.typed("on", Some(sheet.desk.today())),
            reason: sheet.get("reason"),
            told_on: sheet.typed("told_on", None),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let panel_on = sheet.any_day("meets", "day the panel meets");
        let on = sheet.day("on", "day on which this was fixed");
        let fixed = case.stage(StageNumber::Three).and_then(|it| it.panel_on);
        // whoever sends the same day twice moves nothing
        let moved = fixed.is_some() && fixed != panel_on;
        let reason = if moved {
            sheet.text(
                "reason",
                "Enter the reason why the panel meets on another day",
            )
        } else {
            None
        };
        let told_on = if moved || !sheet.asked.form.date("told_on").is_empty() {
            sheet.day("told_on", "day the complainant was told")
        } else {
            None
        };
        let seen = sheet.seen(case);
        let command = Command::ArrangePanel {
            on: on?,
            panel_on: panel_on?,
            reason: reason.map(Personal::new),
            told_on,
        };
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }
}
