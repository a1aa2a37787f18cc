//! Guards: what a refusal or a warning rests on.

use super::Standing;
use serde::Deserialize;

/// A guard, as its entry in `rules/guards.toml` has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// Which one.
    pub id: GuardId,
    /// What it asks, in words.
    pub name: String,
    /// What it rests on.
    pub source: String,
    /// How sure that is.
    pub standing: Standing,
}

/// Every guard that the code asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuardId {
    /// Days follow one another.
    WhatCanHaveHappened,
    /// A case begins once.
    OneReceipt,
    /// Only an open stage is answered, extended or withdrawn.
    OpenStage,
    /// A stage is extended once.
    OneExtension,
    /// A stage is extended before its ordinary time has run out.
    ExtensionInTime,
    /// An extension ends within the longer limit.
    ExtensionWithinTheLimit,
    /// An extension has a reason, and the complainant is told.
    ExtensionWithAReason,
    /// An answer is sent within its time.
    AnswerInTime,
    /// An answer has a finding on every point.
    FindingOnEveryPoint,
    /// Stage 1 is skipped only when both sides agree.
    #[serde(rename = "stage-2-before-stage-1-is-over")]
    StageTwoEarly,
    /// A request for stage 2 has no time limit.
    #[serde(rename = "stage-2-is-never-too-late")]
    StageTwoLate,
    /// A panel looks at a stage 2 that was answered.
    #[serde(rename = "stage-3-after-stage-2")]
    StageThreeAfterTwo,
    /// A late request for a panel is weighed, not refused.
    #[serde(rename = "stage-3-late-is-a-decision")]
    StageThreeLate,
    /// What was taken up is not refused afterwards.
    NoRefusalOnceAnswered,
    /// A contact has only the stages of its procedure.
    StagesOfTheProcedure,
    /// What is answered, found or done is on the case.
    KnownItem,
}

impl GuardId {
    /// Every guard.
    pub const ALL: [Self; 16] = [
        Self::WhatCanHaveHappened,
        Self::OneReceipt,
        Self::OpenStage,
        Self::OneExtension,
        Self::ExtensionInTime,
        Self::ExtensionWithinTheLimit,
        Self::ExtensionWithAReason,
        Self::AnswerInTime,
        Self::FindingOnEveryPoint,
        Self::StageTwoEarly,
        Self::StageTwoLate,
        Self::StageThreeAfterTwo,
        Self::StageThreeLate,
        Self::NoRefusalOnceAnswered,
        Self::StagesOfTheProcedure,
        Self::KnownItem,
    ];
}
