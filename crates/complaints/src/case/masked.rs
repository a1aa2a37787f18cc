//! A case as it is shown to somebody from whom other cases are withheld: it does not name them.

use super::{Case, NotACase};
use crate::event::Event;
use crate::step::{Step, StepTaken};
use std::collections::BTreeSet;

/// What is shown in place of the reference of a case that is withheld.
pub const WITHHELD: &str = "a case that is seen by few";

impl Case {
    /// The case with every link to one of these references named as [`WITHHELD`], but for those that the account recorded
    /// itself; that somebody is the same person there is not told at all. It is for showing and never for storing.
    ///
    /// # Errors
    /// A history that does not read, as it does not without this.
    pub fn without_naming(
        &self,
        references: &BTreeSet<&str>,
        account: &str,
    ) -> Result<Self, NotACase> {
        let mut history = self.history().to_vec();
        let mut changed = false;
        for recorded in &mut history {
            if recorded.by.account != account {
                changed |= mask(&mut recorded.event, references);
            }
        }
        if changed {
            Self::replay(self.id(), history)
        } else {
            Ok(self.clone())
        }
    }
}

impl StepTaken {
    /// Whether it is not to be told to whoever looks: it says that somebody is a person of a case that is withheld.
    pub fn is_withheld(&self) -> bool {
        self.step == Step::SamePerson && self.reference.is_none()
    }
}

/// Whether an event is not to be told to whoever looks.
pub(crate) fn untold(event: &Event) -> bool {
    match event {
        Event::StepTaken(it) => it.is_withheld(),
        Event::Corrected { event, .. } => untold(event),
        _ => false,
    }
}

fn mask(event: &mut Event, references: &BTreeSet<&str>) -> bool {
    match event {
        // that somebody of this case is on another is not even hinted at
        Event::StepTaken(it) if it.step == Step::SamePerson => {
            let named = it.reference.as_deref();
            let withheld = named.is_some_and(|it| references.contains(it));
            if withheld {
                it.reference = None;
                it.person_there = None;
            }
            withheld
        }
        Event::StepTaken(it) if matches!(it.step, Step::Linked | Step::Merged) => {
            let named = it.reference.as_deref();
            let withheld = named.is_some_and(|it| references.contains(it));
            if withheld {
                it.reference = Some(WITHHELD.to_owned());
            }
            withheld
        }
        Event::Corrected { event, .. } => mask(event, references),
        _ => false,
    }
}
