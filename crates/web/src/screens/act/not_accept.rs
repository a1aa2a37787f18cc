//! Record that a contact is not accepted: on what ground, and whether the letter names the Ombudsman.

use super::form::{Act, Form, Sheet};
use crate::trouble::{Trouble, sentences};
use complaints::Case;
use complaints::codes::Ground;
use complaints::command::Command;
use complaints::decide::{Context, Decision, Refusal, decide, may_turn_away};
use complaints::recorded::Source;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct NotAcceptForm {
    /// Why nothing of it can be turned away now, where that is so.
    pub not_now: Vec<String>,
    /// The day of the decision, as typed.
    pub on: DateInput,
    /// The grounds there are, each with what it needs.
    pub grounds: Vec<GroundItem>,
    /// The ground, as chosen.
    pub ground: String,
    /// The reason, as typed.
    pub reason: String,
    /// Whether the letter names the Ombudsman, as chosen.
    pub ombudsman_named: bool,
}

/// A ground, as the form offers it.
#[derive(Debug, Serialize)]
pub struct GroundItem {
    /// The value that is sent.
    pub value: String,
    /// What a person reads.
    pub text: String,
    /// When it holds, and what it needs.
    pub hint: Hint,
}

/// What stands under a choice.
#[derive(Debug, Serialize)]
pub struct Hint {
    /// The words.
    pub text: String,
}

impl Form for NotAcceptForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "not_accept.html";
    const TITLE: &'static str = "Record as not accepted:";
    const NAME: &'static str = "not accept";
    const DONE: &'static str = "not-accepted";
    const REFUSED_AT: &'static str = "ground";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let context = sheet.desk.office().context();
        let not_now = match may_turn_away(case, &context) {
            Err(refusal) if sheet.asked.form.is_empty() => sentences(&refusal),
            _ => Vec::new(),
        };
        let grounds = Ground::ALL.iter().map(|it| {
            let missing = not_now.is_empty() && tried(case, *it, &context).is_err();
            item(*it, missing)
        });
        Ok(Self {
            on: sheet.typed("on", Some(sheet.desk.today())),
            grounds: grounds.collect(),
            not_now,
            ground: sheet.get("ground"),
            reason: sheet.get("reason"),
            ombudsman_named: sheet.get("ombudsman_named") == "yes",
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let on = sheet.day("on", "day of the decision");
        let ground = sheet.chosen("ground", "Choose on what ground it is not accepted");
        let reason = match ground {
            Some(Ground::OtherRoute) => {
                let missing = "Name the procedure that it goes by";
                Some(sheet.text("reason", missing)?)
            }
            Some(Ground::Other) => {
                let missing = "Enter the reason, and what shows it";
                Some(sheet.text("reason", missing)?)
            }
            _ => sheet.asked.form.some("reason").map(str::to_owned),
        };
        let command = Command::NotAccept {
            on: on?,
            ground: ground?,
            reason,
            ombudsman_named: sheet.get("ombudsman_named") == "yes",
        };
        let seen = sheet.seen(case);
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }
}

/// Whether a contact can still be turned away on some ground: it was not taken up, and not turned away before.
pub fn possible(case: &Case, context: &Context<'_>) -> bool {
    case.state().refusal.is_none() && may_turn_away(case, context).is_ok()
}

/// What would be said to a ground today, with everything that can be typed.
fn tried(case: &Case, ground: Ground, context: &Context<'_>) -> Result<Decision, Refusal> {
    let command = Command::NotAccept {
        on: context.today(),
        ground,
        reason: Some(ground.label().to_owned()),
        ombudsman_named: true,
    };
    decide(Some(case), command, context)
}

fn item(ground: Ground, missing: bool) -> GroundItem {
    let first = if missing { "Not on record yet. " } else { "" };
    GroundItem {
        value: ground.code().to_owned(),
        text: ground.label().to_owned(),
        hint: Hint {
            text: format!("{first}{}", needs(ground)),
        },
    }
}

/// When a ground holds, and what has to be recorded before it is one.
const fn needs(ground: Ground) -> &'static str {
    match ground {
        Ground::NoInterest => {
            "Somebody whom the Act does not name, and who has no sufficient interest in the child’s welfare. Needs the \
             decision on the interest, and that the person was told of it."
        }
        Ground::NotEntitled => {
            "The procedure is not for this person. Needs the step that says so, with the law that it rests on."
        }
        Ground::Late => {
            "It came more than a year after its grounds arose. Needs the day on which they arose, both questions about a \
             late complaint answered, and the decision."
        }
        Ground::AlreadyConsidered => {
            "It went through every stage before. Needs the reference of that case."
        }
        Ground::NotAFunction => {
            "No point is about something that the procedure covers. Needs the function of each point."
        }
        Ground::Proceedings => {
            "To look at it now would prejudice proceedings. Under the Children Act it is parked, not turned away, and the \
             person may come back."
        }
        Ground::OtherRoute => {
            "It goes by an appeal, a tribunal or the like. Needs the name of that procedure and, under the Children Act, \
             the function of each point and what becomes of it."
        }
        Ground::NotThisCouncil => {
            "It is about neither this council nor anybody who acts for it. Under the Children Act, needs the function of \
             each point."
        }
        Ground::Duplicate => {
            "It is the second record of one contact. Nobody needs a letter. Under the Children Act, needs the link with \
             that case."
        }
        Ground::Other => {
            "One that holds for this contact alone. Needs the reason, and what shows it. Under the Children Act, only \
             where no function qualifies."
        }
    }
}
