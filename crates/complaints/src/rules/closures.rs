//! The council's closure days, which its own targets may leave out and no limit of the law ever does (C31).

use super::Rules;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use workdays::{BeyondData, Calendar};

/// The days on which a council is closed, and the calendar in which they do not count.
#[derive(Debug, Clone)]
pub struct Closures {
    days: BTreeMap<Date, String>,
    calendar: Calendar,
}

impl Closures {
    /// Those days, each with its name, left out of a calendar.
    ///
    /// # Errors
    /// A day beyond the years that the calendar covers.
    pub fn of(calendar: &Calendar, days: BTreeMap<Date, String>) -> Result<Self, BeyondData> {
        let named = days.iter().map(|(day, name)| (*day, name.as_str()));
        Ok(Self {
            calendar: calendar.with_closures(named)?,
            days,
        })
    }

    /// The days, each with its name.
    pub const fn days(&self) -> &BTreeMap<Date, String> {
        &self.days
    }

    /// The calendar in which they do not count.
    pub(crate) const fn calendar(&self) -> &Calendar {
        &self.calendar
    }
}

impl PartialEq for Closures {
    fn eq(&self, other: &Self) -> bool {
        self.days == other.days && self.calendar.fingerprint() == other.calendar.fingerprint()
    }
}

impl Eq for Closures {}

impl Rules {
    /// The same rules, with the days on which the council is closed. They move its own targets alone, and only where it
    /// chose so.
    #[must_use]
    pub fn with_closures(mut self, closures: Closures) -> Self {
        self.closures = Some(Arc::new(closures));
        self
    }

    /// The days on which the council is closed, where it chose for what is received on a day that they do not count in
    /// its own targets; none otherwise.
    pub fn closures_for_own_targets(&self, on: Date) -> Option<&Arc<Closures>> {
        let chosen = || self.chosen("C31", on) == "own_targets_only";
        self.closures.as_ref().filter(|_| chosen())
    }
}
