//! Payments: offered, accepted, approved within the approver's limit, then paid.

use super::{Desk, Refusal, Remark};
use crate::case::{Payment, Taken};
use crate::codes::RemedyKind;
use crate::ids::RemedyNumber;
use crate::rules::{Approver, GuardId};
use crate::step::{About, Answer, Step, StepTaken};
use crate::timeline::Pounds;
use jiff::civil::Date;

impl Desk<'_> {
    /// Refuses to approve what was not accepted, more than was offered, or more than the post may.
    pub(super) fn payment_approved(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        let mut warnings = self.after(step, Step::PaymentAnswered, Answer::Accepted)?;
        if self.answer_to_the_offer(step.about).is_none() {
            let rule = self.context.rules.step(step.step);
            let why = "the last offer is neither accepted nor declined";
            let instead = "Record the answer to it first";
            warnings.extend(self.refuse_or_warn(
                rule,
                GuardId::StepAfterWhatItNeeds,
                why.to_owned(),
                instead,
            )?);
        }
        let Some(pence) = step.amount_pence else {
            return Ok(warnings);
        };
        let offered = self.of_remedy(Step::PaymentOffered, step.about);
        if let Some(offered) = offered.and_then(|it| it.it.amount_pence)
            && pence > offered
        {
            let why = format!(
                "{} is more than the {} that was offered and accepted",
                Pounds(pence),
                Pounds(offered)
            );
            let rule = self.context.rules.step(step.step);
            let instead = "Approve what was accepted, or correct the offer and ask again";
            warnings.extend(self.refuse_or_warn(
                rule,
                GuardId::StepAfterWhatItNeeds,
                why,
                instead,
            )?);
        }
        let accepted = offered.and_then(|it| it.it.amount_pence);
        warnings.extend(self.less_than_accepted(Payment {
            approved: pence,
            accepted,
        }));
        self.within_the_limit(step.reference.as_deref().unwrap_or_default(), pence, on)?;
        Ok(warnings)
    }

    /// Refuses a second offer, unless the one before it was declined: then it is a new one.
    pub(super) fn offered_anew(&self, step: &StepTaken) -> Result<(), Refusal> {
        let Some(offered) = self.of_remedy(Step::PaymentOffered, step.about) else {
            return Ok(());
        };
        if self.answer_to_the_offer(step.about) == Some(Answer::Declined) {
            return Ok(());
        }
        Err(self.refuse(
            GuardId::StepOnce,
            format!("a payment was offered {} already", offered.on),
            "Correct the offer if it is wrong; once it is declined, a new one can be made",
        ))
    }

    /// Refuses another answer to an offer that was answered. Whoever declined and takes it after all is offered it anew, so
    /// that what was accepted is what was offered last.
    pub(super) fn offer_waits(&self, step: &StepTaken) -> Result<Vec<Remark>, Refusal> {
        let Some(answer) = self.answer_to_the_offer(step.about) else {
            return Ok(Vec::new());
        };
        Err(self.refuse(
            GuardId::StepOnce,
            format!(
                "the offer was answered already: {}",
                answer.label().to_lowercase()
            ),
            "Correct that answer if it is wrong; what was declined is offered anew before it is accepted (“payment_offered”)",
        ))
    }

    /// Refuses a payment of nothing.
    pub(super) fn more_than_nought(&self, pence: Option<i64>) -> Result<(), Refusal> {
        match pence {
            Some(pence) if pence <= 0 => Err(self.refuse(
                GuardId::AmountWithReasons,
                format!("{} is no payment", Pounds(pence)),
                "Say how much it is, or leave the amount out where no money is paid",
            )),
            _ => Ok(()),
        }
    }

    /// What was answered to the last offer; none while it waits for an answer.
    fn answer_to_the_offer(&self, about: About) -> Option<Answer> {
        let offers = [Step::PaymentOffered, Step::PaymentAnswered];
        let of_it = |it: &&Taken| it.it.about == about && offers.contains(&it.it.step);
        let last = self.state().steps.iter().rfind(of_it)?;
        last.it
            .answer
            .filter(|_| last.it.step == Step::PaymentAnswered)
    }

    /// Warns of less than was offered and accepted.
    fn less_than_accepted(&self, payment: Payment) -> Option<Remark> {
        let accepted = payment.accepted.filter(|_| payment.short_by().is_some())?;
        let why = format!(
            "{} is less than the {} that was offered and accepted",
            Pounds(payment.approved),
            Pounds(accepted)
        );
        Some(self.remark(
            GuardId::AmountWithReasons,
            why,
            "Pay what was accepted, or correct the amount; where the rest is paid for something that they owe, say so, with \
             the reason and the Ombudsman's address",
        ))
    }

    fn within_the_limit(&self, post: &str, pence: i64, on: Date) -> Result<(), Refusal> {
        let approvers = self.context.rules.approvers(on);
        let named = approvers.iter().find(|it| it.is(post));
        if approvers.is_empty() || named.is_some_and(|it| it.may_approve(pence)) {
            return Ok(());
        }
        let amount = Pounds(pence);
        let why = match named {
            Some(named) => format!("{}, and this is {amount}", limit(named)),
            None => format!("“{post}” is no post that this council lets approve payments"),
        };
        let able: Vec<String> = approvers
            .iter()
            .filter(|it| it.may_approve(pence))
            .map(|it| limit(it))
            .collect();
        let instead = if able.is_empty() {
            format!(
                "No post of the council's file may approve {amount}: offer less, or add the post that may"
            )
        } else {
            format!(
                "Ask for approval where the limit allows it: {}",
                able.join("; ")
            )
        };
        Err(self.refuse(GuardId::WithinTheApproversLimit, why, instead))
    }

    /// Refuses to record as paid what was declined, or what nobody approved. What the Ombudsman recommended needs no
    /// offer, and is only held to one that was made.
    pub(super) fn may_be_paid(&self, number: RemedyNumber) -> Result<Vec<Remark>, Refusal> {
        let about = About::Remedy(number);
        let state = self.state();
        let own_payment = state
            .remedies
            .get(&number)
            .is_some_and(|it| it.kind == RemedyKind::Payment && it.entry.is_none());
        let offered = self.of_remedy(Step::PaymentOffered, about).is_some();
        let approved = self.of_remedy(Step::PaymentApproved, about).is_some();
        if approved || !(own_payment || offered) {
            let payment = state.payment(number);
            let short = payment.and_then(|it| self.less_than_accepted(it));
            return Ok(short.into_iter().collect());
        }
        let (why, instead) = match self.answer_to_the_offer(about) {
            Some(Answer::Declined) => (
                "the payment was declined",
                "Record that it will not be done, and what is done instead",
            ),
            Some(_) => (
                "the payment is not approved",
                "Record who approved it, within their limit",
            ),
            None if offered => (
                "the payment is offered, and neither accepted nor approved",
                "Record the answer to the offer, then the approval",
            ),
            None => (
                "the payment is not offered, accepted and approved",
                "Record the offer with how it was reached, its answer, and the approval",
            ),
        };
        let rule = self.context.rules.step(Step::PaymentApproved);
        self.refuse_or_warn(rule, GuardId::StepAfterWhatItNeeds, why.to_owned(), instead)
    }

    fn of_remedy(&self, step: Step, about: About) -> Option<&Taken> {
        self.state().taken(step).rfind(|it| it.it.about == about)
    }
}

fn limit(approver: &Approver) -> String {
    let most = Pounds(i64::from(approver.up_to_pence));
    format!("{} may approve up to {most}", approver.post)
}
