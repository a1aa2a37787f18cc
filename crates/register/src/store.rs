//! The register's port, on either database.

use crate::commit::{self, Prepared};
use crate::opening::Opening;
use crate::storage::Storage;
use crate::tables::CaseRow;
use crate::url::DatabaseUrl;
use crate::{authorities, facts, figures, heads, history, list, looks, page, seen};
use casework::ports::{
    Authority, AuthorityChange, Change, CommandKey, Committed, Count, Filter, Head, LinkedFrom,
    Listing, Look, Looking, OpenCases, PageEnd, Register, RegisterError, Step,
};
use complaints::Case;
use complaints::access::{Reach, Scope, Viewer, scope};
use complaints::authority::FileOnRecord;
use complaints::facts::CaseFacts;
use complaints::ids::{AuthorityId, CaseId, PersonId};
use complaints::personal::Personal;
use complaints::projection::Projection;
use complaints::published::PublishedFigure;
use complaints::year::YearTaken;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_query::ExprTrait;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Makes the rows of a case: a pure function of its history.
pub type Projector = Arc<dyn Fn(&Case) -> Projection + Send + Sync>;

/// A register on SQLite or PostgreSQL.
pub struct Store {
    pub(crate) storage: Arc<Storage>,
    /// Where looks are recorded: a file of their own, or the same server.
    pub(crate) looks: Arc<Storage>,
    pub(crate) projector: Projector,
}

impl Store {
    /// Opens a register that is there.
    ///
    /// # Errors
    /// As [`Opening::open`].
    pub fn open(url: &DatabaseUrl, projector: Projector) -> Result<Self, RegisterError> {
        Opening::of(url.clone()).open(projector)
    }

    /// Opens a register, and makes it first where there is none.
    ///
    /// # Errors
    /// As [`Opening::open`].
    pub fn open_or_create(url: &DatabaseUrl, projector: Projector) -> Result<Self, RegisterError> {
        Opening::of(url.clone()).or_create().open(projector)
    }

    /// The same register, with rows made otherwise from now on.
    #[must_use]
    pub fn projecting(&self, projector: Projector) -> Self {
        Self {
            storage: Arc::clone(&self.storage),
            looks: Arc::clone(&self.looks),
            projector,
        }
    }

    fn seen(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        which: &sea_query::Expr,
    ) -> Result<bool, RegisterError> {
        let scope = scope(viewer);
        match scope.reach {
            Reach::Nothing => Ok(false),
            _ if scope == Scope::EVERYTHING => Ok(true),
            _ => self
                .storage
                .read(|session| list::is_visible(session, &scope, authority, which.clone())),
        }
    }
}

impl Store {
    /// Gives a council of the register another name. Its cases stay as they are.
    ///
    /// # Errors
    /// A name that another council of the register has, or a register that cannot be written.
    pub fn rename(&self, authority: AuthorityId, name: &str) -> Result<(), RegisterError> {
        if self
            .authority(Some(name))?
            .is_some_and(|it| it.id != authority)
        {
            return Err(RegisterError::Unavailable {
                what: format!("this register holds a council named {name} already."),
                remedy: "Choose another name.".to_owned(),
                passing: false,
            });
        }
        let name = name.to_owned();
        self.storage
            .write(move |session| authorities::rename(session, authority, &name))
    }
}

impl Register for Store {
    fn authority(&self, name: Option<&str>) -> Result<Option<Authority>, RegisterError> {
        self.storage
            .read(|session| authorities::named(session, name))
    }

    fn establish(&self, authority: Authority) -> Result<Authority, RegisterError> {
        self.storage
            .write(move |session| authorities::establish(session, &authority))
    }

    fn find(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        reference: &str,
    ) -> Result<Option<Case>, RegisterError> {
        let which = list::column(CaseRow::Reference).eq(reference);
        if !self.seen(viewer, authority, &which)? {
            return Ok(None);
        }
        self.storage
            .read(|session| history::case_by_reference(session, authority, reference))
    }

    fn load(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        case: CaseId,
    ) -> Result<Option<Case>, RegisterError> {
        let which = list::column(CaseRow::CaseId).eq(case.0);
        if !self.seen(viewer, authority, &which)? {
            return Ok(None);
        }
        self.storage
            .read(|session| history::case(session, authority, case))
    }

    fn person(
        &self,
        authority: AuthorityId,
        name: &Personal<String>,
        born_on: Option<&Personal<Date>>,
    ) -> Result<Option<PersonId>, RegisterError> {
        self.storage
            .read(|session| authorities::person(session, authority, name, born_on))
    }

    fn commit(&self, authority: AuthorityId, change: Change) -> Result<Committed, RegisterError> {
        let mut coming = self.storage.expect_write();
        let prepared = Prepared::of(&change, &self.projector)?;
        self.storage.write(move |session| {
            drop(coming.take());
            commit::store(session, authority, &prepared)
        })
    }

    fn committed(
        &self,
        authority: AuthorityId,
        key: CommandKey,
    ) -> Result<Option<Committed>, RegisterError> {
        self.storage
            .read(|session| commit::stored(session, authority, key))
    }

    fn last_reference(
        &self,
        authority: AuthorityId,
        beginning: &str,
    ) -> Result<Option<String>, RegisterError> {
        self.storage
            .read(|session| commit::last_reference(session, authority, beginning))
    }

    fn commit_together(
        &self,
        authority: AuthorityId,
        cases: Box<dyn Iterator<Item = Result<Change, RegisterError>> + Send>,
        figures: Option<AuthorityChange>,
        step: Step,
    ) -> Result<Vec<Committed>, RegisterError> {
        let projector = Arc::clone(&self.projector);
        let stored = self.storage.write_alone(move |session| {
            commit::store_together(
                session,
                authority,
                cases,
                figures.as_ref(),
                step,
                &projector,
            )
        })?;
        // what was stored stands, whether or not the database could count it
        self.storage
            .write_alone(|session| {
                session.gather_statistics().ok();
                Ok(())
            })
            .ok();
        Ok(stored)
    }

    fn list(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        filter: &Filter,
        page: &PageEnd,
    ) -> Result<Listing, RegisterError> {
        let scope = scope(viewer);
        self.storage
            .read(|session| page::read(session, &scope, authority, filter, page))
    }

    fn open_cases(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
    ) -> Result<Vec<OpenCases>, RegisterError> {
        let scope = scope(viewer);
        self.storage
            .read(|session| list::open_cases(session, &scope, authority))
    }

    fn teams(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Vec<String>, RegisterError> {
        let scope = scope(viewer);
        self.storage
            .read(|session| list::teams(session, &scope, authority))
    }

    fn withheld(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
    ) -> Result<BTreeMap<CaseId, String>, RegisterError> {
        let scope = scope(viewer);
        self.storage
            .read(|session| seen::withheld(session, &scope, authority))
    }

    fn linked_from(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        reference: &str,
    ) -> Result<Vec<LinkedFrom>, RegisterError> {
        let scope = scope(viewer);
        self.storage
            .read(|session| seen::linked_from(session, &scope, authority, reference))
    }

    fn count(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        filter: &Filter,
    ) -> Result<u64, RegisterError> {
        let scope = scope(viewer);
        self.storage
            .read(|session| list::count(session, &scope, authority, filter, None))
    }

    fn count_up_to(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        filter: &Filter,
        most: u64,
    ) -> Result<Count, RegisterError> {
        let scope = scope(viewer);
        // one more tells whether there are more
        let counted = self
            .storage
            .read(|session| list::count(session, &scope, authority, filter, Some(most + 1)))?;
        Ok(Count::up_to(most, counted))
    }

    fn facts(
        &self,
        authority: AuthorityId,
        as_at: Option<Timestamp>,
    ) -> Result<Vec<CaseFacts>, RegisterError> {
        self.storage
            .read_at_one_instant(|session| facts::at(session, authority, as_at, &self.projector))
    }

    fn facts_answered_since(
        &self,
        authority: AuthorityId,
        since: Date,
    ) -> Result<Vec<CaseFacts>, RegisterError> {
        self.storage
            .read(|session| facts::answered_since(session, authority, since))
    }

    fn figures(
        &self,
        authority: AuthorityId,
        as_at: Option<Timestamp>,
    ) -> Result<(u32, Vec<PublishedFigure>), RegisterError> {
        self.storage
            .read(|session| figures::at(session, authority, as_at))
    }

    fn year_steps(&self, authority: AuthorityId) -> Result<(u32, Vec<YearTaken>), RegisterError> {
        self.storage
            .read(|session| figures::year_steps(session, authority))
    }

    fn council_file(&self, authority: AuthorityId) -> Result<(u32, FileOnRecord), RegisterError> {
        self.storage
            .read(|session| authorities::council_file(session, authority))
    }

    fn every_case(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        each: &mut dyn FnMut(Case) -> Result<(), RegisterError>,
    ) -> Result<(), RegisterError> {
        let scope = scope(viewer);
        self.storage.read_at_one_instant(|session| {
            for id in list::every_id(session, &scope, authority)? {
                if let Some(case) = history::case(session, authority, id)? {
                    each(case)?;
                }
            }
            Ok(())
        })
    }

    fn heads(&self, authority: AuthorityId) -> Result<Vec<Head>, RegisterError> {
        self.storage.read(|session| heads::all(session, authority))
    }

    fn begin_look(&self, authority: AuthorityId, look: Look) -> Looking {
        Looking::until(
            self.looks
                .begin_write(move |session| looks::add(session, authority, &look)),
        )
    }

    fn looks(
        &self,
        authority: AuthorityId,
        case: Option<CaseId>,
        most: u32,
    ) -> Result<Vec<Look>, RegisterError> {
        self.looks
            .read(|session| looks::newest(session, authority, case, most))
    }
}
