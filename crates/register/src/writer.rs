//! The one writer of SQLite: a thread that owns its connection and commits together what waits together.
//!
//! A commit waits for the disk, and SQLite has one writer at a time. So the first command opens a transaction,
//! every command that is waiting by then joins it, and all are answered after the one commit. A command that is
//! refused before it wrote anything harms no other; where one had written, all is undone and each of the others is
//! tried by itself. (A mark to go back to would cost every command: at each one the index of words is written out.)
//! A group also waits, for a moment, for the commands that are being made ready; where none is, nothing waits.

use crate::database::{Session, Transaction};
use crate::error::{Failure, Then, Trouble};
use crate::faults::{Faults, Moment};
use crate::pool::Connect;
use crate::remains;
use casework::ports::RegisterError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// At most so many commands share a commit, so that none waits long.
const MOST_TOGETHER: usize = 256;

/// So long at most does a group wait for the next command that is being made ready.
const MOMENT: Duration = Duration::from_millis(1);

/// So often is a transaction tried that may succeed when it is tried again.
pub(crate) const TRIES: u32 = 5;

/// How commands are treated by the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Shares a transaction with others, and can be tried again.
    Together,
    /// Has a transaction of its own and is tried once.
    Alone,
}

/// A command on its way to the writer.
trait Job: Send {
    fn manner(&self) -> Manner;
    fn run(&mut self, session: &mut Session) -> Result<(), Failure>;
    /// Keeps the answer that the command itself gives.
    fn refuse(&mut self, error: RegisterError);
    /// Tells whoever waits: what the command answered, or the trouble.
    fn answer(&mut self, trouble: Option<&Trouble>);
}

struct Task<T, W> {
    work: W,
    manner: Manner,
    outcome: Option<Result<T, RegisterError>>,
    waiting: SyncSender<Result<T, RegisterError>>,
}

impl<T: Send, W> Job for Task<T, W>
where
    W: FnMut(&mut Session) -> Result<T, Failure> + Send,
{
    fn manner(&self) -> Manner {
        self.manner
    }

    fn run(&mut self, session: &mut Session) -> Result<(), Failure> {
        self.outcome = Some(Ok(guarded(|| (self.work)(session))?));
        Ok(())
    }

    fn refuse(&mut self, error: RegisterError) {
        self.outcome = Some(Err(error));
    }

    fn answer(&mut self, trouble: Option<&Trouble>) {
        let outcome = match (trouble, self.outcome.take()) {
            (Some(trouble), _) => Err(trouble.clone().into()),
            (None, Some(outcome)) => outcome,
            (None, None) => Err(ended().into()),
        };
        // whoever waited may have gone away; then nobody needs the answer
        self.waiting.send(outcome).ok();
    }
}

/// Runs work of which a panic must not take the connection's owner along.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Failure::Answer(RegisterError::Unavailable {
            what: "Heard failed while it worked on this; nothing of it was stored.".to_owned(),
            remedy: "This is a fault in Heard; please report it.".to_owned(),
            passing: false,
        }))
    })
}

/// How long to wait before a transaction is tried once more.
pub(crate) fn pause_before(next_try: u32) -> Duration {
    Duration::from_millis(1 << next_try.min(TRIES))
}

fn ended() -> Trouble {
    Trouble::new(
        "the register has been closed.",
        "Start Heard again.",
        Then::GiveUp,
    )
}

/// The writer, seen by those who send it commands. Dropping it lets it finish what waits.
pub(crate) struct Writer {
    jobs: Option<Sender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
    faults: Option<Arc<dyn Faults>>,
    coming: Arc<AtomicUsize>,
}

/// A command that is being made ready and will be asked presently, or has been given up.
pub(crate) struct Coming(Arc<AtomicUsize>);

impl Drop for Coming {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Writer {
    /// Starts the thread.
    pub(crate) fn start(
        session: Session,
        connect: Connect,
        faults: Option<Arc<dyn Faults>>,
    ) -> Result<Self, Trouble> {
        let (jobs, waiting) = channel();
        let coming = Arc::default();
        let mut work = Work {
            session: Some(session),
            connect,
            waiting,
            coming: Arc::clone(&coming),
            next: None,
        };
        let thread = std::thread::Builder::new()
            .name("heard writer".to_owned())
            .spawn(move || work.go_on())
            .map_err(|_| {
                Trouble::new(
                    "the system gave no thread to write with.",
                    "Close other programs, then try again.",
                    Then::Later,
                )
            })?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
            faults,
            coming,
        })
    }

    /// Says that a command is being made ready, until what this answers is dropped.
    pub(crate) fn expect(&self) -> Coming {
        self.coming.fetch_add(1, Ordering::Relaxed);
        Coming(Arc::clone(&self.coming))
    }

    /// Has a command stored; answers when it is on the disk.
    pub(crate) fn ask<T: Send + 'static>(
        &self,
        manner: Manner,
        work: impl FnMut(&mut Session) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, RegisterError> {
        self.send(manner, work).wait()
    }

    /// Sends a command on its way.
    pub(crate) fn send<T: Send + 'static>(
        &self,
        manner: Manner,
        work: impl FnMut(&mut Session) -> Result<T, Failure> + Send + 'static,
    ) -> Answer<T> {
        let (waiting, answer) = sync_channel(1);
        let task = Task {
            work,
            manner,
            outcome: None,
            waiting,
        };
        if let Some(jobs) = &self.jobs {
            // where the thread has ended, the answer says so
            jobs.send(Box::new(task)).ok();
        }
        if let Some(faults) = &self.faults {
            faults.strikes(Moment::Asked);
        }
        Answer(answer)
    }
}

/// The answer to a command that is on its way.
pub(crate) struct Answer<T>(Receiver<Result<T, RegisterError>>);

impl<T> Answer<T> {
    /// Waits until the command is on the disk, or refused.
    pub(crate) fn wait(self) -> Result<T, RegisterError> {
        self.0.recv().unwrap_or_else(|_| Err(ended().into()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// What the thread has.
struct Work {
    session: Option<Session>,
    connect: Connect,
    waiting: Receiver<Box<dyn Job>>,
    coming: Arc<AtomicUsize>,
    /// A command that came while a group was gathered but wants a transaction of its own.
    next: Option<Box<dyn Job>>,
}

type Group = Vec<Box<dyn Job>>;

impl Work {
    fn go_on(&mut self) {
        while let Some(first) = self.next.take().or_else(|| self.waiting.recv().ok()) {
            self.serve(vec![first], true);
        }
        if let Some(session) = &mut self.session {
            // what this finds out makes later queries faster; without it they are only slower
            session.define("PRAGMA optimize").ok();
        }
    }

    /// Stores a group and answers each of it, whatever happens.
    fn serve(&mut self, mut group: Group, gather: bool) {
        let mut tries = 1;
        loop {
            let trouble = match self.attempt(&mut group, gather) {
                Ok(()) => {
                    if let Some(session) = &mut self.session {
                        // where somebody reads meanwhile, the next erasure takes along what is left
                        remains::leave_none(session).ok();
                    }
                    return answer(&mut group, None);
                }
                Err(Stopped::Refused) => {
                    self.undo(false);
                    if group.len() == 1 {
                        return answer(&mut group, None);
                    }
                    return self.serve_each(group);
                }
                Err(Stopped::Trouble(trouble)) => trouble,
            };
            self.undo(trouble.needs_new_connection());
            let repeatable = trouble.then != Then::Unknown
                && group.iter().all(|job| job.manner() == Manner::Together);
            if repeatable && trouble.is_worth_another_try() && tries < TRIES {
                std::thread::sleep(pause_before(tries));
                tries += 1;
            } else if repeatable && group.len() > 1 {
                // one of them may be what the database cannot take: the others must not suffer
                return self.serve_each(group);
            } else {
                return answer(&mut group, Some(&trouble));
            }
        }
    }

    fn serve_each(&mut self, group: Group) {
        for job in group {
            self.serve(vec![job], false);
        }
    }

    fn attempt(&mut self, group: &mut Group, gather: bool) -> Result<(), Stopped> {
        let session = match &mut self.session {
            Some(session) => session,
            none => none.insert((self.connect)()?),
        };
        session.begin(Transaction::Write).map_err(trouble)?;
        let mut done = 0;
        loop {
            while let Some(job) = group.get_mut(done) {
                run(session, job.as_mut())?;
                done += 1;
            }
            let alone = group.iter().any(|job| job.manner() == Manner::Alone);
            if alone || !gather || self.next.is_some() || done >= MOST_TOGETHER {
                break;
            }
            match one_more(&self.waiting, &self.coming) {
                Some(job) if job.manner() == Manner::Alone => self.next = Some(job),
                Some(job) => group.push(job),
                None => break,
            }
        }
        Ok(session.commit().map_err(trouble)?)
    }

    fn undo(&mut self, needs_new_connection: bool) {
        let clean = match &mut self.session {
            Some(session) if !needs_new_connection => session.roll_back().is_ok(),
            _ => false,
        };
        if !clean {
            // a closed connection leaves nothing of its transaction behind
            self.session = None;
        }
    }
}

/// A command that waits already, or one that is about to come.
fn one_more(waiting: &Receiver<Box<dyn Job>>, coming: &AtomicUsize) -> Option<Box<dyn Job>> {
    if coming.load(Ordering::Relaxed) == 0 {
        return waiting.try_recv().ok();
    }
    waiting.recv_timeout(MOMENT).ok()
}

/// Why a transaction cannot be stored.
enum Stopped {
    /// A command was refused that had already written; it keeps its answer.
    Refused,
    /// The database could not do it.
    Trouble(Trouble),
}

impl From<Trouble> for Stopped {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

fn run(session: &mut Session, job: &mut dyn Job) -> Result<(), Stopped> {
    let written = session.rows_written();
    match job.run(session) {
        Ok(()) => Ok(()),
        Err(Failure::Answer(error)) => {
            job.refuse(error);
            if session.rows_written() == written {
                Ok(())
            } else {
                Err(Stopped::Refused)
            }
        }
        Err(Failure::Trouble(trouble)) => Err(trouble.into()),
    }
}

fn answer(group: &mut Group, trouble: Option<&Trouble>) {
    for job in group {
        job.answer(trouble);
    }
}

fn trouble(failure: Failure) -> Trouble {
    match failure {
        Failure::Trouble(trouble) => trouble,
        Failure::Answer(error) => Trouble::new(error.to_string(), "", Then::GiveUp),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::{Durability, SqliteDriver, SqliteSettings};

    #[test]
    fn a_command_that_is_refused_after_it_wrote_leaves_nothing_and_harms_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let connect = move || {
            let settings = SqliteSettings {
                create: true,
                writes: true,
                durability: Durability::InMemory,
                most_pages: None,
            };
            let driver = SqliteDriver::open(&folder.path().join("numbers.db"), settings)?;
            Ok(Session::sqlite(driver, None))
        };
        let mut session = connect().expect("a file");
        session
            .define("CREATE TABLE numbers (n integer) STRICT")
            .expect("a table");
        let writer = Writer::start(session, Box::new(connect), None).expect("a thread");
        // each waits for the others, so that they share a transaction
        let others: Vec<Coming> = (0..5).map(|_| writer.expect()).collect();
        let waiting = std::sync::Mutex::new(others);
        let answers: Vec<bool> = std::thread::scope(|scope| {
            let asked: Vec<_> = (1..=5)
                .map(|number| {
                    let mut here = waiting.lock().expect("sound").pop();
                    let writer = &writer;
                    scope.spawn(move || {
                        let stored = writer.ask(Manner::Together, move |session| {
                            drop(here.take());
                            session.define(&format!("INSERT INTO numbers VALUES ({number})"))?;
                            if number % 2 == 0 {
                                return Err(Failure::Answer(RegisterError::Stopped));
                            }
                            Ok(())
                        });
                        match stored {
                            Ok(()) => true,
                            Err(RegisterError::Stopped) => false,
                            Err(error) => panic!("{error}"),
                        }
                    })
                })
                .collect();
            asked
                .into_iter()
                .map(|each| each.join().expect("ended"))
                .collect()
        });
        assert_eq!(answers, [true, false, true, false, true]);
        let kept = writer.ask(Manner::Together, |session| {
            let mut kept = Vec::new();
            session.query_text("SELECT n FROM numbers ORDER BY n", &[], |row| {
                kept.push(row.integer(0)?);
                Ok(())
            })?;
            Ok(kept)
        });
        assert_eq!(kept.expect("read"), [1, 3, 5]);
    }
}
