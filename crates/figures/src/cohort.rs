//! The cohort of a figure: what has to have happened inside its period.

use crate::unit::Unit;
use crate::words::{Word, words};

words! {
    /// What has to have happened inside a figure's period.
    Cohort, "a cohort" {
        Received = "received", "received in the period, and not refused";
        Contacted = "contacted", "received in the period, whether accepted or refused";
        Answered = "answered", "answered at stage 1 in the period";
        Withdrawn = "withdrawn", "withdrawn in the period before an answer";
        Refused = "refused", "refused (not accepted) in the period, by the day of the refusal";
        Closed = "closed", "closed in the period: the first of answered at stage 1, withdrawn and refused";
        OpenAtStart = "open_at_start", "open on the first day of the period: begun before it, and neither answered nor withdrawn before it";
        OpenAtEnd = "open_at_end", "open on the last day of the period: begun by then, and neither answered nor withdrawn by then";
        StageStarted = "stage_started", "started in the period";
        StageConcluded = "stage_concluded", "answered in the period, whenever they started";
        StageStartedAndDecided = "stage_started_and_decided", "started in the period and answered by the closing day";
        OmbudsmanTold = "ombudsman_told", "told of by the Ombudsman in the period";
        OmbudsmanDecided = "ombudsman_decided", "decided by the Ombudsman in the period";
        OmbudsmanToldAndDecided = "ombudsman_told_and_decided", "told of by the Ombudsman in the period and decided by the closing day";
        RemedyAgreed = "remedy_agreed", "agreed in the period";
    }
}

/// Cohorts that a case can be in, and with it all that it holds.
const OF_A_CASE: &[Cohort] = &[
    Cohort::Received,
    Cohort::Contacted,
    Cohort::Answered,
    Cohort::Withdrawn,
    Cohort::Refused,
    Cohort::Closed,
    Cohort::OpenAtStart,
    Cohort::OpenAtEnd,
];

impl Cohort {
    /// The cohorts that a unit can be counted by.
    #[must_use]
    pub const fn of(unit: Unit) -> &'static [Self] {
        match unit {
            Unit::Case | Unit::Issue | Unit::TeamInvolvement | Unit::Person | Unit::Child => {
                OF_A_CASE
            }
            Unit::Stage => &[
                Self::StageStarted,
                Self::StageConcluded,
                Self::StageStartedAndDecided,
                Self::Withdrawn,
                Self::OpenAtStart,
                Self::OpenAtEnd,
            ],
            Unit::Transaction => &[Self::Received],
            Unit::OmbudsmanEntry => &[
                Self::OmbudsmanTold,
                Self::OmbudsmanDecided,
                Self::OmbudsmanToldAndDecided,
            ],
            Unit::Remedy => &[
                Self::RemedyAgreed,
                Self::StageConcluded,
                Self::Received,
                Self::Answered,
            ],
        }
    }

    /// Whether the unit can be counted by this cohort.
    #[must_use]
    pub fn fits(self, unit: Unit) -> bool {
        Self::of(unit).contains(&self)
    }

    /// The units that can be counted by this cohort.
    #[must_use]
    pub fn units(self) -> Vec<Unit> {
        Unit::ALL
            .iter()
            .copied()
            .filter(|unit| self.fits(*unit))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_has_a_cohort_and_every_cohort_a_unit() {
        assert!(Unit::ALL.iter().all(|unit| !Cohort::of(*unit).is_empty()));
        assert!(Cohort::ALL.iter().all(|cohort| !cohort.units().is_empty()));
    }
}
