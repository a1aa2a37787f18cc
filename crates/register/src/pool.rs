//! A few connections that take turns.

use crate::database::Session;
use crate::error::Trouble;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Makes a connection.
pub(crate) type Connect = Box<dyn Fn() -> Result<Session, Trouble> + Send + Sync>;

/// A few connections, made when they are first needed.
pub(crate) struct Pool {
    connect: Connect,
    most: usize,
    places: Mutex<Places>,
    returned: Condvar,
}

struct Places {
    idle: Vec<Session>,
    lent: usize,
}

/// A connection on loan. It goes back when it is marked as sound, and is closed otherwise.
pub(crate) struct Lent<'a> {
    pool: &'a Pool,
    session: Option<Session>,
    sound: bool,
}

impl Pool {
    pub(crate) fn new(most: usize, connect: Connect) -> Self {
        Self {
            connect,
            most,
            places: Mutex::new(Places {
                idle: Vec::new(),
                lent: 0,
            }),
            returned: Condvar::new(),
        }
    }

    /// A connection, as soon as one is free.
    pub(crate) fn lend(&self) -> Result<Lent<'_>, Trouble> {
        let mut places = self.places();
        while places.idle.is_empty() && places.lent >= self.most {
            places = self
                .returned
                .wait(places)
                .unwrap_or_else(PoisonError::into_inner);
        }
        places.lent += 1;
        let idle = places.idle.pop();
        drop(places);
        let mut lent = Lent {
            pool: self,
            session: idle,
            sound: false,
        };
        if lent.session.is_none() {
            lent.session = Some((self.connect)()?);
        }
        Ok(lent)
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        // a panic elsewhere leaves the counts as they were: nothing in between can fail
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lent<'_> {
    /// Works with the connection. It is sound again when the work says so.
    pub(crate) fn with<T>(&mut self, work: impl FnOnce(&mut Session) -> (T, bool)) -> Option<T> {
        let session = self.session.as_mut()?;
        self.sound = false;
        let (result, sound) = work(session);
        self.sound = sound && !session.lost_connection();
        Some(result)
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut places = self.pool.places();
        places.lent -= 1;
        if self.sound {
            places.idle.extend(self.session.take());
        }
        drop(places);
        self.pool.returned.notify_one();
    }
}
