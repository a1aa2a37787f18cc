//! The authority's own stream: what concerns no case. Today, the figures it has published, and what it did
//! for a year that is over.

use crate::published::PublishedFigure;
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
        }
    }

    /// The figure it is about, where it is about one.
    pub const fn figure(&self) -> Option<&PublishedFigure> {
        match self {
            Self::FigurePublished { figure } | Self::FigureCorrected { figure } => Some(figure),
            Self::YearStepTaken { .. } => None,
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

/// What the authority did for years that are over, as recorded.
pub fn year_steps<'a>(events: impl IntoIterator<Item = &'a AuthorityEvent>) -> Vec<YearTaken> {
    let taken = events.into_iter().filter_map(|event| match event {
        AuthorityEvent::YearStepTaken { taken } => Some(taken.clone()),
        AuthorityEvent::FigurePublished { .. } | AuthorityEvent::FigureCorrected { .. } => None,
    });
    taken.collect()
}
