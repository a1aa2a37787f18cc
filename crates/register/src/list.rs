//! Lists: which cases a filter finds for a viewer.

use crate::database::{Dialect, Session};
use crate::error::{Failure, damaged};
use crate::search;
use crate::seen::unrestricted;
use crate::tables::{CaseRow, CaseServiceArea, CaseTeam};
use crate::words::Words;
use casework::ports::{Filter, KeptBy, OpenCases};
use complaints::access::{Reach, Scope};
use complaints::ids::{AuthorityId, CaseId};
use sea_query::{
    Asterisk, CommonTableExpression, Condition, Expr, ExprTrait, Func, Order, Query,
    SelectStatement, UnionType, WithQuery,
};

/// How many cases the filter finds within the scope: all of them, or no more than `most`.
pub(crate) fn count(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
    most: Option<u64>,
) -> Result<u64, Failure> {
    let mut found = Query::select()
        .expr(Expr::cust("1"))
        .from(CaseRow::Table)
        .cond_where(condition(session.dialect(), scope, authority, filter))
        .take();
    if let Some(most) = most {
        found.limit(most);
    }
    let select = Query::select()
        .expr(Func::count(Expr::col(Asterisk)))
        .from_subquery(found, "found")
        .take();
    let (text, values) = session.dialect().with_values(&select);
    let mut counted = 0;
    session.query_kept(&text, values, |row| {
        counted = row.number(0)?;
        Ok(())
    })?;
    Ok(counted)
}

/// How many open cases stand alike and are due on one day, within the scope.
pub(crate) fn open_cases(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
) -> Result<Vec<OpenCases>, Failure> {
    let select = standing(session.dialect(), scope, authority);
    let (text, values) = session.dialect().with_values(&select);
    let mut found = Vec::new();
    session.query_kept(&text, values, |row| {
        found.push(OpenCases {
            status: row
                .text(0)?
                .parse()
                .map_err(|_| damaged("a stored code is on no list that this Heard knows"))?,
            due_on: row.day_or_none(1)?,
            count: row.number(2)?,
        });
        Ok(())
    })?;
    Ok(found)
}

/// The query of [`open_cases`].
pub(crate) fn standing(dialect: Dialect, scope: &Scope, authority: AuthorityId) -> SelectStatement {
    let open = Filter {
        open: Some(true),
        ..Filter::default()
    };
    Query::select()
        .column((CaseRow::Table, CaseRow::Status))
        .column((CaseRow::Table, CaseRow::DueOn))
        .expr(Func::count(Expr::col((CaseRow::Table, CaseRow::CaseId))))
        .from(CaseRow::Table)
        .cond_where(condition(dialect, scope, authority, &open))
        .group_by_columns([
            (CaseRow::Table, CaseRow::DueOn),
            (CaseRow::Table, CaseRow::Status),
        ])
        .take()
}

/// Whether the case is within the scope; by its id or by its reference.
pub(crate) fn is_visible(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    which: Expr,
) -> Result<bool, Failure> {
    if *scope == Scope::EVERYTHING {
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

pub(crate) fn column(name: CaseRow) -> Expr {
    Expr::col((CaseRow::Table, name))
}

/// What [`Scope::holds`] says, in SQL.
pub(crate) fn in_scope(scope: &Scope, authority: AuthorityId) -> Condition {
    let all = Condition::all()
        .add(column(CaseRow::AuthorityId).eq(authority.0))
        .add_option(unrestricted(scope, authority, column(CaseRow::CaseId)));
    match &scope.reach {
        Reach::Everything => all,
        Reach::Teams(teams) => all.add(involves(authority, teams)),
        Reach::Nothing => all.add(Expr::cust("1 = 0")),
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

/// The words that the filter looks for.
pub(crate) fn words(filter: &Filter) -> Words {
    filter.words.as_deref().map(Words::read).unwrap_or_default()
}

/// Whether the filter looks for words, so that what it finds is few of many cases.
pub(crate) fn searches(filter: &Filter) -> bool {
    !words(filter).wanted.is_empty()
}

/// Which rows the filter finds within the scope.
pub(crate) fn condition(
    dialect: Dialect,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
) -> Condition {
    let all = beside_words(scope, authority, filter);
    let words = words(filter);
    if words.is_empty() {
        all
    } else {
        all.add(search::condition(dialect, authority, &words))
    }
}

/// What the filter and the scope ask of a row, its words apart.
pub(crate) fn beside_words(scope: &Scope, authority: AuthorityId, filter: &Filter) -> Condition {
    let mut all = in_scope(scope, authority)
        .add_option(
            filter
                .open
                .map(|open| column(CaseRow::Open).eq(i64::from(open))),
        )
        .add_option(filter.to_be_done.then(|| {
            let open = column(CaseRow::Open).eq(1_i64);
            open.or(column(CaseRow::OwedOn).is_not_null())
                .or(column(CaseRow::DueOn).is_not_null())
        }))
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
                .owed_before
                .map(|day| column(CaseRow::OwedOn).lt(day.to_string())),
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
    match &filter.kept_by {
        Some(KeptBy::Account(account)) => {
            all = all.add(column(CaseRow::Keeper).eq(account.as_str()));
        }
        Some(KeptBy::Nobody) => all = all.add(column(CaseRow::Keeper).is_null()),
        None => {}
    }
    if !filter.service_areas.is_empty() {
        all = all.add(of_service_areas(authority, &filter.service_areas));
    }
    all
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

/// The first team, and after each the next one: a step of the index for each team, however many cases there are. A team
/// that only restricted cases name is none for whoever may not see them.
fn every_team(scope: &Scope, authority: AuthorityId) -> WithQuery {
    let first = || {
        let case = Expr::col((CaseTeam::Table, CaseTeam::CaseId));
        let mut select = Query::select()
            .expr(Func::min(Expr::col((CaseTeam::Table, CaseTeam::Team))))
            .from(CaseTeam::Table)
            .and_where(Expr::col((CaseTeam::Table, CaseTeam::AuthorityId)).eq(authority.0))
            .take();
        if let Some(seen) = unrestricted(scope, authority, case) {
            select.and_where(seen);
        }
        select
    };
    let last = || Expr::col(("teams", "name"));
    let next = first()
        .and_where(Expr::col((CaseTeam::Table, CaseTeam::Team)).gt(last()))
        .take();
    let further = Query::select()
        .expr(Expr::from(next))
        .from("teams")
        .and_where(last().is_not_null())
        .take();
    let all = first().union(UnionType::All, further).take();
    let teams = CommonTableExpression::new()
        .table_name("teams")
        .column("name")
        .query(all)
        .to_owned();
    Query::select()
        .column("name")
        .from("teams")
        .and_where(last().is_not_null())
        .take()
        .with(Query::with().recursive(true).cte(teams).to_owned())
}

/// The teams that cases name, in order, those apart that only restricted cases outside the scope name.
pub(crate) fn teams(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
) -> Result<Vec<String>, Failure> {
    let (text, values) = session.dialect().with_values(&every_team(scope, authority));
    let mut teams = Vec::new();
    session.query_kept(&text, values, |row| {
        teams.push(row.text(0)?.to_owned());
        Ok(())
    })?;
    Ok(teams)
}
