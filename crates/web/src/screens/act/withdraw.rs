//! Record that the person withdrew, after a page that says what that means.

use super::form::{Act, Form, Sheet};
use crate::trouble::Trouble;
use casework::actions::Withdraw;
use complaints::Case;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct WithdrawForm {
    /// The day, as typed.
    pub on: DateInput,
    /// Whether it was said that the wish is the person's own, as chosen.
    pub own_wish: bool,
}

impl Form for WithdrawForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "withdraw.html";
    const TITLE: &'static str = "Record the withdrawal of";
    const NAME: &'static str = "withdraw";
    const DONE: &'static str = "withdrawn";
    const REFUSED_AT: &'static str = "on-day";

    fn fields(sheet: &Sheet<'_>, _: &Case) -> Result<Self, Trouble> {
        Ok(Self {
            on: sheet.typed("on", Some(sheet.desk.today())),
            own_wish: sheet.get("own_wish") == "yes",
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let on = sheet.day("on", "day the person said they withdraw");
        if sheet.get("own_wish") != "yes" {
            sheet.errors.add(
                "own_wish",
                "Confirm that the person themselves, or whoever speaks for them, wishes to withdraw",
            );
        }
        let action = Withdraw {
            of: sheet.seen(case),
            on: on?,
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}
