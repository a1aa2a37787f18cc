//! Names that two entries of a case share: two numbers may be one person.

use super::independence::{inside, may_not_be_one};
use super::{Desk, Remark};
use crate::codes::Role;
use crate::ids::{PersonId, PersonNumber};
use crate::personal::{Part, PersonDetails};
use crate::rules::GuardId;

/// What stands before or after a name and is none.
const TITLES: [&str; 10] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "cllr",
    "councillor",
];

/// The words of a name, however it is written: “Roe, Ann” and “Ms ANN ROE” are one name.
pub(super) fn words(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace(['\'', '’'], "");
    let words = name.split(|it: char| !it.is_alphanumeric());
    let mut words: Vec<String> = words
        .filter(|it| !it.is_empty() && !TITLES.contains(it))
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

/// The words of a text in which somebody may be named: “Ann’s” names Ann.
fn written(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    let each = text.split_whitespace().map(|it| {
        let word = it.trim_end_matches(|it: char| !it.is_alphanumeric());
        word.strip_suffix("'s").unwrap_or(word)
    });
    words(&each.collect::<Vec<_>>().join(" "))
}

fn named(details: Option<&PersonDetails>) -> Vec<String> {
    let name = details.and_then(|it| it.name.as_ref());
    name.map_or_else(Vec::new, |it| words(it.reveal()))
}

impl Desk<'_> {
    /// Warns of somebody else on the case who has the same name, and a part that one person may not have beside these
    /// roles. The name itself is not said: it is personal.
    pub(super) fn namesake(
        &self,
        number: PersonNumber,
        person: PersonId,
        details: Option<&PersonDetails>,
        roles: &[Role],
    ) -> Option<Remark> {
        let name = named(details);
        let others = self.state().people.iter();
        let mut others = others.filter(|(_, it)| it.id != person);
        let (other, role) = others.find_map(|(other, it)| {
            if name.is_empty() || named(it.details.as_ref()) != name {
                return None;
            }
            let theirs = self.parts(it.id).into_iter();
            let mut theirs = theirs.filter(|their| {
                let mut mine = roles.iter();
                mine.any(|mine| may_not_be_one(*mine, *their) || inside(*mine, *their))
            });
            Some((other, theirs.next()?))
        })?;
        let role = role.label().to_lowercase();
        Some(self.remark(
            GuardId::OneNameOnePart,
            format!("{number} has the same name as {other}, who is on the case as {role}"),
            "If they are one person, somebody else has to do it; if they are two, go on",
        ))
    }

    /// Whoever the case held at any time of whose name the words have one in them.
    pub(super) fn named_ever(&self, text: &str) -> Option<PersonNumber> {
        let text = written(text);
        let history = self.case.history().iter();
        let parts = history.flat_map(|it| &it.parts);
        let mut people = parts.filter_map(|(part, _)| match part {
            Part::Person(number, details) => Some((*number, named(Some(details)))),
            Part::Text(_) | Part::Kept(..) => None,
        });
        let (number, _) = people.find(|(_, name)| name.iter().any(|it| text.contains(it)))?;
        Some(number)
    }

    /// Refuses words that have the whole name of somebody on the case in them, and warns of those that have a part of it.
    pub(super) fn names_nobody(
        &self,
        guard: GuardId,
        text: &str,
        instead: &str,
    ) -> Result<Vec<Remark>, super::Refusal> {
        let text = written(text);
        let people = self.state().people.iter();
        let said = people.filter_map(|(number, it)| {
            let name = named(it.details.as_ref());
            let there = name.iter().filter(|it| text.contains(it)).count();
            (there > 0).then_some((*number, there == name.len()))
        });
        let said: Vec<(PersonNumber, bool)> = said.collect();
        let Some((number, whole)) = said.iter().max_by_key(|(_, whole)| *whole) else {
            return Ok(Vec::new());
        };
        if *whole {
            return self.warn_or_refuse(guard, format!("it names {number}"), instead);
        }
        let why = format!("it has a word of the name of {number} in it");
        Ok(vec![self.remark(guard, why, instead)])
    }
}
