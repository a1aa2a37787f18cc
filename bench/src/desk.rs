//! A register on SQLite, and an office at which cases are brought in.

use anyhow::{Result, anyhow};
use casework::import::{check, store};
use casework::office::Office;
use casework::ports::{Authority, Chance, Fixed, Register};
use complaints::access::Viewer;
use complaints::ids::AuthorityId;
use complaints::personal::Salt;
use complaints::projection::project;
use complaints::rules::Rules;
use register::{DatabaseUrl, Store};
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;
use workdays::Calendar;

/// Ids and salts, drawn as the program draws them.
struct Drawn;

impl Chance for Drawn {
    fn id(&self) -> Uuid {
        crate::sample::id()
    }

    fn salt(&self) -> Salt {
        Salt(*Uuid::new_v4().as_bytes())
    }
}

/// A register, and whose it is.
pub(crate) struct Desk {
    pub(crate) store: Store,
    pub(crate) authority: Authority,
    pub(crate) viewer: Viewer,
    rules: Arc<Rules>,
    calendar: Calendar,
}

impl Desk {
    /// Makes one in a file.
    pub(crate) fn make(path: &Path) -> Result<Self> {
        let rules = Arc::new(Rules::built_in()?);
        let calendar = Calendar::england_and_wales();
        let (for_rows, days) = (Arc::clone(&rules), calendar.clone());
        let projector = Arc::new(move |case: &complaints::Case| project(case, &for_rows, &days));
        let store = Store::open_or_create(&DatabaseUrl::sqlite(path), projector)?;
        let authority = Authority {
            id: AuthorityId(Uuid::from_u128(7)),
            name: "bench".to_owned(),
        };
        let authority = store.establish(authority)?;
        Ok(Self {
            store,
            authority,
            viewer: Viewer::operator("bench"),
            rules,
            calendar,
        })
    }

    /// Brings a file of case records in: the check and the storing, each with its time.
    pub(crate) fn import(&self, text: &str) -> Result<(std::time::Duration, std::time::Duration)> {
        let clock = Fixed("2026-11-24T09:00:00Z".parse()?);
        let office = Office {
            register: &self.store,
            chance: &Drawn,
            clock: &clock,
            rules: &self.rules,
            calendar: &self.calendar,
            authority: &self.authority,
            viewer: &self.viewer,
        };
        let (checking, checked) =
            crate::machine::timed(|| Ok(check(&office, text, None, |_| true)?))?;
        if let Some(problem) = checked.problems.first() {
            return Err(anyhow!("{problem}"));
        }
        let (storing, _) =
            crate::machine::timed(|| Ok(store(&office, text, &checked, Box::new(|_| true))?))?;
        Ok((checking, storing))
    }
}
