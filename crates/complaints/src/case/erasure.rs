//! Erasing who is on a case: what goes, and what figures go on reading.

use super::Case;
use super::facts::age_on;
use crate::event::{Event, KeptOfPerson};
use crate::personal::{Kept, Part, PersonDetails, Personal, Salt};
use crate::recorded::Recorded;
use jiff::civil::Date;

impl Case {
    /// What figures have to go on reading once the personal parts of the case are gone: of every event and person, so
    /// that a figure of an earlier day stays as it was too.
    pub fn to_be_kept(&self) -> Vec<KeptOfPerson> {
        let received = self.state().received_on;
        let said = |recorded: &Recorded| {
            let parts = recorded.parts.clone();
            let seq = recorded.seq;
            parts.into_iter().filter_map(move |(part, _)| match part {
                Part::Person(person, details) => Some(KeptOfPerson {
                    seq,
                    person,
                    kept: kept(details, received),
                }),
                Part::Text(_) | Part::Kept(..) => None,
            })
        };
        self.history().iter().flat_map(said).collect()
    }
}

fn kept(details: PersonDetails, received: Date) -> Kept {
    let mut characteristics = details.characteristics;
    if characteristics.age.is_none()
        && let Some(born) = details.born_on
    {
        characteristics.age = age_on(*born.reveal(), received).map(Personal::new);
    }
    Kept {
        named: details.name.is_some(),
        characteristics,
    }
}

/// Takes from every event before an erasure what is personal, and gives it what is kept: the same whether the parts
/// are still at hand or gone from the register already.
pub(super) fn carry_out(history: &mut [Recorded]) {
    for place in 0..history.len() {
        let (before, rest) = history.split_at_mut(place);
        let Some(Event::Erased { kept }) = rest.first().map(|it| &it.event) else {
            continue;
        };
        for recorded in before.iter_mut() {
            recorded
                .parts
                .retain(|(part, _)| matches!(part, Part::Kept(..)));
        }
        for it in kept {
            let said = before.iter_mut().find(|recorded| recorded.seq == it.seq);
            if let Some(said) = said
                && !said
                    .parts
                    .iter()
                    .any(|(part, _)| part.person() == Some(it.person))
            {
                let part = Part::Kept(it.person, it.kept.clone());
                said.parts.push((part, Salt([0; 16])));
            }
        }
    }
}
