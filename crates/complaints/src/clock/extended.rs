//! Which of several clocks a step extends: of two requests, or two letters, the one that is still to be answered.

use super::start::Happening;
use crate::case::{State, Taken};
use crate::ids::RouteNumber;
use crate::rules::{ClockRule, Length};
use jiff::civil::Date;

/// An extension: when it was given, and the day it names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extension {
    pub(super) on: Date,
    pub(super) to: Option<Date>,
}

/// The extensions that steps gave, for each start of a clock in its order. Each goes to the first of those about the same
/// thing that had begun, was not stopped yet, and has none; where all have one, to the last of them, if its day may be named
/// anew.
pub(super) fn by_steps(
    state: &State,
    route: RouteNumber,
    rule: &ClockRule,
    starts: &[Happening],
    stopped_on: &[Option<Date>],
) -> Vec<Vec<Extension>> {
    let mut given: Vec<Vec<Extension>> = vec![Vec::new(); starts.len()];
    let Some(step) = rule.extended_by else {
        return given;
    };
    let mut steps: Vec<&Taken> = state
        .taken(step)
        .filter(|it| it.it.route == route)
        .collect();
    steps.sort_by_key(|it| it.on.earliest());
    for taken in steps {
        let on = taken.on.earliest();
        let open: Vec<usize> = (0..starts.len())
            .filter(|place| {
                let start = &starts[*place];
                // a clock that is there once is extended by whatever names it, and when it began is not asked
                !rule.each
                    || start.about == taken.it.about
                        && start.on.earliest() <= on
                        && stopped_on[*place].is_none_or(|stopped| stopped >= on)
            })
            .collect();
        let without = open.iter().find(|place| given[**place].is_empty());
        // a longer limit that the law names is given once; a day that a letter names may be named anew
        let again = open.last().filter(|_| rule.extended == Some(Length::Given));
        if let Some(place) = without.or(again) {
            given[*place].push(Extension {
                on,
                to: taken.it.day,
            });
        }
    }
    given
}
