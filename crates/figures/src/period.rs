//! The period of a figure, said without naming a year.

use complaints::occurred::MONTHS;
use complaints::published::Period;
use jiff::ToSpan;
use jiff::civil::Date;

/// The report's own period and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) period: Period,
    pub(crate) as_at: Date,
}

/// A period of the report's year, or of an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct When {
    part: Part,
    /// A second part, where a row and a column name one each: only days that are in both count.
    crossed: Part,
    /// So many years before the report's.
    years_back: i16,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// All of the report's period.
    Whole,
    /// From one month of the year to another, 0 for the report's first month.
    Places(i8, i8),
    /// From one calendar month to another, 1 for January.
    Months(i8, i8),
    /// From one day to another, both included, wherever the report's period lies.
    Days(Date, Date),
}

/// A period with its days, and the day by which outcomes are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) period: Period,
    /// The last day of the report's period, or of the same period so many years before.
    pub(crate) closing: Date,
}

/// What may be said for a period, for a message.
pub(crate) const PERIODS: &str = "\"year\", a month (\"April\"), \"Q1\" to \"Q4\", \"H1\", \"H2\", a run of them (\"November to March\"), each with \" of year-1\" behind it for the year before, \"year-1\", or { from = \"2024-04-01\", to = \"2024-09-30\" }";

impl When {
    /// The report's whole period.
    pub(crate) const YEAR: Self = Self::of(Part::Whole, 0);

    const fn of(part: Part, years_back: i16) -> Self {
        Self {
            part,
            crossed: Part::Whole,
            years_back,
        }
    }

    /// From one day to another, both included.
    pub(crate) const fn between(from: Date, to: Date) -> Self {
        Self::of(Part::Days(from, to), 0)
    }

    /// Reads what a definition says.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (part, year) = text.split_once(" of ").unwrap_or(("", text));
        let years_back = match year.strip_prefix("year") {
            Some("") => Some(0),
            Some(rest) => Some(rest.strip_prefix('-')?.parse().ok().filter(|n| *n > 0)?),
            None => None,
        };
        match (part, years_back) {
            ("", Some(years_back)) => Some(Self::of(Part::Whole, years_back)),
            ("", None) => Some(Self::of(Part::read(text)?, 0)),
            (part, Some(years_back)) => Some(Self::of(Part::read(part)?, years_back)),
            (_, None) => None,
        }
    }

    /// This period with a narrower setting over it: the year and the part of the year win apart from each other, so
    /// that a row of the year before and a column of April meet in that year's April.
    pub(crate) fn with(self, narrower: Self) -> Self {
        if narrower == Self::YEAR || self.is_days() || narrower.is_days() {
            return narrower;
        }
        let named = if narrower.part == Part::Whole {
            self
        } else {
            narrower
        };
        Self {
            years_back: if narrower.years_back == 0 {
                self.years_back
            } else {
                narrower.years_back
            },
            ..named
        }
    }

    /// The period of a row where it meets that of a column: where both name a part of the year, only what is in both.
    pub(crate) fn meeting(self, column: Self) -> Self {
        let met = self.with(column);
        if self.part == Part::Whole || column.part == Part::Whole {
            return met;
        }
        Self {
            part: self.part,
            crossed: column.part,
            ..met
        }
    }

    /// Whether it is a year as a whole: the report's, or an earlier one.
    pub(crate) fn is_whole(self) -> bool {
        self.part == Part::Whole
    }

    const fn is_days(self) -> bool {
        matches!(self.part, Part::Days(..))
    }

    /// Whether two periods are parts of one year in the same way: both months, both quarters, both halves.
    pub(crate) fn is_like(self, other: Self) -> bool {
        let length = |it: Self| match it.part {
            Part::Places(first, last) => Some((true, last - first, it.years_back)),
            Part::Months(first, last) => {
                Some((false, (last - first).rem_euclid(12), it.years_back))
            }
            Part::Whole | Part::Days(..) => None,
        };
        length(self).is_some_and(|it| Some(it) == length(other))
    }

    /// How many years before the report's it lies; 0 for the report's own and for days that are named.
    pub(crate) const fn years_back(self) -> i16 {
        self.years_back
    }

    /// The days; none where no day lies in the report's period, or where it runs past that period's end.
    pub(crate) fn days(self, frame: Frame) -> Option<Days> {
        let within = Period {
            from: back(frame.period.from, self.years_back)?,
            to: back(frame.period.to.tomorrow().ok()?, self.years_back)?
                .yesterday()
                .ok()?,
        };
        let (one, other) = (self.part.days(within)?, self.crossed.days(within)?);
        let period = Period {
            from: one.from.max(other.from),
            to: one.to.min(other.to),
        };
        let closing = match (self.part, self.crossed) {
            (Part::Days(_, to), _) | (_, Part::Days(_, to)) => to,
            _ => within.to,
        };
        (period.from <= period.to).then_some(Days { period, closing })
    }
}

impl Part {
    /// Its days in a year's period; none where it is not in it to its last month, which would print a part of it
    /// under the name of the whole.
    fn days(self, within: Period) -> Option<Period> {
        let first_month = within.from.first_of_month();
        let place = |month: i8| (month - first_month.month()).rem_euclid(12);
        let (first, last) = match self {
            Self::Whole => return Some(within),
            Self::Days(from, to) => return Some(Period { from, to }),
            Self::Places(first, last) => (first, last),
            Self::Months(first, last) => (place(first), place(last)),
        };
        let month = |place: i8| first_month.checked_add(i32::from(place).months()).ok();
        let (from, last) = (month(first)?, month(last)?);
        (from <= last && last <= within.to).then(|| Period {
            from: from.max(within.from),
            to: last.last_of_month().min(within.to),
        })
    }

    fn read(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(" to ").unwrap_or((text, text));
        match (Self::one(first)?, Self::one(last)?) {
            (Self::Places(first, _), Self::Places(_, last)) if first <= last => {
                Some(Self::Places(first, last))
            }
            (Self::Months(first, _), Self::Months(_, last)) => Some(Self::Months(first, last)),
            _ => None,
        }
    }

    fn one(text: &str) -> Option<Self> {
        let numbered = |prefix: char, most: i8, months: i8| {
            let number: i8 = text.strip_prefix(prefix)?.parse().ok()?;
            (1..=most)
                .contains(&number)
                .then(|| Self::Places((number - 1) * months, number * months - 1))
        };
        numbered('Q', 4, 3)
            .or_else(|| numbered('H', 2, 6))
            .or_else(|| {
                let place = MONTHS
                    .iter()
                    .position(|month| month.eq_ignore_ascii_case(text))?;
                let month = i8::try_from(place + 1).ok()?;
                Some(Self::Months(month, month))
            })
    }
}

/// The same day so many years before.
fn back(date: Date, years: i16) -> Option<Date> {
    date.checked_sub(i32::from(years).years()).ok()
}

/// A run of periods that a definition can ask for at once.
pub(crate) fn run_of(name: &str) -> Option<Vec<&'static str>> {
    const BY_MONTH: [&str; 16] = [
        "April",
        "May",
        "June",
        "Q1",
        "July",
        "August",
        "September",
        "Q2",
        "October",
        "November",
        "December",
        "Q3",
        "January",
        "February",
        "March",
        "Q4",
    ];
    let keep = |keep: fn(&str) -> bool| BY_MONTH.iter().copied().filter(|it| keep(it)).collect();
    match name {
        "month" => Some(keep(|it| !it.starts_with('Q'))),
        "quarter" => Some(keep(|it| it.starts_with('Q'))),
        "month_and_quarter" => Some(BY_MONTH.to_vec()),
        "half_year" => Some(vec!["H1", "H2"]),
        _ => None,
    }
}

/// The runs of periods, by name.
pub(crate) const RUNS: [&str; 4] = ["month", "quarter", "month_and_quarter", "half_year"];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    const YEAR: Frame = Frame {
        period: Period {
            from: date(2023, 4, 1),
            to: date(2024, 3, 31),
        },
        as_at: date(2024, 5, 1),
    };

    #[rstest]
    #[case("year", "2023-04-01", "2024-03-31")]
    #[case("April", "2023-04-01", "2023-04-30")]
    #[case("february", "2024-02-01", "2024-02-29")]
    #[case("Q1", "2023-04-01", "2023-06-30")]
    #[case("Q4", "2024-01-01", "2024-03-31")]
    #[case("H2", "2023-10-01", "2024-03-31")]
    #[case("Q1 to Q2", "2023-04-01", "2023-09-30")]
    #[case("November to March", "2023-11-01", "2024-03-31")]
    #[case("year-1", "2022-04-01", "2023-03-31")]
    #[case("February of year-1", "2023-02-01", "2023-02-28")]
    #[case("Q4 of year-2", "2022-01-01", "2022-03-31")]
    fn a_period_has_its_days(#[case] text: &str, #[case] from: Date, #[case] to: Date) {
        let days = When::read(text).and_then(|it| it.days(YEAR)).expect("days");
        assert_eq!(days.period, Period { from, to });
    }

    #[rstest]
    #[case("Q5")]
    #[case("Aprill")]
    #[case("Q2 to Q1")]
    #[case("Q1 to May")]
    #[case("year-0")]
    #[case("year+1")]
    #[case("Q1 of 2023")]
    fn what_is_no_period_is_refused(#[case] text: &str) {
        assert_eq!(When::read(text), None);
    }

    #[rstest]
    #[case("year-1", "April", "April of year-1")]
    #[case("April", "year-1", "April of year-1")]
    #[case("year-1", "year", "year")]
    #[case("Q1", "year-2", "Q1 of year-2")]
    fn a_row_and_a_column_meet_in_one_period(
        #[case] row: &str,
        #[case] column: &str,
        #[case] met: &str,
    ) {
        let read = |text| When::read(text).expect("a period");
        assert_eq!(read(row).meeting(read(column)), read(met));
        assert_eq!(read(row).with(read(column)), read(met));
    }

    #[rstest]
    #[case("May", "Q1", Some("May"))]
    #[case("H1", "Q2 of year-2", Some("Q2 of year-2"))]
    #[case("August to January", "Q3 to Q4", Some("October to January"))]
    #[case("May", "Q2", None)]
    fn two_parts_of_the_year_meet_in_what_is_in_both(
        #[case] row: &str,
        #[case] column: &str,
        #[case] met: Option<&str>,
    ) {
        let read = |text| When::read(text).expect("a period");
        assert_eq!(
            read(row).meeting(read(column)).days(YEAR),
            met.and_then(|it| read(it).days(YEAR))
        );
        assert_eq!(read(row).with(read(column)), read(column));
    }

    #[test]
    fn days_that_are_named_mix_with_no_other_period() {
        let named = When::between(date(2023, 5, 15), date(2023, 7, 31));
        let last_year = When::read("year-1").expect("a period");
        let last_april = When::read("April of year-1").expect("a period");
        assert_eq!(named.with(last_year), last_year);
        assert_eq!(last_april.with(named), named);
    }

    #[test]
    fn outcomes_of_a_month_are_known_by_the_end_of_its_year() {
        let closing = |text| {
            When::read(text)
                .and_then(|it| it.days(YEAR))
                .map(|it| it.closing)
        };
        assert_eq!(closing("April"), Some(date(2024, 3, 31)));
        assert_eq!(closing("April of year-1"), Some(date(2023, 3, 31)));
    }

    #[test]
    fn outcomes_of_days_that_are_named_are_known_by_the_last_of_them() {
        let named = When::between(date(2023, 5, 15), date(2023, 7, 31));
        assert_eq!(
            named.days(YEAR).map(|it| it.closing),
            Some(date(2023, 7, 31))
        );
        let may = When::read("May").expect("a period");
        assert_eq!(
            may.meeting(named).days(YEAR),
            Some(Days {
                period: Period {
                    from: date(2023, 5, 15),
                    to: date(2023, 5, 31),
                },
                closing: date(2023, 7, 31),
            })
        );
    }

    #[test]
    fn a_year_has_twelve_months_from_april_and_four_quarters() {
        let months = run_of("month").expect("a run");
        assert_eq!(months.len(), 12);
        assert_eq!((months[0], months[11]), ("April", "March"));
        assert_eq!(run_of("quarter"), Some(vec!["Q1", "Q2", "Q3", "Q4"]));
        assert_eq!(run_of("week"), None);
    }

    #[rstest]
    #[case("April", "May", true)]
    #[case("Q1", "Q4", true)]
    #[case("H1", "H2", true)]
    #[case("November to January", "December to February", true)]
    #[case("April", "Q1", false)]
    #[case("April", "April to June", false)]
    #[case("Q1", "H1", false)]
    #[case("April", "May of year-1", false)]
    #[case("year", "year", false)]
    fn only_parts_of_a_year_of_one_length_follow_on_each_other(
        #[case] one: &str,
        #[case] other: &str,
        #[case] like: bool,
    ) {
        let read = |text| When::read(text).expect("a period");
        assert_eq!(read(one).is_like(read(other)), like);
    }

    #[test]
    fn a_part_outside_the_reports_period_has_no_days() {
        let quarter = Frame {
            period: Period {
                from: date(2024, 4, 1),
                to: date(2024, 6, 30),
            },
            as_at: date(2024, 7, 1),
        };
        assert_eq!(When::read("July").and_then(|it| it.days(quarter)), None);
        assert!(When::read("Q1").and_then(|it| it.days(quarter)).is_some());
    }
}
