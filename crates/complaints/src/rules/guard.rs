//! Guards: what a refusal or a warning rests on.

use super::Standing;
use crate::codes::{Kind, Procedure, codes};
use serde::Deserialize;

/// A guard, as its entry in `rules/guards.toml` has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// Which one.
    pub id: GuardId,
    /// What it rests on.
    pub source: String,
    /// What it rests on for contacts that go another way than the one that the source is of.
    #[serde(default)]
    pub otherwise: Vec<SourceOf>,
    /// How sure that is.
    pub standing: Standing,
}

/// What a guard rests on for some kinds of contact, or some procedures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceOf {
    /// The kinds of contact; empty for all.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// The procedures; empty for all, and for what goes by none.
    #[serde(default)]
    pub procedures: Vec<Procedure>,
    /// The source.
    pub source: String,
}

impl SourceOf {
    fn is_of(&self, kind: Kind, procedure: Option<Procedure>) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.procedures.is_empty()
                || procedure.is_some_and(|it| self.procedures.contains(&it)))
    }

    /// Of which contacts it is, in words.
    pub fn whose(&self) -> String {
        let kinds = self.kinds.iter().map(|it| it.label().to_lowercase());
        let procedures = self.procedures.iter().map(|it| it.label().to_lowercase());
        let all: Vec<String> = kinds.chain(procedures).collect();
        all.join(", ")
    }
}

impl Guard {
    /// The guard as it speaks of a contact: with the source of its own procedure.
    #[must_use]
    pub fn of(&self, kind: Kind, procedure: Option<Procedure>) -> Self {
        let mut others = self.otherwise.iter();
        let own = others.find(|it| it.is_of(kind, procedure));
        Self {
            id: self.id,
            source: own.map_or(&self.source, |it| &it.source).clone(),
            otherwise: Vec::new(),
            standing: self.standing,
        }
    }

    /// What it asks, in words.
    pub const fn name(&self) -> &'static str {
        self.id.label()
    }
}

codes! {
    /// Every guard that the code asks.
    GuardId, "a guard" {
        /// What can have happened.
        WhatCanHaveHappened = "what-can-have-happened", "What can have happened";
        /// A case begins once.
        OneReceipt = "one-receipt", "A case begins once";
        /// Only an open stage is answered, extended or withdrawn.
        OpenStage = "open-stage", "Only an open stage is answered, extended or withdrawn";
        /// A stage is extended once.
        OneExtension = "one-extension", "A stage is extended once";
        /// A stage is extended before its ordinary time has run out.
        ExtensionInTime = "extension-in-time", "A stage is extended before its ordinary time has run out";
        /// An extension ends within the longer limit.
        ExtensionWithinTheLimit = "extension-within-the-limit", "An extension ends within the longer limit";
        /// An extension has a reason, and the complainant is told.
        ExtensionWithAReason = "extension-with-a-reason", "An extension has a reason, and the complainant is told";
        /// Stage 2 is extended by a written notice with its reason and the new date.
        StageTwoExtensionWithNotice = "stage-2-extension-with-notice", "Stage 2 is extended by a written notice with its reason and the new date";
        /// A new date is told before the old one has passed.
        ToldBeforeTheDay = "told-before-the-day", "A new date is told before the old one has passed";
        /// An answer is sent within its time.
        AnswerInTime = "answer-in-time", "An answer is sent within its time";
        /// An answer has a finding on every point.
        FindingOnEveryPoint = "finding-on-every-point", "An answer has a finding on every point";
        /// The answer of stage 1 tells how to ask for stage 2, and by when.
        StageOneTellsOfTwo = "stage-1-tells-of-stage-2", "The answer of stage 1 tells how to ask for stage 2, and by when";
        /// The answer of stage 2 tells how to ask for a panel, and by when.
        StageTwoTellsOfThree = "stage-2-tells-of-stage-3", "The answer of stage 2 tells how to ask for a panel, and by when";
        /// The answer of stage 1 or 2 tells how to go to the Ombudsman.
        AnswerNamesTheOmbudsman = "answer-names-the-ombudsman", "The answer of stage 1 or 2 tells how to go to the Ombudsman";
        /// Stage 1 is skipped only when both sides agree.
        StageTwoEarly = "stage-2-before-stage-1-is-over", "Stage 1 is skipped only when both sides agree";
        /// A request for stage 2 has no time limit.
        StageTwoLate = "stage-2-is-never-too-late", "A request for stage 2 has no time limit";
        /// A panel looks at a stage 2 that was answered.
        StageThreeAfterTwo = "stage-3-after-stage-2", "A panel looks at a stage 2 that was answered";
        /// A withdrawal says how it was made, and whether the council looks at the matter all the same.
        WithdrawalInFull = "withdrawal-in-full", "A withdrawal says how it was made, and whether the council looks at the matter all the same";
        /// Who gave a name or a way to answer is a complainant with every right.
        NobodyToAnswer = "nobody-to-answer", "Who gave a name or a way to answer is a complainant with every right";
        /// A late request for a panel is weighed, not refused.
        StageThreeLate = "stage-3-late-is-a-decision", "A late request for a panel is weighed, not refused";
        /// What was taken up is not refused afterwards.
        NoRefusalOnceAnswered = "no-refusal-once-answered", "What was taken up is not refused afterwards";
        /// A contact has only the stages of its procedure.
        StagesOfTheProcedure = "stages-of-the-procedure", "A contact has only the stages of its procedure";
        /// What is answered, found or done is on the case.
        KnownItem = "known-item", "What is answered, found or done is on the case";
        /// A step belongs to its procedure, its stage and what it is about.
        StepInItsPlace = "step-in-its-place", "A step belongs to its procedure, its stage and what it is about";
        /// A step says what its record needs.
        StepSaysWhatItMust = "step-says-what-it-must", "A step says what its record needs";
        /// A step follows the steps that it needs.
        StepAfterWhatItNeeds = "step-after-what-it-needs", "A step follows the steps that it needs";
        /// What happens once is recorded once.
        StepOnce = "step-once", "What happens once is recorded once";
        /// What comes before an answer or an extension is on record.
        WhatComesBefore = "what-comes-before", "What comes before an answer or an extension is on record";
        /// One person has one part in deciding a complaint.
        RolesAreApart = "roles-are-apart", "One person has one part in deciding a complaint";
        /// Nobody who is complained about has a part in deciding.
        NobodyJudgesThemselves = "nobody-judges-themselves", "Nobody who is complained about has a part in deciding";
        /// The independent person and the panel are neither members nor officers of the council, nor married to one.
        IndependentOfTheCouncil = "independent-of-the-council", "The independent person and the panel are neither members nor officers of the council, nor married to one";
        /// The chair was neither member nor officer in the three years before.
        PanelChairThreeYears = "panel-chair-three-years", "The chair was neither member nor officer in the three years before";
        /// Stage 2 is investigated by an officer with an independent person, both cleared.
        InvestigatedByTwo = "investigated-by-two", "Stage 2 is investigated by an officer with an independent person, both cleared";
        /// Stage 2 is answered after both reports.
        BothReportsFirst = "both-reports", "Stage 2 is answered after both reports";
        /// Stage 2 is answered by an adjudicating officer who was not otherwise involved.
        Adjudicated = "adjudicated", "Stage 2 is answered by an adjudicating officer who was not otherwise involved";
        /// The child is told of the decision, or it is recorded why not.
        ChildTold = "child-told", "The child is told of the decision, or it is recorded why not";
        /// A panel is three independent people, one of them in the chair.
        PanelOfThree = "panel-of-three", "A panel is three independent people, one of them in the chair";
        /// A restriction of contact is looked at again within its time.
        RestrictionHasItsReview = "restriction-has-its-review", "A restriction of contact is looked at again within its time";
        /// The panel meets within 30 working days, with papers out 10 before.
        PanelWithinThirtyDays = "panel-within-30-days", "The panel meets within 30 working days, with papers out 10 before";
        /// The day of a panel is moved with a reason, and the complainant told.
        PanelMovedOpenly = "panel-moved-openly", "The day of a panel is moved with a reason, and the complainant told";
        /// Stage 3 is answered after the panel's report, with the independent person.
        PanelReported = "panel-reported", "Stage 3 is answered after the panel's report, with the independent person";
        /// Each recommendation is accepted, or rejected with reasons.
        RecommendationsAnswered = "recommendations-answered", "Each recommendation is accepted, or rejected with reasons";
        /// Nothing is closed while the complainant's last message has no answer.
        MessageUnanswered = "message-unanswered", "Nothing is closed while the complainant's last message has no answer";
        /// Nobody is referred early to the Ombudsman without their agreement.
        AgreedEarlyReferral = "agreed-early-referral", "Nobody is referred early to the Ombudsman without their agreement";
        /// Early referral is for a complaint that stage 2 settled almost whole.
        EarlyReferralConditions = "early-referral-conditions", "Early referral is for a complaint that stage 2 settled almost whole";
        /// A late complaint is declined only when it came after the year and neither question opens the door.
        BothQuestionsNo = "both-questions-no", "A late complaint is declined only when it came after the year and neither question opens the door";
        /// Who may complain in their own right needs nobody's consent.
        NoConsentInOwnRight = "no-consent-of-own-right", "Who may complain in their own right needs nobody's consent";
        /// “No parental responsibility” alone is no ground.
        NoParentalResponsibility = "no-parental-responsibility", "“No parental responsibility” alone is no ground";
        /// A point is refused the statutory procedure only by the function it is about.
        FunctionBeforeRefusal = "function-before-refusal", "A point is refused the statutory procedure only by the function it is about";
        /// What is turned away has its ground on record.
        GroundOnRecord = "ground-on-record", "What is turned away has its ground on record";
        /// Whoever is turned away is told of the Ombudsman.
        RefusalNamesTheOmbudsman = "refusal-names-the-ombudsman", "Whoever is turned away is told of the Ombudsman";
        /// A point is parked for prejudice that was weighed, not because proceedings exist.
        PrejudiceBeforeParking = "prejudice-before-parking", "A point is parked for prejudice that was weighed, not because proceedings exist";
        /// A new issue after the answer of stage 1 is a complaint of its own.
        NewIssueIsItsOwn = "new-issue-is-its-own", "A new issue after the answer of stage 1 is a complaint of its own";
        /// What was parked goes on once: the day does not move after it.
        ParkingEndsOnce = "parking-ends-once", "What was parked goes on once: the day does not move after it";
        /// Safeguarding enquiries and the like are practice, not regulation 8.
        ParkedForPractice = "parked-for-practice", "Safeguarding enquiries and the like are practice, not regulation 8";
        /// A possible claim or an insurer's matter is not proceedings.
        ClaimsAreNoProceedings = "claims-are-no-proceedings", "A possible claim or an insurer's matter is not proceedings";
        /// What is parked is closed by a person, a year after the council wrote, never by a clock.
        ClosedByAPerson = "closed-by-a-person", "What is parked is closed by a person, a year after the council wrote, never by a clock";
        /// What the Children Act procedure covers does not go through another one.
        CorporateNeverForStatutory = "corporate-never-for-statutory", "What the Children Act procedure covers does not go through another one";
        /// What goes through another procedure says of each point why the Children Act one does not cover it.
        CorporateSaysWhy = "corporate-says-why", "What goes through another procedure says of each point why the Children Act one does not cover it";
        /// What the Children Act procedure has answered, or been asked to go on with, does not leave it.
        StaysInTheProcedure = "stays-in-the-procedure", "What the Children Act procedure has answered, or been asked to go on with, does not leave it";
        /// A request for a stage is taken back only where it was recorded by mistake.
        RequestTakenBack = "request-taken-back", "A request for a stage is taken back only where it was recorded by mistake";
        /// A point that was answered later comes to the next stage once it is asked for too.
        AskedApart = "asked-apart", "A point that was answered later comes to the next stage once it is asked for too";
        /// A case is kept while somebody may still ask for the next stage.
        KeptWhileItMayGoOn = "kept-while-it-may-go-on", "A case is kept while somebody may still ask for the next stage";
        /// A case is kept as long as its type is.
        KeptItsTime = "kept-its-time", "A case is kept as long as its type is";
        /// What is taken back has its reason on record.
        TakenBackWithAReason = "taken-back-with-a-reason", "What is taken back has its reason on record";
        /// What is corrected so that a missed date is missed no more has its reason on record.
        CorrectedWithAReason = "corrected-with-a-reason", "What is corrected so that a missed date is missed no more has its reason on record";
        /// Nothing is late within twelve months.
        LateAfterTwelveMonths = "late-after-twelve-months", "Nothing is late within twelve months";
        /// A refusal under the Code rests on a reason of its own.
        CodeRefusalHasReasons = "code-refusal-has-reasons", "A refusal under the Code rests on a reason of its own";
        /// Each of several complainants withdraws for themselves.
        EachWithdrawsForThemselves = "each-withdraws-for-themselves", "Each of several complainants withdraws for themselves";
        /// A wish to go on is the request for the next stage.
        WishIsTheRequest = "wish-is-the-request", "A wish to go on is the request for the next stage";
        /// Once the next stage was asked for, only the person's own withdrawal ends it without an answer.
        WithdrawalIsThePersons = "withdrawal-is-the-persons", "Once the next stage was asked for, only the person's own withdrawal ends it without an answer";
        /// An entry of the Ombudsman says which it is.
        OmbudsmanEntrySaysWhich = "ombudsman-entry-says-which", "An entry of the Ombudsman says which it is";
        /// Corporate stage 2 is answered by somebody else than stage 1.
        DifferentPersonAtStageTwo = "different-person-at-stage-2", "Corporate stage 2 is answered by somebody else than stage 1";
        /// What is merged has the points of the case that it goes into.
        SamePoints = "same-points", "What is merged has the points of the case that it goes into";
        /// A finding takes the place of another only where that is said.
        FindingNotOverwritten = "finding-not-overwritten", "A finding takes the place of another only where that is said";
        /// The outcome stated of a stage is what its findings add up to.
        StatedAsFound = "stated-as-found", "The outcome stated of a stage is what its findings add up to";
        /// A meeting of stage 2 comes between the reports and the answer.
        MeetingInItsPlace = "meeting-in-its-place", "A meeting of stage 2 comes between the reports and the answer";
        /// An action of an answer says by whom and by when.
        ActionWithOwnerAndDay = "action-with-owner-and-day", "An action of an answer says by whom and by when";
        /// What is upheld at stage 2 is put right, or it is said why not.
        UpheldIsPutRight = "upheld-is-put-right", "What is upheld at stage 2 is put right, or it is said why not";
        /// A case is closed once nothing that was promised, or asked for beside the complaint, is left to do.
        NothingOwedAtClosing = "nothing-owed-at-closing", "A case is closed once nothing that was promised, or asked for beside the complaint, is left to do";
        /// A case is closed once the time to ask for the next stage is over.
        TimeToAskOver = "time-to-ask-over", "A case is closed once the time to ask for the next stage is over";
        /// A payment is offered with how it was reached, against the guidance on remedies.
        AmountWithReasons = "amount-with-reasons", "A payment is offered with how it was reached, against the guidance on remedies";
        /// A payment is approved by a post whose limit it is within.
        WithinTheApproversLimit = "within-the-approvers-limit", "A payment is approved by a post whose limit it is within";
        /// What will not be done has a reason, an alternative and the Ombudsman's address.
        NotDoneWithAlternative = "not-done-with-alternative", "What will not be done has a reason, an alternative and the Ombudsman's address";
        /// A promise is done when there is proof.
        DoneWithProof = "done-with-proof", "A promise is done when there is proof";
        /// Past day 20 only at the complainant's own recorded wish.
        WishIsThePersons = "wish-is-the-persons", "Past day 20 only at the complainant's own recorded wish";
        /// Stage 1 waits for an advocate only where the child so chooses.
        WaitIsTheChilds = "wait-is-the-childs", "Stage 1 waits for an advocate only where the child so chooses";
        /// The council extends only with the complainant's agreement.
        ExtensionAgreed = "extension-agreed", "The council extends only with the complainant's agreement";
        /// An extension is approved by whom the council chose.
        ExtensionApproved = "extension-approved", "An extension is approved by whom the council chose";
        /// Service request or complaint is the person's informed choice; silence means complaint.
        ChoiceIsInformed = "choice-is-informed", "Service request or complaint is the person's informed choice; silence means complaint";
        /// What a member may be told is checked before the reply.
        DisclosureBeforeReply = "disclosure-before-reply", "What a member may be told is checked before the reply";
        /// A data-protection complaint is answered by itself, not held back for a wider one.
        NotHeldBack = "not-held-back", "A data-protection complaint is answered by itself, not held back for a wider one";
        /// Who complains, and what they want, is known before a procedure is decided.
        TriageSaysWhoAndWhat = "triage-says-who-and-what", "Who complains, and what they want, is known before a procedure is decided";
        /// A member speaks for a constituent, who is the complainant and agrees.
        ConstituentComplains = "constituent-complains", "A member speaks for a constituent, who is the complainant and agrees";
        /// A case is merged into a live case of the same person.
        SamePersonLiveCase = "same-person-live-case", "A case is merged into a live case of the same person";
        /// The complaints team says who keeps a case and who alone may see it.
        WhoSees = "who-sees-a-case", "The complaints team says who keeps a case and who alone may see it";
        /// The complaints manager decides, never the service complained about.
        NotByTheService = "not-by-the-service", "The complaints manager decides, never the service complained about";
        /// Who investigates comes from where the council chose.
        InvestigatorAsChosen = "investigator-as-chosen", "Who investigates comes from where the council chose";
        /// A complaint under several procedures gets one answer, point by point.
        OneAnswer = "one-answer", "A complaint under several procedures gets one answer, point by point";
        /// Nobody who complains, acts for them or is the child has a part in deciding.
        NobodysSide = "no-side-decides", "Nobody who complains, acts for them or is the child has a part in deciding";
        /// Two people of one name are told apart before one of them decides.
        OneNameOnePart = "one-name-one-part", "Two people of one name are told apart before one of them decides";
        /// The adjudicating officer declares that they have no other part in it.
        AdjudicatorDeclares = "adjudicating-officer-declares", "The adjudicating officer declares that they have no other part in it";
        /// The adjudicating officer takes a view on every point.
        EveryPointViewed = "every-point-viewed", "The adjudicating officer takes a view on every point";
        /// A recommendation that is accepted has an action, with its owner and its day.
        AcceptedIsPromised = "accepted-is-promised", "A recommendation that is accepted has an action, with its owner and its day";
        /// A child or care leaver who complains is offered an advocate.
        AdvocateOffered = "advocate-offered", "A child or care leaver who complains is offered an advocate";
        /// Why an advocate was declined is on record.
        WhyAnAdvocateWasDeclined = "why-an-advocate-was-declined", "Why an advocate was declined is on record";
        /// What the child thinks is on record, or why nobody asked.
        ChildsView = "childs-view", "What the child thinks is on record, or why nobody asked";
        /// A representative is told only what the child agrees to.
        ChildAgrees = "child-agrees-to-representative", "A representative is told only what the child agrees to";
        /// What the person refused to have passed on is not passed on.
        RefusedIsNotPassedOn = "refused-is-not-passed-on", "What the person refused to have passed on is not passed on";
        /// Fault and injustice are found of a point that is upheld.
        FaultOfTheUpheld = "fault-of-what-is-upheld", "Fault and injustice are found of a point that is upheld";
        /// A quotation for the report names nobody.
        QuotationNamesNobody = "quotation-names-nobody", "A quotation for the report names nobody";
        /// Stage 2 of the corporate procedure is refused only on one of the council's published grounds.
        EscalationOnAGround = "escalation-refused-on-a-ground", "Stage 2 of the corporate procedure is refused only on one of the council's published grounds";
        /// A complaint under the Children Act procedure counts from its receipt, or from the day it was first said.
        CountsFromReceipt = "counts-from-receipt", "A complaint under the Children Act procedure counts from its receipt, or from the day it was first said";
        /// A day that is promised or arranged is a working day.
        OnAWorkingDay = "on-a-working-day", "A day that is promised or arranged is a working day";
        /// What the person wishes to put off is put off at their own wish, and says what that moves.
        PutOffAtTheirWish = "put-off-at-their-wish", "What is put off is put off at the complainant's wish";
        /// A child's complaint does not go as a service request unless the child chose so.
        ChildsComplaint = "childs-complaint", "A child's complaint is no service request unless the child chose so";
        /// A function on the list of the law qualifies.
        FunctionOnTheList = "function-on-the-list", "A function on the list of the law qualifies";
        /// Somebody on the list of the law may complain.
        PersonOnTheList = "person-on-the-list", "Somebody on the list of the law may complain";
        /// What is held is not destroyed.
        HeldIsKept = "held-is-kept", "What is held is not destroyed";
        /// What is passed on is covered by what the person agreed to.
        ConsentCoversIt = "consent-covers-it", "What is passed on is covered by what the person agreed to";
        /// Consent that somebody acts is the child's, never of the one who asks to act.
        ConsentIsTheChilds = "consent-is-the-childs", "Consent that somebody acts is the child's, never of the one who asks to act";
        /// The reason of an erasure, which stays, names nobody.
        ErasureNamesNobody = "erasure-names-nobody", "The reason of an erasure, which stays, names nobody";
        /// A child's consent to a representative says what it covers.
        ConsentSaysItsScope = "consent-says-its-scope", "A child's consent to a representative says what it covers";
        /// Contact with somebody stays within what restricts it.
        ContactAsRestricted = "contact-as-restricted", "Contact with somebody stays within what restricts it";
        /// Two records of one person have one name and one date of birth.
        OnePersonAlike = "one-person-alike", "Two records of one person have one name and one date of birth";
        /// A statement of complaint that was settled is changed only with its reason.
        ChangedStatementSaysWhy = "changed-statement-says-why", "A statement of complaint that was settled, or is being investigated, is changed only with its reason";
    }
}
