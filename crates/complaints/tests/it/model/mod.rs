//! The procedures, explored: every history of commands and days up to a depth, from several places on the way.
//!
//! A procedure is too long to explore from its beginning to its end, so the histories start at each place that it comes
//! to (received, asked for, investigated, answered, heard), and go on from there for as many moves as [`DEPTH`] says.
//! Two situations are the same where the same has happened, in whatever days, and every clock stands the same to today.

mod moves;
mod procedure;
mod properties;
mod rows;
mod situation;

use moves::Move;
use procedure::{Place, Procedures};
use stateright::{Checker, Model};
use std::collections::BTreeSet;

/// How many moves each history has after the place where it starts.
const DEPTH: usize = 3;

/// Explores from the places, and gives back the changes of status that were gone through.
fn explored(places: &[Place], depth: usize) -> BTreeSet<rows::Change> {
    let checked = Procedures::new(places, depth).checker().spawn_bfs().join();
    let found: Vec<String> = checked
        .discoveries()
        .into_iter()
        .map(|(property, path)| {
            let last = path.last_state();
            let events = last.case.history().iter().map(|it| &it.event);
            let events: Vec<_> = events.collect();
            let (on, wrong) = (last.today, &last.wrong);
            let moves: Vec<Move> = path.clone().into_actions();
            format!("not so: {property}\n{wrong:?} on {on}, after {moves:?}\n{events:#?}")
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    // a model that nothing moves in would fulfil every property
    assert!(checked.unique_state_count() > 200 * places.len());
    checked.model().changes()
}

#[test]
fn no_history_of_the_procedures_takes_a_right_away_or_leaves_a_case_to_nobody() {
    let gone_through = explored(&Place::ALL, DEPTH);
    let never: Vec<_> = rows::ALLOWED
        .iter()
        .filter(|it| !gone_through.contains(&(it.from, it.to)))
        .collect();
    assert!(never.is_empty(), "never gone through: {never:#?}");
}
