//! One case merged into another: the link, and what the two have in common.

use super::{Context, Desk, Refusal, Remark};
use crate::case::Case;
use crate::codes::Role;
use crate::ids::PersonId;
use crate::rules::GuardId;
use crate::status::status;
use crate::step::{Answer, Step, StepTaken};
use std::collections::BTreeSet;

impl Desk<'_> {
    /// Refuses to merge what was taken up, and a merger into another case than the one that it is a duplicate of.
    pub(super) fn merged(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        self.not_taken_up()?;
        let linked = self
            .state()
            .taken(Step::Linked)
            .any(|it| it.it.answer == Some(Answer::Duplicate) && it.it.reference == step.reference);
        if linked {
            return Ok(Vec::new());
        }
        let rule = self.context.rules.step(step.step);
        let why = format!(
            "it is not linked as a duplicate with {}",
            step.reference.as_deref().unwrap_or("another case")
        );
        self.refuse_or_warn(
            rule,
            GuardId::StepAfterWhatItNeeds,
            why,
            "Record the link with that case first",
        )
    }
}

/// Whether a case may be merged into another: a live one, of the same person.
///
/// # Errors
/// The other is the same case, or over, or nobody who complains is on both.
pub fn may_merge(case: &Case, into: &Case, context: &Context<'_>) -> Result<(), Refusal> {
    let state = into.state();
    let reference = &state.receipt.reference;
    let why = if case.id() == into.id() {
        format!("{reference} is this case itself")
    } else if !status(state).is_open() {
        format!("{reference} is over")
    } else if complainants(case).is_disjoint(&complainants(into)) {
        format!("nobody who complains here is recorded as complaining in {reference}")
    } else {
        return Ok(());
    };
    let desk = Desk { case, context };
    Err(desk.refuse(
        GuardId::SamePersonLiveCase,
        why,
        "Name a case that is open and has the same person on it, or answer this one",
    ))
}

/// Whoever is on the case for themselves: not the staff complained about, nor those who deal with it.
fn complainants(case: &Case) -> BTreeSet<PersonId> {
    let theirs = |roles: &[Role]| {
        roles.is_empty()
            || roles.iter().any(|it| {
                matches!(
                    it,
                    Role::Complainant
                        | Role::Child
                        | Role::CareLeaver
                        | Role::Parent
                        | Role::Relative
                        | Role::FosterCarer
                        | Role::Adopter
                        | Role::SpecialGuardian
                        | Role::Other
                )
            })
    };
    let people = case.state().people.values();
    people
        .filter(|it| theirs(&it.roles))
        .map(|it| it.id)
        .collect()
}
