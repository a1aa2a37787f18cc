//! Hashing passwords, with Argon2id at the cost that OWASP advises.
//!
//! One hash takes 19 MiB and some 40 milliseconds (38 measured, on one of two busy cores): so a stolen database
//! gives up a good password only after years, and a sign-in keeps nobody waiting.

use super::password::Password;
use crate::ports::PasswordHash;
use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use complaints::personal::Salt;

/// Memory, in KiB.
const MEMORY: u32 = 19 * 1024;
/// How often the memory is gone over.
const PASSES: u32 = 2;
/// How many threads can share the work.
const LANES: u32 = 1;

/// The hash of a password that nobody has, at the same cost: what is checked where there is no account, so that
/// an unknown name takes as long as a wrong password.
pub(super) const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmUhIQ$\
     4cWgbwLGtdMyHYK5tDq8LUZ7N2IpV9yh8cTSmpHrZzU";

/// A password that could not be hashed: the machine has too little memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the machine has too little memory to hash a password (19 MiB are needed); close other programs, then try again"
)]
pub struct NotHashed;

fn argon2() -> Result<Argon2<'static>, NotHashed> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|_| NotHashed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password with a salt of its own.
pub(super) fn hash(password: &Password, salt: Salt) -> Result<PasswordHash, NotHashed> {
    let hash: phc::PasswordHash = argon2()?
        .hash_password_with_salt(password.reveal().as_bytes(), &salt.0)
        .map_err(|_| NotHashed)?;
    Ok(PasswordHash::new(hash.to_string()))
}

/// Whether the password is the one that was hashed, at the cost that the hash names. What is no hash fits no
/// password.
pub(super) fn fits(password: &Password, hash: &PasswordHash) -> bool {
    let Ok(hash) = phc::PasswordHash::new(hash.reveal()) else {
        return false;
    };
    argon2().is_ok_and(|argon2| {
        argon2
            .verify_password(password.reveal().as_bytes(), &hash)
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashed(password: &str, salt: u8) -> PasswordHash {
        hash(&Password::new(password), Salt([salt; 16])).expect("hashed")
    }

    #[test]
    fn a_hash_names_its_cost_and_its_salt_and_fits_its_password_only() {
        let hash = hashed("six green bottles", 1);
        let (cost, _) = hash.reveal().rsplit_once('$').expect("a PHC string");
        assert_eq!(
            cost,
            "$argon2id$v=19$m=19456,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ"
        );
        assert!(fits(&Password::new("six green bottles"), &hash));
        assert!(!fits(&Password::new("six green bottle"), &hash));
        assert_ne!(hash, hashed("six green bottles", 2));
    }

    #[test]
    fn an_unknown_name_costs_what_a_wrong_password_costs() {
        let nobody = phc::PasswordHash::new(NOBODY).expect("a PHC string");
        let somebody = hashed("six green bottles", 1);
        let somebody = phc::PasswordHash::new(somebody.reveal()).expect("a PHC string");
        assert_eq!(
            (nobody.algorithm, nobody.version, &nobody.params),
            (somebody.algorithm, somebody.version, &somebody.params)
        );
        assert_eq!(
            nobody.hash.map(|hash| hash.len()),
            somebody.hash.map(|hash| hash.len())
        );
        assert_eq!(
            nobody.salt.map(|salt| salt.len()),
            somebody.salt.map(|salt| salt.len())
        );
    }

    #[test]
    fn what_is_no_hash_fits_no_password() {
        for broken in ["", "six green bottles", "$argon2id$v=19$m=19456,t=2,p=1"] {
            assert!(!fits(
                &Password::new("six green bottles"),
                &PasswordHash::new(broken)
            ));
        }
    }
}
