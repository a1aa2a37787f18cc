//! The meetings of stage 2, which nobody has to hold: where each has its place.

use super::{Desk, Remark};
use crate::ids::StageNumber;
use crate::occurred::InWords;
use crate::rules::GuardId;
use crate::step::{Answer, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Warns of a meeting about the reports before they are there, of one with the adjudicating officer before somebody is
    /// appointed or the meeting was offered, and of either after the answer, which it can no longer change.
    pub(super) fn meeting_in_its_place(&self, step: &StepTaken, on: Date) -> Vec<Remark> {
        let mut needed = vec![Step::InvestigatorReport, Step::IndependentReport];
        match step.answer {
            Some(Answer::Feedback) => {}
            Some(Answer::Adjudication) => needed.push(Step::AdjudicatorAppointed),
            _ => return Vec::new(),
        }
        let state = self.state();
        let mut missing: Vec<String> = needed
            .into_iter()
            .filter(|it| state.taken(*it).all(|it| it.it.route != step.route))
            .map(|it| it.label().to_owned())
            .collect();
        let mut offered = state.taken(Step::MeetingOffered);
        if (step.step, step.answer) == (Step::MeetingHeld, Some(Answer::Adjudication))
            && offered.all(|it| it.it.answer != step.answer)
        {
            missing.push("the offer of this meeting".to_owned());
        }
        let second = state.stage(step.route, StageNumber::Two);
        let answered = second.and_then(|it| it.answered?.day());
        let why = match answered.filter(|day| on > *day) {
            Some(day) => format!("stage 2 was answered on {} already", InWords(day)),
            None if missing.is_empty() => return Vec::new(),
            None => format!("not recorded: {}", missing.join("; ")),
        };
        let instead = "Hold it once both reports are there, and before the answer is sent";
        vec![self.remark(GuardId::MeetingInItsPlace, why, instead)]
    }
}
