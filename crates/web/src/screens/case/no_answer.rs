//! What stands in the place of the answer that is due while none is: why, and when one will be.

use super::Seen;
use complaints::occurred::InWords;
use complaints::status::status;
use serde::Serialize;

/// Why no answer is due.
#[derive(Debug, Serialize)]
pub struct NoAnswer {
    /// What there is instead: "Nobody to answer".
    pub what: String,
    /// What would change that, where it is known.
    pub note: Option<String>,
}

impl NoAnswer {
    /// Of a case of which no answer is due.
    pub fn of(seen: &Seen<'_>) -> Self {
        let state = seen.case.state();
        if !status(state).is_open() {
            return Self::plain("None due");
        }
        if !state.answerable() {
            return Self {
                what: "Nobody to answer".to_owned(),
                note: Some("If they come forward, the time runs from receipt.".to_owned()),
            };
        }
        Self::not_begun(seen).unwrap_or_else(|| Self::plain("None due now"))
    }

    /// What begins when the panel meets, before it is recorded that it did: the answer waits for it.
    fn not_begun(seen: &Seen<'_>) -> Option<Self> {
        let mut clocks = seen.known_clocks().iter();
        let clock = clocks.find(|it| it.counts() && it.not_begun().is_some())?;
        let due = clock.due.map(|due| {
            let (due, meets) = (InWords(due), InWords(clock.from));
            format!(
                "{}: due {due} if the panel meets on {meets}.",
                clock.rule.name
            )
        });
        Some(Self {
            what: "Not begun".to_owned(),
            note: due,
        })
    }

    fn plain(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            note: None,
        }
    }
}
