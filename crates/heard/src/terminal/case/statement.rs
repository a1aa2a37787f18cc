//! The statement of complaint: each version as it was sent, what the complainant wants changed, and how it was settled.

use super::View;
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use complaints::case::{Settled, Version};
use complaints::occurred::InWords;
use complaints::personal::TextName;

impl View<'_> {
    pub(super) fn statement(&self, page: &mut Page) {
        let state = self.case.state();
        for route in state.routes.keys() {
            let versions = state.statement(*route);
            if versions.is_empty() {
                continue;
            }
            page.heading("STATEMENT OF COMPLAINT");
            for version in &versions {
                self::version(page, version);
            }
        }
    }
}

fn version(page: &mut Page, version: &Version<'_>) {
    let written = version
        .written
        .map_or_else(String::new, |it| format!(", written on {}", InWords(it)));
    page.text(
        Tone::Strong,
        &format!(
            "Version {}, sent on {}{written}",
            version.number, version.sent
        ),
    );
    let text = version.text.map_or("(no text)", |it| it.reveal());
    page.detail(Tone::Plain, text);
    if let Some(why) = version.why {
        page.detail(Tone::Plain, &format!("Why it changed: {}", why.reveal()));
    }
    for comment in &version.comments {
        let said = comment.texts.get(TextName::Reason);
        let said = said.map_or("(no text)", |it| it.reveal());
        page.detail(
            Tone::Plain,
            &format!("Changes asked for on {}: {said}", comment.on),
        );
    }
    let settled = match version.settled {
        None => "Not agreed".to_owned(),
        Some(Settled::Agreed { on, by }) => {
            let by = by.map_or_else(String::new, |it| {
                format!(" by the {}", it.label().to_lowercase())
            });
            format!("Agreed{by} on {on}")
        }
        Some(Settled::CutOff { on, why }) => {
            let why = why.map_or_else(String::new, |it| format!(": {}", it.reveal()));
            format!("Not agreed; gone on with on {on}{why}")
        }
    };
    page.detail(Tone::Plain, &settled);
}
