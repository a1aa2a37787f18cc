//! A step's rule, as its entry in `rules/steps.toml` has it.

use super::Standing;
use crate::codes::{Kind, Procedure};
use crate::ids::StageNumber;
use crate::step::{Answer, Step};
use serde::Deserialize;

/// A step's rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepRule {
    /// Which step.
    #[serde(rename = "id")]
    pub step: Step,
    /// The kinds of contact it is for; empty for all.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// The procedures it is for; empty for all.
    #[serde(default)]
    pub procedures: Vec<Procedure>,
    /// The stages it belongs to; empty for the case as a whole, at any time.
    #[serde(default)]
    pub stages: Vec<StageNumber>,
    /// What it is about: `case`, `point`, `person`, `entry`, `remedy`, `recommendation`, or `child`: a child whom the case
    /// is about, who need not be named where there is no other.
    #[serde(default = "case")]
    pub about: String,
    /// Whether it may be taken of one point too that goes through the stage by itself.
    #[serde(default)]
    pub of_a_point: bool,
    /// What has to be said with it.
    #[serde(default)]
    pub asks: Vec<Asked>,
    /// What may be said with it beside that, and is warned of where it matters and is not.
    #[serde(default)]
    pub may_ask: Vec<Asked>,
    /// What may be answered, decided or chosen; empty where nothing is.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// The steps that have to be there before.
    #[serde(default)]
    pub needs: Vec<Step>,
    /// What is not done at a stage of a procedure before it was taken.
    #[serde(default)]
    pub before: Vec<Before>,
    /// Whether it can be taken more than once about the same thing.
    #[serde(default)]
    pub repeats: bool,
    /// The steps after each of which it can be taken once more about the same thing: by whoever has that part now, for a
    /// point that came later, or for the panel that meets again. The later one stands.
    #[serde(default)]
    pub again_after: Vec<Step>,
    /// Who takes it.
    pub who: String,
    /// Where the tables of procedures have it.
    pub row: String,
    /// What it rests on.
    pub source: String,
    /// How sure that is.
    pub standing: Standing,
}

fn case() -> String {
    "case".to_owned()
}

/// Something that is done with a stage, and before which a step has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// What is done.
    pub act: Act,
    /// The procedure; none where the contact goes by none.
    #[serde(default)]
    pub procedure: Option<Procedure>,
    /// The stage.
    pub stage: StageNumber,
}

/// What is done with a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Its answer is sent.
    Answer,
    /// It is extended.
    Extension,
}

impl Act {
    /// As a sentence names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Answer => "the answer",
            Self::Extension => "the extension",
        }
    }
}

/// What has to be said with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Why, or what, in words.
    Reason,
    /// The text that it is about, word for word.
    Text,
    /// The day that it names.
    Day,
    /// The day that it names, on which somebody looks at it again.
    Review,
    /// How many working days it speaks of.
    Days,
    /// Why it took so long, of the list of reasons.
    Cause,
    /// What it points to.
    Reference,
    /// The number of the person on the other case.
    Person,
    /// Money.
    Amount,
}

impl Asked {
    /// As a sentence names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reason => "the reason in words",
            Self::Text => "the text",
            Self::Day => "the day that it names",
            Self::Review => "the day on which it is looked at again",
            Self::Days => "how many working days",
            Self::Cause => "the reason, of the list",
            Self::Reference => "what it refers to",
            Self::Person => "the number of the person there",
            Self::Amount => "the amount",
        }
    }
}
