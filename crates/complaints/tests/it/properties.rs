//! What holds for any sequence of commands.

use crate::desk::{Desk, answer, extend, not_accept, withdraw};
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::codes::{
    Achieved, AdvocacyAnswer, Ground, Kind, Outcome, Procedure, Proceedings, ReferredBy,
    RemedyKind, Role,
};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{
    EntryNumber, ParkingNumber, PersonId, PersonNumber, PointNumber, RecommendationNumber,
    RemedyNumber, RouteNumber, SoughtNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::remedy::RemedyTerms;
use complaints::rules::{Asked, Rules, StepRule};
use complaints::status::status;
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use uuid::Uuid;
use workdays::Calendar;

const DAYS: std::ops::Range<i64> = 0..200;

fn received_on(start: i64) -> Date {
    date(2015, 1, 1).saturating_add(start.days())
}

fn numbers() -> impl Strategy<Value = u16> {
    1..4_u16
}

fn routes() -> impl Strategy<Value = RouteNumber> {
    prop_oneof![3 => Just(RouteNumber::MAIN), 1 => (2..4_u16).prop_map(RouteNumber)]
}

fn stages() -> impl Strategy<Value = StageNumber> {
    select(StageNumber::ALL.to_vec())
}

fn about() -> impl Strategy<Value = About> {
    (0..6_u8, numbers()).prop_map(|(what, number)| match what {
        0 => About::Case,
        1 => About::Point(PointNumber(number)),
        2 => About::Person(PersonNumber(number)),
        3 => About::Entry(EntryNumber(number)),
        4 => About::Remedy(RemedyNumber(number)),
        _ => About::Recommendation(RecommendationNumber(number)),
    })
}

/// Any step, about anything, with any answer, day, amount and reference.
fn any_step(on: Date) -> impl Strategy<Value = Command> {
    (
        (select(Step::ALL), routes(), about()),
        proptest::option::weighted(0.7, stages()),
        proptest::option::of(select(Answer::ALL)),
        proptest::option::of(DAYS.prop_map(move |days| on.saturating_add((days - 50).days()))),
        any::<Option<i64>>(),
        any::<(bool, bool)>(),
    )
        .prop_map(
            move |((step, route, about), stage, answer, day, amount_pence, said)| {
                let step = StepTaken {
                    step,
                    route,
                    stage,
                    about,
                    time: 1,
                    answer,
                    day,
                    days: None,
                    cause: None,
                    amount_pence,
                    reference: said.0.then(|| "a letter".to_owned()),
                    person_there: None,
                    by: None,
                    post: None,
                };
                Command::TakeStep {
                    on,
                    step,
                    text: said.0.then(|| "as it was written".into()),
                    reason: said.1.then(|| "as the file says".into()),
                }
            },
        )
}

/// A step as its rule has it: at one of its stages, about what it is about, with one of its answers.
fn fitting_step(on: Date) -> impl Strategy<Value = Command> {
    static RULES: LazyLock<Vec<StepRule>> = LazyLock::new(|| {
        let rules = Rules::built_in().expect("the rules that Heard brings read");
        rules.steps().cloned().collect()
    });
    let steps = select(RULES.as_slice());
    (
        steps,
        routes(),
        numbers(),
        any::<prop::sample::Index>(),
        DAYS,
    )
        .prop_map(move |(rule, route, number, which, days)| {
            let about = match rule.about.as_str() {
                "point" => About::Point(PointNumber(number)),
                "child" if days % 2 == 0 => About::Person(PersonNumber(number)),
                "person" => About::Person(PersonNumber(number)),
                "entry" => About::Entry(EntryNumber(number)),
                "remedy" => About::Remedy(RemedyNumber(number)),
                "recommendation" => About::Recommendation(RecommendationNumber(number)),
                _ => About::Case,
            };
            let step = StepTaken {
                step: rule.step,
                route,
                stage: (!rule.stages.is_empty()).then(|| *which.get(&rule.stages)),
                about,
                time: 1,
                answer: (!rule.answers.is_empty()).then(|| *which.get(&rule.answers)),
                day: Some(on.saturating_add((days - 20).days())),
                days: None,
                cause: None,
                amount_pence: Some(days * 100),
                reference: Some("a letter".to_owned()),
                person_there: Some(complaints::ids::PersonNumber(1)),
                by: None,
                post: None,
            };
            Command::TakeStep {
                on,
                step,
                text: (rule.asks.contains(&Asked::Text)).then(|| "as it was written".into()),
                reason: Some("as the file says".into()),
            }
        })
}

/// What is done to stages.
fn of_stages(on: Date) -> impl Strategy<Value = Command> {
    (0..8_u8, routes(), stages(), DAYS).prop_map(move |(what, route, stage, days)| {
        let later = on.saturating_add(days.days());
        match what {
            0 => Command::Acknowledge { on },
            1 => answer(stage, on),
            2 => Command::AnswerStage {
                route,
                stage,
                on,
                by: None,
                post: None,
                next_stage_told: true,
                ombudsman_told: true,
                outcome: None,
                findings: vec![(PointNumber(2), Outcome::NotUpheld)],
                actions: Vec::new(),
            },
            3 => extend(stage, on, later),
            4 | 5 => Command::RequestStage { route, stage, on },
            6 => withdraw(on),
            _ => Command::ArrangePanel {
                on,
                panel_on: later,
                reason: None,
                told_on: None,
            },
        }
    })
}

/// What is done to the case, its points, its people and its remedies.
#[expect(clippy::too_many_lines, reason = "one arm a command")]
fn of_the_case(on: Date) -> impl Strategy<Value = Command> {
    (0..21_u8, numbers(), any::<prop::sample::Index>(), DAYS).prop_map(
        move |(what, number, which, days)| {
            let later = on.saturating_add(days.days());
            let reason = || "as the file says".into();
            match what {
                0 => not_accept(on, Ground::Duplicate),
                1 => Command::Reopen {
                    on,
                    reason: reason(),
                },
                2 => Command::Park {
                    on,
                    proceedings: *which.get(Proceedings::ALL),
                    points: (1..number).map(PointNumber).collect(),
                    until: (days % 2 == 0).then_some(later),
                },
                3 => Command::EndParking {
                    parking: ParkingNumber(number),
                    on,
                },
                4 => Command::MovePoint {
                    on,
                    point: PointNumber(number),
                    to: *which.get(Procedure::ALL),
                    reason: reason(),
                },
                5 => Command::Convert {
                    on,
                    kind: *which.get(Kind::ALL),
                    procedure: (which.index(8) == 0).then_some(Procedure::ChildrenAct),
                    since: (days % 2 == 0).then_some(on),
                    reason: reason(),
                },
                6 => Command::RaisePoint {
                    on,
                    theme: None,
                    team: None,
                    text: Some(reason()),
                },
                7 => Command::AddPerson {
                    on,
                    person: PersonId(Uuid::from_u128(u128::from(number))),
                    about: number == 1,
                    roles: vec![*which.get(Role::ALL)],
                    details: Box::default(),
                },
                8 => Command::OfferAdvocacy {
                    on,
                    child: (days % 2 == 0).then_some(PersonNumber(number)),
                },
                9 => Command::AnswerAdvocacy {
                    on,
                    child: (days % 2 == 0).then_some(PersonNumber(number)),
                    answer: *which.get(AdvocacyAnswer::ALL),
                    reason: None,
                    provider: None,
                },
                10 => Command::OmbudsmanTells {
                    on,
                    reference: None,
                    referred_by: Some(*which.get(ReferredBy::ALL)),
                },
                11 => Command::OmbudsmanDecides {
                    on,
                    entry: EntryNumber(number),
                    decision: "Upheld".to_owned(),
                    investigated: Some(days % 2 == 0),
                },
                12 => Command::JudgeSought {
                    point: None,
                    on,
                    sought: SoughtNumber(number),
                    achieved: *which.get(Achieved::ALL),
                },
                13 | 14 => Command::AgreeRemedy {
                    on,
                    remedy: RemedyTerms {
                        amount_pence: Some(days),
                        due_on: Some(later),
                        entry: (what == 13).then_some(EntryNumber(number)),
                        ..RemedyTerms::new(*which.get(RemedyKind::ALL))
                    },
                },
                15 => Command::CompleteRemedy {
                    remedy: RemedyNumber(number),
                    on,
                },
                16 => Command::AddNote {
                    on,
                    text: reason(),
                    by: None,
                    contact: None,
                },
                17 => Command::DecideProcedure {
                    procedure: *which.get(Procedure::ALL),
                },
                18 => Command::Correct {
                    seq: u32::from(number),
                    occurred: Occurred::On(on),
                    event: Event::Acknowledged,
                    parts: Vec::new(),
                    reason: None,
                },
                19 => crate::desk::receive(Kind::Complaint, None, on),
                _ => Command::Retract {
                    seq: u32::from(number) + 2,
                    reason: Some(reason()),
                },
            }
        },
    )
}

/// A command of any sort, so many days after the receipt.
fn command(received: Date) -> impl Strategy<Value = Command> {
    DAYS.prop_flat_map(move |days| {
        let on = received.saturating_add(days.days());
        prop_oneof![
            1 => any_step(on),
            3 => fitting_step(on),
            3 => of_stages(on),
            2 => of_the_case(on),
        ]
    })
}

/// A contact of some procedure, or none yet, and what people ask to be done with it.
fn history() -> impl Strategy<Value = (Date, Option<Procedure>, Vec<Command>)> {
    let procedures = [
        Some(Procedure::ChildrenAct),
        Some(Procedure::ChildrenAct),
        Some(Procedure::Corporate),
        Some(Procedure::PublicHealth),
        None,
    ];
    (0..3_000_i64, select(procedures.to_vec())).prop_flat_map(|(start, procedure)| {
        let received = received_on(start);
        let asked = prop::collection::vec(command(received), 0..24);
        (Just(received), Just(procedure), asked)
    })
}

/// Clocks by what they are: rule, route, what they are about, and the how many-th of those.
fn by_name(
    desk: &Desk,
    calendar: &Calendar,
) -> BTreeMap<(String, RouteNumber, About, usize), Clock> {
    let mut named = BTreeMap::new();
    for clock in clocks(desk.case(), &desk.rules, calendar).expect("within the calendar") {
        let name = |time| (clock.rule.id.clone(), clock.route, clock.about, time);
        let time = (0..=named.len())
            .find(|time| !named.contains_key(&name(*time)))
            .expect("a number");
        named.insert(name(time), clock.clone());
    }
    named
}

/// Whether a request for stage 2 is due to the complainant: stage 1 was answered, and nothing ended the case.
fn may_ask_for_stage_two(case: &Case) -> bool {
    let state = case.state();
    let stage = |number| state.stages().get(&number);
    let procedures = [Some(Procedure::ChildrenAct), Some(Procedure::Corporate)];
    state.receipt.kind == Kind::Complaint
        && procedures.contains(&state.main().procedure)
        && state.accepted()
        && state.withdrawn.is_none()
        && stage(StageNumber::One).is_some_and(|it| it.answered.is_some())
        && stage(StageNumber::Two).is_none()
        && stage(StageNumber::Three).is_none()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_history_replays_keeps_its_rights_and_no_due_day_is_before_its_start(
        (received, procedure, asked) in history(),
        holiday in 1..250_i64,
    ) {
        let mut desk = Desk::with(Kind::Complaint, procedure, received);
        for command in asked {
            let before = desk.case().version();
            match desk.decide(command.clone()) {
                Ok(_) => {
                    desk.give(command).expect("it was decided a moment ago");
                    prop_assert!(desk.case().version() >= before);
                }
                Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
            }
            let case = desk.case();
            let replayed = Case::replay(case.id(), case.history().to_vec()).expect("what was stored reads");
            prop_assert_eq!(&replayed, case);
            let _ = status(case.state());
            for clock in clocks(case, &desk.rules, &desk.calendar).expect("within the calendar") {
                if let Some(due) = clock.due {
                    prop_assert!(clock.rule.backwards || due >= clock.from, "{}: {due} from {}", clock.rule.id, clock.from);
                    prop_assert!(clock.rule.backwards || due >= clock.first_due, "{}: {due}, {} at first", clock.rule.id, clock.first_due);
                }
            }
            if may_ask_for_stage_two(case) {
                let request = Command::RequestStage {
                    route: RouteNumber::MAIN,
                    stage: StageNumber::Two,
                    on: desk.today,
                };
                prop_assert!(desk.decide(request).is_ok(), "stage 2 is refused, years after stage 1 was answered");
            }
        }
        let day = received.saturating_add(holiday.days());
        let Ok(more) = desk.calendar.with_bank_holiday(day, "A new bank holiday") else { return Ok(()) };
        let (before, after) = (by_name(&desk, &desk.calendar), by_name(&desk, &more));
        for (name, clock) in &before {
            let Some(later) = after.get(name) else { continue };
            let (Some(due), Some(due_then)) = (clock.due, later.due) else { continue };
            if clock.rule.backwards {
                prop_assert!(due_then <= due, "{name:?}: {due_then} after {due}");
            } else {
                prop_assert!(due_then >= due, "{name:?}: {due_then} before {due}");
            }
        }
    }

    #[test]
    fn one_more_bank_holiday_never_brings_an_answer_forward(
        start in 0..3_000_i64,
        holiday in 1..90_i64,
    ) {
        let received = received_on(start);
        let mut desk = Desk::with_statutory(received);
        desk.give(Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: StageNumber::Two,
            on: received,
        }).expect("never refused");
        let before = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let day = received.saturating_add(holiday.days());
        let Ok(more) = desk.calendar.with_bank_holiday(day, "A new bank holiday") else { return Ok(()) };
        let after = clocks(desk.case(), &desk.rules, &more).expect("within the calendar");
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(before.due <= after.due, "{}", before.rule.id);
        }
    }
}
