//! Makes every row anew from the histories.

use crate::database::Session;
use crate::error::Failure;
use crate::projections::{self, Rows};
use crate::{Projector, Store, authorities, figures, history, search, strays};
use casework::ports::RegisterError;
use complaints::ids::AuthorityId;
use std::sync::Arc;

/// What a rebuild did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rebuilt {
    /// So many cases were replayed.
    pub cases: u64,
    /// Of so many the rows were not what the history says, or there was no history.
    pub changed: u64,
}

impl Store {
    /// Makes every row anew from the histories, in one transaction. Changes nothing where all is well.
    ///
    /// # Errors
    /// Where a history does not read as one, or the database cannot be written; then nothing is changed.
    pub fn rebuild(&self) -> Result<Rebuilt, RegisterError> {
        let projector = Arc::clone(&self.projector);
        self.storage.write_alone(move |session| {
            let mut rebuilt = Rebuilt::default();
            if !search::index_agrees(session)? {
                rebuilt.before_a_change(session)?;
            }
            for authority in authorities::all(session)? {
                rebuilt.of_authority(session, authority.id, &projector)?;
            }
            Ok(rebuilt)
        })
    }
}

impl Rebuilt {
    fn of_authority(
        &mut self,
        session: &mut Session,
        authority: AuthorityId,
        projector: &Projector,
    ) -> Result<(), Failure> {
        let cases = strays::cases_with_history(session, authority)?;
        // a stray row may hold a reference that a case has, so strays go first
        let strays = strays::rows_without_history(session, authority, &cases)?;
        for (_, stray) in strays {
            self.before_a_change(session)?;
            projections::remove(session, authority, stray)?;
        }
        for id in cases {
            let Some(case) = history::case(session, authority, id)? else {
                continue;
            };
            let rows = Rows::of(&case, projector(&case))?;
            if !projections::differences(session, authority, id, &rows)?.is_empty() {
                self.before_a_change(session)?;
                projections::keep(session, authority, id, &rows, false)?;
            }
            self.cases += 1;
        }
        if !figures::agree(session, authority)? {
            figures::remake(session, authority)?;
            self.changed += 1;
        }
        Ok(())
    }

    /// The index of words takes changes only where it agrees with the documents.
    fn before_a_change(&mut self, session: &mut Session) -> Result<(), Failure> {
        if self.changed == 0 {
            search::remake_index(session)?;
        }
        self.changed += 1;
        Ok(())
    }
}
