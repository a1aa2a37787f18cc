//! The model: where histories start, and what a move makes of a situation.

use super::moves::{self, Move};
use super::properties::{Right, properties};
use super::rows::{Change, allowed};
use super::situation::Situation;
use crate::desk::{Desk, ONE, THREE, TWO, answer, move_point, noon, recorded, step, step_with};
use complaints::Case;
use complaints::clock::{Clock, clocks};
use complaints::codes::{Kind, Procedure};
use complaints::command::Command;
use complaints::decide::{Context, decide};
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use complaints::recorded::Source;
use complaints::rules::Rules;
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::{Date, date};
use stateright::{Model, Property};
use std::collections::BTreeSet;
use std::sync::Mutex;
use workdays::Calendar;

/// A place of a procedure at which histories start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Received, no procedure decided.
    Undecided,
    /// Received, under a procedure.
    Received(Procedure),
    /// Stage 1 answered.
    Answered(Procedure),
    /// Stage 2 asked for.
    Asked(Procedure),
    /// Stage 2 with both reports, ready to be answered.
    Investigated,
    /// Stage 2 answered.
    Adjudicated(Procedure),
    /// A panel asked for.
    PanelAsked,
    /// The panel's report received and considered, ready to be answered.
    PanelReported,
    /// Stage 2 answered, of a complaint one point of which went by another procedure at the beginning.
    AdjudicatedBeside,
    /// The same, with the panel's report.
    PanelReportedBeside,
}

impl Place {
    pub(super) const ALL: [Self; 13] = [
        Self::Undecided,
        Self::Received(Procedure::ChildrenAct),
        Self::Answered(Procedure::ChildrenAct),
        Self::Asked(Procedure::ChildrenAct),
        Self::Investigated,
        Self::Adjudicated(Procedure::ChildrenAct),
        Self::PanelAsked,
        Self::PanelReported,
        Self::Received(Procedure::Corporate),
        Self::Answered(Procedure::Corporate),
        Self::Adjudicated(Procedure::Corporate),
        Self::AdjudicatedBeside,
        Self::PanelReportedBeside,
    ];

    /// How far along it is, and under which procedure.
    const fn reached(self) -> (u8, Option<Procedure>) {
        match self {
            Self::Undecided => (0, None),
            Self::Received(procedure) => (0, Some(procedure)),
            Self::Answered(procedure) => (1, Some(procedure)),
            Self::Asked(procedure) => (2, Some(procedure)),
            Self::Investigated => (3, Some(Procedure::ChildrenAct)),
            Self::Adjudicated(procedure) => (4, Some(procedure)),
            Self::PanelAsked => (5, Some(Procedure::ChildrenAct)),
            Self::PanelReported | Self::PanelReportedBeside => (6, Some(Procedure::ChildrenAct)),
            Self::AdjudicatedBeside => (4, Some(Procedure::ChildrenAct)),
        }
    }

    /// The case there, of two points, and the day it is.
    fn case(self) -> (Case, Date) {
        let (far, procedure) = self.reached();
        let mut today = date(2026, 9, 1);
        let mut desk = Desk::with(Kind::Complaint, procedure, today);
        let point = Command::RaisePoint {
            on: today,
            theme: Some("Letters".to_owned()),
            team: None,
            text: None,
        };
        // what is recorded later is recorded on its day
        desk.today = today;
        desk.give(point).expect("a second point");
        if matches!(self, Self::AdjudicatedBeside | Self::PanelReportedBeside) {
            desk.does_not_qualify(today);
            give(&mut desk, move_point(today, 2, Procedure::DataProtection));
            let qualifies = StepTaken {
                about: About::Point(PointNumber(1)),
                answer: Some(Answer::Qualifies),
                reference: Some("Children Act 1989 s.47".to_owned()),
                ..StepTaken::new(Step::FunctionReliedOn, None)
            };
            give(&mut desk, step_with(today, qualifies));
        }
        let ways: [fn(&mut Desk, Date); 6] = [
            |desk, on| give_answer(desk, ONE, on),
            |desk, on| give(desk, ask(TWO, on)),
            |desk, on| desk.investigate(on),
            |desk, on| give_answer(desk, TWO, on),
            |desk, on| give(desk, ask(THREE, on)),
            |desk, on| {
                desk.constitute_panel(on);
                for part in [
                    Step::PanelHeld,
                    Step::ReportIssued,
                    Step::ReportReceived,
                    Step::IndependentPersonConsulted,
                ] {
                    give(desk, step(part, Some(THREE), on));
                }
            },
        ];
        for (number, way) in (1..=far).zip(ways) {
            if number != 3 || procedure == Some(Procedure::ChildrenAct) {
                today = desk.calendar.add(today, 4).expect("within the calendar");
                desk.today = today;
                way(&mut desk, today);
            }
        }
        (desk.case.take().expect("a case"), today)
    }
}

fn give(desk: &mut Desk, command: Command) {
    desk.give(command).expect("the straight way is open");
}

fn give_answer(desk: &mut Desk, stage: StageNumber, on: Date) {
    desk.before_the_answer(stage, on);
    give(desk, answer(stage, on));
}

const fn ask(stage: StageNumber, on: Date) -> Command {
    Command::RequestStage {
        route: RouteNumber::MAIN,
        stage,
        on,
    }
}

/// The procedures as they are explored.
pub(super) struct Procedures {
    places: Vec<Place>,
    /// How many moves each history has.
    depth: usize,
    pub(super) rules: Rules,
    pub(super) calendar: Calendar,
    /// Every change of status that was seen.
    changes: Mutex<BTreeSet<Change>>,
}

impl Procedures {
    pub(super) fn new(places: &[Place], depth: usize) -> Self {
        Self {
            places: places.to_vec(),
            depth,
            rules: Rules::built_in().expect("the rules that Heard brings read"),
            calendar: Calendar::england_and_wales(),
            changes: Mutex::default(),
        }
    }

    pub(super) fn changes(&self) -> BTreeSet<Change> {
        self.changes.lock().expect("nobody panicked").clone()
    }

    pub(super) fn context(&self, today: Date) -> Context<'_> {
        Context {
            now: noon(today),
            rules: &self.rules,
            calendar: &self.calendar,
        }
    }

    pub(super) fn clocks(&self, case: &Case) -> Vec<Clock> {
        clocks(case, &self.rules, &self.calendar).expect("dates within the calendar")
    }

    pub(super) fn accepts(&self, case: &Case, today: Date, command: Command) -> bool {
        decide(Some(case), command, &self.context(today)).is_ok()
    }

    /// The case after a command; none where it is refused.
    pub(super) fn after(&self, case: &Case, today: Date, command: Command) -> Option<Case> {
        let decision = decide(Some(case), command, &self.context(today)).ok()?;
        let events = recorded(case.version(), decision.facts, Source::Person, today);
        Some(
            case.clone()
                .apply(events)
                .expect("what was decided is a case"),
        )
    }

    /// What is wrong with a change from one situation to the next.
    fn wrong(&self, before: &Situation, after: &Situation) -> Vec<String> {
        let mut wrong = Vec::new();
        let change = before.change_to(after);
        if !allowed(change.0, change.1) {
            wrong.push(format!("no row allows {} → {}", change.0, change.1));
        }
        if change.0 != change.1 {
            self.changes.lock().expect("nobody panicked").insert(change);
        }
        let case = &after.case;
        let replayed = Case::replay(case.id(), case.history().to_vec());
        if replayed.as_ref() != Ok(case) {
            wrong.push("its history adds up to something else".to_owned());
        }
        wrong.extend(self.moved_by_who_sees_it(before, after));
        for right in Right::ALL {
            // by the procedure under which it was gained, whatever the case goes by afterwards
            if right.held(self, before) && !right.held(self, after) && !right.spent(self, after) {
                let under = before.state().main().procedure;
                wrong.push(format!("{right:?} of {under:?} is lost"));
            }
        }
        wrong
    }
}

/// Who alone may see a case, and who keeps it.
fn who_sees(at: &Situation) -> (Option<BTreeSet<String>>, Option<String>) {
    let state = at.state();
    (state.restriction().map(|it| it.accounts), state.keeper())
}

/// A clock as it runs: which, of what, from when and until when.
type Counted = (String, RouteNumber, About, Date, Option<Date>, Option<Date>);

impl Procedures {
    /// What changed with who may see a case or who keeps it: nothing may, but when somebody looks at that again.
    fn moved_by_who_sees_it(&self, before: &Situation, after: &Situation) -> Vec<String> {
        if who_sees(before) == who_sees(after) {
            return Vec::new();
        }
        let mut wrong = Vec::new();
        if (before.status(), before.own()) != (after.status(), after.own()) {
            wrong.push("who sees it or keeps it changed where it stands".to_owned());
        }
        let counted = |at: &Situation| -> Vec<Counted> {
            let clocks = self.clocks(&at.case).into_iter();
            clocks
                .filter(|it| it.rule.id != "RC-01")
                .map(|it| {
                    (
                        it.rule.id.clone(),
                        it.route,
                        it.about,
                        it.from,
                        it.due,
                        it.limit,
                    )
                })
                .collect()
        };
        if counted(before) != counted(after) {
            wrong.push("who sees it or keeps it moved a clock".to_owned());
        }
        for right in Right::ALL {
            if right.held(self, before) != right.held(self, after) {
                wrong.push(format!("who sees it or keeps it changed {right:?}"));
            }
        }
        wrong
    }
}

impl Model for Procedures {
    type State = Situation;
    type Action = Move;

    fn init_states(&self) -> Vec<Situation> {
        let cases = self.places.iter().map(|place| place.case());
        cases
            .map(|(case, today)| {
                let clocks = self.clocks(&case);
                Situation::new(case, today, &clocks)
            })
            .collect()
    }

    fn actions(&self, at: &Situation, actions: &mut Vec<Move>) {
        if at.moves < self.depth {
            actions.extend_from_slice(moves::ALL);
        }
    }

    fn next_state(&self, before: &Situation, action: Move) -> Option<Situation> {
        let clocks = self.clocks(&before.case);
        let today = action.day(before.today, &clocks, &self.calendar)?;
        let commands = action.commands(before, &clocks, &self.rules);
        if today == before.today && commands.is_empty() {
            return None;
        }
        let mut case = Case::clone(&before.case);
        for command in commands {
            case = self.after(&case, today, command)?;
        }
        let clocks = self.clocks(&case);
        let mut after = Situation::new(case, today, &clocks);
        after.moves = before.moves + 1;
        after.wrong = self.wrong(before, &after);
        Some(after)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        properties()
    }
}
