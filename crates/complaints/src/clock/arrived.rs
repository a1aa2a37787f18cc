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
    /// The way.
    pub by: Method,
    /// On what that rests.
    pub known: Known,
    /// How a letter went; none where nobody knows that.
    pub post: Option<Post>,
    /// The working days until it arrives.
    pub days: u32,
}

/// On what the way of an answer rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is recorded.
    Recorded,
    /// It is not recorded, and taken as the complaint came.
    AsTheComplaint,
    /// It is not recorded, and taken as a letter, which takes longest: no written answer goes as the complaint came, by the
    /// way that is named, or nobody knows how it came. So the person's own time is never cut short by a guess.
    AsALetter(Option<Method>),
}

impl Known {
    /// The way of an answer, and on what that rests.
    const fn way(recorded: Option<Method>, came: Option<Method>) -> (Method, Self) {
        match (recorded, came) {
            (Some(by), _) => (by, Self::Recorded),
            (None, Some(came @ (Method::Email | Method::OnlineForm | Method::Letter))) => {
                (came, Self::AsTheComplaint)
            }
            (None, came) => (Method::Letter, Self::AsALetter(came)),
        }
    }
}

impl Arrived {
    pub(super) fn of(
        state: &State,
        (recorded, post): (Option<Method>, Option<Post>),
        sent: Date,
        rules: &Rules,
    ) -> Self {
        let (by, known) = Known::way(recorded, state.receipt.method);
        let on = state.received_on;
        let days = match (by, post) {
            (Method::Letter, None | Some(Post::FirstClass)) => rules.number("C14", on),
            (Method::Letter, Some(post)) => rules.number_of("C14", post.code(), on),
            (Method::Email | Method::TextMessage | Method::OnlineForm, _) => {
                rules.number_of("C14", "email", on)
            }
            _ => None,
        };
        let days = days.unwrap_or(0);
        Self {
            sent,
            by,
            known,
            post,
            days,
        }
    }
}

impl fmt::Display for Arrived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "answer sent {}", InWords(self.sent))?;
        let by = self.by.label().to_lowercase();
        match self.known {
            Known::Recorded => {
                write!(f, ", {by}")?;
                if let Some(post) = self.post {
                    write!(f, " ({})", post.label().to_lowercase())?;
                }
            }
            Known::AsTheComplaint => {
                write!(f, ", not recorded how: taken as the complaint came, {by}")?;
            }
            Known::AsALetter(Some(came)) => write!(
                f,
                ", not recorded how: taken as a letter, which takes longest, since no written answer goes as the complaint \
                 came ({})",
                came.label().to_lowercase()
            )?,
            Known::AsALetter(None) => write!(
                f,
                ", recorded neither how, nor how the complaint came: taken as a letter, which takes longest"
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
