//! SQLite, by rusqlite.

use super::memory::{Answer, Asked, Memory};
use super::{Row, Transaction, Value};
use crate::error::{Failure, Then, Trouble};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, params_from_iter};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a writer waits for another program's write to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Kibibytes of the file that a connection keeps at hand. Readers keep less: each write empties what they keep, and there
/// are several of them.
const fn cache(settings: SqliteSettings) -> i64 {
    if settings.writes { 32_000 } else { 20_000 }
}

/// When a commit answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Durability {
    /// When the disk has it.
    #[default]
    OnDisk,
    /// At once: for tests that make thousands of databases.
    InMemory,
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SqliteSettings {
    /// Whether a missing file is made.
    pub(crate) create: bool,
    /// Whether the connection writes.
    pub(crate) writes: bool,
    /// When a commit answers.
    pub(crate) durability: Durability,
    /// At most so many pages of 4096 bytes, so that a test can fill the disk.
    pub(crate) most_pages: Option<u32>,
}

/// A connection to a file.
pub(crate) struct SqliteDriver {
    connection: Connection,
    path: PathBuf,
    /// Of a connection that only reads: the file's version does not tell a connection of its own writes.
    memory: Option<Memory>,
}

impl SqliteDriver {
    pub(crate) fn open(path: &Path, settings: SqliteSettings) -> Result<Self, Trouble> {
        let mut flags = if settings.writes {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if settings.create {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let connection =
            Connection::open_with_flags(path, flags).map_err(|error| trouble(path, &error))?;
        let driver = Self {
            connection,
            path: path.to_owned(),
            memory: (!settings.writes).then(Memory::default),
        };
        driver
            .prepare_connection(settings)
            .map_err(|error| trouble(path, &error))?;
        Ok(driver)
    }

    fn prepare_connection(&self, settings: SqliteSettings) -> rusqlite::Result<()> {
        let it = &self.connection;
        it.busy_timeout(PATIENCE)?;
        it.set_prepared_statement_cache_capacity(128);
        // a statement is planned once, not anew for each value that is bound to it
        it.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        it.pragma_update(None, "foreign_keys", true)?;
        it.pragma_update(None, "temp_store", "memory")?;
        it.pragma_update(None, "cache_size", -cache(settings))?;
        if !settings.writes {
            return Ok(());
        }
        // what is deleted is overwritten, so that nobody reads in the file what was erased
        it.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
        it.pragma_update(
            None,
            "synchronous",
            match settings.durability {
                Durability::OnDisk => "full",
                Durability::InMemory => "off",
            },
        )?;
        if let Some(pages) = settings.most_pages {
            it.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
        }
        Ok(())
    }

    /// Readers go on while one writes: kept in the file, so it is set once, when the register is made.
    pub(crate) fn write_ahead(&self) -> Result<(), Trouble> {
        self.connection
            .pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
            .map_err(|error| trouble(&self.path, &error))
    }

    pub(crate) fn application_id(&self) -> Result<i32, Trouble> {
        self.connection
            .pragma_query_value(None, "application_id", |row| row.get(0))
            .map_err(|error| trouble(&self.path, &error))
    }

    /// SQLite opens a file that it may only read without a word.
    pub(crate) fn is_read_only(&self) -> bool {
        self.connection.is_readonly("main").unwrap_or(false)
    }

    pub(crate) fn mark_as(&self, application_id: i32) -> Result<(), Trouble> {
        self.connection
            .pragma_update(None, "application_id", application_id)
            .map_err(|error| trouble(&self.path, &error))
    }

    pub(crate) fn execute(&self, text: &str, values: &[Value<'_>]) -> Result<u64, Failure> {
        self.connection
            .prepare_cached(text)
            .and_then(|mut statement| statement.execute(params_from_iter(values)))
            .map(|rows| rows as u64)
            .map_err(|error| self.failure(&error))
    }

    pub(crate) fn query(
        &self,
        text: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut statement = self
            .connection
            .prepare_cached(text)
            .map_err(|error| self.failure(&error))?;
        let mut rows = statement
            .query(params_from_iter(values))
            .map_err(|error| self.failure(&error))?;
        while let Some(row) = rows.next().map_err(|error| self.failure(&error))? {
            each(&Row::Sqlite(row))?;
        }
        Ok(())
    }

    /// As [`SqliteDriver::query`]; a connection that only reads keeps the answer until something is written.
    pub(crate) fn query_kept(
        &mut self,
        text: &str,
        values: Vec<Value<'static>>,
        each: &mut dyn FnMut(&Row<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let Some(memory) = &mut self.memory else {
            return self.query(text, &values, each);
        };
        let connection = &self.connection;
        let answer = version(connection)
            .and_then(|version| {
                let find = |(text, values): &Asked| rows(connection, text, values);
                memory.recall(version, (text.to_owned(), values), find)
            })
            .map_err(|error| trouble(&self.path, &error))?;
        answer.iter().try_for_each(|row| each(&Row::Kept(row)))
    }

    pub(crate) fn batch(&self, text: &str) -> Result<(), Failure> {
        self.connection
            .execute_batch(text)
            .map_err(|error| self.failure(&error))
    }

    pub(crate) fn rows_written(&self) -> u64 {
        self.connection.total_changes()
    }

    pub(crate) fn begin(&self, transaction: Transaction) -> Result<(), Failure> {
        self.batch(match transaction {
            Transaction::Write => "BEGIN IMMEDIATE",
            Transaction::Snapshot => "BEGIN",
        })
    }

    pub(crate) fn commit(&self) -> Result<(), Failure> {
        self.batch("COMMIT")
    }

    /// SQLite has undone it by itself where the disk was full.
    pub(crate) fn roll_back(&self) -> Result<(), Failure> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        self.batch("ROLLBACK")
    }

    fn failure(&self, error: &rusqlite::Error) -> Failure {
        trouble(&self.path, error).into()
    }
}

/// A number that is another one as soon as another connection has written.
fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("PRAGMA data_version")?
        .query_row([], |row| row.get(0))
}

fn rows(connection: &Connection, text: &str, values: &[Value<'_>]) -> rusqlite::Result<Answer> {
    let mut statement = connection.prepare_cached(text)?;
    let columns = statement.column_count();
    statement
        .query_map(params_from_iter(values), |row| {
            (0..columns).map(|column| row.get(column)).collect()
        })?
        .collect()
}

/// What SQLite's error means for the reader of a message. Its own words are not repeated where they could
/// hold a value.
fn trouble(path: &Path, error: &rusqlite::Error) -> Trouble {
    let place = path.display();
    let Some(found) = error.sqlite_error() else {
        return Trouble::new(
            format!("a statement to {place} was not understood."),
            "This is a fault in Heard; please report it.",
            Then::Misfit,
        );
    };
    let (what, remedy, then) = match found.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => (
            format!("another program is writing to {place}."),
            "Wait until it has finished, then try again.",
            Then::Later,
        ),
        ErrorCode::DiskFull => (
            format!("the disk that holds {place} is full; nothing of this was stored."),
            "Free some space, then try again.",
            Then::GiveUp,
        ),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => (
            format!("{place} cannot be written."),
            "Make the file and its folder writable for the account that runs Heard.",
            Then::GiveUp,
        ),
        ErrorCode::CannotOpen => (
            format!("{place} cannot be opened."),
            "Check that it names a file and not a folder, that its folder exists and its disk takes writes, and that the \
             account that runs Heard may read and write it.",
            Then::GiveUp,
        ),
        ErrorCode::NotADatabase => (
            format!("{place} is not a database."),
            "Name the file of a register of Heard.",
            Then::GiveUp,
        ),
        ErrorCode::DatabaseCorrupt => (
            format!("the file {place} is damaged"),
            "Restore it from a backup.",
            Then::Damaged,
        ),
        ErrorCode::SystemIoFailure => (
            format!("the disk that holds {place} failed."),
            "Check the disk, then try again.",
            Then::Later,
        ),
        _ => (
            format!(
                "{place} did not do what was asked (SQLite error {}).",
                found.extended_code
            ),
            "This is a fault in Heard; please report it.",
            Then::Misfit,
        ),
    };
    Trouble::new(what, remedy, then)
}
