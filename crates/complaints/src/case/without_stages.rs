//! What comes outside every stage: whether it is dealt with, and what is owed of it until then.

use super::State;
use crate::codes::Kind;
use crate::step::Step;

/// What is owed of a contact that no stage answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwedWithoutStages {
    /// A comment is considered.
    Consider,
    /// Whoever made a comment that was considered is thanked or answered, or it is closed.
    Thank,
    /// A child who was referred gets to the advocacy service.
    PassToAdvocacy,
    /// A complaint about a school gets to its governors.
    PassToSchool,
    /// What the Ombudsman asks is recorded, with the day that the letter sets.
    RecordWhatTheOmbudsmanAsks,
}

impl State {
    /// What is owed of a contact outside every stage. Of a past that was brought in from elsewhere nobody knows how it
    /// ended, so that nothing is.
    pub fn owed_without_stages(&self) -> Option<OwedWithoutStages> {
        let taken = |step| self.taken(step).next().is_some();
        let over = self.closed().is_some() || self.withdrawn.is_some() || self.refusal.is_some();
        if over || !self.recorded_here {
            return None;
        }
        let referred = || self.advocacies().iter().any(|(_, it)| it.answer.is_some());
        match self.receipt.kind {
            Kind::Comment if taken(Step::CommentAnswered) => None,
            Kind::Comment if taken(Step::CommentConsidered) => Some(OwedWithoutStages::Thank),
            Kind::Comment => Some(OwedWithoutStages::Consider),
            Kind::AdvocacyReferral if taken(Step::ReferredOut) || referred() => None,
            Kind::AdvocacyReferral => Some(OwedWithoutStages::PassToAdvocacy),
            Kind::SchoolComplaint if taken(Step::ReferredOut) => None,
            Kind::SchoolComplaint => Some(OwedWithoutStages::PassToSchool),
            Kind::OmbudsmanEnquiry if self.ombudsman.is_empty() => {
                Some(OwedWithoutStages::RecordWhatTheOmbudsmanAsks)
            }
            _ => None,
        }
    }
}
