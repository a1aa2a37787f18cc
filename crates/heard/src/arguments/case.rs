//! `heard case`: what can be done with one case.

use super::coded::coded;
use clap::{Args, Subcommand};
use complaints::codes::{
    Achieved, AdvocacyAnswer, ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure,
    Proceedings, RaisedBy, ReferredBy, RemedyKind, Role,
};
use complaints::ids::{
    EntryNumber, ParkingNumber, PersonNumber, PointNumber, RecommendationNumber, RemedyNumber,
    RouteNumber, SoughtNumber, StageNumber,
};
use complaints::personal::Personal;
use complaints::remedy::RemedyTerms;
use complaints::step::{About, Step};
use jiff::civil::{Date, Time};

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
        /// How it was sent; as the complaint came, where that is not said.
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

/// Record a contact that reached the council.
#[derive(Debug, Args)]
pub struct Receive {
    /// The council's reference for it.
    pub reference: String,
    /// The day it reached the council, by any officer. [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub on: Option<Date>,
    /// The hour and minute at which it came: `17:30`. It moves a date only where the council counts what comes late in
    /// the day with the next one (C2).
    #[arg(long, value_name = "TIME", value_parser = super::time)]
    pub at: Option<Time>,
    /// What it is.
    #[arg(long, default_value = "complaint", value_parser = coded::<Kind>())]
    pub kind: Kind,
    /// The procedure of a complaint, where it is decided.
    #[arg(long, value_parser = coded::<Procedure>())]
    pub procedure: Option<Procedure>,
    /// The way it came by.
    #[arg(long, value_parser = coded::<Method>())]
    pub method: Option<Method>,
    /// Who raised it.
    #[arg(long, value_parser = coded::<RaisedBy>())]
    pub raised_by: Option<RaisedBy>,
    /// A team involved.
    #[arg(long)]
    pub team: Vec<String>,
    /// A service area.
    #[arg(long)]
    pub area: Vec<String>,
    /// What it is about, in a line.
    #[arg(long)]
    pub title: Option<String>,
    /// What was said, in the person's own words.
    #[arg(long)]
    pub text: Option<String>,
    /// A point: its theme; one for each.
    #[arg(long = "point", value_name = "THEME")]
    pub points: Vec<String>,
    /// What the person wants; one for each.
    #[arg(long = "wants", value_name = "TEXT")]
    pub sought: Vec<String>,
}

/// Correct an entry: one thing at a time.
#[derive(Debug, Args)]
pub struct CorrectEntry {
    /// The case.
    pub reference: String,
    /// The entry's number in the timeline.
    #[arg(long)]
    pub entry: u32,
    /// The day on which it happened.
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub on: Option<Date>,
    /// Why it is corrected; needed where a date that was missed is missed no more, or comes later.
    #[arg(long)]
    pub reason: Option<String>,
    /// What was found, of a finding or an outcome.
    #[arg(long, value_parser = coded::<Outcome>(), conflicts_with = "on")]
    pub outcome: Option<Outcome>,
    /// What the contact is, of its receipt; what is left out stays as it is.
    #[arg(long, value_parser = coded::<Kind>(), conflicts_with_all = ["on", "outcome"])]
    pub kind: Option<Kind>,
    /// The procedure, of its receipt.
    #[arg(long, value_parser = coded::<Procedure>(), conflicts_with_all = ["on", "outcome"])]
    pub procedure: Option<Procedure>,
    /// The way it came by, of its receipt.
    #[arg(long, value_parser = coded::<Method>(), conflicts_with_all = ["on", "outcome"])]
    pub method: Option<Method>,
    /// Who raised it, of its receipt.
    #[arg(long, value_parser = coded::<RaisedBy>(), conflicts_with_all = ["on", "outcome"])]
    pub raised_by: Option<RaisedBy>,
}

/// Record a step.
#[derive(Debug, Args)]
pub struct TakeStep {
    /// The case.
    pub reference: String,
    /// The step.
    #[arg(value_parser = code::<Step>)]
    pub step: Step,
    /// The day on which it happened. [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub on: Option<Date>,
    /// The stage, where the step belongs to one.
    #[arg(long, value_parser = stage)]
    pub stage: Option<StageNumber>,
    /// The route.
    #[arg(long, default_value = "1", value_parser = number::<RouteNumber>)]
    pub route: RouteNumber,
    /// What it is about: point:1, person:2, entry:1, remedy:1, recommendation:1.
    #[arg(long, value_parser = about)]
    pub about: Option<About>,
    /// What was answered, decided or chosen: `heard case steps` shows the answers of each step.
    #[arg(long)]
    pub answer: Option<String>,
    /// The day that it names: until when, by when, for when.
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub day: Option<Date>,
    /// How many working days it speaks of: of a delay, those that somebody caused.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub days: Option<u16>,
    /// Why a delay was one, by its code: `heard law` lists them under reasons of delays.
    #[arg(long, value_name = "REASON")]
    pub cause: Option<String>,
    /// Money: `150.00`.
    #[arg(long, value_name = "POUNDS", value_parser = pence)]
    pub pounds: Option<i64>,
    /// What it refers to: another case, a law, a team.
    #[arg(long = "ref")]
    pub refers_to: Option<String>,
    /// The person on the other case that it refers to, by their number there.
    #[arg(long, value_name = "NUMBER", value_parser = number::<PersonNumber>)]
    pub person_there: Option<PersonNumber>,
    /// The text that it is about, word for word: of a statement of complaint, the version that was sent.
    #[arg(long)]
    pub text: Option<String>,
    /// Why, or what, in words.
    #[arg(long)]
    pub reason: Option<String>,
}

/// Add a person.
#[derive(Debug, Args)]
pub struct AddPerson {
    /// The case.
    pub reference: String,
    /// The day. [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub on: Option<Date>,
    /// The person on the case who is amended, by number: what is given takes the place of what was recorded, and the rest
    /// stays. Without it, somebody is added.
    #[arg(long, value_name = "NUMBER", value_parser = number::<PersonNumber>)]
    pub amend: Option<PersonNumber>,
    /// What the person is to the case; may be given several times.
    #[arg(long, value_parser = coded::<Role>())]
    pub role: Vec<Role>,
    /// The case is about this person, a child.
    #[arg(long)]
    pub about: bool,
    /// Name.
    #[arg(long)]
    pub name: Option<String>,
    /// Date of birth.
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub born: Option<Date>,
    /// How and when it is safe to make contact.
    #[arg(long)]
    pub safe_contact: Option<String>,
    /// The child's own view.
    #[arg(long)]
    pub view: Option<String>,
    /// Who they are beside that.
    #[command(flatten)]
    pub more: MoreDetails,
}

/// What is known of a person beside name and date of birth.
#[derive(Debug, Args)]
pub struct MoreDetails {
    /// Care status.
    #[arg(long)]
    pub care_status: Option<String>,
    /// E-mail address.
    #[arg(long)]
    pub email: Option<String>,
    /// Telephone number.
    #[arg(long)]
    pub telephone: Option<String>,
    /// Postal address.
    #[arg(long)]
    pub address: Option<String>,
    /// Gender, in the council's words.
    #[arg(long)]
    pub gender: Option<String>,
    /// Ethnicity.
    #[arg(long)]
    pub ethnicity: Option<String>,
    /// Disability.
    #[arg(long)]
    pub disability: Option<String>,
    /// Religion or belief.
    #[arg(long)]
    pub religion: Option<String>,
    /// Sexual orientation.
    #[arg(long)]
    pub sexual_orientation: Option<String>,
    /// First language.
    #[arg(long)]
    pub language: Option<String>,
}

/// A number of the domain, from its text.
trait Numbered: Sized {
    fn numbered(number: u16) -> Self;
}

macro_rules! numbered {
    ($($name:ident),+) => {$(
        impl Numbered for $name {
            fn numbered(number: u16) -> Self {
                Self(number)
            }
        }
    )+};
}

numbered!(
    EntryNumber,
    ParkingNumber,
    PersonNumber,
    PointNumber,
    RecommendationNumber,
    RemedyNumber,
    RouteNumber,
    SoughtNumber
);

fn number<T: Numbered>(text: &str) -> Result<T, String> {
    let number: u16 = text.parse().map_err(|_| "a number from 1".to_owned())?;
    if number == 0 {
        return Err("numbers begin with 1".to_owned());
    }
    Ok(T::numbered(number))
}

fn point(text: &str) -> Result<PointNumber, String> {
    number(text)
}

fn stage(text: &str) -> Result<StageNumber, String> {
    let number: u8 = text
        .parse()
        .map_err(|_| "a stage is 1, 2 or 3".to_owned())?;
    StageNumber::try_from(number).map_err(|error| error.to_string())
}

fn code<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("there is no step “{text}”; `heard case next REFERENCE` lists them"))
}

fn about(text: &str) -> Result<About, String> {
    let wrong = || "write point:1, person:2, entry:1, remedy:1 or recommendation:1".to_owned();
    let (what, which) = text.split_once(':').ok_or_else(wrong)?;
    Ok(match what {
        "point" => About::Point(number(which)?),
        "person" => About::Person(number(which)?),
        "entry" => About::Entry(number(which)?),
        "remedy" => About::Remedy(number(which)?),
        "recommendation" => About::Recommendation(number(which)?),
        _ => return Err(wrong()),
    })
}

fn finding(text: &str) -> Result<(PointNumber, Outcome), String> {
    let (which, what) = text
        .split_once('=')
        .ok_or_else(|| "write 1=upheld".to_owned())?;
    let outcome = what
        .parse()
        .map_err(|error: complaints::codes::UnknownCode| error.to_string())?;
    Ok((number(which)?, outcome))
}

/// What an action says of itself beside its text.
const PARTS: [&str; 6] = ["kind", "point", "recommendation", "owner", "due", "pounds"];

/// What an answer says is to be done: `kind=apology;owner=Head of service;due=2027-03-31`. The text comes last, and may
/// hold what parts the others.
fn action(text: &str) -> Result<RemedyTerms, String> {
    let wrong = |it: &str| {
        format!(
            "“{it}” is no kind=, point=, recommendation=, owner=, due=, pounds= or text=, parted by a semicolon"
        )
    };
    let (said, words) = match text.split_once("text=") {
        Some((said, words)) => (said, Some(words.trim())),
        None => (text, None),
    };
    if let Some(late) = words.and_then(|words| {
        let mut parts = words.split(';').skip(1).filter_map(|it| it.split_once('='));
        parts.find(|(what, _)| PARTS.contains(&what.trim()))
    }) {
        return Err(format!(
            "“{}=” stands behind text=, where everything is text; write text= last",
            late.0.trim()
        ));
    }
    let mut kind = None;
    let mut terms = RemedyTerms::new(RemedyKind::Other);
    for part in said.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        let (what, value) = part.split_once('=').ok_or_else(|| wrong(part))?;
        let value = value.trim();
        match what.trim() {
            "kind" => {
                let known = value.parse();
                kind =
                    Some(known.map_err(|error: complaints::codes::UnknownCode| error.to_string())?);
            }
            "point" => terms.source.point = Some(number(value)?),
            "recommendation" => terms.source.recommendation = Some(number(value)?),
            "owner" => terms.owner = Some(value.to_owned()),
            "due" => {
                let day = value.parse();
                terms.due_on =
                    Some(day.map_err(|_| format!("“{value}” is no date like 2027-03-31"))?);
            }
            "pounds" => terms.amount_pence = Some(pence(value)?),
            _ => return Err(wrong(part)),
        }
    }
    terms.kind = kind.ok_or_else(|| "say the kind: kind=apology".to_owned())?;
    terms.text = words.filter(|it| !it.is_empty()).map(Personal::from);
    Ok(terms)
}

fn pence(text: &str) -> Result<i64, String> {
    let wrong = || "write pounds and pence: 150 or 150.50".to_owned();
    let (pounds, pence) = text.split_once('.').unwrap_or((text, "00"));
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !digits(pounds) || !digits(pence) || pence.len() != 2 {
        return Err(wrong());
    }
    let pounds: i64 = pounds.parse().map_err(|_| wrong())?;
    let pence: i64 = pence.parse().map_err(|_| wrong())?;
    pounds
        .checked_mul(100)
        .and_then(|it| it.checked_add(pence))
        .ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("150", Some(15_000))]
    #[case("150.50", Some(15_050))]
    #[case("0.05", Some(5))]
    #[case("150.5", None)]
    #[case("-3", None)]
    #[case("£3", None)]
    #[case("99999999999999999999", None)]
    fn money_is_written_in_pounds_and_pence(#[case] text: &str, #[case] amount: Option<i64>) {
        assert_eq!(pence(text).ok(), amount);
    }

    #[test]
    fn what_a_step_is_about_is_named_with_its_number() {
        assert_eq!(about("point:2"), Ok(About::Point(PointNumber(2))));
        assert_eq!(about("person:1"), Ok(About::Person(PersonNumber(1))));
        assert!(about("point:0").is_err());
        assert!(about("team:1").is_err());
    }

    #[test]
    fn an_action_says_what_by_whom_and_by_when() {
        let said = action(
            "kind=staff_training; point=1; owner=Assessment North; due=2027-03-31; text=Timescales; twice a year",
        );
        let mut expected = RemedyTerms::new(RemedyKind::StaffTraining);
        expected.source.point = Some(PointNumber(1));
        expected.owner = Some("Assessment North".to_owned());
        expected.due_on = Some(jiff::civil::date(2027, 3, 31));
        expected.text = Some("Timescales; twice a year".into());
        assert_eq!(said, Ok(expected));
        assert_eq!(
            action("kind=apology").map(|it| it.kind),
            Ok(RemedyKind::Apology)
        );
        assert!(action("owner=Assessment North").is_err());
        assert!(action("kind=apology;by=tomorrow").is_err());
        assert!(action("kind=apology;due=31/3/2027").is_err());
    }

    #[test]
    fn a_finding_names_its_point() {
        assert_eq!(finding("1=upheld"), Ok((PointNumber(1), Outcome::Upheld)));
        assert!(finding("1=true").is_err());
    }
}
