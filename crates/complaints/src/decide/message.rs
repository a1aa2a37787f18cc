//! What the complainant wrote or said after an answer: their wish to go on is the request for the next stage.

use super::{Decision, Desk, Refusal, Remark};
use crate::case::Message;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::{InWords, Occurred};
use crate::rules::GuardId;
use crate::step::{Answer, Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// The request for the next stage that a wish to go on is, counted from the first message that it is about. Nothing
    /// begins where that stage has begun, there is none, or a late panel was weighed and declined.
    pub(super) fn begun_by_the_wish(
        &self,
        on: Date,
        step: &StepTaken,
    ) -> Result<Decision, Refusal> {
        let nothing = |warnings| Decision {
            facts: Vec::new(),
            warnings,
        };
        if (step.step, step.answer) != (Step::MessageAnswered, Some(Answer::GoesOn)) {
            return Ok(nothing(Vec::new()));
        }
        let Some(next) = self.next_stage(step.route) else {
            return Ok(nothing(Vec::new()));
        };
        let asked = self.asked_by_message(step.route).unwrap_or(on).min(on);
        match self.request((step.route, next), asked) {
            Err(Refusal::Guards { remarks }) => Ok(nothing(remarks)),
            other => other,
        }
    }

    /// The stage that a route can go on to: the one after its last, once that was answered.
    fn next_stage(&self, route: RouteNumber) -> Option<StageNumber> {
        let stages = &self.state().routes.get(&route)?.stages;
        let (last, stage) = stages.last_key_value()?;
        let next = last.after()?;
        (stage.answered.is_some() && next <= self.state().last_stage(route)).then_some(next)
    }

    /// The messages since the last answer of a route that nobody settled by saying that they are satisfied.
    fn wishes(&self, route: RouteNumber) -> impl Iterator<Item = Message> {
        let stages = self.state().routes.get(&route).map(|it| &it.stages);
        let answered = stages.and_then(|it| it.values().filter_map(|it| it.answered).next_back());
        self.state().messages().into_iter().filter(move |it| {
            it.route == route
                && it.answer != Some(Answer::Satisfied)
                && answered.is_some_and(|sent| it.on.latest() >= sent.earliest())
        })
    }

    /// Whether they said since the last answer that they want to go on.
    pub(super) fn wished_to_go_on(&self, route: RouteNumber) -> bool {
        self.wishes(route)
            .any(|it| it.answer == Some(Answer::GoesOn))
    }

    /// The day of the first message since the last answer of a route that may be a request: nobody asked, or they wish to
    /// go on.
    pub(super) fn asked_by_message(&self, route: RouteNumber) -> Option<Date> {
        self.wishes(route).map(|it| it.on.earliest()).min()
    }

    /// Warns of a message that nobody asked about before the request was recorded: it may have been the request.
    pub(super) fn asked_before(&self, route: RouteNumber, on: Date) -> Option<Remark> {
        let first = self.asked_by_message(route).filter(|it| *it < on)?;
        Some(self.remark(
            GuardId::WishIsTheRequest,
            format!(
                "the complainant wrote or spoke on {}, and nobody asked what they want",
                InWords(first)
            ),
            "If they were dissatisfied then, that was the request: correct its day to the day of the message",
        ))
    }

    /// Refuses to close over a message that has no answer, or over a wish to go on whose stage has not begun.
    pub(super) fn no_message_waits(&self) -> Result<(), Refusal> {
        if self
            .state()
            .messages()
            .iter()
            .any(|it| it.settled.is_none())
        {
            return Err(self.refuse(
                GuardId::MessageUnanswered,
                "the complainant wrote or spoke after the answer, and nobody has asked what they want",
                "Ask, and record what they said, or record their request for the next stage",
            ));
        }
        for route in self.state().routes.keys() {
            let wish = self
                .wishes(*route)
                .find(|it| it.answer == Some(Answer::GoesOn));
            let Some((wish, next)) = wish.zip(self.next_stage(*route)) else {
                continue;
            };
            if self.request((*route, next), wish.on.earliest()).is_ok() {
                return Err(self.refuse(
                    GuardId::WishIsTheRequest,
                    format!("the complainant wished to go on, and {next} has not begun"),
                    "Record the request for it, from the day of their message",
                ));
            }
        }
        Ok(())
    }

    /// What is declined as late did come late: not in time by its own day, nor by a message that came before.
    pub(super) fn late_request_weighed(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let Some(window) = self.asking((step.route, StageNumber::Two))? else {
            return Err(self.refuse(
                GuardId::StageThreeAfterTwo,
                "stage 2 has not been answered",
                "Answer stage 2 first",
            ));
        };
        let asked_for = self.state().stage(step.route, StageNumber::Three);
        let asked = asked_for.and_then(|it| it.started).map(Occurred::earliest);
        let first = asked
            .into_iter()
            .chain(self.asked_by_message(step.route))
            .min();
        let first = first.map_or(on, |it| it.min(on));
        let last = window.due;
        if last.is_some_and(|last| first > last) {
            return match (step.answer, asked) {
                (Some(Answer::Declined), Some(_)) => self.panel_declined(step.route, on),
                (Some(Answer::Declined), None) => self.declined_by_letter(step.route, on),
                _ => Ok(Vec::new()),
            };
        }
        let why = if first < on {
            format!(
                "the request is in time, so there is nothing to weigh: the complainant asked, wrote or spoke on {}",
                InWords(first)
            )
        } else {
            "the request is in time, so there is nothing to weigh".to_owned()
        };
        Err(self.refuse(
            GuardId::StageThreeLate,
            why,
            "Record the request; the panel has to be arranged",
        ))
    }
}
