//! What a new bank holiday, or another choice, would move.

use casework::council::Council;
use casework::redate::{Basis, Moved, moved_of};
use complaints::Case;
use complaints::rules::Rules;
use jiff::civil::{Date, date};
use workdays::Calendar;

fn case(more: &str) -> Case {
    let line = format!(
        r#"{{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2027-05-28"{more}}}"#
    );
    crate::round_trip::case(&line).expect("a case")
}

fn council(text: &str) -> Council {
    toml::from_str(&format!("name = \"Northmere\"\n{text}")).expect("a profile")
}

/// What a profile would move in a case: by which clock, from which day to which.
fn moves(case: &Case, profile: &str) -> Vec<(String, Option<Date>, Option<Date>)> {
    let line = |it: Moved| (it.clock, it.before, it.after);
    moved(case, profile).into_iter().map(line).collect()
}

fn moved(case: &Case, profile: &str) -> Vec<Moved> {
    let (rules, calendar) = (
        Rules::built_in().expect("they read"),
        Calendar::england_and_wales(),
    );
    let (new_rules, new_calendar) = council(profile)
        .law(rules.clone(), calendar.clone())
        .expect("it may be chosen");
    let before = Basis {
        rules: &rules,
        calendar: &calendar,
    };
    let after = Basis {
        rules: &new_rules,
        calendar: &new_calendar,
    };
    moved_of(case, before, after).expect("within the calendar")
}

fn moves_from(clock: &str, before: Date, after: Date) -> (String, Option<Date>, Option<Date>) {
    (clock.to_owned(), Some(before), Some(after))
}

const THANKS: &str = "[[bank_holiday]]\ndate = \"2027-06-04\"\nname = \"National Day of Thanks\"\n";

#[test]
fn a_bank_holiday_proclaimed_within_an_open_clock_moves_its_date_on_by_a_day() {
    assert_eq!(
        moves(&case(r#","acknowledged_on":"2027-05-28""#), THANKS),
        [
            moves_from("ST-10", date(2027, 6, 14), date(2027, 6, 15)),
            // to be told once the longer limit is past without an answer
            moves_from("ST-11", date(2027, 6, 29), date(2027, 6, 30)),
        ]
    );
}

#[test]
fn what_was_answered_stays_as_it_was_judged() {
    let answered = case(r#","stages":[{"stage":1,"responded_on":"2027-06-14"}]"#);
    assert_eq!(moves(&answered, THANKS), []);
}

#[test]
fn a_bank_holiday_that_moved_away_brings_the_date_back() {
    let moved = "[[bank_holiday]]\ndate = \"2027-05-31\"\nname = \"Spring bank holiday\"\nwithdrawn = true\n";
    assert_eq!(
        moves(&case(r#","acknowledged_on":"2027-05-28""#), moved),
        [
            moves_from("ST-10", date(2027, 6, 14), date(2027, 6, 11)),
            // to be told once the longer limit is past without an answer
            moves_from("ST-11", date(2027, 6, 29), date(2027, 6, 28)),
        ]
    );
}

#[test]
fn a_choice_counts_for_what_is_received_from_its_day_on_and_never_reaches_back() {
    let chosen = |from: &str| {
        format!("[[choice]]\nsetting = \"C1\"\nchoice = \"day_of_receipt\"\nfrom = \"{from}\"\n")
    };
    let open = case(r#","acknowledged_on":"2027-05-28""#);
    assert_eq!(moves(&open, &chosen("2027-05-29")), []);
    assert_eq!(
        moves(&open, &chosen("2027-05-28")),
        [
            moves_from("ST-10", date(2027, 6, 14), date(2027, 6, 11)),
            // to be told once the longer limit is past without an answer
            moves_from("ST-11", date(2027, 6, 29), date(2027, 6, 28)),
        ]
    );
}

#[test]
fn a_choice_shows_the_persons_own_time_and_how_long_it_is_kept_of_what_is_answered() {
    let answered = case(r#","stages":[{"stage":1,"responded_on":"2027-06-14"}]"#);
    let profile = "[[choice]]\nsetting = \"C7\"\nnumber = 30\nfrom = \"2027-05-28\"\n\
                   [[choice]]\nsetting = \"C32\"\nnumber = 10\nfrom = \"2027-05-28\"\n";
    let moved = moves(&answered, profile);
    let clocks: Vec<&str> = moved.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(clocks, ["ST-12", "ST-12A", "RT-01"]);
    assert_eq!(moved[0].1, Some(date(2027, 7, 14)));
    assert_eq!(moved[0].2, Some(date(2027, 7, 28)));
    assert_eq!(moved[1].2, Some(date(2027, 7, 28)));
    assert_eq!(moved[2].2, Some(date(2037, 6, 14)));
}

#[test]
fn a_choice_that_cannot_be_made_is_refused_with_what_may_be() {
    let rules = || Rules::built_in().expect("they read");
    let bar =
        council("[[choice]]\nsetting = \"C15\"\nchoice = \"barred\"\nfrom = \"2027-01-01\"\n");
    let error = bar
        .law(rules(), Calendar::england_and_wales())
        .expect_err("a late request is never barred");
    assert_eq!(
        error.to_string(),
        "C15 cannot be “barred”; choose one of: weighed"
    );
    let fewer = council("[[choice]]\nsetting = \"C12\"\nnumber = 5\nfrom = \"2027-01-01\"\n");
    let error = fewer
        .law(rules(), Calendar::england_and_wales())
        .expect_err("papers go out at least 10 days before");
    assert_eq!(error.to_string(), "C12 has a number from 10 to 20, not 5");
}

/// A council that chooses for a part of a setting, from a day on.
fn part(setting: &str, of: &str, chosen: &str, from: &str) -> String {
    format!("[[choice]]\nsetting = \"{setting}\"\nof = \"{of}\"\n{chosen}\nfrom = \"{from}\"\n")
}

#[test]
fn a_cut_off_hour_is_shown_before_it_is_chosen_and_moves_nothing_that_came_before() {
    let late = case(r#","acknowledged_on":"2027-05-28","received_at":"17:30""#);
    let hour = |from| part("C2", "cut_off_hour", "number = 17", from);
    assert_eq!(
        moves(&late, &hour("2027-05-28")),
        [
            moves_from("ST-10", date(2027, 6, 14), date(2027, 6, 15)),
            moves_from("ST-11", date(2027, 6, 29), date(2027, 6, 30)),
        ]
    );
    assert_eq!(moves(&late, &hour("2027-05-29")), []);
}

#[test]
fn the_time_that_a_way_of_sending_takes_is_shown_before_it_is_chosen() {
    let sent = case(
        r#","stages":[{"stage":1,"responded_on":"2027-06-14","responded_by":"letter","responded_post":"second_class"}]"#,
    );
    let slower = |from| part("C14", "second_class", "number = 5", from);
    assert_eq!(
        moves(&sent, &slower("2027-05-28")),
        ["ST-12", "ST-12A"].map(|it| moves_from(it, date(2027, 7, 16), date(2027, 7, 19)))
    );
    assert_eq!(moves(&sent, &slower("2027-05-29")), []);
}

#[test]
fn how_long_a_type_of_case_is_kept_is_shown_before_it_is_chosen() {
    let closed = case(r#","withdrawn_on":"2027-06-01""#);
    let years = |of: &str, from| part("C32", of, "number = 10", from);
    assert_eq!(
        moves(&closed, &years("complaint", "2027-05-28")),
        [moves_from("RT-01", date(2033, 6, 1), date(2037, 6, 1))]
    );
    assert_eq!(moves(&closed, &years("complaint", "2027-05-29")), []);
    assert_eq!(moves(&closed, &years("compliment", "2027-05-28")), []);
}

#[test]
fn who_approves_an_extension_moves_no_date_and_each_enquiry_a_complaint_adds_a_task() {
    let open = case(r#","acknowledged_on":"2027-05-28""#);
    let approver = part("C4", "approver", "choice = \"director\"", "2027-05-28");
    assert_eq!(moves(&open, &approver), []);
    let enquiry = r#"{"reference":"NOR-9","kind":"member_enquiry","received_on":"2027-05-28","acknowledged_on":"2027-05-28"}"#;
    let enquiry = crate::round_trip::case(enquiry).expect("a case");
    let always = part("C25", "complaint", "choice = \"always\"", "2027-05-28");
    assert_eq!(
        moves(&enquiry, &always),
        [("ME-03".to_owned(), None, Some(date(2027, 6, 1)))]
    );
}

#[test]
fn a_choice_with_a_past_day_shows_what_was_done_in_time_and_would_be_late() {
    let answered = case(
        r#","acknowledged_on":"2027-05-28","stages":[{"stage":1,"responded_on":"2027-06-14"}]"#,
    );
    let reaches_back =
        "[[choice]]\nsetting = \"C1\"\nchoice = \"day_of_receipt\"\nfrom = \"2027-05-01\"\n";
    let done: Vec<_> = moved(&answered, reaches_back)
        .into_iter()
        .filter(|it| it.met_before.is_some())
        .map(|it| (it.clock, it.before, it.met_before, it.after, it.met_after))
        .collect();
    assert_eq!(
        done,
        [(
            "ST-10".to_owned(),
            Some(date(2027, 6, 14)),
            Some(true),
            Some(date(2027, 6, 11)),
            Some(false)
        )]
    );
}
