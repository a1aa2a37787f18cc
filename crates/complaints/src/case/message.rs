//! What the complainant wrote or said after an answer, and what became of it.

use super::State;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::step::{Answer, Step};

/// A message of the complainant after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// When it came.
    pub on: Occurred,
    /// The route that it is about.
    pub route: RouteNumber,
    /// When the complainant said what they want, or asked for the next stage; none while nobody has asked them.
    pub settled: Option<Occurred>,
    /// What they said when they were asked; none of one that a request for the next stage settled.
    pub answer: Option<Answer>,
}

impl State {
    /// Every message after an answer, in the order recorded. What the complainant says when asked settles all that came
    /// before; so does a later stage, as far as it began on the day of the message or afterwards, and a late request that was
    /// weighed and declined then.
    pub fn messages(&self) -> Vec<Message> {
        let mut messages: Vec<Message> = Vec::new();
        for taken in &self.steps {
            let route = taken.it.route;
            match taken.it.step {
                Step::MessageAfterAnswer => messages.push(Message {
                    on: taken.on,
                    route,
                    settled: None,
                    answer: None,
                }),
                Step::MessageAnswered => {
                    let open = messages
                        .iter_mut()
                        .filter(|it| it.route == route && it.settled.is_none());
                    for message in open {
                        message.settled = Some(taken.on);
                        message.answer = taken.it.answer;
                    }
                }
                _ => {}
            }
        }
        for message in &mut messages {
            if message.settled.is_none() {
                message.settled = self.asked_for_since(message);
            }
        }
        messages
    }

    fn asked_for_since(&self, message: &Message) -> Option<Occurred> {
        let stages = &self.routes.get(&message.route)?.stages;
        let later = stages
            .iter()
            .filter(|(number, _)| **number > StageNumber::One)
            .filter_map(|(_, stage)| stage.started);
        let declined = self
            .taken(Step::LateRequestWeighed)
            .filter(|it| it.it.route == message.route && it.it.answer == Some(Answer::Declined));
        later
            .chain(declined.map(|it| it.on))
            .filter(|it| it.latest() >= message.on.earliest())
            .min_by_key(|it| it.earliest())
    }
}
