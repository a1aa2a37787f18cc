//! Where an act belongs: a stage of a route. A case with one procedure has one route, and nothing is said of it.

use super::form::Sheet;
use complaints::Case;
use complaints::case::State;
use complaints::clock::{Clock, ClockState};
use complaints::codes::Kind;
use complaints::command::Command;
use complaints::decide::{Context, decide};
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use jiff::civil::Date;

/// A stage of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The route.
    pub route: RouteNumber,
    /// The stage.
    pub stage: StageNumber,
}

impl At {
    /// The stages that have no answer yet: of each route the last.
    pub fn open(state: &State) -> Vec<Self> {
        if state.withdrawn.is_some() || !state.accepted() {
            return Vec::new();
        }
        let last = state.routes.iter().filter_map(|(route, it)| {
            let (stage, last) = it.stages.last_key_value()?;
            let waits = || {
                it.stages
                    .keys()
                    .find(|it| !state.waiting(*route, **it).is_empty())
            };
            let stage = if last.is_open() { stage } else { waits()? };
            Some(Self {
                route: *route,
                stage: *stage,
            })
        });
        last.collect()
    }

    /// The stages whose answer may still be promised for a later day: once, before it is late, where the procedure knows a
    /// longer limit.
    pub fn to_be_extended(state: &State, clocks: &[Clock], today: Date) -> Vec<Self> {
        let mut open = Self::open(state);
        open.retain(|at| {
            if !state.waiting(at.route, at.stage).is_empty() {
                return false;
            }
            let begun = state
                .routes
                .get(&at.route)
                .and_then(|it| it.stages.get(&at.stage));
            let clock = clocks.iter().find(|it| at.is_answered_by(it));
            begun.is_some_and(|it| it.extension.is_none())
                && clock.is_some_and(|it| {
                    it.rule.extended.is_some() && it.state == ClockState::Running && !it.late(today)
                })
        });
        open
    }

    /// Whether that clock runs until its answer.
    pub fn is_answered_by(self, clock: &Clock) -> bool {
        clock.rule.answer && clock.route == self.route && clock.rule.stage == Some(self.stage)
    }

    /// The stages that may be asked for now: of each route the one after its last, where the procedure has one. Nobody
    /// who withdrew is expected to.
    pub fn to_be_asked_for(case: &Case, context: &Context<'_>) -> Vec<Self> {
        let state = case.state();
        let routes = state.routes.iter().filter(|_| state.withdrawn.is_none());
        let next = routes.flat_map(|(route, it)| {
            let last = it.stages.last_key_value();
            let last = last.filter(|(_, begun)| begun.withdrawn.is_none());
            // a stage that has begun may still be asked for of a point that was answered later
            let upto = last.and_then(|(last, _)| last.after().or(Some(*last)));
            let stages = StageNumber::ALL.into_iter().skip(1);
            stages
                .filter(move |stage| Some(*stage) <= upto)
                .map(|stage| Self {
                    route: *route,
                    stage,
                })
        });
        next.filter(|at| {
            let command = Command::RequestStage {
                route: at.route,
                stage: at.stage,
                on: context.today(),
            };
            decide(Some(case), command, context).is_ok()
        })
        .collect()
    }

    /// The one that a form carries or its address names; otherwise the first of what there is.
    pub fn of(sheet: &Sheet<'_>, there: &[Self]) -> Self {
        let route = route(sheet);
        let stage = sheet.carried("stage").parse().ok();
        let stage = stage.and_then(|it: u8| StageNumber::try_from(it).ok());
        let known = there.iter().find(|it| it.route == route).or(there.first());
        match (stage, known) {
            (Some(stage), _) => Self { route, stage },
            (None, Some(known)) => *known,
            (None, None) => Self {
                route,
                stage: StageNumber::One,
            },
        }
    }

    /// "stage 2", and of which procedure where it is not the case's own.
    pub fn words(self, state: &State) -> String {
        format!("{}{}", self.stage, self.part(state))
    }

    /// What its answer is called: an enquiry has one answer and no stages that anybody would name.
    pub fn answer(self, state: &State) -> String {
        if state.receipt.kind == Kind::Complaint {
            format!("{} answer{}", self.stage, self.part(state))
        } else {
            "answer".to_owned()
        }
    }

    fn part(self, state: &State) -> String {
        let procedure = state.routes.get(&self.route).and_then(|it| it.procedure);
        match procedure {
            Some(procedure) if self.route != RouteNumber::MAIN => format!(", {procedure}"),
            _ => String::new(),
        }
    }

    /// The end of an address that names it; nothing for the main route.
    pub fn query(self) -> String {
        query(self.route)
    }

    /// The points that its answer is about: those of its route, and of routes that have no stages of their own.
    ///
    /// Once the rest was answered, those that waited.
    pub fn points(self, state: &State) -> Vec<PointNumber> {
        let waiting = state.waiting(self.route, self.stage);
        if !waiting.is_empty() {
            return waiting;
        }
        let elsewhere = |point: &PointNumber| {
            state.routes.iter().any(|(route, it)| {
                *route != self.route && !it.stages.is_empty() && it.points.contains(point)
            })
        };
        let here = state.points_at(self.route, self.stage);
        // one that has not come to this stage is of its route all the same
        let of_route = state
            .routes
            .get(&self.route)
            .map_or(&[][..], |it| &it.points);
        let not_yet = |point: &PointNumber| of_route.contains(point) && !here.contains(point);
        let all = state.points.keys().copied();
        all.filter(|point| !elsewhere(point) && !not_yet(point))
            .collect()
    }
}

/// The route that a form carries or its address names; otherwise that of the case's own procedure.
pub fn route(sheet: &Sheet<'_>) -> RouteNumber {
    let named = sheet.carried("route").parse().map(RouteNumber);
    named.unwrap_or(RouteNumber::MAIN)
}

/// The end of an address that names a route; nothing for the main one.
pub fn query(route: RouteNumber) -> String {
    if route == RouteNumber::MAIN {
        String::new()
    } else {
        format!("?route={}", route.0)
    }
}
