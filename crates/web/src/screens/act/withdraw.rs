//! Record that the person withdrew, after a page that says what that means.

use super::{About, case, day, done, refused, typed};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::trouble::Trouble;
use casework::actions::Withdraw;
use complaints::Case;
use govuk::form::{DateInput, FormErrors};
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct WithdrawForm {
    /// The case.
    pub about: About,
    /// The day, as typed.
    pub on: DateInput,
    /// Whether it was said that the wish is the person's own, as chosen.
    pub own_wish: bool,
    /// What is wrong.
    pub errors: FormErrors,
}

impl Page for WithdrawForm {
    const TEMPLATE: &'static str = "withdraw.html";

    fn title(&self) -> String {
        format!("Record the withdrawal of {}", self.about.reference)
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// Shows the form.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "withdraw")?;
    let about = About::new(desk, &case);
    desk.page(&form(desk, asked, about, FormErrors::new()))
}

/// Reads it and records the withdrawal.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case: Case = case(desk, asked, "withdraw")?;
    let about = About::again(asked, &case);
    let mut errors = FormErrors::new();
    let on = day(
        &asked.form,
        "on",
        "day the person said they withdraw",
        desk.today(),
        &mut errors,
    );
    if asked.form.get("own_wish") != "yes" {
        errors.add(
            "own_wish",
            "Confirm that the person themselves, or whoever speaks for them, wishes to withdraw",
        );
    }
    if let (Some(on), true) = (on, errors.is_empty()) {
        let action = Withdraw {
            of: about.seen(&case),
            on,
        };
        let performed = action.perform(&desk.office(), Desk::key(asked)?);
        match desk.sorted(performed, &about.href)? {
            Ok(_) => return Ok(Reply::SeeOther(done(&about.href, "withdrawn"))),
            Err(sentences) => refused(sentences, "on-day", &mut errors),
        }
    }
    desk.mistakes(&form(desk, asked, about, errors))
}

fn form(desk: &Desk<'_>, asked: &Asked, about: About, errors: FormErrors) -> WithdrawForm {
    WithdrawForm {
        on: typed(&asked.form, "on", Some(desk.today())),
        own_wish: asked.form.get("own_wish") == "yes",
        about,
        errors,
    }
}
