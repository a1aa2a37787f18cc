//! Whose days the days of a late clock were.

use super::Clock;
use crate::case::{State, Taken};
use crate::days::count;
use crate::personal::TextName;
use crate::rules::{Cause, ClockRole, Rules};
use crate::step::{Answer, Step};
use jiff::civil::Date;
use std::fmt;
use workdays::{BeyondData, Calendar};

/// How late a clock was or is, and whose days those were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// Working days after the day it is due now.
    pub late: u32,
    /// Who caused how many of them, as recorded; together never more than there are.
    pub caused: Vec<(Answer, u32)>,
    /// Why, by the code of the reason, and how many of the same days; words alone are another reason. None where no
    /// reason is recorded.
    pub reasons: Vec<(Option<String>, u32)>,
}

/// Who can have caused a delay, in the order in which they are told.
const WHO: [Answer; 3] = [Answer::Authority, Answer::Complainant, Answer::ThirdParty];

impl Clock {
    /// Whose days its delay was; none where it is not late, or is the person's own time.
    ///
    /// # Errors
    /// A date beyond the years that the calendar covers.
    pub fn delay(
        &self,
        state: &State,
        calendar: &Calendar,
        today: Date,
    ) -> Result<Option<Delay>, BeyondData> {
        let late = self.late(today) || self.met() == Some(false);
        if !late || self.rule.role == ClockRole::Window {
            return Ok(None);
        }
        let late = self
            .lateness(calendar, today)?
            .and_then(|it| u32::try_from(it.against_current).ok())
            .filter(|it| *it > 0);
        let Some(late) = late else { return Ok(None) };
        let taken = state.taken(Step::DelayAttributed);
        let of_it = taken.filter(|it| {
            it.it.route == self.route && it.it.reference.as_deref() == Some(self.rule.id.as_str())
        });
        let mut delay = Delay {
            late,
            caused: Vec::new(),
            reasons: Vec::new(),
        };
        for taken in of_it {
            // without a number it speaks of the whole
            let days = taken.it.days.map_or(late, u32::from).min(delay.unsaid());
            if let (Some(who), true) = (taken.it.answer, days > 0) {
                add(&mut delay.caused, who, days);
                add(&mut delay.reasons, reason(taken), days);
            }
        }
        delay
            .caused
            .sort_by_key(|(who, _)| WHO.iter().position(|it| it == who));
        Ok(Some(delay))
    }
}

fn add<T: PartialEq>(all: &mut Vec<(T, u32)>, what: T, days: u32) {
    match all.iter_mut().find(|(it, _)| *it == what) {
        Some((_, known)) => *known += days,
        None => all.push((what, days)),
    }
}

/// The reason of the list; in words alone, another one.
fn reason(taken: &Taken) -> Option<String> {
    let in_words = taken.texts.get(TextName::Reason).is_some();
    let other = in_words.then(|| Cause::OTHER.to_owned());
    taken.it.cause.clone().or(other)
}

impl Delay {
    /// Why, in words: “3 waiting for an advocate, 1 no reason recorded”. Empty where nobody said whose days they were.
    pub fn why(&self, rules: &Rules) -> String {
        let each = self.reasons.iter().map(|(reason, days)| {
            let words = reason
                .as_ref()
                .map_or("no reason recorded", |it| rules.cause_in_words(it));
            format!("{days} {}", within(words))
        });
        each.collect::<Vec<_>>().join(", ")
    }

    /// How many of its days nobody has said whose they were.
    pub fn unsaid(&self) -> u32 {
        let said: u32 = self.caused.iter().map(|(_, days)| days).sum();
        self.late - said
    }
}

/// Words as they stand within a sentence.
fn within(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let late = usize::try_from(self.late).unwrap_or(usize::MAX);
        write!(f, "{} late", count(late, "working day", "working days"))?;
        let whose = self.caused.iter().map(|(who, days)| {
            let whose = match who {
                Answer::Authority => "the council's",
                Answer::Complainant => "the complainant's",
                _ => "a third party's",
            };
            format!("{days} {whose}")
        });
        let mut parts: Vec<String> = whose.collect();
        match self.unsaid() {
            0 => {}
            _ if parts.is_empty() => {
                parts.push("whose days they were is not recorded".to_owned());
            }
            unsaid => parts.push(format!("{unsaid} not said")),
        }
        write!(f, ": {}", parts.join(", "))
    }
}
