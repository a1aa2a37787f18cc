//! Fact rows: what a published figure may read of a case.
//!
//! A fact row is a pure function of a case's history. It holds dates and codes, never a name, a contact
//! detail or free text, so that it can be kept when a person is erased. Counts of working days are not in
//! it: they are made from its dates when a figure is made, so that a new bank holiday changes no row.

use crate::codes::{
    Achieved, AdvocacyAnswer, Kind, Method, Outcome, Procedure, Proceedings, RaisedBy, ReferredBy,
    RemedyKind, Role,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything that a figure may read of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFacts {
    /// The council's reference, unique in its register.
    pub reference: String,
    /// What the contact is.
    pub kind: Kind,
    /// The procedure of the whole case; none where it was accepted under none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// The day it reached the council, now and then a weekend.
    pub received_on: Date,
    /// The day it was acknowledged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged_on: Option<Date>,
    /// The way it came by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_by: Option<RaisedBy>,
    /// Service areas, as the council names them, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service_areas: Vec<String>,
    /// Teams involved, whether or not a point names them, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
    /// The council's area of service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quadrant: Option<String>,
    /// Where the contact came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// The children that the case is about, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<PersonFacts>,
    /// Everybody else on the case, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonFacts>,
    /// Complaint points, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointFacts>,
    /// The outcome of the whole case, where the council stated one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What was sought, in order: whether it was achieved, where that is recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sought: Vec<Option<Achieved>>,
    /// The offer of an advocate, or the referral to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advocacy: Option<AdvocacyFacts>,
    /// Times for which points were parked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parked: Vec<ParkedFacts>,
    /// The decision not to accept it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<RefusedFacts>,
    /// The day the whole case was withdrawn before an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<Date>,
    /// Stages, by number. A representation, service request or enquiry has its answer as stage 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageFacts>,
    /// Entries of the Ombudsman, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ombudsman: Vec<OmbudsmanFacts>,
    /// Remedies, in order, those that the Ombudsman recommended last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<RemedyFacts>,
}

/// A person's coded characteristics, at the time of the case. An absent one is "not held".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFacts {
    /// What the person is to the case; empty for a child that the case is only about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// The same key on two cases means the same person; none where nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Age in whole years when the contact was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    /// Gender, in the council's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Ethnicity, in the council's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<String>,
    /// Disability, in the council's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disability: Option<String>,
    /// Religion or belief, in the council's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub religion: Option<String>,
    /// Sexual orientation, in the council's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sexual_orientation: Option<String>,
    /// First language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Care status: looked after, in need, care leaver and so on, in the council's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care_status: Option<String>,
    /// What was offered to this child, where the case is about several; that of an only child is the case's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advocacy: Option<AdvocacyFacts>,
}

/// One complaint point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointFacts {
    /// The council's theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The team it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Its procedure where it differs from the case's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// The stage 1 finding, which a later stage does not change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The day of its own stage 1 answer, where it waited while the rest was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<Date>,
}

/// One stage of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageFacts {
    /// 1, 2 or 3.
    pub stage: u8,
    /// Its procedure where it is a stage of another one than the case's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// When it began: stage 1 with receipt, stages 2 and 3 with the request. None where unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_on: Option<Date>,
    /// Whether it was extended to its longer limit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub extended: bool,
    /// The day to which it was extended, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_to: Option<Date>,
    /// The day the answer was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responded_on: Option<Date>,
    /// The outcome that the council stated for the stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The day it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<Date>,
    /// Stage 3: the day the panel meets or met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel_on: Option<Date>,
}

/// One entry of the Ombudsman on a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OmbudsmanFacts {
    /// The day the Ombudsman told the council.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_on: Option<Date>,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<Date>,
    /// The decision in the Ombudsman's own words or code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Whether there was a detailed investigation, where that is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investigated: Option<bool>,
    /// Who brought the matter to the Ombudsman.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred_by: Option<ReferredBy>,
}

/// One remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyFacts {
    /// What was agreed.
    pub kind: RemedyKind,
    /// Money agreed, in pence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_pence: Option<i64>,
    /// The day it was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_on: Option<Date>,
    /// The day it is promised for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
    /// The stage it belongs to: the latest that had started by the day it was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<u8>,
    /// The Ombudsman entry that it was recommended in, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ombudsman_entry: Option<u8>,
}

/// The offer of an advocate and its answer, or a referral to the provider.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvocacyFacts {
    /// The day it was offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered_on: Option<Date>,
    /// What the child answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AdvocacyAnswer>,
    /// Why it was declined, in the council's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Where the referral came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A time for which points were parked because of proceedings (regulation 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParkedFacts {
    /// The first day.
    pub on: Date,
    /// The day it ended or is planned to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The proceedings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proceedings: Option<Proceedings>,
    /// The points parked, counted from 1; empty means the whole case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<u16>,
}

/// The decision not to accept a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedFacts {
    /// The day of the decision.
    pub on: Date,
    /// The reason in the council's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
