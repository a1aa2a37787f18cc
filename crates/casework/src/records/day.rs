//! A day, and a time of day, as a record writes it.

use jiff::civil::{Date, Time};

/// The year before which nothing that a record tells of happened.
const FIRST_YEAR: i16 = 1900;

/// A time of day in the one form that the format has: hour and minute, as 17:30.
///
/// # Errors
/// What is wrong with the text, and what to do.
pub(super) fn read_time(text: &str) -> Result<Time, String> {
    let shape = text.len() == 5 && text.as_bytes().get(2) == Some(&b':');
    let time = if shape {
        Time::strptime("%H:%M", text).ok()
    } else {
        None
    };
    time.ok_or_else(|| "is not a time of day; write hour and minute, as 17:30".to_owned())
}

/// A date in the one form that the format has: year, month, day, as 2024-04-30.
///
/// # Errors
/// What is wrong with the text, and what to do.
pub(super) fn read_date(text: &str) -> Result<Date, String> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date: Option<Date> = if shape { text.parse().ok() } else { None };
    match date {
        None => Err("is not a date; write one that exists, as 2024-04-30".to_owned()),
        Some(date) if date.year() < FIRST_YEAR => Err(format!(
            "is before {FIRST_YEAR}; write the year in full, as 2024-04-30"
        )),
        Some(date) => Ok(date),
    }
}
