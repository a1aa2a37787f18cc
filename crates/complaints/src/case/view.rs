//! Who took a view on a finding or answered a recommendation, and whether a later view took its place.

use super::{State, Taken};
use crate::ids::{PersonNumber, StageNumber};
use crate::step::{About, Step};

/// A view of an adjudicating officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The adjudicating officer of that day; none where nobody was appointed by then.
    pub by: Option<PersonNumber>,
    /// Whether it stands: nobody has viewed the same thing again since.
    pub stands: bool,
}

impl std::fmt::Display for View {
    /// As it follows the step: ", by person 5 (viewed again since)".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(by) = self.by {
            write!(f, ", by {by}")?;
        }
        if self.stands {
            Ok(())
        } else {
            f.write_str(" (viewed again since)")
        }
    }
}

impl State {
    /// Of a step by which an adjudicating officer views a finding or answers a recommendation: whose it is, and whether
    /// it stands. None of any other step.
    pub fn view(&self, taken: &Taken) -> Option<View> {
        let step = &taken.it;
        let adjudicated = step.stage == Some(StageNumber::Two)
            && matches!(
                step.step,
                Step::FindingViewed | Step::RecommendationAnswered
            );
        if !adjudicated {
            return None;
        }
        let mut same = self.taken(step.step).filter(|it| {
            it.it.route == step.route && it.it.stage == step.stage && it.it.about == step.about
        });
        let place = self.steps.iter().position(|it| it == taken);
        let appointed = self.steps.iter().enumerate();
        let appointed = appointed.filter(|(at, it)| {
            it.it.step == Step::AdjudicatorAppointed
                && it.it.route == step.route
                && (it.on.latest(), Some(*at)) < (taken.on.latest(), place)
        });
        let last = appointed.max_by_key(|(at, it)| (it.on.latest(), *at));
        Some(View {
            by: last.and_then(|(_, it)| match it.it.about {
                About::Person(number) => Some(number),
                _ => None,
            }),
            stands: same.next_back() == Some(taken),
        })
    }
}
