//! Closing an account.

use super::{Keeper, LastAdministrator, NoSuchAccount};
use crate::ports::{Account, AccountsError, RegisterError};
use jiff::Timestamp;

/// Why an account was not closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    /// No account of that name.
    #[error(transparent)]
    NoSuchAccount(#[from] NoSuchAccount),
    /// It is closed.
    #[error("the account {name} has been closed since {since:.0}")]
    ClosedAlready {
        /// Its name.
        name: crate::ports::SignInName,
        /// Since when.
        since: Timestamp,
    },
    /// Nobody would be left who can keep accounts.
    #[error(transparent)]
    LastAdministrator(#[from] LastAdministrator),
    /// The register could not do it.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl From<RegisterError> for CloseError {
    fn from(error: RegisterError) -> Self {
        Self::Accounts(error.into())
    }
}

/// Closes an account for good and signs its owner out everywhere. What its owner did stands, under the same name.
///
/// # Errors
/// An account that is not there, or closed already; the only administrator.
pub fn close(keeper: &Keeper<'_>, typed_name: &str) -> Result<Account, CloseError> {
    let reception = &keeper.reception;
    let account = reception
        .account(typed_name)?
        .ok_or_else(|| NoSuchAccount {
            typed: typed_name.to_owned(),
        })?;
    if let Some(since) = account.closed_at {
        return Err(CloseError::ClosedAlready {
            name: account.sign_in_name,
            since,
        });
    }
    let what = format!("close {}", account.sign_in_name);
    if keeper.is_last_administrator(&account)? {
        keeper.is_refused(what)?;
        let name = account.sign_in_name;
        return Err(LastAdministrator { name }.into());
    }
    keeper.does(what)?;
    let now = reception.clock.now();
    reception
        .accounts
        .close_account(reception.authority, account.id, now)?;
    Ok(Account {
        closed_at: Some(now),
        ..account
    })
}

#[cfg(test)]
mod tests {
    use super::super::memory::{Hall, at};
    use super::super::resume;
    use super::*;

    #[test]
    fn a_closed_account_is_signed_out_everywhere_and_kept() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        hall.set("10:00");
        let closed = close(&hall.keeper(), "Ann.Holt").expect("closed");
        assert_eq!(closed.closed_at, Some(at("10:00")));
        assert_eq!(resume(&hall.reception(), &ann.key).expect("read"), None);
        assert_eq!(hall.accounts.all(), [closed]);
        assert_eq!(
            hall.logged(),
            [
                "account: make ann.holt, complaints team",
                "account: close ann.holt"
            ]
        );
    }

    #[test]
    fn an_account_is_closed_once() {
        let hall = Hall::with_ann();
        close(&hall.keeper(), "ann.holt").expect("closed");
        hall.set("10:00");
        let again = close(&hall.keeper(), "ann.holt").expect_err("it is closed");
        assert_eq!(
            again.to_string(),
            "the account ann.holt has been closed since 2026-11-24T09:00:00Z"
        );
        let nobody = close(&hall.keeper(), "bob").expect_err("there is none");
        assert_eq!(
            nobody.to_string(),
            "there is no account bob; `heard user list` shows those there are"
        );
    }
}
