//! Signing in and out. What was typed when a session ended is kept, and can be sent after signing in again.

use crate::asked::{Asked, Pairs};
use crate::desk::Desk;
use crate::house::{House, ShownSignIn};
use crate::limit::Tries;
use crate::render::{Page, Pages};
use crate::reply::{Reply, Shown};
use crate::trouble::Trouble;
use casework::accounts::{Password, Reception, SignIn, SignInError, sign_in, sign_out};
use govuk::form::FormErrors;
use serde::Serialize;

/// The sign-in page.
#[derive(Debug, Serialize)]
pub struct SignInForm {
    /// The sign-in name, as typed.
    pub name: String,
    /// Where to go after it.
    pub next: String,
    /// What was typed into a form when the session had ended, to be sent after it.
    pub kept: String,
    /// Sign-ins of the demonstration.
    pub shown: Vec<ShownSignIn>,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for SignInForm {
    const TEMPLATE: &'static str = "sign_in.html";

    fn title(&self) -> String {
        "Sign in".to_owned()
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// After signing in again: what was typed before goes on its way with one press.
#[derive(Debug, Serialize)]
pub struct Resend {
    /// Where it goes.
    pub target: String,
    /// What was typed.
    pub fields: Vec<(String, String)>,
}

impl Page for Resend {
    const TEMPLATE: &'static str = "resend.html";

    fn title(&self) -> String {
        "You are signed in again".to_owned()
    }
}

/// Shows the page.
pub fn show(house: &House, pages: &Pages, asked: &Asked) -> Result<Reply, Trouble> {
    let next = asked.query.get("next");
    page(house, pages, &form(house, "", next, ""))
}

/// Shows the page in place of one for which somebody has to be signed in.
pub fn instead(house: &House, pages: &Pages, asked: &Asked) -> Result<Reply, Trouble> {
    page(
        house,
        pages,
        &form(house, "", &asked.target(), &asked.form.written()),
    )
}

/// Reads the form and signs somebody in.
pub fn send(house: &House, pages: &Pages, tries: &Tries, asked: &Asked) -> Result<Reply, Trouble> {
    let sent = &asked.form;
    let (name, password) = (sent.get("name"), sent.get("password"));
    let (next, kept) = (local(sent.get("next")), sent.get("kept"));
    let again = |field: &str, message: &str| {
        let mut form = form(house, name, next, kept);
        form.errors.add(field, message);
        let html = pages.show(&form, &house.brand, None, Vec::new())?;
        Ok(Reply::mistakes(html))
    };
    if name.is_empty() {
        return again("name", "Enter your sign-in name");
    }
    if password.is_empty() {
        return again("password", "Enter your password");
    }
    if !tries.allows(name, &asked.from) {
        return again(
            "name",
            "There were too many tries. Wait a minute, then try again",
        );
    }
    let given = SignIn {
        sign_in_name: name.to_owned(),
        password: Password::new(password),
    };
    let signed_in = match sign_in(&reception(house), &given) {
        Ok(signed_in) => signed_in,
        Err(SignInError::Wrong) => {
            return again("name", "The sign-in name or the password is not right");
        }
        Err(SignInError::Register(error)) => return Err(error.into()),
    };
    let then = if kept.is_empty() {
        Reply::SeeOther(next.to_owned())
    } else {
        let resend = Resend {
            target: next.to_owned(),
            fields: Pairs::read(kept.as_bytes())
                .iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        };
        Reply::page(pages.show(&resend, &house.brand, None, Vec::new())?)
    };
    Ok(Reply::SignedIn {
        key: signed_in.key.reveal(),
        then: Box::new(then),
    })
}

/// Signs out here.
pub fn out(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    if let Some(key) = &asked.session_key {
        sign_out(&reception(desk.house), key)?;
    }
    Ok(Reply::SignedOut("/sign-in".to_owned()))
}

/// What signing in works with.
pub fn reception(house: &House) -> Reception<'_> {
    Reception {
        accounts: &*house.accounts,
        chance: &*house.chance,
        clock: &*house.clock,
        authority: house.authority.id,
        limits: house.sessions,
    }
}

/// Only a page of ours: a link to the sign-in page must not lead elsewhere afterwards.
fn local(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if ours { next } else { "/" }
}

fn form(house: &House, name: &str, next: &str, kept: &str) -> SignInForm {
    SignInForm {
        name: name.to_owned(),
        next: local(next).to_owned(),
        kept: kept.to_owned(),
        shown: house.shown_sign_ins.clone(),
        errors: FormErrors::new(),
    }
}

fn page(house: &House, pages: &Pages, form: &SignInForm) -> Result<Reply, Trouble> {
    let html = pages.show(form, &house.brand, None, Vec::new())?;
    Ok(Reply::Page(Shown { status: 200, html }))
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn after_signing_in_one_comes_to_a_page_of_ours_and_nowhere_else() {
        assert_eq!(local("/cases?due=late"), "/cases?due=late");
        for elsewhere in [
            "https://example.com",
            "//example.com",
            "/\\example.com",
            "",
            "cases",
        ] {
            assert_eq!(local(elsewhere), "/", "{elsewhere}");
        }
    }
}
