//! What may be done next: the steps that the tables allow now, and who takes them.

use super::{Context, Desk};
use crate::case::Case;
use crate::ids::{RouteNumber, StageNumber};
use crate::rules::StepRule;
use crate::step::{About, StepTaken};

/// A step that may be taken.
#[derive(Debug, Clone, Copy)]
pub struct Offered<'a> {
    /// Its rule.
    pub rule: &'a StepRule,
    /// The route.
    pub route: RouteNumber,
    /// The stage, where it belongs to one.
    pub stage: Option<StageNumber>,
}

/// Every step that belongs to where the case stands, whose own needs are met, and that was not taken yet or may be
/// taken again. What single steps ask beyond the tables is seen when they are taken.
pub fn offered<'a>(case: &Case, context: &Context<'a>) -> Vec<Offered<'a>> {
    let desk = Desk { case, context };
    let mut found = Vec::new();
    for rule in context.rules.steps() {
        for (route, stages) in case
            .state()
            .routes
            .iter()
            .map(|(number, it)| (*number, &it.stages))
        {
            let places: Vec<Option<StageNumber>> = if rule.stages.is_empty() {
                vec![None]
            } else {
                // a step of a stage is offered at the stage that the route has come to
                let last = stages.keys().next_back().copied();
                last.into_iter().map(Some).collect()
            };
            for stage in places {
                if (stage.is_some() || route == RouteNumber::MAIN || !rule.procedures.is_empty())
                    && desk.may_be_taken(rule, route, stage)
                {
                    found.push(Offered { rule, route, stage });
                }
            }
        }
    }
    found
}

impl Desk<'_> {
    fn may_be_taken(
        &self,
        rule: &StepRule,
        route: RouteNumber,
        stage: Option<StageNumber>,
    ) -> bool {
        let about = self.something(&rule.about);
        let Some(about) = about else { return false };
        let step = StepTaken {
            route,
            about,
            ..StepTaken::new(rule.step, stage)
        };
        self.in_its_place(rule, &step).is_ok()
            && self.needs_are_met(rule, &step)
            && (rule.repeats
                || self
                    .state()
                    .taken(rule.step)
                    .all(|it| it.it.route != route || about != About::Case))
    }

    /// The first thing on the case of that kind.
    fn something(&self, about: &str) -> Option<About> {
        let state = self.state();
        match about {
            "point" => state.points.keys().next().map(|it| About::Point(*it)),
            "person" => state.people.keys().next().map(|it| About::Person(*it)),
            "entry" => state.ombudsman.keys().next().map(|it| About::Entry(*it)),
            "remedy" => state.remedies.keys().next().map(|it| About::Remedy(*it)),
            "recommendation" => Some(About::Recommendation(crate::ids::RecommendationNumber(1))),
            _ => Some(About::Case),
        }
    }
}
