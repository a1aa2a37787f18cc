//! How the program ends: one code for each kind of end, and one message that says what to do.

use casework::accounts::{AddError, ChangePasswordError, ChangeRoleError, CloseError};
use casework::office::ActionError;
use casework::ports::{AccountsError, RegisterError};
use casework::year::YearError;
use std::io::Write;
use std::process::ExitCode;

/// Why the program ended without doing what was asked.
#[derive(Debug)]
pub struct Failure {
    end: End,
    message: String,
}

/// The ends that are not success. `docs/command-line.md` lists them for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A check found something wrong: damage, a figure that does not reconcile.
    Found = 1,
    /// The command line does not say what to do.
    Usage = 2,
    /// What was given is wrong: a file of records, a definition, a date, a reference.
    Input = 3,
    /// The database is missing, foreign, of another version, read-only, full or out of reach.
    Database = 4,
    /// A rule refuses it, or somebody else changed the case meanwhile.
    Refused = 5,
    /// A file could not be read or written.
    File = 6,
    /// Stopped by Ctrl-C; nothing was stored.
    Stopped = 130,
    /// The reader of the output has gone away; nothing is wrong.
    Piped = 0,
}

impl Failure {
    /// With its end and its message.
    pub fn new(end: End, message: impl Into<String>) -> Self {
        Self {
            end,
            message: message.into(),
        }
    }

    /// Wrong input.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new(End::Input, message)
    }

    /// A file that could not be read or written.
    pub fn file(what: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        let why = in_words(error);
        Self::new(
            End::File,
            format!("could not {what} {}: {why}", path.display()),
        )
    }

    /// What is damaged, as `heard verify` says it: every other command says to run that one.
    #[must_use]
    pub fn found_damaged(mut self) -> Self {
        if let Some((what, _)) = self
            .message
            .split_once(casework::ports::RegisterError::RUN_VERIFY)
        {
            self.message = format!("{what}{RESTORE}");
        }
        self
    }

    /// With what was done before it.
    #[must_use]
    pub fn after(mut self, done: &str) -> Self {
        self.message = format!("{}. But {done}", self.message);
        self
    }

    /// With a way on for whoever was refused; any other end says what to do itself.
    #[must_use]
    pub fn with_a_way_on(mut self, way_on: &str) -> Self {
        if self.end == End::Refused {
            self.message = format!("{}\n{way_on}", self.message);
        }
        self
    }

    /// Says what is wrong.
    pub fn say(&self, out: &mut dyn Write) {
        if self.end != End::Piped && !self.message.is_empty() {
            // there is nobody left to tell if this does not work
            let _ = writeln!(out, "heard: {}", self.message);
        }
    }

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(self.end as u8)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::new(End::Piped, "");
        }
        let why = in_words(&error);
        Self::new(End::File, format!("could not write the output: {why}"))
    }
}

/// Why a file could not be used, and what to do about it.
fn in_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let known = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder; check the name",
        ErrorKind::PermissionDenied => {
            "the account that runs Heard may not do that; give it the right to"
        }
        ErrorKind::IsADirectory => "it is a folder; name a file",
        ErrorKind::NotADirectory => {
            "a part of the name that should be a folder is none; check the name"
        }
        ErrorKind::AlreadyExists => "something of that name is there already; choose another",
        ErrorKind::StorageFull => "the disk is full; free some space, then try again",
        ErrorKind::ReadOnlyFilesystem => "the disk takes no writes; choose another folder",
        ErrorKind::InvalidData => "it is not UTF-8; save it as UTF-8",
        _ => return error.to_string(),
    };
    known.to_owned()
}

/// What there is to do where the register itself is damaged.
pub const RESTORE: &str =
    "; what is in it cannot be checked, so restore it from a backup, as docs/deployment.md says";

impl From<RegisterError> for Failure {
    fn from(error: RegisterError) -> Self {
        let end = match &error {
            RegisterError::Conflict { .. }
            | RegisterError::ReferenceTaken { .. }
            | RegisterError::NoSuchOfficer { .. }
            | RegisterError::NobodyOfTheTeam
            | RegisterError::KeeperLeft { .. } => End::Refused,
            RegisterError::Stopped => End::Stopped,
            RegisterError::Unavailable { .. } | RegisterError::Damaged { .. } => End::Database,
        };
        Self::new(end, error.to_string())
    }
}

impl From<ActionError> for Failure {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::Register(error) => error.into(),
            ActionError::NoSuchCase { .. } | ActionError::Illegible(_) => {
                Self::input(error.to_string())
            }
            ActionError::Refused(_) => Self::new(End::Refused, error.to_string()),
            ActionError::Broken(_) => Self::new(End::Database, error.to_string()),
        }
    }
}

impl From<AccountsError> for Failure {
    fn from(error: AccountsError) -> Self {
        match error {
            AccountsError::Register(error) => error.into(),
            AccountsError::NameTaken { .. }
            | AccountsError::LastAdministrator
            | AccountsError::CasesLeft { .. } => Self::new(End::Refused, error.to_string()),
            AccountsError::NoSuchAccount => Self::input(error.to_string()),
        }
    }
}

impl From<AddError> for Failure {
    fn from(error: AddError) -> Self {
        match error {
            AddError::Accounts(error) => error.into(),
            wrong => Self::input(wrong.to_string()),
        }
    }
}

impl From<ChangePasswordError> for Failure {
    fn from(error: ChangePasswordError) -> Self {
        match error {
            ChangePasswordError::Accounts(error) => error.into(),
            ChangePasswordError::Closed { .. } => Self::new(End::Refused, error.to_string()),
            wrong => Self::input(wrong.to_string()),
        }
    }
}

impl From<ChangeRoleError> for Failure {
    fn from(error: ChangeRoleError) -> Self {
        match error {
            ChangeRoleError::Accounts(error) => error.into(),
            ChangeRoleError::Closed { .. } | ChangeRoleError::LastAdministrator(_) => {
                Self::new(End::Refused, error.to_string())
            }
            wrong => Self::input(wrong.to_string()),
        }
    }
}

impl From<YearError> for Failure {
    fn from(error: YearError) -> Self {
        match error {
            YearError::Register(error) => error.into(),
            wrong => Self::input(wrong.to_string()),
        }
    }
}

impl From<CloseError> for Failure {
    fn from(error: CloseError) -> Self {
        match error {
            CloseError::Accounts(error) => error.into(),
            CloseError::NotHandedOver(error) => error.into(),
            CloseError::ClosedAlready { .. }
            | CloseError::LastAdministrator(_)
            | CloseError::CasesLeft { .. }
            | CloseError::Unfit { .. } => Self::new(End::Refused, error.to_string()),
            CloseError::NoSuchAccount(_) => Self::input(error.to_string()),
        }
    }
}
