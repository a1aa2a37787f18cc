//! Table C: what a council may choose, and what that does to a date; never before the day from which it chose.

use crate::desk::{Desk, ONE, THREE, TWO};
use crate::way::{Says, chose, day, free, say, warned};
use complaints::codes::{Kind, Method, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{PersonId, RouteNumber};
use complaints::personal::{PersonDetails, Personal};
use complaints::rules::{Choice, Closures, GuardId, Rules, Standing};
use complaints::step::Step;
use rstest::rstest;

#[rstest]
#[case::a_wednesday("2026-04-01", "2026-04-17", "2026-04-16")]
#[case::a_saturday("2026-04-04", "2026-04-20", "2026-04-20")]
#[case::good_friday("2026-04-03", "2026-04-20", "2026-04-20")]
fn c1_day_1_is_the_day_of_receipt_if_it_is_a_working_day(
    #[case] received: &str,
    #[case] ordinary: &str,
    #[case] chosen: &str,
) {
    let desk = Desk::statutory(received);
    assert_eq!(desk.due("ST-10"), day(ordinary));
    let rules = chose("C1", Some("day_of_receipt"), None, "2026-04-01");
    assert_eq!(desk.under(rules).due("ST-10"), day(chosen));
}

#[test]
fn c1_counts_only_for_what_is_received_from_its_day_on() {
    let rules = || chose("C1", Some("day_of_receipt"), None, "2026-04-02");
    let before = Desk::statutory("2026-04-01").under(rules());
    let after = Desk::statutory("2026-04-02").under(rules());
    // both on 17 April: the one counts from the day after, the other from its own
    assert_eq!(before.due("ST-10"), day("2026-04-17"));
    assert_eq!(after.due("ST-10"), day("2026-04-17"));
}

#[test]
fn of_two_choices_the_latest_before_receipt_counts() {
    let choice = |choice: &str, from| Choice {
        setting: "C1".to_owned(),
        of: None,
        choice: Some(choice.to_owned()),
        number: None,
        from: day(from),
    };
    let rules = Rules::built_in()
        .expect("they read")
        .with_council(
            vec![
                choice("next_working_day", "2026-04-10"),
                choice("day_of_receipt", "2026-04-01"),
            ],
            Vec::new(),
        )
        .expect("they can be chosen");
    let due = |received| Desk::statutory(received).under(rules.clone()).due("ST-10");
    assert_eq!(due("2026-04-09"), day("2026-04-22"), "day 1 is that day");
    assert_eq!(due("2026-04-10"), day("2026-04-24"), "day 1 is the Monday");
}

#[test]
fn c2_what_comes_on_a_saturday_may_count_as_received_on_the_next_working_day() {
    let desk = Desk::statutory("2026-04-04");
    assert_eq!(desk.runs("ST-10"), (day("2026-04-04"), day("2026-04-20")));
    let rules = chose("C2", Some("next_working_day"), None, "2026-04-01");
    let desk = desk.under(rules);
    assert_eq!(desk.runs("ST-10"), (day("2026-04-07"), day("2026-04-21")));
}

#[test]
fn c5_past_day_20_only_at_the_complainants_wish_and_counted_as_over_20() {
    let wish = || say(Step::LongerWaitWished).at(ONE).names("2026-05-29");
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.extend(ONE, "2026-04-10", "2026-05-01"));
    warned(
        desk.take("2026-04-30", wish()),
        GuardId::WishIsThePersons,
        "counted as over 20",
    );
    let clock = desk.clock("ST-10");
    assert_eq!(
        (clock.due, clock.wished),
        (Some(day("2026-05-01")), Some(day("2026-05-29")))
    );
    desk.send(ONE, "2026-05-29");
    assert_eq!(desk.stopped("ST-10"), (day("2026-05-29"), 38, false));

    let rules = chose("C5", Some("forbidden"), None, "2026-04-01");
    let mut forbidden = Desk::statutory("2026-04-01").under(rules);
    warned(
        forbidden.take("2026-04-30", wish()),
        GuardId::WishIsThePersons,
        "Not confirmed",
    );
    assert_eq!(forbidden.clock("ST-10").wished, None);
}

#[test]
fn c7_the_advised_time_is_the_councils_number_for_clock_and_warning_alike() {
    let rules = chose("C7", None, Some(30), "2026-04-01");
    let mut desk = Desk::statutory("2026-04-01").under(rules);
    desk.send(ONE, "2026-04-17");
    assert_eq!(desk.due("ST-12"), day("2026-06-02"));
    let mut late = Desk::statutory("2026-04-01").under(desk.rules.clone());
    late.send(ONE, "2026-04-17");
    free(desk.ask(TWO, "2026-06-02"));
    warned(
        late.ask(TWO, "2026-06-03"),
        GuardId::StageTwoLate,
        "never a bar",
    );
}

#[test]
fn c7_is_never_a_bar_and_has_no_such_choice() {
    let rules = Rules::built_in().expect("they read");
    let setting = rules.settings().iter().find(|it| it.id == "C7");
    assert_eq!(setting.expect("it is there").choices, Vec::<String>::new());
    let bar = Choice {
        setting: "C7".to_owned(),
        of: None,
        choice: Some("bar".to_owned()),
        number: None,
        from: day("2026-04-01"),
    };
    assert!(rules.with_council(vec![bar], Vec::new()).is_err());
}

/// A spoken complaint at stage 2 from 23 December, its record agreed on 15 January.
fn record_agreed_later(rules: Rules) -> Desk {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23").under(rules);
    free(desk.agree_statement("2027-01-15"));
    desk
}

#[test]
fn c8_counted_from_the_agreed_record_the_request_stays_beside_it() {
    let rules = chose("C8", Some("record_agreed"), None, "2026-12-01");
    let warns = rules.settings().iter().find(|it| it.id == "C8");
    let warns = warns.expect("it is there").warns.clone();
    assert_eq!(warns.as_deref(), Some("record_agreed"));
    let desk = record_agreed_later(rules);
    assert_eq!(desk.runs("ST-20"), (day("2027-01-15"), day("2027-02-19")));
    assert_eq!(desk.clock("ST-20").rule.standing, Standing::Unconfirmed);
    assert_eq!(desk.runs("ST-20R"), (day("2026-12-23"), day("2027-02-01")));

    let after = chose("C8", Some("record_agreed"), None, "2026-12-17");
    let before = record_agreed_later(after);
    assert_eq!(before.due("ST-20"), day("2027-02-01"), "it came before");
}

#[test]
fn c8_what_was_written_and_agreed_as_it_stood_counts_from_the_request_all_the_same() {
    let rules = || chose("C8", Some("record_agreed"), None, "2026-12-01");
    let letter = |amended: bool| {
        let mut desk = Desk::by_letter("2026-12-16").under(rules());
        desk.send(ONE, "2026-12-16");
        free(desk.ask(TWO, "2026-12-23"));
        free(desk.take("2026-12-24", say(Step::StatementDrafted).at(TWO)));
        if amended {
            free(desk.take("2027-01-06", say(Step::StatementCommented).at(TWO)));
        }
        free(desk.agree_statement("2027-01-15"));
        desk.due("ST-20")
    };
    assert_eq!(letter(false), day("2027-02-01"));
    assert_eq!(letter(true), day("2027-02-19"));
}

#[test]
fn c12_papers_go_out_earlier_where_the_council_chose_and_never_later() {
    let rules = chose("C12", None, Some(15), "2026-10-01");
    let mut desk = Desk::at_stage_3("2026-11-23").under(rules);
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    free(desk.panel("2026-11-24", "2027-01-05"));
    assert_eq!(desk.due("ST-34"), day("2026-12-10"));
    let later = Choice {
        setting: "C12".to_owned(),
        of: None,
        choice: None,
        number: Some(9),
        from: day("2026-10-01"),
    };
    let refused = Rules::built_in()
        .expect("they read")
        .with_council(vec![later], Vec::new())
        .expect_err("9 is fewer than 10");
    assert_eq!(refused.to_string(), "C12 has a number from 10 to 20, not 9");
}

#[rstest]
#[case(0, "2026-05-18")]
#[case(2, "2026-05-20")]
#[case(5, "2026-05-26")]
fn c14_a_letter_takes_as_many_working_days_as_the_council_says(
    #[case] days: u32,
    #[case] due: &str,
) {
    let rules = chose("C14", None, Some(days), "2026-04-01");
    let mut letter = Desk::by_letter("2026-04-01").under(rules.clone());
    letter.send(ONE, "2026-04-17");
    assert_eq!(letter.due("ST-12"), day(due));
    let mut mailed = Desk::statutory("2026-04-01").under(rules);
    mailed.send(ONE, "2026-04-17");
    assert_eq!(mailed.due("ST-12"), day("2026-05-18"));
}

/// A complaint by that way, answered on 17 April 2026 by another.
fn answered(came: Method, sent: Option<Method>) -> Desk {
    let mut desk = Desk::received_as("2026-04-01", |it| it.method = Some(came));
    let Command::AnswerStage {
        route,
        stage,
        on,
        outcome,
        findings,
        ..
    } = crate::desk::answer(ONE, day("2026-04-17"))
    else {
        panic!("an answer")
    };
    desk.give(Command::AnswerStage {
        route,
        stage,
        on,
        by: sent,
        post: None,
        next_stage_told: true,
        ombudsman_told: true,
        outcome,
        findings,
        actions: Vec::new(),
    })
    .expect("it is answered");
    desk
}

#[rstest]
#[case::posted(
    Method::Email,
    Some(Method::Letter),
    "2026-05-20",
    "answer sent 17 April 2026, letter; it arrives 2 working days later"
)]
#[case::mailed(
    Method::Letter,
    Some(Method::Email),
    "2026-05-18",
    "answer sent 17 April 2026, e-mail; it arrives the same day"
)]
#[case::unknown_of_an_email(
    Method::Email,
    None,
    "2026-05-18",
    "answer sent 17 April 2026, not recorded how: taken as the complaint came, e-mail; it arrives the same day"
)]
#[case::unknown_of_a_call(
    Method::Telephone,
    None,
    "2026-05-20",
    "answer sent 17 April 2026, not recorded how: taken as a letter, which takes longest, since no written answer goes as the complaint came (telephone); it arrives 2 working days later"
)]
#[case::unknown_of_a_talk(
    Method::InPerson,
    None,
    "2026-05-20",
    "answer sent 17 April 2026, not recorded how: taken as a letter, which takes longest, since no written answer goes as the complaint came (in person); it arrives 2 working days later"
)]
#[case::said(
    Method::Telephone,
    Some(Method::InPerson),
    "2026-05-18",
    "answer sent 17 April 2026, in person; it arrives the same day"
)]
#[case::unknown(
    Method::Letter,
    None,
    "2026-05-20",
    "answer sent 17 April 2026, not recorded how: taken as the complaint came, letter; it arrives 2 working days later"
)]
fn c14_goes_by_how_the_answer_was_sent(
    #[case] came: Method,
    #[case] sent: Option<Method>,
    #[case] due: &str,
    #[case] told: &str,
) {
    let desk = answered(came, sent);
    assert_eq!(desk.due("ST-12"), day(due));
    let arrived = desk
        .clock("ST-12")
        .arrived
        .expect("it begins with an answer");
    assert_eq!(arrived.to_string(), told);
    assert_eq!(desk.clock("ST-10").arrived, None);
}

#[rstest]
#[case::unrecorded(None, "2027-01-20")]
#[case::mailed(Some(Method::Email), "2027-01-18")]
fn c14_whoever_complained_by_telephone_has_the_time_for_a_panel_from_a_letter(
    #[case] sent: Option<Method>,
    #[case] due: &str,
) {
    let mut desk = Desk::at_stage_2("2026-11-18", "2026-11-18");
    desk.investigate(day("2026-12-16"));
    let answered = Event::StageAnswered {
        route: RouteNumber::MAIN,
        stage: TWO,
        by: sent,
        post: None,
        next_stage_told: true,
        next_stage_untold: false,
    };
    desk.happened(day("2026-12-16"), answered);
    assert_eq!(desk.due("ST-30"), day(due));
}

#[test]
fn c25_a_member_is_answered_in_the_councils_number_of_days() {
    let rules = chose("C25", None, Some(5), "2026-12-24");
    let due = |received| {
        let desk = Desk::with(Kind::MemberEnquiry, None, day(received));
        desk.under(rules.clone()).due("ME-02")
    };
    assert_eq!(due("2026-12-23"), day("2027-01-11"), "ten: it came before");
    assert_eq!(due("2026-12-24"), day("2027-01-05"));
}

#[test]
fn c32_a_closed_complaint_is_kept_for_the_councils_number_of_years() {
    let rules = chose("C32", None, Some(10), "2026-04-01");
    let mut desk = Desk::statutory("2026-04-01").under(rules);
    desk.send(ONE, "2026-04-08");
    assert_eq!(desk.due("RT-01"), day("2036-04-08"));
}

#[test]
fn c23_bounds_keep_the_window_from_being_closed() {
    let none = Choice {
        setting: "C23".to_owned(),
        of: None,
        choice: None,
        number: Some(5),
        from: day("2026-04-01"),
    };
    let rules = Rules::built_in().expect("they read");
    assert!(rules.with_council(vec![none], Vec::new()).is_err());
    let desk = Desk::with(
        Kind::Complaint,
        Some(Procedure::Corporate),
        day("2026-04-01"),
    );
    assert!(!desk.has("CO-12"), "nothing was answered");
}

#[rstest]
#[case::working_days(None, Some(28), "2027-02-18")]
#[case::calendar_days(Some("calendar_days"), Some(28), "2027-02-08")]
#[case::one_month(Some("one_month"), None, "2027-02-11")]
fn c23_the_window_is_in_the_unit_that_the_council_chose(
    #[case] unit: Option<&str>,
    #[case] number: Option<u32>,
    #[case] due: &str,
) {
    let mut desk = Desk::corporate("2026-12-22").under(chose("C23", unit, number, "2026-12-01"));
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-24"),
    }));
    desk.send(ONE, "2027-01-11");
    assert_eq!(desk.due("CO-12"), day(due));
    let mut late = desk.case.clone();
    free(desk.ask(TWO, due));
    std::mem::swap(&mut desk.case, &mut late);
    let next = day(due).tomorrow().expect("a day").to_string();
    warned(desk.ask(TWO, &next), GuardId::StageTwoLate, "never a bar");
}

/// A solicitor acts for children of those ages.
fn represented(ages: &[Option<u8>], rules: Rules) -> Desk {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.raised_by = Some(RaisedBy::Solicitor);
    })
    .under(rules);
    desk.person(1, vec![Role::Representative]);
    for (number, age) in (2..).zip(ages) {
        let mut details = PersonDetails::default();
        details.characteristics.age = age.map(Personal::new);
        free(desk.give(Command::AddPerson {
            on: day("2026-04-01"),
            person: PersonId(uuid::Uuid::from_u128(number)),
            about: true,
            roles: vec![Role::Child],
            details: Box::new(details),
        }));
    }
    desk
}

#[test]
fn c17_the_childs_consent_is_asked_from_that_age_and_where_no_age_is_known() {
    let asked = |ages: &[Option<u8>], rules| represented(ages, rules).has("ST-04");
    let built_in = || Rules::built_in().expect("they read");
    assert!(asked(&[Some(12)], built_in()));
    assert!(!asked(&[Some(11)], built_in()));
    assert!(asked(&[Some(4), Some(15)], built_in()), "one of two");
    assert!(asked(&[Some(4), None], built_in()), "nobody knows how old");
    assert!(asked(&[], built_in()), "no child is on the case yet");
    let ten = || chose("C17", None, Some(10), "2026-04-01");
    assert!(asked(&[Some(11)], ten()));
    assert!(!asked(&[Some(9)], ten()));
    let later = chose("C17", None, Some(10), "2026-04-02");
    assert!(!asked(&[Some(11)], later), "it came before");
    assert_eq!(
        represented(&[Some(11)], ten()).due("ST-04"),
        day("2026-04-10")
    );
}

#[test]
fn c31_closures_are_the_same_where_their_days_and_names_and_the_calendar_are() {
    let england = workdays::Calendar::england_and_wales();
    let named = |day, name: &str| std::collections::BTreeMap::from([(day, name.to_owned())]);
    let of = |day, name| Closures::of(&england, named(day, name)).expect("within the calendar");
    let christmas = of(day("2026-12-29"), "Christmas closure");
    assert_eq!(
        christmas.days(),
        &named(day("2026-12-29"), "Christmas closure")
    );
    assert_eq!(christmas, of(day("2026-12-29"), "Christmas closure"));
    assert_ne!(christmas, of(day("2026-12-30"), "Christmas closure"));
    // the same day, left out of another calendar
    let shorter = england.with_closures([(day("2026-12-30"), "Christmas closure")]);
    let shorter = shorter.expect("within the calendar");
    let both = Closures::of(&shorter, named(day("2026-12-29"), "Christmas closure"));
    assert_ne!(christmas, both.expect("within the calendar"));
}

#[test]
fn c31_closure_days_move_the_councils_own_targets_alone_and_only_where_it_chose_so() {
    let closed: std::collections::BTreeMap<_, _> = ["2026-12-29", "2026-12-30", "2026-12-31"]
        .into_iter()
        .map(|it| (day(it), "Christmas closure".to_owned()))
        .collect();
    let closed = Closures::of(&workdays::Calendar::england_and_wales(), closed);
    let closed = closed.expect("within the calendar");
    let built_in = Rules::built_in().expect("they read");
    let listed = built_in.with_closures(closed.clone());
    let chosen = chose("C31", Some("own_targets_only"), None, "2026-12-01").with_closures(closed);
    let enquiry = |rules: &Rules| {
        Desk::with(Kind::MemberEnquiry, None, day("2026-12-21")).under(rules.clone())
    };
    assert_eq!(
        enquiry(&listed).due("ME-02"),
        day("2027-01-07"),
        "they count"
    );
    assert_eq!(enquiry(&chosen).due("ME-02"), day("2027-01-12"));
    let before = Desk::with(Kind::MemberEnquiry, None, day("2026-11-30")).under(chosen.clone());
    assert_eq!(before.due("ME-02"), day("2026-12-14"), "before it chose so");
    let request = Desk::with(Kind::ServiceRequest, None, day("2026-12-23")).under(chosen.clone());
    assert_eq!(request.due("SR-01"), day("2027-01-07"));
    // never a limit of the law or of the Code
    let statutory = Desk::statutory("2026-12-21").under(chosen.clone());
    assert_eq!(statutory.due("ST-10"), day("2027-01-07"));
    let corporate = Desk::corporate("2026-12-21").under(chosen.clone());
    assert_eq!(corporate.due("CO-10"), day("2026-12-30"));
    // nor a task of the council's that answers no enquiry and no request
    let compliment = Desk::with(Kind::Compliment, None, day("2026-12-24")).under(chosen.clone());
    assert_eq!(compliment.due("CM-01"), day("2027-01-05"));
    // the count says why a day is left out, and lateness is counted as the due day is
    let mut late = enquiry(&chosen);
    let clock = late.clock("ME-02");
    let days = clock
        .explain(late.case().state(), &late.calendar)
        .expect("within the calendar")
        .days;
    let closure = days.iter().find(|it| it.date == day("2026-12-30"));
    let closure = format!("{:?}", closure.expect("it is told").counted);
    assert!(closure.contains("Christmas closure"), "{closure}");
    late.today = day("2027-01-13");
    let lateness = late.clock("ME-02").lateness(&late.calendar, late.today);
    let lateness = lateness.expect("within the calendar").expect("it runs");
    assert_eq!(lateness.against_current, 1);
}
