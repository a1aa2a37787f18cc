//! Correct an entry of a case: it happened on another day, it did not happen, or it says something wrong.

use super::form::{Act, Form, Sheet};
use super::sent::SentFields;
use super::{Item, items};
use crate::asked::Asked;
use crate::trouble::Trouble;
use crate::words::when;
use casework::actions::{Correct, Mistake};
use complaints::Case;
use complaints::codes::{Kind, Method, Outcome, Post, Procedure, RaisedBy};
use complaints::event::Event;
use complaints::personal::Personal;
use complaints::timeline::timeline;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct CorrectForm {
    /// The number of the entry.
    pub entry: u32,
    /// What it says.
    pub what: String,
    /// When it happened, as it stands.
    pub when: String,
    /// What was wrong with it, as chosen.
    pub mistake: String,
    /// The right day, as typed.
    pub on: DateInput,
    /// Why it is corrected, as typed.
    pub why: String,
    /// Whether it is the receipt, which cannot be taken away.
    pub receipt: Option<ReceiptFields>,
    /// The outcome that it states, as chosen; none where it states none.
    pub outcome: Option<String>,
    /// The outcomes there are.
    pub outcomes: Vec<Item>,
    /// How the answer went; none where it is no answer.
    pub sent: Option<SentFields>,
}

/// What can be wrong with a receipt.
#[derive(Debug, Serialize)]
pub struct ReceiptFields {
    /// What the contact is, as chosen.
    pub kind: String,
    /// Its procedure, as chosen; empty for none.
    pub procedure: String,
    /// The way it came, as chosen; empty for not known.
    pub method: String,
    /// Who raised it, as chosen; empty for not known.
    pub raised_by: String,
    /// The kinds.
    pub kinds: Vec<Item>,
    /// The procedures.
    pub procedures: Vec<Item>,
    /// The ways.
    pub methods: Vec<Item>,
    /// Who can raise a matter.
    pub raisers: Vec<Item>,
}

impl Form for CorrectForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "correct.html";
    const TITLE: &'static str = "Correct an entry of";
    const NAME: &'static str = "correct";
    const DONE: &'static str = "corrected";
    const REFUSED_AT: &'static str = "mistake";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let entry = entry(sheet.asked).ok_or(Trouble::NotFound)?;
        let facts = case.facts();
        let standing = facts
            .iter()
            .find(|it| it.seq == entry)
            .ok_or(Trouble::NotFound)?;
        let what = timeline(case)
            .into_iter()
            .find(|it| it.seq == standing.stated_by.seq)
            .map(|it| it.text)
            .unwrap_or_default();
        let or = |name: &str, known: &str| {
            if sheet.asked.form.is_empty() {
                known.to_owned()
            } else {
                sheet.get(name)
            }
        };
        let outcome = match standing.event {
            Event::PointFound { outcome, .. }
            | Event::StageOutcomeStated { outcome, .. }
            | Event::OutcomeStated { outcome } => Some(or("outcome", outcome.code())),
            _ => None,
        };
        let receipt = match standing.event {
            Event::Received(receipt) => Some(ReceiptFields {
                kind: or("kind", receipt.kind.code()),
                procedure: or("procedure", receipt.procedure.map_or("", Procedure::code)),
                method: or("method", receipt.method.map_or("", Method::code)),
                raised_by: or("raised_by", receipt.raised_by.map_or("", RaisedBy::code)),
                kinds: items(Kind::ALL, Kind::code),
                procedures: items(Procedure::ALL, Procedure::code),
                methods: items(Method::ALL, Method::code),
                raisers: items(RaisedBy::ALL, RaisedBy::code),
            }),
            _ => None,
        };
        let sent = match standing.event {
            Event::StageAnswered { by, post, .. } => Some(SentFields::of(
                or("by", by.map_or("", Method::code)),
                or("post", post.map_or("", Post::code)),
            )),
            _ => None,
        };
        Ok(Self {
            entry,
            what,
            when: when(standing.occurred),
            mistake: sheet.get("mistake"),
            on: sheet.typed("on", standing.occurred.day()),
            why: sheet.get("why"),
            receipt,
            outcome,
            outcomes: items(Outcome::ALL, Outcome::code),
            sent,
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let mistake = match sheet.asked.form.get("mistake") {
            "day" => Mistake::Day(sheet.any_day("on", "right day")?),
            "did-not-happen" => Mistake::DidNotHappen,
            "outcome" => Mistake::Outcome(sheet.chosen("outcome", "Choose the right outcome")?),
            "sent" => {
                let (by, post) = SentFields::read(sheet);
                Mistake::Sent { by, post }
            }
            "receipt" => Mistake::Receipt {
                kind: sheet.chosen("kind", "Choose what the contact is")?,
                procedure: sheet.optional("procedure"),
                method: sheet.optional("method"),
                raised_by: sheet.optional("raised_by"),
            },
            _ => {
                let missing = "Choose what is wrong with the entry";
                sheet.errors.add("mistake", missing);
                return None;
            }
        };
        // whether it has to have one, the case itself says
        let why = Some(sheet.get("why")).filter(|it| !it.trim().is_empty());
        let action = Correct {
            of: sheet.seen(case),
            entry: entry(sheet.asked)?,
            mistake,
            reason: why.map(Personal::new),
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }
}

fn entry(asked: &Asked) -> Option<u32> {
    asked.path.get("entry").parse().ok()
}
