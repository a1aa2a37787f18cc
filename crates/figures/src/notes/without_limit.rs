//! Members of a rate of on time that have no time limit, so that they are neither on time nor late.

use crate::compute::{Conditions, Sheet, Writer};
use crate::field::Field;
use crate::filter::{Filter, Test};
use crate::members::Members;
use crate::plan::{Counted, Made, Source};
use crate::unit::Unit;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many there are, for each unit and for on time and late apart.
pub(super) fn notes(sheet: &Sheet, writer: &Writer) -> Vec<String> {
    let mut found: BTreeMap<(Unit, bool), Members> = BTreeMap::new();
    for plan in sheet.plans.iter().flatten().flatten() {
        let Source::Members(counted) = &plan.source else {
            continue;
        };
        let Some(on_time) = rate_of(counted) else {
            continue;
        };
        let Some(days) = plan.when.days(writer.frame) else {
            continue;
        };
        let (sets, unit) = (writer.sets, counted.unit);
        let asked = Conditions::new(counted, days, writer.frame).members();
        let without = sets
            .all_of(unit, asked)
            .and([Rc::new(sets.without_limit(unit))]);
        let all = found
            .entry((unit, on_time))
            .or_insert_with(|| Members::none(sets.rows(unit)));
        for row in without.rows() {
            all.put(row);
        }
    }
    let counts = found
        .into_iter()
        .map(|((_, on_time), all)| (all.count(), on_time));
    counts
        .filter(|(number, _)| *number > 0)
        .map(|(number, on_time)| {
            let (have, count) = if number == 1 {
                ("has", "counts")
            } else {
                ("have", "count")
            };
            let answer = if on_time { "on time" } else { "late" };
            format!("{number} of these {have} no time limit and {count} as not {answer}.")
        })
        .collect()
}

/// Whether a figure is a rate of on time (true) or of late (false) by the limits of stages and procedures.
fn rate_of(counted: &Counted) -> Option<bool> {
    if counted.limit.is_some() || !matches!(counted.made, Made::Rate(None)) {
        return None;
    }
    let answer = |filter: &Filter| match &filter.test {
        Test::OneOf(words) if filter.field == Field::OnTime => {
            Some(words.iter().any(|it| it == "true"))
        }
        _ => None,
    };
    counted.slice.iter().find_map(answer)
}
