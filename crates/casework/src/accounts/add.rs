//! Making an account.

use super::Keeper;
use super::hashing::{self, NotHashed};
use super::password::{NewPassword, Password, WeakPassword};
use super::role::{UnfitRole, fits, in_words};
use crate::ports::{Account, AccountId, AccountsError, NotASignInName, RegisterError, SignInName};
use complaints::access::ViewerRole;
use std::collections::BTreeSet;

/// The longest name that others read.
const LONGEST_NAME: usize = 200;

/// What a new account needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddAccount {
    /// What its owner will type to sign in, as it was typed.
    pub sign_in_name: String,
    /// The name that others read.
    pub name: String,
    /// The role.
    pub role: ViewerRole,
    /// The teams that a team manager answers for; none for any other role.
    pub teams: BTreeSet<String>,
    /// The password.
    pub password: Password,
}

/// Why an account was not made.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// The sign-in name is none.
    #[error(transparent)]
    SignInName(#[from] NotASignInName),
    /// There is no name that others can read, or it is too long.
    #[error("give the name that others will read, with at most {LONGEST_NAME} letters")]
    Name,
    /// No account can have that role with those teams.
    #[error(transparent)]
    Unfit(#[from] UnfitRole),
    /// The password is not good enough.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// It could not be hashed.
    #[error(transparent)]
    NotHashed(#[from] NotHashed),
    /// The name is taken, or the register could not do it.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl From<RegisterError> for AddError {
    fn from(error: RegisterError) -> Self {
        Self::Accounts(error.into())
    }
}

/// Makes an account, of which the sign-in name is new.
///
/// # Errors
/// What is wrong with what was given; nothing is stored then.
pub fn add(keeper: &Keeper<'_>, new: AddAccount) -> Result<Account, AddError> {
    let reception = &keeper.reception;
    let sign_in_name: SignInName = new.sign_in_name.parse()?;
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
        return Err(AddError::Name);
    }
    fits(new.role, &new.teams)?;
    let password = NewPassword::read(new.password, &sign_in_name)?;
    if reception.account(sign_in_name.as_str())?.is_some() {
        return Err(AccountsError::NameTaken { name: sign_in_name }.into());
    }
    let account = Account {
        id: AccountId(reception.chance.id()),
        sign_in_name,
        name: name.to_owned(),
        role: new.role,
        teams: new.teams,
        password: hashing::hash(password.password(), reception.chance.salt())?,
        made_at: reception.clock.now(),
        closed_at: None,
    };
    keeper.does(format!(
        "make {}, {}",
        account.sign_in_name,
        in_words(account.role, &account.teams)
    ))?;
    reception
        .accounts
        .add_account(reception.authority, account.clone())?;
    Ok(account)
}

#[cfg(test)]
mod tests {
    use super::super::memory::PASSWORD;
    use super::super::memory::{Hall, ann, at, shut};
    use super::*;
    use complaints::access::Viewer;

    #[test]
    fn an_account_is_made_as_it_was_asked_for() {
        let hall = Hall::empty();
        let made = add(
            &hall.keeper(),
            AddAccount {
                sign_in_name: "Ann.Holt".to_owned(),
                name: " Ann Holt ".to_owned(),
                role: ViewerRole::TeamManager,
                teams: BTreeSet::from(["Fostering".to_owned()]),
                ..ann()
            },
        )
        .expect("made");
        assert_eq!(made.sign_in_name.as_str(), "ann.holt");
        assert_eq!(made.name, "Ann Holt");
        assert_eq!((made.made_at, made.closed_at), (at("09:00"), None));
        assert_eq!(
            made.viewer(),
            Viewer {
                account: "ann.holt".to_owned(),
                role: ViewerRole::TeamManager,
                teams: BTreeSet::from(["Fostering".to_owned()]),
            }
        );
        assert!(!made.password.reveal().contains(PASSWORD));
        let stored = hall.reception().account("ANN.HOLT").expect("read");
        assert_eq!(stored, Some(made));
    }

    #[test]
    fn two_accounts_have_two_salts() {
        let hall = Hall::with_ann();
        let other = AddAccount {
            sign_in_name: "bob".to_owned(),
            ..ann()
        };
        let bob = add(&hall.keeper(), other).expect("made");
        assert_ne!(bob.password, hall.signed_in().account.password);
    }

    #[test]
    fn a_sign_in_name_is_never_given_again_even_after_it_was_closed() {
        let hall = Hall::with_ann();
        shut(&hall.keeper(), "ann.holt").expect("closed");
        let again = add(&hall.keeper(), ann()).expect_err("it was given");
        assert_eq!(
            again.to_string(),
            "there is, or was, an account ann.holt already; a sign-in name is never given to a second person, so \
             take another"
        );
    }

    #[test]
    fn what_makes_no_sense_is_refused_and_nothing_is_stored() {
        let hall = Hall::empty();
        let teams = BTreeSet::from(["Fostering".to_owned()]);
        let refused = |new| {
            let error = add(&hall.keeper(), new).expect_err("it makes no sense");
            error.to_string()
        };
        let name = AddAccount {
            name: "  ".to_owned(),
            ..ann()
        };
        assert_eq!(
            refused(name),
            "give the name that others will read, with at most 200 letters"
        );
        let manager = AddAccount {
            role: ViewerRole::TeamManager,
            ..ann()
        };
        assert_eq!(
            refused(manager),
            "a team manager answers for at least one team; name it"
        );
        let director = AddAccount {
            role: ViewerRole::Director,
            teams,
            ..ann()
        };
        assert_eq!(
            refused(director),
            "only a team manager answers for teams; director sees the same cases with or without them"
        );
        let operator = AddAccount {
            role: ViewerRole::Operator,
            ..ann()
        };
        assert!(refused(operator).starts_with("an operator works at the command line"));
        let short = AddAccount {
            password: Password::new("short"),
            ..ann()
        };
        assert!(refused(short).starts_with("a password has at least 12 letters"));
        let spaced = AddAccount {
            sign_in_name: "ann holt".to_owned(),
            ..ann()
        };
        assert!(refused(spaced).starts_with("a sign-in name has 1 to 100 letters"));
        assert_eq!(hall.accounts.all(), []);
        assert_eq!(hall.logged(), [""; 0]);
    }

    #[test]
    fn an_account_that_cannot_be_recorded_is_not_made() {
        let hall = Hall::empty();
        let mut keeper = hall.keeper();
        keeper.log = Box::new(|_| Err(RegisterError::Stopped));
        assert!(add(&keeper, ann()).is_err());
        assert_eq!(hall.accounts.all(), []);
    }
}
