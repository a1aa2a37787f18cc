//! Rows that belong to no history.

use crate::database::{Session, Statement, slot};
use crate::error::Failure;
use crate::events::Stream;
use crate::tables::{
    CaseLink, CaseRestriction, CaseRow, CaseServiceArea, CaseTeam, Event, Facts, PersonRow,
    SearchDocument,
};
use complaints::ids::{AuthorityId, CaseId};
use sea_query::{Expr, ExprTrait, Iden, IntoIden, Query, SelectStatement};
use std::collections::BTreeSet;

fn ids_in<C: Iden + IntoIden + Copy + 'static>(table: C, authority: C, case: C) -> SelectStatement {
    Query::select()
        .distinct()
        .column(case)
        .from(table)
        .and_where(Expr::col(authority).eq(slot()))
        .take()
}

static IDS_IN_CASE_ROW: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(
        CaseRow::Table,
        CaseRow::AuthorityId,
        CaseRow::CaseId,
    ))
});

static IDS_IN_CASE_TEAM: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(
        CaseTeam::Table,
        CaseTeam::AuthorityId,
        CaseTeam::CaseId,
    ))
});

static IDS_IN_CASE_SERVICE_AREA: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(
        CaseServiceArea::Table,
        CaseServiceArea::AuthorityId,
        CaseServiceArea::CaseId,
    ))
});

static IDS_IN_FACTS: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(Facts::Table, Facts::AuthorityId, Facts::CaseId))
});

static IDS_IN_PERSON_ROW: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(
        PersonRow::Table,
        PersonRow::AuthorityId,
        PersonRow::CaseId,
    ))
});

static IDS_IN_SEARCH_DOCUMENT: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(
        SearchDocument::Table,
        SearchDocument::AuthorityId,
        SearchDocument::CaseId,
    ))
});

static IDS_IN_CASE_RESTRICTION: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(
        CaseRestriction::Table,
        CaseRestriction::AuthorityId,
        CaseRestriction::CaseId,
    ))
});

static IDS_IN_CASE_LINK: Statement = Statement::new(|dialect| {
    dialect.text(&ids_in(
        CaseLink::Table,
        CaseLink::AuthorityId,
        CaseLink::CaseId,
    ))
});

/// Every table whose rows belong to a case.
static TABLES_OF_CASES: &[(&str, &Statement)] = &[
    ("case_row", &IDS_IN_CASE_ROW),
    ("case_team", &IDS_IN_CASE_TEAM),
    ("case_service_area", &IDS_IN_CASE_SERVICE_AREA),
    ("facts", &IDS_IN_FACTS),
    ("person_row", &IDS_IN_PERSON_ROW),
    ("case_restriction", &IDS_IN_CASE_RESTRICTION),
    ("case_link", &IDS_IN_CASE_LINK),
    ("search_document", &IDS_IN_SEARCH_DOCUMENT),
];

static CASES: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .distinct()
            .column(Event::StreamId)
            .from(Event::Table)
            .and_where(Expr::col(Event::AuthorityId).eq(slot()))
            .and_where(Expr::col(Event::Stream).eq(slot())),
    )
});

/// Cases that have rows and no history, with the table.
pub(crate) fn rows_without_history(
    session: &mut Session,
    authority: AuthorityId,
    cases: &BTreeSet<CaseId>,
) -> Result<Vec<(&'static str, CaseId)>, Failure> {
    let mut strays = Vec::new();
    for (name, statement) in TABLES_OF_CASES {
        session.query(statement, &[authority.0.into()], |row| {
            let case = CaseId(row.uuid(0)?);
            if !cases.contains(&case) {
                strays.push((*name, case));
            }
            Ok(())
        })?;
    }
    Ok(strays)
}

/// The cases that have a history.
pub(crate) fn cases_with_history(
    session: &mut Session,
    authority: AuthorityId,
) -> Result<BTreeSet<CaseId>, Failure> {
    let values = [authority.0.into(), Stream::CASE.into()];
    Ok(session
        .all(&CASES, &values, |row| Ok(CaseId(row.uuid(0)?)))?
        .into_iter()
        .collect())
}
