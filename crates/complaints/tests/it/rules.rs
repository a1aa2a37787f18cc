//! Rules as data: checked when they are read, with a date in force.

use complaints::codes::{Kind, Procedure};
use complaints::ids::StageNumber;
use complaints::rules::{Pause, RuleFiles, Rules};
use jiff::civil::{Date, date};
use rstest::rstest;

const FILES: RuleFiles<'static> = RuleFiles::BUILT_IN;

fn with_clocks(clocks: &str) -> Result<Rules, complaints::rules::RulesError> {
    Rules::read(&RuleFiles { clocks, ..FILES })
}

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
    let limit = of_the_answer(&rules, (kind, procedure, stage), date(2026, 4, 1));
    assert_eq!(limit, Some((days, extended_days)));
}

/// How many working days the answer of a stage may take, and how many once it is extended.
fn of_the_answer(
    rules: &Rules,
    (kind, procedure, stage): (Kind, Option<Procedure>, StageNumber),
    received: Date,
) -> Option<(u32, u32)> {
    let mut in_force = rules.in_force(kind, procedure, received).into_iter();
    let rule = in_force.find(|it| it.answer && it.stage == Some(stage))?;
    let days = rule.length.working_days()?;
    Some((days, rule.longer_days().unwrap_or(days)))
}

#[test]
fn a_rule_holds_from_its_day_in_force() {
    let rules = Rules::built_in().expect("they read");
    let corporate = |on| {
        let rules = rules.in_force(Kind::Complaint, Some(Procedure::Corporate), on);
        let answers = rules.into_iter().filter(|it| it.answer);
        answers
            .map(|it| it.id.clone())
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(
        (corporate(date(2024, 1, 31)), corporate(date(2024, 2, 1))),
        (String::new(), "CO-11, CO-21".to_owned())
    );
}

#[test]
fn of_two_rules_with_one_id_the_later_in_force_holds() {
    let later = FILES.clocks.to_owned()
        + "\n[[clock]]\nid = \"ME-02\"\nname = \"Reply to the member\"\nkinds = [\"member_enquiry\"]\nstage = 1\n\
           starts = \"received\"\nstops = \"answered\"\nlength = \"5 working days\"\nanswer = true\nrole = \"target\"\nwho = \"Director\"\n\
           source = \"A new service level\"\nstanding = \"sourced\"\nin_force = \"2027-04-01\"\n";
    let rules = with_clocks(&later).expect("they read");
    let days = |on| {
        let reply = (Kind::MemberEnquiry, None, StageNumber::One);
        of_the_answer(&rules, reply, on).map(|(days, _)| days)
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
    "extended = \"20 working days\"",
    "extended = \"10 working days\"",
    "not longer"
)]
#[case(
    "length = \"2 working days\"",
    "length = \"0 working days\"",
    "is no length"
)]
#[case(
    "otherwise_from = \"CO-10\"",
    "otherwise_from = \"CO-99\"",
    "CO-99, which is no clock"
)]
#[case("role = \"target\"", "role = \"wish\"", "wish")]
#[case("stage = 1", "stage = 4", "4 is not a stage")]
#[case("stage = 1\n", "stage = 1\nwaits = true\n", "unknown field `waits`")]
fn wrong_rules_are_refused_when_they_are_read(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] says: &str,
) {
    let error = with_clocks(&FILES.clocks.replacen(right, wrong, 1)).expect_err("wrong");
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn rules_without_a_guard_that_the_code_asks_are_refused() {
    let fewer = FILES
        .guards
        .replacen("id = \"one-extension\"", "id = \"open-stage\"", 1);
    let read = Rules::read(&RuleFiles {
        guards: &fewer,
        ..FILES
    });
    assert!(read.is_err());
}

#[test]
fn what_is_parked_on_the_way_of_a_stage_is_held_up_by_a_withdrawal_as_its_answer_is() {
    let rules = Rules::built_in().expect("they read");
    let of_stages = rules.clocks().filter(|it| it.stage.is_some());
    let parked = of_stages.filter(|it| it.pauses.contains(&Pause::Parked));
    for rule in parked {
        assert!(rule.pauses.contains(&Pause::Withdrawn), "{}", rule.id);
    }
}
