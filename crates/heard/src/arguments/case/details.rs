//! What is said of a case, of a step and of a person, where that is much.

use super::typed::{about, code, number, pence, stage};
use crate::arguments::coded::coded;
use clap::Args;
use complaints::codes::{Kind, Method, Outcome, Post, Procedure, RaisedBy, Role};
use complaints::ids::{PersonNumber, RouteNumber, StageNumber};
use complaints::step::{About, Step};
use jiff::civil::{Date, Time};

/// Record a contact that reached the council.
#[derive(Debug, Args)]
pub struct Receive {
    /// The council's reference for it.
    pub reference: String,
    /// The day it reached the council, by any officer. [default: today]
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::day)]
    pub on: Option<Date>,
    /// The hour and minute at which it came: `17:30`. It moves a date only where the council counts what comes late in
    /// the day with the next one (C2).
    #[arg(long, value_name = "TIME", value_parser = crate::arguments::time)]
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
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::day)]
    pub on: Option<Date>,
    /// Why it is corrected; needed where a date that was missed is missed no more, or comes later.
    #[arg(long)]
    pub reason: Option<String>,
    /// What was found, of a finding or an outcome.
    #[arg(long, value_parser = coded::<Outcome>(), conflicts_with = "on")]
    pub outcome: Option<Outcome>,
    /// How an answer was sent; with no --post, how the letter went is not known.
    #[arg(long, value_parser = coded::<Method>(), conflicts_with_all = ["on", "outcome"])]
    pub by: Option<Method>,
    /// How the letter of an answer went.
    #[arg(long, value_parser = coded::<Post>(), requires = "by")]
    pub post: Option<Post>,
    /// What the contact is, of its receipt; what is left out stays as it is.
    #[arg(long, value_parser = coded::<Kind>(), conflicts_with_all = ["on", "outcome", "by"])]
    pub kind: Option<Kind>,
    /// The procedure, of its receipt.
    #[arg(long, value_parser = coded::<Procedure>(), conflicts_with_all = ["on", "outcome", "by"])]
    pub procedure: Option<Procedure>,
    /// The way it came by, of its receipt.
    #[arg(long, value_parser = coded::<Method>(), conflicts_with_all = ["on", "outcome", "by"])]
    pub method: Option<Method>,
    /// Who raised it, of its receipt.
    #[arg(long, value_parser = coded::<RaisedBy>(), conflicts_with_all = ["on", "outcome", "by"])]
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
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::day)]
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
    /// The day that it names: until when, by when, for when; of what is looked at again, the day of that (`--review`).
    #[arg(long, visible_alias = "review", value_name = "DATE", value_parser = crate::arguments::day)]
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
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::day)]
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
    #[arg(long, value_name = "DATE", value_parser = crate::arguments::day)]
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
