//! Days as the demonstration speaks of them: so many working days before or after today.

use jiff::civil::Date;
use workdays::{BeyondData, Calendar};

/// Days around today.
#[derive(Debug, Clone)]
pub(super) struct Days {
    calendar: Calendar,
    today: Date,
}

impl Days {
    pub(super) fn around(today: Date) -> Self {
        Self {
            calendar: Calendar::england_and_wales(),
            today,
        }
    }

    pub(super) const fn today(&self) -> Date {
        self.today
    }

    /// The day so many working days after today; before it where negative; today itself where 0.
    pub(super) fn at(&self, working_days: i32) -> Result<Date, BeyondData> {
        let distance = working_days.unsigned_abs();
        if working_days < 0 {
            self.calendar.subtract(self.today, distance)
        } else {
            self.calendar.add(self.today, distance)
        }
    }

    /// How many working days lie between today and the day that many months before.
    pub(super) fn in_the_last_months(&self, months: i32) -> Result<i32, BeyondData> {
        let from = self.today.saturating_sub(jiff::Span::new().months(months));
        self.calendar.between(from, self.today)
    }
}
