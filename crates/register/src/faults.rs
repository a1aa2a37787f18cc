//! Faults on purpose, for tests: what can go wrong between a program and its database.

use crate::error::{Then, Trouble};

/// When a fault may strike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A command was handed to the writer.
    Asked,
    /// Before a transaction begins.
    Begin,
    /// Before a statement.
    Statement,
    /// Before a transaction is committed.
    Commit,
    /// After a transaction was committed, before that is known: whatever strikes here, the answer is lost.
    Committed,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Somebody else is writing.
    Busy,
    /// The disk is full.
    DiskFull,
    /// The connection is lost.
    ConnectionLost,
}

/// Decides what goes wrong when. Asked at every [`Moment`].
pub trait Faults: Send + Sync {
    /// The fault that strikes now, if one does.
    fn strikes(&self, moment: Moment) -> Option<Fault>;
}

impl Fault {
    pub(crate) fn trouble(self, moment: Moment) -> Trouble {
        let (what, then) = match self {
            _ if moment == Moment::Committed => ("the answer was lost", Then::Unknown),
            Self::ConnectionLost => ("the connection was lost", Then::Reconnect),
            Self::Busy => ("the database is busy", Then::Later),
            Self::DiskFull => ("the disk is full", Then::GiveUp),
        };
        Trouble::new(format!("{what}, on purpose."), "This is a test.", then)
    }
}
