//! People and points that come to a case after its receipt, and the offer of an advocate.

use super::{Decision, Desk, Refusal};
use crate::codes::{Achieved, AdvocacyAnswer, Role};
use crate::event::Event;
use crate::ids::{PersonId, PersonNumber, PointNumber, SoughtNumber};
use crate::occurred::Occurred;
use crate::personal::{Part, PersonDetails, Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::rules::GuardId;
use jiff::civil::Date;

fn only(fact: Fact) -> Decision {
    Decision {
        facts: vec![fact],
        warnings: Vec::new(),
    }
}

impl Desk<'_> {
    pub(super) fn raise_point(
        &self,
        on: Date,
        theme: Option<String>,
        team: Option<String>,
        text: Option<Personal<String>>,
    ) -> Decision {
        let last = self.state().points.keys().next_back().map_or(0, |it| it.0);
        let event = Event::PointRaised {
            point: PointNumber(last + 1),
            theme,
            team,
            procedure: None,
        };
        let texts = Texts::new().with(TextName::Text, text);
        only(Fact::new(Occurred::On(on), event).with(texts.into_part()))
    }

    pub(super) fn add_person(
        &self,
        on: Date,
        person: PersonId,
        about: bool,
        roles: Vec<Role>,
        details: PersonDetails,
    ) -> Result<Decision, Refusal> {
        let details = details.without_blanks();
        let state = self.state();
        if let Some((number, _)) = state
            .people
            .iter()
            .find(|(_, it)| it.id == person && it.roles == roles && it.about == about)
        {
            let why = format!("{number} is that person already");
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Correct what is recorded of them if it is wrong",
            ));
        }
        let last = state.people.keys().next_back().map_or(0, |it| it.0);
        let number = PersonNumber(last + 1);
        self.added_apart(number, person, about, &roles)?;
        let mut parts = roles.clone();
        parts.extend(about.then_some(Role::Child));
        let namesake = self.namesake(number, person, Some(&details), &parts);
        let forward = self.came_forward_as(on, about, &roles, &details);
        let event = Event::PersonAdded {
            person: number,
            person_id: person,
            about,
            roles,
        };
        let part = (details != PersonDetails::default()).then_some(Part::Person(number, details));
        let mut facts = vec![Fact::new(Occurred::On(on), event).with(part)];
        facts.extend(forward);
        Ok(Decision {
            facts,
            warnings: namesake.into_iter().collect(),
        })
    }

    pub(super) fn offer_advocacy(&self, on: Date) -> Result<Decision, Refusal> {
        if let Some(known) = self.state().advocacy.offered {
            let why = format!("an advocate was offered {known} already");
            return Err(self.refuse(
                GuardId::KnownItem,
                why,
                "Correct that day if it is wrong, or record the answer",
            ));
        }
        Ok(only(Fact::new(Occurred::On(on), Event::AdvocacyOffered)))
    }

    pub(super) fn answer_advocacy(
        &self,
        on: Date,
        answer: AdvocacyAnswer,
        reason: Option<String>,
        provider: Option<String>,
    ) -> Result<Decision, Refusal> {
        let known = &self.state().advocacy;
        let reason = reason.filter(|it| !it.trim().is_empty());
        // the reason of an answer may be heard later than the answer
        let follows = known.answer == Some(answer) && known.reason.is_none() && reason.is_some();
        if known.answer.is_some() && !follows {
            return Err(self.refuse(
                GuardId::KnownItem,
                "the answer to the offer is recorded already",
                "Correct it if it is wrong, or if the child thinks otherwise now",
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
            self.reason_of_the_answer(answer, reason, provider)
        } else {
            let event = Event::AdvocacyAnswered {
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

    /// The answer as it stands, on its own day, with its reason.
    fn reason_of_the_answer(
        &self,
        answer: AdvocacyAnswer,
        reason: Option<String>,
        provider: Option<String>,
    ) -> Option<Fact> {
        let facts = self.case.facts();
        let standing = facts
            .iter()
            .find(|it| matches!(it.event, Event::AdvocacyAnswered { .. }))?;
        let known = &self.state().advocacy;
        let event = Event::AdvocacyAnswered {
            answer: Some(answer),
            reason,
            provider: provider.or_else(|| known.provider.clone()),
            source: known.source.clone(),
        };
        let corrected = Event::Corrected {
            seq: standing.seq,
            occurred: standing.occurred,
            event: Box::new(event),
        };
        Some(Fact::new(Occurred::On(self.context.today()), corrected))
    }

    pub(super) fn judge_sought(
        &self,
        on: Date,
        sought: SoughtNumber,
        achieved: Achieved,
    ) -> Result<Decision, Refusal> {
        if !self.state().sought.contains_key(&sought) {
            let why = format!("the case has no {sought}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name something that was sought"));
        }
        Ok(only(Fact::new(
            Occurred::On(on),
            Event::SoughtJudged { sought, achieved },
        )))
    }
}
