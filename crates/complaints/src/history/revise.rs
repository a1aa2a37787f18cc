//! A record that comes again: what it changes becomes corrections, and what a person recorded since stands.

use crate::case::{Case, Standing};
use crate::event::{Event, Subject};
use crate::occurred::Occurred;
use crate::personal::Part;
use crate::recorded::{Fact, Recorded, Source};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A record says something new about what a person has recorded otherwise since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// What it is about.
    pub subject: Subject,
    /// The event that the person recorded, by its number in the case.
    pub recorded: u32,
}

/// The events that make what imports say of a case equal to `facts`, dated `today`.
///
/// A fact that imports said otherwise is corrected, one that is absent now is retracted, a new one is added; what
/// they said already changes nothing. Where a person has recorded something since, theirs stands; it is a
/// disagreement only if the record now says something that it did not say before, and something else.
///
/// # Errors
/// Every disagreement.
pub fn revise(case: &Case, facts: Vec<Fact>, today: Date) -> Result<Vec<Fact>, Vec<Disagreement>> {
    let past = Past::of(case);
    let mut changes = Vec::new();
    let mut disagreements = Vec::new();
    let mut said: BTreeMap<Key, Fact> = BTreeMap::new();
    let mut order = Vec::new();
    for fact in facts {
        if let Some(subject) = fact.event.subject() {
            let key = next_of(subject, |it| said.contains_key(it));
            order.push(key.clone());
            said.insert(key, fact);
        }
    }
    order.extend(
        past.standing
            .keys()
            .filter(|it| !said.contains_key(it))
            .cloned(),
    );
    for key in order {
        let new = said.remove(&key);
        let imported = past.imported.get(&key).and_then(Option::as_ref);
        if same(new.as_ref(), imported) {
            continue;
        }
        let now = past.standing.get(&key);
        if let Some(seq) = past.by_a_person.get(&key) {
            let agrees = match (&new, now) {
                (Some(new), Some(now)) => says(now) == *new,
                (None, None) => true,
                _ => false,
            };
            if !agrees {
                disagreements.push(Disagreement {
                    subject: key.0,
                    recorded: *seq,
                });
            }
            continue;
        }
        changes.extend(match (new, now) {
            (Some(fact), Some(now)) => Some(Fact {
                occurred: Occurred::On(today),
                event: Event::Corrected {
                    seq: now.seq,
                    occurred: fact.occurred,
                    event: Box::new(fact.event),
                },
                parts: fact.parts,
            }),
            (Some(fact), None) => Some(fact),
            (None, Some(now)) => Some(Fact::new(
                Occurred::On(today),
                Event::Retracted { seq: now.seq },
            )),
            (None, None) => None,
        });
    }
    if disagreements.is_empty() {
        Ok(changes)
    } else {
        Err(disagreements)
    }
}

/// A fact by its subject and by how many-th of it it is: what was turned away, withdrawn or moved can be so again after it
/// was taken up again.
type Key = (Subject, usize);

/// The first of a subject that is not taken.
fn next_of(subject: Subject, taken: impl Fn(&Key) -> bool) -> Key {
    let mut key = (subject, 0);
    while taken(&key) {
        key.1 += 1;
    }
    key
}

fn same(new: Option<&Fact>, imported: Option<&Fact>) -> bool {
    match (new, imported) {
        (None, None) => true,
        (Some(new), Some(imported)) => new == imported,
        _ => false,
    }
}

fn says(standing: &Standing<'_>) -> Fact {
    Fact {
        occurred: standing.occurred,
        event: standing.event.clone(),
        parts: standing
            .parts
            .iter()
            .map(|(part, _)| part.clone())
            .collect(),
    }
}

/// What the history says of each subject: what stands, what an import said last, and who spoke last.
#[derive(Default)]
struct Past<'a> {
    standing: BTreeMap<Key, Standing<'a>>,
    imported: BTreeMap<Key, Option<Fact>>,
    by_a_person: BTreeMap<Key, u32>,
    /// Under which key each event that states a fact was heard, by its number in the case.
    heard: BTreeMap<u32, Key>,
    /// The keys of which nothing was retracted so far.
    taken: BTreeSet<Key>,
}

impl<'a> Past<'a> {
    fn of(case: &'a Case) -> Self {
        let mut past = Self::default();
        for recorded in case.history() {
            past.hear(recorded);
        }
        for fact in case.facts() {
            if let Some(key) = past.heard.get(&fact.seq) {
                past.standing.insert(key.clone(), fact);
            }
        }
        past
    }

    fn hear(&mut self, recorded: &Recorded) {
        let parts = || -> Vec<Part> {
            recorded
                .parts
                .iter()
                .map(|(part, _)| part.clone())
                .collect()
        };
        let (key, fact) = match &recorded.event {
            Event::Retracted { seq } => {
                let key = self.heard.get(seq).cloned();
                if let Some(key) = &key {
                    self.taken.remove(key);
                }
                (key, None)
            }
            Event::Corrected {
                seq,
                occurred,
                event,
            } => {
                let fact = Fact {
                    occurred: *occurred,
                    event: (**event).clone(),
                    parts: parts(),
                };
                (self.heard.get(seq).cloned(), Some(fact))
            }
            event => {
                let fact = Fact {
                    occurred: recorded.occurred,
                    event: event.clone(),
                    parts: parts(),
                };
                let key = event
                    .subject()
                    .map(|it| next_of(it, |key| self.taken.contains(key)));
                (key, Some(fact))
            }
        };
        let Some(key) = key else { return };
        if fact.is_some() {
            self.heard.insert(recorded.seq, key.clone());
            self.taken.insert(key.clone());
        }
        if recorded.source == Source::Import {
            self.imported.insert(key.clone(), fact);
            self.by_a_person.remove(&key);
        } else {
            self.by_a_person.insert(key, recorded.seq);
        }
    }
}
