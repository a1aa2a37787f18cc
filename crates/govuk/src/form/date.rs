use std::ops::RangeInclusive;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date as it was typed, in three boxes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateInput {
    /// The day of the month, as typed.
    pub day: String,
    /// The month as typed: a number, a name, or its first three letters.
    pub month: String,
    /// The year as typed, with its century.
    pub year: String,
}

/// One of the three boxes of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

impl DatePart {
    const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// What the box is called in its name and id: `day`, `month` or `year`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// Why something typed is not the date that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct DateError {
    /// What to tell the person who typed it.
    pub message: String,
    /// The boxes to mark, at least one, in their order.
    pub wrong: Vec<DatePart>,
}

impl DateError {
    fn new(message: String, wrong: &[DatePart]) -> Self {
        Self {
            message,
            wrong: wrong.to_vec(),
        }
    }

    /// The box that a link to the mistake goes to.
    pub fn first(&self) -> DatePart {
        self.wrong.first().copied().unwrap_or(DatePart::Day)
    }
}

/// One entry of the `items` of `govukDateInput`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateItem {
    /// `day`, `month` or `year`.
    pub name: &'static str,
    /// What was typed.
    pub value: String,
    /// Whether the box is marked as wrong.
    pub error: bool,
}

impl DateInput {
    /// What a form holds for a date that is known already.
    pub fn of(date: Date) -> Self {
        Self {
            day: date.day().to_string(),
            month: date.month().to_string(),
            year: date.year().to_string(),
        }
    }

    /// Whether nothing was typed at all.
    pub fn is_empty(&self) -> bool {
        DatePart::ALL
            .iter()
            .all(|part| self.typed(*part).is_empty())
    }

    /// The date that was typed.
    ///
    /// `name` is what the form calls it, without an article, such as `date of contact`.
    ///
    /// # Errors
    /// The message says what is missing or wrong, and which boxes it is about.
    pub fn date(&self, name: &str) -> Result<Date, DateError> {
        if self.is_empty() {
            return Err(DateError::new(format!("Enter the {name}"), &DatePart::ALL));
        }
        let begin = capital(name);
        let missing = self.parts(|typed, _| typed.is_empty());
        if !missing.is_empty() {
            let names: Vec<String> = missing
                .iter()
                .map(|part| format!("a {}", part.name()))
                .collect();
            return Err(DateError::new(
                format!("{begin} must include {}", names.join(" and ")),
                &missing,
            ));
        }
        let unreal = self.parts(|typed, part| number(typed, part).is_none());
        if unreal == [DatePart::Year] {
            return Err(DateError::new(
                format!("{begin} must have a year of 4 numbers, such as 2026"),
                &unreal,
            ));
        }
        let part = |part| number(self.typed(part), part);
        let date = match (
            part(DatePart::Year),
            part(DatePart::Month),
            part(DatePart::Day),
        ) {
            (Some(year), Some(month), Some(day)) => i8::try_from(month)
                .ok()
                .zip(i8::try_from(day).ok())
                .and_then(|(month, day)| Date::new(year, month, day).ok()),
            _ => None,
        };
        date.ok_or_else(|| {
            // such as 31 February, where no box is wrong by itself
            let wrong = if unreal.is_empty() {
                DatePart::ALL.to_vec()
            } else {
                unreal
            };
            DateError::new(format!("{begin} must be a real date"), &wrong)
        })
    }

    /// The date that was typed, for something that has happened: no later than `today`.
    ///
    /// # Errors
    /// As [`DateInput::date`], and for a date in the future.
    pub fn date_until(&self, name: &str, today: Date) -> Result<Date, DateError> {
        let date = self.date(name)?;
        if date > today {
            let message = format!("{} must be today or in the past", capital(name));
            return Err(DateError::new(message, &DatePart::ALL));
        }
        Ok(date)
    }

    /// What the three boxes show: what was typed, with the wrong ones marked. It is the `items` option
    /// of `govukDateInput`.
    pub fn items(&self, error: Option<&DateError>) -> Vec<DateItem> {
        let item = |part: DatePart| DateItem {
            name: part.name(),
            value: self.typed(part).to_owned(),
            error: error.is_some_and(|error| error.wrong.contains(&part)),
        };
        DatePart::ALL.into_iter().map(item).collect()
    }

    fn typed(&self, part: DatePart) -> &str {
        match part {
            DatePart::Day => self.day.trim(),
            DatePart::Month => self.month.trim(),
            DatePart::Year => self.year.trim(),
        }
    }

    fn parts(&self, is_so: impl Fn(&str, DatePart) -> bool) -> Vec<DatePart> {
        DatePart::ALL
            .into_iter()
            .filter(|part| is_so(self.typed(*part), *part))
            .collect()
    }
}

/// The number that a box holds, if it can be one of its kind.
fn number(typed: &str, part: DatePart) -> Option<i16> {
    let (range, digits): (RangeInclusive<i16>, RangeInclusive<usize>) = match part {
        DatePart::Day => (1..=31, 1..=2),
        DatePart::Month => (1..=12, 1..=2),
        DatePart::Year => (1000..=9999, 4..=4),
    };
    if part == DatePart::Month
        && let Some(month) = month_by_name(typed)
    {
        return Some(month);
    }
    let plain = digits.contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit());
    typed
        .parse()
        .ok()
        .filter(|number| plain && range.contains(number))
}

fn month_by_name(typed: &str) -> Option<i16> {
    let typed = typed.to_lowercase();
    let is_named = |month: &&str| {
        **month == typed || month[..3] == typed || (typed == "sept" && **month == *"september")
    };
    (1..)
        .zip(MONTHS.iter())
        .find(|(_, month)| is_named(month))
        .map(|(number, _)| number)
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
