//! People and points that come to a case after its receipt.

use super::{Decision, Desk, Refusal, Remark};
use crate::codes::{Achieved, Kind, Role};
use crate::event::Event;
use crate::ids::{PersonId, PersonNumber, PointNumber, SoughtNumber, StageNumber};
use crate::occurred::Occurred;
use crate::personal::{Part, PersonDetails, Personal, TextName, Texts};
use crate::recorded::Fact;
use crate::rules::GuardId;
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn raise_point(
        &self,
        on: Date,
        theme: Option<String>,
        team: Option<String>,
        text: Option<Personal<String>>,
    ) -> Decision {
        let warnings = self.new_issue(on).into_iter().collect();
        let last = self.state().points.keys().next_back().map_or(0, |it| it.0);
        let event = Event::PointRaised {
            point: PointNumber(last + 1),
            theme,
            team,
            procedure: None,
        };
        let texts = Texts::new().with(TextName::Text, text);
        let facts = vec![Fact::new(Occurred::On(on), event).with(texts.into_part())];
        Decision { facts, warnings }
    }

    /// Warns of a point that comes after the answer of stage 1, which it never had.
    fn new_issue(&self, on: Date) -> Option<Remark> {
        let state = self.state();
        let stages = state.main().stages.iter();
        let mut over = stages.filter(|(number, it)| {
            let answered = it.answered.is_some_and(|it| it.latest() < on);
            answered || **number > StageNumber::One
        });
        let (number, _) = over
            .next_back()
            .filter(|_| state.receipt.kind == Kind::Complaint)?;
        let why = format!("{number} has begun or was answered, and this point had no stage 1");
        Some(self.remark(
            GuardId::NewIssueIsItsOwn,
            why,
            "If it is a new issue, record it as a contact of its own, with its own time from the day it was said; if it \
             belongs to what was complained of from the beginning, say so in a note",
        ))
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

    pub(super) fn judge_sought(
        &self,
        on: Date,
        (sought, point): (SoughtNumber, Option<PointNumber>),
        achieved: Achieved,
    ) -> Result<Decision, Refusal> {
        let Some(known) = self.state().sought.get(&sought) else {
            let why = format!("the case has no {sought}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name something that was sought"));
        };
        if let Some(point) = point.filter(|it| !self.state().points.contains_key(it)) {
            let why = format!("the case has no {point}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name a point of the case"));
        }
        let judged = Event::SoughtJudged { sought, achieved };
        let mut facts = vec![Fact::new(Occurred::On(on), judged)];
        if let Some(point) = point.filter(|it| known.point != Some(*it)) {
            // what was said of it stays beside it
            let texts = Texts::new().with(TextName::Text, known.text.clone());
            let point = Some(point);
            let tied = self.said_from(on, Event::OutcomeSought { sought, point });
            facts.push(tied.with(texts.into_part()));
        }
        Ok(Decision {
            facts,
            warnings: Vec::new(),
        })
    }
}
