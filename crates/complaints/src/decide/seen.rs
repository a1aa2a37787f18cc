//! Who keeps a case and who alone may see it: what a command of that has to say.

use super::{Context, Desk, Refusal, Remark};
use crate::access::{Viewer, ViewerRole, says_who_sees};
use crate::case::seen::accounts;
use crate::case::{Case, Person};
use crate::codes::Role;
use crate::ids::PersonNumber;
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

/// What there is to say of an account that is to keep a case, or to see a restricted one: its owner has the name of
/// somebody whom the case has as complained about. A name alone proves nothing, so somebody has to look.
pub fn may_be_complained_about(
    case: &Case,
    (account, owner): (&str, &str),
    context: &Context<'_>,
) -> Option<Remark> {
    let namesake = complained_about_as(case, owner)?;
    let desk = Desk { case, context };
    Some(desk.remark(
        GuardId::NobodyJudgesThemselves,
        format!(
            "{namesake} is complained about and has the name of the owner of the account {account}"
        ),
        "Make sure that they are not one person, or name another account",
    ))
}

/// Refuses to hand a case to an account whose owner has the name of somebody complained about in it, where nobody who sees
/// the case is asked.
///
/// # Errors
/// There is such a person on the case.
pub fn may_take(case: &Case, owner: &str, context: &Context<'_>) -> Result<(), Refusal> {
    if complained_about_as(case, owner).is_none() {
        return Ok(());
    }
    let desk = Desk { case, context };
    Err(desk.refuse(
        GuardId::NobodyJudgesThemselves,
        format!("a case among them has somebody called {owner} as complained about"),
        "Give the cases to another account, or have whoever sees that case name who keeps it",
    ))
}

/// The person of a case who is complained about and has a name.
fn complained_about_as(case: &Case, name: &str) -> Option<PersonNumber> {
    let people = case.state().people.iter();
    let mut complained_about =
        people.filter(|(_, it)| it.roles.contains(&Role::StaffComplainedAbout));
    let same = |one: &str| {
        one.split_whitespace()
            .map(str::to_lowercase)
            .eq(name.split_whitespace().map(str::to_lowercase))
    };
    let called = |it: &Person| {
        let name = it.details.as_ref().and_then(|it| it.name.as_ref());
        name.is_some_and(|it| same(it.reveal()))
    };
    complained_about
        .find(|(_, it)| called(it))
        .map(|(number, _)| *number)
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
