//! Contact that is restricted for unreasonable behaviour: with whom, since when, and until somebody looks at that again.

use super::{State, Taken};
use crate::ids::PersonNumber;
use crate::occurred::InWords;
use crate::step::{About, Answer, Step};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A restriction of contact that was set and not lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactRestriction<'a> {
    /// With whom contact is restricted.
    pub person: PersonNumber,
    /// When it was set, and in words what it is; a review of which nobody recorded the beginning stands for it.
    pub set: &'a Taken,
    /// The day of its next review; none where that is not recorded.
    pub review_on: Option<Date>,
}

impl ContactRestriction<'_> {
    /// Whether it is in force on a day: it lapses when its day of review passes without one.
    pub fn in_force(&self, today: Date) -> bool {
        self.review_on.is_none_or(|day| day >= today)
    }

    /// Since when and until when, and what holds in spite of it.
    pub fn in_words(&self, today: Date) -> String {
        let since = InWords(self.set.on.earliest());
        match self.review_on {
            Some(day) if day < today => format!(
                "it was to be reviewed on {} and nobody did, so it has lapsed; review it, or treat them as anybody else",
                InWords(day)
            ),
            Some(day) => format!(
                "in force since {since}, to be reviewed on {}; a new complaint is taken all the same",
                InWords(day)
            ),
            None => format!(
                "in force since {since}, and no day for its review is recorded: record one; a new complaint is taken all the same"
            ),
        }
    }
}

impl State {
    /// The restrictions of contact that were set and not lifted, in force or lapsed, in the order of the people.
    pub fn contact_restrictions(&self) -> Vec<ContactRestriction<'_>> {
        let mut standing: BTreeMap<PersonNumber, ContactRestriction<'_>> = BTreeMap::new();
        for taken in &self.steps {
            let About::Person(person) = taken.it.about else {
                continue;
            };
            let anew = ContactRestriction {
                person,
                set: taken,
                review_on: taken.it.day,
            };
            match (taken.it.step, taken.it.answer) {
                (Step::RestrictionSet, _) => {
                    standing.insert(person, anew);
                }
                (Step::RestrictionReviewed, Some(Answer::Lifted)) => {
                    standing.remove(&person);
                }
                (Step::RestrictionReviewed, _) => {
                    standing.entry(person).or_insert(anew).review_on = taken.it.day;
                }
                _ => {}
            }
        }
        standing.into_values().collect()
    }
}
