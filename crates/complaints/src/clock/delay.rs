//! Whose days the days of a late clock were.

use super::Clock;
use crate::case::State;
use crate::days::count;
use crate::rules::ClockRole;
use crate::step::{Answer, Step};
use jiff::civil::Date;
use std::fmt;
use workdays::{BeyondData, Calendar};

/// How late a clock was or is, and whose days those were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// Working days after the day it is due now.
    pub late: u32,
    /// Who caused how many of them, as recorded; together never more than there are.
    pub caused: Vec<(Answer, u32)>,
}

/// Who can have caused a delay, in the order in which they are told.
const WHO: [Answer; 3] = [Answer::Authority, Answer::Complainant, Answer::ThirdParty];

impl Clock {
    /// Whose days its delay was; none where it is not late, or is the person's own time.
    ///
    /// # Errors
    /// A date beyond the years that the calendar covers.
    pub fn delay(
        &self,
        state: &State,
        calendar: &Calendar,
        today: Date,
    ) -> Result<Option<Delay>, BeyondData> {
        let late = self.late(today) || self.met() == Some(false);
        if !late || self.rule.role == ClockRole::Window {
            return Ok(None);
        }
        let late = self
            .lateness(calendar, today)?
            .and_then(|it| u32::try_from(it.against_current).ok())
            .filter(|it| *it > 0);
        let Some(late) = late else { return Ok(None) };
        let said = |who: Answer| -> u32 {
            let taken = state.taken(Step::DelayAttributed);
            let of_it = taken.filter(|it| {
                it.it.route == self.route
                    && it.it.answer == Some(who)
                    && it.it.reference.as_deref() == Some(self.rule.id.as_str())
            });
            // without a number it speaks of the whole
            of_it.map(|it| it.it.days.map_or(late, u32::from)).sum()
        };
        let mut open = late;
        let caused = WHO.into_iter().filter_map(|who| {
            let days = said(who).min(open);
            open -= days;
            (days > 0).then_some((who, days))
        });
        Ok(Some(Delay {
            late,
            caused: caused.collect(),
        }))
    }
}

impl Delay {
    /// How many of its days nobody has said whose they were.
    pub fn unsaid(&self) -> u32 {
        let said: u32 = self.caused.iter().map(|(_, days)| days).sum();
        self.late - said
    }
}

impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let late = usize::try_from(self.late).unwrap_or(usize::MAX);
        write!(f, "{} late", count(late, "working day", "working days"))?;
        let whose = self.caused.iter().map(|(who, days)| {
            let whose = match who {
                Answer::Authority => "the council's",
                Answer::Complainant => "the complainant's",
                _ => "a third party's",
            };
            format!("{days} {whose}")
        });
        let mut parts: Vec<String> = whose.collect();
        match self.unsaid() {
            0 => {}
            unsaid if parts.is_empty() && unsaid == self.late => {
                parts.push("whose days they were is not recorded".to_owned());
            }
            unsaid => parts.push(format!("{unsaid} not said")),
        }
        write!(f, ": {}", parts.join(", "))
    }
}
