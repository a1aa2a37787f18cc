//! A restriction of somebody's contact: by when somebody looks at it again.

use super::{Desk, Refusal, Remark};
use crate::occurred::InWords;
use crate::rules::{GuardId, Moment};
use crate::step::{Answer, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Warns of a restriction that nobody looks at again by a day, or by one that is far away.
    pub(super) fn looked_at_again(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        if step.answer == Some(Answer::Lifted) {
            return Ok(Vec::new());
        }
        let guard = GuardId::RestrictionHasItsReview;
        let Some(day) = step.day else {
            return self.warn_or_refuse(
                guard,
                "no day is named on which somebody looks at the restriction again",
                "Name the day, and tell the person; a restriction that nobody reviews lapses",
            );
        };
        let mut rules = self.context.rules.clocks();
        let longest = rules.find(|it| it.starts == Moment::Restricted);
        let Some(longest) = longest.and_then(|it| it.longest) else {
            return Ok(Vec::new());
        };
        let last = longest.after(self.context.calendar, on, None)?;
        let Some(last) = last.filter(|last| day > *last) else {
            return Ok(Vec::new());
        };
        self.warn_or_refuse(
            guard,
            format!(
                "the restriction is looked at again only on {}, and {longest} are over on {}",
                InWords(day),
                InWords(last)
            ),
            "Name a day within that time; it can be kept again then, with its reasons",
        )
    }
}
