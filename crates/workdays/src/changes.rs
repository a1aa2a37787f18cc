use std::sync::Arc;

use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::error::{BeyondData, ChangeError};
use crate::holiday::{BankHoliday, HolidayKind};

/// # New calendars from this one
impl Calendar {
    /// A calendar with one more bank holiday, for a proclamation that the data do not have yet.
    ///
    /// Its kind is [`HolidayKind::OneOff`]. On a day that is a bank holiday already, the new name
    /// replaces the old one, unless the regulation names that day itself. At a weekend it is
    /// recorded but moves nothing: proclaim the substitute weekday.
    ///
    /// ```
    /// use workdays::{Calendar, date};
    ///
    /// let calendar = Calendar::england_and_wales();
    /// let proclaimed = calendar.with_bank_holiday(date(2027, 6, 4), "National Day of Thanks")?;
    /// assert_eq!(proclaimed.day(date(2027, 6, 4))?.kind.to_string(), "National Day of Thanks");
    /// assert!(calendar.is_working_day(date(2027, 6, 4))?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_bank_holiday(&self, date: Date, name: &str) -> Result<Self, ChangeError> {
        self.data().covered(date)?;
        self.refuse_named(date)?;
        let mut changed = self.data().clone();
        changed
            .holidays
            .insert(date, BankHoliday::new(date, name, HolidayKind::OneOff));
        Ok(Self::new(changed))
    }

    /// A calendar with one bank holiday fewer, for a proclamation that moves one: the day that it
    /// leaves is a working day again.
    ///
    /// Christmas Day, Boxing Day and Good Friday cannot be taken away: the regulation names them.
    ///
    /// ```
    /// use workdays::{Calendar, date};
    ///
    /// // as was done in 2020 for the 75th anniversary of VE Day
    /// let moved = Calendar::england_and_wales()
    ///     .without_bank_holiday(date(2027, 5, 3))?
    ///     .with_bank_holiday(date(2027, 5, 7), "Early May bank holiday")?;
    /// assert!(moved.is_working_day(date(2027, 5, 3))?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn without_bank_holiday(&self, date: Date) -> Result<Self, ChangeError> {
        self.data().covered(date)?;
        self.refuse_named(date)?;
        let mut changed = self.data().clone();
        if changed.holidays.remove(&date).is_none() {
            return Err(ChangeError::NotABankHoliday { date });
        }
        Ok(Self::new(changed))
    }

    /// The days that the regulation names itself are no proclamation's to change.
    fn refuse_named(&self, date: Date) -> Result<(), ChangeError> {
        match self.data().holidays.get(&date) {
            Some(holiday) if holiday.kind == HolidayKind::Named => {
                Err(ChangeError::NamedInRegulation {
                    date,
                    name: holiday.name.to_string(),
                })
            }
            _ => Ok(()),
        }
    }

    /// A calendar in which these days, on which a council is closed, do not count either.
    ///
    /// Only for a council's own targets: closures never move a period that the law gives, so keep
    /// the calendar without them for those. Closures add to those there already; a day at a weekend
    /// or on a bank holiday stays what it is.
    ///
    /// ```
    /// use workdays::{Calendar, date};
    ///
    /// let law = Calendar::england_and_wales();
    /// let council = law.with_closures([
    ///     (date(2025, 12, 29), "Christmas closure"),
    ///     (date(2025, 12, 30), "Christmas closure"),
    /// ])?;
    /// assert_eq!(law.add(date(2025, 12, 24), 3)?, date(2025, 12, 31));
    /// assert_eq!(council.add(date(2025, 12, 24), 3)?, date(2026, 1, 5));
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn with_closures<Name: Into<Arc<str>>>(
        &self,
        closures: impl IntoIterator<Item = (Date, Name)>,
    ) -> Result<Self, BeyondData> {
        let mut changed = self.data().clone();
        for (date, name) in closures {
            changed
                .closures
                .insert(self.data().covered(date)?, name.into());
        }
        Ok(Self::new(changed))
    }
}
