//! Asks the members of a unit what a figure asks of them.

use super::{Member, Verdict};
use crate::compute::{Conditions, codes_of, in_order, in_pounds};
use crate::definition::Shown;
use crate::field::Field;
use crate::filter::{Condition, Filter, Test};
use crate::measure::Whole;
use crate::plan::{Counted, Made};
use crate::select::{Sets, asked, said};
use crate::unit::Unit;
use crate::words::Word;
use std::collections::BTreeMap;

/// One figure's questions.
pub(crate) struct Asker<'a> {
    sets: &'a Sets<'a>,
    counted: &'a Counted<'a>,
    /// What every member has to meet.
    members: Vec<Condition>,
    /// What the part that is shown has to meet besides.
    slice: Vec<Condition>,
    /// What the numerator has to meet where it is no slice of the members.
    numerator: Option<(Unit, Vec<Condition>)>,
    /// What a member has to meet to be in the whole of a share.
    whole: Vec<Condition>,
    /// What a member has to meet to be in the part that is shown, besides the slice.
    parts: Vec<Condition>,
    /// What is told of a member besides: the number or word that it adds to the figure.
    told: Vec<Condition>,
}

/// What is found of one case.
#[derive(Default)]
struct Found {
    of_the_unit: usize,
    shown: bool,
    reasons: Vec<String>,
}

impl Found {
    fn take(&mut self, reasons: impl IntoIterator<Item = String>) {
        for reason in reasons {
            if !self.reasons.contains(&reason) {
                self.reasons.push(reason);
            }
        }
    }

    fn member(mut self, reference: &str, unit: Unit) -> Member {
        if self.of_the_unit > 1 {
            let several = format!("{} {}", self.of_the_unit, unit.plural());
            self.reasons.push(several);
        }
        Member {
            reference: reference.to_owned(),
            shown: self.shown,
            reasons: self.reasons,
        }
    }
}

impl<'a> Asker<'a> {
    pub(crate) fn new(sets: &'a Sets<'a>, counted: &'a Counted, conditions: Conditions) -> Self {
        let view = conditions.view;
        let ask = |field: Field, test| Condition::Filter {
            filter: Filter::new(field, test),
            view: view.for_field(field),
        };
        let stated = |field| ask(field, Test::Stated(true));
        let (mut whole, mut parts, mut told) = (Vec::new(), Vec::new(), Vec::new());
        match &counted.made {
            Made::Share {
                over,
                parts: listed,
                whole: of,
                part,
            } => {
                told.push(stated(*over));
                let codes = codes_of(part, sets, counted.unit, *over, view);
                parts.push(if codes.is_empty() {
                    ask(*over, Test::Stated(false))
                } else {
                    ask(*over, Test::OneOf(codes.into()))
                });
                match of {
                    Whole::Stated => whole.push(stated(*over)),
                    Whole::Parts => {
                        whole.push(ask(*over, Test::OneOf(listed.concat().into())));
                    }
                    Whole::All => {}
                }
            }
            Made::Member { field, .. } => told.push(stated(*field)),
            made => {
                if let Some(Shown::Field(field)) = made.shown() {
                    told.push(stated(field));
                    parts.push(stated(field));
                }
            }
        }
        Self {
            sets,
            counted,
            members: conditions.members().collect(),
            slice: conditions.slice().collect(),
            numerator: conditions
                .numerator()
                .map(|(unit, numerator)| (unit, numerator.collect())),
            whole,
            parts,
            told,
        }
    }

    /// What the figure is, a sentence a line.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let list =
            |conditions: &[Condition]| conditions.iter().map(asked).collect::<Vec<_>>().join("; ");
        let mut sentences = vec![format!("Of {}.", counted(self.counted.unit, &self.members))];
        if !self.slice.is_empty() {
            sentences.push(format!("Shown of them: {}.", list(&self.slice)));
        }
        if let Some((unit, numerator)) = &self.numerator {
            sentences.push(format!("Set against them, {}.", counted(*unit, numerator)));
        }
        if let Made::Share { whole, .. } = &self.counted.made {
            let of = if *whole == Whole::All {
                "all of them".to_owned()
            } else {
                list(&self.whole)
            };
            sentences.push(format!("The whole: {of}. The part: {}.", list(&self.parts)));
        }
        // which case that is, only the cases say: a reader may not be allowed to see it
        if let Made::Member { n, .. } = self.counted.made {
            sentences.push(format!(
                "Shown: number {n} of them, in the order of that day and then of the reference."
            ));
        }
        sentences
    }

    /// The cases that the figure counts, each once, of those that are wanted.
    pub(crate) fn members(&self, wanted: impl Fn(usize) -> bool) -> Vec<Member> {
        let unit = self.counted.unit;
        let asked: Vec<&Condition> = [&self.members, &self.slice, &self.told]
            .into_iter()
            .flatten()
            .collect();
        let nth = self.nth();
        let apart = self.numerator.is_some();
        let is_shown = |row| {
            !apart
                && nth.is_none_or(|it| it == row)
                && self.parts.iter().all(|it| self.meets(row, it))
        };
        let mut found: BTreeMap<usize, Found> = BTreeMap::new();
        let base = self.sets.all_of(unit, &self.members);
        for row in base.rows() {
            let case = self.sets.case_of(unit, row);
            let sliced = self.slice.iter().all(|it| self.meets(row, it));
            // a slice narrows the whole of a share, and is the numerator of a rate
            let counts = match self.counted.made {
                Made::Rate(_) => true,
                Made::Share { .. } => sliced && self.whole.iter().all(|it| self.meets(row, it)),
                _ => sliced,
            };
            if wanted(case) && counts {
                let of_case = found.entry(case).or_default();
                of_case.of_the_unit += 1;
                of_case.shown |= sliced && is_shown(row);
                of_case.take(asked.iter().map(|it| said(self.sets, unit, row, it)));
                of_case.take(self.amount(row));
                of_case.take((nth == Some(row)).then(|| "this one is shown".to_owned()));
            }
        }
        if let Some((unit, numerator)) = &self.numerator {
            for row in self.sets.all_of(*unit, numerator).rows() {
                let case = self.sets.case_of(*unit, row);
                if wanted(case) {
                    let of_case = found.entry(case).or_default();
                    of_case.shown = true;
                    of_case.take(numerator.iter().map(|it| said(self.sets, *unit, row, it)));
                }
            }
        }
        found
            .into_iter()
            .filter_map(|(case, it)| Some(it.member(self.sets.facts.references.get(case)?, unit)))
            .collect()
    }

    fn meets(&self, row: usize, condition: &Condition) -> bool {
        self.sets.of(self.counted.unit, condition).has(row)
    }

    /// The row of the member that a cell of one member shows.
    fn nth(&self) -> Option<usize> {
        let Made::Member { n, .. } = self.counted.made else {
            return None;
        };
        let all = self.members.iter().chain(&self.slice);
        let members = self.sets.all_of(self.counted.unit, all);
        in_order(self.sets, self.counted, &members)
            .get(n.checked_sub(1)?)
            .copied()
    }

    /// The money of a remedy, where the figure is made of money.
    fn amount(&self, row: usize) -> Option<String> {
        let shown = self.counted.made.shown()?;
        (shown == Shown::AmountPence).then(|| {
            let pence = self.sets.facts.columns.remedies.pence.get(row).copied();
            pence.flatten().map_or_else(
                || "no amount is recorded".to_owned(),
                |pence| format!("the amount is {}", in_pounds(pence)),
            )
        })
    }

    /// Why a case is not in the figure: what its nearest member fails first.
    pub(crate) fn out(&self, case: usize) -> Verdict {
        let unit = self.counted.unit;
        let conditions: Vec<&Condition> = self.members.iter().chain(&self.slice).collect();
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

/// What is counted, and what is asked of it: "complaints: received in the period".
fn counted(unit: Unit, conditions: &[Condition]) -> String {
    // the last that names kinds is the narrowest
    let kinds = conditions.iter().rposition(|it| it.kinds().is_some());
    let of = match kinds.and_then(|at| conditions.get(at)?.kinds()) {
        None => unit.plural().to_owned(),
        Some(kinds) if unit == Unit::Case => kinds,
        Some(kinds) => format!("{} of {kinds}", unit.plural()),
    };
    let asked: Vec<String> = conditions
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != kinds)
        .map(|(_, it)| asked(it))
        .collect();
    if asked.is_empty() {
        of
    } else {
        format!("{of}: {}", asked.join("; "))
    }
}
