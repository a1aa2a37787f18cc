//! The complaint points of a case, and how each was found.

use super::Seen;
use super::head::{Head, Place};
use super::overview::{Sought, sought};
use super::statement::{VersionLine, statement};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{self, Page};
use crate::reply::Reply;
use crate::trouble::Trouble;
use crate::words::capital;
use complaints::case::{Point, State};
use complaints::ids::{PointNumber, StageNumber};
use complaints::personal::TextName;
use complaints::step::reported_in_words;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// The points.
#[derive(Debug, Serialize)]
pub struct Points {
    /// The head.
    pub head: Head,
    /// The points.
    pub points: Vec<PointLine>,
    /// The stages at which a point has a finding, for the table's columns.
    pub finding_stages: Vec<String>,
    /// What they want.
    pub sought: Vec<Sought>,
    /// The versions of the statement of complaint, the latest first.
    pub statement: Vec<VersionLine>,
    /// Whether the person may add or change a finding.
    pub can_change: bool,
}

/// A point.
#[derive(Debug, Serialize)]
pub struct PointLine {
    /// Its number.
    pub number: u16,
    /// What it says, or its theme where nothing was written.
    pub text: String,
    /// Its theme.
    pub theme: Option<String>,
    /// The team it is about.
    pub team: Option<String>,
    /// The procedure it goes by, where that is not the case's.
    pub procedure: Option<String>,
    /// Whether it was turned away from the procedure by a decision of its own.
    pub turned_away: bool,
    /// When and why it was or is parked, and how that ended.
    pub parked: Vec<String>,
    /// What the reports of stage 2 say of it.
    pub reported: Option<String>,
    /// Whether there was fault, and the injustice that came of it.
    pub fault: Option<String>,
    /// What was written of the fault and of the injustice.
    pub why: Vec<String>,
    /// The finding at each of the stages.
    pub findings: Vec<FindingCell>,
}

/// A finding on a point at a stage.
#[derive(Debug, Serialize)]
pub struct FindingCell {
    /// The finding, or that there is none yet.
    pub text: String,
    /// The number of the stage.
    pub stage: u8,
    /// What can be done with it once the stage was answered: "Change", "Add"; empty before.
    pub may: &'static str,
}

impl Page for Points {
    const TEMPLATE: &'static str = "case_points.html";

    fn title(&self) -> String {
        format!("{} complaint points", self.head.reference)
    }

    fn place(&self) -> Option<render::Place> {
        Some(render::Place::Cases)
    }
}

/// Shows them.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = desk.case(asked, "points")?;
    let seen = Seen::by(desk, &case)?;
    desk.page(&Points::of(&seen))
}

impl Points {
    /// Of a case as it is seen.
    pub fn of(seen: &Seen<'_>) -> Self {
        let (points, finding_stages) = points(seen.case.state(), seen.today);
        Self {
            head: Head::of(seen, Place::Points, ""),
            points,
            finding_stages,
            sought: sought(seen),
            statement: statement(seen.case.state()),
            can_change: seen.can_change,
        }
    }
}

/// The points of a case, and the stages that have findings or are open.
pub(super) fn points(state: &State, today: Date) -> (Vec<PointLine>, Vec<String>) {
    let found: BTreeSet<StageNumber> = state
        .points
        .values()
        .flat_map(|it| it.findings.keys().copied())
        .chain(state.stages().keys().copied())
        .collect();
    let lines = state.points.iter().map(|(number, point)| PointLine {
        number: number.0,
        text: point
            .text
            .as_ref()
            .map(|it| it.reveal().clone())
            .or_else(|| point.theme.clone())
            .unwrap_or_else(|| "Not written down".to_owned()),
        theme: point.theme.clone(),
        team: point.team.clone(),
        procedure: point.procedure.map(|it| it.to_string()),
        turned_away: state.point_turned_away(*number),
        parked: state
            .parkings_of(*number)
            .map(|it| capital(&state.parked_in_words(it, today)))
            .collect(),
        reported: state.reported_on(*number).map(reported_in_words),
        fault: state.fault(*number).map(|it| it.in_words()),
        why: state
            .fault(*number)
            .into_iter()
            .flat_map(|it| std::iter::once(it.found).chain(it.injustice))
            .filter_map(|it| Some(it.texts.get(TextName::Reason)?.reveal().clone()))
            .collect(),
        findings: found
            .iter()
            .map(|stage| finding(state, *number, point, *stage))
            .collect(),
    });
    let stages = found.iter().map(|it| capital(&it.to_string())).collect();
    (lines.collect(), stages)
}

fn finding(state: &State, number: PointNumber, point: &Point, stage: StageNumber) -> FindingCell {
    let found = point.findings.get(&stage);
    let own = state
        .routes
        .values()
        .find(|it| it.points.contains(&number) && !it.stages.is_empty());
    let route = own.unwrap_or_else(|| state.main());
    let answered = route
        .stages
        .get(&stage)
        .is_some_and(|it| it.answered.is_some());
    FindingCell {
        text: found.map_or_else(
            || "Not yet recorded".to_owned(),
            complaints::case::Finding::in_words,
        ),
        stage: stage.into(),
        may: match (answered, found) {
            (false, _) => "",
            (true, Some(_)) => "Change",
            (true, None) => "Add",
        },
    }
}
