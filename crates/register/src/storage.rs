//! Units of work: a closure is sent whole to a connection, inside a transaction, and tried again where that
//! can help.

use crate::database::{Session, Transaction};
use crate::error::Failure;
use crate::pool::Pool;
use crate::writer::{Coming, Manner, TRIES, Writer, guarded, pause_before};
use casework::ports::RegisterError;
use std::sync::Arc;

/// The connections of a register.
pub(crate) enum Storage {
    /// One writer; readers go on meanwhile.
    Sqlite { writer: Writer, readers: Pool },
    /// A few connections, each of which reads and writes.
    Postgres(Pool),
}

impl Storage {
    /// Reads with one statement, or with several that need not agree.
    pub(crate) fn read<T>(
        &self,
        mut work: impl FnMut(&mut Session) -> Result<T, Failure>,
    ) -> Result<T, RegisterError> {
        repeated(self.readers(), TRIES, &mut work)
    }

    /// Reads several things as they stand at one instant. Tried once: the work may have handed out what it
    /// read.
    pub(crate) fn read_at_one_instant<T>(
        &self,
        mut work: impl FnMut(&mut Session) -> Result<T, Failure>,
    ) -> Result<T, RegisterError> {
        let transaction = Transaction::Snapshot;
        repeated(self.readers(), 1, &mut |session| {
            in_transaction(session, transaction, &mut work)
        })
    }

    /// Says that a write is being made ready, so that others' may share its commit.
    pub(crate) fn expect_write(&self) -> Option<Coming> {
        match self {
            Self::Sqlite { writer, .. } => Some(writer.expect()),
            Self::Postgres(_) => None,
        }
    }

    /// Writes in one transaction. The work may be tried several times.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, RegisterError> {
        match self {
            Self::Sqlite { writer, .. } => writer.ask(Manner::Together, work),
            Self::Postgres(pool) => repeated(pool, TRIES, &mut |session| {
                in_transaction(session, Transaction::Write, &mut work)
            }),
        }
    }

    /// Begins to write in one transaction, and answers what waits for its end.
    pub(crate) fn begin_write(
        self: &Arc<Self>,
        mut work: impl FnMut(&mut Session) -> Result<(), Failure> + Send + 'static,
    ) -> Box<dyn FnOnce() -> Result<(), RegisterError> + Send> {
        match &**self {
            Self::Sqlite { writer, .. } => {
                let answer = writer.send(Manner::Together, work);
                Box::new(move || answer.wait())
            }
            // a connection writes while somebody waits for it, so it is asked at the end
            Self::Postgres(_) => {
                let storage = Arc::clone(self);
                Box::new(move || storage.write(move |session| work(session)))
            }
        }
    }

    /// Writes in one transaction that no other work shares. The work is done once at most.
    pub(crate) fn write_alone<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, RegisterError> {
        let mut work = Some(work);
        let mut once = move |session: &mut Session| match work.take() {
            Some(work) => work(session),
            None => Err(Failure::Answer(RegisterError::Stopped)),
        };
        match self {
            Self::Sqlite { writer, .. } => writer.ask(Manner::Alone, once),
            Self::Postgres(pool) => repeated(pool, 1, &mut |session| {
                in_transaction(session, Transaction::Write, &mut once)
            }),
        }
    }

    const fn readers(&self) -> &Pool {
        match self {
            Self::Sqlite { readers, .. } | Self::Postgres(readers) => readers,
        }
    }
}

fn repeated<T>(
    pool: &Pool,
    most: u32,
    work: &mut dyn FnMut(&mut Session) -> Result<T, Failure>,
) -> Result<T, RegisterError> {
    let mut tries = 1;
    loop {
        let mut lent = pool.lend()?;
        let outcome = lent.with(|session| {
            let outcome = guarded(|| work(session));
            let sound = match &outcome {
                Err(Failure::Trouble(trouble)) => !trouble.needs_new_connection(),
                _ => true,
            };
            (outcome, sound)
        });
        drop(lent);
        match outcome {
            Some(Err(Failure::Trouble(trouble)))
                if trouble.is_worth_another_try() && tries < most =>
            {
                std::thread::sleep(pause_before(tries));
                tries += 1;
            }
            Some(outcome) => return Ok(outcome?),
            None => return Err(RegisterError::Stopped),
        }
    }
}

fn in_transaction<T>(
    session: &mut Session,
    transaction: Transaction,
    work: &mut impl FnMut(&mut Session) -> Result<T, Failure>,
) -> Result<T, Failure> {
    session.begin(transaction)?;
    // a panic is caught here, inside the transaction, so that it is undone like any failure
    let outcome = guarded(|| work(session)).and_then(|done| session.commit().map(|()| done));
    if let Err(failure) = &outcome
        && !matches!(failure, Failure::Trouble(trouble) if trouble.needs_new_connection())
    {
        session.roll_back()?;
    }
    outcome
}
