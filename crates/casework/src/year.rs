//! What a council did for a year that is over.

use crate::office::Office;
use crate::ports::RegisterError;
use complaints::authority::AuthorityEvent;
use complaints::days::full;
use complaints::year::{YearStep, YearTaken};
use jiff::civil::Date;

/// Why a step of a year was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum YearError {
    /// The year still runs.
    #[error("the year to {} is not over", full(*.year_end))]
    NotOver {
        /// The 31 March on which it ends.
        year_end: Date,
    },
    /// Nothing is owed for a year before it is over, and nothing is recorded before it is done.
    #[error("{} is not after the year to {}, or is still to come", full(*.on), full(*.year_end))]
    OtherDay {
        /// The day that was given.
        on: Date,
        /// The 31 March on which the year ended.
        year_end: Date,
    },
    /// It is on record.
    #[error("“{step}” was recorded for {} already. If that day is wrong, correct it (on the command line: --correct {} --on DAY)", full(*.on), step.code())]
    RecordedAlready {
        /// The step.
        step: YearStep,
        /// The day on which it was done.
        on: Date,
    },
    /// There is nothing to correct.
    #[error("“{step}” is not recorded for the year to {}, so there is nothing to correct", full(*.year_end))]
    NotRecorded {
        /// The step.
        step: YearStep,
        /// The 31 March on which the year ended.
        year_end: Date,
    },
    /// The register could not do it.
    #[error(transparent)]
    Register(#[from] RegisterError),
}

/// Whether a year is over.
///
/// # Errors
/// One that still runs.
pub fn is_over(year_end: Date, today: Date) -> Result<(), YearError> {
    if year_end >= today {
        return Err(YearError::NotOver { year_end });
    }
    Ok(())
}

/// Whether something can have been done for a year: the year is over, and the day is after it and not to come.
///
/// # Errors
/// A year that still runs, or a day that cannot be.
pub fn can_be(taken: &YearTaken, today: Date) -> Result<(), YearError> {
    let YearTaken { year_end, on, .. } = *taken;
    is_over(year_end, today)?;
    if on <= year_end || on > today {
        return Err(YearError::OtherDay { on, year_end });
    }
    Ok(())
}

/// Records what was done for a year, in the authority's own history.
///
/// # Errors
/// A year that still runs, a day that cannot be, what is recorded already.
pub fn record(office: &Office<'_>, taken: YearTaken) -> Result<(), YearError> {
    can_be(&taken, office.context().today())?;
    let (since, all) = office.register.year_steps(office.authority.id)?;
    if let Some(known) = known(&all, &taken) {
        return Err(YearError::RecordedAlready {
            step: known.step,
            on: known.on,
        });
    }
    Ok(office.say_of_authority(since, vec![AuthorityEvent::YearStepTaken { taken }])?)
}

/// Corrects what was recorded for a year. What stood there stays in the authority's history.
///
/// # Errors
/// A year that still runs, a day that cannot be, nothing on record to correct.
pub fn correct(office: &Office<'_>, taken: YearTaken) -> Result<(), YearError> {
    can_be(&taken, office.context().today())?;
    let (since, all) = office.register.year_steps(office.authority.id)?;
    match known(&all, &taken) {
        None => Err(YearError::NotRecorded {
            step: taken.step,
            year_end: taken.year_end,
        }),
        // it says so already
        Some(known) if *known == taken => Ok(()),
        Some(_) => Ok(
            office.say_of_authority(since, vec![AuthorityEvent::YearStepCorrected { taken }])?
        ),
    }
}

fn known<'a>(all: &'a [YearTaken], taken: &YearTaken) -> Option<&'a YearTaken> {
    all.iter()
        .find(|it| (it.year_end, it.step) == (taken.year_end, taken.step))
}
