//! What qualifies goes by the Children Act procedure, whatever the order in which that was recorded.

use crate::desk::{Desk, ONE, TWO, answer, not_accept};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::alerts::alerts;
use complaints::codes::{Ground, Kind, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::ids::PointNumber;
use complaints::personal::Personal;
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};

const POINT: About = About::Point(PointNumber(1));

fn function(answer: Answer, law: &str) -> StepTaken {
    let step = say(Step::FunctionReliedOn).about(POINT).answer(answer);
    step.refers_to(law)
}

fn convert(to: Procedure) -> Command {
    Command::Convert {
        on: day("2027-01-25"),
        kind: Kind::Complaint,
        procedure: Some(to),
        since: None,
        reason: Personal::new("it is about special guardianship support".to_owned()),
    }
}

fn banners(desk: &Desk) -> Vec<&'static str> {
    let on = day("2027-01-20");
    let all = alerts(desk.case(), &[], on, &desk.calendar);
    all.into_iter().map(|it| it.heading).collect()
}

#[test]
fn corporate_never_for_statutory_a_point_that_qualifies_later_is_taken_to_its_procedure_before_the_answer()
 {
    let mut desk = Desk::corporate("2026-12-22");
    warned(
        desk.take("2026-12-23", function(Answer::Qualifies, "s.14F")),
        GuardId::CorporateNeverForStatutory,
        "convert the case, or move the point",
    );
    assert_eq!(banners(&desk), ["Another procedure"]);
    refused(
        desk.give(answer(ONE, day("2027-01-11"))),
        GuardId::CorporateNeverForStatutory,
        "the function of point 1 qualifies",
    );
    free(desk.give(convert(Procedure::ChildrenAct)));
    assert_eq!(banners(&desk), [] as [&str; 0]);
    assert_eq!(desk.due("ST-10"), day("2027-01-08"), "from its receipt");
}

#[test]
fn corporate_never_for_statutory_a_request_for_stage_2_stands_with_its_day_and_is_answered_by_the_right_procedure()
 {
    let mut desk = Desk::corporate("2026-12-22");
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-24"),
    }));
    desk.send(ONE, "2027-01-11");
    warned(
        desk.take("2027-01-18", function(Answer::Qualifies, "s.24B")),
        GuardId::CorporateNeverForStatutory,
        "23 008 191",
    );
    warned(
        desk.ask(TWO, "2027-01-20"),
        GuardId::CorporateNeverForStatutory,
        "the function of point 1 qualifies",
    );
    refused(
        desk.give(answer(TWO, day("2027-02-01"))),
        GuardId::CorporateNeverForStatutory,
        "24 020 172",
    );
    free(desk.give(convert(Procedure::ChildrenAct)));
    assert_eq!(desk.status(), Status::Stage2);
    assert_eq!(
        desk.due("ST-20"),
        day("2027-02-24"),
        "25 days from the request"
    );
}

#[test]
fn a_point_that_moved_away_and_qualifies_afterwards_comes_back() {
    let mut desk = Desk::statutory("2026-12-22");
    free(desk.take(
        "2026-12-23",
        function(Answer::DoesNotQualify, "council tax"),
    ));
    free(desk.give(Command::MovePoint {
        on: day("2026-12-23"),
        point: PointNumber(1),
        to: Procedure::Corporate,
        reason: Personal::new("thought to be the council's own".to_owned()),
    }));
    warned(
        desk.take("2026-12-24", function(Answer::Qualifies, "s.17")),
        GuardId::CorporateNeverForStatutory,
        "goes by the corporate procedure",
    );
    assert_eq!(banners(&desk), ["Another procedure"]);
}

#[test]
fn who_may_not_complain_by_the_act_is_answered_by_the_councils_own_procedure() {
    let mut desk = Desk::corporate("2026-12-22");
    let who = About::Person(desk.person(1, Vec::new()));
    let no = say(Step::PersonEntitled).about(who).answer(Answer::No);
    desk.take("2026-12-23", no.refers_to("a neighbour"))
        .expect("it is recorded");
    free(desk.take("2026-12-23", function(Answer::Qualifies, "s.17")));
    assert_eq!(banners(&desk), [] as [&str; 0]);
    free(desk.give(Command::Acknowledge {
        on: day("2026-12-24"),
    }));
    desk.send(ONE, "2027-01-11");
    assert_eq!(desk.status(), Status::Stage1Answered);
}

#[test]
fn function_on_the_list_qualifies_and_nobody_can_write_that_it_does_not() {
    let mut desk = Desk::statutory("2026-12-22");
    for law in [
        "s.14F",
        "section 17",
        "Children Act 1989 s.22C(5)",
        "s.33(3)(b)",
        "s.20 Adoption and Children Act 2002",
    ] {
        refused(
            desk.take("2026-12-23", function(Answer::DoesNotQualify, law)),
            GuardId::FunctionOnTheList,
            "regulations 3 to 5",
        );
    }
    warned(
        desk.take("2026-12-23", function(Answer::DoesNotQualify, "s.33")),
        GuardId::FunctionOnTheList,
        "subsections (3), (4), (6), (7), (8), (9) qualify",
    );
    for law in [
        "s.47",
        "Education Act 1996 s.19",
        "Children Act 2004 s.11",
        "council tax",
        "s.37 report",
    ] {
        free(desk.take("2026-12-23", function(Answer::DoesNotQualify, law)));
    }
}

#[test]
fn person_on_the_list_may_complain_and_a_refusal_says_by_which_paragraph() {
    for (role, paragraph) in [
        (Role::Child, "s.26(3)(a)"),
        (Role::Parent, "s.26(3)(b)"),
        (Role::FosterCarer, "s.26(3)(d)"),
        (Role::Adopter, "s.26(3B)(a)"),
        (Role::SpecialGuardian, "s.26(3C)"),
        (Role::CareLeaver, "s.24D"),
    ] {
        let mut desk = Desk::received_as("2026-12-22", |it| it.raised_by = Some(RaisedBy::Other));
        let who = About::Person(desk.person(1, vec![role]));
        let no = say(Step::PersonEntitled).about(who).answer(Answer::No);
        warned(
            desk.take("2026-12-23", no.refers_to("over 21")),
            GuardId::PersonOnTheList,
            paragraph,
        );
        warned(
            desk.give(not_accept(day("2026-12-29"), Ground::NotEntitled)),
            GuardId::PersonOnTheList,
            paragraph,
        );
    }
}

#[test]
fn no_parental_responsibility_is_heard_in_the_law_that_is_named_as_well() {
    for law in ["father without parental responsibility", "no PR"] {
        let mut desk = Desk::received_as("2026-12-22", |it| it.raised_by = Some(RaisedBy::Parent));
        let who = About::Person(desk.person(1, vec![Role::Complainant]));
        let no = say(Step::PersonEntitled).about(who).answer(Answer::No);
        let guards = |given: crate::way::Given| -> Vec<GuardId> {
            given
                .expect("it is recorded")
                .iter()
                .map(|it| it.guard.id)
                .collect()
        };
        let both = [GuardId::PersonOnTheList, GuardId::NoParentalResponsibility];
        assert_eq!(guards(desk.take("2026-12-23", no.refers_to(law))), both);
        let turned_away = not_accept(day("2026-12-29"), Ground::NotEntitled);
        assert_eq!(guards(desk.give(turned_away)), both);
    }
}

#[rstest::rstest]
fn st_03_runs_from_receipt_for_whoever_complains_by_their_interest_in_the_child(
    #[values(RaisedBy::Relative, RaisedBy::Professional, RaisedBy::Other)] by: RaisedBy,
) {
    let mut desk = Desk::received_as("2026-12-01", |it| it.raised_by = Some(by));
    let who = About::Person(desk.person(1, vec![Role::Complainant]));
    assert_eq!(desk.due("ST-03"), day("2026-12-04"));
    // to record it later gives nobody more time
    free(desk.take("2026-12-03", say(Step::InterestReliedOn).about(who)));
    assert_eq!(desk.due("ST-03"), day("2026-12-04"));
    let decided = say(Step::InterestDecided).about(who).answer(Answer::Yes);
    free(desk.take("2026-12-04", decided));
    free(desk.take("2026-12-04", say(Step::InterestNotified).about(who)));
    assert_eq!(desk.stopped("ST-03"), (day("2026-12-04"), 3, true));
}

#[test]
fn st_03_does_not_run_for_whoever_the_act_names() {
    let parent = Desk::received_as("2026-12-01", |it| it.raised_by = Some(RaisedBy::Parent));
    assert!(!parent.has("ST-03"));
    let mut relative =
        Desk::received_as("2026-12-01", |it| it.raised_by = Some(RaisedBy::Relative));
    let who = About::Person(relative.person(1, vec![Role::Complainant]));
    let yes = say(Step::PersonEntitled).about(who).answer(Answer::Yes);
    free(relative.take("2026-12-02", yes.refers_to("s.26(3)(c)")));
    assert!(!relative.has("ST-03"), "with parental responsibility");
}
