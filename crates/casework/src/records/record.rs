//! What a line of case records holds. Names and order are those of the format.

use complaints::codes::{
    Achieved, AdvocacyAnswer, ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure,
    Proceedings, RaisedBy, ReferredBy, RemedyKind, Role,
};
use complaints::personal::Personal;
use jiff::civil::{Date, Time};
use serde::Serialize;

/// Text about a person.
pub(crate) type Text = Personal<String>;

#[expect(
    clippy::ref_option,
    reason = "serde asks with a reference to the field"
)]
fn none<T>(value: &Option<T>) -> bool {
    value.is_none()
}

#[expect(
    clippy::ref_option,
    reason = "serde hands over a reference to the field"
)]
fn hour_and_minute<S: serde::Serializer>(
    time: &Option<Time>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.collect_str(&time.strftime("%H:%M")),
        None => serializer.serialize_none(),
    }
}

fn empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseRecord {
    /// The council's own reference, unique in its register.
    pub reference: String,
    /// What the contact is.
    pub kind: Kind,
    /// The procedure it goes through.
    #[serde(skip_serializing_if = "none")]
    pub procedure: Option<Procedure>,
    /// The day it reached the council.
    pub received_on: Date,
    /// How it turned out to be what it is, each time that it was taken for something else.
    #[serde(skip_serializing_if = "empty")]
    pub converted: Vec<Converted>,
    /// The hour and minute at which it came.
    #[serde(skip_serializing_if = "none", serialize_with = "hour_and_minute")]
    pub received_at: Option<Time>,
    /// The day it was acknowledged.
    #[serde(skip_serializing_if = "none")]
    pub acknowledged_on: Option<Date>,
    /// What it is about, in a line.
    #[serde(skip_serializing_if = "none")]
    pub title: Option<Text>,
    /// What was said, in the person's own words.
    #[serde(skip_serializing_if = "none")]
    pub text: Option<Text>,
    /// The way it came by.
    #[serde(skip_serializing_if = "none")]
    pub method: Option<Method>,
    /// Who raised it.
    #[serde(skip_serializing_if = "none")]
    pub raised_by: Option<RaisedBy>,
    /// The service area, where there is one.
    #[serde(skip_serializing_if = "none")]
    pub service_area: Option<String>,
    /// The service areas, where there are several.
    #[serde(skip_serializing_if = "empty")]
    pub service_areas: Vec<String>,
    /// Teams involved.
    #[serde(skip_serializing_if = "empty")]
    pub teams: Vec<String>,
    /// The council's area of service.
    #[serde(skip_serializing_if = "none")]
    pub quadrant: Option<String>,
    /// Where the contact came from.
    #[serde(skip_serializing_if = "none")]
    pub locality: Option<String>,
    /// The child it is about, where there is one.
    #[serde(skip_serializing_if = "none")]
    pub child: Option<Person>,
    /// The children it is about, where there are several.
    #[serde(skip_serializing_if = "empty")]
    pub children: Vec<Person>,
    /// Everybody else.
    #[serde(skip_serializing_if = "empty")]
    pub people: Vec<Person>,
    /// The complaint points.
    #[serde(skip_serializing_if = "empty")]
    pub issues: Vec<Issue>,
    /// The points that went to another procedure, in the order in which that was recorded.
    #[serde(skip_serializing_if = "empty")]
    pub moved: Vec<Moved>,
    /// The outcome of the whole case, where the council records one.
    #[serde(skip_serializing_if = "none")]
    pub outcome: Option<Outcome>,
    /// What the person wants.
    #[serde(skip_serializing_if = "empty")]
    pub sought: Vec<Sought>,
    /// The offer of an advocate, or a referral.
    #[serde(skip_serializing_if = "none")]
    pub advocacy: Option<Advocacy>,
    /// Times for which points are parked.
    #[serde(skip_serializing_if = "empty")]
    pub parked: Vec<Parked>,
    /// The decision not to accept it.
    #[serde(skip_serializing_if = "none")]
    pub not_accepted: Option<NotAccepted>,
    /// The day it was withdrawn before an answer.
    #[serde(skip_serializing_if = "none")]
    pub withdrawn_on: Option<Date>,
    /// What else is known of that.
    #[serde(skip_serializing_if = "none")]
    pub withdrawal: Option<Withdrawal>,
    /// How it was taken up again, each time that it had been closed.
    #[serde(skip_serializing_if = "empty")]
    pub reopened: Vec<Reopened>,
    /// Its stages.
    #[serde(skip_serializing_if = "empty")]
    pub stages: Vec<Stage>,
    /// Steps that no field of its own is for.
    #[serde(skip_serializing_if = "empty")]
    pub steps: Vec<Step>,
    /// The Ombudsman's entries.
    #[serde(skip_serializing_if = "empty")]
    pub ombudsman: Vec<Ombudsman>,
    /// What was agreed to put it right.
    #[serde(skip_serializing_if = "empty")]
    pub remedies: Vec<Remedy>,
    /// Notes.
    #[serde(skip_serializing_if = "empty")]
    pub notes: Vec<Note>,
}

/// A child or another person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Its number on the case, by which steps name it, where that is not its place: the children first, then everybody
    /// else.
    #[serde(skip_serializing_if = "none")]
    pub number: Option<u16>,
    /// What the person is to the case, where that is one thing; a child that it is about may have none.
    #[serde(skip_serializing_if = "none")]
    pub role: Option<Role>,
    /// What the person is to the case, where that is several things, or where it is nothing that is known.
    #[serde(skip_serializing_if = "none")]
    pub roles: Option<Vec<Role>>,
    /// Name.
    #[serde(skip_serializing_if = "none")]
    pub name: Option<Text>,
    /// Date of birth.
    #[serde(skip_serializing_if = "none")]
    pub born_on: Option<Personal<Date>>,
    /// E-mail address.
    #[serde(skip_serializing_if = "none")]
    pub email: Option<Text>,
    /// Telephone number.
    #[serde(skip_serializing_if = "none")]
    pub telephone: Option<Text>,
    /// Postal address.
    #[serde(skip_serializing_if = "none")]
    pub address: Option<Text>,
    /// How and when it is safe to make contact.
    #[serde(skip_serializing_if = "none")]
    pub safe_contact: Option<Text>,
    /// Gender.
    #[serde(skip_serializing_if = "none")]
    pub gender: Option<Text>,
    /// Ethnicity.
    #[serde(skip_serializing_if = "none")]
    pub ethnicity: Option<Text>,
    /// Age in whole years.
    #[serde(skip_serializing_if = "none")]
    pub age: Option<Personal<u8>>,
    /// Disability.
    #[serde(skip_serializing_if = "none")]
    pub disability: Option<Text>,
    /// Religion or belief.
    #[serde(skip_serializing_if = "none")]
    pub religion: Option<Text>,
    /// Sexual orientation.
    #[serde(skip_serializing_if = "none")]
    pub sexual_orientation: Option<Text>,
    /// First language.
    #[serde(skip_serializing_if = "none")]
    pub language: Option<Text>,
    /// Care status.
    #[serde(skip_serializing_if = "none")]
    pub care_status: Option<Text>,
    /// The person's own view.
    #[serde(skip_serializing_if = "none")]
    pub view: Option<Text>,
    /// Of a child: the offer of an advocate to them, and its answer.
    #[serde(skip_serializing_if = "none")]
    pub advocacy: Option<Advocacy>,
}

/// A complaint point.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// The council's theme.
    #[serde(skip_serializing_if = "none")]
    pub theme: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "none")]
    pub text: Option<Text>,
    /// The stage 1 finding.
    #[serde(skip_serializing_if = "none")]
    pub outcome: Option<Outcome>,
    /// The team it is about.
    #[serde(skip_serializing_if = "none")]
    pub team: Option<String>,
    /// Its procedure, where it differs from the case's.
    #[serde(skip_serializing_if = "none")]
    pub procedure: Option<Procedure>,
    /// Its findings at later stages, and what more is known of the one at stage 1.
    #[serde(skip_serializing_if = "empty")]
    pub findings: Vec<Finding>,
}

/// How a contact turned out to be something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Converted {
    /// The day of the decision.
    pub on: Date,
    /// What it was taken for.
    pub from: Kind,
    /// The procedure by which it went then.
    #[serde(skip_serializing_if = "none")]
    pub from_procedure: Option<Procedure>,
    /// The day on which what it is was first said: its clocks run from then.
    pub since: Date,
    /// Why.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<Text>,
}

/// How a point came to another procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The number of the point.
    pub point: u16,
    /// The day of the decision.
    pub on: Date,
    /// The procedure by which it went until then, where that was not the case's.
    #[serde(skip_serializing_if = "none")]
    pub from: Option<Procedure>,
    /// The procedure by which it goes from then on.
    pub to: Procedure,
    /// Why.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<Text>,
}

/// How what had been closed was taken up again, and how it had been closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reopened {
    /// The day.
    pub on: Date,
    /// Why.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<Text>,
    /// The decision not to accept it, where that had closed it.
    #[serde(skip_serializing_if = "none")]
    pub not_accepted: Option<NotAccepted>,
    /// The route of that stage, where it is not the case's own.
    #[serde(skip_serializing_if = "none")]
    pub route: Option<u16>,
    /// The stage from which the person had withdrawn; left out where it was the whole matter.
    #[serde(skip_serializing_if = "none")]
    pub stage: Option<complaints::ids::StageNumber>,
    /// The day of the withdrawal, where that had closed it.
    #[serde(skip_serializing_if = "none")]
    pub withdrawn_on: Option<Date>,
    /// What else is known of it.
    #[serde(skip_serializing_if = "none")]
    pub withdrawal: Option<Withdrawal>,
}

/// A finding on a point: at stage 2 or 3, or what more is known of the one at stage 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// 1, 2 or 3.
    pub stage: complaints::ids::StageNumber,
    /// The finding.
    pub outcome: Outcome,
    /// The day, where it is known.
    #[serde(skip_serializing_if = "none")]
    pub on: Option<Date>,
    /// What the letter of the answer had said, where it was changed after that.
    #[serde(skip_serializing_if = "none")]
    pub letter_said: Option<Outcome>,
    /// Why it was added or changed after the answer.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<Text>,
}

/// Something that the person wants.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sought {
    /// What.
    #[serde(skip_serializing_if = "none")]
    pub text: Option<Text>,
    /// The number of the point that it belongs to.
    #[serde(skip_serializing_if = "none")]
    pub point: Option<u16>,
    /// Whether it came about.
    #[serde(skip_serializing_if = "none")]
    pub achieved: Option<Achieved>,
}

/// The offer of an advocate and its answer, or a referral.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Advocacy {
    /// The day of the offer.
    #[serde(skip_serializing_if = "none")]
    pub offered_on: Option<Date>,
    /// The day of the answer, where it is known.
    #[serde(skip_serializing_if = "none")]
    pub answered_on: Option<Date>,
    /// The answer.
    #[serde(skip_serializing_if = "none")]
    pub answer: Option<AdvocacyAnswer>,
    /// Why it was declined.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<String>,
    /// The provider.
    #[serde(skip_serializing_if = "none")]
    pub provider: Option<String>,
    /// Where a referral came from.
    #[serde(skip_serializing_if = "none")]
    pub source: Option<String>,
    /// What was answered before that, in order, each on its own day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Self>,
}

/// A time for which points are parked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parked {
    /// From this day.
    pub on: Date,
    /// Until this day, where that is known or planned.
    #[serde(skip_serializing_if = "none")]
    pub until: Option<Date>,
    /// The proceedings.
    #[serde(skip_serializing_if = "none")]
    pub proceedings: Option<Proceedings>,
    /// The numbers of the points; none means the whole case.
    #[serde(skip_serializing_if = "empty")]
    pub points: Vec<u16>,
}

/// The decision not to accept a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotAccepted {
    /// The day.
    pub on: Date,
    /// The reason.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<String>,
    /// The ground, of the list of grounds.
    #[serde(skip_serializing_if = "none")]
    pub ground: Option<Ground>,
    /// Whether the letter that says so names the Ombudsman.
    #[serde(skip_serializing_if = "none")]
    pub ombudsman_named: Option<bool>,
}

/// A stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// 1, 2 or 3.
    pub stage: complaints::ids::StageNumber,
    /// The route, where it is not the case's own procedure: 2 is that of the first other procedure that a point
    /// names.
    #[serde(skip_serializing_if = "none")]
    pub route: Option<u16>,
    /// The day it began.
    #[serde(skip_serializing_if = "none")]
    pub started_on: Option<Date>,
    /// Present and true where it was extended.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub extended: bool,
    /// What is known of the extension.
    #[serde(skip_serializing_if = "none")]
    pub extension: Option<Extension>,
    /// Stage 2: the day the statement of complaint was agreed.
    #[serde(skip_serializing_if = "none")]
    pub statement_agreed_on: Option<Date>,
    /// Stage 2: the day the investigating officer's report came.
    #[serde(skip_serializing_if = "none")]
    pub investigator_report_on: Option<Date>,
    /// Stage 2: the day the independent person's report came.
    #[serde(skip_serializing_if = "none")]
    pub independent_report_on: Option<Date>,
    /// Stage 3: the day the request was acknowledged.
    #[serde(skip_serializing_if = "none")]
    pub acknowledged_on: Option<Date>,
    /// Stage 3: the day the chair was appointed.
    #[serde(skip_serializing_if = "none")]
    pub chair_appointed_on: Option<Date>,
    /// Stage 3: the day the papers were sent.
    #[serde(skip_serializing_if = "none")]
    pub papers_sent_on: Option<Date>,
    /// Stage 3: the day of the panel, which may be to come.
    #[serde(skip_serializing_if = "none")]
    pub panel_on: Option<Date>,
    /// Stage 3: the day of the panel's report.
    #[serde(skip_serializing_if = "none")]
    pub report_on: Option<Date>,
    /// Stage 3: the day the authority received the report.
    #[serde(skip_serializing_if = "none")]
    pub report_received_on: Option<Date>,
    /// The day the answer was sent.
    #[serde(skip_serializing_if = "none")]
    pub responded_on: Option<Date>,
    /// How the answer was sent.
    #[serde(skip_serializing_if = "none")]
    pub responded_by: Option<Method>,
    /// How the letter of the answer went.
    #[serde(skip_serializing_if = "none")]
    pub responded_post: Option<Post>,
    /// Whether the answer tells how to ask for the next stage, and by when, where that is recorded.
    #[serde(skip_serializing_if = "none")]
    pub next_stage_told: Option<bool>,
    /// The outcome that the council states.
    #[serde(skip_serializing_if = "none")]
    pub outcome: Option<Outcome>,
    /// The day the person withdrew from it.
    #[serde(skip_serializing_if = "none")]
    pub withdrawn_on: Option<Date>,
    /// What else is known of that.
    #[serde(skip_serializing_if = "none")]
    pub withdrawal: Option<Withdrawal>,
}

/// A step that was taken, of the list of steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Which one.
    pub step: complaints::step::Step,
    /// The day.
    pub on: Date,
    /// The stage, where it belongs to one.
    #[serde(skip_serializing_if = "none")]
    pub stage: Option<complaints::ids::StageNumber>,
    /// The route, where it is not the case's own procedure.
    #[serde(skip_serializing_if = "none")]
    pub route: Option<u16>,
    /// The number of the point that it is about.
    #[serde(skip_serializing_if = "none")]
    pub point: Option<u16>,
    /// The number of the person, children first, then people.
    #[serde(skip_serializing_if = "none")]
    pub person: Option<u16>,
    /// The number of the Ombudsman's entry.
    #[serde(skip_serializing_if = "none")]
    pub entry: Option<u16>,
    /// The number of the remedy, the case's own first.
    #[serde(skip_serializing_if = "none")]
    pub remedy: Option<u16>,
    /// The number of the recommendation.
    #[serde(skip_serializing_if = "none")]
    pub recommendation: Option<u16>,
    /// What was answered, decided or chosen.
    #[serde(skip_serializing_if = "none")]
    pub answer: Option<complaints::step::Answer>,
    /// The day that it names.
    #[serde(skip_serializing_if = "none")]
    pub day: Option<Date>,
    /// How many working days it speaks of.
    #[serde(skip_serializing_if = "none")]
    pub days: Option<u16>,
    /// Why it took so long, by its code in the list of reasons.
    #[serde(skip_serializing_if = "none")]
    pub cause: Option<String>,
    /// Money, in pence.
    #[serde(skip_serializing_if = "none")]
    pub amount_pence: Option<i64>,
    /// What it refers to.
    #[serde(skip_serializing_if = "none")]
    pub reference: Option<String>,
    /// The number of the person on the other case that it refers to.
    #[serde(skip_serializing_if = "none")]
    pub person_there: Option<u16>,
    /// How it was sent, of a point's own answer.
    #[serde(skip_serializing_if = "none")]
    pub by: Option<Method>,
    /// How the letter of that answer went.
    #[serde(skip_serializing_if = "none")]
    pub post: Option<Post>,
    /// The text that it is about, word for word.
    #[serde(skip_serializing_if = "none")]
    pub text: Option<Text>,
    /// What was written about it.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<Text>,
}

/// What is known of a withdrawal beside its day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    /// The way in which the person said so.
    #[serde(skip_serializing_if = "none")]
    pub method: Option<Method>,
    /// Whether the council looks at the matter all the same.
    #[serde(skip_serializing_if = "none")]
    pub looked_at: Option<bool>,
    /// Why.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<Text>,
}

/// What is known of an extension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// The day it was granted.
    #[serde(skip_serializing_if = "none")]
    pub on: Option<Date>,
    /// The new date.
    #[serde(skip_serializing_if = "none")]
    pub to: Option<Date>,
    /// Why.
    #[serde(skip_serializing_if = "none")]
    pub reason: Option<Text>,
    /// The day the complainant was told.
    #[serde(skip_serializing_if = "none")]
    pub told_on: Option<Date>,
    /// Who of the council approved it.
    #[serde(skip_serializing_if = "none")]
    pub approved_by: Option<ApprovedBy>,
}

/// An entry of the Ombudsman.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ombudsman {
    /// The Ombudsman's reference.
    #[serde(skip_serializing_if = "none")]
    pub reference: Option<String>,
    /// The day the council was told.
    #[serde(skip_serializing_if = "none")]
    pub received_on: Option<Date>,
    /// The day of the decision.
    #[serde(skip_serializing_if = "none")]
    pub decided_on: Option<Date>,
    /// The decision.
    #[serde(skip_serializing_if = "none")]
    pub decision: Option<String>,
    /// Whether there was a detailed investigation.
    #[serde(skip_serializing_if = "none")]
    pub investigated: Option<bool>,
    /// Who brought it to the Ombudsman.
    #[serde(skip_serializing_if = "none")]
    pub referred_by: Option<ReferredBy>,
    /// What the Ombudsman recommended.
    #[serde(skip_serializing_if = "empty")]
    pub remedies: Vec<Remedy>,
}

/// A remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remedy {
    /// What was agreed.
    pub kind: RemedyKind,
    /// In words.
    #[serde(skip_serializing_if = "none")]
    pub text: Option<Text>,
    /// Money, in pence.
    #[serde(skip_serializing_if = "none")]
    pub amount_pence: Option<i64>,
    /// The number of the point that it puts right.
    #[serde(skip_serializing_if = "none")]
    pub point: Option<u16>,
    /// The stage whose answer or report it follows from.
    #[serde(skip_serializing_if = "none")]
    pub stage: Option<complaints::ids::StageNumber>,
    /// The number of the recommendation that it carries out.
    #[serde(skip_serializing_if = "none")]
    pub recommendation: Option<u16>,
    /// The day it was agreed.
    #[serde(skip_serializing_if = "none")]
    pub agreed_on: Option<Date>,
    /// The day it is promised for.
    #[serde(skip_serializing_if = "none")]
    pub due_on: Option<Date>,
    /// The day it was done.
    #[serde(skip_serializing_if = "none")]
    pub done_on: Option<Date>,
    /// Present and true where the Ombudsman is still owed evidence of that.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub evidence_owed: bool,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The day it was made.
    pub date: Date,
    /// The note.
    pub text: Text,
    /// Who wrote it.
    #[serde(skip_serializing_if = "none")]
    pub by: Option<Text>,
    /// The way of the contact with the family that it is of, where it is of one.
    #[serde(skip_serializing_if = "none")]
    pub contact: Option<Method>,
    /// Whether the family was reached; they were where it is left out.
    #[serde(skip_serializing_if = "none")]
    pub reached: Option<bool>,
}
