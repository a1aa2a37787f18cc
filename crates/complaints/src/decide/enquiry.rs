//! A member's enquiry, its constituent, and what stands before a procedure is decided.

use super::{Desk, Refusal, Remark};
use crate::codes::{Kind, RaisedBy, Role};
use crate::personal::Personal;
use crate::rules::GuardId;
use crate::step::{About, Answer, Step, StepTaken};

const MERGE: &str = "Where both are one complaint, answer it in one of them: reply to the member and leave this an enquiry, \
                     or merge the two, so that it is counted once";

/// Whether a link says that the other case may be the complaint of this enquiry: not one of the family, nor an earlier one.
const fn one_complaint(link: &StepTaken) -> bool {
    matches!(
        link.answer,
        Some(Answer::Enquiry | Answer::Continues | Answer::Duplicate)
    )
}

impl Desk<'_> {
    /// What a complaint leaves triage with: who complains, and what they want to come of it.
    pub(super) fn triaged(&self) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let mut missing = Vec::new();
        if state.receipt.raised_by.is_none() && state.answerable() {
            missing.push("who complains: a child, a parent, a carer");
        }
        if state.sought.is_empty()
            && state.taken(Step::WishAsked).next().is_none()
            && state.answerable()
        {
            missing.push("what they want to come of it");
        }
        let mut warnings = self.constituent();
        if !missing.is_empty() {
            warnings.extend(self.warn_or_refuse(
                GuardId::TriageSaysWhoAndWhat,
                format!("it is not recorded {}", missing.join(", nor ")),
                "Correct the receipt, or ask and record what they said (“wish_asked”); the clock runs meanwhile",
            )?);
        }
        Ok(warnings)
    }

    /// Warns where a member asks or complains, and it is not recorded for whom, or that they agree.
    pub(super) fn constituent(&self) -> Vec<Remark> {
        let state = self.state();
        let member = matches!(
            state.receipt.raised_by,
            Some(RaisedBy::Councillor | RaisedBy::Mp)
        );
        if !member && state.receipt.kind != Kind::MemberEnquiry {
            return Vec::new();
        }
        let instead = "Add the constituent as the complainant, and record that they agree (“consent_answered”) or that \
                       they want a complaint (“wants_complaint”)";
        let constituents = state
            .people
            .iter()
            .filter(|(_, it)| it.roles.contains(&Role::Complainant));
        let numbers: Vec<About> = constituents.map(|(it, _)| About::Person(*it)).collect();
        if numbers.is_empty() {
            let why = "a member brought it, and it is not recorded for which constituent";
            return vec![self.remark(GuardId::ConstituentComplains, why, instead)];
        }
        let agrees = state
            .taken(Step::ConsentAnswered)
            .rfind(|it| numbers.contains(&it.it.about))
            .is_some_and(|it| it.it.answer == Some(Answer::Obtained));
        let wants = self.answer_to(Step::WantsComplaint) == Some(Answer::Yes);
        if agrees || wants {
            return Vec::new();
        }
        let why = "it is not recorded that the constituent agrees";
        vec![self.remark(GuardId::ConstituentComplains, why, instead)]
    }

    /// Refuses a reply to a member where none brought it, and one that names somebody on the case.
    pub(super) fn member_told(
        &self,
        reason: Option<&Personal<String>>,
    ) -> Result<Vec<Remark>, Refusal> {
        if self.state().enquiry_turned_complaint().is_none() {
            return Err(self.refuse(
                GuardId::StepInItsPlace,
                "it did not come as a member's enquiry, so no member waits for a reply",
                "Record what was told to others as a note",
            ));
        }
        let text = reason.map_or("", |it| it.reveal().as_str());
        let instead = "Leave the name out: the member is told that it is a complaint now and who answers it, and nothing \
                       about the child or others";
        self.names_nobody(GuardId::DisclosureBeforeReply, text, instead)
    }

    /// Warns of a complaint that an enquiry turned into, beside one that is linked with it: the two may be one.
    pub(super) fn enquiry_counted_twice(&self, link: &StepTaken) -> Option<Remark> {
        self.state().enquiry_turned_complaint()?;
        let why = "the enquiry became this complaint itself, and a complaint that is linked with it may be the same one";
        one_complaint(link).then(|| self.remark(GuardId::SamePersonLiveCase, why, MERGE))
    }

    /// The same, of an enquiry that turns into a complaint while one is linked with it.
    pub(super) fn complaint_linked_already(&self) -> Option<Remark> {
        let link = self
            .state()
            .taken(Step::Linked)
            .rfind(|it| one_complaint(&it.it))?;
        let why = format!(
            "it is linked with {} already, so the complaint may be counted twice",
            link.it.reference.as_deref().unwrap_or("another case")
        );
        Some(self.remark(GuardId::SamePersonLiveCase, why, MERGE))
    }

    /// Refuses to send an enquiry on before its member was told that it came.
    pub(super) fn acknowledged_first(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        if self.state().acknowledged.is_some() {
            return Ok(Vec::new());
        }
        let rule = self.context.rules.step(step.step);
        let why = format!("“{}” comes after: Acknowledged", step.step);
        self.refuse_or_warn(
            rule,
            GuardId::StepAfterWhatItNeeds,
            why,
            "Acknowledge it first",
        )
    }
}
