//! One case merged into another: the link, and what the two have in common.

use super::{Context, Desk, Refusal, Remark};
use crate::case::{Case, Person, Point};
use crate::ids::{PersonNumber, StageNumber};
use crate::occurred::InWords;
use crate::personal::PersonDetails;
use crate::projection::name_key;
use crate::rules::GuardId;
use crate::status::status;
use crate::step::{Answer, Step, StepTaken};

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

/// What tells that somebody complains in two cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InCommon {
    /// One person is on both, or an officer recorded that two are one person.
    Known,
    /// Two of one name, about whose days of birth nothing says otherwise.
    Alike,
    /// Nothing, and in one of the two it is not recorded who complains.
    Unrecorded,
    /// Nothing, though it is recorded who complains in each.
    Nobody,
}

/// Whether somebody complains in both, as far as the records tell.
pub(super) fn in_common(here: &Case, there: &Case) -> InCommon {
    let (ours, theirs) = (here.state().complainants(), there.state().complainants());
    let pairs = || {
        ours.iter()
            .flat_map(|one| theirs.iter().map(move |other| (one, other)))
    };
    let recorded = |from: &Case, one: PersonNumber, to: &Case, other: PersonNumber| {
        let mut same = from.state().same_people().into_iter();
        same.any(|it| {
            (it.here, it.reference, it.there) == (one, &to.state().receipt.reference, other)
        })
    };
    let known = pairs().any(|((one, here_is), (other, there_is))| {
        here_is.id == there_is.id
            || recorded(here, *one, there, *other)
            || recorded(there, *other, here, *one)
    });
    if known {
        return InCommon::Known;
    }
    let alike =
        |one: &Person, other: &Person| may_be_one(one.details.as_ref(), other.details.as_ref());
    if pairs().any(|((_, one), (_, other))| alike(one, other)) {
        InCommon::Alike
    } else if ours.is_empty() || theirs.is_empty() {
        InCommon::Unrecorded
    } else {
        InCommon::Nobody
    }
}

/// Whether a case may be merged into another: a live one, of the same person. The remarks name the points that the other
/// does not have: those would be answered nowhere.
///
/// # Errors
/// The other is the same case, or over, or nobody who complains is on both.
pub fn may_merge(case: &Case, into: &Case, context: &Context<'_>) -> Result<Vec<Remark>, Refusal> {
    let desk = Desk { case, context };
    let state = into.state();
    let reference = &state.receipt.reference;
    let common = in_common(case, into);
    let why = if case.id() == into.id() {
        format!("{reference} is this case itself")
    } else if !status(state).is_open() {
        format!("{reference} is over")
    } else if matches!(common, InCommon::Nobody | InCommon::Unrecorded) {
        format!("nobody who complains here is recorded as complaining in {reference}")
    } else {
        let mut remarks = compared(&desk, into);
        remarks.extend(came_first(&desk, into)?);
        remarks.extend((common != InCommon::Known).then(|| {
            desk.remark(
                GuardId::SamePersonLiveCase,
                format!(
                    "somebody of the same name complains in {reference}, and no date of birth says that they are one person"
                ),
                "Make sure that they are, or undo the merger",
            )
        }));
        return Ok(remarks);
    };
    Err(desk.refuse(
        GuardId::SamePersonLiveCase,
        why,
        "Name a case that is open and has the same person on it, or answer this one",
    ))
}

/// Refuses to end the time of the case that came first: what is merged has no time of its own any more, and the answer is
/// due from the receipt of the other. Where that was taken up already, so that it cannot be merged the other way, it warns.
pub(super) fn came_first(desk: &Desk<'_>, into: &Case) -> Result<Option<Remark>, Refusal> {
    let (here, there) = (desk.state(), into.state());
    if here.counted_from >= there.counted_from {
        return Ok(None);
    }
    let (own, other) = (&here.receipt.reference, &there.receipt.reference);
    let why = format!(
        "{own} came on {}, before {other} ({}), and its answer is due from that day",
        InWords(here.counted_from),
        InWords(there.counted_from)
    );
    let mut stages = there.routes.values().flat_map(|it| it.stages.iter());
    let taken_up = stages.any(|(number, it)| *number > StageNumber::One || it.answered.is_some());
    if taken_up {
        let instead = format!("Say in the answer of {other} that it was first said on that day");
        return Ok(Some(desk.remark(GuardId::CountsFromReceipt, why, instead)));
    }
    let instead = format!("Merge {other} into {own}, so that the earlier day counts");
    Err(desk.refuse(GuardId::CountsFromReceipt, why, instead))
}

/// What of the points of a case the other does not have, by theme and team.
fn compared(desk: &Desk<'_>, into: &Case) -> Vec<Remark> {
    let (here, there) = (desk.state(), into.state());
    let same = |it: &Point| {
        let mut points = there.points.values();
        points.any(|other| (&other.theme, &other.team) == (&it.theme, &it.team))
    };
    let only_here = here.points.iter().filter(|(_, it)| !same(it));
    let only_here: Vec<String> = only_here
        .map(|(number, it)| {
            let theme = it.theme.as_deref().unwrap_or("no theme");
            let team = it
                .team
                .as_ref()
                .map_or_else(String::new, |team| format!(", {team}"));
            format!("{number} ({theme}{team})")
        })
        .collect();
    if only_here.is_empty() {
        return Vec::new();
    }
    let reference = &there.receipt.reference;
    let why = format!("{reference} has nothing like {}", only_here.join(", "));
    let instead = format!("Add to {reference} what it lacks, so that it is answered there");
    vec![desk.remark(GuardId::SamePoints, why, instead)]
}

/// Whether two may be one person: of one name, and nothing known of when they were born says otherwise.
fn may_be_one(one: Option<&PersonDetails>, other: Option<&PersonDetails>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    let named = match (&one.name, &other.name) {
        (Some(one), Some(other)) => name_key(one) == name_key(other),
        _ => false,
    };
    let born = match (&one.born_on, &other.born_on) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    named && born
}
