//! An explanation shows every calendar day and why it did or did not count.

use workdays::{Calendar, DayKind, date};

#[test]
fn forward_over_christmas_from_a_saturday() {
    let explanation = Calendar::england_and_wales()
        .explain(date(2025, 12, 20), 10)
        .unwrap();
    assert_eq!(
        explanation.to_string(),
        "\
10 working days after Sat 20 December 2025: Wed 7 January 2026
  Sat 20 December 2025: day 0 (Saturday)
  Sun 21 December 2025: Sunday
  Mon 22 December 2025 to Wed 24 December 2025: days 1 to 3
  Thu 25 December 2025 to Sun 28 December 2025: not counted (Christmas Day, Boxing Day, Saturday, Sunday)
  Mon 29 December 2025 to Wed 31 December 2025: days 4 to 6
  Thu 1 January 2026: New Year's Day
  Fri 2 January 2026: day 7
  Sat 3 January 2026 to Sun 4 January 2026: not counted (Saturday, Sunday)
  Mon 5 January 2026 to Wed 7 January 2026: days 8 to 10"
    );
    assert_eq!(explanation.days().len(), 19);
    assert!(!explanation.is_provisional());
}

#[test]
fn backward_from_the_panel_latest_day_first() {
    let explanation = Calendar::england_and_wales()
        .explain_back(date(2027, 1, 5), 2)
        .unwrap();
    assert_eq!(
        format!("{explanation:#}"),
        "\
2 working days before Tue 5 January 2027: Thu 31 December 2026
  Tue 5 January 2027: day 0
  Mon 4 January 2027: day 1
  Sun 3 January 2027: Sunday
  Sat 2 January 2027: Saturday
  Fri 1 January 2027: New Year's Day
  Thu 31 December 2026: day 2"
    );
}

#[test]
fn between_two_dates_and_the_other_way_round() {
    let calendar = Calendar::england_and_wales();
    let (thursday, saturday) = (date(2026, 1, 8), date(2026, 1, 10));
    let forward = calendar.explain_between(thursday, saturday).unwrap();
    assert_eq!(
        forward.to_string(),
        "\
1 working day after Thu 8 January 2026 up to and including Sat 10 January 2026
  Thu 8 January 2026: day 0
  Fri 9 January 2026: day 1
  Sat 10 January 2026: Saturday"
    );
    let back = calendar.explain_between(saturday, thursday).unwrap();
    assert_eq!(back.working_days(), -1);
    assert_eq!((back.start(), back.end()), (saturday, thursday));
    assert_eq!(back.days(), forward.days());
    assert!(back.to_string().starts_with(
        "1 working day after Thu 8 January 2026 up to and including Sat 10 January 2026, counted \
         back from the later date\n"
    ));
}

#[test]
fn nothing_to_count_is_one_day() {
    let explanation = Calendar::england_and_wales()
        .explain(date(2026, 4, 6), 0)
        .unwrap();
    assert_eq!(explanation.days().len(), 1);
    assert_eq!(
        explanation.days()[0].to_string(),
        "Mon 6 April 2026: day 0 (Easter Monday)"
    );
}

#[test]
fn between_a_day_and_itself_nothing_is_counted_back() {
    let explanation = Calendar::england_and_wales()
        .explain_between(date(2026, 1, 8), date(2026, 1, 8))
        .unwrap();
    assert_eq!(
        explanation.to_string(),
        "\
0 working days after Thu 8 January 2026 up to and including Thu 8 January 2026
  Thu 8 January 2026: day 0"
    );
}

#[test]
fn a_closure_is_named() {
    let council = Calendar::england_and_wales()
        .with_closures([(date(2026, 6, 2), "Staff conference")])
        .unwrap();
    let explanation = council.explain(date(2026, 6, 1), 1).unwrap();
    let closed = &explanation.days()[1];
    assert_eq!(closed.number, None);
    assert_eq!(
        closed.day.kind,
        DayKind::Closure {
            name: "Staff conference".into()
        }
    );
}

#[test]
fn a_count_into_provisional_years_says_so() {
    let explanation = Calendar::england_and_wales()
        .explain(date(2027, 12, 30), 2)
        .unwrap();
    assert!(explanation.is_provisional());
    assert_eq!(
        explanation.to_string(),
        "\
2 working days after Thu 30 December 2027: Tue 4 January 2028
  Thu 30 December 2027: day 0
  Fri 31 December 2027: day 1
  Sat 1 January 2028 to Mon 3 January 2028: not counted (Saturday, Sunday, New Year's Day (substitute day))
  Tue 4 January 2028: day 2
  The bank holidays of 2028 are provisional: this may still change"
    );
}

#[test]
fn an_explanation_is_written_as_json() {
    let explanation = Calendar::england_and_wales()
        .explain(date(2026, 4, 2), 1)
        .unwrap();
    let json = serde_json::to_value(&explanation).unwrap();
    assert_eq!(json["question"], "after");
    assert_eq!(json["start"], "2026-04-02");
    assert_eq!(json["end"], "2026-04-07");
    assert_eq!(json["working_days"], 1);
    assert_eq!(
        json["days"][1],
        serde_json::json!({
            "date": "2026-04-03", "kind": "bank-holiday", "name": "Good Friday", "number": null
        })
    );
    assert_eq!(
        json["days"][5],
        serde_json::json!({ "date": "2026-04-07", "kind": "working", "number": 1 })
    );
}

#[test]
fn the_readme_shows_what_is_printed() {
    let explanation = Calendar::england_and_wales()
        .explain(date(2026, 12, 21), 5)
        .unwrap();
    let printed = format!("```text\n{explanation}\n```\n");
    assert!(
        include_str!("../../README.md").contains(&printed),
        "{printed}"
    );
}
