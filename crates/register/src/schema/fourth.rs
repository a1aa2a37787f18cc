//! Schema 4: on SQLite the access log has gone to a file of its own. A page then reads what it read before from memory:
//! a look that is written to the same file empties what every other connection keeps of it.

use crate::database::Dialect;

pub(super) fn fourth(dialect: Dialect) -> Vec<String> {
    match dialect {
        Dialect::Sqlite => vec!["DROP TABLE access_log".to_owned()],
        Dialect::Postgres => Vec::new(),
    }
}
