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
    /// the Ombudsman has it, that time has no end, and once it was declined or came back it begins anew (rulebook ST-37).
    pub(super) fn after_a_referral(
        &self,
        rule: &ClockRule,
        due: Option<Date>,
    ) -> Result<Option<Date>, BeyondData> {
        let asks = rule.stops == Moment::NextStageStarted;
        let of_it = rule.stage == Some(StageNumber::Two) && rule.starts == Moment::AnswerReceived;
        let Some(last) = due.filter(|_| of_it && (asks || rule.stops == Moment::GoneOnOrClosed))
        else {
            return Ok(due);
        };
        let taken = |step| self.state.last_taken(step, self.route, rule.stage);
        let mut offers = self.state.taken(Step::EarlyReferralOffered);
        if !offers.any(|it| it.it.route == self.route && it.on.earliest() <= last) {
            return Ok(due);
        }
        let declined =
            taken(Step::EarlyReferralAnswered).filter(|it| it.it.answer == Some(Answer::Refused));
        match taken(Step::EarlyReferralReturned).or(declined) {
            Some(anew) => Ok(self
                .count(rule, rule.length, anew.on.latest(), None)?
                .max(due)),
            None if asks => Ok(None),
            None => Ok(due),
        }
    }
}
