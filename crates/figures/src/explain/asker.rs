//! Asks the members of a unit what a figure asks of them.

use super::{Member, Verdict};
use crate::compute::Conditions;
use crate::filter::Condition;
use crate::plan::{Counted, Made};
use crate::select::{Sets, asked, said};
use crate::unit::Unit;
use crate::words::Word;

/// One figure's questions.
pub(crate) struct Asker<'a> {
    sets: &'a Sets<'a>,
    counted: &'a Counted,
    conditions: Conditions,
}

impl<'a> Asker<'a> {
    pub(crate) fn new(sets: &'a Sets<'a>, counted: &'a Counted, conditions: Conditions) -> Self {
        Self {
            sets,
            counted,
            conditions,
        }
    }

    /// What the figure is, a sentence a line.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let list =
            |conditions: &[Condition]| conditions.iter().map(asked).collect::<Vec<_>>().join("; ");
        let mut sentences = vec![format!(
            "Of {}: {}.",
            self.counted.unit.plural(),
            list(&self.conditions.members)
        )];
        if !self.conditions.slice.is_empty() {
            sentences.push(format!("Shown of them: {}.", list(&self.conditions.slice)));
        }
        if let Some((unit, numerator)) = &self.conditions.numerator {
            sentences.push(format!(
                "Set against them, {}: {}.",
                unit.plural(),
                list(numerator)
            ));
        }
        if let Made::Share { over, part, .. } = &self.counted.made {
            sentences.push(format!(
                "The share of those whose {} is {}.",
                over.word(),
                if part.is_empty() {
                    "not recorded".to_owned()
                } else {
                    part.join(" or ")
                }
            ));
        }
        sentences
    }

    /// The members that the figure counts, those of the cases that are wanted.
    pub(crate) fn members(&self, wanted: impl Fn(usize) -> bool) -> Vec<Member> {
        let unit = self.counted.unit;
        let base = self.sets.all_of(unit, &self.conditions.members);
        let only_shown = !matches!(self.counted.made, Made::Rate(_) | Made::Share { .. });
        let asked: Vec<&Condition> = self
            .conditions
            .members
            .iter()
            .chain(&self.conditions.slice)
            .collect();
        let apart = self.conditions.numerator.is_some();
        let mut members: Vec<Member> = base
            .rows()
            .filter(|row| wanted(self.sets.case_of(unit, *row)))
            .map(|row| (row, !apart && self.is_shown(row)))
            .filter(|(_, shown)| *shown || !only_shown)
            .filter_map(|(row, shown)| self.member(unit, row, shown, &asked))
            .collect();
        if let Some((unit, numerator)) = &self.conditions.numerator {
            let asked: Vec<&Condition> = numerator.iter().collect();
            let above = self.sets.all_of(*unit, numerator);
            members.extend(
                above
                    .rows()
                    .filter(|row| wanted(self.sets.case_of(*unit, *row)))
                    .filter_map(|row| self.member(*unit, row, true, &asked)),
            );
        }
        members
    }

    fn member(&self, unit: Unit, row: usize, shown: bool, asked: &[&Condition]) -> Option<Member> {
        let reference = self
            .sets
            .facts
            .references
            .get(self.sets.case_of(unit, row))?;
        Some(Member {
            reference: reference.clone(),
            shown,
            reasons: asked
                .iter()
                .map(|it| said(self.sets, unit, row, it))
                .collect(),
        })
    }

    /// Whether a member is in the part that is shown.
    fn is_shown(&self, row: usize) -> bool {
        let unit = self.counted.unit;
        let sliced = self
            .conditions
            .slice
            .iter()
            .all(|it| self.sets.of(unit, it).has(row));
        let Made::Share { over, part, .. } = &self.counted.made else {
            return sliced;
        };
        sliced
            && part.iter().any(|code| {
                self.sets.facts.names.find(code).is_some_and(|number| {
                    self.sets
                        .with_value(unit, *over, self.conditions.view, number)
                        .has(row)
                })
            })
    }

    /// Why a case is not in the figure: what its nearest member fails first.
    pub(crate) fn out(&self, case: usize) -> Verdict {
        let unit = self.counted.unit;
        let conditions: Vec<&Condition> = self
            .conditions
            .members
            .iter()
            .chain(&self.conditions.slice)
            .collect();
        let nearest = (0..self.sets.rows(unit))
            .filter(|row| self.sets.case_of(unit, *row) == case)
            .filter_map(|row| {
                let failed = conditions
                    .iter()
                    .position(|it| !self.sets.of(unit, it).has(row))?;
                Some((failed, row))
            })
            .max_by_key(|(failed, row)| (*failed, std::cmp::Reverse(*row)));
        match nearest.and_then(|(failed, row)| conditions.get(failed).map(|it| (*it, row))) {
            Some((condition, row)) => Verdict::Out {
                asked: asked(condition),
                said: said(self.sets, unit, row, condition),
            },
            None => Verdict::Out {
                asked: format!("there are {} of the case", unit.plural()),
                said: format!("the case has no {}", unit.word().replace('_', " ")),
            },
        }
    }
}
