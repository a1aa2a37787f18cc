//! Whose turn it is where no day says so: what is to be done next, and who does it.

use crate::came_late::came_late;
use crate::case::{NHS, OwedWithoutStages, Route, Stage, State};
use crate::clock::Clock;
use crate::codes::Procedure;
use crate::duties::next;
use crate::ids::{RouteNumber, StageNumber};
use crate::rules::Rules;
use crate::status::{Status, status};
use crate::step::{About, Step};
use jiff::civil::Date;

/// Those who record a contact, keep it moving and close it.
const TEAM: &str = "Complaints team";

/// The one who decides about a complaint, and speaks with the Ombudsman.
const MANAGER: &str = "Complaints manager";

/// Something that is to be done and has no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What, as it stands in a sentence.
    pub what: String,
    /// Who does it.
    pub who: String,
}

impl Turn {
    fn of(who: &str, what: &str) -> Self {
        Self {
            what: what.to_owned(),
            who: who.to_owned(),
        }
    }
}

/// What is to be done without a day: the next step of the case where nothing of it has a due date, and the answer of each
/// procedure that is open and has no clock.
pub fn turns(state: &State, clocks: &[Clock], rules: &Rules, today: Date) -> Vec<Turn> {
    let dated = next(state, clocks, today).is_some();
    let first = (!dated).then(|| of_the_case(state, rules)).flatten();
    let open = status(state).is_open() && state.answerable();
    let waits = !state.waiting_for_advocates_of().is_empty();
    let last = |route: &Route| route.stages.last_key_value().map(|(stage, _)| *stage);
    let dated_there = |number: RouteNumber, route: &Route| {
        let stage = last(route);
        let mut clocks = clocks.iter().filter(|it| it.route == number);
        clocks.any(|it| it.rule.stage == stage && it.runs() && it.due.is_some())
    };
    let routes = state.routes.iter().filter(|(number, route)| {
        let there = **number == RouteNumber::MAIN || !route.points.is_empty();
        open && there
            && !waits
            && (dated || **number != RouteNumber::MAIN)
            && !dated_there(**number, route)
            && !state.parked_on(**number, last(route), today)
    });
    let others = routes.filter_map(|(_, route)| answers(state, rules, route));
    first
        .into_iter()
        .chain(passed_over(state, clocks, rules))
        .chain(procedure_of_a_childs(state))
        .chain(late_to_decide(state, clocks))
        .chain(statement_to_agree(state))
        .chain(others)
        .collect()
}

/// That an answer passed a point over, which is owed until the case is closed; not one whose own time runs to a day.
fn passed_over(state: &State, clocks: &[Clock], rules: &Rules) -> Option<Turn> {
    let over = state.withdrawn.is_some() || state.refusal.is_some() || state.closed().is_some();
    let mut points = state.passed_over_here();
    let dated = |it: &Clock| it.rule.answer && it.runs() && it.due.is_some();
    points.retain(|point| {
        let mut theirs = clocks.iter().filter(|it| it.about == About::Point(*point));
        !theirs.any(dated)
    });
    if over || points.is_empty() {
        return None;
    }
    let points: Vec<String> = points.iter().map(ToString::to_string).collect();
    let (kind, procedure) = (state.receipt.kind, state.main().procedure);
    let who = rules.who_answers(kind, procedure, StageNumber::One);
    let what = format!(
        "answer {}, which the answer of stage 1 left out",
        points.join(" and ")
    );
    Some(Turn::of(who.unwrap_or(MANAGER), &what))
}

/// That nobody recorded why what a child said goes otherwise than as a complaint under the Children Act procedure.
fn procedure_of_a_childs(state: &State) -> Option<Turn> {
    let over = state.withdrawn.is_some() || state.refusal.is_some() || state.closed().is_some();
    if over || !state.recorded_here || state.erased.is_some() {
        return None;
    }
    let routes = state.routes.keys();
    let unsaid: Vec<String> = routes
        .flat_map(|it| state.childs_points_elsewhere(*it))
        .map(|it| it.to_string())
        .collect();
    let how = if state.childs_choice_unsaid() {
        "explain to the child what a complaint would bring, and record what they choose".to_owned()
    } else if unsaid.is_empty() {
        return None;
    } else {
        format!(
            "record whether the Children Act procedure covers {}",
            unsaid.join(" and ")
        )
    };
    let what = format!("decide by which procedure it goes: {how}");
    Some(Turn::of(MANAGER, &what))
}

/// That it came after its year, and nobody has decided whether it is taken up (regulation 9).
fn late_to_decide(state: &State, clocks: &[Clock]) -> Option<Turn> {
    came_late(state, clocks)?;
    let what = "decide whether it is taken up though it came after its year: can it still be considered effectively and \
                fairly, and could it have been expected sooner";
    Some(Turn::of(MANAGER, what))
}

/// That a statement of complaint was changed, and nobody agreed it anew while stage 2 is open.
fn statement_to_agree(state: &State) -> Option<Turn> {
    let mut routes = state.routes.iter();
    let open = routes.any(|(number, route)| {
        let second = route.stages.get(&StageNumber::Two);
        second.is_some_and(Stage::is_open) && state.statement_not_agreed_anew(*number)
    });
    let what = "have the changed statement of complaint agreed, or go on with it and record why";
    (open && state.withdrawn.is_none()).then(|| Turn::of(MANAGER, what))
}

/// The next step of a case of which nothing has a due date; none where nothing is left to do.
fn of_the_case(state: &State, rules: &Rules) -> Option<Turn> {
    let now = status(state);
    let over = state.withdrawn.is_some() || state.refusal.is_some();
    Some(match now {
        Status::Triage => Turn::of(TEAM, "decide what it is and by which procedure it goes"),
        Status::Parked if invited(state) => Turn::of(
            MANAGER,
            "go on with it when they ask, or decide to close it once a year is over",
        ),
        Status::Parked => Turn::of(
            MANAGER,
            "look again at the parking, and write when the proceedings end",
        ),
        Status::WithOmbudsman => Turn::of(MANAGER, "answer what the Ombudsman asks"),
        _ if now.is_open() && !state.answerable() => Turn::of(
            MANAGER,
            "record what was considered to be done, and close it",
        ),
        _ if now.is_open() && !state.waiting_for_advocates_of().is_empty() => {
            Turn::of(TEAM, "see that the child gets the advocate")
        }
        _ if now.is_open() => match state.owed_without_stages() {
            Some(owed) => without_stages(owed),
            None => {
                answers(state, rules, state.main()).unwrap_or_else(|| Turn::of(TEAM, "answer it"))
            }
        },
        Status::Recorded | Status::ParkedClosed | Status::Withdrawn | Status::NotAccepted => {
            return None;
        }
        // nobody is left to be asked of what was erased
        _ if over || state.erased.is_some() => return None,
        _ if state.closed().is_some() || !state.answered_here() => return None,
        _ if state.to_be_referred_early(RouteNumber::MAIN) => {
            Turn::of(MANAGER, "refer it early to the Ombudsman, as they agreed")
        }
        _ => Turn::of(TEAM, "close the case"),
    })
}

/// Whether the proceedings ended because of which it is parked; what is owed then has its own day.
fn invited(state: &State) -> bool {
    let mut parkings = state.parkings.values().filter(|it| it.until.is_none());
    parkings.any(|it| state.proceedings_ended_since(it))
}

/// What came outside every stage.
fn without_stages(owed: OwedWithoutStages) -> Turn {
    match owed {
        OwedWithoutStages::Consider => {
            Turn::of(TEAM, "consider it, say what comes of it, and thank them")
        }
        OwedWithoutStages::Thank => Turn::of(TEAM, "thank or answer them, or close it"),
        OwedWithoutStages::PassToAdvocacy => Turn::of(
            TEAM,
            "pass the child on to the advocacy service, and record when",
        ),
        OwedWithoutStages::PassToSchool => Turn::of(
            TEAM,
            "pass it on to the school's governors, and tell whoever complained",
        ),
        OwedWithoutStages::RecordWhatTheOmbudsmanAsks => Turn::of(
            MANAGER,
            "record the Ombudsman's letter, and the day by which it is to be answered",
        ),
    }
}

/// What comes before a joint answer with the health service: that they agree. Where they do not, the council answers its own
/// part alone.
fn consent_to_ask(state: &State) -> Option<&'static str> {
    if state.taken(Step::LeadAgreed).next().is_some() {
        return None;
    }
    match state.agreed_to_tell(NHS) {
        None => Some("ask whether they agree that the NHS is told, and record what they say"),
        Some(false) => {
            Some("answer the council's own part, as they do not agree that the NHS is told")
        }
        Some(true) => None,
    }
}

/// The answer of the open stage of a route, with its procedure where that is not the case's own.
fn answers(state: &State, rules: &Rules, route: &Route) -> Option<Turn> {
    let (stage, _) = route.stages.iter().rfind(|(_, it)| it.is_open())?;
    let procedure = route.procedure;
    let who = rules.who_answers(state.receipt.kind, procedure, *stage);
    let other = procedure.filter(|it| Some(*it) != state.receipt.procedure);
    let asks = (procedure == Some(Procedure::JointNhs)).then(|| consent_to_ask(state));
    if let Some(asks) = asks.flatten() {
        return Some(Turn::of(MANAGER, asks));
    }
    let what = match (other, *stage) {
        (Some(procedure), stage) => format!("answer {stage} ({procedure})"),
        (None, StageNumber::One) => "answer it".to_owned(),
        (None, stage) => format!("answer {stage}"),
    };
    Some(Turn::of(who.unwrap_or(MANAGER), &what))
}
