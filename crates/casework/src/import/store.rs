//! Storing what was checked: one transaction, all or none, while readers go on.

use super::check::ids;
use super::plan::{Checked, Plan};
use crate::office::{ActionError, Office};
use crate::ports::{
    AuthorityChange, Change, CommandKey, Committed, RecordedByAuthority, RegisterError, Step,
};
use crate::records::{self, Line};
use complaints::authority::AuthorityEvent;
use complaints::recorded::Source;
use jiff::Timestamp;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// So many cases are handed over together: a thread that is woken for each would be woken more than it works.
const TOGETHER: usize = 64;

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
/// Cases are made in one thread while the register stores them in another, so that a file of any size needs little
/// memory beside its text.
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
    let of_the_authority = of_the_authority(office, checked, now);
    let (ready, cases) = sync_channel(2);
    let stored = thread::scope(|scope| {
        scope.spawn(move || make(office, text, checked, now, &ready));
        office.register.commit_together(
            office.authority.id,
            Box::new(cases.into_iter().flatten()),
            of_the_authority,
            step,
        )
    })?;
    Ok(Stored {
        cases: stored,
        figures: checked.tally.figures,
    })
}

/// Makes each change in turn. It stops when the register takes no more.
fn make(
    office: &Office<'_>,
    text: &str,
    checked: &Checked,
    now: Timestamp,
    ready: &SyncSender<Vec<Result<Change, RegisterError>>>,
) {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let plans = checked.plans.iter();
    let mut changes = plans.filter_map(|plan| change(office, plan, &lines, now).transpose());
    loop {
        let some: Vec<_> = changes.by_ref().take(TOGETHER).collect();
        if some.is_empty() || ready.send(some).is_err() {
            return;
        }
    }
}

/// What goes into the authority's own stream: its figures, and what it did for years that are over.
fn of_the_authority(
    office: &Office<'_>,
    checked: &Checked,
    now: Timestamp,
) -> Option<AuthorityChange> {
    let events: Vec<RecordedByAuthority> = checked
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
            Plan::YearStep { taken } => Some(AuthorityEvent::YearStepTaken {
                taken: taken.clone(),
            }),
            Plan::Begin { .. } | Plan::Revise { .. } => None,
        })
        .map(|event| RecordedByAuthority {
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
) -> Result<Option<Change>, RegisterError> {
    let key = CommandKey(office.chance.id());
    let broken = |error: complaints::case::NotACase| RegisterError::Damaged {
        what: error.to_string(),
    };
    match plan {
        Plan::Figure { .. } | Plan::YearStep { .. } => Ok(None),
        Plan::Begin { line, case, people } => {
            let text = lines
                .get(line.saturating_sub(1))
                .copied()
                .unwrap_or_default();
            // the line was read when it was checked, so it reads again
            let Ok(Line::Case(record)) = records::read(text, office.context().today()) else {
                return Ok(None);
            };
            let facts = records::facts(&record, &ids(people));
            let case = office
                .record(*case, None, facts, now, Source::Import)
                .map_err(broken)?;
            Ok(Some(Change {
                key,
                since: 0,
                case,
            }))
        }
        Plan::Revise {
            reference,
            since,
            facts,
        } => {
            let conflict = || RegisterError::Conflict {
                reference: reference.clone(),
            };
            let found = office
                .register
                .find(office.viewer, office.authority.id, reference)?;
            let before = found
                .filter(|case| case.version() == *since)
                .ok_or_else(conflict)?;
            let case = office
                .record(
                    before.id(),
                    Some(before),
                    facts.clone(),
                    now,
                    Source::Import,
                )
                .map_err(broken)?;
            Ok(Some(Change {
                key,
                since: *since,
                case,
            }))
        }
    }
}
