//! `heard user`: the accounts with which people sign in.

use crate::arguments::{Arguments, User};
use crate::exit::Failure;
use crate::terminal::Style;
use crate::terminal::table::Table;
use crate::wiring::Room;
use casework::accounts::{AddAccount, Password, add, change_role, close, in_words, set_password};
use casework::actions::hand_over;
use casework::ports::Accounts;
use complaints::days::count;
use complaints::occurred::civil_day;
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};

pub(super) fn run(arguments: &Arguments, what: &User, out: &mut dyn Write) -> Result<(), Failure> {
    // a council that begins with an administrator has no register yet
    let room = match what {
        User::Add { .. } => Room::open_or_make(arguments)?,
        _ => Room::open(arguments)?,
    };
    match what {
        User::Add {
            sign_in_name,
            name,
            role,
            team,
        } => {
            let new = AddAccount {
                sign_in_name: sign_in_name.clone(),
                name: name.clone(),
                role: *role,
                teams: team.iter().cloned().collect(),
                password: password(sign_in_name)?,
            };
            let made = add(&room.keeper(), new)?;
            writeln!(
                out,
                "The account {} was made: {}, {}.",
                made.sign_in_name,
                made.name,
                in_words(made.role, &made.teams)
            )?;
        }
        User::List => list(&room, out)?,
        User::Password { sign_in_name } => {
            let set = set_password(&room.keeper(), sign_in_name, password(sign_in_name)?)?;
            writeln!(
                out,
                "The account {} has a new password; {} is signed out everywhere.",
                set.sign_in_name, set.name
            )?;
        }
        User::Role {
            sign_in_name,
            role,
            team,
        } => {
            let teams = team.iter().cloned().collect();
            let changed = change_role(&room.keeper(), sign_in_name, *role, teams)?;
            writeln!(
                out,
                "The account {} is changed: {}, {}, who is signed out everywhere.",
                changed.sign_in_name,
                changed.name,
                in_words(changed.role, &changed.teams)
            )?;
        }
        User::Close {
            sign_in_name,
            cases_to,
        } => {
            let office = room.office();
            let closed = close(
                &room.keeper(),
                sign_in_name,
                cases_to.as_deref(),
                &|leaver, taker, held| hand_over(&office, leaver, taker, held),
            )?;
            writeln!(
                out,
                "The account {} is closed; {} is signed out everywhere. Its name is not given again.",
                closed.account.sign_in_name, closed.account.name
            )?;
            if let (Some(to), true) = (cases_to, closed.handed_over > 0) {
                let cases = count(closed.handed_over, "case", "cases");
                writeln!(out, "{to} has {cases} of it now.")?;
            }
        }
    }
    Ok(())
}

fn teams(teams: &BTreeSet<String>) -> String {
    let names: Vec<&str> = teams.iter().map(String::as_str).collect();
    names.join(", ")
}

fn list(room: &Room, out: &mut dyn Write) -> Result<(), Failure> {
    let accounts = room.store.accounts(room.authority.id)?;
    if accounts.is_empty() {
        writeln!(
            out,
            "There is no account yet; `heard user add SIGN_IN_NAME --name NAME --role ROLE` makes one."
        )?;
        return Ok(());
    }
    let mut table = Table::new()
        .unbroken("Sign-in name")
        .words("Name")
        .words("Role")
        .words("Teams")
        .words("State");
    for account in &accounts {
        let state = account.closed_at.map_or_else(
            || "open".to_owned(),
            |at| civil_day(at).strftime("closed %-d %b %Y").to_string(),
        );
        table.row([
            account.sign_in_name.as_str().into(),
            account.name.as_str().into(),
            account.role.label().into(),
            teams(&account.teams).into(),
            state.into(),
        ]);
    }
    write!(out, "{}", table.render(Style::of_terminal()))?;
    Ok(())
}

/// The password: asked for twice without showing it, or one line of standard input where nobody sits at a terminal.
fn password(account: &str) -> Result<Password, Failure> {
    let unread = |error: std::io::Error| Failure::input(format!("no password was read: {error}"));
    if !std::io::stdin().is_terminal() {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map_err(unread)?;
        let typed = line.strip_suffix('\n').unwrap_or(&line);
        let typed = typed.strip_suffix('\r').unwrap_or(typed);
        return Ok(Password::new(typed));
    }
    let ask = |prompt: String| rpassword::prompt_password(prompt).map_err(unread);
    let typed = ask(format!("Password for {account}: "))?;
    if typed != ask("The same again: ".to_owned())? {
        return Err(Failure::input(
            "the two passwords differ; nothing was changed, so try again",
        ));
    }
    Ok(Password::new(typed))
}
