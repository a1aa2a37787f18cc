//! What the fields of a step are called: by the step where that says more than the rule does.

use complaints::step::Step;

/// The day that a step names.
pub(super) const fn day(step: Step) -> &'static str {
    match step {
        Step::GroundsArose => "Day on which the grounds arose",
        Step::NoticeOfDelay | Step::PointExtended | Step::LongerAgreed | Step::RightsExtended => {
            "Day by which the answer will come"
        }
        Step::RemedyPutOff => "Day by which it will be done instead",
        Step::HoldingReply => "Day by which the full reply is promised",
        Step::PanelAdjourned => "Day on which the panel meets again",
        Step::PanelDayTold => "Day on which the panel meets, as they were told",
        Step::OmbudsmanAsked | Step::OmbudsmanDraft => {
            "Day by which the Ombudsman wants to hear from the council"
        }
        Step::LongerWaitWished | Step::Deferred => "Day until which they wish to wait",
        Step::CaseRestricted => "Day on which somebody looks at who may see it",
        Step::CaseRestrictionReviewed => {
            "Day of the next look, where it stays restricted (optional)"
        }
        Step::RestrictionSet => "Day on which the restriction is reviewed",
        Step::RestrictionReviewed => "Day of its next review, where it is kept (optional)",
        Step::StatementDrafted => "Day on which it was written, if that was another day (optional)",
        Step::InvestigationPlanned => "Day by which the investigation is to end",
        Step::ChangePlanned => "Day for which the change is planned",
        Step::FreezeDecided => "Day until which this holds",
        Step::ParkingTold => "Day on which the parking is looked at next",
        _ => "Day that it names",
    }
}

/// Whether a step may name a day that it does not have to.
pub(super) const fn may_name_a_day(step: Step) -> bool {
    matches!(
        step,
        Step::RestrictionReviewed | Step::CaseRestrictionReviewed | Step::StatementDrafted
    )
}

/// Whether a step may refer to something that it does not have to.
pub(super) const fn may_refer(step: Step) -> bool {
    matches!(step, Step::OmbudsmanPublished | Step::PointExtended)
}

/// The text that a step is about.
pub(super) const fn text(step: Step) -> &'static str {
    match step {
        Step::StatementDrafted => "The statement, as it is sent to the complainant",
        _ => "The text",
    }
}

/// What a step refers to.
pub(super) const fn reference(step: Step) -> &'static str {
    match step {
        Step::SafeguardingReferred => "Reference of the referral",
        Step::ConsentToPassOn => "Body that may be told, such as the NHS trust or another council",
        Step::ReferredOut => "Body that it was passed to",
        Step::Linked | Step::Merged | Step::SamePerson | Step::AlreadyConsidered => {
            "Reference of the other case"
        }
        Step::Allocated => "Team or post that it was allocated to",
        Step::CaseRestricted => "Accounts that may see the case, with commas between them",
        Step::KeeperNamed => "Account of the officer who keeps the case",
        Step::StaffStatus => "Team or agency at the time",
        Step::FunctionReliedOn | Step::PersonEntitled => "Law that this rests on",
        Step::ConsentAnswered => "Where the consent is kept",
        Step::OwnerNamed => "Team or post that owns it",
        Step::PaymentApproved => "Post that approves it",
        Step::PointExtended => {
            "Post that approved it: complaints manager, head of service or director (optional)"
        }
        Step::RemedyNotDone => "What is done instead",
        Step::LateDecided => "Post that decided",
        Step::DisclosureChecked => "What the check rests on",
        Step::LeadAgreed => "Body that leads",
        Step::OmbudsmanPublished => "Reference or address under which it is published",
        Step::PublicationNoted => "Meeting or post that noted it",
        Step::DelayAttributed => "The clock that is late, such as ST-20",
        _ => "What it refers to",
    }
}

/// What is written about a step that asks for nothing of its own.
pub(super) const IN_WORDS: &str = "In words";

/// What is written about a step.
pub(super) const fn reason(step: Step) -> &'static str {
    match step {
        Step::RecommendationMade => "The recommendation, as it was made",
        Step::NobodyToAnswer => "Why nobody can be answered",
        Step::ActionConsidered => "What was considered, and what is done",
        Step::CaseRestricted => "Why only they may see it",
        Step::CaseRestrictionReviewed => "Why it stays restricted, or why that ends",
        Step::HoldPlaced => "Why it is held, and what must be kept",
        Step::HoldLifted => "Why it need not be held any more",
        Step::MeetingHeld => "What was said and agreed",
        Step::WishAsked => "What they want, in their own words",
        Step::NeedRecorded => "What is needed",
        Step::SafeguardingAnswered => "What came of it, in words",
        Step::LearningAgreed => "What was learned, and what will be different",
        Step::ClarificationAsked => "What they were asked",
        Step::PaymentOffered => "How the amount was reached",
        Step::ProofRecorded => "What proves it",
        Step::DelayAttributed => "In words, where it is another reason",
        Step::StatementDrafted => "Why it takes the place of the version before",
        Step::ConsentToPassOn => "What it covers: what of the complaint may be told",
        Step::ConsentAnswered => {
            "What it covers: acting for the child, being told what is on record"
        }
        Step::StatementCommented => "What they want changed",
        Step::StatementAgreed => "What was said with it",
        Step::StatementCutOff => "Why it is not waited for any longer",
        Step::ReportsChecked => "What the reading showed",
        Step::ChoiceExplained => "What was explained, and what they said",
        Step::RestrictionSet => {
            "Why contact is restricted, and how they can still reach the council"
        }
        Step::RestrictionReviewed | Step::ParkingReviewed => "Why it stays, or why it ends",
        Step::ChildViewSought => "What the child said, or why the child was not asked",
        Step::InterestDecided => "Why the interest is sufficient, or is not",
        Step::ChildTold => "What the child was told, or why not",
        Step::CompetenceJudged => "On what the judgement rests",
        Step::LateEffective => "Why it can, or cannot, still be looked into effectively and fairly",
        Step::LateReasonable => "Why they did not complain sooner, and whether that is reasonable",
        Step::LateDecided | Step::PointDecided | Step::LateRequestWeighed | Step::FreezeDecided => {
            "Why it was decided so"
        }
        Step::PrejudiceWeighed => "What going on would do to the proceedings",
        Step::ParkedClosed | Step::Closed => "Why it is closed",
        Step::PointExtended | Step::NoticeOfDelay | Step::RemedyPutOff => "Why it takes longer",
        Step::DelayExplained => "Why it is late",
        Step::LongerWaitWished | Step::Deferred => "What they said, and why they wish to wait",
        Step::ComplainantReturned => "What they want looked at now",
        Step::FindingViewed => "Why, where the view is not the investigating officer's",
        Step::NoActionReasoned => "Why nothing is done",
        Step::EarlyReferralOffered => "Why the complaint is fit for it",
        Step::InvestigatorRated => "What went well, and what did not",
        Step::PanelMoved | Step::PanelAdjourned => "Why it meets on another day",
        Step::SupportArranged => "What support was arranged",
        Step::ChangePlanned => "What is planned",
        Step::OtherProcedureRight => "Which procedure the Ombudsman found right, and why",
        Step::RemedyNotDone => "Why it is not done",
        Step::FaultFound => "What the fault was, or why there was none",
        Step::InjusticeFound => "What it did to them",
        Step::EscalationRefused => "Why the request is refused",
        Step::QuotationPrepared => "The words that may be quoted",
        Step::CommentConsidered => "What came of it",
        Step::CommentAnswered => "What they were told",
        Step::RightsExtended => "Why they have longer",
        Step::RetentionReviewed => "Why it is kept, or why it can be destroyed",
        _ => IN_WORDS,
    }
}

/// What the answers of a step answer.
pub(super) const fn answer(step: Step) -> &'static str {
    match step {
        Step::DelayAttributed => "Whose days were they?",
        Step::FaultFound => "Was there fault?",
        Step::InjusticeFound => "What injustice came of it? Record each kind by itself",
        Step::StatementAgreed => "Who agreed it?",
        Step::SafeguardingAnswered => "What did the front door decide?",
        Step::ConsentToPassOn => "Do they agree that it is passed on?",
        _ => "What was decided or said?",
    }
}

/// What is chosen of the things that a step can be about.
pub(super) fn about(kind: &str) -> &'static str {
    match kind {
        "point" => "Which complaint point is it about?",
        "child" => "Which child is it about?",
        "person" => "Which person is it about?",
        "entry" => "Which entry of the Ombudsman is it about?",
        "remedy" => "Which remedy is it about?",
        "recommendation" => "Which recommendation is it about?",
        _ => "What is it about?",
    }
}

#[cfg(test)]
mod tests {
    use super::{IN_WORDS, reason};
    use complaints::rules::{Asked, Rules};

    #[test]
    fn a_step_that_asks_for_a_reason_says_for_which() {
        let rules = Rules::built_in().expect("they read");
        let asking = rules.steps().filter(|it| it.asks.contains(&Asked::Reason));
        let vague: Vec<&str> = asking
            .filter(|it| reason(it.step) == IN_WORDS)
            .map(|it| it.step.code())
            .collect();
        assert_eq!(vague, Vec::<&str>::new());
    }
}
