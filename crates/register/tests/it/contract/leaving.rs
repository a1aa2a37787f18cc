//! Somebody leaves, and no case is left with them.

use super::seen::{add_account, of_the_team, restricted, store_new, with_step};
use super::*;
use crate::places::Place;
use crate::sample::*;
use casework::ports::{AccountId, Accounts, AccountsError, KeptBy, SignInName};
use complaints::access::ViewerRole;
use complaints::step::Step;
use std::collections::BTreeSet;

fn name(text: &str) -> SignInName {
    text.parse().expect("a name")
}

fn id(store: &Store, text: &str) -> AccountId {
    let found = store.account_named(here(), &name(text)).expect("read");
    found.expect("there").id
}

fn is_open(store: &Store, text: &str) -> bool {
    let found = store.account_named(here(), &name(text)).expect("read");
    found.expect("there").is_open()
}

fn kept(case: complaints::Case, by: &str) -> complaints::Case {
    with_step(case, Step::KeeperNamed, Some(by), None)
}

fn given(store: &Store, number: u16, to: &str) -> Change {
    let case = store.load(&operator(), here(), case_id(number));
    let case = case.expect("read").expect("there");
    let since = case.version();
    Change {
        key: key(1_000 + u32::from(number)),
        since,
        case: kept(case, to),
    }
}

fn keeper(store: &Store, number: u16) -> Option<String> {
    let case = store.load(&operator(), here(), case_id(number));
    case.expect("read").expect("there").state().keeper()
}

pub(crate) fn an_account_that_keeps_cases_is_closed_when_another_takes_all_of_them_or_not_at_all(
    _: &Place,
    store: &Store,
) {
    add_account(store, 1, "ann", ViewerRole::ComplaintsTeam);
    add_account(store, 2, "bee", ViewerRole::ComplaintsTeam);
    for number in 1..=2 {
        store_new(store, number, kept(complaint(number).case(), "ann"));
    }
    // one that is over is left in her name
    let over = answered(kept(complaint(3).case(), "ann"), june(21));
    store_new(store, 3, over);
    store_new(store, 4, restricted(complaint(4).case(), "ann"));
    let held = store.held(here(), &name("ann")).expect("read");
    assert_eq!(held.kept, [case_id(1), case_id(2)]);
    assert_eq!(held.alone, [case_id(4)]);
    let close = |handed| store.close_account(here(), id(store, "ann"), june(5), handed);
    let left = close(Vec::new()).expect_err("she keeps two and sees one alone");
    assert_eq!(
        left.to_string(),
        "this account would leave 2 open cases that it keeps and 1 restricted case that nobody else of the complaints team sees; somebody has to take them first"
    );
    let left = close(vec![given(store, 1, "bee")]).expect_err("two are left");
    assert!(matches!(
        left,
        AccountsError::CasesLeft { kept: 1, alone: 1 }
    ));
    assert!(is_open(store, "ann"));
    assert_eq!(
        keeper(store, 1).as_deref(),
        Some("ann"),
        "nothing was handed over"
    );
    let case = store.load(&operator(), here(), case_id(4)).expect("read");
    let case = case.expect("there");
    let since = case.version();
    let seen = Change {
        key: key(2_000),
        since,
        case: restricted(case, "bee"),
    };
    close(vec![given(store, 1, "bee"), given(store, 2, "bee"), seen]).expect("closed");
    assert!(!is_open(store, "ann"));
    assert_eq!(keeper(store, 1).as_deref(), Some("bee"));
    assert_eq!(keeper(store, 2).as_deref(), Some("bee"));
    assert_eq!(keeper(store, 3).as_deref(), Some("ann"));
    let found = store
        .load(&of_the_team("bee"), here(), case_id(4))
        .expect("read");
    assert!(found.is_some(), "bee sees the restricted one");
    // what was over is not opened again with somebody who has left
    let case = store.load(&operator(), here(), case_id(3)).expect("read");
    let case = case.expect("there");
    let since = case.version();
    let answer = case
        .history()
        .iter()
        .rev()
        .find(|it| it.event.type_name() == "stage_answered");
    let seq = answer.expect("an answer").seq;
    let event = complaints::event::Event::Retracted { seq };
    let change = Change {
        key: key(2_001),
        since,
        case: with_event(case, june(22), event, None),
    };
    let refused = store.commit(here(), change).expect_err("ann has left");
    assert!(matches!(refused, RegisterError::KeeperLeft { account } if account == "ann"));
}

pub(crate) fn a_role_that_keeps_no_case_is_not_given_to_whoever_does(_: &Place, store: &Store) {
    add_account(store, 1, "ann", ViewerRole::ComplaintsTeam);
    store_new(
        store,
        1,
        restricted(kept(complaint(1).case(), "ann"), "ann"),
    );
    let become_ = |role| store.change_role(here(), id(store, "ann"), role, BTreeSet::new());
    let refused = become_(ViewerRole::Director).expect_err("she keeps one");
    assert!(matches!(
        refused,
        AccountsError::CasesLeft { kept: 1, alone: 1 }
    ));
    let refused = become_(ViewerRole::TeamManager).expect_err("nobody of the team would see it");
    assert!(matches!(
        refused,
        AccountsError::CasesLeft { kept: 0, alone: 1 }
    ));
    become_(ViewerRole::ComplaintsTeam).expect("as it was");
}

pub(crate) fn no_open_case_is_left_with_a_closed_account_however_many_act_at_once(
    _: &Place,
    store: &Store,
) {
    const ROUNDS: u8 = 6;
    for round in 1..=ROUNDS {
        let leaver = format!("ann{round}");
        add_account(store, round, &leaver, ViewerRole::ComplaintsTeam);
        let number = u16::from(round);
        store
            .commit(here(), complaint(number).change())
            .expect("stored");
        let account = id(store, &leaver);
        let (closed, given) = std::thread::scope(|scope| {
            let close = scope.spawn(|| store.close_account(here(), account, june(5), Vec::new()));
            let change = given(store, number, &leaver);
            let give = scope.spawn(|| store.commit(here(), change));
            (
                close.join().expect("an answer"),
                give.join().expect("an answer"),
            )
        });
        assert_ne!(
            closed.is_ok(),
            given.is_ok(),
            "one of the two: {closed:?} {given:?}"
        );
        assert_eq!(is_open(store, &leaver), given.is_ok());
        let filter = Filter {
            open: Some(true),
            kept_by: Some(KeptBy::Account(leaver.clone())),
            ..Filter::default()
        };
        let count = store.count(&operator(), here(), &filter).expect("a count");
        assert_eq!(count > 0, is_open(store, &leaver));
    }
}
