//! Correct an entry of a case: it happened on another day, it did not happen, or it says something wrong.

use super::{About, Item, any_day, case, chosen, done, items, refused, typed};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::when;
use casework::actions::{Correct, Mistake};
use complaints::Case;
use complaints::codes::{Kind, Method, Outcome, Procedure, RaisedBy};
use complaints::event::Event;
use complaints::timeline::timeline;
use govuk::form::{DateInput, FormErrors};
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct CorrectForm {
    /// The case.
    pub about: About,
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
    /// Whether it is the receipt, which cannot be taken away.
    pub receipt: Option<ReceiptFields>,
    /// The outcome that it states, as chosen; none where it states none.
    pub outcome: Option<String>,
    /// The outcomes there are.
    pub outcomes: Vec<Item>,
    /// What is wrong.
    pub errors: FormErrors,
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

impl Page for CorrectForm {
    const TEMPLATE: &'static str = "correct.html";

    fn title(&self) -> String {
        format!("Correct an entry of {}", self.about.reference)
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Shows the form.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "correct")?;
    let about = About::new(desk, &case);
    desk.page(&form(asked, &case, about, FormErrors::new())?)
}

/// Reads it and corrects the entry.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "correct")?;
    let about = About::again(asked, &case);
    let mut errors = FormErrors::new();
    let form_sent = &asked.form;
    let optional = |name: &str| form_sent.some(name);
    let mistake = match form_sent.get("mistake") {
        "day" => any_day(form_sent, "on", "right day", &mut errors).map(Mistake::Day),
        "did-not-happen" => Some(Mistake::DidNotHappen),
        "outcome" => chosen(
            form_sent,
            "outcome",
            "Choose the right outcome",
            &mut errors,
        )
        .map(Mistake::Outcome),
        "receipt" => chosen::<Kind>(form_sent, "kind", "Choose what the contact is", &mut errors)
            .map(|kind| Mistake::Receipt {
                kind,
                procedure: optional("procedure").and_then(|it| it.parse().ok()),
                method: optional("method").and_then(|it| it.parse().ok()),
                raised_by: optional("raised_by").and_then(|it| it.parse().ok()),
            }),
        _ => {
            errors.add("mistake", "Choose what is wrong with the entry");
            None
        }
    };
    if let (Some(mistake), true) = (mistake, errors.is_empty()) {
        let action = Correct {
            of: about.seen(&case),
            entry: entry(asked)?,
            mistake,
        };
        let performed = action.perform(&desk.office(), Desk::key(asked)?);
        match desk.sorted(performed, &about.href)? {
            Ok(_) => return Ok(Reply::SeeOther(done(&about.href, "corrected"))),
            Err(sentences) => refused(sentences, "mistake", &mut errors),
        }
    }
    desk.mistakes(&form(asked, &case, about, errors)?)
}

fn entry(asked: &Asked) -> Result<u32, Trouble> {
    asked
        .path
        .get("entry")
        .parse()
        .map_err(|_| Trouble::NotFound)
}

fn form(
    asked: &Asked,
    case: &Case,
    about: About,
    errors: FormErrors,
) -> Result<CorrectForm, Trouble> {
    let entry = entry(asked)?;
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
    let sent = &asked.form;
    let or = |name: &str, known: &str| {
        if sent.is_empty() {
            known.to_owned()
        } else {
            sent.get(name).to_owned()
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
    Ok(CorrectForm {
        entry,
        what,
        when: when(standing.occurred),
        mistake: sent.get("mistake").to_owned(),
        on: typed(sent, "on", standing.occurred.day()),
        receipt,
        outcome,
        outcomes: items(Outcome::ALL, Outcome::code),
        about,
        errors,
    })
}
