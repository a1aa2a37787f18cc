//! `heard case`: what can be done with one case.

mod details;
mod typed;

pub use details::{AddPerson, CorrectEntry, Receive, TakeStep};

use self::typed::{action, finding, number, pence, point, stage};
use super::coded::coded;
use clap::{Args, Subcommand};
use complaints::codes::{
    Achieved, AdvocacyAnswer, ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure,
    Proceedings, ReferredBy, RemedyKind,
};
use complaints::ids::{
    EntryNumber, ParkingNumber, PersonNumber, PointNumber, RecommendationNumber, RemedyNumber,
    RouteNumber, SoughtNumber, StageNumber,
};
use complaints::remedy::RemedyTerms;
use jiff::civil::Date;

/// Look at one case, or record what happened to it. Each prints the case as it is then.
#[derive(Debug, Subcommand)]
pub enum Case {
    /// Print it as a person reads it.
    Show {
        /// Its reference.
        reference: String,
        /// As a case record, for a program.
        #[arg(long)]
        json: bool,
    },
    /// Say what may be done next, and on what each step rests.
    Next {
        /// Its reference.
        reference: String,
    },
    /// Record a contact that reached the council.
    Receive(Box<Receive>),
    /// Record that it was acknowledged.
    Acknowledge(Of),
    /// Decide the procedure of a complaint that came in without one.
    Procedure {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The procedure.
        #[arg(long, value_parser = coded::<Procedure>())]
        to: Procedure,
    },
    /// Record a step: `heard case steps` lists those that there are and what each may be answered with, `heard case next`
    /// those that may be recorded now.
    Step(Box<TakeStep>),
    /// List every step: what it is, what it is about, what it asks for, and what it may be answered with.
    Steps {
        /// Those whose code or name holds this.
        like: Option<String>,
    },
    /// Record that a person of the case is the same as a person of another case, so that what is to be known of them when
    /// dealing with them stands on both. `heard case undo` takes it back.
    SamePerson {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The person, by their number on the case.
        #[arg(long, value_name = "NUMBER", value_parser = number::<PersonNumber>)]
        person: PersonNumber,
        /// The reference of the other case.
        #[arg(long, value_name = "REFERENCE")]
        other: String,
        /// Who it is there, by their number on that case.
        #[arg(long, value_name = "NUMBER", value_parser = number::<PersonNumber>)]
        person_there: PersonNumber,
    },
    /// Extend a stage to its longer limit.
    Extend {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The stage.
        #[command(flatten)]
        at: At,
        /// The new date.
        #[arg(long, value_name = "DATE", value_parser = super::day)]
        to: Date,
        /// Why.
        #[arg(long)]
        reason: Option<String>,
        /// The day the complainant was told.
        #[arg(long, value_name = "DATE", value_parser = super::day)]
        told_on: Option<Date>,
        /// Who of the council approved it.
        #[arg(long, value_parser = coded::<ApprovedBy>())]
        approved_by: Option<ApprovedBy>,
    },
    /// Record the answer of a stage.
    Answer {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The stage.
        #[command(flatten)]
        at: At,
        /// How it was sent; where that is not said, as the complaint came, or by letter where no written answer goes that way.
        #[arg(long, value_parser = coded::<Method>())]
        by: Option<Method>,
        /// How the letter went: first class, where that is not said.
        #[arg(long, value_parser = coded::<Post>())]
        post: Option<Post>,
        /// It tells how to ask for the next stage, and by when.
        #[arg(long)]
        next_stage_told: bool,
        /// It tells how to go to the Ombudsman.
        #[arg(long)]
        ombudsman_told: bool,
        /// The outcome that the council states.
        #[arg(long, value_parser = coded::<Outcome>())]
        outcome: Option<Outcome>,
        /// The finding on a point: `1=upheld`; one for each.
        #[arg(long, value_name = "POINT=FINDING", value_parser = finding)]
        finding: Vec<(PointNumber, Outcome)>,
        /// What it says is to be done, as `kind=staff_training;point=1;owner=Assessment North;due=2027-03-31;text=…`; one
        /// for each. It becomes a remedy of that stage. `pounds=150` and `recommendation=1` may stand in it too.
        #[arg(long, value_name = "ACTION", value_parser = action)]
        action: Vec<RemedyTerms>,
    },
    /// Add a finding that the answer left out, or change one openly; the answer stands.
    Finding {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The stage: 1, 2 or 3.
        #[arg(long, default_value = "1", value_parser = stage)]
        stage: StageNumber,
        /// The point.
        #[arg(long, value_parser = point)]
        point: PointNumber,
        /// The finding.
        #[arg(long, value_parser = coded::<Outcome>())]
        outcome: Outcome,
        /// The finding that it takes the place of.
        #[arg(long, value_name = "OUTCOME", value_parser = coded::<Outcome>())]
        instead_of: Option<Outcome>,
        /// The outcome that the council states for the stage from then on.
        #[arg(long, value_name = "OUTCOME", value_parser = coded::<Outcome>())]
        stated: Option<Outcome>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Record that the complainant asked for the next stage, in whatever words.
    Request {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The stage.
        #[command(flatten)]
        at: At,
    },
    /// Fix the day of the panel, or move it: with the reason, and the day the complainant was told.
    Panel {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The day the panel meets.
        #[arg(long, value_name = "DATE", value_parser = super::day)]
        meets: Date,
        /// Why it is moved.
        #[arg(long)]
        reason: Option<String>,
        /// The day the complainant was told of it.
        #[arg(long, value_name = "DATE", value_parser = super::day)]
        told_on: Option<Date>,
    },
    /// Park points because of proceedings (regulation 8).
    Park {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The proceedings.
        #[arg(long, value_parser = coded::<Proceedings>())]
        proceedings: Proceedings,
        /// A point; without any, the whole case.
        #[arg(long, value_parser = point)]
        point: Vec<PointNumber>,
        /// The day it is planned to end.
        #[arg(long, value_name = "DATE", value_parser = super::day)]
        until: Option<Date>,
    },
    /// Go on with what was parked.
    Unpark {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The parking's number.
        #[arg(long, default_value = "1", value_parser = number::<ParkingNumber>)]
        parking: ParkingNumber,
    },
    /// Move a point to another procedure, with its own clocks.
    MovePoint {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The point.
        #[arg(long, value_parser = point)]
        point: PointNumber,
        /// The procedure.
        #[arg(long, value_parser = coded::<Procedure>())]
        to: Procedure,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Record that the contact turned out to be something else.
    Convert {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// What it is.
        #[arg(long, value_parser = coded::<Kind>())]
        kind: Kind,
        /// The procedure of a complaint.
        #[arg(long, value_parser = coded::<Procedure>())]
        procedure: Option<Procedure>,
        /// The day on which it was first said.
        #[arg(long, value_name = "DATE", value_parser = super::day)]
        since: Option<Date>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Take up again what was withdrawn or not accepted.
    Reopen {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// Of several complainants, the one who had withdrawn and goes on: their number on the case.
        #[arg(long, value_name = "NUMBER", value_parser = number::<PersonNumber>)]
        person: Option<PersonNumber>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Erase for good who is on it and all that was written of it, once a review said so; figures stay as they are.
    Erase {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// Why. It stays, so that it names nobody.
        #[arg(long)]
        reason: String,
        /// That you know that nothing brings it back.
        #[arg(long, required = true)]
        for_good: bool,
    },
    /// Record that the person withdrew.
    Withdraw {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// Who withdrew, by their number on the case; needed where several people complain. It goes on for the others.
        #[arg(long, value_name = "NUMBER")]
        person: Option<u16>,
        /// The part that was withdrawn, by its route, where points go by another procedure; the rest goes on. [default: all]
        #[arg(long, value_parser = number::<RouteNumber>)]
        route: Option<RouteNumber>,
        /// The way in which they said so.
        #[arg(long, value_parser = coded::<Method>())]
        method: Option<Method>,
        /// Whether the council looks at the matter all the same.
        #[arg(long)]
        looked_at: Option<bool>,
        /// Why it does, or does not.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Decide not to accept it.
    NotAccept {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The ground.
        #[arg(long, value_parser = coded::<Ground>())]
        ground: Ground,
        /// The reason, as the council's list words it; needed where the ground is another procedure or reason.
        #[arg(long)]
        reason: Option<String>,
        /// The letter that says so names the Ombudsman.
        #[arg(long)]
        ombudsman_named: bool,
    },
    /// Add a person, or amend what is recorded of one.
    Person(Box<AddPerson>),
    /// Add a point.
    Point {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The council's theme.
        #[arg(long)]
        theme: Option<String>,
        /// The team it is about.
        #[arg(long)]
        team: Option<String>,
        /// What it says.
        #[arg(long)]
        text: Option<String>,
    },
    /// Record that an advocate was offered, or what was answered.
    Advocacy {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The child, by number on the case; may be left out where the case is about no more than one.
        #[arg(long, value_name = "NUMBER", value_parser = number::<PersonNumber>)]
        child: Option<PersonNumber>,
        /// The answer; without one, the offer itself.
        #[arg(long, value_parser = coded::<AdvocacyAnswer>())]
        answer: Option<AdvocacyAnswer>,
        /// Why it was declined, in the council's list.
        #[arg(long)]
        reason: Option<String>,
        /// The provider.
        #[arg(long)]
        provider: Option<String>,
    },
    /// Record that the Ombudsman told the council, or decided.
    Ombudsman {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The Ombudsman's reference, when the council is told.
        #[arg(long = "number")]
        reference_of_the_ombudsman: Option<String>,
        /// Who brought it there.
        #[arg(long, value_parser = coded::<ReferredBy>())]
        referred_by: Option<ReferredBy>,
        /// The entry that was decided.
        #[arg(long, value_parser = number::<EntryNumber>, requires = "decision")]
        entry: Option<EntryNumber>,
        /// The decision, in the Ombudsman's own words or code.
        #[arg(long, requires = "entry")]
        decision: Option<String>,
        /// Whether there was a detailed investigation.
        #[arg(long)]
        investigated: Option<bool>,
    },
    /// Record what was agreed to put it right, or that it was done.
    Remedy {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// What was agreed.
        #[arg(long, required_unless_present = "done", value_parser = coded::<RemedyKind>())]
        kind: Option<RemedyKind>,
        /// In words.
        #[arg(long)]
        text: Option<String>,
        /// Money: `150.00`.
        #[arg(long, value_name = "POUNDS", value_parser = pence)]
        pounds: Option<i64>,
        /// The day it is promised for.
        #[arg(long, value_name = "DATE", value_parser = super::day)]
        due: Option<Date>,
        /// The post or team that owns it.
        #[arg(long, value_name = "POST")]
        owner: Option<String>,
        /// The point that it puts right.
        #[arg(long, value_parser = point)]
        point: Option<PointNumber>,
        /// The stage whose answer or report it follows from.
        #[arg(long, value_parser = stage)]
        stage: Option<StageNumber>,
        /// The recommendation that it carries out.
        #[arg(long, value_parser = number::<RecommendationNumber>)]
        recommendation: Option<RecommendationNumber>,
        /// The Ombudsman entry that recommended it.
        #[arg(long, value_parser = number::<EntryNumber>)]
        entry: Option<EntryNumber>,
        /// The remedy that was done, by its number.
        #[arg(long, value_parser = number::<RemedyNumber>, conflicts_with = "kind")]
        done: Option<RemedyNumber>,
    },
    /// Record whether what was sought came about.
    Sought {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// What was sought, by its number.
        #[arg(long, value_parser = number::<SoughtNumber>)]
        number: SoughtNumber,
        /// Whether it came about.
        #[arg(long, value_parser = coded::<Achieved>())]
        achieved: Achieved,
        /// The point that it belongs to.
        #[arg(long, value_parser = point)]
        point: Option<PointNumber>,
    },
    /// Write a note.
    Note {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The note.
        #[arg(long)]
        text: String,
        /// The way, where it is of a contact with the family.
        #[arg(long, value_parser = coded::<Method>())]
        contact: Option<Method>,
        /// They were not reached.
        #[arg(long, requires = "contact")]
        not_reached: bool,
    },
    /// Correct an entry of the timeline: its day, its outcome, or what the receipt says. What stood there stays in the
    /// history.
    Correct(CorrectEntry),
    /// Say that an entry of the timeline did not happen: an extension undone gives the old date back.
    Undo {
        /// The case.
        #[command(flatten)]
        of: Of,
        /// The entry's number in the timeline.
        #[arg(long)]
        entry: u32,
        /// Why: recorded on the wrong case, recorded twice, or what happened instead. Needed for all but a note.
        #[arg(long)]
        reason: Option<String>,
    },
}

/// The case, and the day.
#[derive(Debug, Args)]
pub struct Of {
    /// Its reference.
    pub reference: String,
    /// The day on which it happened. [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub on: Option<Date>,
}

/// A stage of a route.
#[derive(Debug, Args)]
pub struct At {
    /// The stage: 1, 2 or 3.
    #[arg(long, default_value = "1", value_parser = stage)]
    pub stage: StageNumber,
    /// The route: 1 is the case's own procedure, others are those that points go by.
    #[arg(long, default_value = "1", value_parser = number::<RouteNumber>)]
    pub route: RouteNumber,
}
