//! Dates and times in the components of the Ministry of Justice.

use jiff::civil::DateTime;
use minijinja::{Environment, Error, ErrorKind};

/// Adds the filters with which timelines and messages print a moment.
pub(super) fn teach(environment: &mut Environment<'_>) {
    environment.add_filter("mojDate", moj_date);
    environment.add_filter("date", unknown_format);
}

/// A local date and time in words: `date` is 25 November 2026, `time` is 2:05pm, `datetime` has both;
/// `shortdate` and `shortdatetime` shorten the month.
fn moj_date(moment: &str, form: &str) -> Result<String, Error> {
    let moment: DateTime = moment.parse().map_err(|error| {
        Error::new(
            ErrorKind::InvalidOperation,
            format!("a moment is a local date and time such as 2026-11-25T14:05, without a zone, not \"{moment}\""),
        )
        .with_source(error)
    })?;
    match form {
        "date" => Ok(day(moment, false)),
        "shortdate" => Ok(day(moment, true)),
        "time" => Ok(time(moment)),
        "datetime" => Ok(format!("{} at {}", day(moment, false), time(moment))),
        "shortdatetime" => Ok(format!("{} at {}", day(moment, true), time(moment))),
        _ => Err(unknown(form)),
    }
}

fn unknown_format(_: &str, format: Option<&str>) -> Result<String, Error> {
    Err(unknown(format.unwrap_or_default()))
}

fn unknown(form: &str) -> Error {
    let message = format!(
        "a moment's type is date, shortdate, time, datetime or shortdatetime, not \"{form}\""
    );
    Error::new(ErrorKind::InvalidOperation, message)
}

fn day(moment: DateTime, short: bool) -> String {
    let form = if short { "%-d %b %Y" } else { "%-d %B %Y" };
    moment.strftime(form).to_string()
}

fn time(moment: DateTime) -> String {
    let half = if moment.hour() < 12 { "am" } else { "pm" };
    let hour = match moment.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match moment.minute() {
        0 => format!("{hour}{half}"),
        minute => format!("{hour}:{minute:02}{half}"),
    }
}
