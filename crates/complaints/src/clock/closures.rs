//! The council's closure days, which its own targets may leave out and no limit of the law ever does.

use crate::case::State;
use crate::rules::Rules;
use workdays::{BeyondData, Calendar};

/// A calendar in which the council's closure days do not count.
#[derive(Debug, Clone)]
pub struct WithClosures(Calendar);

impl WithClosures {
    /// Where the council chose so for what it received then.
    pub(super) fn of(
        state: &State,
        rules: &Rules,
        calendar: &Calendar,
    ) -> Result<Option<Self>, BeyondData> {
        let Some(closures) = rules.closures_for_own_targets(state.received_on) else {
            return Ok(None);
        };
        let days = closures.iter().map(|(day, name)| (*day, name.as_str()));
        Ok(Some(Self(calendar.with_closures(days)?)))
    }

    pub(super) const fn calendar(&self) -> &Calendar {
        &self.0
    }
}

impl PartialEq for WithClosures {
    fn eq(&self, other: &Self) -> bool {
        self.0.fingerprint() == other.0.fingerprint()
    }
}

impl Eq for WithClosures {}
