//! Verification: the chains hold, the parts are those recorded, and the rows are what the histories say.

use crate::chain::{self, BEGINNING, Hash, Sealed, hex};
use crate::checkpoint::Checkpoint;
use crate::database::{Row, Session, Statement, slot};
use crate::error::Failure;
use crate::events::{self, Stream};
use crate::finding::Finding;
use crate::history;
use crate::projections::{self, Rows};
use crate::search;
use crate::strays;
use crate::tables::{Event, Part};
use crate::{Projector, Store, authorities, figures, heads};
use casework::ports::RegisterError;
use complaints::ids::{AuthorityId, CaseId};
use jiff::Timestamp;
use sea_query::{Expr, ExprTrait, Order, Query};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Store {
    /// The heads of an authority's histories as they stand, for a checkpoint that is kept outside.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn checkpoint(
        &self,
        authority: AuthorityId,
        at: Timestamp,
    ) -> Result<Checkpoint, RegisterError> {
        let heads = self
            .storage
            .read(|session| heads::all(session, authority))?;
        Ok(Checkpoint::over(authority, at, heads))
    }

    /// Everything that is not as it should be, in every authority; against a checkpoint also what is no more.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn verify(&self, against: Option<&Checkpoint>) -> Result<Vec<Finding>, RegisterError> {
        let mut findings = self.storage.read_at_one_instant(|session| {
            let mut findings = Vec::new();
            let mut known = against.map(Known::of).unwrap_or_default();
            for authority in authorities::all(session)? {
                let mut verification = Verification {
                    authority: authority.id,
                    projector: &self.projector,
                    findings: &mut findings,
                };
                let cases = verification.chains(session, &mut known)?;
                verification.parts(session)?;
                verification.rows(session, &cases)?;
                verification.rows_without_history(session, &cases)?;
                verification.figures(session)?;
            }
            findings.extend(known.missing());
            Ok(findings)
        })?;
        if !self.storage.write_alone(search::index_agrees)? {
            findings.push(Finding::IndexDiffers);
        }
        Ok(findings)
    }
}

/// What the checkpoint knows and has not yet been seen.
#[derive(Default)]
struct Known(BTreeMap<Uuid, (u32, String)>);

impl Known {
    fn of(checkpoint: &Checkpoint) -> Self {
        let lines = checkpoint.lines().iter();
        Self(
            lines
                .map(|line| (line.stream, (line.version, line.hash.clone())))
                .collect(),
        )
    }

    /// Sees one event of a history.
    fn see(&mut self, stream: Uuid, seq: u32, hash: &Hash) -> Option<Finding> {
        let (version, known) = self.0.get(&stream)?;
        if *version != seq {
            return None;
        }
        let same = *known == hex(hash);
        self.0.remove(&stream);
        (!same).then_some(Finding::Rewritten { stream, event: seq })
    }

    /// A history ended before what is known of it.
    fn end(&mut self, stream: Uuid, version: u32) -> Option<Finding> {
        let (known, _) = self.0.remove(&stream)?;
        Some(Finding::Shortened {
            stream,
            version,
            known,
        })
    }

    fn missing(self) -> impl Iterator<Item = Finding> {
        self.0
            .into_iter()
            .map(|(stream, (version, _))| Finding::Missing { stream, version })
    }
}

struct Verification<'a> {
    authority: AuthorityId,
    projector: &'a Projector,
    findings: &'a mut Vec<Finding>,
}

static EVENTS: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .columns(events::COLUMNS)
            .from(Event::Table)
            .and_where(Expr::col(Event::AuthorityId).eq(slot()))
            .order_by(Event::Stream, Order::Asc)
            .order_by(Event::StreamId, Order::Asc)
            .order_by(Event::Seq, Order::Asc),
    )
});

static PARTS: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .columns([
                (Part::Table, Part::CaseId),
                (Part::Table, Part::Seq),
                (Part::Table, Part::PartNo),
                (Part::Table, Part::Salt),
                (Part::Table, Part::Body),
            ])
            .column((Event::Table, Event::PartHashes))
            .from(Part::Table)
            .left_join(
                Event::Table,
                Expr::col((Event::Table, Event::AuthorityId))
                    .equals((Part::Table, Part::AuthorityId))
                    .and(
                        Expr::col((Event::Table, Event::StreamId))
                            .equals((Part::Table, Part::CaseId)),
                    )
                    .and(Expr::col((Event::Table, Event::Seq)).equals((Part::Table, Part::Seq)))
                    .and(Expr::col((Event::Table, Event::Stream)).eq(slot())),
            )
            .and_where(Expr::col((Part::Table, Part::AuthorityId)).eq(slot())),
    )
});

/// How far the walk along the chains has come.
struct Walk {
    stream: Stream,
    seq: u32,
    hash: Hash,
    broken: bool,
}

impl Verification<'_> {
    /// Walks every chain; answers the cases that have a history.
    fn chains(
        &mut self,
        session: &mut Session,
        known: &mut Known,
    ) -> Result<BTreeSet<CaseId>, Failure> {
        let mut cases = BTreeSet::new();
        let mut walk: Option<Walk> = None;
        let authority = self.authority;
        session.query(&EVENTS, &[authority.0.into()], |row| {
            let id = row.uuid(1)?;
            let case = (row.text(0)? == Stream::CASE).then_some(CaseId(id));
            let stream = Stream { authority, case };
            if walk.as_ref().is_none_or(|walk| walk.stream != stream) {
                let ended = walk.take();
                self.findings
                    .extend(ended.and_then(|ended| known.end(ended.stream.id(), ended.seq)));
                cases.extend(case);
            }
            let here = walk.get_or_insert(Walk {
                stream,
                seq: 0,
                hash: BEGINNING,
                broken: false,
            });
            if !here.step(row)? && !here.broken {
                here.broken = true;
                let event = here.seq;
                self.findings.push(Finding::BrokenLink { case, event });
            }
            self.findings.extend(known.see(id, here.seq, &here.hash));
            Ok(())
        })?;
        self.findings
            .extend(walk.and_then(|ended| known.end(ended.stream.id(), ended.seq)));
        Ok(cases)
    }

    fn parts(&mut self, session: &mut Session) -> Result<(), Failure> {
        let values = [Stream::CASE.into(), self.authority.0.into()];
        session.query(&PARTS, &values, |row| {
            let number: u32 = row.number(2)?;
            let hash = hex(&chain::part_hash(row.bytes(3)?, row.text(4)?));
            let recorded = row
                .text_or_none(5)?
                .and_then(|hashes| hashes.split(' ').nth(number.saturating_sub(1) as usize));
            if recorded != Some(hash.as_str()) {
                self.findings.push(Finding::PartChanged {
                    case: CaseId(row.uuid(0)?),
                    event: row.number(1)?,
                    part: number,
                });
            }
            Ok(())
        })
    }

    fn rows(&mut self, session: &mut Session, cases: &BTreeSet<CaseId>) -> Result<(), Failure> {
        for id in cases {
            let case = match history::case(session, self.authority, *id) {
                Err(Failure::Answer(RegisterError::Damaged { what })) => {
                    let case = Some(*id);
                    self.findings.push(Finding::Unreadable { case, what });
                    continue;
                }
                read => read?,
            };
            let Some(case) = case else { continue };
            let rows = Rows::of(&case, (self.projector)(&case))?;
            let tables = projections::differences(session, self.authority, *id, &rows)?;
            self.findings
                .extend(tables.into_iter().map(|table| Finding::RowsDiffer {
                    table,
                    case: Some(*id),
                }));
        }
        Ok(())
    }

    fn rows_without_history(
        &mut self,
        session: &mut Session,
        cases: &BTreeSet<CaseId>,
    ) -> Result<(), Failure> {
        for (table, case) in strays::rows_without_history(session, self.authority, cases)? {
            self.findings
                .push(Finding::RowsWithoutHistory { table, case });
        }
        Ok(())
    }

    fn figures(&mut self, session: &mut Session) -> Result<(), Failure> {
        let finding = match figures::agree(session, self.authority) {
            Ok(true) => return Ok(()),
            Ok(false) => Finding::RowsDiffer {
                table: "published_figure",
                case: None,
            },
            Err(Failure::Answer(RegisterError::Damaged { what })) => {
                Finding::Unreadable { case: None, what }
            }
            Err(other) => return Err(other),
        };
        self.findings.push(finding);
        Ok(())
    }
}

impl Walk {
    /// Takes the next event; answers whether it follows from the one before.
    fn step(&mut self, row: &Row<'_>) -> Result<bool, Failure> {
        let seq = row.number(2)?;
        let stored = events::hash(row, 13)?;
        let sealed = Sealed {
            authority: self.stream.authority.0.as_bytes(),
            stream: row.text(0)?,
            stream_id: self.stream.id().as_bytes(),
            seq,
            event_type: row.text(3)?,
            event_version: row.number(4)?,
            occurred: row.text(5)?,
            recorded_at: row.text(6)?,
            account: row.text(7)?,
            role: row.text(8)?,
            source: row.text(9)?,
            body: row.text(10)?,
            part_hashes: row.text(11)?,
        }
        .hash(&self.hash);
        let follows =
            seq == self.seq + 1 && row.bytes(12)? == self.hash.as_slice() && sealed == stored;
        self.seq = seq;
        self.hash = stored;
        Ok(follows)
    }
}
