//! The access log: who looked at what, and a look that is on its way to the disk.

use super::RegisterError;
use complaints::ids::CaseId;
use complaints::recorded::Actor;
use jiff::Timestamp;

/// A look at something, for the access log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// Who, and in which role.
    pub by: Actor,
    /// At what.
    pub at_what: LookedAt,
    /// The case, where it was one.
    pub case: Option<CaseId>,
    /// What was asked for, without anything personal: a report's name, a filter's fields.
    pub detail: String,
}

/// What somebody looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LookedAt {
    /// A case.
    Case,
    /// A list of cases.
    List,
    /// A report or a figure's cases.
    Report,
    /// An export.
    Export,
    /// An account, which they made, changed or closed.
    Account,
    /// Something that was refused.
    Refused,
}

impl LookedAt {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Case,
        Self::List,
        Self::Report,
        Self::Export,
        Self::Account,
        Self::Refused,
    ];

    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::List => "list",
            Self::Report => "report",
            Self::Export => "export",
            Self::Account => "account",
            Self::Refused => "refused",
        }
    }
}

/// A look that is being recorded, while whoever looks is being served.
#[must_use = "nothing may be shown before the look is recorded"]
pub struct Looking(Box<dyn FnOnce() -> Result<(), RegisterError> + Send>);

impl Looking {
    /// A look that is recorded when the wait ends, and not before.
    pub fn until(wait: impl FnOnce() -> Result<(), RegisterError> + Send + 'static) -> Self {
        Self(Box::new(wait))
    }

    /// Waits until the look is on the disk.
    ///
    /// # Errors
    /// A look that cannot be recorded: then nothing may be shown.
    pub fn recorded(self) -> Result<(), RegisterError> {
        (self.0)()
    }
}
