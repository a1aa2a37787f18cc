//! The days that a council's own file brings: bank holidays proclaimed since this Heard was made, and those on which the
//! council is closed.

use super::{Closures, Rules};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use workdays::{BeyondData, Calendar, ChangeError};

/// The longest closure, in days.
const A_YEAR: usize = 366;

/// A bank holiday proclaimed, or taken away, since this Heard was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proclaimed {
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: String,
    /// Whether it is taken away.
    #[serde(default)]
    pub withdrawn: bool,
}

/// Days on which the council is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What it is called.
    pub name: String,
}

/// Every day that a council's own file brings. They are facts, and count whenever a case was received.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilDays {
    /// Bank holidays proclaimed or taken away, which count in every time.
    #[serde(default)]
    pub bank_holidays: Vec<Proclaimed>,
    /// Closures, which the council's own targets may leave out (C31).
    #[serde(default)]
    pub closures: Vec<Closure>,
}

/// What in a council's days cannot be.
#[derive(Debug, thiserror::Error)]
pub enum CouncilDaysError {
    /// A bank holiday.
    #[error(transparent)]
    BankHoliday(#[from] ChangeError),
    /// A closure in a year that the calendar does not have.
    #[error(transparent)]
    Beyond(#[from] BeyondData),
    /// A closure that ends before it begins, or lasts longer than a year.
    #[error("closure “{0}”: give a first day, and a last day on or after it and within a year")]
    Closure(String),
}

impl CouncilDays {
    /// The rules and the calendar, with these days and no others of a council.
    ///
    /// # Errors
    /// A day beyond the calendar, a bank holiday that cannot be taken away, or a closure that has no days.
    pub fn applied(
        &self,
        rules: Rules,
        calendar: Calendar,
    ) -> Result<(Rules, Calendar), CouncilDaysError> {
        let mut proclaimed = self.bank_holidays.iter();
        let calendar = proclaimed.try_fold(calendar, |calendar, it| {
            if it.withdrawn {
                calendar.without_bank_holiday(it.date)
            } else {
                calendar.with_bank_holiday(it.date, &it.name)
            }
        })?;
        let mut closed = Vec::new();
        for it in &self.closures {
            closed.extend(it.days()?.into_iter().map(|day| (day, it.name.clone())));
        }
        if closed.is_empty() {
            return Ok((rules, calendar));
        }
        let closures = Closures::of(&calendar, closed.into_iter().collect())?;
        Ok((rules.with_closures(closures), calendar))
    }
}

impl Closure {
    /// Its days, the first and the last among them.
    fn days(&self) -> Result<Vec<Date>, CouncilDaysError> {
        let from_the_first = self.from.series(jiff::Span::new().days(1)).take(A_YEAR);
        let days: Vec<Date> = from_the_first.take_while(|day| *day <= self.to).collect();
        if days.last() == Some(&self.to) {
            Ok(days)
        } else {
            Err(CouncilDaysError::Closure(self.name.clone()))
        }
    }
}
