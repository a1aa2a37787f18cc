//! Storing what was checked: one transaction, all or none, while readers go on.

use super::check::ids;
use super::plan::{Checked, Plan};
use crate::office::{ActionError, Office};
use crate::ports::{
    AuthorityChange, Change, CommandKey, Committed, RecordedFigure, RegisterError, Step,
};
use crate::records::{self, Line};
use complaints::Case;
use complaints::authority::AuthorityEvent;
use complaints::ids::CaseId;
use complaints::recorded::{Fact, Source};
use jiff::Timestamp;

/// What was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Each case that was begun or corrected.
    pub cases: Vec<Committed>,
    /// How many published figures were recorded or corrected.
    pub figures: usize,
}

/// Stores the good lines of a file that was checked. `step` hears of each case and may stop the work, which then
/// leaves nothing behind.
///
/// # Errors
/// A conflict with what somebody did since the check, a stop, or a register that could not store it: nothing is
/// stored then.
pub fn store(
    office: &Office<'_>,
    text: &str,
    checked: &Checked,
    step: Step,
) -> Result<Stored, ActionError> {
    let now = office.clock.now();
    let figures = figures(office, checked, now);
    let count = figures.as_ref().map_or(0, |change| change.events.len());
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let mut changes = Vec::new();
    for plan in &checked.plans {
        changes.extend(change(office, plan, &lines, now)?);
    }
    let cases = office.register.commit_together(
        office.authority.id,
        Box::new(changes.into_iter()),
        figures,
        step,
    )?;
    Ok(Stored {
        cases,
        figures: count,
    })
}

fn figures(office: &Office<'_>, checked: &Checked, now: Timestamp) -> Option<AuthorityChange> {
    let events: Vec<RecordedFigure> = checked
        .plans
        .iter()
        .filter_map(|plan| match plan {
            Plan::Figure {
                figure,
                corrects: false,
            } => Some(AuthorityEvent::FigurePublished {
                figure: figure.clone(),
            }),
            Plan::Figure {
                figure,
                corrects: true,
            } => Some(AuthorityEvent::FigureCorrected {
                figure: figure.clone(),
            }),
            Plan::Begin { .. } | Plan::Revise { .. } => None,
        })
        .map(|event| RecordedFigure {
            recorded_at: now,
            by: office.actor(),
            source: Source::Import,
            event,
        })
        .collect();
    (!events.is_empty()).then_some(AuthorityChange {
        since: checked.figures_since,
        events,
    })
}

fn change(
    office: &Office<'_>,
    plan: &Plan,
    lines: &[&str],
    now: Timestamp,
) -> Result<Option<Change>, ActionError> {
    let key = CommandKey(office.chance.id());
    match plan {
        Plan::Figure { .. } => Ok(None),
        Plan::Begin { line, case, people } => {
            let text = lines
                .get(line.saturating_sub(1))
                .copied()
                .unwrap_or_default();
            match records::read(text, office.context().today()) {
                Ok(Line::Case(record)) => {
                    let facts = records::facts(&record, &ids(people));
                    begin(office, *case, facts, now, key).map(Some)
                }
                // the line was read when it was checked, so it reads again
                _ => Ok(None),
            }
        }
        Plan::Revise {
            reference,
            since,
            facts,
        } => {
            let before = office.case(reference)?;
            if before.version() != *since {
                return Err(RegisterError::Conflict {
                    reference: reference.clone(),
                }
                .into());
            }
            let case = office.record(
                before.id(),
                Some(before),
                facts.clone(),
                now,
                Source::Import,
            )?;
            Ok(Some(Change {
                key,
                since: *since,
                case,
            }))
        }
    }
}

fn begin(
    office: &Office<'_>,
    id: CaseId,
    facts: Vec<Fact>,
    now: Timestamp,
    key: CommandKey,
) -> Result<Change, ActionError> {
    let case: Case = office.record(id, None, facts, now, Source::Import)?;
    Ok(Change {
        key,
        since: 0,
        case,
    })
}
