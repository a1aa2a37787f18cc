//! Days, dates and counts as pages say them.

use casework::ports::Count;
use complaints::clock::Clock;
use complaints::days;
use complaints::ids::CaseId;
use complaints::occurred::{InWords, Occurred, civil_time};
use complaints::projection::CaseRow;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use workdays::{BeyondData, Calendar};

/// How near a due day is. The page says it in words as well; the colour only repeats them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// Past.
    Late,
    /// Within five working days.
    Soon,
    /// Later.
    Fine,
}

/// A due day: the date, and how far off it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// "16 November 2026".
    pub date: String,
    /// "5 working days late", "Due today", "4 working days left".
    pub words: String,
    /// How near it is.
    pub nearness: Nearness,
}

/// Working days within which something is due soon.
const SOON: u32 = 5;

/// The last day on which something is due soon.
///
/// # Errors
/// A day that the calendar does not reach.
pub fn soon(today: Date, calendar: &Calendar) -> Result<Date, BeyondData> {
    calendar.add(today, SOON)
}

impl Due {
    /// Of something that is not yet done.
    pub fn of(day: Date, today: Date, calendar: &Calendar) -> Self {
        let left = calendar.between(today, day).ok();
        let nearness = if day < today {
            Nearness::Late
        } else if left.is_some_and(|left| left <= SOON.cast_signed())
            && soon(today, calendar).is_ok_and(|soon| day <= soon)
        {
            Nearness::Soon
        } else {
            Nearness::Fine
        };
        let words = match left {
            _ if day <= today => match days::due(day, today, calendar).as_str() {
                "today" => "Due today".to_owned(),
                late => capital(late),
            },
            Some(left) if left > 0 => {
                let left = usize::try_from(left).unwrap_or_default();
                format!("{} left", days::count(left, "working day", "working days"))
            }
            // the date stands beside it
            _ => "Still to come".to_owned(),
        };
        Self {
            date: InWords(day).to_string(),
            words,
            nearness,
        }
    }
}

impl Due {
    /// Of a clock that runs: as [`Due::of`], and soon where the clock warns, which the words say. None while it is held
    /// up with no end known.
    pub fn of_clock(clock: &Clock, today: Date, calendar: &Calendar) -> Option<Self> {
        let mut due = Self::of(clock.due?, today, calendar);
        if let Some(day) = clock.own_time_over(today) {
            due.words = format!("Over since {}", days::full(day));
            due.nearness = Nearness::Fine;
        }
        if let Some(words) = clock.without_day_in_words() {
            due.words = capital(&words);
            due.nearness = Nearness::Fine;
        }
        // what is late needs no other warning
        let alert = clock
            .alert(today)
            .filter(|_| due.nearness != Nearness::Late);
        Some(match alert {
            None => due,
            Some(alert) => Self {
                words: format!("{}; {alert}", due.words),
                nearness: Nearness::Soon,
                ..due
            },
        })
    }
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The address of the case.
    pub href: String,
    /// The council's reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// What it is, and under which procedure.
    pub what: String,
    /// Where it stands.
    pub status: String,
    /// The teams involved.
    pub teams: String,
    /// The day it was received.
    pub received: String,
    /// Working days since then.
    pub age: Option<u32>,
    /// What is due next.
    pub due_rule: Option<String>,
    /// When.
    pub due: Option<Due>,
    /// What is owed beside that and past its day, and since when.
    pub owed: Option<String>,
}

impl Line {
    /// Of a row of a list.
    pub fn of(id: CaseId, row: &CaseRow, today: Date, calendar: &Calendar) -> Self {
        let what = match row.procedure {
            Some(procedure) => format!("{}, {procedure}", row.kind),
            None => row.kind.to_string(),
        };
        Self {
            href: case_href(id),
            reference: row.reference.clone(),
            title: row.title.reveal().clone(),
            what,
            status: row.status.to_string(),
            teams: row.teams.join(", "),
            received: InWords(row.received_on).to_string(),
            age: calendar
                .between(row.received_on, today)
                .ok()
                .and_then(|days| u32::try_from(days).ok()),
            due_rule: row.due_rule.clone(),
            due: row.due_on.map(|day| Due::of(day, today, calendar)),
            owed: row.owed_on.filter(|day| *day < today).map(|day| {
                let what = row.owed_rule.as_deref().unwrap_or("something is owed");
                format!("{what}, since {}", InWords(day))
            }),
        }
    }
}

/// A number as pages write it: "12,345".
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// How many there are of something: "1 case", "12 cases", "More than 1,000 cases".
pub fn counted(count: Count, one: &str, several: &str) -> String {
    match count {
        Count::Exactly(1) => format!("1 {one}"),
        Count::Exactly(all) => format!("{} {several}", number(all)),
        Count::MoreThan(some) => format!("More than {} {several}", number(some)),
    }
}

/// The address of a case.
pub fn case_href(id: CaseId) -> String {
    format!("/cases/{id}")
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// When something happened, in words.
pub fn when(occurred: Occurred) -> String {
    match occurred {
        Occurred::At(instant) => at(instant),
        other => other.to_string(),
    }
}

/// An instant as people in England read it: "25 November 2026 at 2:05pm".
pub fn at(instant: Timestamp) -> String {
    let local = civil_time(instant);
    let (hour, half) = match local.hour() {
        0 => (12, "am"),
        hour @ 1..=11 => (hour, "am"),
        12 => (12, "pm"),
        hour => (hour - 12, "pm"),
    };
    let day = InWords(local.date());
    format!("{day} at {hour}:{:02}{half}", local.minute())
}

#[cfg(test)]
mod tests {
    use super::{Due, Nearness, at, counted, soon};
    use casework::ports::Count;
    use jiff::civil::date;
    use workdays::Calendar;

    #[test]
    fn a_due_day_says_how_far_off_it_is() {
        let today = date(2026, 11, 25);
        let told = |day| {
            let due = Due::of(day, today, &Calendar::england_and_wales());
            (due.words, due.nearness)
        };
        assert_eq!(
            told(date(2026, 11, 20)),
            ("3 working days late".to_owned(), Nearness::Late)
        );
        assert_eq!(told(today), ("Due today".to_owned(), Nearness::Soon));
        assert_eq!(
            told(date(2026, 11, 26)),
            ("1 working day left".to_owned(), Nearness::Soon)
        );
        assert_eq!(
            told(date(2026, 12, 2)),
            ("5 working days left".to_owned(), Nearness::Soon)
        );
        assert_eq!(
            told(date(2026, 12, 3)),
            ("6 working days left".to_owned(), Nearness::Fine)
        );
        // from Boxing Day's substitute on, four days of Christmas and New Year do not count
        assert_eq!(
            told(date(2027, 1, 4)),
            ("25 working days left".to_owned(), Nearness::Fine)
        );
    }

    #[test]
    fn what_is_due_by_the_fifth_working_day_is_due_soon() {
        let calendar = Calendar::england_and_wales();
        assert_eq!(soon(date(2026, 11, 25), &calendar), Ok(date(2026, 12, 2)));
        // from Christmas Eve: 29, 30 and 31 December, 4 and 5 January
        assert_eq!(soon(date(2026, 12, 24), &calendar), Ok(date(2027, 1, 5)));
    }

    #[test]
    fn a_count_says_where_it_stopped() {
        let told = |count| counted(count, "case", "cases");
        assert_eq!(told(Count::Exactly(1)), "1 case");
        assert_eq!(told(Count::Exactly(999)), "999 cases");
        assert_eq!(told(Count::Exactly(1_234_567)), "1,234,567 cases");
        assert_eq!(told(Count::MoreThan(1_000)), "More than 1,000 cases");
    }

    #[test]
    fn an_instant_is_told_in_the_time_of_england() {
        let told = |text: &str| at(text.parse().expect("an instant"));
        assert_eq!(told("2026-11-25T14:05:00Z"), "25 November 2026 at 2:05pm");
        assert_eq!(told("2026-07-01T23:30:00Z"), "2 July 2026 at 12:30am");
        assert_eq!(told("2026-07-01T11:00:00Z"), "1 July 2026 at 12:00pm");
        // on the day on which clocks change, the hour before it is still winter's or summer's
        assert_eq!(told("2026-03-29T00:30:00Z"), "29 March 2026 at 12:30am");
        assert_eq!(told("2026-03-29T01:30:00Z"), "29 March 2026 at 2:30am");
        assert_eq!(told("2026-10-25T00:30:00Z"), "25 October 2026 at 1:30am");
        assert_eq!(told("2026-10-25T01:30:00Z"), "25 October 2026 at 1:30am");
    }
}
