//! What is to be done: so many places for an action, of which any may stay empty in an answer.

use super::form::Sheet;
use super::step::money;
use super::{Item, items};
use crate::things::in_words;
use complaints::case::State;
use complaints::codes::RemedyKind;
use complaints::ids::PointNumber;
use complaints::personal::Personal;
use complaints::remedy::RemedyTerms;
use complaints::step::About;
use govuk::form::DateInput;
use serde::Serialize;

/// The places for the actions of an answer.
#[derive(Debug, Default, Serialize)]
pub struct Actions {
    /// The places.
    pub places: Vec<ActionField>,
    /// The kinds of action.
    pub kinds: Vec<Item>,
    /// The points that an action can put right.
    pub points: Vec<Item>,
    /// Whether anything was typed in a place: then they are shown open.
    pub open: bool,
}

/// A place for an action.
#[derive(Debug, Serialize)]
pub struct ActionField {
    /// Its number, from 1.
    pub number: usize,
    /// With what the names of its fields begin.
    pub name: String,
    /// What kind of thing, as chosen.
    pub kind: String,
    /// What is done, as typed.
    pub text: String,
    /// The number of the point that it puts right, as chosen.
    pub point: String,
    /// The post or team that owns it, as typed.
    pub owner: String,
    /// The day it is promised for, as typed.
    pub due: DateInput,
    /// The money, as typed.
    pub amount: String,
}

/// What a place asks for, beside its day.
const FIELDS: [&str; 5] = ["kind", "text", "point", "owner", "amount"];

impl Actions {
    /// The places for an answer on these points: one for each and one over, three at least.
    pub(super) fn of(sheet: &Sheet<'_>, state: &State, points: &[PointNumber]) -> Self {
        Self::in_places(places(points), sheet, state, points)
    }

    /// One place, for something that is agreed beside an answer.
    pub(super) fn one(sheet: &Sheet<'_>, state: &State) -> Self {
        let points: Vec<PointNumber> = state.points.keys().copied().collect();
        Self::in_places(1, sheet, state, &points)
    }

    fn in_places(places: usize, sheet: &Sheet<'_>, state: &State, points: &[PointNumber]) -> Self {
        let item = |number: &PointNumber| {
            let words = in_words(state, About::Point(*number)).unwrap_or_default();
            Item {
                value: number.0.to_string(),
                text: format!("Point {}: {words}", number.0),
            }
        };
        let all = (1..=places).map(|number| {
            let get = |field: &str| sheet.get(&name(number, field));
            ActionField {
                number,
                name: format!("action-{number}"),
                kind: get("kind"),
                text: get("text"),
                point: get("point"),
                owner: get("owner"),
                due: sheet.typed(&name(number, "due"), None),
                amount: get("amount"),
            }
        });
        Self {
            places: all.collect(),
            kinds: items(RemedyKind::ALL, RemedyKind::code),
            points: points.iter().map(item).collect(),
            open: (1..=places).any(|number| is_typed(sheet, number)),
        }
    }
}

/// The actions that were typed; what is wrong with one stands on the sheet.
pub(super) fn typed(sheet: &mut Sheet<'_>, points: &[PointNumber]) -> Vec<RemedyTerms> {
    let typed = (1..=places(points)).filter(|number| is_typed(sheet, *number));
    let typed: Vec<usize> = typed.collect();
    typed
        .into_iter()
        .filter_map(|number| {
            let missing = format!("Choose what kind of thing action {number} is");
            let due = format!("day by which action {number} is done");
            action(sheet, number, &missing, &due)
        })
        .collect()
}

/// What was typed in the only place.
pub(super) fn the_one(sheet: &mut Sheet<'_>) -> Option<RemedyTerms> {
    let missing = "Choose what kind of thing it is";
    action(sheet, 1, missing, "day by which it is done")
}

fn action(
    sheet: &mut Sheet<'_>,
    number: usize,
    missing: &str,
    due_called: &str,
) -> Option<RemedyTerms> {
    let kind = sheet.chosen(&name(number, "kind"), missing);
    let some = |sheet: &Sheet<'_>, field: &str| {
        let written = sheet.asked.form.some(&name(number, field));
        written.map(str::to_owned)
    };
    let due = name(number, "due");
    let due_on = if sheet.asked.form.date(&due).is_empty() {
        None
    } else {
        sheet.any_day(&due, due_called)
    };
    let amount = some(sheet, "amount");
    let amount_pence = amount.as_deref().and_then(money::pence);
    if amount.is_some() && amount_pence.is_none() {
        let wrong = "Enter the amount in pounds, such as 150 or 150.50";
        sheet.errors.add(&name(number, "amount"), wrong);
    }
    let mut terms = RemedyTerms {
        text: some(sheet, "text").map(Personal::new),
        owner: some(sheet, "owner"),
        due_on,
        amount_pence,
        ..RemedyTerms::new(kind?)
    };
    let point: Option<u16> = sheet.optional(&name(number, "point"));
    terms.source.point = point.map(PointNumber);
    Some(terms)
}

fn is_typed(sheet: &Sheet<'_>, number: usize) -> bool {
    let form = &sheet.asked.form;
    FIELDS
        .iter()
        .any(|it| form.some(&name(number, it)).is_some())
        || !form.date(&name(number, "due")).is_empty()
}

fn places(points: &[PointNumber]) -> usize {
    (points.len() + 1).max(3)
}

fn name(number: usize, field: &str) -> String {
    format!("action-{number}-{field}")
}
