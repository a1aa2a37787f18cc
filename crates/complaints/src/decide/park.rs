//! Parking points because of proceedings (regulation 8), and taking them up again.

use super::{Decision, Desk, Refusal};
use crate::codes::Proceedings;
use crate::event::Event;
use crate::ids::{ParkingNumber, PointNumber};
use crate::occurred::{InWords, Occurred};
use crate::recorded::Fact;
use crate::rules::GuardId;
use crate::status::{Status, status};
use crate::step::Step;
use jiff::civil::Date;

impl Desk<'_> {
    pub(super) fn park(
        &self,
        on: Date,
        proceedings: Proceedings,
        points: Vec<PointNumber>,
        until: Option<Date>,
    ) -> Result<Decision, Refusal> {
        let state = self.state();
        if let Some(unknown) = points.iter().find(|it| !state.points.contains_key(it)) {
            let why = format!("the case has no {unknown}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name points of the case"));
        }
        // what only the Ombudsman has still is nothing that the council could go on with
        let here = status(state);
        if !here.is_open() || here == Status::WithOmbudsman {
            return Err(self.refuse(
                GuardId::OpenStage,
                "nothing of this case is open",
                "Take it up again first, if that is what happened",
            ));
        }
        if proceedings == Proceedings::Other {
            return Err(self.refuse(
                GuardId::ClaimsAreNoProceedings,
                "a possible claim, an insurer's matter and the like are not proceedings",
                "Go on with the complaint, or name the court, tribunal, criminal or disciplinary proceedings",
            ));
        }
        if state.taken(Step::PrejudiceWeighed).next().is_none() {
            return Err(self.refuse(
                GuardId::PrejudiceBeforeParking,
                "it is not recorded how considering the complaint would prejudice the proceedings",
                "Record the step “prejudice_weighed” with its reasons; that proceedings exist is not enough",
            ));
        }
        let mut warnings = Vec::new();
        if proceedings == Proceedings::Safeguarding {
            let why = "a safeguarding enquiry is not known to be in regulation 8";
            warnings.push(self.remark(
                GuardId::ParkedForPractice,
                why,
                "Go on beside it where that does no harm, and keep the reasons",
            ));
        }
        let last = state.parkings.keys().next_back().map_or(0, |it| it.0);
        let event = Event::Parked {
            parking: ParkingNumber(last + 1),
            proceedings: Some(proceedings),
            until,
            points,
        };
        Ok(Decision {
            facts: vec![Fact::new(Occurred::On(on), event)],
            warnings,
        })
    }

    pub(super) fn end_parking(
        &self,
        parking: ParkingNumber,
        on: Date,
    ) -> Result<Decision, Refusal> {
        Ok(Decision {
            facts: vec![self.parked_until(parking, on)?],
            warnings: Vec::new(),
        })
    }

    /// The parking with its end: what is recorded about one parking is one fact.
    pub(super) fn parked_until(&self, parking: ParkingNumber, on: Date) -> Result<Fact, Refusal> {
        let found = self
            .case
            .facts()
            .into_iter()
            .find_map(|fact| match fact.event {
                Event::Parked {
                    parking: number,
                    proceedings,
                    points,
                    until,
                } if *number == parking => Some((
                    fact.seq,
                    fact.occurred,
                    *proceedings,
                    points.clone(),
                    *until,
                )),
                _ => None,
            });
        let Some((seq, occurred, proceedings, points, ended)) = found else {
            let why = format!("the case has no {parking}");
            return Err(self.refuse(GuardId::KnownItem, why, "Name a parking of the case"));
        };
        // an end that is still to come was only expected
        if let Some(ended) = ended.filter(|ended| *ended <= self.context.today()) {
            let why = format!("{parking} ended on {} already", InWords(ended));
            return Err(self.refuse(
                GuardId::ParkingEndsOnce,
                why,
                "Park it anew where proceedings stand in the way again; a day that was wrong is taken back with its reason \
                 and recorded anew",
            ));
        }
        let event = Event::Parked {
            parking,
            proceedings,
            until: Some(on),
            points,
        };
        let corrected = Event::Corrected {
            seq,
            occurred,
            event: Box::new(event),
        };
        Ok(Fact::new(Occurred::On(on), corrected))
    }
}
