//! Who may sign in, and who has.

use super::*;
use crate::places::Place;
use crate::sample::*;
use casework::ports::{
    Account, AccountId, Accounts, AccountsError, Authority, KeyHash, PasswordHash, Register,
    Session, SignInName,
};
use complaints::access::ViewerRole;
use complaints::ids::AuthorityId;
use jiff::Timestamp;
use register::Store;
use std::collections::BTreeSet;
use uuid::Uuid;

fn name(text: &str) -> SignInName {
    text.parse().expect("a name")
}

pub(crate) fn account(number: u8, sign_in_name: &str) -> Account {
    Account {
        id: AccountId(Uuid::from_u128(0xACC0 + u128::from(number))),
        sign_in_name: name(sign_in_name),
        name: "Zoë O'Brien".to_owned(),
        role: ViewerRole::TeamManager,
        teams: BTreeSet::from(["Fostering".to_owned(), "O'Brien \"Unit\"".to_owned()]),
        password: PasswordHash::new(format!("$argon2id$v=19$of {number}")),
        made_at: june(3),
        closed_at: None,
    }
}

pub(crate) fn session(number: u8, of: &Account, began_at: Timestamp) -> Session {
    Session {
        key_hash: KeyHash([number; 32]),
        account: of.id,
        began_at,
        last_used_at: began_at,
    }
}

fn add(store: &Store, account: &Account) {
    store.add_account(here(), account.clone()).expect("added");
}

fn begin(store: &Store, number: u8, of: &Account) -> Session {
    let session = session(number, of, june(4));
    let began = store.begin_session(here(), session.clone(), &of.password);
    assert!(began.expect("asked"));
    session
}

fn there(store: &Store, session: &Session) -> bool {
    let found = store.session(here(), session.key_hash).expect("read");
    found.is_some()
}

fn named(store: &Store, text: &str) -> Option<Account> {
    store.account_named(here(), &name(text)).expect("read")
}

pub(crate) fn an_account_reads_as_it_was_added(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    let mut ann = account(2, "ann@northmere.example");
    ann.role = ViewerRole::Director;
    ann.teams.clear();
    ann.closed_at = Some(june(5));
    for each in [&zoe, &ann] {
        add(store, each);
    }
    assert_eq!(named(store, "ZOE"), Some(zoe.clone()));
    assert_eq!(named(store, "zo"), None);
    assert_eq!(store.accounts(here()).expect("read"), [ann, zoe]);
}

pub(crate) fn a_sign_in_name_belongs_to_one_account(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    add(store, &zoe);
    // the same account sent again, after an answer that was lost
    add(store, &zoe);
    store
        .close_account(here(), zoe.id, june(5), Vec::new())
        .expect("closed");
    let taken = store.add_account(here(), account(2, "zoe"));
    assert!(matches!(taken, Err(AccountsError::NameTaken { name }) if name.as_str() == "zoe"));
    assert_eq!(store.accounts(here()).expect("read").len(), 1);
}

pub(crate) fn one_of_many_who_ask_for_a_name_at_once_gets_it(_: &Place, store: &Store) {
    let added: Vec<bool> = std::thread::scope(|scope| {
        let asked: Vec<_> = (1..=8)
            .map(|number| {
                scope.spawn(
                    move || match store.add_account(here(), account(number, "zoe")) {
                        Ok(()) => true,
                        Err(AccountsError::NameTaken { .. }) => false,
                        Err(error) => panic!("{error}"),
                    },
                )
            })
            .collect();
        asked
            .into_iter()
            .map(|thread| thread.join().expect("an answer"))
            .collect()
    });
    assert_eq!(added.iter().filter(|added| **added).count(), 1);
    let winner = named(store, "zoe").expect("there");
    let place = added.iter().position(|added| *added).expect("one of them");
    assert_eq!(winner.id.0.as_u128(), 0xACC1 + place as u128);
}

pub(crate) fn a_new_password_ends_every_session_of_its_account(_: &Place, store: &Store) {
    let (zoe, ann) = (account(1, "zoe"), account(2, "ann"));
    for each in [&zoe, &ann] {
        add(store, each);
    }
    let sessions = [
        begin(store, 1, &zoe),
        begin(store, 2, &zoe),
        begin(store, 3, &ann),
    ];
    let new = PasswordHash::new("$argon2id$v=19$new");
    store
        .change_password(here(), zoe.id, new.clone())
        .expect("changed");
    assert_eq!(
        sessions.each_ref().map(|session| there(store, session)),
        [false, false, true]
    );
    let changed = Account {
        password: new,
        ..zoe
    };
    assert_eq!(named(store, "zoe"), Some(changed));
    assert_eq!(named(store, "ann"), Some(ann));
}

pub(crate) fn a_new_role_holds_from_the_next_use(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    add(store, &zoe);
    let session = begin(store, 1, &zoe);
    store
        .change_role(here(), zoe.id, ViewerRole::ComplaintsTeam, BTreeSet::new())
        .expect("changed");
    let found = store.session(here(), session.key_hash).expect("read");
    let now = Account {
        role: ViewerRole::ComplaintsTeam,
        teams: BTreeSet::new(),
        ..zoe
    };
    assert_eq!(found, Some((session, now)));
}

pub(crate) fn administrators_who_remove_each_other_at_once_leave_one(_: &Place, store: &Store) {
    let all: Vec<Account> = (1..=6)
        .map(|number| Account {
            role: ViewerRole::Administrator,
            teams: BTreeSet::new(),
            ..account(number, &format!("admin{number}"))
        })
        .collect();
    for each in &all {
        add(store, each);
    }
    let removed = std::thread::scope(|scope| {
        let removing: Vec<_> = all
            .iter()
            .enumerate()
            .map(|(number, each)| {
                scope.spawn(move || {
                    let outcome = if number % 2 == 0 {
                        store.close_account(here(), each.id, june(5), Vec::new())
                    } else {
                        store.change_role(here(), each.id, ViewerRole::Director, BTreeSet::new())
                    };
                    match outcome {
                        Ok(()) => true,
                        Err(AccountsError::LastAdministrator) => false,
                        Err(error) => panic!("{error}"),
                    }
                })
            })
            .collect();
        let outcomes = removing.into_iter().map(|each| each.join().expect("ended"));
        outcomes.filter(|removed| *removed).count()
    });
    assert_eq!(removed, 5);
    let left = store.accounts(here()).expect("read");
    let left = left
        .iter()
        .filter(|it| it.is_open() && it.role == ViewerRole::Administrator);
    assert_eq!(left.count(), 1);
}

pub(crate) fn a_closed_account_has_no_session(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    add(store, &zoe);
    let session = begin(store, 1, &zoe);
    store
        .close_account(here(), zoe.id, june(5), Vec::new())
        .expect("closed");
    assert!(!there(store, &session));
    let again = store.begin_session(here(), session, &zoe.password);
    assert!(!again.expect("asked"));
    store
        .close_account(here(), zoe.id, june(6), Vec::new())
        .expect("it is");
    let closed = named(store, "zoe").expect("there").closed_at;
    assert_eq!(closed, Some(june(5)));
}

pub(crate) fn a_session_begins_only_with_the_password_that_stands(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    add(store, &zoe);
    store
        .change_password(here(), zoe.id, PasswordHash::new("$argon2id$v=19$new"))
        .expect("changed");
    let late = session(1, &zoe, june(4));
    let began = store.begin_session(here(), late.clone(), &zoe.password);
    assert!(!began.expect("asked"));
    assert!(!there(store, &late));
    let stranger = session(2, &account(9, "bob"), june(4));
    let began = store.begin_session(here(), stranger, &zoe.password);
    assert!(!began.expect("asked"));
}

pub(crate) fn nobody_comes_in_with_a_password_that_is_being_changed(_: &Place, store: &Store) {
    let mut zoe = account(1, "zoe");
    add(store, &zoe);
    for number in 0..20 {
        let late = session(number, &zoe, june(4));
        let new = PasswordHash::new(format!("$argon2id$v=19$new {number}"));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let begun = store.begin_session(here(), late.clone(), &zoe.password);
                begun.expect("asked");
            });
            scope.spawn(|| {
                let changed = store.change_password(here(), zoe.id, new.clone());
                changed.expect("changed");
            });
        });
        // whichever came first, the session began with a password that stands no more
        assert!(!there(store, &late), "{number}");
        zoe.password = new;
    }
}

pub(crate) fn sessions_end_one_by_one_all_at_once_or_by_age(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    add(store, &zoe);
    let first = begin(store, 1, &zoe);
    store
        .use_session(here(), first.key_hash, june(6))
        .expect("noted");
    let (used, _) = store
        .session(here(), first.key_hash)
        .expect("read")
        .expect("there");
    assert_eq!((used.began_at, used.last_used_at), (june(4), june(6)));

    let second = begin(store, 2, &zoe);
    store.end_session(here(), first.key_hash).expect("ended");
    store.end_session(here(), first.key_hash).expect("it has");
    assert_eq!((there(store, &first), there(store, &second)), (false, true));

    store
        .end_sessions_begun_before(here(), june(4))
        .expect("ended");
    assert!(there(store, &second));
    store
        .end_sessions_begun_before(here(), june(5))
        .expect("ended");
    assert!(!there(store, &second));

    let (third, fourth) = (begin(store, 3, &zoe), begin(store, 4, &zoe));
    store.end_sessions(here(), zoe.id).expect("ended");
    assert_eq!(
        (there(store, &third), there(store, &fourth)),
        (false, false)
    );
}

pub(crate) fn accounts_belong_to_one_authority(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    add(store, &zoe);
    let session = begin(store, 1, &zoe);
    let southmere = AuthorityId(Uuid::from_u128(0xB));
    store
        .establish(Authority {
            id: southmere,
            name: "Southmere".to_owned(),
        })
        .expect("added");
    assert_eq!(store.accounts(southmere).expect("read"), []);
    assert_eq!(
        store.session(southmere, session.key_hash).expect("read"),
        None
    );
    store
        .add_account(southmere, account(2, "zoe"))
        .expect("another council's");
    store.end_sessions(southmere, zoe.id).expect("none there");
    assert!(there(store, &session));
}

pub(crate) fn what_is_not_there_cannot_be_changed(_: &Place, store: &Store) {
    let nobody = account(9, "bob");
    let refused = [
        store.change_password(here(), nobody.id, nobody.password.clone()),
        store.change_role(here(), nobody.id, nobody.role, BTreeSet::new()),
        store.close_account(here(), nobody.id, june(4), Vec::new()),
    ];
    for each in refused {
        assert!(
            matches!(each, Err(AccountsError::NoSuchAccount)),
            "{each:?}"
        );
    }
    let key = KeyHash([9; 32]);
    assert_eq!(store.session(here(), key).expect("read"), None);
    store
        .use_session(here(), key, june(4))
        .expect("nothing to note");
}

pub(crate) fn a_rebuild_leaves_accounts_and_sessions_alone(_: &Place, store: &Store) {
    let zoe = account(1, "zoe");
    add(store, &zoe);
    let session = begin(store, 1, &zoe);
    store.commit(here(), complaint(1).change()).expect("stored");
    let rebuilt = store.rebuild().expect("rebuilt");
    assert_eq!((rebuilt.cases, rebuilt.changed), (1, 0));
    sound(store);
    assert_eq!(
        store.session(here(), session.key_hash).expect("read"),
        Some((session, zoe))
    );
}
