//! Clocks of data protection, public health, the NHS, enquiries, service requests, compliments, restrictions, promises
//! and keeping: DP-01 to RT-01.

use crate::desk::{Desk, ONE, TWO, answer, withdraw};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::{ClockState, Counted, clocks};
use complaints::codes::{Kind, Procedure, Role};
use complaints::command::Command;
use complaints::duties::judged_on;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{PersonId, PersonNumber, PointNumber, RouteNumber};
use complaints::keeping::{Keeping, keeping};
use complaints::personal::PersonDetails;
use complaints::projection::project;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step};
use rstest::rstest;

fn under(procedure: Procedure, received: &str) -> Desk {
    Desk::with(Kind::Complaint, Some(procedure), day(received))
}

#[rstest]
#[case::a_sunday("2026-06-19", "2026-07-20")]
#[case::christmas_and_its_weekend("2026-11-25", "2026-12-29")]
#[case::from_a_saturday("2026-06-20", "2026-07-20")]
fn dp_01_thirty_calendar_days_and_an_end_that_does_not_count_rolls_on(
    #[case] received: &str,
    #[case] due: &str,
) {
    let desk = under(Procedure::DataProtection, received);
    assert_eq!(desk.runs("DP-01"), (day(received), day(due)));
}

#[test]
fn dp_01_is_in_force_from_19_june_2026() {
    assert!(!under(Procedure::DataProtection, "2026-06-18").has("DP-01"));
    assert!(under(Procedure::DataProtection, "2026-06-19").has("DP-01"));
}

#[test]
fn dp_01_is_stopped_by_the_acknowledgement_on_whatever_day_it_is_sent() {
    let mut desk = under(Procedure::DataProtection, "2026-06-19");
    free(desk.give(Command::Acknowledge {
        on: day("2026-07-21"),
    }));
    let (on, _, met) = desk.stopped("DP-01");
    assert_eq!((on, met), (day("2026-07-21"), false));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn dp_02_the_part_about_data_has_its_own_outcome_and_does_not_wait_for_the_rest() {
    let mut desk = Desk::statutory("2026-11-25");
    desk.another_point("2026-11-25");
    desk.does_not_qualify(day("2026-11-25"));
    warned(
        desk.give(Command::MovePoint {
            on: day("2026-12-02"),
            point: PointNumber(2),
            to: Procedure::DataProtection,
            reason: "a letter went to another family".into(),
        }),
        GuardId::NotHeldBack,
        "Data (Use and Access) Act 2025",
    );
    let clock = desk.clock("DP-02");
    assert_eq!(
        (clock.route, clock.from, clock.due),
        (
            RouteNumber::at(1),
            day("2026-11-25"),
            Some(day("2026-12-29"))
        )
    );
    desk.give(Command::AnswerStage {
        route: RouteNumber::at(1),
        stage: ONE,
        on: day("2026-12-09"),
        by: None,
        post: None,
        next_stage_told: true,
        ombudsman_told: true,
        outcome: None,
        findings: vec![(PointNumber(2), complaints::codes::Outcome::Upheld)],
        actions: Vec::new(),
    })
    .expect("the rest goes on");
    assert_eq!(desk.clock("DP-02").met(), Some(true));
    assert!(desk.running("ST-10"));
}

#[test]
fn dp_03_a_month_for_each_request_and_two_more_if_told_within_the_first() {
    let mut desk = under(Procedure::DataProtection, "2027-01-31");
    let asked = say(Step::RightsRequested).answer(Answer::Access);
    free(desk.take("2027-01-31", asked));
    assert_eq!(desk.runs("DP-03"), (day("2027-01-31"), day("2027-02-28")));
    assert_eq!(desk.clock("DP-03").limit, Some(day("2027-04-30")));
    free(desk.take("2027-02-28", say(Step::RightsExtended).names("2027-04-16")));
    assert_eq!(desk.due("DP-03"), day("2027-04-16"));
    free(desk.take("2027-04-17", say(Step::RightsAnswered)));
    let (on, _, met) = desk.stopped("DP-03");
    assert_eq!((on, met), (day("2027-04-17"), false));
}

#[test]
fn dp_03_of_two_requests_the_one_that_was_spoken_of_is_extended_alone() {
    let mut desk = under(Procedure::DataProtection, "2027-01-04");
    let asked = |answer| say(Step::RightsRequested).answer(answer);
    free(desk.take("2027-01-04", asked(Answer::Access)));
    free(desk.take("2027-01-11", say(Step::RightsExtended).names("2027-03-15")));
    free(desk.take("2027-01-18", asked(Answer::Erasure)));
    let due: Vec<_> = desk.clocks("DP-03").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2027-03-15")), Some(day("2027-02-18"))]);
}

#[test]
fn dp_03_of_two_requests_the_one_that_is_open_is_extended_and_then_the_other() {
    let asked = |answer| say(Step::RightsRequested).answer(answer);
    let longer = |to| say(Step::RightsExtended).names(to);
    let due = |desk: &Desk| {
        let all = desk.clocks("DP-03");
        let all: Vec<_> = all.iter().map(|it| it.due.expect("a day")).collect();
        all
    };
    let mut desk = under(Procedure::DataProtection, "2027-01-04");
    free(desk.take("2027-01-04", asked(Answer::Access)));
    free(desk.take("2027-01-11", say(Step::RightsAnswered)));
    free(desk.take("2027-01-18", asked(Answer::Erasure)));
    free(desk.take("2027-01-25", longer("2027-04-16")));
    assert_eq!(due(&desk), [day("2027-02-04"), day("2027-04-16")]);
    let mut both = under(Procedure::DataProtection, "2027-01-04");
    free(both.take("2027-01-04", asked(Answer::Access)));
    free(both.take("2027-01-05", asked(Answer::Erasure)));
    free(both.take("2027-01-11", longer("2027-03-15")));
    free(both.take("2027-01-12", longer("2027-03-22")));
    assert_eq!(due(&both), [day("2027-03-15"), day("2027-03-22")]);
}

#[test]
fn dp_03_told_after_the_first_month_moves_nothing() {
    let mut desk = under(Procedure::DataProtection, "2027-01-31");
    let asked = say(Step::RightsRequested).answer(Answer::Erasure);
    free(desk.take("2027-01-31", asked));
    warned(
        desk.take("2027-03-01", say(Step::RightsExtended).names("2027-04-16")),
        GuardId::ExtensionInTime,
        "UK GDPR Article 12(3)",
    );
    assert_eq!(desk.due("DP-03"), day("2027-02-28"));
}

#[rstest]
#[case::by_the_act(Procedure::ChildrenAct)]
#[case::corporate(Procedure::Corporate)]
fn dp_03_a_request_that_came_beside_a_complaint_is_owed_once_that_is_answered(
    #[case] by: Procedure,
) {
    let mut desk = under(by, "2026-04-01");
    let asked = say(Step::RightsRequested).answer(Answer::Access);
    free(desk.take("2026-04-01", asked));
    let due = day("2026-05-01");
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert_ne!(row.owed_on, Some(due), "it makes the case late");
    desk.send(ONE, "2026-04-15");
    let next = desk.next_on("2026-05-05");
    assert_eq!(next, Some(("DP-03".to_owned(), due, true)));
    let row = project(desk.case(), &desk.rules, &desk.calendar).row;
    assert!(!row.open, "it is answered, and judged by this all the same");
    assert_eq!(row.due_on, Some(due));
    assert_eq!(
        row.due_rule.as_deref(),
        Some("Answer a request about personal data")
    );
    let late = |desk: &Desk| {
        let all = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let first = judged_on(desk.case().state(), &all, day("2026-05-05"));
        first
            .filter(|it| it.late(day("2026-05-05")))
            .map(|it| it.rule.id.clone())
    };
    assert_eq!(late(&desk).as_deref(), Some("DP-03"));
    warned(
        desk.take("2026-06-01", say(Step::Closed)),
        GuardId::NothingOwedAtClosing,
        "the request about personal data of 1 April 2026 is not answered (due 1 May 2026)",
    );
    assert_eq!(
        late(&desk).as_deref(),
        Some("DP-03"),
        "it is owed once the case is closed too"
    );
    free(desk.take("2026-06-02", say(Step::RightsAnswered)));
    assert_eq!(late(&desk), None);
}

#[test]
fn dp_03_while_it_waits_to_know_who_asks_it_has_no_day_and_is_owed_at_closing_all_the_same() {
    let mut desk = Desk::statutory("2026-04-01");
    let asked = say(Step::RightsRequested).answer(Answer::Erasure);
    free(desk.take("2026-04-01", asked));
    free(desk.take("2026-04-02", say(Step::IdentityAsked)));
    desk.send(ONE, "2026-04-15");
    free(desk.take("2026-04-16", say(Step::ResolutionAccepted).at(ONE)));
    warned(
        desk.take("2026-06-01", say(Step::Closed)),
        GuardId::NothingOwedAtClosing,
        "the request about personal data of 1 April 2026 is not answered",
    );
}

#[test]
fn ph_01_six_months_and_longer_only_by_agreement_before_they_run_out() {
    let mut desk = under(Procedure::PublicHealth, "2026-08-31");
    assert_eq!(desk.runs("PH-01"), (day("2026-08-31"), day("2027-02-28")));
    let mut late = under(Procedure::PublicHealth, "2026-08-31");
    free(desk.take("2027-02-26", say(Step::LongerAgreed).names("2027-03-31")));
    assert_eq!(desk.due("PH-01"), day("2027-03-31"));
    refused(
        late.take("2027-03-01", say(Step::LongerAgreed).names("2027-03-31")),
        GuardId::ExtensionInTime,
        "SI 2012/3094 Part 5",
    );
    // missed: the person is told why, and it is answered
    assert!(!desk.has("PH-02") || desk.runs("PH-02").0 == day("2027-03-31"));
    assert_eq!(late.runs("PH-02"), (day("2027-02-28"), day("2027-03-01")));
    free(late.take("2027-03-01", say(Step::DelayExplained)));
    late.send(ONE, "2027-03-05");
    assert_eq!(late.clock("PH-01").met(), Some(false));
    assert_eq!(late.stopped("PH-02"), (day("2027-03-01"), 1, true));
}

#[test]
fn ph_02_an_answer_that_comes_late_says_why_it_is_late() {
    let mut desk = under(Procedure::PublicHealth, "2026-08-31");
    assert_eq!(
        desk.next_on("2027-03-02"),
        Some(("PH-01".to_owned(), day("2027-02-28"), true))
    );
    let said: Vec<String> = desk
        .send(ONE, "2027-03-05")
        .iter()
        .map(ToString::to_string)
        .collect();
    let why = "it is not recorded that the person was told in writing why it is late";
    assert!(said.iter().any(|it| it.contains(why)), "{said:?}");
    let late = Gap::LateWithoutNotice(ONE);
    let missing = |desk: &Desk| {
        let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        gaps(desk.case(), &clocks).contains(&late)
    };
    assert!(missing(&desk));
    free(desk.take("2027-03-08", say(Step::DelayExplained).at(ONE)));
    assert!(!missing(&desk));
}

#[test]
fn nhs_01_who_leads_is_agreed_within_3_working_days_of_seeing_the_link() {
    let mut desk = under(Procedure::JointNhs, "2026-12-22");
    assert_eq!(desk.clock("NHS-01").first_due, day("2026-12-29"));
    free(desk.take("2026-12-23", say(Step::NhsLinkFound)));
    assert_eq!(desk.clock("NHS-01").first_due, day("2026-12-30"));
    let agreed = say(Step::ConsentToPassOn).about(About::Person(PersonNumber(1)));
    desk.person(1, vec![Role::Parent]);
    free(desk.take("2026-12-23", agreed.refers_to("NHS").answer(Answer::Yes)));
    assert_eq!(desk.runs("NHS-01"), (day("2026-12-23"), day("2026-12-30")));
    free(desk.take("2026-12-31", say(Step::LeadAgreed).refers_to("the council")));
    assert_eq!(desk.stopped("NHS-01"), (day("2026-12-31"), 4, false));
}

#[test]
fn me_01_an_enquiry_is_acknowledged_by_the_end_of_the_next_working_day() {
    let mut desk = Desk::with(Kind::MemberEnquiry, None, day("2026-12-24"));
    assert_eq!(desk.runs("ME-01"), (day("2026-12-24"), day("2026-12-29")));
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-29"),
    }));
    assert_eq!(desk.stopped("ME-01"), (day("2026-12-29"), 1, true));
}

fn enquiry() -> Desk {
    Desk::with(Kind::MemberEnquiry, None, day("2026-12-23"))
}

#[test]
fn me_02_a_holding_reply_sent_in_time_names_a_new_date() {
    let mut desk = enquiry();
    assert_eq!(desk.runs("ME-02"), (day("2026-12-23"), day("2027-01-11")));
    free(desk.take("2027-01-11", say(Step::HoldingReply).names("2027-01-20")));
    let clock = desk.clock("ME-02");
    assert_eq!(
        (clock.first_due, clock.due, clock.extended),
        (day("2027-01-11"), Some(day("2027-01-20")), true)
    );
    let checked = say(Step::DisclosureChecked)
        .answer(Answer::MayBeTold)
        .refers_to("condition 23");
    let who = desk.person(1, vec![Role::Complainant]);
    assert_eq!(who, PersonNumber(1));
    free(desk.take("2027-01-20", say(Step::WantsComplaint).answer(Answer::Yes)));
    free(desk.take("2027-01-20", checked));
    desk.send(ONE, "2027-01-21");
    assert_eq!(desk.stopped("ME-02"), (day("2027-01-21"), 18, false));
}

#[test]
fn me_02_a_holding_reply_after_the_day_undoes_no_miss() {
    let mut desk = enquiry();
    free(desk.take("2027-01-12", say(Step::HoldingReply).names("2027-01-20")));
    assert_eq!(desk.due("ME-02"), day("2027-01-11"));
}

#[test]
fn sr_01_a_service_request_turned_complaint_counts_from_the_dissatisfaction() {
    let mut desk = Desk::with(Kind::ServiceRequest, None, day("2026-12-17"));
    assert_eq!(desk.runs("SR-01"), (day("2026-12-17"), day("2026-12-24")));
    free(desk.take("2026-12-22", say(Step::DissatisfactionExpressed)));
    free(desk.give(Command::Convert {
        on: day("2027-01-05"),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: None,
        reason: "it was one from the start".into(),
    }));
    assert!(!desk.has("SR-01"));
    assert_eq!(desk.runs("ST-10"), (day("2026-12-22"), day("2027-01-08")));
}

#[test]
fn sr_01_missed_closes_nothing() {
    let mut desk = Desk::with(Kind::ServiceRequest, None, day("2026-12-17"));
    assert!(desk.clock("SR-01").late(day("2026-12-25")));
    assert_eq!(desk.status(), Status::Open);
    desk.send(ONE, "2026-12-29");
    assert_eq!(desk.stopped("SR-01"), (day("2026-12-29"), 6, false));
}

#[test]
fn cm_01_a_compliment_is_shared_with_staff_within_5_working_days() {
    let mut desk = Desk::with(Kind::Compliment, None, day("2026-12-24"));
    assert_eq!(desk.runs("CM-01"), (day("2026-12-24"), day("2027-01-05")));
    free(desk.take("2026-12-24", say(Step::Verified)));
    free(desk.take("2027-01-05", say(Step::SharedWithStaff)));
    assert_eq!(desk.stopped("CM-01"), (day("2027-01-05"), 5, true));
    assert!(!desk.clock("CM-01").counts());
}

#[test]
fn up_01_a_restriction_is_reviewed_by_its_day_and_again() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.person(1, vec![Role::Complainant]);
    let who = About::Person(PersonNumber(1));
    free(desk.take("2026-04-02", say(Step::RestrictionWarned).about(who)));
    let set = say(Step::RestrictionSet).about(who).names("2026-10-02");
    free(desk.take("2026-04-02", set));
    assert_eq!(desk.runs("UP-01"), (day("2026-04-02"), day("2026-10-02")));
    let reviewed = say(Step::RestrictionReviewed)
        .about(who)
        .answer(Answer::Lifted);
    free(desk.take("2026-10-05", reviewed));
    assert_eq!(desk.clock("UP-01").met(), Some(false));
    // it never held up the complaint
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
}

#[test]
fn up_01_runs_from_nothing_but_a_restriction_that_stands() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.person(1, vec![Role::Complainant]);
    let who = About::Person(PersonNumber(1));
    free(desk.take("2026-04-02", say(Step::RestrictionWarned).about(who)));
    let set = say(Step::RestrictionSet).about(who).names("2026-10-02");
    free(desk.take("2026-04-02", set));
    free(
        desk.take(
            "2026-04-09",
            say(Step::Deferred)
                .answer(Answer::Complainant)
                .names("2026-04-13"),
        ),
    );
    // lifted, and the day on which its end is told is named
    let lifted = say(Step::RestrictionReviewed)
        .about(who)
        .answer(Answer::Lifted)
        .names("2026-10-09");
    free(desk.take("2026-10-01", lifted));
    let due: Vec<_> = desk.clocks("UP-01").iter().map(|it| it.due).collect();
    assert_eq!(due, [Some(day("2026-10-02"))]);
}

#[test]
fn ac_01_each_promise_has_its_own_day_and_its_own_end() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-08");
    let first = desk.remedy("2026-04-08", "2026-05-08", None);
    let second = desk.remedy("2026-04-08", "2026-06-08", None);
    free(desk.take("2026-05-08", say(Step::ProofRecorded).about(first)));
    free(desk.done(first, "2026-05-08"));
    free(desk.take("2026-06-09", say(Step::OmbudsmanExplained)));
    let not_done = say(Step::RemedyNotDone)
        .about(second)
        .answer(Answer::Director)
        .refers_to("another offer");
    free(desk.take("2026-06-09", not_done));
    let ends: Vec<_> = desk
        .clocks("AC-01")
        .iter()
        .map(|it| (it.due, it.met()))
        .collect();
    assert_eq!(
        ends,
        [
            (Some(day("2026-05-08")), Some(true)),
            (Some(day("2026-06-08")), Some(false)),
        ]
    );
}

#[test]
fn ac_01_goes_on_after_a_withdrawal() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.remedy("2026-04-08", "2026-05-08", None);
    free(desk.give(withdraw(day("2026-04-09"))));
    assert_eq!(desk.clock("AC-01").state, ClockState::Running);
}

#[test]
fn a_data_protection_complaint_warns_from_day_29_of_either_reading() {
    let mut desk = under(Procedure::DataProtection, "2026-06-19");
    for id in ["DP-01", "DP-02"] {
        let clock = desk.clock(id);
        assert_eq!(clock.due, Some(day("2026-07-20")), "{id}");
        assert_eq!(clock.alert(day("2026-07-17")), None, "{id}");
        let alert = clock.alert(day("2026-07-18")).expect("day 29");
        assert_eq!((alert.day, alert.on), (29, day("2026-07-18")), "{id}");
        assert_eq!(alert.to_string(), "day 29 was 18 July 2026");
        assert!(!clock.late(day("2026-07-20")));
    }
    free(desk.give(Command::Acknowledge {
        on: day("2026-07-17"),
    }));
    assert_eq!(desk.clock("DP-01").alert(day("2026-07-18")), None);
    assert!(desk.clock("DP-02").alert(day("2026-07-18")).is_some());
}

#[test]
fn rt_01_six_years_from_the_last_end_and_none_while_anything_is_open() {
    let mut desk = Desk::statutory("2026-04-01");
    assert!(!desk.has("RT-01"));
    desk.send(ONE, "2026-04-08");
    assert_eq!(desk.runs("RT-01"), (day("2026-04-08"), day("2032-04-08")));
    free(desk.ask(crate::desk::TWO, "2026-04-15"));
    assert!(!desk.has("RT-01"), "stage 2 is open");
    free(desk.give(withdraw(day("2026-05-01"))));
    assert_eq!(desk.runs("RT-01"), (day("2026-05-01"), day("2032-05-01")));
}

#[test]
fn rt_01_does_not_come_due_while_a_hold_stands_and_what_is_held_says_why() {
    let mut desk = Desk::statutory("2026-04-01");
    desk.send(ONE, "2026-04-08");
    let kept = |desk: &Desk| {
        let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        keeping(desk.case(), &clocks).in_words()
    };
    assert_eq!(
        kept(&desk).as_deref(),
        Some("Kept until it is reviewed on 8 April 2032")
    );
    refused(
        desk.take_bare("2026-05-01", say(Step::HoldPlaced)),
        GuardId::StepSaysWhatItMust,
        "is not destroyed",
    );
    refused(
        desk.take("2026-05-01", say(Step::HoldLifted)),
        GuardId::StepAfterWhatItNeeds,
        "is not destroyed",
    );
    for on in ["2026-05-01", "2026-06-01"] {
        free(desk.take(on, say(Step::HoldPlaced)));
        assert_eq!(desk.clock("RT-01").due, None);
        assert_eq!(desk.clock("RT-01").first_due, day("2032-04-08"));
    }
    assert_eq!(
        kept(&desk).as_deref(),
        Some("Held since 1 May 2026, so that nothing is destroyed: as the file says")
    );
    // one of two holds is lifted: the other stands
    free(desk.take("2027-02-01", say(Step::HoldLifted)));
    assert_eq!(desk.clock("RT-01").due, None);
    free(desk.take("2028-03-01", say(Step::HoldLifted)));
    assert_eq!(desk.due("RT-01"), day("2032-04-08"), "no day is added");
    refused(
        desk.take("2028-03-02", say(Step::HoldLifted)),
        GuardId::KnownItem,
        "no hold stands",
    );
}

#[test]
fn rt_01_is_due_on_the_day_on_which_a_hold_was_lifted_where_its_own_day_is_past() {
    let mut desk = Desk::statutory("2014-04-01");
    desk.send(ONE, "2014-04-08");
    free(desk.take("2019-05-01", say(Step::HoldPlaced)));
    assert_eq!(desk.clock("RT-01").due, None);
    free(desk.take("2026-03-02", say(Step::HoldLifted)));
    assert_eq!(desk.due("RT-01"), day("2026-03-02"));
}

#[test]
fn rt_01_counts_the_days_of_a_hold_like_any_other() {
    let mut desk = Desk::statutory("2014-04-01");
    desk.send(ONE, "2014-04-08");
    free(desk.take("2019-05-01", say(Step::HoldPlaced)));
    free(desk.take("2020-01-06", say(Step::HoldLifted)));
    let clock = desk.clock("RT-01");
    assert_eq!(clock.due, Some(day("2020-04-08")));
    let explained = clock.explain(desk.case().state(), &desk.calendar);
    let days = explained.expect("within the calendar").days;
    let last = days.last().expect("there are days");
    // six years, of which 2016 and 2020 have a 29 February
    assert_eq!(
        (last.date, &last.counted),
        (day("2020-04-08"), &Counted::Day(2192))
    );
}

#[test]
fn a_case_is_held_whether_it_is_open_or_about_a_child_in_care() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-02", say(Step::HoldPlaced)));
    assert!(desk.case().state().held().is_some());
    assert!(matches!(keeping(desk.case(), &[]), Keeping::Held(_)));
    assert!(desk.running("ST-10"), "a hold stops no answer");
}

#[test]
fn withdrawn_a_complaint_is_kept_for_six_years_and_not_taken_up_again() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[], None));
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    assert!(desk.running("ST-02"));
    free(desk.give(crate::desk::withdraw(day("2026-09-08"))));
    assert_eq!(desk.clock("ST-02").state, ClockState::Ended);
    assert_eq!(desk.runs("RT-01"), (day("2026-09-08"), day("2032-09-08")));
    assert!(desk.running("RT-01"));
}

#[test]
fn rt_01_what_is_about_a_looked_after_child_follows_the_childs_record() {
    let mut desk = Desk::statutory("2026-04-01");
    let mut details = PersonDetails::default();
    details.characteristics.care_status = Some("looked_after".into());
    free(desk.give(Command::AddPerson {
        on: day("2026-04-01"),
        person: PersonId(uuid::Uuid::from_u128(1)),
        about: true,
        roles: vec![Role::Child],
        details: Box::new(details),
    }));
    desk.send(ONE, "2026-04-08");
    assert!(!desk.has("RT-01"));
    assert_eq!(keeping(desk.case(), &[]), Keeping::AsTheChildsRecord);
}

#[test]
fn rt_01_knows_a_child_in_care_by_the_councils_own_words() {
    for (words, in_care) in [
        ("Care order", true),
        ("Looked-after, section 20 (accommodated)", true),
        ("care_leaver", true),
        ("Child in care", true),
        ("Child in need", false),
        ("Not looked after", false),
        ("not_disclosed", false),
    ] {
        let mut desk = Desk::statutory("2026-04-01");
        let mut details = PersonDetails::default();
        details.characteristics.care_status = Some(words.into());
        free(desk.give(Command::AddPerson {
            on: day("2026-04-01"),
            person: PersonId(uuid::Uuid::from_u128(1)),
            about: true,
            roles: vec![Role::Child],
            details: Box::new(details),
        }));
        desk.send(ONE, "2026-04-08");
        assert_eq!(desk.has("RT-01"), !in_care, "{words}");
    }
}

#[test]
fn dp_03_no_longer_day_is_named_while_the_request_waits_or_past_two_months_more() {
    let longer = |to| say(Step::RightsExtended).names(to);
    let asked = say(Step::RightsRequested).answer(Answer::Access);
    let mut desk = under(Procedure::DataProtection, "2027-01-04");
    free(desk.take("2027-01-04", asked));
    let before = desk.case.clone();
    warned(
        desk.take("2027-01-11", longer("2027-06-04")),
        GuardId::ExtensionWithinTheLimit,
        "two months more end on 4 April 2027",
    );
    assert_eq!(desk.due("DP-03"), day("2027-04-04"));
    desk.case = before;
    free(desk.take("2027-01-05", say(Step::IdentityAsked)));
    warned(
        desk.take("2027-01-11", longer("2027-06-04")),
        GuardId::ExtensionWithinTheLimit,
        "the request waits",
    );
}

#[rstest]
#[case(Procedure::JointNhs, "together with the health ombudsman")]
#[case(Procedure::PublicHealth, "they may go to the Ombudsman")]
#[case(
    Procedure::DataProtection,
    "they may go to the Information Commissioner"
)]
fn a_law_with_one_answer_has_no_stage_2_and_names_who_looks_at_it_then(
    #[case] procedure: Procedure,
    #[case] then: &str,
) {
    let mut desk = under(procedure, "2026-12-01");
    desk.send(ONE, "2026-12-22");
    refused(
        desk.ask(TWO, "2026-12-23"),
        GuardId::StagesOfTheProcedure,
        then,
    );
}

#[test]
fn that_the_answer_names_the_ombudsman_is_recorded_or_it_is_said_who_looks_at_it_instead() {
    let mut joint = under(Procedure::JointNhs, "2026-12-01");
    joint
        .give(answer(ONE, day("2026-12-22")))
        .expect("it is answered");
    assert_eq!(joint.times(Step::OmbudsmanExplained), 1);
    let mut data = under(Procedure::DataProtection, "2026-12-01");
    let commissioner = "goes to the Information Commissioner, and not to the Ombudsman";
    refused(
        data.take("2026-12-22", say(Step::OmbudsmanExplained)),
        GuardId::StepInItsPlace,
        commissioner,
    );
    warned(
        data.give(answer(ONE, day("2026-12-22"))),
        GuardId::StepInItsPlace,
        commissioner,
    );
    assert_eq!(data.times(Step::OmbudsmanExplained), 0);
    let mut request = Desk::with(Kind::ServiceRequest, None, day("2026-12-01"));
    warned(
        request.give(answer(ONE, day("2026-12-08"))),
        GuardId::StepInItsPlace,
        "is not kept of a service request",
    );
}
