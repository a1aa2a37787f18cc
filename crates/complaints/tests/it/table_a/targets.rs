//! The times that are a council's own: it sets them by the clock's id, from a day, and never a limit.

use crate::desk::Desk;
use crate::way::{Says, chose, day, free, say};
use complaints::codes::{Kind, Procedure, RaisedBy, Role};
use complaints::ids::PersonNumber;
use complaints::rules::{Choice, ClockRole, Length, Rules};
use complaints::step::{About, Step};
use rstest::rstest;

fn set(clock: &str, number: Option<u32>, choice: Option<&str>) -> Result<Rules, String> {
    let choice = Choice {
        setting: clock.to_owned(),
        of: None,
        choice: choice.map(str::to_owned),
        number,
        from: day("2026-04-01"),
    };
    let rules = Rules::built_in().expect("they read");
    let rules = rules.with_council(vec![choice], Vec::new());
    rules.map_err(|it| it.to_string())
}

/// A contact of 1 April 2026 in which the clock runs; Good Friday is 3 April, Easter Monday 6 April.
fn with(clock: &str) -> Desk {
    let received = "2026-04-01";
    match clock {
        "ST-04" => {
            let mut desk = Desk::received_as(received, |it| {
                it.raised_by = Some(RaisedBy::Solicitor);
            });
            desk.person(1, vec![Role::Representative]);
            desk
        }
        "ST-05" => Desk::by_child(received),
        "DP-02" => {
            let by = Some(Procedure::DataProtection);
            Desk::with(Kind::Complaint, by, day("2026-07-01"))
        }
        "ME-01" => Desk::with(Kind::MemberEnquiry, None, day(received)),
        "SR-01" => Desk::with(Kind::ServiceRequest, None, day(received)),
        "CM-01" => Desk::with(Kind::Compliment, None, day(received)),
        "ST-21" | "ST-22" => Desk::at_stage_2(received, received),
        "ST-03" => {
            let mut desk = Desk::statutory(received);
            desk.person(1, Vec::new());
            let who = About::Person(PersonNumber(1));
            free(desk.take(received, say(Step::InterestReliedOn).about(who)));
            desk
        }
        "ST-07" => {
            let mut desk = Desk::statutory(received);
            free(desk.park(received, &[], None));
            desk
        }
        _ => Desk::statutory(received),
    }
}

#[rstest]
#[case::acknowledge("ST-01", "2026-04-07", 5, "2026-04-10")]
#[case::interest("ST-03", "2026-04-08", 5, "2026-04-10")]
#[case::consent("ST-04", "2026-04-10", 10, "2026-04-17")]
#[case::advocate("ST-05", "2026-04-02", 2, "2026-04-07")]
#[case::record("ST-06", "2026-04-08", 4, "2026-04-09")]
#[case::parking("ST-07", "2026-05-01", 14, "2026-04-15")]
#[case::the_right("ST-11", "2026-05-05", 2, "2026-05-06")]
#[case::request("ST-21", "2026-04-07", 1, "2026-04-02")]
#[case::appointments("ST-22", "2026-04-10", 10, "2026-04-17")]
#[case::data("DP-02", "2026-07-31", 20, "2026-07-21")]
#[case::member("ME-01", "2026-04-02", 2, "2026-04-07")]
#[case::service("SR-01", "2026-04-10", 8, "2026-04-15")]
#[case::compliment("CM-01", "2026-04-10", 3, "2026-04-08")]
fn a_council_sets_a_time_of_its_own_by_the_clocks_id(
    #[case] clock: &str,
    #[case] ordinary: &str,
    #[case] number: u32,
    #[case] chosen: &str,
) {
    assert_eq!(with(clock).due(clock), day(ordinary));
    let rules = |from| chose(clock, None, Some(number), from);
    assert_eq!(
        with(clock).under(rules("2026-04-01")).due(clock),
        day(chosen)
    );
    // never before the day from which it is so
    let later = with(clock).under(rules("2026-07-02"));
    assert_eq!(later.due(clock), day(ordinary));
}

#[rstest]
#[case(
    "ST-10",
    "ST-10 (Stage 1 answer) is a limit of the law or the Code, which no council changes"
)]
#[case(
    "CO-10",
    "CO-10 (Acknowledge and log the complaint) is a limit of the law or the Code, which no council changes"
)]
#[case(
    "ST-30",
    "ST-30 (Ask for a panel) is the person's own time, which no council shortens"
)]
#[case(
    "ST-12",
    "ST-12 (Ask for stage 2 (advice, never a bar)) takes its number from C7: set that"
)]
#[case(
    "ST-26",
    "ST-26 (Tell why stage 2 takes longer, and until when) is a limit of the law or the Code, which no council changes"
)]
#[case("ST-01", "ST-01 has a number from 1 to 10, not 11")]
#[case(
    "XX-01",
    "there is no setting XX-01; they are C1 to C36, and the clocks whose time a council sets itself"
)]
fn what_is_not_the_councils_to_set_is_refused(#[case] clock: &str, #[case] says: &str) {
    assert_eq!(set(clock, Some(11), None), Err(says.to_owned()));
}

#[test]
fn a_choice_says_what_is_chosen() {
    let says = "ST-03 (Decide on sufficient interest, and tell the person) has a number to set, and nothing else";
    assert_eq!(set("ST-03", None, Some("soon")), Err(says.to_owned()));
    assert_eq!(set("ST-03", None, None), Err(says.to_owned()));
    let says = "C1 is named and nothing is chosen; write a choice, or a number";
    assert_eq!(set("C1", None, None), Err(says.to_owned()));
}

#[test]
fn no_limit_and_no_time_of_the_persons_own_has_a_number_of_the_councils() {
    let rules = Rules::built_in().expect("they read");
    for rule in rules.clocks() {
        let own = matches!(rule.role, ClockRole::Target | ClockRole::Task);
        assert!(own || rule.council_sets.is_none(), "{}", rule.id);
    }
}

#[test]
fn a_number_that_a_setting_has_is_the_rules_own_until_a_council_chooses() {
    let rules = Rules::built_in().expect("they read");
    for rule in rules.clocks() {
        let Some(setting) = &rule.number_from else {
            continue;
        };
        let number = rules.number(setting, day("2026-12-01"));
        let Length::Count(count, _) = rule.length else {
            panic!("{} has no number", rule.id)
        };
        assert_eq!(number, Some(count), "{}", rule.id);
    }
}
