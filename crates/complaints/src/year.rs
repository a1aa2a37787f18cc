//! The council's year: what it owes the public once 31 March is past, by when, and what was done.
//!
//! These are the clocks of no case. Their days are the council's own, named in its file: the law says “as soon as
//! possible”, and the Code leaves the day to the council.

use crate::codes::codes;
use crate::rules::{ClockRule, Rules, YearReport};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

codes! {
    /// Something done for a year that is over.
    YearStep, "a step of the year" {
        /// Annual report published (regulation 13).
        ReportPublished = "report_published", "Annual report published";
        /// Annual report shown to staff.
        ShownToStaff = "shown_to_staff", "Annual report shown to staff";
        /// Annual report shown to the committee.
        ShownToCommittee = "shown_to_committee", "Annual report shown to the committee";
        /// Self-assessment against the Code made.
        SelfAssessed = "self_assessed", "Self-assessment against the Code made";
        /// Complaints performance and service improvement report published.
        PerformancePublished = "performance_published", "Complaints performance and service improvement report published";
        /// Governance answered it.
        GovernanceAnswered = "governance_answered", "Governance's response published with it";
    }
}

/// A step of the year that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearTaken {
    /// The last day of the year that it is for: a 31 March.
    pub year_end: Date,
    /// Which.
    pub step: YearStep,
    /// The day.
    pub on: Date,
    /// What it points to: a meeting, an address. Never a person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl YearReport {
    /// What is to be done of it, each on a day of its own, in its order.
    const fn steps(self) -> [YearStep; 3] {
        match self {
            Self::Annual => [
                YearStep::ReportPublished,
                YearStep::ShownToStaff,
                YearStep::ShownToCommittee,
            ],
            Self::Performance => [
                YearStep::SelfAssessed,
                YearStep::PerformancePublished,
                YearStep::GovernanceAnswered,
            ],
        }
    }

    /// What publishes it: of the Code's report governance's response is a part.
    const fn published_by(self) -> &'static [YearStep] {
        match self {
            Self::Annual => &[YearStep::ReportPublished],
            Self::Performance => &[YearStep::PerformancePublished, YearStep::GovernanceAnswered],
        }
    }
}

/// The days that the council named for a year that is over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YearDays {
    /// For the annual report under regulation 13.
    pub annual_report: Option<Date>,
    /// For the complaints performance and service improvement report of the Code.
    pub performance_report: Option<Date>,
}

impl YearDays {
    const fn of(self, report: YearReport) -> Option<Date> {
        match report {
            YearReport::Annual => self.annual_report,
            YearReport::Performance => self.performance_report,
        }
    }
}

/// What the council owes for a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty<'a> {
    /// The clock.
    pub rule: &'a ClockRule,
    /// The day that the council named; none where it named none.
    pub due: Option<Date>,
    /// The steps of it that were taken, in their order.
    pub taken: Vec<&'a YearTaken>,
    /// The steps of it that are still to be taken.
    pub open: Vec<YearStep>,
}

impl Duty<'_> {
    /// The day on which it was published, as a whole: that is what it is due for. Whoever else is shown it has a day of
    /// their own.
    pub fn done_on(&self) -> Option<Date> {
        let published_by = self.rule.year_report?.published_by();
        let day = |step: &YearStep| {
            self.taken
                .iter()
                .find(|it| it.step == *step)
                .map(|it| it.on)
        };
        let days: Option<Vec<Date>> = published_by.iter().map(day).collect();
        days?.into_iter().max()
    }

    /// Whether its day is past and it was not done by then.
    pub fn late(&self, today: Date) -> bool {
        let by = self.done_on().unwrap_or(today);
        self.due.is_some_and(|due| due < by)
    }
}

/// The last day of the last year that was over on a day.
pub fn last_year_end(today: Date) -> Date {
    let this = date(today.year(), 3, 31);
    if this < today {
        this
    } else {
        date(today.year() - 1, 3, 31)
    }
}

/// What the council owes for a year, and how far it has come.
pub fn duties<'a>(
    rules: &'a Rules,
    year_end: Date,
    days: YearDays,
    taken: &'a [YearTaken],
) -> Vec<Duty<'a>> {
    let of_the_year = rules.clocks().filter_map(|it| Some((it, it.year_report?)));
    of_the_year
        .filter(|(rule, _)| rule.in_force <= year_end)
        .map(|(rule, report)| {
            let steps = report.steps();
            let mut done: Vec<&YearTaken> = taken
                .iter()
                .filter(|it| it.year_end == year_end && steps.contains(&it.step))
                .collect();
            done.sort_by_key(|it| it.on);
            let open = steps
                .into_iter()
                .filter(|step| done.iter().all(|it| it.step != *step));
            Duty {
                rule,
                due: days.of(report),
                open: open.collect(),
                taken: done,
            }
        })
        .collect()
}
