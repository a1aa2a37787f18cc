//! What was complained of, how each point was found, and what the person wants.

use super::{View, capital};
use crate::terminal::page::Page;
use crate::terminal::style::Tone;
use crate::terminal::table::Table;
use complaints::case::{Fault, Point};
use complaints::step::{Answer, reported_in_words};

impl View<'_> {
    pub(super) fn points(&self, page: &mut Page) {
        let state = self.case.state();
        if state.points.is_empty() {
            return;
        }
        let mut table = Table::new()
            .numbers("")
            .words("Complaint point")
            .words("Theme")
            .words("Team")
            .words("Finding");
        for (number, point) in &state.points {
            table.row([
                number.0.to_string().into(),
                said(point, state.point_turned_away(*number)).into(),
                point.theme.clone().unwrap_or_else(|| "-".to_owned()).into(),
                point.team.clone().unwrap_or_else(|| "-".to_owned()).into(),
                findings(
                    point,
                    state.reported_on(*number),
                    state.fault(*number).as_ref(),
                )
                .into(),
            ]);
        }
        page.heading("POINTS");
        page.table(&table);
        if let Some(outcome) = state.outcome {
            page.text(
                Tone::Plain,
                &format!(
                    "Outcome of the case, as stated: {}",
                    outcome.label().to_lowercase()
                ),
            );
        }
    }

    pub(super) fn sought(&self, page: &mut Page) {
        let sought = &self.case.state().sought;
        if sought.is_empty() {
            return;
        }
        page.heading("WHAT THEY WANT");
        for (number, sought) in sought {
            let text = sought
                .text
                .as_ref()
                .map_or("(not written down)", |it| it.reveal());
            let came = sought.achieved.map_or_else(String::new, |it| {
                format!(" [{}]", it.label().to_lowercase())
            });
            let of = sought
                .point
                .map_or_else(String::new, |it| format!(" ({it})"));
            page.text(Tone::Plain, &format!("{}. {text}{of}{came}", number.0));
        }
    }
}

/// With a small first letter, after the stage.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

fn said(point: &Point, turned_away: bool) -> String {
    let text = point.text.as_ref().map_or("-", |it| it.reveal());
    match (point.procedure, turned_away) {
        (Some(procedure), _) => format!("{text}\n(goes by: {procedure})"),
        (None, true) => format!("{text}\n(not accepted under this procedure)"),
        (None, false) => text.to_owned(),
    }
}

fn findings(
    point: &Point,
    reported: Option<(Answer, Option<Answer>)>,
    fault: Option<&Fault<'_>>,
) -> String {
    let mut found: Vec<String> = point
        .findings
        .iter()
        .map(|(stage, finding)| {
            format!(
                "{}: {}",
                capital(&stage.to_string()),
                small(&finding.in_words())
            )
        })
        .collect();
    found.extend(reported.map(reported_in_words));
    found.extend(fault.map(Fault::in_words));
    if found.is_empty() {
        "-".to_owned()
    } else {
        found.join("\n")
    }
}
