//! What may be done with a case now, beside its steps: each command as it is typed.

use complaints::Case;
use complaints::case::{OwedWithoutStages, State, Withdrawal};
use complaints::clock::{ClockState, clocks};
use complaints::codes::{AdvocacyAnswer, ApprovedBy, Kind, Method, Outcome, Procedure};
use complaints::command::Command;
use complaints::decide::{Context, Refusal, decide, may_turn_away};
use complaints::ids::{PersonNumber, PointNumber, RouteNumber, StageNumber};
use complaints::rules::GuardId;
use jiff::ToSpan;
use jiff::civil::Date;

/// A command as it is typed, what it is for, and why it is not yet to be given where it is not.
pub(super) struct May {
    /// As it is typed, without the program's name.
    pub(super) typed: String,
    /// What it records.
    pub(super) words: String,
    /// What is missing before it may be given.
    pub(super) not_yet: Option<String>,
}

/// Every command that would not be refused now, in the order of the procedure; the answer that is owed stands here also
/// while something is missing.
pub(super) fn may(case: &Case, context: &Context<'_>) -> Vec<May> {
    let mut all = Vec::new();
    let ends = case.state().receipt.kind.can_be_withdrawn();
    for (typed, words, command, owed) in commands(case, context) {
        if !ends
            && matches!(
                command,
                Command::Withdraw { .. } | Command::NotAccept { .. }
            )
        {
            continue;
        }
        let not_yet = match decide(Some(case), command, context) {
            Ok(_) => None,
            // an extension is in its time, and waits for nothing but what its letter says
            Err(Refusal::Guards { remarks })
                if owed
                    || remarks
                        .iter()
                        .all(|it| it.guard.id == GuardId::WhatComesBefore) =>
            {
                let each = remarks
                    .iter()
                    .map(|it| format!("{}. {}", it.why, it.instead));
                Some(each.collect::<Vec<_>>().join(". "))
            }
            Err(_) => continue,
        };
        all.push(May {
            typed,
            words,
            not_yet,
        });
    }
    // which ground holds is seen when it is given
    if may_turn_away(case, context).is_ok() {
        let reference = &case.state().receipt.reference;
        all.push(May {
            typed: format!("not-accept {reference} --ground GROUND --ombudsman-named"),
            words: "Decide not to accept it".to_owned(),
            not_yet: None,
        });
    }
    all
}

type Candidate = (String, String, Command, bool);

/// How the day of the panel is fixed, or moved where one was fixed before.
fn panel(state: &State, on: Date) -> (&'static str, &'static str, Command) {
    let (typed, label) = if state.panel_fixed(RouteNumber::MAIN).is_some() {
        (
            "panel --meets DATE --reason TEXT --told-on DATE",
            "Move the day of the panel",
        )
    } else {
        (
            "panel --meets DATE --told-on DATE",
            "Fix the day of the panel",
        )
    };
    let command = Command::ArrangePanel {
        on,
        panel_on: on.saturating_add(28.days()),
        reason: Some("another day".into()),
        told_on: Some(on),
    };
    (typed, label, command)
}

/// That they withdrew, all of it or one part.
const fn withdraw(on: Date, route: Option<RouteNumber>) -> Command {
    Command::Withdraw {
        on,
        who: None,
        route,
        how: Withdrawal {
            method: Some(Method::Email),
            looked_at: Some(false),
            reason: None,
        },
    }
}

/// The parts that are open, where several are, each with its procedure.
fn parts(state: &State) -> Vec<(RouteNumber, Procedure)> {
    let routes = state.routes.iter();
    let open = routes.filter_map(|(number, route)| {
        let (_, last) = route.stages.last_key_value()?;
        Some((*number, route.procedure.filter(|_| last.is_open())?))
    });
    let open: Vec<(RouteNumber, Procedure)> = open.collect();
    if open.len() > 1 { open } else { Vec::new() }
}

fn commands(case: &Case, context: &Context<'_>) -> Vec<Candidate> {
    let (state, on) = (case.state(), context.today());
    let reference = &state.receipt.reference;
    let typed = |rest: &str| rest.replacen(' ', &format!(" {reference} "), 1);
    let plain = |typed: String, words: &str, command| (typed, words.to_owned(), command, false);
    let mut all = vec![
        plain(
            format!("acknowledge {reference}"),
            "Record that it was acknowledged",
            Command::Acknowledge { on },
        ),
        plain(
            typed("procedure --to PROCEDURE"),
            "Decide by which procedure it goes",
            Command::DecideProcedure {
                procedure: Procedure::ChildrenAct,
            },
        ),
    ];
    for (route, it) in &state.routes {
        let of_route = match *route {
            RouteNumber::MAIN => String::new(),
            RouteNumber(number) => format!(" --route {number}"),
        };
        let unanswered = it
            .stages
            .iter()
            .filter(|(stage, it)| it.is_open() || !state.waiting(*route, **stage).is_empty());
        for (stage, _) in unanswered {
            all.extend(of_a_stage(case, context, (*route, *stage), &of_route));
        }
        for (stage, point) in left_out(case, *route) {
            let (number, of) = (u8::from(stage), point.0);
            all.push(plain(
                typed(&format!(
                    "finding --stage {number} --point {of} --outcome OUTCOME --reason TEXT"
                )),
                &format!("Add the finding on {point} that the answer of {stage} left out"),
                Command::FindPoint {
                    on,
                    point,
                    stage,
                    outcome: Outcome::Upheld,
                    instead_of: None,
                    stated: None,
                    reason: "left out of the answer".into(),
                },
            ));
        }
        for stage in [StageNumber::Two, StageNumber::Three] {
            let number = u8::from(stage);
            let apart = state.may_be_asked_apart(*route, stage);
            all.push(plain(
                typed(&format!("request --stage {number}{of_route}")),
                &format!("Record that they asked for {stage}{}", of(&apart)),
                Command::RequestStage {
                    route: *route,
                    stage,
                    on,
                },
            ));
        }
    }
    for (route, procedure) in parts(state) {
        all.push(plain(
            typed(&format!(
                "withdraw --route {} --method METHOD --looked-at true|false",
                route.0
            )),
            &format!("Record that they withdrew only what goes by {procedure}"),
            withdraw(on, Some(route)),
        ));
    }
    all.extend(advocates(state, on));
    let (panel, label, command) = panel(state, on);
    all.extend([
        plain(typed(panel), label, command),
        plain(
            typed("withdraw --method METHOD --looked-at true|false"),
            "Record that they withdrew",
            withdraw(on, None),
        ),
        plain(
            typed("reopen --reason TEXT"),
            "Take it up again",
            Command::Reopen {
                on,
                reason: "taken up again".into(),
            },
        ),
        plain(
            typed("erase --reason TEXT --for-good"),
            "Erase for good who is on it and all that was written of it",
            Command::Erase {
                on,
                reason: "kept no longer".into(),
            },
        ),
    ]);
    all
}

/// The offer of an advocate that is owed to a child, and what came of an offer or of a referral.
fn advocates(state: &State, on: Date) -> Vec<Candidate> {
    let reference = &state.receipt.reference;
    let referred = state.owed_without_stages() == Some(OwedWithoutStages::PassToAdvocacy);
    let several = state.children().count() > 1;
    let of = |child: &Option<PersonNumber>| {
        let child = child.filter(|_| several);
        child.map_or_else(String::new, |it| format!(" --child {}", it.0))
    };
    let owed = state.advocates_owed();
    let offers = owed.iter().map(|child| {
        (
            format!("advocacy {reference}{}", of(child)),
            "Record that an advocate was offered".to_owned(),
            Command::OfferAdvocacy { on, child: *child },
            false,
        )
    });
    let waiting = state.advocacies().into_iter();
    let waiting = waiting.filter(|(_, it)| it.answer.is_none());
    let mut waiting: Vec<Option<PersonNumber>> = waiting.map(|(child, _)| child).collect();
    if referred && waiting.is_empty() {
        waiting.push(state.children().next());
    }
    let answers = waiting.iter().map(|child| {
        (
            format!(
                "advocacy {reference}{} --answer ANSWER --provider PROVIDER",
                of(child)
            ),
            "Record what came of the offer of an advocate, or of the referral".to_owned(),
            Command::AnswerAdvocacy {
                on,
                child: *child,
                answer: AdvocacyAnswer::Accepted,
                reason: None,
                provider: None,
            },
            false,
        )
    });
    offers.chain(answers).collect()
}

/// For which points by themselves, in words; nothing where it is for all.
fn of(points: &[PointNumber]) -> String {
    let points: Vec<String> = points.iter().map(ToString::to_string).collect();
    if points.is_empty() {
        String::new()
    } else {
        format!(" for {}", points.join(", "))
    }
}

/// The points of a complaint on which an answer of the route has no finding.
fn left_out(case: &Case, number: RouteNumber) -> Vec<(StageNumber, PointNumber)> {
    let state = case.state();
    let Some(route) = state
        .routes
        .get(&number)
        .filter(|_| state.receipt.kind == Kind::Complaint)
    else {
        return Vec::new();
    };
    let answered = route.stages.iter().filter(|(_, it)| it.answered.is_some());
    let each = answered.flat_map(|(stage, _)| {
        let points = state.points_at(number, *stage).into_iter();
        points.map(|point| (*stage, point))
    });
    let unfound = |(stage, point): &(StageNumber, PointNumber)| {
        let point = state.points.get(point);
        point.is_some_and(|it| !it.findings.contains_key(stage))
    };
    each.filter(unfound).collect()
}

/// The answer of an open stage, and its extension to the longest day there is.
fn of_a_stage(
    case: &Case,
    context: &Context<'_>,
    (route, stage): (RouteNumber, StageNumber),
    of_route: &str,
) -> Vec<Candidate> {
    let (state, on) = (case.state(), context.today());
    let reference = &state.receipt.reference;
    let number = u8::from(stage);
    let waiting = state.waiting(route, stage);
    let points = if waiting.is_empty() {
        let mut points = state.points_at(route, stage);
        points.retain(|it| !state.point_parked_on(*it, on));
        points
    } else {
        waiting.clone()
    };
    let findings = points.iter().fold(String::new(), |typed, it| {
        typed + &format!(" --finding {}=OUTCOME", it.0)
    });
    let goes_on = stage < state.last_stage(route);
    let told = if goes_on { " --next-stage-told" } else { "" };
    let procedure = state.routes.get(&route).and_then(|it| it.procedure);
    let named = matches!(
        procedure,
        Some(
            Procedure::ChildrenAct
                | Procedure::Corporate
                | Procedure::PublicHealth
                | Procedure::JointNhs
        )
    );
    let of_the_ombudsman = if named { " --ombudsman-told" } else { "" };
    let mut all = vec![(
        format!(
            "answer {reference} --stage {number}{of_route}{told}{of_the_ombudsman} --outcome OUTCOME{findings}"
        ),
        format!("Record that the answer of {stage} was sent{}", of(&waiting)),
        Command::AnswerStage {
            route,
            stage,
            on,
            by: None,
            post: None,
            next_stage_told: goes_on,
            ombudsman_told: named,
            outcome: Some(Outcome::Upheld),
            findings: points.iter().map(|it| (*it, Outcome::Upheld)).collect(),
            actions: Vec::new(),
        },
        true,
    )];
    // a date beyond the calendar has no day: the case itself says so
    let clocks = clocks(case, context.rules, context.calendar).unwrap_or_default();
    let clock = clocks.iter().find(|it| {
        it.rule.answer
            && it.route == route
            && it.rule.stage == Some(stage)
            && it.state == ClockState::Running
    });
    if let Some(to) = clock.and_then(|it| it.limit).filter(|_| waiting.is_empty()) {
        let received = state.received_on;
        let approver = context.rules.chosen_of("C4", "approver", received);
        let approver: Option<ApprovedBy> = approver.parse().ok();
        let approved =
            approver.map_or_else(String::new, |it| format!(" --approved-by {}", it.code()));
        all.push((
            format!(
                "extend {reference} --stage {number}{of_route} --to DATE --reason TEXT --told-on DATE{approved}"
            ),
            format!("Extend {stage}, to {to} at the latest"),
            Command::ExtendStage {
                route,
                stage,
                on,
                to,
                reason: Some("needs longer".into()),
                told_on: Some(on),
                approved_by: approver,
            },
            false,
        ));
    }
    all
}
