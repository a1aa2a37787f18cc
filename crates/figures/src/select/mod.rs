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
use std::collections::BTreeMap;
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

/// The rows of a table that have each of the values of a field.
type Index = Rc<BTreeMap<u32, Members>>;

/// Sets of members, kept for as long as a report is made.
pub(crate) struct Sets<'a> {
    pub(crate) facts: &'a Facts,
    /// Of each unit, in their order.
    made: [RefCell<HashMap<Condition, Rc<Members>>>; Unit::ALL.len()],
    /// By the place of a column of days and a day: the rows whose day has come by then.
    by_day: RefCell<HashMap<(*const Day, Day), Rc<Members>>>,
    columns: RefCell<HashMap<(Table, Field, View), Rc<Column<'a>>>>,
    indexes: RefCell<HashMap<(Table, Field, View), Index>>,
    can_be_open: OnceCell<Members>,
}

impl<'a> Sets<'a> {
    pub(crate) fn new(facts: &'a Facts) -> Self {
        Self {
            facts,
            made: Default::default(),
            by_day: RefCell::default(),
            columns: RefCell::default(),
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
    pub(crate) fn values(&self, unit: Unit, field: Field, view: View) -> Vec<u32> {
        let (table, column) = self.column(unit, field, view);
        let key = (table, field, view.for_field(field));
        let index = Rc::clone(self.indexes.borrow_mut().entry(key).or_insert_with(|| {
            Rc::new(match &*column {
                Column::Words(words) => self.index(words),
                Column::Numbers(_) => BTreeMap::new(),
            })
        }));
        index.keys().copied().collect()
    }

    /// Every word of a column with the rows that have it, all in one pass.
    fn index(&self, words: &[u32]) -> BTreeMap<u32, Members> {
        let mut found: Vec<(u32, Members)> = Vec::new();
        let mut places: Vec<usize> = vec![usize::MAX; self.facts.names.len()];
        for (row, word) in words.iter().enumerate() {
            // no word, and no name, is no place
            let Some(place) = places.get_mut(*word as usize) else {
                continue;
            };
            if *place == usize::MAX {
                *place = found.len();
                found.push((*word, Members::none(words.len())));
            }
            found[*place].1.put(row);
        }
        found.into_iter().collect()
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
            Test::OneOf(words) => {
                let members = self.with_words(table, &column, (filter.field, view), words);
                self.brought(table, members, unit)
            }
            Test::NoneOf {
                words,
                stated: only_stated,
            } => {
                let listed = self.with_words(table, &column, (filter.field, view), words);
                let mut others = self.brought(table, listed, unit).others();
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

    /// The rows of a column that have one of some words: from its index where a breakdown has made one, or in a pass.
    fn with_words(
        &self,
        table: Table,
        column: &Column,
        (field, view): (Field, View),
        words: &[String],
    ) -> Members {
        let mut members = Members::none(self.facts.columns.rows(table));
        let Column::Words(column) = column else {
            return members;
        };
        let indexes = self.indexes.borrow();
        let index = indexes.get(&(table, field, view.for_field(field)));
        for number in words.iter().filter_map(|it| self.facts.names.find(it)) {
            match index {
                Some(index) => {
                    if let Some(rows) = index.get(&number) {
                        members.join(rows);
                    }
                }
                None => members.join(&Members::over(column, |word| word == number)),
            }
        }
        members
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
        let columns = &self.facts.columns;
        let target = table_of(unit);
        if table == Table::Remedies && target == Table::Stages {
            let mut stages = Members::none(columns.rows(Table::Stages));
            for row in members.rows() {
                stages.put(columns.remedies.stage_row[row] as usize);
            }
            return stages;
        }
        if table == Table::Stages && target == Table::Remedies {
            let rows = &columns.remedies.stage_row;
            return Members::over(rows, |stage| members.has(stage as usize));
        }
        if table != Table::Cases {
            let case_of = columns.case_of(table);
            let mut cases = Members::none(columns.rows(Table::Cases));
            for row in members.rows() {
                cases.put(case_of[row] as usize);
            }
            return self.brought(Table::Cases, cases, unit);
        }
        let case_of = columns.case_of(target);
        Members::over(case_of, |case| members.has(case as usize))
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
