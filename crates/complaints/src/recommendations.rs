//! Recommendations: what an investigation or a panel recommended, what the council answered, and what came of it.

use crate::case::{Remedy, State, Taken};
use crate::ids::{RecommendationNumber, RemedyNumber};
use crate::step::{About, Step};

/// A recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation<'a> {
    /// Its number on the case.
    pub number: RecommendationNumber,
    /// When it was made, at which stage, and what it says.
    pub made: &'a Taken,
    /// Whether it was accepted, and why or why not; none while that is not recorded.
    pub answered: Option<&'a Taken>,
    /// The answers that it takes the place of, in the order recorded.
    pub earlier: Vec<&'a Taken>,
    /// The remedies that carry it out.
    pub remedies: Vec<RemedyNumber>,
}

/// Every recommendation of a case, in order.
pub fn recommendations(state: &State) -> Vec<Recommendation<'_>> {
    let mut all = Vec::new();
    for made in state.taken(Step::RecommendationMade) {
        let About::Recommendation(number) = made.it.about else {
            continue;
        };
        let answers = state.taken(Step::RecommendationAnswered);
        let answers = answers.filter(|it| it.it.about == made.it.about);
        let mut earlier: Vec<&Taken> = answers.collect();
        let carries_out =
            |(_, it): &(&RemedyNumber, &Remedy)| it.source.recommendation == Some(number);
        all.push(Recommendation {
            number,
            made,
            answered: earlier.pop(),
            earlier,
            remedies: state
                .remedies
                .iter()
                .filter(carries_out)
                .map(|(it, _)| *it)
                .collect(),
        });
    }
    all
}
