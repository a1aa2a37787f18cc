//! Recommendations: what an investigation or a panel recommended, what the council answered, and what came of it.

use crate::case::{Remedy, State, Taken};
use crate::ids::{RecommendationNumber, RemedyNumber};
use crate::step::{About, Answer, Step};

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
        let answers = answers.filter(|it| answers_it(state, made, it));
        let mut earlier: Vec<&Taken> = answers.collect();
        let carries_out = |(_, it): &(&RemedyNumber, &Remedy)| {
            it.source.recommendation == Some(number)
                && (it.source.stage.is_none() || it.source.stage == made.it.stage)
        };
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

impl Recommendation<'_> {
    /// Whether it was accepted, and no remedy carries it out.
    pub fn accepted_without_action(&self) -> bool {
        let accepted = self.answered.and_then(|it| it.it.answer) == Some(Answer::Accepted);
        accepted && self.remedies.is_empty()
    }
}

/// Whether an answer is the one to a recommendation. Each stage counts its own from 1, so it is that of its stage; one that
/// names another stage, at which none of that number was made, is of the only one that there is.
pub(crate) fn answers_it(state: &State, made: &Taken, answer: &Taken) -> bool {
    let of_that_stage = || {
        let mut others = state.taken(Step::RecommendationMade);
        others.any(|it| it.it.about == answer.it.about && it.it.stage == answer.it.stage)
    };
    answer.it.about == made.it.about
        && answer.it.route == made.it.route
        && (answer.it.stage == made.it.stage || !of_that_stage())
}
