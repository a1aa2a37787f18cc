//! Schema 5: what a search finds holds its place in a list beside its words, so that the cases of one page are read, and not
//! all that it found.

use crate::database::Dialect;

pub(super) fn fifth(dialect: Dialect) -> Vec<String> {
    let statements: &[&str] = match dialect {
        // the document stands last: what is before it is then read without it
        Dialect::Sqlite => &[
            "CREATE TABLE search_document_with_place (\
                document_no integer PRIMARY KEY, \
                authority_id blob NOT NULL, \
                case_id blob NOT NULL, \
                received_on text NOT NULL, \
                due_on text, \
                reference text NOT NULL, \
                document text NOT NULL, \
                UNIQUE (authority_id, case_id)) STRICT",
            "INSERT INTO search_document_with_place \
                SELECT document_no, authority_id, case_id, received_on, due_on, reference, document \
                FROM search_document JOIN case_row USING (authority_id, case_id)",
            "DROP TABLE search_document",
            "ALTER TABLE search_document_with_place RENAME TO search_document",
        ],
        Dialect::Postgres => &[
            "ALTER TABLE search_document \
                ADD COLUMN received_on text COLLATE \"C\", \
                ADD COLUMN due_on text COLLATE \"C\", \
                ADD COLUMN reference text COLLATE \"C\"",
            "UPDATE search_document SET \
                received_on = case_row.received_on, due_on = case_row.due_on, reference = case_row.reference \
                FROM case_row WHERE case_row.authority_id = search_document.authority_id \
                AND case_row.case_id = search_document.case_id",
            "DELETE FROM search_document WHERE reference IS NULL",
            "ALTER TABLE search_document \
                ALTER COLUMN received_on SET NOT NULL, ALTER COLUMN reference SET NOT NULL",
        ],
    };
    statements.iter().map(ToString::to_string).collect()
}
