//! Accounts, for whoever keeps them: those there are, a new one, one closed.

use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::act::form::{chosen, text};
use crate::screens::act::{Item, items};
use crate::screens::change_role;
use crate::trouble::Trouble;
use crate::words::{at, capital};
use casework::accounts::{AddAccount, AddError, CloseError, Password, UnfitRole, add, close};
use casework::actions::hand_over;
use casework::ports::{Account, AccountsError, LookedAt, SignInName};
use complaints::access::ViewerRole;
use complaints::days::count;
use govuk::form::FormErrors;
use serde::Serialize;

/// The accounts.
#[derive(Debug, Serialize)]
pub struct Accounts {
    /// The accounts, by sign-in name.
    pub accounts: Vec<AccountLine>,
    /// What was just done.
    pub done: Option<&'static str>,
    /// The account that is to be closed, where somebody has to take its cases first.
    pub leaver: Option<Leaver>,
}

/// An account that is to be closed and has cases.
#[derive(Debug, Serialize)]
pub struct Leaver {
    /// Its sign-in name.
    pub sign_in_name: String,
    /// The name of its owner.
    pub name: String,
    /// "3 open cases" that it keeps.
    pub kept: String,
    /// "1 restricted case" that nobody else of the team sees.
    pub alone: String,
    /// The accounts that can take them.
    pub takers: Vec<Item>,
    /// Why the one that was chosen cannot.
    pub wrong: Option<String>,
}

/// An account.
#[derive(Debug, Serialize)]
pub struct AccountLine {
    /// The sign-in name.
    pub sign_in_name: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: &'static str,
    /// The teams.
    pub teams: String,
    /// Since when it is closed.
    pub closed: Option<String>,
    /// Whether it is that of whoever looks, who cannot close it.
    pub own: bool,
    /// Where its role is changed.
    pub role_href: String,
}

/// The form of a new account.
#[derive(Debug, Serialize)]
pub struct AddForm {
    /// The sign-in name, as typed.
    pub sign_in_name: String,
    /// The name, as typed.
    pub name: String,
    /// The role, as chosen.
    pub role: String,
    /// The teams, one a line, as typed.
    pub teams: String,
    /// The roles.
    pub roles: Vec<Item>,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for Accounts {
    const TEMPLATE: &'static str = "accounts.html";

    fn title(&self) -> String {
        "Accounts".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Accounts)
    }

    fn has_mistakes(&self) -> bool {
        self.leaver.as_ref().is_some_and(|it| it.wrong.is_some())
    }
}

impl Page for AddForm {
    const TEMPLATE: &'static str = "add_account.html";

    fn title(&self) -> String {
        "Add an account".to_owned()
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Accounts)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// The roles that an account can have; the operator is whoever sits at the server.
const ROLES: [ViewerRole; 5] = [
    ViewerRole::ComplaintsTeam,
    ViewerRole::TeamManager,
    ViewerRole::HeadOfService,
    ViewerRole::Director,
    ViewerRole::Administrator,
];

/// Shows them.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    desk.page(&Accounts {
        accounts: lines(desk)?,
        leaver: None,
        done: match asked.query.get("done") {
            "added" => Some("The account is made. Tell its owner the password yourself; Heard sends it to nobody."),
            "changed" => Some("The role is changed, and its owner signed out everywhere."),
            "closed" => Some("The account is closed, and its owner signed out everywhere."),
            _ => None,
        },
    })
}

fn lines(desk: &Desk<'_>) -> Result<Vec<AccountLine>, Trouble> {
    let accounts = desk.house.accounts.accounts(desk.house.authority.id)?;
    let accounts = accounts.into_iter().map(|it| AccountLine {
        own: it.sign_in_name.as_str() == desk.viewer.account,
        role_href: change_role::href(it.id),
        sign_in_name: it.sign_in_name.to_string(),
        name: it.name,
        role: it.role.label(),
        teams: it.teams.into_iter().collect::<Vec<_>>().join(", "),
        closed: it.closed_at.map(at),
    });
    Ok(accounts.collect())
}

/// Shows the form of a new account.
pub fn new(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    desk.page(&form(asked, FormErrors::new()))
}

/// Reads it and makes the account.
pub fn make(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let sent = &asked.form;
    let mut errors = FormErrors::new();
    let name = text(sent, "name", "Enter the person’s name", &mut errors);
    let role = chosen(sent, "role", "Choose a role", &mut errors);
    if sent.get("sign_in_name").is_empty() {
        errors.add("sign_in_name", "Enter a sign-in name");
    }
    if sent.get("password").is_empty() {
        errors.add("password", "Enter a password to begin with");
    }
    if let (Some(name), Some(role), true) = (name, role, errors.is_empty()) {
        let given = AddAccount {
            sign_in_name: sent.get("sign_in_name").to_owned(),
            name,
            role,
            teams: sent.lines("teams"),
            password: Password::new(sent.get("password")),
        };
        match add(&desk.keeper(), given) {
            Ok(_) => return Ok(Reply::SeeOther("/accounts?done=added".to_owned())),
            Err(AddError::Accounts(AccountsError::Register(error))) => return Err(error.into()),
            Err(error) => errors.add(at_fault(&error), capital(&error.to_string())),
        }
    }
    desk.mistakes(&form(asked, errors))
}

/// The field at which a mistake in a new account stands.
const fn at_fault(error: &AddError) -> &'static str {
    match error {
        AddError::Weak(_) => "password",
        AddError::Unfit(unfit) => field(*unfit),
        AddError::Name => "name",
        _ => "sign_in_name",
    }
}

/// The field at which it stands that a role does not fit its teams.
pub(super) const fn field(unfit: UnfitRole) -> &'static str {
    match unfit {
        UnfitRole::Operator => "role",
        UnfitRole::NoTeam | UnfitRole::TeamsForNothing(_) => "teams",
    }
}

/// The roles that an account can have, to choose from.
pub(super) fn roles() -> Vec<Item> {
    items(&ROLES, ViewerRole::code)
}

/// Closes an account, but for one's own.
pub fn end(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let name = asked.form.get("sign_in_name");
    let own = name
        .parse()
        .is_ok_and(|it: SignInName| it.as_str() == desk.viewer.account);
    if own {
        desk.look(LookedAt::Refused, None, "close one’s own account");
        return Err(Trouble::NotAllowed);
    }
    let office = desk.office();
    let cases_to = asked.form.some("cases_to");
    let closed = close(&desk.keeper(), name, cases_to, &|leaver, taker, held| {
        hand_over(&office, leaver, taker, held)
    });
    match closed {
        Ok(_) | Err(CloseError::ClosedAlready { .. }) => {
            Ok(Reply::SeeOther("/accounts?done=closed".to_owned()))
        }
        Err(error @ (CloseError::CasesLeft { .. } | CloseError::Unfit { .. })) => {
            leaves(desk, name, &error, cases_to.is_some())
        }
        Err(CloseError::NoSuchAccount(_)) => Err(Trouble::NotFound),
        Err(
            CloseError::LastAdministrator(_)
            | CloseError::Accounts(AccountsError::LastAdministrator),
        ) => Err(Trouble::NotAllowed),
        Err(CloseError::Accounts(AccountsError::Register(error))) => Err(error.into()),
        Err(other) => Err(Trouble::Fault(other.to_string())),
    }
}

/// The list, with the question who takes the cases of an account that is to be closed.
fn leaves(
    desk: &Desk<'_>,
    name: &str,
    error: &CloseError,
    asked_before: bool,
) -> Result<Reply, Trouble> {
    let name: SignInName = name.parse().map_err(|_| Trouble::NotFound)?;
    let (accounts, authority) = (&desk.house.accounts, desk.house.authority.id);
    let held = accounts.held(authority, &name)?;
    let all = accounts.accounts(authority)?;
    let takes = |it: &Account| match it.role {
        ViewerRole::ComplaintsTeam => true,
        ViewerRole::TeamManager => held.alone.is_empty(),
        _ => false,
    };
    let takers = all
        .iter()
        .filter(|it| it.is_open() && it.sign_in_name != name && takes(it));
    let leaver = Leaver {
        name: all
            .iter()
            .find(|it| it.sign_in_name == name)
            .map_or_else(|| name.to_string(), |it| it.name.clone()),
        sign_in_name: name.to_string(),
        kept: count(held.kept.len(), "open case", "open cases"),
        alone: count(held.alone.len(), "restricted case", "restricted cases"),
        takers: takers
            .map(|it| Item {
                value: it.sign_in_name.to_string(),
                text: format!("{} ({})", it.name, it.role.label()),
            })
            .collect(),
        wrong: asked_before.then(|| capital(&error.to_string())),
    };
    desk.mistakes(&Accounts {
        accounts: lines(desk)?,
        done: None,
        leaver: Some(leaver),
    })
}

fn form(asked: &Asked, errors: FormErrors) -> AddForm {
    let sent = &asked.form;
    let get = |name: &str| sent.get(name).to_owned();
    AddForm {
        sign_in_name: get("sign_in_name"),
        name: get("name"),
        role: get("role"),
        teams: get("teams"),
        roles: roles(),
        errors,
    }
}
