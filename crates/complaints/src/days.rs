//! Days in the words of somebody at work: today, tomorrow, Thu 26 Nov, 5 working days late.

use jiff::civil::Date;
use workdays::Calendar;

/// A day with its weekday; the year only where it is not that of `near`.
pub fn short(day: Date, near: Date) -> String {
    if day.year() == near.year() {
        day.strftime("%a %-d %b").to_string()
    } else {
        day.strftime("%a %-d %b %Y").to_string()
    }
}

/// A day with its weekday and year: Thu 26 November 2026.
pub fn full(day: Date) -> String {
    day.strftime("%a %-d %B %Y").to_string()
}

/// So many of something: "1 case", "2 cases".
pub fn count(number: usize, one: &str, several: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {several}")
    }
}

/// When something that is not yet done is due, seen from today.
pub fn due(day: Date, today: Date, calendar: &Calendar) -> String {
    if day == today {
        return "today".to_owned();
    }
    if day < today {
        return late(day, today, calendar);
    }
    if today.tomorrow().is_ok_and(|it| it == day) {
        return "tomorrow".to_owned();
    }
    short(day, today)
}

fn late(day: Date, today: Date, calendar: &Calendar) -> String {
    match calendar
        .between(day, today)
        .ok()
        .and_then(|it| usize::try_from(it).ok())
    {
        Some(days) if days > 0 => {
            format!("{} late", count(days, "working day", "working days"))
        }
        // due on a Friday and seen on the Saturday, or beyond the years of the calendar
        _ => format!("late since {}", short(day, today)),
    }
}

/// How far a day is from today, in working days: "in 3 working days". Nothing for today and tomorrow.
pub fn distance(day: Date, today: Date, calendar: &Calendar) -> Option<String> {
    let days = usize::try_from(calendar.between(today, day).ok()?).ok()?;
    (days > 1).then(|| format!("in {}", count(days, "working day", "working days")))
}

/// How far a day is from today, whichever day it is: the distance, or what [`due`] says of it.
pub fn away(day: Date, today: Date, calendar: &Calendar) -> String {
    distance(day, today, calendar).unwrap_or_else(|| due(day, today, calendar))
}

#[cfg(test)]
mod tests {
    use super::due;
    use jiff::civil::{Date, date};
    use workdays::Calendar;

    #[test]
    fn a_due_day_is_told_as_people_say_it() {
        let told = |day: Date| due(day, date(2026, 11, 24), &Calendar::england_and_wales());
        assert_eq!(told(date(2026, 11, 24)), "today");
        assert_eq!(told(date(2026, 11, 25)), "tomorrow");
        assert_eq!(told(date(2026, 11, 26)), "Thu 26 Nov");
        assert_eq!(told(date(2027, 1, 7)), "Thu 7 Jan 2027");
        assert_eq!(told(date(2026, 11, 23)), "1 working day late");
        assert_eq!(told(date(2026, 11, 17)), "5 working days late");
    }

    #[test]
    fn a_friday_is_missed_on_saturday_though_no_working_day_has_passed() {
        let calendar = Calendar::england_and_wales();
        let told = due(date(2026, 11, 20), date(2026, 11, 21), &calendar);
        assert_eq!(told, "late since Fri 20 Nov");
    }
}
