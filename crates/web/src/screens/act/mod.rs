//! Forms: what people do. Each shows itself, reads what was typed, and has the action of casework carried out; what
//! is wrong comes back beside what was typed.

pub mod action;
pub mod add_person;
pub mod advocate;
pub mod agree_remedy;
pub mod amend_person;
pub mod answer_stage;
pub mod arrange_panel;
pub mod at;
pub mod complete_remedy;
pub mod correct;
pub mod decide_procedure;
pub mod extend_stage;
pub mod family_contact;
pub mod finding;
pub mod form;
pub mod not_accept;
pub mod record_contact;
pub mod request_stage;
pub mod same_person;
pub mod sent;
pub mod step;
pub mod withdraw;

pub use add_person::PersonForm;
pub use advocate::AdvocateForm;
pub use agree_remedy::RemedyForm;
pub use amend_person::AmendForm;
pub use answer_stage::AnswerForm;
pub use arrange_panel::PanelForm;
pub use complete_remedy::DoneForm;
pub use correct::CorrectForm;
pub use decide_procedure::DecideForm;
pub use extend_stage::ExtendForm;
pub use family_contact::ContactForm;
pub use finding::FindingForm;
pub use form::{send, show};
pub use not_accept::NotAcceptForm;
pub use record_contact::RecordForm;
pub use request_stage::RequestForm;
pub use same_person::SameForm;
pub use step::StepForm;
pub use withdraw::WithdrawForm;

use serde::Serialize;
use std::fmt::Display;

/// What a form says of its case and carries along.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// The address of the case.
    pub href: String,
    /// The council's reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The version of the case that the person sees.
    pub version: u32,
}

/// A choice of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The value that is sent.
    pub value: String,
    /// What a person reads.
    pub text: String,
}

/// The choices of a closed list.
pub fn items<T: Display + Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<Item> {
    all.iter()
        .map(|it| Item {
            value: code(*it).to_owned(),
            text: it.to_string(),
        })
        .collect()
}
