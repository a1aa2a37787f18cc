//! What of a case is kept so that whoever may not see it does not: its restriction, and the cases that name each other.

use crate::database::{Session, Statement, insert, slot};
use crate::error::Failure;
use crate::list::in_scope;
use crate::projections::{Rows, code};
use crate::tables::{CaseLink, CaseRestriction, CaseRow};
use casework::ports::LinkedFrom;
use complaints::access::Scope;
use complaints::ids::{AuthorityId, CaseId};
use complaints::projection::LinkRow;
use complaints::step::{Answer, Step};
use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use std::collections::{BTreeMap, BTreeSet};

static ADD_RESTRICTION: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        CaseRestriction::Table,
        &[
            CaseRestriction::AuthorityId,
            CaseRestriction::CaseId,
            CaseRestriction::Account,
        ],
    ))
});

static ADD_LINK: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        CaseLink::Table,
        &[
            CaseLink::AuthorityId,
            CaseLink::Reference,
            CaseLink::CaseId,
            CaseLink::LinkNo,
            CaseLink::Step,
            CaseLink::Answer,
            CaseLink::HappenedOn,
        ],
    ))
});

static REMOVE_RESTRICTION: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(CaseRestriction::Table)
            .and_where(Expr::col(CaseRestriction::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseRestriction::CaseId).eq(slot())),
    )
});

static REMOVE_LINKS: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(CaseLink::Table)
            .and_where(Expr::col(CaseLink::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseLink::CaseId).eq(slot())),
    )
});

static RESTRICTION_OF: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(CaseRestriction::Account)
            .from(CaseRestriction::Table)
            .and_where(Expr::col(CaseRestriction::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseRestriction::CaseId).eq(slot())),
    )
});

static LINKS_OF: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .columns([
                CaseLink::Reference,
                CaseLink::Step,
                CaseLink::Answer,
                CaseLink::HappenedOn,
            ])
            .from(CaseLink::Table)
            .and_where(Expr::col(CaseLink::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseLink::CaseId).eq(slot()))
            .order_by(CaseLink::LinkNo, Order::Asc),
    )
});

/// Keeps them. Of the case there are none yet.
pub(crate) fn keep(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
    rows: &Rows,
) -> Result<(), Failure> {
    for account in &rows.kept_restriction() {
        let values = [authority.0.into(), case.0.into(), account.into()];
        session.execute(&ADD_RESTRICTION, &values)?;
    }
    for (number, link) in (1u32..).zip(&rows.links) {
        let values = [
            authority.0.into(),
            (&link.reference).into(),
            case.0.into(),
            number.into(),
            link.step.code().into(),
            link.answer.map(Answer::code).into(),
            link.on.to_string().into(),
        ];
        session.execute(&ADD_LINK, &values)?;
    }
    Ok(())
}

/// Removes what is kept of a case.
pub(crate) fn remove(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<(), Failure> {
    let key = [authority.0.into(), case.0.into()];
    session.execute(&REMOVE_RESTRICTION, &key)?;
    session.execute(&REMOVE_LINKS, &key).map(drop)
}

/// The accounts that alone may see a case, as they are kept.
pub(crate) fn restricted_to(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<BTreeSet<String>, Failure> {
    let key = [authority.0.into(), case.0.into()];
    let named = session.all(&RESTRICTION_OF, &key, |row| row.text(0).map(str::to_owned))?;
    Ok(named.into_iter().collect())
}

/// The other cases that a case names, as they are kept.
pub(crate) fn links(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<Vec<LinkRow>, Failure> {
    session.all(&LINKS_OF, &[authority.0.into(), case.0.into()], |row| {
        Ok(LinkRow {
            reference: row.text(0)?.to_owned(),
            step: code(row.text(1)?)?,
            answer: row.text_or_none(2)?.map(code).transpose()?,
            on: row.day(3)?,
        })
    })
}

/// The restricted cases that do not name an account: what [`Scope::holds`] says of them, in SQL. It stands on its own, so
/// that it is answered once for a query and not for each row; restricted cases are few of many.
fn hidden_from(authority: AuthorityId, account: &str) -> SelectStatement {
    let restricted = || {
        Query::select()
            .column(CaseRestriction::CaseId)
            .from(CaseRestriction::Table)
            .and_where(Expr::col(CaseRestriction::AuthorityId).eq(authority.0))
            .take()
    };
    let theirs = restricted()
        .and_where(Expr::col(CaseRestriction::Account).eq(account))
        .take();
    restricted().union(UnionType::Except, theirs).take()
}

/// Leaves out the restricted cases that a scope does not hold, of the cases of which a column holds the ids; nothing where
/// it holds them all.
pub(crate) fn unrestricted(scope: &Scope, authority: AuthorityId, case: Expr) -> Option<Expr> {
    let account = scope.named.as_deref()?;
    Some(case.not_in_subquery(hidden_from(authority, account)))
}

/// The restricted cases that the scope does not hold for that, with their references.
pub(crate) fn withheld(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
) -> Result<BTreeMap<CaseId, String>, Failure> {
    let Some(account) = scope.named.as_deref() else {
        return Ok(BTreeMap::new());
    };
    let case = Expr::col((CaseRow::Table, CaseRow::CaseId));
    let select = Query::select()
        .column((CaseRow::Table, CaseRow::CaseId))
        .column((CaseRow::Table, CaseRow::Reference))
        .from(CaseRow::Table)
        .and_where(Expr::col((CaseRow::Table, CaseRow::AuthorityId)).eq(authority.0))
        .and_where(case.in_subquery(hidden_from(authority, account)))
        .take();
    let (text, values) = session.dialect().with_values(&select);
    let mut found = BTreeMap::new();
    session.query_text(&text, &values, |row| {
        found.insert(CaseId(row.uuid(0)?), row.text(1)?.to_owned());
        Ok(())
    })?;
    Ok(found)
}

/// The cases within the scope that name a reference, the first to do so at the top.
pub(crate) fn linked_from(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    reference: &str,
) -> Result<Vec<LinkedFrom>, Failure> {
    let select = Query::select()
        .columns([
            (CaseRow::Table, CaseRow::CaseId),
            (CaseRow::Table, CaseRow::Reference),
        ])
        .columns(
            [CaseLink::Step, CaseLink::Answer, CaseLink::HappenedOn]
                .map(|name| (CaseLink::Table, name)),
        )
        .from(CaseLink::Table)
        .inner_join(
            CaseRow::Table,
            Expr::col((CaseRow::Table, CaseRow::CaseId))
                .equals((CaseLink::Table, CaseLink::CaseId)),
        )
        .cond_where(in_scope(scope, authority))
        .and_where(Expr::col((CaseLink::Table, CaseLink::AuthorityId)).eq(authority.0))
        .and_where(Expr::col((CaseLink::Table, CaseLink::Reference)).eq(reference))
        .order_by((CaseLink::Table, CaseLink::HappenedOn), Order::Asc)
        .order_by((CaseRow::Table, CaseRow::Reference), Order::Asc)
        .order_by((CaseLink::Table, CaseLink::LinkNo), Order::Asc)
        .take();
    let (text, values) = session.dialect().with_values(&select);
    let mut found = Vec::new();
    session.query_text(&text, &values, |row| {
        let step: Step = code(row.text(2)?)?;
        found.push(LinkedFrom {
            case: CaseId(row.uuid(0)?),
            reference: row.text(1)?.to_owned(),
            step,
            answer: row.text_or_none(3)?.map(code).transpose()?,
            on: row.day(4)?,
        });
        Ok(())
    })?;
    Ok(found)
}
