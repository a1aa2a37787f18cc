//! One's own account: sign out everywhere, change the password.

use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::Page;
use crate::reply::Reply;
use crate::screens::sign_in::reception;
use crate::trouble::Trouble;
use casework::accounts::{ChangePasswordError, Password, change_password, sign_out_everywhere};
use casework::ports::SignInName;
use govuk::form::FormErrors;
use serde::Serialize;

/// One's own account.
#[derive(Debug, Serialize)]
pub struct Account {
    /// The name.
    pub name: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// The role.
    pub role: &'static str,
    /// The teams.
    pub teams: Vec<String>,
    /// How long one stays signed in without doing anything, in hours.
    pub idle_hours: i64,
    /// How long one stays signed in at most, in hours.
    pub absolute_hours: i64,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for Account {
    const TEMPLATE: &'static str = "account.html";

    fn title(&self) -> String {
        "Your account".to_owned()
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Shows it.
pub fn show(desk: &Desk<'_>, _asked: &Asked) -> Result<Reply, Trouble> {
    desk.page(&page(desk, FormErrors::new()))
}

/// Signs out everywhere, here too.
pub fn out_everywhere(desk: &Desk<'_>, _asked: &Asked) -> Result<Reply, Trouble> {
    let account = own(desk)?;
    sign_out_everywhere(&reception(desk.house), account.id)?;
    Ok(Reply::SignedOut("/sign-in".to_owned()))
}

/// Changes the password, after which one signs in again everywhere.
pub fn password(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let sent = &asked.form;
    let mut errors = FormErrors::new();
    if sent.get("current").is_empty() {
        errors.add("current", "Enter the password that you have now");
    }
    if sent.get("new").is_empty() {
        errors.add("new", "Enter a new password");
    } else if sent.get("new") != sent.get("again") {
        errors.add("again", "Enter the new password twice alike");
    }
    if errors.is_empty() {
        let account = own(desk)?;
        let present = Password::new(sent.get("current"));
        let new = Password::new(sent.get("new"));
        match change_password(&reception(desk.house), &account, &present, new) {
            Ok(()) => return Ok(Reply::SignedOut("/sign-in".to_owned())),
            Err(ChangePasswordError::Wrong) => {
                errors.add("current", "That is not the password that you have now");
            }
            Err(ChangePasswordError::Weak(weak)) => {
                errors.add("new", crate::words::capital(&weak.to_string()));
            }
            Err(other) => return Err(Trouble::Fault(other.to_string())),
        }
    }
    desk.mistakes(&page(desk, errors))
}

fn own(desk: &Desk<'_>) -> Result<casework::ports::Account, Trouble> {
    let name: SignInName = desk.viewer.account.parse().map_err(|_| Trouble::NotFound)?;
    desk.house
        .accounts
        .account_named(desk.house.authority.id, &name)?
        .ok_or(Trouble::NotFound)
}

fn page(desk: &Desk<'_>, errors: FormErrors) -> Account {
    Account {
        name: desk.name.clone(),
        sign_in_name: desk.viewer.account.clone(),
        role: desk.viewer.role.label(),
        teams: desk.viewer.teams.iter().cloned().collect(),
        idle_hours: desk.house.sessions.idle.as_hours(),
        absolute_hours: desk.house.sessions.absolute.as_hours(),
        errors,
    }
}
