//! Who keeps a case and who alone may see it: what a command of that has to say.

use super::{Context, Desk, Refusal, Remark};
use crate::access::{Viewer, ViewerRole, says_who_sees};
use crate::case::Case;
use crate::case::seen::accounts;
use crate::rules::GuardId;
use crate::step::{Answer, StepTaken};
use jiff::civil::Date;

/// Whether somebody may change who keeps a case or who alone may see it, as it was changed, by whatever command. Whoever
/// restricts a case stays among those who see it.
///
/// # Errors
/// They are not of the complaints team, or would not see the case themselves.
pub fn may_say_who_sees(
    before: &Case,
    after: &Case,
    viewer: &Viewer,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let (was, is) = (before.state(), after.state());
    let restriction = is.restriction();
    if was.keeper() == is.keeper() && was.restriction() == restriction {
        return Ok(());
    }
    let desk = Desk {
        case: before,
        context,
    };
    if !says_who_sees(viewer.role) {
        let role = viewer.role.label().to_lowercase();
        return Err(desk.refuse(
            GuardId::WhoSees,
            format!("a {role} does not say who keeps a case or who may see it"),
            "Ask the complaints team",
        ));
    }
    let left_out = restriction.is_some_and(|it| !it.accounts.contains(&viewer.account));
    if left_out && viewer.role != ViewerRole::Operator {
        return Err(desk.refuse(
            GuardId::WhoSees,
            "you would not see the case yourself",
            "Name yourself among those who may",
        ));
    }
    Ok(())
}

impl Desk<'_> {
    /// A restriction names somebody, and a day after it on which it is looked at.
    pub(super) fn restricted_to_somebody(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let named = accounts(step.reference.as_deref().unwrap_or_default());
        if named.is_empty() {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                "it names nobody who may see the case",
                "Name the accounts that may, by their sign-in names with commas between them",
            ));
        }
        if let Some(keeper) = self.state().keeper().filter(|it| !named.contains(it)) {
            return Err(self.refuse(
                GuardId::WhoSees,
                format!("{keeper} keeps the case and would not see it"),
                "Name them too, or give the case to somebody who is named first",
            ));
        }
        self.looked_at_later(step, on)
    }

    /// A look at a restriction that stands: it ends, or it is looked at again.
    pub(super) fn restriction_reviewed(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        if self.state().restriction().is_none() {
            return Err(self.refuse(
                GuardId::KnownItem,
                "this case is not restricted to named accounts",
                "Correct the day on which that ended if it is wrong",
            ));
        }
        if step.answer == Some(Answer::Lifted) {
            return Ok(Vec::new());
        }
        if step.day.is_none() {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                "it stays restricted, and the day on which somebody looks at that again is not said",
                "Name that day",
            ));
        }
        self.looked_at_later(step, on)
    }

    fn looked_at_later(&self, step: &StepTaken, on: Date) -> Result<Vec<Remark>, Refusal> {
        match step.day {
            Some(day) if day <= on => Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                format!("it is to be looked at on {day}, which is not after {on}"),
                "Name a later day",
            )),
            _ => Ok(Vec::new()),
        }
    }

    /// One officer keeps a case.
    pub(super) fn one_keeper(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let named = accounts(step.reference.as_deref().unwrap_or_default());
        let (Some(keeper), 1) = (named.first(), named.len()) else {
            return Err(self.refuse(
                GuardId::StepSaysWhatItMust,
                "one officer keeps a case",
                "Name one account, by its sign-in name",
            ));
        };
        match self.state().restriction() {
            Some(it) if !it.accounts.contains(keeper) => Err(self.refuse(
                GuardId::WhoSees,
                format!("{keeper} is not among those who may see the case"),
                "Name them among those who may first, or give it to somebody who is",
            )),
            _ => Ok(Vec::new()),
        }
    }

    /// What nobody keeps cannot be given up.
    pub(super) fn somebody_keeps_it(&self) -> Result<Vec<Remark>, Refusal> {
        if self.state().keeper().is_some() {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::KnownItem,
            "nobody keeps this case",
            "Name somebody who keeps it",
        ))
    }
}
