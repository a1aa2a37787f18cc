//! Histories on their way out of the database: this is where an older event is read forward.

use crate::database::{Row, Session, Statement, slot};
use crate::error::{Failure, damaged};
use crate::events::Stream;
use crate::occurrence;
use crate::tables::{CaseRow, Event, Part};
use complaints::Case;
use complaints::authority::AuthorityEvent;
use complaints::ids::{AuthorityId, CaseId};
use complaints::personal::{self, Salt};
use complaints::recorded::{Actor, Recorded, Source};
use jiff::Timestamp;
use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use uuid::Uuid;

static HISTORY: Statement = Statement::new(|dialect| {
    dialect.text(history_select().and_where(Expr::col((Event::Table, Event::StreamId)).eq(slot())))
});

static HISTORY_BY_REFERENCE: Statement = Statement::new(|dialect| {
    dialect.text(
        history_select().and_where(
            Expr::col((Event::Table, Event::StreamId)).eq(Expr::SubQuery(
                None,
                Box::new(
                    Query::select()
                        .column(CaseRow::CaseId)
                        .from(CaseRow::Table)
                        .and_where(Expr::col(CaseRow::AuthorityId).eq(slot()))
                        .and_where(Expr::col(CaseRow::Reference).eq(slot()))
                        .take()
                        .into(),
                ),
            )),
        ),
    )
});

/// One statement reads events and parts as they stand at one instant.
fn history_select() -> SelectStatement {
    Query::select()
        .columns([
            (Event::Table, Event::StreamId),
            (Event::Table, Event::Seq),
            (Event::Table, Event::EventVersion),
            (Event::Table, Event::Occurred),
            (Event::Table, Event::RecordedAt),
            (Event::Table, Event::Account),
            (Event::Table, Event::Role),
            (Event::Table, Event::Source),
            (Event::Table, Event::Body),
        ])
        .column((Part::Table, Part::Salt))
        .column((Part::Table, Part::Body))
        .from(Event::Table)
        .left_join(
            Part::Table,
            Expr::col((Part::Table, Part::AuthorityId))
                .equals((Event::Table, Event::AuthorityId))
                .and(Expr::col((Part::Table, Part::CaseId)).equals((Event::Table, Event::StreamId)))
                .and(Expr::col((Part::Table, Part::Seq)).equals((Event::Table, Event::Seq))),
        )
        .and_where(Expr::col((Event::Table, Event::AuthorityId)).eq(slot()))
        .and_where(Expr::col((Event::Table, Event::Stream)).eq(slot()))
        .order_by((Event::Table, Event::Seq), Order::Asc)
        .order_by((Part::Table, Part::PartNo), Order::Asc)
        .take()
}

/// The case of that id.
pub(crate) fn case(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
) -> Result<Option<Case>, Failure> {
    let values = [authority.0.into(), Stream::CASE.into(), case.0.into()];
    read_case(session, &HISTORY, &values)
}

/// The case of that reference.
pub(crate) fn case_by_reference(
    session: &mut Session,
    authority: AuthorityId,
    reference: &str,
) -> Result<Option<Case>, Failure> {
    let values = [
        authority.0.into(),
        Stream::CASE.into(),
        authority.0.into(),
        reference.into(),
    ];
    read_case(session, &HISTORY_BY_REFERENCE, &values)
}

fn read_case(
    session: &mut Session,
    statement: &Statement,
    values: &[crate::database::Value<'_>],
) -> Result<Option<Case>, Failure> {
    let mut history: Vec<Recorded> = Vec::with_capacity(32);
    let mut id = None;
    session.query(statement, values, |row| {
        let seq: u32 = row.number(1)?;
        if history.last().is_none_or(|last| last.seq != seq) {
            let stream = row.uuid(0)?;
            id = Some(CaseId(stream));
            history.push(recorded(row, seq).map_err(|failure| place(failure, stream, seq))?);
        }
        if let (Some(last), Some(body)) = (history.last_mut(), row.text_or_none(10)?) {
            let part = serde_json::from_str::<personal::Part>(body);
            let salt = row.bytes(9)?.try_into().ok();
            match (part, salt) {
                (Ok(part), Some(salt)) => last.parts.push((part, Salt(salt))),
                _ => {
                    return Err(damaged(format!(
                        "a personal part of event {seq} of case {} does not read as one",
                        row.uuid(0)?
                    )));
                }
            }
        }
        Ok(())
    })?;
    id.map(|id| Case::replay(id, history))
        .transpose()
        .map_err(|error| damaged(error.to_string()))
}

fn place(failure: Failure, stream: Uuid, seq: u32) -> Failure {
    match failure {
        Failure::Answer(casework::ports::RegisterError::Damaged { what }) => {
            damaged(format!("event {seq} of case {stream}: {what}"))
        }
        other => other,
    }
}

fn recorded(row: &Row<'_>, seq: u32) -> Result<Recorded, Failure> {
    let (by, source) = recorded_by(row.text(5)?, row.text(6)?, row.text(7)?)?;
    Ok(Recorded {
        seq,
        occurred: occurrence::read(row.text(3)?)
            .ok_or_else(|| damaged("when it occurred does not read as a time"))?,
        recorded_at: row.instant(4)?,
        by,
        source,
        event: event(row.number(2)?, row.text(8)?)?,
        parts: Vec::new(),
    })
}

/// Reads the stored text of an event of any version so far: this is where an older one is read forward.
fn event(version: u16, body: &str) -> Result<complaints::event::Event, Failure> {
    match version {
        1..=complaints::event::Event::VERSION => serde_json::from_str(body)
            .map_err(|_| damaged("the stored text does not read as an event")),
        other => Err(damaged(format!(
            "events of version {other} are not known to this Heard"
        ))),
    }
}

fn recorded_by(account: &str, role: &str, source: &str) -> Result<(Actor, Source), Failure> {
    let source = Source::deserialize(StrDeserializer::<serde::de::value::Error>::new(source))
        .map_err(|_| damaged("whence it came is not a source of events"))?;
    let by = Actor {
        account: account.to_owned(),
        role: role.to_owned(),
    };
    Ok((by, source))
}

static AUTHORITY_EVENTS: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(Event::EventVersion)
            .column(Event::RecordedAt)
            .column(Event::Body)
            .from(Event::Table)
            .and_where(Expr::col(Event::AuthorityId).eq(slot()))
            .and_where(Expr::col(Event::Stream).eq(slot()))
            .and_where(Expr::col(Event::StreamId).eq(slot()))
            .order_by(Event::Seq, Order::Asc),
    )
});

/// The authority's own events, each with the instant at which it was recorded.
pub(crate) fn of_authority(
    session: &mut Session,
    authority: AuthorityId,
) -> Result<Vec<(Timestamp, AuthorityEvent)>, Failure> {
    let values = [
        authority.0.into(),
        Stream::AUTHORITY.into(),
        authority.0.into(),
    ];
    session.all(&AUTHORITY_EVENTS, &values, |row| {
        if row.number::<u16>(0)? != AuthorityEvent::VERSION {
            return Err(damaged(
                "an event of the authority has a version that this Heard does not know",
            ));
        }
        let event = serde_json::from_str(row.text(2)?)
            .map_err(|_| damaged("an event of the authority does not read as one"))?;
        Ok((row.instant(1)?, event))
    })
}

/// What the authority's own events come to now, and the version of its stream.
pub(crate) fn of_authority_now<T>(
    session: &mut Session,
    authority: AuthorityId,
    comes_to: impl FnOnce(Vec<&AuthorityEvent>) -> T,
) -> Result<(u32, T), Failure> {
    let events = of_authority(session, authority)?;
    let version = u32::try_from(events.len()).unwrap_or(u32::MAX);
    let events = events.iter().map(|(_, event)| event).collect();
    Ok((version, comes_to(events)))
}
