//! What may be done next: the steps that the tables allow now, and who takes them.

use super::{Context, Desk};
use crate::case::{Case, OwedWithoutStages};
use crate::codes::Kind;
use crate::ids::{RecommendationNumber, RouteNumber, StageNumber};
use crate::rules::{Moment, StepRule};
use crate::status::status;
use crate::step::{About, Step, StepTaken};

/// A step that may be taken.
#[derive(Debug, Clone)]
pub struct Offered<'a> {
    /// Its rule.
    pub rule: &'a StepRule,
    /// The route.
    pub route: RouteNumber,
    /// The stage, where it belongs to one.
    pub stage: Option<StageNumber>,
    /// What it may be taken about now: the case itself, or each person, point or other thing whose own needs are met.
    pub about: Vec<About>,
}

/// Every step that belongs to where the case stands, whose own needs are met, and that was not taken yet or may be
/// taken again. What single steps ask beyond the tables is seen when they are taken.
pub fn offered<'a>(case: &Case, context: &Context<'a>) -> Vec<Offered<'a>> {
    let desk = Desk { case, context };
    let mut found = Vec::new();
    for rule in context.rules.steps() {
        if !desk.has_sense(rule.step) {
            continue;
        }
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
                if stage.is_none() && route != RouteNumber::MAIN && rule.procedures.is_empty() {
                    continue;
                }
                let about = desk.may_be_taken_about(rule, route, stage);
                if !about.is_empty() {
                    found.push(Offered {
                        rule,
                        route,
                        stage,
                        about,
                    });
                }
            }
        }
    }
    found
}

impl Desk<'_> {
    /// Whether a step has any sense where the case stands. It is not refused for that: it is only not proposed.
    fn has_sense(&self, step: Step) -> bool {
        let state = self.state();
        let none_of_a_complaint = matches!(
            state.receipt.kind,
            Kind::Compliment
                | Kind::Comment
                | Kind::AdvocacyReferral
                | Kind::OmbudsmanEnquiry
                | Kind::Advice
                | Kind::SchoolComplaint
        );
        let parked = || !state.parkings.is_empty();
        let mut stages = state.routes.values().flat_map(|it| it.stages.values());
        match step {
            Step::GroundsArose
            | Step::LateEffective
            | Step::LateReasonable
            | Step::LateDecided
            | Step::AlreadyConsidered
            | Step::PrejudiceWeighed
            | Step::PointDecided => !none_of_a_complaint,
            Step::ParkingTold | Step::ParkingReviewed | Step::Resubmitted | Step::ParkedClosed => {
                parked()
            }
            Step::InvitedBack => {
                let mut invitations = state.invitations().into_iter();
                parked() || invitations.any(|it| it.settled.is_none())
            }
            Step::ReferredBack => state.receipt.kind == Kind::Complaint,
            Step::EarlyReferralOffered => self.may_be_referred_early(),
            Step::EarlyReferralAnswered | Step::EarlyReferralMade => {
                self.next_of_the_referral(step)
            }
            Step::NhsLinkFound => status(state).is_open(),
            Step::MemberTold => state.enquiry_turned_complaint().is_some(),
            Step::ActionConsidered => !state.answerable(),
            Step::CaseRestrictionReviewed => state.restriction().is_some(),
            Step::KeeperEnded => state.keeper().is_some(),
            Step::MessageAfterAnswer => stages.any(|it| it.answered.is_some()),
            Step::ExpiryAdvised => self.clocks().unwrap_or_default().iter().any(|it| {
                it.rule.stops == Moment::Step(Step::ExpiryAdvised)
                    && it.from <= self.context.today()
            }),
            Step::NextStageExplained => {
                let last = state.last_stage(RouteNumber::MAIN);
                state
                    .stages()
                    .keys()
                    .next_back()
                    .is_some_and(|it| *it < last)
            }
            _ => true,
        }
    }

    /// Whether stage 2 is answered and no panel was asked for.
    fn may_be_referred_early(&self) -> bool {
        let stages = self.state().stages();
        let second = stages.get(&StageNumber::Two);
        second.is_some_and(|it| it.answered.is_some()) && !stages.contains_key(&StageNumber::Three)
    }

    /// Whether what a step puts off or answers still waits: a point's own answer, a promise whose day the council set, or an
    /// offer of money.
    fn still_waits(&self, step: &StepTaken) -> bool {
        let state = self.state();
        match (step.step, step.about) {
            (Step::PaymentOffered, _) => self.offered_anew(step).is_ok(),
            (Step::PaymentAnswered, _) => self.offer_waits(step).is_ok(),
            (Step::NoticeOfDelay, About::Case) => step.stage.is_some_and(|stage| {
                let stage = state.stage(step.route, stage);
                stage.is_some_and(|it| it.answered.is_none())
            }),
            (Step::PointExtended | Step::NoticeOfDelay, About::Point(point)) => {
                step.stage.is_some_and(|stage| {
                    let waiting = state.waiting(step.route, stage);
                    waiting.contains(&point)
                })
            }
            (Step::RemedyPutOff, About::Remedy(number)) => {
                let mut not_done = state.taken(Step::RemedyNotDone);
                let settled = not_done.any(|it| it.it.about == step.about);
                let remedy = state.remedies.get(&number);
                !settled && remedy.is_some_and(|it| it.done.is_none() && it.entry.is_none())
            }
            _ => true,
        }
    }

    fn may_be_taken_about(
        &self,
        rule: &StepRule,
        route: RouteNumber,
        stage: Option<StageNumber>,
    ) -> Vec<About> {
        let may = |about: &About| {
            let step = StepTaken {
                route,
                about: *about,
                ..StepTaken::new(rule.step, stage)
            };
            self.in_its_place(rule, &step).is_ok()
                && self.still_waits(&step)
                && self.may_be_appointed(&step)
                && (self.needs_are_met(rule, &step) || self.is_next(rule))
                && self.once_more(rule, &step)
        };
        self.things(rule).into_iter().filter(may).collect()
    }

    /// Whether it is the next step of what no stage answers, and what it needs only warns: that it is passed on.
    fn is_next(&self, rule: &StepRule) -> bool {
        let passed_on = matches!(
            self.state().owed_without_stages(),
            Some(OwedWithoutStages::PassToSchool | OwedWithoutStages::PassToAdvocacy)
        );
        rule.step == Step::ReferredOut && passed_on && !rule.standing.refuses()
    }

    /// Everything on the case that a step could be about.
    fn things(&self, rule: &StepRule) -> Vec<About> {
        let state = self.state();
        match rule.about.as_str() {
            "point" => state.points.keys().map(|it| About::Point(*it)).collect(),
            "person" => state.people.keys().map(|it| About::Person(*it)).collect(),
            "child" => match state.children().map(About::Person).collect::<Vec<_>>() {
                none if none.is_empty() => vec![About::Case],
                children => children,
            },
            "entry" => state.ombudsman.keys().map(|it| About::Entry(*it)).collect(),
            "remedy" => state.remedies.keys().map(|it| About::Remedy(*it)).collect(),
            "recommendation" => self.recommendations(rule),
            _ if rule.of_a_point => {
                let points = state.points.keys().map(|it| About::Point(*it));
                [About::Case].into_iter().chain(points).collect()
            }
            _ => vec![About::Case],
        }
    }

    /// The recommendations that were made, or the next that can be.
    fn recommendations(&self, rule: &StepRule) -> Vec<About> {
        let made = self.state().taken(Step::RecommendationMade);
        let numbers = made.filter_map(|it| match it.it.about {
            About::Recommendation(number) => Some(number),
            _ => None,
        });
        let numbers: std::collections::BTreeSet<RecommendationNumber> = numbers.collect();
        if rule.step == Step::RecommendationMade {
            let next = numbers.last().map_or(1, |last| last.0 + 1);
            return vec![About::Recommendation(RecommendationNumber(next))];
        }
        numbers.into_iter().map(About::Recommendation).collect()
    }
}
