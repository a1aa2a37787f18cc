//! What is agreed to put a matter right, as it is agreed: its terms, and where it comes from.

use crate::codes::RemedyKind;
use crate::ids::{EntryNumber, PointNumber, RecommendationNumber, StageNumber};
use crate::personal::Personal;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a remedy comes from, as far as it is recorded. What the Ombudsman recommended names its entry beside this.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedySource {
    /// The point that it puts right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<PointNumber>,
    /// The stage whose answer or report it follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageNumber>,
    /// The recommendation that it carries out: of the investigation at stage 2, of the panel at stage 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<RecommendationNumber>,
}

impl RemedySource {
    /// Whether nothing of it is recorded.
    pub const fn is_unsaid(&self) -> bool {
        self.point.is_none() && self.stage.is_none() && self.recommendation.is_none()
    }
}

/// "point 1, stage 2, recommendation 3"; nothing where nothing is recorded.
impl fmt::Display for RemedySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            self.point.map(|it| it.to_string()),
            self.stage.map(|it| it.to_string()),
            self.recommendation.map(|it| it.to_string()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(&parts.join(", "))
    }
}

/// What is to be done, by whom and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemedyTerms {
    /// What kind of thing.
    pub kind: RemedyKind,
    /// What, in words.
    pub text: Option<Personal<String>>,
    /// Money, in pence.
    pub amount_pence: Option<i64>,
    /// The post or team that owns it; never a person's name.
    pub owner: Option<String>,
    /// The day it is promised for.
    pub due_on: Option<Date>,
    /// Where it comes from.
    pub source: RemedySource,
    /// The Ombudsman entry that recommended it.
    pub entry: Option<EntryNumber>,
}

impl RemedyTerms {
    /// Something of that kind, of which nothing else is said.
    pub const fn new(kind: RemedyKind) -> Self {
        Self {
            kind,
            text: None,
            amount_pence: None,
            owner: None,
            due_on: None,
            source: RemedySource {
                point: None,
                stage: None,
                recommendation: None,
            },
            entry: None,
        }
    }
}
