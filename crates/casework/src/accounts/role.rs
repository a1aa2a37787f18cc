//! What the owner of an account is: a role, and the teams that a manager answers for.

use super::{Keeper, LastAdministrator, NoSuchAccount};
use crate::ports::{Account, AccountsError, RegisterError, SignInName};
use complaints::access::ViewerRole;
use std::collections::BTreeSet;

/// Why no account can have a role with these teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitRole {
    /// A team manager without a team would see no case.
    #[error("a team manager answers for at least one team; name it")]
    NoTeam,
    /// The role sees all cases, or none, whatever its teams.
    #[error("only a team manager answers for teams; {role} sees the same cases with or without them", role = .0.label().to_lowercase())]
    TeamsForNothing(ViewerRole),
    /// An operator is whoever runs the program at the server.
    #[error(
        "an operator works at the command line of the server and needs no account; take another role"
    )]
    Operator,
}

/// Whether an account can have a role with these teams.
pub(super) fn fits(role: ViewerRole, teams: &BTreeSet<String>) -> Result<(), UnfitRole> {
    match role {
        ViewerRole::Operator => Err(UnfitRole::Operator),
        ViewerRole::TeamManager if teams.is_empty() => Err(UnfitRole::NoTeam),
        ViewerRole::TeamManager => Ok(()),
        other if !teams.is_empty() => Err(UnfitRole::TeamsForNothing(other)),
        _ => Ok(()),
    }
}

/// A role with its teams, as a sentence goes on: "team manager of Adoption, Fostering".
pub fn in_words(role: ViewerRole, teams: &BTreeSet<String>) -> String {
    let role = role.label().to_lowercase();
    if teams.is_empty() {
        return role;
    }
    let teams: Vec<&str> = teams.iter().map(String::as_str).collect();
    format!("{role} of {}", teams.join(", "))
}

/// Why a role was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeRoleError {
    /// No account of that name.
    #[error(transparent)]
    NoSuchAccount(#[from] NoSuchAccount),
    /// The account is closed.
    #[error("the account {name} is closed, and a closed account has no role to change")]
    Closed {
        /// Its name.
        name: SignInName,
    },
    /// No account can have that role with those teams.
    #[error(transparent)]
    Unfit(#[from] UnfitRole),
    /// Nobody would be left who can keep accounts.
    #[error(transparent)]
    LastAdministrator(#[from] LastAdministrator),
    /// The register could not do it.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl From<RegisterError> for ChangeRoleError {
    fn from(error: RegisterError) -> Self {
        Self::Accounts(error.into())
    }
}

/// Changes the role and the teams of an account and signs its owner out everywhere, so that they come back as what
/// they are now.
///
/// # Errors
/// An account that is not there or closed, a role that does not fit its teams, the only administrator.
pub fn change_role(
    keeper: &Keeper<'_>,
    typed_name: &str,
    role: ViewerRole,
    teams: BTreeSet<String>,
) -> Result<Account, ChangeRoleError> {
    let reception = &keeper.reception;
    let (accounts, authority) = (reception.accounts, reception.authority);
    let account = reception
        .account(typed_name)?
        .ok_or_else(|| NoSuchAccount {
            typed: typed_name.to_owned(),
        })?;
    let name = account.sign_in_name.clone();
    if !account.is_open() {
        return Err(ChangeRoleError::Closed { name });
    }
    fits(role, &teams)?;
    let what = format!(
        "change {name} from {} to {}",
        in_words(account.role, &account.teams),
        in_words(role, &teams)
    );
    if role != ViewerRole::Administrator && keeper.is_last_administrator(&account)? {
        keeper.is_refused(what)?;
        return Err(LastAdministrator { name }.into());
    }
    keeper.does(what)?;
    accounts.change_role(authority, account.id, role, teams.clone())?;
    accounts.end_sessions(authority, account.id)?;
    Ok(Account {
        role,
        teams,
        ..account
    })
}

#[cfg(test)]
mod tests {
    use super::super::memory::{Hall, ann, shut};
    use super::super::{AddAccount, add};
    use super::*;

    fn change(hall: &Hall, role: ViewerRole, teams: &[&str]) -> Result<Account, ChangeRoleError> {
        let teams = teams.iter().map(|it| (*it).to_owned()).collect();
        change_role(&hall.keeper(), "Ann.Holt", role, teams)
    }

    #[test]
    fn a_changed_role_signs_its_owner_out_and_counts_when_they_come_back() {
        let hall = Hall::with_ann();
        let before = hall.signed_in();
        let changed = change(&hall, ViewerRole::TeamManager, &["Fostering"]).expect("changed");
        assert_eq!(changed.role, ViewerRole::TeamManager);
        assert_eq!(changed.teams, BTreeSet::from(["Fostering".to_owned()]));
        assert_eq!(hall.resume(&before.key), None);
        assert_eq!(hall.signed_in().account, changed);
        assert_eq!(
            hall.logged().last().map(String::as_str),
            Some("account: change ann.holt from complaints team to team manager of Fostering")
        );
    }

    #[test]
    fn a_role_that_does_not_fit_its_teams_changes_nothing() {
        let hall = Hall::with_ann();
        let ann = hall.signed_in();
        let logged = hall.logged();
        let refused = |role, teams: &[&str]| {
            let error = change(&hall, role, teams).expect_err("it does not fit");
            error.to_string()
        };
        assert_eq!(
            refused(ViewerRole::TeamManager, &[]),
            "a team manager answers for at least one team; name it"
        );
        assert_eq!(
            refused(ViewerRole::Director, &["Fostering"]),
            "only a team manager answers for teams; director sees the same cases with or without them"
        );
        assert!(refused(ViewerRole::Operator, &[]).starts_with("an operator works"));
        assert_eq!(hall.resume(&ann.key), Some(ann.account));
        assert_eq!(hall.logged(), logged);
    }

    #[test]
    fn the_only_administrator_stays_one_until_there_is_another() {
        let hall = Hall::with_ann();
        change(&hall, ViewerRole::Administrator, &[]).expect("changed");
        let refused = change(&hall, ViewerRole::Director, &[]).expect_err("nobody is left");
        assert_eq!(
            refused.to_string(),
            "ann.holt is the only administrator, and somebody has to keep the accounts; make another administrator \
             first"
        );
        assert_eq!(
            hall.logged().last().map(String::as_str),
            Some("refused: change ann.holt from administrator to director")
        );
        let other = AddAccount {
            sign_in_name: "bob".to_owned(),
            role: ViewerRole::Administrator,
            ..ann()
        };
        add(&hall.keeper(), other).expect("made");
        let ann = change(&hall, ViewerRole::Director, &[]).expect("changed");
        assert_eq!(ann.role, ViewerRole::Director);
        // one that is closed keeps nothing
        change(&hall, ViewerRole::Administrator, &[]).expect("changed");
        shut(&hall.keeper(), "bob").expect("closed");
        assert!(change(&hall, ViewerRole::Director, &[]).is_err());
        let refused = shut(&hall.keeper(), "ann.holt").expect_err("nobody is left");
        assert_eq!(
            refused.to_string(),
            "ann.holt is the only administrator, and somebody has to keep the accounts; make another administrator \
             first"
        );
        assert_eq!(
            hall.logged().last().map(String::as_str),
            Some("refused: close ann.holt")
        );
    }

    #[test]
    fn the_role_of_a_closed_account_or_of_none_is_not_changed() {
        let hall = Hall::with_ann();
        shut(&hall.keeper(), "ann.holt").expect("closed");
        let closed = change(&hall, ViewerRole::Director, &[]).expect_err("it is closed");
        assert_eq!(
            closed.to_string(),
            "the account ann.holt is closed, and a closed account has no role to change"
        );
        let nobody = change_role(&hall.keeper(), "bob", ViewerRole::Director, BTreeSet::new());
        assert!(matches!(nobody, Err(ChangeRoleError::NoSuchAccount(_))));
    }
}
