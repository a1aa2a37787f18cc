//! Pages of a search. What words find lies in no index's order: all of it is gathered once, by its places alone, which
//! counts it too, and only the cases of the page are read.

use crate::database::{Dialect, Session};
use crate::error::Failure;
use crate::list::{beside_words, column, condition, in_scope, words};
use crate::page::{columns, lines};
use crate::search::{self, documents};
use crate::seen::unrestricted;
use crate::tables::{CaseRow, SearchDocument};
use crate::words::Words;
use casework::ports::{Filter, Listing, PageEnd, Position};
use complaints::access::{Reach, Scope};
use complaints::ids::{AuthorityId, CaseId};
use complaints::projection::CaseRow as CaseLine;
use sea_query::{Expr, ExprTrait, Query, SelectStatement};
use std::collections::HashMap;

/// A page of the cases that the filter's words find within the scope.
pub(crate) fn read(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
    page: &PageEnd,
) -> Result<Listing, Failure> {
    let mut found = places(session, scope, authority, filter)?;
    let all = found.len();
    found.sort_unstable_by(|one, other| page.order.compare(one, other));
    let begin = page.after.as_ref().map_or(0, |after| {
        found.partition_point(|place| page.order.compare(place, after).is_le())
    });
    let mut places = found.split_off(begin);
    let more = places.len() > page.most as usize;
    places.truncate(page.most as usize);
    let mut rows = rows(session, scope, authority, &places)?;
    Ok(Listing {
        cases: places
            .iter()
            .filter_map(|place| Some((place.case, rows.remove(&place.case)?)))
            .collect(),
        next: places.pop().filter(|_| more),
        all: u64::try_from(all).ok(),
    })
}

fn rows(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    places: &[Position],
) -> Result<HashMap<CaseId, CaseLine>, Failure> {
    if places.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = places.iter().map(|place| place.case.0);
    let select = columns()
        .cond_where(in_scope(scope, authority))
        .and_where(column(CaseRow::CaseId).is_in(ids))
        .take();
    Ok(lines(session, &select)?.into_iter().collect())
}

fn places(
    session: &mut Session,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
) -> Result<Vec<Position>, Failure> {
    let select = query(session.dialect(), scope, authority, filter);
    let (text, values) = session.dialect().with_values(&select);
    let mut places = Vec::new();
    session.query_text(&text, &values, |row| {
        places.push(Position {
            case: CaseId(row.uuid(0)?),
            due_on: row.day_or_none(1)?,
            received_on: row.day(2)?,
            reference: row.text(3)?.to_owned(),
        });
        Ok(())
    })?;
    Ok(places)
}

/// The query of [`places`]. Plain words lead to documents, which hold the places; the rows of cases are read only where
/// something is asked of them too.
pub(crate) fn query(
    dialect: Dialect,
    scope: &Scope,
    authority: AuthorityId,
    filter: &Filter,
) -> SelectStatement {
    let words = words(filter);
    let (references, plain) = words.parted();
    if plain.is_empty() {
        return Query::select()
            .columns(
                [
                    CaseRow::CaseId,
                    CaseRow::DueOn,
                    CaseRow::ReceivedOn,
                    CaseRow::Reference,
                ]
                .map(|name| (CaseRow::Table, name)),
            )
            .from(CaseRow::Table)
            .cond_where(condition(dialect, scope, authority, filter))
            .take();
    }
    let mut select = documents(dialect, authority, &plain);
    select.columns(
        [
            SearchDocument::CaseId,
            SearchDocument::DueOn,
            SearchDocument::ReceivedOn,
            SearchDocument::Reference,
        ]
        .map(|name| (SearchDocument::Table, name)),
    );
    let others = Words {
        wanted: references.into_iter().cloned().collect(),
        unwanted: words.unwanted.clone(),
    };
    let asked = Filter {
        words: None,
        ..filter.clone()
    };
    if scope.reach == Reach::Everything && asked == Filter::default() && others.is_empty() {
        let case = Expr::col((SearchDocument::Table, SearchDocument::CaseId));
        if let Some(seen) = unrestricted(scope, authority, case) {
            select.and_where(seen);
        }
    } else {
        select
            .inner_join(
                CaseRow::Table,
                column(CaseRow::CaseId).equals((SearchDocument::Table, SearchDocument::CaseId)),
            )
            .cond_where(beside_words(scope, authority, &asked))
            .cond_where(search::condition(dialect, authority, &others));
    }
    select
}
