//! Which field of a record is meant: for messages, by the path that the writer of the file knows.

use super::record::CaseRecord;
use super::steps;
use complaints::event::Subject;
use complaints::ids::{PersonNumber, RouteNumber, StageNumber};
use complaints::step::Step;

/// Something wrong with a field of a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", if field.is_empty() { String::new() } else { format!("{field}: ") })]
pub struct Problem {
    /// The field's path: `stages[1].responded_on`; empty for the line as a whole.
    pub field: String,
    /// What is wrong and what is allowed. Nothing personal.
    pub what: String,
}

/// The path of the field that a subject stands in.
pub fn field_of(subject: &Subject, record: &CaseRecord) -> String {
    let people = |number: u16| {
        let mut everybody = record.everybody();
        let place = everybody.position(|(it, ..)| it.0 == number);
        let place = place.unwrap_or_else(|| usize::from(number).saturating_sub(1));
        if record.child.is_some() {
            return if place == 0 {
                "child".to_owned()
            } else {
                format!("people[{}]", place - 1)
            };
        }
        match place.checked_sub(record.children.len()) {
            None => format!("children[{place}]"),
            Some(place) => format!("people[{place}]"),
        }
    };
    let stage = |route: &RouteNumber, number: &StageNumber, field: &str| {
        let mut stages = record.stages.iter();
        let place = stages.position(|it| {
            it.stage == *number && it.route.unwrap_or(RouteNumber::MAIN.0) == route.0
        });
        place.map_or_else(
            || "stages".to_owned(),
            |place| format!("stages[{place}].{field}"),
        )
    };
    let place = |number: u16| number.saturating_sub(1);
    let of_child = |child: Option<&PersonNumber>, field: &str| {
        child.map_or_else(
            || field.to_owned(),
            |child| format!("{}.{field}", people(child.0)),
        )
    };
    match subject {
        Subject::Receipt => "received_on".to_owned(),
        Subject::Acknowledgement => "acknowledged_on".to_owned(),
        Subject::Person(number) => people(number.0),
        Subject::Point(number) => format!("issues[{}]", place(number.0)),
        Subject::Finding(number, _) => format!("issues[{}].outcome", place(number.0)),
        Subject::Sought(number) => format!("sought[{}]", place(number.0)),
        Subject::SoughtJudged(number) => format!("sought[{}].achieved", place(number.0)),
        Subject::AdvocacyOffer(child) => of_child(child.as_ref(), "advocacy.offered_on"),
        Subject::AdvocacyAnswer(child) => of_child(child.as_ref(), "advocacy.answer"),
        Subject::Parking(number) => format!("parked[{}]", place(number.0)),
        Subject::Refusal => "not_accepted".to_owned(),
        Subject::Withdrawal => "withdrawn_on".to_owned(),
        Subject::Reopening(number) => format!("reopened[{}].on", place(number.0)),
        Subject::StageStart(route, number) => stage(route, number, "started_on"),
        Subject::StageExtension(route, number) => stage(route, number, "extension"),
        Subject::Step(step, route, number, ..) => match (number, step_field(*step)) {
            (Some(number), Some(field)) => stage(route, number, field),
            _ => steps::place(subject, record).map_or_else(
                || format!("steps ({})", step.code()),
                |place| format!("steps[{place}]"),
            ),
        },
        Subject::PointMove(number) => {
            let mut moved = record.moved.iter();
            let place = moved.position(|it| it.point == number.0);
            format!("moved[{}]", place.unwrap_or_default())
        }
        Subject::Conversion => "converted".to_owned(),
        Subject::Panel(route) => stage(route, &StageNumber::Three, "panel_on"),
        Subject::StageAnswer(route, number) => stage(route, number, "responded_on"),
        Subject::StageOutcome(route, number) => stage(route, number, "outcome"),
        Subject::StageWithdrawal(route, number) => stage(route, number, "withdrawn_on"),
        Subject::StatedOutcome => "outcome".to_owned(),
        Subject::OmbudsmanTold(entry) => format!("ombudsman[{}].received_on", place(entry.0)),
        Subject::OmbudsmanDecided(entry) => format!("ombudsman[{}].decided_on", place(entry.0)),
        Subject::OmbudsmanInvestigated(entry) => {
            format!("ombudsman[{}].investigated", place(entry.0))
        }
        Subject::Remedy(number) => remedy(record, number.0, "agreed_on"),
        Subject::RemedyDone(number) => remedy(record, number.0, "done_on"),
        Subject::Note(number) => format!("notes[{}]", place(number.0)),
    }
}

/// A case's own remedies come first, then those of each Ombudsman entry.
fn remedy(record: &CaseRecord, number: u16, field: &str) -> String {
    let mut place = usize::from(number).saturating_sub(1);
    if place < record.remedies.len() {
        return format!("remedies[{place}].{field}");
    }
    place -= record.remedies.len();
    for (entry, ombudsman) in record.ombudsman.iter().enumerate() {
        if place < ombudsman.remedies.len() {
            return format!("ombudsman[{entry}].remedies[{place}].{field}");
        }
        place -= ombudsman.remedies.len();
    }
    "remedies".to_owned()
}

/// The field of a stage in which the day of a step is written; none for one that is written among `steps[]`.
const fn step_field(step: Step) -> Option<&'static str> {
    Some(match step {
        Step::StatementAgreed => "statement_agreed_on",
        Step::InvestigatorReport => "investigator_report_on",
        Step::IndependentReport => "independent_report_on",
        Step::Acknowledged => "acknowledged_on",
        Step::ChairAppointed => "chair_appointed_on",
        Step::PapersSent => "papers_sent_on",
        Step::ReportIssued => "report_on",
        Step::ReportReceived => "report_received_on",
        _ => return None,
    })
}
