//! The offer of an advocate to a child, and what the child answers.

use super::{Decision, Desk, Refusal};
use crate::codes::AdvocacyAnswer;
use crate::event::Event;
use crate::ids::PersonNumber;
use crate::occurred::Occurred;
use crate::recorded::Fact;
use crate::rules::GuardId;
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn offer_advocacy(
        &self,
        on: Date,
        child: Option<PersonNumber>,
    ) -> Result<Decision, Refusal> {
        self.which_child(child)?;
        if let Some(known) = self.state().advocacy_of(child).offered {
            let why = format!("an advocate was offered{} {known} already", to(child));
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Correct that day if it is wrong, or record the answer",
            ));
        }
        let offered = Event::AdvocacyOffered { child };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), offered)],
            warnings: Vec::new(),
        })
    }

    pub(super) fn answer_advocacy(
        &self,
        on: Date,
        child: Option<PersonNumber>,
        answer: AdvocacyAnswer,
        (reason, provider): (Option<String>, Option<String>),
    ) -> Result<Decision, Refusal> {
        self.which_child(child)?;
        let known = self.state().advocacy_of(child);
        let reason = reason.filter(|it| !it.trim().is_empty());
        // the reason of an answer may be heard later than the answer
        let follows = known.answer == Some(answer) && known.reason.is_none() && reason.is_some();
        if known.answer == Some(answer) && !follows {
            return Err(self.refuse(
                GuardId::KnownItem,
                "that answer to the offer is recorded already",
                "If its day is wrong, correct it; if the child thinks otherwise now, record what they say now on the day on \
                 which they say it",
            ));
        }
        if let Some(before) = known.answered.filter(|it| !follows && it.earliest() > on) {
            return Err(self.refuse(
                GuardId::KnownItem,
                format!("the child answered on {before}, and this is said to be of a day before that"),
                "If what is recorded of that day is wrong, take it back and record each answer from the first; if the child \
                 thinks otherwise now, give the day on which they said so",
            ));
        }
        let unsaid = answer == AdvocacyAnswer::Declined && reason.is_none();
        let warnings = unsaid.then(|| {
            self.remark(
                GuardId::WhyAnAdvocateWasDeclined,
                "why they do not want an advocate is not recorded",
                "Record it with the answer, or once it is known; that they do not say is a reason too",
            )
        });
        let fact = if follows {
            self.reason_of_the_answer(child, answer, (reason, provider))
        } else {
            // what is said later stands beside what was said first, of the child as it was named then
            let of = self.standing_answer(child);
            let event = Event::AdvocacyAnswered {
                child: of.map_or(child, |(named, ..)| named),
                answer: Some(answer),
                reason,
                provider,
                source: None,
            };
            Some(Fact::new(Occurred::On(on), event))
        };
        Ok(Decision {
            facts: fact.into_iter().collect(),
            warnings: warnings.into_iter().collect(),
        })
    }

    /// The child is one of those whom the case is about, and is named where there are several.
    fn which_child(&self, child: Option<PersonNumber>) -> Result<(), Refusal> {
        let children: Vec<PersonNumber> = self.state().children().collect();
        let why = match child {
            Some(named) if children.contains(&named) => return Ok(()),
            None if children.len() < 2 => return Ok(()),
            Some(named) => format!("{named} is no child whom the case is about"),
            None => "the case is about several children, and which of them is not said".to_owned(),
        };
        let numbers: Vec<String> = children.iter().map(ToString::to_string).collect();
        let instead = if numbers.is_empty() {
            "Add the child to the case first, or name nobody".to_owned()
        } else {
            format!("Name one of: {}", numbers.join(", "))
        };
        Err(self.refuse(GuardId::KnownItem, why, instead))
    }

    /// The answer as it stands, on its own day, with its reason.
    fn reason_of_the_answer(
        &self,
        child: Option<PersonNumber>,
        answer: AdvocacyAnswer,
        (reason, provider): (Option<String>, Option<String>),
    ) -> Option<Fact> {
        let (of, seq, occurred) = self.standing_answer(child)?;
        let known = self.state().advocacy_of(child);
        let event = Event::AdvocacyAnswered {
            child: of,
            answer: Some(answer),
            reason,
            provider: provider.or(known.provider),
            source: known.source,
        };
        let corrected = Event::Corrected {
            seq,
            occurred,
            event: Box::new(event),
        };
        Some(Fact::new(Occurred::On(self.context.today()), corrected))
    }

    /// The last answer of a child that stands: the child as the answer names them, its number on the case and its day.
    fn standing_answer(
        &self,
        child: Option<PersonNumber>,
    ) -> Option<(Option<PersonNumber>, u32, Occurred)> {
        let first = self.state().children().next();
        let facts = self.case.facts();
        let of_the_child = |it: &&crate::case::Standing<'_>| match it.event {
            Event::AdvocacyAnswered { child: of, .. } => of.or(first) == child.or(first),
            _ => false,
        };
        // what was said of the child by name stands before what was said of the case
        let mut standing: Vec<_> = facts.iter().filter(of_the_child).collect();
        standing
            .sort_by_key(|it| matches!(it.event, Event::AdvocacyAnswered { child: Some(_), .. }));
        let standing = standing.pop()?;
        match standing.event {
            Event::AdvocacyAnswered { child: of, .. } => {
                Some((*of, standing.seq, standing.occurred))
            }
            _ => None,
        }
    }
}

fn to(child: Option<PersonNumber>) -> String {
    child.map_or_else(String::new, |it| format!(" to {it}"))
}
