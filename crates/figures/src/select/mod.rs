//! From conditions to sets of members, each set made once for a whole report.

mod column;
mod facts_said;
mod when;

pub(crate) use column::Column;
pub(crate) use facts_said::{asked, said};
pub(crate) use when::day_of;

use crate::facts::day::{self, Day};
use crate::facts::{Facts, NONE, Table};
use crate::field::Field;
use crate::filter::{Condition, Filter, Test, View};
use crate::members::Members;
use crate::unit::Unit;
use std::cell::RefCell;
use std::collections::HashMap;
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

/// The rows that have each of the values of a field, for one unit.
type Index = Rc<HashMap<u32, Rc<Members>>>;

/// Sets of members, kept for as long as a report is made.
pub(crate) struct Sets<'a> {
    pub(crate) facts: &'a Facts,
    made: RefCell<HashMap<(Unit, Condition), Rc<Members>>>,
    /// By the place of a column of days and a day: the rows whose day has come by then.
    by_day: RefCell<HashMap<(*const Day, Day), Rc<Members>>>,
    columns: RefCell<HashMap<(Table, Field, View), Rc<Column<'a>>>>,
    indexes: RefCell<HashMap<(Unit, Field, View), Index>>,
}

impl<'a> Sets<'a> {
    pub(crate) fn new(facts: &'a Facts) -> Self {
        Self {
            facts,
            made: RefCell::default(),
            by_day: RefCell::default(),
            columns: RefCell::default(),
            indexes: RefCell::default(),
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
        let key = (unit, condition.clone());
        if let Some(made) = self.made.borrow().get(&key) {
            return Rc::clone(made);
        }
        let made = match condition {
            Condition::Cohort {
                cohort,
                from,
                to,
                closing,
            } => {
                let (table, members) = when::cohort(self, unit, *cohort, (*from, *to), *closing);
                self.brought(table, &members, unit)
            }
            Condition::Filter { filter, view } => self.filtered(unit, filter, *view),
        };
        let made = Rc::new(made);
        self.made.borrow_mut().insert(key, Rc::clone(&made));
        made
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

    /// The members that meet every one of the conditions.
    pub(crate) fn all_of(&self, unit: Unit, conditions: &[Condition]) -> Members {
        let mut conditions = conditions.iter();
        let Some(first) = conditions.next() else {
            return Members::none(self.rows(unit)).others();
        };
        let mut members = (*self.of(unit, first)).clone();
        for condition in conditions {
            members.keep(&self.of(unit, condition));
        }
        members
    }

    /// The values of a field that any member of the unit has.
    pub(crate) fn values(&self, unit: Unit, field: Field, view: View) -> Vec<u32> {
        let mut values: Vec<u32> = self.index(unit, field, view).keys().copied().collect();
        values.sort_unstable();
        values
    }

    /// The rows that have one value of a field.
    pub(crate) fn with_value(
        &self,
        unit: Unit,
        field: Field,
        view: View,
        value: u32,
    ) -> Rc<Members> {
        self.index(unit, field, view)
            .get(&value)
            .map_or_else(|| Rc::new(Members::none(self.rows(unit))), Rc::clone)
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
        let stated = || self.brought(table, &column.stated(), unit);
        match &filter.test {
            Test::OneOf(words) => self.with_words(unit, filter.field, view, words),
            Test::NoneOf {
                words,
                stated: only_stated,
            } => {
                let mut others = self.with_words(unit, filter.field, view, words).others();
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
                    self.brought(table, &members, unit)
                }
                Column::Words(_) => Members::none(self.rows(unit)),
            },
        }
    }

    fn with_words(&self, unit: Unit, field: Field, view: View, words: &[String]) -> Members {
        let index = self.index(unit, field, view);
        let mut members = Members::none(self.rows(unit));
        for word in words {
            if let Some(rows) = self
                .facts
                .names
                .find(word)
                .and_then(|number| index.get(&number))
            {
                members.join(rows);
            }
        }
        members
    }

    /// Every value of a field of words with the members that have it, all in one pass.
    fn index(&self, unit: Unit, field: Field, view: View) -> Index {
        let view = view.for_field(field);
        let key = (unit, field, view);
        if let Some(made) = self.indexes.borrow().get(&key) {
            return Rc::clone(made);
        }
        let (table, column) = self.column(unit, field, view);
        let mut index: HashMap<u32, Members> = HashMap::new();
        if let Column::Words(words) = &*column {
            let rows = self.facts.columns.rows(table);
            let mut last: Option<u32> = None;
            let mut places: Vec<Members> = Vec::new();
            let mut place_of: HashMap<u32, usize> = HashMap::new();
            let mut place = 0;
            for (row, word) in words.iter().enumerate() {
                if *word == NONE {
                    continue;
                }
                if last != Some(*word) {
                    place = *place_of.entry(*word).or_insert_with(|| {
                        places.push(Members::none(rows));
                        places.len() - 1
                    });
                    last = Some(*word);
                }
                places[place].put(row);
            }
            for (word, place) in place_of {
                index.insert(word, self.brought(table, &places[place], unit));
            }
        }
        let index: Index = Rc::new(
            index
                .into_iter()
                .map(|(word, members)| (word, Rc::new(members)))
                .collect(),
        );
        self.indexes.borrow_mut().insert(key, Rc::clone(&index));
        index
    }

    /// Brings a set of one table to a unit: a case has what any of its own has, and what is of a case has what it has.
    fn brought(&self, table: Table, members: &Members, unit: Unit) -> Members {
        let columns = &self.facts.columns;
        let target = table_of(unit);
        if table == target {
            return members.clone();
        }
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
        let of_cases = if table == Table::Cases {
            None
        } else {
            let case_of = columns.case_of(table);
            let mut cases = Members::none(columns.rows(Table::Cases));
            for row in members.rows() {
                cases.put(case_of[row] as usize);
            }
            Some(cases)
        };
        let cases = of_cases.as_ref().unwrap_or(members);
        if target == Table::Cases {
            return cases.clone();
        }
        let case_of = columns.case_of(target);
        Members::over(case_of, |case| cases.has(case as usize))
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
