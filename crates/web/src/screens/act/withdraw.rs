//! Record that the person withdrew, after a page that says what that means.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::things::name;
use crate::trouble::Trouble;
use casework::actions::Withdraw;
use complaints::Case;
use complaints::case::{State, Withdrawal};
use complaints::codes::Method;
use complaints::ids::{PersonNumber, RouteNumber};
use complaints::personal::Personal;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct WithdrawForm {
    /// The day, as typed.
    pub on: DateInput,
    /// Those who complain together; empty where one person does.
    pub complainants: Vec<Item>,
    /// Who of them withdraws, as chosen.
    pub who: String,
    /// The parts that are open, each by a procedure of its own; empty where there is one.
    pub parts: Vec<Item>,
    /// What is withdrawn, as chosen.
    pub part: String,
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

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        Ok(Self {
            on: sheet.typed("on", Some(sheet.desk.today())),
            complainants: complainants(case.state()),
            who: sheet.get("who"),
            parts: parts(case.state()),
            part: sheet.get("part"),
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
        let who = if complainants(case.state()).is_empty() {
            None
        } else {
            let who: Option<u16> = sheet.chosen("who", "Choose who withdraws");
            Some(PersonNumber(who?))
        };
        let route = if parts(case.state()).is_empty() {
            None
        } else {
            let part: Option<u16> = sheet.chosen("part", "Choose what is withdrawn");
            Some(part?).filter(|it| *it != ALL).map(RouteNumber)
        };
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
            who,
            route,
            how: Withdrawal {
                method: Some(method?),
                looked_at: Some(looked_at?),
                reason: reason.map(Personal::new),
            },
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}

/// What the form sends where nothing goes on.
const ALL: u16 = 0;

/// The parts that are open, and all of them at once, where several are.
fn parts(state: &State) -> Vec<Item> {
    let routes = state.routes.iter();
    let open = routes.filter_map(|(number, route)| {
        let (stage, known) = route.stages.last_key_value()?;
        let procedure = route.procedure.filter(|_| known.is_open())?;
        Some(Item {
            value: number.0.to_string(),
            text: format!("The part that goes by {procedure} ({stage})"),
        })
    });
    let mut open: Vec<Item> = open.collect();
    if open.len() < 2 || state.withdrawn.is_some() {
        return Vec::new();
    }
    open.insert(
        0,
        Item {
            value: ALL.to_string(),
            text: "All of it".to_owned(),
        },
    );
    open
}

/// Those who complain and did not withdraw, where there are several.
fn complainants(state: &State) -> Vec<Item> {
    let complain = state.who_still_complain();
    if complain.len() < 2 {
        return Vec::new();
    }
    let item = |number: PersonNumber| Item {
        value: number.0.to_string(),
        text: name(state, number).unwrap_or_else(|| number.to_string()),
    };
    complain.into_iter().map(item).collect()
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
