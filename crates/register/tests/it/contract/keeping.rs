//! Councils, people, looks, and the register itself.

use super::*;
use crate::places::Place;
use crate::sample::*;
use casework::ports::{Filter, Look, LookedAt, Register};
use complaints::ids::CaseId;
use complaints::personal::Personal;
use jiff::civil::date;
use register::{Rebuilt, Store};

pub(crate) fn an_authority_is_established_once(_: &Place, store: &Store) {
    let mut again = northmere();
    again.id = complaints::ids::AuthorityId(uuid::Uuid::from_u128(0xB));
    assert_eq!(store.establish(again.clone()).expect("there"), northmere());
    assert_eq!(store.authority(None).expect("read"), Some(northmere()));
    assert_eq!(store.authority(Some("Southmere")).expect("read"), None);

    "Southmere".clone_into(&mut again.name);
    store.establish(again.clone()).expect("added");
    assert_eq!(
        store.authority(Some("Southmere")).expect("read"),
        Some(again)
    );
    let refused = store
        .authority(None)
        .expect_err("which of the two?")
        .to_string();
    assert!(refused.contains("Northmere, Southmere"), "{refused}");
}

pub(crate) fn a_person_is_found_by_name_and_date_of_birth(_: &Place, store: &Store) {
    let born = date(2012, 2, 29);
    store
        .commit(here(), complaint(1).about("Mina Holt", Some(born)).change())
        .expect("stored");
    store
        .commit(here(), complaint(2).about("Mina Holt", None).change())
        .expect("stored");
    let find = |name: &str, born: Option<jiff::civil::Date>| {
        let born = born.map(Personal::new);
        store
            .person(here(), &Personal::from(name), born.as_ref())
            .expect("read")
    };
    assert_eq!(find(" MINA  holt", Some(born)), Some(person_id(1)));
    assert_eq!(find("Mina Holt", None), Some(person_id(2)));
    assert_eq!(find("Mina Holt", Some(date(2011, 1, 1))), None);
    assert_eq!(find("Mina", Some(born)), None);
}

/// A look on that day of June.
pub(crate) fn look(day: i8, case: Option<CaseId>, at_what: LookedAt) -> Look {
    Look {
        at: june(day),
        by: actor(),
        at_what,
        case,
        detail: format!("day {day}"),
    }
}

pub(crate) fn looks_are_kept_newest_first(_: &Place, store: &Store) {
    let first = look(3, Some(case_id(1)), LookedAt::Case);
    let second = look(4, None, LookedAt::List);
    let third = look(5, Some(case_id(1)), LookedAt::Refused);
    for each in [&second, &first, &third] {
        store.look(here(), each.clone()).expect("kept");
    }
    let looks = |case, most| store.looks(here(), case, most).expect("looks");
    assert_eq!(
        looks(None, 10),
        [third.clone(), second.clone(), first.clone()]
    );
    assert_eq!(looks(None, 2), [third.clone(), second]);
    assert_eq!(looks(Some(case_id(1)), 10), [third, first]);
    assert_eq!(looks(Some(case_id(2)), 10), []);
}

pub(crate) fn a_rebuild_of_a_sound_register_changes_nothing(_: &Place, store: &Store) {
    store
        .commit_together(here(), changes(0..5), None, Box::new(|_| true))
        .expect("stored");
    let listed = store
        .list(&operator(), here(), &Filter::default(), &all())
        .expect("a list");
    assert_eq!(
        store.rebuild().expect("rebuilt"),
        Rebuilt {
            cases: 5,
            changed: 0
        }
    );
    let after = store
        .list(&operator(), here(), &Filter::default(), &all())
        .expect("a list");
    assert_eq!(after, listed);
    sound(store);
}

pub(crate) fn a_register_stands_after_it_was_closed(place: &Place, store: &Store) {
    store.commit(here(), complaint(1).change()).expect("stored");
    let reopened = Store::open(&place.url, projector()).expect("it is there");
    assert_eq!(references(&reopened, &Filter::default()), ["NOR-0001"]);
    assert_eq!(
        reopened.heads(here()).expect("heads"),
        store.heads(here()).expect("heads")
    );
    assert_eq!(
        reopened.heads(here()).expect("heads")[0].reference,
        "NOR-0001"
    );
}
