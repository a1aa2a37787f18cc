//! The years and days that labels name.

use complaints::occurred::MONTHS;
use complaints::published::Period;
use jiff::civil::Date;
use std::borrow::Cow;

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
pub(crate) fn label<'t>(
    text: &'t str,
    period: Period,
    spelling: &str,
) -> Result<Cow<'t, str>, UnknownPlaceholder> {
    if !text.contains('{') {
        return Ok(Cow::Borrowed(text));
    }
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
    Ok(Cow::Owned(written + rest))
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
    if is_calendar_year(period) {
        return YEAR_SPELLINGS
            .contains(&spelling)
            .then(|| (period.from.year() - back).to_string());
    }
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

/// Whether a period is one whole year from January to December, which has one number in every spelling.
fn is_calendar_year(period: Period) -> bool {
    period.from.first_of_year() == period.from && period.from.last_of_year() == period.to
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

    const YEAR: Period = Period {
        from: date(2023, 4, 1),
        to: date(2024, 3, 31),
    };

    #[rstest]
    #[case("{year}", "2023-24")]
    #[case("{year-1}", "2022-23")]
    #[case("{year:yyyy-yyyy}", "2023-2024")]
    #[case("{year-1:yyyy/yy}", "2022/23")]
    #[case("Upheld {year:yy/yy}", "Upheld 23/24")]
    #[case("{year-24:yyyy/yy}", "1999/00")]
    #[case("{year:yy-yy}", "23-24")]
    #[case("{year:yyyy}", "2023")]
    #[case("{from} to {to}", "1 April 2023 to 31 March 2024")]
    fn a_label_writes_the_year(#[case] text: &str, #[case] written: &str) {
        assert_eq!(label(text, YEAR, "yyyy-yy").as_deref(), Ok(written));
    }

    #[rstest]
    #[case::autumn(date(2023, 10, 1), date(2023, 12, 31))]
    #[case::winter(date(2024, 1, 1), date(2024, 3, 31))]
    #[case::the_last_month(date(2024, 3, 1), date(2024, 3, 31))]
    #[case::the_first_month(date(2023, 4, 1), date(2023, 4, 30))]
    fn a_part_of_a_year_is_named_by_the_april_before_it(#[case] from: Date, #[case] to: Date) {
        let part = Period { from, to };
        assert_eq!(label("{year}", part, "yyyy-yy").as_deref(), Ok("2023-24"));
    }

    #[rstest]
    #[case("{yaer}")]
    #[case("{year:yyy}")]
    #[case("{year")]
    fn an_unknown_placeholder_is_refused(#[case] text: &str) {
        assert!(label(text, YEAR, "yyyy-yy").is_err());
    }

    #[rstest]
    #[case("{year}", "2025")]
    #[case("{year-1:yyyy/yy}", "2024")]
    #[case("to {to}", "to 31 December 2025")]
    fn a_calendar_year_is_named_by_its_number(#[case] text: &str, #[case] written: &str) {
        let year = Period {
            from: date(2025, 1, 1),
            to: date(2025, 12, 31),
        };
        assert_eq!(label(text, year, "yyyy-yy").as_deref(), Ok(written));
        assert!(label("{year:yyy}", year, "yyyy-yy").is_err());
    }
}
