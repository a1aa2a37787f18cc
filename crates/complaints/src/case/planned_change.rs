//! The changes that a complaint is about, and whether each waits for it.

use super::{State, Taken};
use crate::ids::RouteNumber;
use crate::step::{Answer, Step};

/// A change that was planned, such as another placement, and what was decided of whether it waits for the complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedChange<'a> {
    /// The plan.
    pub planned: &'a Taken,
    /// The decisions, in the order recorded: the last of them stands.
    pub decisions: Vec<&'a Taken>,
}

impl<'a> PlannedChange<'a> {
    /// What stands, where anything was decided.
    pub fn stands(&self) -> Option<&'a Taken> {
        self.decisions.last().copied()
    }

    /// Each time from which a decision is awaited: since the plan, and since each decision by which it waits until a day; with
    /// the decision that came.
    pub fn awaited(&self) -> impl Iterator<Item = (&'a Taken, Option<&'a Taken>)> {
        let all: Vec<&Taken> = [self.planned]
            .into_iter()
            .chain(self.decisions.iter().copied())
            .collect();
        let next = all.clone().into_iter().skip(1).map(Some).chain([None]);
        let frozen = |it: &Taken| it.it.answer == Some(Answer::Frozen) && it.it.day.is_some();
        all.into_iter()
            .zip(next)
            .filter(move |(it, _)| it.it.step == Step::ChangePlanned || frozen(it))
    }
}

impl State {
    /// The changes that were planned, in the order recorded. A decision is about the first on which none was made yet; where
    /// there is none, the last is decided anew.
    pub fn planned_changes(&self, route: RouteNumber) -> Vec<PlannedChange<'_>> {
        let mut changes: Vec<PlannedChange<'_>> = Vec::new();
        for taken in self.steps.iter().filter(|it| it.it.route == route) {
            match taken.it.step {
                Step::ChangePlanned => changes.push(PlannedChange {
                    planned: taken,
                    decisions: Vec::new(),
                }),
                Step::FreezeDecided => {
                    let open = changes.iter().position(|it| it.decisions.is_empty());
                    let last = changes.len().checked_sub(1);
                    let about = open.or(last).and_then(|it| changes.get_mut(it));
                    if let Some(change) = about {
                        change.decisions.push(taken);
                    }
                }
                _ => {}
            }
        }
        changes
    }
}
