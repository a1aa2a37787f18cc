//! What is said where there is no register to work with, and what is lost: nothing.

use crate::places::Place;
use crate::sample::*;
use casework::ports::{Filter, Register, RegisterError};
use register::{DatabaseUrl, Opening, Store};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

/// The message, which must name the place and say what to do.
fn refusal(outcome: Result<Store, RegisterError>, place: &Place) -> String {
    let error = outcome.err().expect("it does not open");
    assert!(
        matches!(error, RegisterError::Unavailable { .. }),
        "{error:?}"
    );
    let message = error.to_string();
    assert!(message.contains(&place.url.to_string()), "{message}");
    message
}

fn open(place: &Place) -> Result<Store, RegisterError> {
    Store::open(&place.url, projector())
}

#[test]
fn a_missing_file_is_not_made_by_looking_for_it() {
    let place = Place::sqlite();
    let message = refusal(open(&place), &place);
    assert!(message.contains("heard import FILE"), "{message}");
    assert!(!place.file().exists());
}

#[test]
fn a_missing_folder_is_said() {
    let place = Place::sqlite();
    let url = DatabaseUrl::sqlite(place.file().join("nowhere.db"));
    let error = Store::open_or_create(&url, projector())
        .err()
        .expect("no folder");
    assert!(error.to_string().contains("cannot be opened"), "{error}");
}

#[test]
fn an_empty_file_becomes_a_register_only_when_asked() {
    let place = Place::sqlite();
    fs::write(place.file(), "").expect("a file");
    let message = refusal(open(&place), &place);
    assert!(message.contains("there is no register"), "{message}");
    place.register();
    open(&place).expect("it is one now");
}

#[test]
fn a_file_that_is_no_database_stays_as_it_is() {
    let place = Place::sqlite();
    let text = "reference,received_on\n".repeat(100);
    fs::write(place.file(), &text).expect("a file");
    for outcome in [open(&place), place.opening().open(projector())] {
        let message = refusal(outcome, &place);
        assert!(message.contains("is not a database"), "{message}");
    }
    assert_eq!(fs::read_to_string(place.file()).expect("the file"), text);
}

#[test]
fn a_database_of_another_program_stays_as_it_is() {
    let place = Place::sqlite();
    let other = rusqlite::Connection::open(place.file()).expect("a file");
    other
        .execute("CREATE TABLE heard (cattle text)", [])
        .expect("a table");
    drop(other);
    let before = fs::read(place.file()).expect("the file");
    for outcome in [open(&place), place.opening().open(projector())] {
        let message = refusal(outcome, &place);
        assert!(message.contains("is not a register of Heard"), "{message}");
    }
    assert_eq!(fs::read(place.file()).expect("the file"), before);
}

#[test]
fn a_server_database_of_another_program_stays_as_it_is() {
    let place = Place::postgres("foreign");
    let DatabaseUrl::Postgres(_) = &place.url else {
        panic!("a server")
    };
    place.ask("CREATE TABLE cattle (name text)");
    for outcome in [open(&place), place.opening().open(projector())] {
        let message = refusal(outcome, &place);
        assert!(message.contains("is not a register of Heard"), "{message}");
    }
}

#[test]
fn an_empty_server_database_is_told_from_a_register() {
    let place = Place::postgres("empty");
    let message = refusal(open(&place), &place);
    assert!(message.contains("there is no register"), "{message}");
}

fn with_schema(version: u32) -> Place {
    let place = Place::sqlite();
    place.register();
    let connection = rusqlite::Connection::open(place.file()).expect("the file");
    connection
        .execute("UPDATE heard SET schema_version = ?1", [version])
        .expect("a version");
    place
}

#[test]
fn a_newer_register_says_that_this_program_is_too_old() {
    let place = with_schema(99);
    let message = refusal(open(&place), &place);
    assert!(message.contains("later Heard (schema 99"), "{message}");
    assert!(message.contains("schema is 99 or later"), "{message}");
    let migrated = Opening::of(place.url.clone()).migrate();
    assert!(migrated.is_err(), "it must not be touched");
}

#[test]
fn an_older_register_says_which_command_brings_it_up_to_date() {
    let place = with_schema(0);
    let message = refusal(open(&place), &place);
    assert!(message.contains("run `heard migrate`"), "{message}");
}

#[test]
fn a_register_that_is_up_to_date_is_not_migrated() {
    let place = with_schema(6);
    let migrated = Opening::of(place.url.clone())
        .migrate()
        .expect("nothing to do");
    assert_eq!(migrated, (6, 6));
}

#[test]
fn an_unreachable_server_is_named_without_its_password() {
    let url: DatabaseUrl = "postgres://ann:secret@127.0.0.1:1/heard"
        .parse()
        .expect("an address");
    let error = Store::open(&url, projector())
        .err()
        .expect("nobody is there");
    let message = error.to_string();
    assert!(
        message.contains("postgres://127.0.0.1:1/heard cannot be reached"),
        "{message}"
    );
    assert!(!message.contains("secret"), "{message}");
    assert!(matches!(
        error,
        RegisterError::Unavailable { passing: true, .. }
    ));
}

#[test]
fn a_server_without_that_database_says_so() {
    let place = Place::postgres("there");
    let url = place.address().replace("/there", "/not_there");
    let url: DatabaseUrl = url.parse().expect("an address");
    let error = Store::open(&url, projector())
        .err()
        .expect("no such database");
    assert!(error.to_string().contains("createdb"), "{error}");
}

#[test]
fn a_full_disk_stores_nothing_and_loses_nothing() {
    let place = Place::sqlite();
    place.register();
    let store = place
        .opening()
        .with_most_pages(80)
        .open(projector())
        .expect("a register");
    let here = northmere().id;
    let long = "word ".repeat(4000);
    let mut stored = 0;
    let error = loop {
        let complaint = complaint(stored + 1).titled(&long);
        match store.commit(here, complaint.change()) {
            Ok(_) => stored += 1,
            Err(error) => break error,
        }
    };
    assert!(error.to_string().contains("is full"), "{error}");
    assert!(stored > 0);
    let count = |store: &Store| {
        store
            .count(&operator(), here, &Filter::default())
            .expect("a count")
    };
    assert_eq!(count(&store), u64::from(stored));
    let many = (100..200u16).map(move |number| Ok(complaint(number).titled("word").change()));
    let error = store
        .commit_together(here, Box::new(many), None, Box::new(|_| true))
        .expect_err("full");
    assert!(error.to_string().contains("is full"), "{error}");
    assert_eq!(count(&store), u64::from(stored));
    assert_eq!(store.verify(None).expect("verified"), []);
    drop(store);

    // with space again, the same command goes through
    let store = place.register();
    let committed = store
        .commit(here, complaint(stored + 1).titled(&long).change())
        .expect("stored");
    assert!(!committed.repeated);
}

/// Set for the process that `a_file_that_cannot_be_written_is_said` runs as nobody.
const READ_ONLY: &str = "HEARD_TEST_READ_ONLY";

#[test]
fn a_file_that_cannot_be_written_is_said() {
    let this_test = "errors::a_file_that_cannot_be_written_is_said";
    if let Some(file) = std::env::var_os(READ_ONLY) {
        let error = Store::open(&DatabaseUrl::sqlite(file), projector())
            .err()
            .expect("read-only");
        println!("\nsaid: {error}");
        return;
    }
    let place = Place::sqlite();
    drop(place.register());
    let allow = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    };
    allow(&place.file(), 0o444);
    allow(place.file().parent().expect("a folder"), 0o755);
    // a copy that anybody may run, for the folder of this program may be closed to others
    let program = place.file().with_file_name("tests");
    fs::copy(std::env::current_exe().expect("this program"), &program).expect("a copy");
    allow(&program, 0o755);
    let id = Command::new("id").arg("--user").output().expect("an id");
    let mut process = if id.stdout.trim_ascii() == b"0" {
        // nothing is read-only to root
        let mut process = Command::new("setpriv");
        process
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(&program);
        process
    } else {
        Command::new(&program)
    };
    let output = process
        .args([this_test, "--exact", "--nocapture"])
        .env(READ_ONLY, place.file())
        .current_dir("/")
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("register.db cannot be written"),
        "{said}{output:?}"
    );
    assert!(
        said.contains("writable for the account that runs Heard"),
        "{said}"
    );
}
