//! Rules as data: each clock with its length, its source, its standing and the date it is in force from.
//!
//! A new rule is a new entry in `rules/clocks.toml`. What the entry may say is here; how a clock runs is in
//! [`crate::clock`].

mod guard;

pub use guard::{Guard, GuardId};

use crate::codes::{Kind, Procedure};
use crate::event::Milestone;
use crate::ids::StageNumber;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Every rule in force now or at any time before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The version of the clocks' data.
    pub version: String,
    clocks: Vec<ClockRule>,
    guards: BTreeMap<GuardId, Guard>,
    fingerprint: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockFile {
    version: String,
    clock: Vec<ClockRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuardFile {
    guard: Vec<Guard>,
}

/// A clock's rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    /// Its name in the rulebook: `ST-10`.
    pub id: String,
    /// What has to be done, in words.
    pub name: String,
    /// The kinds of contact it is for.
    pub kinds: Vec<Kind>,
    /// The procedures it is for; empty where the kind has none.
    #[serde(default)]
    pub procedures: Vec<Procedure>,
    /// The stage it belongs to. An enquiry's or a service request's answer is stage 1.
    pub stage: StageNumber,
    /// What starts it.
    pub starts: Moment,
    /// Another clock, from whose due day this one runs while what starts it is not recorded.
    #[serde(default)]
    pub otherwise_from: Option<String>,
    /// What stops it.
    pub stops: Moment,
    /// Its length in working days.
    pub days: u32,
    /// Its length in working days from the same start once the stage is extended.
    #[serde(default)]
    pub extended_days: Option<u32>,
    /// Whether it counts back from what starts it: papers before a panel.
    #[serde(default)]
    pub backwards: bool,
    /// Whether it is the clock of the stage's answer, by which "on time" is judged.
    #[serde(default)]
    pub answer: bool,
    /// Whether the law sets it or the council.
    pub role: ClockRole,
    /// Who has to act.
    pub who: String,
    /// Where the length comes from.
    pub source: String,
    /// How sure that is.
    pub standing: Standing,
    /// The first day on which it holds.
    pub in_force: Date,
}

/// What starts or stops a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The contact reached the council.
    Received,
    /// The council acknowledged the contact.
    CaseAcknowledged,
    /// The stage began.
    Started,
    /// The stage's answer was sent.
    Answered,
    /// The panel met or is to meet.
    Panel,
    /// A step within the stage.
    #[serde(untagged)]
    Milestone(Milestone),
}

/// Whether the law sets a clock or the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockRole {
    /// A limit that no council may change.
    Limit,
    /// The council's own target.
    Target,
}

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// From a text that was read.
    Sourced,
    /// From general knowledge: it warns and explains, and refuses nothing.
    Unconfirmed,
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sourced => "sourced",
            Self::Unconfirmed => "not confirmed",
        })
    }
}

/// What is wrong with a file of rules.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// It does not read.
    #[error("the rules do not read: {0}")]
    Unreadable(#[from] toml::de::Error),
    /// An entry contradicts itself or another.
    #[error("rule {id}: {why}")]
    Wrong {
        /// The entry.
        id: String,
        /// What is wrong with it.
        why: String,
    },
}

/// How long an answer may take, in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerLimit {
    /// Ordinarily.
    pub days: u32,
    /// Once extended; the same where it cannot be.
    pub extended_days: u32,
}

impl Rules {
    /// Reads and checks the rules of clocks and of guards.
    ///
    /// # Errors
    /// Says which entry is wrong and why.
    pub fn read(clocks: &str, guards: &str) -> Result<Self, RulesError> {
        let file: ClockFile = toml::from_str(clocks)?;
        let guard_file: GuardFile = toml::from_str(guards)?;
        let rules = Self {
            version: file.version,
            clocks: file.clock,
            guards: guard_file
                .guard
                .into_iter()
                .map(|guard| (guard.id, guard))
                .collect(),
            fingerprint: fingerprint(&[clocks, guards]),
        };
        rules.check()?;
        Ok(rules)
    }

    /// The rules that Heard brings.
    ///
    /// # Errors
    /// None in a built program: a test reads them.
    pub fn built_in() -> Result<Self, RulesError> {
        Self::read(
            include_str!("../../rules/clocks.toml"),
            include_str!("../../rules/guards.toml"),
        )
    }

    /// A fingerprint of the rules' text: SHA-256 in hexadecimal.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// A guard. Every one is there: [`Rules::read`] refuses rules that lack one.
    pub fn guard(&self, id: GuardId) -> &Guard {
        &self.guards[&id]
    }

    /// Every guard.
    pub fn guards(&self) -> impl Iterator<Item = &Guard> {
        self.guards.values()
    }

    /// Every clock rule, in the file's order.
    pub fn clocks(&self) -> &[ClockRule] {
        &self.clocks
    }

    /// The clock rules for a contact, as in force on a day: of several with one id, the latest.
    pub fn in_force(&self, kind: Kind, procedure: Option<Procedure>, on: Date) -> Vec<&ClockRule> {
        let mut found: Vec<&ClockRule> = Vec::new();
        for rule in &self.clocks {
            if rule.in_force > on || !rule.holds_for(kind, procedure) {
                continue;
            }
            match found.iter_mut().find(|it| it.id == rule.id) {
                Some(earlier) if earlier.in_force < rule.in_force => *earlier = rule,
                Some(_) => {}
                None => found.push(rule),
            }
        }
        found
    }

    /// How long the answer of a stage may take, for a contact received on a day.
    pub fn answer_limit(
        &self,
        kind: Kind,
        procedure: Option<Procedure>,
        stage: StageNumber,
        on: Date,
    ) -> Option<AnswerLimit> {
        let rule = self
            .in_force(kind, procedure, on)
            .into_iter()
            .find(|it| it.answer && it.stage == stage)?;
        Some(AnswerLimit {
            days: rule.days,
            extended_days: rule.extended_days.unwrap_or(rule.days),
        })
    }

    fn check(&self) -> Result<(), RulesError> {
        if let Some(missing) = GuardId::ALL.iter().find(|id| !self.guards.contains_key(id)) {
            return Err(RulesError::Wrong {
                id: format!("{missing:?}"),
                why: "is no entry of the guards".to_owned(),
            });
        }
        let wrong = |rule: &ClockRule, why: &str| RulesError::Wrong {
            id: rule.id.clone(),
            why: why.to_owned(),
        };
        for (place, rule) in self.clocks.iter().enumerate() {
            if rule.kinds.is_empty() {
                return Err(wrong(rule, "names no kind of contact"));
            }
            if rule.days == 0 {
                return Err(wrong(rule, "has no length"));
            }
            if rule
                .extended_days
                .is_some_and(|extended| extended <= rule.days)
            {
                return Err(wrong(
                    rule,
                    "its extended length is not longer than its ordinary one",
                ));
            }
            if self.clocks[..place]
                .iter()
                .any(|it| it.id == rule.id && it.in_force == rule.in_force)
            {
                return Err(wrong(rule, "stands twice with one date in force"));
            }
            if let Some(other) = &rule.otherwise_from
                && !self.clocks[..place].iter().any(|it| &it.id == other)
            {
                return Err(wrong(
                    rule,
                    "runs from a rule that does not stand before it",
                ));
            }
        }
        Ok(())
    }
}

fn fingerprint(texts: &[&str]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    let hash = texts.iter().fold(Sha256::new(), Digest::chain_update);
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl ClockRule {
    fn holds_for(&self, kind: Kind, procedure: Option<Procedure>) -> bool {
        self.kinds.contains(&kind)
            && (self.procedures.is_empty()
                || procedure.is_some_and(|it| self.procedures.contains(&it)))
    }
}
