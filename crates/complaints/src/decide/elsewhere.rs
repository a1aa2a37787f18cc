//! Another case that a command rests on: it has to be there, and be what it is named for.

use super::merge::{InCommon, came_first, in_common, may_merge};
use super::{Context, Desk, Refusal, Remark};
use crate::case::Case;
use crate::codes::{Ground, Kind, Procedure};
use crate::command::Command;
use crate::ids::{PersonNumber, RouteNumber};
use crate::rules::GuardId;
use crate::status::status;
use crate::step::{About, Answer, Step};

/// What another case is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedFor {
    /// This case is merged into it.
    Merger,
    /// This case is a second record of it.
    Duplicate,
    /// The enquiry or complaint that belongs to this one.
    Enquiry,
    /// It has to do with this one: a sibling, an earlier matter, what it goes on from.
    Relation,
    /// This person of this case is that person of it.
    SamePerson(PersonNumber, PersonNumber),
    /// The same complaint went through every stage there.
    Considered,
    /// This case is turned away as a duplicate of it; whether the letter names the Ombudsman.
    TurnedAwayAsDuplicate(bool),
    /// This case is turned away because it was considered there.
    TurnedAwayAsConsidered,
}

/// The other case that a command rests on, by its reference, and what it is named for.
pub fn named_case(case: &Case, command: &Command) -> Option<(String, NamedFor)> {
    match command {
        Command::TakeStep { step, .. } => {
            let what = match (step.step, step.answer) {
                (Step::Merged, _) => NamedFor::Merger,
                (Step::AlreadyConsidered, _) => NamedFor::Considered,
                (Step::SamePerson, _) => match (step.about, step.person_there) {
                    (About::Person(here), Some(there)) => NamedFor::SamePerson(here, there),
                    _ => return None,
                },
                (Step::Linked, Some(Answer::Duplicate)) => NamedFor::Duplicate,
                (Step::Linked, Some(Answer::Enquiry)) => NamedFor::Enquiry,
                // a request for information is kept elsewhere
                (Step::Linked, Some(Answer::InformationRequest)) => return None,
                (Step::Linked, _) => NamedFor::Relation,
                _ => return None,
            };
            Some((step.reference.clone()?, what))
        }
        Command::NotAccept {
            ground,
            ombudsman_named,
            ..
        } => {
            let procedure = case.state().main().procedure;
            if procedure.is_some_and(|it| it != Procedure::ChildrenAct) {
                return None;
            }
            let (step, what) = match ground {
                Ground::Duplicate => (
                    Step::Linked,
                    NamedFor::TurnedAwayAsDuplicate(*ombudsman_named),
                ),
                Ground::AlreadyConsidered => {
                    (Step::AlreadyConsidered, NamedFor::TurnedAwayAsConsidered)
                }
                _ => return None,
            };
            let named = case
                .state()
                .taken(step)
                .rfind(|it| step != Step::Linked || it.it.answer == Some(Answer::Duplicate))?;
            Some((named.it.reference.clone()?, what))
        }
        _ => None,
    }
}

/// Whether the other case is what it is named for. `other` is none where no case of that reference can be seen.
///
/// # Errors
/// There is no such case, it is this one, or it is not what it is named for.
pub fn may_name(
    case: &Case,
    (reference, what): (&str, NamedFor),
    other: Option<&Case>,
    context: &Context<'_>,
) -> Result<Vec<Remark>, Refusal> {
    let desk = Desk { case, context };
    let Some(other) = other else {
        let why = format!("there is no case {reference} that you may see");
        let instead = "Name a case by the reference under which it stands here";
        return match what {
            NamedFor::Relation => Ok(vec![desk.remark(GuardId::KnownItem, why, instead)]),
            _ => Err(desk.refuse(GuardId::KnownItem, why, instead)),
        };
    };
    if what == NamedFor::Merger {
        return may_merge(case, other, context);
    }
    if case.id() == other.id() {
        let why = format!("{reference} is this case itself");
        return Err(desk.refuse(GuardId::KnownItem, why, "Name the other case"));
    }
    match what {
        NamedFor::Merger | NamedFor::Relation => Ok(Vec::new()),
        NamedFor::SamePerson(here, there) => desk.same_person(other, here, there),
        NamedFor::Enquiry => Ok(desk.complaint_of_the_enquiry(other).into_iter().collect()),
        NamedFor::Duplicate => Ok(desk.of_somebody_here(other).into_iter().collect()),
        NamedFor::Considered | NamedFor::TurnedAwayAsConsidered => {
            desk.through_every_stage(other)?;
            Ok(desk.of_somebody_here(other).into_iter().collect())
        }
        NamedFor::TurnedAwayAsDuplicate(ombudsman_named) => {
            desk.answered_there(other)?;
            desk.of_no_stranger(other)?;
            let stranger = desk.of_somebody_here(other);
            let mut remarks = Vec::new();
            if stranger.is_none() {
                remarks.extend(came_first(&desk, other)?);
            }
            if stranger.is_some() && !ombudsman_named {
                remarks.extend(desk.warn_or_refuse(
                    GuardId::RefusalNamesTheOmbudsman,
                    "the answer goes to nobody of this case, and it is not recorded that a letter to them names the Ombudsman",
                    "Write to the person with the reasons and the Ombudsman's address, and record that it is in the letter",
                )?);
            }
            remarks.extend(stranger);
            Ok(remarks)
        }
    }
}

impl Desk<'_> {
    /// Refuses a case that did not go through every stage of its procedure.
    fn through_every_stage(&self, other: &Case) -> Result<(), Refusal> {
        let state = other.state();
        let reference = &state.receipt.reference;
        let last = state.last_stage(RouteNumber::MAIN);
        let last = state.stage(RouteNumber::MAIN, last);
        let mut entries = state.ombudsman.values();
        let looked_at = entries.any(|it| it.investigated == Some(true) && it.decided.is_some());
        let why = if state.receipt.kind != Kind::Complaint {
            format!("{reference} is no complaint")
        } else if last.is_some_and(|it| it.answered.is_some()) || looked_at {
            return Ok(());
        } else {
            format!(
                "{reference} did not go through every stage: {}",
                status(state).to_string().to_lowercase()
            )
        };
        Err(self.refuse(
            GuardId::GroundOnRecord,
            why,
            "Take this one up, or record it there as the request for the next stage",
        ))
    }

    /// Refuses to turn away as a duplicate what is answered nowhere.
    fn answered_there(&self, other: &Case) -> Result<(), Refusal> {
        if status(other.state()).is_open() {
            return Ok(());
        }
        Err(self.refuse(
            GuardId::SamePersonLiveCase,
            format!("{} is over", other.state().receipt.reference),
            "Name a case that is open, or answer this one",
        ))
    }

    /// Refuses to turn somebody away for what another person complains about.
    fn of_no_stranger(&self, other: &Case) -> Result<(), Refusal> {
        if in_common(self.case, other) != InCommon::Nobody {
            return Ok(());
        }
        let reference = &other.state().receipt.reference;
        Err(self.refuse(
            GuardId::SamePersonLiveCase,
            format!("nobody who complains here is recorded as complaining in {reference}"),
            "Answer this one, to whoever complains in it; or, where they are one person, record that (“same_person”)",
        ))
    }

    /// Warns where nobody who complains here complains there.
    fn of_somebody_here(&self, other: &Case) -> Option<Remark> {
        if matches!(
            in_common(self.case, other),
            InCommon::Known | InCommon::Alike
        ) {
            return None;
        }
        let reference = &other.state().receipt.reference;
        Some(self.remark(
            GuardId::SamePoints,
            format!("nobody who complains here is recorded as complaining in {reference}"),
            "Make sure that it is the same complaint of the same person, or undo the link",
        ))
    }

    /// Warns where a member's enquiry is linked with what is no complaint, while its constituent wants one.
    fn complaint_of_the_enquiry(&self, other: &Case) -> Option<Remark> {
        let wants = self.answer_to(Step::WantsComplaint) == Some(Answer::Yes);
        let kind = other.state().receipt.kind;
        if self.state().receipt.kind != Kind::MemberEnquiry || !wants || kind == Kind::Complaint {
            return None;
        }
        let reference = &other.state().receipt.reference;
        Some(self.remark(
            GuardId::ConstituentComplains,
            format!("the constituent wants a complaint, and {reference} is none"),
            "Record the complaint, and link the two",
        ))
    }
}
