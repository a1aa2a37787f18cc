//! Early referral to the Ombudsman in the place of a panel: only once stage 2 is answered, and only as the complainant agrees.

use super::{State, Taken};
use crate::ids::{EntryNumber, RouteNumber, StageNumber};
use crate::occurred::Occurred;
use crate::step::{Answer, Step};

/// How far an early referral has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlyReferral {
    /// The complainant considers the offer.
    Offered {
        /// When it was offered.
        offered: Occurred,
    },
    /// The complainant declined it.
    Declined {
        /// When it was offered.
        offered: Occurred,
        /// When they declined.
        on: Occurred,
    },
    /// The complainant agreed, or the Ombudsman has it by now.
    Agreed {
        /// When it was offered.
        offered: Occurred,
        /// When they agreed.
        on: Occurred,
        /// When the case went to the Ombudsman; none while it has not.
        made: Option<Occurred>,
    },
    /// The Ombudsman sent it back.
    Returned {
        /// When it was offered.
        offered: Occurred,
        /// When it came back.
        on: Occurred,
    },
}

impl EarlyReferral {
    /// When it was offered.
    pub const fn offered(self) -> Occurred {
        match self {
            Self::Offered { offered }
            | Self::Declined { offered, .. }
            | Self::Agreed { offered, .. }
            | Self::Returned { offered, .. } => offered,
        }
    }
}

impl State {
    /// How far the early referral of a route has come, by what came last; none where none was offered.
    pub fn early_referral(&self, route: RouteNumber) -> Option<EarlyReferral> {
        let of_the_route = self.steps.iter().filter(|it| it.it.route == route);
        of_the_route.fold(None, |now: Option<EarlyReferral>, taken| {
            let on = taken.on;
            let offered = now.map_or(on, EarlyReferral::offered);
            Some(match (taken.it.step, taken.it.answer) {
                (Step::EarlyReferralOffered, _) => EarlyReferral::Offered { offered: on },
                (Step::EarlyReferralAnswered, Some(Answer::Refused)) => {
                    EarlyReferral::Declined { offered, on }
                }
                (Step::EarlyReferralAnswered, Some(Answer::Agreed)) => EarlyReferral::Agreed {
                    offered,
                    on,
                    made: None,
                },
                (Step::EarlyReferralMade, _) => {
                    let agreed = match now {
                        Some(EarlyReferral::Agreed { on, .. }) => on,
                        _ => on,
                    };
                    EarlyReferral::Agreed {
                        offered,
                        on: agreed,
                        made: Some(on),
                    }
                }
                (Step::EarlyReferralReturned, _) => EarlyReferral::Returned { offered, on },
                _ => return now,
            })
        })
    }

    /// What was done of an early referral since it was last offered anew: from the day on which the Ombudsman had sent it
    /// back, where it had.
    pub(crate) fn early_referral_round(&self, route: RouteNumber) -> &[Taken] {
        let of = |step: Step, before: usize| {
            let steps = self.steps.get(..before).unwrap_or_default().iter();
            steps
                .rev()
                .position(|it| it.it.step == step && it.it.route == route)
                .map(|it| before - 1 - it)
        };
        let offered = of(Step::EarlyReferralOffered, self.steps.len());
        let returned = offered.and_then(|it| of(Step::EarlyReferralReturned, it));
        self.steps
            .get(returned.unwrap_or_default()..)
            .unwrap_or_default()
    }

    /// What came of a late request for a panel, weighed last, as far as it is of the right to one that they have now: that
    /// begins anew once the Ombudsman sent an early referral back.
    pub fn late_request_weighed(&self, route: RouteNumber) -> Option<&Taken> {
        let of = [Step::LateRequestWeighed, Step::EarlyReferralReturned];
        let mut steps = self.steps.iter().filter(|it| it.it.route == route);
        let last = steps.rfind(|it| of.contains(&it.it.step))?;
        (last.it.step == Step::LateRequestWeighed).then_some(last)
    }

    /// Whether the complainant agreed to an early referral that has not gone to the Ombudsman yet.
    pub fn to_be_referred_early(&self, route: RouteNumber) -> bool {
        let referral = self.early_referral(route);
        matches!(referral, Some(EarlyReferral::Agreed { made: None, .. }))
            && self.stage(route, StageNumber::Three).is_none()
    }

    /// Whether the Ombudsman has it by an early referral: it did not come back, no panel was asked for, and the Ombudsman has
    /// not told the council of it since, whose entry then says where it stands.
    pub fn with_the_ombudsman_early(&self) -> bool {
        let panel = |route: &RouteNumber| self.stage(*route, StageNumber::Three).is_some();
        let mut routes = self.routes.keys().filter(|it| !panel(it));
        routes.any(|route| match self.early_referral(*route) {
            Some(EarlyReferral::Agreed {
                made: Some(made), ..
            }) => self.told_since(made).next().is_none(),
            _ => false,
        })
    }

    /// Whether the Ombudsman has not yet decided what went there on a day.
    pub(crate) fn undecided_since(&self, made: Occurred) -> bool {
        let mut entries = self.told_since(made).peekable();
        let open = |number: EntryNumber| {
            let decided = self.ombudsman.get(&number).and_then(|it| it.decided);
            decided.is_none() && !self.sent_back(number)
        };
        entries.peek().is_none() || entries.any(open)
    }

    /// The Ombudsman's entries of which the council was told since then.
    fn told_since(&self, made: Occurred) -> impl Iterator<Item = EntryNumber> {
        let since = move |it: Option<Occurred>| it.is_some_and(|it| it.latest() >= made.earliest());
        let entries = self.ombudsman.iter();
        entries
            .filter(move |(_, it)| since(it.told))
            .map(|(number, _)| *number)
    }
}
