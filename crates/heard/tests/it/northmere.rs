//! Northmere, the council of the demonstration, is a register that a council could have.

use casework::records::{CaseRecord, Line, facts, read, year_step_line};
use complaints::Case;
use complaints::codes::{Kind, Procedure};
use complaints::ids::{CaseId, StageNumber};
use complaints::personal::Salt;
use complaints::projection::{CaseRow, project};
use complaints::recorded::{Actor, Recorded, Source};
use complaints::rules::Rules;
use complaints::status::Status;
use heard::demo::northmere::{fullest, records};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use workdays::Calendar;

/// Every day on which the demonstration is tried: each fifth day of four years, so every weekday and month end,
/// and each bank holiday of those years.
fn days() -> Vec<Date> {
    let (first, last) = (date(2024, 1, 1), date(2027, 12, 31));
    let every_fifth = first
        .series(jiff::ToSpan::days(5))
        .take_while(|day| *day <= last);
    let calendar = Calendar::england_and_wales();
    let holidays: Vec<Date> = calendar
        .bank_holidays()
        .map(workdays::BankHoliday::date)
        .filter(|day| (first..=last).contains(day))
        .collect();
    every_fifth.chain(holidays).collect()
}

fn cases(lines: &[Line]) -> impl Iterator<Item = &CaseRecord> {
    lines.iter().filter_map(|line| match line {
        Line::Case(case) => Some(&**case),
        Line::Figure(_) | Line::YearStep(_) => None,
    })
}

pub(crate) fn case(record: &CaseRecord) -> Case {
    let by = Actor {
        account: "demo".to_owned(),
        role: "import".to_owned(),
    };
    let history = (1..).zip(facts(record, &casework::records::PersonIds::none()));
    let history = history.map(|(seq, fact)| Recorded {
        seq,
        occurred: fact.occurred,
        recorded_at: "2026-11-24T09:00:00Z".parse::<Timestamp>().unwrap(),
        by: by.clone(),
        source: Source::Import,
        event: fact.event,
        parts: fact
            .parts
            .into_iter()
            .map(|it| (it, Salt([0; 16])))
            .collect(),
    });
    Case::replay(CaseId(uuid::Uuid::nil()), history.collect()).unwrap()
}

pub(crate) fn rows(today: Date) -> Vec<(CaseId, CaseRow)> {
    let (rules, calendar) = (Rules::built_in().unwrap(), Calendar::england_and_wales());
    let mut rows: Vec<_> = cases(&records(today).unwrap())
        .map(|it| project(&case(it), &rules, &calendar).row)
        .collect();
    rows.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.received_on));
    rows.into_iter()
        .map(|row| (CaseId(uuid::Uuid::nil()), row))
        .collect()
}

#[test]
fn every_record_reads_back_on_any_day() {
    for today in days() {
        for line in records(today).unwrap() {
            let text = match &line {
                Line::Case(case) => case.line().unwrap(),
                Line::Figure(figure) => {
                    let mut value = serde_json::to_value(figure).unwrap();
                    value["kind"] = "published_figure".into();
                    value.to_string()
                }
                Line::YearStep(taken) => year_step_line(taken).unwrap(),
            };
            assert_eq!(read(&text, today), Ok(line), "on {today}: {text}");
        }
    }
}

#[test]
fn the_same_day_gives_the_same_cases() {
    let today = date(2026, 11, 24);
    assert_eq!(records(today).unwrap(), records(today).unwrap());
}

#[test]
fn references_are_unique_and_follow_receipt() {
    let lines = records(date(2026, 11, 24)).unwrap();
    let references: BTreeSet<&str> = lines.iter().filter_map(Line::reference).collect();
    assert_eq!(references.len(), lines.len());
    let received: Vec<(Date, &str)> = cases(&lines)
        .map(|it| (it.received_on, it.reference.as_str()))
        .collect();
    assert!(received.is_sorted());
}

#[test]
fn cases_are_in_every_state_on_any_day() {
    for today in days().into_iter().step_by(40) {
        let rows = rows(today);
        let found: BTreeSet<Status> = rows.iter().map(|(_, row)| row.status).collect();
        // what is parked is closed a year after the council wrote, and all of Northmere is eighteen months
        let missing: Vec<_> = Status::ALL
            .iter()
            .filter(|it| !found.contains(it) && **it != Status::ParkedClosed)
            .collect();
        assert!(missing.is_empty(), "on {today} no case is {missing:?}");

        let open = || rows.iter().filter(|(_, row)| row.open);
        let due = |wanted: &dyn Fn(Date) -> bool| {
            open()
                .filter(|(_, row)| row.due_on.is_some_and(wanted))
                .count()
        };
        assert!(due(&|day| day < today) >= 5, "late on {today}");
        assert!(due(&|day| day >= today) >= 10, "still in time on {today}");
        assert!(
            open().any(|(_, row)| row.received_on == today),
            "new on {today}"
        );
    }
}

#[test]
fn the_eighteen_months_hold_a_little_over_260_contacts_of_every_kind() {
    let today = date(2026, 11, 24);
    let lines = records(today).unwrap();
    assert!(
        (255..=285).contains(&cases(&lines).count()),
        "{}",
        cases(&lines).count()
    );
    let kinds: BTreeSet<Kind> = cases(&lines).map(|it| it.kind).collect();
    let missing = Kind::ALL.iter().filter(|it| !kinds.contains(it));
    let missing: Vec<Kind> = missing.copied().collect();
    assert_eq!(missing, []);
    // one of each is kept apart from the complaints
    let apart = |kind| cases(&lines).filter(|it| it.kind == kind).count();
    assert_eq!((apart(Kind::Advice), apart(Kind::SchoolComplaint)), (1, 1));
    assert!(cases(&lines).all(|it| it.received_on >= date(2025, 5, 23)));

    let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for case in cases(&lines) {
        *months
            .entry((case.received_on.year(), case.received_on.month()))
            .or_default() += 1;
    }
    let whole = months.iter().filter(|(month, _)| **month != (2025, 5));
    for (month, received) in whole {
        assert!(*received >= 6, "{received} contacts in {month:?}");
    }
}

#[test]
fn about_85_of_100_statutory_complaints_are_answered_in_time_at_stage_1() {
    let rules = Rules::built_in().unwrap();
    let calendar = Calendar::england_and_wales();
    let lines = records(date(2026, 11, 24)).unwrap();
    let met: Vec<bool> = cases(&lines)
        .filter(|it| it.procedure == Some(Procedure::ChildrenAct))
        .flat_map(|it| complaints::clock::clocks(&case(it), &rules, &calendar).unwrap())
        .filter(|clock| clock.rule.answer && clock.rule.stage == Some(StageNumber::One))
        .filter_map(|clock| clock.met())
        .collect();
    let in_time = met.iter().filter(|it| **it).count() * 100 / met.len();
    assert!((78..=92).contains(&in_time), "{in_time}% of {}", met.len());
}

#[test]
fn the_fullest_case_is_open_and_says_how_to_make_contact_safely() {
    for today in [date(2024, 2, 29), date(2026, 11, 24), date(2026, 12, 25)] {
        let lines = records(today).unwrap();
        let reference = fullest(&lines).unwrap();
        let case = cases(&lines).find(|it| it.reference == reference).unwrap();
        assert_eq!(case.stages.len(), 2, "{reference}");
        assert!(case.stages.iter().all(|it| it.extension.is_some()));
        assert!(
            case.child
                .as_ref()
                .is_some_and(|it| it.safe_contact.is_some())
        );
    }
}

#[test]
fn a_day_past_the_known_bank_holidays_is_an_error_that_says_so() {
    let error = records(date(2029, 1, 15)).unwrap_err().to_string();
    assert!(error.contains("2028"), "{error}");
}
