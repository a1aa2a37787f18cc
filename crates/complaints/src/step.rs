//! The steps that a case can go through beside its receipt, stages, findings and remedies: one list, and for each
//! step what it says. What a step needs, and what it rests on, is data: `rules/steps.toml`.

use crate::codes::{Method, Post, codes};
use crate::ids::{
    EntryNumber, PersonNumber, PointNumber, RecommendationNumber, RemedyNumber, RouteNumber,
    StageNumber,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

codes! {
    /// A step. The code is the one that histories and `rules/steps.toml` spell.
    Step, "a step" {
        /// Safeguarding concern noticed.
        SafeguardingSpotted = "safeguarding_spotted", "Safeguarding concern noticed";
        /// Safeguarding referral made.
        SafeguardingReferred = "safeguarding_referred", "Safeguarding referral made";
        /// What came of the safeguarding referral.
        SafeguardingAnswered = "safeguarding_answered", "What came of the safeguarding referral";
        /// Procedure and advocacy explained in writing.
        InformationSent = "information_sent", "Procedure and advocacy explained in writing";
        /// Action considered, though nobody is answered: an anonymous contact, or a matter that was withdrawn.
        ActionConsidered = "action_considered", "Action considered, though nobody is answered";
        /// Nobody can be answered.
        NobodyToAnswer = "nobody_to_answer", "Nobody can be answered";
        /// Whoever complained came forward.
        CameForward = "came_forward", "Whoever complained came forward";
        /// Severity rated.
        SeverityRated = "severity_rated", "Severity rated";
        /// Passed to another body.
        ReferredOut = "referred_out", "Passed to another body";
        /// Agreed that it may be passed on.
        ConsentToPassOn = "consent_to_pass_on", "Agreed that it may be passed on";
        /// Linked with another case.
        Linked = "linked", "Linked with another case";
        /// Merged into another case.
        Merged = "merged", "Merged into another case";
        /// The same person as on another case.
        SamePerson = "same_person", "The same person as on another case";
        /// Service request or complaint: explained and chosen.
        ChoiceExplained = "choice_explained", "Service request or complaint: explained and chosen";
        /// Asked what they want to come of it.
        WishAsked = "wish_asked", "Asked what they want to come of it";
        /// Allocated.
        Allocated = "allocated", "Allocated";
        /// Allocation answered.
        AllocationAnswered = "allocation_answered", "Allocation answered";
        /// Change of social worker asked for.
        WorkerChangeAsked = "worker_change_asked", "Change of social worker asked for";
        /// Need recorded.
        NeedRecorded = "need_recorded", "Need recorded";
        /// Status of a member of staff at the time.
        StaffStatus = "staff_status", "Status of a member of staff at the time";
        /// Contact restricted.
        RestrictionSet = "restriction_set", "Contact restricted";
        /// Warned that contact may be restricted.
        RestrictionWarned = "restriction_warned", "Warned that contact may be restricted";
        /// Told of the restriction in writing.
        RestrictionTold = "restriction_told", "Told in writing of the restriction, and how to have it looked at again";
        /// Restriction reviewed.
        RestrictionReviewed = "restriction_reviewed", "Restriction reviewed";
        /// Function that the point is about.
        FunctionReliedOn = "function_relied_on", "Function that the point is about";
        /// Right of the person to complain.
        PersonEntitled = "person_entitled", "Right of the person to complain";
        /// Relies on sufficient interest.
        InterestReliedOn = "interest_relied_on", "Relies on sufficient interest";
        /// Child's view on that sought.
        ChildViewSought = "child_view_sought", "Child's view on that sought";
        /// Sufficient interest decided.
        InterestDecided = "interest_decided", "Sufficient interest decided";
        /// Told of that decision.
        InterestNotified = "interest_notified", "Told of that decision";
        /// Child told of that decision.
        ChildTold = "child_told", "Child told of that decision";
        /// Child's consent to a representative asked.
        ConsentAsked = "consent_asked", "Child's consent to a representative asked";
        /// Child's consent to a representative.
        ConsentAnswered = "consent_answered", "Child's consent to a representative";
        /// Child's consent withdrawn.
        ConsentWithdrawn = "consent_withdrawn", "Child's consent withdrawn";
        /// Child's understanding judged.
        CompetenceJudged = "competence_judged", "Child's understanding judged";
        /// Day on which the grounds arose.
        GroundsArose = "grounds_arose", "Day on which the grounds arose";
        /// Late: can it still be considered effectively and fairly.
        LateEffective = "late_effective", "Late: can it still be considered effectively and fairly?";
        /// Late: was it reasonable to expect it sooner.
        LateReasonable = "late_reasonable", "Late: was it reasonable to expect it sooner?";
        /// Late complaint: decided.
        LateDecided = "late_decided", "Late complaint: decided";
        /// Already through every stage.
        AlreadyConsidered = "already_considered", "Already through every stage";
        /// What becomes of the point.
        PointDecided = "point_decided", "What becomes of the point";
        /// Prejudice to proceedings weighed.
        PrejudiceWeighed = "prejudice_weighed", "Prejudice to proceedings weighed";
        /// Complainant told in writing why it is parked.
        ParkingTold = "parking_told", "Complainant told in writing why it is parked";
        /// Parking reviewed.
        ParkingReviewed = "parking_reviewed", "Parking reviewed";
        /// Proceedings ended.
        ProceedingsEnded = "proceedings_ended", "Proceedings ended";
        /// Complainant told that it can be taken up again.
        InvitedBack = "invited_back", "Complainant told that it can be taken up again";
        /// Complainant asked to take it up again.
        Resubmitted = "resubmitted", "Complainant asked to take it up again";
        /// Parked complaint closed by decision.
        ParkedClosed = "parked_closed", "Parked complaint closed by decision";
        /// Written record of what was said sent.
        OralRecordSent = "oral_record_sent", "Written record of what was said sent";
        /// Written record agreed.
        OralRecordAgreed = "oral_record_agreed", "Written record agreed";
        /// Stage 1 waits for an advocate, as the child chose.
        AdvocateAwaited = "advocate_awaited", "Stage 1 waits for an advocate, as the child chose";
        /// The next stage asked for a point that was answered after the rest.
        PointAsked = "point_asked", "The stage asked for also of a point that was answered later";
        /// A point that was parked while the rest of its stage was answered has its own answer.
        PointAnswered = "point_answered", "A point that waited has its own answer";
        /// The answer for a point that waited is extended.
        PointExtended = "point_extended", "Answer for a point that waited extended";
        /// The next stage was asked for before the stage was answered.
        StageOvertaken = "stage_overtaken", "Next stage asked for before this one was answered";
        /// A limit of the stage had passed when it was answered, and nothing says when what it is for was done.
        LimitMissed = "limit_missed", "A limit passed, and not recorded as done";
        /// The advocate is there.
        AdvocateCame = "advocate_came", "The advocate is there";
        /// Both sides agree to go straight to stage 2.
        StageOneSkipAgreed = "stage_1_skip_agreed", "Both sides agree to go straight to stage 2";
        /// Complainant's answer to the extension.
        ExtensionAnswered = "extension_answered", "Complainant's answer to the extension";
        /// Extension letter names the Ombudsman.
        ExtensionNamesOmbudsman = "extension_names_ombudsman", "Extension letter names the Ombudsman";
        /// Complainant's wish to wait longer.
        LongerWaitWished = "longer_wait_wished", "Complainant's wish to wait longer";
        /// Put off at the complainant's wish.
        Deferred = "deferred", "Put off at the complainant's wish";
        /// Told of the right to stage 2, as day 20 passed.
        ExpiryAdvised = "expiry_advised", "Told of the right to stage 2, as day 20 passed";
        /// Terms of resolution sent.
        ResolutionSent = "resolution_sent", "Terms of resolution sent";
        /// Complainant satisfied with the resolution.
        ResolutionAccepted = "resolution_accepted", "Complainant satisfied with the resolution";
        /// Answer says how to ask for the next stage.
        NextStageExplained = "next_stage_explained", "Answer says how to ask for the next stage";
        /// Letter says how to go to the Ombudsman.
        OmbudsmanExplained = "ombudsman_explained", "Letter says how to go to the Ombudsman";
        /// Complainant wrote or spoke after the answer.
        MessageAfterAnswer = "message_after_answer", "Complainant wrote or spoke after the answer";
        /// Complainant asked what they want, and said so.
        MessageAnswered = "message_answered", "Complainant asked what they want, and said so";
        /// Meeting or mediation offered.
        MeetingOffered = "meeting_offered", "Meeting or mediation offered";
        /// Meeting or mediation held.
        MeetingHeld = "meeting_held", "Meeting or mediation held";
        /// Closed.
        Closed = "closed", "Closed";
        /// One of several complainants withdrew.
        ComplainantWithdrew = "complainant_withdrew", "One of several complainants withdrew";
        /// One of several complainants took up again what they had withdrawn.
        ComplainantReturned = "complainant_returned", "One of several complainants took it up again";
        /// Request acknowledged.
        Acknowledged = "acknowledged", "Request acknowledged";
        /// Spoken request written down and sent to the person.
        RequestWrittenDown = "request_written_down", "Spoken request written down and sent to the person";
        /// Statement of complaint drafted and sent.
        StatementDrafted = "statement_drafted", "Statement of complaint drafted and sent";
        /// Complainant's comments on the statement.
        StatementCommented = "statement_commented", "Complainant's comments on the statement";
        /// Statement of complaint agreed.
        StatementAgreed = "statement_agreed", "Statement of complaint agreed";
        /// Gone on with the council's version of the statement, which was not agreed in time.
        StatementCutOff = "statement_cut_off", "Statement of complaint not agreed: gone on with the best draft";
        /// Investigating officer appointed.
        InvestigatorAppointed = "investigator_appointed", "Investigating officer appointed";
        /// Independent person appointed.
        IndependentPersonAppointed = "independent_person_appointed", "Independent person appointed";
        /// Adjudicating officer appointed.
        AdjudicatorAppointed = "adjudicator_appointed", "Adjudicating officer appointed";
        /// Declaration about independence.
        Declared = "declared", "Declaration about independence";
        /// Investigation planned.
        InvestigationPlanned = "investigation_planned", "Investigation planned";
        /// Interview held.
        InterviewHeld = "interview_held", "Interview held";
        /// File read.
        FileRead = "file_read", "File read";
        /// Told why stage 2 takes longer, and until when.
        NoticeOfDelay = "notice_of_delay", "Told why stage 2 takes longer, and until when";
        /// Investigating officer's report received.
        InvestigatorReport = "investigator_report", "Investigating officer's report received";
        /// Independent person's report received.
        IndependentReport = "independent_report", "Independent person's report received";
        /// Reports read for quality.
        ReportsChecked = "reports_checked", "Reports read for quality";
        /// Both reports sent to the complainant with the answer.
        ReportsShared = "reports_shared", "Both reports sent to the complainant with the answer";
        /// Investigating officer's finding on a point.
        InvestigatorFound = "investigator_found", "Investigating officer's finding on a point";
        /// Independent person's view on that finding.
        IndependentPersonViewed = "independent_person_viewed", "Independent person's view on that finding";
        /// Adjudicating officer's view on a finding.
        FindingViewed = "finding_viewed", "Adjudicating officer's view on a finding";
        /// Recommendation made.
        RecommendationMade = "recommendation_made", "Recommendation made";
        /// Recommendation answered.
        RecommendationAnswered = "recommendation_answered", "Recommendation answered";
        /// Decided that an upheld point needs no action.
        NoActionReasoned = "no_action_reasoned", "Decided that an upheld point needs no action";
        /// Whether the child is told of the decision.
        ChildNotified = "child_notified", "Whether the child is told of the decision";
        /// Others affected told of the decision.
        OthersNotified = "others_notified", "Others affected told of the decision";
        /// Early referral to the Ombudsman offered.
        EarlyReferralOffered = "early_referral_offered", "Early referral to the Ombudsman offered";
        /// Complainant's answer to early referral.
        EarlyReferralAnswered = "early_referral_answered", "Complainant's answer to early referral";
        /// Referred early to the Ombudsman.
        EarlyReferralMade = "early_referral_made", "Referred early to the Ombudsman";
        /// Sent back by the Ombudsman.
        EarlyReferralReturned = "early_referral_returned", "Sent back by the Ombudsman";
        /// Feedback on the investigator.
        InvestigatorRated = "investigator_rated", "Feedback on the investigator";
        /// Late request for a panel weighed.
        LateRequestWeighed = "late_request_weighed", "Late request for a panel weighed";
        /// Panel chair appointed.
        ChairAppointed = "chair_appointed", "Panel chair appointed";
        /// Panel member appointed.
        PanellistAppointed = "panellist_appointed", "Panel member appointed";
        /// Complainant asked when they can come.
        WhenCanComplainantCome = "when_can_complainant_come", "Complainant asked when they can come";
        /// Day of the panel moved.
        PanelMoved = "panel_moved", "Day of the panel moved, from the one that was fixed";
        /// Complainant told of the panel's day.
        PanelDayTold = "panel_day_told", "Complainant told on which day the panel meets";
        /// Papers sent.
        PapersSent = "papers_sent", "Papers sent";
        /// Submissions invited, from the independent person too.
        SubmissionsInvited = "submissions_invited", "Submissions invited, from the independent person too";
        /// Panel met.
        PanelHeld = "panel_held", "Panel met";
        /// Panel adjourned.
        PanelAdjourned = "panel_adjourned", "Panel adjourned";
        /// At the panel.
        Attended = "attended", "At the panel";
        /// Support, expenses or access at the panel arranged.
        SupportArranged = "support_arranged", "Support, expenses or access at the panel arranged";
        /// Panel's report issued.
        ReportIssued = "report_issued", "Panel's report issued";
        /// Panel's report sent to one of those who get it.
        ReportSent = "report_sent", "Panel's report sent to one of those who get it";
        /// Nobody of that kind to send the panel's report to.
        NoRecipient = "no_recipient", "Nobody of that kind to send the panel's report to";
        /// Panel's report received.
        ReportReceived = "report_received", "Panel's report received";
        /// Response considered with the independent person.
        IndependentPersonConsulted = "independent_person_consulted", "Response considered with the independent person";
        /// Change that the complaint is about planned.
        ChangePlanned = "change_planned", "Change that the complaint is about planned";
        /// Whether the change waits for the complaint.
        FreezeDecided = "freeze_decided", "Whether the change waits for the complaint";
        /// Ombudsman asked the council.
        OmbudsmanAsked = "ombudsman_asked", "Ombudsman asked the council";
        /// Council replied to the Ombudsman.
        OmbudsmanReplied = "ombudsman_replied", "Council replied to the Ombudsman";
        /// Ombudsman investigates.
        OmbudsmanInvestigates = "ombudsman_investigates", "Ombudsman investigates";
        /// Ombudsman's draft decision received.
        OmbudsmanDraft = "ombudsman_draft", "Ombudsman's draft decision received";
        /// Comments on the draft sent.
        OmbudsmanDraftAnswered = "ombudsman_draft_answered", "Comments on the draft sent";
        /// More time given by the Ombudsman for a reply or for comments.
        OmbudsmanGaveLonger = "ombudsman_gave_longer", "More time given by the Ombudsman";
        /// Sent back by the Ombudsman as premature.
        ReferredBack = "referred_back", "Sent back by the Ombudsman as premature";
        /// Ombudsman's decision by its code.
        OmbudsmanCode = "ombudsman_code", "Ombudsman's decision by its code";
        /// The Ombudsman found another procedure right.
        OtherProcedureRight = "other_procedure_right", "Ombudsman found another procedure right";
        /// Whether the Ombudsman published the decision.
        OmbudsmanPublished = "ombudsman_published", "Whether the Ombudsman published the decision";
        /// Publication noted by the council.
        PublicationNoted = "publication_noted", "Publication noted by the council";
        /// Ombudsman's formal report.
        FormalReport = "formal_report", "Ombudsman's formal report";
        /// Formal report considered by the council.
        FormalReportConsidered = "formal_report_considered", "Formal report considered by the council";
        /// Owner named.
        OwnerNamed = "owner_named", "Owner named";
        /// Proof that it was done.
        ProofRecorded = "proof_recorded", "Proof that it was done";
        /// Decided not to do it.
        RemedyNotDone = "remedy_not_done", "Decided not to do it";
        /// Promise put off to a later day.
        RemedyPutOff = "remedy_put_off", "Promise put off to a later day";
        /// Payment asked for.
        PaymentAsked = "payment_asked", "Payment asked for";
        /// Payment offered.
        PaymentOffered = "payment_offered", "Payment offered";
        /// Payment answered.
        PaymentAnswered = "payment_answered", "Payment answered";
        /// Payment approved.
        PaymentApproved = "payment_approved", "Payment approved";
        /// Evidence sent to the Ombudsman.
        EvidenceSent = "evidence_sent", "Evidence sent to the Ombudsman";
        /// Ombudsman on whether the council complied.
        ComplianceFound = "compliance_found", "Ombudsman on whether the council complied";
        /// Fault on an upheld point.
        FaultFound = "fault_found", "Whether there was fault on an upheld point";
        /// Injustice from that fault.
        InjusticeFound = "injustice_found", "Injustice from that fault";
        /// Stage 2 of the corporate procedure refused.
        EscalationRefused = "escalation_refused", "Stage 2 of the corporate procedure refused";
        /// Holding reply sent.
        HoldingReply = "holding_reply", "Holding reply sent";
        /// Enquiry with the service.
        EnquiryWithService = "enquiry_with_service", "Enquiry with the service";
        /// Reply drafted.
        ReplyDrafted = "reply_drafted", "Reply drafted";
        /// Checked what may be told to the member.
        DisclosureChecked = "disclosure_checked", "Checked what may be told to the member";
        /// Reply approved.
        ReplyApproved = "reply_approved", "Reply approved";
        /// Whether the constituent wants a complaint.
        WantsComplaint = "wants_complaint", "Whether the constituent wants a complaint";
        /// Member told that the enquiry is a complaint now.
        MemberTold = "member_told", "Member told that the enquiry is a complaint now";
        /// Way forward confirmed in writing.
        ResolutionConfirmed = "resolution_confirmed", "Way forward confirmed in writing";
        /// Dissatisfaction expressed.
        DissatisfactionExpressed = "dissatisfaction_expressed", "Dissatisfaction expressed";
        /// Compliment verified.
        Verified = "verified", "Compliment verified";
        /// Shared with the worker and the manager.
        SharedWithStaff = "shared_with_staff", "Shared with the worker and the manager";
        /// Whether it may be quoted without names.
        PublicationAgreed = "publication_agreed", "Whether it may be quoted without names";
        /// Quotation without names prepared.
        QuotationPrepared = "quotation_prepared", "Quotation without names prepared";
        /// Comment considered.
        CommentConsidered = "comment_considered", "Comment considered";
        /// Comment answered.
        CommentAnswered = "comment_answered", "Comment answered";
        /// Part of it is for the NHS.
        NhsLinkFound = "nhs_link_found", "Part of it is for the NHS";
        /// Person asked to agree that the health service is told.
        SharingAsked = "sharing_asked", "Person asked to agree that the health service is told";
        /// Who leads a joint answer agreed.
        LeadAgreed = "lead_agreed", "Who leads a joint answer agreed";
        /// Longer agreed before the time ran out.
        LongerAgreed = "longer_agreed", "Longer agreed before the time ran out";
        /// Told why the answer is late.
        DelayExplained = "delay_explained", "Told why the answer is late";
        /// Request about personal data.
        RightsRequested = "rights_requested", "Request about personal data";
        /// Asked to show who they are.
        IdentityAsked = "identity_asked", "Asked to show who they are";
        /// They showed who they are.
        IdentityShown = "identity_shown", "They showed who they are";
        /// Asked what they mean.
        ClarificationAsked = "clarification_asked", "Asked what they mean";
        /// They said what they mean.
        Clarified = "clarified", "They said what they mean";
        /// Told that the request about personal data takes longer.
        RightsExtended = "rights_extended", "Told that the request about personal data takes longer";
        /// Request about personal data answered.
        RightsAnswered = "rights_answered", "Request about personal data answered";
        /// Held: not to be destroyed.
        HoldPlaced = "hold_placed", "Held: not to be destroyed";
        /// Hold lifted.
        HoldLifted = "hold_lifted", "Hold lifted";
        /// Looked at whether the case is kept longer.
        RetentionReviewed = "retention_reviewed", "Looked at whether the case is kept longer";
        /// Only named accounts may see the case.
        CaseRestricted = "case_restricted", "Case restricted to named accounts";
        /// Looked at whether the case stays restricted.
        CaseRestrictionReviewed = "case_restriction_reviewed", "Looked at whether the case stays restricted";
        /// An officer keeps the case.
        KeeperNamed = "keeper_named", "Case given to an officer to keep";
        /// Nobody keeps the case any more.
        KeeperEnded = "keeper_ended", "Case not kept by anybody any more";
        /// Procedure applies in another form.
        VariantNoted = "variant_noted", "Procedure applies in another form";
        /// Whose days a delay was.
        DelayAttributed = "delay_attributed", "Whose days a delay was";
        /// Learning agreed.
        LearningAgreed = "learning_agreed", "Learning agreed";
    }
}

codes! {
    /// What was answered, decided or chosen with a step.
    Answer, "an answer" {
        /// Low.
        Low = "low", "Low";
        /// Moderate.
        Moderate = "moderate", "Moderate";
        /// High.
        High = "high", "High";
        /// Yes.
        Yes = "yes", "Yes";
        /// No.
        No = "no", "No";
        /// Family.
        Family = "family", "Family";
        /// Earlier.
        Earlier = "earlier", "Earlier";
        /// Duplicate.
        Duplicate = "duplicate", "Duplicate";
        /// Enquiry.
        Enquiry = "enquiry", "Enquiry";
        /// Information request.
        InformationRequest = "information_request", "Information request";
        /// Continues.
        Continues = "continues", "Continues";
        /// A service request.
        ServiceRequest = "service_request", "A service request";
        /// A complaint.
        Complaint = "complaint", "A complaint";
        /// Accepted.
        Accepted = "accepted", "Accepted";
        /// Returned.
        Returned = "returned", "Returned";
        /// Interpreter.
        Interpreter = "interpreter", "Interpreter";
        /// Sign language.
        SignLanguage = "sign_language", "Sign language";
        /// Format.
        Format = "format", "Format";
        /// Venue.
        Venue = "venue", "Venue";
        /// Safe contact.
        SafeContact = "safe_contact", "Safe contact";
        /// Other.
        Other = "other", "Other";
        /// Permanent.
        Permanent = "permanent", "Permanent";
        /// Agency.
        Agency = "agency", "Agency";
        /// Kept.
        Kept = "kept", "Kept";
        /// Lifted.
        Lifted = "lifted", "Lifted";
        /// Qualifies.
        Qualifies = "qualifies", "Qualifies";
        /// Does not qualify.
        DoesNotQualify = "does_not_qualify", "Does not qualify";
        /// Obtained.
        Obtained = "obtained", "Obtained";
        /// Taken back.
        TakenBack = "taken_back", "Taken back";
        /// Refused.
        Refused = "refused", "Refused";
        /// Not competent.
        NotCompetent = "not_competent", "Not competent";
        /// Not safe.
        NotSafe = "not_safe", "Not safe";
        /// Competent.
        Competent = "competent", "Competent";
        /// Declined.
        Declined = "declined", "Declined";
        /// Other route.
        OtherRoute = "other_route", "Other route";
        /// Not accepted.
        NotAccepted = "not_accepted", "Not accepted";
        /// Both agree.
        Both = "both", "Both agree";
        /// Agreed.
        Agreed = "agreed", "Agreed";
        /// Goes on.
        GoesOn = "goes_on", "Goes on";
        /// Satisfied.
        Satisfied = "satisfied", "Satisfied";
        /// Resolution.
        Resolution = "resolution", "Resolution";
        /// Mediation.
        Mediation = "mediation", "Mediation";
        /// Adjudication.
        Adjudication = "adjudication", "Adjudication";
        /// Feedback.
        Feedback = "feedback", "Feedback";
        /// Clear.
        Clear = "clear", "Clear";
        /// Conflict.
        Conflict = "conflict", "Conflict";
        /// Good.
        Good = "good", "Good";
        /// Disagreed.
        Disagreed = "disagreed", "Disagreed";
        /// Rejected.
        Rejected = "rejected", "Rejected";
        /// Told.
        Told = "told", "Told";
        /// Not told: age or understanding.
        NotToldUnderstanding = "not_told_understanding", "Not told: age or understanding";
        /// Not told: it would do harm.
        NotToldHarmful = "not_told_harmful", "Not told: it would do harm";
        /// Mixed.
        Mixed = "mixed", "Mixed";
        /// Poor.
        Poor = "poor", "Poor";
        /// Authority.
        Authority = "authority", "Authority";
        /// Complainant.
        Complainant = "complainant", "Complainant";
        /// Advocate.
        Advocate = "advocate", "Advocate";
        /// Representative.
        Representative = "representative", "Representative";
        /// Independent person.
        IndependentPerson = "independent_person", "Independent person";
        /// Others.
        Others = "others", "Others";
        /// Frozen.
        Frozen = "frozen", "Frozen";
        /// Not frozen.
        NotFrozen = "not_frozen", "Not frozen";
        /// To stage 1.
        StageOne = "stage_1", "To stage 1";
        /// To stage 2.
        StageTwo = "stage_2", "To stage 2";
        /// To stage 3.
        StageThree = "stage_3", "To stage 3";
        /// Invalid.
        Invalid = "invalid", "Invalid";
        /// Advice given.
        AdviceGiven = "advice_given", "Advice given";
        /// Referred back.
        ReferredBack = "referred_back", "Referred back";
        /// Closed no action.
        ClosedNoAction = "closed_no_action", "Closed no action";
        /// Out of jurisdiction.
        OutOfJurisdiction = "out_of_jurisdiction", "Out of jurisdiction";
        /// Not upheld.
        NotUpheld = "not_upheld", "Not upheld";
        /// Discontinued.
        Discontinued = "discontinued", "Discontinued";
        /// Upheld.
        Upheld = "upheld", "Upheld";
        /// Partially upheld.
        PartiallyUpheld = "partially_upheld", "Partially upheld";
        /// No finding either way.
        NoFinding = "no_finding", "No finding";
        /// Settled early.
        SettledEarly = "settled_early", "Settled early";
        /// Complied.
        Complied = "complied", "Complied";
        /// Late.
        Late = "late", "Late";
        /// Not complied.
        NotComplied = "not_complied", "Not complied";
        /// May be told.
        MayBeTold = "may_be_told", "May be told";
        /// In part.
        InPart = "in_part", "In part";
        /// May not.
        MayNot = "may_not", "May not";
        /// Access.
        Access = "access", "Access";
        /// Rectification.
        Rectification = "rectification", "Rectification";
        /// Erasure.
        Erasure = "erasure", "Erasure";
        /// Objection.
        Objection = "objection", "Objection";
        /// Voluntary organisation.
        VoluntaryOrganisation = "voluntary_organisation", "Voluntary organisation";
        /// Limit on fostering.
        FosteringLimit = "fostering_limit", "Limit on fostering";
        /// Third party.
        ThirdParty = "third_party", "Third party";
        /// Already through every stage.
        AlreadyConsidered = "already_considered", "Already through every stage";
        /// Proceedings.
        Proceedings = "proceedings", "Proceedings";
        /// Not about this council.
        NotThisCouncil = "not_this_council", "Not about this council";
        /// Director.
        Director = "director", "Director";
        /// Head of service.
        HeadOfService = "head_of_service", "Head of service";
        /// Money that was lost.
        Loss = "loss", "Money that was lost";
        /// Distress.
        Distress = "distress", "Distress";
        /// Time and trouble.
        TimeAndTrouble = "time_and_trouble", "Time and trouble";
        /// Delay.
        Delay = "delay", "Delay";
        /// Education that was lost.
        LostEducation = "lost_education", "Education that was lost";
        /// Published without names.
        Anonymised = "anonymised", "Published without names";
        /// Not published.
        NotPublished = "not_published", "Not published";
        /// Destroyed.
        Destroyed = "destroyed", "Destroyed";
        /// Taken up.
        TakenUp = "taken_up", "Taken up";
        /// No further action.
        NoFurtherAction = "no_further_action", "No further action";
        /// Over.
        Over = "over", "Over";
    }
}

impl Answer {
    /// Those to whom the panel's report goes (regulation 20(2)).
    pub const GETS_THE_REPORT: [Self; 5] = [
        Self::Authority,
        Self::Complainant,
        Self::Advocate,
        Self::IndependentPerson,
        Self::Others,
    ];
}

/// What a step is about.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The case, or the stage of it.
    #[default]
    Case,
    /// A point.
    Point(PointNumber),
    /// A person.
    Person(PersonNumber),
    /// An entry of the Ombudsman.
    Entry(EntryNumber),
    /// A remedy.
    Remedy(RemedyNumber),
    /// A recommendation.
    Recommendation(RecommendationNumber),
}

impl About {
    /// The kind of thing, as `rules/steps.toml` names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Point(_) => "point",
            Self::Person(_) => "person",
            Self::Entry(_) => "entry",
            Self::Remedy(_) => "remedy",
            Self::Recommendation(_) => "recommendation",
        }
    }
}

impl std::fmt::Display for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Case => f.write_str("the case"),
            Self::Point(number) => number.fmt(f),
            Self::Person(number) => number.fmt(f),
            Self::Entry(number) => number.fmt(f),
            Self::Remedy(number) => number.fmt(f),
            Self::Recommendation(number) => number.fmt(f),
        }
    }
}

/// A step that was taken. What a person wrote about it is its text part, under the name *reason*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepTaken {
    /// Which one.
    #[serde(alias = "milestone")]
    pub step: Step,
    /// The route it belongs to.
    pub route: RouteNumber,
    /// The stage it belongs to; none for the case as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageNumber>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "is_case")]
    pub about: About,
    /// The how many-th of its kind about that, from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub time: u16,
    /// What was answered, decided or chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// The day that it names: until when, by when, for when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// How many working days it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// Why it took so long, by its code in the list of reasons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// Money, in pence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_pence: Option<i64>,
    /// A reference, a team, a law: what it points to, and never a person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The person on the other case that it refers to, by their number there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_there: Option<PersonNumber>,
    /// How it was sent, of a point's own answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Method>,
    /// How the letter went, of a point's own answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Post>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks with a reference"
)]
const fn is_case(about: &About) -> bool {
    matches!(about, About::Case)
}

const fn first() -> u16 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks with a reference"
)]
const fn is_first(time: &u16) -> bool {
    *time == 1
}

/// What the reports of stage 2 say of a point, in words.
pub fn reported_in_words((found, viewed): (Answer, Option<Answer>)) -> String {
    let viewed = match viewed {
        Some(Answer::Agreed) => "; the independent person agrees",
        Some(_) => "; the independent person does not agree",
        None => "",
    };
    format!("Report: {}{viewed}", found.label().to_lowercase())
}

impl StepTaken {
    /// A step of the main route that says no more than that it was taken.
    pub const fn new(step: Step, stage: Option<StageNumber>) -> Self {
        Self {
            step,
            route: RouteNumber::MAIN,
            stage,
            about: About::Case,
            time: 1,
            answer: None,
            day: None,
            days: None,
            cause: None,
            amount_pence: None,
            reference: None,
            person_there: None,
            by: None,
            post: None,
        }
    }
}
