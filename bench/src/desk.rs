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
use register::{DatabaseUrl, Fault, Faults, Moment, Opening, Store};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
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

    fn key(&self) -> [u8; 32] {
        std::array::from_fn(|_| Uuid::new_v4().as_bytes()[0])
    }
}

/// No fault ever strikes; what is committed is counted.
#[derive(Default)]
struct Commits(AtomicU32);

impl Faults for Commits {
    fn strikes(&self, moment: Moment) -> Option<Fault> {
        if moment == Moment::Commit {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        None
    }
}

/// A register, and whose it is.
pub(crate) struct Desk {
    pub(crate) store: Store,
    pub(crate) authority: Authority,
    pub(crate) viewer: Viewer,
    rules: Arc<Rules>,
    calendar: Calendar,
    commits: Arc<Commits>,
}

impl Desk {
    /// Makes one in a file.
    pub(crate) fn make(path: &Path) -> Result<Self> {
        let rules = Arc::new(Rules::built_in()?);
        let calendar = Calendar::england_and_wales();
        let (for_rows, days) = (Arc::clone(&rules), calendar.clone());
        let projector = Arc::new(move |case: &complaints::Case| project(case, &for_rows, &days));
        let commits = Arc::<Commits>::default();
        let store = Opening::of(DatabaseUrl::sqlite(path))
            .or_create()
            .with_faults(Arc::<Commits>::clone(&commits))
            .open(projector)?;
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
            commits,
        })
    }

    /// How many transactions it has committed.
    pub(crate) fn commits(&self) -> u32 {
        self.commits.0.load(Ordering::Relaxed)
    }

    /// Brings a file of case records in: the check and the storing, each with its time.
    pub(crate) fn import(&self, text: &str) -> Result<(std::time::Duration, std::time::Duration)> {
        let clock = Fixed("2026-11-24T09:00:00Z".parse()?);
        let office = Office {
            register: &self.store,
            accounts: &self.store,
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
