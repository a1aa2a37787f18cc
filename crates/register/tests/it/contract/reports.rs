//! What reports read.

use super::*;
use crate::places::Place;
use crate::sample::*;
use casework::ports::{AuthorityChange, Change, Register, RegisterError};
use complaints::authority::{AuthorityEvent, FileOnRecord};
use complaints::rules::{Choice, ChoicesMade, CouncilDays, Proclaimed};
use complaints::year::{YearStep, YearTaken};
use jiff::civil::date;
use register::Store;

pub(crate) fn facts_are_given_as_they_stand_and_as_they_stood(_: &Place, store: &Store) {
    let first = complaint(2).recorded(june(3));
    store.commit(here(), first.change()).expect("stored");
    store
        .commit(here(), complaint(1).recorded(june(10)).change())
        .expect("stored");
    let case = answered(first.case(), june(12));
    store
        .commit(
            here(),
            Change {
                key: key(100),
                since: 1,
                case,
            },
        )
        .expect("stored");
    let facts = |as_at| -> Vec<(String, bool)> {
        let facts = store.facts(here(), as_at).expect("facts");
        facts
            .into_iter()
            .map(|it| (it.reference, it.quadrant.is_some()))
            .collect()
    };
    let (one, two) = ("NOR-0001".to_owned(), "NOR-0002".to_owned());
    assert_eq!(facts(None), [(one.clone(), false), (two.clone(), true)]);
    assert_eq!(
        facts(Some(june(12))),
        [(one.clone(), false), (two.clone(), true)]
    );
    assert_eq!(
        facts(Some(june(11))),
        [(one.clone(), false), (two.clone(), false)]
    );
    assert_eq!(facts(Some(june(9))), [(two, false)]);
    assert_eq!(facts(Some(june(2))), []);
    let stood = store.facts(here(), Some(june(11))).expect("facts");
    assert_eq!(stood[1], project(&first.case()).facts);
}

pub(crate) fn published_figures_are_given_as_they_stand_and_as_they_stood(
    _: &Place,
    store: &Store,
) {
    let store_figures = |since, events| {
        let change = Some(AuthorityChange { since, events });
        store.commit_together(here(), changes(0..0), change, Box::new(|_| true))
    };
    let publish = |reference, value| {
        published(
            june(3),
            AuthorityEvent::FigurePublished {
                figure: figure(reference, value),
            },
        )
    };
    let correct = published(
        june(5),
        AuthorityEvent::FigureCorrected {
            figure: figure("P-1", 12),
        },
    );
    assert_eq!(store.figures(here(), None).expect("figures"), (0, vec![]));
    store_figures(0, vec![publish("P-2", 7), publish("P-1", 11)]).expect("stored");
    store_figures(2, vec![correct.clone()]).expect("stored");
    let now = store.figures(here(), None).expect("figures");
    assert_eq!(now, (3, vec![figure("P-1", 12), figure("P-2", 7)]));
    let then = store.figures(here(), Some(june(4))).expect("figures");
    assert_eq!(then, (2, vec![figure("P-1", 11), figure("P-2", 7)]));
    let late = store_figures(2, vec![correct]);
    assert!(matches!(late, Err(RegisterError::Conflict { .. })));
    // what was done for a year stands in the same stream, and is no figure
    let taken = YearTaken {
        year_end: date(2026, 3, 31),
        step: YearStep::ReportPublished,
        on: date(2026, 6, 2),
        reference: Some("Cabinet".to_owned()),
    };
    let step = AuthorityEvent::YearStepTaken {
        taken: taken.clone(),
    };
    store_figures(3, vec![published(june(6), step)]).expect("stored");
    let steps = store.year_steps(here()).expect("steps");
    assert_eq!(steps, (4, vec![taken]));
    let now = store.figures(here(), None).expect("figures");
    assert_eq!(now, (4, vec![figure("P-1", 12), figure("P-2", 7)]));
    // as does what it chose where the law leaves a question open
    let (version, file) = store.council_file(here()).expect("on record");
    assert_eq!((version, file), (4, FileOnRecord::default()));
    let made = |since, number| ChoicesMade {
        since,
        choices: vec![Choice {
            setting: "C7".to_owned(),
            of: None,
            choice: None,
            number: Some(number),
            from: date(2026, 4, 1),
        }],
    };
    for (version, made) in [(4, made(None, 25)), (5, made(Some(date(2026, 6, 7)), 30))] {
        let made = AuthorityEvent::ChoicesMade { made };
        store_figures(version, vec![published(june(7), made)]).expect("stored");
    }
    // and the bank holidays and closures of its file, as they were shown last
    let days = |day| CouncilDays {
        bank_holidays: vec![Proclaimed {
            date: date(2027, 6, day),
            name: "National Day of Thanks".to_owned(),
            withdrawn: false,
        }],
        closures: Vec::new(),
    };
    for (version, day) in [(6, 4), (7, 5)] {
        let days = days(day);
        let shown = AuthorityEvent::DaysShown { days };
        store_figures(version, vec![published(june(8), shown)]).expect("stored");
    }
    let (version, file) = store.council_file(here()).expect("on record");
    assert_eq!(version, 8);
    assert_eq!(file.days, days(5));
    let choices = file.choices.expect("on record");
    assert_eq!(choices.on(date(2026, 6, 6)), made(None, 25).choices);
    assert_eq!(choices.on(date(2026, 6, 7)), made(None, 30).choices);
    sound(store);
}
