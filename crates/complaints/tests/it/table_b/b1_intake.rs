//! B1: how a contact comes in, and what becomes of it.

use crate::desk::{Desk, THREE, TWO, withdraw};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::case::Withdrawal;
use complaints::codes::{Kind, Method, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::ids::{PointNumber, RouteNumber};
use complaints::occurred::Occurred;
use complaints::rules::{GuardId, Rules, SignOff};
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};

const POINT: About = About::Point(PointNumber(1));

/// A complaint whose procedure nobody has decided.
fn triage() -> Desk {
    let mut desk = Desk::with(Kind::Complaint, None, day("2026-04-01"));
    free(desk.take("2026-04-01", say(Step::WishAsked)));
    desk
}

fn function(answer: Answer) -> StepTaken {
    say(Step::FunctionReliedOn)
        .about(POINT)
        .answer(answer)
        .refers_to("Children Act 1989 s.47")
}

fn decide(procedure: Procedure) -> Command {
    Command::DecideProcedure { procedure }
}

fn convert(kind: Kind, procedure: Option<Procedure>) -> Command {
    Command::Convert {
        on: day("2026-04-10"),
        kind,
        procedure,
        since: None,
        reason: "what it turned out to be".into(),
    }
}

#[test]
fn received_by_any_channel_from_anybody_named_or_not_the_clock_runs_from_that_day() {
    for method in Method::ALL {
        let desk = Desk::received_as("2026-04-01", |it| {
            it.method = Some(*method);
            it.raised_by = None;
        });
        assert_eq!(desk.status(), Status::Stage1, "{method}");
        assert_eq!(desk.runs("ST-10"), (day("2026-04-01"), day("2026-04-17")));
    }
}

#[test]
fn received_to_safeguarding_referred_beside_the_complaint() {
    let mut desk = Desk::statutory("2026-04-01");
    let referred = || say(Step::SafeguardingReferred).refers_to("front door 7");
    refused(
        desk.take("2026-04-01", referred()),
        GuardId::StepAfterWhatItNeeds,
        "to the front door at once",
    );
    free(desk.take("2026-04-01", say(Step::SafeguardingSpotted)));
    refused(
        desk.take("2026-04-01", say(Step::SafeguardingReferred)),
        GuardId::StepSaysWhatItMust,
        "to the front door at once",
    );
    free(desk.take("2026-04-01", referred()));
    let kept = desk.case().state().taken(Step::SafeguardingReferred).next();
    assert_eq!(
        kept.and_then(|it| it.it.reference.as_deref()),
        Some("front door 7")
    );
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn received_to_triage_and_somebody_answers_for_it() {
    let mut desk = triage();
    assert_eq!(desk.status(), Status::Triage);
    refused(
        desk.take("2026-04-01", say(Step::Allocated)),
        GuardId::StepSaysWhatItMust,
        "Regulation 10",
    );
    free(desk.take(
        "2026-04-01",
        say(Step::Allocated).refers_to("Assessment North"),
    ));
    assert_eq!(desk.times(Step::Allocated), 1);
}

#[test]
fn triage_to_statutory_runs_from_receipt_however_long_it_took_to_decide() {
    let mut desk = triage();
    desk.today = day("2026-04-20");
    free(desk.give(decide(Procedure::ChildrenAct)));
    assert_eq!(desk.status(), Status::Stage1);
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
}

#[test]
fn triage_to_corporate_only_where_no_function_qualifies() {
    let mut desk = triage();
    free(desk.take("2026-04-02", function(Answer::Qualifies)));
    refused(
        desk.give(decide(Procedure::Corporate)),
        GuardId::CorporateNeverForStatutory,
        "23 008 191",
    );
    assert_eq!(desk.status(), Status::Triage);
    free(desk.take("2026-04-03", function(Answer::DoesNotQualify)));
    free(desk.give(decide(Procedure::Corporate)));
    assert_eq!(desk.due("CO-10"), day("2026-04-10"));
}

#[test]
fn triage_to_corporate_says_of_each_point_why_the_children_act_does_not_cover_it() {
    let mut desk = triage();
    desk.another_point("2026-04-01");
    free(desk.take("2026-04-02", function(Answer::DoesNotQualify)));
    warned(
        desk.give(decide(Procedure::Corporate)),
        GuardId::CorporateSaysWhy,
        "whether the function that point 2 is about qualifies, so it may belong to the Children Act procedure. Record \
         “function_relied_on” of each point",
    );
    assert_eq!(desk.status(), Status::Stage1, "it warns");

    // a council whose lawyer signed it off is refused
    let signed = SignOff {
        rule: "corporate-says-why".to_owned(),
        by: "Monitoring officer".to_owned(),
        on: day("2026-03-02"),
        text: "the council's procedure".to_owned(),
    };
    let rules = Rules::built_in().expect("they read");
    let mut desk = triage().under(
        rules
            .with_council(Vec::new(), vec![signed])
            .expect("one is there"),
    );
    refused(
        desk.give(decide(Procedure::Corporate)),
        GuardId::CorporateSaysWhy,
        "Reports of two councils",
    );
    assert_eq!(desk.status(), Status::Triage);
}

#[test]
fn triage_to_corporate_where_the_person_may_not_complain() {
    let mut desk = triage();
    let who = About::Person(desk.person(1, Vec::new()));
    free(desk.take("2026-04-02", function(Answer::Qualifies)));
    let entitled = say(Step::PersonEntitled)
        .about(who)
        .answer(Answer::No)
        .refers_to("none of s.26(3)");
    warned(
        desk.take("2026-04-02", entitled),
        GuardId::PersonOnTheList,
        "s.26(3)(b)",
    );
    free(desk.give(decide(Procedure::Corporate)));
    assert_eq!(desk.status(), Status::Stage1);
}

#[test]
fn triage_to_service_request_is_the_persons_informed_choice_and_silence_means_complaint() {
    let mut desk = Desk::by_child("2026-04-01");
    let to_request = || convert(Kind::ServiceRequest, None);
    refused(
        desk.give(to_request()),
        GuardId::ChoiceIsInformed,
        "Complaint Handling Code 1.2 to 1.8",
    );
    let chose = |answer| say(Step::ChoiceExplained).answer(answer);
    let mut complains = Desk::by_child("2026-04-01");
    free(complains.take("2026-04-02", chose(Answer::Complaint)));
    refused(
        complains.give(to_request()),
        GuardId::ChoiceIsInformed,
        "Complaint Handling Code 1.2 to 1.8",
    );
    free(desk.take("2026-04-02", chose(Answer::ServiceRequest)));
    warned(
        desk.give(to_request()),
        GuardId::ChildsComplaint,
        "the choice is the child's",
    );
    assert_eq!(desk.status(), Status::Open);
    assert_eq!(desk.due("SR-01"), day("2026-04-10"));
    assert!(!desk.has("ST-10"));
}

#[test]
fn what_was_explained_is_part_of_the_choice() {
    let mut desk = Desk::statutory("2026-04-01");
    let chosen = say(Step::ChoiceExplained).answer(Answer::ServiceRequest);
    refused(
        desk.take_bare("2026-04-02", chosen),
        GuardId::StepSaysWhatItMust,
        "silence means complaint",
    );
}

#[test]
fn a_compliment_is_recorded_and_a_comment_considered_and_neither_has_an_answer_clock() {
    let kinds = [
        (Kind::Compliment, Status::Recorded),
        (Kind::Comment, Status::Open),
    ];
    for (kind, status) in kinds {
        let desk = Desk::with(kind, None, day("2026-04-01"));
        assert_eq!(desk.status(), status);
        let all = complaints::clock::clocks(desk.case(), &desk.rules, &desk.calendar);
        assert!(
            all.expect("within the calendar")
                .iter()
                .all(|it| !it.counts())
        );
    }
}

#[test]
fn a_member_enquiry_is_open_from_its_receipt() {
    let desk = Desk::with(Kind::MemberEnquiry, None, day("2026-04-01"));
    assert_eq!(desk.status(), Status::Open);
    assert_eq!(desk.due("ME-02"), day("2026-04-17"));
}

#[test]
fn a_point_about_data_is_split_off_with_its_own_route_and_the_rest_stays() {
    let mut desk = Desk::statutory("2026-11-25");
    desk.another_point("2026-11-25");
    desk.does_not_qualify(day("2026-11-25"));
    warned(
        desk.give(Command::MovePoint {
            on: day("2026-11-26"),
            point: PointNumber(2),
            to: Procedure::DataProtection,
            reason: "a letter went astray".into(),
        }),
        GuardId::NotHeldBack,
        "Data (Use and Access) Act 2025",
    );
    let routes = &desk.case().state().routes;
    assert_eq!(routes[&RouteNumber::MAIN].points, [PointNumber(1)]);
    let own = &routes[&RouteNumber::at(1)];
    assert_eq!(
        (own.procedure, &own.points[..]),
        (Some(Procedure::DataProtection), &[PointNumber(2)][..])
    );
}

#[test]
fn passed_to_another_body_only_with_the_persons_consent() {
    let passed = || say(Step::ReferredOut).refers_to("the NHS trust");
    let source = "SI 2009/309 regulation 10";
    let mut unasked = Desk::statutory("2026-04-01");
    warned(
        unasked.take("2026-04-02", passed()),
        GuardId::StepAfterWhatItNeeds,
        source,
    );
    let consent = |desk: &mut Desk, answer| {
        let mother = match desk.case().state().people.keys().next() {
            Some(known) => *known,
            None => desk.person(1, vec![Role::Complainant]),
        };
        say(Step::ConsentToPassOn)
            .about(About::Person(mother))
            .refers_to("NHS")
            .answer(answer)
    };
    let mut no = Desk::statutory("2026-04-01");
    let refusal = consent(&mut no, Answer::No);
    free(no.take("2026-04-02", refusal));
    refused(
        no.take("2026-04-02", passed()),
        GuardId::RefusedIsNotPassedOn,
        "person 1 refused to have it passed on",
    );
    let mut yes = Desk::statutory("2026-04-01");
    for (on, answer) in [("2026-04-02", Answer::No), ("2026-04-07", Answer::Yes)] {
        let said = consent(&mut yes, answer);
        free(yes.take(on, said));
    }
    free(yes.take("2026-04-07", passed()));
    assert_eq!(yes.status(), Status::Stage1, "the council's part goes on");
}

#[test]
fn withdrawn_at_any_time_and_only_by_a_step_of_its_own() {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.give(withdraw(day("2026-04-08"))));
    assert_eq!(desk.status(), Status::Withdrawn);
    refused(
        desk.give(withdraw(day("2026-04-09"))),
        GuardId::OpenStage,
        "Regulations 14, 17 and 20",
    );
    // no right is gone: it can be taken up again, with a reason
    refused(
        desk.give(Command::Reopen {
            on: day("2026-04-20"),
            reason: " ".into(),
        }),
        GuardId::StepSaysWhatItMust,
        "tables of procedures",
    );
    free(desk.give(Command::Reopen {
        on: day("2026-04-20"),
        reason: "they changed their mind".into(),
    }));
    assert_eq!(desk.status(), Status::Stage1);
    // the eight working days from 8 to 17 April did not count
    assert_eq!(desk.due("ST-10"), day("2026-04-29"));
}

#[test]
fn a_withdrawal_keeps_how_it_was_made_its_stage_and_whether_the_council_looks_all_the_same() {
    let looked_at = |on, reason: Option<&str>| Command::Withdraw {
        route: None,
        on: day(on),
        who: None,
        how: Withdrawal {
            method: Some(Method::Letter),
            looked_at: Some(true),
            reason: reason.map(Into::into),
        },
    };
    let mut desk = Desk::statutory("2026-04-01");
    warned(
        desk.give(Command::Withdraw {
            route: None,
            on: day("2026-04-08"),
            who: None,
            how: Withdrawal::default(),
        }),
        GuardId::WithdrawalInFull,
        "it does not say how the person said so, nor whether the council looks at the matter",
    );
    let mut unexplained = Desk::statutory("2026-04-01");
    warned(
        unexplained.give(looked_at("2026-04-08", None)),
        GuardId::WithdrawalInFull,
        "why the council looks at the matter all the same",
    );
    let mut later = Desk::after_stage_2("2026-03-02", "2026-03-09", "2026-04-01");
    free(later.ask(THREE, "2026-04-07"));
    free(later.give(looked_at("2026-04-08", Some("others wait as long"))));
    let stages = later.case().state().stages();
    assert_eq!(stages[&TWO].withdrawal, Withdrawal::default());
    let kept = &stages[&THREE];
    assert_eq!(
        kept.withdrawn,
        Some(Occurred::On(day("2026-04-08"))),
        "the day, at the stage it had come to"
    );
    assert_eq!(kept.withdrawal.method, Some(Method::Letter));
    assert_eq!(kept.withdrawal.looked_at, Some(true));
    assert_eq!(
        kept.withdrawal
            .reason
            .as_ref()
            .map(|it| it.reveal().as_str()),
        Some("others wait as long")
    );
    let told = complaints::timeline::timeline(later.case());
    assert!(told.iter().any(|it| it.text
        == "Withdrawn during stage 3 (letter); the council looks at the matter all the same"));
}

#[test]
fn triage_leaves_who_complains_and_what_they_want_on_record_and_waits_for_neither() {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.procedure = None;
        it.raised_by = None;
    });
    refused(
        desk.take_bare("2026-04-01", say(Step::WishAsked)),
        GuardId::StepSaysWhatItMust,
        "they do not know yet",
    );
    warned(
        desk.give(decide(Procedure::ChildrenAct)),
        GuardId::TriageSaysWhoAndWhat,
        "it is not recorded who complains: a child, a parent, a carer, nor what they want to come of it",
    );
    assert_eq!(desk.due("ST-10"), day("2026-04-17"), "the clock runs");
    let mut asked = Desk::received_as("2026-04-01", |it| it.procedure = None);
    free(asked.take("2026-04-02", say(Step::WishAsked)));
    free(asked.give(decide(Procedure::ChildrenAct)));
}

/// What a Member of Parliament or a councillor brought as a complaint, of which no procedure is decided.
fn brought_by(member: RaisedBy) -> Desk {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.procedure = None;
        it.raised_by = Some(member);
    });
    free(desk.take("2026-04-01", say(Step::WishAsked)));
    desk
}

#[test]
fn a_member_speaks_for_a_constituent_who_is_the_complainant_and_agrees() {
    let guard = GuardId::ConstituentComplains;
    for member in [RaisedBy::Mp, RaisedBy::Councillor] {
        let mut desk = brought_by(member);
        desk.person(1, vec![Role::Member]);
        warned(
            desk.give(decide(Procedure::ChildrenAct)),
            guard,
            "it is not recorded for which constituent",
        );
        let mut asked = brought_by(member);
        let who = About::Person(asked.person(1, vec![Role::Complainant]));
        free(asked.take("2026-04-01", say(Step::ConsentAsked).about(who)));
        let answered = |answer| {
            say(Step::ConsentAnswered)
                .about(who)
                .answer(answer)
                .refers_to("the member's letter")
        };
        free(asked.take("2026-04-02", answered(Answer::Refused)));
        let mut refuses = brought_by(member);
        refuses.case = asked.case.clone();
        warned(
            refuses.give(decide(Procedure::ChildrenAct)),
            guard,
            "it is not recorded that the constituent agrees",
        );
        free(asked.take("2026-04-03", answered(Answer::Obtained)));
        free(asked.give(decide(Procedure::ChildrenAct)));
        assert_eq!(asked.status(), Status::Stage1);
    }
}

#[test]
fn consent_covers_it() {
    let mut desk = Desk::statutory("2026-04-01");
    let mother = desk.person(1, vec![Role::Complainant]);
    let consent = |whom, answer| {
        say(Step::ConsentToPassOn)
            .about(About::Person(mother))
            .refers_to(whom)
            .answer(answer)
    };
    let passed = |whom| say(Step::ReferredOut).refers_to(whom);
    refused(
        desk.take("2026-04-02", consent("the NHS trust", Answer::TakenBack)),
        GuardId::StepAfterWhatItNeeds,
        "no such agreement is on record",
    );
    free(desk.take("2026-04-02", consent("the NHS trust", Answer::Yes)));
    // what was agreed for one body lets no other be told
    warned(
        desk.take("2026-04-07", passed("Ashdown Council")),
        GuardId::ConsentCoversIt,
        "what was agreed covers telling the NHS trust, and not Ashdown Council",
    );
    free(desk.take("2026-04-07", passed("Northmere NHS Trust")));
    let consents = desk.case().state().consents();
    assert_eq!(consents.len(), 1);
    assert_eq!(consents[0].who, About::Person(mother));
    assert_eq!(consents[0].covers, Some(&"as the file says".into()));
    assert!(consents[0].allows());
    // taken back: nothing more is passed on, and when it was given stays
    free(desk.take("2026-04-09", consent("the NHS trust", Answer::TakenBack)));
    let consents = desk.case().state().consents();
    assert_eq!(consents[0].given, Some(Occurred::On(day("2026-04-02"))));
    refused(
        desk.take("2026-04-10", passed("the NHS trust")),
        GuardId::RefusedIsNotPassedOn,
        "person 1 took back 9 April 2026 that it may be passed on",
    );
}

#[test]
fn consent_covers_it_before_a_point_is_shared_with_the_nhs() {
    let mut desk = Desk::corporate("2026-04-01");
    desk.another_point("2026-04-01");
    let shared = Command::MovePoint {
        on: day("2026-04-07"),
        point: PointNumber(2),
        to: Procedure::JointNhs,
        reason: "about the health visitor".into(),
    };
    let said = |desk: &mut Desk| {
        let warnings = desk.give(shared.clone()).expect("it warns only");
        let said = warnings.into_iter().map(|it| (it.guard.id, it.why));
        said.filter(|(id, _)| *id == GuardId::ConsentCoversIt)
            .map(|(_, why)| why)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(&mut desk),
        [
            "it is not recorded that whoever complains agreed that the NHS body is told of the complaint"
        ]
    );
    let mut agreed = Desk::corporate("2026-04-01");
    agreed.another_point("2026-04-01");
    let mother = agreed.person(1, vec![Role::Complainant]);
    let yes = say(Step::ConsentToPassOn)
        .about(About::Person(mother))
        .answer(Answer::Yes);
    warned(
        agreed.take_bare("2026-04-02", yes.clone().refers_to("the NHS trust")),
        GuardId::StepSaysWhatItMust,
        "SI 2009/309 regulation 10",
    );
    assert_eq!(said(&mut agreed), Vec::<String>::new());
}

#[test]
fn consent_says_its_scope() {
    let mut desk = Desk::statutory("2026-04-01");
    let child = desk.person(1, vec![Role::Child]);
    desk.person(2, vec![Role::Representative]);
    let about = |step| say(step).about(About::Person(child));
    free(desk.take("2026-04-02", about(Step::ConsentAsked)));
    free(desk.take(
        "2026-04-02",
        about(Step::CompetenceJudged).answer(Answer::Competent),
    ));
    let obtained = about(Step::ConsentAnswered)
        .answer(Answer::Obtained)
        .refers_to("the file");
    warned(
        desk.take_bare("2026-04-07", obtained.clone()),
        GuardId::ConsentSaysItsScope,
        "it is not said what the child's consent covers",
    );
    free(desk.take("2026-04-08", obtained));
}

#[test]
fn a_mistyped_year_makes_no_case_without_a_clock() {
    for year in ["1026", "1926", "2005"] {
        let mut desk = Desk::on(day("2026-11-20"));
        let received = day(&format!("{year}-11-20"));
        refused(
            desk.give(crate::desk::receive(
                Kind::Complaint,
                Some(Procedure::ChildrenAct),
                received,
            )),
            GuardId::WhatCanHaveHappened,
            "is before 1 January 2006, from which days are counted. Check the year",
        );
    }
}
