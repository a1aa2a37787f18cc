//! Whoever keeps accounts.

use super::Reception;
use crate::ports::{Account, Look, LookedAt, RegisterError};
use complaints::access::ViewerRole;
use complaints::recorded::Actor;

/// Whoever keeps accounts, at a reception. What they do stands in the access log before it is done.
pub struct Keeper<'a> {
    /// The reception.
    pub reception: Reception<'a>,
    /// Who it is.
    pub by: Actor,
    /// Writes into the access log; durable when it returns.
    pub log: Box<dyn Fn(Look) -> Result<(), RegisterError> + 'a>,
}

impl Keeper<'_> {
    /// Records what is about to be done to an account: "close ann.holt".
    ///
    /// # Errors
    /// What cannot be recorded is not done.
    pub(super) fn does(&self, what: String) -> Result<(), RegisterError> {
        self.record(LookedAt::Account, what)
    }

    /// Records what was asked for and refused.
    ///
    /// # Errors
    /// A register that cannot record it.
    pub(super) fn is_refused(&self, what: String) -> Result<(), RegisterError> {
        self.record(LookedAt::Refused, what)
    }

    /// Whether nobody could keep accounts without this one.
    ///
    /// # Errors
    /// A register that cannot answer.
    pub(super) fn is_last_administrator(&self, account: &Account) -> Result<bool, RegisterError> {
        let keeps_accounts = |it: &Account| it.is_open() && it.role == ViewerRole::Administrator;
        if !keeps_accounts(account) {
            return Ok(false);
        }
        let all = self.reception.accounts.accounts(self.reception.authority)?;
        Ok(!all
            .iter()
            .any(|it| it.id != account.id && keeps_accounts(it)))
    }

    fn record(&self, at_what: LookedAt, detail: String) -> Result<(), RegisterError> {
        (self.log)(Look {
            at: self.reception.clock.now(),
            by: self.by.clone(),
            at_what,
            case: None,
            detail,
        })
    }
}
