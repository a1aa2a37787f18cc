use jiff::civil::Date;

use crate::data::Data;

/// The days of a calendar counted once, so that adding and counting between take no walk.
#[derive(Debug)]
pub(crate) struct Table {
    first: Date,
    /// For each covered day, the number of working days from the first day up to and including it.
    counted: Vec<u32>,
    /// Every working day, in order.
    working: Vec<Date>,
}

impl Table {
    pub(crate) fn new(data: &Data) -> Self {
        let mut table = Self {
            first: data.first,
            counted: Vec::new(),
            working: Vec::new(),
        };
        let mut count = 0;
        for date in data
            .first
            .series(jiff::ToSpan::days(1))
            .take_while(|day| *day <= data.last)
        {
            if data.is_working(date) {
                table.working.push(date);
                count += 1;
            }
            table.counted.push(count);
        }
        table
    }

    /// The number of working days from the first day up to and including this one, or `None` when
    /// the day is not covered.
    pub(crate) fn up_to(&self, date: Date) -> Option<u32> {
        let days = date.duration_since(self.first).as_hours() / 24;
        self.counted.get(usize::try_from(days).ok()?).copied()
    }

    /// The working day with this number, from 1, counted from the first day.
    pub(crate) fn nth(&self, number: u32) -> Option<Date> {
        self.working
            .get(usize::try_from(number.checked_sub(1)?).ok()?)
            .copied()
    }
}
