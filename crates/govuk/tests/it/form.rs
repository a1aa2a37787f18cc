//! Dates as people type them, and mistakes where they belong.

use govuk::form::{DateInput, DatePart, FormErrors};
use jiff::civil::{Date, date};
use rstest::rstest;

use DatePart::{Day, Month, Year};

fn typed(day: &str, month: &str, year: &str) -> DateInput {
    DateInput {
        day: day.to_owned(),
        month: month.to_owned(),
        year: year.to_owned(),
    }
}

#[rstest]
#[case("2", "5", "2024", date(2024, 5, 2))]
#[case("02", "05", "2024", date(2024, 5, 2))]
#[case(" 2 ", " May", "2024 ", date(2024, 5, 2))]
#[case("29", "feb", "2024", date(2024, 2, 29))]
#[case("1", "Sept", "2025", date(2025, 9, 1))]
#[case("31", "DECEMBER", "1999", date(1999, 12, 31))]
fn a_date_is_read_as_people_write_it(
    #[case] day: &str,
    #[case] month: &str,
    #[case] year: &str,
    #[case] expected: Date,
) {
    assert_eq!(
        typed(day, month, year).date("date of contact"),
        Ok(expected)
    );
}

#[rstest]
#[case("", " ", "", "Enter the date of contact", &[Day, Month, Year])]
#[case("2", "5", "", "Date of contact must include a year", &[Year])]
#[case("", "5", "2024", "Date of contact must include a day", &[Day])]
#[case("", "", "2024", "Date of contact must include a day and a month", &[Day, Month])]
#[case("2", "5", "24", "Date of contact must have a year of 4 numbers, such as 2026", &[Year])]
#[case("2", "5", "02024", "Date of contact must have a year of 4 numbers, such as 2026", &[Year])]
#[case("2", "13", "2024", "Date of contact must be a real date", &[Month])]
#[case("32", "Mai", "2024", "Date of contact must be a real date", &[Day, Month])]
#[case("+2", "5", "2024", "Date of contact must be a real date", &[Day])]
#[case("30", "2", "2024", "Date of contact must be a real date", &[Day, Month, Year])]
#[case("29", "2", "2023", "Date of contact must be a real date", &[Day, Month, Year])]
fn what_is_wrong_is_said_and_marked(
    #[case] day: &str,
    #[case] month: &str,
    #[case] year: &str,
    #[case] message: &str,
    #[case] wrong: &[DatePart],
) {
    let error = typed(day, month, year).date("date of contact").unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.wrong, wrong);
    assert_eq!(error.first(), wrong[0]);
}

#[test]
fn what_has_happened_is_not_in_the_future() {
    let today = date(2026, 11, 25);
    assert_eq!(
        typed("25", "11", "2026").date_until("date of contact", today),
        Ok(today)
    );
    let error = typed("26", "11", "2026")
        .date_until("date of contact", today)
        .unwrap_err();
    assert_eq!(
        error.message,
        "Date of contact must be today or in the past"
    );
}

#[test]
fn a_mistake_loses_nothing_that_was_typed() {
    let input = typed("31", "Febuary", "2024");
    let error = input.date("date of contact").unwrap_err();
    let items = serde_json::to_value(input.items(Some(&error))).unwrap();
    assert_eq!(
        items,
        serde_json::json!([
            {"name": "day", "value": "31", "error": false},
            {"name": "month", "value": "Febuary", "error": true},
            {"name": "year", "value": "2024", "error": false},
        ])
    );
    assert_eq!(DateInput::of(date(2024, 5, 2)), typed("2", "5", "2024"));
}

#[test]
fn mistakes_are_listed_in_order_and_found_by_field() {
    let mut errors = FormErrors::new();
    assert!(errors.is_empty());
    errors.add("name", "Enter your name");
    errors.add_at(
        "contact",
        "contact-year",
        "Date of contact must include a year",
    );
    errors.add("name", "Name must be shorter");
    assert_eq!(errors.get("name"), Some("Enter your name"));
    assert_eq!(errors.get("phone"), None);
    assert_eq!(
        serde_json::to_value(&errors).unwrap(),
        serde_json::json!({
            "summary": [
                {"text": "Enter your name", "href": "#name"},
                {"text": "Date of contact must include a year", "href": "#contact-year"},
                {"text": "Name must be shorter", "href": "#name"},
            ],
            "fields": {
                "name": {"text": "Enter your name"},
                "contact": {"text": "Date of contact must include a year"},
            },
        })
    );
}
