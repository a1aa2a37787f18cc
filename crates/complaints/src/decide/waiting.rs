//! Steps by which somebody waits longer: at the person's own wish, or by agreement before the time runs out.

use super::{Desk, Refusal, Remark};
use crate::codes::RaisedBy;
use crate::occurred::InWords;
use crate::rules::GuardId;
use crate::step::StepTaken;
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

    pub(super) fn advocate_awaited(&self) -> Vec<Remark> {
        let state = self.state();
        let child = matches!(
            state.receipt.raised_by,
            Some(RaisedBy::Child | RaisedBy::CareLeaver)
        );
        let (why, instead) = if self.context.rules.chosen("C6", state.received_on) == "no" {
            (
                "this council does not wait for an advocate, so no date moves",
                "Find the advocate meanwhile, and extend stage 1 if there is not time enough",
            )
        } else if child {
            return Vec::new();
        } else {
            (
                "stage 1 waits for an advocate where the child so chooses, and no child raised this",
                "Record that it is the child who chose, or extend stage 1",
            )
        };
        vec![self.remark(GuardId::WaitIsTheChilds, why, instead)]
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
            .map(|it| it.first_due);
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
