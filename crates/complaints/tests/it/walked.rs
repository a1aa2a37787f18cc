//! What somebody who drove Heard by hand found wrong: each as a fact that holds since.

use crate::desk::{Desk, ONE, THREE, TWO, answer, step, take_back, withdraw};
use crate::way::{Says, day, free, refused, say};
use complaints::clock::{ClockState, clocks};
use complaints::codes::{Outcome, RemedyKind};
use complaints::command::Command;
use complaints::gaps::{Gap, gaps};
use complaints::ids::{PointNumber, RecommendationNumber, RouteNumber, StageNumber};
use complaints::promises::unpromised;
use complaints::recommendations::recommendations;
use complaints::remedy::{RemedySource, RemedyTerms};
use complaints::rules::GuardId;
use complaints::status::{Status, in_words};
use complaints::step::{About, Answer, Step};

const FIRST: RecommendationNumber = RecommendationNumber(1);

fn found(desk: &Desk) -> Vec<Gap> {
    let clocks = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
    gaps(desk.case(), &clocks)
}

/// At stage 2, with a recommendation of it that was answered so.
fn recommended(answered: Answer) -> Desk {
    let mut desk = Desk::at_stage_2("2026-06-01", "2026-06-15");
    desk.investigate(day("2026-07-20"));
    let about = About::Recommendation(FIRST);
    let made = say(Step::RecommendationMade).at(TWO).about(about);
    free(desk.take("2026-07-20", made));
    let said = say(Step::RecommendationAnswered).at(TWO).about(about);
    free(desk.take("2026-07-20", said.answer(answered)));
    desk
}

#[test]
fn each_stage_counts_its_own_recommendations_and_answers_them() {
    let mut desk = recommended(Answer::Rejected);
    desk.send(TWO, "2026-07-20");
    free(desk.ask(THREE, "2026-07-27"));
    desk.constitute_panel(day("2026-07-29"));
    free(desk.take("2026-09-01", say(Step::PanelHeld).at(THREE)));
    let about = About::Recommendation(FIRST);
    let made = say(Step::RecommendationMade).at(THREE).about(about);
    free(desk.take("2026-09-02", made));
    let said = |desk: &Desk| -> Vec<Option<Answer>> {
        let all = recommendations(desk.case().state());
        let answers = all.iter().map(|it| it.answered.and_then(|it| it.it.answer));
        answers.collect()
    };
    assert_eq!(said(&desk), [Some(Answer::Rejected), None]);
    let accepted = say(Step::RecommendationAnswered).at(THREE).about(about);
    free(desk.take("2026-09-10", accepted.answer(Answer::Accepted)));
    let both = [Some(Answer::Rejected), Some(Answer::Accepted)];
    assert_eq!(said(&desk), both);
    let terms = RemedyTerms {
        due_on: Some(day("2026-10-01")),
        source: RemedySource {
            stage: Some(THREE),
            recommendation: Some(FIRST),
            ..RemedySource::default()
        },
        ..RemedyTerms::new(RemedyKind::ServiceChange)
    };
    free(desk.give(Command::AgreeRemedy {
        on: day("2026-09-10"),
        remedy: terms,
    }));
    let all = recommendations(desk.case().state());
    let carried_out: Vec<usize> = all.iter().map(|it| it.remedies.len()).collect();
    assert_eq!(carried_out, [0, 1]);
}

#[test]
fn an_accepted_recommendation_without_an_action_stands_among_the_gaps_and_the_promises() {
    let mut desk = recommended(Answer::Accepted);
    assert_eq!(unpromised(desk.case()), []);
    desk.send(TWO, "2026-07-20");
    assert!(found(&desk).contains(&Gap::AcceptedWithoutAction(TWO, FIRST)));
    let open = unpromised(desk.case());
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].stage, open[0].recommendation), (TWO, FIRST));
    assert_eq!(open[0].accepted_on, day("2026-07-20"));
    let mut terms = RemedyTerms::new(RemedyKind::ServiceChange);
    terms.due_on = Some(day("2026-10-01"));
    terms.source.recommendation = Some(FIRST);
    free(desk.give(Command::AgreeRemedy {
        on: day("2026-08-01"),
        remedy: terms,
    }));
    assert_eq!(unpromised(desk.case()), []);
    assert!(!found(&desk).contains(&Gap::AcceptedWithoutAction(TWO, FIRST)));
}

#[test]
fn a_rejected_recommendation_needs_no_action() {
    let mut desk = recommended(Answer::Rejected);
    desk.send(TWO, "2026-07-20");
    assert_eq!(unpromised(desk.case()), []);
}

#[test]
fn a_missed_limit_stays_missed_once_the_stage_is_answered() {
    let mut desk = Desk::corporate("2026-06-01");
    // due on Monday 8 June, the fifth working day
    assert_eq!(desk.due("CO-10"), day("2026-06-08"));
    desk.send(ONE, "2026-06-15");
    let clock = desk.clock("CO-10");
    let on = day("2026-06-15");
    assert_eq!(clock.state, ClockState::Missed { on });
    assert_eq!(clock.met(), Some(false));
    let delay = clock
        .delay(desk.case().state(), &desk.calendar, desk.today)
        .expect("within the calendar")
        .expect("it is late");
    assert_eq!(delay.late, 5);
    // whoever finds the letter afterwards records its day, and that counts
    free(desk.give(Command::Acknowledge {
        on: day("2026-06-04"),
    }));
    assert_eq!(desk.stopped("CO-10"), (day("2026-06-04"), 3, true));
}

#[test]
fn a_limit_that_had_time_left_when_the_stage_was_answered_is_not_missed() {
    let mut desk = Desk::corporate("2026-06-01");
    desk.send(ONE, "2026-06-03");
    assert_eq!(desk.times(Step::LimitMissed), 0);
    assert_eq!(desk.clock("CO-10").state, ClockState::Unknown);
}

#[test]
fn a_missed_limit_is_recorded_with_the_answer_and_by_nobody_else() {
    let mut desk = Desk::corporate("2026-06-01");
    let step = say(Step::LimitMissed).at(ONE).refers_to("CO-10");
    let refusal = desk.take("2026-06-15", step).expect_err("it is refused");
    assert!(
        refusal
            .to_string()
            .contains("recorded with the answer itself"),
        "{refusal}"
    );
}

#[test]
fn a_stage_that_was_left_before_it_was_due_did_not_end_with_the_case() {
    let mut desk = Desk::statutory("2026-06-01");
    let both = say(Step::StageOneSkipAgreed).at(ONE).answer(Answer::Both);
    desk.take("2026-06-03", both).expect("both agree");
    let clock = desk.clock("ST-10");
    assert_eq!(clock.state, ClockState::Ended);
    assert_eq!(
        clock.ended_in_words(desk.case().state()),
        "ended before it was due: the next stage was asked for"
    );
}

#[test]
fn a_case_is_closed_once() {
    let mut desk = Desk::statutory("2026-06-01");
    desk.send(ONE, "2026-06-10");
    let close = |on: &str| step(Step::Closed, None, day(on));
    desk.give(close("2026-07-20")).expect("it is closed");
    refused(
        desk.give(close("2026-07-28")),
        GuardId::StepOnce,
        "closed on 20 July 2026 already",
    );
    assert_eq!(
        in_words(desk.case().state()),
        "Stage 1 answered; closed on 20 July 2026"
    );
    desk.give(Command::Reopen {
        on: day("2026-07-29"),
        reason: "more came to light".into(),
    })
    .expect("it is taken up again");
    desk.give(close("2026-07-30")).expect("it is closed again");
}

/// Stage 1 answered for point 1, while point 2 was parked for proceedings that ended.
fn answered_in_part() -> Desk {
    let mut desk = Desk::statutory("2026-06-01");
    desk.another_point("2026-06-01");
    free(desk.park("2026-06-03", &[2], None));
    desk.send(ONE, "2026-06-10");
    desk
}

fn the_rest(on: &str, outcome: Option<Outcome>) -> Command {
    Command::AnswerStage {
        route: RouteNumber::MAIN,
        stage: ONE,
        on: day(on),
        by: None,
        post: None,
        next_stage_told: true,
        ombudsman_told: true,
        outcome,
        findings: vec![(PointNumber(2), Outcome::NotUpheld)],
        actions: Vec::new(),
    }
}

fn unpark(desk: &mut Desk, on: &str) {
    let parking = *desk.case().state().parkings.keys().next().expect("parked");
    desk.give(Command::EndParking {
        parking,
        on: day(on),
    })
    .expect("the parking ends");
}

#[test]
fn the_answer_for_a_point_that_waited_does_not_overwrite_the_outcome_of_the_stage() {
    let mut desk = answered_in_part();
    unpark(&mut desk, "2026-06-15");
    let warnings = desk
        .give(the_rest("2026-06-16", Some(Outcome::NotUpheld)))
        .expect("it is answered");
    let said = |it: &complaints::decide::Remark| it.guard.id == GuardId::StatedAsFound;
    assert!(warnings.iter().any(said), "{warnings:?}");
    let stage = &desk.case().state().stages()[&ONE];
    assert_eq!(stage.outcome, Some(Outcome::PartiallyUpheld));
}

#[test]
fn an_outcome_that_nobody_states_anew_stays_and_is_remarked() {
    let mut desk = answered_in_part();
    unpark(&mut desk, "2026-06-15");
    let warnings = desk
        .give(the_rest("2026-06-16", None))
        .expect("it is answered");
    let said = |it: &complaints::decide::Remark| it.guard.id == GuardId::StatedAsFound;
    assert!(warnings.iter().any(said), "{warnings:?}");
    let stage = &desk.case().state().stages()[&ONE];
    assert_eq!(stage.outcome, Some(Outcome::Upheld));
}

#[test]
fn what_is_parked_at_stage_3_or_by_the_corporate_procedure_is_not_late() {
    let mut desk = Desk::at_stage_3("2026-06-15");
    free(desk.park("2026-06-22", &[], None));
    assert_eq!(desk.clock("ST-33").due, None);
    assert!(!desk.clock("ST-33").late(day("2026-11-24")));
    unpark(&mut desk, "2026-07-06");
    // 30 working days from 15 June are over on 27 July; ten of them were parked
    assert_eq!(desk.due("ST-33"), day("2026-08-10"));
    let mut desk = Desk::corporate("2026-06-01");
    free(desk.give(Command::Acknowledge {
        on: day("2026-06-02"),
    }));
    free(desk.park("2026-06-03", &[], None));
    assert_eq!(desk.clock("CO-11").due, None);
}

#[test]
fn a_point_whose_parking_a_person_closed_waits_for_nothing() {
    let mut desk = answered_in_part();
    assert_eq!(desk.status(), Status::Stage1);
    free(desk.take(
        "2026-06-19",
        say(Step::ProceedingsEnded).names("2026-06-19"),
    ));
    free(desk.take("2026-06-20", say(Step::InvitedBack)));
    desk.take("2027-07-01", say(Step::ParkedClosed))
        .expect("a person closes it");
    assert_eq!(desk.status(), Status::Stage1Answered);
    let state = desk.case().state();
    let parking = state.parkings.values().next().expect("parked");
    let closed = state
        .parking_closed(parking)
        .and_then(complaints::occurred::Occurred::day);
    assert_eq!(closed, Some(day("2027-07-01")));
    free(desk.take("2027-08-02", say(Step::Resubmitted)));
    assert_eq!(desk.status(), Status::Stage1);
}

fn entry(desk: &Desk, text: &str) -> u32 {
    let all = complaints::timeline::timeline(desk.case());
    let found = all.iter().find(|it| it.text.contains(text));
    found.unwrap_or_else(|| panic!("no {text}")).seq
}

#[test]
fn an_answer_that_is_taken_back_leaves_nothing_of_what_it_said() {
    let mut desk = Desk::statutory("2026-06-01");
    desk.today = day("2026-06-10");
    let mut sent = answer(ONE, day("2026-06-10"));
    if let Command::AnswerStage { actions, .. } = &mut sent {
        let mut apology = RemedyTerms::new(RemedyKind::Apology);
        apology.owner = Some("Team manager".to_owned());
        apology.due_on = Some(day("2026-06-20"));
        actions.push(apology);
    }
    free(desk.give(sent));
    assert_eq!(desk.times(Step::OmbudsmanExplained), 1);
    let seq = entry(&desk, "Stage 1 answered");
    desk.give(take_back(seq)).expect("it is taken back");
    let state = desk.case().state();
    let stage = &state.stages()[&ONE];
    assert_eq!((stage.answered, stage.outcome), (None, None));
    assert!(state.points[&PointNumber(1)].findings.is_empty());
    assert!(state.remedies.is_empty());
    assert_eq!(desk.times(Step::OmbudsmanExplained), 0);
    assert_eq!(desk.times(Step::OwnerNamed), 0);
    free(desk.give(answer(ONE, day("2026-06-10"))));
}

#[test]
fn a_point_that_is_taken_back_leaves_no_finding() {
    let mut desk = Desk::statutory("2026-06-01");
    desk.another_point("2026-06-01");
    let mut both = the_rest("2026-06-10", Some(Outcome::PartiallyUpheld));
    if let Command::AnswerStage { findings, .. } = &mut both {
        findings.push((PointNumber(1), Outcome::Upheld));
    }
    desk.give(both).expect("both are answered");
    let seq = entry(&desk, "Point 2: Delay");
    desk.give(take_back(seq)).expect("it is taken back");
    let points: Vec<PointNumber> = desk.case().state().points.keys().copied().collect();
    assert_eq!(points, [PointNumber(1)]);
}

#[test]
fn the_time_for_which_it_was_withdrawn_does_not_count() {
    let mut desk = Desk::statutory("2026-10-05");
    assert_eq!(desk.due("ST-10"), day("2026-10-19"));
    free(desk.give(withdraw(day("2026-10-08"))));
    desk.give(Command::Reopen {
        on: day("2026-11-02"),
        reason: "they changed their mind".into(),
    })
    .expect("it is taken up again");
    // two days had counted when it was withdrawn on the third: eight are left from 2 November
    let clock = desk.clock("ST-10");
    assert_eq!(clock.first_due, day("2026-10-19"));
    assert_eq!(clock.due, Some(day("2026-11-11")));
    assert_eq!(clock.paused_days, 17);
}

#[test]
fn what_the_council_turned_away_itself_counts_the_whole_time() {
    let mut desk = Desk::statutory("2026-10-05");
    let due = desk.due("ST-10");
    desk.does_not_qualify(day("2026-10-08"));
    let ground = complaints::codes::Ground::Other;
    desk.give(crate::desk::not_accept_because(
        day("2026-10-08"),
        ground,
        "about another council",
    ))
    .expect("it is turned away");
    desk.give(Command::Reopen {
        on: day("2026-11-02"),
        reason: "it was for this council".into(),
    })
    .expect("it is taken up again");
    assert_eq!(desk.due("ST-10"), due);
}

#[test]
fn the_statement_of_complaint_is_the_written_record_of_what_was_said() {
    let mut desk = Desk::at_stage_2("2026-06-01", "2026-06-15");
    assert!(desk.running("ST-06"));
    free(desk.take("2026-06-18", say(Step::StatementDrafted).at(TWO)));
    let (on, ..) = desk.stopped("ST-06");
    assert_eq!(on, day("2026-06-18"));
}

#[test]
fn what_the_answer_of_stage_2_left_out_is_not_recorded_until_it_is() {
    let mut desk = Desk::at_stage_2("2026-06-01", "2026-06-15");
    desk.investigate(day("2026-07-20"));
    desk.send(TWO, "2026-07-20");
    let left_out = [Gap::ReportsNotShared, Gap::AdjudicatorUndeclared];
    let now = found(&desk);
    assert!(left_out.iter().all(|it| !now.contains(it)), "{now:?}");
    for text in [
        "Both reports sent",
        "Declaration about independence (person 3)",
    ] {
        let seq = entry(&desk, text);
        desk.give(take_back(seq)).expect("it is taken back");
    }
    let now = found(&desk);
    assert!(left_out.iter().all(|it| now.contains(it)), "{now:?}");
}

#[test]
fn an_empty_characteristic_says_nothing() {
    use complaints::personal::{Characteristics, PersonDetails};
    let blank = PersonDetails {
        name: Some("Rowan".into()),
        characteristics: Characteristics {
            sexual_orientation: Some("".into()),
            religion: Some(" ".into()),
            ..Characteristics::default()
        },
        ..PersonDetails::default()
    };
    let mut desk = Desk::statutory("2026-06-01");
    desk.give(Command::AddPerson {
        on: day("2026-06-01"),
        person: complaints::ids::PersonId(uuid::Uuid::nil()),
        about: true,
        roles: Vec::new(),
        details: Box::new(blank),
    })
    .expect("a child is added");
    let mut people = desk.case().state().people.values();
    let known = people.next().and_then(|it| it.characteristics());
    assert_eq!(known, Some(&Characteristics::default()));
}

#[test]
fn no_stage_but_the_own_one_of_a_recommendation_is_named_by_its_number() {
    let mut desk = recommended(Answer::Accepted);
    desk.send(TWO, "2026-07-20");
    let mut terms = RemedyTerms::new(RemedyKind::ServiceChange);
    terms.source.recommendation = Some(FIRST);
    terms.source.stage = Some(StageNumber::One);
    refused(
        desk.give(Command::AgreeRemedy {
            on: day("2026-08-01"),
            remedy: terms,
        }),
        GuardId::KnownItem,
        "recommendation 1 was not made at stage 1, but at stage 2",
    );
}
