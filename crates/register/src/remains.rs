//! What was erased leaves nothing behind: deleted rows stay in the files of a database, in the index of words and in what was
//! written ahead, until something else is written there.

use crate::database::{Dialect, Session};
use crate::error::Failure;

/// The tables that hold what is personal on PostgreSQL.
const TABLES: [&str; 5] = ["part", "search_document", "case_row", "person_row", "facts"];

/// Takes what was erased out of the files too, where something was. Outside of a transaction.
pub(crate) fn leave_none(session: &mut Session) -> Result<(), Failure> {
    if !session.has_erased() {
        return Ok(());
    }
    match session.dialect() {
        Dialect::Sqlite => session.define(
            "INSERT INTO search_index (search_index) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)",
        ),
        Dialect::Postgres => TABLES
            .iter()
            .try_for_each(|table| session.define(&format!("VACUUM {table}"))),
    }
}
