//! Trouble as a page: what is wrong, and what to do now.

use crate::asked::Asked;
use crate::render::Page;
use crate::reply::{Reply, Shown};
use crate::serve::{Asking, Shell, desk, html};
use crate::trouble::Trouble;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use casework::ports::RegisterError;
use serde::Serialize;
use std::any::Any;

/// The page.
#[derive(Debug, Serialize)]
pub struct TroublePage {
    /// What is wrong, in a few words.
    pub heading: &'static str,
    /// What is wrong and what to do, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Where to go on, and the words of that link.
    pub link: Option<(String, &'static str)>,
    /// What was typed, so that it is not lost.
    pub typed: Vec<String>,
}

impl Page for TroublePage {
    const TEMPLATE: &'static str = "trouble.html";

    fn title(&self) -> String {
        self.heading.to_owned()
    }
}

/// Texts shorter than this are no loss.
const WORTH_KEEPING: usize = 20;

/// The page of some trouble.
pub(crate) fn of(
    shell: &Shell,
    trouble: &Trouble,
    asking: Asking,
    asked: &Asked,
) -> Response<Body> {
    let (status, page) = page(trouble, asked);
    if status >= 500 {
        // nothing of what was asked for is said: only that and where it failed
        tracing::error!(trouble = %trouble, "a page could not be made");
    }
    let shown = match asking {
        Some(account) => match desk(shell, &account).page_with(status, &page) {
            Ok(Reply::Page(shown)) => Ok(shown),
            Ok(_) => return plain(),
            Err(trouble) => Err(trouble),
        },
        None => shell
            .pages
            .show(&page, &shell.house.brand, None, Vec::new())
            .map(|html| Shown { status, html })
            .map_err(Trouble::from),
    };
    shown.map_or_else(|_| plain(), |shown| html(shown.status, shown.html))
}

/// The status and the page of some trouble.
pub fn page(trouble: &Trouble, asked: &Asked) -> (u16, TroublePage) {
    let home = || Some(("/".to_owned(), "Go to my work"));
    let say = |heading, paragraphs: &[&str], link| TroublePage {
        heading,
        paragraphs: paragraphs.iter().map(|it| (*it).to_owned()).collect(),
        link,
        typed: typed(asked),
    };
    match trouble {
        Trouble::NotFound => (
            404,
            say(
                "There is nothing here for you to see",
                &[
                    "Either there is no such page, or it belongs to a case of another team.",
                    "If you typed the address, check it. If you think you should see the case, ask the complaints team.",
                ],
                home(),
            ),
        ),
        Trouble::NotAllowed => (
            403,
            say(
                "Your role does not allow this",
                &[
                    "If you need it for your work, ask whoever keeps the accounts. That you asked is in the access log.",
                ],
                home(),
            ),
        ),
        Trouble::Changed { case } => (
            409,
            say(
                "Somebody else changed this case meanwhile",
                &[
                    "What you sent was not stored, so that it does not undo what they did.",
                    "Look at the case as it is now, and repeat what is still needed. What you typed is below, to be copied.",
                ],
                Some((case.clone(), "Look at the case as it is now")),
            ),
        ),
        Trouble::Unreadable => (
            400,
            say(
                "This form was not sent whole",
                &["Nothing was stored. Go back, load the page again, and send it once more."],
                home(),
            ),
        ),
        Trouble::Register(RegisterError::Unavailable { passing: true, .. }) => (
            503,
            say(
                "Heard is busy",
                &["Nothing was stored. Wait a moment, then send it again."],
                home(),
            ),
        ),
        Trouble::Register(_) | Trouble::Template(_) | Trouble::Fault(_) => (
            500,
            say(
                "Something is wrong with Heard",
                &[
                    "Nothing was stored. It is not your mistake, and it has been noted for whoever runs Heard.",
                    "What you typed is below, to be copied, if there was any.",
                ],
                home(),
            ),
        ),
    }
}

/// The longer texts of a form that could not be stored; never a password.
fn typed(asked: &Asked) -> Vec<String> {
    asked
        .form
        .iter()
        .filter(|(name, value)| {
            let secret = ["password", "current", "new", "again", "kept", "key"].contains(name);
            !secret && value.trim().len() >= WORTH_KEEPING
        })
        .map(|(_, value)| value.to_owned())
        .collect()
}

/// What is said when not even that page can be made.
pub(crate) fn plain() -> Response<Body> {
    let said = "Something is wrong with Heard. Nothing was stored. Tell whoever runs it.\n";
    (StatusCode::INTERNAL_SERVER_ERROR, said).into_response()
}

/// The answer after a panic, whose message may hold anything and is said to nobody.
pub(crate) fn after_a_panic(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a request ended in a panic");
    plain()
}
