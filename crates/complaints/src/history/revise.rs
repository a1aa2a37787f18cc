//! A record that comes again: what it changes becomes corrections, and what a person recorded since stands.

use crate::case::{Case, Standing};
use crate::event::{Event, Subject};
use crate::occurred::Occurred;
use crate::personal::Part;
use crate::recorded::{Fact, Recorded, Source};
use jiff::civil::Date;
use std::collections::BTreeMap;

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
    let mut said: BTreeMap<Subject, Fact> = BTreeMap::new();
    let mut order = Vec::new();
    for fact in facts {
        if let Some(subject) = fact.event.subject() {
            order.push(subject.clone());
            said.insert(subject, fact);
        }
    }
    order.extend(
        past.standing
            .keys()
            .filter(|it| !said.contains_key(it))
            .cloned(),
    );
    for subject in order {
        let new = said.remove(&subject);
        let imported = past.imported.get(&subject).and_then(Option::as_ref);
        if same(new.as_ref(), imported) {
            continue;
        }
        let now = past.standing.get(&subject);
        if let Some(seq) = past.by_a_person.get(&subject) {
            let agrees = match (&new, now) {
                (Some(new), Some(now)) => says(now) == *new,
                (None, None) => true,
                _ => false,
            };
            if !agrees {
                disagreements.push(Disagreement {
                    subject,
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
struct Past<'a> {
    standing: BTreeMap<Subject, Standing<'a>>,
    imported: BTreeMap<Subject, Option<Fact>>,
    by_a_person: BTreeMap<Subject, u32>,
}

impl<'a> Past<'a> {
    fn of(case: &'a Case) -> Self {
        let standing = case
            .facts()
            .into_iter()
            .filter_map(|it| Some((it.event.subject()?, it)))
            .collect();
        let mut past = Self {
            standing,
            imported: BTreeMap::new(),
            by_a_person: BTreeMap::new(),
        };
        for recorded in case.history() {
            past.hear(case.history(), recorded);
        }
        past
    }

    fn hear(&mut self, history: &[Recorded], recorded: &Recorded) {
        let parts = || -> Vec<Part> {
            recorded
                .parts
                .iter()
                .map(|(part, _)| part.clone())
                .collect()
        };
        let (subject, fact) = match &recorded.event {
            Event::Retracted { seq } => (subject_at(history, *seq), None),
            Event::Corrected {
                occurred, event, ..
            } => {
                let fact = Fact {
                    occurred: *occurred,
                    event: (**event).clone(),
                    parts: parts(),
                };
                (event.subject(), Some(fact))
            }
            event => {
                let fact = Fact {
                    occurred: recorded.occurred,
                    event: event.clone(),
                    parts: parts(),
                };
                (event.subject(), Some(fact))
            }
        };
        let Some(subject) = subject else { return };
        if recorded.source == Source::Import {
            self.imported.insert(subject.clone(), fact);
            self.by_a_person.remove(&subject);
        } else {
            self.by_a_person.insert(subject, recorded.seq);
        }
    }
}

fn subject_at(history: &[Recorded], seq: u32) -> Option<Subject> {
    history.iter().find(|it| it.seq == seq)?.event.subject()
}
