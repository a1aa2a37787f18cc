//! Figures that are made of members.

use super::conditions::Conditions;
use super::figure::{Figure, Quantity};
use crate::definition::{Definition, Shown};
use crate::facts::{NONE, Table, day};
use crate::field::{Field, Values};
use crate::filter::View;
use crate::measure::Whole;
use crate::members::{Meeting, Members};
use crate::period::{Days, Frame};
use crate::plan::{Counted, Format, Made, Part};
use crate::rounding::{Decimal, Rounding, largest_remainder, percentage, quotient};
use crate::select::{Column, Sets, day_of};
use crate::unit::Unit;
use std::rc::Rc;

/// Makes figures of members.
pub(crate) struct Counter<'a> {
    pub(crate) sets: &'a Sets<'a>,
    pub(crate) definition: &'a Definition,
    pub(crate) frame: Frame,
    /// Whether the cases behind each figure are listed.
    pub(crate) cases: bool,
}

impl Counter<'_> {
    /// The figure of a cell in its period.
    pub(crate) fn figure(&self, counted: &Counted, days: Days, format: &Format) -> Figure {
        let unit = counted.unit;
        let conditions = Conditions::new(counted, days, self.frame);
        let members = self.sets.all_of(unit, conditions.members());
        match &counted.made {
            Made::Count => {
                let members = self.sliced(unit, members, conditions);
                let count = self.tally(unit, &members);
                let value = Decimal::whole(i128::from(count));
                self.behind(unit, &members, count)
                    .shown(Some(value), Quantity::Number, format)
            }
            Made::Rate(_) => self.rate(unit, members, conditions, format),
            Made::Share { .. } => self.share(counted, members, conditions, format),
            Made::Sum(shown)
            | Made::Mean(shown)
            | Made::Median(shown)
            | Made::Longest(shown)
            | Made::Shortest(shown) => {
                self.of_numbers(counted, *shown, members, conditions, format)
            }
            Made::Member { n, field, words } => {
                let members = self.sliced(unit, members, conditions);
                let member = in_order(self.sets, counted, &members)
                    .into_iter()
                    .nth(n - 1);
                let mut figure = self.behind(unit, &members, members.count());
                if self.cases {
                    figure.cases = Some(
                        member
                            .map(|row| self.sets.case_of(unit, row))
                            .into_iter()
                            .collect(),
                    );
                }
                let code = member.and_then(|row| self.word(unit, row, *field, conditions.view));
                figure.text = code.map_or_else(
                    || format.none.to_owned(),
                    |code| {
                        let own = words.get(&code).cloned();
                        own.unwrap_or_else(|| field.printed(&code))
                    },
                );
                figure
            }
        }
    }

    /// A figure that is made of one number of each member that has it.
    fn of_numbers(
        &self,
        counted: &Counted,
        shown: Shown,
        members: Meeting,
        conditions: Conditions,
        format: &Format,
    ) -> Figure {
        let unit = counted.unit;
        let members = self.sliced(unit, members, conditions);
        let mut numbers = self.numbers(unit, &members, shown, conditions.view);
        numbers.sort_unstable();
        let one = |number: Option<&i128>| number.map_or((0, 0), |it| (*it, 1));
        let (above, below) = match counted.made {
            Made::Sum(_) => (numbers.iter().sum(), 1),
            Made::Mean(_) => (numbers.iter().sum(), numbers.len()),
            Made::Longest(_) => one(numbers.last()),
            Made::Shortest(_) => one(numbers.first()),
            _ => middle(&numbers),
        };
        let is_mean = matches!(counted.made, Made::Mean(_) | Made::Median(_));
        let below = i128::try_from(below).unwrap_or(0);
        let (quantity, decimals) = match shown {
            Shown::AmountPence => (Quantity::Pence, 0),
            Shown::Field(_) => {
                let decimals = format.decimals.unwrap_or(1);
                (Quantity::Number, if is_mean { decimals } else { 0 })
            }
        };
        let value = quotient(above, below, decimals, format.rounding);
        let rounded = is_mean || quantity == Quantity::Pence && format.decimals == Some(0);
        let figure = self.behind(unit, &members, members.count());
        let mut figure = figure.shown(value, quantity, format);
        figure.rounding = value.filter(|_| rounded).map(|_| format.rounding);
        figure
    }

    fn sliced(&self, unit: Unit, members: Meeting, conditions: Conditions) -> Meeting {
        members.and(conditions.slice().map(|it| self.sets.of(unit, &it)))
    }

    /// How many members there are; somebody named counts once.
    fn tally(&self, unit: Unit, members: &Meeting) -> u64 {
        if unit != Unit::Person {
            return members.count();
        }
        let keys = &self.sets.facts.columns.people.key;
        let mut named = Members::none(self.sets.facts.names.len());
        let mut unnamed = 0;
        for row in members.rows() {
            match keys[row] {
                NONE => unnamed += 1,
                key => named.put(key as usize),
            }
        }
        unnamed + named.count()
    }

    /// A figure with the cases behind it, of members that are so many.
    fn behind(&self, unit: Unit, members: &Meeting, count: u64) -> Figure {
        let cases = self.cases.then(|| {
            // members stand in the order of their cases
            let mut cases: Vec<usize> = members
                .rows()
                .map(|row| self.sets.case_of(unit, row))
                .collect();
            cases.sort_unstable();
            cases.dedup();
            cases
        });
        Figure {
            cases,
            occupied: count > 0,
            ..Figure::default()
        }
    }

    fn rate(
        &self,
        unit: Unit,
        members: Meeting,
        conditions: Conditions,
        format: &Format,
    ) -> Figure {
        let denominator = self.tally(unit, &members);
        let mut figure = self.behind(unit, &members, denominator);
        let numerator = conditions.numerator();
        let apart = numerator.is_some();
        let (upper_unit, upper) = match numerator {
            Some((unit, numerator)) => (unit, self.sets.all_of(unit, numerator)),
            None => (unit, self.sliced(unit, members, conditions)),
        };
        let numerator = self.tally(upper_unit, &upper);
        if apart {
            let above = self.behind(upper_unit, &upper, numerator);
            figure.occupied |= above.occupied;
            if let (Some(cases), Some(others)) = (&mut figure.cases, above.cases) {
                cases.extend(others);
                cases.sort_unstable();
                cases.dedup();
            }
        }
        let decimals = format.decimals.unwrap_or(0);
        let value = percentage(numerator, denominator, decimals, format.rounding);
        let mut figure = figure.shown(value, Quantity::Percentage, format);
        figure.numerator = Some(numerator);
        figure.denominator = Some(denominator);
        figure.rounding = value.map(|_| format.rounding);
        figure
    }

    fn share(
        &self,
        counted: &Counted,
        members: Meeting,
        conditions: Conditions,
        format: &Format,
    ) -> Figure {
        let Made::Share {
            over,
            parts,
            whole,
            part,
        } = &counted.made
        else {
            return Figure::blank();
        };
        let unit = counted.unit;
        let shown = codes_of(part, self.sets, unit, *over, conditions.view);
        if shown.is_empty() && *whole != Whole::All {
            // what is not recorded is no part of this whole
            let figure = Figure {
                cases: self.cases.then(Vec::new),
                ..Figure::default()
            };
            return figure.shown(None, Quantity::Percentage, format);
        }
        let members = self.sliced(unit, members, conditions);
        let mut names: Vec<Vec<String>> = parts.to_vec();
        if let Part::Rest(_) = part {
            // listed parts that stand together with the rest here
            names.retain(|it| !it.iter().all(|code| shown.contains(code)));
        }
        if *whole != Whole::Parts {
            for code in self.in_order(unit, *over, conditions.view) {
                let listed = names.iter().flatten().any(|it| *it == code);
                let shown_together = shown.len() > 1 && shown.contains(&code);
                if !listed && !shown_together {
                    names.push(vec![code]);
                }
            }
        }
        if !shown.is_empty() && !names.contains(&shown) {
            names.push(shown.clone());
        }
        let with = |codes: &Vec<String>| self.sets.with_any(unit, *over, conditions.view, codes);
        let mut sets: Vec<Rc<Members>> = names.iter().map(with).collect();
        let mut together = Members::none(self.sets.rows(unit));
        for set in &sets {
            together.join(set);
        }
        if *whole == Whole::All {
            let unstated = together.others();
            together.join(&unstated);
            names.push(Vec::new());
            sets.push(Rc::new(unstated));
        }
        let of_whole = members.clone().and([Rc::new(together)]);
        let of_part = |set| self.tally(unit, &members.clone().and([set]));
        let counts: Vec<u64> = sets.into_iter().map(of_part).collect();
        let place = names.iter().position(|it| *it == shown);
        let numerator = place.and_then(|it| counts.get(it).copied()).unwrap_or(0);
        let denominator: u64 = counts.iter().sum();
        let decimals = format.decimals.unwrap_or(0);
        let value = if format.rounding == Rounding::LargestRemainder {
            place.and_then(|it| largest_remainder(&counts, decimals)?.get(it).copied())
        } else {
            percentage(numerator, denominator, decimals, format.rounding)
        };
        let (inside, all) = (of_whole.count(), members.count());
        let mut figure =
            self.behind(unit, &of_whole, inside)
                .shown(value, Quantity::Percentage, format);
        if unit != Unit::Person && inside < denominator {
            figure.doubt = Some(format!(
                "{} of {inside} have more than one {}, and are a part of the whole more than once",
                denominator - inside,
                over.in_words()
            ));
        } else if *whole == Whole::Parts && inside < all {
            figure.doubt = Some(format!(
                "the parts listed do not make up the whole: they hold {inside} of {all}"
            ));
        }
        figure.occupied = numerator > 0;
        figure.numerator = Some(numerator);
        figure.denominator = Some(denominator);
        figure.rounding = value.map(|_| format.rounding);
        figure
    }

    /// The values of a field that occur, in the council's order, a closed list's, or the alphabet's.
    fn in_order(&self, unit: Unit, field: Field, view: View) -> Vec<String> {
        let mut found: Vec<String> = self
            .sets
            .values(unit, field, view)
            .iter()
            .filter_map(|number| self.sets.facts.names.word(*number).map(str::to_owned))
            .collect();
        found.sort();
        let list: Vec<String> = match field.values() {
            Values::Closed(codes) => codes.into_iter().map(str::to_owned).collect(),
            _ => self
                .definition
                .lists
                .as_ref()
                .and_then(|it| it.of(field))
                .map(<[String]>::to_vec)
                .unwrap_or_default(),
        };
        found.sort_by_key(|it| {
            list.iter()
                .position(|code| code == it)
                .unwrap_or(list.len())
        });
        found
    }

    /// The numbers of the members that have one.
    fn numbers(&self, unit: Unit, members: &Meeting, shown: Shown, view: View) -> Vec<i128> {
        let field = match shown {
            Shown::AmountPence => {
                let pence = &self.sets.facts.columns.remedies.pence;
                return members
                    .rows()
                    .filter_map(|row| pence.get(row).copied().flatten())
                    .map(i128::from)
                    .collect();
            }
            Shown::Field(field) => field,
        };
        let (table, column) = self.sets.column(unit, field, view);
        let Column::Numbers(numbers) = &*column else {
            return Vec::new();
        };
        let of_case = table == Table::Cases;
        members
            .rows()
            .filter_map(|row| {
                let row = if of_case {
                    self.sets.case_of(unit, row)
                } else {
                    row
                };
                numbers.get(row).copied()
            })
            .filter(|number| *number != day::NONE)
            .map(i128::from)
            .collect()
    }

    /// What one member's field says.
    fn word(&self, unit: Unit, row: usize, field: Field, view: View) -> Option<String> {
        let (table, column) = self.sets.column(unit, field, view);
        let said: Vec<String> = self
            .sets
            .rows_of(unit, row, table)
            .into_iter()
            .filter_map(|row| match &*column {
                Column::Words(words) => words
                    .get(row)
                    .and_then(|number| self.sets.facts.names.word(*number))
                    .map(str::to_owned),
                Column::Numbers(numbers) => numbers
                    .get(row)
                    .filter(|number| **number != day::NONE)
                    .map(ToString::to_string),
            })
            .collect();
        (!said.is_empty()).then(|| said.join("; "))
    }
}

/// The members in the order of the cohort's day, then of the reference.
pub(crate) fn in_order(sets: &Sets, counted: &Counted, members: &Meeting) -> Vec<usize> {
    let mut rows: Vec<usize> = members.rows().collect();
    rows.sort_by_key(|row| {
        let day = day_of(sets, counted.cohort, counted.unit, *row);
        (day, sets.case_of(counted.unit, *row), *row)
    });
    rows
}

/// The codes of a part of a whole: of the rest, those that occur and are not listed.
pub(crate) fn codes_of(
    part: &Part,
    sets: &Sets,
    unit: Unit,
    over: Field,
    view: View,
) -> Vec<String> {
    let listed = match part {
        Part::Codes(codes) => return codes.clone(),
        Part::Rest(listed) => listed,
    };
    let occur = sets.values(unit, over, view);
    let mut rest: Vec<String> = occur
        .iter()
        .filter_map(|number| sets.facts.names.word(*number).map(str::to_owned))
        .filter(|code| !listed.contains(code))
        .collect();
    if rest.is_empty() {
        // no codes at all would mean what is not recorded; the empty word is one that nobody has
        rest.push(String::new());
    }
    rest
}

/// The middle of sorted numbers: the one in the middle, or the mean of the two.
fn middle(sorted: &[i128]) -> (i128, usize) {
    let half = sorted.len() / 2;
    let at = |place: usize| sorted.get(place).copied().unwrap_or(0);
    match sorted.len() {
        0 => (0, 0),
        even if even % 2 == 0 => (at(half - 1) + at(half), 2),
        _ => (at(half), 1),
    }
}
