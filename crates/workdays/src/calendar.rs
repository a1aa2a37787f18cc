use std::fmt;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use crate::data::{Data, ENGLAND_AND_WALES};
use crate::error::{BeyondData, DataError};
use crate::holiday::BankHoliday;
use crate::table::Table;

/// A working-day calendar: which days count, from its [first](Self::first_day) to its
/// [last](Self::last_day) day.
///
/// Cheap to clone and to share between threads. A calendar never changes: a
/// [new proclamation](Self::with_bank_holiday) or a council's [closures](Self::with_closures) make
/// a new one.
///
/// # Counting
///
/// The day on which something happens is day 0, whatever kind of day it is; day 1 is the next
/// working day. Counting takes the same short time however many days are asked for.
///
/// ```
/// use workdays::{Calendar, date};
///
/// let calendar = Calendar::england_and_wales();
/// // a complaint that comes on the Saturday before Christmas, to be answered in 10 working days
/// let due = calendar.add(date(2025, 12, 20), 10)?;
/// assert_eq!(due, date(2026, 1, 7));
/// # Ok::<(), workdays::BeyondData>(())
/// ```
#[derive(Clone)]
pub struct Calendar {
    inner: Arc<Inner>,
}

struct Inner {
    data: Data,
    table: Table,
    fingerprint: String,
}

impl Calendar {
    /// The calendar of England and Wales, 2006 to 2028.
    ///
    /// A working day is any day that is not a Saturday, a Sunday, Christmas Day, Boxing Day, Good
    /// Friday or a bank holiday (regulation 2 of the Children Act 1989 Representations Procedure
    /// (England) Regulations 2006, SI 2006/1738). The days of 2028 are
    /// [provisional](Self::is_provisional).
    ///
    /// ```
    /// use workdays::{Calendar, date};
    ///
    /// let calendar = Calendar::england_and_wales();
    /// assert_eq!(calendar.first_day(), date(2006, 1, 1));
    /// assert_eq!(calendar.last_day(), date(2028, 12, 31));
    /// ```
    pub fn england_and_wales() -> Self {
        #[expect(
            clippy::expect_used,
            reason = "the data are compiled in, and a test reads them"
        )]
        static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
            Calendar::from_toml(ENGLAND_AND_WALES).expect("the data compiled in are valid")
        });
        CALENDAR.clone()
    }

    /// A calendar from data in the format of `data/england-and-wales.toml`: another nation's, or
    /// years that this version does not have.
    ///
    /// The days are checked: weekdays, in order, each once and with a name, none outside `covers`,
    /// no year of `covers` without any, and Christmas Day and Boxing Day where they are weekdays.
    ///
    /// ```
    /// use workdays::{Calendar, date};
    ///
    /// let calendar = Calendar::from_toml(r#"
    ///     version = "2031.1"
    ///     source = "an example"
    ///     covers = { first = 2031, last = 2031 }
    ///     days = [
    ///         { date = "2031-04-11", name = "Good Friday", kind = "named" },
    ///         { date = "2031-12-25", name = "Christmas Day", kind = "named" },
    ///         { date = "2031-12-26", name = "Boxing Day", kind = "named" },
    ///     ]
    /// "#)?;
    /// assert!(!calendar.is_working_day(date(2031, 4, 11))?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, DataError> {
        Data::from_toml(text).map(Self::new)
    }

    pub(crate) fn new(data: Data) -> Self {
        let table = Table::new(&data);
        let fingerprint = data.fingerprint();
        Self {
            inner: Arc::new(Inner {
                data,
                table,
                fingerprint,
            }),
        }
    }

    pub(crate) fn data(&self) -> &Data {
        &self.inner.data
    }

    pub(crate) fn table(&self) -> &Table {
        &self.inner.table
    }

    /// The first day that the calendar knows, a 1 January.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// assert_eq!(Calendar::england_and_wales().first_day(), date(2006, 1, 1));
    /// ```
    pub fn first_day(&self) -> Date {
        self.data().first
    }

    /// The last day that the calendar knows, a 31 December.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// assert_eq!(Calendar::england_and_wales().last_day(), date(2028, 12, 31));
    /// ```
    pub fn last_day(&self) -> Date {
        self.data().last
    }

    /// The version of the data that the calendar began with: the last year and the revision.
    ///
    /// Bank holidays and closures added since do not change it; the
    /// [fingerprint](Self::fingerprint) tells such calendars apart.
    ///
    /// ```
    /// # use workdays::Calendar;
    /// assert_eq!(Calendar::england_and_wales().version(), "2028.1");
    /// ```
    pub fn version(&self) -> &str {
        &self.data().version
    }

    /// Where the data come from, for a person to check them.
    ///
    /// ```
    /// # use workdays::Calendar;
    /// assert!(Calendar::england_and_wales().source().starts_with("GOV.UK"));
    /// ```
    pub fn source(&self) -> &str {
        &self.data().source
    }

    /// The SHA-256 of everything that decides an answer, in lower-case hexadecimal (64 characters).
    ///
    /// Equal for calendars that know the same days under the same names, however they came to;
    /// different as soon as a day, a name or a provisional year differs. A report that records it
    /// can show later which calendar it was made with.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// let proclaimed = calendar.with_bank_holiday(date(2027, 6, 4), "National Day of Thanks")?;
    /// assert_ne!(proclaimed.fingerprint(), calendar.fingerprint());
    ///
    /// let withdrawn = proclaimed.without_bank_holiday(date(2027, 6, 4))?;
    /// assert_eq!(withdrawn.fingerprint(), calendar.fingerprint());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fingerprint(&self) -> &str {
        &self.inner.fingerprint
    }

    /// The bank holidays in order, with Good Friday, Christmas Day and Boxing Day; those of England
    /// and Wales on weekdays only.
    ///
    /// ```
    /// # use workdays::Calendar;
    /// let calendar = Calendar::england_and_wales();
    /// let in_2023 = calendar.bank_holidays().filter(|holiday| holiday.date().year() == 2023);
    /// assert_eq!(in_2023.count(), 9); // eight, and the Coronation
    /// ```
    pub fn bank_holidays(&self) -> impl Iterator<Item = &BankHoliday> {
        self.data().holidays.values()
    }

    /// Whether the bank holidays of the date's year are not confirmed yet.
    ///
    /// A date counted in such a year may still move by a proclamation: say so beside it.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// assert!(calendar.is_provisional(date(2028, 1, 4))?);
    /// assert!(!calendar.is_provisional(date(2027, 12, 31))?);
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn is_provisional(&self, date: Date) -> Result<bool, BeyondData> {
        Ok(self
            .data()
            .provisional
            .contains(&self.data().covered(date)?.year()))
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calendar")
            .field("version", &self.version())
            .field("first_day", &self.first_day())
            .field("last_day", &self.last_day())
            .field("fingerprint", &self.fingerprint())
            .finish_non_exhaustive()
    }
}
