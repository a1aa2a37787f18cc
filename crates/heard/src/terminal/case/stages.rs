//! How far a case has come: its stages, what is parked, and how it ended where it ended another way.

use super::{View, capital};
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use complaints::case::{Ended, Extension, Parking, Stage, Withdrawal};
use complaints::ids::{RouteNumber, StageNumber};
use complaints::keeping::keeping;
use complaints::occurred::{InWords, Occurred};
use complaints::timeline::{how_withdrawn, step_in_words, why_not};

impl View<'_> {
    pub(super) fn stages(&self, page: &mut Page) {
        let state = self.case.state();
        page.heading("STAGES");
        if let Some(refusal) = &state.refusal {
            let reason = why_not(refusal.reason.as_deref(), refusal.ground)
                .unwrap_or_else(|| "no reason recorded".to_owned());
            page.text(
                Tone::Plain,
                &format!("Not accepted on {}: {reason}", refusal.on),
            );
        }
        if let Some(when) = state.withdrawn {
            let how = &state.withdrawal;
            let said = how_withdrawn(how.method, how.looked_at);
            page.text(Tone::Plain, &format!("Withdrawn on {when}{said}"));
            why(page, how);
        }
        if state.stages().is_empty() {
            page.text(Tone::Plain, "No stage has begun.");
        }
        let with_stages = state.routes.values().filter(|it| !it.stages.is_empty());
        let several = with_stages.count() > 1;
        for (route, it) in &state.routes {
            if several && !it.stages.is_empty() {
                let procedure = it.procedure.map_or("none decided", |it| it.label());
                page.text(Tone::Plain, &format!("By procedure: {procedure}"));
            }
            for (number, stage) in &it.stages {
                self.stage(page, *route, *number, stage);
            }
        }
        for parking in state.parkings.values() {
            let parked = state.parked_in_words(parking, self.today);
            page.text(Tone::Strong, &format!("{} {parked}", what(parking)));
        }
        if let Some(kept) = keeping(self.case, self.known_clocks()).in_words() {
            page.text(Tone::Plain, &kept);
        }
    }

    fn stage(&self, page: &mut Page, route: RouteNumber, number: StageNumber, stage: &Stage) {
        let ended = self.case.state().ended(route, number);
        page.text(Tone::Strong, &summary(number, stage, ended));
        why(page, &stage.withdrawal);
        if let Some(extension) = &stage.extension {
            page.detail(Tone::Plain, &extended(extension));
        }
        for taken in self
            .case
            .state()
            .steps
            .iter()
            .filter(|it| it.it.route == route && it.it.stage == Some(number))
        {
            let view = self.case.state().view(taken);
            let view = view.map_or_else(String::new, |it| it.to_string());
            page.detail(
                Tone::Plain,
                &format!("{}: {}{view}", step_in_words(&taken.it), taken.on),
            );
        }
        if number == StageNumber::Three
            && let Some(panel) = self.case.state().panel_in_words(route, self.today)
        {
            page.detail(Tone::Plain, &capital(&panel));
        }
    }
}

/// Why the council looks at what was withdrawn all the same, or does not.
fn why(page: &mut Page, how: &Withdrawal) {
    if let Some(reason) = &how.reason {
        page.detail(Tone::Plain, &format!("Reason: {}", reason.reveal()));
    }
}

fn summary(number: StageNumber, stage: &Stage, ended: Option<Ended>) -> String {
    let mut parts = vec![match stage.started {
        Some(when) => format!("began {}", on(when)),
        None => "first day not recorded".to_owned(),
    }];
    parts.extend(stage.answered.map(|it| format!("answered {}", on(it))));
    let how = &stage.withdrawal;
    let said = how_withdrawn(how.method, how.looked_at);
    match ended {
        Some(ended) => {
            let said = stage.withdrawn.map_or("", |_| said.as_str());
            parts.push(format!(
                "ended {} without an answer: {ended}{said}",
                on(ended.on())
            ));
        }
        None if stage.is_open() => parts.push("open".to_owned()),
        None => parts.extend(
            stage
                .withdrawn
                .map(|it| format!("withdrawn {}{said}", on(it))),
        ),
    }
    parts.extend(
        stage
            .outcome
            .map(|it| format!("outcome: {}", it.label().to_lowercase())),
    );
    format!("{}: {}", capital(&number.to_string()), parts.join(", "))
}

fn on(when: Occurred) -> String {
    match when {
        Occurred::Between(first, last) if first != last => when.to_string(),
        known => format!("on {known}"),
    }
}

fn extended(extension: &Extension) -> String {
    let to = extension.to.map_or_else(
        || "the longer limit".to_owned(),
        |it| InWords(it).to_string(),
    );
    let told = extension.told_on.map_or_else(
        || "not recorded that the person was told".to_owned(),
        |it| format!("the person was told on {}", InWords(it)),
    );
    let reason = extension
        .reason
        .as_ref()
        .map_or("none recorded", |it| it.reveal());
    let approved = extension.approved_by.map_or_else(String::new, |it| {
        format!("; approved by the {}", it.label().to_lowercase())
    });
    format!(
        "Extended {} to {to}; {told}{approved}. Reason: {reason}",
        on(extension.on)
    )
}

/// What of the case is parked.
fn what(parking: &Parking) -> String {
    let points: Vec<String> = parking.points.iter().map(|it| it.0.to_string()).collect();
    match points.len() {
        0 => "The whole case".to_owned(),
        1 => format!("Point {}", points.join("")),
        _ => format!("Points {}", points.join(", ")),
    }
}
