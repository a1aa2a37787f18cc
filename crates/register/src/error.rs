//! Why work on the database did not succeed, as the inside of this room tells it.

use casework::ports::RegisterError;

/// Why a piece of work failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The work itself says no. Other work of the same transaction may stand.
    Answer(RegisterError),
    /// The database says no. Nothing of the transaction stands.
    Trouble(Trouble),
}

/// What is the matter with the database, in words that hold nothing personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// What is wrong, and where.
    pub(crate) what: String,
    /// What to do.
    pub(crate) remedy: String,
    /// What the register does about it.
    pub(crate) then: Then,
}

/// What the register does about trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Tells the caller; to try again later does not help.
    GiveUp,
    /// Tells the caller; the statement does not fit the database, which is a fault in Heard or a database that
    /// is not Heard's.
    Misfit,
    /// Tells the caller that to try again later may help.
    Later,
    /// Tries the whole transaction again at once.
    Again,
    /// Connects anew and tries the whole transaction again.
    Reconnect,
    /// Connects anew, but does not try again: what was asked may have been stored.
    Unknown,
    /// What is stored does not read as it should.
    Damaged,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>, then: Then) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
            then,
        }
    }

    /// Whether the register itself may try the transaction again.
    pub(crate) const fn is_worth_another_try(&self) -> bool {
        matches!(self.then, Then::Again | Then::Reconnect)
    }

    /// Whether the connection is of no more use.
    pub(crate) const fn needs_new_connection(&self) -> bool {
        matches!(self.then, Then::Reconnect | Then::Unknown)
    }
}

impl From<Trouble> for RegisterError {
    fn from(trouble: Trouble) -> Self {
        let Trouble { what, remedy, then } = trouble;
        match then {
            Then::Damaged => Self::Damaged { what },
            Then::GiveUp | Then::Misfit => Self::Unavailable {
                what,
                remedy,
                passing: false,
            },
            Then::Later | Then::Again | Then::Reconnect | Then::Unknown => Self::Unavailable {
                what,
                remedy,
                passing: true,
            },
        }
    }
}

impl From<Failure> for RegisterError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Answer(error) => error,
            Failure::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<RegisterError> for Failure {
    fn from(error: RegisterError) -> Self {
        Self::Answer(error)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// What is stored does not read as it should.
pub(crate) fn damaged(what: impl Into<String>) -> Failure {
    Failure::Answer(RegisterError::Damaged { what: what.into() })
}
