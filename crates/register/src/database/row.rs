//! Rows on their way out of a statement.

use crate::error::{Failure, damaged};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::{self, ValueRef};
use uuid::Uuid;

/// A row of either database. Columns are counted from 0.
pub(crate) enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    /// One of SQLite's that was kept.
    Kept(&'a [types::Value]),
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// A value of SQLite's.
    fn value(&self, column: usize) -> Option<ValueRef<'_>> {
        match self {
            Self::Sqlite(row) => row.get_ref(column).ok(),
            Self::Kept(row) => row.get(column).map(ValueRef::from),
            Self::Postgres(_) => None,
        }
    }

    pub(crate) fn text(&self, column: usize) -> Result<&str, Failure> {
        self.text_or_none(column)?
            .ok_or_else(|| unexpected(column, "text"))
    }

    pub(crate) fn text_or_none(&self, column: usize) -> Result<Option<&str>, Failure> {
        match self {
            Self::Postgres(row) => row.try_get(column).ok(),
            Self::Sqlite(_) | Self::Kept(_) => self
                .value(column)
                .and_then(|value| value.as_str_or_null().ok()),
        }
        .ok_or_else(|| unexpected(column, "text"))
    }

    pub(crate) fn integer(&self, column: usize) -> Result<i64, Failure> {
        self.integer_or_none(column)?
            .ok_or_else(|| unexpected(column, "a number"))
    }

    pub(crate) fn integer_or_none(&self, column: usize) -> Result<Option<i64>, Failure> {
        match self {
            Self::Postgres(row) => row.try_get(column).ok(),
            Self::Sqlite(_) | Self::Kept(_) => self
                .value(column)
                .and_then(|value| value.as_i64_or_null().ok()),
        }
        .ok_or_else(|| unexpected(column, "a number"))
    }

    /// A number that counts.
    pub(crate) fn number<T: TryFrom<i64>>(&self, column: usize) -> Result<T, Failure> {
        T::try_from(self.integer(column)?).map_err(|_| unexpected(column, "a number in its range"))
    }

    pub(crate) fn bytes(&self, column: usize) -> Result<&[u8], Failure> {
        self.bytes_or_none(column)?
            .ok_or_else(|| unexpected(column, "bytes"))
    }

    pub(crate) fn bytes_or_none(&self, column: usize) -> Result<Option<&[u8]>, Failure> {
        match self {
            Self::Postgres(row) => row.try_get(column).ok(),
            Self::Sqlite(_) | Self::Kept(_) => self
                .value(column)
                .and_then(|value| value.as_blob_or_null().ok()),
        }
        .ok_or_else(|| unexpected(column, "bytes"))
    }

    pub(crate) fn uuid(&self, column: usize) -> Result<Uuid, Failure> {
        self.uuid_or_none(column)?
            .ok_or_else(|| unexpected(column, "an id"))
    }

    pub(crate) fn uuid_or_none(&self, column: usize) -> Result<Option<Uuid>, Failure> {
        match self {
            Self::Sqlite(_) | Self::Kept(_) => self
                .bytes_or_none(column)?
                .map(|bytes| Uuid::from_slice(bytes).map_err(|_| unexpected(column, "an id")))
                .transpose(),
            Self::Postgres(row) => row.try_get(column).map_err(|_| unexpected(column, "an id")),
        }
    }

    pub(crate) fn day(&self, column: usize) -> Result<Date, Failure> {
        self.day_or_none(column)?
            .ok_or_else(|| unexpected(column, "a day"))
    }

    pub(crate) fn day_or_none(&self, column: usize) -> Result<Option<Date>, Failure> {
        self.text_or_none(column)?
            .map(|text| text.parse().map_err(|_| unexpected(column, "a day")))
            .transpose()
    }

    pub(crate) fn instant(&self, column: usize) -> Result<Timestamp, Failure> {
        self.text(column)?
            .parse()
            .map_err(|_| unexpected(column, "an instant"))
    }
}

fn unexpected(column: usize, what: &str) -> Failure {
    damaged(format!(
        "column {} of a stored row is not {what}",
        column + 1
    ))
}
