//! Sessions: staying signed in, and signing out.

use super::Reception;
use crate::ports::{Account, AccountId, KeyHash, RegisterError, Session};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// A use of a session is recorded when the last one is older than this, so that reading writes seldom.
const NOTED_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// So long without being used.
    pub idle: SignedDuration,
    /// So long however much it is used.
    pub absolute: SignedDuration,
}

impl Default for SessionLimits {
    /// Two hours without use, twenty in all.
    fn default() -> Self {
        Self {
            idle: SignedDuration::from_hours(2),
            absolute: SignedDuration::from_hours(20),
        }
    }
}

impl SessionLimits {
    /// Whether a session has ended by itself at an instant.
    fn ended(self, session: &Session, now: Timestamp) -> bool {
        now.duration_since(session.last_used_at) >= self.idle
            || now.duration_since(session.began_at) >= self.absolute
    }
}

/// The key of a session: 32 bytes of chance, in a cookie as 64 hexadecimal digits. Whoever holds it is signed in,
/// so it never appears in a message and is never stored; only its hash is.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionKey([u8; 32]);

/// A cookie that holds no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key of a session is 64 hexadecimal digits")]
pub struct NotAKey;

impl SessionKey {
    /// From bytes that nobody can guess.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// For the cookie: 64 hexadecimal digits.
    pub fn reveal(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |four: u8| char::from(DIGITS[usize::from(four)]);
        self.0
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
            .collect()
    }

    /// What the register knows it by.
    pub fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.0).into())
    }
}

impl FromStr for SessionKey {
    type Err = NotAKey;

    /// Reads the cookie.
    fn from_str(cookie: &str) -> Result<Self, NotAKey> {
        if cookie.len() != 64 || !cookie.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAKey);
        }
        let mut key = [0; 32];
        for (at, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&cookie[2 * at..2 * at + 2], 16).map_err(|_| NotAKey)?;
        }
        Ok(Self(key))
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey")
    }
}

/// Who is signed in with that key: their account as it is now, or nobody where the session has ended.
///
/// # Errors
/// Where the register cannot be asked.
pub fn resume(
    reception: &Reception<'_>,
    key: &SessionKey,
) -> Result<Option<Account>, RegisterError> {
    let (accounts, authority) = (reception.accounts, reception.authority);
    let Some((session, account)) = accounts.session(authority, key.hash())? else {
        return Ok(None);
    };
    let now = reception.clock.now();
    if reception.limits.ended(&session, now) || !account.is_open() {
        accounts.end_session(authority, session.key_hash)?;
        return Ok(None);
    }
    if now.duration_since(session.last_used_at) > NOTED_AFTER {
        accounts.use_session(authority, session.key_hash, now)?;
    }
    Ok(Some(account))
}

/// Signs out here.
///
/// # Errors
/// Where the register cannot be asked; then its owner may still be signed in.
pub fn sign_out(reception: &Reception<'_>, key: &SessionKey) -> Result<(), RegisterError> {
    reception
        .accounts
        .end_session(reception.authority, key.hash())
}

/// Signs out everywhere, here too.
///
/// # Errors
/// As [`sign_out`].
pub fn sign_out_everywhere(
    reception: &Reception<'_>,
    account: AccountId,
) -> Result<(), RegisterError> {
    reception
        .accounts
        .end_sessions(reception.authority, account)
}

#[cfg(test)]
mod tests {
    use super::super::memory::{Hall, at};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_session_ends_after_two_hours_without_use() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        hall.set("10:59");
        assert!(hall.resume(&ann.key).is_some());
        hall.set("12:58");
        assert!(hall.resume(&ann.key).is_some());
        hall.set("14:58");
        assert_eq!(hall.resume(&ann.key), None);
        assert_eq!(hall.accounts.sessions(), []);
    }

    #[test]
    fn a_session_ends_after_twenty_hours_however_much_it_is_used() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        for hour in 10..=23 {
            hall.set(&format!("{hour}:00"));
            assert!(hall.resume(&ann.key).is_some(), "{hour}:00");
        }
        for hour in 0..=4 {
            hall.set_day(25, &format!("{hour:02}:00"));
            assert!(hall.resume(&ann.key).is_some(), "{hour}:00 next day");
        }
        hall.set_day(25, "04:59");
        assert!(hall.resume(&ann.key).is_some());
        hall.set_day(25, "05:00");
        assert_eq!(hall.resume(&ann.key), None);
    }

    #[test]
    fn a_use_is_noted_when_the_last_one_is_more_than_a_minute_old() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        hall.set("09:01");
        hall.resume(&ann.key);
        assert_eq!(hall.accounts.sessions()[0].last_used_at, at("09:00"));
        hall.set("09:02");
        hall.resume(&ann.key);
        assert_eq!(hall.accounts.sessions()[0].last_used_at, at("09:02"));
        assert_eq!(hall.accounts.noted(), 1);
    }

    #[test]
    fn signing_out_ends_this_session_and_signing_out_everywhere_all_of_them() {
        let hall = Hall::with_ann();
        let (desk, telephone, home) = (hall.signed_in(), hall.signed_in(), hall.signed_in());
        sign_out(&hall.reception(), &desk.key).expect("out");
        assert_eq!(hall.resume(&desk.key), None);
        assert!(hall.resume(&telephone.key).is_some());
        sign_out_everywhere(&hall.reception(), home.account.id).expect("out");
        assert_eq!(hall.resume(&telephone.key), None);
        assert_eq!(hall.resume(&home.key), None);
        // to sign out twice is no error
        sign_out(&hall.reception(), &desk.key).expect("out");
    }

    #[test]
    fn a_key_that_nobody_was_given_signs_nobody_in() {
        let hall = Hall::with_ann();
        hall.signed_in();
        assert_eq!(hall.resume(&SessionKey::new([9; 32])), None);
    }

    #[test]
    fn a_key_is_known_by_its_sha_256_and_never_printed() {
        let key = SessionKey::new([0; 32]);
        let known = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925";
        assert_eq!(SessionKey(key.hash().0).reveal(), known);
        assert_eq!(format!("{key:?}"), "SessionKey");
    }

    #[test]
    fn a_cookie_of_another_length_or_alphabet_holds_no_key() {
        for cookie in ["", "00", &"g0".repeat(32), &"é".repeat(32), &"0".repeat(66)] {
            assert_eq!(cookie.parse::<SessionKey>(), Err(NotAKey), "{cookie}");
        }
    }

    proptest! {
        #[test]
        fn a_key_reads_as_it_was_written(bytes in any::<[u8; 32]>()) {
            let key = SessionKey::new(bytes);
            prop_assert_eq!(key.reveal().parse(), Ok(key));
        }
    }
}
