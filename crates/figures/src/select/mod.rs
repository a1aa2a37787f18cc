//! From conditions to sets of members, each set made once for a whole report.

mod column;
mod ending;
mod facts_said;
mod when;

pub(crate) use column::Column;
pub(crate) use facts_said::{asked, said};
pub(crate) use when::day_of;

use crate::facts::day::{self, Day};
use crate::facts::{Facts, NONE, Table};
use crate::field::Field;
use crate::filter::{Condition, Filter, Test, View};
use crate::members::{Meeting, Members};
use crate::unit::Unit;
use crate::words::Word;
use foldhash::HashMap;
use std::borrow::Borrow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The table whose rows are the members of a unit.
pub(crate) const fn table_of(unit: Unit) -> Table {
    match unit {
        Unit::Case => Table::Cases,
        Unit::Issue => Table::Points,
        Unit::TeamInvolvement => Table::Teams,
        Unit::Stage => Table::Stages,
        Unit::Transaction => Table::Transactions,
        Unit::OmbudsmanEntry => Table::Ombudsman,
        Unit::Remedy => Table::Remedies,
        Unit::Person => Table::People,
        Unit::Child => Table::Children,
    }
}

/// Whether a condition on the members of a unit asks their case.
fn is_of_cases(condition: &Condition, unit: Unit) -> bool {
    let home = |unit| match condition {
        Condition::Cohort { cohort, .. } => when::table(*cohort, unit),
        Condition::Filter { filter, .. } => column::home(filter.field, unit),
    };
    home(unit) == Table::Cases && home(Unit::Case) == Table::Cases
}

/// The members of a unit that have each of the words of a field.
type Index = Rc<HashMap<u32, Members>>;

/// The words that occur in a field, in the order of their numbers.
type Words = HashMap<View, Rc<[u32]>>;

/// Sets of members, kept for as long as a report is made.
pub(crate) struct Sets<'a> {
    pub(crate) facts: &'a Facts,
    /// Of each unit, in their order.
    made: [RefCell<HashMap<Condition, Rc<Members>>>; Unit::ALL.len()],
    /// By the place of a column of days and a day: the rows whose day has come by then.
    by_day: RefCell<HashMap<(*const Day, Day), Rc<Members>>>,
    columns: RefCell<HashMap<(Table, Field, View), Rc<Column<'a>>>>,
    /// Of the fields that are broken down, the words that occur.
    values: RefCell<HashMap<(Table, Field), Words>>,
    indexes: RefCell<HashMap<(Unit, Field, View), Index>>,
    can_be_open: OnceCell<Members>,
}

impl<'a> Sets<'a> {
    pub(crate) fn new(facts: &'a Facts) -> Self {
        Self {
            facts,
            made: Default::default(),
            by_day: RefCell::default(),
            columns: RefCell::default(),
            values: RefCell::default(),
            indexes: RefCell::default(),
            can_be_open: OnceCell::new(),
        }
    }

    /// How many members a unit has in all.
    pub(crate) fn rows(&self, unit: Unit) -> usize {
        self.facts.columns.rows(table_of(unit))
    }

    /// The case of a member.
    pub(crate) fn case_of(&self, unit: Unit, row: usize) -> usize {
        match table_of(unit) {
            Table::Cases => row,
            table => self
                .facts
                .columns
                .case_of(table)
                .get(row)
                .and_then(|case| usize::try_from(*case).ok())
                .unwrap_or(0),
        }
    }

    /// The members that meet a condition.
    pub(crate) fn of(&self, unit: Unit, condition: &Condition) -> Rc<Members> {
        let all = &self.made[unit as usize];
        if let Some(made) = all.borrow().get(condition) {
            return Rc::clone(made);
        }
        let made = match condition {
            // what a case meets, all that is of it meets, and cases are asked once
            _ if unit != Unit::Case && is_of_cases(condition, unit) => {
                self.carried(Table::Cases, &self.of(Unit::Case, condition), unit)
            }
            Condition::Cohort {
                cohort,
                from,
                to,
                closing,
            } => {
                let (table, members) = when::cohort(self, unit, *cohort, (*from, *to), *closing);
                self.brought(table, members, unit)
            }
            Condition::Filter { filter, view } => self.filtered(unit, filter, *view),
        };
        let made = Rc::new(made);
        all.borrow_mut().insert(condition.clone(), Rc::clone(&made));
        made
    }

    /// The members whose stage (for a case and its parts: stage 1) has no time limit.
    pub(crate) fn without_limit(&self, unit: Unit) -> Members {
        let (cases, stages) = (&self.facts.columns.cases, &self.facts.columns.stages);
        let none = Members::over(&stages.standard, |limit| limit == day::NONE);
        if unit == Unit::Stage {
            return none;
        }
        let of_cases = Members::over(&cases.stage_1, |row| none.has(row as usize));
        self.brought(Table::Cases, of_cases, unit)
    }

    /// The cases that have a stage 1 that can be open.
    fn can_be_open(&self) -> &Members {
        let column = &self.facts.columns.cases.can_be_open;
        self.can_be_open
            .get_or_init(|| Members::over(column, |it| it))
    }

    /// The rows of a column of the facts whose day has come by a day; one that is missing has not.
    ///
    /// A year of months asks for few days, so that each is looked for once.
    fn by(&self, days: &'a [Day], last: Day) -> Rc<Members> {
        let key = (days.as_ptr(), last);
        if let Some(made) = self.by_day.borrow().get(&key) {
            return Rc::clone(made);
        }
        let made = Rc::new(Members::over(days, |day| day != day::NONE && day <= last));
        self.by_day.borrow_mut().insert(key, Rc::clone(&made));
        made
    }

    /// The members that meet every one of the conditions, of which there is at least one.
    pub(crate) fn all_of(
        &self,
        unit: Unit,
        conditions: impl IntoIterator<Item = impl Borrow<Condition>>,
    ) -> Meeting {
        Meeting::of(conditions.into_iter().map(|it| self.of(unit, it.borrow())))
    }

    /// The values of a field that any member of the unit has, in the order of their numbers.
    ///
    /// Whoever asks for them asks for the members of each next, which are found all in one pass from then on.
    pub(crate) fn values(&self, unit: Unit, field: Field, view: View) -> Rc<[u32]> {
        let (table, column) = self.column(unit, field, view);
        let mut kept = self.values.borrow_mut();
        let of_field = kept.entry((table, field)).or_default();
        let values = of_field.entry(view.for_field(field)).or_insert_with(|| {
            let mut occurs = vec![false; self.facts.names.len()];
            if let Column::Words(words) = &*column {
                for word in words.iter() {
                    // no word is no place
                    if let Some(occurs) = occurs.get_mut(*word as usize) {
                        *occurs = true;
                    }
                }
            }
            let numbers = (0..).zip(occurs).filter(|(_, occurs)| *occurs);
            numbers.map(|(number, _)| number).collect()
        });
        Rc::clone(values)
    }

    /// The members of a unit that have each of the words of a field.
    fn index(&self, unit: Unit, (field, view): (Field, View)) -> Index {
        let key = (unit, field, view.for_field(field));
        if let Some(made) = self.indexes.borrow().get(&key) {
            return Rc::clone(made);
        }
        let numbers = self.values(unit, field, view);
        let mut places = vec![usize::MAX; self.facts.names.len()];
        for (place, number) in numbers.iter().enumerate() {
            places[*number as usize] = place;
        }
        let mut sets = vec![Members::none(self.rows(unit)); numbers.len()];
        let (table, column) = self.column(unit, field, view);
        if let Column::Words(words) = &*column {
            self.each_pair(table, unit, |row, member| {
                // no word is no place
                let place = words.get(row).and_then(|word| places.get(*word as usize));
                if let Some(set) = place.and_then(|place| sets.get_mut(*place)) {
                    set.put(member);
                }
            });
        }
        let made = Rc::new(numbers.iter().copied().zip(sets).collect());
        self.indexes.borrow_mut().insert(key, Rc::clone(&made));
        made
    }

    /// The members that have any of some words in a field.
    pub(crate) fn with_any(
        &self,
        unit: Unit,
        field: Field,
        view: View,
        words: &[String],
    ) -> Rc<Members> {
        let filter = Filter::new(field, Test::OneOf(words.into()));
        let view = view.for_field(field);
        self.of(unit, &Condition::Filter { filter, view })
    }

    /// A field's column in the table that holds it for a unit.
    pub(crate) fn column(&self, unit: Unit, field: Field, view: View) -> (Table, Rc<Column<'a>>) {
        let view = view.for_field(field);
        let table = column::home(field, unit);
        let key = (table, field, view);
        if let Some(made) = self.columns.borrow().get(&key) {
            return (table, Rc::clone(made));
        }
        let made = Rc::new(column::column(self.facts, table, field, view));
        self.columns.borrow_mut().insert(key, Rc::clone(&made));
        (table, made)
    }

    fn filtered(&self, unit: Unit, filter: &Filter, view: View) -> Members {
        let (table, column) = self.column(unit, filter.field, view);
        let stated = || self.brought(table, column.stated(), unit);
        match &filter.test {
            Test::OneOf(words) => self.with_words(unit, (filter.field, view), words),
            Test::NoneOf {
                words,
                stated: only_stated,
            } => {
                let listed = self.with_words(unit, (filter.field, view), words);
                let mut others = listed.others();
                if *only_stated {
                    others.keep(&stated());
                }
                others
            }
            Test::Stated(true) => stated(),
            Test::Stated(false) => stated().others(),
            Test::Within(ranges) => match &*column {
                Column::Numbers(numbers) => {
                    let mut members = Members::none(numbers.len());
                    for range in ranges {
                        members.join(&Members::over(numbers, |number| range.has(number)));
                    }
                    self.brought(table, members, unit)
                }
                Column::Words(_) => Members::none(self.rows(unit)),
            },
        }
    }

    /// The members that have one of some words in a field: from its index where it is broken down, or in a pass for each.
    fn with_words(&self, unit: Unit, (field, view): (Field, View), words: &[String]) -> Members {
        let (table, column) = self.column(unit, field, view);
        let numbers = words.iter().filter_map(|it| self.facts.names.find(it));
        if self.values.borrow().contains_key(&(table, field)) {
            let index = self.index(unit, (field, view));
            let mut members = Members::none(self.rows(unit));
            for found in numbers.filter_map(|number| index.get(&number)) {
                members.join(found);
            }
            return members;
        }
        let mut rows = Members::none(self.facts.columns.rows(table));
        if let Column::Words(column) = &*column {
            for number in numbers {
                rows.join(&Members::over(column, |word| word == number));
            }
        }
        self.brought(table, rows, unit)
    }

    /// Brings a set of one table to a unit: a case has what any of its own has, and what is of a case has what it has.
    fn brought(&self, table: Table, members: Members, unit: Unit) -> Members {
        if table == table_of(unit) {
            members
        } else {
            self.carried(table, &members, unit)
        }
    }

    /// The same, from one table to another.
    fn carried(&self, table: Table, members: &Members, unit: Unit) -> Members {
        let target = table_of(unit);
        let columns = &self.facts.columns;
        if let Some(owners) = columns.owners(table, target) {
            return Members::over(owners, |owner| members.has(owner as usize));
        }
        let Some(owners) = columns.owners(target, table) else {
            let cases = self.carried(table, members, Unit::Case);
            return self.carried(Table::Cases, &cases, unit);
        };
        let mut carried = Members::none(columns.rows(target));
        for row in members.rows() {
            carried.put(owners[row] as usize);
        }
        carried
    }

    /// Every row of a table with each member of a unit to which it is brought.
    fn each_pair(&self, table: Table, unit: Unit, mut pair: impl FnMut(usize, usize)) {
        let target = table_of(unit);
        let columns = &self.facts.columns;
        if table == target {
            (0..columns.rows(table)).for_each(|row| pair(row, row));
        } else if let Some(owners) = columns.owners(table, target) {
            let owners = owners.iter().enumerate();
            owners.for_each(|(member, row)| pair(*row as usize, member));
        } else if let Some(owners) = columns.owners(target, table) {
            let owners = owners.iter().enumerate();
            owners.for_each(|(row, member)| pair(row, *member as usize));
        } else {
            // both stand in the order of their cases
            let members = columns.case_of(target);
            let mut first = 0;
            for (row, case) in columns.case_of(table).iter().enumerate() {
                first += members[first..].iter().take_while(|it| *it < case).count();
                let of_case = members[first..].iter().take_while(|it| *it == case);
                of_case
                    .enumerate()
                    .for_each(|(place, _)| pair(row, first + place));
            }
        }
    }

    /// The rows of a table that answer for one member of a unit.
    pub(crate) fn rows_of(&self, unit: Unit, row: usize, table: Table) -> Vec<usize> {
        if table == table_of(unit) {
            return vec![row];
        }
        let columns = &self.facts.columns;
        let number = u32::try_from(row).unwrap_or(NONE);
        if table == Table::Remedies && unit == Unit::Stage {
            let of_stage = columns.remedies.stage_row.iter().enumerate();
            return of_stage
                .filter(|(_, stage)| **stage == number)
                .map(|(row, _)| row)
                .collect();
        }
        if table == Table::Stages && unit == Unit::Remedy {
            return vec![columns.remedies.stage_row[row] as usize];
        }
        let case = self.case_of(unit, row);
        if table == Table::Cases {
            return vec![case];
        }
        let case_of = columns.case_of(table);
        let first = case_of.partition_point(|it| (*it as usize) < case);
        let last = case_of.partition_point(|it| (*it as usize) <= case);
        (first..last).collect()
    }
}
