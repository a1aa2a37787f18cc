//! What stands under a table, so that a reader knows what its figures are.

mod made;
mod without_limit;

use crate::cohort::Cohort;
use crate::compute::{Quantity, Sheet, Writer, Written};
use crate::definition::Definition;
use crate::field::{Field, Values};
use crate::filter::{Filter, View};
use crate::label::long_date;
use crate::measure::KnownBy;
use crate::plan::{Counted, Made, Plan, Source};
use crate::select::Sets;
use crate::unit::Unit;
use crate::words::Word;
use made::Alike;

/// What a table is about.
pub(crate) struct About {
    pub(crate) unit: String,
    pub(crate) cohort: String,
    pub(crate) notes: Vec<String>,
}

/// Describes a table by what its cells show.
pub(crate) fn about(sheet: &Sheet, writer: &Writer) -> About {
    let alike = Alike::new(sheet);
    let plans = &alike.plans;
    let counted: Vec<&Counted> = plans.iter().copied().filter_map(counted).collect();
    let units = distinct(counted.iter().map(|it| it.unit));
    let cohorts = distinct(counted.iter().map(|it| it.cohort));
    let list = |words: Vec<&str>| {
        if words.is_empty() {
            "published".to_owned()
        } else {
            words.join(", ")
        }
    };
    let mut notes: Vec<String> = Vec::new();
    notes.extend(what_is_counted(&counted));
    notes.extend(what_all_are(sheet));
    notes.extend(made::how(&alike));
    let mut figures = sheet.figures.iter().flatten().flatten();
    if figures.any(|it| it.quantity == Quantity::Points) {
        notes.push("A difference of two percentages is in percentage points.".to_owned());
    }
    notes.extend(made::named(&alike, limit));
    notes.extend(without_limit::notes(sheet, writer));
    notes.extend(made::named(&alike, |it| closing_day(it, writer)));
    notes.extend(may_exceed(sheet, &units));
    if plans
        .iter()
        .any(|it| matches!(it.source, Source::Published { .. }))
    {
        notes.push(
            "Figures of the kind “published” are read back as they were printed or supplied; they are not counted here."
                .to_owned(),
        );
    }
    let own = sheet.table.notes.iter();
    notes.extend(own.map(|it| writer.label(it).into_owned()));
    About {
        unit: list(units.iter().map(|it| it.word()).collect()),
        cohort: list(cohorts.iter().map(|it| it.word()).collect()),
        notes,
    }
}

/// Warnings about values that occur and are not on the council's list.
pub(crate) fn unlisted(definition: &Definition, sets: &Sets) -> Vec<String> {
    let Some(lists) = &definition.lists else {
        return Vec::new();
    };
    let mut warnings = Vec::new();
    for (field, list) in lists.iter() {
        if field.values() != Values::Open {
            continue;
        }
        for unit in [Unit::Case, Unit::Issue, Unit::Child] {
            for number in sets.values(unit, field, View::ALL_KNOWN).iter() {
                let Some(word) = sets.facts.names.word(*number) else {
                    continue;
                };
                let warning = format!(
                    "“{word}” is not on the council's list of {}",
                    field.in_words()
                );
                if !list.iter().any(|it| it == word) && !warnings.contains(&warning) {
                    warnings.push(warning);
                }
            }
        }
    }
    warnings.sort();
    warnings
}

fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen: Vec<T> = Vec::new();
    for it in all {
        if !seen.contains(&it) {
            seen.push(it);
        }
    }
    seen
}

fn what_is_counted(counted: &[&Counted]) -> Option<String> {
    let pairs = distinct(counted.iter().map(|it| (it.unit, it.cohort)));
    if pairs.is_empty() {
        return None;
    }
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(unit, cohort)| phrase(unit, cohort))
        .collect();
    let mut note = format!("Counted: {}.", pairs.join("; "));
    if counted.iter().any(|it| it.unit == Unit::Person) {
        note += " Somebody named counts once, however many cases they brought; where nobody is named, each case counts one.";
    }
    if counted.iter().any(|it| it.unit == Unit::Transaction) {
        note += " One matter counts once at each level that it reaches.";
    }
    Some(note)
}

fn phrase(unit: Unit, cohort: Cohort) -> String {
    let of_a_case = matches!(
        unit,
        Unit::Issue | Unit::TeamInvolvement | Unit::Person | Unit::Child
    ) || (unit == Unit::Remedy
        && matches!(cohort, Cohort::Received | Cohort::Answered));
    if of_a_case {
        format!("{} of cases {}", unit.plural(), cohort.meaning())
    } else if unit == Unit::Remedy && cohort == Cohort::StageConcluded {
        format!("{} of stages {}", unit.plural(), cohort.meaning())
    } else {
        format!("{} {}", unit.plural(), cohort.meaning())
    }
}

/// What every counted cell asks, once for all of them.
fn what_all_are(sheet: &Sheet) -> Option<String> {
    let plans = sheet.plans.iter().flatten().flatten();
    let mut counted = plans.filter_map(counted);
    let mut common: Vec<&Filter> = counted.next()?.filters.iter().collect();
    for other in counted {
        common.retain(|it| other.filters.contains(it));
    }
    if common.is_empty() {
        return None;
    }
    let (kinds, others): (Vec<&Filter>, Vec<&Filter>) =
        common.into_iter().partition(|it| it.kinds().is_some());
    let words = |filters: Vec<&Filter>| distinct(filters.into_iter().map(Filter::in_words));
    let (kinds, others) = (words(kinds).join(", "), words(others).join(", "));
    Some(match (kinds.as_str(), others.as_str()) {
        ("", others) => format!("Only where {others}."),
        (kinds, "") => format!("Only {kinds}."),
        (kinds, others) => format!("Only {kinds}, where {others}."),
    })
}

/// What on time means.
fn limit(plan: &Plan) -> Option<String> {
    let counted = counted(plan).filter(|it| asks(it, Field::OnTime))?;
    Some(match counted.limit {
        None => "On time is within the limit of the stage and procedure, the longer one when extended, in working days."
            .to_owned(),
        Some((standard, longer)) if standard == longer => {
            format!("On time is within {standard} working days.")
        }
        Some((standard, longer)) => {
            format!("On time is within {standard} working days, {longer} when extended.")
        }
    })
}

/// What a cell counts, where it counts.
fn counted<'a>(plan: &'a Plan) -> Option<&'a Counted<'a>> {
    match &plan.source {
        Source::Members(counted) => Some(counted),
        _ => None,
    }
}

fn asks(counted: &Counted, field: Field) -> bool {
    fields(counted).any(|it| it == field)
}

fn fields(counted: &Counted) -> impl Iterator<Item = Field> {
    let numerator = match &counted.made {
        Made::Rate(Some(upper)) => upper.filters.as_slice(),
        _ => &[],
    };
    let over = match &counted.made {
        Made::Share { over, .. } => Some(*over),
        _ => None,
    };
    counted
        .filters
        .iter()
        .chain(&counted.slice)
        .chain(numerator)
        .map(|it| it.field)
        .chain(over)
}

/// Until when what happened is in a cell.
fn closing_day(plan: &Plan, writer: &Writer) -> Option<String> {
    let counted = counted(plan).filter(|it| {
        fields(it).any(Field::dated)
            || matches!(
                it.cohort,
                Cohort::StageStartedAndDecided | Cohort::OmbudsmanToldAndDecided
            )
    })?;
    Some(match counted.known_by {
        KnownBy::PeriodEnd => format!(
            "As it stood on {}: what was decided later is not in it.",
            long_date(writer.frame.period.to.min(writer.frame.as_at))
        ),
        KnownBy::CellEnd => {
            "As it stood on the last day of each cell's period: what was decided later is not in it."
                .to_owned()
        }
        KnownBy::AsAt => format!(
            "As it stood on {}, the day of the report.",
            long_date(writer.frame.as_at)
        ),
    })
}

/// Why parts may add up to more than the total, where that is so.
fn may_exceed(sheet: &Sheet, units: &[Unit]) -> Vec<String> {
    let mut notes = Vec::new();
    if units.contains(&Unit::Issue) {
        notes.push(
            "These are issues: they may exceed the number of complaints, because a complaint may raise more than one issue."
                .to_owned(),
        );
    }
    if units.contains(&Unit::TeamInvolvement) {
        notes.push(
            "These are team involvements: they may exceed the number of complaints, because a complaint that involves more than one team counts once for each."
                .to_owned(),
        );
    }
    if units.contains(&Unit::Child) {
        notes.push(
            "These are children of cases: they may exceed the number of complaints, because a complaint may be about more than one child; a child of two complaints counts in each."
                .to_owned(),
        );
    }
    let rows = sheet.rows.iter().enumerate().flat_map(|(row, line)| {
        let cells = sheet.plans[row].iter().flatten();
        several(line, cells)
    });
    let columns = sheet.columns.iter().enumerate().flat_map(|(column, line)| {
        let cells = sheet
            .plans
            .iter()
            .filter_map(move |row| row[column].as_ref());
        several(line, cells)
    });
    for parts in [rows.collect::<Vec<_>>(), columns.collect()] {
        for (unit, reason) in distinct(parts.iter().copied()) {
            // one line alone is no breakdown
            if parts.iter().filter(|it| **it == (unit, reason)).count() > 1 {
                notes.push(format!(
                    "The parts may add up to more than the total, because one of the {} may have {reason}.",
                    unit.plural()
                ));
            }
        }
    }
    distinct(notes.into_iter())
}

/// For each unit that a line counts, why one member can be in several lines like it.
fn several<'p>(
    line: &Written,
    cells: impl Iterator<Item = &'p Plan<'p>>,
) -> Vec<(Unit, &'static str)> {
    let asked = cells.filter_map(counted).flat_map(|counted| {
        let fields = line.settings.filters().map(|it| it.value.field);
        fields.filter_map(|field| Some((counted.unit, field.several(counted.unit)?)))
    });
    distinct(asked)
}
