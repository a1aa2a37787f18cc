//! Cases are stored, and commands are stored once.

use super::*;
use crate::places::Place;
use crate::sample::*;
use casework::ports::{Change, Filter, LookedAt, Register, RegisterError};
use jiff::civil::date;
use register::Store;

pub(crate) fn a_case_reads_as_it_was_stored(_: &Place, store: &Store) {
    let new = complaint(1)
        .about("Mina Holt", Some(date(2012, 2, 29)))
        .change();
    let committed = store.commit(here(), new.clone()).expect("stored");
    assert_eq!((committed.version, committed.repeated), (2, false));
    let loaded = store.load(&operator(), here(), case_id(1)).expect("read");
    assert_eq!(loaded.as_ref(), Some(&new.case));

    let changed = answered(noted(new.case, june(4), 1), june(5));
    let change = Change {
        key: key(100),
        since: 2,
        case: changed.clone(),
    };
    assert_eq!(store.commit(here(), change).expect("stored").version, 4);
    let loaded = store.load(&operator(), here(), case_id(1)).expect("read");
    assert_eq!(loaded, Some(changed));
    assert_eq!(
        store.load(&operator(), here(), case_id(2)).expect("read"),
        None
    );
    sound(store);
}

pub(crate) fn a_case_is_found_by_its_reference(_: &Place, store: &Store) {
    store.commit(here(), complaint(7).change()).expect("stored");
    let found = store.find(&operator(), here(), "NOR-0007").expect("read");
    assert_eq!(found.map(|case| case.id()), Some(case_id(7)));
    assert_eq!(
        store.find(&operator(), here(), "NOR-0008").expect("read"),
        None
    );
}

pub(crate) fn the_same_command_is_stored_once(_: &Place, store: &Store) {
    let first = store.commit(here(), complaint(1).change()).expect("stored");
    let again = store
        .commit(here(), complaint(1).change())
        .expect("answered");
    assert_eq!((again.case, again.version), (first.case, first.version));
    assert!(again.repeated);
    assert_eq!(references(store, &Filter::default()), ["NOR-0001"]);
    sound(store);
}

pub(crate) fn two_changes_of_one_version_do_not_both_stand(_: &Place, store: &Store) {
    let new = complaint(1).change();
    store.commit(here(), new.clone()).expect("stored");
    let change = |number, case| Change {
        key: key(number),
        since: 1,
        case,
    };
    let by_ann = change(100, noted(new.case.clone(), june(4), 1));
    let by_bob = change(101, answered(new.case, june(4)));
    store.commit(here(), by_ann.clone()).expect("stored");
    let refused = store
        .commit(here(), by_bob)
        .expect_err("somebody was faster");
    assert!(
        matches!(&refused, RegisterError::Conflict { reference } if reference == "NOR-0001"),
        "{refused}"
    );
    let loaded = store.load(&operator(), here(), case_id(1)).expect("read");
    assert_eq!(loaded, Some(by_ann.case));
    sound(store);
}

pub(crate) fn a_reference_belongs_to_one_case(_: &Place, store: &Store) {
    store.commit(here(), complaint(1).change()).expect("stored");
    let mut other = complaint(1).change();
    other.key = key(100);
    other.case =
        complaints::Case::replay(case_id(2), other.case.history().to_vec()).expect("a case");
    let refused = store.commit(here(), other).expect_err("it is taken");
    assert!(
        matches!(&refused, RegisterError::ReferenceTaken { reference } if reference == "NOR-0001"),
        "{refused}"
    );
    // a refused command may be sent again, corrected, under its own key
    let mut corrected = complaint(2).change();
    corrected.key = key(100);
    assert!(!store.commit(here(), corrected).expect("stored").repeated);
    sound(store);
}

pub(crate) fn many_changes_are_stored_together_or_not_at_all(_: &Place, store: &Store) {
    let (heard, steps) = std::sync::mpsc::channel();
    let step = Box::new(move |number| heard.send(number).is_ok());
    let stored = store
        .commit_together(here(), changes(0..20), None, step)
        .expect("stored");
    assert_eq!(stored.len(), 20);
    assert!(stored.iter().all(|it| !it.repeated));
    assert_eq!(
        steps.iter().collect::<Vec<_>>(),
        (1..=20).collect::<Vec<_>>()
    );

    let stopped = store.commit_together(
        here(),
        changes(20..40),
        None,
        Box::new(|number| number < 10),
    );
    assert!(matches!(stopped, Err(RegisterError::Stopped)));
    assert_eq!(
        store
            .count(&operator(), here(), &Filter::default())
            .expect("a count"),
        20
    );

    let mut clash = complaint(30).change();
    clash.since = 3;
    let clashing = changes(20..30).chain([Ok(clash)]);
    let refused = store.commit_together(here(), Box::new(clashing), None, Box::new(|_| true));
    assert!(matches!(refused, Err(RegisterError::Conflict { .. })));
    assert_eq!(
        store
            .count(&operator(), here(), &Filter::default())
            .expect("a count"),
        20
    );

    let broken = changes(20..30).chain(std::iter::once_with(|| panic!("on purpose")));
    let failed = store.commit_together(here(), Box::new(broken), None, Box::new(|_| true));
    assert!(
        failed
            .expect_err("it failed")
            .to_string()
            .contains("nothing")
    );

    let again = store
        .commit_together(here(), changes(0..25), None, Box::new(|_| true))
        .expect("stored");
    assert_eq!(again.iter().filter(|it| it.repeated).count(), 20);
    assert_eq!(
        store
            .count(&operator(), here(), &Filter::default())
            .expect("a count"),
        25
    );
    sound(store);
}

pub(crate) fn readers_go_on_and_their_looks_are_kept_while_many_changes_are_stored(
    _: &Place,
    store: &Store,
) {
    store
        .commit(here(), complaint(100).change())
        .expect("stored");
    let (halfway, wait_for_half) = std::sync::mpsc::channel();
    let (read, wait_for_reader) = std::sync::mpsc::channel();
    // the channels belong to the scope, so that a failure in it ends the writer's wait too
    std::thread::scope(move |scope| {
        scope.spawn(move || {
            let step = Box::new(move |number| {
                if number == 5 {
                    halfway.send(()).expect("somebody waits");
                    wait_for_reader.recv().expect("the reader read");
                }
                true
            });
            store
                .commit_together(here(), changes(0..10), None, step)
                .expect("stored");
        });
        wait_for_half.recv().expect("half is written");
        // half the changes are written and none of them shows
        assert_eq!(references(store, &Filter::default()), ["NOR-0100"]);
        let look = super::keeping::look(3, Some(case_id(100)), LookedAt::Case);
        store.look(here(), look.clone()).expect("kept");
        assert_eq!(store.looks(here(), None, 10).expect("read"), [look]);
        read.send(()).expect("the writer waits");
    });
    assert_eq!(references(store, &Filter::default()).len(), 11);
}

pub(crate) fn clients_that_write_at_once_lose_nothing(_: &Place, store: &Store) {
    store
        .commit(here(), complaint(900).change())
        .expect("stored");
    let noted_by_all: u32 = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..8u16)
            .map(|client| {
                scope.spawn(move || {
                    let mut conflicts = 0;
                    for round in 0..5u16 {
                        let number = client * 5 + round;
                        store
                            .commit(here(), complaint(number).change())
                            .expect("stored");
                        // all of them write one more note on the same case, each until it stands
                        loop {
                            let case = store
                                .load(&operator(), here(), case_id(900))
                                .expect("read")
                                .expect("there");
                            let since = case.version();
                            let note = u16::try_from(since).expect("few");
                            let change = Change {
                                key: key(10_000 + u32::from(number)),
                                since,
                                case: noted(case, june(4), note),
                            };
                            match store.commit(here(), change) {
                                Ok(_) => break,
                                Err(RegisterError::Conflict { .. }) => conflicts += 1,
                                Err(error) => panic!("{error}"),
                            }
                        }
                    }
                    conflicts
                })
            })
            .collect();
        clients
            .into_iter()
            .map(|client| client.join().expect("it ended"))
            .sum()
    });
    let case = store
        .load(&operator(), here(), case_id(900))
        .expect("read")
        .expect("there");
    assert_eq!(case.version(), 41, "after {noted_by_all} conflicts");
    assert_eq!(references(store, &Filter::default()).len(), 41);
    sound(store);
}
