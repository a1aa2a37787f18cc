//! The tables of a register, step by step: each step takes a database from one version of the schema to the
//! next, and is never changed once it has been released.

use crate::database::Dialect;
use crate::search;
use crate::tables::{
    AccessLog, Authority, CaseRow, CaseServiceArea, CaseTeam, CommandKey, Event, Facts, Heard,
    Part, PersonRow, PublishedFigure,
};
use sea_query::{
    ColumnDef, Iden, Index, IndexCreateStatement, PostgresQueryBuilder, SqliteQueryBuilder, Table,
    TableCreateStatement,
};

/// A step from one version of the schema to the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// The version that the database has after it.
    pub(crate) version: i64,
    /// Its statements.
    pub(crate) statements: fn(Dialect) -> Vec<String>,
}

/// Every step, in order.
pub(crate) const STEPS: &[Step] = &[Step {
    version: 1,
    statements: first,
}];

/// What the first column of table `heard` says.
pub(crate) const PRODUCT: &str = "heard";

fn first(dialect: Dialect) -> Vec<String> {
    let tables = Tables(dialect);
    let mut statements = tables.histories();
    statements.extend(tables.projections());
    statements.extend(search::tables(dialect).iter().map(ToString::to_string));
    statements
}

/// Columns as each database spells them.
#[derive(Clone, Copy)]
struct Tables(Dialect);

impl Tables {
    fn histories(self) -> Vec<String> {
        vec![
            self.table(
                Heard::Table,
                &[Heard::Product],
                vec![self.text(Heard::Product), self.number(Heard::SchemaVersion)],
            ),
            self.table(
                Authority::Table,
                &[Authority::AuthorityId],
                vec![self.id(Authority::AuthorityId), self.text(Authority::Name)],
            ),
            self.index("authority_name", Authority::Table, &[Authority::Name], true),
            self.table(
                Event::Table,
                &[
                    Event::AuthorityId,
                    Event::Stream,
                    Event::StreamId,
                    Event::Seq,
                ],
                vec![
                    self.id(Event::AuthorityId),
                    self.text(Event::Stream),
                    self.id(Event::StreamId),
                    self.number(Event::Seq),
                    self.text(Event::EventType),
                    self.number(Event::EventVersion),
                    self.text(Event::Occurred),
                    self.text(Event::RecordedAt),
                    self.text(Event::Account),
                    self.text(Event::Role),
                    self.text(Event::Source),
                    self.text(Event::Body),
                    self.text(Event::PartHashes),
                    Self::bytes(Event::PreviousHash),
                    Self::bytes(Event::Hash),
                ],
            ),
            self.table(
                Part::Table,
                &[Part::AuthorityId, Part::CaseId, Part::Seq, Part::PartNo],
                vec![
                    self.id(Part::AuthorityId),
                    self.id(Part::CaseId),
                    self.number(Part::Seq),
                    self.number(Part::PartNo),
                    self.number_or_none(Part::PersonNo),
                    Self::bytes(Part::Salt),
                    self.text(Part::Body),
                ],
            ),
            self.table(
                CommandKey::Table,
                &[CommandKey::AuthorityId, CommandKey::CommandKey],
                vec![
                    self.id(CommandKey::AuthorityId),
                    self.id(CommandKey::CommandKey),
                    self.id(CommandKey::CaseId),
                    self.number(CommandKey::Version),
                ],
            ),
            self.heap(
                AccessLog::Table,
                vec![
                    self.id(AccessLog::AuthorityId),
                    self.text(AccessLog::At),
                    self.text(AccessLog::Account),
                    self.text(AccessLog::Role),
                    self.text(AccessLog::AtWhat),
                    self.id_or_none(AccessLog::CaseId),
                    self.text(AccessLog::Detail),
                ],
            ),
            self.index(
                "access_log_at",
                AccessLog::Table,
                &[AccessLog::AuthorityId, AccessLog::At],
                false,
            ),
            self.index(
                "access_log_case",
                AccessLog::Table,
                &[AccessLog::AuthorityId, AccessLog::CaseId, AccessLog::At],
                false,
            ),
        ]
    }

    fn projections(self) -> Vec<String> {
        let mut statements = self.case_tables();
        statements.extend([
            self.table(
                PersonRow::Table,
                &[
                    PersonRow::AuthorityId,
                    PersonRow::CaseId,
                    PersonRow::PersonNo,
                ],
                vec![
                    self.id(PersonRow::AuthorityId),
                    self.id(PersonRow::CaseId),
                    self.number(PersonRow::PersonNo),
                    self.id(PersonRow::PersonId),
                    self.text_or_none(PersonRow::NameKey),
                    self.text_or_none(PersonRow::BornOn),
                ],
            ),
            self.index(
                "person_row_name",
                PersonRow::Table,
                &[PersonRow::AuthorityId, PersonRow::NameKey],
                false,
            ),
            // its rows are long and read from end to end, which an ordinary table does best
            self.heap(
                Facts::Table,
                vec![
                    self.id(Facts::AuthorityId),
                    self.id(Facts::CaseId),
                    self.text(Facts::LastRecordedAt),
                    self.text(Facts::Body),
                ],
            ),
            self.index(
                "facts_case",
                Facts::Table,
                &[Facts::AuthorityId, Facts::CaseId],
                true,
            ),
            self.table(
                PublishedFigure::Table,
                &[PublishedFigure::AuthorityId, PublishedFigure::Reference],
                vec![
                    self.id(PublishedFigure::AuthorityId),
                    self.text(PublishedFigure::Reference),
                    self.text(PublishedFigure::Body),
                ],
            ),
        ]);
        statements
    }

    fn case_tables(self) -> Vec<String> {
        vec![
            self.table(
                CaseRow::Table,
                &[CaseRow::AuthorityId, CaseRow::CaseId],
                vec![
                    self.id(CaseRow::AuthorityId),
                    self.id(CaseRow::CaseId),
                    self.text(CaseRow::Reference),
                    self.text(CaseRow::Kind),
                    self.text_or_none(CaseRow::Procedure),
                    self.text(CaseRow::Status),
                    self.number(CaseRow::Open),
                    self.number_or_none(CaseRow::Stage),
                    self.text(CaseRow::ReceivedOn),
                    self.text_or_none(CaseRow::DueOn),
                    self.text_or_none(CaseRow::DueRule),
                    self.text(CaseRow::Title),
                    self.text(CaseRow::Teams),
                    self.text(CaseRow::ServiceAreas),
                ],
            ),
            self.index(
                "case_row_reference",
                CaseRow::Table,
                &[CaseRow::AuthorityId, CaseRow::Reference],
                true,
            ),
            // the order of a list, so that a page is read where it lies
            self.index(
                "case_row_due",
                CaseRow::Table,
                &[
                    CaseRow::AuthorityId,
                    CaseRow::DueOn,
                    CaseRow::ReceivedOn,
                    CaseRow::CaseId,
                ],
                false,
            ),
            self.table(
                CaseTeam::Table,
                &[CaseTeam::AuthorityId, CaseTeam::CaseId, CaseTeam::Team],
                vec![
                    self.id(CaseTeam::AuthorityId),
                    self.id(CaseTeam::CaseId),
                    self.text(CaseTeam::Team),
                ],
            ),
            self.index(
                "case_team_team",
                CaseTeam::Table,
                &[CaseTeam::AuthorityId, CaseTeam::Team, CaseTeam::CaseId],
                false,
            ),
            self.table(
                CaseServiceArea::Table,
                &[
                    CaseServiceArea::AuthorityId,
                    CaseServiceArea::CaseId,
                    CaseServiceArea::ServiceArea,
                ],
                vec![
                    self.id(CaseServiceArea::AuthorityId),
                    self.id(CaseServiceArea::CaseId),
                    self.text(CaseServiceArea::ServiceArea),
                ],
            ),
        ]
    }

    /// A table that lies in the order of its key.
    fn table<C: Iden + Copy + 'static>(
        self,
        name: C,
        key: &[C],
        columns: Vec<ColumnDef>,
    ) -> String {
        let mut table = Table::create();
        table.table(name);
        let mut primary = Index::create();
        for column in key {
            primary.col(*column);
        }
        table.primary_key(&mut primary);
        self.finish(table, columns, "STRICT, WITHOUT ROWID")
    }

    /// A table that lies in the order of its writing.
    fn heap<C: Iden + 'static>(self, name: C, columns: Vec<ColumnDef>) -> String {
        let mut table = Table::create();
        table.table(name);
        self.finish(table, columns, "STRICT")
    }

    fn finish(
        self,
        mut table: TableCreateStatement,
        columns: Vec<ColumnDef>,
        sqlite: &'static str,
    ) -> String {
        for mut column in columns {
            table.col(&mut column);
        }
        match self.0 {
            Dialect::Sqlite => table.extra(sqlite).build(SqliteQueryBuilder),
            Dialect::Postgres => table.build(PostgresQueryBuilder),
        }
    }

    fn index<C: Iden + Copy + 'static>(
        self,
        name: &'static str,
        table: C,
        columns: &[C],
        unique: bool,
    ) -> String {
        let mut index: IndexCreateStatement = Index::create();
        index.name(name).table(table);
        for column in columns {
            index.col(*column);
        }
        if unique {
            index.unique();
        }
        match self.0 {
            Dialect::Sqlite => index.build(SqliteQueryBuilder),
            Dialect::Postgres => index.build(PostgresQueryBuilder),
        }
    }

    fn id(self, name: impl Iden + 'static) -> ColumnDef {
        self.id_or_none(name).not_null().take()
    }

    fn id_or_none(self, name: impl Iden + 'static) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        match self.0 {
            Dialect::Sqlite => column.blob(),
            Dialect::Postgres => column.uuid(),
        };
        column
    }

    fn text(self, name: impl Iden + 'static) -> ColumnDef {
        self.text_or_none(name).not_null().take()
    }

    fn text_or_none(self, name: impl Iden + 'static) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.text();
        if self.0 == Dialect::Postgres {
            // text is ordered by its bytes, on every server and as in SQLite
            column.extra("COLLATE \"C\"");
        }
        column
    }

    fn number(self, name: impl Iden + 'static) -> ColumnDef {
        self.number_or_none(name).not_null().take()
    }

    fn number_or_none(self, name: impl Iden + 'static) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        match self.0 {
            Dialect::Sqlite => column.integer(),
            Dialect::Postgres => column.big_integer(),
        };
        column
    }

    fn bytes(name: impl Iden + 'static) -> ColumnDef {
        ColumnDef::new(name).blob().not_null().take()
    }
}
