//! B1 and B2: what a child, a care leaver or a parent complains about is not sent another way, nor away, without its reasons.

use crate::desk::{Desk, ONE, answer, convert, not_accept};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::clock::clocks;
use complaints::codes::{Ground, Kind, Procedure, RaisedBy, Role};
use complaints::command::Command;
use complaints::event::Event;
use complaints::gaps::{Gap, gaps};
use complaints::ids::PointNumber;
use complaints::rules::GuardId;
use complaints::step::{About, Answer, Step};
use rstest::rstest;

fn unsaid(desk: &Desk) -> bool {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks).contains(&Gap::ChildsComplaintElsewhere)
}

/// The Ombudsman on 23 008 191: a care leaver whose complaint was answered by the wrong procedure.
#[rstest]
fn corporate_says_why_again_with_the_answer_to_a_child_or_a_care_leaver(
    #[values(RaisedBy::Child, RaisedBy::CareLeaver)] by: RaisedBy,
) {
    let mut desk = Desk::received_as("2026-04-01", |it| {
        it.procedure = Some(Procedure::Corporate);
        it.raised_by = Some(by);
    });
    free(desk.give(Command::Acknowledge {
        on: day("2026-04-02"),
    }));
    assert!(unsaid(&desk));
    let mut said = Desk::corporate("2026-04-01");
    said.case = desk.case.clone();
    warned(
        desk.give(answer(ONE, day("2026-04-13"))),
        GuardId::CorporateSaysWhy,
        "whether the function that point 1 is about qualifies",
    );
    assert!(unsaid(&desk), "until it is recorded");
    said.does_not_qualify(day("2026-04-02"));
    assert!(!unsaid(&said));
    free(said.give(answer(ONE, day("2026-04-13"))));
}

#[test]
fn a_childs_complaint_that_is_taken_to_the_corporate_procedure_says_why() {
    let mut desk = Desk::by_child("2026-04-01");
    assert!(!unsaid(&desk));
    refused(
        desk.give(convert(day("2026-04-02"), Procedure::Corporate)),
        GuardId::FunctionBeforeRefusal,
        "23 008 191",
    );
    // an earlier version only warned
    let event = Event::Converted {
        kind: Kind::Complaint,
        procedure: Some(Procedure::Corporate),
        since: day("2026-04-01"),
    };
    desk.happened(day("2026-04-02"), event);
    assert!(unsaid(&desk));
    let mut parent = Desk::corporate("2026-04-01");
    assert!(!unsaid(&parent));
    desk.does_not_qualify(day("2026-04-02"));
    parent.does_not_qualify(day("2026-04-02"));
    assert!(!unsaid(&desk));
}

/// Correction 23 and 1.6: a paragraph or a word for what somebody is, is no reason by itself.
#[rstest]
#[case::a_child(Role::Child)]
#[case::a_care_leaver(Role::CareLeaver)]
#[case::a_parent(Role::Parent)]
fn ground_on_record_a_child_or_a_parent_is_turned_away_only_once_it_was_weighed(
    #[case] role: Role,
) {
    let mut desk = Desk::received_as("2026-12-22", |it| it.raised_by = Some(RaisedBy::Other));
    let who = About::Person(desk.person(1, vec![role]));
    let no = || {
        let no = say(Step::PersonEntitled).about(who).answer(Answer::No);
        no.refers_to("lives elsewhere")
    };
    warned(
        desk.take_bare("2026-12-23", no()),
        GuardId::PersonOnTheList,
        "Children Act 1989",
    );
    refused(
        desk.give(not_accept(day("2026-12-29"), Ground::NotEntitled)),
        GuardId::GroundOnRecord,
        "what was weighed before it was said that they may not complain is not recorded",
    );
    // with what was weighed it stays a decision, which is warned of
    warned(
        desk.take("2026-12-24", no()),
        GuardId::PersonOnTheList,
        "Children Act 1989",
    );
    let turned_away = desk.give(not_accept(day("2026-12-29"), Ground::NotEntitled));
    turned_away.expect("it is on record");
}

#[test]
fn one_finding_on_each_point_of_the_answer_and_none_on_what_another_route_answers() {
    use complaints::codes::Outcome;
    let findings = |all: &[(u16, Outcome)]| {
        let mut given = answer(ONE, day("2026-04-13"));
        if let Command::AnswerStage { findings, .. } = &mut given {
            *findings = all
                .iter()
                .map(|(it, found)| (PointNumber(*it), *found))
                .collect();
        }
        given
    };
    let mut twice = Desk::statutory("2026-04-01");
    refused(
        twice.give(findings(&[(1, Outcome::Upheld), (1, Outcome::NotUpheld)])),
        GuardId::KnownItem,
        "the answer gives two findings on point 1",
    );
    let (mut desk, route) = Desk::corporate_with_statutory_route("2026-04-01", "2026-04-02");
    free(desk.give(Command::Acknowledge {
        on: day("2026-04-02"),
    }));
    refused(
        desk.give(findings(&[(1, Outcome::Upheld), (2, Outcome::Upheld)])),
        GuardId::StagesOfTheProcedure,
        &format!("answer it on its own: {route}"),
    );
    desk.give(findings(&[(1, Outcome::Upheld)]))
        .expect("its own point");
}
