//! Regulation 8 and correction 6: when parking ended, and how, as a person reads it.

use crate::desk::Desk;
use crate::way::{day, free, say};
use complaints::codes::Proceedings;
use complaints::command::Command;
use complaints::ids::{ParkingNumber, PointNumber};
use complaints::step::Step;
use complaints::timeline::{Entry, timeline};

const POINT: PointNumber = PointNumber(1);

fn parked(points: Vec<PointNumber>) -> Desk {
    let mut desk = Desk::statutory("2026-04-01");
    free(desk.take("2026-04-02", say(Step::PrejudiceWeighed)));
    free(desk.give(Command::Park {
        on: day("2026-04-02"),
        proceedings: Proceedings::Court,
        points,
        until: None,
    }));
    desk
}

fn beside(desk: &Desk) -> Vec<String> {
    let state = desk.case().state();
    let all = state.parkings_of(POINT);
    all.map(|it| state.parked_in_words(it, day("2026-07-01")))
        .collect()
}

fn of_parking(desk: &Desk) -> Vec<(String, bool)> {
    let all = timeline(desk.case()).into_iter();
    let of_it = all.filter(|it| it.text.contains("parked"));
    of_it
        .map(
            |Entry {
                 text, superseded, ..
             }| (text, superseded),
        )
        .collect()
}

#[test]
fn the_end_of_parking_is_a_line_of_its_own_and_its_beginning_stays_true() {
    let mut desk = parked(vec![POINT]);
    assert_eq!(
        beside(&desk),
        ["parked on 2 April 2026 because of court proceedings, no end known"]
    );
    free(desk.give(Command::EndParking {
        parking: ParkingNumber(1),
        on: day("2026-06-01"),
    }));
    assert_eq!(
        beside(&desk),
        ["parked on 2 April 2026 because of court proceedings, until 1 June 2026"]
    );
    assert_eq!(
        of_parking(&desk),
        [
            (
                "Point 1 parked because of court proceedings".to_owned(),
                false
            ),
            (
                "Point 1 no longer parked from 1 June 2026".to_owned(),
                false
            ),
        ]
    );
}

#[test]
fn what_was_parked_as_a_whole_stands_beside_each_point_and_so_does_that_a_person_closed_it() {
    let mut desk = parked(Vec::new());
    free(desk.take("2026-06-01", say(Step::ProceedingsEnded)));
    free(desk.take("2026-06-02", say(Step::InvitedBack)));
    desk.today = day("2027-07-01");
    desk.take("2027-06-10", say(Step::ParkedClosed))
        .expect("a person decides");
    assert_eq!(
        beside(&desk),
        [
            "parked on 2 April 2026 because of court proceedings, closed on 10 June 2027 by a decision; it can be asked for \
             again"
        ]
    );
}
