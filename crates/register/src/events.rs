//! Events on their way into the database and out of it.

use crate::chain::{self, BEGINNING, Hash, Sealed};
use crate::database::{Row, Session, Statement, insert, slot};
use crate::error::{Failure, damaged};
use crate::occurrence;
use crate::tables::{CaseRow, Event, Part};
use casework::ports::RecordedFigure;
use complaints::Case;
use complaints::authority::AuthorityEvent;
use complaints::ids::{AuthorityId, CaseId};
use complaints::personal::{self, Salt};
use complaints::recorded::{Actor, Recorded, Source};
use jiff::Timestamp;
use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use std::fmt::Write as _;
use uuid::Uuid;

/// A history: of a case, or of the authority itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stream {
    pub(crate) authority: AuthorityId,
    /// None for the authority's own.
    pub(crate) case: Option<CaseId>,
}

impl Stream {
    pub(crate) const CASE: &'static str = "case";
    pub(crate) const AUTHORITY: &'static str = "authority";

    pub(crate) const fn kind(self) -> &'static str {
        match self.case {
            Some(_) => Self::CASE,
            None => Self::AUTHORITY,
        }
    }

    pub(crate) fn id(self) -> Uuid {
        self.case.map_or(self.authority.0, |case| case.0)
    }
}

/// An event as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewEvent {
    pub(crate) seq: u32,
    pub(crate) event_type: &'static str,
    pub(crate) event_version: u16,
    pub(crate) occurred: String,
    pub(crate) recorded_at: String,
    pub(crate) account: String,
    pub(crate) role: String,
    pub(crate) source: &'static str,
    pub(crate) body: String,
    pub(crate) part_hashes: String,
    pub(crate) parts: Vec<NewPart>,
}

/// A personal part as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewPart {
    pub(crate) person: Option<u16>,
    pub(crate) salt: Salt,
    pub(crate) body: String,
}

impl NewEvent {
    /// An event of a case.
    pub(crate) fn of_case(recorded: &Recorded) -> Result<Self, Failure> {
        let mut parts = Vec::with_capacity(recorded.parts.len());
        let mut part_hashes = String::new();
        for (part, salt) in &recorded.parts {
            let body = json(part)?;
            if !part_hashes.is_empty() {
                part_hashes.push(' ');
            }
            part_hashes.push_str(&chain::hex(&chain::part_hash(&salt.0, &body)));
            parts.push(NewPart {
                person: part.person().map(|number| number.0),
                salt: *salt,
                body,
            });
        }
        Ok(Self {
            seq: recorded.seq,
            event_type: recorded.event.type_name(),
            event_version: complaints::event::Event::VERSION,
            occurred: occurrence::written(recorded.occurred),
            recorded_at: occurrence::instant(recorded.recorded_at),
            account: recorded.by.account.clone(),
            role: recorded.by.role.clone(),
            source: recorded.source.code(),
            body: json(&recorded.event)?,
            part_hashes,
            parts,
        })
    }

    /// An event of the authority's own stream: it happened when it was recorded.
    pub(crate) fn of_authority(seq: u32, recorded: &RecordedFigure) -> Result<Self, Failure> {
        let recorded_at = occurrence::instant(recorded.recorded_at);
        Ok(Self {
            seq,
            event_type: recorded.event.type_name(),
            event_version: AuthorityEvent::VERSION,
            occurred: recorded_at.clone(),
            recorded_at,
            account: recorded.by.account.clone(),
            role: recorded.by.role.clone(),
            source: recorded.source.code(),
            body: json(&recorded.event)?,
            part_hashes: String::new(),
            parts: Vec::new(),
        })
    }

    fn hash(&self, stream: Stream, previous: &Hash) -> Hash {
        Sealed {
            authority: stream.authority.0.as_bytes(),
            stream: stream.kind(),
            stream_id: stream.id().as_bytes(),
            seq: self.seq,
            event_type: self.event_type,
            event_version: self.event_version,
            occurred: &self.occurred,
            recorded_at: &self.recorded_at,
            account: &self.account,
            role: &self.role,
            source: self.source,
            body: &self.body,
            part_hashes: &self.part_hashes,
        }
        .hash(previous)
    }
}

pub(crate) fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map_err(|error| damaged(format!("something cannot be written as JSON ({error})")))
}

static ADD_EVENT: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        Event::Table,
        &[
            Event::AuthorityId,
            Event::Stream,
            Event::StreamId,
            Event::Seq,
            Event::EventType,
            Event::EventVersion,
            Event::Occurred,
            Event::RecordedAt,
            Event::Account,
            Event::Role,
            Event::Source,
            Event::Body,
            Event::PartHashes,
            Event::PreviousHash,
            Event::Hash,
        ],
    ))
});

static ADD_PART: Statement = Statement::new(|dialect| {
    dialect.text(&insert(
        Part::Table,
        &[
            Part::AuthorityId,
            Part::CaseId,
            Part::Seq,
            Part::PartNo,
            Part::PersonNo,
            Part::Salt,
            Part::Body,
        ],
    ))
});

/// Appends events to a stream whose last hash is `previous`.
pub(crate) fn append(
    session: &mut Session,
    stream: Stream,
    previous: Hash,
    events: &[NewEvent],
) -> Result<(), Failure> {
    let mut previous = previous;
    for event in events {
        let hash = event.hash(stream, &previous);
        session.execute(
            &ADD_EVENT,
            &[
                stream.authority.0.into(),
                stream.kind().into(),
                stream.id().into(),
                event.seq.into(),
                event.event_type.into(),
                event.event_version.into(),
                (&event.occurred).into(),
                (&event.recorded_at).into(),
                (&event.account).into(),
                (&event.role).into(),
                event.source.into(),
                (&event.body).into(),
                (&event.part_hashes).into(),
                previous.as_slice().into(),
                hash.as_slice().into(),
            ],
        )?;
        for (number, part) in (1u32..).zip(&event.parts) {
            session.execute(
                &ADD_PART,
                &[
                    stream.authority.0.into(),
                    stream.id().into(),
                    event.seq.into(),
                    number.into(),
                    part.person.into(),
                    part.salt.0.as_slice().into(),
                    (&part.body).into(),
                ],
            )?;
        }
        previous = hash;
    }
    Ok(())
}

static HEAD: Statement = Statement::new(|dialect| dialect.text(&head()));

fn head() -> SelectStatement {
    Query::select()
        .column(Event::Seq)
        .column(Event::Hash)
        .from(Event::Table)
        .and_where(Expr::col(Event::AuthorityId).eq(slot()))
        .and_where(Expr::col(Event::Stream).eq(slot()))
        .and_where(Expr::col(Event::StreamId).eq(slot()))
        .order_by(Event::Seq, Order::Desc)
        .limit(1)
        .take()
}

/// The version of a stream and its last hash.
pub(crate) fn head_of(session: &mut Session, stream: Stream) -> Result<(u32, Hash), Failure> {
    let values = [
        stream.authority.0.into(),
        stream.kind().into(),
        stream.id().into(),
        1u32.into(),
    ];
    let head = session.first(&HEAD, &values, |row| Ok((row.number(0)?, hash(row, 1)?)))?;
    Ok(head.unwrap_or((0, BEGINNING)))
}

pub(crate) fn hash(row: &Row<'_>, column: usize) -> Result<Hash, Failure> {
    row.bytes(column)?
        .try_into()
        .map_err(|_| damaged("a stored hash has another length than 32 bytes"))
}

static HISTORY: Statement = Statement::new(|dialect| {
    dialect.text(history_select().and_where(Expr::col((Event::Table, Event::StreamId)).eq(slot())))
});

static HISTORY_BY_REFERENCE: Statement = Statement::new(|dialect| {
    dialect.text(
        history_select().and_where(
            Expr::col((Event::Table, Event::StreamId)).in_subquery(
                Query::select()
                    .column(CaseRow::CaseId)
                    .from(CaseRow::Table)
                    .and_where(Expr::col(CaseRow::AuthorityId).eq(slot()))
                    .and_where(Expr::col(CaseRow::Reference).eq(slot()))
                    .take(),
            ),
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
        complaints::event::Event::VERSION => serde_json::from_str(body)
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

/// A short account of a stream, for a message.
pub(crate) fn name_of(stream: Stream) -> String {
    let mut name = String::new();
    match stream.case {
        Some(case) => write!(name, "case {case}"),
        None => write!(name, "the authority's own history"),
    }
    .ok();
    name
}
