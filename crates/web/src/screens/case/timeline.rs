//! Everything that happened to a case, newest first, with what was corrected.

use super::Seen;
use super::head::{Head, Place, linked};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{self, Page};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::{at, when};
use complaints::Case;
use complaints::recorded::Source;
use serde::Serialize;

/// The timeline.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// The head.
    pub head: Head,
    /// Every entry.
    pub entries: Vec<Happened>,
    /// Whether entries can be corrected from here.
    pub can_correct: bool,
}

/// An entry.
#[derive(Debug, Serialize)]
pub struct Happened {
    /// Its number in the case.
    pub number: u32,
    /// What happened.
    pub what: String,
    /// When.
    pub when: String,
    /// What was said or written.
    pub text: Option<String>,
    /// When and by whom it was recorded.
    pub recorded: String,
    /// Whether a later entry corrected it.
    pub superseded: bool,
    /// Whether it can be corrected: it stands, and is no correction itself.
    pub stands: bool,
}

impl Page for Timeline {
    const TEMPLATE: &'static str = "case_timeline.html";

    fn title(&self) -> String {
        format!("{} timeline", self.head.reference)
    }

    fn place(&self) -> Option<render::Place> {
        Some(render::Place::Cases)
    }
}

/// Shows it.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = desk.case(asked, "timeline")?;
    let seen = Seen::by(desk, &case)?;
    let mut timeline = Timeline::of(&seen);
    timeline.head.linked = linked(&seen, &desk.linked_from(&case)?);
    desk.page(&timeline)
}

impl Timeline {
    /// Of a case as it is seen.
    pub fn of(seen: &Seen<'_>) -> Self {
        Self {
            head: Head::of(seen, Place::Timeline, ""),
            entries: happened(seen.case),
            can_correct: seen.can_change,
        }
    }
}

/// Every entry of a case, newest first.
pub(super) fn happened(case: &Case) -> Vec<Happened> {
    let standing = case.facts();
    let mut entries: Vec<Happened> = complaints::timeline::timeline(case)
        .into_iter()
        .map(|entry| Happened {
            text: complaints::timeline::words(case, entry.seq).map(|it| it.reveal().clone()),
            number: entry.seq,
            what: entry.text,
            when: when(entry.occurred),
            recorded: recorded(entry.source, &entry.by.account, &at(entry.recorded_at)),
            superseded: entry.superseded,
            stands: standing
                .iter()
                .any(|it| it.seq == entry.seq && it.stated_by.seq == entry.seq),
        })
        .collect();
    entries.reverse();
    entries
}

fn recorded(source: Source, account: &str, at: &str) -> String {
    match source {
        Source::Import => format!("brought in from a file by {account}, {at}"),
        Source::Person => format!("recorded by {account}, {at}"),
        Source::System => format!("by Heard itself, {at}"),
    }
}
