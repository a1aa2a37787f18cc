//! A situation: a case on a day, and what makes two of them the same.

use super::rows::Change;
use complaints::Case;
use complaints::case::State;
use complaints::clock::{Clock, ClockState};
use complaints::codes::Procedure;
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use complaints::status::{Status, status};
use complaints::step::{About, Answer, Step};
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A case on a day.
#[derive(Clone, Debug)]
pub(super) struct Situation {
    pub(super) case: Arc<Case>,
    pub(super) today: Date,
    /// How many moves led here from a place of the procedure.
    pub(super) moves: usize,
    /// What was wrong with the move that led here; empty where nothing was.
    pub(super) wrong: Vec<String>,
    likeness: Arc<Likeness>,
}

impl Situation {
    pub(super) fn new(case: Case, today: Date, clocks: &[Clock]) -> Self {
        let likeness = Arc::new(Likeness::of(case.state(), today, clocks));
        Self {
            case: Arc::new(case),
            today,
            moves: 0,
            wrong: Vec::new(),
            likeness,
        }
    }

    pub(super) fn state(&self) -> &State {
        self.case.state()
    }

    /// Where it stands, as everybody sees it.
    pub(super) fn status(&self) -> Status {
        self.likeness.status
    }

    /// Where the council's own procedure stands, whatever the Ombudsman has.
    pub(super) fn own(&self) -> Status {
        self.likeness.own
    }

    /// The change of status from this situation to the next: of the council's own where it moved.
    pub(super) fn change_to(&self, next: &Self) -> Change {
        if self.own() == next.own() {
            (self.status(), next.status())
        } else {
            (self.own(), next.own())
        }
    }
}

impl PartialEq for Situation {
    fn eq(&self, other: &Self) -> bool {
        self.likeness == other.likeness && self.wrong == other.wrong
    }
}

impl Hash for Situation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.likeness.hash(state);
        self.wrong.hash(state);
    }
}

/// A step as it counts: at which stage of which route, and about what.
type Done = (Step, RouteNumber, Option<StageNumber>, About);

/// What makes two situations the same: what has happened, without days and numbers of events, and how every clock stands
/// to today.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Likeness {
    status: Status,
    own: Status,
    procedure: Option<Procedure>,
    acknowledged: bool,
    closed: (bool, bool, bool),
    points: Vec<(Option<Procedure>, usize)>,
    stages: Vec<(RouteNumber, StageNumber, [bool; 3], Option<Ordering>)>,
    steps: BTreeMap<Done, (usize, Option<Answer>)>,
    parkings: Vec<(Vec<PointNumber>, Option<Ordering>)>,
    ombudsman: Vec<bool>,
    remedies: Vec<bool>,
    clocks: Vec<(String, RouteNumber, About, Runs)>,
}

/// How a clock stands.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Runs {
    On(Option<Ordering>),
    Stopped(Option<bool>),
    Over,
}

impl Likeness {
    fn of(state: &State, today: Date, clocks: &[Clock]) -> Self {
        let mut steps: BTreeMap<Done, (usize, Option<Answer>)> = BTreeMap::new();
        for taken in &state.steps {
            let it = &taken.it;
            let entry = steps
                .entry((it.step, it.route, it.stage, it.about))
                .or_default();
            *entry = (entry.0 + 1, it.answer);
        }
        let stages = state.routes.iter().flat_map(|(route, it)| {
            it.stages.iter().map(|(number, stage)| {
                let facts = [
                    stage.extension.is_some(),
                    stage.answered.is_some(),
                    stage.withdrawn.is_some(),
                ];
                let panel = stage.panel_on.map(|on| on.cmp(&today));
                (*route, *number, facts, panel)
            })
        });
        let mut without_the_ombudsman = State {
            ombudsman: BTreeMap::new(),
            ..state.clone()
        };
        let went = Step::EarlyReferralMade;
        without_the_ombudsman.steps.retain(|it| it.it.step != went);
        let points = state.points.values();
        let parkings = state.parkings.values();
        Self {
            status: status(state),
            own: status(&without_the_ombudsman),
            procedure: state.receipt.procedure,
            acknowledged: state.acknowledged.is_some(),
            closed: (
                state.refusal.is_some(),
                state.withdrawn.is_some(),
                !state.reopenings.is_empty(),
            ),
            points: points.map(|it| (it.procedure, it.findings.len())).collect(),
            stages: stages.collect(),
            steps,
            parkings: parkings
                .map(|it| (it.points.clone(), it.until.map(|until| until.cmp(&today))))
                .collect(),
            ombudsman: state
                .ombudsman
                .values()
                .map(|it| it.decided.is_some())
                .collect(),
            remedies: state
                .remedies
                .values()
                .map(|it| it.done.is_some())
                .collect(),
            clocks: clocks
                .iter()
                .map(|it| (it.rule.id.clone(), it.route, it.about, runs(it, today)))
                .collect(),
        }
    }
}

fn runs(clock: &Clock, today: Date) -> Runs {
    match clock.state {
        ClockState::Running => Runs::On(clock.due.map(|due| due.cmp(&today))),
        ClockState::Stopped { .. } => Runs::Stopped(clock.met()),
        ClockState::Overtaken { .. }
        | ClockState::Missed { .. }
        | ClockState::Ended
        | ClockState::Unknown => Runs::Over,
    }
}
