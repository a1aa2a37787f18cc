//! The period of a figure, said without naming a year, and the years in labels.

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
pub(crate) enum When {
    /// A part of the report's year, or of the same year so many years before.
    Part { part: Part, years_back: i16 },
    /// From one day to another, both included.
    Days(Date, Date),
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// All of the report's period.
    Whole,
    /// From one month of the year to another, 0 for the report's first month.
    Places(i8, i8),
    /// From one calendar month to another, 1 for January.
    Months(i8, i8),
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
    pub(crate) const YEAR: Self = Self::Part {
        part: Part::Whole,
        years_back: 0,
    };

    /// Reads what a definition says.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (part, year) = text.split_once(" of ").unwrap_or(("", text));
        let years_back = match year.strip_prefix("year") {
            Some("") => Some(0),
            Some(rest) => Some(rest.strip_prefix('-')?.parse().ok().filter(|n| *n > 0)?),
            None => None,
        };
        match (part, years_back) {
            ("", Some(years_back)) => Some(Self::Part {
                part: Part::Whole,
                years_back,
            }),
            ("", None) => Some(Self::Part {
                part: Part::read(text)?,
                years_back: 0,
            }),
            (part, Some(years_back)) => Some(Self::Part {
                part: Part::read(part)?,
                years_back,
            }),
            (_, None) => None,
        }
    }

    /// This period with a narrower setting over it: the year and the part of the year win apart from each other, so
    /// that a row of the year before and a column of April meet in that year's April.
    pub(crate) fn with(self, narrower: Self) -> Self {
        let (
            Self::Part { part, years_back },
            Self::Part {
                part: own,
                years_back: own_back,
            },
        ) = (self, narrower)
        else {
            return narrower;
        };
        if narrower == Self::YEAR {
            return narrower;
        }
        Self::Part {
            part: if own == Part::Whole { part } else { own },
            years_back: if own_back == 0 { years_back } else { own_back },
        }
    }

    /// Whether two periods are parts of one year in the same way: both months, both quarters, both halves.
    pub(crate) fn is_like(self, other: Self) -> bool {
        let length = |it: Self| match it {
            Self::Part {
                part: Part::Places(first, last),
                years_back,
            } => Some((true, last - first, years_back)),
            Self::Part {
                part: Part::Months(first, last),
                years_back,
            } => Some((false, (last - first).rem_euclid(12), years_back)),
            _ => None,
        };
        length(self).is_some_and(|it| Some(it) == length(other))
    }

    /// How many years before the report's it lies; 0 for the report's own and for days that are named.
    pub(crate) const fn years_back(self) -> i16 {
        match self {
            Self::Part { years_back, .. } => years_back,
            Self::Days(..) => 0,
        }
    }

    /// The days, as far as they lie in the report's period; none where no day does.
    pub(crate) fn days(self, frame: Frame) -> Option<Days> {
        let (part, years_back) = match self {
            Self::Days(from, to) => {
                return Some(Days {
                    period: Period { from, to },
                    closing: to,
                });
            }
            Self::Part { part, years_back } => (part, years_back),
        };
        let within = Period {
            from: back(frame.period.from, years_back)?,
            to: back(frame.period.to.tomorrow().ok()?, years_back)?
                .yesterday()
                .ok()?,
        };
        let first_month = within.from.first_of_month();
        let place = |month: i8| (month - first_month.month()).rem_euclid(12);
        let (first, last) = match part {
            Part::Whole => {
                return Some(Days {
                    period: within,
                    closing: within.to,
                });
            }
            Part::Places(first, last) => (first, last),
            Part::Months(first, last) => (place(first), place(last)),
        };
        let from = first_month.checked_add(i32::from(first).months()).ok()?;
        let to = first_month
            .checked_add(i32::from(last).months())
            .ok()?
            .last_of_month();
        let period = Period {
            from: from.max(within.from),
            to: to.min(within.to),
        };
        (period.from <= period.to).then_some(Days {
            period,
            closing: within.to,
        })
    }
}

impl Part {
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

/// The ways in which a label may write a year, the first unless told otherwise.
pub(crate) const YEAR_SPELLINGS: [&str; 7] = [
    "yyyy-yy",
    "yyyy-yyyy",
    "yyyy/yy",
    "yyyy/yyyy",
    "yy-yy",
    "yy/yy",
    "yyyy",
];

/// Why a label cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnknownPlaceholder(pub(crate) String);

/// Writes a label: `{year}`, `{year-1}`, `{year-1:yyyy/yy}`, `{from}` and `{to}` become what they stand for.
pub(crate) fn label(
    text: &str,
    period: Period,
    spelling: &str,
) -> Result<String, UnknownPlaceholder> {
    let mut written = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after
            .split_once('}')
            .ok_or_else(|| UnknownPlaceholder(format!("{{{after}")))?;
        written += before;
        written += &placeholder(inside, period, spelling)
            .ok_or_else(|| UnknownPlaceholder(format!("{{{inside}}}")))?;
        rest = after;
    }
    Ok(written + rest)
}

fn placeholder(inside: &str, period: Period, spelling: &str) -> Option<String> {
    match inside {
        "from" => return Some(long_date(period.from)),
        "to" => return Some(long_date(period.to)),
        _ => {}
    }
    let (year, spelling) = inside.split_once(':').unwrap_or((inside, spelling));
    let back: i16 = match year.strip_prefix("year")? {
        "" => 0,
        rest => rest.strip_prefix('-')?.parse().ok()?,
    };
    // a year is named by its first of April
    let first = period.from.year() - i16::from(period.from.month() < 4) - back;
    let next = first + 1;
    let (short, short_next) = (first.rem_euclid(100), next.rem_euclid(100));
    Some(match spelling {
        "yyyy-yy" => format!("{first}-{short_next:02}"),
        "yyyy-yyyy" => format!("{first}-{next}"),
        "yyyy/yy" => format!("{first}/{short_next:02}"),
        "yyyy/yyyy" => format!("{first}/{next}"),
        "yy-yy" => format!("{short:02}-{short_next:02}"),
        "yy/yy" => format!("{short:02}/{short_next:02}"),
        "yyyy" => first.to_string(),
        _ => return None,
    })
}

/// A date as people write it: 1 April 2024.
pub(crate) fn long_date(date: Date) -> String {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|place| MONTHS.get(place))
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

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
    #[case("Q1", "Q2 of year-2", "Q2 of year-2")]
    fn a_row_and_a_column_meet_in_one_period(
        #[case] row: &str,
        #[case] column: &str,
        #[case] met: &str,
    ) {
        let read = |text| When::read(text).expect("a period");
        assert_eq!(read(row).with(read(column)), read(met));
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

    #[rstest]
    #[case("{year}", "2023-24")]
    #[case("{year-1}", "2022-23")]
    #[case("{year:yyyy-yyyy}", "2023-2024")]
    #[case("{year-1:yyyy/yy}", "2022/23")]
    #[case("Upheld {year:yy/yy}", "Upheld 23/24")]
    #[case("{year-24:yyyy/yy}", "1999/00")]
    #[case("at {to}", "at 31 March 2024")]
    fn a_label_writes_the_year(#[case] text: &str, #[case] written: &str) {
        assert_eq!(label(text, YEAR.period, "yyyy-yy").as_deref(), Ok(written));
    }

    #[rstest]
    #[case("{yaer}")]
    #[case("{year:yyy}")]
    #[case("{year")]
    fn an_unknown_placeholder_is_refused(#[case] text: &str) {
        assert!(label(text, YEAR.period, "yyyy-yy").is_err());
    }
}
