//! Proclamations and council closures make a new calendar and leave the old one as it was.

use workdays::{Calendar, ChangeError, DayKind, HolidayKind, date};

#[test]
fn a_proclaimed_day_moves_the_dates_over_it() {
    let calendar = Calendar::england_and_wales();
    let proclaimed = calendar
        .with_bank_holiday(date(2026, 6, 15), "Day of Thanks")
        .unwrap();
    assert_eq!(calendar.add(date(2026, 6, 11), 2), Ok(date(2026, 6, 15)));
    assert_eq!(proclaimed.add(date(2026, 6, 11), 2), Ok(date(2026, 6, 16)));
    assert_eq!(
        calendar.subtract(date(2026, 6, 16), 1),
        Ok(date(2026, 6, 15))
    );
    assert_eq!(
        proclaimed.subtract(date(2026, 6, 16), 1),
        Ok(date(2026, 6, 12))
    );
    let kind = proclaimed.day(date(2026, 6, 15)).unwrap().kind;
    assert_eq!(
        kind,
        DayKind::BankHoliday {
            name: "Day of Thanks".into()
        }
    );
    let one_off = proclaimed
        .bank_holidays()
        .find(|day| day.name() == "Day of Thanks")
        .unwrap();
    assert_eq!(one_off.kind(), HolidayKind::OneOff);
}

#[test]
fn the_day_that_a_holiday_leaves_counts_again() {
    let calendar = Calendar::england_and_wales();
    let moved = calendar
        .without_bank_holiday(date(2026, 5, 25))
        .and_then(|calendar| calendar.with_bank_holiday(date(2026, 6, 1), "Spring bank holiday"))
        .unwrap();
    assert_eq!(moved.is_working_day(date(2026, 5, 25)), Ok(true));
    assert_eq!(moved.is_working_day(date(2026, 6, 1)), Ok(false));
    assert_eq!(moved.between(date(2026, 5, 22), date(2026, 6, 2)), Ok(6));
    assert_eq!(
        calendar.is_working_day(date(2026, 5, 25)),
        Ok(false),
        "the old one is as it was"
    );
}

#[test]
fn the_days_that_the_regulation_names_stay() {
    let calendar = Calendar::england_and_wales();
    for (day, name) in [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2025, 12, 26), "Boxing Day"),
    ] {
        let refused = ChangeError::NamedInRegulation {
            date: day,
            name: name.to_owned(),
        };
        assert_eq!(calendar.without_bank_holiday(day).unwrap_err(), refused);
        assert_eq!(
            calendar.with_bank_holiday(day, "Another name").unwrap_err(),
            refused
        );
    }
    let error = calendar.without_bank_holiday(date(2026, 4, 3)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Good Friday (Fri 3 April 2026) is named in the regulation itself and cannot become a \
         working day"
    );
}

#[test]
fn a_change_outside_the_data_or_of_no_holiday_is_refused() {
    let calendar = Calendar::england_and_wales();
    let outside = date(2029, 6, 1);
    assert!(matches!(
        calendar.with_bank_holiday(outside, "Day of Thanks"),
        Err(ChangeError::BeyondData(error)) if error.needed() == outside
    ));
    assert!(matches!(
        calendar.without_bank_holiday(outside),
        Err(ChangeError::BeyondData(error)) if error.needed() == outside
    ));
    assert_eq!(
        calendar
            .with_closures([(outside, "Closed")])
            .unwrap_err()
            .needed(),
        outside
    );
    assert_eq!(
        calendar
            .without_bank_holiday(date(2026, 6, 1))
            .unwrap_err()
            .to_string(),
        "Mon 1 June 2026 is not a bank holiday in this calendar; check the date"
    );
}

#[test]
fn closures_count_only_in_the_calendar_made_with_them() {
    let law = Calendar::england_and_wales();
    let council = law
        .with_closures([(date(2026, 12, 29), "Christmas closure")])
        .and_then(|council| council.with_closures([(date(2026, 12, 30), "Christmas closure")]))
        .unwrap();
    assert_eq!(law.add(date(2026, 12, 24), 1), Ok(date(2026, 12, 29)));
    assert_eq!(council.add(date(2026, 12, 24), 1), Ok(date(2026, 12, 31)));
    let kind = council.day(date(2026, 12, 29)).unwrap().kind;
    assert_eq!(
        kind,
        DayKind::Closure {
            name: "Christmas closure".into()
        }
    );
    assert_eq!(kind.to_string(), "Christmas closure");
    assert_eq!(council.bank_holidays().count(), law.bank_holidays().count());
}

#[test]
fn a_closure_or_proclamation_on_a_day_off_changes_no_count() {
    let law = Calendar::england_and_wales();
    let council = law
        .with_closures([
            (date(2026, 12, 26), "Closed"),
            (date(2026, 12, 28), "Closed"),
        ])
        .unwrap()
        .with_bank_holiday(date(2026, 12, 27), "Day of Thanks")
        .unwrap();
    for day in [date(2026, 12, 26), date(2026, 12, 27), date(2026, 12, 28)] {
        assert_eq!(council.day(day), law.day(day), "it stays what it is");
    }
    assert_eq!(council.add(date(2026, 12, 24), 1), Ok(date(2026, 12, 29)));
}

#[test]
fn the_fingerprint_follows_the_content() {
    let law = Calendar::england_and_wales();
    assert_eq!(law.fingerprint().len(), 64);
    assert!(
        law.fingerprint()
            .chars()
            .all(|c| matches!(c, '0'..='9' | 'a'..='f'))
    );
    assert_eq!(
        Calendar::england_and_wales().fingerprint(),
        law.fingerprint()
    );

    let day = date(2026, 6, 15);
    let others = [
        law.with_bank_holiday(day, "Day of Thanks").unwrap(),
        law.with_bank_holiday(day, "Day of Rest").unwrap(),
        law.with_closures([(day, "Day of Thanks")]).unwrap(),
        law.without_bank_holiday(date(2026, 5, 4)).unwrap(),
    ];
    let mut fingerprints: Vec<&str> = others.iter().map(Calendar::fingerprint).collect();
    fingerprints.push(law.fingerprint());
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 5, "five calendars, five fingerprints");

    let undone = others[0].without_bank_holiday(day).unwrap();
    assert_eq!(undone.fingerprint(), law.fingerprint());
}

/// Reports record it: it may change only together with the version of the data.
#[test]
fn the_fingerprint_of_version_2028_1_is_fixed() {
    let law = Calendar::england_and_wales();
    assert_eq!(law.version(), "2028.1");
    assert_eq!(
        law.fingerprint(),
        "4a5739b36b45ea0131b9b3cb8420f6435d9bfaceac00153e5f9253a988fe30e1"
    );
}

#[test]
fn a_calendar_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(value: T) -> T {
        value
    }
    let calendar = shared(Calendar::england_and_wales());
    let elsewhere = calendar.clone();
    let counted = std::thread::spawn(move || elsewhere.add(date(2026, 12, 21), 5))
        .join()
        .unwrap();
    assert_eq!(counted, calendar.add(date(2026, 12, 21), 5));
}
