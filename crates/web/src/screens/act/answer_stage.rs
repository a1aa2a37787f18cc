//! Record the stage 1 answer: the day it was sent, and a finding on each point.

use super::{About, Item, case, chosen, day, done, items, refused, typed};
use crate::asked::Asked;
use crate::desk::Desk;
use crate::render::{Page, Place};
use crate::reply::Reply;
use crate::screens::case::Seen;
use crate::screens::case::head::{Answer, answer};
use crate::trouble::Trouble;
use casework::actions::AnswerStage;
use complaints::Case;
use complaints::codes::{Kind, Outcome};
use complaints::ids::{PointNumber, StageNumber};
use govuk::form::{DateInput, FormErrors};
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct AnswerForm {
    /// The case.
    pub about: About,
    /// When the answer is due.
    pub due: Option<Answer>,
    /// The day it was sent, as typed.
    pub on: DateInput,
    /// The points.
    pub points: Vec<PointField>,
    /// Whether a finding is asked for as a whole: a complaint without points.
    pub whole: bool,
    /// The outcome of the stage, as chosen.
    pub outcome: String,
    /// The findings there are.
    pub findings: Vec<Item>,
    /// What is wrong.
    pub errors: FormErrors,
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
}

impl Page for AnswerForm {
    const TEMPLATE: &'static str = "answer_stage.html";

    fn title(&self) -> String {
        format!("Record the stage 1 answer of {}", self.about.reference)
    }

    fn place(&self) -> Option<Place> {
        Some(Place::Cases)
    }

    fn has_mistakes(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// The findings that an answer can have; a withdrawal is recorded as what it is.
const FINDINGS: [Outcome; 4] = [
    Outcome::Upheld,
    Outcome::PartiallyUpheld,
    Outcome::NotUpheld,
    Outcome::Inconclusive,
];

/// Shows the form.
pub fn show(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "answer")?;
    let about = About::new(desk, &case);
    desk.page(&form(desk, asked, &case, about, FormErrors::new()))
}

/// Reads it and records the answer.
pub fn send(desk: &Desk<'_>, asked: &Asked) -> Result<Reply, Trouble> {
    let case = case(desk, asked, "answer")?;
    let about = About::again(asked, &case);
    let mut errors = FormErrors::new();
    let on = day(
        &asked.form,
        "on",
        "day the answer was sent",
        desk.today(),
        &mut errors,
    );
    let complaint = case.state().receipt.kind == Kind::Complaint;
    let mut findings = Vec::new();
    for number in case.state().points.keys().filter(|_| complaint) {
        let missing = format!("Choose the finding on point {}", number.0);
        let found = chosen(&asked.form, &field(*number), &missing, &mut errors);
        findings.extend(found.map(|found: Outcome| (*number, found)));
    }
    let outcome: Option<Outcome> = if case.state().points.is_empty() && complaint {
        chosen(&asked.form, "outcome", "Choose the outcome", &mut errors)
    } else {
        together(&findings)
    };
    if let (Some(on), true) = (on, errors.is_empty()) {
        let action = AnswerStage {
            of: about.seen(&case),
            stage: StageNumber::One,
            on,
            outcome,
            findings,
        };
        let performed = action.perform(&desk.office(), Desk::key(asked)?);
        match desk.sorted(performed, &about.href)? {
            Ok(did) => {
                let what = if did.warnings.is_empty() {
                    "answered"
                } else {
                    "answered-late"
                };
                return Ok(Reply::SeeOther(done(&about.href, what)));
            }
            Err(sentences) => refused(sentences, "on-day", &mut errors),
        }
    }
    desk.mistakes(&form(desk, asked, &case, about, errors))
}

/// What the findings add up to: all alike, or partly upheld where any is upheld at least in part.
fn together(findings: &[(PointNumber, Outcome)]) -> Option<Outcome> {
    let (_, first) = findings.first()?;
    if findings.iter().all(|(_, it)| it == first) {
        return Some(*first);
    }
    let any = findings
        .iter()
        .any(|(_, it)| matches!(it, Outcome::Upheld | Outcome::PartiallyUpheld));
    Some(if any {
        Outcome::PartiallyUpheld
    } else {
        Outcome::NotUpheld
    })
}

fn field(number: PointNumber) -> String {
    format!("point-{}", number.0)
}

fn form(
    desk: &Desk<'_>,
    asked: &Asked,
    case: &Case,
    about: About,
    errors: FormErrors,
) -> AnswerForm {
    let state = case.state();
    let complaint = state.receipt.kind == Kind::Complaint;
    let points = state
        .points
        .iter()
        .filter(|_| complaint)
        .map(|(number, point)| PointField {
            name: field(*number),
            number: number.0,
            text: point
                .text
                .as_ref()
                .map(|it| it.reveal().clone())
                .or_else(|| point.theme.clone())
                .unwrap_or_else(|| "Not written down".to_owned()),
            chosen: asked.form.get(&field(*number)).to_owned(),
        });
    let points: Vec<PointField> = points.collect();
    AnswerForm {
        due: answer(&Seen::by(desk, case)),
        on: typed(&asked.form, "on", Some(desk.today())),
        whole: complaint && points.is_empty(),
        points,
        outcome: asked.form.get("outcome").to_owned(),
        findings: items(&FINDINGS, Outcome::code),
        about,
        errors,
    }
}

#[cfg(test)]
mod tests {
    use super::together;
    use complaints::codes::Outcome::{self, Inconclusive, NotUpheld, PartiallyUpheld, Upheld};
    use complaints::ids::PointNumber;
    use rstest::rstest;

    #[rstest]
    #[case(&[Upheld, Upheld], Some(Upheld))]
    #[case(&[Upheld, NotUpheld], Some(PartiallyUpheld))]
    #[case(&[PartiallyUpheld, Inconclusive], Some(PartiallyUpheld))]
    #[case(&[NotUpheld, Inconclusive], Some(NotUpheld))]
    #[case(&[Inconclusive], Some(Inconclusive))]
    #[case(&[], None)]
    fn the_findings_on_the_points_add_up_to_an_outcome(
        #[case] found: &[Outcome],
        #[case] outcome: Option<Outcome>,
    ) {
        let findings: Vec<_> = (1..).map(PointNumber).zip(found.iter().copied()).collect();
        assert_eq!(together(&findings), outcome);
    }
}
