//! Why a screen cannot answer.

use crate::words::capital;
use casework::office::ActionError;
use casework::ports::RegisterError;
use complaints::decide::Refusal;

/// Why a screen cannot answer. The shell makes a page of it that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// There is nothing there, or nothing that this person may see: the two look alike.
    #[error("nothing there")]
    NotFound,
    /// The person may not do this.
    #[error("not allowed")]
    NotAllowed,
    /// Somebody else changed the case since the form was opened.
    #[error("the case was changed meanwhile")]
    Changed {
        /// The address of the case.
        case: String,
    },
    /// The address or the form was not made by one of our pages.
    #[error("the request does not read")]
    Unreadable,
    /// The register could not do it.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// A page could not be made.
    #[error("a page cannot be made: {0}")]
    Template(#[from] minijinja::Error),
    /// Something that should always work did not.
    #[error("{0}")]
    Fault(String),
}

/// What came of a command that a form gave: done, or said back to the person who gave it.
#[derive(Debug)]
pub enum Said {
    /// The rules or the case refuse it: sentences for the form.
    Refused(Vec<String>),
    /// It could not be tried.
    Trouble(Trouble),
}

impl Said {
    /// Sorts what went wrong.
    pub fn of(error: ActionError, case: &str) -> Self {
        match error {
            ActionError::Refused(refusal) => Self::Refused(sentences(&refusal)),
            ActionError::Illegible(what) => Self::Refused(vec![what]),
            ActionError::Register(RegisterError::Conflict { .. }) => {
                Self::Trouble(Trouble::Changed {
                    case: case.to_owned(),
                })
            }
            ActionError::Register(
                error @ (RegisterError::NoSuchOfficer { .. }
                | RegisterError::NobodyOfTheTeam
                | RegisterError::KeeperLeft { .. }),
            ) => Self::Refused(vec![format!("{}.", capital(&error.to_string()))]),
            ActionError::Register(error) => Self::Trouble(error.into()),
            ActionError::NoSuchCase { .. } => Self::Trouble(Trouble::NotFound),
            ActionError::Broken(error) => Self::Trouble(Trouble::Fault(error.to_string())),
        }
    }
}

/// A refusal as sentences, each with what to do instead and its source.
pub fn sentences(refusal: &Refusal) -> Vec<String> {
    let said: Vec<String> = match refusal {
        Refusal::Guards { remarks } => remarks.iter().map(ToString::to_string).collect(),
        Refusal::Impossible { found } => found.iter().map(ToString::to_string).collect(),
        other => vec![other.to_string()],
    };
    said.iter().map(|it| capital(it)).collect()
}
