//! What was paid of a payment that was agreed.

use super::State;
use crate::codes::RemedyKind;
use crate::ids::RemedyNumber;
use crate::step::{About, Step};
use crate::timeline::Pounds;

/// What was approved of a payment, beside what was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// What was approved to be paid, in pence.
    pub approved: i64,
    /// What was offered and accepted, in pence, where that is recorded.
    pub accepted: Option<i64>,
}

impl Payment {
    /// By how many pence it is less than what was accepted; none where it is not.
    pub fn short_by(self) -> Option<i64> {
        let short = self.accepted? - self.approved;
        (short > 0).then_some(short)
    }

    /// What was paid, and what was accepted where that is more.
    pub fn in_words(self) -> String {
        let paid = format!("paid {}", Pounds(self.approved));
        match self.accepted.filter(|_| self.short_by().is_some()) {
            Some(accepted) => format!("{paid} of the {} that were accepted", Pounds(accepted)),
            None => paid,
        }
    }
}

impl State {
    /// What was approved last of a payment; none where that is not recorded.
    pub fn payment(&self, number: RemedyNumber) -> Option<Payment> {
        let about = About::Remedy(number);
        let last = |step: Step| {
            let mut taken = self.taken(step);
            taken.rfind(|it| it.it.about == about)?.it.amount_pence
        };
        Some(Payment {
            approved: last(Step::PaymentApproved)?,
            accepted: last(Step::PaymentOffered),
        })
    }

    /// What was paid, of a payment that is done.
    pub fn paid(&self, number: RemedyNumber) -> Option<Payment> {
        let remedy = self.remedies.get(&number)?;
        let paid = remedy.kind == RemedyKind::Payment && remedy.done.is_some();
        self.payment(number).filter(|_| paid)
    }
}
