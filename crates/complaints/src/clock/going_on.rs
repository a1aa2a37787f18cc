//! The person's own time to ask for the next stage, and what moves it.

use super::Clock;
use super::run::Engine;
use super::start::Happening;
use crate::case::Stage;
use crate::ids::StageNumber;
use crate::occurred::Occurred;
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

    /// When the Ombudsman had sent an early referral back that was offered again, for the clock of its answer: the time for
    /// that begins with the right to a panel, which begins anew then.
    pub(super) fn offered_again(&self, rule: &ClockRule) -> Option<Occurred> {
        if rule.stops != Moment::Step(Step::EarlyReferralAnswered) {
            return None;
        }
        let first = self.state.early_referral_round(self.route).first()?;
        (first.it.step == Step::EarlyReferralReturned).then_some(first.on)
    }

    /// An early referral that was offered in time moves no date while the complainant considers it, though the right to a
    /// panel is kept meanwhile (rulebook ST-37). While the Ombudsman has it, and has not decided, that time has no end and
    /// nobody is asked; once it came back, or was declined after that time, it begins anew, from the day that comes with it.
    pub(super) fn after_a_referral(
        &self,
        rule: &ClockRule,
        due: Option<Date>,
    ) -> Result<(Option<Date>, Option<Date>), BeyondData> {
        let asks = rule.stops == Moment::NextStageStarted;
        let goes_on = asks || rule.stops == Moment::GoneOnOrClosed;
        // whoever was not told of the panel has no end of that time to begin with
        if due.is_none() || rule.stage != Some(StageNumber::Two) || !goes_on {
            return Ok((due, None));
        }
        let anew = |since: Occurred| self.count(rule, rule.length, since.latest(), None);
        let (mut until, mut in_time, mut since) = (due, false, None);
        let steps = self.state.steps.iter();
        for taken in steps.filter(|it| it.it.route == self.route) {
            let on = taken.on;
            match (taken.it.step, taken.it.answer) {
                (Step::EarlyReferralOffered, _) => {
                    in_time |= until.is_none_or(|until| on.earliest() <= until);
                }
                (Step::EarlyReferralAnswered, Some(Answer::Refused)) if in_time => {
                    in_time = false;
                    if until.is_none_or(|until| on.latest() > until) {
                        until = anew(on)?.max(due);
                        since = Some(on.latest());
                    }
                }
                (Step::EarlyReferralAnswered, Some(Answer::Agreed)) => {
                    // whoever declined first may agree as long as they may ask for a panel
                    in_time |= until.is_none_or(|until| on.earliest() <= until);
                    // what they agreed to and has not gone out yet is still to be asked about
                    if in_time && asks {
                        until = None;
                    }
                }
                (Step::EarlyReferralMade, _) => {
                    // whatever was offered late went there in the place of the panel all the same
                    in_time = true;
                    until = due.filter(|_| !self.state.undecided_since(on));
                }
                (Step::EarlyReferralReturned, _) if in_time => {
                    in_time = false;
                    until = anew(on)?.max(due);
                    since = Some(on.latest());
                }
                _ => {}
            }
        }
        Ok((until, since.filter(|_| until > due)))
    }
}
