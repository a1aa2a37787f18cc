//! A complaint that came after its year (regulation 9), until somebody decides whether it is taken up.

use crate::case::State;
use crate::clock::{Clock, ClockState};
use crate::ids::StageNumber;
use crate::step::Step;
use jiff::civil::Date;

/// The days between which the year ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CameLate {
    /// The day on which its grounds arose.
    pub(crate) arose: Date,
    /// The day on which it came.
    pub(crate) came: Date,
}

/// That it came after the year of ST-00 and goes on, and nobody has decided about that. `clocks` are the case's clocks.
pub(crate) fn came_late(state: &State, clocks: &[Clock]) -> Option<CameLate> {
    let year = clocks.iter().find(|it| it.rule.id == "ST-00")?;
    let over = state.refusal.is_some() || state.withdrawn.is_some();
    let mut stages = state.routes.values().flat_map(|it| &it.stages);
    let going_on = stages.all(|(number, it)| *number == StageNumber::One && it.is_open());
    let decided = state.taken(Step::LateDecided).next().is_some();
    let ClockState::Stopped { on, .. } = year.state else {
        return None;
    };
    let undecided = year.met() == Some(false) && !over && !decided && going_on;
    undecided.then_some(CameLate {
        arose: year.from,
        came: on,
    })
}
