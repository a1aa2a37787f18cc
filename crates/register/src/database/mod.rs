//! One small way to speak SQL to two databases.

mod memory;
mod postgres;
mod row;
mod sqlite;
mod statement;
mod value;

pub(crate) use self::postgres::PostgresDriver;
pub(crate) use row::Row;
pub(crate) use sqlite::{Durability, SqliteDriver, SqliteSettings};
pub(crate) use statement::{Dialect, Statement, insert, slot};
pub(crate) use value::Value;

use crate::error::{Failure, Trouble};
use crate::faults::{Faults, Moment};
use std::sync::Arc;

/// How a transaction sees others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transaction {
    /// It writes.
    Write,
    /// It reads, every statement from the same instant.
    Snapshot,
}

/// A connection to either database.
pub(crate) struct Session {
    driver: Driver,
    faults: Option<Arc<dyn Faults>>,
    /// Whether something was erased of which the files of the database may hold remains.
    erased: bool,
}

enum Driver {
    Sqlite(SqliteDriver),
    Postgres(Box<PostgresDriver>),
}

impl Session {
    pub(crate) fn sqlite(driver: SqliteDriver, faults: Option<Arc<dyn Faults>>) -> Self {
        Self {
            driver: Driver::Sqlite(driver),
            faults,
            erased: false,
        }
    }

    pub(crate) fn postgres(driver: PostgresDriver, faults: Option<Arc<dyn Faults>>) -> Self {
        Self {
            driver: Driver::Postgres(Box::new(driver)),
            faults,
            erased: false,
        }
    }

    pub(crate) const fn dialect(&self) -> Dialect {
        match self.driver {
            Driver::Sqlite(_) => Dialect::Sqlite,
            Driver::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs a statement; answers how many rows it touched.
    pub(crate) fn execute(
        &mut self,
        statement: &Statement,
        values: &[Value<'_>],
    ) -> Result<u64, Failure> {
        self.execute_text(statement.text(self.dialect()), values)
    }

    /// Runs a statement that was built for this use.
    pub(crate) fn execute_text(
        &mut self,
        text: &str,
        values: &[Value<'_>],
    ) -> Result<u64, Failure> {
        self.meets(Moment::Statement)?;
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.execute(text, values),
            Driver::Postgres(driver) => driver.execute(text, values),
        }
    }

    /// Runs a statement and hands over each row.
    pub(crate) fn query(
        &mut self,
        statement: &Statement,
        values: &[Value<'_>],
        each: impl FnMut(&Row<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.query_text(statement.text(self.dialect()), values, each)
    }

    /// Runs a statement that was built for this use and hands over each row.
    pub(crate) fn query_text(
        &mut self,
        text: &str,
        values: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.meets(Moment::Statement)?;
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.query(text, values, &mut each),
            Driver::Postgres(driver) => driver.query(text, values, &mut each),
        }
    }

    /// As [`Session::query_text`], for what says something of many cases in few rows and is asked again and again: a
    /// reader of SQLite keeps the answer until something is written.
    pub(crate) fn query_kept(
        &mut self,
        text: &str,
        values: Vec<Value<'static>>,
        mut each: impl FnMut(&Row<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.meets(Moment::Statement)?;
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.query_kept(text, values, &mut each),
            Driver::Postgres(driver) => driver.query(text, &values, &mut each),
        }
    }

    /// The first row, read.
    pub(crate) fn first<T>(
        &mut self,
        statement: &Statement,
        values: &[Value<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        let mut found = None;
        self.query(statement, values, |row| {
            if found.is_none() {
                found = Some(read(row)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Every row, read.
    pub(crate) fn all<T>(
        &mut self,
        statement: &Statement,
        values: &[Value<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, Failure>,
    ) -> Result<Vec<T>, Failure> {
        let mut found = Vec::new();
        self.query(statement, values, |row| {
            found.push(read(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Runs fixed statements that define tables.
    pub(crate) fn define(&mut self, text: &str) -> Result<(), Failure> {
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.batch(text),
            Driver::Postgres(driver) => driver.batch(text),
        }
    }

    /// Something was erased in this transaction.
    pub(crate) const fn erases(&mut self) {
        self.erased = true;
    }

    /// Whether something was erased since this was asked last.
    pub(crate) const fn has_erased(&mut self) -> bool {
        std::mem::replace(&mut self.erased, false)
    }

    /// Marks an empty file as ours, and lets readers go on while one writes.
    pub(crate) fn make_ours(&mut self, application_id: i32) -> Result<(), Trouble> {
        match &self.driver {
            Driver::Sqlite(driver) => driver
                .write_ahead()
                .and_then(|()| driver.mark_as(application_id)),
            Driver::Postgres(_) => Ok(()),
        }
    }

    pub(crate) fn begin(&mut self, transaction: Transaction) -> Result<(), Failure> {
        self.meets(Moment::Begin)?;
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.begin(transaction),
            Driver::Postgres(driver) => driver.begin(transaction),
        }
    }

    pub(crate) fn commit(&mut self) -> Result<(), Failure> {
        self.meets(Moment::Commit)?;
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.commit()?,
            Driver::Postgres(driver) => driver.commit()?,
        }
        self.meets(Moment::Committed)
    }

    /// Undoes the transaction. A connection that cannot even do that is closed by whoever holds it, which
    /// undoes it too.
    pub(crate) fn roll_back(&mut self) -> Result<(), Failure> {
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.roll_back(),
            Driver::Postgres(driver) => driver.batch("ROLLBACK"),
        }
    }

    /// How many rows the connection has written since it was made; a server does not tell.
    pub(crate) fn rows_written(&self) -> u64 {
        match &self.driver {
            Driver::Sqlite(driver) => driver.rows_written(),
            Driver::Postgres(_) => 0,
        }
    }

    /// Gathers the statistics by which the database plans its queries.
    pub(crate) fn gather_statistics(&mut self) -> Result<(), Failure> {
        match &mut self.driver {
            Driver::Sqlite(driver) => driver.batch("PRAGMA analysis_limit = 1000; ANALYZE"),
            Driver::Postgres(driver) => driver.batch("ANALYZE"),
        }
    }

    /// Whether the server is known to be gone.
    pub(crate) fn lost_connection(&self) -> bool {
        match &self.driver {
            Driver::Sqlite(_) => false,
            Driver::Postgres(driver) => driver.is_closed(),
        }
    }

    fn meets(&self, moment: Moment) -> Result<(), Failure> {
        match self.faults.as_ref().and_then(|it| it.strikes(moment)) {
            Some(fault) => Err(Trouble::into(fault.trouble(moment))),
            None => Ok(()),
        }
    }
}
