//! Accounts and sessions: who may sign in, and who has. A port; crate `register` is the adapter.
//!
//! They are no part of any case's history: a rebuild leaves them alone and an export does not hold them.

use super::{Change, RegisterError};
use complaints::access::{Viewer, ViewerRole};
use complaints::ids::{AuthorityId, CaseId};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Where accounts and sessions are kept.
pub trait Accounts: Send + Sync {
    /// Adds an account. The same account added again changes nothing.
    ///
    /// # Errors
    /// [`AccountsError::NameTaken`] where another account has its name, open or closed.
    fn add_account(&self, authority: AuthorityId, account: Account) -> Result<(), AccountsError>;

    /// The account of that name, open or closed.
    fn account_named(
        &self,
        authority: AuthorityId,
        name: &SignInName,
    ) -> Result<Option<Account>, RegisterError>;

    /// Every account, ordered by its sign-in name.
    fn accounts(&self, authority: AuthorityId) -> Result<Vec<Account>, RegisterError>;

    /// Changes the password, and ends every session of the account in the same transaction.
    ///
    /// # Errors
    /// [`AccountsError::NoSuchAccount`], as every change of an account that is not there.
    fn change_password(
        &self,
        authority: AuthorityId,
        account: AccountId,
        password: PasswordHash,
    ) -> Result<(), AccountsError>;

    /// Changes the role and the teams, which count from the next use of a session.
    ///
    /// # Errors
    /// [`AccountsError::LastAdministrator`], however many are changed in the same moment; [`AccountsError::CasesLeft`] where
    /// the role neither keeps the cases that the account does nor sees those that nobody else would.
    fn change_role(
        &self,
        authority: AuthorityId,
        account: AccountId,
        role: ViewerRole,
        teams: BTreeSet<String>,
    ) -> Result<(), AccountsError>;

    /// Closes the account for good, ends every session of it and stores the changes that hand over its cases, all in one
    /// transaction or none. One that is closed stays closed since when it was.
    ///
    /// # Errors
    /// [`AccountsError::LastAdministrator`], however many are closed in the same moment; [`AccountsError::CasesLeft`] where a
    /// case would be left with it all the same.
    fn close_account(
        &self,
        authority: AuthorityId,
        account: AccountId,
        at: Timestamp,
        handed_over: Vec<Change>,
    ) -> Result<(), AccountsError>;

    /// What the account of that name has that somebody has to have.
    fn held(&self, authority: AuthorityId, name: &SignInName) -> Result<Held, RegisterError>;

    /// Begins a session, if the account is still open and its password is still the one that was checked;
    /// answers whether it is. So nobody comes in with a password that is being changed at that moment.
    fn begin_session(
        &self,
        authority: AuthorityId,
        session: Session,
        checked: &PasswordHash,
    ) -> Result<bool, RegisterError>;

    /// The session of that key, and the account as it is now.
    fn session(
        &self,
        authority: AuthorityId,
        key_hash: KeyHash,
    ) -> Result<Option<(Session, Account)>, RegisterError>;

    /// Records that a session was used.
    fn use_session(
        &self,
        authority: AuthorityId,
        key_hash: KeyHash,
        at: Timestamp,
    ) -> Result<(), RegisterError>;

    /// Ends a session. One that is not there has ended.
    fn end_session(&self, authority: AuthorityId, key_hash: KeyHash) -> Result<(), RegisterError>;

    /// Ends every session of an account.
    fn end_sessions(&self, authority: AuthorityId, account: AccountId)
    -> Result<(), RegisterError>;

    /// Ends every session that began before an instant.
    fn end_sessions_begun_before(
        &self,
        authority: AuthorityId,
        at: Timestamp,
    ) -> Result<(), RegisterError>;
}

/// What an account has that somebody has to have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The open cases that it keeps.
    pub kept: Vec<CaseId>,
    /// The restricted cases that nobody else of the complaints team with an open account may see.
    pub alone: Vec<CaseId>,
}

/// What an account is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub Uuid);

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What its owner types to sign in, and what histories and the access log name. It belongs to this account
    /// for ever, so that a history never names two people by one word.
    pub sign_in_name: SignInName,
    /// The name that others read.
    pub name: String,
    /// The role.
    pub role: ViewerRole,
    /// The teams that a team manager answers for.
    pub teams: BTreeSet<String>,
    /// What its password is checked against.
    pub password: PasswordHash,
    /// When it was made.
    pub made_at: Timestamp,
    /// Since when nobody can sign in with it; none while it is open.
    pub closed_at: Option<Timestamp>,
}

impl Account {
    /// Its owner as somebody who looks at cases.
    pub fn viewer(&self) -> Viewer {
        Viewer {
            account: self.sign_in_name.to_string(),
            role: self.role,
            teams: self.teams.clone(),
        }
    }

    /// Whether its owner can sign in.
    pub const fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// What somebody types to sign in: 1 to 100 letters a to z, figures and `. - _ @ +`, all in lower case. An e-mail
/// address can be one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignInName(String);

/// The longest sign-in name.
const LONGEST_NAME: usize = 100;

/// Why a text is no sign-in name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a sign-in name has 1 to {LONGEST_NAME} letters a to z, figures and the signs . - _ @ + and no spaces; an e-mail \
     address will do"
)]
pub struct NotASignInName;

impl SignInName {
    /// Its text, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SignInName {
    type Err = NotASignInName;

    /// Reads what was typed: capitals are as good as small letters, and spaces around it do not matter.
    fn from_str(typed: &str) -> Result<Self, NotASignInName> {
        let name = typed.trim().to_ascii_lowercase();
        let fits = |letter: u8| {
            letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'-' | b'_' | b'@' | b'+')
        };
        if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(fits) {
            return Err(NotASignInName);
        }
        Ok(Self(name))
    }
}

impl fmt::Display for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What a password is checked against: its hash with the salt and the cost, in the PHC string format. It never
/// appears in a message.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// From its PHC string.
    pub fn new(phc: impl Into<String>) -> Self {
        Self(phc.into())
    }

    /// Its PHC string, for the register and for checking.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash")
    }
}

/// The SHA-256 of a session's key. The key itself is only in its owner's browser, so whoever reads the database
/// can take over no session.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyHash(pub [u8; 32]);

impl fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyHash")
    }
}

/// The time for which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The hash of its key.
    pub key_hash: KeyHash,
    /// Whose it is.
    pub account: AccountId,
    /// When its owner signed in.
    pub began_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_used_at: Timestamp,
}

/// Why an account could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The council would be left without an open account of an administrator.
    #[error(
        "this is the only administrator, and somebody has to keep the accounts; make another administrator first"
    )]
    LastAdministrator,
    /// Cases would be left with somebody who does not keep or see them.
    #[error("{}; somebody has to take them first", left(*.kept, *.alone))]
    CasesLeft {
        /// How many open cases it keeps.
        kept: usize,
        /// How many restricted cases nobody else of the complaints team sees.
        alone: usize,
    },
    /// Another account has, or had, that name.
    #[error(
        "there is, or was, an account {name} already; a sign-in name is never given to a second person, so take another"
    )]
    NameTaken {
        /// The name.
        name: SignInName,
    },
    /// There is no account of that id.
    #[error("that account is not there; `heard user list` shows those there are")]
    NoSuchAccount,
    /// The register could not do it.
    #[error(transparent)]
    Register(#[from] RegisterError),
}

/// What would be left, in a sentence without its full stop.
fn left(kept: usize, alone: usize) -> String {
    let of = |many: usize, one: &str, more: &str| match many {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {more}")),
    };
    let all = [
        of(kept, "open case that it keeps", "open cases that it keeps"),
        of(
            alone,
            "restricted case that nobody else of the complaints team sees",
            "restricted cases that nobody else of the complaints team sees",
        ),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    format!("this account would leave {}", all.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("ann.holt", "ann.holt")]
    #[case("  Ann.Holt@Northmere.example ", "ann.holt@northmere.example")]
    #[case("TEAM_2+cover-1", "team_2+cover-1")]
    fn a_sign_in_name_is_read_in_lower_case(#[case] typed: &str, #[case] read: &str) {
        assert_eq!(typed.parse::<SignInName>().expect("a name").as_str(), read);
    }

    #[rstest]
    #[case("")]
    #[case("   ")]
    #[case("ann holt")]
    #[case("ann\nholt")]
    #[case("änn")]
    #[case("ann/holt")]
    fn what_could_be_mistaken_for_another_name_is_none(#[case] typed: &str) {
        assert_eq!(typed.parse::<SignInName>(), Err(NotASignInName));
    }

    #[test]
    fn a_sign_in_name_has_at_most_100_letters() {
        assert!("a".repeat(100).parse::<SignInName>().is_ok());
        assert_eq!("a".repeat(101).parse::<SignInName>(), Err(NotASignInName));
    }

    #[test]
    fn neither_a_password_s_hash_nor_a_key_s_is_printed() {
        let hash = PasswordHash::new("$argon2id$secret");
        assert_eq!(format!("{hash:?}"), "PasswordHash");
        assert_eq!(format!("{:?}", KeyHash([7; 32])), "KeyHash");
    }
}
