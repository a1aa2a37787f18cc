//! Schema 1 of the access log, which is also a part of schema 1 of a register.

use super::columns::Tables;
use crate::database::Dialect;
use crate::tables::{AccessLog, Heard};

pub(super) fn first(dialect: Dialect) -> Vec<String> {
    let tables = Tables(dialect);
    let mut statements = vec![heard(tables)];
    statements.extend(access_log(tables));
    statements
}

/// What the database is, and the version of its schema.
pub(super) fn heard(tables: Tables) -> String {
    tables.table(
        Heard::Table,
        &[Heard::Product],
        vec![
            tables.text(Heard::Product),
            tables.number(Heard::SchemaVersion),
        ],
    )
}

/// Who looked at what.
pub(super) fn access_log(tables: Tables) -> [String; 3] {
    [
        tables.heap(
            AccessLog::Table,
            vec![
                tables.id(AccessLog::AuthorityId),
                tables.text(AccessLog::At),
                tables.text(AccessLog::Account),
                tables.text(AccessLog::Role),
                tables.text(AccessLog::AtWhat),
                tables.id_or_none(AccessLog::CaseId),
                tables.text(AccessLog::Detail),
            ],
        ),
        tables.index(
            "access_log_at",
            AccessLog::Table,
            &[AccessLog::AuthorityId, AccessLog::At],
            false,
        ),
        tables.index(
            "access_log_case",
            AccessLog::Table,
            &[AccessLog::AuthorityId, AccessLog::CaseId, AccessLog::At],
            false,
        ),
    ]
}
