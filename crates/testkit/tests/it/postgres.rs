//! A server is there while its process lives, and gone with it.

use std::env;
use std::io::{self, BufRead, BufReader, Read};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use testkit::Postgres;

/// Set for the process that `a_process_that_is_killed_takes_its_server_along` kills.
const TO_BE_KILLED: &str = "HEARD_TEST_TO_BE_KILLED";

fn ask(url: &str, sql: &str) -> String {
    let output = Command::new("psql")
        .args([
            "--no-psqlrc",
            "--tuples-only",
            "--no-align",
            "--command",
            sql,
            url,
        ])
        .output()
        .expect("psql runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout)
        .expect("text")
        .trim()
        .to_owned()
}

fn answers(url: &str) -> bool {
    let (_, address) = url.split_once('@').expect("a user");
    let (address, _) = address.split_once('/').expect("a database");
    TcpStream::connect(address).is_ok()
}

fn stops_answering(url: &str) -> bool {
    let patience = Instant::now() + Duration::from_secs(20);
    while Instant::now() < patience {
        if !answers(url) {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    false
}

/// The folder of the server's data, as PostgreSQL itself names it.
fn folder(url: &str) -> std::path::PathBuf {
    ask(url, "SHOW data_directory").into()
}

#[test]
fn a_dropped_server_and_its_folder_are_gone() {
    let server = Postgres::start().expect("a server");
    let url = server.url().to_owned();
    let folder = folder(&url);
    assert!(answers(&url));

    drop(server);

    assert!(!answers(&url));
    assert!(!folder.parent().expect("a folder around the data").exists());
}

#[test]
fn a_test_that_panics_leaves_no_server() {
    let outcome = thread::spawn(|| {
        let server = Postgres::start().expect("a server");
        let url = server.url().to_owned();
        std::panic::resume_unwind(Box::new(url));
    })
    .join();
    let url = outcome
        .expect_err("it panicked")
        .downcast::<String>()
        .expect("the URL");
    assert!(!answers(&url));
}

#[test]
fn a_process_that_is_killed_takes_its_server_along() {
    let this_test = "postgres::a_process_that_is_killed_takes_its_server_along";
    if env::var_os(TO_BE_KILLED).is_some() {
        let server = Postgres::start().expect("a server");
        println!("\n{}", server.url());
        // until it is killed, or until the test that should kill it is gone
        io::stdin().read_to_end(&mut Vec::new()).expect("a pipe");
        return;
    }

    let mut doomed = Command::new(env::current_exe().expect("this binary"))
        .args([this_test, "--exact", "--nocapture"])
        .env(TO_BE_KILLED, "yes")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a second process");
    let url = url_said_by(&mut doomed);
    let folder = folder(&url);

    doomed.kill().expect("it can be killed");
    doomed.wait().expect("it ends");

    assert!(stops_answering(&url), "the server outlived its process");
    let around = folder.parent().expect("a folder around the data");
    let patience = Instant::now() + Duration::from_secs(20);
    while around.exists() && Instant::now() < patience {
        thread::sleep(Duration::from_millis(50));
    }
    assert!(!around.exists(), "{} was left behind", around.display());
}

fn url_said_by(process: &mut Child) -> String {
    let stdout = process.stdout.take().expect("its output");
    BufReader::new(stdout)
        .lines()
        .map(|line| line.expect("text"))
        .find(|line| line.starts_with("postgres://"))
        .expect("it says where its server is")
}

#[test]
fn every_database_is_new_and_empty() {
    let server = Postgres::shared().expect("a server");
    let first = server.create_database("same_name").expect("a database");
    let second = server.create_database("same_name").expect("a database");
    assert_ne!(first, second);

    ask(&first, "CREATE TABLE complaint (id integer)");
    let tables = "SELECT count(*) FROM information_schema.tables WHERE table_name = 'complaint'";
    assert_eq!(ask(&first, tables), "1");
    assert_eq!(ask(&second, tables), "0");
}

#[test]
fn text_is_utf_8_and_accented_letters_are_letters() {
    let server = Postgres::shared().expect("a server");
    let database = server.create_database("letters").expect("a database");
    assert_eq!(ask(&database, "SHOW server_encoding"), "UTF8");
    assert_eq!(
        ask(&database, "SELECT lower('ÉLODIE ŁUCJA')"),
        "élodie łucja"
    );
}

#[test]
fn a_refused_name_says_which_names_are_taken() {
    let server = Postgres::shared().expect("a server");
    let error = server.create_database("Two Words").expect_err("not a name");
    assert_eq!(
        error.to_string(),
        "PostgreSQL did not make the database `Two Words`: a name is lower-case letters, digits \
         and underscores, begins with a letter, and has at most 40 of them"
    );
}
