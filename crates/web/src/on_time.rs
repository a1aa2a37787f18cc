//! How much of stage 1 was answered in time since 1 April, by team: counted by the engine of the reports, once a
//! minute at most, for everyone alike.

use crate::trouble::Trouble;
use casework::ports::Register;
use complaints::ids::AuthorityId;
use complaints::occurred::civil_day;
use complaints::published::Period;
use figures::{Definition, Facts, Limits, Options, compute};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex, PoisonError};
use workdays::Calendar;

/// The definition that is counted.
const DEFINITION: &str = include_str!("tracker.toml");

/// The row of all complaints.
const ALL: &str = "All complaints";

/// A count is shown again for so long.
const FRESH: SignedDuration = SignedDuration::from_mins(1);

/// What was answered since 1 April, and how much of it in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTime {
    /// The first day.
    pub since: Date,
    /// When it was counted.
    pub counted_at: Timestamp,
    /// All complaints; none where nothing was answered.
    pub all: Option<Share>,
    /// Each team, by name.
    pub teams: Vec<(String, Share)>,
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Answered in time.
    pub in_time: u64,
    /// Answered.
    pub answered: u64,
    /// In per cent, rounded as the reports round.
    pub percent: u64,
}

/// The last count.
pub struct Counter {
    definition: Definition,
    last: Mutex<Option<Arc<OnTime>>>,
}

impl Counter {
    /// A counter that has counted nothing yet.
    ///
    /// # Errors
    /// A definition that does not read, which the tests rule out.
    pub fn new() -> Result<Self, Trouble> {
        let definition = Definition::parse("tracker.toml", DEFINITION, None)
            .map_err(|errors| Trouble::Fault(errors.to_string()))?;
        Ok(Self {
            definition,
            last: Mutex::new(None),
        })
    }

    /// The last count, if it is fresh, or a new one.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub fn now(
        &self,
        register: &dyn Register,
        authority: AuthorityId,
        calendar: &Calendar,
        limits: &Limits,
        now: Timestamp,
    ) -> Result<Arc<OnTime>, Trouble> {
        // whoever comes while somebody counts waits for that count rather than counting too
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = last.as_ref()
            && now.duration_since(last.counted_at) < FRESH
            && civil_day(now) == civil_day(last.counted_at)
        {
            return Ok(Arc::clone(last));
        }
        let since = financial_year(civil_day(now));
        let cases = register.facts_answered_since(authority, since)?;
        let facts = Facts::new(cases, Vec::new(), calendar, limits)
            .map_err(|error| Trouble::Fault(error.to_string()))?;
        let counted = Arc::new(self.count(&facts, now)?);
        *last = Some(Arc::clone(&counted));
        Ok(counted)
    }

    fn count(&self, facts: &Facts, now: Timestamp) -> Result<OnTime, Trouble> {
        let today = civil_day(now);
        let since = financial_year(today);
        let period = Period {
            from: since,
            to: today,
        };
        let options = Options {
            cases: false,
            rules: String::new(),
        };
        let report = compute(&self.definition, facts, period, today, &options)
            .map_err(|error| Trouble::Fault(error.to_string()))?;
        let rows = report.tables.iter().flat_map(|it| &it.rows);
        let mut all = None;
        let mut teams = Vec::new();
        for row in rows {
            let share = row.cells.first().and_then(|cell| {
                Some(Share {
                    in_time: cell.numerator?,
                    answered: cell.denominator.filter(|it| *it > 0)?,
                    percent: cell.value.as_ref()?.as_u64()?,
                })
            });
            match share {
                Some(share) if row.label == ALL => all = Some(share),
                Some(share) => teams.push((row.label.clone(), share)),
                None => {}
            }
        }
        Ok(OnTime {
            since,
            counted_at: now,
            all,
            teams,
        })
    }
}

/// The first day of the financial year that a day is in.
pub fn financial_year(day: Date) -> Date {
    let first = date(day.year(), 4, 1);
    if day >= first {
        first
    } else {
        date(day.year() - 1, 4, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Counter, financial_year};
    use jiff::civil::date;

    #[test]
    fn a_financial_year_begins_on_1_april() {
        assert_eq!(financial_year(date(2026, 11, 25)), date(2026, 4, 1));
        assert_eq!(financial_year(date(2026, 3, 31)), date(2025, 4, 1));
        assert_eq!(financial_year(date(2026, 4, 1)), date(2026, 4, 1));
    }

    #[test]
    fn the_definition_reads() {
        assert!(Counter::new().is_ok());
    }
}
