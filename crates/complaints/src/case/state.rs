//! What a history adds up to.

use crate::codes::{
    Achieved, AdvocacyAnswer, ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure,
    Proceedings, RaisedBy, ReferredBy, RemedyKind, Role,
};
use crate::event::{FamilyContact, Receipt};
use crate::ids::{
    EntryNumber, NoteNumber, ParkingNumber, PersonId, PersonNumber, PointNumber, RemedyNumber,
    ReopeningNumber, RouteNumber, SoughtNumber, StageNumber,
};
use crate::occurred::Occurred;
use crate::personal::{Characteristics, Kept, PersonDetails, Personal, Texts};
use crate::remedy::RemedySource;
use crate::step::{About, Answer, Step, StepTaken};
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
    /// The offer of an advocate, or a referral, as far as no child is named.
    pub advocacy: Advocacy,
    /// The same of each child who is named.
    pub advocacy_of_children: BTreeMap<PersonNumber, Advocacy>,
    /// Times for which points were parked.
    pub parkings: BTreeMap<ParkingNumber, Parking>,
    /// The decision not to accept it.
    pub refusal: Option<Refusal>,
    /// When the whole matter was withdrawn.
    pub withdrawn: Option<Occurred>,
    /// What is known of that withdrawal beside its day.
    pub withdrawal: Withdrawal,
    /// The day on which the withdrawal that stands, of the whole matter or from a stage, was brought in from elsewhere; none
    /// where somebody recorded it here.
    pub withdrawal_brought_in: Option<Date>,
    /// The day on which it was said: that of receipt, or, where it turned out to be something else than what it was taken
    /// for, the day on which that was first said. A complaint that goes by another procedure then was said before.
    pub counted_from: Date,
    /// Each time that it turned out to be something else than it was taken for, in the order recorded.
    pub conversions: Vec<Conversion>,
    /// Each time that a point went to another procedure, in the order recorded.
    pub moves: Vec<Move>,
    /// The routes: the case's own procedure first, then each other one that a point goes by.
    pub routes: BTreeMap<RouteNumber, Route>,
    /// The answers that were brought in from elsewhere, each with the day of that: no person recorded them.
    pub brought_in: BTreeMap<(RouteNumber, StageNumber), Date>,
    /// Whether the contact was recorded in Heard when it came, and not brought in with the past.
    pub recorded_here: bool,
    /// When who is on it, and what was written of it, was erased.
    pub erased: Option<Occurred>,
    /// Every step that was taken, in the order recorded.
    pub steps: Vec<Taken>,
    /// Each time that it was taken up again after it had been closed.
    pub reopenings: BTreeMap<ReopeningNumber, Reopening>,
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
    /// The route of the case's own procedure.
    pub fn main(&self) -> &Route {
        static NONE: Route = Route::empty();
        self.routes.get(&RouteNumber::MAIN).unwrap_or(&NONE)
    }

    /// The stages of the main route.
    pub fn stages(&self) -> &BTreeMap<StageNumber, Stage> {
        &self.main().stages
    }

    /// A stage of a route.
    pub fn stage(&self, route: RouteNumber, stage: StageNumber) -> Option<&Stage> {
        self.routes.get(&route)?.stages.get(&stage)
    }

    /// Every time that a step was taken, in the order recorded.
    pub fn taken(&self, step: Step) -> impl DoubleEndedIterator<Item = &Taken> {
        self.steps.iter().filter(move |it| it.it.step == step)
    }

    /// The last time that a step was taken at a stage of a route, or for the whole case.
    pub fn last_taken(
        &self,
        step: Step,
        route: RouteNumber,
        stage: Option<StageNumber>,
    ) -> Option<&Taken> {
        self.taken(step)
            .rfind(|it| it.it.route == route && (it.it.stage == stage || it.it.stage.is_none()))
    }

    /// The day on which a step of a stage of the main route was first taken.
    pub fn reached(&self, stage: StageNumber, step: Step) -> Option<Occurred> {
        self.taken(step)
            .find(|it| it.it.route == RouteNumber::MAIN && it.it.stage == Some(stage))
            .map(|it| it.on)
    }

    /// The day on which the answer of a stage was brought in from elsewhere, where nobody knows what it told of the way on.
    /// One that says so was recorded by Heard and brought in by a file of Heard: what was owed after it is owed still.
    pub fn answered_elsewhere(&self, (route, stage): (RouteNumber, StageNumber)) -> Option<Date> {
        let told = |it: &Stage| it.next_stage_told || it.next_stage_untold;
        let on = self.brought_in.get(&(route, stage)).copied();
        on.filter(|_| !self.stage(route, stage).is_some_and(told))
    }

    /// Whether the contact was recorded in Heard, or answered since it was brought in: of a past that came with its answers
    /// nobody does or closes anything any more.
    pub fn answered_here(&self) -> bool {
        let stages = self.routes.iter().flat_map(|(route, it)| {
            let stages = it.stages.iter();
            stages.map(move |(number, stage)| ((*route, *number), stage))
        });
        let mut answered = stages.filter(|(_, stage)| stage.answered.is_some());
        self.recorded_here || answered.any(|(at, _)| self.answered_elsewhere(at).is_none())
    }

    /// The last stage that the contact comes to, by the procedure of a route.
    pub fn last_stage(&self, route: RouteNumber) -> StageNumber {
        let procedure = self.routes.get(&route).and_then(|it| it.procedure);
        match (self.receipt.kind, procedure) {
            (Kind::Complaint, Some(Procedure::ChildrenAct)) => StageNumber::Three,
            (Kind::Complaint, Some(Procedure::Corporate)) => StageNumber::Two,
            _ => StageNumber::One,
        }
    }

    /// Whether the case was accepted: not refused.
    pub const fn accepted(&self) -> bool {
        self.refusal.is_none()
    }

    /// Whether somebody can be answered. A contact that left no name and no way to answer is marked by a step, and the
    /// mark is gone once whoever complained came forward.
    pub fn answerable(&self) -> bool {
        let marks = [Step::NobodyToAnswer, Step::CameForward];
        let last = self.steps.iter().rfind(|it| marks.contains(&it.it.step));
        last.is_none_or(|it| it.it.step == Step::CameForward)
    }

    /// When a contact that nobody can be answered about was closed, after it was marked so.
    pub fn closed_unanswered(&self) -> Option<Occurred> {
        if self.answerable() {
            return None;
        }
        let ends = self.steps.iter().rev();
        let mut since = ends.take_while(|it| it.it.step != Step::NobodyToAnswer);
        Some(since.find(|it| it.it.step == Step::Closed)?.on)
    }

    /// When a person closed the case, where nothing was taken up again or asked for since.
    pub fn closed(&self) -> Option<Occurred> {
        let on = self.taken(Step::Closed).next_back()?.on;
        let reopened = |it: &Reopening| it.on.latest() >= on.latest();
        // what is asked for on that very day was not over with it
        let over = |it: &Stage| {
            let ends = [it.answered, it.withdrawn].into_iter().flatten();
            ends.map(Occurred::latest).any(|end| end <= on.latest())
        };
        let begun = |it: &Stage| {
            it.started.is_some_and(|started| {
                let day = started.earliest();
                day > on.latest() || day == on.latest() && !over(it)
            })
        };
        let mut stages = self.routes.values().flat_map(|it| it.stages.values());
        let goes_on = self.reopenings.values().any(reopened) || stages.any(begun);
        (!goes_on).then_some(on)
    }

    /// When the person withdrew a matter that the council looks at all the same.
    pub fn withdrawn_looked_at(&self) -> Option<Occurred> {
        let whole = self.withdrawn.map(|on| (on, &self.withdrawal));
        let stages = self.routes.values();
        let stages = stages.flat_map(|it| it.stages.values().rev());
        let mut stages = stages.filter_map(|it| Some((it.withdrawn?, &it.withdrawal)));
        let (on, how) = whole.or_else(|| stages.next())?;
        (how.looked_at == Some(true)).then_some(on)
    }

    /// When stage 1 was resolved without an answer: the terms were sent, and the complainant is satisfied with them.
    pub fn resolved(&self) -> Option<Occurred> {
        let stage = self.stages().get(&StageNumber::One)?;
        let sent = self.reached(StageNumber::One, Step::ResolutionSent)?;
        let accepted = self.reached(StageNumber::One, Step::ResolutionAccepted)?;
        let later = [sent, accepted].into_iter().max_by_key(|it| it.latest());
        later.filter(|_| stage.is_open())
    }

    /// Whether the Ombudsman sent an entry back to the council as premature.
    pub fn sent_back(&self, entry: EntryNumber) -> bool {
        let mut back = self.taken(Step::ReferredBack);
        back.any(|it| it.it.about == About::Entry(entry))
    }

    /// Every hold, with the day on which it was lifted where it was.
    pub fn holds(&self) -> impl Iterator<Item = (&Taken, Option<Date>)> {
        self.taken(Step::HoldPlaced).map(|placed| {
            let mut lifted = self.taken(Step::HoldLifted);
            let lifted = lifted.find(|it| it.it.time == placed.it.time);
            (placed, lifted.map(|it| it.on.earliest()))
        })
    }

    /// The hold that stands, the earliest of several; while one does, nothing of the case is destroyed.
    pub fn held(&self) -> Option<&Taken> {
        self.holds()
            .find(|(_, lifted)| lifted.is_none())
            .map(|(placed, _)| placed)
    }

    /// Whether a child in care, or one who was, is concerned: what is about them is kept as long as the child's record.
    pub fn looked_after(&self) -> bool {
        let children = self.people.values().filter(|it| it.about);
        let mut known = children.filter_map(|it| it.characteristics()?.care_status.as_ref());
        self.receipt.raised_by == Some(RaisedBy::CareLeaver) || known.any(|it| in_care(it.reveal()))
    }

    /// The day for which something is promised now: at first, or as it was put off before that was past.
    pub fn promised_for(&self, remedy: RemedyNumber) -> Option<Date> {
        let at_first = self.remedies.get(&remedy)?.promised_at_first()?;
        let put_off = self.taken(Step::RemedyPutOff);
        let put_off = put_off.filter(|it| it.it.about == About::Remedy(remedy));
        Some(put_off.fold(at_first, |due, it| match it.it.day {
            Some(day) if it.on.earliest() <= due => due.max(day),
            _ => due,
        }))
    }

    /// The types of case that it is, by which it is kept: its kind first, then what keeps it longer.
    pub fn types_of_case(&self) -> Vec<&'static str> {
        let mut types = vec![self.receipt.kind.code()];
        let complaint = matches!(self.receipt.kind, Kind::Complaint | Kind::Representation);
        let theirs = self.child_complains();
        if complaint && theirs {
            types.push("childs_own");
        }
        let mut stages = self.routes.values().flat_map(|it| it.stages.keys());
        if complaint && stages.any(|it| *it > StageNumber::One) {
            types.push("later_stages");
        }
        types
    }

    /// Whether a point was turned away from the procedure by a decision of its own, the last one counting.
    pub fn point_turned_away(&self, point: PointNumber) -> bool {
        let mut decided = self.taken(Step::PointDecided);
        let last = decided.rfind(|it| it.it.about == About::Point(point));
        last.is_some_and(|it| it.it.answer != Some(Answer::Accepted))
    }

    /// What the reports of stage 2 say of a point: the investigating officer's finding, and whether the independent person
    /// agrees with it.
    pub fn reported_on(&self, point: PointNumber) -> Option<(Answer, Option<Answer>)> {
        let of = |step: Step| {
            let mut taken = self.taken(step);
            taken
                .rfind(|it| it.it.about == About::Point(point))?
                .it
                .answer
        };
        Some((
            of(Step::InvestigatorFound)?,
            of(Step::IndependentPersonViewed),
        ))
    }

    /// When a person closed what was parked, where nobody has asked for it again: that would have ended the parking.
    pub fn parking_closed(&self, parking: &Parking) -> Option<Occurred> {
        let closed = self.taken(Step::ParkedClosed).next_back()?.on;
        (parking.until.is_none() && closed.latest() >= parking.on.earliest()).then_some(closed)
    }

    /// Those who complain, or are recorded as complaining, and did not withdraw for themselves.
    pub fn who_still_complain(&self) -> Vec<PersonNumber> {
        let complain = self
            .people
            .iter()
            .filter(|(_, it)| it.roles.contains(&Role::Complainant));
        let numbers = complain.map(|(number, _)| *number);
        numbers.filter(|it| self.withdrew(*it).is_none()).collect()
    }

    /// When one of several complainants withdrew for themselves; none of whoever took it up again since.
    pub fn withdrew(&self, number: PersonNumber) -> Option<Occurred> {
        let turns = [Step::ComplainantWithdrew, Step::ComplainantReturned];
        let mut steps = self.steps.iter();
        let last = steps
            .rfind(|it| turns.contains(&it.it.step) && it.it.about == About::Person(number))?;
        (last.it.step == Step::ComplainantWithdrew).then_some(last.on)
    }

    /// When the council last reached the family, as far as contacts were logged.
    pub fn last_spoke(&self) -> Option<Occurred> {
        self.notes
            .values()
            .filter(|note| note.contact.is_some_and(|it| it.reached))
            .map(|note| note.on)
            .max_by_key(|on| on.latest())
    }

    /// Whether nothing of it goes on because it was withdrawn: the whole matter, or the last stage of every part of it.
    pub fn all_withdrawn(&self) -> bool {
        let routes = self.routes.values();
        let mut last = routes
            .filter_map(|it| Some(it.stages.last_key_value()?.1))
            .peekable();
        let parts = last.peek().is_some() && last.all(|it| it.withdrawn.is_some());
        self.withdrawn.is_some() || parts
    }

    /// The stage that a remedy belongs to: the one that it comes from, or, where that is not recorded, the latest that
    /// had started by the day it was agreed.
    pub fn stage_of(&self, remedy: &Remedy) -> Option<StageNumber> {
        if remedy.source.stage.is_some() {
            return remedy.source.stage;
        }
        let agreed = remedy.agreed.day()?;
        self.stages()
            .iter()
            .filter(|(_, stage)| stage.started.is_some_and(|it| it.earliest() <= agreed))
            .map(|(number, _)| *number)
            .next_back()
    }
}

/// Whether a care status, in a council's own words, is one of a child in care or a care leaver.
fn in_care(status: &str) -> bool {
    const CARE: [&str; 6] = [
        "looked after",
        "in care",
        "care order",
        "care leaver",
        "accommodated",
        "placement order",
    ];
    let words = status.to_lowercase().replace(['_', '-'], " ");
    let denied = ["not ", "never ", "no longer "]
        .iter()
        .any(|it| words.starts_with(it));
    !denied && CARE.iter().any(|it| words.contains(it))
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
    /// What figures still read of them once they are erased.
    pub kept: Option<Kept>,
}

impl Person {
    /// What they are to the case, as a sentence says it: "child the case is about", "parent, complainant".
    pub fn role_in_words(&self) -> String {
        let child = self.about.then(|| "child the case is about".to_owned());
        let roles = self.roles.iter().map(|it| it.label().to_lowercase());
        let all: Vec<String> = child.into_iter().chain(roles).collect();
        if all.is_empty() {
            "somebody whose part is not recorded".to_owned()
        } else {
            all.join(", ")
        }
    }

    /// Their coded characteristics, erased or not; none where nothing was ever said of them.
    pub fn characteristics(&self) -> Option<&Characteristics> {
        let known = self.details.as_ref().map(|it| &it.characteristics);
        known.or_else(|| self.kept.as_ref().map(|it| &it.characteristics))
    }
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
    pub findings: BTreeMap<StageNumber, Finding>,
}

/// A finding on a point at a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// When the point was found so.
    pub on: Occurred,
    /// When it was first found at this stage, whatever was found then.
    pub first: Occurred,
    /// The finding.
    pub outcome: Outcome,
    /// What the letter of the answer had said, where it was changed after that.
    pub letter_said: Option<Outcome>,
    /// Why it was added or changed after the answer; none of one that the answer gave.
    pub reason: Option<Personal<String>>,
}

impl Finding {
    /// The finding as it stands, and beside it what the letter had said, where that was something else.
    pub fn in_words(&self) -> String {
        let stands = self.outcome.label();
        match self.letter_said {
            Some(said) => format!(
                "{stands} (the letter said: {})",
                said.label().to_lowercase()
            ),
            None => stands.to_owned(),
        }
    }
}

/// How a point came to another procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The point.
    pub point: PointNumber,
    /// When that was decided.
    pub on: Occurred,
    /// The procedure by which the point went then, where that was not the case's.
    pub from: Option<Procedure>,
    /// The procedure by which it went afterwards.
    pub to: Procedure,
    /// Why.
    pub reason: Option<Personal<String>>,
}

/// How a contact turned out to be something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// When that was decided.
    pub on: Occurred,
    /// What it was taken for.
    pub from: Kind,
    /// The procedure by which it went then.
    pub from_procedure: Option<Procedure>,
    /// The day on which what it is was first said: its clocks run from then.
    pub since: Date,
    /// Why.
    pub reason: Option<Personal<String>>,
}

/// How what had been closed was taken up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// When.
    pub on: Occurred,
    /// How it had been closed, where that is known.
    pub closed: Option<Closure>,
    /// Why it goes on.
    pub reason: Option<Personal<String>>,
}

/// What had closed a case that was taken up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closure {
    /// It had not been accepted.
    Refused(Refusal),
    /// The whole matter had been withdrawn.
    Withdrawn(Occurred, Withdrawal),
    /// A person had closed it once it was answered.
    Closed(Occurred),
    /// The person had withdrawn from a stage of a route.
    StageWithdrawn((RouteNumber, StageNumber), Occurred, Withdrawal),
}

impl Closure {
    /// When it was closed.
    pub const fn on(&self) -> Occurred {
        match self {
            Self::Refused(refusal) => refusal.on,
            Self::Withdrawn(on, _) | Self::StageWithdrawn(_, on, _) | Self::Closed(on) => *on,
        }
    }
}

/// Something that the person wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// What.
    pub text: Option<Personal<String>>,
    /// The point that it belongs to, where that is known.
    pub point: Option<PointNumber>,
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
    /// What was answered before that, each on its own day: a child may think otherwise later.
    pub earlier: Vec<Self>,
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

impl Parking {
    /// Whether it lasts on a day.
    pub fn lasts_on(&self, day: Date) -> bool {
        self.on.earliest() <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The decision not to accept a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// When.
    pub on: Occurred,
    /// Why, in the council's list.
    pub reason: Option<String>,
    /// On what ground, where that is known.
    pub ground: Option<Ground>,
    /// Whether the letter that says so names the Ombudsman, where that is known.
    pub ombudsman_named: Option<bool>,
}

/// A procedure, the points that go through it, and its stages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Route {
    /// The procedure; none where none was decided, or the kind of contact has none.
    pub procedure: Option<Procedure>,
    /// The points that go through it.
    pub points: Vec<PointNumber>,
    /// Its stages. A route without stages of its own is answered with the main one.
    pub stages: BTreeMap<StageNumber, Stage>,
}

impl Route {
    const fn empty() -> Self {
        Self {
            procedure: None,
            points: Vec::new(),
            stages: BTreeMap::new(),
        }
    }
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// When.
    pub on: Occurred,
    /// Which, and what about.
    pub it: StepTaken,
    /// What was written about it.
    pub texts: Texts,
    /// Whether it is of a past that was brought in from elsewhere.
    pub brought_in: bool,
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
    /// How its answer was sent, where that is recorded.
    pub answered_by: Option<Method>,
    /// How the letter of its answer went, where that is recorded.
    pub answered_post: Option<Post>,
    /// Whether its answer tells how to ask for the next stage, and by when; false where that is not recorded.
    pub next_stage_told: bool,
    /// Whether its answer is known not to tell of that.
    pub next_stage_untold: bool,
    /// The outcome that the council stated.
    pub outcome: Option<Outcome>,
    /// When the person withdrew from it.
    pub withdrawn: Option<Occurred>,
    /// What is known of that withdrawal beside its day.
    pub withdrawal: Withdrawal,
    /// Stage 3: the day of the panel.
    pub panel_on: Option<Date>,
    /// Stage 3: when that day was fixed.
    pub panel_fixed: Option<Occurred>,
}

impl Stage {
    /// Whether it has begun and neither been answered nor withdrawn.
    pub const fn is_open(&self) -> bool {
        self.answered.is_none() && self.withdrawn.is_none()
    }
}

/// What is known of a withdrawal beside its day: of the past brought in from elsewhere often nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawal {
    /// The way in which the person said so.
    pub method: Option<Method>,
    /// Whether the council looks at the matter all the same.
    pub looked_at: Option<bool>,
    /// Why it does, or does not.
    pub reason: Option<Personal<String>>,
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
    /// Who of the council approved it, where that is recorded.
    pub approved_by: Option<ApprovedBy>,
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
    /// The same day, where a record of the past gives it: nobody sends evidence of it once more.
    pub done_before_heard: Option<Occurred>,
    /// The Ombudsman entry that recommended it.
    pub entry: Option<EntryNumber>,
    /// The point, the stage and the recommendation that it comes from, as far as they are recorded.
    pub source: RemedySource,
}

impl Remedy {
    /// The day it was promised for at first: not before it was agreed, whatever a record of the past says.
    pub fn promised_at_first(&self) -> Option<Date> {
        let agreed = self.agreed.day();
        self.due_on
            .map(|due| agreed.map_or(due, |agreed| due.max(agreed)))
    }
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
