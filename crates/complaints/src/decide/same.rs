//! That a person of this case is a person of another, and what that asks of a contact with them.

use super::names::words;
use super::{Context, Desk, Refusal, Remark};
use crate::case::{Case, Person};
use crate::command::Command;
use crate::ids::PersonNumber;
use crate::rules::GuardId;
use crate::step::{About, Step, StepTaken};

/// Whether a command records a contact with the people of the case: they were written or spoken to, or are met.
pub const fn is_contact(command: &Command) -> bool {
    match command {
        Command::AddNote { contact, .. } => contact.is_some(),
        Command::TakeStep { step, .. } => {
            matches!(step.step, Step::MeetingOffered | Step::MeetingHeld)
        }
        _ => false,
    }
}

/// What there is to say of a contact with a person of this case, where contact with them is restricted on another case
/// whose person they are.
pub fn restricted_there(
    case: &Case,
    here: PersonNumber,
    (other, there): (&Case, PersonNumber),
    context: &Context<'_>,
) -> Option<Remark> {
    let desk = Desk { case, context };
    let reference = &other.state().receipt.reference;
    let on = format!(" on {reference}, where they are {there}");
    desk.contact_of(other, there, here, &on)
}

impl Desk<'_> {
    /// Warns of a contact while contact with somebody of the case is restricted.
    pub(super) fn contact_restricted(&self) -> Vec<Remark> {
        let people = self.state().people.keys();
        people
            .filter_map(|it| self.contact_of(self.case, *it, *it, ""))
            .collect()
    }

    fn contact_of(
        &self,
        case: &Case,
        person: PersonNumber,
        called: PersonNumber,
        on: &str,
    ) -> Option<Remark> {
        let today = self.context.today();
        let mut all = case.state().contact_restrictions().into_iter();
        let restriction = all.find(|it| it.person == person && it.in_force(today))?;
        Some(self.remark(
            GuardId::ContactAsRestricted,
            format!(
                "contact with {called} is restricted{on}: {}",
                restriction.in_words(today)
            ),
            "If it was with them, make sure that it was within what the restriction allows, and say so in a note where it \
             had to go beyond",
        ))
    }

    /// Once is enough.
    pub(super) fn same_person_once(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let known = self.state().same_people().into_iter().any(|it| {
            step.about == About::Person(it.here)
                && step.reference.as_deref() == Some(it.reference)
                && step.person_there == Some(it.there)
        });
        if known {
            return Err(self.refuse(
                GuardId::KnownItem,
                "that they are one person is recorded already",
                "Undo that entry if it is wrong",
            ));
        }
        Ok(Vec::new())
    }

    /// Refuses somebody whom the other case does not have, and warns of two who have not one name or day of birth.
    pub(super) fn same_person(
        &self,
        other: &Case,
        here: PersonNumber,
        there: PersonNumber,
    ) -> Result<Vec<Remark>, Refusal> {
        let state = other.state();
        let reference = &state.receipt.reference;
        let Some(them) = state.people.get(&there) else {
            let people = state.people.iter();
            let people: Vec<String> = people
                .map(|(number, it)| format!("{number} ({})", it.role_in_words()))
                .collect();
            let instead = if people.is_empty() {
                format!("Add them to {reference} first")
            } else {
                format!("Name one of: {}", people.join("; "))
            };
            let why = format!("{reference} has no {there}");
            return Err(self.refuse(GuardId::KnownItem, why, instead));
        };
        let differs = self
            .state()
            .people
            .get(&here)
            .and_then(|it| differ(it, them));
        let remark = differs.map(|what| {
            self.remark(
                GuardId::OnePersonAlike,
                format!("{here} and {there} of {reference} have not the same {what}"),
                "Make sure that they are one person, and undo the entry if they are not",
            )
        });
        Ok(remark.into_iter().collect())
    }
}

/// In what two differ of which both are known.
fn differ(one: &Person, other: &Person) -> Option<&'static str> {
    let (one, other) = (one.details.as_ref()?, other.details.as_ref()?);
    let born = one.born_on.as_ref().zip(other.born_on.as_ref());
    if born.is_some_and(|(one, other)| one != other) {
        return Some("date of birth");
    }
    let named = one.name.as_ref().zip(other.name.as_ref());
    let differ = named.is_some_and(|(one, other)| words(one.reveal()) != words(other.reveal()));
    differ.then_some("name")
}
