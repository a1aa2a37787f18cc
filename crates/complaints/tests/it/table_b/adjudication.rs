//! B4, adjudication: a decision on each point, what is done, by whom and by when, and where the meetings have their place.

use crate::desk::{Desk, ONE, TWO, answer};
use crate::way::{Says, day, free, refused, say, warned};
use complaints::codes::{Outcome, RemedyKind};
use complaints::command::Command;
use complaints::ids::{PointNumber, RecommendationNumber, RemedyNumber};
use complaints::promises::{Kept, promises};
use complaints::remedy::{RemedySource, RemedyTerms};
use complaints::rules::GuardId;
use complaints::status::Status;
use complaints::step::{About, Answer, Step};
use complaints::timeline::timeline;
use rstest::rstest;

const TRAINING: RemedyTerms = RemedyTerms::new(RemedyKind::StaffTraining);

fn investigated() -> Desk {
    let mut desk = Desk::at_stage_2("2026-12-16", "2026-12-23");
    desk.another_point("2026-12-23");
    desk.investigate(day("2027-01-20"));
    desk
}

/// Point 1 upheld, point 2 not, and what is to be done.
fn adjudicated(actions: Vec<RemedyTerms>) -> Command {
    let found = [Outcome::Upheld, Outcome::NotUpheld];
    let mut command = answer(TWO, day("2027-01-29"));
    if let Command::AnswerStage {
        findings,
        outcome,
        actions: said,
        ..
    } = &mut command
    {
        *outcome = Some(Outcome::PartiallyUpheld);
        *findings = (1..).map(PointNumber).zip(found).collect();
        *said = actions;
    }
    command
}

fn action(point: u16, owner: &str, due: &str) -> RemedyTerms {
    RemedyTerms {
        text: Some("Supervision on timescales".into()),
        owner: Some(owner.to_owned()),
        due_on: Some(day(due)),
        source: RemedySource {
            point: Some(PointNumber(point)),
            ..RemedySource::default()
        },
        ..TRAINING
    }
}

#[test]
fn the_answer_decides_each_point_and_its_actions_become_promises_with_owner_and_day() {
    let mut desk = investigated();
    free(desk.give(adjudicated(vec![
        action(1, "Assessment North", "2027-03-31"),
        RemedyTerms {
            amount_pence: Some(15_000),
            ..action(2, "Head of service", "2027-02-26")
        },
    ])));
    assert_eq!(desk.status(), Status::Stage2Answered);
    let found = |point| desk.case().state().points[&PointNumber(point)].findings[&TWO].outcome;
    assert_eq!((found(1), found(2)), (Outcome::Upheld, Outcome::NotUpheld));
    let all = promises(desk.case());
    let told: Vec<_> = all
        .iter()
        .map(|it| {
            (
                it.remedy.0,
                it.owner.as_deref(),
                it.due_on,
                it.source.to_string(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                1,
                Some("Assessment North"),
                Some(day("2027-03-31")),
                "point 1, stage 2".to_owned()
            ),
            (
                2,
                Some("Head of service"),
                Some(day("2027-02-26")),
                "point 2, stage 2".to_owned()
            ),
        ]
    );
    assert!(all.iter().all(|it| it.state == Kept::Open));
    assert_eq!(all[0].agreed_on, Some(day("2027-01-29")));
    let due: Vec<_> = desk
        .clocks("AC-01")
        .iter()
        .map(|it| (it.from, it.due))
        .collect();
    assert_eq!(
        due,
        [
            (day("2027-01-29"), Some(day("2027-03-31"))),
            (day("2027-01-29"), Some(day("2027-02-26"))),
        ]
    );
    let lines: Vec<String> = timeline(desk.case())
        .into_iter()
        .map(|it| it.text)
        .collect();
    let agreed = "Remedy agreed: staff training, promised for 31 March 2027 (point 1, stage 2)";
    assert!(lines.iter().any(|it| it == agreed), "{lines:?}");
    assert!(lines.contains(&"Owner named (remedy 1): Assessment North".to_owned()));
}

/// Point 2 found so at stage 2, with what is to be done.
fn found(outcome: Outcome, actions: Vec<RemedyTerms>) -> Command {
    let mut command = adjudicated(actions);
    if let Command::AnswerStage {
        findings,
        outcome: stated,
        ..
    } = &mut command
    {
        *stated = Outcome::together([Outcome::NotUpheld, outcome]);
        *findings = vec![
            (PointNumber(1), Outcome::NotUpheld),
            (PointNumber(2), outcome),
        ];
    }
    command
}

#[rstest]
#[case(Outcome::Upheld)]
#[case(Outcome::PartiallyUpheld)]
fn a_point_upheld_is_put_right_or_it_is_said_why_not(#[case] outcome: Outcome) {
    let mut bare = investigated();
    warned(
        bare.give(found(outcome, Vec::new())),
        GuardId::UpheldIsPutRight,
        "nothing is to be done about point 2",
    );
    assert_eq!(bare.status(), Status::Stage2Answered);
    // what is done about another point puts this one not right
    let mut other = investigated();
    warned(
        other.give(found(
            outcome,
            vec![action(1, "Assessment North", "2027-03-31")],
        )),
        GuardId::UpheldIsPutRight,
        "nothing is to be done about point 2",
    );
    let mut acted = investigated();
    free(acted.give(found(
        outcome,
        vec![action(2, "Assessment North", "2027-03-31")],
    )));
    let mut whole = action(2, "Assessment North", "2027-03-31");
    whole.source.point = None;
    free(investigated().give(found(outcome, vec![whole])));
    let mut before = investigated();
    before.remedy("2027-01-21", "2027-03-31", None);
    free(before.give(found(outcome, Vec::new())));
    let mut reasoned = investigated();
    let enough = || {
        let about = About::Point(PointNumber(2));
        say(Step::NoActionReasoned).at(TWO).about(about)
    };
    warned(
        investigated().take_bare("2027-01-21", enough()),
        GuardId::StepSaysWhatItMust,
        "the reason in words",
    );
    free(reasoned.take("2027-01-21", enough()));
    free(reasoned.give(found(outcome, Vec::new())));
}

#[rstest]
#[case(Outcome::NotUpheld)]
#[case(Outcome::Inconclusive)]
fn what_is_not_upheld_asks_for_no_action(#[case] outcome: Outcome) {
    free(investigated().give(found(outcome, Vec::new())));
}

#[rstest]
#[case::nobody(RemedyTerms { owner: None, ..action(1, "", "2027-03-31") }, "action 1 does not say by whom it is done")]
#[case::blank(
    action(1, " ", "2027-03-31"),
    "action 1 does not say by whom it is done"
)]
#[case::no_day(RemedyTerms { due_on: None, ..action(1, "Assessment North", "2027-03-31") }, "action 1 does not say by when it is done")]
#[case::neither(TRAINING, "action 1 does not say by whom, nor by when, it is done")]
fn an_adjudicated_action_says_by_whom_and_by_when(#[case] action: RemedyTerms, #[case] why: &str) {
    let mut desk = investigated();
    refused(
        desk.give(adjudicated(vec![action])),
        GuardId::ActionWithOwnerAndDay,
        why,
    );
    assert_eq!(desk.status(), Status::Stage2);
    assert!(desk.case().state().remedies.is_empty());
}

#[test]
fn an_action_of_stage_1_without_owner_or_day_is_recorded_and_warned_about() {
    let mut desk = Desk::statutory("2026-12-16");
    let mut command = answer(ONE, day("2026-12-23"));
    if let Command::AnswerStage { actions, .. } = &mut command {
        actions.push(TRAINING);
    }
    warned(
        desk.give(command),
        GuardId::ActionWithOwnerAndDay,
        "Complaint Handling Code 6.6",
    );
    let remedy = &desk.case().state().remedies[&RemedyNumber(1)];
    assert_eq!(remedy.source.stage, Some(ONE));
    assert_eq!(desk.times(Step::OwnerNamed), 0);
}

#[test]
fn an_action_is_for_a_point_and_a_recommendation_that_there_are() {
    let mut desk = investigated();
    let of = |point, recommendation| {
        let mut action = action(point, "Assessment North", "2027-03-31");
        action.source.recommendation = recommendation;
        adjudicated(vec![action])
    };
    let guard = GuardId::KnownItem;
    refused(desk.give(of(7, None)), guard, "the case has no point 7");
    let first = Some(RecommendationNumber(1));
    refused(
        desk.give(of(1, first)),
        guard,
        "no recommendation 1 was made",
    );
    let about = About::Recommendation(RecommendationNumber(1));
    let recommended = |step| say(step).at(TWO).about(about);
    free(desk.take("2027-01-20", recommended(Step::RecommendationMade)));
    free(desk.take(
        "2027-01-29",
        recommended(Step::RecommendationAnswered).answer(Answer::Accepted),
    ));
    free(desk.give(of(1, first)));
    let remedy = &desk.case().state().remedies[&RemedyNumber(1)];
    assert_eq!(
        remedy.source.to_string(),
        "point 1, stage 2, recommendation 1"
    );
}

fn meeting(step: Step, answer: Answer) -> complaints::step::StepTaken {
    say(step).answer(answer)
}

#[test]
fn the_adjudicating_officers_meeting_is_offered_and_held_between_the_reports_and_the_answer() {
    let guard = GuardId::MeetingInItsPlace;
    let mut early = Desk::at_stage_2("2026-12-16", "2026-12-23");
    warned(
        early.take(
            "2027-01-04",
            meeting(Step::MeetingOffered, Answer::Adjudication),
        ),
        guard,
        "not recorded: Investigating officer's report received; Independent person's report received; Adjudicating \
         officer appointed",
    );
    let mut desk = investigated();
    let mut bare = investigated();
    warned(
        bare.take(
            "2027-01-22",
            meeting(Step::MeetingHeld, Answer::Adjudication),
        ),
        guard,
        "not recorded: the offer of this meeting",
    );
    free(desk.take(
        "2027-01-21",
        meeting(Step::MeetingOffered, Answer::Adjudication),
    ));
    free(desk.take(
        "2027-01-22",
        meeting(Step::MeetingHeld, Answer::Adjudication),
    ));
    free(desk.give(adjudicated(Vec::new())));
    warned(
        desk.take(
            "2027-02-01",
            meeting(Step::MeetingHeld, Answer::Adjudication),
        ),
        guard,
        "stage 2 was answered on 29 January 2027 already",
    );
}

#[test]
fn the_investigators_feedback_comes_after_both_reports_and_before_the_answer() {
    let guard = GuardId::MeetingInItsPlace;
    let feedback = || meeting(Step::MeetingHeld, Answer::Feedback);
    let mut early = Desk::at_stage_2("2026-12-16", "2026-12-23");
    warned(
        early.take("2027-01-04", feedback()),
        guard,
        "not recorded: Investigating officer's report received; Independent person's report received",
    );
    let mut desk = investigated();
    free(desk.take("2027-01-21", feedback()));
    free(desk.give(adjudicated(Vec::new())));
    warned(
        desk.take("2027-02-01", feedback()),
        guard,
        "stage 2 was answered on 29 January 2027 already",
    );
    // a meeting to resolve the matter, or to mediate, has no such place
    free(desk.take("2027-02-01", meeting(Step::MeetingHeld, Answer::Mediation)));
}
