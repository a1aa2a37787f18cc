//! Statements: built by sea-query, once for each database, and bound anew at each use.

use super::value::Value;
use sea_query::{
    Expr, Iden, InsertStatement, IntoIden, PostgresQueryBuilder, Query, QueryStatementWriter,
    SqliteQueryBuilder,
};
use std::sync::OnceLock;

/// Which SQL is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// The text of a statement whose values are bound later, in the order in which they stand in it.
    pub(crate) fn text(self, statement: &impl QueryStatementWriter) -> String {
        match self {
            Self::Sqlite => statement.build(SqliteQueryBuilder).0,
            Self::Postgres => statement.build(PostgresQueryBuilder).0,
        }
    }

    /// A statement for one use, with its values.
    pub(crate) fn with_values(
        self,
        statement: &impl QueryStatementWriter,
    ) -> (String, Vec<Value<'static>>) {
        let (text, values) = match self {
            Self::Sqlite => statement.build(SqliteQueryBuilder),
            Self::Postgres => statement.build(PostgresQueryBuilder),
        };
        (text, values.into_iter().map(Value::collected).collect())
    }
}

/// A statement that is built once for each dialect.
pub(crate) struct Statement {
    build: fn(Dialect) -> String,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
}

impl Statement {
    pub(crate) const fn new(build: fn(Dialect) -> String) -> Self {
        Self {
            build,
            sqlite: OnceLock::new(),
            postgres: OnceLock::new(),
        }
    }

    pub(crate) fn text(&self, dialect: Dialect) -> &str {
        match dialect {
            Dialect::Sqlite => &self.sqlite,
            Dialect::Postgres => &self.postgres,
        }
        .get_or_init(|| (self.build)(dialect))
    }
}

/// The place of a value that is bound later.
pub(crate) fn slot() -> Expr {
    Expr::val(0i64)
}

/// An insert of one row with a place for each column.
pub(crate) fn insert<C: Iden + IntoIden + Copy + 'static>(
    table: C,
    columns: &[C],
) -> InsertStatement {
    let mut statement = Query::insert();
    statement
        .into_table(table)
        .columns(columns.iter().copied())
        .values_panic(columns.iter().map(|_| slot()));
    statement
}
