//! What the Ombudsman said of an entry or a remedy.

use super::State;
use crate::ids::{EntryNumber, RemedyNumber};
use crate::occurred::Occurred;
use crate::step::{About, Answer, Step};

impl State {
    /// The decision on an entry, by the Ombudsman's own list.
    pub fn ombudsman_code(&self, entry: EntryNumber) -> Option<Answer> {
        let mut coded = self.taken(Step::OmbudsmanCode);
        let last = coded.rfind(|it| it.it.about == About::Entry(entry))?;
        last.it.answer
    }

    /// When the Ombudsman was sent what shows that a remedy was done, where it was then found so, in time or late.
    pub fn complied(&self, remedy: RemedyNumber) -> Option<Occurred> {
        let about = About::Remedy(remedy);
        let found = self
            .taken(Step::ComplianceFound)
            .rfind(|it| it.it.about == about)?;
        if !matches!(found.it.answer, Some(Answer::Complied | Answer::Late)) {
            return None;
        }
        let mut sent = self.taken(Step::EvidenceSent);
        let sent = sent.rfind(|it| it.it.about == about && it.on.latest() <= found.on.latest());
        Some(sent.map_or(found.on, |it| it.on))
    }
}
