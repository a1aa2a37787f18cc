//! How a clock was counted, day by day, with days that are alike told together.

use complaints::clock::{Counted, CountedDay};
use jiff::civil::{Date, Weekday};

/// The count in one sentence without its full stop.
pub(super) fn in_words(days: &[CountedDay], backwards: bool, today: Date) -> String {
    let runs: Vec<String> = days
        .chunk_by(|a, b| alike(&a.counted, &b.counted))
        .filter_map(|run| told(run, backwards, today))
        .collect();
    runs.join("; ")
}

fn alike(a: &Counted, b: &Counted) -> bool {
    match (a, b) {
        (Counted::Day(_), Counted::Day(_)) => true,
        (Counted::Paused(a), Counted::Paused(b)) => a == b,
        (Counted::NotWorking(a), Counted::NotWorking(b)) => weekend(a) && weekend(b),
        _ => false,
    }
}

fn weekend(why: &str) -> bool {
    matches!(why, "Saturday" | "Sunday")
}

fn told(run: &[CountedDay], backwards: bool, today: Date) -> Option<String> {
    let (first, last) = (run.first()?, run.last()?);
    let past = first.date.max(last.date) <= today;
    let not = if past {
        "did not count"
    } else {
        "will not count"
    };
    Some(match (&first.counted, &last.counted) {
        (Counted::Start, _) => {
            let back = if backwards { ", counting back" } else { "" };
            format!("{} is day 0{back}", first.date.strftime("%a %-d %b %Y"))
        }
        (Counted::Day(from), Counted::Day(_)) if run.len() == 1 => {
            format!("day {from} {}", day(first.date))
        }
        (Counted::Day(from), Counted::Day(to)) => {
            format!(
                "days {from}–{to} {}",
                span(first.date, last.date, backwards)
            )
        }
        (Counted::NotWorking(why), _) if !weekend(why) => {
            format!("{} {not}: {why}", day(first.date))
        }
        (Counted::Paused(why), _) => {
            let why = why.label().to_lowercase();
            format!("{} {not}: {why}", span(first.date, last.date, backwards))
        }
        _ => {
            let names: Vec<String> = run
                .iter()
                .map(|it| it.date.strftime("%a %-d").to_string())
                .collect();
            format!("{} {not}", names.join(", "))
        }
    })
}

/// A day; the year stands where a new one begins.
fn day(date: Date) -> String {
    if date.month() == 1 && date.day() <= 7 && date.weekday() != Weekday::Sunday {
        date.strftime("%a %-d %b %Y").to_string()
    } else {
        date.strftime("%a %-d %b").to_string()
    }
}

fn span(first: Date, last: Date, backwards: bool) -> String {
    let between = if backwards { "back to" } else { "–" };
    if first == last {
        day(first)
    } else if first.month() == last.month() && !backwards {
        format!("{} {between} {}", first.strftime("%a %-d"), day(last))
    } else {
        format!("{} {between} {}", day(first), day(last))
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use complaints::clock::{Counted, CountedDay};
    use jiff::civil::date;
    use workdays::Calendar;

    #[test]
    fn a_bank_holiday_is_named_and_weekends_are_told_together() {
        let (start, due) = (date(2024, 5, 1), date(2024, 5, 8));
        let calendar = Calendar::england_and_wales();
        let mut number = 0;
        let days = start
            .series(jiff::ToSpan::days(1))
            .take_while(|it| *it <= due);
        let days: Vec<CountedDay> = days
            .map(|date| {
                let kind = calendar.day(date).unwrap();
                let counted = if date == start {
                    Counted::Start
                } else if kind.is_working() {
                    number += 1;
                    Counted::Day(number)
                } else {
                    Counted::NotWorking(kind.kind.to_string())
                };
                CountedDay { date, counted }
            })
            .collect();
        assert_eq!(
            in_words(&days, false, due),
            "Wed 1 May 2024 is day 0; days 1–2 Thu 2 – Fri 3 May; Sat 4, Sun 5 did not count; \
             Mon 6 May did not count: Early May bank holiday; days 3–4 Tue 7 – Wed 8 May"
        );
    }
}
