//! Tables, columns and indexes as each database spells them.

use crate::database::Dialect;
use sea_query::{
    ColumnDef, Iden, Index, IndexCreateStatement, PostgresQueryBuilder, SqliteQueryBuilder, Table,
    TableCreateStatement,
};

/// Spells them for one database.
#[derive(Clone, Copy)]
pub(super) struct Tables(pub(super) Dialect);

impl Tables {
    /// A table that lies in the order of its key.
    pub(super) fn table<C: Iden + Copy + 'static>(
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
    pub(super) fn heap<C: Iden + 'static>(self, name: C, columns: Vec<ColumnDef>) -> String {
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

    pub(super) fn index<C: Iden + Copy + 'static>(
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

    pub(super) fn id(self, name: impl Iden + 'static) -> ColumnDef {
        self.id_or_none(name).not_null().take()
    }

    pub(super) fn id_or_none(self, name: impl Iden + 'static) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        match self.0 {
            Dialect::Sqlite => column.blob(),
            Dialect::Postgres => column.uuid(),
        };
        column
    }

    pub(super) fn text(self, name: impl Iden + 'static) -> ColumnDef {
        self.text_or_none(name).not_null().take()
    }

    pub(super) fn text_or_none(self, name: impl Iden + 'static) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.text();
        if self.0 == Dialect::Postgres {
            // text is ordered by its bytes, on every server and as in SQLite
            column.extra("COLLATE \"C\"");
        }
        column
    }

    pub(super) fn number(self, name: impl Iden + 'static) -> ColumnDef {
        self.number_or_none(name).not_null().take()
    }

    pub(super) fn number_or_none(self, name: impl Iden + 'static) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        match self.0 {
            Dialect::Sqlite => column.integer(),
            Dialect::Postgres => column.big_integer(),
        };
        column
    }

    pub(super) fn bytes(name: impl Iden + 'static) -> ColumnDef {
        ColumnDef::new(name).blob().not_null().take()
    }
}
