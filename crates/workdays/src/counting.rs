use std::sync::Arc;

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

use crate::calendar::Calendar;
use crate::day::{Day, DayKind};
use crate::error::BeyondData;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// # Questions about days
impl Calendar {
    /// What a day is: a working day, or why it is none.
    ///
    /// ```
    /// # use workdays::{Calendar, DayKind, date};
    /// let calendar = Calendar::england_and_wales();
    /// assert_eq!(calendar.day(date(2026, 4, 6))?.kind.to_string(), "Easter Monday");
    /// assert_eq!(calendar.day(date(2026, 4, 7))?.kind, DayKind::Working);
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn day(&self, date: Date) -> Result<Day, BeyondData> {
        let known = self.data();
        let kind = match known.covered(date)?.weekday() {
            Weekday::Saturday => DayKind::Saturday,
            Weekday::Sunday => DayKind::Sunday,
            _ => {
                if let Some(holiday) = known.holidays.get(&date) {
                    DayKind::BankHoliday {
                        name: Arc::clone(&holiday.full_name),
                    }
                } else if let Some(name) = known.closures.get(&date) {
                    DayKind::Closure {
                        name: Arc::clone(name),
                    }
                } else {
                    DayKind::Working
                }
            }
        };
        Ok(Day { date, kind })
    }

    /// Whether a day is a working day.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// assert!(calendar.is_working_day(date(2028, 2, 29))?);
    /// assert!(!calendar.is_working_day(date(2022, 9, 19))?); // the State Funeral
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn is_working_day(&self, date: Date) -> Result<bool, BeyondData> {
        Ok(self.data().is_working(self.data().covered(date)?))
    }

    /// The working day that is `n` working days after `start`.
    ///
    /// `start` is day 0 whatever kind of day it is, and day 1 the next working day; so `n` of 0
    /// gives `start` itself, even at a weekend.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// // a request for stage 2 on 29 August 2024, to be answered in 65 working days
    /// assert_eq!(calendar.add(date(2024, 8, 29), 65)?, date(2024, 11, 28));
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn add(&self, start: Date, n: u32) -> Result<Date, BeyondData> {
        let day_0 = self.up_to(start)?;
        if n == 0 {
            return Ok(start);
        }
        let due = day_0
            .checked_add(n)
            .and_then(|number| self.table().nth(number));
        due.ok_or_else(|| self.data().beyond(self.data().last.saturating_add(DAY)))
    }

    /// The working day that is `n` working days before `date`: the last day for something that must
    /// be done at least `n` working days ahead.
    ///
    /// `date` is day 0 whatever kind of day it is, and day 1 the working day before it; so `n` of 0
    /// gives `date` itself.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// // papers go out 10 working days before the panel meets on 5 January 2027
    /// assert_eq!(calendar.subtract(date(2027, 1, 5), 10)?, date(2026, 12, 17));
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn subtract(&self, date: Date, n: u32) -> Result<Date, BeyondData> {
        let before = self.up_to(date)? - u32::from(self.data().is_working(date));
        if n == 0 {
            return Ok(date);
        }
        // counting back 1 reaches the last of the working days before the date
        let due = (before + 1)
            .checked_sub(n)
            .and_then(|number| self.table().nth(number));
        due.ok_or_else(|| self.data().beyond(self.data().first.saturating_sub(DAY)))
    }

    /// The date itself when it is a working day, and else the next one that is.
    ///
    /// What is sent or comes on a day that does not count is taken as sent or come on this day.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// // Good Friday to the Tuesday after Easter
    /// assert_eq!(calendar.next_working_day_on_or_after(date(2026, 4, 3))?, date(2026, 4, 7));
    /// assert_eq!(calendar.next_working_day_on_or_after(date(2026, 4, 7))?, date(2026, 4, 7));
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn next_working_day_on_or_after(&self, date: Date) -> Result<Date, BeyondData> {
        self.add(date, u32::from(!self.is_working_day(date)?))
    }

    /// The number of working days after `start` up to and including `end`: on which day of a count
    /// from `start` the day `end` is.
    ///
    /// 0 for the same day. When `end` is before `start` the number is negative or 0: it is
    /// `between(end, start)` with its sign turned, so that three dates always add up,
    /// `between(a, b) + between(b, c) == between(a, c)`. From a due date to an answer it is
    /// therefore the working days late when positive, and in hand when negative.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// let (received, answered) = (date(2025, 12, 19), date(2026, 1, 7));
    /// assert_eq!(calendar.between(received, answered)?, 10);
    /// assert_eq!(calendar.between(answered, received)?, -10);
    /// assert_eq!(calendar.between(received, received)?, 0);
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn between(&self, start: Date, end: Date) -> Result<i32, BeyondData> {
        Ok(self
            .up_to(end)?
            .wrapping_sub(self.up_to(start)?)
            .cast_signed())
    }

    /// The date `n` calendar days after `date`, moved on to the next working day when it is none.
    ///
    /// For a period that is a number of days, of which every one counts, but which may not end on a
    /// day off: the 30 days in which a complaint about personal data is acknowledged. `n` of 0
    /// gives the first working day on or after `date`.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// // 30 days after 27 November 2026 is Sunday 27 December; Monday is Boxing Day's substitute
    /// assert_eq!(
    ///     calendar.add_calendar_days_then_roll(date(2026, 11, 27), 30)?,
    ///     date(2026, 12, 29),
    /// );
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn add_calendar_days_then_roll(&self, date: Date, n: u32) -> Result<Date, BeyondData> {
        let days = SignedDuration::from_hours(i64::from(n) * 24);
        self.next_working_day_on_or_after(self.data().covered(date)?.saturating_add(days))
    }

    fn up_to(&self, date: Date) -> Result<u32, BeyondData> {
        self.table()
            .up_to(date)
            .ok_or_else(|| self.data().beyond(date))
    }
}
