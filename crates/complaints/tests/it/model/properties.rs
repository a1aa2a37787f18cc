//! What holds in every situation.

use super::moves::reopen;
use super::procedure::Procedures;
use super::rows::ALLOWED;
use super::situation::Situation;
use crate::desk::{ONE, THREE, TWO, step_with};
use complaints::Case;
use complaints::case::Stage;
use complaints::clock::{Clock, ClockState};
use complaints::codes::Procedure;
use complaints::command::Command;
use complaints::decide::offered;
use complaints::duties::{next as next_duty, owed};
use complaints::ids::{PointNumber, RouteNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::rules::Moment;
use complaints::status::{Status, status};
use complaints::step::{About, Answer, Step, StepTaken};
use complaints::turn::turns;
use jiff::civil::Date;
use stateright::Property;

/// The working days in which a panel is asked for in time.
const ASKING: u32 = 20;

/// A right of the complainant, gained by what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// Stage 2, once stage 1 was answered or its time ran out.
    StageTwo,
    /// A panel, once stage 2 was answered; a late request may be declined, with reasons.
    Panel,
}

impl Right {
    pub(super) const ALL: [Self; 2] = [Self::StageTwo, Self::Panel];

    const fn stage(self) -> StageNumber {
        match self {
            Self::StageTwo => TWO,
            Self::Panel => THREE,
        }
    }

    /// Whether it was gained, by what the case says.
    fn gained(self, model: &Procedures, case: &Case, today: Date) -> bool {
        let state = case.state();
        let answered = |stage| case.stage(stage).and_then(|it| it.answered);
        let procedure = state.main().procedure;
        if case.stage(self.stage()).is_some() {
            return false;
        }
        match self {
            Self::StageTwo => {
                let has_stage_two = matches!(
                    procedure,
                    Some(Procedure::ChildrenAct | Procedure::Corporate)
                );
                let ran_out = || {
                    model.clocks(case).iter().any(|it| {
                        it.rule.answer
                            && it.route == RouteNumber::MAIN
                            && it.rule.stage == Some(ONE)
                            && it.late(today)
                    })
                };
                let statutory = procedure == Some(Procedure::ChildrenAct);
                has_stage_two && (answered(ONE).is_some() || (statutory && ran_out()))
            }
            Self::Panel => {
                let Some(sent) = answered(TWO).and_then(Occurred::day) else {
                    return false;
                };
                let last = model
                    .calendar
                    .add(sent, ASKING)
                    .expect("within the calendar");
                procedure == Some(Procedure::ChildrenAct)
                    && (today <= last || weighed(case) != Some(Answer::Declined))
            }
        }
    }

    /// Whether it was gained and can be made use of, if need be after the case was taken up again.
    pub(super) fn held(self, model: &Procedures, at: &Situation) -> bool {
        going_on(model, at).is_some_and(|case| {
            self.gained(model, &case, at.today) && self.granted(model, &case, at.today)
        })
    }

    fn granted(self, model: &Procedures, case: &Case, today: Date) -> bool {
        let request = Command::RequestStage {
            route: RouteNumber::MAIN,
            stage: self.stage(),
            on: today,
        };
        let after = model.after(case, today, request);
        after.is_some_and(|it| it.stage(self.stage()).is_some_and(Stage::is_open))
    }

    /// Whether it was made use of; or, of a panel asked for late, declined with reasons, which can be weighed again.
    pub(super) fn spent(self, model: &Procedures, at: &Situation) -> bool {
        let weighed_again = || {
            let step = StepTaken {
                answer: Some(Answer::Accepted),
                ..StepTaken::new(Step::LateRequestWeighed, Some(TWO))
            };
            model.accepts(&at.case, at.today, step_with(at.today, step))
        };
        at.case.stage(self.stage()).is_some()
            || never_covered(at)
            || (self == Self::Panel
                && weighed(&at.case) == Some(Answer::Declined)
                && weighed_again())
    }
}

/// Whether the Children Act procedure never covered any of it, as is on record of each point, and it goes by another.
fn never_covered(at: &Situation) -> bool {
    let state = at.state();
    let outside = |it: &PointNumber| {
        let last = state
            .taken(Step::FunctionReliedOn)
            .rfind(|taken| taken.it.about == About::Point(*it));
        last.and_then(|taken| taken.it.answer) == Some(Answer::DoesNotQualify)
    };
    state.main().procedure != Some(Procedure::ChildrenAct) && state.points.keys().all(outside)
}

/// What came of the last weighing of a late request.
fn weighed(case: &Case) -> Option<Answer> {
    let weighed = case.state().taken(Step::LateRequestWeighed).next_back();
    weighed?.it.answer
}

/// The case as it goes on: taken up again where it was withdrawn or not accepted. None where that cannot be.
fn going_on(model: &Procedures, at: &Situation) -> Option<Case> {
    if closed(at) {
        model.after(&at.case, at.today, reopen(at.today))
    } else {
        Some(Case::clone(&at.case))
    }
}

/// Whether it was withdrawn or not accepted, whatever came of it at the Ombudsman.
fn closed(at: &Situation) -> bool {
    let state = at.state();
    state.withdrawn.is_some()
        || state.refusal.is_some()
        || state.stages().values().any(|it| it.withdrawn.is_some())
}

pub(super) fn properties() -> Vec<Property<Procedures>> {
    vec![
        Property::always(
            "each move is one that a row allows, and takes no right away",
            |_, at: &Situation| at.wrong.is_empty(),
        ),
        Property::always("every status is one of the tables", |_, at: &Situation| {
            ALLOWED
                .iter()
                .any(|it| it.from == at.status() || it.to == at.status())
        }),
        Property::always(
            "what was gained is granted, and never refused for lateness",
            |model: &Procedures, at: &Situation| {
                Right::ALL.iter().all(|right| {
                    closed(at)
                        || !right.gained(model, &at.case, at.today)
                        || right.granted(model, &at.case, at.today)
                })
            },
        ),
        Property::always(
            "what was withdrawn or not accepted can be taken up again",
            |model: &Procedures, at: &Situation| {
                !closed(at)
                    || going_on(model, at).is_some_and(|case| {
                        let now = status(case.state());
                        !matches!(now, Status::Withdrawn | Status::NotAccepted)
                    })
            },
        ),
        Property::always(
            "the Ombudsman's entries that were not sent back show once nothing of the council's own is open",
            |_, at: &Situation| {
                let shown = matches!(
                    at.status(),
                    Status::WithOmbudsman | Status::OmbudsmanDecided
                );
                let state = at.state();
                let mut entries = state.ombudsman.keys();
                let looks_at_it = entries.any(|it| !state.sent_back(*it));
                let looks_at_it = looks_at_it || state.with_the_ombudsman_early();
                shown == (looks_at_it && !at.own().is_open())
            },
        ),
        Property::always(
            "a point that goes by another procedure has its own answer and time",
            |_, at: &Situation| {
                let mut others = at.state().routes.iter().skip(1);
                closed(at) || others.all(|(_, it)| !it.stages.is_empty())
            },
        ),
        Property::always(
            "an open case has a next step",
            |model: &Procedures, at: &Situation| !at.status().is_open() || next_step(model, at),
        ),
        Property::always(
            "an answered case has somebody who asks whether they want to go on, or who closes it, until it is closed",
            |model: &Procedures, at: &Situation| {
                !may_go_on(at)
                    || asked_whether(model, at)
                    || to_be_closed(model, at)
                    // while the Ombudsman has it by an early referral nobody is asked
                    || referred(model, at) && somebodys_turn(model, at)
            },
        ),
        Property::always(
            "an open case has somebody whose turn it is",
            |model: &Procedures, at: &Situation| {
                !at.status().is_open() || somebodys_turn(model, at)
            },
        ),
    ]
}

/// Whether the complainant was answered and may ask for the next stage, and nobody has closed the case.
fn may_go_on(at: &Situation) -> bool {
    let state = at.state();
    let last = state.stages().last_key_value();
    let answered = last.filter(|(_, it)| it.answered.is_some());
    !closed(at)
        && state.closed().is_none()
        && answered.is_some_and(|(stage, _)| *stage < state.last_stage(RouteNumber::MAIN))
}

/// Whether somebody is to ask them by a day, and the lists show that.
fn asked_whether(model: &Procedures, at: &Situation) -> bool {
    let clocks = model.clocks(&at.case);
    let asks = |it: &&Clock| it.rule.stops == Moment::GoneOnOrClosed && it.runs();
    let asks = clocks.iter().find(asks);
    asks.is_some_and(|it| it.due.is_some() && !it.rule.who.is_empty())
        && owed(at.state(), &clocks).is_some()
}

/// Whether the Ombudsman has it by an early referral to which the complainant agreed.
fn referred(model: &Procedures, at: &Situation) -> bool {
    let clocks = model.clocks(&at.case);
    clocks.iter().any(|it| it.waits_for_a_referral(at.state()))
}

/// Whether the council declined to begin the next stage, so that nobody is asked any more, and somebody is to close it, or
/// has something else to do first.
fn to_be_closed(model: &Procedures, at: &Situation) -> bool {
    let declined = weighed(&at.case) == Some(Answer::Declined)
        || at.state().taken(Step::EscalationRefused).next().is_some();
    let clocks = model.clocks(&at.case);
    let next = turns(at.state(), &clocks, &model.rules, at.today);
    let dated = next_duty(at.state(), &clocks, at.today);
    let acts = next.iter().any(|it| !it.who.is_empty());
    declined && (acts || dated.is_some())
}

/// The steps of what is parked.
const PARKED: [Step; 3] = [
    Step::ParkingReviewed,
    Step::ProceedingsEnded,
    Step::Resubmitted,
];

/// A step of the stage, parking or Ombudsman's entry at which the case stands, or its answer. What can be done at any
/// time to any case (a note, a link) takes nothing further.
fn next_step(model: &Procedures, at: &Situation) -> bool {
    let context = model.context(at.today);
    let decided = |procedure| Command::DecideProcedure { procedure };
    match at.status() {
        Status::Triage => model.accepts(&at.case, at.today, decided(Procedure::ChildrenAct)),
        here => {
            let steps = offered(&at.case, &context);
            let mut parkings = at.state().parkings.values();
            let parked = parkings.any(|it| it.until.is_none());
            let step = steps.iter().any(|it| match here {
                Status::Parked => PARKED.contains(&it.rule.step),
                Status::WithOmbudsman => {
                    it.rule.about == "entry" || it.rule.step == Step::EarlyReferralReturned
                }
                _ => it.stage.is_some() || (parked && PARKED.contains(&it.rule.step)),
            });
            let answers = at.state().routes.iter().flat_map(|(route, it)| {
                it.stages.keys().map(|stage| Command::AnswerStage {
                    route: *route,
                    stage: *stage,
                    on: at.today,
                    by: None,
                    post: None,
                    next_stage_told: true,
                    ombudsman_told: true,
                    outcome: None,
                    findings: Vec::new(),
                    actions: Vec::new(),
                })
            });
            step || answers
                .into_iter()
                .any(|it| model.accepts(&at.case, at.today, it))
        }
    }
}

/// Somebody whom a running clock waits for, or who takes a step that is offered where the case stands.
fn somebodys_turn(model: &Procedures, at: &Situation) -> bool {
    let waited_for = model
        .clocks(&at.case)
        .iter()
        .any(|it| it.state == ClockState::Running && it.due.is_some() && !it.rule.who.is_empty());
    let context = model.context(at.today);
    waited_for
        || offered(&at.case, &context)
            .iter()
            .any(|it| (it.stage.is_some() || it.rule.about == "entry") && !it.rule.who.is_empty())
        || (at.status() == Status::Triage && next_step(model, at))
}
