//! Beside the tables: who answers for a case, what its people need, and what is known of a child's understanding.

use crate::desk::{Desk, ONE, TWO};
use crate::way::{Says, chose, day, free, refused, say, warned};
use complaints::alerts::alerts;
use complaints::clock::clocks;
use complaints::codes::{RaisedBy, Role};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step};
use complaints::timeline::timeline;

fn above(desk: &Desk) -> Vec<&'static str> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    let all = alerts(desk.case(), &clocks, day("2026-04-20"), &desk.calendar);
    all.into_iter().map(|it| it.heading).collect()
}

/// What the timeline says of steps whose words begin so, in order.
fn told(desk: &Desk, of: &str) -> Vec<String> {
    let all = timeline(desk.case()).into_iter().map(|it| it.text);
    all.filter(|it| it.starts_with(of)).collect()
}

#[test]
fn regulation_10_what_was_sent_back_has_nobody_to_answer_for_it_until_it_is_allocated_again() {
    let mut desk = Desk::statutory("2026-04-01");
    let answered = |answer| say(Step::AllocationAnswered).answer(answer);
    warned(
        desk.take("2026-04-01", answered(Answer::Accepted)),
        GuardId::StepAfterWhatItNeeds,
        "Design of this procedure",
    );
    let allocated = |to| say(Step::Allocated).refers_to(to);
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-01", allocated("Assessment North")));
    assert_eq!(above(&desk), [""; 0]);
    free(desk.take("2026-04-02", answered(Answer::Returned)));
    assert_eq!(above(&desk), ["Nobody answers for it"]);
    free(desk.take("2026-04-07", allocated("Assessment South")));
    free(desk.take("2026-04-07", answered(Answer::Accepted)));
    assert_eq!(above(&desk), [""; 0]);
    assert_eq!(desk.due("ST-10"), day("2026-04-17"), "its time ran on");
}

#[test]
fn severity_is_rated_again_as_more_is_known_and_moves_no_day() {
    let mut desk = Desk::statutory("2026-04-01");
    let rated = |answer| say(Step::SeverityRated).answer(answer);
    refused(
        desk.take("2026-04-01", rated(Answer::Poor)),
        GuardId::StepSaysWhatItMust,
        "Choose one of: low, moderate, high",
    );
    free(desk.take("2026-04-01", rated(Answer::Low)));
    free(desk.take("2026-04-07", rated(Answer::High)));
    assert_eq!(
        told(&desk, "Severity rated"),
        ["Severity rated: low", "Severity rated: high"]
    );
    assert_eq!(desk.runs("ST-10"), (day("2026-04-01"), day("2026-04-17")));
}

#[test]
fn another_worker_is_asked_for_by_a_person_of_the_case_as_often_as_they_like_beside_it() {
    let mut desk = Desk::statutory("2026-04-01");
    refused(
        desk.take("2026-04-02", say(Step::WorkerChangeAsked)),
        GuardId::StepInItsPlace,
        "is about a person, not about the case",
    );
    let who = About::Person(desk.person(1, vec![Role::Child]));
    for on in ["2026-04-02", "2026-04-13"] {
        free(desk.take(on, say(Step::WorkerChangeAsked).about(who)));
    }
    assert_eq!(
        told(&desk, "Change of social worker"),
        ["Change of social worker asked for (person 1)"; 2]
    );
    assert_eq!(desk.status(), Status::Stage1, "it settles no point");
}

#[test]
fn what_a_worker_was_is_kept_as_it_was_on_the_day() {
    let mut desk = Desk::statutory("2026-04-01");
    let who = About::Person(desk.person(1, vec![Role::StaffComplainedAbout]));
    let other = About::Person(desk.person(2, vec![Role::Staff]));
    let was = |who, answer| say(Step::StaffStatus).about(who).answer(answer);
    refused(
        desk.take("2026-04-02", was(who, Answer::Agency)),
        GuardId::StepSaysWhatItMust,
        "kept as it was on the day",
    );
    let of_a_team = |who, answer| was(who, answer).refers_to("Assessment North");
    free(desk.take("2026-04-02", of_a_team(who, Answer::Agency)));
    refused(
        desk.take("2026-10-01", of_a_team(who, Answer::Permanent)),
        GuardId::StepOnce,
        "was recorded 2 April 2026 already",
    );
    free(desk.take("2026-04-02", of_a_team(other, Answer::Permanent)));
    assert_eq!(
        told(&desk, "Status of a member"),
        [
            "Status of a member of staff at the time (person 1): agency, Assessment North",
            "Status of a member of staff at the time (person 2): permanent, Assessment North",
        ]
    );
}

#[test]
fn a_child_who_does_not_agree_any_more_stands_above_the_case_until_they_are_asked_again() {
    let mut desk = Desk::received_as("2026-04-01", |it| it.raised_by = Some(RaisedBy::Solicitor));
    desk.person(1, vec![Role::Representative]);
    let child = About::Person(desk.person(2, vec![Role::Child]));
    let withdrawn = || say(Step::ConsentWithdrawn).about(child);
    let obtained = || {
        say(Step::ConsentAnswered)
            .about(child)
            .answer(Answer::Obtained)
            .refers_to("signed form")
    };
    free(desk.take("2026-04-01", say(Step::ConsentAsked).about(child)));
    refused(
        desk.take("2026-04-02", withdrawn()),
        GuardId::StepAfterWhatItNeeds,
        "Child's consent to a representative",
    );
    free(desk.take("2026-04-02", obtained()));
    assert_eq!(above(&desk), [""; 0]);
    free(desk.take("2026-04-08", withdrawn()));
    assert_eq!(above(&desk), ["Consent withdrawn"]);
    assert_eq!(desk.status(), Status::Stage1, "it ends nothing");
    free(desk.take("2026-04-13", say(Step::ConsentAsked).about(child)));
    free(desk.take("2026-04-14", obtained()));
    assert_eq!(above(&desk), [""; 0]);
}

#[test]
fn not_competent_rests_on_a_judgement_of_this_child_and_the_last_one_counts() {
    let mut desk = Desk::received_as("2026-04-01", |it| it.raised_by = Some(RaisedBy::Relative));
    let [younger, older] = [1, 2].map(|it| About::Person(desk.person(it, vec![Role::Child])));
    let judged = |who, answer| say(Step::CompetenceJudged).about(who).answer(answer);
    let not_competent = |who| {
        say(Step::ConsentAnswered)
            .about(who)
            .answer(Answer::NotCompetent)
            .refers_to("a note")
    };
    for who in [younger, older] {
        free(desk.take("2026-04-01", say(Step::ConsentAsked).about(who)));
    }
    warned(
        desk.take_bare("2026-04-02", judged(younger, Answer::NotCompetent)),
        GuardId::StepSaysWhatItMust,
        "never by an age alone",
    );
    free(desk.take("2026-04-02", not_competent(younger)));
    let source = "how the understanding of person 2 was judged";
    let guard = GuardId::StepAfterWhatItNeeds;
    warned(desk.take("2026-04-02", not_competent(older)), guard, source);
    free(desk.take("2026-04-03", judged(older, Answer::NotCompetent)));
    free(desk.take("2026-04-07", judged(older, Answer::Competent)));
    warned(desk.take("2026-04-08", not_competent(older)), guard, source);
}

#[test]
fn regulation_11_whoever_agrees_to_skip_stage_1_was_told_of_the_procedure_first() {
    let both = || say(Step::StageOneSkipAgreed).at(ONE).answer(Answer::Both);
    let mut untold = Desk::statutory("2026-04-01");
    warned(
        untold.take("2026-04-02", both()),
        GuardId::StepAfterWhatItNeeds,
        "Procedure and advocacy explained in writing",
    );
    assert_eq!(
        untold.status(),
        Status::Stage2,
        "it is warned of, and takes no right"
    );
    let mut told = Desk::statutory("2026-04-01");
    free(told.take("2026-04-02", say(Step::InformationSent)));
    refused(
        told.take("2026-04-03", say(Step::InformationSent)),
        GuardId::StepOnce,
        "tables of procedures",
    );
    free(told.take("2026-04-07", both()));
}

#[test]
fn regulation_16_a_written_record_is_agreed_once_it_was_sent_and_starts_no_stage() {
    let mut desk = Desk::statutory("2026-04-01");
    let agreed = || say(Step::OralRecordAgreed);
    refused(
        desk.take("2026-04-02", agreed()),
        GuardId::StepAfterWhatItNeeds,
        "Regulation 16",
    );
    assert!(desk.running("ST-06"));
    free(desk.take("2026-04-07", say(Step::OralRecordSent)));
    free(desk.take("2026-04-13", agreed()));
    assert_eq!(desk.stopped("ST-06"), (day("2026-04-07"), 2, true));
    assert_eq!(
        desk.due("ST-10"),
        day("2026-04-17"),
        "from receipt all the same"
    );
    // where a council counts stage 2 from the record, that is stage 2's own statement
    let mut later = desk.under(chose("C8", Some("record_agreed"), None, "2026-04-01"));
    later.send(ONE, "2026-04-15");
    free(later.ask(TWO, "2026-04-20"));
    assert_eq!(later.runs("ST-20").0, day("2026-04-20"));
}
