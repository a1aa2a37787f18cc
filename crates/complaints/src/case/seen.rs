//! Who keeps a case, and who alone may see it.

use super::state::{State, Taken};
use crate::step::{Answer, Step};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A restriction of a case to named accounts, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction<'a> {
    /// The accounts that may see the case, by their sign-in names.
    pub accounts: BTreeSet<String>,
    /// The day on which it is looked at again; none where that is not recorded.
    pub review_on: Option<Date>,
    /// When the accounts were named, and why.
    pub set: &'a Taken,
}

/// Accounts as they are written: sign-in names with commas or spaces between them, in any letters.
pub fn accounts(written: &str) -> BTreeSet<String> {
    written
        .split(|it: char| it.is_whitespace() || matches!(it, ',' | ';'))
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Accounts as a step holds them: in order, with commas between them.
pub fn written<'a>(accounts: impl IntoIterator<Item = &'a String>) -> String {
    let accounts: Vec<&str> = accounts.into_iter().map(String::as_str).collect();
    accounts.join(", ")
}

impl State {
    /// The restriction that stands; none where everybody may see the case whose role lets them.
    pub fn restriction(&self) -> Option<Restriction<'_>> {
        let mut standing: Option<Restriction<'_>> = None;
        for taken in &self.steps {
            match (taken.it.step, taken.it.answer) {
                (Step::CaseRestricted, _) => {
                    standing = Some(Restriction {
                        accounts: accounts(taken.it.reference.as_deref().unwrap_or_default()),
                        review_on: taken.it.day,
                        set: taken,
                    });
                }
                (Step::CaseRestrictionReviewed, Some(Answer::Lifted)) => standing = None,
                (Step::CaseRestrictionReviewed, _) => {
                    if let (Some(it), Some(day)) = (&mut standing, taken.it.day) {
                        it.review_on = Some(day);
                    }
                }
                _ => {}
            }
        }
        standing
    }

    /// The account of the officer who keeps the case; none where nobody does.
    pub fn keeper(&self) -> Option<String> {
        let mut named = self.steps.iter().rev();
        let last = named.find(|it| matches!(it.it.step, Step::KeeperNamed | Step::KeeperEnded))?;
        let reference = last.it.reference.as_deref()?;
        (last.it.step == Step::KeeperNamed).then(|| reference.trim().to_lowercase())
    }
}
