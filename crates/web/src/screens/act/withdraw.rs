//! Record that the person withdrew, after a page that says what that means.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::trouble::Trouble;
use casework::actions::Withdraw;
use complaints::Case;
use complaints::case::Withdrawal;
use complaints::codes::Method;
use complaints::personal::Personal;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct WithdrawForm {
    /// The day, as typed.
    pub on: DateInput,
    /// Whether it was said that the wish is the person's own, as chosen.
    pub own_wish: bool,
    /// The ways in which a person can say so.
    pub methods: Vec<Item>,
    /// The way, as chosen.
    pub method: String,
    /// Whether the council looks at the matter all the same, as chosen.
    pub looked_at: String,
    /// Why it does, or does not.
    pub reason: String,
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
            methods: items(Method::ALL, Method::code),
            method: sheet.get("method"),
            looked_at: sheet.get("looked_at"),
            reason: sheet.get("reason"),
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
        let method = sheet.chosen("method", "Choose how the person told the council");
        let looked_at = looked_at(sheet);
        let reason = if looked_at == Some(true) {
            let missing = "Write why the council looks at the matter all the same";
            Some(sheet.text("reason", missing)?)
        } else {
            Some(sheet.get("reason")).filter(|it| !it.trim().is_empty())
        };
        let action = Withdraw {
            of: sheet.seen(case),
            on: on?,
            how: Withdrawal {
                method: Some(method?),
                looked_at: Some(looked_at?),
                reason: reason.map(Personal::new),
            },
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}

fn looked_at(sheet: &mut Sheet<'_>) -> Option<bool> {
    match sheet.get("looked_at").as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            sheet.errors.add(
                "looked_at",
                "Choose whether the council looks at the matter all the same",
            );
            None
        }
    }
}
