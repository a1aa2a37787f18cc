//! PostgreSQL while it goes wrong: connections are killed, and answers lost, while clients write.

use crate::places::Place;
use crate::sample::*;
use casework::ports::{Change, Filter, Register, RegisterError};
use complaints::event::Event;
use register::{DatabaseUrl, Fault, Faults, Moment, Store};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// Every so many moments something goes wrong, in turn.
struct Showers(AtomicU64);

impl Faults for Showers {
    fn strikes(&self, moment: Moment) -> Option<Fault> {
        let count = self.0.fetch_add(1, Ordering::SeqCst);
        let due = match moment {
            Moment::Asked => false,
            Moment::Statement => count.is_multiple_of(97),
            Moment::Begin | Moment::Commit | Moment::Committed => count.is_multiple_of(13),
        };
        due.then_some(match count % 3 {
            0 => Fault::ConnectionLost,
            1 => Fault::Busy,
            _ => Fault::DiskFull,
        })
    }
}

/// Sends a command until it is answered, under the same key.
fn insist<T>(mut send: impl FnMut() -> Result<T, RegisterError>) -> Result<T, RegisterError> {
    loop {
        match send() {
            Err(RegisterError::Unavailable { .. }) => {}
            answer => return answer,
        }
    }
}

fn write_as_clients(store: &Store) {
    let here = northmere().id;
    std::thread::scope(|scope| {
        for client in 0..4u16 {
            scope.spawn(move || {
                for round in 0..25u16 {
                    let number = 1 + client * 25 + round;
                    let new = complaint(number).change();
                    insist(|| store.commit(here, new.clone())).expect("stored");
                    note_on_the_common_case(store, number);
                }
            });
        }
    });
}

/// One more note on a case on which all write, numbered as its command is.
fn note_on_the_common_case(store: &Store, number: u16) {
    let here = northmere().id;
    loop {
        let case = insist(|| store.load(&operator(), here, case_id(900)))
            .expect("read")
            .expect("there");
        let change = Change {
            key: key(10_000 + u32::from(number)),
            since: case.version(),
            case: noted(case, june(4), number),
        };
        match insist(|| store.commit(here, change.clone())) {
            Ok(_) => return,
            Err(RegisterError::Conflict { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

fn nothing_is_lost_or_doubled(store: &Store) {
    let here = northmere().id;
    assert_eq!(store.verify(None).expect("verified"), []);
    assert_eq!(
        store
            .count(&operator(), here, &Filter::default())
            .expect("a count"),
        101
    );
    let case = store
        .load(&operator(), here, case_id(900))
        .expect("read")
        .expect("there");
    let mut notes: Vec<u16> = case
        .history()
        .iter()
        .filter_map(|recorded| match recorded.event {
            Event::NoteAdded { note, .. } => Some(note.0),
            _ => None,
        })
        .collect();
    notes.sort_unstable();
    assert_eq!(notes, (1..=100).collect::<Vec<_>>());
}

#[test]
fn clients_whose_connections_are_killed_lose_nothing() {
    let place = Place::postgres("killed");
    let store = place.register();
    store
        .commit(northmere().id, complaint(900).change())
        .expect("stored");
    let done = AtomicBool::new(false);
    let killed = std::thread::scope(|scope| {
        let killer = scope.spawn(|| {
            let mut killed = 0;
            while !done.load(Ordering::SeqCst) {
                killed += place.ask(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                     WHERE datname = current_database() AND application_name = 'heard'",
                );
                std::thread::sleep(Duration::from_millis(40));
            }
            killed
        });
        write_as_clients(&store);
        done.store(true, Ordering::SeqCst);
        killer.join().expect("it ended")
    });
    assert!(killed > 3, "only {killed} connections were killed");
    // what was killed last is found out by the next who asks
    insist(|| store.count(&operator(), northmere().id, &Filter::default())).expect("a count");
    nothing_is_lost_or_doubled(&Store::open(&place.url, projector()).expect("it is there"));
}

#[test]
fn clients_whose_answers_are_lost_lose_nothing() {
    let place = Place::postgres("showers");
    let store = place.register();
    store
        .commit(northmere().id, complaint(900).change())
        .expect("stored");
    let showers = Arc::new(Showers(AtomicU64::new(1)));
    let troubled = insist(|| {
        place
            .opening()
            .with_faults(showers.clone())
            .open(projector())
    });
    write_as_clients(&troubled.expect("a register"));
    nothing_is_lost_or_doubled(&store);
}

#[test]
fn a_server_is_reached_by_an_encrypted_connection_only_where_its_certificate_is_trusted() {
    let server = testkit::Postgres::start_encrypted().expect("a server");
    let database = server.create_database("encrypted").expect("a database");
    let authority = server.authority().expect("a certificate").display();
    let open = |options: &str| {
        let url: DatabaseUrl = format!("{database}?{options}").parse().expect("an address");
        Store::open_or_create(&url, projector())
    };
    let trusted = open(&format!("sslmode=require&sslrootcert={authority}")).expect("a register");
    trusted.establish(northmere()).expect("an authority");
    let mut client = postgres::Client::connect(&database, postgres::NoTls).expect("a client");
    let encrypted = client
        .query_one(
            "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
             WHERE application_name = 'heard' AND ssl",
            &[],
        )
        .expect("asked");
    assert_eq!(encrypted.get::<_, i64>(0), 1);

    // no public authority signed it
    let refused = open("sslmode=require").err().expect("it is not trusted");
    assert!(
        refused.to_string().contains("cannot be reached"),
        "{refused}"
    );
    let missing = open("sslmode=require&sslrootcert=/nowhere.pem").err();
    let missing = missing.expect("there is no such file").to_string();
    assert!(
        missing.contains("/nowhere.pem holds no certificate"),
        "{missing}"
    );
}

#[test]
fn a_user_without_rights_is_told_that_it_may_not_read_the_register_and_not_that_there_is_none() {
    let place = Place::postgres("rights");
    drop(place.register());
    let stranger = format!("stranger_{}", std::process::id());
    place.ask(&format!("CREATE ROLE {stranger} LOGIN"));
    let address = place
        .address()
        .replacen("postgres@", &format!("{stranger}@"), 1);
    let url: DatabaseUrl = address.parse().expect("an address");
    let refused = Store::open(&url, projector()).err();
    place.ask(&format!("DROP ROLE {stranger}"));
    let said = refused.expect("it may not").to_string();
    assert!(
        said.contains("may not read or write the register there"),
        "{said}"
    );
    assert!(!said.contains("there is no register"), "{said}");
}
