//! Passwords: which ones are taken, and changing them.

use super::hashing::{self, NotHashed};
use super::{Keeper, NoSuchAccount, Reception};
use crate::ports::{Account, AccountsError, RegisterError, SignInName};
use std::fmt;

/// A password has at least so many letters.
pub const SHORTEST_PASSWORD: usize = 12;

/// A password has at most so many letters, so that none keeps the machine busy.
const LONGEST_PASSWORD: usize = 256;

/// What people most often choose when they are asked for twelve letters or more, in small letters and without
/// spaces.
const COMMONEST: [&str; 36] = [
    "000000000000",
    "111111111111",
    "112233445566",
    "123123123123",
    "123412341234",
    "123456123456",
    "123456654321",
    "123456789012",
    "1234567890123",
    "123456789101112",
    "123456789abc",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "aaaaaaaaaaaa",
    "abc123abc123",
    "abcd12345678",
    "abcdefghijkl",
    "administrator",
    "changeme1234",
    "changemenow1",
    "complaints123",
    "iloveyou1234",
    "letmeinletmein",
    "manchesterunited",
    "newcastleunited",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "qwerty123456",
    "qwertyqwerty",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdf",
    "welcome12345",
    "welcomewelcome",
];

/// A password as somebody typed it. It never appears in a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// As typed; spaces count.
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// A password that is good enough to be kept for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPassword(Password);

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// It is too short.
    #[error(
        "a password has at least {SHORTEST_PASSWORD} letters, figures or signs; three or four words that do not belong \
         together are easy to remember"
    )]
    Short,
    /// It is too long.
    #[error(
        "a password has at most {LONGEST_PASSWORD} letters, figures or signs; take a shorter one"
    )]
    Long,
    /// It is the sign-in name.
    #[error("a password must not be the sign-in name; take another")]
    Name,
    /// It is one of the first that a burglar tries.
    #[error("that password is one of the commonest, which are tried first; take another")]
    Common,
}

impl NewPassword {
    /// Checks what was typed for the account of that name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(typed: Password, name: &SignInName) -> Result<Self, WeakPassword> {
        let letters = typed.0.chars().count();
        let plain: String = typed
            .0
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect();
        if letters > LONGEST_PASSWORD {
            return Err(WeakPassword::Long);
        }
        if plain == name.as_str() {
            return Err(WeakPassword::Name);
        }
        if letters < SHORTEST_PASSWORD {
            return Err(WeakPassword::Short);
        }
        if COMMONEST.contains(&plain.as_str()) {
            return Err(WeakPassword::Common);
        }
        Ok(Self(typed))
    }

    pub(super) const fn password(&self) -> &Password {
        &self.0
    }
}

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangePasswordError {
    /// No account of that name.
    #[error(transparent)]
    NoSuchAccount(#[from] NoSuchAccount),
    /// The account is closed.
    #[error("the account {name} is closed, and a closed account needs no password")]
    Closed {
        /// Its name.
        name: SignInName,
    },
    /// The password given as the present one is not it.
    #[error("the present password is not right; nothing was changed")]
    Wrong,
    /// The new one is not good enough.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// It could not be hashed.
    #[error(transparent)]
    NotHashed(#[from] NotHashed),
    /// The register could not do it.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl From<RegisterError> for ChangePasswordError {
    fn from(error: RegisterError) -> Self {
        Self::Accounts(error.into())
    }
}

/// Sets the password of an account, for whoever keeps accounts, and signs its owner out everywhere.
///
/// # Errors
/// An account that is not there or closed, or a password that is not good enough.
pub fn set_password(
    keeper: &Keeper<'_>,
    typed_name: &str,
    new: Password,
) -> Result<Account, ChangePasswordError> {
    let account = keeper
        .reception
        .account(typed_name)?
        .ok_or_else(|| NoSuchAccount {
            typed: typed_name.to_owned(),
        })?;
    if !account.is_open() {
        return Err(ChangePasswordError::Closed {
            name: account.sign_in_name,
        });
    }
    let new = NewPassword::read(new, &account.sign_in_name)?;
    keeper.does(format!("set the password of {}", account.sign_in_name))?;
    change(&keeper.reception, &account, &new)?;
    Ok(account)
}

fn change(
    reception: &Reception<'_>,
    account: &Account,
    new: &NewPassword,
) -> Result<(), ChangePasswordError> {
    let hash = hashing::hash(new.password(), reception.chance.salt())?;
    let accounts = reception.accounts;
    Ok(accounts.change_password(reception.authority, account.id, hash)?)
}

/// Changes one's own password and signs one out everywhere, here too: whoever knew the old one is out.
///
/// # Errors
/// The present password is wrong, or the new one is not good enough.
pub fn change_password(
    reception: &Reception<'_>,
    account: &Account,
    present: &Password,
    new: Password,
) -> Result<(), ChangePasswordError> {
    if !hashing::fits(present, &account.password) {
        return Err(ChangePasswordError::Wrong);
    }
    let new = NewPassword::read(new, &account.sign_in_name)?;
    change(reception, account, &new)
}

#[cfg(test)]
mod tests {
    use super::super::memory::{Hall, PASSWORD, shut};
    use super::super::{SignInError, resume};
    use super::*;
    use rstest::rstest;

    const BETTER: &str = "seven brown kettles";

    fn read(typed: &str) -> Result<NewPassword, WeakPassword> {
        let name = "ann.holt@northmere.example".parse().expect("a name");
        NewPassword::read(Password::new(typed), &name)
    }

    #[rstest]
    #[case("elevenchars", WeakPassword::Short)]
    #[case("zwölf Käse!", WeakPassword::Short)]
    #[case("Ann.Holt@northmere.example", WeakPassword::Name)]
    #[case("Password1234", WeakPassword::Common)]
    #[case("password 1234", WeakPassword::Common)]
    #[case("1q2w3e4r5t6y", WeakPassword::Common)]
    fn a_weak_password_is_not_taken(#[case] typed: &str, #[case] weak: WeakPassword) {
        assert_eq!(read(typed), Err(weak));
    }

    #[test]
    fn a_short_password_that_is_the_name_is_told_so() {
        let name: SignInName = "ann".parse().expect("a name");
        let refused = NewPassword::read(Password::new("Ann"), &name);
        assert_eq!(refused, Err(WeakPassword::Name));
    }

    #[test]
    fn twelve_letters_of_any_script_are_enough_and_256_are_the_most() {
        assert!(read("twelve chars").is_ok());
        assert!(read("zwölf Käse!!").is_ok());
        assert!(read(&"ab".repeat(128)).is_ok());
        assert_eq!(read(&"a".repeat(257)), Err(WeakPassword::Long));
    }

    #[test]
    fn every_password_of_the_list_is_long_enough_to_need_it() {
        for common in COMMONEST {
            assert!(common.chars().count() >= SHORTEST_PASSWORD, "{common}");
            assert_eq!(read(common), Err(WeakPassword::Common), "{common}");
        }
    }

    #[test]
    fn a_password_is_not_printed() {
        assert_eq!(format!("{:?}", Password::new("secret")), "Password");
        assert_eq!(format!("{:?}", read(BETTER)), "Ok(NewPassword(Password))");
    }

    #[test]
    fn a_new_password_signs_its_owner_out_everywhere() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        let changed = change_password(
            &hall.reception(),
            &ann.account,
            &Password::new(PASSWORD),
            Password::new(BETTER),
        );
        changed.expect("changed");
        assert_eq!(resume(&hall.reception(), &ann.key).expect("read"), None);
        assert!(matches!(hall.sign_in(PASSWORD), Err(SignInError::Wrong)));
        assert!(hall.sign_in(BETTER).is_ok());
    }

    #[test]
    fn a_wrong_present_password_changes_nothing() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        let changed = change_password(
            &hall.reception(),
            &ann.account,
            &Password::new("six green bottle"),
            Password::new(BETTER),
        );
        assert!(matches!(changed, Err(ChangePasswordError::Wrong)));
        assert!(resume(&hall.reception(), &ann.key).expect("read").is_some());
        assert!(hall.sign_in(PASSWORD).is_ok());
    }

    #[test]
    fn a_password_is_set_for_an_open_account_only() {
        let hall = Hall::with_ann();
        let set = |name: &str| set_password(&hall.keeper(), name, Password::new(BETTER));
        assert!(set("ANN.HOLT").is_ok());
        assert_eq!(
            hall.logged().last().map(String::as_str),
            Some("account: set the password of ann.holt")
        );
        assert!(matches!(
            set("bob"),
            Err(ChangePasswordError::NoSuchAccount(NoSuchAccount { typed })) if typed == "bob"
        ));
        shut(&hall.keeper(), "ann.holt").expect("closed");
        assert!(matches!(
            set("ann.holt"),
            Err(ChangePasswordError::Closed { .. })
        ));
    }
}
