//! What people ask to be done with a case.

use crate::case::Withdrawal;
use crate::codes::{
    Achieved, AdvocacyAnswer, ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure,
    Proceedings, ReferredBy, Role,
};
use crate::event::{Event, FamilyContact, Receipt};
use crate::ids::{
    EntryNumber, ParkingNumber, PersonId, PersonNumber, PointNumber, RemedyNumber, RouteNumber,
    SoughtNumber, StageNumber,
};
use crate::occurred::Occurred;
use crate::personal::{Part, PersonDetails, Personal};
use crate::recorded::Fact;
use crate::remedy::RemedyTerms;
use crate::step::StepTaken;
use jiff::civil::Date;

/// A command. What it may do is decided by [`crate::decide::decide`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// A contact reached the council. A complaint under a procedure, an enquiry and a service request begin
    /// stage 1 with it.
    Receive {
        /// How it reached the council.
        receipt: Box<Receipt>,
        /// When.
        received: Occurred,
        /// Title and text.
        texts: Option<Part>,
        /// Points, people, what is sought: facts of the day of receipt.
        with: Vec<Fact>,
    },
    /// It was acknowledged.
    Acknowledge {
        /// The day.
        on: Date,
    },
    /// It is not accepted.
    NotAccept {
        /// The day of the decision.
        on: Date,
        /// The ground.
        ground: Ground,
        /// The reason, in the council's list; the ground's own words where it is left out.
        reason: Option<String>,
        /// Whether the letter that says so names the Ombudsman.
        ombudsman_named: bool,
    },
    /// The person withdrew: the whole matter at stage 1, or from a later stage. It goes on for those who complain with them.
    Withdraw {
        /// The day.
        on: Date,
        /// Who withdrew; may be left out where one person complains.
        who: Option<PersonNumber>,
        /// The part that was withdrawn, where the rest goes on by another procedure; none for all that is open.
        route: Option<RouteNumber>,
        /// How the person said so, and whether the council looks at the matter all the same.
        how: Withdrawal,
    },
    /// A stage is extended to its longer limit.
    ExtendStage {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
        /// The day of the decision.
        on: Date,
        /// The new date.
        to: Date,
        /// Why.
        reason: Option<Personal<String>>,
        /// The day the complainant was told.
        told_on: Option<Date>,
        /// Who of the council approved it.
        approved_by: Option<ApprovedBy>,
    },
    /// The answer of a stage was sent.
    AnswerStage {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
        /// The day it was sent.
        on: Date,
        /// How it was sent; where that is not said, as the complaint came, or by letter where no written answer goes that
        /// way.
        by: Option<Method>,
        /// How the letter went.
        post: Option<Post>,
        /// Whether it tells how to ask for the next stage, and by when.
        next_stage_told: bool,
        /// Whether it tells how to go to the Ombudsman: kept as that step, where the procedure has it.
        ombudsman_told: bool,
        /// The outcome that the council states.
        outcome: Option<Outcome>,
        /// The finding on each point.
        findings: Vec<(PointNumber, Outcome)>,
        /// What it says is to be done: each becomes a remedy that comes from this stage, with its owner.
        actions: Vec<RemedyTerms>,
    },
    /// A point is found so once its stage was answered: the answer left it out, it came after, or it was found wrongly.
    /// What stood before stays in the history.
    FindPoint {
        /// The day of the decision.
        on: Date,
        /// The point.
        point: PointNumber,
        /// The stage.
        stage: StageNumber,
        /// The finding.
        outcome: Outcome,
        /// The finding that it takes the place of; none where the point has none.
        instead_of: Option<Outcome>,
        /// The outcome that the council states for the stage from then on; as it was, where that is not said.
        stated: Option<Outcome>,
        /// Why.
        reason: Personal<String>,
    },
    /// The complainant asked for stage 2 or 3, in whatever words.
    RequestStage {
        /// The route.
        route: RouteNumber,
        /// The stage.
        stage: StageNumber,
        /// The day the request came.
        on: Date,
    },
    /// A step was taken. How many there were before is counted, not said.
    TakeStep {
        /// The day.
        on: Date,
        /// The step, what it is about and what it says.
        step: StepTaken,
        /// The text that it is about, word for word: of a statement of complaint, the version.
        text: Option<Personal<String>>,
        /// What is written about it.
        reason: Option<Personal<String>>,
    },
    /// Points are parked because their consideration would prejudice proceedings (regulation 8).
    Park {
        /// The day of the decision.
        on: Date,
        /// The proceedings.
        proceedings: Proceedings,
        /// The points; empty means the whole case.
        points: Vec<PointNumber>,
        /// The day it is planned to end.
        until: Option<Date>,
    },
    /// What was parked goes on from a day.
    EndParking {
        /// The parking.
        parking: ParkingNumber,
        /// The first day that counts again.
        on: Date,
    },
    /// A point goes by another procedure, with clocks of its own from the day the contact came.
    MovePoint {
        /// The day of the decision.
        on: Date,
        /// The point.
        point: PointNumber,
        /// The procedure.
        to: Procedure,
        /// Why.
        reason: Personal<String>,
    },
    /// The contact turned out to be something else.
    Convert {
        /// The day of the decision.
        on: Date,
        /// What it is.
        kind: Kind,
        /// The procedure it goes by.
        procedure: Option<Procedure>,
        /// The day on which it was first said; the day of receipt where that is not known.
        since: Option<Date>,
        /// Why.
        reason: Personal<String>,
    },
    /// What was withdrawn or not accepted is taken up again.
    Reopen {
        /// The day.
        on: Date,
        /// Why.
        reason: Personal<String>,
    },
    /// Who is on the case, and everything written of it, is erased for good. What figures count of it is kept.
    Erase {
        /// The day.
        on: Date,
        /// Why; it stays, so that it names nobody.
        reason: Personal<String>,
    },
    /// One more point.
    RaisePoint {
        /// The day it was raised.
        on: Date,
        /// The council's theme.
        theme: Option<String>,
        /// The team it is about.
        team: Option<String>,
        /// What it says.
        text: Option<Personal<String>>,
    },
    /// One more person on the case.
    AddPerson {
        /// The day.
        on: Date,
        /// The person, the same on every case.
        person: PersonId,
        /// Whether the case is about this person, a child.
        about: bool,
        /// What the person is to the case.
        roles: Vec<Role>,
        /// Who it is.
        details: Box<PersonDetails>,
    },
    /// An advocate was offered.
    OfferAdvocacy {
        /// The day.
        on: Date,
        /// The child; may be left out of a case about no more than one.
        child: Option<PersonNumber>,
    },
    /// The offer was answered.
    AnswerAdvocacy {
        /// The day.
        on: Date,
        /// The child; may be left out of a case about no more than one.
        child: Option<PersonNumber>,
        /// The answer.
        answer: AdvocacyAnswer,
        /// Why it was declined, in the council's list.
        reason: Option<String>,
        /// The provider.
        provider: Option<String>,
    },
    /// The Ombudsman told the council of the matter.
    OmbudsmanTells {
        /// The day.
        on: Date,
        /// The Ombudsman's reference.
        reference: Option<String>,
        /// Who brought it there.
        referred_by: Option<ReferredBy>,
    },
    /// The Ombudsman decided.
    OmbudsmanDecides {
        /// The day.
        on: Date,
        /// The entry.
        entry: EntryNumber,
        /// The decision, in the Ombudsman's own words or code.
        decision: String,
        /// Whether there was a detailed investigation.
        investigated: Option<bool>,
    },
    /// Whether what was sought came about.
    JudgeSought {
        /// The day.
        on: Date,
        /// What was sought.
        sought: SoughtNumber,
        /// Whether it came about.
        achieved: Achieved,
        /// The point that it belongs to; as it is recorded, where that is not said.
        point: Option<PointNumber>,
    },
    /// The day of the panel was fixed, or moved.
    ArrangePanel {
        /// The day it was fixed.
        on: Date,
        /// The day the panel meets.
        panel_on: Date,
        /// Why it is moved; needed where another day was fixed before.
        reason: Option<Personal<String>>,
        /// The day the complainant was told of it; needed where another day was fixed before.
        told_on: Option<Date>,
    },
    /// A remedy was agreed.
    AgreeRemedy {
        /// The day.
        on: Date,
        /// What, by whom and by when, and where it comes from.
        remedy: RemedyTerms,
    },
    /// A remedy was done.
    CompleteRemedy {
        /// The remedy.
        remedy: RemedyNumber,
        /// The day.
        on: Date,
    },
    /// A note.
    AddNote {
        /// The day.
        on: Date,
        /// The note.
        text: Personal<String>,
        /// Who wrote it.
        by: Option<Personal<String>>,
        /// The contact with the family that it is of, where it is of one.
        contact: Option<FamilyContact>,
    },
    /// The procedure of a complaint that came in without one was decided. Its stage 1 runs from receipt.
    DecideProcedure {
        /// The procedure.
        procedure: Procedure,
    },
    /// An earlier fact was wrong: this is what is right.
    Correct {
        /// The event that was wrong.
        seq: u32,
        /// When it happened.
        occurred: Occurred,
        /// What happened; about the same subject.
        event: Event,
        /// What is personal about it.
        parts: Vec<Part>,
        /// Why it is corrected; needed where a date that was missed is missed no more, or comes later.
        reason: Option<Personal<String>>,
    },
    /// An earlier fact did not happen.
    Retract {
        /// The event.
        seq: u32,
        /// Why it is taken back; needed for all but a note.
        reason: Option<Personal<String>>,
    },
    /// What happened before the council used Heard, or outside it: everything that a record of the case says.
    /// For a case that is there already, what the record says otherwise becomes corrections.
    RecordHistory {
        /// The facts of the record.
        facts: Vec<Fact>,
    },
}
