//! A time for which points are parked, in words.

use super::{Parking, State};
use crate::ids::PointNumber;
use crate::occurred::{InWords, Occurred};
use jiff::civil::Date;

impl State {
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
