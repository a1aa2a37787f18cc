//! What one cell shows, from the settings that hold for it; and why it could not be.

mod made;

use crate::cohort::Cohort;
use crate::definition::{CellSettings, Place, Shown};
use crate::field::Field;
use crate::filter::{Filter, Test};
use crate::measure::{EarlierYears, KnownBy, Measure, Whole};
use crate::period::When;
use crate::rounding::Rounding;
use crate::unit::Unit;
use crate::words::Word;
use complaints::codes::Kind;
use made::{made, share_part};
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What one cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan<'a> {
    pub(crate) when: When,
    pub(crate) source: Source<'a>,
    pub(crate) format: Format<'a>,
}

/// How a cell's figure is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Format<'a> {
    pub(crate) rounding: Rounding,
    pub(crate) decimals: Option<u32>,
    pub(crate) text: Option<&'a str>,
    pub(crate) zero: Option<&'a str>,
    pub(crate) none: &'a str,
}

/// Where a cell's figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source<'a> {
    Members(Counted<'a>),
    Published {
        name: &'a str,
        by: BTreeMap<String, String>,
    },
    Difference {
        of: &'a Place,
        minus: &'a Place,
    },
    Change {
        of: &'a Place,
        minus: &'a Place,
    },
    Complement {
        of: &'a Place,
    },
}

/// The filters of a cell, few as they mostly are.
pub(crate) type Filters = SmallVec<[Filter; 4]>;

/// A figure that is made of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted<'a> {
    pub(crate) unit: Unit,
    pub(crate) cohort: Cohort,
    pub(crate) filters: Filters,
    pub(crate) slice: Filters,
    pub(crate) limit: Option<(i32, i32)>,
    pub(crate) known_by: KnownBy,
    pub(crate) made: Made<'a>,
}

/// How it is made of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Made<'a> {
    Count,
    Rate(Option<Upper>),
    Share {
        over: Field,
        parts: &'a [Vec<String>],
        whole: Whole,
        part: Part,
    },
    Sum(Shown),
    Mean(Shown),
    Median(Shown),
    Longest(Shown),
    Shortest(Shown),
    Member {
        n: usize,
        field: Field,
        words: BTreeMap<String, String>,
    },
}

impl Made<'_> {
    /// The number of each member that it is made of, where it is made of numbers.
    pub(crate) const fn shown(&self) -> Option<Shown> {
        match self {
            Self::Sum(shown)
            | Self::Mean(shown)
            | Self::Median(shown)
            | Self::Longest(shown)
            | Self::Shortest(shown) => Some(*shown),
            _ => None,
        }
    }
}

/// The part of a whole that a share shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Those of these codes; of none for what is not recorded.
    Codes(Vec<String>),
    /// Those of all other codes.
    Rest(Vec<String>),
}

/// The numerator of a rate that is no slice of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upper {
    pub(crate) unit: Unit,
    pub(crate) cohort: Cohort,
    pub(crate) filters: Vec<Filter>,
}

/// What is wrong with a cell, and on which line.
pub(crate) type Fault = (usize, String);

/// Makes the plan of a cell.
///
/// `line` is where the cell stands, for what is missing. `open` is the field of a breakdown whose values are only known
/// when figures are made, while a definition is checked.
pub(crate) fn plan<'a>(
    settings: CellSettings<'_, 'a>,
    earlier_years: EarlierYears,
    line: usize,
    open: Option<Field>,
) -> Result<Plan<'a>, Vec<Fault>> {
    let when = settings.period().map_or(When::YEAR, |it| it.value);
    let measure = settings.measure().map_or(Measure::Count, |it| it.value);
    let mut faults = Vec::new();
    let source = match measure {
        Measure::Published => published(settings, line, &mut faults),
        Measure::Difference | Measure::Change => {
            if let (Some(of), Some(minus)) = (settings.of(), settings.minus()) {
                let (of, minus) = (&of.value, &minus.value);
                Some(if measure == Measure::Difference {
                    Source::Difference { of, minus }
                } else {
                    Source::Change { of, minus }
                })
            } else {
                faults.push((
                    measure_line(settings, line),
                    format!(
                        "`measure = \"{}\"` needs two cells, `of` and `minus`",
                        measure.word()
                    ),
                ));
                None
            }
        }
        Measure::Complement => {
            if settings.of().is_none() {
                faults.push((
                    measure_line(settings, line),
                    "`measure = \"complement\"` needs the cell `of` whose percentage is taken from 100".to_owned(),
                ));
            }
            settings.of().map(|it| Source::Complement { of: &it.value })
        }
        _ if when.years_back() > 0 && earlier_years == EarlierYears::Published => {
            earlier(settings, line, &mut faults)
        }
        _ => counted(settings, measure, line, open, &mut faults).map(Source::Members),
    };
    let format = Format {
        rounding: settings.rounding().map_or(Rounding::HalfUp, |it| it.value),
        decimals: settings.decimals().map(|it| it.value),
        text: settings.text().map(|it| it.value.as_str()),
        zero: settings.zero().map(|it| it.value.as_str()),
        none: settings.none().map_or("n/a", |it| &it.value),
    };
    if let Some(text) = settings.text()
        && !text.value.contains("{}")
    {
        faults.push((
            text.line,
            "`text` needs `{}` where the figure goes, as in \"around {}\"".to_owned(),
        ));
    }
    if format.rounding == Rounding::LargestRemainder && measure == Measure::Rate {
        faults.push((
            settings.rounding().map_or(line, |it| it.line),
            "`largest_remainder` is for shares, whose parts make up a whole; a rate takes `half_up` or `truncate`"
                .to_owned(),
        ));
    }
    if format.rounding == Rounding::Complement && measure != Measure::Complement {
        faults.push((
            settings.rounding().map_or(line, |it| it.line),
            "the rounding `complement` belongs to `measure = \"complement\"`".to_owned(),
        ));
    }
    match source {
        Some(source) if faults.is_empty() => Ok(Plan {
            when,
            source,
            format,
        }),
        _ => Err(faults),
    }
}

fn measure_line(settings: CellSettings, line: usize) -> usize {
    settings.measure().map_or(line, |it| it.line)
}

fn published<'a>(
    settings: CellSettings<'_, 'a>,
    line: usize,
    faults: &mut Vec<Fault>,
) -> Option<Source<'a>> {
    let Some(name) = settings.published() else {
        faults.push((
            measure_line(settings, line),
            "`measure = \"published\"` needs `published`, the name of the published measure"
                .to_owned(),
        ));
        return None;
    };
    Some(Source::Published {
        name: &name.value,
        by: settings.by(),
    })
}

fn earlier<'a>(
    settings: CellSettings<'_, 'a>,
    line: usize,
    faults: &mut Vec<Fault>,
) -> Option<Source<'a>> {
    let Some(name) = settings.published() else {
        faults.push((
            settings.period().map_or(line, |it| it.line),
            "for an earlier year a report reads published figures: give `published`, the name of the published measure, or say `earlier_years = \"cases\"` if whole earlier years have been brought in".to_owned(),
        ));
        return None;
    };
    Some(Source::Published {
        name: &name.value,
        by: settings.by(),
    })
}

fn counted<'a>(
    settings: CellSettings<'_, 'a>,
    measure: Measure,
    line: usize,
    open: Option<Field>,
    faults: &mut Vec<Fault>,
) -> Option<Counted<'a>> {
    let unit = settings.unit().map_or(Unit::Case, |it| it.value);
    let Some(&cohort) = settings.cohort() else {
        faults.push((
            line,
            format!(
                "this cell needs a `cohort`: what has to have happened in its period; for the unit `{}` one of: {}",
                unit.word(),
                words(Cohort::of(unit).iter().map(|it| it.word()))
            ),
        ));
        return None;
    };
    if !cohort.value.fits(unit) {
        faults.push((cohort.line, misfit(cohort.value, unit)));
    }
    for filter in settings.filter().chain(settings.slice()) {
        fits(filter.value.field, unit, filter.line, faults);
    }
    let mut filters: Filters = settings.filter().map(|it| it.value.clone()).collect();
    let mut slice: Filters = settings.slice().map(|it| it.value.clone()).collect();
    let mut made = made(settings, measure, unit, cohort.value, line, faults)?;
    if let Made::Share {
        over, parts, part, ..
    } = &mut made
    {
        let line = settings.share().map_or(line, |it| it.line);
        *part = share_part(*over, &mut filters, &mut slice, unit, line, open, faults)?;
        if let Part::Codes(part) = part
            && open != Some(*over)
        {
            faults.extend(not_a_part(parts, part).map(|it| (line, it)));
        }
    }
    // the part that a share over kinds shows was a filter that named one
    let over_kinds = matches!(made, Made::Share { over, .. } if over == Field::Kind);
    let unnamed = |unit: Unit, filters: &[Filter]| {
        let mut asked = filters.iter().chain(&slice).map(|it| it.field);
        unit.counts_complaints_unless_told() && !asked.any(|it| it == Field::Kind)
    };
    if !settings.any_kind() && !over_kinds && unnamed(unit, &filters) {
        filters.insert(0, COMPLAINTS.clone());
    }
    if let Made::Rate(Some(upper)) = &mut made {
        let any_kind = settings.numerator().is_some_and(|it| it.value.any_kind);
        let given = std::mem::take(&mut upper.filters);
        let replaced =
            |field| given.iter().any(|new| new.field == field) || any_kind && field == Field::Kind;
        let kept = filters.iter().filter(|it| !replaced(it.field)).cloned();
        upper.filters = kept.chain(given.iter().cloned()).collect();
        if !settings.any_kind() && !any_kind && unnamed(upper.unit, &upper.filters) {
            upper.filters.insert(0, COMPLAINTS.clone());
        }
        let line = settings.numerator().map_or(line, |it| it.line);
        for filter in upper.filters.iter().chain(&slice) {
            fits(filter.field, upper.unit, line, faults);
        }
    }
    Some(Counted {
        unit,
        cohort: cohort.value,
        filters,
        slice,
        limit: settings.limit().map(|it| it.value),
        known_by: settings
            .known_by()
            .map_or(KnownBy::PeriodEnd, |it| it.value),
        made,
    })
}

/// Why the codes that a share shows are not one of its parts.
fn not_a_part(parts: &[Vec<String>], part: &[String]) -> Option<String> {
    let [first, others @ ..] = part else {
        return None;
    };
    let listed = parts.iter().any(|it| it == part);
    let unlisted_alone = others.is_empty() && !parts.iter().flatten().any(|it| it == first);
    if listed || unlisted_alone {
        return None;
    }
    let shown = part.join(" and ");
    Some(if parts.is_empty() {
        format!("this share puts {shown} together; list it in `share.parts`")
    } else {
        format!(
            "the share's parts do not make up the whole: this cell shows {shown}, which is not one of its `parts`"
        )
    })
}

/// Why a cohort does not go with a unit, and what would.
fn misfit(cohort: Cohort, unit: Unit) -> String {
    format!(
        "the cohort `{}` does not go with the unit `{}`; allowed for `{1}`: {}; `{0}` goes with: {}",
        cohort.word(),
        unit.word(),
        words(Cohort::of(unit).iter().map(|it| it.word())),
        words(cohort.units().iter().map(|it| it.word())),
    )
}

/// The filter that holds where no kind is named.
static COMPLAINTS: LazyLock<Filter> = LazyLock::new(|| {
    let complaints = [Kind::Complaint.code().to_owned()];
    Filter::new(Field::Kind, Test::OneOf(complaints.into()))
});

fn fits(field: Field, unit: Unit, line: usize, faults: &mut Vec<Fault>) {
    if !field.fits(unit) {
        faults.push((
            line,
            format!(
                "a member of the unit `{}` has no `{}`; it has: {}",
                unit.word(),
                field.word(),
                words(Field::of(unit).iter().map(|it| it.word()))
            ),
        ));
    }
}

fn words<'a>(list: impl Iterator<Item = &'a str>) -> String {
    list.collect::<Vec<_>>().join(", ")
}
