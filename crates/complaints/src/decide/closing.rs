//! What ends a case otherwise than by an answer, and what stands in its way.

use super::{Desk, Refusal, Remark};
use crate::ids::StageNumber;
use crate::occurred::{InWords, Occurred};
use crate::promises::{Kept, promises};
use crate::rules::{GuardId, Moment};
use crate::status::{Status, status};
use crate::step::{Answer, Step};
use jiff::ToSpan;
use jiff::civil::Date;

impl Desk<'_> {
    /// Refuses to turn away what was answered, went on to a later stage, or is parked: that runs to its end.
    pub(super) fn not_taken_up(&self) -> Result<(), Refusal> {
        let state = self.state();
        // a point that went another way may have had its answer while the rest is at stage 1
        let stages = state.routes.values().flat_map(|it| it.stages.iter());
        let mut taken_up = stages
            .filter(|(number, stage)| **number > StageNumber::One || stage.answered.is_some());
        let why = taken_up
            .next()
            .map(|(number, _)| {
                format!("the council took this up: it is at {number} or was answered")
            })
            .or_else(|| {
                let mut parkings = state.parkings.values();
                let parked = parkings.find(|it| it.until.is_none())?;
                Some(format!("it is parked since {}", parked.on))
            });
        let why = match why {
            Some(why) => Some(why),
            None => self.answers_taken_back()?.first().map(|(_, number)| {
                format!("an answer of {number} was recorded, and taken back on a later day")
            }),
        };
        match why {
            Some(why) => Err(self.refuse(
                GuardId::NoRefusalOnceAnswered,
                why,
                "Answer it, park points for proceedings, or record that it was withdrawn",
            )),
            None => Ok(()),
        }
    }

    pub(super) fn closed(&self, on: Date) -> Result<Vec<Remark>, Refusal> {
        self.closes_once()?;
        let now = status(self.state());
        if !self.state().answerable() {
            return self.action_considered();
        }
        let owed = matches!(
            now,
            Status::Stage1 | Status::Stage2 | Status::Stage3 | Status::Parked | Status::Open
        );
        // nobody has to answer what comes outside every stage
        if owed && self.state().owed_without_stages().is_none() {
            let why = match now {
                Status::Open => "it is open, and not answered".to_owned(),
                now => format!("it is open: {}", now.to_string().to_lowercase()),
            };
            return Err(self.refuse(
                GuardId::NoRefusalOnceAnswered,
                why,
                "Answer it, or record that it was withdrawn; what is parked is closed once the person was invited back",
            ));
        }
        self.no_message_waits()?;
        self.no_choice_waits()?;
        self.nobody_asked()?;
        let mut remarks = self.others_told()?;
        remarks.extend(self.complaint_wanted());
        remarks.extend(self.nothing_owed()?);
        remarks.extend(self.time_to_ask_is_over(on)?);
        Ok(remarks)
    }

    /// Refuses to close what is no complaint while somebody who is not content with it was not asked what they choose, or
    /// chose a complaint that nobody has recorded.
    fn no_choice_waits(&self) -> Result<(), Refusal> {
        let state = self.state();
        let discontents = state.discontents();
        let waits = discontents.iter().find(|it| it.chosen.is_none());
        let chosen = state.complaint_chosen().filter(|it| it.linked.is_none());
        let (why, instead) = match (waits, chosen) {
            (Some(waits), _) => (
                format!(
                    "they said on {} that they are not content, and it is not recorded what they chose since, knowing what a \
                     complaint would bring",
                    InWords(waits.on.earliest())
                ),
                "Explain both, and record what they chose (“choice_explained”); silence means complaint",
            ),
            (None, Some(chosen)) => (
                format!(
                    "they chose a complaint on {}, and none is recorded",
                    InWords(chosen.on.earliest())
                ),
                "Turn this into the complaint, or record that as a case of its own from the day it was first said, and link \
                 the two (“linked”)",
            ),
            (None, None) => return Ok(()),
        };
        Err(self.refuse(GuardId::ChoiceIsInformed, why, instead))
    }

    /// Refuses to close a case of which a request was taken back, until the complainant has said that they do not go on.
    fn nobody_asked(&self) -> Result<(), Refusal> {
        let state = self.state();
        let satisfied = |since: Date| {
            let mut taken = state.taken(Step::MessageAnswered);
            taken.any(|it| it.it.answer == Some(Answer::Satisfied) && it.on.latest() >= since)
        };
        let mut open = self.case.requests_taken_back().into_iter();
        let Some(request) = open.rfind(|it| !satisfied(it.on)) else {
            return Ok(());
        };
        let why = format!(
            "a request for {} was taken back on {}, and it is not recorded that the complainant does not ask for it",
            request.stage,
            InWords(request.on)
        );
        Err(self.refuse(
            GuardId::RequestTakenBack,
            why,
            "Ask the complainant, and record what they say (“message_after_answer”, then “message_answered”)",
        ))
    }

    /// Refuses to close what is closed: another day would take the place of the first, with every date that runs from it.
    fn closes_once(&self) -> Result<(), Refusal> {
        let state = self.state();
        let closed = if state.answerable() {
            state.closed()
        } else {
            state.closed_unanswered()
        };
        let answered = |on: Occurred| {
            let mut stages = state.routes.values().flat_map(|it| it.stages.values());
            stages.any(|it| it.answered.is_some_and(|it| it.earliest() > on.latest()))
        };
        let Some(on) = closed.filter(|on| !answered(*on)) else {
            return Ok(());
        };
        Err(self.refuse(
            GuardId::StepOnce,
            format!("it was closed on {on} already"),
            "Correct that day if it is wrong, or take the case up again first",
        ))
    }

    /// Warns of what the council still owes: a promise that is not done, a request about personal data that is not
    /// answered, an Ombudsman who has not decided.
    fn nothing_owed(&self) -> Result<Option<Remark>, Refusal> {
        let mut owed: Vec<String> = promises(self.case)
            .into_iter()
            .filter(|it| it.state.is_owed())
            .map(|it| {
                let due = it.due_on.map_or_else(String::new, |day| {
                    format!(", promised for {}", InWords(day))
                });
                let what = match it.state {
                    Kept::Unproved { .. } => "is not found by the Ombudsman to be done",
                    _ => "is not done",
                };
                format!(
                    "{} {what} ({}{due})",
                    it.remedy,
                    it.kind.label().to_lowercase()
                )
            })
            .collect();
        owed.extend(self.rights_unanswered()?);
        let entries = self.state().ombudsman.iter();
        let undecided = entries.filter(|(_, it)| it.decided.is_none());
        owed.extend(undecided.map(|(entry, _)| format!("the Ombudsman has not decided {entry}")));
        let invitations = self.state().invitations().into_iter();
        let untold = invitations.filter(|it| it.settled.is_none());
        owed.extend(untold.map(|it| {
            format!(
                "the proceedings ended {}, and the complainant was not told that they may complain again",
                it.on
            )
        }));
        let passed = self.state().passed_over_here().into_iter();
        owed.extend(passed.map(|it| format!("stage 1 was answered without a finding on {it}")));
        Ok((!owed.is_empty()).then(|| {
            self.remark(
                GuardId::NothingOwedAtClosing,
                owed.join("; "),
                "Do it, or record why it will not be done, before the case is closed; it stays owed, and in the lists of what \
                 is owed, all the same",
            )
        }))
    }

    /// The requests about personal data that came with the case and are not answered, in words.
    fn rights_unanswered(&self) -> Result<Vec<String>, Refusal> {
        let clocks = self.clocks()?;
        let requests = clocks
            .iter()
            .filter(|it| it.rule.starts == Moment::Step(Step::RightsRequested) && it.runs());
        let told = requests.map(|it| {
            let due = it
                .due
                .map_or_else(String::new, |day| format!(" (due {})", InWords(day)));
            format!(
                "the request about personal data of {} is not answered{due}",
                InWords(it.from)
            )
        });
        Ok(told.collect())
    }

    /// Warns of a complainant who may still ask for the next stage, and has not said that the answer settles it.
    fn time_to_ask_is_over(&self, on: Date) -> Result<Option<Remark>, Refusal> {
        let state = self.state();
        let asked = state.taken(Step::MessageAnswered).next_back();
        let satisfied = state.taken(Step::ResolutionAccepted).next().is_some()
            || asked.is_some_and(|it| it.it.answer == Some(Answer::Satisfied));
        if satisfied {
            return Ok(None);
        }
        let clocks = self.clocks()?;
        let still = clocks
            .iter()
            .filter(|it| it.rule.stops == Moment::NextStageStarted && it.runs())
            .filter_map(|it| it.due)
            .filter(|last| on <= *last)
            .max();
        Ok(still.map(|last| {
            self.remark(
                GuardId::TimeToAskOver,
                format!(
                    "the complainant may ask for the next stage until {}",
                    InWords(last)
                ),
                "Leave it open until then, or record that they are satisfied",
            )
        }))
    }

    /// Warns of a member of staff who was complained about, and was not told what stage 2 or 3 decided.
    fn others_told(&self) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let complained_about =
            |it: &crate::case::Person| it.roles.contains(&crate::codes::Role::StaffComplainedAbout);
        let owed = state
            .stages()
            .iter()
            .rev()
            .find(|(number, stage)| **number > StageNumber::One && stage.answered.is_some());
        let Some((number, _)) = owed.filter(|_| state.people.values().any(complained_about)) else {
            return Ok(Vec::new());
        };
        if state.reached(*number, Step::OthersNotified).is_some() {
            return Ok(Vec::new());
        }
        let rule = self.context.rules.step(Step::OthersNotified);
        self.refuse_or_warn(
            rule,
            GuardId::StepAfterWhatItNeeds,
            format!(
                "it is not recorded that those complained about were told what {number} decided"
            ),
            "Tell them of the decision as far as it is about them, and record it",
        )
    }

    /// Refuses to lift a hold where none stands.
    pub(super) fn a_hold_stands(&self) -> Result<Vec<Remark>, Refusal> {
        if self.state().held().is_some() {
            return Ok(Vec::new());
        }
        Err(self.refuse(
            GuardId::KnownItem,
            "no hold stands on this case",
            "Correct the day on which the hold was lifted if that is wrong",
        ))
    }

    /// What nobody can be answered about is closed once somebody has considered what to do about it.
    fn action_considered(&self) -> Result<Vec<Remark>, Refusal> {
        if self.state().taken(Step::ActionConsidered).next().is_some() {
            return Ok(Vec::new());
        }
        let rule = self.context.rules.step(Step::ActionConsidered);
        self.refuse_or_warn(
            rule,
            GuardId::StepAfterWhatItNeeds,
            "it is not recorded what was considered to be done about it".to_owned(),
            "Record what was considered, and whether a child may be at risk",
        )
    }

    pub(super) fn parked_closed(&self, on: Date) -> Vec<Remark> {
        let invited = self.state().taken(Step::InvitedBack).next_back();
        let early = invited.is_some_and(|it| on < it.on.earliest().saturating_add(1.year()));
        if early {
            let why = "a year has not passed since the council wrote";
            vec![self.remark(
                GuardId::ClosedByAPerson,
                why,
                "Wait, or say why it is closed sooner",
            )]
        } else {
            Vec::new()
        }
    }
}
