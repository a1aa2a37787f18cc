//! The closed lists of the field: what a contact is, who raised it, how a point was found.
//!
//! Each list is closed because a rule or a published figure depends on it. Everything that a council
//! may name as it likes (themes, teams, reasons, ethnic groups, an Ombudsman's decision) is plain text.

/// A value that is not on a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not {list}; use one of: {allowed}")]
pub struct UnknownCode {
    /// What was given.
    pub given: String,
    /// What the list holds, with its article: "a way of contact".
    pub list: &'static str,
    /// Every code of the list, in its order.
    pub allowed: String,
}

macro_rules! codes {
    (
        $(#[$list_doc:meta])*
        $name:ident, $what:literal {
            $( $(#[$doc:meta])* $variant:ident = $code:literal, $label:literal; )+
        }
    ) => {
        $(#[$list_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$doc])* #[serde(rename = $code)] $variant, )+
        }

        impl $name {
            /// Every code of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as records, definitions and the database spell it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The words a person reads.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::codes::UnknownCode;

            fn from_str(given: &str) -> Result<Self, $crate::codes::UnknownCode> {
                Self::ALL.iter().copied().find(|it| it.code() == given).ok_or_else(|| $crate::codes::UnknownCode {
                    given: given.to_owned(),
                    list: $what,
                    allowed: Self::ALL.iter().map(|it| it.code()).collect::<Vec<_>>().join(", "),
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.label())
            }
        }
    };
}

pub(crate) use codes;

codes! {
    /// What a contact is.
    Kind, "a kind of record" {
        /// Dissatisfaction that goes through a procedure, or was refused one.
        Complaint = "complaint", "Complaint";
        /// A representation settled informally, outside every stage.
        Representation = "representation", "Representation settled informally";
        /// A request that the council provide or put something right (Complaint Handling Code 1.2).
        ServiceRequest = "service_request", "Service request";
        /// A neutral observation or suggestion.
        Comment = "comment", "Comment";
        /// Unsolicited praise from outside the service.
        Compliment = "compliment", "Compliment";
        /// A question from a councillor or a Member of Parliament.
        MemberEnquiry = "member_enquiry", "Member enquiry";
        /// An approach by the Ombudsman about a matter the council holds no complaint on.
        OmbudsmanEnquiry = "ombudsman_enquiry", "Ombudsman enquiry";
        /// A child referred to the advocacy provider (Children Act 1989 s.26A).
        AdvocacyReferral = "advocacy_referral", "Advocacy referral";
        /// Advice that the complaints team gave to somebody, with no complaint behind it.
        Advice = "advice", "Advice given";
        /// A complaint about a school, which its governors answer: passed on, and counted apart.
        SchoolComplaint = "school_complaint", "Complaint about a school";
    }
}

codes! {
    /// The procedure that a complaint, or a point of it, goes through.
    Procedure, "a procedure" {
        /// Statutory: the Children Act 1989 Representations Procedure (England) Regulations 2006.
        ChildrenAct = "children_act", "Children Act (statutory)";
        /// Non-statutory: the council's own, under the Ombudsman's Complaint Handling Code.
        Corporate = "corporate", "Corporate (non-statutory)";
        /// Public health functions of the council: SI 2012/3094 Part 5.
        PublicHealth = "public_health", "Public health";
        /// A complaint about the use of personal data: Data (Use and Access) Act 2025.
        DataProtection = "data_protection", "Data protection";
        /// Shared with the NHS: SI 2009/309 regulation 9.
        JointNhs = "joint_nhs", "Joint with the NHS";
    }
}

codes! {
    /// The way by which a contact came.
    Method, "a way of contact" {
        /// E-mail.
        Email = "email", "E-mail";
        /// A letter.
        Letter = "letter", "Letter";
        /// The council's form on the web.
        OnlineForm = "online_form", "Online form";
        /// A telephone call.
        Telephone = "telephone", "Telephone";
        /// A text message.
        TextMessage = "text_message", "Text message";
        /// Said face to face.
        InPerson = "in_person", "In person";
        /// A printed leaflet handed or sent in.
        Leaflet = "leaflet", "Leaflet";
    }
}

codes! {
    /// How a letter went.
    Post, "a way of post" {
        /// First class.
        FirstClass = "first_class", "First class";
        /// Second class.
        SecondClass = "second_class", "Second class";
        /// Signed for by whoever took it.
        SignedFor = "signed_for", "Signed for";
        /// Handed over.
        ByHand = "by_hand", "By hand";
    }
}

codes! {
    /// Who of the council approved an extension, the most senior last.
    ApprovedBy, "somebody who approves an extension" {
        /// The complaints manager.
        ComplaintsManager = "complaints_manager", "Complaints manager";
        /// The head of service.
        HeadOfService = "head_of_service", "Head of service";
        /// The director.
        Director = "director", "Director";
    }
}

impl ApprovedBy {
    /// The one of that code or name, whatever its capitals.
    pub fn named(post: &str) -> Option<Self> {
        let post = post.trim();
        Self::ALL
            .iter()
            .find(|it| it.code() == post || it.label().eq_ignore_ascii_case(post))
            .copied()
    }
}

codes! {
    /// Who raised the matter.
    RaisedBy, "somebody who raises a matter" {
        /// The child or young person.
        Child = "child", "Child or young person";
        /// A young person who has left care (Children Act 1989 s.24D).
        CareLeaver = "care_leaver", "Care leaver";
        /// A parent.
        Parent = "parent", "Parent";
        /// Another relative.
        Relative = "relative", "Relative";
        /// A foster carer.
        FosterCarer = "foster_carer", "Foster carer";
        /// An adopter.
        Adopter = "adopter", "Adopter";
        /// A special guardian.
        SpecialGuardian = "special_guardian", "Special guardian";
        /// An advocate.
        Advocate = "advocate", "Advocate";
        /// A solicitor.
        Solicitor = "solicitor", "Solicitor";
        /// A councillor.
        Councillor = "councillor", "Councillor";
        /// A Member of Parliament.
        Mp = "mp", "Member of Parliament";
        /// A professional from another service.
        Professional = "professional", "Professional";
        /// A member of the council's staff.
        Staff = "staff", "Member of staff";
        /// Somebody else.
        Other = "other", "Somebody else";
    }
}

codes! {
    /// How a complaint point was found, or a stage as a whole was stated to have come out.
    Outcome, "an outcome" {
        /// Upheld.
        Upheld = "upheld", "Upheld";
        /// Partially upheld.
        PartiallyUpheld = "partially_upheld", "Partially upheld";
        /// Not upheld.
        NotUpheld = "not_upheld", "Not upheld";
        /// Unable to prove or disprove.
        Inconclusive = "inconclusive", "Unable to prove or disprove";
        /// Withdrawn by the complainant before an answer.
        Withdrawn = "withdrawn", "Withdrawn";
    }
}

impl Kind {
    /// Whether it can be withdrawn or turned away. Praise, a remark, advice or a referral is neither.
    pub const fn can_be_withdrawn(self) -> bool {
        !matches!(
            self,
            Self::Compliment | Self::Comment | Self::Advice | Self::AdvocacyReferral
        )
    }
}

impl RaisedBy {
    /// Whether it is a child or a care leaver: whoever is offered an advocate, and may have the answer wait for one.
    pub const fn is_child_or_care_leaver(self) -> bool {
        matches!(self, Self::Child | Self::CareLeaver)
    }
}

impl Outcome {
    /// What findings add up to: all alike, or partly upheld where any is upheld at least in part (C18).
    pub fn together(findings: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut findings = findings.into_iter();
        let first = findings.next()?;
        let (mut alike, mut any) = (true, first.is_upheld());
        for it in findings {
            alike &= it == first;
            any |= it.is_upheld();
        }
        Some(match (alike, any) {
            (true, _) => first,
            (false, true) => Self::PartiallyUpheld,
            (false, false) => Self::NotUpheld,
        })
    }

    /// Whether it is upheld, at least in part.
    pub const fn is_upheld(self) -> bool {
        matches!(self, Self::Upheld | Self::PartiallyUpheld)
    }
}

codes! {
    /// What somebody is to a case.
    Role, "a role of a person on a case" {
        /// The child that the matter is about, or who raised it.
        Child = "child", "Child or young person";
        /// A care leaver.
        CareLeaver = "care_leaver", "Care leaver";
        /// A parent.
        Parent = "parent", "Parent";
        /// Another relative.
        Relative = "relative", "Relative";
        /// A foster carer.
        FosterCarer = "foster_carer", "Foster carer";
        /// An adopter.
        Adopter = "adopter", "Adopter";
        /// A special guardian.
        SpecialGuardian = "special_guardian", "Special guardian";
        /// An advocate under Children Act 1989 s.26A.
        Advocate = "advocate", "Advocate";
        /// A solicitor.
        Solicitor = "solicitor", "Solicitor";
        /// A councillor.
        Councillor = "councillor", "Councillor";
        /// A Member of Parliament.
        Mp = "mp", "Member of Parliament";
        /// A professional from another service.
        Professional = "professional", "Professional";
        /// A member of the council's staff.
        Staff = "staff", "Member of staff";
        /// Somebody else.
        Other = "other", "Somebody else";
        /// The person who complains.
        Complainant = "complainant", "Complainant";
        /// Somebody who acts for the complainant.
        Representative = "representative", "Representative";
        /// The councillor or Member of Parliament who asks.
        Member = "member", "Member";
        /// A member of staff whom the complaint is about.
        StaffComplainedAbout = "staff_complained_about", "Member of staff complained about";
        /// Who answers at stage 1.
        Stage1Responder = "stage_1_responder", "Stage 1 responder";
        /// The investigating officer at stage 2.
        InvestigatingOfficer = "investigating_officer", "Investigating officer";
        /// The independent person at stage 2 (regulation 17).
        IndependentPerson = "independent_person", "Independent person";
        /// The adjudicating officer at stage 2.
        AdjudicatingOfficer = "adjudicating_officer", "Adjudicating officer";
        /// The chair of the stage 3 panel (regulation 19).
        PanelChair = "panel_chair", "Panel chair";
        /// A member of the stage 3 panel.
        Panellist = "panellist", "Panellist";
    }
}

codes! {
    /// What was agreed to put a matter right.
    RemedyKind, "a kind of remedy" {
        /// An apology.
        Apology = "apology", "Apology";
        /// An explanation.
        Explanation = "explanation", "Explanation";
        /// A payment of money.
        Payment = "payment", "Payment";
        /// A new or further assessment.
        Reassessment = "reassessment", "Reassessment";
        /// Training for staff.
        StaffTraining = "staff_training", "Staff training";
        /// A change to the service.
        ServiceChange = "service_change", "Change to the service";
        /// Mediation.
        Mediation = "mediation", "Mediation";
        /// A meeting.
        Meeting = "meeting", "Meeting";
        /// Something else.
        Other = "other", "Other remedy";
    }
}

codes! {
    /// Proceedings that consideration of a point might prejudice (regulation 8).
    Proceedings, "a kind of proceedings" {
        /// Court proceedings.
        Court = "court", "Court";
        /// A tribunal.
        Tribunal = "tribunal", "Tribunal";
        /// Criminal proceedings or a police investigation.
        Criminal = "criminal", "Criminal";
        /// Disciplinary proceedings.
        Disciplinary = "disciplinary", "Disciplinary";
        /// A safeguarding enquiry (local practice; not known to be in regulation 8).
        Safeguarding = "safeguarding", "Safeguarding";
        /// Other proceedings.
        Other = "other", "Other";
    }
}

codes! {
    /// Why the council does not accept a contact. What a council calls it in its own list is beside it.
    Ground, "a ground for not accepting" {
        /// Somebody else than the Act names, without sufficient interest in the child's welfare.
        NoInterest = "no_interest", "No sufficient interest";
        /// The person may not complain by the procedure.
        NotEntitled = "not_entitled", "Not somebody who may complain";
        /// More than a year after it happened, and both questions were answered against it.
        Late = "late", "Out of time";
        /// It went through every stage before.
        AlreadyConsidered = "already_considered", "Already through every stage";
        /// No point is about a function that the procedure covers.
        NotAFunction = "not_a_function", "Not a function of the procedure";
        /// Considering it would prejudice proceedings (regulation 8).
        Proceedings = "proceedings", "Proceedings";
        /// It goes by another procedure: an appeal, a tribunal, the standards of care.
        OtherRoute = "other_route", "Another procedure";
        /// It is about neither this council nor a body that acts for it.
        NotThisCouncil = "not_this_council", "Not about this council";
        /// It is one of two.
        Duplicate = "duplicate", "Duplicate";
        /// Another reason, valid for this one contact.
        Other = "other", "Another reason";
    }
}

codes! {
    /// What a child answered to the offer of an advocate.
    AdvocacyAnswer, "an answer to the offer of an advocate" {
        /// Accepted.
        Accepted = "accepted", "Accepted";
        /// Declined.
        Declined = "declined", "Declined";
        /// Has an advocate already.
        HasOne = "has_one", "Has an advocate already";
    }
}

codes! {
    /// Whether what the person wanted came about.
    Achieved, "a word for whether something sought was achieved" {
        /// Achieved.
        Yes = "yes", "Achieved";
        /// Achieved in part.
        Partly = "partly", "Partly achieved";
        /// Not achieved.
        No = "no", "Not achieved";
    }
}

codes! {
    /// Who brought a matter to the Ombudsman.
    ReferredBy, "somebody who brings a matter to the Ombudsman" {
        /// The complainant.
        Complainant = "complainant", "The complainant";
        /// The council, by early referral after stage 2.
        Council = "council", "The council";
    }
}

#[cfg(test)]
mod tests {
    use super::Outcome;
    use rstest::rstest;

    #[rstest]
    #[case(&[Outcome::Upheld, Outcome::Upheld], Some(Outcome::Upheld))]
    #[case(&[Outcome::Upheld, Outcome::NotUpheld], Some(Outcome::PartiallyUpheld))]
    #[case(&[Outcome::PartiallyUpheld, Outcome::Inconclusive], Some(Outcome::PartiallyUpheld))]
    #[case(&[Outcome::NotUpheld, Outcome::Inconclusive], Some(Outcome::NotUpheld))]
    #[case(&[Outcome::Inconclusive], Some(Outcome::Inconclusive))]
    #[case(&[], None)]
    fn the_findings_on_the_points_add_up_to_an_outcome(
        #[case] found: &[Outcome],
        #[case] outcome: Option<Outcome>,
    ) {
        assert_eq!(Outcome::together(found.iter().copied()), outcome);
    }
}
