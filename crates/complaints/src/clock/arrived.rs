//! When an answer reached the person: the day it was sent, and how.

use crate::case::State;
use crate::codes::{Method, Post};
use crate::days::count;
use crate::occurred::InWords;
use crate::rules::Rules;
use jiff::civil::Date;
use std::fmt;

/// How an answer was sent, and how long that is taken to need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// The day it was sent.
    pub sent: Date,
    /// The way; none where nobody knows that.
    pub by: Option<Method>,
    /// Whether that is only how the complaint came, since the way of the answer is not recorded.
    pub assumed: bool,
    /// How a letter went; none where nobody knows that.
    pub post: Option<Post>,
    /// The working days until it arrives.
    pub days: u32,
}

impl Arrived {
    pub(super) fn of(
        state: &State,
        (recorded, post): (Option<Method>, Option<Post>),
        sent: Date,
        rules: &Rules,
    ) -> Self {
        let by = recorded.or(state.receipt.method);
        let on = state.received_on;
        let days = match (by, post) {
            (Some(Method::Letter), None | Some(Post::FirstClass)) => rules.number("C14", on),
            (Some(Method::Letter), Some(post)) => rules.number_of("C14", post.code(), on),
            (Some(Method::Email | Method::TextMessage | Method::OnlineForm), _) => {
                rules.number_of("C14", "email", on)
            }
            _ => None,
        };
        let days = days.unwrap_or(0);
        Self {
            sent,
            by,
            post,
            assumed: recorded.is_none(),
            days,
        }
    }
}

impl fmt::Display for Arrived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "answer sent {}", InWords(self.sent))?;
        match (self.by, self.assumed) {
            (None, _) => write!(f, ", not recorded how")?,
            (Some(by), false) => {
                write!(f, ", {}", by.label().to_lowercase())?;
                if let Some(post) = self.post {
                    write!(f, " ({})", post.label().to_lowercase())?;
                }
            }
            (Some(by), true) => write!(
                f,
                ", not recorded how: taken as the complaint came, {}",
                by.label().to_lowercase()
            )?,
        }
        match self.days {
            0 => write!(f, "; it arrives the same day"),
            days => {
                let days = usize::try_from(days).unwrap_or(usize::MAX);
                let days = count(days, "working day", "working days");
                write!(f, "; it arrives {days} later")
            }
        }
    }
}
