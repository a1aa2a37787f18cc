//! Amend what is recorded of somebody on a case: what stood there stays in the history.

use crate::office::{ActionError, Done, Office, Which};
use crate::ports::CommandKey;
use complaints::Case;
use complaints::codes::Role;
use complaints::command::Command;
use complaints::decide::Refusal;
use complaints::event::Event;
use complaints::ids::PersonNumber;
use complaints::occurred::Occurred;
use complaints::personal::{Part, PersonDetails};
use complaints::recorded::Source;
use jiff::civil::Date;

/// What is recorded of somebody from now on: all of it, with what stays as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendPerson {
    /// The person's number on the case.
    pub person: PersonNumber,
    /// The day they came to the case; as it was, where that is not said.
    pub on: Option<Date>,
    /// Whether the case is about this person, a child.
    pub about: bool,
    /// What the person is to the case.
    pub roles: Vec<Role>,
    /// Who it is.
    pub details: PersonDetails,
}

impl AmendPerson {
    /// Somebody as they are recorded now. None where nobody has that number, and where who it was is erased.
    pub fn of(case: &Case, person: PersonNumber) -> Option<Self> {
        let known = case.state().people.get(&person)?;
        let erased = known.details.is_none() && case.erased().is_some();
        (!erased).then(|| Self {
            person,
            on: None,
            about: known.about,
            roles: known.roles.clone(),
            details: known.details.clone().unwrap_or_default(),
        })
    }

    /// Does it.
    ///
    /// # Errors
    /// Somebody who is not on the case, and a part that the person may not have beside another, are refused.
    pub fn perform(
        self,
        office: &Office<'_>,
        of: Which,
        case: &Case,
        key: CommandKey,
    ) -> Result<Done, ActionError> {
        let command = self.command(case).ok_or(Refusal::Case(
            "nobody on the case has that number, or who it was is erased",
        ))?;
        office.perform(key, of, command, Source::Person)
    }

    /// The correction that it is.
    pub fn command(self, case: &Case) -> Option<Command> {
        let added = case.facts().into_iter().find(
            |it| matches!(it.event, Event::PersonAdded { person, .. } if *person == self.person),
        )?;
        let Event::PersonAdded { person_id, .. } = added.event else {
            return None;
        };
        let said = self.details != PersonDetails::default();
        Some(Command::Correct {
            seq: added.seq,
            occurred: self.on.map_or(added.occurred, Occurred::On),
            event: Event::PersonAdded {
                person: self.person,
                person_id: *person_id,
                about: self.about,
                roles: self.roles,
            },
            parts: said
                .then_some(Part::Person(self.person, self.details))
                .into_iter()
                .collect(),
            reason: None,
        })
    }
}
