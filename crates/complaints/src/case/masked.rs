//! A case as it is shown to somebody from whom other cases are withheld: it does not name them.

use super::{Case, NotACase};
use crate::event::Event;
use crate::step::Step;
use std::collections::BTreeSet;

/// What is shown in place of the reference of a case that is withheld.
pub const WITHHELD: &str = "a case that is seen by few";

impl Case {
    /// The case with every link to one of these references named as [`WITHHELD`], but for those that the account recorded
    /// itself. It is for showing and never for storing.
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

fn mask(event: &mut Event, references: &BTreeSet<&str>) -> bool {
    match event {
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
