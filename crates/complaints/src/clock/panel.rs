//! A panel whose day was moved: how late the first day was, and how late the one that took its place.

use super::{Clock, ClockState};
use crate::case::State;
use crate::days::count;
use crate::ids::StageNumber;
use crate::occurred::InWords;
use crate::rules::Moment;
use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

impl Clock {
    /// Of the clock of the panel: the day fixed at first and the day now, each against the day by which it has to meet.
    /// None where it was not moved, or has no such day while it is held up.
    ///
    /// # Errors
    /// A date beyond the years that the calendar covers.
    pub fn panel_moved(
        &self,
        state: &State,
        calendar: &Calendar,
    ) -> Result<Option<String>, BeyondData> {
        let first = state.panel_at_first(self.route);
        let (Moment::PanelMet, Some(first), Some(due)) = (self.rule.stops, first, self.due) else {
            return Ok(None);
        };
        let against = |day: Date| {
            let late = usize::try_from(calendar.between(due, day)?).unwrap_or_default();
            Ok::<_, BeyondData>(match late {
                0 => "in time".to_owned(),
                late => format!("{} late", count(late, "working day", "working days")),
            })
        };
        let fixed = state
            .stage(self.route, StageNumber::Three)
            .and_then(|it| it.panel_on);
        let now = match self.state {
            ClockState::Stopped { on, .. } => Some((on, "it met on")),
            _ => fixed.map(|day| (day, "now for")),
        };
        let at_first = format!("Fixed at first for {}, {}", InWords(first), against(first)?);
        Ok(Some(match now {
            Some((day, how)) => {
                format!("{at_first}; {how} {}, {}", InWords(day), against(day)?)
            }
            None => at_first,
        }))
    }
}
