//! Words of a definition that no case has, which are perhaps misspelt.

use crate::definition::{Along, Breakdown, Definition, Line, Others, Settings, Table};
use crate::field::{Field, Values};
use crate::filter::{Filter, Test, View};
use crate::select::Sets;
use crate::unit::Unit;
use std::collections::BTreeSet;

/// A warning for each word of an open list that a definition asks for and no case or published figure names.
///
/// Where the council's list is known, the definition was checked against it. A value that is only listed to be shown
/// is not looked at: it stands in the report with its nought, beside the one that occurs.
pub(crate) fn unnamed(definition: &Definition, sets: &Sets) -> Vec<String> {
    if sets.facts.cases() == 0 {
        return Vec::new();
    }
    let mut asked: BTreeSet<(Field, &str)> = BTreeSet::new();
    for table in definition.tables() {
        for (field, word) in words_of(table) {
            let listed = definition.lists.as_ref().and_then(|it| it.of(field));
            if field.values() == Values::Open && listed.is_none() {
                asked.insert((field, word));
            }
        }
    }
    asked
        .into_iter()
        .filter(|(field, word)| !occurs(sets, *field, word))
        .map(|(field, word)| format!("no case names the {} “{word}”", field.in_words()))
        .collect()
}

fn occurs(sets: &Sets, field: Field, word: &str) -> bool {
    let number = sets.facts.names.find(word);
    let named = number.is_some_and(|number| {
        [Unit::Case, Unit::Issue, Unit::Person]
            .into_iter()
            .any(|unit| sets.values(unit, field, View::ALL_KNOWN).contains(&number))
    });
    named || sets.facts.prints_value(field, word)
}

fn words_of(table: &Table) -> Vec<(Field, &str)> {
    let mut words = of_settings(&table.settings);
    for line in table.rows.iter().chain(&table.columns) {
        match line {
            Line::Listed(listed) => words.extend(of_settings(&listed.settings)),
            Line::Breakdown(breakdown) => {
                words.extend(of_settings(&breakdown.settings));
                words.extend(of_breakdown(breakdown));
            }
        }
    }
    words
}

fn of_breakdown(breakdown: &Breakdown) -> Vec<(Field, &str)> {
    let Along::Field(field) = breakdown.along else {
        return Vec::new();
    };
    let is_group = |value: &String| breakdown.groups.iter().any(|(name, _)| name == value);
    let values = breakdown.values.iter().filter(|it| !is_group(it));
    let listed = values.filter(|_| breakdown.others != Others::Each);
    let grouped = breakdown.groups.iter().flat_map(|(_, codes)| codes);
    grouped
        .chain(listed)
        .map(|it| (field, it.as_str()))
        .collect()
}

fn of_settings(settings: &Settings) -> Vec<(Field, &str)> {
    let filters = settings.filter.iter().chain(&settings.slice);
    let numerator = settings.numerator.iter().flat_map(|it| &it.value.filter);
    let parts = settings.share.iter().flat_map(|share| {
        let codes = share.value.parts.iter().flatten();
        codes.map(|code| (share.value.over, code.as_str()))
    });
    filters
        .map(|it| &it.value)
        .chain(numerator)
        .flat_map(of_filter)
        .chain(parts)
        .collect()
}

fn of_filter(filter: &Filter) -> impl Iterator<Item = (Field, &str)> {
    let words: &[String] = match &filter.test {
        Test::OneOf(words) | Test::NoneOf { words, .. } => words,
        Test::Stated(_) | Test::Within(_) => &[],
    };
    words.iter().map(|word| (filter.field, word.as_str()))
}
