//! How cases and stages ended, as it is known on a day.

use super::column::word;
use crate::facts::day::{self, Day};
use crate::facts::{Facts, NONE, Table};
use crate::field::ending;

/// The outcome of each case by the closing day: that of stage 1, else the whole case's.
pub(super) fn case_outcome(facts: &Facts, closing: Day) -> Vec<u32> {
    let (cases, stages) = (&facts.columns.cases, &facts.columns.stages);
    (0..cases.kind.len())
        .map(|case| {
            if cases.answered[case] > closing {
                return NONE;
            }
            match stages.outcome.get(cases.stage_1[case] as usize) {
                Some(outcome) if *outcome != NONE => *outcome,
                _ => cases.outcome[case],
            }
        })
        .collect()
}

/// How each case stands on the closing day, in one list.
pub(super) fn case_ending(facts: &Facts, closing: Day) -> Vec<u32> {
    let (cases, stages) = (&facts.columns.cases, &facts.columns.stages);
    let by = |on: Day| on != day::NONE && on <= closing;
    let outcomes = case_outcome(facts, closing);
    let [
        refused,
        informal,
        before,
        during,
        no_outcome,
        ongoing,
        withdrawn,
    ] = [
        ending::REFUSED,
        ending::INFORMAL,
        ending::BEFORE_STAGE_1,
        ending::DURING[0],
        ending::NO_OUTCOME,
        ending::ONGOING,
        ending::WITHDRAWN,
    ]
    .map(|it| word(facts, it));
    (0..cases.kind.len())
        .map(|case| {
            if by(cases.refused[case]) {
                return refused;
            }
            let started = stages.started.get(cases.stage_1[case] as usize);
            let (answered, gone) = (cases.answered[case], cases.withdrawn[case]);
            if by(gone) && !(by(answered) && answered <= gone) {
                return match started {
                    Some(started) if *started <= gone => during,
                    _ => before,
                };
            }
            if cases.informal[case] && (by(answered) || answered == day::NONE && started.is_none())
            {
                return informal;
            }
            let outcome = outcomes[case];
            if outcome != NONE && outcome == withdrawn {
                return during;
            }
            if by(answered) {
                return if outcome == NONE { no_outcome } else { outcome };
            }
            if cases.can_be_open[case] || cases.refused[case] != day::NONE {
                return ongoing;
            }
            outcome
        })
        .collect()
}

/// How each stage stands on the closing day, in one list.
pub(super) fn stage_ending(facts: &Facts, closing: Day) -> Vec<u32> {
    let stages = &facts.columns.stages;
    let by = |on: Day| on != day::NONE && on <= closing;
    let during = ending::DURING.map(|it| word(facts, it));
    let (no_outcome, ongoing, withdrawn) = (
        word(facts, ending::NO_OUTCOME),
        word(facts, ending::ONGOING),
        word(facts, ending::WITHDRAWN),
    );
    (0..stages.case.len())
        .map(|row| {
            let outcome = stages.outcome[row];
            let gone = usize::try_from(stages.number[row] - 1)
                .ok()
                .and_then(|place| during.get(place).copied())
                .unwrap_or(NONE);
            if by(stages.answered[row]) {
                if outcome == NONE {
                    no_outcome
                } else if outcome == withdrawn {
                    gone
                } else {
                    outcome
                }
            } else if by(stages.withdrawn[row]) {
                gone
            } else {
                ongoing
            }
        })
        .collect()
}

/// Whether each row of a table is decided, withdrawn, refused or ongoing on the closing day.
pub(super) fn state(facts: &Facts, table: Table, closing: Day) -> Vec<u32> {
    let columns = &facts.columns;
    let by = |on: Day| on != day::NONE && on <= closing;
    let [decided, withdrawn, refused, ongoing] = [
        ending::DECIDED,
        ending::WITHDRAWN,
        ending::REFUSED,
        ending::ONGOING,
    ]
    .map(|it| word(facts, it));
    let of = |answered: Day, gone: Day| {
        if by(answered) {
            decided
        } else if by(gone) {
            withdrawn
        } else {
            ongoing
        }
    };
    match table {
        Table::Stages => {
            let stages = &columns.stages;
            let days = stages.answered.iter().zip(&stages.withdrawn);
            days.map(|(answered, gone)| of(*answered, *gone)).collect()
        }
        Table::Ombudsman => {
            let decided = columns.ombudsman.decided.iter();
            decided.map(|decided| of(*decided, day::NONE)).collect()
        }
        _ => {
            let cases = &columns.cases;
            (0..cases.kind.len())
                .map(|case| {
                    if by(cases.refused[case]) {
                        refused
                    } else if cases.can_be_open[case] || cases.refused[case] != day::NONE {
                        of(cases.answered[case], cases.withdrawn[case])
                    } else if by(cases.withdrawn[case]) {
                        withdrawn
                    } else {
                        decided
                    }
                })
                .collect()
        }
    }
}
