//! The statement of complaint: its versions, the latest first, each with what changed since the one before.

use crate::words::when;
use complaints::case::{Settled, State, Version};
use complaints::occurred::InWords;
use complaints::personal::{Personal, TextName};
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// A version.
#[derive(Debug, Serialize)]
pub struct VersionLine {
    /// Its number.
    pub number: u16,
    /// The procedure of its route, where that is not the case's own.
    pub of: String,
    /// When it was sent, and when it was written where that was another day.
    pub sent: String,
    /// How it was settled, or that it was not.
    pub settled: String,
    /// Whether it is the latest of its route.
    pub latest: bool,
    /// Its text; none where there is none any more.
    pub text: Option<String>,
    /// Why it takes the place of the one before.
    pub why: Option<String>,
    /// What the complainant wants changed, each with its day.
    pub comments: Vec<String>,
    /// What changed since the version before; empty of the first.
    pub changes: Vec<Change>,
}

/// A run of words that two versions share, or that only one of them has.
#[derive(Debug, Serialize)]
pub struct Change {
    /// `same`, `added` or `gone`.
    pub what: &'static str,
    /// The words.
    pub words: String,
}

/// The versions of the statement, the latest first.
pub(super) fn statement(state: &State) -> Vec<VersionLine> {
    let mut lines = Vec::new();
    for (number, route) in &state.routes {
        let of = route
            .procedure
            .filter(|_| *number != complaints::ids::RouteNumber::MAIN);
        let of = of.map_or_else(String::new, |it| it.to_string());
        let versions = state.statement(*number);
        for (place, version) in versions.iter().enumerate().rev() {
            let before = place.checked_sub(1).and_then(|it| versions.get(it));
            lines.push(VersionLine {
                of: of.clone(),
                latest: place + 1 == versions.len(),
                changes: changes(before, version),
                ..line(version)
            });
        }
    }
    lines
}

fn line(version: &Version<'_>) -> VersionLine {
    let text = |it: Option<&Personal<String>>| it.map(|it| it.reveal().clone());
    let written = version
        .written
        .map_or_else(String::new, |it| format!(", written on {}", InWords(it)));
    let comment = |it: &&complaints::case::Taken| {
        let said = text(it.texts.get(TextName::Reason)).unwrap_or_else(|| "no text".to_owned());
        format!("{}: {said}", when(it.on))
    };
    VersionLine {
        number: version.number,
        of: String::new(),
        sent: format!("Sent {}{written}", when(version.sent)),
        settled: match version.settled {
            None => "Not agreed".to_owned(),
            Some(Settled::Agreed { on, by }) => {
                let by = by.map_or_else(String::new, |it| {
                    format!(" by the {}", it.label().to_lowercase())
                });
                format!("Agreed{by} {}", when(on))
            }
            Some(Settled::CutOff { on, why }) => {
                let why = text(why).map_or_else(String::new, |it| format!(": {it}"));
                format!("Not agreed; gone on with {}{why}", when(on))
            }
        },
        latest: false,
        text: text(version.text),
        why: text(version.why),
        comments: version.comments.iter().map(comment).collect(),
        changes: Vec::new(),
    }
}

/// What changed, word by word; nothing where one of the texts is not there.
fn changes(before: Option<&Version<'_>>, version: &Version<'_>) -> Vec<Change> {
    let Some((old, new)) = before.and_then(|it| it.text).zip(version.text) else {
        return Vec::new();
    };
    let mut changes: Vec<Change> = Vec::new();
    for change in TextDiff::from_words(old.reveal(), new.reveal()).iter_all_changes() {
        let what = match change.tag() {
            ChangeTag::Equal => "same",
            ChangeTag::Insert => "added",
            ChangeTag::Delete => "gone",
        };
        match changes.last_mut().filter(|it| it.what == what) {
            Some(last) => last.words.push_str(change.value()),
            None => changes.push(Change {
                what,
                words: change.value().to_owned(),
            }),
        }
    }
    changes
}
