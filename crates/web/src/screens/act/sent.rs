//! How an answer went, which a form asks where it is recorded and where it is corrected.

use super::form::Sheet;
use super::{Item, items};
use complaints::codes::{Method, Post};
use serde::Serialize;

/// The ways in which an answer is sent or given.
const WAYS: [Method; 3] = [Method::Email, Method::Letter, Method::InPerson];

/// How an answer went.
#[derive(Debug, Serialize)]
pub struct SentFields {
    /// The ways in which it can have been sent.
    pub ways: Vec<Item>,
    /// The way, as chosen; empty for not recorded.
    pub by: String,
    /// The ways in which a letter can have gone.
    pub posts: Vec<Item>,
    /// The way of the letter, as chosen; empty for not recorded.
    pub post: String,
}

impl SentFields {
    /// The fields, as chosen.
    pub(super) fn of(by: String, post: String) -> Self {
        Self {
            ways: items(&WAYS, Method::code),
            by,
            posts: items(Post::ALL, Post::code),
            post,
        }
    }

    /// How it was sent, and how the letter went, as typed; only a letter goes by post.
    pub(super) fn read(sheet: &mut Sheet<'_>) -> (Option<Method>, Option<Post>) {
        let by = sheet.optional("by");
        let post = sheet.optional("post");
        if post.is_some() && by.is_some_and(|it| it != Method::Letter) {
            let instead = "Leave this open, or say above that it was a letter";
            sheet.errors.add("post", instead);
        }
        (by, post)
    }
}
