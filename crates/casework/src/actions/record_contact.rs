//! Record a new contact: what somebody said by telephone, in a letter, on a visit or in a mail.

use crate::office::{ActionError, Done, Office, Which};
use crate::ports::{CommandKey, RegisterError};
use complaints::codes::{Kind, Method, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::event::{Event, Receipt};
use complaints::ids::{CaseId, PersonId, PersonNumber, PointNumber};
use complaints::occurred::Occurred;
use complaints::personal::{Part, PersonDetails, Personal, TextName, Texts};
use complaints::recorded::{Fact, Source};
use complaints::step::{Step, StepTaken};
use jiff::civil::{Date, Time};

/// How often another number is tried where somebody else took one at the same time.
const TRIES: u32 = 20;

/// What it takes to record a contact. Its key is the id of the case that begins with it, so that a form sent twice
/// begins one. Only what was said, how it came and when has to be there: a call is taken in a
/// minute, and the rest follows.
#[derive(Debug, Clone)]
pub struct RecordContact {
    /// What its reference begins with; the year and a number follow.
    pub prefix: String,
    /// What the contact is.
    pub kind: Kind,
    /// The procedure; none while it is not decided.
    pub procedure: Option<Procedure>,
    /// The way it came by.
    pub method: Method,
    /// Who raised it.
    pub raised_by: Option<RaisedBy>,
    /// The day it reached the council.
    pub on: Date,
    /// The hour and minute at which it came, where that is known.
    pub at: Option<Time>,
    /// A title of a few words.
    pub title: Option<Personal<String>>,
    /// What was said, in their own words.
    pub text: Personal<String>,
    /// The points of a complaint: the theme of each.
    pub themes: Vec<String>,
    /// The team that it is about.
    pub team: Option<String>,
    /// Who said it.
    pub person: Option<NewPerson>,
    /// The child it is about.
    pub child: Option<NewPerson>,
    /// That nobody can be answered, where that is so.
    pub anonymous: Option<Anonymous>,
}

/// A contact about which nobody can be answered.
#[derive(Debug, Clone, Default)]
pub struct Anonymous {
    /// Why not.
    pub why: Option<Personal<String>>,
}

/// Somebody on a new case.
#[derive(Debug, Clone, Default)]
pub struct NewPerson {
    /// Who they are and how they may be reached.
    pub details: PersonDetails,
}

impl RecordContact {
    /// Does it. Says the case with its reference.
    ///
    /// # Errors
    /// A day in the future is refused.
    pub fn perform(self, office: &Office<'_>, key: CommandKey) -> Result<Done, ActionError> {
        let year = self.on.year().rem_euclid(100);
        let beginning = format!("{}-{year:02}-", self.prefix);
        let mut number = next_number(office, &beginning)?;
        for _ in 1..TRIES {
            let reference = format!("{beginning}{number:04}");
            match office.perform(
                key,
                Which::New(CaseId(key.0)),
                self.command(office, reference)?,
                Source::Person,
            ) {
                Err(ActionError::Register(RegisterError::ReferenceTaken { .. })) => number += 1,
                done => return done,
            }
        }
        let reference = format!("{beginning}{number:04}");
        let command = self.command(office, reference)?;
        office.perform(key, Which::New(CaseId(key.0)), command, Source::Person)
    }

    fn command(&self, office: &Office<'_>, reference: String) -> Result<Command, ActionError> {
        let received = Occurred::On(self.on);
        let mut with = Vec::new();
        let child = self.child.iter().map(|it| (it, true, Role::Child));
        // the words for who raises a matter and for what a person is to it are the same
        let role = self.raised_by.and_then(|it| it.code().parse().ok());
        let role = role.unwrap_or(Role::Complainant);
        let young = matches!(role, Role::Child | Role::CareLeaver) && self.child.is_none();
        let person = self.person.iter().map(|it| (it, young, role));
        for (place, (person, about, role)) in child.chain(person).enumerate() {
            with.push(person.fact(office, PersonNumber::at(place), about, role, received)?);
        }
        for (place, theme) in self.themes.iter().enumerate() {
            let event = Event::PointRaised {
                point: PointNumber::at(place),
                theme: Some(theme.clone()),
                team: self.team.clone(),
                procedure: None,
            };
            with.push(Fact::new(received, event));
        }
        if let Some(anonymous) = &self.anonymous {
            let why = Texts::new().with(TextName::Reason, anonymous.why.clone());
            let step = StepTaken::new(Step::NobodyToAnswer, None);
            with.push(Fact::new(received, Event::StepTaken(step)).with(why.into_part()));
        }
        let receipt = Receipt {
            reference,
            kind: self.kind,
            procedure: self.procedure,
            method: Some(self.method),
            received_at: self.at,
            raised_by: self.raised_by,
            service_areas: Vec::new(),
            teams: self.team.iter().cloned().collect(),
            quadrant: None,
            locality: None,
        };
        let texts = Texts::new()
            .with(TextName::Title, self.title.clone())
            .with(TextName::Text, Some(self.text.clone()));
        Ok(Command::Receive {
            receipt: Box::new(receipt),
            received,
            texts: texts.into_part(),
            with,
        })
    }
}

impl NewPerson {
    /// Someone who is on another case already, by name and date of birth, is the same person.
    fn fact(
        &self,
        office: &Office<'_>,
        number: PersonNumber,
        about: bool,
        role: Role,
        received: Occurred,
    ) -> Result<Fact, ActionError> {
        let details = &self.details;
        let event = Event::PersonAdded {
            person: number,
            person_id: the_same_or_new(office, details)?,
            about,
            roles: vec![role],
        };
        Ok(Fact::new(received, event).with(Some(Part::Person(number, details.clone()))))
    }
}

/// The person of that name and date of birth, where there is one on another case, or somebody new.
pub(super) fn the_same_or_new(
    office: &Office<'_>,
    details: &PersonDetails,
) -> Result<PersonId, RegisterError> {
    let known = match (&details.name, &details.born_on) {
        (Some(name), Some(born)) => {
            office
                .register
                .person(office.authority.id, name, Some(born))?
        }
        _ => None,
    };
    Ok(known.unwrap_or_else(|| PersonId(office.chance.id())))
}

/// The number after the highest that a reference of this year has.
fn next_number(office: &Office<'_>, beginning: &str) -> Result<u32, RegisterError> {
    let last = office
        .register
        .last_reference(office.authority.id, beginning)?;
    Ok(last
        .and_then(|it| it.strip_prefix(beginning)?.parse::<u32>().ok())
        .map_or(1, |last| last.saturating_add(1)))
}
