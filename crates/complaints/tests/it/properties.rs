//! What holds for any sequence of commands.

use crate::desk::{Desk, answer, extend, step};
use complaints::Case;
use complaints::clock::clocks;
use complaints::codes::{Kind, Procedure};
use complaints::command::Command;
use complaints::ids::RouteNumber;
use complaints::ids::StageNumber;
use complaints::status::status;
use complaints::step::Step;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn command(received: Date, what: u8, stage: u8, days: i64) -> Command {
    let on = received.saturating_add(days.days());
    let stage = StageNumber::ALL[usize::from(stage % 3)];
    match what % 9 {
        0 => Command::Acknowledge { on },
        1 => answer(stage, on),
        2 => extend(stage, on, on.saturating_add(20.days())),
        3 => Command::RequestStage {
            route: RouteNumber::MAIN,
            stage,
            on,
        },
        4 => Command::Withdraw { on },
        5 => Command::NotAccept {
            on,
            reason: "Duplicate".to_owned(),
        },
        6 => step(Step::ReportReceived, Some(stage), on),
        7 => Command::ArrangePanel {
            on,
            panel_on: on.saturating_add(40.days()),
        },
        _ => Command::Retract {
            seq: u32::try_from(days % 9).unwrap_or(1),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_history_replays_and_no_due_day_is_before_its_start(
        start in 0..3_000_i64,
        corporate in any::<bool>(),
        asked in prop::collection::vec((any::<u8>(), any::<u8>(), 0..200_i64), 0..14),
    ) {
        let received = date(2015, 1, 1).saturating_add(start.days());
        let procedure = if corporate { Procedure::Corporate } else { Procedure::ChildrenAct };
        let mut desk = Desk::with(Kind::Complaint, Some(procedure), received);
        for (what, stage, days) in asked {
            let before = desk.case().version();
            match desk.decide(command(received, what, stage, days)) {
                Ok(decision) => {
                    prop_assert!(decision.facts.len() < 8);
                    desk.give(command(received, what, stage, days)).expect("it was decided a moment ago");
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
                    prop_assert!(clock.rule.backwards || due > clock.from, "{}: {due} from {}", clock.rule.id, clock.from);
                    prop_assert!(clock.rule.backwards || due >= clock.first_due);
                }
            }
        }
    }

    #[test]
    fn one_more_bank_holiday_never_brings_an_answer_forward_nor_papers_back(
        start in 0..3_000_i64,
        holiday in 1..90_i64,
    ) {
        let received = date(2015, 1, 1).saturating_add(start.days());
        let mut desk = Desk::with_statutory(received);
        desk.give(Command::RequestStage {
        route: RouteNumber::MAIN, stage: StageNumber::Two, on: received }).expect("never refused");
        let before = clocks(desk.case(), &desk.rules, &desk.calendar).expect("within the calendar");
        let day = received.saturating_add(holiday.days());
        let Ok(more) = desk.calendar.with_bank_holiday(day, "A new bank holiday") else { return Ok(()) };
        let after = clocks(desk.case(), &desk.rules, &more).expect("within the calendar");
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(before.due <= after.due, "{}", before.rule.id);
        }
    }
}
