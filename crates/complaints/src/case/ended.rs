//! How a stage ended without an answer.

use super::State;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::step::Step;
use std::fmt;

/// How a stage ended without an answer, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The person withdrew, from the stage or from the whole matter.
    Withdrawn(Occurred),
    /// It was not accepted.
    NotAccepted(Occurred),
    /// It was merged into another case.
    Merged(Occurred),
    /// It was resolved, to the complainant's satisfaction.
    Resolved(Occurred),
    /// The next stage was asked for.
    WentOn(Occurred),
    /// Its points went by another procedure.
    Moved(Occurred),
    /// A person closed it: nobody could be answered, or nobody came back once it was not parked any more.
    Closed(Occurred),
}

impl Ended {
    /// The day.
    pub const fn on(self) -> Occurred {
        match self {
            Self::Withdrawn(on)
            | Self::NotAccepted(on)
            | Self::Merged(on)
            | Self::Resolved(on)
            | Self::WentOn(on)
            | Self::Moved(on)
            | Self::Closed(on) => on,
        }
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Withdrawn(_) => f.write_str("withdrawn"),
            Self::NotAccepted(_) => f.write_str("not accepted"),
            Self::Merged(_) => f.write_str("merged into another case"),
            Self::Resolved(_) => f.write_str("resolved"),
            Self::WentOn(_) => f.write_str("the next stage was asked for"),
            Self::Moved(_) => f.write_str("its points went by another procedure"),
            Self::Closed(_) => f.write_str("closed"),
        }
    }
}

impl State {
    /// How a stage ended without an answer; none while it is open, and where it was answered.
    pub fn ended(&self, route: RouteNumber, number: StageNumber) -> Option<Ended> {
        let stages = &self.routes.get(&route)?.stages;
        let stage = stages.get(&number).filter(|it| it.answered.is_none())?;
        let withdrawn = || stage.withdrawn.or(self.withdrawn).map(Ended::Withdrawn);
        let refused = || {
            let on = self.refusal.as_ref()?.on;
            let merged = self.taken(Step::Merged).next().is_some();
            Some(if merged {
                Ended::Merged(on)
            } else {
                Ended::NotAccepted(on)
            })
        };
        let resolved = || {
            let own = (route, number) == (RouteNumber::MAIN, StageNumber::One);
            self.resolved().filter(|_| own).map(Ended::Resolved)
        };
        let went_on = || {
            let next = stages.iter().find(|(it, _)| **it > number)?.1;
            next.started.map(Ended::WentOn)
        };
        let moved = || {
            let empty = route != RouteNumber::MAIN && self.routes.get(&route)?.points.is_empty();
            let last = self.moves.last()?;
            empty.then_some(Ended::Moved(last.on))
        };
        let closed = || {
            let mut parkings = self.parkings.values();
            let parked =
                parkings.find_map(|it| self.parking_closed(it).filter(|_| it.points.is_empty()));
            self.closed_unanswered().or(parked).map(Ended::Closed)
        };
        withdrawn()
            .or_else(refused)
            .or_else(resolved)
            .or_else(went_on)
            .or_else(moved)
            .or_else(closed)
    }
}
