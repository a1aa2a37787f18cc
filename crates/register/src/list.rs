//! Lists: which cases a filter finds for a viewer, page by page.

use crate::database::{Dialect, Session};
use crate::error::Failure;
use crate::projections::{ROW, read_row};
use crate::search;
use crate::tables::{CaseRow, CaseServiceArea, CaseTeam};
use crate::words::Words;
use casework::ports::{Filter, Listing, PageEnd, Position};
use complaints::access::Scope;
use complaints::ids::{AuthorityId, CaseId};
use complaints::projection;
use sea_query::{Condition, Expr, ExprTrait, Func, Order, Query, SelectStatement};

type Line = (CaseId, projection::CaseRow);

/// A page of the cases that the filter finds within the scope.
pub(crate) fn page(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
    page: &PageEnd,
) -> Result<Listing, Failure> {
    let condition = condition(session.dialect(), scope, authority, filter);
    // one more than the page holds tells whether there is another
    let wanted = u64::from(page.most) + 1;
    let mut cases = Vec::new();
    let undated_from = match &page.after {
        Some(after) if after.due_on.is_none() => Some(after),
        after => {
            cases = lines(session, &dated(&condition, after.as_ref(), wanted))?;
            None
        }
    };
    let missing = wanted.saturating_sub(cases.len() as u64);
    let could_be_undated = filter.due_before.is_none() && filter.due_from.is_none();
    if missing > 0 && could_be_undated {
        cases.extend(lines(session, &undated(&condition, undated_from, missing))?);
    }
    let more = cases.len() as u64 == wanted;
    cases.truncate(page.most as usize);
    let next = cases.last().filter(|_| more).map(|(case, row)| Position {
        due_on: row.due_on,
        received_on: row.received_on,
        case: *case,
    });
    Ok(Listing { cases, next })
}

/// How many cases the filter finds within the scope.
pub(crate) fn count(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
) -> Result<u64, Failure> {
    let condition = condition(session.dialect(), scope, authority, filter);
    let select = Query::select()
        .expr(Func::count(Expr::col((CaseRow::Table, CaseRow::CaseId))))
        .from(CaseRow::Table)
        .cond_where(condition)
        .take();
    let (text, values) = session.dialect().with_values(&select);
    let mut counted = 0;
    session.query_text(&text, &values, |row| {
        counted = row.number(0)?;
        Ok(())
    })?;
    Ok(counted)
}

/// Whether the case is within the scope; by its id or by its reference.
pub(crate) fn is_visible(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    which: Expr,
) -> Result<bool, Failure> {
    if *scope == Scope::Everything {
        return Ok(true);
    }
    let select = Query::select()
        .column((CaseRow::Table, CaseRow::CaseId))
        .from(CaseRow::Table)
        .cond_where(in_scope(scope, authority))
        .and_where(which)
        .take();
    let (text, values) = session.dialect().with_values(&select);
    let mut found = false;
    session.query_text(&text, &values, |_| {
        found = true;
        Ok(())
    })?;
    Ok(found)
}

/// The ids of every case within the scope, ordered by reference.
pub(crate) fn every_id(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
) -> Result<Vec<CaseId>, Failure> {
    let select = Query::select()
        .column((CaseRow::Table, CaseRow::CaseId))
        .from(CaseRow::Table)
        .cond_where(in_scope(scope, authority))
        .order_by((CaseRow::Table, CaseRow::Reference), Order::Asc)
        .take();
    let (text, values) = session.dialect().with_values(&select);
    let mut ids = Vec::new();
    session.query_text(&text, &values, |row| {
        ids.push(CaseId(row.uuid(0)?));
        Ok(())
    })?;
    Ok(ids)
}

/// Cases that are due, in the order of the index that carries them.
fn dated(condition: &Condition, after: Option<&Position>, most: u64) -> SelectStatement {
    let mut select = columns(condition, most);
    select
        .and_where(column(CaseRow::DueOn).is_not_null())
        .order_by((CaseRow::Table, CaseRow::DueOn), Order::Asc);
    if let Some(Position {
        due_on: Some(due_on),
        received_on,
        case,
    }) = after
    {
        let here = Expr::tuple([
            column(CaseRow::DueOn),
            column(CaseRow::ReceivedOn),
            column(CaseRow::CaseId),
        ]);
        let there = Expr::tuple([
            Expr::val(due_on.to_string()),
            Expr::val(received_on.to_string()),
            Expr::val(case.0),
        ]);
        select.and_where(here.gt(there));
    }
    in_order(select)
}

/// Cases in which nothing is due: they come last.
fn undated(condition: &Condition, after: Option<&Position>, most: u64) -> SelectStatement {
    let mut select = columns(condition, most);
    select.and_where(column(CaseRow::DueOn).is_null());
    if let Some(Position {
        received_on, case, ..
    }) = after
    {
        let here = Expr::tuple([column(CaseRow::ReceivedOn), column(CaseRow::CaseId)]);
        let there = Expr::tuple([Expr::val(received_on.to_string()), Expr::val(case.0)]);
        select.and_where(here.gt(there));
    }
    in_order(select)
}

fn columns(condition: &Condition, most: u64) -> SelectStatement {
    Query::select()
        .column((CaseRow::Table, CaseRow::CaseId))
        .columns(ROW.map(|name| (CaseRow::Table, name)))
        .from(CaseRow::Table)
        .cond_where(condition.clone())
        .limit(most)
        .take()
}

fn in_order(mut select: SelectStatement) -> SelectStatement {
    select
        .order_by((CaseRow::Table, CaseRow::ReceivedOn), Order::Asc)
        .order_by((CaseRow::Table, CaseRow::CaseId), Order::Asc);
    select
}

fn lines(session: &mut Session, select: &SelectStatement) -> Result<Vec<Line>, Failure> {
    let (text, values) = session.dialect().with_values(select);
    let mut lines = Vec::new();
    session.query_text(&text, &values, |row| {
        lines.push((CaseId(row.uuid(0)?), read_row(row, 1)?));
        Ok(())
    })?;
    Ok(lines)
}

pub(crate) fn column(name: CaseRow) -> Expr {
    Expr::col((CaseRow::Table, name))
}

/// What [`Scope::holds`] says, in SQL.
fn in_scope(scope: &Scope, authority: AuthorityId) -> Condition {
    let all = Condition::all().add(column(CaseRow::AuthorityId).eq(authority.0));
    match scope {
        Scope::Everything => all,
        Scope::Teams(teams) => all.add(involves(authority, teams)),
        Scope::Nothing => all.add(Expr::cust("1 = 0")),
    }
}

fn involves<'a>(authority: AuthorityId, teams: impl IntoIterator<Item = &'a String>) -> Expr {
    column(CaseRow::CaseId).in_subquery(
        Query::select()
            .column(CaseTeam::CaseId)
            .from(CaseTeam::Table)
            .and_where(Expr::col(CaseTeam::AuthorityId).eq(authority.0))
            .and_where(Expr::col(CaseTeam::Team).is_in(teams.into_iter().map(String::as_str)))
            .take(),
    )
}

fn condition(
    dialect: Dialect,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
) -> Condition {
    let mut all = in_scope(scope, authority)
        .add_option(
            filter
                .open
                .map(|open| column(CaseRow::Open).eq(i64::from(open))),
        )
        .add_option(
            filter
                .due_before
                .map(|day| column(CaseRow::DueOn).lt(day.to_string())),
        )
        .add_option(
            filter
                .due_from
                .map(|day| column(CaseRow::DueOn).gte(day.to_string())),
        )
        .add_option(
            filter
                .received_from
                .map(|day| column(CaseRow::ReceivedOn).gte(day.to_string())),
        )
        .add_option(
            filter
                .received_to
                .map(|day| column(CaseRow::ReceivedOn).lte(day.to_string())),
        )
        .add_option(one_of(
            CaseRow::Kind,
            filter.kinds.iter().map(|kind| kind.code()),
        ))
        .add_option(one_of(
            CaseRow::Procedure,
            filter.procedures.iter().map(|procedure| procedure.code()),
        ))
        .add_option(one_of(
            CaseRow::Status,
            filter.statuses.iter().map(|status| status.code()),
        ));
    if !filter.teams.is_empty() {
        all = all.add(involves(authority, &filter.teams));
    }
    if !filter.service_areas.is_empty() {
        all = all.add(of_service_areas(authority, &filter.service_areas));
    }
    let words = filter.words.as_deref().map(Words::read).unwrap_or_default();
    if words.is_empty() {
        all
    } else {
        all.add(search::condition(dialect, authority, &words))
    }
}

/// An empty list of choices leaves every case in.
fn one_of(name: CaseRow, codes: impl Iterator<Item = &'static str>) -> Option<Expr> {
    let codes: Vec<&str> = codes.collect();
    (!codes.is_empty()).then(|| column(name).is_in(codes))
}

fn of_service_areas(authority: AuthorityId, areas: &[String]) -> Expr {
    column(CaseRow::CaseId).in_subquery(
        Query::select()
            .column(CaseServiceArea::CaseId)
            .from(CaseServiceArea::Table)
            .and_where(Expr::col(CaseServiceArea::AuthorityId).eq(authority.0))
            .and_where(
                Expr::col(CaseServiceArea::ServiceArea).is_in(areas.iter().map(String::as_str)),
            )
            .take(),
    )
}
