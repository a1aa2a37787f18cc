//! What a step is about: what there is to choose from, and what was chosen.

use super::asks;
use crate::screens::act::Item;
use crate::screens::act::at::route;
use crate::screens::act::form::Sheet;
use crate::things::{in_words, next_recommendation, number, things};
use crate::words::capital;
use complaints::Case;
use complaints::case::State;
use complaints::decide::offered;
use complaints::ids::{EntryNumber, PersonNumber, PointNumber, RecommendationNumber, RemedyNumber};
use complaints::rules::StepRule;
use complaints::step::{About, Step};
use serde::Serialize;

/// What a step can be about.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// The question.
    pub question: &'static str,
    /// What there is on the case.
    pub items: Vec<Item>,
    /// What was chosen.
    pub chosen: String,
    /// Whether there are others, of which what the step needs is not on record.
    pub narrowed: bool,
    /// Whether somebody can be added where nobody fits.
    pub people: bool,
}

/// What a step can be about on the case; none for the case itself, and for what the step makes.
pub(super) fn choice(sheet: &Sheet<'_>, rule: &StepRule, case: &Case) -> Option<Choice> {
    let state = case.state();
    let nobody = rule.about == "child" && state.children().next().is_none();
    if rule.about == About::Case.word() || rule.step == Step::RecommendationMade || nobody {
        return None;
    }
    let item = |about: About| Item {
        value: number(about).to_string(),
        text: match in_words(state, about) {
            Some(words) => format!("{}: {words}", capital(&about.to_string())),
            None => capital(&about.to_string()),
        },
    };
    let all = things(state, &rule.about);
    let there = offered_about(sheet, rule, case).unwrap_or_else(|| all.clone());
    Some(Choice {
        question: asks::about(&rule.about),
        narrowed: there.len() < all.len(),
        items: there.into_iter().map(item).collect(),
        chosen: sheet.get("about"),
        people: rule.about == "person",
    })
}

/// What the step may be about now; none where it may not be taken at all, which the guards then explain.
fn offered_about(sheet: &Sheet<'_>, rule: &StepRule, case: &Case) -> Option<Vec<About>> {
    let context = sheet.desk.office().context();
    let mut offered = offered(case, &context).into_iter();
    let route = route(sheet);
    let this = offered.find(|it| it.rule.step == rule.step && it.route == route)?;
    Some(this.about)
}

/// What the step is about, as chosen.
pub(super) fn which(sheet: &mut Sheet<'_>, rule: &StepRule, state: &State) -> Option<About> {
    if rule.step == Step::RecommendationMade {
        return Some(next_recommendation(state));
    }
    let nobody = rule.about == "child" && state.children().next().is_none();
    if rule.about == About::Case.word() || nobody {
        return Some(About::Case);
    }
    let number: u16 = sheet.chosen("about", "Choose what it is about")?;
    Some(match rule.about.as_str() {
        "point" => About::Point(PointNumber(number)),
        "person" | "child" => About::Person(PersonNumber(number)),
        "entry" => About::Entry(EntryNumber(number)),
        "remedy" => About::Remedy(RemedyNumber(number)),
        _ => About::Recommendation(RecommendationNumber(number)),
    })
}
