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
    let (from, to) = (day::number(days.period.from), day::number(days.period.to));
    let cohort = |cohort| Condition::Cohort {
        cohort,
        from,
        to,
        closing: view.closing,
    };
    let filter = |filter: &Filter| Condition::Filter {
        filter: filter.clone(),
        view: view.for_field(filter.field),
    };
    let with_cohort = |own, list: &[Filter]| {
        let mut conditions = Vec::with_capacity(list.len() + 1);
        conditions.push(cohort(own));
        conditions.extend(list.iter().map(filter));
        conditions
    };
    let numerator = match &counted.made {
        Made::Rate(Some(upper)) => {
            let mut conditions = with_cohort(upper.cohort, &upper.filters);
            conditions.extend(counted.slice.iter().map(filter));
            Some((upper.unit, conditions))
        }
        _ => None,
    };
    Conditions {
        members: with_cohort(counted.cohort, &counted.filters),
        slice: counted.slice.iter().map(filter).collect(),
        numerator,
        view,
    }
}
