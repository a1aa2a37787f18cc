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
    if is_not_asked(rule, state) {
        return None;
    }
    let offered = offered_about(sheet, rule, case);
    if rule.of_a_point && offered.as_ref().is_none_or(|it| it == &[About::Case]) {
        return None;
    }
    let all = things(state, &rule.about);
    let there = offered.unwrap_or_else(|| all.clone());
    let first = there.first().filter(|_| rule.of_a_point);
    let first = first.map(|it| number(*it).to_string());
    let chosen = Some(sheet.get("about")).filter(|it| !it.is_empty());
    Some(Choice {
        question: asks::about(&rule.about),
        narrowed: there.len() < all.len(),
        items: there.into_iter().map(|it| item(state, it)).collect(),
        chosen: chosen.or(first).unwrap_or_default(),
        people: rule.about == "person",
    })
}

fn item(state: &State, about: About) -> Item {
    let named = match about {
        About::Case => "The stage as a whole".to_owned(),
        about => capital(&about.to_string()),
    };
    Item {
        value: number(about).to_string(),
        text: match in_words(state, about) {
            Some(words) => format!("{named}: {words}"),
            None => named,
        },
    }
}

/// Whether there is nothing to choose: it is about the case, about what it makes, or about a child of whom there is none.
fn is_not_asked(rule: &StepRule, state: &State) -> bool {
    let of_the_case = rule.about == About::Case.word() && !rule.of_a_point;
    let nobody = rule.about == "child" && state.children().next().is_none();
    of_the_case || nobody || rule.step == Step::RecommendationMade
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
    let whole = rule.of_a_point && matches!(sheet.get("about").as_str(), "" | "0");
    if is_not_asked(rule, state) || whole {
        return Some(About::Case);
    }
    let number: u16 = sheet.chosen("about", "Choose what it is about")?;
    Some(match rule.about.as_str() {
        "point" | "case" => About::Point(PointNumber(number)),
        "person" | "child" => About::Person(PersonNumber(number)),
        "entry" => About::Entry(EntryNumber(number)),
        "remedy" => About::Remedy(RemedyNumber(number)),
        _ => About::Recommendation(RecommendationNumber(number)),
    })
}
