//! The register: where cases are kept. A port; crate `register` is the adapter for SQLite and PostgreSQL.
//!
//! Calls block; a web server sends them to a thread. Every query takes the viewer, so that a list, a count and
//! a search hit obey the access rules without anyone remembering.

use super::{Look, Looking, PageEnd, Position};
use complaints::Case;
use complaints::access::Viewer;
use complaints::authority::{AuthorityEvent, FileOnRecord};
use complaints::codes::{Kind, Procedure};
use complaints::facts::CaseFacts;
use complaints::ids::{AuthorityId, CaseId, PersonId};
use complaints::personal::Personal;
use complaints::projection::CaseRow;
use complaints::published::PublishedFigure;
use complaints::recorded::{Actor, Source};
use complaints::status::Status;
use complaints::step::Answer;
use complaints::year::YearTaken;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where cases are kept.
pub trait Register: Send + Sync {
    /// The authority of that name, or the only one there is; none where the register holds none of that name.
    fn authority(&self, name: Option<&str>) -> Result<Option<Authority>, RegisterError>;

    /// Adds an authority. Adding one that is there already gives the one that is there.
    fn establish(&self, authority: Authority) -> Result<Authority, RegisterError>;

    /// The case with that reference, if the viewer may see it.
    fn find(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        reference: &str,
    ) -> Result<Option<Case>, RegisterError>;

    /// The case, if the viewer may see it.
    fn load(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        case: CaseId,
    ) -> Result<Option<Case>, RegisterError>;

    /// The person of that name and date of birth on any case, if there is one.
    fn person(
        &self,
        authority: AuthorityId,
        name: &Personal<String>,
        born_on: Option<&Personal<Date>>,
    ) -> Result<Option<PersonId>, RegisterError>;

    /// Stores one change of one case: its new events and its rows, in one durable transaction.
    ///
    /// A change whose key was stored before changes nothing and answers as it did then, so that a command may
    /// be sent again when its answer was lost.
    fn commit(&self, authority: AuthorityId, change: Change) -> Result<Committed, RegisterError>;

    /// What was stored under a key, if anything was.
    fn committed(
        &self,
        authority: AuthorityId,
        key: CommandKey,
    ) -> Result<Option<Committed>, RegisterError>;

    /// The last reference, in the order of text, that begins so; none where none does. For numbering new cases.
    fn last_reference(
        &self,
        authority: AuthorityId,
        beginning: &str,
    ) -> Result<Option<String>, RegisterError>;

    /// Stores many changes in one transaction, all or none, while readers go on. They are taken one by one, so
    /// that a file of any size needs little memory; an error among them stops the work. `step` hears of each
    /// change and may stop it too. Work that is stopped leaves nothing behind.
    fn commit_together(
        &self,
        authority: AuthorityId,
        cases: Changes,
        figures: Option<AuthorityChange>,
        step: Step,
    ) -> Result<Vec<Committed>, RegisterError>;

    /// A page of cases.
    fn list(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        filter: &Filter,
        page: &PageEnd,
    ) -> Result<Listing, RegisterError>;

    /// The teams that cases name, in order: to choose from. A team that only restricted cases name is none for whoever may
    /// not see them.
    fn teams(&self, viewer: &Viewer, authority: AuthorityId) -> Result<Vec<String>, RegisterError>;

    /// The cases that are restricted to named accounts and withheld from the viewer for that, with their references, so that
    /// nothing else names them.
    fn withheld(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
    ) -> Result<BTreeMap<CaseId, String>, RegisterError>;

    /// The cases that the viewer may see and that name a reference: linked with it, or merged into it.
    fn linked_from(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        reference: &str,
    ) -> Result<Vec<LinkedFrom>, RegisterError>;

    /// How many cases are open, by where they stand and when something is due in them.
    fn open_cases(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
    ) -> Result<Vec<OpenCases>, RegisterError>;

    /// How many cases a filter finds.
    fn count(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        filter: &Filter,
    ) -> Result<u64, RegisterError>;

    /// How many cases a filter finds, counted no further than to `most`.
    fn count_up_to(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        filter: &Filter,
        most: u64,
    ) -> Result<Count, RegisterError>;

    /// The fact rows of every case, ordered by reference: as they stand, or as they stood at an instant.
    /// Published figures are the same for every reader, so no viewer limits them.
    fn facts(
        &self,
        authority: AuthorityId,
        as_at: Option<Timestamp>,
    ) -> Result<Vec<CaseFacts>, RegisterError>;

    /// The fact rows, as they stand, of cases whose stage 1 was answered on a day or after it, in no order. The others
    /// are read as they come and never held.
    fn facts_answered_since(
        &self,
        authority: AuthorityId,
        since: Date,
    ) -> Result<Vec<CaseFacts>, RegisterError>;

    /// The published figures as they stand or stood, ordered by reference, and the version of their stream.
    fn figures(
        &self,
        authority: AuthorityId,
        as_at: Option<Timestamp>,
    ) -> Result<(u32, Vec<PublishedFigure>), RegisterError>;

    /// What the authority did for years that are over, in the order recorded, and the version of its stream.
    fn year_steps(&self, authority: AuthorityId) -> Result<(u32, Vec<YearTaken>), RegisterError>;

    /// What the register was shown of the council's own file that moves dates, and the version of the authority's stream.
    fn council_file(&self, authority: AuthorityId) -> Result<(u32, FileOnRecord), RegisterError>;

    /// Every case in order of reference, for an export.
    fn every_case(
        &self,
        viewer: &Viewer,
        authority: AuthorityId,
        each: &mut dyn FnMut(Case) -> Result<(), RegisterError>,
    ) -> Result<(), RegisterError>;

    /// The head of every stream, for a checkpoint.
    fn heads(&self, authority: AuthorityId) -> Result<Vec<Head>, RegisterError>;

    /// Begins to record that somebody looked. It is durable when [`Looking::recorded`] says so, and nothing may be shown
    /// before.
    fn begin_look(&self, authority: AuthorityId, look: Look) -> Looking;

    /// Records that somebody looked. Durable when it returns.
    ///
    /// # Errors
    /// A look that cannot be recorded: then nothing may be shown.
    fn look(&self, authority: AuthorityId, look: Look) -> Result<(), RegisterError> {
        self.begin_look(authority, look).recorded()
    }

    /// The looks at a case, or all of them, newest first.
    fn looks(
        &self,
        authority: AuthorityId,
        case: Option<CaseId>,
        most: u32,
    ) -> Result<Vec<Look>, RegisterError>;
}

/// A council, or whoever else answers for the complaints of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its id.
    pub id: AuthorityId,
    /// Its name, by which the command line picks it.
    pub name: String,
}

/// The key of a command: the same key is stored once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CommandKey(pub Uuid);

/// A change of a case, ready to be stored.
#[derive(Debug, Clone)]
pub struct Change {
    /// The key of the command that made it.
    pub key: CommandKey,
    /// The version that the case had before; 0 for a new case. Its events after that one are new.
    pub since: u32,
    /// The case as it is after the change.
    pub case: Case,
}

/// New events of the authority's stream, ready to be stored.
#[derive(Debug, Clone)]
pub struct AuthorityChange {
    /// The version that the stream had before.
    pub since: u32,
    /// The new events.
    pub events: Vec<RecordedByAuthority>,
}

/// An event of the authority's own history as it is recorded.
#[derive(Debug, Clone)]
pub struct RecordedByAuthority {
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who recorded it.
    pub by: Actor,
    /// Whence it came.
    pub source: Source,
    /// The event.
    pub event: AuthorityEvent,
}

/// What was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The case.
    pub case: CaseId,
    /// Its version after the change.
    pub version: u32,
    /// Whether the key had been stored before, so that nothing was stored now.
    pub repeated: bool,
}

/// Changes as they come, or why there can be no more.
pub type Changes = Box<dyn Iterator<Item = Result<Change, RegisterError>> + Send>;

/// Hears of each change of many; answers whether to go on.
pub type Step = Box<dyn FnMut(u64) -> bool + Send>;

/// Which cases a list shows. An empty filter shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only cases that are open, not answered yet, or only the others.
    pub open: Option<bool>,
    /// Only cases in which something is still to be done: those that are open, and those that are over and owe
    /// something all the same ([`complaints::duties::judged`], [`complaints::duties::owed`]).
    pub to_be_done: bool,
    /// Only cases due before this day: with today, those that are late.
    pub due_before: Option<Date>,
    /// Only cases due on or after this day.
    pub due_from: Option<Date>,
    /// Only cases in which a step or a promise was to be done before this day, whether the case is late or not.
    pub owed_before: Option<Date>,
    /// Only these kinds.
    pub kinds: Vec<Kind>,
    /// Only these procedures.
    pub procedures: Vec<Procedure>,
    /// Only these statuses.
    pub statuses: Vec<Status>,
    /// Only cases that involve one of these teams.
    pub teams: Vec<String>,
    /// Only cases of these service areas.
    pub service_areas: Vec<String>,
    /// Only cases received on or after this day.
    pub received_from: Option<Date>,
    /// Only cases received on or before this day.
    pub received_to: Option<Date>,
    /// Only cases that this officer keeps, or that nobody does.
    pub kept_by: Option<KeptBy>,
    /// Only cases found by these words: words, "phrases", -not.
    pub words: Option<String>,
}

/// Who keeps the cases of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptBy {
    /// The officer with this account.
    Account(String),
    /// Nobody.
    Nobody,
}

/// A case that names another: linked with it, or merged into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedFrom {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// [`Step::Linked`](complaints::step::Step::Linked) or [`Step::Merged`](complaints::step::Step::Merged).
    pub step: complaints::step::Step,
    /// What the other is to it, where that was said.
    pub answer: Option<Answer>,
    /// The day.
    pub on: Date,
}

/// Open cases that stand alike and are due on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCases {
    /// Where they stand.
    pub status: Status,
    /// When something is due in them; none where nothing has a date.
    pub due_on: Option<Date>,
    /// How many.
    pub count: u64,
}

/// A number of cases, counted no further than is of use to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// More than so many.
    MoreThan(u64),
}

impl Count {
    /// So many, or more than `most`.
    pub const fn up_to(most: u64, found: u64) -> Self {
        if found > most {
            Self::MoreThan(most)
        } else {
            Self::Exactly(found)
        }
    }
}

/// A page of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The cases, in order.
    pub cases: Vec<(CaseId, CaseRow)>,
    /// Where the next page begins; none where this was the last.
    pub next: Option<Position>,
    /// How many cases there are on all pages, where reading this one has shown it.
    pub all: Option<u64>,
}

/// The head of a stream's hash chain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Head {
    /// The case; none for the authority's own stream.
    pub case: Option<CaseId>,
    /// The reference of the case; empty for the authority's own stream.
    pub reference: String,
    /// How many events it has.
    pub version: u32,
    /// The hash of the last one, in hexadecimal.
    pub hash: String,
}

/// Why the register could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// Somebody else changed the case meanwhile.
    #[error(
        "case {reference} was changed by somebody else meanwhile; look at it again and repeat what is still needed"
    )]
    Conflict {
        /// The reference.
        reference: String,
    },
    /// Another case has that reference.
    #[error(
        "another case has the reference {reference} already; references are unique within a council"
    )]
    ReferenceTaken {
        /// The reference.
        reference: String,
    },
    /// An officer who is named to keep a case or to see a restricted one has no open account, or none of a role that does.
    #[error(
        "{account} has no open account of the complaints team or of a manager who sees cases; `heard user list` shows those there are"
    )]
    NoSuchOfficer {
        /// What was named.
        account: String,
    },
    /// Nobody of the complaints team would see a restricted case.
    #[error(
        "nobody of the complaints team would see the case; name somebody of the team whose account is open"
    )]
    NobodyOfTheTeam,
    /// Whoever keeps an open case has closed their account.
    #[error("{account}, who keeps the case, has left; name somebody else who keeps it")]
    KeeperLeft {
        /// The account.
        account: String,
    },
    /// The work was stopped by its caller.
    #[error("stopped; nothing was stored")]
    Stopped,
    /// The database is missing, foreign, of another version, read-only, full, or out of reach.
    #[error("{what} {remedy}")]
    Unavailable {
        /// What is wrong, and where.
        what: String,
        /// What to do.
        remedy: String,
        /// Whether to try again may help.
        passing: bool,
    },
    /// What is stored does not read as it should.
    #[error("{what}{}", Self::RUN_VERIFY)]
    Damaged {
        /// What is wrong, and where.
        what: String,
    },
}

impl RegisterError {
    /// What every command but `heard verify` says of what is damaged.
    pub const RUN_VERIFY: &str =
        "; run `heard verify` to see what is damaged, and restore from a backup";
}
