//! Record that a child was offered an advocate, or what they answered.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::things::name;
use crate::trouble::Trouble;
use complaints::Case;
use complaints::case::State;
use complaints::codes::AdvocacyAnswer;
use complaints::command::Command;
use complaints::ids::PersonNumber;
use complaints::recorded::Source;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct AdvocateForm {
    /// The children to choose from; none where the case is about no more than one.
    pub children: Vec<Item>,
    /// The child, as chosen.
    pub child: String,
    /// What can have happened: the offer, and each answer to it.
    pub happenings: Vec<Item>,
    /// What happened, as chosen.
    pub what: String,
    /// The provider, as typed.
    pub provider: String,
    /// Why it was declined, as typed.
    pub reason: String,
    /// The day, as typed.
    pub on: DateInput,
}

/// The offer itself, beside the answers to it.
const OFFERED: &str = "offered";

impl Form for AdvocateForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "advocate.html";
    const TITLE: &'static str = "Record the offer of an advocate on";
    const NAME: &'static str = "advocate";
    const DONE: &'static str = "advocate";
    const REFUSED_AT: &'static str = "what";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let mut happenings = vec![Item {
            value: OFFERED.to_owned(),
            text: "An advocate was offered".to_owned(),
        }];
        happenings.extend(items(AdvocacyAnswer::ALL, AdvocacyAnswer::code));
        Ok(Self {
            children: children(case.state()),
            child: sheet.get("child"),
            happenings,
            what: sheet.get("what"),
            provider: sheet.get("provider"),
            reason: sheet.get("reason"),
            on: sheet.typed("on", Some(sheet.desk.today())),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let on = sheet.day("on", "day it happened");
        let child = if children(case.state()).is_empty() {
            None
        } else {
            let child: Option<u16> = sheet.chosen("child", "Choose which child it is about");
            Some(PersonNumber(child?))
        };
        let what: String = sheet.chosen("what", "Choose what happened")?;
        let typed = |name: &str| sheet.asked.form.some(name).map(str::to_owned);
        let command = match what.parse() {
            Ok(answer) => Command::AnswerAdvocacy {
                on: on?,
                child,
                answer,
                reason: typed("reason"),
                provider: typed("provider"),
            },
            Err(_) if what == OFFERED => Command::OfferAdvocacy { on: on?, child },
            Err(_) => {
                sheet.errors.add("what", "Choose what happened");
                return None;
            }
        };
        let seen = sheet.seen(case);
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }
}

/// The children, where there are several.
fn children(state: &State) -> Vec<Item> {
    let children: Vec<PersonNumber> = state.children().collect();
    if children.len() < 2 {
        return Vec::new();
    }
    let item = |number: PersonNumber| Item {
        value: number.0.to_string(),
        text: name(state, number).unwrap_or_default(),
    };
    children.into_iter().map(item).collect()
}
