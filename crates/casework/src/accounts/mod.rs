//! Who comes in: making accounts, signing in and out, changing a password or a role, closing an account. One action a
//! file.

mod add;
mod close;
mod hashing;
mod keeper;
#[cfg(test)]
mod memory;
mod password;
mod role;
mod session;
mod sign_in;

pub use add::{AddAccount, AddError, add};
pub use close::{CloseError, Closed, HandOver, close};
pub use hashing::NotHashed;
pub use keeper::Keeper;
pub use password::{
    ChangePasswordError, NewPassword, Password, SHORTEST_PASSWORD, WeakPassword, change_password,
    set_password,
};
pub use role::{ChangeRoleError, UnfitRole, change_role, in_words};
pub use session::{NotAKey, SessionKey, SessionLimits, resume, sign_out, sign_out_everywhere};
pub use sign_in::{SignIn, SignInError, SignedIn, sign_in};

use crate::ports::{Account, Accounts, Chance, Clock, RegisterError, SignInName};
use complaints::ids::AuthorityId;

/// Everything that work on accounts needs.
#[derive(Clone, Copy)]
pub struct Reception<'a> {
    /// Where accounts and sessions are kept.
    pub accounts: &'a dyn Accounts,
    /// Draws ids, salts and keys.
    pub chance: &'a dyn Chance,
    /// Tells the time.
    pub clock: &'a dyn Clock,
    /// The authority whose accounts these are.
    pub authority: AuthorityId,
    /// How long a session lasts.
    pub limits: SessionLimits,
}

/// No account can be meant by what was typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no account {typed}; `heard user list` shows those there are")]
pub struct NoSuchAccount {
    /// What was typed.
    pub typed: String,
}

/// Nobody would be left who can keep accounts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{name} is the only administrator, and somebody has to keep the accounts; make another administrator first"
)]
pub struct LastAdministrator {
    /// The name of the account.
    pub name: SignInName,
}

impl Reception<'_> {
    /// The account of that name, however it was typed.
    fn account(&self, typed: &str) -> Result<Option<Account>, RegisterError> {
        match typed.parse::<SignInName>() {
            Ok(name) => self.accounts.account_named(self.authority, &name),
            Err(_) => Ok(None),
        }
    }
}
