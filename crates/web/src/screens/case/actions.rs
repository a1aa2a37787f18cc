//! What may be done with a case now: the most likely first.

use super::Seen;
use crate::screens::act::at::At;
use crate::screens::act::not_accept;
use complaints::case::State;
use complaints::codes::Kind;
use complaints::ids::{RouteNumber, StageNumber};
use complaints::status::Status;
use serde::Serialize;

/// Something that may be done.
#[derive(Debug, Clone, Serialize)]
pub struct Action {
    /// What.
    pub text: String,
    /// Where.
    pub href: String,
}

/// What whoever looks may do, the most likely first.
pub(super) fn actions(href: &str, seen: &Seen<'_>, now: Status) -> Vec<Action> {
    if !seen.can_change {
        return Vec::new();
    }
    let state = seen.case.state();
    let action = |text: &str, path: &str| Action {
        text: text.to_owned(),
        href: format!("{href}/{path}"),
    };
    let open = At::open(state);
    let mut actions = Vec::new();
    if now == Status::Triage && state.receipt.kind == Kind::Complaint {
        actions.push(action("Decide the procedure", "procedure"));
    }
    let panel = |at: &&At| at.route == RouteNumber::MAIN && at.stage == StageNumber::Three;
    let panel = open.iter().find(panel).map(|_| panel_action(state));
    if let Some(fix) = panel.filter(|it| *it == FIX) {
        actions.push(action(fix, "panel"));
    }
    for at in &open {
        let text = format!("Record the {}", at.answer(state));
        actions.push(action(&text, &format!("answer{}", at.query())));
    }
    actions.push(action("Log a contact with the family", "contact"));
    actions.push(action("Record a step", "step"));
    for at in At::to_be_asked_for(seen.case, &seen.context) {
        let text = format!("The complainant asked for {}", at.words(state));
        actions.push(action(&text, &format!("request{}", at.query())));
    }
    if let Some(again) = panel.filter(|it| *it != FIX) {
        actions.push(action(again, "panel"));
    }
    for at in At::to_be_extended(state, seen.known_clocks(), seen.today) {
        let text = format!("Extend {}", at.words(state));
        actions.push(action(&text, &format!("extend{}", at.query())));
    }
    actions.push(action("Add a person", "person"));
    let ends = now.is_open() && state.receipt.kind.can_be_withdrawn();
    if ends && now != Status::WithOmbudsman {
        actions.push(action("Record a withdrawal", "withdraw"));
    }
    if ends && not_accept::possible(seen.case, &seen.context) {
        actions.push(action("Do not accept it", "not-accept"));
    }
    actions
}

const FIX: &str = "Fix the day of the panel";

/// What is to be done about the panel's day: fixed once, and then only moved.
fn panel_action(state: &State) -> &'static str {
    match state.panel_fixed(RouteNumber::MAIN) {
        None => FIX,
        Some(_) => "Move the day of the panel",
    }
}
