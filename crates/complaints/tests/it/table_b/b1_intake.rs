//! B1: how a contact comes in, and what becomes of it.

use crate::desk::{Desk, ONE, THREE, TWO, guards, noon, receive, withdraw};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::Case;
use complaints::case::Withdrawal;
use complaints::codes::{Kind, Method, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::decide::{Context, may_merge};
use complaints::event::Event;
use complaints::ids::{CaseId, PersonId, PersonNumber, PointNumber, RouteNumber};
use complaints::occurred::Occurred;
use complaints::personal::{Part, PersonDetails};
use complaints::recorded::Fact;
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
fn an_anonymous_contact_keeps_what_action_was_considered() {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.raised_by = None;
        it.procedure = None;
    });
    warned(
        desk.take_bare("2026-04-01", say(Step::ActionConsidered)),
        GuardId::StepSaysWhatItMust,
        "Statutory guidance",
    );
    let mut kept = Desk::received_as("2026-04-01", |it| it.procedure = None);
    free(kept.take("2026-04-01", say(Step::ActionConsidered)));
    let taken = kept.case().state().taken(Step::ActionConsidered).next();
    let reason = complaints::personal::TextName::Reason;
    assert!(taken.is_some_and(|it| it.texts.get(reason).is_some()));
}

/// A letter from nobody knows whom, by a procedure, at a council that marked it so.
fn anonymous(procedure: Procedure) -> Desk {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.method = Some(Method::Letter);
        it.raised_by = None;
        it.procedure = Some(procedure);
    });
    free(desk.take("2026-04-02", say(Step::NobodyToAnswer)));
    desk
}

#[test]
fn where_nobody_can_be_answered_no_answer_is_due_until_whoever_complained_comes_forward() {
    for (procedure, clocks) in [
        (Procedure::ChildrenAct, &["ST-01", "ST-10"][..]),
        (Procedure::Corporate, &["CO-10", "CO-11"]),
    ] {
        let mut desk = anonymous(procedure);
        for clock in clocks {
            assert!(!desk.has(clock), "{clock}");
        }
        assert_eq!(
            desk.status(),
            Status::Stage1,
            "something is to be considered"
        );
        free(desk.take_bare("2026-05-05", say(Step::CameForward)));
        for clock in clocks {
            assert!(desk.running(clock), "{clock}");
        }
    }
    let mut back = anonymous(Procedure::ChildrenAct);
    free(back.take_bare("2026-05-05", say(Step::CameForward)));
    assert_eq!(back.runs("ST-10"), (day("2026-04-01"), day("2026-04-17")));
    assert!(back.clock("ST-10").late(day("2026-05-05")));
}

#[test]
fn a_contact_is_marked_anonymous_as_it_is_received_by_the_rule_of_that_step() {
    let with = |name: Option<&str>| {
        let mut desk = Desk::on(day("2026-04-30"));
        let person = Event::PersonAdded {
            person: PersonNumber(1),
            person_id: PersonId(uuid::Uuid::from_u128(7)),
            about: false,
            roles: vec![Role::Complainant],
        };
        let details = PersonDetails {
            name: name.map(Into::into),
            ..PersonDetails::default()
        };
        let on = Occurred::On(day("2026-04-01"));
        let Command::Receive {
            receipt, received, ..
        } = receive(
            Kind::Complaint,
            Some(Procedure::ChildrenAct),
            day("2026-04-01"),
        )
        else {
            unreachable!("it receives");
        };
        let said = desk.give(Command::Receive {
            receipt,
            received,
            texts: None,
            with: vec![
                Fact::new(on, Event::StepTaken(say(Step::NobodyToAnswer))),
                Fact::new(on, person).with(Some(Part::Person(PersonNumber(1), details))),
            ],
        });
        (desk, said)
    };
    let (desk, said) = with(None);
    assert_eq!(said.expect("received").len(), 1, "the reason is asked for");
    assert_eq!(desk.times(Step::NobodyToAnswer), 1);
    assert!(!desk.has("ST-10"), "no answer is due");
    let (_, named) = with(Some("Ziggy"));
    refused(
        named,
        GuardId::NobodyToAnswer,
        "person 1 complains, and gave a name or a way to answer",
    );
}

#[test]
fn who_is_recorded_with_a_way_to_answer_or_asks_for_more_has_come_forward() {
    let mut recorded = anonymous(Procedure::ChildrenAct);
    let details = PersonDetails {
        name: Some("Ziggy".into()),
        ..PersonDetails::default()
    };
    free(recorded.give(Command::AddPerson {
        on: day("2026-04-07"),
        person: PersonId(uuid::Uuid::from_u128(7)),
        about: false,
        roles: vec![Role::Complainant],
        details: Box::new(details),
    }));
    assert_eq!(recorded.times(Step::CameForward), 1);
    assert_eq!(recorded.due("ST-10"), day("2026-04-17"));

    let mut asked = anonymous(Procedure::ChildrenAct);
    asked.ask(TWO, "2026-05-05").expect("never refused");
    assert_eq!(asked.times(Step::CameForward), 1);
    assert_eq!(asked.due("ST-20"), day("2026-06-10"));
    refused(
        asked.take("2026-05-06", say(Step::NobodyToAnswer)),
        GuardId::NobodyToAnswer,
        "somebody asked for stage 2",
    );
}

#[test]
fn a_child_with_a_nickname_is_a_complainant_with_every_clock_and_right() {
    let mut desk = Desk::by_child("2026-04-01");
    let details = PersonDetails {
        name: Some("Ziggy".into()),
        ..PersonDetails::default()
    };
    free(desk.give(Command::AddPerson {
        on: day("2026-04-01"),
        person: PersonId(uuid::Uuid::from_u128(7)),
        about: true,
        roles: vec![Role::Child],
        details: Box::new(details),
    }));
    refused(
        desk.take("2026-04-02", say(Step::NobodyToAnswer)),
        GuardId::NobodyToAnswer,
        "Anonymous is not nameless",
    );
    assert!(desk.running("ST-10"));
    let mut written = Desk::received_as("2026-04-01", |it| it.method = Some(Method::Email));
    warned(
        written.take("2026-04-02", say(Step::NobodyToAnswer)),
        GuardId::NobodyToAnswer,
        "it came by e-mail, which can be replied to",
    );
}

#[test]
fn an_anonymous_contact_is_closed_once_action_was_considered_and_opens_again_with_its_complainant()
{
    let mut desk = anonymous(Procedure::ChildrenAct);
    warned(
        desk.take("2026-04-08", say(Step::Closed)),
        GuardId::StepAfterWhatItNeeds,
        "what was considered to be done",
    );
    let mut desk = anonymous(Procedure::ChildrenAct);
    free(desk.take("2026-04-07", say(Step::ActionConsidered)));
    free(desk.take("2026-04-08", say(Step::Closed)));
    assert_eq!(desk.status(), Status::Recorded);
    assert_eq!(desk.runs("RT-01"), (day("2026-04-08"), day("2032-04-08")));
    free(desk.take_bare("2026-05-05", say(Step::CameForward)));
    assert_eq!(desk.status(), Status::Stage1);
    assert_eq!(desk.due("ST-10"), day("2026-04-17"));
    assert!(!desk.has("RT-01"));
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
fn a_duplicate_is_merged_into_the_case_that_it_names() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-02", say(Step::Merged)),
        GuardId::StepSaysWhatItMust,
        "same person, same points, a live case",
    );
    let merged = || say(Step::Merged).refers_to("NOR-0002");
    let linked = |to| say(Step::Linked).answer(Answer::Duplicate).refers_to(to);
    free(desk.take("2026-04-02", linked("NOR-0003")));
    refused(
        desk.take("2026-04-02", merged()),
        GuardId::StepAfterWhatItNeeds,
        "it is not linked as a duplicate with NOR-0002",
    );
    free(desk.take("2026-04-02", linked("NOR-0002")));
    free(desk.take("2026-04-02", merged()));
    assert_eq!(desk.status(), Status::NotAccepted);
    let refusal = desk.case().state().refusal.clone();
    assert_eq!(
        refusal.and_then(|it| it.reason).as_deref(),
        Some("Duplicate")
    );
}

#[test]
fn what_was_answered_or_came_to_stage_2_is_not_merged_away() {
    let merged = || say(Step::Merged).refers_to("NOR-0002");
    let mut expired = Desk::statutory("2026-04-01");
    free(expired.ask(TWO, "2026-05-05"));
    let mut answered = Desk::statutory("2026-04-01");
    answered.send(ONE, "2026-04-08");
    for mut desk in [expired, answered] {
        let before = desk.status();
        let linked = say(Step::Linked).answer(Answer::Duplicate);
        free(desk.take("2026-05-06", linked.refers_to("NOR-0002")));
        refused(
            desk.take("2026-05-06", merged()),
            GuardId::NoRefusalOnceAnswered,
            "22 008 976",
        );
        assert_eq!(desk.status(), before);
    }
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

/// A case of its own with one person on it.
fn other_case(number: u128, person: u16) -> Desk {
    let mut desk = Desk::statutory("2026-03-02");
    desk.person(person, vec![Role::Complainant]);
    let history = desk.case().history().to_vec();
    let id = CaseId(uuid::Uuid::from_u128(number));
    desk.case = Some(Case::replay(id, history).expect("a case"));
    desk
}

#[test]
fn a_case_is_merged_into_a_live_case_of_the_same_person() {
    let desk = other_case(1, 7);
    let context = Context {
        now: noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let into = |other: &Desk| may_merge(desk.case(), other.case(), &context);
    let says = |other: &Desk, why: &str| {
        let refusal = into(other).expect_err("it may not");
        assert_eq!(guards(&refusal), [GuardId::SamePersonLiveCase]);
        let said = refusal.to_string();
        assert!(said.contains(why), "{said}");
        assert!(
            said.contains("same person, same points, a live case"),
            "{said}"
        );
    };
    assert_eq!(into(&other_case(2, 7)), Ok(Vec::new()));
    says(&other_case(2, 8), "nobody who complains here is recorded");
    says(&desk, "is this case itself");
    let mut over = other_case(2, 7);
    free(over.give(withdraw(day("2026-03-09"))));
    says(&over, "NOR-0001 is over");
    // a member of staff on both is not the same person complaining
    let mut staff = other_case(2, 8);
    staff.person(7, vec![Role::StaffComplainedAbout]);
    says(&staff, "nobody who complains here is recorded");
}

#[test]
fn the_points_that_the_other_case_does_not_have_are_named_before_a_case_is_merged_into_it() {
    let mut desk = other_case(1, 7);
    let other = other_case(2, 7);
    free(desk.give(Command::RaisePoint {
        on: day("2026-03-02"),
        theme: Some("Staff attitude".to_owned()),
        team: Some("Assessment North".to_owned()),
        text: None,
    }));
    let context = Context {
        now: noon(desk.today),
        rules: &desk.rules,
        calendar: &desk.calendar,
    };
    let said = may_merge(desk.case(), other.case(), &context);
    let said = said.expect("it may be merged");
    let ids: Vec<GuardId> = said.iter().map(|it| it.guard.id).collect();
    assert_eq!(ids, [GuardId::SamePoints]);
    assert_eq!(
        said[0].why,
        "NOR-0001 has nothing like point 2 (Staff attitude, Assessment North)"
    );
    // the other way round nothing is lost
    assert_eq!(
        may_merge(other.case(), desk.case(), &context),
        Ok(Vec::new())
    );
}

/// The same person's complaint of another day, under a reference of its own.
fn received_again(number: u128, received: &str) -> Desk {
    let reference = format!("NOR-{number}");
    let mut desk = Desk::received_as(received, |it| it.reference = reference);
    desk.person(7, vec![Role::Complainant]);
    let history = desk.case().history().to_vec();
    let id = CaseId(uuid::Uuid::from_u128(number));
    desk.case = Some(Case::replay(id, history).expect("a case"));
    desk
}

#[test]
fn counts_from_receipt_what_is_merged_has_no_time_of_its_own_and_the_earlier_receipt_counts() {
    let first = received_again(1, "2026-03-02");
    let mut again = received_again(2, "2026-03-09");
    let context = Context {
        now: noon(first.today),
        rules: &first.rules,
        calendar: &first.calendar,
    };
    assert_eq!(first.due("ST-10"), day("2026-03-16"));
    assert_eq!(again.due("ST-10"), day("2026-03-23"));
    // into the later one, its answer would come a week later than it is due
    refused(
        may_merge(first.case(), again.case(), &context),
        GuardId::CountsFromReceipt,
        "NOR-1 came on 2 March 2026, before NOR-2 (9 March 2026), and its answer is due from that day. Merge NOR-2 into NOR-1",
    );
    free(may_merge(again.case(), first.case(), &context));
    let linked = say(Step::Linked).refers_to("NOR-1");
    free(again.take("2026-03-10", linked.answer(Answer::Duplicate)));
    free(again.take("2026-03-10", say(Step::Merged).refers_to("NOR-1")));
    assert!(!again.has("ST-10") && !again.has("ST-01"));
    assert_eq!(first.due("ST-10"), day("2026-03-16"));
    // where the later one was taken up already, that is said
    let mut later = received_again(3, "2026-03-09");
    free(later.take("2026-03-10", say(Step::InformationSent)));
    let both = say(Step::StageOneSkipAgreed).at(ONE).answer(Answer::Both);
    free(later.take("2026-03-10", both));
    warned(
        may_merge(first.case(), later.case(), &context),
        GuardId::CountsFromReceipt,
        "Say in the answer of NOR-3 that it was first said on that day",
    );
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
        ["nobody is recorded to have agreed that NHS is told"]
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
