//! What is said of the response to a contact that is no complaint, and what became of it (Complaint Handling Code 1.7).

use super::{State, Taken};
use crate::codes::Kind;
use crate::occurred::Occurred;
use crate::step::{Answer, Step};

/// That somebody was not content with what was no complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discontent {
    /// When they said so.
    pub on: Occurred,
    /// When they chose, knowing what a complaint would bring; none while nobody has asked them.
    pub chosen: Option<Occurred>,
}

/// A complaint that somebody chose, of what is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// When they chose it.
    pub on: Occurred,
    /// When it was linked with another case after that.
    pub linked: Option<Occurred>,
}

impl State {
    /// Every time that somebody was not content with what is no complaint, in the order recorded. A choice that was
    /// explained and recorded before is none of that.
    pub fn discontents(&self) -> Vec<Discontent> {
        if self.receipt.kind == Kind::Complaint {
            return Vec::new();
        }
        let steps = || self.steps.iter().enumerate();
        let said = steps().filter(|(_, it)| it.it.step == Step::DissatisfactionExpressed);
        said.map(|(place, said)| {
            let mut since = steps().filter(|(later, it)| {
                it.on.earliest() > said.on.latest()
                    || (*later > place && it.on.latest() >= said.on.earliest())
            });
            let chosen = since.find(|(_, it)| chooses(it));
            Discontent {
                on: said.on,
                chosen: chosen.map(|(_, it)| it.on),
            }
        })
        .collect()
    }

    /// Whether a child or a care leaver asked or complained, it goes as a service request or a representation, and nothing
    /// says that they chose so, knowing what a complaint would bring: silence means complaint.
    pub fn childs_choice_unsaid(&self) -> bool {
        let over = self.withdrawn.is_some() || self.refusal.is_some();
        let chosen = self.taken(Step::ChoiceExplained).next_back();
        let other = chosen.is_some_and(|it| it.it.answer == Some(Answer::ServiceRequest));
        let elsewhere = self
            .complaint_chosen()
            .is_some_and(|it| it.linked.is_some());
        self.childs_request() && !over && !other && !elsewhere
    }

    /// Whether a child or a care leaver complained from the first, though it was taken as something else: they never chose
    /// that.
    pub fn childs_complaint_from_the_first(&self) -> bool {
        let mut chosen = self.taken(Step::ChoiceExplained);
        self.childs_request() && chosen.all(|it| it.it.answer != Some(Answer::ServiceRequest))
    }

    fn childs_request(&self) -> bool {
        let request = matches!(
            self.receipt.kind,
            Kind::ServiceRequest | Kind::Representation
        );
        request && self.child_complains()
    }

    /// When a member's enquiry turned into the complaint that this is, where it did: the member is owed a reply that says so.
    pub fn enquiry_turned_complaint(&self) -> Option<Occurred> {
        let conversions = self.conversions.iter();
        let mut from = conversions.filter(|it| it.from == Kind::MemberEnquiry);
        let last = from.next_back()?;
        (self.receipt.kind == Kind::Complaint).then_some(last.on)
    }

    /// The complaint that was chosen last of what is none, unless they chose otherwise since.
    pub fn complaint_chosen(&self) -> Option<Wanted> {
        if self.receipt.kind == Kind::Complaint {
            return None;
        }
        let chosen = self.taken(Step::ChoiceExplained).next_back()?;
        if chosen.it.answer != Some(Answer::Complaint) {
            return None;
        }
        let linked = self
            .taken(Step::Linked)
            .find(|it| it.on.latest() >= chosen.on.earliest());
        Some(Wanted {
            on: chosen.on,
            linked: linked.map(|it| it.on),
        })
    }
}

/// Whether it says that they chose, or, of a member's enquiry, whether the constituent wants a complaint.
const fn chooses(taken: &Taken) -> bool {
    matches!(taken.it.step, Step::ChoiceExplained | Step::WantsComplaint)
}
