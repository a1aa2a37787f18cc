//! How a case ended or stands: each stage with its outcome, what the Ombudsman said, what was promised.

use super::Seen;
use super::head::{Head, Place};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{self, Page};
use crate::reply::Reply;
use crate::things::in_words;
use crate::trouble::Trouble;
use crate::words::{Due, capital, when};
use complaints::case::{OmbudsmanEntry, Remedy, State};
use complaints::ids::StageNumber;
use complaints::personal::TextName;
use complaints::promises::{Kept, Promise, promises};
use complaints::recommendations::{Recommendation, recommendations};
use complaints::step::{About, Answer, Step};
use complaints::timeline::{Pounds, taken_in_words};
use serde::Serialize;

/// Outcome and actions.
#[derive(Debug, Serialize)]
pub struct Outcome {
    /// The head.
    pub head: Head,
    /// The outcome of the whole case, where one was stated.
    pub stated: Option<String>,
    /// The stages.
    pub stages: Vec<StageLine>,
    /// What was recommended.
    pub recommendations: Vec<RecommendationLine>,
    /// What was promised.
    pub remedies: Vec<RemedyLine>,
    /// Whether the person may agree more, or record that a promise is done.
    pub can_change: bool,
    /// The Ombudsman's entries.
    pub ombudsman: Vec<EntryLine>,
}

/// A stage.
#[derive(Debug, Serialize)]
pub struct StageLine {
    /// Its name.
    pub name: String,
    /// When it began.
    pub began: String,
    /// When it was answered or ended.
    pub ended: String,
    /// Its outcome.
    pub outcome: String,
}

/// A recommendation.
#[derive(Debug, Serialize)]
pub struct RecommendationLine {
    /// What it says.
    pub says: String,
    /// At which stage, and when.
    pub made: String,
    /// Whether it was accepted, when, and why or why not.
    pub answer: String,
    /// The answers that it takes the place of.
    pub earlier: Vec<String>,
    /// The remedies that carry it out; empty where there is none.
    pub remedies: String,
}

/// A promise.
#[derive(Debug, Serialize)]
pub struct RemedyLine {
    /// What.
    pub what: String,
    /// The point, the stage and the recommendation that it comes from; empty where none is recorded.
    pub source: String,
    /// Who owns it, as last named; empty where nobody is.
    pub owner: String,
    /// When it was agreed.
    pub agreed: String,
    /// When it is promised for, while it is not done.
    pub due: Option<Due>,
    /// When it was done.
    pub done: Option<String>,
    /// Its number while it is still to be done.
    pub open: Option<u16>,
    /// What was recorded about it, in order: the offer and its answer, who approved it, what shows that it was done.
    pub steps: Vec<String>,
}

/// An entry of the Ombudsman.
#[derive(Debug, Serialize)]
pub struct EntryLine {
    /// The Ombudsman's reference.
    pub reference: String,
    /// When the council was told.
    pub told: String,
    /// The decision.
    pub decision: String,
}

impl Page for Outcome {
    const TEMPLATE: &'static str = "case_outcome.html";

    fn title(&self) -> String {
        format!("{} outcome and actions", self.head.reference)
    }

    fn place(&self) -> Option<render::Place> {
        Some(render::Place::Cases)
    }
}

/// Shows it.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = desk.case(asked, "outcome")?;
    let seen = Seen::by(desk, &case)?;
    desk.page(&Outcome::of(&seen))
}

impl Outcome {
    /// Of a case as it is seen.
    pub fn of(seen: &Seen<'_>) -> Self {
        let state = seen.case.state();
        let stages = state.stages().iter().map(|(number, stage)| StageLine {
            name: capital(&number.to_string()),
            began: stage
                .started
                .map_or_else(|| "Not recorded".to_owned(), when),
            ended: match (stage.answered, stage.withdrawn) {
                (Some(on), _) => format!("Answered {}", when(on)),
                (None, Some(on)) => format!("Withdrawn {}", when(on)),
                (None, None) => match state.resolved().filter(|_| *number == StageNumber::One) {
                    Some(on) => format!("Resolved {}, without an answer", when(on)),
                    None => "Open".to_owned(),
                },
            },
            outcome: stage
                .outcome
                .map_or("Not yet recorded", |it| it.label())
                .to_owned(),
        });
        Self {
            head: Head::of(seen, Place::Outcome, ""),
            stated: state.outcome.map(|it| it.label().to_owned()),
            stages: stages.collect(),
            recommendations: recommendations(state)
                .iter()
                .map(|it| recommendation(it, state))
                .collect(),
            remedies: promises(seen.case)
                .iter()
                .filter_map(|it| Some(remedy(state.remedies.get(&it.remedy)?, it, seen)))
                .collect(),
            can_change: seen.can_change,
            ombudsman: state
                .ombudsman
                .iter()
                .map(|(number, it)| entry(it, state.ombudsman_code(*number)))
                .collect(),
        }
    }
}

fn recommendation(it: &Recommendation<'_>, state: &State) -> RecommendationLine {
    let says = it.made.texts.get(TextName::Reason);
    let stage = it.made.it.stage;
    let stage = stage.map_or_else(String::new, |stage| {
        format!("{}, ", capital(&stage.to_string()))
    });
    let remedies: Vec<String> = it
        .remedies
        .iter()
        .filter_map(|it| in_words(state, About::Remedy(*it)))
        .collect();
    RecommendationLine {
        says: says.map_or_else(|| "Not written down".to_owned(), |it| it.reveal().clone()),
        made: format!("{stage}{}", when(it.made.on)),
        answer: it
            .answered
            .map_or_else(|| "Not answered yet".to_owned(), taken_in_words),
        earlier: it.earlier.iter().map(|it| taken_in_words(it)).collect(),
        remedies: if it.accepted_without_action() {
            "No action comes of it yet".to_owned()
        } else if remedies.is_empty() {
            String::new()
        } else {
            format!("Carried out by: {}", remedies.join("; "))
        },
    }
}

fn remedy(remedy: &Remedy, promise: &Promise, seen: &Seen<'_>) -> RemedyLine {
    let amount = remedy
        .amount_pence
        .map_or(String::new(), |it| format!(", {}", Pounds(it)));
    let text = remedy
        .text
        .as_ref()
        .map_or(String::new(), |it| format!(": {}", it.reveal()));
    let paid = seen.case.state().paid(promise.remedy);
    let paid = paid.map_or(String::new(), |it| format!(" ({})", it.in_words()));
    RemedyLine {
        what: format!("{}{amount}{text}{paid}", remedy.kind.label()),
        source: capital(&promise.from_in_words()),
        owner: promise.owner.clone().unwrap_or_default(),
        agreed: when(remedy.agreed),
        due: promise
            .due_on
            .filter(|_| promise.state.is_owed())
            .map(|day| Due::of(day, seen.today, seen.calendar)),
        done: remedy
            .done
            .or_else(|| seen.case.state().complied(promise.remedy))
            .map(when),
        open: (promise.state == Kept::Open).then_some(promise.remedy.0),
        steps: {
            let steps = seen.case.state().steps.iter();
            steps
                .filter(|it| it.it.about == About::Remedy(promise.remedy))
                // who owns it stands in its own column
                .filter(|it| it.it.step != Step::OwnerNamed)
                .map(taken_in_words)
                .collect()
        },
    }
}

fn entry(entry: &OmbudsmanEntry, code: Option<Answer>) -> EntryLine {
    let mut decided = match (&entry.decision, entry.decided) {
        (Some(decision), Some(on)) => format!("{decision}, {}", when(on)),
        (Some(decision), None) => decision.clone(),
        (None, Some(on)) => format!("Decided {}", when(on)),
        (None, None) => "Not yet decided".to_owned(),
    };
    if let Some(code) = code {
        decided = format!(
            "{decided}. By the Ombudsman’s list: {}",
            code.label().to_lowercase()
        );
    }
    EntryLine {
        reference: entry
            .reference
            .clone()
            .unwrap_or_else(|| "No reference recorded".to_owned()),
        told: entry.told.map_or_else(|| "Not recorded".to_owned(), when),
        decision: decided,
    }
}
