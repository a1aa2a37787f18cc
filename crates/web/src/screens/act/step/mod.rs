//! Record a step: the form of one, with the fields that its rule asks for, and no others.

mod about;
mod asks;
mod cause;
pub mod list;
pub(super) mod money;

pub use about::Choice;

use self::about::{choice, which};
use super::at::route;
use super::form::{Act, Form, Sheet};
use super::{Item, items};
use crate::trouble::Trouble;
use crate::words::capital;
use complaints::Case;
use complaints::case::State;
use complaints::command::Command;
use complaints::ids::{PersonNumber, StageNumber};
use complaints::personal::Personal;
use complaints::recorded::Source;
use complaints::rules::{Asked, Standing, StepRule};
use complaints::step::{Answer, Step, StepTaken};
use govuk::form::DateInput;
use serde::Serialize;

/// The form.
#[derive(Debug, Serialize)]
pub struct StepForm {
    /// The step's code, for the address.
    pub code: &'static str,
    /// What it is.
    pub name: &'static str,
    /// Who takes it, and what it rests on.
    pub rests_on: RestsOn,
    /// The number of the route, carried along.
    pub route: u16,
    /// The day, as typed.
    pub on: DateInput,
    /// The stages it can belong to; none for a step of the case as a whole.
    pub stages: Vec<Item>,
    /// The stage, as chosen.
    pub stage: String,
    /// What it can be about; none for the case itself.
    pub choice: Option<Choice>,
    /// What the answers answer.
    pub question: &'static str,
    /// The answers there are; none where nothing is answered.
    pub answers: Vec<Item>,
    /// The answer, as chosen.
    pub answer: String,
    /// The day that it names, where it asks for one.
    pub day: Option<Field<DateInput>>,
    /// How many working days it speaks of, where it asks for that.
    pub days: Option<Field<String>>,
    /// The reasons of which it asks for one; none where it asks for none.
    pub causes: Vec<Item>,
    /// The reason, as chosen.
    pub cause: String,
    /// The amount, where it asks for one.
    pub amount: Option<Field<String>>,
    /// What it refers to, where it asks for that.
    pub reference: Option<Field<String>>,
    /// The number of the person on the other case, where it asks for that.
    pub person_there: Option<Field<String>>,
    /// The text that it is about, where it asks for one.
    pub text: Option<Field<String>>,
    /// What is written about it.
    pub reason: Field<String>,
}

/// Who takes a step, and what it rests on.
#[derive(Debug, Clone, Serialize)]
pub struct RestsOn {
    /// Who takes it.
    pub who: String,
    /// The text that asks for it, or the practice.
    pub source: String,
    /// How sure that is.
    pub standing: String,
    /// Whether nobody has confirmed it.
    pub unconfirmed: bool,
}

impl RestsOn {
    /// Of a step's rule.
    pub fn of(rule: &StepRule) -> Self {
        Self {
            who: rule.who.clone(),
            source: rule.source.clone(),
            standing: rule.standing.to_string(),
            unconfirmed: rule.standing == Standing::Unconfirmed,
        }
    }
}

/// A field, under the name that fits the step.
#[derive(Debug, Serialize)]
pub struct Field<T> {
    /// Its name.
    pub label: String,
    /// What was typed.
    pub value: T,
}

impl Form for StepForm {
    type Subject = Case;

    const TEMPLATE: &'static str = "step.html";
    const TITLE: &'static str = "Record a step of";
    const NAME: &'static str = "step";
    const DONE: &'static str = "step";
    const REFUSED_AT: &'static str = "on-day";

    fn fields(sheet: &Sheet<'_>, case: &Case) -> Result<Self, Trouble> {
        let rule = rule(sheet).ok_or(Trouble::NotFound)?;
        let (step, state) = (rule.step, case.state());
        let stages = stages(sheet, rule, state);
        let stage = Some(sheet.get("stage")).filter(|it| !it.is_empty());
        let asks = |asked| rule.asks.contains(&asked);
        let named = |label: &str, asked, name: &str| {
            asks(asked).then(|| Field {
                label: label.to_owned(),
                value: sheet.carried(name).to_owned(),
            })
        };
        let optional = if asks(Asked::Reason) {
            ""
        } else {
            " (optional)"
        };
        Ok(Self {
            code: step.code(),
            name: step.label(),
            rests_on: RestsOn::of(rule),
            route: route(sheet).0,
            on: sheet.typed("on", Some(sheet.desk.today())),
            stage: stage
                .or_else(|| stages.last().map(|it| u8::from(*it).to_string()))
                .unwrap_or_default(),
            stages: stages.into_iter().map(stage_item).collect(),
            choice: choice(sheet, rule, case),
            question: asks::answer(step),
            answers: items(&rule.answers, Answer::code),
            answer: sheet.get("answer"),
            day: (asks(Asked::Day) || asks(Asked::Review) || asks::may_name_a_day(step)).then(
                || Field {
                    label: asks::day(step).to_owned(),
                    value: sheet.typed("day", None),
                },
            ),
            days: named("How many working days", Asked::Days, "days"),
            causes: if asks(Asked::Cause) {
                cause::items(&sheet.desk.house.rules)
            } else {
                Vec::new()
            },
            cause: sheet.get("cause"),
            amount: named("Amount in pounds", Asked::Amount, "amount"),
            reference: (asks(Asked::Reference) || asks::may_refer(step)).then(|| Field {
                label: asks::reference(step).to_owned(),
                value: sheet.carried("reference").to_owned(),
            }),
            person_there: named(
                "Number of the person on that case",
                Asked::Person,
                "person_there",
            ),
            text: asks(Asked::Text).then(|| Field {
                label: asks::text(step).to_owned(),
                value: text_typed(sheet, step, state),
            }),
            reason: Field {
                label: format!("{}{optional}", asks::reason(step)),
                value: sheet.get("reason"),
            },
        })
    }

    fn read(sheet: &mut Sheet<'_>, case: &Case) -> Option<Act> {
        let rule = rule(sheet)?;
        let state = case.state();
        // what a rule asks for that nobody has confirmed is missed with a warning, not with a mistake
        let must = |asked| rule.asks.contains(&asked) && rule.standing.refuses();
        let on = sheet.day("on", "day it happened");
        let stage = sheet.carried("stage").parse().ok();
        let stage = stage.and_then(|it: u8| StageNumber::try_from(it).ok());
        let stage = stage.or_else(|| stages(sheet, rule, state).last().copied());
        let about = which(sheet, rule, state);
        let answer = if rule.answers.is_empty() {
            None
        } else {
            sheet.chosen("answer", "Choose what fits")
        };
        let day = if must(Asked::Day)
            || must(Asked::Review)
            || !sheet.asked.form.date("day").is_empty()
        {
            sheet.any_day("day", &lower(asks::day(rule.step)))
        } else {
            None
        };
        let days = whole(
            sheet,
            "days",
            must(Asked::Days),
            "Enter the number of working days, such as 5",
        );
        let person_there = whole(
            sheet,
            "person_there",
            must(Asked::Person),
            "Enter the number of the person on that case, such as 2",
        );
        let amount = amount(sheet, must(Asked::Amount));
        let written = |sheet: &mut Sheet<'_>, name: &str, must: bool, label: &str| {
            if must {
                sheet.text(name, &format!("Fill in “{label}”"));
            }
            sheet.asked.form.some(name).map(str::to_owned)
        };
        let label = asks::reference(rule.step);
        let reference = written(sheet, "reference", must(Asked::Reference), label);
        let label = asks::text(rule.step);
        let text = written(sheet, "text", must(Asked::Text), label);
        let label = asks::reason(rule.step);
        let reason = written(sheet, "reason", must(Asked::Reason), label);
        let cause = cause::chosen(sheet, rule);
        let step = StepTaken {
            route: route(sheet),
            about: about?,
            answer,
            day,
            days,
            cause,
            amount_pence: amount,
            reference,
            person_there: person_there.map(PersonNumber),
            ..StepTaken::new(rule.step, stage)
        };
        let seen = sheet.seen(case);
        let command = Command::TakeStep {
            on: on?,
            step,
            text: text.map(Personal::new),
            reason: reason.map(Personal::new),
        };
        Some(Box::new(move |office, key| {
            office.perform(key, seen.into(), command, Source::Person)
        }))
    }

    fn title(&self) -> String {
        format!("Record a step, {}:", lower(self.name))
    }
}

/// The text as typed; at first, of a statement of complaint, the version before it, to be changed.
fn text_typed(sheet: &Sheet<'_>, step: Step, state: &State) -> String {
    if step != Step::StatementDrafted || !sheet.asked.form.is_empty() {
        return sheet.get("text");
    }
    let mut versions = state.statement(route(sheet)).into_iter();
    let last = versions.next_back().and_then(|it| it.text);
    last.map_or_else(String::new, |it| it.reveal().clone())
}

/// The rule of the step that the path names.
fn rule<'a>(sheet: &Sheet<'a>) -> Option<&'a StepRule> {
    let step: Step = sheet.asked.path.get("step").parse().ok()?;
    Some(sheet.desk.house.rules.step(step))
}

/// The stages that have begun and that a step can belong to.
fn stages(sheet: &Sheet<'_>, rule: &StepRule, state: &State) -> Vec<StageNumber> {
    let begun = state.routes.get(&route(sheet)).map(|it| &it.stages);
    let begun = begun.into_iter().flat_map(|it| it.keys().copied());
    begun.filter(|it| rule.stages.contains(it)).collect()
}

fn stage_item(stage: StageNumber) -> Item {
    Item {
        value: u8::from(stage).to_string(),
        text: capital(&stage.to_string()),
    }
}

/// A whole number from 1.
fn whole(sheet: &mut Sheet<'_>, name: &str, must: bool, missing: &str) -> Option<u16> {
    let typed = sheet.get(name);
    let read = typed.parse().ok().filter(|it: &u16| *it > 0);
    if read.is_none() && (must || !typed.is_empty()) {
        sheet.errors.add(name, missing);
    }
    read
}

fn amount(sheet: &mut Sheet<'_>, must: bool) -> Option<i64> {
    let typed = sheet.get("amount");
    let read = money::pence(&typed);
    if read.is_none() && (must || !typed.is_empty()) {
        let missing = "Enter the amount in pounds, such as 150 or 150.50";
        sheet.errors.add("amount", missing);
    }
    read
}

/// With a small first letter, within a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
