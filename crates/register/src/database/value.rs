//! Values on their way into a statement.

use rusqlite::types::{ToSqlOutput, ValueRef};
use std::borrow::Cow;
use std::error::Error;
use uuid::Uuid;

/// A value for a statement: the few types that the schema has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Value<'a> {
    Null,
    Integer(i64),
    Text(Cow<'a, str>),
    Uuid(Uuid),
    Bytes(Cow<'a, [u8]>),
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u16> for Value<'_> {
    fn from(number: u16) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u8> for Value<'_> {
    fn from(number: u8) -> Self {
        Self::Integer(number.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Self::Integer(truth.into())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Uuid> for Value<'_> {
    fn from(id: Uuid) -> Self {
        Self::Uuid(id)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl Value<'static> {
    /// The values that sea-query collected while it built a statement for one use.
    pub(crate) fn collected(value: sea_query::Value) -> Self {
        match value {
            sea_query::Value::BigInt(Some(number)) => Self::Integer(number),
            sea_query::Value::Int(Some(number)) => Self::Integer(number.into()),
            sea_query::Value::BigUnsigned(Some(number)) => {
                Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
            }
            sea_query::Value::String(Some(text)) => Self::Text(Cow::Owned(text)),
            sea_query::Value::Uuid(Some(id)) => Self::Uuid(id),
            sea_query::Value::Bytes(Some(bytes)) => Self::Bytes(Cow::Owned(bytes)),
            // the schema has no other type; an absent value is null whatever its type
            _ => Self::Null,
        }
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Uuid(id) => ValueRef::Blob(id.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl postgres::types::ToSql for Value<'_> {
    fn to_sql(
        &self,
        wanted: &postgres::types::Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<postgres::types::IsNull, Box<dyn Error + Sync + Send>> {
        use postgres::types::{IsNull, Type};
        match self {
            Self::Null => Ok(IsNull::Yes),
            // the server decides a parameter's type, so a number is as wide as it asks
            Self::Integer(number) => match *wanted {
                Type::INT2 => i16::try_from(*number)?.to_sql(wanted, out),
                Type::INT4 => i32::try_from(*number)?.to_sql(wanted, out),
                _ => number.to_sql(wanted, out),
            },
            Self::Text(text) => text.as_ref().to_sql(wanted, out),
            Self::Uuid(id) => id.to_sql(wanted, out),
            Self::Bytes(bytes) => bytes.as_ref().to_sql(wanted, out),
        }
    }

    fn accepts(_: &postgres::types::Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}
