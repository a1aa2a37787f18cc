//! Whatever people do to a case, its export gives the same case in an empty register.

use crate::round_trip::{clocks_of, there_and_back};
use casework::records::{Line, PersonIds, facts, read, write};
use complaints::Case;
use complaints::case::Withdrawal;
use complaints::codes::{ApprovedBy, Ground, Kind, Method, Outcome, Post, Procedure, RemedyKind};
use complaints::command::Command;
use complaints::decide::{Context, decide};
use complaints::event::{Event, Receipt};
use complaints::history::revise;
use complaints::ids::{
    CaseId, EntryNumber, PointNumber, RecommendationNumber, RemedyNumber, RouteNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::Salt;
use complaints::recorded::{Actor, Fact, Recorded, Source};
use complaints::remedy::{RemedySource, RemedyTerms};
use complaints::rules::{Asked, Rules};
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use uuid::Uuid;
use workdays::Calendar;

/// What somebody does, by small numbers: what cannot be done where the case is, is refused and changes nothing.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Wait(i64),
    Move(u16, Procedure),
    Convert(Kind, Option<Procedure>),
    Refuse,
    Withdraw,
    Reopen,
    Extend,
    Answer(u16, StageNumber),
    Ask(StageNumber),
    Panel,
    OmbudsmanTells,
    OmbudsmanDecides,
    AgreeRemedy(bool),
    CompleteRemedy(u16),
    Take(Step, Option<StageNumber>, Option<Answer>),
}

const STAGES: [StageNumber; 3] = StageNumber::ALL;

fn deed() -> impl Strategy<Value = Deed> {
    let stage = || prop::sample::select(STAGES.to_vec());
    let procedure = prop::sample::select(Procedure::ALL.to_vec());
    let turned = prop::sample::select(vec![
        (Kind::ServiceRequest, None),
        (Kind::Complaint, Some(Procedure::ChildrenAct)),
        (Kind::Complaint, Some(Procedure::Corporate)),
        (Kind::Representation, None),
    ]);
    let step = prop::sample::select(Step::ALL.to_vec());
    let answer = prop::option::of(prop::sample::select(Answer::ALL.to_vec()));
    prop_oneof![
        3 => (0i64..30).prop_map(Deed::Wait),
        3 => (1u16..4, procedure).prop_map(|(point, to)| Deed::Move(point, to)),
        2 => turned.prop_map(|(kind, by)| Deed::Convert(kind, by)),
        2 => Just(Deed::Refuse),
        2 => Just(Deed::Withdraw),
        4 => Just(Deed::Reopen),
        1 => Just(Deed::Extend),
        3 => (1u16..4, stage()).prop_map(|(route, stage)| Deed::Answer(route, stage)),
        3 => stage().prop_map(Deed::Ask),
        1 => Just(Deed::Panel),
        1 => Just(Deed::OmbudsmanTells),
        1 => Just(Deed::OmbudsmanDecides),
        2 => any::<bool>().prop_map(Deed::AgreeRemedy),
        2 => (1u16..4).prop_map(Deed::CompleteRemedy),
        8 => (step, prop::option::of(stage()), answer).prop_map(|(step, at, answer)| Deed::Take(step, at, answer)),
    ]
}

#[expect(clippy::too_many_lines, reason = "one arm a deed")]
fn command(deed: Deed, on: Date, rules: &Rules) -> Option<Command> {
    let route = RouteNumber::MAIN;
    let reason = || "as the file says".into();
    Some(match deed {
        Deed::Wait(_) => return None,
        Deed::Move(point, to) => Command::MovePoint {
            on,
            point: PointNumber(point),
            to,
            reason: reason(),
        },
        Deed::Convert(kind, procedure) => Command::Convert {
            on,
            kind,
            procedure,
            since: None,
            reason: reason(),
        },
        Deed::Refuse => Command::NotAccept {
            on,
            ground: Ground::NotThisCouncil,
            reason: None,
            ombudsman_named: true,
        },
        Deed::Withdraw => Command::Withdraw {
            route: None,
            on,
            who: None,
            how: Withdrawal {
                method: Some(Method::Letter),
                looked_at: Some(true),
                reason: Some(reason()),
            },
        },
        Deed::Reopen => Command::Reopen {
            on,
            reason: reason(),
        },
        Deed::Extend => Command::ExtendStage {
            route,
            stage: StageNumber::One,
            on,
            to: on.saturating_add(10.days()),
            reason: Some(reason()),
            told_on: Some(on),
            approved_by: Some(ApprovedBy::Director),
        },
        Deed::Answer(route, stage) => Command::AnswerStage {
            route: RouteNumber(route),
            stage,
            on,
            by: None,
            post: Some(Post::SecondClass),
            // stage 2 says nothing of the panel, so that the time to ask for it has no end
            next_stage_told: stage == StageNumber::One,
            ombudsman_told: true,
            outcome: Some(Outcome::Upheld),
            findings: Vec::new(),
            actions: Vec::new(),
        },
        Deed::Ask(stage) => Command::RequestStage { route, stage, on },
        Deed::Panel => Command::ArrangePanel {
            on,
            panel_on: on.saturating_add(20.days()),
            reason: Some("the hall is taken".into()),
            told_on: Some(on),
        },
        Deed::OmbudsmanTells => Command::OmbudsmanTells {
            on,
            reference: None,
            referred_by: None,
        },
        Deed::OmbudsmanDecides => Command::OmbudsmanDecides {
            on,
            entry: EntryNumber(1),
            decision: "Upheld".to_owned(),
            investigated: Some(true),
        },
        Deed::AgreeRemedy(recommended) => Command::AgreeRemedy {
            on,
            remedy: RemedyTerms {
                source: RemedySource {
                    point: (!recommended).then_some(PointNumber(1)),
                    stage: (!recommended).then_some(StageNumber::One),
                    recommendation: None,
                },
                due_on: Some(on.saturating_add(28.days())),
                entry: recommended.then_some(EntryNumber(1)),
                ..RemedyTerms::new(RemedyKind::Apology)
            },
        },
        Deed::CompleteRemedy(remedy) => Command::CompleteRemedy {
            remedy: RemedyNumber(remedy),
            on,
        },
        Deed::Take(step, stage, answer) => {
            let rule = rules.step(step);
            let about = match rule.about.as_str() {
                "point" => About::Point(PointNumber(1)),
                "entry" => About::Entry(EntryNumber(1)),
                "remedy" => About::Remedy(RemedyNumber(1)),
                "recommendation" => About::Recommendation(RecommendationNumber(1)),
                _ => About::Case,
            };
            let asks = |what| rule.asks.contains(&what);
            let step = StepTaken {
                about,
                answer,
                day: (asks(Asked::Day) || asks(Asked::Review)).then(|| on.saturating_add(9.days())),
                reference: asks(Asked::Reference).then(|| "a letter".to_owned()),
                ..StepTaken::new(step, stage)
            };
            Command::TakeStep {
                on,
                step,
                text: asks(Asked::Text).then(reason),
                reason: Some(reason()),
            }
        }
    })
}

fn recorded(since: u32, facts: Vec<Fact>, on: Date) -> Vec<Recorded> {
    let noon = on.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    let recorded_at = noon.expect("a time of day").timestamp();
    (since + 1..)
        .zip(facts)
        .map(|(seq, fact)| Recorded {
            seq,
            occurred: fact.occurred,
            recorded_at,
            by: Actor {
                account: "officer".to_owned(),
                role: "complaints_team".to_owned(),
            },
            source: Source::Person,
            event: fact.event,
            parts: fact
                .parts
                .into_iter()
                .map(|part| (part, Salt([0; 16])))
                .collect(),
        })
        .collect()
}

fn received(on: Date) -> Command {
    let point = |number| {
        let event = Event::PointRaised {
            point: PointNumber(number),
            theme: Some("Delay".to_owned()),
            team: None,
            procedure: None,
        };
        Fact::new(Occurred::On(on), event)
    };
    Command::Receive {
        receipt: Box::new(Receipt {
            reference: "NOR-9".to_owned(),
            kind: Kind::Complaint,
            procedure: Some(Procedure::ChildrenAct),
            method: Some(Method::Letter),
            received_at: Some(jiff::civil::time(17, 30, 0, 0)),
            raised_by: None,
            service_areas: Vec::new(),
            teams: Vec::new(),
            quadrant: None,
            locality: None,
        }),
        received: Occurred::On(on),
        texts: None,
        with: vec![point(1), point(2), point(3)],
    }
}

/// The case that comes of deeds, one after the other.
fn worked(deeds: &[Deed]) -> Case {
    let rules = Rules::built_in().expect("they read");
    let calendar = Calendar::england_and_wales();
    let mut today = date(2026, 9, 7);
    let mut case: Option<Case> = None;
    let given = deeds.iter().map(|it| {
        if let Deed::Wait(days) = it {
            today = today.saturating_add(days.days());
        }
        (today, command(*it, today, &rules))
    });
    let first = (date(2026, 9, 7), Some(received(date(2026, 9, 7))));
    for (on, command) in [first].into_iter().chain(given) {
        let Some(command) = command else { continue };
        let noon = on.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
        let context = Context {
            now: noon.expect("a time of day").timestamp(),
            rules: &rules,
            calendar: &calendar,
        };
        let Ok(decision) = decide(case.as_ref(), command, &context) else {
            continue;
        };
        let since = case.as_ref().map_or(0, Case::version);
        let events = recorded(since, decision.facts, on);
        let next = match case.take() {
            Some(case) => case.apply(events),
            None => Case::replay(CaseId(Uuid::nil()), events),
        };
        case = Some(next.expect("what was decided is a case"));
    }
    case.expect("a contact was received")
}

/// What an import of its own export would change.
fn imported_again(case: &Case) -> Vec<Fact> {
    let today = date(2028, 12, 1);
    let line = write(case).line().expect("it is written");
    let Line::Case(record) = read(&line, today).expect("the line is good") else {
        panic!("a case");
    };
    revise(case, facts(&record, &PersonIds::none()), today).expect("nobody disagrees")
}

fn comes_back(deeds: &[Deed]) {
    let worked = worked(deeds);
    let (first, second) = there_and_back(worked.history().to_vec());
    assert_eq!(clocks_of(&second), clocks_of(&first));
    assert_eq!(imported_again(&second), []);
    let (there, back) = (first.state(), second.state());
    assert_eq!(back.routes, there.routes);
    assert_eq!(back.moves, there.moves);
    assert_eq!(back.conversions, there.conversions);
    assert_eq!(back.reopenings, there.reopenings);
    assert_eq!(back.refusal, there.refusal);
    assert_eq!(back.withdrawn, there.withdrawn);
    assert_eq!(back.withdrawal, there.withdrawal);
    assert_eq!(back.received_on, there.received_on);
    assert_eq!(back.counted_from, there.counted_from);
    assert_eq!(
        complaints::status::status(back),
        complaints::status::status(there)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn whatever_is_done_to_a_case_it_comes_back_with_its_clocks_stages_moves_and_reopenings(
        deeds in prop::collection::vec(deed(), 0..24)
    ) {
        comes_back(&deeds);
    }
}
