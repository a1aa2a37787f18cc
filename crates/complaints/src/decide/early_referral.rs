//! Early referral to the Ombudsman: in the place of a panel, with agreement, and each time in its order. Once the Ombudsman
//! sent it back it may be offered again.

use super::{Desk, Refusal, Remark};
use crate::case::EarlyReferral;
use crate::ids::{RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::rules::GuardId;
use crate::step::{Step, StepTaken};
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn referred_early(
        &self,
        step: &StepTaken,
        on: Date,
    ) -> Result<Vec<Remark>, Refusal> {
        match step.step {
            Step::EarlyReferralOffered => {
                let mut warnings = self.in_the_place_of_a_panel(step, on)?;
                warnings.extend(self.in_its_round(step, on)?);
                warnings.extend(self.early_referral_conditions());
                Ok(warnings)
            }
            Step::EarlyReferralMade => {
                let mut warnings = self.in_the_place_of_a_panel(step, on)?;
                self.early_referral_agreed(step)?;
                warnings.extend(self.in_its_round(step, on)?);
                Ok(warnings)
            }
            _ => self.in_its_round(step, on),
        }
    }

    /// Refuses an early referral that is not in the place of a panel: before stage 2 is answered, or once a panel was asked
    /// for.
    fn in_the_place_of_a_panel(&self, step: &StepTaken, on: Date) -> Result<Vec<Remark>, Refusal> {
        let state = self.state();
        let rule = self.context.rules.step(step.step);
        let third = state.stage(step.route, StageNumber::Three);
        if let Some(third) = third.filter(|it| it.withdrawn.is_none()) {
            let asked = third
                .started
                .map_or_else(String::new, |it| format!(" on {it}"));
            let why = format!(
                "“{}” comes before a panel, and one was asked for{asked}",
                step.step
            );
            let instead = "Hold the panel; the Ombudsman sends back what is referred without it";
            return self.refuse_or_warn(rule, GuardId::StepInItsPlace, why, instead);
        }
        let second = state.stage(step.route, StageNumber::Two);
        let why = match second.and_then(|it| it.answered) {
            Some(answered) if answered.earliest() <= on => return Ok(Vec::new()),
            Some(answered) => format!(
                "“{}” comes after the answer of stage 2, which was {answered}",
                step.step
            ),
            None => format!("“{}” comes after the answer of stage 2", step.step),
        };
        let instead = "Answer stage 2 first; until then there is nothing that the Ombudsman could take up early";
        self.refuse_or_warn(rule, GuardId::StepAfterWhatItNeeds, why, instead)
    }

    /// Refuses what comes before that which it follows: the offer, the answer, the referral and its return are in that order,
    /// and after a return it begins with another offer.
    fn in_its_round(&self, step: &StepTaken, on: Date) -> Result<Vec<Remark>, Refusal> {
        let rule = self.context.rules.step(step.step);
        let Some(referral) = self.state().early_referral(step.route) else {
            return Ok(Vec::new());
        };
        let refuse = |follows: &str, then: Occurred| {
            let why = format!("“{}” comes after {follows}, which was {then}", step.step);
            let instead = "Record each on the day on which it was";
            self.refuse_or_warn(rule, GuardId::StepAfterWhatItNeeds, why, instead)
        };
        let early = |then: Occurred| on < then.earliest();
        match (step.step, referral) {
            (Step::EarlyReferralOffered, EarlyReferral::Returned { on: returned, .. })
                if early(returned) =>
            {
                refuse("the Ombudsman sent the first back", returned)
            }
            (Step::EarlyReferralAnswered, EarlyReferral::Returned { on: returned, .. }) => {
                let why = format!(
                    "“{}” comes after an offer, and it was not offered again since the Ombudsman sent it back, {returned}",
                    step.step
                );
                let instead =
                    "Record the new offer first (“early_referral_offered”), or hold the panel";
                self.refuse_or_warn(rule, GuardId::StepAfterWhatItNeeds, why, instead)
            }
            (Step::EarlyReferralAnswered, it) if early(it.offered()) => {
                refuse("the offer", it.offered())
            }
            (Step::EarlyReferralMade, EarlyReferral::Agreed { on: agreed, .. })
                if early(agreed) =>
            {
                refuse("their agreement", agreed)
            }
            (
                Step::EarlyReferralReturned,
                EarlyReferral::Agreed {
                    made: Some(made), ..
                },
            ) if early(made) => refuse("the referral", made),
            _ => Ok(Vec::new()),
        }
    }

    fn early_referral_conditions(&self) -> Vec<Remark> {
        let state = self.state();
        let upheld = state.points.values().all(|it| {
            it.findings
                .get(&StageNumber::Two)
                .is_some_and(|it| it.outcome.is_upheld())
        });
        let promised = !state.remedies.is_empty();
        if upheld && promised {
            return Vec::new();
        }
        let why = "not every point was upheld at stage 2, or no action is agreed";
        vec![self.remark(
            GuardId::EarlyReferralConditions,
            why,
            "The Ombudsman sends such a referral back; offer the panel",
        )]
    }

    fn early_referral_agreed(&self, step: &StepTaken) -> Result<(), Refusal> {
        let why = match self.state().early_referral(step.route) {
            Some(EarlyReferral::Agreed { .. }) => return Ok(()),
            Some(EarlyReferral::Returned { on, .. }) => {
                format!("the complainant has not agreed since the Ombudsman sent it back, {on}")
            }
            _ => "the complainant has not agreed".to_owned(),
        };
        Err(self.refuse(
            GuardId::AgreedEarlyReferral,
            why,
            "Arrange the panel, or ask again",
        ))
    }

    /// Whether it makes sense to propose a step of an early referral where that stands.
    pub(super) fn next_of_the_referral(&self, step: Step) -> bool {
        let referral = self.state().early_referral(RouteNumber::MAIN);
        match step {
            Step::EarlyReferralAnswered => !matches!(
                referral,
                None | Some(
                    EarlyReferral::Returned { .. } | EarlyReferral::Agreed { made: Some(_), .. }
                )
            ),
            Step::EarlyReferralMade => {
                matches!(referral, Some(EarlyReferral::Agreed { made: None, .. }))
            }
            _ => true,
        }
    }
}
