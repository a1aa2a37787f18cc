//! What there is to do in a case and by when: one list, for every place that tells of it.

use crate::case::State;
use crate::clock::{Clock, ClockState};
use crate::rules::{ClockRole, Moment};
use crate::status::status;
use crate::step::{About, Step};
use jiff::civil::Date;

/// The clocks that run and do not count, the first to fall due at the top: the council's own steps, what was promised,
/// and the person's own time. None of them makes the case late.
pub fn on_the_way<'a>(state: &State, clocks: &'a [Clock], today: Date) -> Vec<&'a Clock> {
    let open = status(state).is_open();
    // their own time to go on runs after the answer too, until it is over
    let theirs = |it: &Clock| {
        it.rule.starts == Moment::AnswerReceived && it.due.is_none_or(|due| due >= today)
    };
    let mut found: Vec<&Clock> = clocks
        .iter()
        .filter(|it| !it.counts() && it.state == ClockState::Running)
        // what comes only when a limit has passed unanswered is not due yet
        .filter(|it| it.from <= today || it.arrived.is_some())
        .filter(|it| open || theirs(it) || it.rule.after_the_answer || shared(it))
        .collect();
    found.sort_by_key(|it| (it.due.is_none(), it.due));
    found
}

/// What a case is judged by: the first day of the limits and targets that run, or that ran out before the next stage was
/// asked for; of two on one day the law's. Once it is over that is what is owed after the answer too: a day that the Ombudsman
/// set, what a person asked for of their data.
pub fn judged<'a>(state: &State, clocks: &'a [Clock]) -> Option<&'a Clock> {
    let open = status(state).is_open();
    let counting = clocks.iter().filter(|it| it.counts());
    let counting = counting.filter(|it| open || owed_after_the_answer(it));
    // what a national instrument left without a day is never late
    let dated = counting.filter(|it| it.due.is_some() && !it.without_day());
    let due = dated.filter(|it| it.runs() || it.overtaken());
    due.min_by_key(|it| (it.due, !it.is_the_laws()))
}

/// The same as it is named on a day: a limit of the law that is past comes before a target that is.
pub fn judged_on<'a>(state: &State, clocks: &'a [Clock], today: Date) -> Option<&'a Clock> {
    let first = judged(state, clocks)?;
    if first.is_the_laws() || !first.late(today) {
        return Some(first);
    }
    let past = clocks
        .iter()
        .filter(|it| it.is_the_laws() && it.late(today));
    Some(past.min_by_key(|it| it.due).unwrap_or(first))
}

/// The limit of the law that stands beside a target, or beside a limit that nobody confirmed: the first that runs of the same
/// stage.
pub fn legal_limit_beside<'a>(clock: &Clock, clocks: &'a [Clock]) -> Option<&'a Clock> {
    let beside = clocks.iter().filter(|it| {
        it.is_the_laws()
            && (it.route, it.rule.stage) == (clock.route, clock.rule.stage)
            && it.due.is_some()
            && (it.runs() || it.overtaken())
    });
    let theirs = clock.counts() && !clock.is_the_laws() && clock.rule.stage.is_some();
    beside.filter(|_| theirs).min_by_key(|it| it.due)
}

/// What is due next: first what counts and is due or late, what is past by law before what is past by a target, then the
/// earliest day of the limits and targets that run, of the council's steps on the way, and of what was promised; of two on
/// one day the one that counts. What was promised is owed
/// also once the case is answered, and so is what was asked for beside the complaint, and to ask whether they want to go on.
pub fn next<'a>(state: &State, clocks: &'a [Clock], today: Date) -> Option<&'a Clock> {
    let open = status(state).is_open();
    let counting = clocks
        .iter()
        .filter(|it| it.counts() && (open || owed_after_the_answer(it)));
    let tasks = on_the_way(state, clocks, today);
    let due = counting.chain(tasks.into_iter().filter(|it| asks(it)));
    let due: Vec<&Clock> = due.filter(|it| it.runs() && it.due.is_some()).collect();
    let presses = |it: &Clock| it.counts() && it.due.is_some_and(|due| due <= today);
    let by_law = |it: &Clock| it.is_the_laws() && it.late(today);
    first(&due, |it| {
        (
            !by_law(it),
            !presses(it),
            it.due,
            !it.counts(),
            !it.is_the_laws(),
        )
    })
}

/// What is owed beside the clocks that make a case late, and of which the day is past: the council's steps on the way and
/// what was promised.
pub fn overdue<'a>(state: &State, clocks: &'a [Clock], today: Date) -> Vec<&'a Clock> {
    let tasks = on_the_way(state, clocks, today).into_iter();
    tasks.filter(|it| asks(it) && it.late(today)).collect()
}

/// The first to fall due of the council's steps and of what was promised, whatever day it is today. Once a case is
/// answered, what was promised is still owed, and what was asked for beside the complaint, and to ask whether they want to
/// go on, until it is closed. What counts makes a case late, and is not owed beside that.
pub fn owed<'a>(state: &State, clocks: &'a [Clock]) -> Option<&'a Clock> {
    let open = status(state).is_open();
    let running = clocks.iter().filter(|it| it.runs() && it.due.is_some());
    let beside = |it: &Clock| !it.counts() && (open || owed_after_the_answer(it));
    let owed = running.filter(|it| asks(it) && beside(it));
    let owed: Vec<&Clock> = owed.collect();
    first(&owed, |it| it.due)
}

/// Whether it is owed once the case is answered too: by its rule, or as the answer of a point that the answer left out.
fn owed_after_the_answer(clock: &Clock) -> bool {
    let of_a_point = matches!(clock.about, About::Point(_));
    clock.rule.after_the_answer || clock.rule.answer && of_a_point
}

/// The first of them by an order. Nobody is asked whether they want to go on while the law or the Ombudsman waits.
fn first<'a, K: Ord>(due: &[&'a Clock], order: impl Fn(&Clock) -> K) -> Option<&'a Clock> {
    let counts = due.iter().any(|it| it.counts());
    let all = due.iter().copied();
    all.filter(|it| !counts || it.rule.stops != Moment::GoneOnOrClosed)
        .min_by_key(|it| order(it))
}

/// Whether it is something that the council has to do.
fn asks(clock: &Clock) -> bool {
    clock.rule.role != ClockRole::Window && !clock.rule.is_for_information()
}

/// Whether it is that staff hear of a compliment, which nobody has to answer, so that it is never open.
fn shared(clock: &Clock) -> bool {
    clock.rule.stops == Moment::Step(Step::SharedWithStaff)
}
