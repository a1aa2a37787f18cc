//! Record the answer of a stage: the day it was sent, and a finding on each point.

use super::action::{self, Actions};
use super::at::At;
use super::form::{Act, Form, Sheet};
use super::sent::SentFields;
use super::{Item, items};
use crate::screens::case::Seen;
use crate::screens::case::head::{Answer, answer};
use crate::things::in_words;
use crate::trouble::{Trouble, sentences};
use casework::office::Done;
use complaints::Case;
use complaints::case::State;
use complaints::codes::{Kind, Outcome, Procedure};
use complaints::command::Command;
use complaints::decide::decide;
use complaints::ids::{PointNumber, StageNumber};
use complaints::recorded::Source;
use complaints::rules::GuardId;
use complaints::step::About;
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct AnswerForm {
    /// What it is: "stage 2 answer".
    pub what: String,
    /// The number of the route, carried along.
    pub route: u16,
    /// The number of the stage, carried along.
    pub stage: u8,
    /// What has to be recorded before it, where something is missing.
    pub not_yet: Vec<String>,
    /// When the answer is due.
    pub due: Option<Answer>,
    /// The day it was sent, as typed.
    pub on: DateInput,
    /// How it went; the way left open is taken as the complaint came, or as a letter where no written answer goes that way.
    pub sent: SentFields,
    /// The stage that the complainant may ask for next: "stage 2"; none after the last.
    pub next_stage: Option<String>,
    /// Whether the answer tells how to ask for it, and by when, as ticked.
    pub next_stage_told: bool,
    /// Whether the answer tells how to go to the Ombudsman, as ticked; none where its procedure does not ask.
    pub ombudsman_told: Option<bool>,
    /// The points.
    pub points: Vec<PointField>,
    /// Whether a finding is asked for as a whole: a complaint without points.
    pub whole: bool,
    /// The outcome of the stage, as chosen.
    pub outcome: String,
    /// The findings there are.
    pub findings: Vec<Item>,
    /// What it says is to be done; none where only a complaint is answered with findings.
    pub actions: Option<Actions>,
}

/// The finding on a point.
#[derive(Debug, Serialize)]
pub struct PointField {
    /// The name of the field.
    pub name: String,
    /// The point's number.
    pub number: u16,
    /// What it says.
    pub text: String,
    /// The finding, as chosen.
    pub chosen: String,
    /// Whether it is parked: then it need not have one.
    pub parked: bool,
}

/// The findings that an answer can have; a withdrawal is recorded as what it is.
pub(super) const FINDINGS: [Outcome; 4] = [
    Outcome::Upheld,
    Outcome::PartiallyUpheld,
    Outcome::NotUpheld,
    Outcome::Inconclusive,
];

/// The tick that says that the answer tells of the next stage.
const TOLD: &str = "next_stage_told";

/// The tick that says that the answer tells of the Ombudsman.
const NAMED: &str = "ombudsman_told";

impl Form for AnswerForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "answer_stage.html";
    const TITLE: &'static str = "Record the answer of";
    const NAME: &'static str = "answer";
    const DONE: &'static str = "answered";
    const REFUSED_AT: &'static str = "on-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let (state, at) = (case.state(), at(sheet, case));
        let numbers = to_be_found(at, state);
        let points = numbers.iter().map(|number| PointField {
            name: field(*number),
            number: number.0,
            text: in_words(state, About::Point(*number))
                .unwrap_or_else(|| "Not written down".to_owned()),
            chosen: sheet.get(&field(*number)),
            parked: parked(*number, state),
        });
        Ok(Self {
            what: at.answer(state),
            route: at.route.0,
            stage: at.stage.into(),
            not_yet: if sheet.asked.form.is_empty() {
                not_yet(sheet, case, at)
            } else {
                Vec::new()
            },
            due: answer(&Seen::by(sheet.desk, case)?, Some(at)),
            on: sheet.typed("on", Some(sheet.desk.today())),
            sent: SentFields::of(sheet.get("by"), sheet.get("post")),
            next_stage: next_stage(at, state).map(|it| it.to_string()),
            next_stage_told: sheet.get(TOLD) == "yes",
            ombudsman_told: tells_of_the_ombudsman(at, state).then(|| sheet.get(NAMED) == "yes"),
            points: points.collect(),
            whole: numbers.is_empty() && state.receipt.kind == Kind::Complaint,
            outcome: sheet.get("outcome"),
            findings: items(&FINDINGS, Outcome::code),
            actions: (state.receipt.kind == Kind::Complaint)
                .then(|| Actions::of(sheet, state, &numbers)),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let (state, at) = (case.state(), at(sheet, case));
        let on = sheet.day("on", "day the answer was sent");
        let (by, post) = SentFields::read(sheet);
        let next_stage_told = sheet.get(TOLD) == "yes";
        let ombudsman_told = sheet.get(NAMED) == "yes";
        let points = to_be_found(at, state);
        let mut findings = Vec::new();
        for number in &points {
            let missing = format!("Choose the finding on point {}", number.0);
            let found = if parked(*number, state) {
                sheet.optional(&field(*number))
            } else {
                sheet.chosen(&field(*number), &missing)
            };
            findings.extend(found.map(|found: Outcome| (*number, found)));
        }
        let outcome = if points.is_empty() && state.receipt.kind == Kind::Complaint {
            sheet.chosen("outcome", "Choose the outcome")
        } else {
            Outcome::together(findings.iter().map(|(_, it)| *it))
        };
        let actions = action::typed(sheet, &points);
        let seen = sheet.seen(case);
        let command = Command::AnswerStage {
            route: at.route,
            stage: at.stage,
            on: on?,
            by,
            post,
            next_stage_told,
            ombudsman_told,
            outcome,
            findings,
            actions,
        };
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }

    fn title(&self) -> String {
        format!("Record the {} of", self.what)
    }

    fn done(did: &Done) -> &'static str {
        let late = |it: &complaints::decide::Remark| it.guard.id == GuardId::AnswerInTime;
        if did.warnings.iter().any(late) {
            "answered-late"
        } else {
            Self::DONE
        }
    }
}

fn at(sheet: &Sheet<'_>, case: &Case) -> At {
    At::of(sheet, &At::open(case.state()))
}

/// The stage that may be asked for after this one.
fn next_stage(at: At, state: &State) -> Option<StageNumber> {
    let next = at.stage.after()?;
    (next <= state.last_stage(at.route)).then_some(next)
}

/// Whether the answers of its procedure name the Ombudsman.
fn tells_of_the_ombudsman(at: At, state: &State) -> bool {
    let procedure = state.routes.get(&at.route).and_then(|it| it.procedure);
    matches!(
        procedure,
        Some(
            Procedure::ChildrenAct
                | Procedure::Corporate
                | Procedure::PublicHealth
                | Procedure::JointNhs
        )
    )
}

/// The points on which an answer has a finding. Only a complaint has findings.
fn to_be_found(at: At, state: &State) -> Vec<PointNumber> {
    if state.receipt.kind == Kind::Complaint {
        at.points(state)
    } else {
        Vec::new()
    }
}

/// Whether a point waits for proceedings, with no end known.
fn parked(point: PointNumber, state: &State) -> bool {
    let mut open = state.parkings.values().filter(|it| it.until.is_none());
    open.any(|it| it.points.contains(&point))
}

/// Why an answer sent today would be refused, whatever it finds: said before anybody fills in the form.
fn not_yet(sheet: &Sheet<'_>, case: &Case, at: At) -> Vec<String> {
    let context = sheet.desk.office().context();
    let command = Command::AnswerStage {
        route: at.route,
        stage: at.stage,
        on: context.today(),
        by: None,
        post: None,
        next_stage_told: next_stage(at, case.state()).is_some(),
        ombudsman_told: tells_of_the_ombudsman(at, case.state()),
        outcome: None,
        findings: Vec::new(),
        actions: Vec::new(),
    };
    match decide(Some(case), command, &context) {
        Ok(_) => Vec::new(),
        Err(refusal) => sentences(&refusal),
    }
}

fn field(number: PointNumber) -> String {
    format!("point-{}", number.0)
}
