//! Who complains.

use super::{Person, State};
use crate::codes::{RaisedBy, Role};
use crate::ids::PersonNumber;

impl State {
    /// Whoever complains: those recorded as complainants; where nobody is, whoever is on the case for themselves, and not the
    /// staff complained about, nor those who deal with it. The child whom it is about is one of them only where the child
    /// complains, or an advocate does for the child: two parents of one child complain each for themselves.
    pub fn complainants(&self) -> Vec<(PersonNumber, &Person)> {
        let people = || self.people.iter().map(|(number, it)| (*number, it));
        let (children, others): (Vec<_>, Vec<_>) = people().partition(|(_, it)| {
            it.about || it.roles.contains(&Role::Child) || it.roles.contains(&Role::CareLeaver)
        });
        let by_child = self.child_complains() || self.receipt.raised_by == Some(RaisedBy::Advocate);
        let complains = |it: &Person| it.roles.contains(&Role::Complainant);
        if people().any(|(_, it)| complains(it)) {
            let young = children.iter().filter(|(_, it)| by_child || complains(it));
            let others = others.iter().filter(|(_, it)| complains(it));
            return young.chain(others).copied().collect();
        }
        let others: Vec<_> = others
            .into_iter()
            .filter(|(_, it)| for_themselves(&it.roles))
            .collect();
        let nobody_said = self.receipt.raised_by.is_none() && others.is_empty();
        if by_child || nobody_said {
            children
        } else {
            others
        }
    }
}

/// Whether somebody of these roles is on a case for themselves.
fn for_themselves(roles: &[Role]) -> bool {
    const THEIRS: [Role; 6] = [
        Role::Parent,
        Role::Relative,
        Role::FosterCarer,
        Role::Adopter,
        Role::SpecialGuardian,
        Role::Other,
    ];
    roles.is_empty() || roles.iter().any(|it| THEIRS.contains(it))
}
