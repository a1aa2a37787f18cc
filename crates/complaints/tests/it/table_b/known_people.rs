//! C1 to C8, W4: what stands beside a person, and above the case while a child may not be safe.

use crate::desk::{Desk, step_with};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::alerts::alerts;
use complaints::clock::clocks;
use complaints::codes::{RaisedBy, Role};
use complaints::command::Command;
use complaints::ids::PersonNumber;
use complaints::known::{What, people_of};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step, StepTaken};

/// A step with these words.
fn with_words(on: &str, step: StepTaken, words: &str) -> Command {
    Command::TakeStep {
        on: day(on),
        step,
        text: None,
        reason: Some(words.into()),
    }
}

/// What is to be known of a person, a line each.
fn beside(desk: &Desk, number: PersonNumber, today: &str) -> Vec<String> {
    let people = people_of(desk.case(), day(today));
    let person = people.iter().find(|it| it.number == number);
    let known = &person.expect("the person is on the case").known;
    let line = |it: &complaints::known::Known| format!("{}: {}", it.what.label(), it.text.reveal());
    known.iter().map(line).collect()
}

/// What stands above the case of a heading.
fn above(desk: &Desk, heading: &str) -> Vec<String> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let all = alerts(desk.case(), &clocks, day("2026-04-20"), &desk.calendar);
    let of_it = all.into_iter().filter(|it| it.heading == heading);
    of_it.map(|it| it.text).collect()
}

#[test]
fn what_somebody_needs_and_how_contact_is_restricted_stand_beside_them() {
    let mut desk = Desk::statutory("2026-04-01");
    let parent = desk.person(1, vec![Role::Parent, Role::Complainant]);
    let who = About::Person(parent);
    let need = |answer| say(Step::NeedRecorded).about(who).answer(answer);
    free(desk.give(with_words(
        "2026-04-02",
        need(Answer::Interpreter),
        "Polish",
    )));
    free(desk.give(with_words(
        "2026-04-03",
        need(Answer::SafeContact),
        "No letters home",
    )));
    free(desk.take("2026-04-07", say(Step::RestrictionWarned).about(who)));
    let set = say(Step::RestrictionSet).about(who).names("2026-10-01");
    free(desk.give(with_words("2026-04-08", set, "By e-mail only")));
    assert_eq!(
        beside(&desk, parent, "2026-04-20"),
        [
            "Safe contact: No letters home (3 April 2026)",
            "Contact restricted: in force since 8 April 2026, to be reviewed on 1 October 2026; a new complaint is taken \
             all the same: “By e-mail only”",
            "Needs: interpreter: Polish (2 April 2026)",
        ]
    );
    let kept = say(Step::RestrictionReviewed)
        .about(who)
        .answer(Answer::Kept);
    free(desk.take("2026-09-30", kept.names("2027-03-01")));
    assert_eq!(
        beside(&desk, parent, "2026-10-02")[1],
        "Contact restricted: in force since 8 April 2026, to be reviewed on 1 March 2027; a new complaint is taken all the \
         same: “By e-mail only”",
        "since the day on which it was set, in the words with which it was"
    );
    let lifted = say(Step::RestrictionReviewed)
        .about(who)
        .answer(Answer::Lifted);
    free(desk.take("2026-10-05", lifted));
    assert_eq!(beside(&desk, parent, "2026-10-06").len(), 2);
}

#[test]
fn what_a_worker_was_at_the_time_stands_beside_them() {
    let mut desk = Desk::statutory("2026-04-01");
    let worker = desk.person(1, vec![Role::StaffComplainedAbout]);
    let was = say(Step::StaffStatus)
        .about(About::Person(worker))
        .answer(Answer::Agency)
        .refers_to("Assessment North");
    free(desk.take("2026-04-02", was));
    assert_eq!(
        beside(&desk, worker, "2026-04-20"),
        ["Status at the time: agency, Assessment North (2 April 2026)"]
    );
}

#[test]
fn whether_a_child_understands_and_agrees_stands_beside_the_child_as_it_is_now() {
    let mut desk = Desk::received_as("2026-04-01", |it| it.raised_by = Some(RaisedBy::Relative));
    let child = desk.person(1, vec![Role::Child]);
    let who = About::Person(child);
    free(desk.take("2026-04-01", say(Step::ConsentAsked).about(who)));
    assert_eq!(
        beside(&desk, child, "2026-04-20"),
        ["Consent to a representative: asked 1 April 2026, and not answered yet"]
    );
    let judged = |answer| say(Step::CompetenceJudged).about(who).answer(answer);
    free(desk.give(with_words(
        "2026-04-02",
        judged(Answer::NotCompetent),
        "Too upset",
    )));
    free(desk.give(with_words(
        "2026-04-08",
        judged(Answer::Competent),
        "Explained it back",
    )));
    let obtained = say(Step::ConsentAnswered)
        .about(who)
        .answer(Answer::Obtained);
    free(desk.give(with_words(
        "2026-04-09",
        obtained.refers_to("signed form"),
        "To act for them",
    )));
    let told = say(Step::ConsentToPassOn).about(who).answer(Answer::Yes);
    free(desk.give(with_words(
        "2026-04-10",
        told.refers_to("the school"),
        "The delay",
    )));
    assert_eq!(
        beside(&desk, child, "2026-04-20"),
        [
            "Understanding: competent, judged 8 April 2026, recorded by officer: “Explained it back”",
            "Consent to a representative: obtained 9 April 2026 (signed form): “To act for them”",
            "Consent: agreed 10 April 2026 that the school may be told: The delay",
        ]
    );
    free(desk.take("2026-04-13", say(Step::ConsentWithdrawn).about(who)));
    let now = beside(&desk, child, "2026-04-20");
    assert!(now[1].contains("withdrawn 13 April 2026"), "{now:?}");
}

#[test]
fn only_what_holds_wherever_the_person_is_met_holds_on_every_case() {
    let all = [
        What::SafeContact,
        What::Restriction,
        What::Need,
        What::StaffStatus,
        What::Understanding,
        What::Representation,
        What::PassingOn,
    ];
    let everywhere: Vec<What> = all.into_iter().filter(|it| it.holds_everywhere()).collect();
    assert_eq!(
        everywhere,
        [What::SafeContact, What::Restriction, What::Need]
    );
}

#[test]
fn a_safeguarding_concern_stands_above_the_case_until_it_is_over() {
    let mut desk = Desk::statutory("2026-04-01");
    let above = |desk: &Desk| above(desk, "Safeguarding");
    let of_it = |answer| say(Step::SafeguardingAnswered).answer(answer);
    assert_eq!(above(&desk), [""; 0]);
    free(desk.take("2026-04-01", say(Step::SafeguardingSpotted)));
    assert_eq!(
        above(&desk),
        [
            "a concern was noticed on 1 April 2026, and it is not recorded that it was referred: refer it at once, and record that; \
             the complaint goes on beside it"
        ]
    );
    warned(
        desk.decide(step_with(day("2026-04-01"), of_it(Answer::TakenUp)))
            .map(|it| it.warnings),
        GuardId::StepAfterWhatItNeeds,
        "nobody loses sight of it",
    );
    free(desk.take(
        "2026-04-02",
        say(Step::SafeguardingReferred).refers_to("front door 7"),
    ));
    assert_eq!(
        above(&desk),
        [
            "referred on 2 April 2026 (front door 7), and what came of it is not recorded: ask, and record it; \
             the complaint goes on beside it"
        ]
    );
    let taken_up = with_words("2026-04-07", of_it(Answer::TakenUp), "An assessment");
    free(desk.give(taken_up));
    assert_eq!(
        above(&desk),
        [
            "referred on 2 April 2026 (front door 7), and taken up on 7 April 2026: “An assessment”; the complaint goes on \
             beside it"
        ]
    );
    free(desk.take("2026-04-16", of_it(Answer::Over)));
    assert_eq!(above(&desk), [""; 0]);
    free(desk.take("2026-04-17", say(Step::SafeguardingSpotted)));
    assert!(above(&desk)[0].starts_with("a concern was noticed on 17 April 2026"));
    assert_eq!(desk.status(), Status::Stage1, "it parks nothing");
    assert_eq!(desk.due("ST-10"), day("2026-04-17"), "it moves no day");
    refused(
        desk.take("2026-04-17", of_it(Answer::Yes)),
        GuardId::StepSaysWhatItMust,
        "taken_up, no_further_action, over",
    );
}
