//! Changing the role and the teams of an account, for whoever keeps accounts.

use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::accounts::roles;
use crate::screens::act::Item;
use crate::screens::act::form::chosen;
use crate::trouble::Trouble;
use crate::words::capital;
use casework::accounts::{ChangeRoleError, change_role};
use casework::ports::{Account, AccountId, AccountsError};
use govuk::form::FormErrors;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct RoleForm {
    /// Where it is sent.
    pub href: String,
    /// The name of the account's owner.
    pub name: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// The role, as it is or as chosen.
    pub role: String,
    /// The teams, one a line, as they are or as typed.
    pub teams: String,
    /// The roles.
    pub roles: Vec<Item>,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for RoleForm {
    const TEMPLATE: &'static str = "change_role.html";

    fn title(&self) -> String {
        "Change a role".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Accounts)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Where the role of an account is changed.
pub(super) fn href(id: AccountId) -> String {
    format!("/accounts/{}/role", id.0)
}

/// Shows the form.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let account = account(desk, asked)?;
    desk.page(&form(asked, &account, FormErrors::new()))
}

/// Reads it and changes the role. Whoever changes their own is signed out too.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let account = account(desk, asked)?;
    let mut errors = FormErrors::new();
    if let Some(role) = chosen(&asked.form, "role", "Choose a role", &mut errors) {
        let (name, teams) = (account.sign_in_name.as_str(), asked.form.lines("teams"));
        match change_role(&desk.keeper(), name, role, teams) {
            Ok(_) if name == desk.viewer.account => {
                return Ok(Reply::SignedOut("/sign-in".to_owned()));
            }
            Ok(_) => return Ok(Reply::SeeOther("/accounts?done=changed".to_owned())),
            Err(error) => {
                let field = match error {
                    ChangeRoleError::LastAdministrator(_)
                    | ChangeRoleError::Accounts(AccountsError::CasesLeft { .. }) => "role",
                    ChangeRoleError::Unfit(unfit) => super::accounts::field(unfit),
                    ChangeRoleError::Closed { .. } | ChangeRoleError::NoSuchAccount(_) => {
                        return Err(Trouble::NotFound);
                    }
                    ChangeRoleError::Accounts(AccountsError::Register(error)) => {
                        return Err(error.into());
                    }
                    ChangeRoleError::Accounts(error) => {
                        return Err(Trouble::Fault(error.to_string()));
                    }
                };
                errors.add(field, capital(&error.to_string()));
            }
        }
    }
    desk.mistakes(&form(asked, &account, errors))
}

/// The open account that the path names.
fn account(desk: &Desk<'_>, asked: &Asked) -> Result<Account, Trouble> {
    let wanted = asked.path.get("account").parse().map(AccountId);
    let accounts = desk.house.accounts.accounts(desk.house.authority.id)?;
    accounts
        .into_iter()
        .find(|it| Ok(it.id) == wanted && it.is_open())
        .ok_or(Trouble::NotFound)
}

fn form(asked: &Asked, account: &Account, errors: FormErrors) -> RoleForm {
    let sent = &asked.form;
    let or = |name: &str, known: String| {
        if sent.is_empty() {
            known
        } else {
            sent.get(name).to_owned()
        }
    };
    let teams: Vec<&str> = account.teams.iter().map(String::as_str).collect();
    RoleForm {
        href: href(account.id),
        name: account.name.clone(),
        sign_in_name: account.sign_in_name.to_string(),
        role: or("role", account.role.code().to_owned()),
        teams: or("teams", teams.join("\n")),
        roles: roles(),
        errors,
    }
}
