//! What people ask to be done with a case.

use crate::codes::{Outcome, Procedure, RemedyKind};
use crate::event::{Event, FamilyContact, Milestone, Receipt};
use crate::ids::{PointNumber, RemedyNumber, StageNumber};
use crate::occurred::Occurred;
use crate::personal::{Part, Personal};
use crate::recorded::Fact;
use jiff::civil::Date;

/// A command. What it may do is decided by [`crate::decide::decide`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one command at a time")]
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
        /// The reason, in the council's list.
        reason: String,
    },
    /// The person withdrew: the whole matter at stage 1, or from a later stage.
    Withdraw {
        /// The day.
        on: Date,
    },
    /// A stage is extended to its longer limit.
    ExtendStage {
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
    },
    /// The answer of a stage was sent.
    AnswerStage {
        /// The stage.
        stage: StageNumber,
        /// The day it was sent.
        on: Date,
        /// The outcome that the council states.
        outcome: Option<Outcome>,
        /// The finding on each point.
        findings: Vec<(PointNumber, Outcome)>,
    },
    /// The complainant asked for stage 2 or 3, in whatever words.
    RequestStage {
        /// The stage.
        stage: StageNumber,
        /// The day the request came.
        on: Date,
    },
    /// A step within a stage was taken.
    ReachMilestone {
        /// The stage.
        stage: StageNumber,
        /// The step.
        milestone: Milestone,
        /// The day.
        on: Date,
    },
    /// The day of the panel was fixed.
    ArrangePanel {
        /// The day it was fixed.
        on: Date,
        /// The day the panel meets.
        panel_on: Date,
    },
    /// A remedy was agreed.
    AgreeRemedy {
        /// The day.
        on: Date,
        /// What.
        kind: RemedyKind,
        /// In words.
        text: Option<Personal<String>>,
        /// Money, in pence.
        amount_pence: Option<i64>,
        /// The day it is promised for.
        due_on: Option<Date>,
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
    },
    /// An earlier fact did not happen.
    Retract {
        /// The event.
        seq: u32,
    },
    /// What happened before the council used Heard, or outside it: everything that a record of the case says.
    /// For a case that is there already, what the record says otherwise becomes corrections.
    RecordHistory {
        /// The facts of the record.
        facts: Vec<Fact>,
    },
}
