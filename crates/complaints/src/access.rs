//! Who may see what. One function decides it; every query of a register obeys it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What somebody may do in Heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewerRole {
    /// At the command line of the server: sees all, and every look is recorded.
    Operator,
    /// The complaints manager and the complaints team.
    ComplaintsTeam,
    /// A manager of one or more teams: sees the cases that involve them.
    TeamManager,
    /// Head of service or director: sees all cases.
    HeadOfService,
    /// Keeps accounts and settings: sees no case.
    Administrator,
}

impl ViewerRole {
    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::ComplaintsTeam => "complaints_team",
            Self::TeamManager => "team_manager",
            Self::HeadOfService => "head_of_service",
            Self::Administrator => "administrator",
        }
    }
}

/// Whoever looks at cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The account.
    pub account: String,
    /// The role.
    pub role: ViewerRole,
    /// The teams that a manager answers for.
    pub teams: BTreeSet<String>,
}

impl Viewer {
    /// The viewer at the command line.
    pub fn operator(account: impl Into<String>) -> Self {
        Self {
            account: account.into(),
            role: ViewerRole::Operator,
            teams: BTreeSet::new(),
        }
    }
}

/// The cases that a viewer may see. A register renders it to a query; [`Scope::holds`] says the same in Rust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every case.
    Everything,
    /// Cases that involve one of these teams.
    Teams(BTreeSet<String>),
    /// No case.
    Nothing,
}

/// Decides which cases a viewer may see.
pub fn scope(viewer: &Viewer) -> Scope {
    match viewer.role {
        ViewerRole::Operator | ViewerRole::ComplaintsTeam | ViewerRole::HeadOfService => {
            Scope::Everything
        }
        ViewerRole::TeamManager if viewer.teams.is_empty() => Scope::Nothing,
        ViewerRole::TeamManager => Scope::Teams(viewer.teams.clone()),
        ViewerRole::Administrator => Scope::Nothing,
    }
}

impl Scope {
    /// Whether a case that involves these teams is in the scope.
    pub fn holds(&self, teams: &[String]) -> bool {
        match self {
            Self::Everything => true,
            Self::Teams(seen) => teams.iter().any(|team| seen.contains(team)),
            Self::Nothing => false,
        }
    }
}
