//! The authority's own stream, and the figures it leaves published.

use crate::database::{Session, Statement, insert, slot};
use crate::error::Failure;
use crate::events::{self, NewEvent, Stream, json};
use crate::history;
use crate::tables::PublishedFigure;
use casework::ports::{AuthorityChange, RegisterError};
use complaints::authority;
use complaints::ids::AuthorityId;
use complaints::published;
use complaints::year::YearTaken;
use jiff::Timestamp;
use sea_query::{Expr, ExprTrait, OnConflict, Query};
use std::collections::BTreeMap;

static KEEP: Statement = Statement::new(|dialect| {
    dialect.text(
        insert(
            PublishedFigure::Table,
            &[
                PublishedFigure::AuthorityId,
                PublishedFigure::Reference,
                PublishedFigure::Body,
            ],
        )
        .on_conflict(
            OnConflict::columns([PublishedFigure::AuthorityId, PublishedFigure::Reference])
                .update_column(PublishedFigure::Body)
                .to_owned(),
        ),
    )
});

static KEPT: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(PublishedFigure::Reference)
            .column(PublishedFigure::Body)
            .from(PublishedFigure::Table)
            .and_where(Expr::col(PublishedFigure::AuthorityId).eq(slot())),
    )
});

static REMOVE: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(PublishedFigure::Table)
            .and_where(Expr::col(PublishedFigure::AuthorityId).eq(slot())),
    )
});

/// Stores new events of the authority inside a transaction.
pub(crate) fn store(
    session: &mut Session,
    authority: AuthorityId,
    change: &AuthorityChange,
) -> Result<(), Failure> {
    let stream = Stream {
        authority,
        case: None,
    };
    let (stands_at, head) = events::head_of(session, stream)?;
    if stands_at != change.since {
        return Err(Failure::Answer(RegisterError::Conflict {
            reference: "(published figures)".to_owned(),
        }));
    }
    let new = (change.since + 1..)
        .zip(&change.events)
        .map(|(seq, recorded)| NewEvent::of_authority(seq, recorded))
        .collect::<Result<Vec<_>, _>>()?;
    events::append(session, stream, head, &new)?;
    for recorded in &change.events {
        if let Some(figure) = recorded.event.figure() {
            keep(session, authority, figure)?;
        }
    }
    Ok(())
}

fn keep(
    session: &mut Session,
    authority: AuthorityId,
    figure: &published::PublishedFigure,
) -> Result<(), Failure> {
    let body = json(figure)?;
    let values = [
        authority.0.into(),
        (&figure.reference).into(),
        (&body).into(),
    ];
    session.execute(&KEEP, &values).map(drop)
}

/// The figures as they stand, or as they stood, and the version that their stream has or had.
pub(crate) fn at(
    session: &mut Session,
    authority: AuthorityId,
    as_at: Option<Timestamp>,
) -> Result<(u32, Vec<published::PublishedFigure>), Failure> {
    let events = history::of_authority(session, authority)?;
    let known: Vec<_> = events
        .iter()
        .take_while(|(recorded_at, _)| as_at.is_none_or(|instant| *recorded_at <= instant))
        .map(|(_, event)| event)
        .collect();
    let version = u32::try_from(known.len()).unwrap_or(u32::MAX);
    Ok((version, authority::figures(known).into_values().collect()))
}

/// What the authority did for years that are over, and the version of its stream.
pub(crate) fn year_steps(
    session: &mut Session,
    authority: AuthorityId,
) -> Result<(u32, Vec<YearTaken>), Failure> {
    history::of_authority_now(session, authority, |it| authority::year_steps(it))
}

/// Whether the rows that are kept say what the stream says.
pub(crate) fn agree(session: &mut Session, authority: AuthorityId) -> Result<bool, Failure> {
    let expected = at(session, authority, None)?
        .1
        .iter()
        .map(|figure| Ok((figure.reference.clone(), json(figure)?)))
        .collect::<Result<BTreeMap<_, _>, Failure>>()?;
    let kept = session.all(&KEPT, &[authority.0.into()], |row| {
        Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
    })?;
    Ok(kept.into_iter().collect::<BTreeMap<_, _>>() == expected)
}

/// Makes the rows anew from the stream.
pub(crate) fn remake(session: &mut Session, authority: AuthorityId) -> Result<(), Failure> {
    session.execute(&REMOVE, &[authority.0.into()])?;
    for figure in at(session, authority, None)?.1 {
        keep(session, authority, &figure)?;
    }
    Ok(())
}
