use jiff::Span;
use jiff::civil::Date;

/// The corresponding date `months` calendar months later, or the last day of that month when it has
/// no such date.
///
/// Twelve months are a year. The period is one of the calendar and not of working days: where it
/// ends on a day off, it ends there. Nothing is turned into 30 or 365 days. A result past the last
/// [`Date`] there is, in the year 9999, is that last date.
///
/// The rule of the corresponding date is the common reading of "within one year" and "within one
/// month"; the regulations do not spell it out.
///
/// ```
/// use workdays::{add_months, date};
///
/// // what happened on 10 May 2025 can be complained about up to and including 10 May 2026
/// assert_eq!(add_months(date(2025, 5, 10), 12), date(2026, 5, 10));
/// assert_eq!(add_months(date(2024, 2, 29), 12), date(2025, 2, 28));
/// assert_eq!(add_months(date(2026, 1, 31), 1), date(2026, 2, 28));
/// ```
pub fn add_months(date: Date, months: u32) -> Date {
    Span::new()
        .try_months(months)
        .map_or(Date::MAX, |span| date.saturating_add(span))
}
