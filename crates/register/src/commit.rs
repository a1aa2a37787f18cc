//! Stores changes: the new events of a case and its rows, in one transaction.

use crate::Projector;
use crate::database::{Session, Statement, insert, slot};
use crate::error::{Failure, damaged};
use crate::events::{self, NewEvent, Stream};
use crate::figures;
use crate::officers;
use crate::projections::{self, Rows};
use crate::tables::{CaseRow, CommandKey};
use casework::ports::{AuthorityChange, Change, Committed, RegisterError, Step};
use complaints::ids::{AuthorityId, CaseId};
use complaints::recorded::Source;
use sea_query::{Expr, ExprTrait, OnConflict, Order, Query};
use std::sync::mpsc::sync_channel;

/// A change with everything made that the database does not have to give, so that the writer only writes.
#[derive(Debug)]
pub(crate) struct Prepared {
    key: casework::ports::CommandKey,
    since: u32,
    case: CaseId,
    version: u32,
    /// The event that erases what is personal of those before it, where there is one.
    erases_before: Option<u32>,
    events: Vec<NewEvent>,
    rows: Rows,
    /// Whether people did it, who name those who keep the case and see it. A record that was brought in may name accounts
    /// that there are not.
    by_people: bool,
}

impl Prepared {
    pub(crate) fn of(change: &Change, projector: &Projector) -> Result<Self, Failure> {
        let case = &change.case;
        Ok(Self {
            key: change.key,
            since: change.since,
            case: case.id(),
            version: case.version(),
            erases_before: case
                .erased()
                .map(|it| it.seq)
                .filter(|seq| *seq > change.since),
            events: case
                .history()
                .iter()
                .filter(|recorded| recorded.seq > change.since)
                .map(NewEvent::of_case)
                .collect::<Result<_, _>>()?,
            rows: Rows::of(case, projector(case))?,
            by_people: case
                .history()
                .iter()
                .filter(|recorded| recorded.seq > change.since)
                .any(|recorded| recorded.source != Source::Import),
        })
    }
}

static ADD_KEY: Statement = Statement::new(|dialect| {
    dialect.text(
        insert(
            CommandKey::Table,
            &[
                CommandKey::AuthorityId,
                CommandKey::CommandKey,
                CommandKey::CaseId,
                CommandKey::Version,
            ],
        )
        .on_conflict(
            OnConflict::columns([CommandKey::AuthorityId, CommandKey::CommandKey])
                .do_nothing()
                .to_owned(),
        ),
    )
});

static FIND_KEY: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(CommandKey::CaseId)
            .column(CommandKey::Version)
            .from(CommandKey::Table)
            .and_where(Expr::col(CommandKey::AuthorityId).eq(slot()))
            .and_where(Expr::col(CommandKey::CommandKey).eq(slot())),
    )
});

static HOLDER: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(CaseRow::CaseId)
            .from(CaseRow::Table)
            .and_where(Expr::col(CaseRow::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseRow::Reference).eq(slot())),
    )
});

/// Stores one change inside a transaction.
pub(crate) fn store(
    session: &mut Session,
    authority: AuthorityId,
    prepared: &Prepared,
) -> Result<Committed, Failure> {
    let Prepared {
        key,
        since,
        case,
        version,
        erases_before,
        events,
        rows,
        by_people,
    } = prepared;
    // everything that can refuse comes before anything that writes; a command that comes again is not refused
    let refused = |session: &mut Session, error| match stored(session, authority, *key)? {
        Some(before) => Ok(before),
        None => Err(Failure::Answer(error)),
    };
    let stream = Stream {
        authority,
        case: Some(*case),
    };
    let (stands_at, head) = events::head_of(session, stream)?;
    if stands_at != *since {
        let reference = rows.row.reference.clone();
        return refused(session, RegisterError::Conflict { reference });
    }
    let values = [authority.0.into(), (&rows.row.reference).into()];
    let holder = session.first(&HOLDER, &values, |row| row.uuid(0))?;
    if holder.is_some_and(|holder| holder != case.0) {
        let reference = rows.row.reference.clone();
        return refused(session, RegisterError::ReferenceTaken { reference });
    }
    if *by_people && let Some(error) = officers::unfit(session, authority, *case, rows)? {
        return refused(session, error);
    }
    let added = session.execute(
        &ADD_KEY,
        &[
            authority.0.into(),
            key.0.into(),
            case.0.into(),
            (*version).into(),
        ],
    )?;
    if added == 0 {
        return stored(session, authority, *key)?
            .ok_or_else(|| damaged(format!("the key of command {} is held by nothing", key.0)));
    }
    events::append(session, stream, head, events)?;
    if let Some(seq) = erases_before {
        events::erase_parts_before(session, authority, *case, *seq)?;
    }
    projections::keep(session, authority, *case, rows, *since == 0)?;
    Ok(Committed {
        case: *case,
        version: *version,
        repeated: false,
    })
}

/// What was stored under a key before.
pub(crate) fn stored(
    session: &mut Session,
    authority: AuthorityId,
    key: casework::ports::CommandKey,
) -> Result<Option<Committed>, Failure> {
    session.first(&FIND_KEY, &[authority.0.into(), key.0.into()], |row| {
        Ok(Committed {
            case: CaseId(row.uuid(0)?),
            version: row.number(1)?,
            repeated: true,
        })
    })
}

static LAST_REFERENCE: Statement = Statement::new(|dialect| {
    dialect.text(
        Query::select()
            .column(CaseRow::Reference)
            .from(CaseRow::Table)
            .and_where(Expr::col(CaseRow::AuthorityId).eq(slot()))
            .and_where(Expr::col(CaseRow::Reference).gte(slot()))
            .and_where(Expr::col(CaseRow::Reference).lt(slot()))
            .order_by(CaseRow::Reference, Order::Desc)
            .limit(1),
    )
});

/// The last reference that begins so.
pub(crate) fn last_reference(
    session: &mut Session,
    authority: AuthorityId,
    beginning: &str,
) -> Result<Option<String>, Failure> {
    // after every text that begins so, in the order of bytes and of code points alike
    let end = format!("{beginning}\u{10ffff}");
    let values = [
        authority.0.into(),
        beginning.into(),
        end.as_str().into(),
        1u32.into(),
    ];
    session.first(&LAST_REFERENCE, &values, |row| {
        row.text(0).map(str::to_owned)
    })
}

/// So many changes are handed over together: a thread that is woken for each would be woken more than it works.
const MADE_TOGETHER: usize = 64;

/// Stores many changes inside a transaction. One thread makes the rows while this one writes them.
pub(crate) fn store_together(
    session: &mut Session,
    authority: AuthorityId,
    changes: Box<dyn Iterator<Item = Result<Change, RegisterError>> + Send>,
    figures: Option<&AuthorityChange>,
    mut step: Step,
    projector: &Projector,
) -> Result<Vec<Committed>, Failure> {
    let mut stored = Vec::new();
    std::thread::scope(|scope| {
        let (made, waiting) = sync_channel(2);
        let maker = scope.spawn(move || {
            let mut prepared = changes.map(|change| {
                change
                    .map_err(Failure::from)
                    .and_then(|change| Prepared::of(&change, projector))
            });
            loop {
                let some: Vec<_> = prepared.by_ref().take(MADE_TOGETHER).collect();
                // nothing is left, or the writer has gone: it was stopped, or met trouble of which it tells itself
                if some.is_empty() || made.send(some).is_err() {
                    break;
                }
            }
        });
        for prepared in waiting.iter().flatten() {
            stored.push(store(session, authority, &prepared?)?);
            if !step(stored.len() as u64) {
                return Err(Failure::Answer(RegisterError::Stopped));
            }
        }
        drop(waiting);
        maker.join().map_err(|_| {
            Failure::Answer(RegisterError::Unavailable {
                what: "Heard failed while it made ready what was to be stored; nothing was stored."
                    .to_owned(),
                remedy: "This is a fault in Heard; please report it.".to_owned(),
                passing: false,
            })
        })
    })?;
    if let Some(change) = figures {
        figures::store(session, authority, change)?;
    }
    Ok(stored)
}
