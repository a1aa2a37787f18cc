//! Reads the files of rules and checks that their entries agree.

use super::{
    Cause, Choice, Choices, ClockRole, ClockRule, Entitled, Function, Guard, GuardId, Instrument,
    Length, Moment, Rules, Setting, SignOff, Standing, StepRule, WrongChoice,
};
use crate::step::Step;
use serde::Deserialize;
use std::sync::Arc;

/// The texts of the rules.
#[derive(Debug, Clone, Copy)]
pub struct RuleFiles<'a> {
    /// Clocks.
    pub clocks: &'a str,
    /// Guards.
    pub guards: &'a str,
    /// Steps.
    pub steps: &'a str,
    /// Settings.
    pub settings: &'a str,
    /// National instruments.
    pub instruments: &'a str,
    /// Reasons of delays.
    pub causes: &'a str,
    /// What the Children Act procedure covers, and who may complain by it.
    pub qualifies: &'a str,
}

impl RuleFiles<'static> {
    /// Those that Heard brings.
    pub const BUILT_IN: Self = Self {
        clocks: include_str!("../../rules/clocks.toml"),
        guards: include_str!("../../rules/guards.toml"),
        steps: include_str!("../../rules/steps.toml"),
        settings: include_str!("../../rules/settings.toml"),
        instruments: include_str!("../../rules/instruments.toml"),
        causes: include_str!("../../rules/causes.toml"),
        qualifies: include_str!("../../rules/qualifies.toml"),
    };
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    #[serde(rename = "version")]
    _version: String,
    step: Vec<StepRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingFile {
    #[serde(rename = "version")]
    _version: String,
    setting: Vec<Setting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstrumentFile {
    #[serde(rename = "version")]
    _version: String,
    instrument: Vec<Instrument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CauseFile {
    #[serde(rename = "version")]
    _version: String,
    cause: Vec<Cause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QualifiesFile {
    #[serde(rename = "version")]
    _version: String,
    function: Vec<Function>,
    person: Vec<Entitled>,
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
    /// A council chose what cannot be chosen.
    #[error(transparent)]
    Choice(#[from] WrongChoice),
}

fn wrong(id: &str, why: impl Into<String>) -> RulesError {
    RulesError::Wrong {
        id: id.to_owned(),
        why: why.into(),
    }
}

impl Rules {
    /// Reads and checks rules.
    ///
    /// # Errors
    /// Says which entry is wrong and why.
    pub fn read(files: &RuleFiles<'_>) -> Result<Self, RulesError> {
        let clocks: ClockFile = toml::from_str(files.clocks)?;
        let guards: GuardFile = toml::from_str(files.guards)?;
        let steps: StepFile = toml::from_str(files.steps)?;
        let settings: SettingFile = toml::from_str(files.settings)?;
        let instruments: InstrumentFile = toml::from_str(files.instruments)?;
        let causes: CauseFile = toml::from_str(files.causes)?;
        let qualifies: QualifiesFile = toml::from_str(files.qualifies)?;
        let rules = Self {
            version: clocks.version,
            clocks: clocks.clock.into_iter().map(Arc::new).collect(),
            guards: guards
                .guard
                .into_iter()
                .map(|guard| (guard.id, guard))
                .collect(),
            steps: steps
                .step
                .into_iter()
                .map(|step| (step.step, step))
                .collect(),
            settings: settings.setting,
            instruments: instruments.instrument,
            causes: causes.cause,
            functions: qualifies.function,
            entitled: qualifies.person,
            choices: Choices::default(),
            sign_offs: Vec::new(),
            approvers: Vec::new(),
            closures: None,
            fingerprint: fingerprint(&[
                files.clocks,
                files.guards,
                files.steps,
                files.settings,
                files.instruments,
                files.causes,
                files.qualifies,
            ]),
        };
        rules.check_lists()?;
        rules.check_causes()?;
        rules.check_clocks()?;
        Ok(rules)
    }

    /// The rules that Heard brings.
    ///
    /// # Errors
    /// None in a built program: a test reads them.
    pub fn built_in() -> Result<Self, RulesError> {
        Self::read(&RuleFiles::BUILT_IN)
    }

    /// With what a council chose where a question is open, and with the rules that it signed off.
    ///
    /// # Errors
    /// A choice that cannot be made, or a sign-off of a rule that there is not.
    pub fn with_council(
        mut self,
        choices: Vec<Choice>,
        sign_offs: Vec<SignOff>,
    ) -> Result<Self, RulesError> {
        for choice in &choices {
            let clock = || self.clocks.iter().find(|it| it.id == choice.setting);
            match (self.setting(&choice.setting), clock()) {
                (Some(setting), _) => setting.allows(choice)?,
                (None, Some(clock)) => clock.allows(choice)?,
                (None, None) => return Err(WrongChoice::Unknown(choice.setting.clone()).into()),
            }
        }
        for sign_off in &sign_offs {
            if sign_off.by.trim().is_empty() || sign_off.text.trim().is_empty() {
                return Err(wrong(
                    &sign_off.rule,
                    "is signed off without saying by whom, or against which text",
                ));
            }
            if !self.sign(&sign_off.rule) {
                return Err(wrong(
                    &sign_off.rule,
                    "is no clock, step or guard, so it cannot be signed off",
                ));
            }
        }
        self.choices = Choices::always(choices);
        self.sign_offs = sign_offs;
        Ok(self)
    }

    /// With what a council chose over time, as its register has it. Each was [checked](Self::with_council) when it was made.
    #[must_use]
    pub fn with_choices(mut self, choices: Choices) -> Self {
        self.choices = choices;
        self
    }

    /// Marks every entry of that id as signed off; whether there is one.
    fn sign(&mut self, id: &str) -> bool {
        let mut found = false;
        for clock in self.clocks.iter_mut().filter(|it| it.id == id) {
            Arc::make_mut(clock).standing = Standing::Signed;
            found = true;
        }
        for guard in self.guards.values_mut().filter(|it| it.id.code() == id) {
            guard.standing = Standing::Signed;
            found = true;
        }
        for step in self.steps.values_mut().filter(|it| it.step.code() == id) {
            step.standing = Standing::Signed;
            found = true;
        }
        found
    }

    fn check_lists(&self) -> Result<(), RulesError> {
        if let Some(missing) = GuardId::ALL.iter().find(|id| !self.guards.contains_key(id)) {
            return Err(wrong(missing.code(), "is no entry of the guards"));
        }
        if let Some(missing) = Step::ALL.iter().find(|id| !self.steps.contains_key(id)) {
            return Err(wrong(missing.code(), "is no entry of the steps"));
        }
        for setting in &self.settings {
            let default = setting.choices.is_empty() == setting.default.is_empty()
                && (setting.choices.is_empty() || setting.choices.contains(&setting.default));
            if !default {
                return Err(wrong(&setting.id, "its default is not one of its choices"));
            }
            if setting.words.len() != setting.choices.len() {
                return Err(wrong(
                    &setting.id,
                    "a choice has no words, or words have no choice",
                ));
            }
            check_parts(setting)?;
        }
        for instrument in &self.instruments {
            let unknown = instrument
                .limits
                .iter()
                .find(|id| !self.clocks.iter().any(|it| &it.id == *id));
            if let Some(unknown) = unknown {
                return Err(wrong(
                    &instrument.id,
                    format!("changes {unknown}, which is no clock"),
                ));
            }
        }
        Ok(())
    }

    fn check_causes(&self) -> Result<(), RulesError> {
        for (place, cause) in self.causes.iter().enumerate() {
            if self.causes[..place].iter().any(|it| it.id == cause.id) {
                return Err(wrong(&cause.id, "stands twice among the reasons of delays"));
            }
        }
        if !self.causes.iter().any(|it| it.id == Cause::OTHER) {
            return Err(wrong(
                Cause::OTHER,
                "is not among the reasons of delays; one that fits nothing else needs it",
            ));
        }
        Ok(())
    }

    fn check_clocks(&self) -> Result<(), RulesError> {
        for (place, rule) in self.clocks.iter().enumerate() {
            let earlier = &self.clocks[..place];
            if let (Some(longer), Some(days)) = (rule.longer_days(), rule.length.working_days())
                && longer <= days
            {
                return Err(wrong(
                    &rule.id,
                    "its extended length is not longer than its ordinary one",
                ));
            }
            if earlier
                .iter()
                .any(|it| it.id == rule.id && it.in_force == rule.in_force && it.when == rule.when)
            {
                return Err(wrong(&rule.id, "stands twice with one date in force"));
            }
            if let Some(other) = &rule.otherwise_from
                && !self.clocks.iter().any(|it| &it.id == other)
            {
                return Err(wrong(
                    &rule.id,
                    format!("runs from {other}, which is no clock"),
                ));
            }
            if rule.alerts.first() == Some(&0) || !rule.alerts.is_sorted() {
                return Err(wrong(
                    &rule.id,
                    "warns on days that are not in order, or before day 1",
                ));
            }
            if (rule.starts == Moment::YearEnd) != rule.year_report.is_some() {
                return Err(wrong(
                    &rule.id,
                    "begins with the end of the year and is for no report of it, or the other way round",
                ));
            }
            self.check_numbers(rule)?;
            if let Some(when) = &rule.when {
                let known = when.split_once('=').is_some_and(|(setting, choice)| {
                    let (setting, of) = setting
                        .split_once('.')
                        .map_or((setting, None), |(setting, of)| (setting, Some(of)));
                    let setting = self.setting(setting);
                    let choices = match of {
                        Some(of) => setting.and_then(|it| it.part(of)).map(|it| &it.choices),
                        None => setting.map(|it| &it.choices),
                    };
                    choices.is_some_and(|it| it.iter().any(|it| it == choice))
                });
                if !known {
                    return Err(wrong(
                        &rule.id,
                        format!("holds when {when}, which cannot be chosen"),
                    ));
                }
            }
        }
        Ok(())
    }

    /// The numbers that a council may set: of a setting, or of the clock itself where no law gives it.
    fn check_numbers(&self, rule: &ClockRule) -> Result<(), RulesError> {
        for other in [&rule.number_from, &rule.from_age].into_iter().flatten() {
            if self.setting(other).and_then(|it| it.number).is_none() {
                return Err(wrong(
                    &rule.id,
                    format!("takes its number from {other}, which has none"),
                ));
            }
        }
        let Some(range) = rule.council_sets else {
            return Ok(());
        };
        let own = matches!(rule.role, ClockRole::Target | ClockRole::Task);
        let counts = matches!(rule.length, Length::Count(count, _) if range.has(count));
        if own && counts && range.least > 0 && rule.number_from.is_none() {
            return Ok(());
        }
        Err(wrong(
            &rule.id,
            "may be set by a council, and is no target or step of its own with a number within those bounds",
        ))
    }
}

fn check_parts(setting: &Setting) -> Result<(), RulesError> {
    for (place, part) in setting.parts.iter().enumerate() {
        let name = format!("{} of {}", setting.id, part.of);
        if setting.parts[..place].iter().any(|it| it.of == part.of) {
            return Err(wrong(&name, "stands twice"));
        }
        let default = part.choices.is_empty() == part.default.is_empty()
            && (part.choices.is_empty() || part.choices.contains(&part.default));
        if !default {
            return Err(wrong(&name, "its default is not one of its choices"));
        }
        if part.words.len() != part.choices.len() {
            return Err(wrong(
                &name,
                "a choice has no words, or words have no choice",
            ));
        }
        let falls_back = part.number.is_some_and(|it| it.default.is_none());
        if falls_back && setting.number.is_none() {
            return Err(wrong(
                &name,
                "has no number of its own, and its setting has none",
            ));
        }
    }
    Ok(())
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
