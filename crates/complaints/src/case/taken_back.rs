//! Requests for a later stage that were taken back, and that nobody has made again since.

use super::Case;
use crate::event::Event;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::civil_day;
use crate::personal::Personal;
use crate::recorded::Recorded;
use crate::step::{Answer, Step};
use jiff::civil::Date;

/// A request for a later stage that was recorded, and then said not to have been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestTakenBack<'a> {
    /// The route.
    pub route: RouteNumber,
    /// The stage that was asked for.
    pub stage: StageNumber,
    /// The day on which it was taken back.
    pub on: Date,
    /// Why, as it was written.
    pub reason: Option<&'a Personal<String>>,
}

impl Case {
    /// Whether a request for a panel came late and was declined with reasons, which is no request taken back.
    fn panel_declined(&self) -> bool {
        let weighed = self.state().taken(Step::LateRequestWeighed).next_back();
        weighed.is_some_and(|it| it.it.answer == Some(Answer::Declined))
    }

    /// The requests for stage 2 or 3 that were taken back, of stages that did not begin otherwise.
    pub fn requests_taken_back(&self) -> Vec<RequestTakenBack<'_>> {
        let of = |seq: u32| self.history().iter().find(|it| it.seq == seq);
        let taken_back = |it: &'_ Recorded| match it.event {
            Event::Retracted { seq } => match of(seq)?.event {
                Event::StageStarted { route, stage } if stage > StageNumber::One => {
                    Some((route, stage))
                }
                _ => None,
            },
            _ => None,
        };
        let mut found: Vec<RequestTakenBack<'_>> = Vec::new();
        for recorded in self.history() {
            let Some((route, stage)) = taken_back(recorded) else {
                continue;
            };
            found.retain(|it| (it.route, it.stage) != (route, stage));
            if self.state().stage(route, stage).is_none()
                && !(stage == StageNumber::Three && self.panel_declined())
            {
                found.push(RequestTakenBack {
                    route,
                    stage,
                    on: civil_day(recorded.recorded_at),
                    reason: recorded.reason(),
                });
            }
        }
        found
    }
}
