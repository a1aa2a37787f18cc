//! Whether there was fault on a point, and the injustice that came of it, by the list of the Ombudsman's guidance on
//! remedies.

use super::state::{State, Taken};
use crate::ids::PointNumber;
use crate::step::{About, Answer, Step};

/// What is recorded of fault on a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault<'a> {
    /// Whether there was fault, and why; a record of the past may name none, and tells of fault.
    pub found: &'a Taken,
    /// Each injustice that came of it, with its kind where that is recorded.
    pub injustice: Vec<&'a Taken>,
}

impl Fault<'_> {
    /// Whether there was fault.
    pub fn there_was(&self) -> bool {
        self.found.it.answer != Some(Answer::No)
    }

    /// In a line: "Fault; injustice: distress, delay".
    pub fn in_words(&self) -> String {
        if !self.there_was() {
            return "No fault".to_owned();
        }
        let kinds: Vec<String> = self
            .injustice
            .iter()
            .map(|it| match it.it.answer {
                None => "recorded in words".to_owned(),
                Some(Answer::No) => "none".to_owned(),
                Some(kind) => kind.label().to_lowercase(),
            })
            .collect();
        if kinds.is_empty() {
            "Fault; injustice not recorded".to_owned()
        } else {
            format!("Fault; injustice: {}", kinds.join(", "))
        }
    }
}

impl State {
    /// What is recorded of fault on a point; none where nobody has said whether there was any.
    pub fn fault(&self, point: PointNumber) -> Option<Fault<'_>> {
        let of = |it: &&Taken| it.it.about == About::Point(point);
        let found = self.taken(Step::FaultFound).rfind(of)?;
        Some(Fault {
            found,
            injustice: self.taken(Step::InjusticeFound).filter(of).collect(),
        })
    }
}
