//! Closing an account.

use super::{Keeper, LastAdministrator, NoSuchAccount};
use crate::office::ActionError;
use crate::ports::{Account, AccountsError, Change, Held, RegisterError, SignInName};
use complaints::access::ViewerRole;
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
        name: SignInName,
        /// Since when.
        since: Timestamp,
    },
    /// It has cases that somebody has to take.
    #[error(
        "{name} keeps open cases ({kept}) or alone sees restricted ones ({alone}); say who takes them (`--cases-to ACCOUNT`)"
    )]
    CasesLeft {
        /// Its name.
        name: SignInName,
        /// How many open cases it keeps.
        kept: usize,
        /// How many restricted cases nobody else of the complaints team sees.
        alone: usize,
    },
    /// Whoever is to take the cases cannot.
    #[error("{to} cannot take the cases: {why}")]
    Unfit {
        /// What was typed.
        to: String,
        /// Why not.
        why: &'static str,
    },
    /// A case could not be handed over.
    #[error(transparent)]
    NotHandedOver(#[from] ActionError),
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

/// What came of closing an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The account.
    pub account: Account,
    /// How many cases somebody else has now.
    pub handed_over: usize,
}

/// Hands over the cases of an account that is closed: gives the changes of all of them.
pub type HandOver<'a> =
    dyn Fn(&SignInName, &Account, &Held) -> Result<Vec<Change>, ActionError> + 'a;

/// Closes an account for good and signs its owner out everywhere. What its owner did stands, under the same name. Its open
/// cases, and the restricted ones that nobody else of the team sees, go to the account that takes them, all in one
/// transaction with the closing, or nothing is done.
///
/// # Errors
/// An account that is not there, or closed already; the only administrator; cases that nobody takes, or that the account
/// named cannot.
pub fn close(
    keeper: &Keeper<'_>,
    typed_name: &str,
    cases_to: Option<&str>,
    hand_over: &HandOver<'_>,
) -> Result<Closed, CloseError> {
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
    let held = reception
        .accounts
        .held(reception.authority, &account.sign_in_name)?;
    let changes = match (cases_to, held == Held::default()) {
        (_, true) => Vec::new(),
        (None, false) => {
            keeper.is_refused(what)?;
            return Err(CloseError::CasesLeft {
                name: account.sign_in_name,
                kept: held.kept.len(),
                alone: held.alone.len(),
            });
        }
        (Some(to), false) => {
            let taker = taker(keeper, &account, &held, to)?;
            hand_over(&account.sign_in_name, &taker, &held)?
        }
    };
    let what = match cases_to {
        Some(to) if !changes.is_empty() => format!("{what}, cases to {to}"),
        _ => what,
    };
    keeper.does(what)?;
    let now = reception.clock.now();
    let handed_over = changes.len();
    reception
        .accounts
        .close_account(reception.authority, account.id, now, changes)?;
    Ok(Closed {
        account: Account {
            closed_at: Some(now),
            ..account
        },
        handed_over,
    })
}

/// The account that takes the cases.
fn taker(
    keeper: &Keeper<'_>,
    leaver: &Account,
    held: &Held,
    typed: &str,
) -> Result<Account, CloseError> {
    let unfit = |why| {
        Err(CloseError::Unfit {
            to: typed.to_owned(),
            why,
        })
    };
    let Some(taker) = keeper.reception.account(typed)? else {
        return unfit("there is no such account");
    };
    if taker.id == leaver.id {
        return unfit("it is the account that is closed");
    }
    if !taker.is_open() {
        return unfit("that account is closed");
    }
    match taker.role {
        ViewerRole::ComplaintsTeam => Ok(taker),
        ViewerRole::TeamManager if held.alone.is_empty() => Ok(taker),
        _ => unfit("somebody of the complaints team has to"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::{Hall, at, shut};
    use super::super::resume;

    #[test]
    fn a_closed_account_is_signed_out_everywhere_and_kept() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        hall.set("10:00");
        let closed = shut(&hall.keeper(), "Ann.Holt").expect("closed").account;
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
        shut(&hall.keeper(), "ann.holt").expect("closed");
        hall.set("10:00");
        let again = shut(&hall.keeper(), "ann.holt").expect_err("it is closed");
        assert_eq!(
            again.to_string(),
            "the account ann.holt has been closed since 2026-11-24T09:00:00Z"
        );
        let nobody = shut(&hall.keeper(), "bob").expect_err("there is none");
        assert_eq!(
            nobody.to_string(),
            "there is no account bob; `heard user list` shows those there are"
        );
    }
}
