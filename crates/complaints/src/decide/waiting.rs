//! Steps by which somebody waits longer: at the person's own wish, or by agreement before the time runs out.

use super::{Desk, Refusal, Remark};
use crate::codes::AdvocacyAnswer;
use crate::occurred::InWords;
use crate::rules::{GuardId, Pause};
use crate::step::{About, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn longer_wait_wished(&self) -> Vec<Remark> {
        let received = self.state().received_on;
        let (why, instead) = if self.context.rules.chosen("C5", received) == "forbidden" {
            (
                "this council does not go past day 20, so the wish moves no date",
                "Answer as soon as you can and say why it is late",
            )
        } else {
            (
                "a wish to wait longer is the complainant's own, and the answer counts as over 20 working days",
                "Record what the complainant said",
            )
        };
        vec![self.remark(GuardId::WishIsThePersons, why, instead)]
    }

    /// What a wish to put it off does: it moves stage 1 to day 20 at most, and nothing that no rule lets wait.
    pub(super) fn deferred(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let clocks = self.clocks()?;
        let mut held = clocks.iter().filter(|it| {
            it.runs() && it.route == step.route && it.rule.pauses.contains(&Pause::Deferred)
        });
        let Some(clock) = held.next() else {
            let why = "nothing that runs now is held up by it, so no date moves";
            let instead = "Go on; at stage 2 the time is held up by parking alone";
            return Ok(vec![self.remark(GuardId::PutOffAtTheirWish, why, instead)]);
        };
        let past = |limit: &Date| clock.rule.put_off_within_the_limit && step.day > Some(*limit);
        Ok(match clock.limit.filter(past) {
            None => Vec::new(),
            Some(_) => self.longer_wait_wished(),
        })
    }

    pub(super) fn advocate_awaited(&self, step: &StepTaken) -> Vec<Remark> {
        let state = self.state();
        let child = state.child_complains();
        let advocacy = state.advocacy_of(match step.about {
            About::Person(number) => Some(number),
            _ => None,
        });
        let (why, instead) = if self.context.rules.chosen("C6", state.received_on) == "no" {
            (
                "this council does not wait for an advocate, so no date moves",
                "Find the advocate meanwhile, and extend stage 1 if there is not time enough",
            )
        } else if child && advocacy.answer == Some(AdvocacyAnswer::Declined) {
            (
                "the child declined an advocate, so there is none to wait for and no date moves",
                "Go on; if the child wants one after all, record that answer first",
            )
        } else if child {
            return Vec::new();
        } else {
            (
                "stage 1 waits for an advocate where the child so chooses, and no child raised this, so no date moves",
                "Go on, or extend stage 1",
            )
        };
        vec![self.remark(GuardId::WaitIsTheChilds, why, instead)]
    }

    /// A request about personal data is extended once, and by no more than two months.
    pub(super) fn rights_extended(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let mut warnings = self.longer_in_time(step, on, "DP-03")?;
        warnings.extend(self.extended_once(step)?);
        Ok(warnings)
    }

    fn extended_once(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let rule = self.context.rules.step(step.step);
        let clocks = self.clocks()?;
        let mut of_requests = clocks.iter().filter(|it| it.rule.id == "DP-03");
        // it goes to the first that is open and was not extended before
        let Some(clock) = of_requests.find(|it| it.runs() && !it.extended) else {
            let open = clocks.iter().any(|it| it.rule.id == "DP-03" && it.runs());
            let why = if open {
                "the request was extended already, so this moves no date"
            } else {
                "no request is open, so this moves no date"
            };
            let instead = "Answer as soon as you can, and say why it is late";
            return self.refuse_or_warn(rule, GuardId::OneExtension, why.to_owned(), instead);
        };
        match clock.limit {
            None => {
                let why = "the request waits for whoever asks, so nobody knows yet when two months more end";
                let instead = "Name the day once its time runs";
                let guard = GuardId::ExtensionWithinTheLimit;
                self.refuse_or_warn(rule, guard, why.to_owned(), instead)
            }
            Some(limit) if step.day > Some(limit) => {
                let why = format!(
                    "two months more end on {}, and it is due then at the latest",
                    InWords(limit)
                );
                let instead = "Name that day or an earlier one, and tell the person";
                self.refuse_or_warn(rule, GuardId::ExtensionWithinTheLimit, why, instead)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// A promise is put off before its day is past, to a later one, and by the council where the council set the day.
    pub(super) fn remedy_put_off(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let About::Remedy(number) = step.about else {
            return Ok(Vec::new());
        };
        let Some(remedy) = state.remedies.get(&number) else {
            return Ok(Vec::new());
        };
        if remedy.entry.is_some() {
            let why =
                format!("{number} is what the Ombudsman recommended, by a day of the Ombudsman's");
            let instead = "Ask the Ombudsman for more time, before that day is past";
            return Err(self.refuse(GuardId::StepInItsPlace, why, instead));
        }
        let mut not_done = state.taken(Step::RemedyNotDone);
        if remedy.done.is_some() || not_done.any(|it| it.it.about == step.about) {
            let why = format!("{number} is settled already");
            let instead = "Correct what was recorded if it is wrong, or agree something new";
            return Err(self.refuse(GuardId::OpenStage, why, instead));
        }
        let Some(due) = state.promised_for(number) else {
            return Ok(Vec::new());
        };
        if step.day.is_some_and(|day| day <= due) {
            let why = format!("it is promised for {} already", InWords(due));
            let instead = "Name a later day, or leave the promise as it is";
            return Err(self.refuse(GuardId::StepSaysWhatItMust, why, instead));
        }
        if on <= due {
            return Ok(Vec::new());
        }
        let why = format!("it was promised for {}, so it stays late", InWords(due));
        let instead = "Tell the person why, and when it will be done; no date moves";
        Ok(vec![self.remark(GuardId::ExtensionInTime, why, instead)])
    }

    /// Longer is agreed, or told, before the time has run out. Afterwards it moves no date.
    pub(super) fn longer_in_time(
        &self,
        step: &StepTaken,
        on: Date,
        clock: &str,
    ) -> Result<Vec<Remark>, Refusal> {
        let clocks = self.clocks()?;
        let last = clocks
            .iter()
            .rfind(|it| it.rule.id == clock && it.route == step.route)
            .and_then(|it| {
                if it.extended {
                    Some(it.first_due)
                } else {
                    it.due
                }
            });
        match last {
            Some(last) if on > last => {
                let why = format!("it was due on {}", InWords(last));
                let rule = self.context.rules.step(step.step);
                let instead = "Tell the person why it is late, and answer as soon as you can";
                self.refuse_or_warn(rule, GuardId::ExtensionInTime, why, instead)
            }
            _ => Ok(Vec::new()),
        }
    }
}
