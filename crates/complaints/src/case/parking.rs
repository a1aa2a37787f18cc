//! A time for which points are parked, in words.

use super::{Closure, Parking, Refusal, State};
use crate::codes::Ground;
use crate::ids::PointNumber;
use crate::occurred::{InWords, Occurred};
use crate::step::Step;
use jiff::civil::Date;

/// That proceedings ended because of which a complaint, or a part of it, was parked or turned away: whoever complained is
/// told that they may complain again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// When the proceedings ended.
    pub on: Occurred,
    /// When they were told, or it went on, came back or ended without that; none while it is owed.
    pub settled: Option<Occurred>,
}

impl State {
    /// Each time that proceedings ended which had held something up, in the order recorded.
    pub fn invitations(&self) -> Vec<Invitation> {
        let ended = self.taken(Step::ProceedingsEnded).map(|it| it.on);
        ended
            .filter(|on| self.held_up_on(on.earliest()))
            .map(|on| Invitation {
                on,
                settled: self.settled_since(on),
            })
            .collect()
    }

    /// Whether the proceedings ended because of which something is parked, and nobody has kept it parked since.
    pub fn proceedings_ended_since(&self, parking: &Parking) -> bool {
        let turns = [Step::ProceedingsEnded, Step::ParkingReviewed];
        let last = self.steps.iter().rfind(|it| turns.contains(&it.it.step));
        last.is_some_and(|it| {
            it.it.step == Step::ProceedingsEnded && it.on.latest() >= parking.on.earliest()
        })
    }

    /// Whether something was parked, or turned away because of proceedings, on a day.
    fn held_up_on(&self, day: Date) -> bool {
        let undone = self.reopenings.values();
        let undone = undone.filter_map(|it| match &it.closed {
            Some(Closure::Refused(refusal)) if it.on.latest() >= day => Some(refusal),
            _ => None,
        });
        let because =
            |it: &Refusal| it.ground == Some(Ground::Proceedings) && it.on.earliest() <= day;
        self.parkings.values().any(|it| it.lasts_on(day))
            || self.refusal.iter().chain(undone).any(because)
    }

    fn settled_since(&self, ended: Occurred) -> Option<Occurred> {
        const SETTLES: [Step; 3] = [Step::InvitedBack, Step::Resubmitted, Step::ParkedClosed];
        let steps = self.steps.iter();
        let steps = steps
            .filter(|it| SETTLES.contains(&it.it.step))
            .map(|it| it.on);
        let goes_on = self.parkings.values().filter_map(|it| it.until);
        let reopened = self.reopenings.values().map(|it| it.on);
        steps
            .chain(goes_on.map(Occurred::On))
            .chain(reopened)
            .chain(self.withdrawn)
            .filter(|it| it.latest() >= ended.earliest())
            .min_by_key(|it| it.latest())
    }

    /// The times for which a point was or is parked, by itself or with the whole case.
    pub fn parkings_of(&self, point: PointNumber) -> impl Iterator<Item = &Parking> {
        let all = self.parkings.values();
        all.filter(move |it| it.points.is_empty() || it.points.contains(&point))
    }

    /// Since when and why it is parked, and how that ended or is to end: "parked on 2 April 2026 because of court
    /// proceedings, no end known".
    pub fn parked_in_words(&self, parking: &Parking, today: Date) -> String {
        let why = parking.proceedings.map_or_else(String::new, |it| {
            format!(" because of {} proceedings", it.label().to_lowercase())
        });
        let until = match (parking.until, self.parking_closed(parking)) {
            (None, Some(day)) => format!(
                ", closed {} by a decision; it can be asked for again",
                on(day)
            ),
            (Some(day), _) if day <= today => format!(", until {}", InWords(day)),
            (Some(day), _) => format!(", planned until {}", InWords(day)),
            (None, None) => ", no end known".to_owned(),
        };
        format!("parked {}{why}{until}", on(parking.on))
    }
}

fn on(when: Occurred) -> String {
    match when {
        Occurred::Between(first, last) if first != last => when.to_string(),
        known => format!("on {known}"),
    }
}
