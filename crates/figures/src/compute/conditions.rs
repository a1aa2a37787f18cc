//! The conditions of a figure that is made of members.

use crate::facts::day;
use crate::filter::{Condition, Filter, View};
use crate::measure::KnownBy;
use crate::period::{Days, Frame};
use crate::plan::{Counted, Made};
use crate::unit::Unit;

/// The conditions of a figure, all with their days.
#[derive(Debug, Clone)]
pub(crate) struct Conditions {
    /// What every member meets.
    pub(crate) members: Vec<Condition>,
    /// What the part that is shown meets besides.
    pub(crate) slice: Vec<Condition>,
    /// What the numerator meets where it is no slice of the members.
    pub(crate) numerator: Option<(Unit, Vec<Condition>)>,
    pub(crate) view: View,
}

/// The conditions of a figure in its period.
pub(crate) fn conditions(counted: &Counted, days: Days, frame: Frame) -> Conditions {
    let closing = match counted.known_by {
        KnownBy::PeriodEnd => days.closing.min(frame.as_at),
        KnownBy::CellEnd => days.period.to.min(frame.as_at),
        KnownBy::AsAt => frame.as_at,
    };
    let view = View {
        closing: day::number(closing),
        limit: counted.limit,
    };
    let cohort = |cohort| Condition::Cohort {
        cohort,
        from: day::number(days.period.from),
        to: day::number(days.period.to),
        closing: view.closing,
    };
    let filters = |filters: &[Filter]| {
        filters
            .iter()
            .map(|filter| Condition::Filter {
                filter: filter.clone(),
                view: view.for_field(filter.field),
            })
            .collect::<Vec<_>>()
    };
    let with_cohort = |own, list: &[Filter]| {
        let mut conditions = vec![cohort(own)];
        conditions.extend(filters(list));
        conditions
    };
    let numerator = match &counted.made {
        Made::Rate(Some(upper)) => {
            let mut conditions = with_cohort(upper.cohort, &upper.filters);
            conditions.extend(filters(&counted.slice));
            Some((upper.unit, conditions))
        }
        _ => None,
    };
    Conditions {
        members: with_cohort(counted.cohort, &counted.filters),
        slice: filters(&counted.slice),
        numerator,
        view,
    }
}
