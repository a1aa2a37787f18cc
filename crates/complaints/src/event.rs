//! What can happen to a case. An event is a fact; guards belong to commands.
//!
//! An event holds nothing personal: names, characteristics and free text are in the parts beside it
//! ([`crate::personal`]). Every event but a correction has a [`Subject`], so that a later statement of the
//! same fact is known for what it is.

use crate::codes::{
    Achieved, AdvocacyAnswer, ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure,
    Proceedings, RaisedBy, ReferredBy, RemedyKind, Role,
};
use crate::ids::{
    EntryNumber, NoteNumber, ParkingNumber, PersonId, PersonNumber, PointNumber, RemedyNumber,
    ReopeningNumber, RouteNumber, SoughtNumber, StageNumber,
};
use crate::occurred::Occurred;
use crate::personal::Kept;
use crate::remedy::RemedySource;
use crate::step::{About, Step, StepTaken};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// A fact about a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A contact reached the council. Its text part holds the title and what was said.
    Received(Receipt),
    /// The council acknowledged it.
    Acknowledged,
    /// A person is on the case. Its personal part holds who they are.
    PersonAdded {
        /// Number within the case.
        person: PersonNumber,
        /// The person, the same on every case.
        person_id: PersonId,
        /// Whether the case is about this person, a child.
        about: bool,
        /// What the person is to the case.
        roles: Vec<Role>,
    },
    /// A complaint point. Its text part holds what the point says.
    PointRaised {
        /// Number within the case.
        point: PointNumber,
        /// The council's theme.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        theme: Option<String>,
        /// The team it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        team: Option<String>,
        /// Its procedure, where it differs from the case's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        procedure: Option<Procedure>,
    },
    /// The person said what they want. Its text part says what.
    OutcomeSought {
        /// Number within the case.
        sought: SoughtNumber,
        /// The point that it belongs to, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<PointNumber>,
    },
    /// Whether what was sought came about.
    SoughtJudged {
        /// What was sought.
        sought: SoughtNumber,
        /// Whether it came about.
        achieved: Achieved,
    },
    /// An advocate was offered (Children Act 1989 s.26A).
    AdvocacyOffered {
        /// The child; none means the only child, or the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        child: Option<PersonNumber>,
    },
    /// The child answered the offer, or a referral was made.
    AdvocacyAnswered {
        /// The child; none means the only child, or the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        child: Option<PersonNumber>,
        /// The answer; none on a referral.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<AdvocacyAnswer>,
        /// Why it was declined, in the council's list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// The provider.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provider: Option<String>,
        /// Where a referral came from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
    },
    /// Points were parked because of proceedings (regulation 8).
    Parked {
        /// Number within the case.
        parking: ParkingNumber,
        /// The proceedings.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proceedings: Option<Proceedings>,
        /// The day it ended, or is planned to end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        /// The points; empty means the whole case.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        points: Vec<PointNumber>,
    },
    /// The council decided not to accept the contact.
    NotAccepted {
        /// The reason, in the council's list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// The ground; not known of much that was brought in from elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ground: Option<Ground>,
        /// Whether the letter that says so names the Ombudsman.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ombudsman_named: Option<bool>,
    },
    /// The person withdrew the whole matter. Its text part says why the council looks at it all the same.
    Withdrawn {
        /// The way in which the person said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        method: Option<Method>,
        /// Whether the council looks at the matter all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        looked_at: Option<bool>,
    },
    /// A stage began: stage 1 with receipt, stages 2 and 3 with the request.
    StageStarted {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
    },
    /// A stage was extended to its longer limit. Its text part holds the reason.
    StageExtended {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
        /// The new date, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Date>,
        /// The day the complainant was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_on: Option<Date>,
        /// Who of the council approved it, where that is recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approved_by: Option<ApprovedBy>,
    },
    /// A step was taken. Its text part holds what was written about it.
    #[serde(alias = "milestone_reached")]
    StepTaken(StepTaken),
    /// A point goes by another procedure than it came in under. Its text part holds the reason.
    PointMoved {
        /// The point.
        point: PointNumber,
        /// The procedure it goes by from now on.
        to: Procedure,
    },
    /// The contact turned out to be something else. What was due runs from the day it was said first.
    Converted {
        /// What it is.
        kind: Kind,
        /// The procedure it goes by.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        procedure: Option<Procedure>,
        /// The day on which it was first said.
        since: Date,
    },
    /// What was closed, withdrawn or not accepted is taken up again. Its text part holds the reason.
    Reopened {
        /// Number within the case.
        reopening: ReopeningNumber,
    },
    /// The day of the stage 3 panel was fixed (regulation 19).
    PanelArranged {
        /// The route.
        route: RouteNumber,
        /// The day the panel meets.
        on: Date,
    },
    /// The answer of a stage was sent.
    StageAnswered {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
        /// How it was sent, where that is recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Method>,
        /// How the letter went, where that is recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        post: Option<Post>,
        /// Whether it tells how to ask for the next stage, and by when; false where that is not recorded.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        next_stage_told: bool,
        /// Whether it is known not to tell of that.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        next_stage_untold: bool,
    },
    /// The council stated an outcome of a stage, beside what the findings on its points add up to.
    StageOutcomeStated {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
        /// The outcome.
        outcome: Outcome,
    },
    /// The person withdrew from a stage. Its text part says why the council looks at the matter all the same.
    StageWithdrawn {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
        /// The way in which the person said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        method: Option<Method>,
        /// Whether the council looks at the matter all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        looked_at: Option<bool>,
    },
    /// A finding on a point at a stage.
    PointFound {
        /// The point.
        point: PointNumber,
        /// The stage at which it was found so.
        stage: StageNumber,
        /// The finding.
        outcome: Outcome,
        /// What the letter of the answer had said, where it was changed after that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter_said: Option<Outcome>,
    },
    /// The council stated an outcome of the whole case.
    OutcomeStated {
        /// The outcome.
        outcome: Outcome,
    },
    /// The Ombudsman told the council of the matter.
    OmbudsmanTold {
        /// Number within the case.
        entry: EntryNumber,
        /// The Ombudsman's reference.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reference: Option<String>,
        /// Who brought it to the Ombudsman.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        referred_by: Option<ReferredBy>,
    },
    /// The Ombudsman decided.
    OmbudsmanDecided {
        /// The entry.
        entry: EntryNumber,
        /// The decision, in the Ombudsman's own words or code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision: Option<String>,
    },
    /// Whether the Ombudsman made a detailed investigation.
    OmbudsmanInvestigated {
        /// The entry.
        entry: EntryNumber,
        /// Whether there was one.
        investigated: bool,
    },
    /// A remedy was agreed. Its text part says what.
    RemedyAgreed {
        /// Number within the case.
        remedy: RemedyNumber,
        /// What was agreed.
        kind: RemedyKind,
        /// Money, in pence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount_pence: Option<i64>,
        /// The day it is promised for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_on: Option<Date>,
        /// The Ombudsman entry that recommended it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entry: Option<EntryNumber>,
        /// The point, the stage and the recommendation that it comes from, as far as they are recorded.
        #[serde(default, skip_serializing_if = "RemedySource::is_unsaid")]
        source: RemedySource,
    },
    /// A remedy was done.
    RemedyDone {
        /// The remedy.
        remedy: RemedyNumber,
        /// Whether the Ombudsman is still owed evidence of it: said by a record that was brought in, of which nobody
        /// would know otherwise. What a person records as done is owed evidence until a step says more.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        evidence_owed: bool,
    },
    /// A note. Its text part holds the note and who wrote it.
    NoteAdded {
        /// Number within the case.
        note: NoteNumber,
        /// The contact with the family that it is of, where it is of one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact: Option<FamilyContact>,
    },
    /// An earlier fact was wrong: this is what is right. The earlier one stays in the history.
    Corrected {
        /// The event that was wrong, by its number in the case.
        seq: u32,
        /// When it happened.
        occurred: Occurred,
        /// What happened.
        event: Box<Event>,
    },
    /// An earlier fact did not happen. It stays in the history.
    Retracted {
        /// The event, by its number in the case.
        seq: u32,
    },
    /// Who is on the case, and every free text of it until then, were erased. Its own text part holds the reason.
    Erased {
        /// What figures go on reading, so that every figure of every day stays as it was.
        kept: Vec<KeptOfPerson>,
    },
}

/// What figures go on reading of one person, as one event said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptOfPerson {
    /// The event that said it, by its number in the case.
    pub seq: u32,
    /// Of whom.
    pub person: PersonNumber,
    /// What is kept of it.
    pub kept: Kept,
}

/// Somebody of the council was in touch with the family, or tried to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyContact {
    /// The way.
    pub method: Method,
    /// Whether they were reached: a letter sent is, a call that nobody took is not.
    pub reached: bool,
}

/// How a contact reached the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The council's reference.
    pub reference: String,
    /// What the contact is.
    pub kind: Kind,
    /// The procedure it goes through; none where none was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// The hour and minute at which it came, where that is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Time>,
    /// The way it came by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_by: Option<RaisedBy>,
    /// Service areas, as the council names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service_areas: Vec<String>,
    /// Teams involved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
    /// The council's area of service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quadrant: Option<String>,
    /// Where the contact came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
}

/// What an event is about. Two statements about one subject are two versions of one fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The receipt.
    Receipt,
    /// The acknowledgement.
    Acknowledgement,
    /// A person.
    Person(PersonNumber),
    /// A point.
    Point(PointNumber),
    /// Something sought.
    Sought(SoughtNumber),
    /// Whether it came about.
    SoughtJudged(SoughtNumber),
    /// The offer of an advocate.
    AdvocacyOffer(Option<PersonNumber>),
    /// Its answer.
    AdvocacyAnswer(Option<PersonNumber>),
    /// A parking.
    Parking(ParkingNumber),
    /// The decision not to accept.
    Refusal,
    /// The withdrawal of the whole matter.
    Withdrawal,
    /// The beginning of a stage.
    StageStart(RouteNumber, StageNumber),
    /// The extension of a stage.
    StageExtension(RouteNumber, StageNumber),
    /// A step, about something, for the how many-th time.
    Step(Step, RouteNumber, Option<StageNumber>, About, u16),
    /// The move of a point to another procedure.
    PointMove(PointNumber),
    /// What the contact turned out to be.
    Conversion,
    /// A reopening.
    Reopening(ReopeningNumber),
    /// The day of the panel.
    Panel(RouteNumber),
    /// The answer of a stage.
    StageAnswer(RouteNumber, StageNumber),
    /// The outcome stated for a stage.
    StageOutcome(RouteNumber, StageNumber),
    /// The withdrawal from a stage.
    StageWithdrawal(RouteNumber, StageNumber),
    /// The finding on a point at a stage.
    Finding(PointNumber, StageNumber),
    /// The stated outcome of the case.
    StatedOutcome,
    /// The Ombudsman's telling.
    OmbudsmanTold(EntryNumber),
    /// The Ombudsman's decision.
    OmbudsmanDecided(EntryNumber),
    /// Whether there was a detailed investigation.
    OmbudsmanInvestigated(EntryNumber),
    /// A remedy.
    Remedy(RemedyNumber),
    /// A remedy done.
    RemedyDone(RemedyNumber),
    /// A note.
    Note(NoteNumber),
}

impl Event {
    /// The version in which this program writes its events. Older ones are read forward, never rewritten.
    pub const VERSION: u16 = 2;

    /// The event's type as it is stored.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Received(_) => "received",
            Self::Acknowledged => "acknowledged",
            Self::PersonAdded { .. } => "person_added",
            Self::PointRaised { .. } => "point_raised",
            Self::OutcomeSought { .. } => "outcome_sought",
            Self::SoughtJudged { .. } => "sought_judged",
            Self::AdvocacyOffered { .. } => "advocacy_offered",
            Self::AdvocacyAnswered { .. } => "advocacy_answered",
            Self::Parked { .. } => "parked",
            Self::NotAccepted { .. } => "not_accepted",
            Self::Withdrawn { .. } => "withdrawn",
            Self::StageStarted { .. } => "stage_started",
            Self::StageExtended { .. } => "stage_extended",
            Self::StepTaken(_) => "step_taken",
            Self::PointMoved { .. } => "point_moved",
            Self::Converted { .. } => "converted",
            Self::Reopened { .. } => "reopened",
            Self::PanelArranged { .. } => "panel_arranged",
            Self::StageAnswered { .. } => "stage_answered",
            Self::StageOutcomeStated { .. } => "stage_outcome_stated",
            Self::StageWithdrawn { .. } => "stage_withdrawn",
            Self::PointFound { .. } => "point_found",
            Self::OutcomeStated { .. } => "outcome_stated",
            Self::OmbudsmanTold { .. } => "ombudsman_told",
            Self::OmbudsmanDecided { .. } => "ombudsman_decided",
            Self::OmbudsmanInvestigated { .. } => "ombudsman_investigated",
            Self::RemedyAgreed { .. } => "remedy_agreed",
            Self::RemedyDone { .. } => "remedy_done",
            Self::NoteAdded { .. } => "note_added",
            Self::Corrected { .. } => "corrected",
            Self::Retracted { .. } => "retracted",
            Self::Erased { .. } => "erased",
        }
    }

    /// The stage of which it tells something: its beginning, its extension, a step of it, its answer or its end.
    pub const fn stage(&self) -> Option<(RouteNumber, StageNumber)> {
        match self {
            Self::StageStarted { route, stage }
            | Self::StageExtended { route, stage, .. }
            | Self::StageAnswered { route, stage, .. }
            | Self::StageOutcomeStated { route, stage, .. }
            | Self::StageWithdrawn { route, stage, .. } => Some((*route, *stage)),
            Self::PanelArranged { route, .. } => Some((*route, StageNumber::Three)),
            Self::StepTaken(step) => match step.stage {
                Some(stage) => Some((step.route, stage)),
                None => None,
            },
            _ => None,
        }
    }

    /// What the event is about; none for a correction, which is about another event.
    pub fn subject(&self) -> Option<Subject> {
        Some(match *self {
            Self::Received(_) => Subject::Receipt,
            Self::Acknowledged => Subject::Acknowledgement,
            Self::PersonAdded { person, .. } => Subject::Person(person),
            Self::PointRaised { point, .. } => Subject::Point(point),
            Self::OutcomeSought { sought, .. } => Subject::Sought(sought),
            Self::SoughtJudged { sought, .. } => Subject::SoughtJudged(sought),
            Self::AdvocacyOffered { child } => Subject::AdvocacyOffer(child),
            Self::AdvocacyAnswered { child, .. } => Subject::AdvocacyAnswer(child),
            Self::Parked { parking, .. } => Subject::Parking(parking),
            Self::NotAccepted { .. } => Subject::Refusal,
            Self::Withdrawn { .. } => Subject::Withdrawal,
            Self::StageStarted { route, stage } => Subject::StageStart(route, stage),
            Self::StageExtended { route, stage, .. } => Subject::StageExtension(route, stage),
            Self::StepTaken(ref it) => {
                Subject::Step(it.step, it.route, it.stage, it.about, it.time)
            }
            Self::PointMoved { point, .. } => Subject::PointMove(point),
            Self::Converted { .. } => Subject::Conversion,
            Self::Reopened { reopening } => Subject::Reopening(reopening),
            Self::PanelArranged { route, .. } => Subject::Panel(route),
            Self::StageAnswered { route, stage, .. } => Subject::StageAnswer(route, stage),
            Self::StageOutcomeStated { route, stage, .. } => Subject::StageOutcome(route, stage),
            Self::StageWithdrawn { route, stage, .. } => Subject::StageWithdrawal(route, stage),
            Self::PointFound { point, stage, .. } => Subject::Finding(point, stage),
            Self::OutcomeStated { .. } => Subject::StatedOutcome,
            Self::OmbudsmanTold { entry, .. } => Subject::OmbudsmanTold(entry),
            Self::OmbudsmanDecided { entry, .. } => Subject::OmbudsmanDecided(entry),
            Self::OmbudsmanInvestigated { entry, .. } => Subject::OmbudsmanInvestigated(entry),
            Self::RemedyAgreed { remedy, .. } => Subject::Remedy(remedy),
            Self::RemedyDone { remedy, .. } => Subject::RemedyDone(remedy),
            Self::NoteAdded { note, .. } => Subject::Note(note),
            Self::Corrected { .. } | Self::Retracted { .. } | Self::Erased { .. } => return None,
        })
    }
}
