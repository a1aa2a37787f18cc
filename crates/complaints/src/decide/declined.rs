//! A panel that was asked for late, and declined once its request was on record.

use super::{Desk, Refusal, Remark};
use crate::event::Event;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{Answer, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Refuses to decline a panel that the council took up; and warns until the letter that declines it names the
    /// Ombudsman.
    pub(super) fn panel_declined(
        &self,
        route: RouteNumber,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let last = self.state().late_request_weighed(route);
        let accepted = last.filter(|it| it.it.answer == Some(Answer::Accepted));
        let facts = self.case.facts();
        let further = facts.iter().find(|it| {
            let of_it = it.event.stage() == Some((route, StageNumber::Three));
            of_it && !matches!(it.event, Event::StageStarted { .. })
        });
        let why = match (accepted, further) {
            (Some(accepted), _) => format!("the late request was accepted {}", accepted.on),
            (None, Some(further)) => format!(
                "the council took the request up: entry {} was recorded of stage 3 since",
                further.seq
            ),
            (None, None) => return self.declined_by_letter(on),
        };
        Err(self.refuse(
            GuardId::NoRefusalOnceAnswered,
            why,
            "Arrange the panel, or record the complainant's own withdrawal",
        ))
    }

    /// Warns until the letter that declines a panel names the Ombudsman, and where nobody has said what was weighed.
    pub(super) fn declined_by_letter(&self, on: Date) -> Result<Vec<Remark>, Refusal> {
        let mut warnings = match self.ombudsman_explained(on) {
            Ok(free) => free,
            Err((why, instead)) => {
                self.warn_or_refuse(GuardId::RefusalNamesTheOmbudsman, why, instead)?
            }
        };
        warnings.extend(self.weighed_both_ways());
        Ok(warnings)
    }

    /// Warns of a panel that is declined as late while it is not recorded since the answer of stage 2 that it can neither be
    /// considered fairly any more nor could not be expected sooner: lateness alone is no ground (20 003 273).
    fn weighed_both_ways(&self) -> Option<Remark> {
        let state = self.state();
        let answered = state.stages().get(&StageNumber::Two)?.answered?;
        let since = |step| {
            let last = state.taken(step).next_back();
            let last = last.filter(|it| it.on.latest() >= answered.earliest());
            last.and_then(|it| it.it.answer)
        };
        let both = (since(Step::LateEffective), since(Step::LateReasonable));
        if both == (Some(Answer::No), Some(Answer::Yes)) {
            return None;
        }
        Some(self.remark(
            GuardId::StageThreeLate,
            "lateness alone is no ground, and it is not recorded since the answer of stage 2 that both questions speak \
             against a panel",
            "Answer both: can it still be considered effectively and fairly (“late_effective”), and was it reasonable to \
             expect the request sooner (“late_reasonable”); hold the panel unless both speak against it",
        ))
    }

    /// The day on which a panel was asked for that a step declines.
    pub(super) fn asked_before_it_was_declined(&self, step: &StepTaken) -> Option<Date> {
        let declines =
            (step.step, step.answer) == (Step::LateRequestWeighed, Some(Answer::Declined));
        let third = self.state().stage(step.route, StageNumber::Three);
        third.filter(|_| declines)?.started?.day()
    }

    /// A stage 3 that was asked for late, and declined, did not begin.
    pub(super) fn panel_not_begun(&self, route: RouteNumber) -> Vec<Fact> {
        let request = Event::StageStarted {
            route,
            stage: StageNumber::Three,
        };
        let facts = self.case.facts();
        let begun = facts.iter().find(|it| *it.event == request);
        let today = Occurred::On(self.context.today());
        begun
            .map(|it| Fact::new(today, Event::Retracted { seq: it.seq }))
            .into_iter()
            .collect()
    }
}
