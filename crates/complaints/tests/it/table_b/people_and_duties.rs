//! B4 to B8, people and duties: who may have a part in deciding, what an answer owes the child, and what is put right.

use crate::desk::{Desk, ONE, THREE, TWO, answer, not_accept};
use crate::way::{Given, Says, day, free, refused, say, warned};
use complaints::alerts::alerts;
use complaints::clock::clocks;
use complaints::codes::{
    AdvocacyAnswer, Ground, Kind, Outcome, Procedure, RaisedBy, RemedyKind, Role,
};
use complaints::command::Command;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{PersonId, PersonNumber, PointNumber, RecommendationNumber};
use complaints::personal::PersonDetails;
use complaints::remedy::RemedyTerms;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};
use rstest::rstest;
use uuid::Uuid;

fn stage_2() -> Desk {
    Desk::at_stage_2("2026-12-16", "2026-12-23")
}

fn investigated() -> Desk {
    let mut desk = stage_2();
    desk.investigate(day("2027-01-20"));
    desk
}

fn part(step: Step, who: PersonNumber) -> StepTaken {
    say(step).at(TWO).about(About::Person(who))
}

fn declared(who: PersonNumber, answer: Answer) -> StepTaken {
    say(Step::Declared).about(About::Person(who)).answer(answer)
}

fn point(number: u16) -> About {
    About::Point(PointNumber(number))
}

fn found(desk: &Desk) -> Vec<Gap> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks)
}

/// Adds somebody with a name.
fn named(desk: &mut Desk, id: u128, name: &str, roles: Vec<Role>, about: bool) -> Given {
    let on = desk.case().state().received_on;
    desk.give(Command::AddPerson {
        on,
        person: PersonId(Uuid::from_u128(id)),
        about,
        roles,
        details: Box::new(PersonDetails {
            name: Some(name.into()),
            ..PersonDetails::default()
        }),
    })
}

fn last(desk: &Desk) -> PersonNumber {
    let people = &desk.case().state().people;
    *people.keys().next_back().expect("somebody is there")
}

#[rstest]
#[case(Role::Complainant, "person 1 is on the case as complainant")]
#[case(Role::Child, "person 1 is on the case as child or young person")]
#[case(Role::Representative, "person 1 is on the case as")]
#[case(Role::Relative, "person 1 is on the case as relative")]
#[case(Role::Advocate, "person 1 is on the case as advocate")]
fn no_side_decides(#[case] role: Role, #[case] why: &str) {
    let mut desk = stage_2();
    let theirs = desk.person(1, vec![role]);
    for step in [
        Step::InvestigatorAppointed,
        Step::IndependentPersonAppointed,
        Step::AdjudicatorAppointed,
    ] {
        refused(
            desk.take("2026-12-29", part(step, theirs)),
            GuardId::NobodysSide,
            why,
        );
    }
    let mut panel = Desk::at_stage_3("2026-11-23");
    let theirs = panel.person(1, vec![role]);
    for step in [Step::ChairAppointed, Step::PanellistAppointed] {
        let step = say(step).at(THREE).about(About::Person(theirs));
        refused(
            panel.take("2026-12-01", step),
            GuardId::NobodysSide,
            "Regulations 2 and 19(3)",
        );
    }
}

#[test]
fn no_side_decides_by_a_second_number_or_because_the_case_is_about_them() {
    let mut desk = stage_2();
    free(named(&mut desk, 1, "Kit Lowe", Vec::new(), true));
    let child = last(&desk);
    refused(
        desk.take("2026-12-29", part(Step::IndependentPersonAppointed, child)),
        GuardId::NobodysSide,
        "person 1 is on the case as child or young person",
    );
    refused(
        named(
            &mut desk,
            1,
            "Kit Lowe",
            vec![Role::AdjudicatingOfficer],
            false,
        ),
        GuardId::NobodysSide,
        "person 2 is on the case as child or young person",
    );
    let officer = desk.person(2, Vec::new());
    desk.appoint(Step::InvestigatorAppointed, TWO, officer, day("2026-12-29"));
    refused(
        named(&mut desk, 2, "Ann Roe", vec![Role::Complainant], false),
        GuardId::NobodysSide,
        "Appoint somebody who has no part in the complaint",
    );
}

#[test]
fn one_name_one_part() {
    let mut desk = stage_2();
    free(named(
        &mut desk,
        1,
        "Ann Roe",
        vec![Role::Stage1Responder],
        false,
    ));
    let why = "person 2 has the same name as person 1, who is on the case as stage 1 responder";
    let given = named(
        &mut desk,
        2,
        "Roe, Ms  ANN",
        vec![Role::InvestigatingOfficer],
        false,
    );
    warned(given, GuardId::OneNameOnePart, why);
    let officer = last(&desk);
    free(desk.take("2026-12-29", declared(officer, Answer::Clear)));
    let warnings = desk
        .take("2026-12-29", part(Step::InvestigatorAppointed, officer))
        .expect("it is only warned of");
    assert_eq!(warnings[0].guard.id, GuardId::OneNameOnePart);
    assert_eq!(warnings[0].why, why);
    assert!(!warnings[0].to_string().contains("Roe"), "no name is said");
    // another name, or a part that goes with any other, is nobody's business
    free(named(
        &mut desk,
        3,
        "Anna Roe",
        vec![Role::AdjudicatingOfficer],
        false,
    ));
    free(named(&mut desk, 4, "Ann Roe", vec![Role::Other], false));
    // a parent of that name is
    warned(
        named(&mut desk, 5, "Ann Roe", vec![Role::Parent], false),
        GuardId::OneNameOnePart,
        "person 5 has the same name as person 1",
    );
}

/// The officer is person 1, the independent person 2 and the adjudicating officer 3: `Desk::investigate` appoints so.
#[rstest]
#[case::investigating(1, GuardId::InvestigatedByTwo, Step::InvestigatorAppointed)]
#[case::independent(2, GuardId::InvestigatedByTwo, Step::IndependentPersonAppointed)]
#[case::adjudicating(3, GuardId::Adjudicated, Step::AdjudicatorAppointed)]
fn a_conflict_declared_before_the_answer_of_stage_2_keeps_it_until_somebody_else_is_appointed(
    #[case] number: u16,
    #[case] guard: GuardId,
    #[case] step: Step,
) {
    let mut desk = investigated();
    free(desk.take(
        "2027-01-25",
        declared(PersonNumber(number), Answer::Conflict),
    ));
    refused(
        desk.give(answer(TWO, day("2027-01-29"))),
        guard,
        &format!("person {number} declared a conflict. Appoint somebody else"),
    );
    assert_eq!(desk.status(), Status::Stage2);
    let other = desk.person(60, Vec::new());
    desk.appoint(step, TWO, other, day("2027-01-26"));
    free(desk.give(answer(TWO, day("2027-01-29"))));
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn a_conflict_is_said_in_words_and_a_clear_declaration_needs_none() {
    let mut desk = stage_2();
    let who = desk.person(1, Vec::new());
    refused(
        desk.take_bare("2026-12-29", declared(who, Answer::Conflict)),
        GuardId::StepSaysWhatItMust,
        "what the conflict is, is not said",
    );
    free(desk.take_bare("2026-12-29", declared(who, Answer::Clear)));
}

#[test]
fn adjudicating_officer_declares() {
    let mut desk = investigated();
    let senior = desk.person(60, Vec::new());
    warned(
        desk.take("2027-01-25", part(Step::AdjudicatorAppointed, senior)),
        GuardId::RolesAreApart,
        "person 4 has made no declaration",
    );
    let mut silent = stage_2();
    silent.case = desk.case.clone();
    warned(
        silent.give(answer(TWO, day("2027-01-29"))),
        GuardId::AdjudicatorDeclares,
        "person 4 has made no declaration",
    );
    free(desk.take("2027-01-26", declared(senior, Answer::Clear)));
    free(desk.give(answer(TWO, day("2027-01-29"))));
}

#[test]
fn a_panel_of_which_somebody_declares_a_conflict_does_not_report_until_another_sits() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    desk.constitute_panel(day("2026-12-01"));
    let chair = desk.case().state().taken(Step::ChairAppointed).next();
    let About::Person(chair) = chair.expect("there is a chair").it.about else {
        panic!("a person is appointed")
    };
    let held = || say(Step::PanelHeld).at(THREE);
    let issued = || say(Step::ReportIssued).at(THREE);
    free(desk.take("2027-01-05", held()));
    free(desk.take("2027-01-06", declared(chair, Answer::Conflict)));
    refused(
        desk.take("2027-01-07", issued()),
        GuardId::PanelOfThree,
        "the panel reports, and person 4 declared a conflict",
    );
    refused(
        desk.take("2027-01-07", held()),
        GuardId::PanelOfThree,
        "the panel meets, and person 4 declared a conflict",
    );
    let other = desk.person(60, Vec::new());
    desk.appoint(Step::ChairAppointed, THREE, other, day("2027-01-08"));
    free(desk.take("2027-01-11", held()));
    free(desk.take("2027-01-12", issued()));
}

#[test]
fn stage_3_is_not_answered_on_a_panel_of_which_a_member_declared_a_conflict() {
    let mut desk = Desk::at_stage_3("2026-11-23");
    desk.constitute_panel(day("2026-12-01"));
    for step in [
        Step::PanelHeld,
        Step::ReportIssued,
        Step::ReportReceived,
        Step::IndependentPersonConsulted,
    ] {
        free(desk.take("2027-01-05", say(step).at(THREE)));
    }
    desk.tell_the_child(THREE, day("2027-01-06"));
    let member = last(&desk);
    free(desk.take("2027-01-06", declared(member, Answer::Conflict)));
    refused(
        desk.give(answer(THREE, day("2027-01-08"))),
        GuardId::PanelOfThree,
        "declared a conflict. Appoint somebody independent in their place",
    );
    assert_eq!(desk.status(), Status::Stage3);
}

#[test]
fn corporate_stage_2_says_who_decides_so_that_everybody_sees_that_they_are_two() {
    let mut desk = Desk::corporate("2026-12-22");
    free(desk.give(answer(ONE, day("2027-01-04"))));
    free(desk.ask(TWO, "2027-01-20"));
    let given = |desk: &Desk| {
        let mut copy = Desk::on(desk.today);
        copy.case = desk.case.clone();
        copy.give(answer(TWO, day("2027-02-01")))
    };
    let guard = GuardId::DifferentPersonAtStageTwo;
    warned(
        given(&desk),
        guard,
        "neither who answered stage 1 nor who decides stage 2 is recorded",
    );
    desk.person(1, vec![Role::Stage1Responder]);
    warned(given(&desk), guard, "who decides stage 2 is not recorded");
    desk.person(2, vec![Role::AdjudicatingOfficer]);
    free(given(&desk));
}

#[test]
fn every_point_viewed() {
    let mut desk = investigated();
    desk.another_point("2027-01-21");
    let send = |desk: &mut Desk| {
        let mut command = answer(TWO, day("2027-01-29"));
        if let Command::AnswerStage { findings, .. } = &mut command {
            findings.push((PointNumber(2), Outcome::Inconclusive));
        }
        if let Command::AnswerStage { outcome, .. } = &mut command {
            *outcome = Some(Outcome::PartiallyUpheld);
        }
        desk.give(command)
    };
    refused(
        send(&mut desk),
        GuardId::EveryPointViewed,
        "no view of the adjudicating officer on point 2 is recorded",
    );
    let of_it = |step| say(step).at(TWO).about(point(2));
    let found = of_it(Step::InvestigatorFound).answer(Answer::Upheld);
    free(desk.take("2027-01-22", found));
    let viewed = of_it(Step::FindingViewed).answer(Answer::Agreed);
    free(desk.take("2027-01-22", viewed));
    free(send(&mut desk));
    assert_eq!(desk.status(), Status::Stage2Answered);
}

#[test]
fn the_answer_of_stage_2_goes_with_both_reports() {
    let mut desk = stage_2();
    let mut with = investigated();
    desk.case = with.case.clone();
    let shared = with.case().state().taken(Step::ReportsShared).next();
    assert!(shared.is_some(), "`Desk::investigate` sends them");
    free(with.give(answer(TWO, day("2027-01-29"))));
    let seq = desk
        .case()
        .facts()
        .iter()
        .find(|it| {
            matches!(&it.event, complaints::event::Event::StepTaken(it) if it.step == Step::ReportsShared)
        })
        .map(|it| it.seq)
        .expect("it is there");
    free(desk.give(crate::desk::take_back(seq)));
    warned(
        desk.give(answer(TWO, day("2027-01-29"))),
        GuardId::WhatComesBefore,
        "“Both reports sent to the complainant with the answer” comes before the answer",
    );
}

#[test]
fn accepted_is_promised() {
    let mut desk = investigated();
    let first = RecommendationNumber(1);
    let about = About::Recommendation(first);
    let step = |step| say(step).at(TWO).about(about);
    free(desk.take("2027-01-20", step(Step::RecommendationMade)));
    free(desk.take_bare(
        "2027-01-21",
        step(Step::RecommendationAnswered).answer(Answer::Accepted),
    ));
    let mut acted = stage_2();
    acted.case = desk.case.clone();
    warned(
        desk.give(answer(TWO, day("2027-01-29"))),
        GuardId::AcceptedIsPromised,
        "recommendation 1 is accepted, and no action comes of it",
    );
    let mut command = answer(TWO, day("2027-01-29"));
    if let Command::AnswerStage { actions, .. } = &mut command {
        let mut terms = RemedyTerms::new(RemedyKind::StaffTraining);
        terms.owner = Some("Assessment North".to_owned());
        terms.due_on = Some(day("2027-03-31"));
        terms.source.recommendation = Some(first);
        actions.push(terms);
    }
    free(acted.give(command));
}

#[test]
fn advocate_offered() {
    let unoffered = |raised_by| {
        let mut desk = Desk::received_as("2026-12-16", |it| it.raised_by = Some(raised_by));
        free(desk.give(Command::Acknowledge {
            on: day("2026-12-17"),
        }));
        free(desk.take("2026-12-17", say(Step::InformationSent)));
        desk
    };
    for raised_by in [RaisedBy::Child, RaisedBy::CareLeaver] {
        let mut desk = unoffered(raised_by);
        warned(
            desk.give(answer(ONE, day("2026-12-18"))),
            GuardId::AdvocateOffered,
            "Children Act 1989 s.26A",
        );
        let fault = say(Step::FaultFound).about(About::Point(PointNumber(1)));
        free(desk.take("2026-12-18", fault.answer(Answer::Yes)));
        assert_eq!(found(&desk), [Gap::NoAdvocateOffered]);
    }
    let mut offered = unoffered(RaisedBy::Child);
    free(offered.give(Command::OfferAdvocacy {
        on: day("2026-12-17"),
        child: None,
    }));
    free(offered.give(answer(ONE, day("2026-12-18"))));
    let upheld = [Gap::NoFault(PointNumber(1))];
    assert_eq!(found(&offered), upheld, "nothing of the advocate");
    let mut has_one = unoffered(RaisedBy::Child);
    has_one.person(1, vec![Role::Advocate]);
    free(has_one.give(answer(ONE, day("2026-12-18"))));
    free(unoffered(RaisedBy::Parent).give(answer(ONE, day("2026-12-18"))));
}

#[test]
fn why_an_advocate_was_declined() {
    let declined = |reason: Option<&str>| Command::AnswerAdvocacy {
        on: day("2026-12-18"),
        child: None,
        answer: AdvocacyAnswer::Declined,
        reason: reason.map(str::to_owned),
        provider: None,
    };
    let mut desk = Desk::by_child("2026-12-16");
    free(desk.give(Command::OfferAdvocacy {
        on: day("2026-12-17"),
        child: None,
    }));
    warned(
        desk.give(declined(None)),
        GuardId::WhyAnAdvocateWasDeclined,
        "why they do not want an advocate is not recorded",
    );
    // the reason may follow, once, and the day of the answer stays
    free(desk.give(declined(Some("Has an aunt to speak for him"))));
    let advocacy = desk.case().state().advocacy_of(None);
    assert_eq!(
        advocacy.reason.as_deref(),
        Some("Has an aunt to speak for him")
    );
    assert_eq!(
        advocacy
            .answered
            .and_then(complaints::occurred::Occurred::day),
        Some(day("2026-12-18"))
    );
    refused(
        desk.give(declined(Some("Another"))),
        GuardId::KnownItem,
        "recorded already",
    );
}

#[test]
fn childs_view() {
    let mut desk = investigated();
    free(named(&mut desk, 60, "Kit Lowe", vec![Role::Child], true));
    let child = About::Person(last(&desk));
    let mut unheard = stage_2();
    unheard.case = desk.case.clone();
    warned(
        unheard.give(answer(TWO, day("2027-01-29"))),
        GuardId::ChildsView,
        "what the child thinks of it is not recorded, nor why nobody asked",
    );
    free(desk.take(
        "2027-01-21",
        say(Step::ChildViewSought).about(child).answer(Answer::No),
    ));
    free(desk.give(answer(TWO, day("2027-01-29"))));
}

#[test]
fn child_agrees_to_representative() {
    let mut desk = Desk::received_as("2026-12-16", |it| it.raised_by = Some(RaisedBy::Relative));
    let child = About::Person(desk.person(1, vec![Role::Child]));
    desk.person(2, vec![Role::Representative]);
    let said = |answer| {
        say(Step::ConsentAnswered)
            .about(child)
            .answer(answer)
            .refers_to("the file")
    };
    free(desk.take("2026-12-16", say(Step::ConsentAsked).about(child)));
    free(desk.take("2026-12-17", said(Answer::Refused)));
    let shown = alerts(desk.case(), &[], day("2026-12-18"), &desk.calendar);
    let headings: Vec<&str> = shown.iter().map(|it| it.heading).collect();
    assert_eq!(headings, ["Consent refused"]);
    let mut agreed = Desk::on(desk.today);
    agreed.case = desk.case.clone();
    warned(
        desk.give(answer(ONE, day("2026-12-18"))),
        GuardId::ChildAgrees,
        "person 1 refused consent, and a representative is on the case",
    );
    free(agreed.take("2026-12-18", said(Answer::Obtained)));
    free(agreed.give(answer(ONE, day("2026-12-18"))));
}

#[test]
fn whoever_is_turned_away_for_want_of_interest_is_told_so() {
    let mut desk = Desk::received_as("2026-04-01", |it| it.raised_by = Some(RaisedBy::Relative));
    let who = About::Person(desk.person(1, Vec::new()));
    free(desk.take("2026-04-02", say(Step::InterestReliedOn).about(who)));
    free(desk.take(
        "2026-04-07",
        say(Step::InterestDecided).about(who).answer(Answer::No),
    ));
    let command = || not_accept(day("2026-04-10"), Ground::NoInterest);
    refused(
        desk.give(command()),
        GuardId::GroundOnRecord,
        "it is not recorded that the person was told of the decision on their interest, and that no more will be done",
    );
    free(desk.take("2026-04-08", say(Step::InterestNotified).about(who)));
    warned(
        desk.give(command()),
        GuardId::GroundOnRecord,
        "it is not recorded whether the child is told of the decision",
    );
    assert_eq!(desk.status(), Status::NotAccepted);
}

#[test]
fn a_notice_that_promises_a_day_past_day_65_is_recorded_and_said_to_extend_nothing() {
    let mut desk = stage_2();
    let notice = |to| say(Step::NoticeOfDelay).at(TWO).names(to);
    warned(
        desk.take("2027-01-20", notice("2027-05-10")),
        GuardId::ExtensionWithinTheLimit,
        "10 May 2027 is past 31 March 2027, the longest that this stage may take",
    );
    free(stage_2().take("2027-01-20", notice("2027-03-31")));
}

#[test]
fn what_the_ombudsman_sends_back_is_decided() {
    let mut desk = Desk::statutory("2026-12-18");
    let entry = desk.ombudsman("2026-12-22");
    let back = say(Step::ReferredBack)
        .about(entry)
        .answer(Answer::StageOne);
    free(desk.take("2026-12-23", back));
    let entry = desk.case().state().ombudsman.values().next();
    let entry = entry.expect("it is there");
    assert_eq!(
        entry.decision.as_deref(),
        Some("Referred back for local resolution")
    );
    assert_eq!(entry.investigated, Some(false));
    assert_eq!(
        entry.decided.and_then(complaints::occurred::Occurred::day),
        Some(day("2026-12-23"))
    );
}

#[rstest]
#[case::upheld_and_open(Outcome::Upheld, Outcome::NotUpheld, true)]
#[case::partly_is_possible(Outcome::Upheld, Outcome::PartiallyUpheld, false)]
#[case::not_upheld_may_become_part(Outcome::NotUpheld, Outcome::PartiallyUpheld, false)]
#[case::not_upheld_is_not_upheld_whole(Outcome::NotUpheld, Outcome::Upheld, true)]
fn stated_as_found_while_another_point_has_no_finding(
    #[case] finding: Outcome,
    #[case] stated: Outcome,
    #[case] contradicts: bool,
) {
    let mut desk = Desk::statutory("2026-12-16");
    desk.another_point("2026-12-16");
    let mut command = answer(ONE, day("2026-12-18"));
    if let Command::AnswerStage {
        findings, outcome, ..
    } = &mut command
    {
        *findings = vec![(PointNumber(1), finding)];
        *outcome = Some(stated);
    }
    let warnings = desk.give(command).expect("it is recorded");
    let said = |guard| warnings.iter().any(|it| it.guard.id == guard);
    assert!(said(GuardId::FindingOnEveryPoint));
    assert_eq!(said(GuardId::StatedAsFound), contradicts, "{warnings:?}");
}

#[test]
fn fault_of_what_is_upheld() {
    let mut desk = Desk::statutory("2026-12-16");
    let mut command = answer(ONE, day("2026-12-18"));
    if let Command::AnswerStage {
        findings, outcome, ..
    } = &mut command
    {
        *findings = vec![(PointNumber(1), Outcome::NotUpheld)];
        *outcome = Some(Outcome::NotUpheld);
    }
    free(desk.give(command));
    let fault = |answer| say(Step::FaultFound).about(point(1)).answer(answer);
    warned(
        desk.take("2026-12-21", fault(Answer::Yes)),
        GuardId::FaultOfTheUpheld,
        "point 1 was found: not upheld",
    );
    let mut upheld = Desk::statutory("2026-12-16");
    upheld.send(ONE, "2026-12-18");
    free(upheld.take("2026-12-21", fault(Answer::Yes)));
}

#[test]
fn quotation_names_nobody() {
    let mut desk = Desk::with(Kind::Compliment, None, day("2026-12-21"));
    free(named(&mut desk, 1, "Kay Wood", vec![Role::Staff], false));
    free(desk.take("2026-12-22", say(Step::Verified)));
    free(desk.take(
        "2026-12-22",
        say(Step::PublicationAgreed).answer(Answer::Yes),
    ));
    let quoted = |text: &'static str| Command::TakeStep {
        on: day("2026-12-23"),
        step: say(Step::QuotationPrepared),
        text: None,
        reason: Some(text.into()),
    };
    refused(
        desk.give(quoted("Kay Wood was great.")),
        GuardId::QuotationNamesNobody,
        "it names person 1",
    );
    let mut part = Desk::on(desk.today);
    part.case = desk.case.clone();
    warned(
        part.give(quoted("Kay was great.")),
        GuardId::QuotationNamesNobody,
        "it has a word of the name of person 1 in it",
    );
    free(desk.give(quoted("Our worker was great.")));
}

#[test]
fn the_answer_to_early_referral_can_change() {
    let mut desk = Desk::after_stage_2("2026-11-18", "2026-11-18", "2026-12-16");
    desk.remedy("2026-12-16", "2027-02-26", None);
    free(desk.take("2026-12-29", say(Step::EarlyReferralOffered).at(TWO)));
    let said = |answer| say(Step::EarlyReferralAnswered).at(TWO).answer(answer);
    free(desk.take("2027-01-04", said(Answer::Refused)));
    free(desk.take("2027-01-06", said(Answer::Agreed)));
    free(desk.take("2027-01-07", say(Step::EarlyReferralMade).at(TWO)));
}

#[test]
fn a_remedy_with_neither_owner_nor_day_is_recorded_and_warned_about() {
    let mut desk = Desk::statutory("2026-12-16");
    warned(
        desk.give(Command::AgreeRemedy {
            on: day("2026-12-18"),
            remedy: RemedyTerms::new(RemedyKind::Apology),
        }),
        GuardId::ActionWithOwnerAndDay,
        "action 1 does not say by whom, nor by when, it is done",
    );
}

#[test]
fn a_public_health_answer_names_the_ombudsman() {
    let public_health = Some(Procedure::PublicHealth);
    let mut desk = Desk::with(Kind::Complaint, public_health, day("2026-12-21"));
    refused(
        desk.give(crate::desk::nameless(answer(ONE, day("2027-01-04")))),
        GuardId::WhatComesBefore,
        "SI 2012/3094 Part 5",
    );
    free(desk.give(answer(ONE, day("2027-01-04"))));
    assert_eq!(desk.times(Step::OmbudsmanExplained), 1);
}

#[test]
fn escalation_refused_on_a_ground() {
    let mut desk = Desk::corporate("2026-12-22");
    free(desk.give(answer(ONE, day("2027-01-04"))));
    free(desk.take("2027-01-20", say(Step::OmbudsmanExplained)));
    warned(
        desk.take(
            "2027-01-20",
            say(Step::EscalationRefused).answer(Answer::Other),
        ),
        GuardId::EscalationOnAGround,
        "“other” is none of the grounds of the Code",
    );
    free(desk.take(
        "2027-01-20",
        say(Step::EscalationRefused).answer(Answer::Late),
    ));
}

#[test]
fn a_late_answer_is_sorry_for_the_delay() {
    let late = || answer(ONE, day("2027-01-08"));
    warned(
        Desk::statutory("2026-12-16").give(late()),
        GuardId::AnswerInTime,
        "no apology is agreed: say in the answer that the council is sorry for the delay",
    );
    let mut sorry = Desk::statutory("2026-12-16");
    sorry.remedy("2027-01-07", "2027-01-29", None);
    warned(
        sorry.give(late()),
        GuardId::AnswerInTime,
        "It is recorded and counted as late (",
    );
}

#[test]
fn what_is_parked_and_of_which_nobody_was_told_is_a_gap() {
    let mut desk = Desk::statutory("2026-12-16");
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-17"),
    }));
    free(desk.take("2026-12-17", say(Step::InformationSent)));
    free(desk.park("2026-12-18", &[], None));
    assert_eq!(found(&desk), [Gap::ParkingNotTold]);
    let told = say(Step::ParkingTold)
        .answer(Answer::Complainant)
        .names("2027-03-18");
    free(desk.take("2026-12-21", told));
    assert_eq!(found(&desk), []);
}
