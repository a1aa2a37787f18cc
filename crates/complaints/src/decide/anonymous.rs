//! Contacts about which nobody can be answered, and whoever complained when they come forward.

use super::{Desk, Refusal, Remark};
use crate::codes::{Method, RaisedBy, Role};
use crate::event::Event;
use crate::ids::StageNumber;
use crate::occurred::Occurred;
use crate::personal::PersonDetails;
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::step::{Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    /// Refuses to call a contact anonymous whose complainant gave a name or a way to answer.
    pub(super) fn nobody_to_answer(&self) -> Result<Vec<Remark>, Refusal> {
        let instead = "Answer them by the name or the way that they gave; a child who writes under a nickname has every right";
        let mut people = self.state().people.iter();
        let known = people.find(|(_, it)| {
            self.complains(it.about, &it.roles) && it.details.as_ref().is_some_and(reachable)
        });
        if let Some((number, _)) = known {
            let why = format!("{number} complains, and gave a name or a way to answer");
            return Err(self.refuse(GuardId::NobodyToAnswer, why, instead));
        }
        if let Some(stage) = self
            .state()
            .stages()
            .keys()
            .find(|it| **it > StageNumber::One)
        {
            let why = format!("somebody asked for {stage}");
            return Err(self.refuse(GuardId::NobodyToAnswer, why, instead));
        }
        match self.state().receipt.method {
            Some(method @ (Method::Email | Method::TextMessage)) => {
                let why = format!(
                    "it came by {}, which can be replied to",
                    method.label().to_lowercase()
                );
                Ok(vec![self.remark(GuardId::NobodyToAnswer, why, instead)])
            }
            _ => Ok(Vec::new()),
        }
    }

    /// That whoever complained came forward, where nobody could be answered until then.
    pub(super) fn came_forward(&self, on: Date) -> Option<Fact> {
        if self.state().answerable() {
            return None;
        }
        let before = self.state().taken(Step::CameForward).count();
        let step = StepTaken {
            time: u16::try_from(before + 1).unwrap_or(u16::MAX),
            ..StepTaken::new(Step::CameForward, None)
        };
        Some(Fact::new(Occurred::On(on), Event::StepTaken(step)))
    }

    /// The same, where somebody is recorded who complains and can be answered.
    pub(super) fn came_forward_as(
        &self,
        on: Date,
        about: bool,
        roles: &[Role],
        details: &PersonDetails,
    ) -> Option<Fact> {
        let theirs = self.complains(about, roles) && reachable(details);
        theirs.then(|| self.came_forward(on))?
    }

    /// Whether somebody on the case is one who complains, or speaks for them.
    fn complains(&self, about: bool, roles: &[Role]) -> bool {
        let raised_by = self.state().receipt.raised_by;
        let own = raised_by.map(RaisedBy::code);
        let young = raised_by.is_some_and(RaisedBy::is_child_or_care_leaver);
        (about && young)
            || roles.iter().any(|role| {
                matches!(role, Role::Complainant | Role::Representative) || Some(role.code()) == own
            })
    }
}

/// Whether there is a name, even a nickname, or a way to answer.
fn reachable(details: &PersonDetails) -> bool {
    let ways = [
        &details.name,
        &details.email,
        &details.telephone,
        &details.address,
        &details.safe_contact,
    ];
    ways.into_iter().any(Option::is_some)
}
