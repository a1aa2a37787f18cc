//! The conditions of a figure that is made of members.

use crate::cohort::Cohort;
use crate::facts::day::{self, Day};
use crate::filter::{Condition, Filter, View};
use crate::measure::KnownBy;
use crate::period::{Days, Frame};
use crate::plan::{Counted, Made};
use crate::unit::Unit;

/// The conditions of a figure in its period, all with their days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Conditions<'a> {
    counted: &'a Counted<'a>,
    from: Day,
    to: Day,
    pub(crate) view: View,
}

impl<'a> Conditions<'a> {
    pub(crate) fn new(counted: &'a Counted, days: Days, frame: Frame) -> Self {
        let closing = match counted.known_by {
            KnownBy::PeriodEnd => days.closing.min(frame.as_at),
            KnownBy::CellEnd => days.period.to.min(frame.as_at),
            KnownBy::AsAt => frame.as_at,
        };
        Self {
            counted,
            from: day::number(days.period.from),
            to: day::number(days.period.to),
            view: View {
                closing: day::number(closing),
                limit: counted.limit,
            },
        }
    }

    /// What every member meets.
    pub(crate) fn members(self) -> impl Iterator<Item = Condition> {
        std::iter::once(self.cohort(self.counted.cohort)).chain(self.filters(&self.counted.filters))
    }

    /// What the part that is shown meets besides.
    pub(crate) fn slice(self) -> impl Iterator<Item = Condition> {
        self.filters(&self.counted.slice)
    }

    /// What the numerator meets where it is no slice of the members.
    pub(crate) fn numerator(self) -> Option<(Unit, impl Iterator<Item = Condition>)> {
        let Made::Rate(Some(upper)) = &self.counted.made else {
            return None;
        };
        let cohort = std::iter::once(self.cohort(upper.cohort));
        let filters = cohort.chain(self.filters(&upper.filters));
        Some((upper.unit, filters.chain(self.slice())))
    }

    const fn cohort(self, cohort: Cohort) -> Condition {
        Condition::Cohort {
            cohort,
            from: self.from,
            to: self.to,
            closing: self.view.closing,
        }
    }

    fn filters(self, filters: &'a [Filter]) -> impl Iterator<Item = Condition> {
        filters.iter().map(move |filter| Condition::Filter {
            filter: filter.clone(),
            view: self.view.for_field(filter.field),
        })
    }
}
