//! Who of a council may approve a payment, up to how much, and from when.

use super::Rules;
use jiff::civil::Date;
use serde::Deserialize;

/// A post that may approve payments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approver {
    /// The post, as steps name it: "Head of service".
    pub post: String,
    /// The most that it may approve, in pence.
    pub up_to_pence: u32,
    /// For what is approved from this day on.
    pub from: Date,
}

impl Rules {
    /// With the posts that may approve payments. Without any, no limit is known and none is asked about.
    #[must_use]
    pub fn with_approvers(mut self, approvers: Vec<Approver>) -> Self {
        self.approvers = approvers;
        self
    }

    /// Who may approve payments on a day, the least limit first: of several entries of a post, the latest.
    pub fn approvers(&self, on: Date) -> Vec<&Approver> {
        let mut known: Vec<&Approver> = Vec::new();
        for approver in self.approvers.iter().filter(|it| it.from <= on) {
            match known.iter_mut().find(|it| it.is(&approver.post)) {
                Some(earlier) if earlier.from <= approver.from => *earlier = approver,
                Some(_) => {}
                None => known.push(approver),
            }
        }
        known.sort_by_key(|it| it.up_to_pence);
        known
    }
}

impl Approver {
    /// Whether it is that post: capitals and space around it make no other.
    pub fn is(&self, post: &str) -> bool {
        self.post.trim().to_lowercase() == post.trim().to_lowercase()
    }

    /// Whether it may approve an amount.
    pub fn may_approve(&self, pence: i64) -> bool {
        pence <= i64::from(self.up_to_pence)
    }
}
