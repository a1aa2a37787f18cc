//! The authority's own stream: what concerns no case. Today, the figures it has published, what it did for a year that
//! is over, and what its own file said of dates: what it chose where the law leaves a question open, and its days.

use crate::published::PublishedFigure;
use crate::rules::{Choices, ChoicesMade, CouncilDays};
use crate::year::YearTaken;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A fact about the authority.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AuthorityEvent {
    /// A figure was published, or supplied from elsewhere.
    FigurePublished {
        /// The figure.
        figure: PublishedFigure,
    },
    /// A figure was recorded wrongly: this is what is right. The earlier one stays in the history.
    FigureCorrected {
        /// The figure as it should be; its reference says which one it replaces.
        figure: PublishedFigure,
    },
    /// Something was done for a year that is over.
    YearStepTaken {
        /// What.
        taken: YearTaken,
    },
    /// What was done for a year was recorded wrongly: this is what is right. The earlier one stays in the history.
    YearStepCorrected {
        /// The step as it should be; its year and what it is say which one it replaces.
        taken: YearTaken,
    },
    /// The register was shown what the council chose where the law leaves a question open: the whole list.
    ChoicesMade {
        /// The list, and from when it counts.
        made: ChoicesMade,
    },
    /// The register was shown the bank holidays and closures that the council's file brings: all of them.
    DaysShown {
        /// The days.
        days: CouncilDays,
    },
}

impl AuthorityEvent {
    /// The version in which this program writes its events.
    pub const VERSION: u16 = 1;

    /// The event's type as it is stored.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::FigurePublished { .. } => "figure_published",
            Self::FigureCorrected { .. } => "figure_corrected",
            Self::YearStepTaken { .. } => "year_step_taken",
            Self::YearStepCorrected { .. } => "year_step_corrected",
            Self::ChoicesMade { .. } => "choices_made",
            Self::DaysShown { .. } => "days_shown",
        }
    }

    /// The figure it is about, where it is about one.
    pub const fn figure(&self) -> Option<&PublishedFigure> {
        match self {
            Self::FigurePublished { figure } | Self::FigureCorrected { figure } => Some(figure),
            Self::YearStepTaken { .. }
            | Self::YearStepCorrected { .. }
            | Self::ChoicesMade { .. }
            | Self::DaysShown { .. } => None,
        }
    }
}

/// Every published figure of the authority, by reference, as the events leave them.
pub fn figures<'a>(
    events: impl IntoIterator<Item = &'a AuthorityEvent>,
) -> BTreeMap<String, PublishedFigure> {
    events
        .into_iter()
        .filter_map(AuthorityEvent::figure)
        .map(|figure| (figure.reference.clone(), figure.clone()))
        .collect()
}

/// What the authority did for years that are over, in the order recorded, as the events leave it.
pub fn year_steps<'a>(events: impl IntoIterator<Item = &'a AuthorityEvent>) -> Vec<YearTaken> {
    let mut all: Vec<YearTaken> = Vec::new();
    for event in events {
        match event {
            AuthorityEvent::YearStepTaken { taken } => all.push(taken.clone()),
            AuthorityEvent::YearStepCorrected { taken } => {
                let mut known = all.iter_mut();
                let same =
                    |it: &&mut YearTaken| (it.year_end, it.step) == (taken.year_end, taken.step);
                if let Some(known) = known.find(same) {
                    known.clone_from(taken);
                }
            }
            AuthorityEvent::FigurePublished { .. }
            | AuthorityEvent::FigureCorrected { .. }
            | AuthorityEvent::ChoicesMade { .. }
            | AuthorityEvent::DaysShown { .. } => {}
        }
    }
    all
}

/// What the authority's register was shown of the council's own file that moves dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileOnRecord {
    /// What it chose over time; none where that was never put on record.
    pub choices: Option<Choices>,
    /// Its bank holidays and closures, as they were shown last.
    pub days: CouncilDays,
}

/// What the register was shown of the council's own file, as the events leave it.
pub fn file_on_record<'a>(events: impl IntoIterator<Item = &'a AuthorityEvent>) -> FileOnRecord {
    let mut record = FileOnRecord::default();
    for event in events {
        match event {
            AuthorityEvent::ChoicesMade { made } => {
                record.choices.get_or_insert_default().make(made.clone());
            }
            AuthorityEvent::DaysShown { days } => record.days.clone_from(days),
            _ => {}
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::year::YearStep;
    use jiff::civil::date;

    #[test]
    fn a_step_of_a_year_stands_as_it_was_corrected_last_and_in_its_place() {
        let taken = |step, day| YearTaken {
            year_end: date(2026, 3, 31),
            step,
            on: date(2026, 9, day),
            reference: None,
        };
        let events = [
            AuthorityEvent::YearStepTaken {
                taken: taken(YearStep::ReportPublished, 28),
            },
            AuthorityEvent::YearStepTaken {
                taken: taken(YearStep::ShownToStaff, 29),
            },
            AuthorityEvent::YearStepCorrected {
                taken: taken(YearStep::ReportPublished, 21),
            },
        ];
        let standing = [
            taken(YearStep::ReportPublished, 21),
            taken(YearStep::ShownToStaff, 29),
        ];
        assert_eq!(year_steps(&events), standing);
    }
}
