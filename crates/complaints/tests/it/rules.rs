//! Rules as data: checked when they are read, with a date in force.

use complaints::codes::{Kind, Procedure};
use complaints::ids::StageNumber;
use complaints::rules::{AnswerLimit, Rules};
use jiff::civil::date;
use rstest::rstest;

const GUARDS: &str = include_str!("../../rules/guards.toml");
const CLOCKS: &str = include_str!("../../rules/clocks.toml");

#[rstest]
#[case(
    Kind::Complaint,
    Some(Procedure::ChildrenAct),
    StageNumber::One,
    10,
    20
)]
#[case(
    Kind::Complaint,
    Some(Procedure::ChildrenAct),
    StageNumber::Two,
    25,
    65
)]
#[case(
    Kind::Complaint,
    Some(Procedure::ChildrenAct),
    StageNumber::Three,
    15,
    15
)]
#[case(Kind::Complaint, Some(Procedure::Corporate), StageNumber::One, 10, 20)]
#[case(Kind::MemberEnquiry, None, StageNumber::One, 10, 10)]
#[case(Kind::ServiceRequest, None, StageNumber::One, 5, 5)]
fn how_long_an_answer_may_take(
    #[case] kind: Kind,
    #[case] procedure: Option<Procedure>,
    #[case] stage: StageNumber,
    #[case] days: u32,
    #[case] extended_days: u32,
) {
    let rules = Rules::built_in().expect("they read");
    let limit = rules.answer_limit(kind, procedure, stage, date(2026, 4, 1));
    assert_eq!(
        limit,
        Some(AnswerLimit {
            days,
            extended_days
        })
    );
}

#[test]
fn a_rule_holds_from_its_day_in_force() {
    let rules = Rules::built_in().expect("they read");
    let corporate = |on| {
        rules
            .in_force(Kind::Complaint, Some(Procedure::Corporate), on)
            .len()
    };
    assert_eq!(
        (corporate(date(2024, 1, 31)), corporate(date(2024, 2, 1))),
        (0, 2)
    );
}

#[test]
fn of_two_rules_with_one_id_the_later_in_force_holds() {
    let later = CLOCKS.to_owned()
        + "\n[[clock]]\nid = \"ME-02\"\nname = \"Reply to the member\"\nkinds = [\"member_enquiry\"]\nstage = 1\n\
           starts = \"received\"\nstops = \"answered\"\ndays = 5\nanswer = true\nrole = \"target\"\nwho = \"Director\"\n\
           source = \"A new service level\"\nstanding = \"sourced\"\nin_force = \"2027-04-01\"\n";
    let rules = Rules::read(&later, GUARDS).expect("they read");
    let days = |on| {
        rules
            .answer_limit(Kind::MemberEnquiry, None, StageNumber::One, on)
            .map(|it| it.days)
    };
    assert_eq!(
        (days(date(2027, 3, 31)), days(date(2027, 4, 1))),
        (Some(10), Some(5))
    );
    assert_ne!(
        rules.fingerprint(),
        Rules::built_in().expect("they read").fingerprint()
    );
}

#[rstest]
#[case(
    "days = 10\nextended_days = 20",
    "days = 10\nextended_days = 10",
    "not longer"
)]
#[case("days = 2\n", "days = 0\n", "has no length")]
#[case(
    "otherwise_from = \"CO-10\"",
    "otherwise_from = \"CO-99\"",
    "does not stand before it"
)]
#[case("role = \"target\"", "role = \"wish\"", "wish")]
#[case("stage = 1", "stage = 4", "4 is not a stage")]
#[case("days = 2\n", "days = 2\npauses = true\n", "unknown field `pauses`")]
fn wrong_rules_are_refused_when_they_are_read(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] says: &str,
) {
    let error = Rules::read(&CLOCKS.replacen(right, wrong, 1), GUARDS).expect_err("wrong");
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn rules_without_a_guard_that_the_code_asks_are_refused() {
    let fewer = GUARDS.replacen("id = \"one-extension\"", "id = \"open-stage\"", 1);
    assert!(Rules::read(CLOCKS, &fewer).is_err());
}
