//! The authority's own stream: what concerns no case. Today, the figures it has published.

use crate::published::PublishedFigure;
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
}

impl AuthorityEvent {
    /// The version in which this program writes its events.
    pub const VERSION: u16 = 1;

    /// The event's type as it is stored.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::FigurePublished { .. } => "figure_published",
            Self::FigureCorrected { .. } => "figure_corrected",
        }
    }

    /// The figure it is about.
    pub const fn figure(&self) -> &PublishedFigure {
        match self {
            Self::FigurePublished { figure } | Self::FigureCorrected { figure } => figure,
        }
    }
}

/// Every published figure of the authority, by reference, as the events leave them.
pub fn figures<'a>(
    events: impl IntoIterator<Item = &'a AuthorityEvent>,
) -> BTreeMap<String, PublishedFigure> {
    events
        .into_iter()
        .map(|event| (event.figure().reference.clone(), event.figure().clone()))
        .collect()
}
