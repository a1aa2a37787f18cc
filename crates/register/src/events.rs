//! Events on their way into the database.

use crate::chain::{self, BEGINNING, Hash, Sealed};
use crate::database::{Row, Session, Statement, insert, slot};
use crate::error::{Failure, damaged};
use crate::occurrence;
use crate::tables::{Event, Part};
use casework::ports::RecordedByAuthority;
use complaints::authority::AuthorityEvent;
use complaints::ids::{AuthorityId, CaseId};
use complaints::personal::Salt;
use complaints::recorded::Recorded;
use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
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
    pub(crate) fn of_authority(seq: u32, recorded: &RecordedByAuthority) -> Result<Self, Failure> {
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

/// The columns of an event, in this order.
pub(crate) const COLUMNS: [Event; 14] = [
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
];

static ADD_EVENT: Statement = Statement::new(|dialect| {
    let mut columns = vec![Event::AuthorityId];
    columns.extend(COLUMNS);
    dialect.text(&insert(Event::Table, &columns))
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

static ERASE_PARTS: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::delete()
            .from_table(Part::Table)
            .and_where(Expr::col(Part::AuthorityId).eq(slot()))
            .and_where(Expr::col(Part::CaseId).eq(slot()))
            .and_where(Expr::col(Part::Seq).lt(slot())),
    )
});

/// Takes the personal parts, with their salts, of a case's events before one. The chain holds only their hashes.
pub(crate) fn erase_parts_before(
    session: &mut Session,
    authority: AuthorityId,
    case: CaseId,
    seq: u32,
) -> Result<(), Failure> {
    let values = [authority.0.into(), case.0.into(), seq.into()];
    session.execute(&ERASE_PARTS, &values)?;
    session.erases();
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
