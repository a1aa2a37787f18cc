//! What is said of a contact is dated, and warned of, as its rule has it: a note, a panel that the complainant put off, corporate
//! stage 2 that comes late, a link with the health service, and what comes to a case that was erased.

use crate::desk::{Desk, ONE, THREE, TWO};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::codes::{Kind, Procedure, Role};
use complaints::command::Command;
use complaints::ids::PointNumber;
use complaints::personal::PersonDetails;
use complaints::rules::GuardId;
use complaints::step::{Answer, Step};

fn note(on: &str) -> Command {
    Command::AddNote {
        on: day(on),
        text: "she rang about the visits".into(),
        by: None,
        contact: None,
    }
}

#[test]
fn a_note_is_of_no_day_before_the_contact_came() {
    let mut desk = Desk::statutory("2026-04-01");
    let given = desk.give(note("2026-03-31"));
    let refusal = given.expect_err("it had not come yet").to_string();
    assert!(
        refusal.contains("31 March 2026 is before the case was received on 1 April 2026"),
        "{refusal}"
    );
    free(desk.give(note("2026-04-01")));
}

/// A panel that was asked for on 23 November 2026; the complainant asks on 1 December to wait until the 8th.
fn put_off() -> Desk {
    let mut desk = Desk::at_stage_3("2026-11-23");
    free(desk.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    let wish = say(Step::Deferred).answer(Answer::Complainant);
    free(desk.take("2026-12-01", wish.names("2026-12-18")));
    desk
}

#[test]
fn st_33_a_panel_is_not_fixed_for_a_day_before_the_one_until_which_they_asked_to_wait_unnoticed() {
    let mut desk = put_off();
    warned(
        desk.panel("2026-12-01", "2026-12-17"),
        GuardId::PutOffAtTheirWish,
        "the complainant asked on 1 December 2026 to wait until 18 December 2026",
    );
    free(put_off().panel("2026-12-01", "2026-12-18"));
    // a wish of stage 1 says nothing of the panel
    let mut before = Desk::at_stage_3("2026-11-23");
    free(before.take("2026-11-24", say(Step::WhenCanComplainantCome).at(THREE)));
    let wish = say(Step::Deferred).answer(Answer::Complainant);
    before.past(day("2026-10-20"), wish.names("2027-01-04"));
    free(before.panel("2026-12-01", "2026-12-18"));
}

#[test]
fn co_12_stage_2_that_is_asked_for_after_the_councils_time_is_taken_up_and_noted_as_late() {
    let answered = || {
        let mut desk = Desk::corporate("2026-04-01");
        let on = day("2026-04-02");
        free(desk.give(Command::Acknowledge { on }));
        desk.send(ONE, "2026-04-13");
        desk
    };
    let last = answered().due("CO-12");
    assert_eq!(last, day("2026-05-12"));
    free(answered().ask(TWO, "2026-05-12"));
    let mut late = answered();
    warned(
        late.ask(TWO, "2026-05-13"),
        GuardId::StageTwoLate,
        "it came after 12 May 2026, 20 working days from the answer",
    );
    assert!(late.running("CO-20"), "it is taken up all the same");
}

#[test]
fn nhs_01_a_link_with_the_health_service_is_recorded_while_the_complaint_goes_by_another_procedure()
{
    let mut desk = Desk::statutory("2026-04-01");
    desk.another_point("2026-04-01");
    desk.person(1, vec![Role::Complainant]);
    free(desk.take("2026-04-09", say(Step::NhsLinkFound)));
    let unasked = desk.give(Command::MovePoint {
        on: day("2026-04-13"),
        point: PointNumber(2),
        to: Procedure::JointNhs,
        reason: "about the school nurse".into(),
    });
    let said = match unasked {
        Ok(warnings) => warnings.iter().map(ToString::to_string).collect::<String>(),
        Err(refusal) => refusal.to_string(),
    };
    assert!(
        said.contains(
            "it is not recorded that person 1 agreed that the NHS body is told of the complaint"
        ),
        "{said}"
    );
    let clock = desk.clocks("NHS-01");
    assert_eq!(clock.first().map(|it| it.from), Some(day("2026-04-09")));
}

/// A compliment of 1 April 2020 that was erased on 3 April 2026.
fn erased() -> Desk {
    let mut desk = Desk::with(Kind::Compliment, None, day("2020-04-01"));
    desk.today = day("2026-04-03");
    let destroyed = say(Step::RetentionReviewed).answer(Answer::Destroyed);
    desk.take("2026-04-02", destroyed).expect("it is decided");
    free(desk.give(erase("Kept long enough")));
    desk
}

fn erase(reason: &str) -> Command {
    Command::Erase {
        on: day("2026-04-03"),
        reason: reason.into(),
    }
}

#[test]
fn rt_01_nothing_is_linked_merged_or_told_by_the_ombudsman_of_a_case_that_was_erased() {
    let mut desk = erased();
    let gone = "who was on it has been erased 3 April 2026";
    for step in [Step::Linked, Step::Merged] {
        let mut link = say(step).refers_to("NOR-0011");
        if step == Step::Linked {
            link = link.answer(Answer::Duplicate);
        }
        let refusal = desk
            .take_bare("2026-04-03", link)
            .expect_err("it is refused");
        let refusal = refusal.to_string();
        assert!(refusal.contains(gone) || step == Step::Merged, "{refusal}");
    }
    refused(
        desk.give(Command::OmbudsmanTells {
            on: day("2026-04-03"),
            reference: Some("26 000 001".to_owned()),
            referred_by: None,
        }),
        GuardId::StepInItsPlace,
        gone,
    );
}

#[test]
fn rt_01_the_reason_of_an_erasure_names_nobody_who_was_on_the_case() {
    let mut desk = Desk::with(Kind::Compliment, None, day("2020-04-01"));
    desk.today = day("2026-04-03");
    let robin = PersonDetails {
        name: Some("Robin Ashgrove".into()),
        ..PersonDetails::default()
    };
    desk.give(Command::AddPerson {
        on: day("2020-04-01"),
        person: complaints::ids::PersonId(uuid::Uuid::from_u128(7)),
        about: true,
        roles: vec![Role::Child],
        details: Box::new(robin),
    })
    .expect("the child is on it");
    let destroyed = say(Step::RetentionReviewed).answer(Answer::Destroyed);
    desk.take("2026-04-02", destroyed).expect("it is decided");
    for named in ["Robin Ashgrove asked for it", "as ROBIN's mother asked"] {
        refused(
            desk.give(erase(named)),
            GuardId::ErasureNamesNobody,
            "it has the name, or a word of the name, of person 1",
        );
    }
    free(desk.give(erase("Kept long enough")));
}
