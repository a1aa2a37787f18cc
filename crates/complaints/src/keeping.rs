//! How long a case is kept, and why.

use crate::case::{Case, Taken};
use crate::clock::{Clock, ClockState};
use crate::occurred::InWords;
use crate::personal::TextName;
use crate::status::status;
use crate::step::Step;
use jiff::civil::Date;

/// How long a case is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping<'a> {
    /// A hold stands: nothing is destroyed, whatever else is so.
    Held(&'a Taken),
    /// It is open, or nothing says when it ended, or somebody has looked already: no time runs.
    NotReckoned,
    /// As long as the child's own record: a child in care, or one who was, is concerned.
    AsTheChildsRecord,
    /// Until somebody looks on that day whether it is kept longer.
    UntilReviewed(Date),
}

/// How long a case is kept. `clocks` are the case's clocks.
pub fn keeping<'a>(case: &'a Case, clocks: &[Clock]) -> Keeping<'a> {
    let state = case.state();
    if let Some(hold) = state.held() {
        return Keeping::Held(hold);
    }
    if status(state).is_open() {
        return Keeping::NotReckoned;
    }
    if state.looked_after() {
        return Keeping::AsTheChildsRecord;
    }
    let looked = state.taken(Step::RetentionReviewed).next_back();
    if let Some(day) = looked.and_then(|it| it.it.day) {
        return Keeping::UntilReviewed(day);
    }
    let review = clocks.iter().find(|it| it.rule.id == "RT-01");
    review
        .filter(|it| it.state == ClockState::Running)
        .and_then(|it| it.due)
        .map_or(Keeping::NotReckoned, Keeping::UntilReviewed)
}

impl Keeping<'_> {
    /// In a sentence without its full stop; none where no time runs yet.
    pub fn in_words(&self) -> Option<String> {
        Some(match self {
            Self::NotReckoned => return None,
            Self::Held(hold) => {
                let why = hold.texts.get(TextName::Reason);
                let why =
                    why.map_or_else(|| "no reason recorded".to_owned(), |it| it.reveal().clone());
                format!(
                    "Held since {}, so that nothing is destroyed: {why}",
                    hold.on
                )
            }
            Self::AsTheChildsRecord => {
                "Kept as long as the child's own record: a child is concerned who is or was in care"
                    .to_owned()
            }
            Self::UntilReviewed(day) => format!("Kept until it is reviewed on {}", InWords(*day)),
        })
    }
}
