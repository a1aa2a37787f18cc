//! Record the stage 1 answer: the day it was sent, and a finding on each point.

use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::screens::case::Seen;
use crate::screens::case::head::{Answer, answer};
use crate::trouble::Trouble;
use casework::actions::AnswerStage;
use casework::office::Done;
use complaints::Case;
use complaints::codes::{Kind, Outcome};
use complaints::ids::{PointNumber, StageNumber};
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct AnswerForm {
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

/// The findings that an answer can have; a withdrawal is recorded as what it is.
const FINDINGS: [Outcome; 4] = [
    Outcome::Upheld,
    Outcome::PartiallyUpheld,
    Outcome::NotUpheld,
    Outcome::Inconclusive,
];

impl Form for AnswerForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "answer_stage.html";
    const TITLE: &'static str = "Record the stage 1 answer of";
    const NAME: &'static str = "answer";
    const DONE: &'static str = "answered";
    const REFUSED_AT: &'static str = "on-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
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
                chosen: sheet.get(&field(*number)),
            });
        let points: Vec<PointField> = points.collect();
        Ok(Self {
            due: answer(&Seen::by(sheet.desk, case)),
            on: sheet.typed("on", Some(sheet.desk.today())),
            whole: complaint && points.is_empty(),
            points,
            outcome: sheet.get("outcome"),
            findings: items(&FINDINGS, Outcome::code),
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let on = sheet.day("on", "day the answer was sent");
        let complaint = case.state().receipt.kind == Kind::Complaint;
        let points = &case.state().points;
        let mut findings = Vec::new();
        for number in points.keys().filter(|_| complaint) {
            let missing = format!("Choose the finding on point {}", number.0);
            let found = sheet.chosen(&field(*number), &missing);
            findings.extend(found.map(|found: Outcome| (*number, found)));
        }
        let outcome = if points.is_empty() && complaint {
            sheet.chosen("outcome", "Choose the outcome")
        } else {
            together(&findings)
        };
        let action = AnswerStage {
            of: sheet.seen(case),
            stage: StageNumber::One,
            on: on?,
            outcome,
            findings,
        };
        Some(Box::new(move |office, key| action.perform(office, key)))
    }

    fn done(did: &Done) -> &'static str {
        if did.warnings.is_empty() {
            Self::DONE
        } else {
            "answered-late"
        }
    }
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
