//! Table C: the questions that belong to a setting, each with an answer of its own.

use crate::desk::{Desk, ONE, TWO, extend};
use crate::way::{Says, chose, chose_of, day, free, say, warned};
use complaints::codes::{ApprovedBy, Kind, Method, Post, RaisedBy, Role};
use complaints::command::Command;
use complaints::rules::{Choice, GuardId, Rules, SignOff};
use complaints::step::{Answer, Step};
use jiff::civil::time;
use rstest::rstest;

#[rstest]
#[case("C2", &["cut_off_hour"])]
#[case("C4", &["approver"])]
#[case("C14", &["second_class", "signed_for", "by_hand", "email"])]
#[case("C25", &["complaint"])]
#[case("C32", &["complaint", "childs_own", "later_stages", "representation", "service_request", "member_enquiry", "compliment", "comment"])]
fn each_part_of_a_setting_is_there(#[case] id: &str, #[case] parts: &[&str]) {
    let rules = Rules::built_in().expect("they read");
    let setting = rules.settings().iter().find(|it| it.id == id);
    let found = setting.expect("it is there").parts.iter();
    let found: Vec<&str> = found.map(|it| it.of.as_str()).collect();
    assert_eq!(found, parts);
}

#[test]
fn a_part_that_there_is_not_and_a_number_out_of_its_bounds_are_refused() {
    let refused = |of: &str, number| {
        let choice = Choice {
            setting: "C14".to_owned(),
            of: Some(of.to_owned()),
            choice: None,
            number: Some(number),
            from: day("2026-04-01"),
        };
        let rules = Rules::built_in().expect("they read");
        let error = rules.with_council(vec![choice], Vec::new());
        error.expect_err("it cannot be chosen").to_string()
    };
    assert_eq!(
        refused("pigeon", 2),
        "C14 has no part “pigeon”; its parts are: second_class, signed_for, by_hand, email"
    );
    assert_eq!(
        refused("second_class", 11),
        "C14 of second_class has a number from 0 to 10, not 11"
    );
}

/// A statutory complaint that came on that day at half past five.
fn late_in_the_day(received: &str, rules: Rules) -> Desk {
    let desk = Desk::received_as(received, |it| it.received_at = Some(time(17, 30, 0, 0)));
    desk.under(rules)
}

#[rstest]
#[case::no_hour(None, "2026-04-01", "2026-04-17", None)]
#[case::after_it(Some(17), "2026-04-01", "2026-04-20", Some("2026-04-02"))]
#[case::before_it(Some(18), "2026-04-01", "2026-04-17", None)]
#[case::on_a_thursday_before_easter(Some(17), "2026-04-02", "2026-04-21", Some("2026-04-07"))]
#[case::on_a_saturday(Some(17), "2026-04-04", "2026-04-20", None)]
fn c2_what_comes_after_the_hour_counts_as_received_on_the_next_working_day(
    #[case] hour: Option<u32>,
    #[case] received: &str,
    #[case] due: &str,
    #[case] counts: Option<&str>,
) {
    let rules = chose_of(
        ("C2", "cut_off_hour"),
        None,
        hour.or(Some(24)),
        "2026-04-01",
    );
    let desk = late_in_the_day(received, rules.clone());
    assert_eq!(desk.due("ST-10"), day(due));
    assert_eq!(desk.clock("ST-10").counts_as_received, counts.map(day));
    // the day on which it came stays, and what has no hour recorded has no other day
    assert_eq!(desk.case().state().received_on, day(received));
    let without = Desk::statutory("2026-04-01").under(rules);
    assert_eq!(without.due("ST-10"), day("2026-04-17"));
}

#[test]
fn c2_the_hour_counts_only_for_what_is_received_from_the_councils_day_on() {
    let rules = chose_of(("C2", "cut_off_hour"), None, Some(17), "2026-04-02");
    assert_eq!(
        late_in_the_day("2026-04-01", rules).due("ST-10"),
        day("2026-04-17")
    );
}

fn approved(by: Option<ApprovedBy>) -> Command {
    let mut command = extend(ONE, day("2026-04-10"), day("2026-05-01"));
    if let Command::ExtendStage { approved_by, .. } = &mut command {
        *approved_by = by;
    }
    command
}

#[rstest]
#[case::nobody(None, Some("and that is not recorded"))]
#[case::below(
    Some(ApprovedBy::ComplaintsManager),
    Some("approved by the complaints manager")
)]
#[case::it(Some(ApprovedBy::HeadOfService), None)]
#[case::above(Some(ApprovedBy::Director), None)]
fn c4_an_extension_is_approved_by_whom_the_council_chose(
    #[case] by: Option<ApprovedBy>,
    #[case] says: Option<&str>,
) {
    let rules = |from| chose_of(("C4", "approver"), Some("head_of_service"), None, from);
    let mut desk = Desk::statutory("2026-04-01").under(rules("2026-04-01"));
    let given = desk.give(approved(by));
    match says {
        Some(says) => warned(given, GuardId::ExtensionApproved, says),
        None => free(given),
    }
    let extension = desk.case().state().stages()[&ONE].extension.clone();
    assert_eq!(extension.expect("it is extended").approved_by, by);
    // it came before the council chose, and no council has to choose
    let mut before = Desk::statutory("2026-04-01").under(rules("2026-04-02"));
    free(before.give(approved(by)));
    free(Desk::statutory("2026-04-01").give(approved(by)));
}

#[test]
fn c4_a_council_that_signs_its_rule_off_has_the_extension_refused() {
    let choice = Choice {
        setting: "C4".to_owned(),
        of: Some("approver".to_owned()),
        choice: Some("director".to_owned()),
        number: None,
        from: day("2026-04-01"),
    };
    let sign_off = SignOff {
        rule: "extension-approved".to_owned(),
        by: "Monitoring officer".to_owned(),
        on: day("2026-04-01"),
        text: "scheme of delegation".to_owned(),
    };
    let rules = Rules::built_in().expect("they read");
    let rules = rules.with_council(vec![choice], vec![sign_off]);
    let mut desk = Desk::statutory("2026-04-01").under(rules.expect("it can be chosen"));
    crate::way::refused(
        desk.give(approved(None)),
        GuardId::ExtensionApproved,
        "The council's own choice (C4)",
    );
    free(desk.give(approved(Some(ApprovedBy::Director))));
}

/// The day on which the time to ask for stage 2 ends, of an answer sent so on 17 April 2026.
fn window(
    by: Option<Method>,
    post: Option<Post>,
    rules: Option<Rules>,
) -> (jiff::civil::Date, String) {
    let mut desk = Desk::statutory("2026-04-01");
    if let Some(rules) = rules {
        desk = desk.under(rules);
    }
    let mut command = crate::desk::answer(ONE, day("2026-04-17"));
    if let Command::AnswerStage {
        by: way, post: how, ..
    } = &mut command
    {
        (*way, *how) = (by, post);
    }
    desk.give(command).expect("it is answered");
    let arrived = desk
        .clock("ST-12")
        .arrived
        .expect("it begins with an answer");
    (desk.due("ST-12"), arrived.to_string())
}

#[rstest]
#[case(
    Some(Method::Letter),
    None,
    "2026-05-20",
    "letter; it arrives 2 working days later"
)]
#[case(
    Some(Method::Letter),
    Some(Post::FirstClass),
    "2026-05-20",
    "letter (first class); it arrives 2 working days later"
)]
#[case(
    None,
    Some(Post::SecondClass),
    "2026-05-22",
    "letter (second class); it arrives 4 working days later"
)]
#[case(
    None,
    Some(Post::SignedFor),
    "2026-05-20",
    "letter (signed for); it arrives 2 working days later"
)]
#[case(
    None,
    Some(Post::ByHand),
    "2026-05-18",
    "letter (by hand); it arrives the same day"
)]
#[case(
    Some(Method::Email),
    None,
    "2026-05-18",
    "e-mail; it arrives the same day"
)]
fn c14_each_way_of_sending_has_its_own_time(
    #[case] by: Option<Method>,
    #[case] post: Option<Post>,
    #[case] due: &str,
    #[case] told: &str,
) {
    let (ends, says) = window(by, post, None);
    assert_eq!(ends, day(due));
    assert_eq!(says, format!("answer sent 17 April 2026, {told}"));
}

#[test]
fn c14_a_way_of_which_the_council_set_the_time_has_that_from_its_day_on() {
    let mail = |from| chose_of(("C14", "email"), None, Some(1), from);
    let ends = |from| window(Some(Method::Email), None, Some(mail(from))).0;
    assert_eq!(ends("2026-04-01"), day("2026-05-19"));
    assert_eq!(ends("2026-04-02"), day("2026-05-18"), "it came before");
}

#[test]
fn c14_an_answer_is_not_both_mailed_and_posted() {
    let mut command = crate::desk::answer(ONE, day("2026-04-17"));
    if let Command::AnswerStage { by, post, .. } = &mut command {
        (*by, *post) = (Some(Method::Email), Some(Post::SecondClass));
    }
    crate::way::refused(
        Desk::statutory("2026-04-01").give(command),
        GuardId::StepSaysWhatItMust,
        "sent otherwise than by letter (e-mail)",
    );
}

/// What the reply to a member's enquiry of 1 April 2026, on a constituent's behalf, is warned of about the constituent.
fn reply_warned(rules: Rules) -> Vec<String> {
    let mut desk = Desk::with(Kind::MemberEnquiry, None, day("2026-04-01")).under(rules);
    desk.person(1, vec![Role::Complainant]);
    let checked = say(Step::DisclosureChecked)
        .answer(Answer::MayBeTold)
        .refers_to("Schedule 1");
    desk.take("2026-04-08", checked).expect("it is taken");
    let warnings = desk.send(ONE, "2026-04-10").into_iter();
    let of_it = warnings.filter(|it| it.guard.id == GuardId::ConstituentComplains);
    of_it.map(|it| it.why).collect()
}

#[rstest]
#[case::asked("asked", None)]
#[case::never("never", None)]
#[case::on_behalf(
    "on_behalf",
    Some(
        "it is on a constituent's behalf, and it is not recorded whether they want it to be a complaint"
    )
)]
#[case::always(
    "always",
    Some("this council takes every member's enquiry for a complaint too, and none is linked")
)]
fn c25_whether_a_members_enquiry_is_a_complaint(#[case] mode: &str, #[case] says: Option<&str>) {
    let rules = |from| chose_of(("C25", "complaint"), Some(mode), None, from);
    let says: Vec<String> = says.into_iter().map(str::to_owned).collect();
    assert_eq!(reply_warned(rules("2026-04-01")), says);
    // it came before the council chose
    assert_eq!(reply_warned(rules("2026-04-02")), Vec::<String>::new());
}

#[test]
fn c25_where_each_is_a_complaint_it_is_linked_by_the_next_working_day() {
    let rules = chose_of(("C25", "complaint"), Some("always"), None, "2026-04-01");
    let mut desk = Desk::with(Kind::MemberEnquiry, None, day("2026-04-01")).under(rules);
    assert_eq!(desk.due("ME-03"), day("2026-04-02"));
    let linked = say(Step::Linked)
        .answer(Answer::Enquiry)
        .refers_to("NOR-0002");
    free(desk.take("2026-04-02", linked));
    assert_eq!(desk.stopped("ME-03"), (day("2026-04-02"), 1, true));
    let before = Desk::with(Kind::MemberEnquiry, None, day("2026-04-01"));
    assert!(!before.has("ME-03"), "nobody wants a complaint");
}

#[rstest]
#[case::its_own(Some(("member_enquiry", 2)), "2028-04-08")]
#[case::of_another_type(Some(("complaint", 20)), "2032-04-08")]
#[case::none(None, "2032-04-08")]
fn c32_each_type_of_case_is_kept_for_its_own_years(
    #[case] chosen: Option<(&str, u32)>,
    #[case] due: &str,
) {
    let rules = chosen.map_or_else(
        || Rules::built_in().expect("they read"),
        |(of, years)| chose_of(("C32", of), None, Some(years), "2026-04-01"),
    );
    let mut desk = Desk::with(Kind::MemberEnquiry, None, day("2026-04-01")).under(rules);
    desk.take(
        "2026-04-07",
        say(Step::DisclosureChecked)
            .answer(Answer::MayBeTold)
            .refers_to("Schedule 1"),
    )
    .expect("it is taken");
    desk.send(ONE, "2026-04-08");
    assert_eq!(desk.due("RT-01"), day(due));
}

#[test]
fn c32_a_childs_own_complaint_is_kept_the_longer_of_its_two_times_and_never_by_a_later_choice() {
    let kept = |raised_by, of: &str, from: &str| {
        let rules = chose_of(("C32", of), None, Some(25), from);
        let mut desk = Desk::received_as("2026-04-01", |it| it.raised_by = Some(raised_by));
        desk = desk.under(rules);
        desk.send(ONE, "2026-04-08");
        desk.due("RT-01")
    };
    let child = RaisedBy::Child;
    assert_eq!(kept(child, "childs_own", "2026-04-01"), day("2051-04-08"));
    assert_eq!(kept(child, "childs_own", "2026-04-02"), day("2032-04-08"));
    assert_eq!(kept(child, "later_stages", "2026-04-01"), day("2032-04-08"));
    assert_eq!(
        kept(RaisedBy::Parent, "childs_own", "2026-04-01"),
        day("2032-04-08")
    );
}

#[test]
fn c32_a_type_without_years_of_its_own_has_those_of_the_whole_setting() {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk = desk.under(chose("C32", None, Some(10), "2026-12-01"));
    let withdrawn = crate::desk::withdraw(day("2027-01-11"));
    desk.give(withdrawn).expect("they withdraw");
    assert_eq!(desk.due("RT-01"), day("2037-01-11"));
    desk = desk.under(chose_of(
        ("C32", "later_stages"),
        None,
        Some(25),
        "2026-12-01",
    ));
    assert_eq!(desk.due("RT-01"), day("2052-01-11"));
    assert!(desk.case().state().stages().contains_key(&TWO));
}
