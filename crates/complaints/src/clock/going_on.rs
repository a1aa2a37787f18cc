//! The person's own time to ask for the next stage, and what moves it.

use super::Clock;
use super::run::Engine;
use super::start::Happening;
use crate::case::Stage;
use crate::ids::StageNumber;
use crate::rules::{ClockRule, Moment};
use crate::step::{About, Answer, Step};
use jiff::civil::Date;
use std::sync::Arc;
use workdays::BeyondData;

impl Engine<'_> {
    /// The person's own time to go on with a point that has its own answer: from the arrival of that.
    pub(super) fn to_go_on(
        &self,
        rule: &Arc<ClockRule>,
        stop: Option<&Happening>,
        all: &mut Vec<Clock>,
    ) -> Result<(), BeyondData> {
        let Some(stage) = rule.stage else {
            return Ok(());
        };
        for (point, answered) in self.state.left_out(self.route, stage) {
            let Some(on) = answered else { continue };
            let about = About::Point(point);
            let start = Happening {
                on,
                about,
                time: 1,
                names: None,
            };
            let asked = stage
                .after()
                .and_then(|next| self.state.asked_apart(self.route, next, point));
            let closed = self.state.closed();
            let closed = closed.filter(|_| rule.stops == Moment::GoneOnOrClosed);
            let with_the_rest = stop.map(|it| it.on);
            let stop = [with_the_rest, asked, closed].into_iter().flatten();
            let stop = stop
                .filter(|it| it.latest() >= on.earliest())
                .min_by_key(|it| it.latest())
                .map(|on| Happening { on, ..start });
            all.extend(self.clock(rule, &start, stop.as_ref(), &[])?);
        }
        Ok(())
    }

    /// The due day of the person's own time to go on, where the answer that it begins with does not tell of that: none
    /// until a letter does, and then as many days from that.
    pub(super) fn once_told(
        &self,
        rule: &ClockRule,
        stage: Option<&Stage>,
        due: Option<Date>,
    ) -> Result<Option<Date>, BeyondData> {
        if !rule.waits_until_told || !stage.is_some_and(|it| it.next_stage_untold) {
            return Ok(due);
        }
        let told = self
            .state
            .last_taken(Step::NextStageExplained, self.route, rule.stage);
        let Some(told) = told.map(|it| it.on.latest()) else {
            return Ok(None);
        };
        let from_then = self.count(rule, rule.length, told, None)?;
        Ok(from_then.max(due))
    }

    /// An early referral that was offered in time keeps the right to ask for a panel: while the complainant considers it, or
    /// the Ombudsman has it, that time has no end, and each time that it was declined or came back it begins anew (rulebook
    /// ST-37).
    pub(super) fn after_a_referral(
        &self,
        rule: &ClockRule,
        due: Option<Date>,
    ) -> Result<Option<Date>, BeyondData> {
        let asks = rule.stops == Moment::NextStageStarted;
        let goes_on = asks || rule.stops == Moment::GoneOnOrClosed;
        // whoever was not told of the panel has no end of that time to begin with
        if due.is_none() || rule.stage != Some(StageNumber::Two) || !goes_on {
            return Ok(due);
        }
        let mut until = due;
        let steps = self.state.steps.iter();
        for taken in steps.filter(|it| it.it.route == self.route) {
            let over = match taken.it.step {
                Step::EarlyReferralReturned => true,
                Step::EarlyReferralAnswered => taken.it.answer == Some(Answer::Refused),
                Step::EarlyReferralOffered | Step::EarlyReferralMade => false,
                _ => continue,
            };
            until = match until {
                None if over => self
                    .count(rule, rule.length, taken.on.latest(), None)?
                    .max(due),
                Some(last) if !over && taken.on.earliest() <= last => None,
                as_before => as_before,
            };
        }
        Ok(until.or(due.filter(|_| !asks)))
    }
}
