//! Where a case stands, in one word.

use crate::case::{Stage, State};
use crate::codes::{Kind, Procedure, UnknownCode};
use crate::ids::{PointNumber, RouteNumber, StageNumber};
use crate::step::Step;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a case stands. "Late" is computed from a clock and is never a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Received, no procedure decided yet.
    Triage,
    /// Stage 1 is open.
    Stage1,
    /// Stage 1 was answered or resolved, nothing further asked.
    Stage1Answered,
    /// Stage 2 is open.
    Stage2,
    /// Stage 2 was answered.
    Stage2Answered,
    /// Stage 3 is open.
    Stage3,
    /// Stage 3 was answered.
    Stage3Answered,
    /// All that is live is parked because of proceedings.
    Parked,
    /// The Ombudsman has it and has not decided.
    WithOmbudsman,
    /// The Ombudsman decided.
    OmbudsmanDecided,
    /// Parked because of proceedings, and closed by a person's decision after that: nobody answered it.
    ParkedClosed,
    /// Withdrawn.
    Withdrawn,
    /// Not accepted.
    NotAccepted,
    /// An enquiry, service request or representation is open, or what came outside every stage is not dealt with.
    Open,
    /// An enquiry, service request or representation was answered.
    Answered,
    /// Recorded; nothing is due (a compliment, a comment or a referral that was dealt with, or history whose end is unknown).
    Recorded,
}

impl Status {
    /// Every status, in order.
    pub const ALL: [Self; 16] = [
        Self::Triage,
        Self::Stage1,
        Self::Stage1Answered,
        Self::Stage2,
        Self::Stage2Answered,
        Self::Stage3,
        Self::Stage3Answered,
        Self::Parked,
        Self::WithOmbudsman,
        Self::OmbudsmanDecided,
        Self::ParkedClosed,
        Self::Withdrawn,
        Self::NotAccepted,
        Self::Open,
        Self::Answered,
        Self::Recorded,
    ];

    /// The word that is stored and that a filter names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Triage => "triage",
            Self::Stage1 => "stage1",
            Self::Stage1Answered => "stage1_answered",
            Self::Stage2 => "stage2",
            Self::Stage2Answered => "stage2_answered",
            Self::Stage3 => "stage3",
            Self::Stage3Answered => "stage3_answered",
            Self::Parked => "parked",
            Self::WithOmbudsman => "with_ombudsman",
            Self::OmbudsmanDecided => "ombudsman_decided",
            Self::ParkedClosed => "parked_closed",
            Self::Withdrawn => "withdrawn",
            Self::NotAccepted => "not_accepted",
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Recorded => "recorded",
        }
    }

    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Triage
                | Self::Stage1
                | Self::Stage2
                | Self::Stage3
                | Self::Parked
                | Self::WithOmbudsman
                | Self::Open
        )
    }
}

/// Where a case stands.
pub fn status(state: &State) -> Status {
    let status = by_the_council(state);
    if status.is_open() {
        return status;
    }
    // the Ombudsman's entries come after what the council did, and change nothing while that still runs
    let entries = state.ombudsman.iter();
    let looked_at = entries.filter(|(number, _)| !state.sent_back(**number));
    let early = state.with_the_ombudsman_early();
    match looked_at.map(|(_, entry)| entry.decided.is_some()).min() {
        Some(false) => Status::WithOmbudsman,
        Some(true) | None if early && status != Status::Withdrawn => Status::WithOmbudsman,
        Some(true) => Status::OmbudsmanDecided,
        None => status,
    }
}

/// Where a case stands with the council, whatever the Ombudsman does about it.
pub(crate) fn by_the_council(state: &State) -> Status {
    let status = match state.receipt.kind {
        Kind::Complaint => complaint(state),
        Kind::Representation | Kind::ServiceRequest | Kind::MemberEnquiry => enquiry(state),
        _ if state.owed_without_stages().is_some() => Status::Open,
        _ => Status::Recorded,
    };
    if status.is_open() && state.closed_unanswered().is_some() {
        return Status::Recorded;
    }
    if status.is_open() {
        return match (state.parked_as_a_whole(), parked_for_good(state)) {
            (false, _) => status,
            (true, false) => Status::Parked,
            (true, true) => Status::ParkedClosed,
        };
    }
    status
}

/// Where a case stands in words: the status, and beside it what the one word does not say.
pub fn in_words(state: &State) -> String {
    let status = status(state);
    let merged = state.taken(Step::Merged).next_back();
    let merged = merged.and_then(|it| it.it.reference.as_ref());
    let elsewhere = open_elsewhere(state);
    let word = match (status, merged) {
        (Status::Stage1Answered, _) if state.resolved().is_some() => "Stage 1 resolved".to_owned(),
        (Status::NotAccepted, Some(into)) => format!("{status} (merged into {into})"),
        _ => match elsewhere.filter(|(_, open, _)| *open == status) {
            Some((own, open, procedure)) => {
                let open = open.to_string().to_lowercase();
                format!("{own}; {open} open ({procedure})")
            }
            None => status.to_string(),
        },
    };
    match state.closed().filter(|_| !status.is_open()) {
        Some(on) => format!("{word}; closed on {on}"),
        None => word,
    }
}

/// Whether a person closed what was parked, and nobody has asked for it again: that would have ended the parking.
pub fn parked_closed(state: &State) -> bool {
    state.taken(Step::ParkedClosed).next().is_some()
        && state.parkings.values().any(|it| it.until.is_none())
}

/// Whether that was of the whole case, of which nothing is owed any more.
pub fn parked_for_good(state: &State) -> bool {
    parked_closed(state) && state.parked_as_a_whole()
}

/// Whether the contact is one whose answer is recorded as stage 1, and nothing says whether it was answered.
pub fn stages_unknown(state: &State) -> bool {
    matches!(
        state.receipt.kind,
        Kind::Representation | Kind::ServiceRequest | Kind::MemberEnquiry
    ) && state.stages().is_empty()
}

fn complaint(state: &State) -> Status {
    if state.refusal.is_some() {
        return Status::NotAccepted;
    }
    if state.withdrawn.is_some() {
        return Status::Withdrawn;
    }
    let Some(last) = state.stages().last_key_value() else {
        return Status::Triage;
    };
    let own = own_status(state, last);
    if own.is_open() {
        return own;
    }
    if let Some((_, stage, _)) = waiting(state).first() {
        return match stage {
            StageNumber::One => Status::Stage1,
            StageNumber::Two => Status::Stage2,
            StageNumber::Three => Status::Stage3,
        };
    }
    // what goes by another procedure and is still open keeps the case open
    open_elsewhere(state).map_or(own, |(_, open, _)| open)
}

/// Where the case's own procedure stands.
fn own_status(state: &State, last: (&StageNumber, &Stage)) -> Status {
    match at_stage(last) {
        Status::Stage1 if state.resolved().is_some() => Status::Stage1Answered,
        own => own,
    }
}

/// Where the case's own procedure stands, where it is over and nothing of it waits, and the stage that another procedure has
/// open.
fn open_elsewhere(state: &State) -> Option<(Status, Status, Procedure)> {
    let own = own_status(state, state.stages().last_key_value()?);
    if own.is_open() || !waiting(state).is_empty() {
        return None;
    }
    let others = state.routes.iter();
    let others = others.filter(|(number, _)| **number != RouteNumber::MAIN);
    let mut open = others.filter_map(|(_, route)| {
        let last = at_stage(route.stages.last_key_value()?);
        Some((own, last.is_open().then_some(last)?, route.procedure?))
    });
    open.next()
}

/// Every point that was parked while the rest of its stage was answered, and has no answer of its own yet.
fn waiting(state: &State) -> Vec<(RouteNumber, StageNumber, PointNumber)> {
    if state.withdrawn.is_some() || state.refusal.is_some() {
        return Vec::new();
    }
    let stages = state
        .routes
        .iter()
        .flat_map(|(route, it)| it.stages.keys().map(|stage| (*route, *stage)));
    stages
        .flat_map(|(route, stage)| {
            let points = state.waiting(route, stage).into_iter();
            points.map(move |point| (route, stage, point))
        })
        .collect()
}

/// What waits of a stage that was answered for the rest, in words; none where nothing does.
pub fn waits_in_words(state: &State, today: Date) -> Option<String> {
    let each: Vec<String> = waiting(state)
        .into_iter()
        .map(|(_, stage, point)| {
            let why = if state.point_parked_on(point, today) {
                "is parked"
            } else {
                "has no answer yet"
            };
            format!("{point} {why}, while the rest of {stage} was answered")
        })
        .collect();
    (!each.is_empty()).then(|| each.join("; "))
}

fn at_stage((number, stage): (&StageNumber, &Stage)) -> Status {
    if stage.withdrawn.is_some() {
        return Status::Withdrawn;
    }
    match (number, stage.answered.is_some()) {
        (StageNumber::One, false) => Status::Stage1,
        (StageNumber::One, true) => Status::Stage1Answered,
        (StageNumber::Two, false) => Status::Stage2,
        (StageNumber::Two, true) => Status::Stage2Answered,
        (StageNumber::Three, false) => Status::Stage3,
        (StageNumber::Three, true) => Status::Stage3Answered,
    }
}

fn enquiry(state: &State) -> Status {
    if state.refusal.is_some() {
        return Status::NotAccepted;
    }
    if state.withdrawn.is_some() || state.stages().values().any(|it| it.withdrawn.is_some()) {
        return Status::Withdrawn;
    }
    match state.stages().last_key_value() {
        None => Status::Recorded,
        Some((_, stage)) if stage.is_open() => Status::Open,
        Some(_) => Status::Answered,
    }
}

impl std::str::FromStr for Status {
    type Err = UnknownCode;

    fn from_str(given: &str) -> Result<Self, UnknownCode> {
        Self::ALL
            .into_iter()
            .find(|status| status.code() == given)
            .ok_or_else(|| UnknownCode {
                given: given.to_owned(),
                list: "a status",
                allowed: Self::ALL.map(Self::code).join(", "),
            })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Triage => "To be decided",
            Self::Stage1 => "Stage 1",
            Self::Stage1Answered => "Stage 1 answered",
            Self::Stage2 => "Stage 2",
            Self::Stage2Answered => "Stage 2 answered",
            Self::Stage3 => "Stage 3",
            Self::Stage3Answered => "Stage 3 answered",
            Self::Parked => "Parked",
            Self::WithOmbudsman => "With the Ombudsman",
            Self::OmbudsmanDecided => "Ombudsman decided",
            Self::ParkedClosed => "Parked, then closed unanswered",
            Self::Withdrawn => "Withdrawn",
            Self::NotAccepted => "Not accepted",
            Self::Open => "Open",
            Self::Answered => "Answered",
            Self::Recorded => "Recorded",
        })
    }
}
