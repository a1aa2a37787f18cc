//! What is on a case, by number and in words: what a step can be about.

use complaints::case::{Person, Point, Remedy, State};
use complaints::ids::{EntryNumber, PersonNumber, PointNumber, RecommendationNumber, RemedyNumber};
use complaints::personal::TextName;
use complaints::step::{About, Step};
use complaints::timeline::Pounds;

/// Everything of a kind, as `rules/steps.toml` names the kinds.
pub fn things(state: &State, kind: &str) -> Vec<About> {
    match kind {
        "point" => state.points.keys().copied().map(About::Point).collect(),
        "person" => state.people.keys().copied().map(About::Person).collect(),
        "child" => match state.children().map(About::Person).collect::<Vec<_>>() {
            none if none.is_empty() => vec![About::Case],
            children => children,
        },
        "entry" => state.ombudsman.keys().copied().map(About::Entry).collect(),
        "remedy" => state.remedies.keys().copied().map(About::Remedy).collect(),
        "recommendation" => recommendations(state),
        _ => vec![About::Case],
    }
}

fn recommendations(state: &State) -> Vec<About> {
    let made = state.taken(Step::RecommendationMade);
    let mut made: Vec<About> = made.map(|it| it.it.about).collect();
    made.sort_unstable();
    made.dedup();
    made
}

/// The recommendation after those that were made.
pub fn next_recommendation(state: &State) -> About {
    let last = recommendations(state).last().map_or(0, |it| number(*it));
    About::Recommendation(RecommendationNumber(last.saturating_add(1)))
}

/// The number by which a form names a thing.
pub const fn number(about: About) -> u16 {
    match about {
        About::Case => 0,
        About::Point(PointNumber(it))
        | About::Person(PersonNumber(it))
        | About::Entry(EntryNumber(it))
        | About::Remedy(RemedyNumber(it))
        | About::Recommendation(RecommendationNumber(it)) => it,
    }
}

/// What a person would call it, beside its number; nothing where nothing is known of it.
pub fn in_words(state: &State, about: About) -> Option<String> {
    match about {
        About::Case => None,
        About::Point(it) => state.points.get(&it).and_then(point),
        About::Person(it) => state.people.get(&it).map(person),
        About::Entry(it) => state.ombudsman.get(&it)?.reference.clone(),
        About::Remedy(it) => state.remedies.get(&it).map(remedy),
        About::Recommendation(_) => {
            let mut made = state.taken(Step::RecommendationMade);
            let made = made.find(|it| it.it.about == about)?;
            made.texts
                .get(TextName::Reason)
                .map(|it| it.reveal().clone())
        }
    }
}

/// What a person of the case is called, with their number where they have no name.
pub fn name(state: &State, number: PersonNumber) -> Option<String> {
    let details = state.people.get(&number)?.details.as_ref();
    let name = details.and_then(|it| it.name.as_ref());
    Some(name.map_or_else(
        || crate::words::capital(&number.to_string()),
        |it| it.reveal().clone(),
    ))
}

fn point(point: &Point) -> Option<String> {
    let text = point.text.as_ref().map(|it| it.reveal().clone());
    text.or_else(|| point.theme.clone())
}

fn person(person: &Person) -> String {
    let name = person.details.as_ref().map_or("erased", |details| {
        details.name.as_ref().map_or("not named", |it| it.reveal())
    });
    let mut words = vec![name.to_owned()];
    words.extend(person.about.then(|| "the child this is about".to_owned()));
    words.extend(person.roles.iter().map(|it| it.label().to_lowercase()));
    words.join(", ")
}

fn remedy(remedy: &Remedy) -> String {
    let mut words = vec![remedy.kind.label().to_owned()];
    words.extend(remedy.amount_pence.map(|it| Pounds(it).to_string()));
    words.extend(remedy.text.as_ref().map(|it| it.reveal().clone()));
    words.join(", ")
}
