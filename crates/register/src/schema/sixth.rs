//! Schema 6: what is owed in a case beside its limits, who keeps it, the accounts that alone may see a restricted one, and the cases that a case names.

use super::columns::Tables;
use crate::database::Dialect;
use crate::tables::{CaseLink, CaseRestriction, CaseRow};

pub(super) fn sixth(dialect: Dialect) -> Vec<String> {
    let tables = Tables(dialect);
    let keeper = match dialect {
        Dialect::Sqlite => "ALTER TABLE case_row ADD COLUMN keeper text",
        Dialect::Postgres => "ALTER TABLE case_row ADD COLUMN keeper text COLLATE \"C\"",
    };
    let owed_on = match dialect {
        Dialect::Sqlite => "ALTER TABLE case_row ADD COLUMN owed_on text",
        Dialect::Postgres => "ALTER TABLE case_row ADD COLUMN owed_on text COLLATE \"C\"",
    };
    vec![
        owed_on.to_owned(),
        "ALTER TABLE case_row ADD COLUMN owed_rule text".to_owned(),
        tables.index(
            "case_row_owed",
            CaseRow::Table,
            &[CaseRow::AuthorityId, CaseRow::OwedOn],
            false,
        ),
        keeper.to_owned(),
        tables.index(
            "case_row_keeper",
            CaseRow::Table,
            &[
                CaseRow::AuthorityId,
                CaseRow::Keeper,
                CaseRow::Open,
                CaseRow::CaseId,
            ],
            false,
        ),
        tables.table(
            CaseRestriction::Table,
            &[
                CaseRestriction::AuthorityId,
                CaseRestriction::CaseId,
                CaseRestriction::Account,
            ],
            vec![
                tables.id(CaseRestriction::AuthorityId),
                tables.id(CaseRestriction::CaseId),
                tables.text(CaseRestriction::Account),
            ],
        ),
        tables.table(
            CaseLink::Table,
            &[
                CaseLink::AuthorityId,
                CaseLink::Reference,
                CaseLink::CaseId,
                CaseLink::LinkNo,
            ],
            vec![
                tables.id(CaseLink::AuthorityId),
                tables.text(CaseLink::Reference),
                tables.id(CaseLink::CaseId),
                tables.number(CaseLink::LinkNo),
                tables.text(CaseLink::Step),
                tables.text_or_none(CaseLink::Answer),
                tables.text(CaseLink::HappenedOn),
            ],
        ),
        tables.index(
            "case_link_case",
            CaseLink::Table,
            &[CaseLink::AuthorityId, CaseLink::CaseId],
            false,
        ),
    ]
}
