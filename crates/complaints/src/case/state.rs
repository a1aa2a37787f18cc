//! What a history adds up to.

use crate::codes::{
    Achieved, AdvocacyAnswer, Outcome, Procedure, Proceedings, ReferredBy, RemedyKind, Role,
};
use crate::event::{FamilyContact, Milestone, Receipt};
use crate::ids::{
    EntryNumber, NoteNumber, ParkingNumber, PersonId, PersonNumber, PointNumber, RemedyNumber,
    RouteNumber, SoughtNumber, StageNumber,
};
use crate::occurred::Occurred;
use crate::personal::{PersonDetails, Personal, Texts};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a history adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// How the contact reached the council.
    pub receipt: Receipt,
    /// The day it reached the council.
    pub received_on: Date,
    /// Title and text of the contact, as given.
    pub texts: Texts,
    /// When it was acknowledged.
    pub acknowledged: Option<Occurred>,
    /// The people on the case.
    pub people: BTreeMap<PersonNumber, Person>,
    /// The complaint points.
    pub points: BTreeMap<PointNumber, Point>,
    /// What was sought.
    pub sought: BTreeMap<SoughtNumber, Sought>,
    /// The offer of an advocate, or a referral.
    pub advocacy: Advocacy,
    /// Times for which points were parked.
    pub parkings: BTreeMap<ParkingNumber, Parking>,
    /// The decision not to accept it.
    pub refusal: Option<Refusal>,
    /// When the whole matter was withdrawn.
    pub withdrawn: Option<Occurred>,
    /// The stages of the main route.
    pub stages: BTreeMap<StageNumber, Stage>,
    /// The outcome of the whole case, where the council stated one.
    pub outcome: Option<Outcome>,
    /// The Ombudsman's entries.
    pub ombudsman: BTreeMap<EntryNumber, OmbudsmanEntry>,
    /// The remedies.
    pub remedies: BTreeMap<RemedyNumber, Remedy>,
    /// Notes.
    pub notes: BTreeMap<NoteNumber, Note>,
}

impl State {
    /// The routes of the case: the main one, then one for each other procedure that a point goes by, with the
    /// points that go through each. A route without stages of its own is answered with the main one.
    pub fn routes(&self) -> Vec<(RouteNumber, Option<Procedure>, Vec<PointNumber>)> {
        let mut routes = vec![(RouteNumber::MAIN, self.receipt.procedure, Vec::new())];
        for (number, point) in &self.points {
            let procedure = point.procedure.or(self.receipt.procedure);
            match routes.iter_mut().find(|(_, of, _)| *of == procedure) {
                Some((_, _, points)) => points.push(*number),
                None => routes.push((RouteNumber::at(routes.len()), procedure, vec![*number])),
            }
        }
        routes
    }

    /// Whether the case was accepted: not refused.
    pub const fn accepted(&self) -> bool {
        self.refusal.is_none()
    }

    /// Whether everything that is live is parked on a day.
    pub fn parked_on(&self, day: Date) -> bool {
        self.parkings.values().any(|parking| {
            parking.points.is_empty()
                && parking.on.earliest() <= day
                && parking.until.is_none_or(|until| day < until)
        })
    }

    /// When the council last reached the family, as far as contacts were logged.
    pub fn last_spoke(&self) -> Option<Occurred> {
        self.notes
            .values()
            .filter(|note| note.contact.is_some_and(|it| it.reached))
            .map(|note| note.on)
            .max_by_key(|on| on.latest())
    }

    /// The stage that a remedy belongs to: the latest that had started by the day it was agreed.
    pub fn stage_of(&self, remedy: &Remedy) -> Option<StageNumber> {
        let agreed = remedy.agreed.day()?;
        self.stages
            .iter()
            .filter(|(_, stage)| stage.started.is_some_and(|it| it.earliest() <= agreed))
            .map(|(number, _)| *number)
            .next_back()
    }
}

/// A person on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The person, the same on every case.
    pub id: PersonId,
    /// Whether the case is about this person, a child.
    pub about: bool,
    /// What the person is to the case.
    pub roles: Vec<Role>,
    /// Who they are; none once erased.
    pub details: Option<PersonDetails>,
}

/// A complaint point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// The council's theme.
    pub theme: Option<String>,
    /// The team it is about.
    pub team: Option<String>,
    /// Its procedure, where it differs from the case's.
    pub procedure: Option<Procedure>,
    /// What it says.
    pub text: Option<Personal<String>>,
    /// The finding at each stage.
    pub findings: BTreeMap<StageNumber, (Occurred, Outcome)>,
}

/// Something that the person wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// What.
    pub text: Option<Personal<String>>,
    /// Whether it came about.
    pub achieved: Option<Achieved>,
}

/// The offer of an advocate and its answer, or a referral.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advocacy {
    /// When it was offered.
    pub offered: Option<Occurred>,
    /// When it was answered or the referral made.
    pub answered: Option<Occurred>,
    /// The answer.
    pub answer: Option<AdvocacyAnswer>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// The provider.
    pub provider: Option<String>,
    /// Where a referral came from.
    pub source: Option<String>,
}

/// A time for which points are parked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parking {
    /// From when.
    pub on: Occurred,
    /// Until when, where that is known or planned.
    pub until: Option<Date>,
    /// The proceedings.
    pub proceedings: Option<Proceedings>,
    /// The points; empty means the whole case.
    pub points: Vec<PointNumber>,
}

/// The decision not to accept a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// When.
    pub on: Occurred,
    /// Why, in the council's list.
    pub reason: Option<String>,
}

/// A stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stage {
    /// When it began.
    pub started: Option<Occurred>,
    /// Its extension.
    pub extension: Option<Extension>,
    /// When its answer was sent.
    pub answered: Option<Occurred>,
    /// The outcome that the council stated.
    pub outcome: Option<Outcome>,
    /// When the person withdrew from it.
    pub withdrawn: Option<Occurred>,
    /// The steps taken.
    pub milestones: BTreeMap<Milestone, Occurred>,
    /// Stage 3: the day of the panel.
    pub panel_on: Option<Date>,
}

impl Stage {
    /// Whether it has begun and neither been answered nor withdrawn.
    pub const fn is_open(&self) -> bool {
        self.answered.is_none() && self.withdrawn.is_none()
    }
}

/// The extension of a stage to its longer limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// When it was granted.
    pub on: Occurred,
    /// The new date; none means the longer limit.
    pub to: Option<Date>,
    /// When the complainant was told.
    pub told_on: Option<Date>,
    /// Why.
    pub reason: Option<Personal<String>>,
}

/// An entry of the Ombudsman.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OmbudsmanEntry {
    /// The Ombudsman's reference.
    pub reference: Option<String>,
    /// When the Ombudsman told the council.
    pub told: Option<Occurred>,
    /// Who brought it to the Ombudsman.
    pub referred_by: Option<ReferredBy>,
    /// When it was decided.
    pub decided: Option<Occurred>,
    /// The decision.
    pub decision: Option<String>,
    /// Whether there was a detailed investigation.
    pub investigated: Option<bool>,
}

/// A remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// What was agreed.
    pub kind: RemedyKind,
    /// In words.
    pub text: Option<Personal<String>>,
    /// Money, in pence.
    pub amount_pence: Option<i64>,
    /// When it was agreed.
    pub agreed: Occurred,
    /// The day it is promised for.
    pub due_on: Option<Date>,
    /// When it was done.
    pub done: Option<Occurred>,
    /// The Ombudsman entry that recommended it.
    pub entry: Option<EntryNumber>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub on: Occurred,
    /// What it says and who wrote it.
    pub texts: Texts,
    /// The contact with the family that it is of, where it is of one.
    pub contact: Option<FamilyContact>,
}
