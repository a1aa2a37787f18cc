//! Rules as data: clocks, steps, guards, settings and instruments, each with its source and its standing, and the reasons
//! of delays.
//!
//! A new rule is a new entry in `rules/*.toml`. What an entry may say is here; how a clock runs is in
//! [`crate::clock`], and how a step is decided in [`crate::decide`].

mod approver;
mod cause;
mod choices;
mod clock_rule;
mod closures;
mod council_days;
mod guard;
mod instrument;
mod length;
mod qualifies;
mod read;
mod setting;
mod standing;
mod step_rule;

pub use approver::Approver;
pub use cause::Cause;
pub use choices::{Choices, ChoicesMade};
pub use clock_rule::{ClockRole, ClockRule, Condition, Moment, Pause, YearReport};
pub use closures::Closures;
pub use council_days::{Closure, CouncilDays, CouncilDaysError, Proclaimed};
pub use guard::{Guard, GuardId};
pub use instrument::{Instead, Instrument};
pub use length::{Length, NoLength, Unit};
pub use qualifies::{Entitled, Function, Listed};
pub use read::{RuleFiles, RulesError};
pub use setting::{Bounds, Choice, Part, PartBounds, Range, Setting, WrongChoice};
pub use standing::{SignOff, Standing};
pub use step_rule::{Act, Asked, Before, StepRule};

use crate::case::State;
use crate::codes::{Kind, Procedure};
use crate::ids::StageNumber;
use crate::step::Step;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every rule in force now or at any time before, and what the council chose and signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The version of the clocks' data.
    pub version: String,
    clocks: Vec<Arc<ClockRule>>,
    guards: BTreeMap<GuardId, Guard>,
    steps: BTreeMap<Step, StepRule>,
    settings: Vec<Setting>,
    instruments: Vec<Instrument>,
    causes: Vec<Cause>,
    functions: Vec<Function>,
    entitled: Vec<Entitled>,
    choices: Choices,
    sign_offs: Vec<SignOff>,
    approvers: Vec<Approver>,
    closures: Option<Arc<Closures>>,
    fingerprint: String,
}

impl Rules {
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

    /// A step's rule. Every one is there: [`Rules::read`] refuses rules that lack one.
    pub fn step(&self, step: Step) -> &StepRule {
        &self.steps[&step]
    }

    /// Every step's rule.
    pub fn steps(&self) -> impl Iterator<Item = &StepRule> {
        self.steps.values()
    }

    /// Every clock rule, in the file's order.
    pub fn clocks(&self) -> impl Iterator<Item = &ClockRule> {
        self.clocks.iter().map(Arc::as_ref)
    }

    /// Every setting.
    pub fn settings(&self) -> &[Setting] {
        &self.settings
    }

    /// Every national instrument.
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// Every reason for a delay, in the order in which a person chooses.
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// Every function that the Children Act procedure covers by name.
    pub fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// Everybody who may complain by the Children Act procedure without being asked for a tie to the child.
    pub fn entitled(&self) -> &[Entitled] {
        &self.entitled
    }

    /// A reason for a delay in words; one that is on the list no more, or never was, by its own code.
    pub fn cause_in_words<'a>(&'a self, id: &'a str) -> &'a str {
        let known = self.causes.iter().find(|it| it.id == id);
        known.map_or(id, |it| it.words.as_str())
    }

    /// What the council signed off.
    pub fn sign_offs(&self) -> &[SignOff] {
        &self.sign_offs
    }

    /// What the council chose, list by list.
    pub const fn choices(&self) -> &Choices {
        &self.choices
    }

    /// What is chosen for what is received on a day.
    pub fn chosen(&self, setting: &str, on: Date) -> &str {
        let latest = self.latest((setting, None), on, |it| it.choice.as_deref());
        latest.unwrap_or_else(|| self.setting(setting).map_or("", |it| it.default.as_str()))
    }

    /// What is chosen for a part of a setting, for what is received on a day.
    pub fn chosen_of(&self, setting: &str, of: &str, on: Date) -> &str {
        let latest = self.latest((setting, Some(of)), on, |it| it.choice.as_deref());
        latest.unwrap_or_else(|| {
            let part = self.setting(setting).and_then(|it| it.part(of));
            part.map_or("", |it| it.default.as_str())
        })
    }

    /// The number that counts for what is received on a day; none for a setting without one.
    pub fn number(&self, setting: &str, on: Date) -> Option<u32> {
        let bounds = self.setting(setting)?.number?;
        Some(
            self.latest((setting, None), on, |it| it.number)
                .unwrap_or(bounds.default),
        )
    }

    /// The number that counts for a part of a setting, for what is received on a day: the council's for the part, or
    /// that which the part has, or that of the whole setting.
    pub fn number_of(&self, setting: &str, of: &str, on: Date) -> Option<u32> {
        let part = self.setting(setting)?.part(of);
        let own = self.latest((setting, Some(of)), on, |it| it.number);
        own.or_else(|| part?.number?.default)
            .or_else(|| self.number(setting, on))
    }

    fn setting(&self, id: &str) -> Option<&Setting> {
        self.settings.iter().find(|it| it.id == id)
    }

    fn latest<'a, T>(
        &'a self,
        (setting, of): (&str, Option<&str>),
        on: Date,
        what: impl Fn(&'a Choice) -> Option<T>,
    ) -> Option<T> {
        let list = self.choices.on(on).iter();
        list.filter(|it| it.setting == setting && it.of.as_deref() == of && it.from <= on)
            .filter_map(|it| Some((it.from, what(it)?)))
            .max_by_key(|(from, _)| *from)
            .map(|(_, what)| what)
    }

    /// The clock rules for a contact, as in force on a day and as the council chose then: of several with one id,
    /// the latest.
    pub fn in_force(
        &self,
        kind: Kind,
        procedure: Option<Procedure>,
        on: Date,
    ) -> Vec<Arc<ClockRule>> {
        let mut found: Vec<Arc<ClockRule>> = Vec::with_capacity(24);
        for rule in &self.clocks {
            if rule.in_force > on || !rule.holds_for(kind, procedure) || !self.holds(rule, on) {
                continue;
            }
            match found.iter_mut().find(|it| it.id == rule.id) {
                Some(earlier) if earlier.in_force < rule.in_force => *earlier = Arc::clone(rule),
                Some(_) => {}
                None => found.push(Arc::clone(rule)),
            }
        }
        if !self.choices.is_empty() {
            for rule in &mut found {
                self.as_chosen(rule, on);
            }
        }
        found
    }

    /// Whether an entry is the one that the council's choices, for what is received on a day, point to.
    pub fn holds(&self, rule: &ClockRule, on: Date) -> bool {
        rule.when
            .as_deref()
            .and_then(|it| it.split_once('='))
            .is_none_or(|(setting, choice)| match setting.split_once('.') {
                Some((setting, of)) => self.chosen_of(setting, of, on) == choice,
                None => self.chosen(setting, on) == choice,
            })
    }

    /// A rule with what the council chose in it: the number of its length, and whether it waits for an advocate.
    fn as_chosen(&self, rule: &mut Arc<ClockRule>, on: Date) {
        let length = match rule.number_from.as_deref() {
            Some(setting) => {
                self.number(setting, on)
                    .map(|number| match self.chosen(setting, on) {
                        "calendar_days" => Length::Count(number, Unit::CalendarDays),
                        "one_month" => Length::Count(1, Unit::Months),
                        _ => rule.length.with_count(number),
                    })
            }
            None if rule.council_sets.is_some() => self
                .latest((&rule.id, None), on, |it| it.number)
                .map(|number| rule.length.with_count(number)),
            None => None,
        };
        if let Some(length) = length.filter(|it| *it != rule.length) {
            Arc::make_mut(rule).length = length;
        }
        if rule.pauses.contains(&Pause::AdvocateAwaited) && self.chosen("C6", on) == "no" {
            let pauses = &mut Arc::make_mut(rule).pauses;
            pauses.retain(|it| *it != Pause::AdvocateAwaited);
        }
    }

    /// A rule of which the number is that of the type of case, with that number: of several that fit, the longest.
    pub fn of_the_type(&self, rule: &mut Arc<ClockRule>, state: &State) {
        let Some(setting) = rule.number_from.as_deref().filter(|_| rule.by_type_of_case) else {
            return;
        };
        let on = state.received_on;
        let types = state.types_of_case();
        let Some((kind, longer)) = types.split_first() else {
            return;
        };
        let longer = longer
            .iter()
            .filter_map(|it| self.latest((setting, Some(it)), on, |it| it.number));
        let number = self.number_of(setting, kind, on).into_iter().chain(longer);
        let length = number.max().map(|it| rule.length.with_count(it));
        if let Some(length) = length.filter(|it| *it != rule.length) {
            Arc::make_mut(rule).length = length;
        }
    }

    /// Who answers a stage, by the rule of its answer, whether that was in force on any day or not.
    pub fn who_answers(
        &self,
        kind: Kind,
        procedure: Option<Procedure>,
        stage: StageNumber,
    ) -> Option<&str> {
        let mut answers = self
            .clocks
            .iter()
            .filter(|it| it.answer && it.stage == Some(stage) && it.holds_for(kind, procedure));
        answers.next().map(|it| it.who.as_str())
    }
}
