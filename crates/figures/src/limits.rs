//! How many working days a stage may take.

use complaints::codes::{Kind, Procedure};

/// How many working days one stage of one procedure may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The kind of record it is for.
    pub kind: Kind,
    /// The procedure it is for; none means any.
    pub procedure: Option<Procedure>,
    /// The stage it is for: 1, 2 or 3.
    pub stage: u8,
    /// Working days without an extension.
    pub standard: i32,
    /// Working days with one.
    pub longer: i32,
    /// What has to have happened by then.
    pub until: Until,
}

/// What has to have happened within a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The answer was sent.
    Answer,
    /// The review panel met.
    Panel,
}

/// The limits that "on time" means, of all stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits(Vec<Limit>);

impl Limits {
    /// Limits in the order in which they are looked through: the first that fits is taken.
    #[must_use]
    pub fn new(limits: Vec<Limit>) -> Self {
        Self(limits)
    }

    /// The limit of a stage, where there is one.
    #[must_use]
    pub fn find(&self, kind: Kind, procedure: Option<Procedure>, stage: u8) -> Option<Limit> {
        self.0.iter().copied().find(|limit| {
            limit.kind == kind
                && limit.stage == stage
                && (limit.procedure.is_none() || limit.procedure == procedure)
        })
    }
}

impl Default for Limits {
    /// The limits of the regulations and the Complaint Handling Code.
    ///
    /// Children Act: stage 1 in 10 working days, 20 when extended; stage 2 in 25, 65 when extended; the
    /// stage 3 panel within 30. Corporate: 10 and 20; 20 and 40. Member enquiries 10, service requests 5.
    fn default() -> Self {
        let of = |kind, procedure, stage, standard, longer, until| Limit {
            kind,
            procedure,
            stage,
            standard,
            longer,
            until,
        };
        let (statutory, corporate) = (Some(Procedure::ChildrenAct), Some(Procedure::Corporate));
        Self(vec![
            of(Kind::Complaint, statutory, 1, 10, 20, Until::Answer),
            of(Kind::Complaint, statutory, 2, 25, 65, Until::Answer),
            of(Kind::Complaint, statutory, 3, 30, 30, Until::Panel),
            of(Kind::Complaint, corporate, 1, 10, 20, Until::Answer),
            of(Kind::Complaint, corporate, 2, 20, 40, Until::Answer),
            of(Kind::MemberEnquiry, None, 1, 10, 10, Until::Answer),
            of(Kind::ServiceRequest, None, 1, 5, 5, Until::Answer),
        ])
    }
}
