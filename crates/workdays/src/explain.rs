use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::Calendar;
use crate::day::{Day, in_words};
use crate::error::BeyondData;

/// One day of an [`Explanation`]: which number it had in the count, or why it had none.
///
/// ```
/// use workdays::{Calendar, date};
///
/// let explanation = Calendar::england_and_wales().explain(date(2026, 4, 2), 1)?;
/// let lines: Vec<String> = explanation.days().iter().map(ToString::to_string).collect();
/// assert_eq!(lines, [
///     "Thu 2 April 2026: day 0",
///     "Fri 3 April 2026: Good Friday",
///     "Sat 4 April 2026: Saturday",
///     "Sun 5 April 2026: Sunday",
///     "Mon 6 April 2026: Easter Monday",
///     "Tue 7 April 2026: day 1",
/// ]);
/// # Ok::<(), workdays::BeyondData>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedDay {
    /// The day and what it is.
    #[serde(flatten)]
    pub day: Day,
    /// Its number in the count: 0 for the day from which it starts, of whatever kind that is; `None`
    /// for a day that does not count.
    pub number: Option<u32>,
}

impl fmt::Display for CountedDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Day { date, kind } = &self.day;
        write!(f, "{}: ", in_words(*date))?;
        match self.number {
            None => write!(f, "{kind}"),
            Some(number) if self.day.is_working() => write!(f, "day {number}"),
            Some(number) => write!(f, "day {number} ({kind})"),
        }
    }
}

/// What was asked of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Question {
    After,
    Before,
    Between,
}

/// How a date or a number of working days came about, day by day.
///
/// Displayed with runs of days folded, for a person to check against a wall calendar; with `{:#}`
/// every day has its own line. [`days`](Self::days) gives them one by one.
///
/// ```
/// use workdays::{Calendar, date};
///
/// let explanation = Calendar::england_and_wales().explain(date(2026, 12, 23), 3)?;
/// assert_eq!(explanation.to_string(), "\
/// 3 working days after Wed 23 December 2026: Wed 30 December 2026
///   Wed 23 December 2026: day 0
///   Thu 24 December 2026: day 1
///   Fri 25 December 2026 to Mon 28 December 2026: not counted (Christmas Day, Saturday, Sunday, Boxing Day (substitute day))
///   Tue 29 December 2026 to Wed 30 December 2026: days 2 to 3");
/// # Ok::<(), workdays::BeyondData>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    question: Question,
    start: Date,
    end: Date,
    working_days: i32,
    /// The years among the days whose bank holidays are not confirmed.
    provisional: BTreeSet<i16>,
    days: Vec<CountedDay>,
}

impl Calendar {
    /// How [`add`](Self::add) comes to its date: every calendar day from `start` to the due day.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// let explanation = calendar.explain(date(2025, 12, 20), 10)?;
    /// assert_eq!(explanation.end(), calendar.add(date(2025, 12, 20), 10)?);
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn explain(&self, start: Date, n: u32) -> Result<Explanation, BeyondData> {
        self.explanation(Question::After, start, self.add(start, n)?)
    }

    /// How [`subtract`](Self::subtract) comes to its date: every calendar day from `date` back to
    /// the day found, latest first, as it is counted.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let explanation = Calendar::england_and_wales().explain_back(date(2027, 1, 5), 10)?;
    /// assert_eq!(explanation.end(), date(2026, 12, 17));
    /// assert_eq!(explanation.days()[1].to_string(), "Mon 4 January 2027: day 1");
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn explain_back(&self, date: Date, n: u32) -> Result<Explanation, BeyondData> {
        self.explanation(Question::Before, date, self.subtract(date, n)?)
    }

    /// How [`between`](Self::between) comes to its number: every calendar day from the earlier date,
    /// which is day 0, to the later one.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// let explanation = calendar.explain_between(date(2026, 4, 2), date(2026, 4, 6))?;
    /// assert_eq!(explanation.working_days(), 0);
    /// assert_eq!(explanation.to_string(), "\
    /// 0 working days after Thu 2 April 2026 up to and including Mon 6 April 2026
    ///   Thu 2 April 2026: day 0
    ///   Fri 3 April 2026 to Mon 6 April 2026: not counted (Good Friday, Saturday, Sunday, Easter Monday)");
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn explain_between(&self, start: Date, end: Date) -> Result<Explanation, BeyondData> {
        self.explanation(Question::Between, start, end)
    }

    fn explanation(
        &self,
        question: Question,
        start: Date,
        end: Date,
    ) -> Result<Explanation, BeyondData> {
        // before the walk, which would otherwise first lead to the end of the data
        self.between(start, end)?;
        let (earlier, later) = (start.min(end), start.max(end));
        let mut dates: Vec<Date> = earlier
            .series(jiff::ToSpan::days(1))
            .take_while(|date| *date <= later)
            .collect();
        if question == Question::Before {
            dates.reverse();
        }

        let mut days = Vec::with_capacity(dates.len());
        let mut provisional = BTreeSet::new();
        let mut reached = 0;
        for (place, date) in dates.into_iter().enumerate() {
            let day = self.day(date)?;
            if self.is_provisional(date)? {
                provisional.insert(date.year());
            }
            let number = if place == 0 {
                Some(0)
            } else if day.is_working() {
                reached += 1;
                Some(reached)
            } else {
                None
            };
            days.push(CountedDay { day, number });
        }
        let signed = reached.cast_signed();
        let working_days = if end < start { -signed } else { signed };
        Ok(Explanation {
            question,
            start,
            end,
            working_days,
            provisional,
            days,
        })
    }
}

impl Explanation {
    /// The date from which was counted.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let explanation = Calendar::england_and_wales().explain(date(2026, 11, 23), 30)?;
    /// assert_eq!(explanation.start(), date(2026, 11, 23));
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn start(&self) -> Date {
        self.start
    }

    /// The date at which the count ends: the due day, or the end that was asked about.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let explanation = Calendar::england_and_wales().explain(date(2026, 11, 23), 30)?;
    /// assert_eq!(explanation.end(), date(2027, 1, 7));
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn end(&self) -> Date {
        self.end
    }

    /// The number of working days counted; negative when the end is before the start.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let calendar = Calendar::england_and_wales();
    /// assert_eq!(calendar.explain(date(2026, 11, 23), 30)?.working_days(), 30);
    /// assert_eq!(calendar.explain_back(date(2027, 1, 5), 10)?.working_days(), -10);
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn working_days(&self) -> i32 {
        self.working_days
    }

    /// Whether a day was looked at whose year is [provisional](Calendar::is_provisional).
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let explanation = Calendar::england_and_wales().explain(date(2027, 12, 22), 10)?;
    /// assert!(explanation.is_provisional());
    /// assert!(explanation.to_string().ends_with("of 2028 are provisional: this may still change"));
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn is_provisional(&self) -> bool {
        !self.provisional.is_empty()
    }

    /// Every calendar day of the count in the order of counting, its start first.
    ///
    /// ```
    /// # use workdays::{Calendar, date};
    /// let explanation = Calendar::england_and_wales().explain(date(2026, 11, 23), 2)?;
    /// let numbers: Vec<_> = explanation.days().iter().map(|counted| counted.number).collect();
    /// assert_eq!(numbers, [Some(0), Some(1), Some(2)]);
    /// # Ok::<(), workdays::BeyondData>(())
    /// ```
    pub fn days(&self) -> &[CountedDay] {
        &self.days
    }

    fn write_provisional(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.provisional.is_empty() {
            return Ok(());
        }
        let years: Vec<String> = self.provisional.iter().map(ToString::to_string).collect();
        let years = years.join(" and ");
        write!(
            f,
            "\n  The bank holidays of {years} are provisional: this may still change"
        )
    }

    fn write_heading(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (in_words(self.start), in_words(self.end));
        let days = match self.working_days.unsigned_abs() {
            1 => "1 working day".to_owned(),
            number => format!("{number} working days"),
        };
        match self.question {
            Question::After => write!(f, "{days} after {start}: {end}"),
            Question::Before => write!(f, "{days} before {start}: {end}"),
            Question::Between if self.end < self.start => {
                write!(
                    f,
                    "{days} after {end} up to and including {start}, counted back from the later date"
                )
            }
            Question::Between => write!(f, "{days} after {start} up to and including {end}"),
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_heading(f)?;
        if f.alternate() {
            for counted in &self.days {
                write!(f, "\n  {counted}")?;
            }
        } else {
            // day 0 has a line of its own; then days that count and days that do not, by turns
            let same_line = |a: &CountedDay, b: &CountedDay| {
                a.number != Some(0) && a.number.is_some() == b.number.is_some()
            };
            for run in self.days.chunk_by(same_line) {
                write_run(f, run)?;
            }
        }
        self.write_provisional(f)
    }
}

fn write_run(f: &mut fmt::Formatter<'_>, run: &[CountedDay]) -> fmt::Result {
    let [first, .., last] = run else {
        return run
            .iter()
            .try_for_each(|counted| write!(f, "\n  {counted}"));
    };
    let (from, to) = (in_words(first.day.date), in_words(last.day.date));
    write!(f, "\n  {from} to {to}: ")?;
    if let (Some(lowest), Some(highest)) = (first.number, last.number) {
        return write!(f, "days {lowest} to {highest}");
    }
    let reasons: Vec<String> = run
        .iter()
        .map(|counted| counted.day.kind.to_string())
        .collect();
    write!(f, "not counted ({})", reasons.join(", "))
}
