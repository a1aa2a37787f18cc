//! How many working days a stage may take.

use complaints::codes::{Kind, Procedure};
use complaints::ids::StageNumber;
use complaints::rules::{ClockRule, Rules};
use jiff::civil::Date;

/// How many working days one stage of one procedure may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The kind of record it is for.
    pub kind: Kind,
    /// The procedure it is for; none means any.
    pub procedure: Option<Procedure>,
    /// The stage it is for: 1, 2 or 3.
    pub stage: u8,
    /// Working days without an extension.
    pub standard: i32,
    /// Working days with one.
    pub longer: i32,
    /// What has to have happened by then.
    pub until: Until,
}

/// What has to have happened within a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The answer was sent.
    Answer,
    /// The review panel met.
    Panel,
}

/// The limits that "on time" means, of all stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits(Vec<Limit>);

impl Limits {
    /// The limits of the rules that are in force: of every clock of an answer, and of the panel at stage 3 (ST-33).
    ///
    /// What is not counted in working days has no limit that a figure could judge by, and what a rule only reminds of
    /// has none either.
    #[must_use]
    pub fn of(rules: &Rules) -> Self {
        let in_force = || rules.clocks().filter(|rule| rules.holds(rule, Date::MAX));
        let answers = in_force().filter(|it| it.answer && it.stage != Some(StageNumber::Three));
        let panels = in_force().filter(|it| it.id == "ST-33");
        let all = answers
            .map(|rule| (rule, Until::Answer))
            .chain(panels.map(|rule| (rule, Until::Panel)));
        Self(all.flat_map(|(rule, until)| of_rule(rule, until)).collect())
    }

    /// The limit of a stage, where there is one.
    #[must_use]
    pub fn find(&self, kind: Kind, procedure: Option<Procedure>, stage: u8) -> Option<Limit> {
        self.0.iter().copied().find(|limit| {
            limit.kind == kind
                && limit.stage == stage
                && (limit.procedure.is_none() || limit.procedure == procedure)
        })
    }
}

/// The limit that a rule sets for each kind and procedure it is for.
fn of_rule(rule: &ClockRule, until: Until) -> Vec<Limit> {
    let (Some(standard), Some(stage)) = (rule.length.working_days(), rule.stage) else {
        return Vec::new();
    };
    let longer = rule.longer_days().unwrap_or(standard);
    let days = |days| i32::try_from(days).unwrap_or(i32::MAX);
    let procedures: Vec<Option<Procedure>> = if rule.procedures.is_empty() {
        vec![None]
    } else {
        rule.procedures.iter().copied().map(Some).collect()
    };
    let judged = rule
        .kinds
        .iter()
        .copied()
        .filter(|kind| !rule.reminds_of.contains(kind));
    judged
        .flat_map(|kind| {
            procedures.iter().map(move |procedure| Limit {
                kind,
                procedure: *procedure,
                stage: u8::from(stage),
                standard: days(standard),
                longer: days(longer),
                until,
            })
        })
        .collect()
}
