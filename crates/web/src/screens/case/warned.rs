//! What rules said to something that was just recorded: decided again on the case as it was before, so that an address
//! carries numbers and no sentence.

use crate::desk::Desk;
use crate::words::capital;
use complaints::Case;
use complaints::case::Withdrawal;
use complaints::codes::Outcome;
use complaints::command::Command;
use complaints::decide::decide;
use complaints::event::Event;
use complaints::ids::RemedyNumber;
use complaints::personal::TextName;
use complaints::recorded::Recorded;
use complaints::remedy::RemedyTerms;
use complaints::step::{About, Step, StepTaken};
use jiff::civil::Date;

/// The warnings about what brought the case from one version to another, as "17-19" names them; none where that is
/// none of what can be warned about.
pub(in crate::screens) fn warned(desk: &Desk<'_>, case: &Case, versions: &str) -> Vec<String> {
    again(desk, case, versions).unwrap_or_default()
}

fn again(desk: &Desk<'_>, case: &Case, versions: &str) -> Option<Vec<String>> {
    let (since, until) = versions.split_once('-')?;
    let (since, until) = (since.parse().ok()?, until.parse().ok()?);
    let (office, history) = (desk.office(), case.history());
    let (before, done) = (history.get(..since)?, history.get(since..until)?);
    let before = Case::replay(case.id(), before.to_vec()).ok()?;
    let command = command(&before, done)?;
    let mut warnings = office.of_others(&before, &command).ok()?;
    warnings.extend(
        decide(Some(&before), command, &office.context())
            .ok()?
            .warnings,
    );
    let warnings = warnings.iter();
    Some(warnings.map(|it| capital(&it.to_string())).collect())
}

/// The command that what was recorded came of.
#[expect(clippy::too_many_lines, reason = "one arm an event")]
fn command(before: &Case, done: &[Recorded]) -> Option<Command> {
    // what is turned away takes back first what had begun
    let first = done
        .iter()
        .find(|it| !matches!(it.event, Event::Retracted { .. }))?;
    let on = first.occurred.day()?;
    let event = match &first.event {
        Event::Corrected {
            seq,
            occurred,
            event,
        } if first.text(TextName::Correction).is_some() => {
            return Some(Command::Correct {
                seq: *seq,
                occurred: *occurred,
                event: (**event).clone(),
                parts: Vec::new(),
                reason: first.text(TextName::Correction).cloned(),
            });
        }
        Event::Corrected { event, .. } => event,
        event => event,
    };
    Some(match *event {
        Event::StepTaken(StepTaken {
            step: Step::ComplainantWithdrew,
            about: About::Person(who),
            by,
            ..
        }) => Command::Withdraw {
            on,
            who: Some(who),
            route: None,
            how: Withdrawal {
                method: by,
                looked_at: None,
                reason: first.reason().cloned(),
            },
        },
        Event::StepTaken(ref step) if step.step == Step::PointAsked => Command::RequestStage {
            route: step.route,
            stage: step.stage?,
            on,
        },
        Event::StepTaken(ref step) => Command::TakeStep {
            on,
            step: step.clone(),
            text: first.text(TextName::Text).cloned(),
            reason: first.reason().cloned(),
        },
        Event::NotAccepted {
            ref reason,
            ground: Some(ground),
            ombudsman_named,
        } => Command::NotAccept {
            on,
            ground,
            reason: reason.clone(),
            ombudsman_named: ombudsman_named.unwrap_or_default(),
        },
        Event::StageAnswered {
            route,
            stage,
            by,
            post,
            next_stage_told,
            ..
        } => Command::AnswerStage {
            route,
            stage,
            on,
            by,
            post,
            next_stage_told,
            ombudsman_told: done.iter().any(names_the_ombudsman),
            outcome: done.iter().find_map(stated),
            findings: done
                .iter()
                .filter_map(|it| match it.event {
                    Event::PointFound { point, outcome, .. } => Some((point, outcome)),
                    _ => None,
                })
                .collect(),
            actions: actions(done),
        },
        Event::PointFound {
            point,
            stage,
            outcome,
            ..
        } => Command::FindPoint {
            on,
            point,
            stage,
            outcome,
            instead_of: before
                .state()
                .points
                .get(&point)
                .and_then(|it| it.findings.get(&stage))
                .map(|it| it.outcome),
            stated: done.iter().find_map(stated),
            reason: first.reason().cloned()?,
        },
        Event::Received(ref receipt) => Command::DecideProcedure {
            procedure: receipt.procedure?,
        },
        Event::StageStarted { route, stage } => Command::RequestStage { route, stage, on },
        Event::StageExtended {
            route,
            stage,
            to: Some(to),
            told_on,
            approved_by,
        } => Command::ExtendStage {
            route,
            stage,
            on,
            to,
            reason: first.reason().cloned(),
            told_on,
            approved_by,
        },
        Event::PanelArranged { on: panel_on, .. } => panel(on, panel_on, done),
        Event::RemedyAgreed { .. } => Command::AgreeRemedy {
            on,
            remedy: actions(done).pop()?,
        },
        Event::RemedyDone { remedy, .. } => Command::CompleteRemedy { remedy, on },
        Event::NoteAdded {
            contact: Some(contact),
            ..
        } => Command::AddNote {
            on,
            text: first.text(TextName::Text).cloned()?,
            by: first.text(TextName::By).cloned(),
            contact: Some(contact),
        },
        _ => return None,
    })
}

/// The outcome that was stated of a stage, at first or in place of another.
fn stated(recorded: &Recorded) -> Option<Outcome> {
    let event = match &recorded.event {
        Event::Corrected { event, .. } => event,
        event => event,
    };
    match *event {
        Event::StageOutcomeStated { outcome, .. } => Some(outcome),
        _ => None,
    }
}

/// The panel's day, with why it was moved and when the complainant was told.
fn panel(on: Date, panel_on: Date, done: &[Recorded]) -> Command {
    Command::ArrangePanel {
        on,
        panel_on,
        reason: done.iter().find_map(Recorded::reason).cloned(),
        told_on: done.iter().find_map(told_of_the_panel),
    }
}

/// The day on which the complainant was told of the panel's day.
fn told_of_the_panel(recorded: &Recorded) -> Option<Date> {
    let told = matches!(&recorded.event, Event::StepTaken(it) if it.step == Step::PanelDayTold);
    recorded.occurred.day().filter(|_| told)
}

/// Whether an answer was said to tell of the Ombudsman.
fn names_the_ombudsman(recorded: &Recorded) -> bool {
    matches!(&recorded.event, Event::StepTaken(it) if it.step == Step::OmbudsmanExplained)
}

/// What an answer said is to be done, each with the owner that was named with it.
fn actions(done: &[Recorded]) -> Vec<RemedyTerms> {
    let owner = |of: RemedyNumber| {
        done.iter().find_map(|it| match &it.event {
            Event::StepTaken(step)
                if (step.step, step.about) == (Step::OwnerNamed, About::Remedy(of)) =>
            {
                step.reference.clone()
            }
            _ => None,
        })
    };
    let action = |it: &Recorded| match it.event {
        Event::RemedyAgreed {
            remedy,
            kind,
            amount_pence,
            due_on,
            entry,
            source,
        } => Some(RemedyTerms {
            amount_pence,
            owner: owner(remedy),
            due_on,
            source,
            entry,
            ..RemedyTerms::new(kind)
        }),
        _ => None,
    };
    done.iter().filter_map(action).collect()
}
