//! How a cell's figure is made of its members, and what its measure needs for that.

use super::{Fault, Filters, Made, Part, Upper, fits, measure_line, misfit};
use crate::cohort::Cohort;
use crate::definition::{CellSettings, Share, Shown};
use crate::field::{Field, Values};
use crate::filter::Test;
use crate::measure::Measure;
use crate::unit::Unit;
use crate::words::Word;

/// How a cell's figure is made of its members.
pub(super) fn made<'a>(
    settings: CellSettings<'_, 'a>,
    measure: Measure,
    unit: Unit,
    cohort: Cohort,
    line: usize,
    faults: &mut Vec<Fault>,
) -> Option<Made<'a>> {
    let mut shown = |name| shown(settings, name, unit, line, faults);
    Some(match measure {
        Measure::Sum => Made::Sum(shown("sum")?),
        Measure::Mean => Made::Mean(shown("mean")?),
        Measure::Median => Made::Median(shown("median")?),
        Measure::Longest => Made::Longest(shown("longest")?),
        Measure::Shortest => Made::Shortest(shown("shortest")?),
        Measure::Member => {
            let Shown::Field(field) = shown("member")? else {
                faults.push((line, "a member shows a field, not an amount".to_owned()));
                return None;
            };
            Made::Member {
                n: settings
                    .n()
                    .and_then(|it| usize::try_from(it.value).ok())
                    .unwrap_or(1),
                field,
                words: settings.words(),
            }
        }
        Measure::Rate => rate(settings, unit, cohort, line, faults),
        Measure::Share => share(settings, unit, line, faults)?,
        _ => Made::Count,
    })
}

/// What a sum, mean, median or member shows.
fn shown(
    settings: CellSettings,
    name: &str,
    unit: Unit,
    line: usize,
    faults: &mut Vec<Fault>,
) -> Option<Shown> {
    let Some(field) = settings.field() else {
        faults.push((
            measure_line(settings, line),
            format!("`measure = \"{name}\"` needs a `field`"),
        ));
        return None;
    };
    match field.value {
        Shown::AmountPence if unit != Unit::Remedy => faults.push((
            field.line,
            format!(
                "`amount_pence` belongs to the unit `remedy`, not to `{}`",
                unit.word()
            ),
        )),
        Shown::Field(field_) => {
            fits(field_, unit, field.line, faults);
            if name != "member" && field_.values() != Values::Numbers {
                faults.push((
                    field.line,
                    format!(
                        "`{}` is not a number; a {name} takes: amount_pence, days, panel_days, age",
                        field_.word()
                    ),
                ));
            }
            if let Some(why) = field_.several(unit).filter(|_| name != "member") {
                faults.push((
                    field.line,
                    format!(
                        "a member of the unit `{}` can have {why}, so `{}` has no single value",
                        unit.word(),
                        field_.word()
                    ),
                ));
            }
        }
        Shown::AmountPence => {}
    }
    Some(field.value)
}

fn rate<'a>(
    settings: CellSettings<'_, 'a>,
    unit: Unit,
    cohort: Cohort,
    line: usize,
    faults: &mut Vec<Fault>,
) -> Made<'a> {
    if settings.numerator().is_none() && settings.slice().next().is_none() {
        faults.push((
            measure_line(settings, line),
            "a rate needs a `slice` of its members, or a `numerator` from another cohort"
                .to_owned(),
        ));
    }
    Made::Rate(settings.numerator().map(|it| {
        let upper = Upper {
            unit: it.value.unit.unwrap_or(unit),
            cohort: it.value.cohort.unwrap_or(cohort),
            filters: it.value.filter.clone(),
        };
        if !upper.cohort.fits(upper.unit) {
            faults.push((it.line, misfit(upper.cohort, upper.unit)));
        }
        upper
    }))
}

fn share<'a>(
    settings: CellSettings<'_, 'a>,
    unit: Unit,
    line: usize,
    faults: &mut Vec<Fault>,
) -> Option<Made<'a>> {
    let Some(share) = settings.share() else {
        faults.push((
                    measure_line(settings, line),
                    "`measure = \"share\"` needs `share = { over = … }`, the field whose values are its parts"
                        .to_owned(),
                ));
        return None;
    };
    let Share { over, parts, whole } = &share.value;
    let over = *over;
    fits(over, unit, share.line, faults);
    if over.values() == Values::Numbers {
        faults.push((
            share.line,
            format!(
                "`{}` is a number, whose values do not list the parts of a whole",
                over.word()
            ),
        ));
    }
    if let Some((why, own)) = over.several(unit).zip(over.own_unit()) {
        faults.push((
                    share.line,
                    format!(
                        "the parts of a share over `{}` do not make up the whole: one {} can have {why}; count the unit `{}`",
                        over.word(),
                        unit.word().replace('_', " "),
                        own.word()
                    ),
                ));
    }
    Some(Made::Share {
        over,
        parts,
        whole: *whole,
        part: Part::Codes(Vec::new()),
    })
}

/// Takes the part that a share shows out of the filters, so that they leave the whole.
pub(super) fn share_part(
    over: Field,
    filters: &mut Filters,
    slice: &mut Filters,
    unit: Unit,
    line: usize,
    open: Option<Field>,
    faults: &mut Vec<Fault>,
) -> Option<Part> {
    let mut part = None;
    let mut take = |list: &mut Filters| {
        list.retain(|filter| {
            if filter.field != over {
                return true;
            }
            match &filter.test {
                Test::OneOf(words) => part = Some(Part::Codes(words.to_vec())),
                Test::NoneOf {
                    words,
                    stated: true,
                } => part = Some(Part::Rest(words.to_vec())),
                Test::Stated(false) => part = Some(Part::Codes(Vec::new())),
                _ => return true,
            }
            false
        });
    };
    take(filters);
    take(slice);
    if part.is_none() && open == Some(over) {
        return Some(Part::Codes(Vec::new()));
    }
    if part.is_none() {
        faults.push((
            line,
            format!(
                "this share over `{}` does not say which part it shows: give the row or the column a `filter` on `{0}`, or the dimension `{0}` ({} is the unit); a cell that shows none, such as a total, is left `blank`",
                over.word(),
                unit.word()
            ),
        ));
    }
    part
}
