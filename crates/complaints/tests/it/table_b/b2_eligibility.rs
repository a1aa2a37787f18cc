//! B2: whether a complaint goes through the statutory procedure, and parking.

use crate::desk::{Desk, ONE, TWO, not_accept, not_accept_because};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::codes::{Ground, Proceedings, RaisedBy, Role};
use complaints::command::Command;
use complaints::ids::{ParkingNumber, PointNumber};
use complaints::rules::{GuardId, Rules, SignOff};
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use rstest::rstest;

const POINT: About = About::Point(PointNumber(1));

fn by(raised_by: RaisedBy) -> Desk {
    Desk::received_as("2026-04-01", |it| it.raised_by = Some(raised_by))
}

fn late_decided(answer: Answer) -> StepTaken {
    say(Step::LateDecided)
        .answer(answer)
        .refers_to("Complaints manager")
}

#[test]
fn sufficient_interest_is_decided_of_somebody_who_relies_on_it_with_reasons() {
    let mut desk = by(RaisedBy::Relative);
    let who = About::Person(desk.person(1, Vec::new()));
    let decided = || say(Step::InterestDecided).about(who).answer(Answer::Yes);
    refused(
        desk.take("2026-04-02", decided()),
        GuardId::StepAfterWhatItNeeds,
        "Duty on sufficient interest",
    );
    free(desk.take("2026-04-02", say(Step::InterestReliedOn).about(who)));
    let sought = say(Step::ChildViewSought).about(who).answer(Answer::Yes);
    free(desk.take("2026-04-02", sought));
    refused(
        desk.take_bare("2026-04-02", decided()),
        GuardId::StepSaysWhatItMust,
        "Duty on sufficient interest",
    );
    free(desk.take("2026-04-07", decided()));
    assert_eq!(desk.status(), Status::Stage1, "accepted: it goes on");
}

#[test]
fn no_sufficient_interest_is_notified_and_then_not_accepted() {
    let mut desk = by(RaisedBy::Relative);
    let who = About::Person(desk.person(1, Vec::new()));
    free(desk.take("2026-04-02", say(Step::InterestReliedOn).about(who)));
    for early in [Step::InterestNotified, Step::ChildTold] {
        let answer = (early == Step::ChildTold).then_some(Answer::No);
        let step = StepTaken {
            answer,
            ..say(early).about(who)
        };
        refused(
            desk.take("2026-04-02", step),
            GuardId::StepAfterWhatItNeeds,
            "Duty on sufficient interest",
        );
    }
    free(desk.take(
        "2026-04-07",
        say(Step::InterestDecided).about(who).answer(Answer::No),
    ));
    free(desk.take("2026-04-07", say(Step::InterestNotified).about(who)));
    free(desk.take(
        "2026-04-07",
        say(Step::ChildTold).about(who).answer(Answer::Yes),
    ));
    free(desk.give(not_accept(day("2026-04-10"), Ground::NoInterest)));
    assert_eq!(desk.status(), Status::NotAccepted);
}

#[test]
fn s_26_whoever_has_no_interest_of_their_own_takes_nothing_from_the_parent_who_complains_too() {
    let mut desk = Desk::statutory("2026-04-01");
    let parent = desk.person(1, vec![Role::Complainant, Role::Parent]);
    let other = desk.person(2, vec![Role::Complainant, Role::Other]);
    let who = About::Person(other);
    free(desk.take("2026-04-02", say(Step::InterestReliedOn).about(who)));
    let no = say(Step::InterestDecided).about(who).answer(Answer::No);
    free(desk.take("2026-04-07", no));
    free(desk.take("2026-04-07", say(Step::InterestNotified).about(who)));
    refused(
        desk.give(not_accept(day("2026-04-10"), Ground::NoInterest)),
        GuardId::GroundOnRecord,
        &format!("{parent} complains too"),
    );
    assert_ne!(desk.status(), Status::NotAccepted);
}

#[rstest]
#[case(RaisedBy::Child)]
#[case(RaisedBy::CareLeaver)]
#[case(RaisedBy::Parent)]
#[case(RaisedBy::FosterCarer)]
#[case(RaisedBy::Adopter)]
#[case(RaisedBy::SpecialGuardian)]
fn nobody_who_may_complain_in_their_own_right_needs_consent(#[case] raised_by: RaisedBy) {
    let mut desk = by(raised_by);
    let child = About::Person(desk.person(1, Vec::new()));
    refused(
        desk.take("2026-04-02", say(Step::ConsentAsked).about(child)),
        GuardId::NoConsentInOwnRight,
        "Children Act 1989 s.26(3)",
    );
}

#[test]
fn a_representatives_authority_is_asked_of_the_child_and_its_answer_kept() {
    let mut desk = by(RaisedBy::Solicitor);
    desk.person(1, vec![Role::Representative]);
    let child = About::Person(desk.person(2, Vec::new()));
    let answered = || {
        say(Step::ConsentAnswered)
            .about(child)
            .answer(Answer::NotCompetent)
            .refers_to("social worker's note")
    };
    refused(
        desk.take("2026-04-02", answered()),
        GuardId::StepAfterWhatItNeeds,
        "no age is fixed",
    );
    free(desk.take("2026-04-02", say(Step::ConsentAsked).about(child)));
    let mut unjudged = by(RaisedBy::Solicitor);
    unjudged.case = desk.case.clone();
    warned(
        unjudged.take("2026-04-07", answered()),
        GuardId::StepAfterWhatItNeeds,
        "By understanding, never by an age alone",
    );
    let judged = say(Step::CompetenceJudged).about(child);
    free(desk.take("2026-04-03", judged.answer(Answer::NotCompetent)));
    free(desk.take("2026-04-07", answered()));
    let kept = desk.case().state().taken(Step::ConsentAnswered).next();
    assert_eq!(kept.and_then(|it| it.it.answer), Some(Answer::NotCompetent));
}

/// What the two questions were answered: can it still be considered fairly, and was it reasonable to expect it sooner.
#[rstest]
#[case::neither_was_asked(None, None, false)]
#[case::only_one_was_asked(Some(Answer::No), None, false)]
#[case::still_fair(Some(Answer::Yes), Some(Answer::Yes), false)]
#[case::could_not_come_sooner(Some(Answer::No), Some(Answer::No), false)]
#[case::both_against_it(Some(Answer::No), Some(Answer::Yes), true)]
fn a_late_complaint_is_declined_only_where_neither_question_opens_the_door(
    #[case] fair: Option<Answer>,
    #[case] sooner: Option<Answer>,
    #[case] declines: bool,
) {
    let mut desk = Desk::statutory("2026-05-11");
    free(desk.take("2026-05-11", say(Step::GroundsArose).names("2025-01-10")));
    for (step, answer) in [(Step::LateEffective, fair), (Step::LateReasonable, sooner)] {
        if let Some(answer) = answer {
            free(desk.take("2026-05-12", say(step).answer(answer)));
        }
    }
    let declined = desk.take("2026-05-13", late_decided(Answer::Declined));
    let turned_away = |desk: &mut Desk| desk.give(not_accept(day("2026-05-14"), Ground::Late));
    if declines {
        free(declined);
        free(turned_away(&mut desk));
        assert_eq!(desk.status(), Status::NotAccepted);
    } else {
        refused(declined, GuardId::BothQuestionsNo, "25 006 810");
        refused(
            turned_away(&mut desk),
            GuardId::BothQuestionsNo,
            "25 006 810",
        );
        free(desk.take("2026-05-13", late_decided(Answer::Accepted)));
        assert_eq!(desk.status(), Status::Stage1);
    }
}

#[test]
fn a_late_complaint_that_was_declined_is_weighed_again_when_reasons_come() {
    let mut desk = Desk::statutory("2026-05-11");
    free(desk.take("2026-05-12", say(Step::LateEffective).answer(Answer::No)));
    free(desk.take("2026-05-12", say(Step::LateReasonable).answer(Answer::Yes)));
    free(desk.take("2026-05-12", say(Step::GroundsArose).names("2025-01-10")));
    let decided = late_decided;
    free(desk.take("2026-05-12", decided(Answer::Declined)));
    free(desk.take("2026-05-20", say(Step::LateReasonable).answer(Answer::No)));
    free(desk.take("2026-05-20", decided(Answer::Accepted)));
    assert_eq!(desk.times(Step::LateDecided), 2);
}

#[test]
fn parked_only_for_prejudice_that_was_weighed() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.give(Command::Park {
            on: day("2026-04-09"),
            proceedings: Proceedings::Court,
            points: Vec::new(),
            until: None,
        }),
        GuardId::PrejudiceBeforeParking,
        "24 014 595",
    );
    refused(
        desk.take_bare("2026-04-09", say(Step::PrejudiceWeighed)),
        GuardId::StepSaysWhatItMust,
        "prejudice, not the bare fact of proceedings",
    );
    free(desk.park("2026-04-09", &[], None));
    assert_eq!(desk.status(), Status::Parked);
    let parking = &desk.case().state().parkings[&ParkingNumber(1)];
    assert_eq!(parking.proceedings, Some(Proceedings::Court));
}

#[test]
fn a_possible_claim_is_not_proceedings_and_a_safeguarding_enquiry_is_practice() {
    let park = |proceedings| Command::Park {
        on: day("2026-04-09"),
        proceedings,
        points: Vec::new(),
        until: None,
    };
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-09", say(Step::PrejudiceWeighed)));
    refused(
        desk.give(park(Proceedings::Other)),
        GuardId::ClaimsAreNoProceedings,
        "24 002 314",
    );
    warned(
        desk.give(park(Proceedings::Safeguarding)),
        GuardId::ParkedForPractice,
        "24 007 130",
    );
    assert_eq!(desk.status(), Status::Parked);
}

#[test]
fn parked_at_any_stage_the_third_included() {
    let mut second = Desk::at_stage_2("2026-12-16", "2026-12-23");
    free(second.park("2027-01-04", &[], None));
    assert_eq!(second.status(), Status::Parked);
    assert_eq!(second.clock("ST-20").due, None);
    let mut third = Desk::at_stage_3("2026-11-23");
    free(third.park("2026-12-01", &[], None));
    assert_eq!(third.status(), Status::Parked);
    let mut over = Desk::statutory("2026-04-01");
    over.send(ONE, "2026-04-08");
    refused(
        over.park("2026-04-09", &[], None),
        GuardId::OpenStage,
        "Regulations 14, 17 and 20",
    );
}

#[test]
fn parked_to_accepted_when_it_is_asked_for_again_or_the_council_thinks_again() {
    let again = say(Step::Resubmitted);
    let reversed = say(Step::ParkingReviewed).answer(Answer::Lifted);
    for step in [again, reversed] {
        let mut desk = Desk::statutory("2026-04-01");
        free(desk.park("2026-04-09", &[], None));
        free(desk.take("2026-05-11", step));
        assert_eq!(desk.status(), Status::Stage1);
        assert_eq!(desk.due("ST-10"), day("2026-05-19"));
    }
}

#[test]
fn parked_to_closed_by_a_person_after_the_council_wrote_and_never_by_a_clock() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[], None));
    let closed = || say(Step::ParkedClosed);
    let source = "A person decides, never a clock";
    refused(
        desk.take("2026-09-02", closed()),
        GuardId::StepAfterWhatItNeeds,
        source,
    );
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    refused(
        desk.take("2026-09-02", closed()),
        GuardId::StepAfterWhatItNeeds,
        source,
    );
    free(desk.take("2026-09-01", say(Step::InvitedBack)));
    // years later nothing has closed it
    assert_eq!(desk.status(), Status::Parked);
    let mut early = Desk::statutory("2026-04-01");
    early.case = desk.case.clone();
    warned(
        early.take("2027-08-31", closed()),
        GuardId::ClosedByAPerson,
        "24 009 960",
    );
    free(desk.take("2027-09-01", closed()));
    assert_eq!(desk.status(), Status::ParkedClosed);
    assert!(!desk.has("ST-07"), "there is nothing to review");
    assert_eq!(desk.due("RT-01"), day("2033-09-01"));
    // and the right to come back is not gone
    free(desk.take("2028-01-10", say(Step::Resubmitted)));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn the_invitation_back_follows_the_end_of_proceedings() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[], None));
    refused(
        desk.take("2026-09-01", say(Step::InvitedBack)),
        GuardId::StepAfterWhatItNeeds,
        "24 011 510",
    );
}

#[test]
fn a_point_is_turned_away_for_its_function_the_person_the_time_or_as_through_already() {
    let decided = |answer| say(Step::PointDecided).about(POINT).answer(answer);
    let function = |answer| {
        say(Step::FunctionReliedOn)
            .about(POINT)
            .answer(answer)
            .refers_to("s.47")
    };
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-02", decided(Answer::Accepted)),
        GuardId::StepAfterWhatItNeeds,
        "point by point",
    );
    free(desk.take("2026-04-02", function(Answer::Qualifies)));
    for away in [Answer::OtherRoute, Answer::NotAccepted] {
        refused(
            desk.take("2026-04-02", decided(away)),
            GuardId::FunctionBeforeRefusal,
            "20 012 689",
        );
    }
    free(desk.take("2026-04-02", decided(Answer::Accepted)));
    free(desk.take(
        "2026-04-07",
        say(Step::AlreadyConsidered).refers_to("NOR-0000"),
    ));
    free(desk.take("2026-04-07", decided(Answer::NotAccepted)));
    let mut other = Desk::statutory("2026-04-01");
    free(other.take("2026-04-02", function(Answer::DoesNotQualify)));
    free(other.take("2026-04-02", decided(Answer::OtherRoute)));
}

#[test]
fn already_through_every_stage_names_the_case() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-02", say(Step::AlreadyConsidered)),
        GuardId::StepSaysWhatItMust,
        "only after all stages",
    );
}

/// What has to be on record before a ground is one, in the statutory procedure and while none is decided.
#[rstest]
#[case::interest(Ground::NoInterest, GuardId::GroundOnRecord, "“interest_decided”")]
#[case::the_person(Ground::NotEntitled, GuardId::GroundOnRecord, "“person_entitled”")]
#[case::lateness(Ground::Late, GuardId::BothQuestionsNo, "25 006 810")]
#[case::all_stages(
    Ground::AlreadyConsidered,
    GuardId::GroundOnRecord,
    "“already_considered”"
)]
#[case::the_function(Ground::NotAFunction, GuardId::FunctionBeforeRefusal, "20 012 689")]
#[case::proceedings(Ground::Proceedings, GuardId::PrejudiceBeforeParking, "24 014 595")]
#[case::another_route(Ground::OtherRoute, GuardId::FunctionBeforeRefusal, "20 012 689")]
#[case::another_council(Ground::NotThisCouncil, GuardId::FunctionBeforeRefusal, "20 012 689")]
#[case::a_duplicate(Ground::Duplicate, GuardId::GroundOnRecord, "“linked”")]
#[case::something_else(Ground::Other, GuardId::FunctionBeforeRefusal, "20 012 689")]
fn a_ground_is_one_once_it_is_on_record(
    #[case] ground: Ground,
    #[case] guard: GuardId,
    #[case] says: &str,
) {
    let mut statutory = Desk::statutory("2026-04-01");
    let mut undecided = Desk::received_as("2026-04-01", |it| it.procedure = None);
    for desk in [&mut statutory, &mut undecided] {
        let before = desk.status();
        refused(
            desk.give(not_accept(day("2026-04-10"), ground)),
            guard,
            says,
        );
        assert_eq!(desk.status(), before);
    }
}

#[test]
fn each_ground_that_is_on_record_turns_it_away_in_words_and_by_its_code() {
    let mut person = by(RaisedBy::Relative);
    let who = About::Person(person.person(1, Vec::new()));
    let not_entitled = say(Step::PersonEntitled).about(who).answer(Answer::No);
    free(person.take("2026-04-02", not_entitled.refers_to("none of s.26(3)")));
    free(person.give(not_accept(day("2026-04-10"), Ground::NotEntitled)));

    let mut before = Desk::statutory("2026-04-01");
    free(before.take(
        "2026-04-02",
        say(Step::AlreadyConsidered).refers_to("NOR-0002"),
    ));
    free(before.give(not_accept(day("2026-04-10"), Ground::AlreadyConsidered)));

    let mut function = Desk::statutory("2026-04-01");
    let of = |answer| {
        let relied_on = say(Step::FunctionReliedOn).about(POINT).answer(answer);
        relied_on.refers_to("Children Act 1989 s.47")
    };
    free(function.take("2026-04-02", of(Answer::Qualifies)));
    refused(
        function.give(not_accept(day("2026-04-10"), Ground::NotAFunction)),
        GuardId::FunctionBeforeRefusal,
        "does not qualify of point 1",
    );
    free(function.take("2026-04-03", of(Answer::DoesNotQualify)));
    free(function.give(not_accept_because(
        day("2026-04-10"),
        Ground::NotAFunction,
        "Child protection conference",
    )));

    for (desk, ground, words) in [
        (
            &person,
            Ground::NotEntitled,
            "Not accepted: Not somebody who may complain",
        ),
        (
            &before,
            Ground::AlreadyConsidered,
            "Not accepted: Already through every stage",
        ),
        (
            &function,
            Ground::NotAFunction,
            "Not accepted: Not a function of the procedure: Child protection conference",
        ),
    ] {
        assert_eq!(desk.status(), Status::NotAccepted);
        let refusal = desk.case().state().refusal.as_ref();
        let refusal = refusal.expect("not accepted");
        assert_eq!(
            (refusal.ground, refusal.ombudsman_named),
            (Some(ground), Some(true))
        );
        let told = complaints::timeline::timeline(desk.case());
        assert!(told.iter().any(|it| it.text == words), "{words}");
    }
}

#[test]
fn proceedings_are_parked_and_other_reasons_are_another_procedure_with_the_ombudsmans_address() {
    let mut proceedings = Desk::statutory("2026-04-01");
    free(proceedings.take("2026-04-02", say(Step::PrejudiceWeighed)));
    refused(
        proceedings.give(not_accept(day("2026-04-10"), Ground::Proceedings)),
        GuardId::PrejudiceBeforeParking,
        "the person may come back when they end",
    );
    assert_eq!(proceedings.status(), Status::Stage1);
    let other = |reason: Option<&str>, ombudsman_named| Command::NotAccept {
        on: day("2026-04-10"),
        ground: Ground::OtherRoute,
        reason: reason.map(str::to_owned),
        ombudsman_named,
    };
    let by_another_route = || {
        let mut desk = Desk::statutory("2026-04-01");
        desk.does_not_qualify(day("2026-04-02"));
        let decided = say(Step::PointDecided).about(POINT);
        free(desk.take("2026-04-02", decided.answer(Answer::OtherRoute)));
        desk
    };
    let mut desk = by_another_route();
    refused(
        desk.give(other(None, true)),
        GuardId::StepSaysWhatItMust,
        "“Another procedure” does not say which",
    );
    warned(
        desk.give(other(Some("Standards of care"), false)),
        GuardId::RefusalNamesTheOmbudsman,
        "Complaint Handling Code 2.5",
    );
    let mut told = by_another_route();
    free(told.give(other(Some("Standards of care"), true)));
    let reason = told.case().fact_row().refused.and_then(|it| it.reason);
    assert_eq!(
        reason.as_deref(),
        Some("Standards of care"),
        "as figures count it"
    );
}

#[test]
fn no_parental_responsibility_is_no_test_by_itself() {
    let mut desk = by(RaisedBy::Relative);
    desk.does_not_qualify(day("2026-04-09"));
    warned(
        desk.give(not_accept_because(
            day("2026-04-10"),
            Ground::Other,
            "Complainant did not have parental responsibility",
        )),
        GuardId::NoParentalResponsibility,
        "24 019 922",
    );
}

#[test]
fn accepted_to_stage_1_by_default_and_straight_to_stage_2_where_both_agree() {
    let mut desk = Desk::statutory("2026-04-01");
    assert_eq!(desk.status(), Status::Stage1);
    free(desk.take("2026-04-01", say(Step::InformationSent)));
    let both = say(Step::StageOneSkipAgreed).at(ONE).answer(Answer::Both);
    free(desk.take("2026-04-02", both));
    // the agreement is where stage 2 begins: nobody has to ask once more
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(desk.runs("ST-20").0, day("2026-04-02"));
    let mut alone = Desk::statutory("2026-04-01");
    warned(
        alone.ask(TWO, "2026-04-02"),
        GuardId::StageTwoEarly,
        "Regulation 17(1)",
    );
}

#[test]
fn c35_a_late_complaint_is_decided_by_the_complaints_manager_and_never_by_the_service() {
    let weighed = || {
        let mut desk = Desk::statutory("2026-05-11");
        free(desk.take("2026-05-11", say(Step::GroundsArose).names("2025-01-10")));
        free(desk.take("2026-05-12", say(Step::LateEffective).answer(Answer::No)));
        free(desk.take("2026-05-12", say(Step::LateReasonable).answer(Answer::Yes)));
        desk
    };
    let mut desk = weighed();
    refused(
        desk.take(
            "2026-05-13",
            say(Step::LateDecided).answer(Answer::Declined),
        ),
        GuardId::StepSaysWhatItMust,
        "25 006 810",
    );
    let by = |post| {
        say(Step::LateDecided)
            .answer(Answer::Declined)
            .refers_to(post)
    };
    warned(
        desk.take("2026-05-13", by("Manager of Assessment North")),
        GuardId::NotByTheService,
        "Assessment North is complained about, and decides",
    );
    let mut desk = weighed();
    free(desk.take("2026-05-13", by("Complaints manager")));
    let told = complaints::timeline::timeline(desk.case());
    assert!(
        told.iter()
            .any(|it| it.text == "Late complaint: decided: declined, Complaints manager")
    );

    // a council whose lawyer signed it off refuses the service's decision, on interest and parking too
    let signed = SignOff {
        rule: "not-by-the-service".to_owned(),
        by: "Monitoring officer".to_owned(),
        on: day("2026-03-02"),
        text: "the council's procedure".to_owned(),
    };
    let rules = Rules::built_in().expect("they read");
    let rules = rules.with_council(Vec::new(), vec![signed]);
    let mut signed = weighed().under(rules.expect("there is such a guard"));
    refused(
        signed.take("2026-05-13", by("assessment north")),
        GuardId::NotByTheService,
        "left to the council's own rules",
    );
    let weighs = say(Step::PrejudiceWeighed).refers_to("Assessment North");
    refused(
        signed.take("2026-05-13", weighs),
        GuardId::NotByTheService,
        "left to the council's own rules",
    );
    assert_eq!(signed.times(Step::LateDecided), 0);
}

#[test]
fn parked_is_told_to_each_who_should_know_with_the_day_on_which_it_is_looked_at_next() {
    let told = |whom| say(Step::ParkingTold).answer(whom);
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-09", told(Answer::Complainant).names("2026-04-30")),
        GuardId::KnownItem,
        "nothing of this case is parked",
    );
    free(desk.park("2026-04-09", &[], None));
    assert_eq!(desk.due("ST-07"), day("2026-05-09"), "without a letter");
    let mut undated = Desk::statutory("2026-04-01");
    undated.case = desk.case.clone();
    warned(
        undated.take("2026-04-09", told(Answer::Complainant)),
        GuardId::StepSaysWhatItMust,
        "Regulation 8, not read in full",
    );
    for whom in [Answer::Complainant, Answer::Advocate] {
        free(desk.take("2026-04-09", told(whom).names("2026-04-30")));
    }
    assert_eq!(desk.due("ST-07"), day("2026-04-30"), "as the letter says");
    let letters = complaints::timeline::timeline(desk.case());
    let letters = letters
        .iter()
        .filter(|it| it.text.starts_with("Complainant told in writing"));
    assert_eq!(letters.count(), 2);
    free(desk.take(
        "2026-04-30",
        say(Step::ParkingReviewed).answer(Answer::Kept),
    ));
    let looks = desk.clocks("ST-07");
    assert_eq!(looks[0].met(), Some(true));
    assert_eq!(looks[1].due, Some(day("2026-05-30")));
}

#[test]
fn a_parking_is_looked_at_while_it_lasts_and_goes_on_only_once_somebody_was_told() {
    let reviewed = |answer| say(Step::ParkingReviewed).answer(answer);
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-09", reviewed(Answer::Kept)),
        GuardId::KnownItem,
        "nothing of this case is parked",
    );
    free(desk.park("2026-04-09", &[], None));
    warned(
        desk.take("2026-05-08", reviewed(Answer::Kept)),
        GuardId::StepAfterWhatItNeeds,
        "it is not recorded that the complainant was told",
    );
    free(desk.take("2026-05-11", reviewed(Answer::Lifted)));
    assert_eq!(desk.status(), Status::Stage1);
}

/// Correction 6: a case of one point that is parked is parked, as is a whole case, and says how it was closed.
#[test]
fn a_case_whose_only_point_is_parked_and_closed_by_decision_says_so() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.park("2026-04-09", &[1], None));
    assert_eq!(desk.status(), Status::Parked);
    free(desk.take("2026-09-01", say(Step::ProceedingsEnded)));
    free(desk.take("2026-09-01", say(Step::InvitedBack)));
    free(desk.take("2027-09-01", say(Step::ParkedClosed)));
    assert_eq!(desk.status(), Status::ParkedClosed);
    free(desk.take("2027-09-02", say(Step::Closed)));
    let read = complaints::status::in_words(desk.case().state());
    assert_eq!(
        read,
        "Parked, then closed unanswered; closed on 2 September 2027"
    );
}

#[test]
fn sufficient_interest_is_decided_anew_with_a_reason_and_told_again() {
    let mut desk = by(RaisedBy::Relative);
    let who = About::Person(desk.person(1, Vec::new()));
    free(desk.take("2026-04-02", say(Step::InterestReliedOn).about(who)));
    let decided = |answer| say(Step::InterestDecided).about(who).answer(answer);
    let told = || say(Step::InterestNotified).about(who);
    free(desk.take("2026-04-07", decided(Answer::No)));
    free(desk.take("2026-04-07", told()));
    let first = desk.stopped("ST-03").0;
    refused(
        desk.take("2026-04-08", told()),
        GuardId::StepOnce,
        "7 April 2026",
    );
    refused(
        desk.take_bare("2026-04-20", decided(Answer::Yes)),
        GuardId::StepSaysWhatItMust,
        "Duty on sufficient interest",
    );
    free(desk.take("2026-04-20", decided(Answer::Yes)));
    free(desk.take("2026-04-21", told()));
    // the last decision stands
    refused(
        desk.give(not_accept(day("2026-04-22"), Ground::NoInterest)),
        GuardId::GroundOnRecord,
        "“interest_decided”",
    );
    assert_eq!(desk.stopped("ST-03").0, first, "decided first on 7 April");
}
