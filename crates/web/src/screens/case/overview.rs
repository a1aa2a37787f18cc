//! The overview of a case: the child's own words, what was said, points, what they want, what happened lately.

use super::Seen;
use super::head::{Head, Place, linked};
use super::people::{PersonLine, people};
use super::points::{PointLine, points};
use super::steps::{OnTheWay, StageSteps, on_the_way, steps};
use super::timeline::{Happened, happened};
use super::warned::warned;
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{self, Page};
use crate::reply::Reply;
use crate::things::name;
use crate::trouble::Trouble;
use crate::words::{capital, when};
use complaints::gaps::gaps;
use complaints::ids::PersonNumber;
use complaints::keeping::keeping;
use complaints::personal::TextName;
use complaints::timeline::how_withdrawn;
use serde::Serialize;

/// So many entries of the timeline stand on the overview.
const LATELY: usize = 4;

/// The overview.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// The head.
    pub head: Head,
    /// What children said, in their own words.
    pub voices: Vec<Voice>,
    /// What was said when the contact came, as it was said.
    pub text: Option<String>,
    /// The points.
    pub points: Vec<PointLine>,
    /// The stages at which a point has a finding, for the table's columns.
    pub finding_stages: Vec<String>,
    /// What they want.
    pub sought: Vec<Sought>,
    /// The steps taken, by stage.
    pub steps: Vec<StageSteps>,
    /// What runs and does not count: steps on the way, and the person's own time.
    pub on_the_way: Vec<OnTheWay>,
    /// The latest entries of the timeline.
    pub lately: Vec<Happened>,
    /// The people.
    pub people: Vec<PersonLine>,
    /// The key dates.
    pub dates: Vec<KeyDate>,
    /// The offer of an advocate: one line, or one for each child.
    pub advocates: Vec<AdvocateLine>,
    /// Whether the person may record an offer, or an answer.
    pub can_change: bool,
    /// What is missing.
    pub gaps: Vec<String>,
}

/// What a child said.
#[derive(Debug, Serialize)]
pub struct Voice {
    /// Who.
    pub name: String,
    /// In their own words.
    pub words: String,
}

/// Something that somebody wants.
#[derive(Debug, Serialize)]
pub struct Sought {
    /// What.
    pub text: String,
    /// The number of the point that it belongs to, where that is known.
    pub point: Option<u16>,
    /// Whether it came about, where that is recorded.
    pub achieved: Option<String>,
}

/// The offer of an advocate, and its answer.
#[derive(Debug, Serialize)]
pub struct AdvocateLine {
    /// To whom, where the case is about several children.
    pub of: Option<String>,
    /// What was offered and answered.
    pub what: String,
}

/// A date that matters.
#[derive(Debug, Serialize)]
pub struct KeyDate {
    /// Of what.
    pub what: String,
    /// When.
    pub when: String,
}

impl Page for Overview {
    const TEMPLATE: &'static str = "case_overview.html";

    fn title(&self) -> String {
        format!("{} overview", self.head.reference)
    }

    fn place(&self) -> Option<render::Place> {
        Some(render::Place::Cases)
    }
}

/// Shows it.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = desk.case(asked, "overview")?;
    let seen = Seen::by(desk, &case)?;
    let mut overview = Overview::of(&seen, asked.query.get("done"));
    overview.head.linked = linked(&seen, &desk.linked_from(&case)?);
    overview.head.warned = warned(desk, &case, asked.query.get("warned"));
    desk.page(&overview)
}

impl Overview {
    /// Of a case as it is seen.
    pub fn of(seen: &Seen<'_>, done: &str) -> Self {
        let state = seen.case.state();
        let (points, finding_stages) = points(state, seen.today);
        let mut lately = happened(seen.case);
        lately.retain(|it| !it.superseded);
        lately.truncate(LATELY);
        Self {
            head: Head::of(seen, Place::Overview, done),
            voices: voices(seen),
            text: state
                .texts
                .get(TextName::Text)
                .map(|it| it.reveal().clone()),
            points,
            finding_stages,
            sought: sought(seen),
            steps: steps(seen),
            on_the_way: on_the_way(seen),
            lately,
            people: people(seen),
            dates: dates(seen),
            advocates: advocates(seen),
            can_change: seen.can_change,
            gaps: gaps(seen.case, seen.known_clocks())
                .iter()
                .map(|it| capital(&it.to_string()))
                .collect(),
        }
    }
}

fn voices(seen: &Seen<'_>) -> Vec<Voice> {
    let people = seen.case.state().people.values();
    people
        .filter_map(|it| it.details.as_ref())
        .filter_map(|details| {
            Some(Voice {
                words: details.view.as_ref()?.reveal().clone(),
                name: details
                    .name
                    .as_ref()
                    .map_or_else(|| "The child".to_owned(), |it| it.reveal().clone()),
            })
        })
        .collect()
}

pub(super) fn sought(seen: &Seen<'_>) -> Vec<Sought> {
    let all = seen.case.state().sought.values();
    all.map(|it| Sought {
        text: it
            .text
            .as_ref()
            .map_or_else(|| "Not written down".to_owned(), |it| it.reveal().clone()),
        point: it.point.map(|it| it.0),
        achieved: it.achieved.map(|it| it.label().to_owned()),
    })
    .collect()
}

fn dates(seen: &Seen<'_>) -> Vec<KeyDate> {
    let state = seen.case.state();
    let date = |what: &str, when: String| KeyDate {
        what: what.to_owned(),
        when,
    };
    let method = state.receipt.method.map_or(String::new(), |it| {
        format!(", {}", it.label().to_lowercase())
    });
    let received = complaints::occurred::InWords(state.received_on);
    let mut dates = vec![date("Received", format!("{received}{method}"))];
    dates.extend(state.acknowledged.map(|it| date("Acknowledged", when(it))));
    for (number, stage) in state.stages() {
        let name = crate::words::capital(&number.to_string());
        if *number != complaints::ids::StageNumber::One {
            dates.extend(
                stage
                    .started
                    .map(|it| date(&format!("{name} asked for"), when(it))),
            );
        }
        dates.extend(
            stage
                .extension
                .as_ref()
                .map(|it| date(&format!("{name} extended"), when(it.on))),
        );
        dates.extend(
            stage
                .answered
                .map(|it| date(&format!("{name} answered"), when(it))),
        );
        dates.extend(
            stage
                .withdrawn
                .map(|it| date(&format!("{name} withdrawn"), when(it))),
        );
    }
    let whole = state.parkings.values().filter(|it| it.points.is_empty());
    dates.extend(whole.map(|it| {
        let parked = state.parked_in_words(it, seen.today);
        date("The whole case", capital(&parked))
    }));
    dates.extend(state.withdrawn.map(|it| {
        let how = &state.withdrawal;
        let said = how_withdrawn(how.method, how.looked_at);
        date("Withdrawn", format!("{}{said}", when(it)))
    }));
    dates.extend(
        state
            .refusal
            .as_ref()
            .map(|it| date("Not accepted", when(it.on))),
    );
    let kept = keeping(seen.case, seen.known_clocks()).in_words();
    dates.extend(kept.map(|it| date("Keeping", it)));
    dates
}

/// What is known of the offer of an advocate: to each child, where there are several.
fn advocates(seen: &Seen<'_>) -> Vec<AdvocateLine> {
    let state = seen.case.state();
    let mut children: Vec<Option<PersonNumber>> = state.children().map(Some).collect();
    if children.is_empty() {
        children.push(None);
    }
    let several = children.len() > 1;
    let line = |child: Option<PersonNumber>| {
        let advocacy = state.advocacy_of(child);
        let mut parts = Vec::new();
        parts.extend(advocacy.offered.map(|it| format!("offered {}", when(it))));
        parts.extend(advocacy.answer.map(|it| it.label().to_lowercase()));
        parts.extend(advocacy.provider);
        parts.extend(advocacy.reason.map(|it| format!("reason: {it}")));
        let of = child.filter(|_| several);
        AdvocateLine {
            of: of.and_then(|it| name(state, it)),
            what: if parts.is_empty() {
                "No offer recorded".to_owned()
            } else {
                capital(&parts.join(", "))
            },
        }
    };
    children.into_iter().map(line).collect()
}
