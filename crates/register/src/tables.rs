//! The names of tables and columns, so that a misspelt one is a compile error.

#![allow(
    clippy::enum_variant_names,
    reason = "a column is named in full, as a reader of the database sees it"
)]

use sea_query::Iden;

/// What the database is: one row.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum Heard {
    Table,
    Product,
    SchemaVersion,
}

/// Councils.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum Authority {
    Table,
    AuthorityId,
    Name,
}

/// The histories.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum Event {
    Table,
    AuthorityId,
    Stream,
    StreamId,
    Seq,
    EventType,
    EventVersion,
    Occurred,
    RecordedAt,
    Account,
    Role,
    Source,
    Body,
    PartHashes,
    PreviousHash,
    Hash,
}

/// What is personal, beside the histories.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum Part {
    Table,
    AuthorityId,
    CaseId,
    Seq,
    PartNo,
    PersonNo,
    Salt,
    Body,
}

/// The keys of commands that were stored.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum CommandKey {
    Table,
    AuthorityId,
    CommandKey,
    CaseId,
    Version,
}

/// The lines of cases in a list.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum CaseRow {
    Table,
    AuthorityId,
    CaseId,
    Reference,
    Kind,
    Procedure,
    Status,
    Open,
    Stage,
    ReceivedOn,
    DueOn,
    DueRule,
    Title,
    Teams,
    ServiceAreas,
    Keeper,
    OwedOn,
    OwedRule,
}

/// The accounts that alone may see a case; no row where it is not restricted.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum CaseRestriction {
    Table,
    AuthorityId,
    CaseId,
    Account,
}

/// The other cases that a case names, by their references.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum CaseLink {
    Table,
    AuthorityId,
    Reference,
    CaseId,
    LinkNo,
    Step,
    Answer,
    HappenedOn,
}

/// The teams that a case involves, for filters and for what a viewer may see.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum CaseTeam {
    Table,
    AuthorityId,
    CaseId,
    Team,
}

/// The service areas of a case, for filters.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum CaseServiceArea {
    Table,
    AuthorityId,
    CaseId,
    ServiceArea,
}

/// What figures read of a case.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum Facts {
    Table,
    AuthorityId,
    CaseId,
    LastRecordedAt,
    Body,
}

/// The words by which a case is found.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum SearchDocument {
    Table,
    /// SQLite only: the row of the index.
    DocumentNo,
    AuthorityId,
    CaseId,
    ReceivedOn,
    DueOn,
    Reference,
    Document,
    /// PostgreSQL only: the index's words.
    Words,
}

/// The index of SQLite over [`SearchDocument`].
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum SearchIndex {
    Table,
    Rowid,
    Document,
    Rank,
}

/// The people by whom a case is found.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum PersonRow {
    Table,
    AuthorityId,
    CaseId,
    PersonNo,
    PersonId,
    NameKey,
    BornOn,
}

/// The figures that an authority has published, as they stand.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum PublishedFigure {
    Table,
    AuthorityId,
    Reference,
    Body,
}

/// Who looked at what.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum AccessLog {
    Table,
    AuthorityId,
    At,
    Account,
    Role,
    AtWhat,
    CaseId,
    Detail,
}

/// Who may sign in.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum Account {
    Table,
    AuthorityId,
    AccountId,
    SignInName,
    Name,
    Role,
    Teams,
    Password,
    MadeAt,
    ClosedAt,
}

/// Who is signed in.
#[derive(Debug, Clone, Copy, Iden)]
pub(crate) enum Session {
    Table,
    AuthorityId,
    KeyHash,
    AccountId,
    BeganAt,
    LastUsedAt,
}
