//! What can happen next: a day passes, or something is done.

use super::situation::Situation;
use crate::desk::{ONE, THREE, TWO, convert, move_point, not_accept, take_back, withdraw_from};
use complaints::clock::{Clock, ClockState};
use complaints::codes::{Ground, Outcome, Procedure, Proceedings, RemedyKind};
use complaints::command::Command;
use complaints::event::Event;
use complaints::ids::{
    EntryNumber, PersonId, PersonNumber, PointNumber, RemedyNumber, RouteNumber, StageNumber,
};
use complaints::remedy::RemedyTerms;
use complaints::rules::{Asked, Rules};
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;
use workdays::Calendar;

/// What can happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Days pass: one working day.
    NextDay,
    /// Days pass: until the next due day.
    DueDay,
    /// Days pass: until the working day after the next due day.
    PastDue,
    /// Days pass: 21 working days.
    PastTwenty,
    Acknowledge,
    Extend,
    Answer(RouteNumber),
    Ask(StageNumber),
    Withdraw,
    NotAccept,
    Reopen,
    Park(&'static [PointNumber]),
    EndParking,
    Decide(Procedure),
    SplitPoint,
    PointTo(Procedure),
    Convert(Procedure),
    TakeBackRequest,
    ArrangePanel,
    Appoint(StageNumber),
    OmbudsmanTells,
    OmbudsmanDecides,
    AgreeRemedy,
    CompleteRemedy,
    /// Only named accounts may see it.
    Restrict,
    /// An officer keeps it.
    Keep,
    Take(Step, Option<StageNumber>, Option<Answer>),
}

/// Due days farther off than these are not waited for: the years for which a case is kept, and for taking it up again.
const SEASON_DAYS: i64 = 120;

const DATA: RouteNumber = RouteNumber(2);

/// Every move, whatever the situation.
pub(super) const ALL: &[Move] = &[
    Move::NextDay,
    Move::DueDay,
    Move::PastDue,
    Move::PastTwenty,
    Move::Acknowledge,
    Move::Extend,
    Move::Answer(RouteNumber::MAIN),
    Move::Answer(DATA),
    Move::Ask(TWO),
    Move::Ask(THREE),
    Move::Withdraw,
    Move::NotAccept,
    Move::Reopen,
    Move::Park(&[]),
    Move::Park(&[PointNumber(1)]),
    Move::EndParking,
    Move::Decide(Procedure::ChildrenAct),
    Move::Decide(Procedure::Corporate),
    Move::SplitPoint,
    Move::PointTo(Procedure::Corporate),
    Move::Convert(Procedure::Corporate),
    Move::Convert(Procedure::DataProtection),
    Move::Convert(Procedure::ChildrenAct),
    Move::TakeBackRequest,
    Move::ArrangePanel,
    Move::Appoint(TWO),
    Move::Appoint(THREE),
    Move::OmbudsmanTells,
    Move::OmbudsmanDecides,
    Move::AgreeRemedy,
    Move::CompleteRemedy,
    Move::Restrict,
    Move::Keep,
    Move::Take(Step::CaseRestrictionReviewed, None, Some(Answer::Lifted)),
    Move::Take(Step::KeeperEnded, None, None),
    Move::Take(Step::ProceedingsEnded, None, None),
    Move::Take(Step::InvitedBack, None, None),
    Move::Take(Step::Resubmitted, None, None),
    Move::Take(Step::ParkedClosed, None, None),
    Move::Take(Step::AdvocateAwaited, Some(ONE), None),
    Move::Take(Step::AdvocateCame, Some(ONE), None),
    Move::Take(Step::StageOneSkipAgreed, Some(ONE), Some(Answer::Both)),
    Move::Take(Step::LongerWaitWished, Some(ONE), None),
    Move::Take(Step::MessageAfterAnswer, None, None),
    Move::Take(Step::MessageAnswered, None, Some(Answer::GoesOn)),
    Move::Take(Step::Closed, None, None),
    Move::Take(Step::Merged, None, None),
    Move::Take(Step::EscalationRefused, None, Some(Answer::Late)),
    Move::Take(Step::Acknowledged, Some(TWO), None),
    Move::Take(Step::Acknowledged, Some(THREE), None),
    Move::Take(Step::InvestigatorReport, Some(TWO), None),
    Move::Take(Step::IndependentReport, Some(TWO), None),
    Move::Take(Step::EarlyReferralOffered, Some(TWO), None),
    Move::Take(Step::EarlyReferralAnswered, Some(TWO), Some(Answer::Agreed)),
    Move::Take(Step::EarlyReferralMade, Some(TWO), None),
    Move::Take(Step::EarlyReferralReturned, Some(TWO), None),
    Move::Take(Step::LateRequestWeighed, Some(TWO), Some(Answer::Accepted)),
    Move::Take(Step::LateRequestWeighed, Some(TWO), Some(Answer::Declined)),
    Move::Take(Step::PapersSent, Some(THREE), None),
    Move::Take(Step::PanelHeld, Some(THREE), None),
    Move::Take(Step::ReportReceived, Some(THREE), None),
    Move::Take(Step::IndependentPersonConsulted, Some(THREE), None),
    Move::Take(Step::ReferredBack, None, Some(Answer::StageOne)),
    Move::Take(Step::ReferredBack, None, Some(Answer::StageTwo)),
    Move::Take(Step::ReferredBack, None, Some(Answer::StageThree)),
    Move::Take(Step::RemedyNotDone, None, Some(Answer::Director)),
];

impl Move {
    /// The day that it is afterwards.
    pub(super) fn day(self, today: Date, clocks: &[Clock], calendar: &Calendar) -> Option<Date> {
        let due = clocks
            .iter()
            .filter(|it| it.state == ClockState::Running)
            .filter_map(|it| it.due)
            .filter(|due| *due > today && *due <= today.saturating_add(SEASON_DAYS.days()))
            .min();
        let later = |from: Date, days| calendar.add(from, days).ok();
        match self {
            Self::NextDay => later(today, 1),
            Self::DueDay => due,
            Self::PastDue => due.and_then(|due| later(due, 1)),
            Self::PastTwenty => later(today, 21),
            _ => Some(today),
        }
    }

    /// The commands that it is given by; none where it has been done as often as is explored.
    #[expect(clippy::too_many_lines, reason = "one arm a move")]
    pub(super) fn commands(self, at: &Situation, clocks: &[Clock], rules: &Rules) -> Vec<Command> {
        let (state, on) = (at.state(), at.today);
        let route = RouteNumber::MAIN;
        let last = state.stages().keys().next_back().copied();
        match self {
            Self::Acknowledge => vec![Command::Acknowledge { on }],
            Self::Extend => clocks
                .iter()
                .filter(|it| it.rule.answer && it.route == route && it.rule.stage == last)
                .filter_map(|it| it.rule.stage.zip(it.limit))
                .flat_map(|(stage, to)| {
                    let corporate = state.receipt.procedure == Some(Procedure::Corporate);
                    let named = StepTaken::new(Step::ExtensionNamesOmbudsman, Some(stage));
                    let named = corporate.then(|| taken(on, named));
                    named
                        .into_iter()
                        .chain([crate::desk::extend(stage, on, to)])
                })
                .collect(),
            Self::Answer(route) => state
                .routes
                .get(&route)
                .and_then(|it| Some((it, *it.stages.keys().next_back()?)))
                .map(|(it, stage)| {
                    let last = match it.procedure {
                        Some(Procedure::ChildrenAct) => stage == THREE,
                        Some(Procedure::Corporate) => stage == TWO,
                        _ => false,
                    };
                    let answer = Command::AnswerStage {
                        route,
                        stage,
                        on,
                        by: None,
                        post: None,
                        next_stage_told: true,
                        ombudsman_told: !last,
                        outcome: Some(Outcome::Upheld),
                        findings: it.points.iter().map(|it| (*it, Outcome::Upheld)).collect(),
                        actions: Vec::new(),
                    };
                    let named = StepTaken {
                        route,
                        ..StepTaken::new(Step::OmbudsmanExplained, Some(stage))
                    };
                    let named = last.then(|| taken(on, named));
                    let adjudicated = (it.procedure, stage) == (Some(Procedure::ChildrenAct), TWO);
                    let of_each = [
                        (Step::InvestigatorFound, Answer::Upheld),
                        (Step::FindingViewed, Answer::Agreed),
                    ];
                    let points = state.points_at(route, stage).into_iter();
                    let viewed = points
                        .filter(|_| adjudicated)
                        .flat_map(|point| of_each.map(|it| (About::Point(point), it)))
                        .filter_map(|(about, (step, answer))| {
                            let mut known = state.taken(step);
                            let step = StepTaken {
                                route,
                                about,
                                answer: Some(answer),
                                ..StepTaken::new(step, Some(TWO))
                            };
                            known
                                .all(|it| it.it.about != about)
                                .then(|| taken(on, step))
                        });
                    let before: Vec<Command> = named.into_iter().chain(viewed).collect();
                    before.into_iter().chain([answer]).collect()
                })
                .unwrap_or_default(),
            Self::Ask(stage) => vec![Command::RequestStage { route, stage, on }],
            Self::Withdraw => {
                // a later stage alone, as a part of it that goes another way is live; otherwise the whole matter
                let last = state.stages().last_key_value();
                let later = last.is_some_and(|(number, it)| *number > ONE || !it.is_open());
                vec![withdraw_from(on, later.then_some(RouteNumber::MAIN))]
            }
            Self::NotAccept => {
                let points = state.points.keys();
                let outside = points.map(|it| outside(*it, on));
                outside
                    .chain([not_accept(on, Ground::NotThisCouncil)])
                    .collect()
            }
            Self::Reopen => vec![reopen(on)],
            Self::Park(points) if state.parkings.len() < 2 => vec![
                taken(on, StepTaken::new(Step::PrejudiceWeighed, None)),
                Command::Park {
                    on,
                    proceedings: Proceedings::Court,
                    points: points.to_vec(),
                    until: None,
                },
            ],
            Self::EndParking => state
                .parkings
                .iter()
                .find(|(_, it)| it.until.is_none())
                .map(|(parking, _)| Command::EndParking {
                    parking: *parking,
                    on,
                })
                .into_iter()
                .collect(),
            Self::Decide(procedure) => vec![Command::DecideProcedure { procedure }],
            Self::SplitPoint => vec![
                outside(PointNumber(2), on),
                move_point(on, 2, Procedure::DataProtection),
            ],
            Self::PointTo(to) => vec![move_point(on, 1, to)],
            // out of the Children Act procedure, or into it
            Self::Convert(to) => {
                let act = Procedure::ChildrenAct;
                let own = state.receipt.procedure;
                let of_the_act = own == Some(act) || (own.is_some() && to == act);
                let converted = of_the_act.then(|| convert(on, to));
                converted.into_iter().collect()
            }
            Self::TakeBackRequest => {
                let facts = at.case.facts();
                let asked = facts.iter().rfind(
                    |it| matches!(it.event, Event::StageStarted { stage, .. } if *stage > ONE),
                );
                asked.map(|it| take_back(it.seq)).into_iter().collect()
            }
            Self::ArrangePanel => vec![Command::ArrangePanel {
                on,
                panel_on: on.saturating_add(20.days()),
                reason: Some("the hall is taken".into()),
                told_on: Some(on),
            }],
            Self::Appoint(stage) => appointments(at, stage),
            Self::OmbudsmanTells if state.ombudsman.len() < 2 => vec![Command::OmbudsmanTells {
                on,
                reference: None,
                referred_by: None,
            }],
            Self::OmbudsmanDecides => state
                .ombudsman
                .iter()
                .find(|(_, it)| it.decided.is_none())
                .map(|(entry, _)| Command::OmbudsmanDecides {
                    on,
                    entry: *entry,
                    decision: "Upheld".to_owned(),
                    investigated: Some(true),
                })
                .into_iter()
                .collect(),
            Self::AgreeRemedy if state.remedies.is_empty() => vec![Command::AgreeRemedy {
                on,
                remedy: RemedyTerms {
                    due_on: Some(on.saturating_add(28.days())),
                    ..RemedyTerms::new(RemedyKind::Apology)
                },
            }],
            Self::CompleteRemedy => vec![Command::CompleteRemedy {
                remedy: RemedyNumber(1),
                on,
            }],
            // what follows is explored under it; who sees a case moves nothing, so that later is as good as first
            Self::Restrict if at.moves == 0 => vec![taken(
                on,
                StepTaken {
                    day: Some(on.saturating_add(28.days())),
                    reference: Some("officer".to_owned()),
                    ..StepTaken::new(Step::CaseRestricted, None)
                },
            )],
            Self::Keep if at.moves == 0 => vec![taken(
                on,
                StepTaken {
                    reference: Some("officer".to_owned()),
                    ..StepTaken::new(Step::KeeperNamed, None)
                },
            )],
            Self::Take(step, ..) if state.taken(step).count() >= times(step) => Vec::new(),
            Self::Take(step, stage, answer) => {
                let rule = rules.step(step);
                let about = match rule.about.as_str() {
                    "entry" => About::Entry(EntryNumber(1)),
                    "remedy" => About::Remedy(RemedyNumber(1)),
                    _ => About::Case,
                };
                let asks = |what| rule.asks.contains(&what);
                let step = StepTaken {
                    about,
                    answer,
                    day: (asks(Asked::Day) || asks(Asked::Review))
                        .then(|| on.saturating_add(28.days())),
                    reference: asks(Asked::Reference).then(|| "a letter".to_owned()),
                    ..StepTaken::new(step, stage)
                };
                let before = match step.step {
                    Step::RemedyNotDone | Step::EscalationRefused => {
                        Some(StepTaken::new(Step::OmbudsmanExplained, None))
                    }
                    Step::Merged => Some(StepTaken {
                        answer: Some(Answer::Duplicate),
                        reference: step.reference.clone(),
                        ..StepTaken::new(Step::Linked, None)
                    }),
                    _ => None,
                };
                let all = before.into_iter().chain([step]);
                all.map(|it| taken(on, it)).collect()
            }
            Self::NextDay
            | Self::DueDay
            | Self::PastDue
            | Self::PastTwenty
            | Self::Park(_)
            | Self::OmbudsmanTells
            | Self::Restrict
            | Self::Keep
            | Self::AgreeRemedy => Vec::new(),
        }
    }
}

pub(super) fn reopen(on: Date) -> Command {
    Command::Reopen {
        on,
        reason: "the complainant wants to go on".into(),
    }
}

fn taken(on: Date, step: StepTaken) -> Command {
    crate::desk::step_with(on, step)
}

/// It is on record that the function that a point is about does not qualify.
fn outside(point: PointNumber, on: Date) -> Command {
    let step = StepTaken {
        about: About::Point(point),
        answer: Some(Answer::DoesNotQualify),
        reference: Some("a letter sent to the wrong house".to_owned()),
        ..StepTaken::new(Step::FunctionReliedOn, None)
    };
    taken(on, step)
}

/// How often a step is explored: a message may come again after it was answered, and lateness be weighed again.
const fn times(step: Step) -> usize {
    match step {
        Step::MessageAfterAnswer | Step::MessageAnswered | Step::LateRequestWeighed => 2,
        _ => 1,
    }
}

/// Everybody whom a stage needs, each with a clear declaration.
fn appointments(at: &Situation, stage: StageNumber) -> Vec<Command> {
    let on = at.today;
    let parts = if stage == TWO {
        [
            Step::InvestigatorAppointed,
            Step::IndependentPersonAppointed,
            Step::AdjudicatorAppointed,
        ]
    } else {
        [
            Step::ChairAppointed,
            Step::PanellistAppointed,
            Step::PanellistAppointed,
        ]
    };
    let there = at.state().people.keys().next_back().map_or(0, |it| it.0);
    if at.state().taken(parts[0]).next().is_some() {
        return Vec::new();
    }
    let each = (there + 1..).zip(parts).flat_map(|(number, part)| {
        let about = About::Person(PersonNumber(number));
        let declared = StepTaken {
            about,
            answer: Some(Answer::Clear),
            ..StepTaken::new(Step::Declared, None)
        };
        let appointed = StepTaken {
            about,
            ..StepTaken::new(part, Some(stage))
        };
        [
            Command::AddPerson {
                on,
                person: PersonId(Uuid::from_u128(u128::from(number) + 1000)),
                about: false,
                roles: Vec::new(),
                details: Box::default(),
            },
            taken(on, declared),
            taken(on, appointed),
        ]
    });
    let invited =
        (stage == THREE).then(|| taken(on, StepTaken::new(Step::SubmissionsInvited, Some(THREE))));
    each.chain(invited).collect()
}
