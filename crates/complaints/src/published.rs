//! Published figures: totals that no case in the register can give.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a published value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A count.
    Count,
    /// A percentage, as printed: 89 for 89%.
    Percent,
}

/// A figure that was printed, or supplied from elsewhere: an earlier year, children using services, a target.
///
/// It is found by `measure`, `period` and `by`; two lines for one figure are an error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedFigure {
    /// The council's reference, unique in its register.
    pub reference: String,
    /// The period as written: `2022-23`, `2022/23`, `2023-24 Q1`, `2023-24 H1`, `2024-04`.
    pub period: String,
    /// A free name.
    pub measure: String,
    /// The value, a percentage as printed.
    pub value: serde_json::Number,
    /// What it counts.
    pub unit: Unit,
    /// One key and value for each dimension it is broken down by.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by: BTreeMap<String, String>,
    /// Where it was first printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
}

/// A calendar period, first and last day included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Why a period could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not a period; write a year (2023-24 or 2023/24), a quarter (2023-24 Q1), a half-year (2023-24 H1) or a month (2024-04)"
)]
pub struct NotAPeriod(pub String);

impl std::str::FromStr for Period {
    type Err = NotAPeriod;

    /// Reads a financial year (1 April to 31 March), a quarter or half of one, or a calendar month.
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        read_period(text).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

fn read_period(text: &str) -> Option<Period> {
    let (year, part) = match text.split_once(' ') {
        Some((year, part)) => (year, Some(part)),
        None => (text, None),
    };
    let (first, second) = year.split_once(['-', '/'])?;
    if first.len() != 4
        || second.len() != 2
        || !(first.to_owned() + second)
            .bytes()
            .all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let (start, end): (i16, i16) = (first.parse().ok()?, second.parse().ok()?);
    let follows = end == (start + 1) % 100;
    match part {
        None if follows => months(start, 4, 12),
        None if year.contains('-') && (1..=12).contains(&end) => {
            months(start, i8::try_from(end).ok()?, 1)
        }
        Some(part) if follows => {
            let (kind, number) = (part.get(..1)?, part.get(1..)?.parse::<i8>().ok()?);
            match (kind, number) {
                ("Q", 1..=4) => months(start, 4 + (number - 1) * 3, 3),
                ("H", 1..=2) => months(start, 4 + (number - 1) * 6, 6),
                _ => None,
            }
        }
        _ => None,
    }
}

fn months(year: i16, month: i8, count: i8) -> Option<Period> {
    let day = |year: i16, month: i8| {
        let (year, month) = if month > 12 {
            (year + 1, month - 12)
        } else {
            (year, month)
        };
        Date::new(year, month, 1).ok()
    };
    Some(Period {
        from: day(year, month)?,
        to: day(year, month + count)?.yesterday().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2022-23", "2022-04-01", "2023-03-31")]
    #[case("2022/23", "2022-04-01", "2023-03-31")]
    #[case("1999-00", "1999-04-01", "2000-03-31")]
    #[case("2023-24 Q1", "2023-04-01", "2023-06-30")]
    #[case("2023-24 Q4", "2024-01-01", "2024-03-31")]
    #[case("2023-24 H1", "2023-04-01", "2023-09-30")]
    #[case("2023-24 H2", "2023-10-01", "2024-03-31")]
    #[case("2024-04", "2024-04-01", "2024-04-30")]
    #[case("2024-12", "2024-12-01", "2024-12-31")]
    fn a_period_is_read(#[case] text: &str, #[case] from: Date, #[case] to: Date) {
        assert_eq!(text.parse(), Ok(Period { from, to }));
    }

    #[rstest]
    #[case("2022")]
    #[case("2022-24")]
    #[case("2022-23 Q5")]
    #[case("2022-23 h1")]
    #[case("2022/04")]
    #[case("last year")]
    fn what_is_no_period_is_refused(#[case] text: &str) {
        assert!(text.parse::<Period>().is_err(), "{text}");
    }
}
