//! Schema 3: an index by which open cases are counted as they lie.

use super::columns::Tables;
use crate::database::Dialect;
use crate::tables::CaseRow;

pub(super) fn third(dialect: Dialect) -> Vec<String> {
    vec![Tables(dialect).index(
        "case_row_standing",
        CaseRow::Table,
        &[
            CaseRow::AuthorityId,
            CaseRow::Open,
            CaseRow::DueOn,
            CaseRow::Status,
        ],
        false,
    )]
}
