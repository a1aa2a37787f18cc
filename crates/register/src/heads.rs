//! The heads of the hash chains.

use crate::chain::hex;
use crate::database::{Session, Statement, slot};
use crate::error::Failure;
use crate::events::Stream;
use crate::tables::{CaseRow, Event};
use casework::ports::Head;
use complaints::ids::{AuthorityId, CaseId};
use sea_query::{Alias, Expr, ExprTrait, Query};

static HEADS: Statement = Statement::new(|dialect| {
    let (newest, seq) = (Alias::new("newest"), Alias::new("newest_seq"));
    let last = Query::select()
        .column(Event::Stream)
        .column(Event::StreamId)
        .expr_as(Expr::col(Event::Seq).max(), seq.clone())
        .from(Event::Table)
        .and_where(Expr::col(Event::AuthorityId).eq(slot()))
        .group_by_columns([Event::Stream, Event::StreamId])
        .take();
    dialect.text(
        Query::select()
            .columns([
                (Event::Table, Event::Stream),
                (Event::Table, Event::StreamId),
                (Event::Table, Event::Seq),
                (Event::Table, Event::Hash),
            ])
            .column((CaseRow::Table, CaseRow::Reference))
            .from_subquery(last, newest.clone())
            .inner_join(
                Event::Table,
                Expr::col((Event::Table, Event::Stream))
                    .equals((newest.clone(), Alias::new("stream")))
                    .and(
                        Expr::col((Event::Table, Event::StreamId))
                            .equals((newest.clone(), Alias::new("stream_id"))),
                    )
                    .and(Expr::col((Event::Table, Event::Seq)).equals((newest, seq)))
                    .and(Expr::col((Event::Table, Event::AuthorityId)).eq(slot())),
            )
            .left_join(
                CaseRow::Table,
                Expr::col((CaseRow::Table, CaseRow::CaseId))
                    .equals((Event::Table, Event::StreamId))
                    .and(Expr::col((CaseRow::Table, CaseRow::AuthorityId)).eq(slot())),
            ),
    )
});

/// The head of every stream of an authority, its own first, then by case.
pub(crate) fn all(session: &mut Session, authority: AuthorityId) -> Result<Vec<Head>, Failure> {
    let id = || authority.0.into();
    let mut heads = session.all(&HEADS, &[id(), id(), id()], |row| {
        let stream = row.uuid(1)?;
        Ok(Head {
            case: (row.text(0)? == Stream::CASE).then_some(CaseId(stream)),
            reference: row.text_or_none(4)?.unwrap_or_default().to_owned(),
            version: row.number(2)?,
            hash: hex(row.bytes(3)?),
        })
    })?;
    heads.sort();
    Ok(heads)
}
