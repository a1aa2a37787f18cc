//! Signing in.

use super::hashing::{self, NOBODY};
use super::session::SessionKey;
use super::{Password, Reception};
use crate::ports::{Account, PasswordHash, RegisterError, Session};

/// What somebody gives to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The sign-in name, as it was typed.
    pub sign_in_name: String,
    /// The password.
    pub password: Password,
}

/// Somebody who is signed in now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The key of the session, for its owner's browser and nobody else.
    pub key: SessionKey,
    /// Who it is.
    pub account: Account,
}

/// Why somebody was not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// There is no such account, or it is closed, or the password is not right. Which of them is not said, and
    /// each takes as long.
    #[error("the sign-in name or the password is not right")]
    Wrong,
    /// The register could not be asked.
    #[error(transparent)]
    Register(#[from] RegisterError),
}

/// Signs somebody in, with a key that no session had before.
///
/// It does not count wrong tries; whoever calls it limits how often it is called.
///
/// # Errors
/// [`SignInError::Wrong`] for whatever is wrong with what was given.
pub fn sign_in(reception: &Reception<'_>, given: &SignIn) -> Result<SignedIn, SignInError> {
    let account = reception.account(&given.sign_in_name)?;
    let hash = account
        .as_ref()
        .map_or_else(|| PasswordHash::new(NOBODY), |it| it.password.clone());
    // checked whatever the account, so that the time it takes tells nothing
    let fits = hashing::fits(&given.password, &hash);
    let account = account
        .filter(|account| fits && account.is_open())
        .ok_or(SignInError::Wrong)?;

    let now = reception.clock.now();
    let key = SessionKey::new(reception.chance.key());
    let session = Session {
        key_hash: key.hash(),
        account: account.id,
        began_at: now,
        last_used_at: now,
    };
    let began = reception
        .accounts
        .begin_session(reception.authority, session, &hash)?;
    if !began {
        return Err(SignInError::Wrong);
    }
    // whoever never signed out leaves a session behind; it ended long ago, and goes now
    if let Ok(ended) = now.checked_sub(reception.limits.absolute) {
        reception
            .accounts
            .end_sessions_begun_before(reception.authority, ended)?;
    }
    Ok(SignedIn { key, account })
}

#[cfg(test)]
mod tests {
    use super::super::memory::{Hall, PASSWORD, at, shut};
    use super::super::resume;
    use super::*;

    fn wrong(outcome: Result<SignedIn, SignInError>) -> String {
        outcome.expect_err("it is wrong").to_string()
    }

    #[test]
    fn a_name_in_any_case_and_its_password_sign_in() {
        let hall = Hall::with_ann();
        let given = SignIn {
            sign_in_name: " Ann.HOLT ".to_owned(),
            password: Password::new(PASSWORD),
        };
        let ann = sign_in(&hall.reception(), &given).expect("signed in");
        assert_eq!(ann.account.name, "Ann Holt");
        let session = hall.accounts.sessions()[0].clone();
        assert_eq!(session.key_hash, ann.key.hash());
        assert_eq!(
            (session.began_at, session.last_used_at),
            (at("09:00"), at("09:00"))
        );
    }

    #[test]
    fn an_unknown_name_a_wrong_password_and_a_closed_account_get_one_answer() {
        let hall = Hall::with_ann();
        let as_name = |name: &str| {
            let given = SignIn {
                sign_in_name: name.to_owned(),
                password: Password::new(PASSWORD),
            };
            sign_in(&hall.reception(), &given)
        };
        let answer = "the sign-in name or the password is not right";
        assert_eq!(wrong(hall.sign_in("six green bottle")), answer);
        assert_eq!(wrong(as_name("bob")), answer);
        assert_eq!(wrong(as_name("no name at all")), answer);
        shut(&hall.keeper(), "ann.holt").expect("closed");
        assert_eq!(wrong(hall.sign_in(PASSWORD)), answer);
        assert_eq!(hall.accounts.sessions(), []);
    }

    #[test]
    fn the_password_that_unknown_names_are_checked_against_opens_nothing() {
        let hall = Hall::empty();
        assert_eq!(
            wrong(hall.sign_in("nobody")),
            "the sign-in name or the password is not right"
        );
    }

    #[test]
    fn every_sign_in_has_a_key_of_its_own() {
        let hall = Hall::with_ann();
        let (first, second) = (hall.signed_in(), hall.signed_in());
        assert_ne!(first.key, second.key);
        for each in [first, second] {
            assert!(
                resume(&hall.reception(), &each.key)
                    .expect("read")
                    .is_some()
            );
        }
    }

    #[test]
    fn a_sign_in_clears_away_sessions_that_ended_long_ago() {
        let hall = Hall::with_ann();
        hall.signed_in();
        hall.set("19:00");
        let second = hall.signed_in();
        assert_eq!(hall.accounts.sessions().len(), 2);
        hall.set_day(25, "05:01");
        let third = hall.signed_in();
        let kept: Vec<_> = hall
            .accounts
            .sessions()
            .iter()
            .map(|session| session.key_hash)
            .collect();
        assert_eq!(kept, [second.key.hash(), third.key.hash()]);
    }
}
