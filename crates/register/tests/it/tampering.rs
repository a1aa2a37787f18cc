//! What a verification finds when somebody changes the database by hand.

use crate::places::Place;
use crate::sample::*;
use casework::ports::{AuthorityChange, Change, Filter, Register};
use complaints::authority::AuthorityEvent;
use register::{Checkpoint, Finding, Store};

/// Three cases, the second with a child and a note, and a published figure.
fn register_with_three_cases(place: &Place) -> Store {
    let store = place.register();
    let here = northmere().id;
    for number in 1..=3 {
        let complaint = complaint(number).about("Mina Holt", None);
        store.commit(here, complaint.change()).expect("stored");
    }
    let case = noted(complaint(2).about("Mina Holt", None).case(), june(4), 1);
    store
        .commit(
            here,
            Change {
                key: key(100),
                since: 2,
                case,
            },
        )
        .expect("stored");
    let figure = crate::contract::figure("P-1", 11);
    let event = AuthorityEvent::FigurePublished { figure };
    let events = vec![crate::contract::published(june(3), event)];
    store
        .commit_together(
            here,
            Box::new(std::iter::empty()),
            Some(AuthorityChange { since: 0, events }),
            Box::new(|_| true),
        )
        .expect("stored");
    store
}

/// Changes the file behind the register's back.
fn tamper(place: &Place, statement: &str) {
    let connection = rusqlite::Connection::open(place.file()).expect("the file");
    let changed = connection.execute(statement, []).expect("a statement");
    assert!(changed > 0, "{statement} changed nothing");
}

fn found_after(statement: &str) -> Vec<Finding> {
    let place = Place::sqlite();
    let store = register_with_three_cases(&place);
    tamper(&place, statement);
    store.verify(None).expect("verified")
}

const SECOND: &str = "X'0000000000000000000000000000C002'";

#[test]
fn an_untouched_register_has_no_findings() {
    let place = Place::sqlite();
    let store = register_with_three_cases(&place);
    let checkpoint = store
        .checkpoint(northmere().id, june(20))
        .expect("a checkpoint");
    assert_eq!(checkpoint.streams(), 4);
    assert_eq!(store.verify(Some(&checkpoint)).expect("verified"), []);
    let read: Checkpoint = checkpoint.to_string().parse().expect("its text");
    assert_eq!(store.verify(Some(&read)).expect("verified"), []);
}

#[test]
fn each_changed_column_breaks_the_chain_at_its_event() {
    for change in [
        "occurred = '2023-01-01'",
        "recorded_at = '2023-01-01T00:00:00.000000000Z'",
        "account = 'mallory'",
        "role = 'operator'",
        "source = 'system'",
        "event_type = 'withdrawn'",
        "body = replace(body, 'true', 'false')",
        "part_hashes = ''",
        "previous_hash = zeroblob(32)",
    ] {
        let findings = found_after(&format!(
            "UPDATE event SET {change} WHERE stream_id = {SECOND} AND seq = 2"
        ));
        let broken = Finding::BrokenLink {
            case: Some(case_id(2)),
            event: 2,
        };
        assert_eq!(findings.first(), Some(&broken), "{change}");
    }
}

#[test]
fn an_event_that_was_taken_out_breaks_the_chain_after_it() {
    let findings = found_after(&format!(
        "DELETE FROM event WHERE stream_id = {SECOND} AND seq = 2"
    ));
    let broken = Finding::BrokenLink {
        case: Some(case_id(2)),
        event: 3,
    };
    assert_eq!(findings[0], broken);
    assert!(
        findings[0].to_string().contains("event 3"),
        "{}",
        findings[0]
    );
}

#[test]
fn a_changed_personal_part_is_named() {
    let findings = found_after(&format!(
        "UPDATE part SET body = replace(body, 'Holt', 'Hunt') WHERE case_id = {SECOND} AND seq = 2"
    ));
    let changed = Finding::PartChanged {
        case: case_id(2),
        event: 2,
        part: 1,
    };
    assert_eq!(findings[0], changed);
}

#[test]
fn an_erased_part_leaves_the_chain_whole() {
    let findings = found_after(&format!(
        "DELETE FROM part WHERE case_id = {SECOND} AND seq = 2"
    ));
    let rows = Finding::RowsDiffer {
        table: "person_row",
        case: Some(case_id(2)),
    };
    assert_eq!(findings, [rows]);
}

#[test]
fn each_changed_row_is_named_and_a_rebuild_makes_it_anew() {
    for (table, statement) in [
        (
            "case_row",
            "UPDATE case_row SET due_on = '2030-01-01' WHERE case_id = ",
        ),
        (
            "case_row",
            "UPDATE case_row SET status = 'nonsense' WHERE case_id = ",
        ),
        ("case_row", "DELETE FROM case_row WHERE case_id = "),
        (
            "case_team",
            "UPDATE case_team SET team = 'Fostering' WHERE case_id = ",
        ),
        (
            "case_service_area",
            "DELETE FROM case_service_area WHERE case_id = ",
        ),
        ("facts", "UPDATE facts SET body = '{}' WHERE case_id = "),
        (
            "search_document",
            "UPDATE search_document SET document = 'other words' WHERE case_id = ",
        ),
        (
            "search_document",
            "UPDATE search_document SET due_on = '2001-01-01' WHERE case_id = ",
        ),
        (
            "person_row",
            "UPDATE person_row SET name_key = 'x' WHERE case_id = ",
        ),
    ] {
        let place = Place::sqlite();
        let store = register_with_three_cases(&place);
        tamper(&place, &format!("{statement}{SECOND}"));
        let differs = Finding::RowsDiffer {
            table,
            case: Some(case_id(2)),
        };
        let mut expected = vec![differs];
        // other documents are not what the index was made of
        if statement.contains("SET document") {
            expected.push(Finding::IndexDiffers);
        }
        assert_eq!(
            store.verify(None).expect("verified"),
            expected,
            "{statement}"
        );
        let rebuilt = store.rebuild().expect("rebuilt");
        let changed = expected.len() as u64;
        assert_eq!(
            (rebuilt.cases, rebuilt.changed),
            (3, changed),
            "{statement}"
        );
        let words = Filter {
            words: Some("telephoned contact -other".to_owned()),
            ..Filter::default()
        };
        let found = store
            .count(&operator(), northmere().id, &words)
            .expect("a count");
        assert_eq!(found, 1, "{statement}");
        assert_eq!(store.verify(None).expect("verified"), [], "{statement}");
    }
}

#[test]
fn a_changed_published_figure_is_found_and_made_anew() {
    let place = Place::sqlite();
    let store = register_with_three_cases(&place);
    tamper(
        &place,
        "UPDATE published_figure SET body = replace(body, '11', '12')",
    );
    let differs = Finding::RowsDiffer {
        table: "published_figure",
        case: None,
    };
    assert_eq!(store.verify(None).expect("verified"), [differs]);
    store.rebuild().expect("rebuilt");
    assert_eq!(store.verify(None).expect("verified"), []);
}

#[test]
fn only_a_checkpoint_shows_a_case_that_was_taken_out_whole() {
    let place = Place::sqlite();
    let store = register_with_three_cases(&place);
    let checkpoint = store
        .checkpoint(northmere().id, june(20))
        .expect("a checkpoint");
    for table in [
        "case_row",
        "case_team",
        "case_service_area",
        "facts",
        "person_row",
        "part",
    ] {
        tamper(
            &place,
            &format!("DELETE FROM {table} WHERE case_id = {SECOND}"),
        );
    }
    tamper(
        &place,
        &format!("DELETE FROM search_document WHERE case_id = {SECOND}"),
    );
    tamper(
        &place,
        "INSERT INTO search_index (search_index) VALUES ('rebuild')",
    );
    tamper(
        &place,
        &format!("DELETE FROM event WHERE stream_id = {SECOND}"),
    );
    assert_eq!(store.verify(None).expect("verified"), []);
    let missing = Finding::Missing {
        stream: case_id(2).0,
        version: 3,
    };
    assert_eq!(
        store.verify(Some(&checkpoint)).expect("verified"),
        [missing]
    );
}

#[test]
fn only_a_checkpoint_shows_a_history_that_was_cut_short() {
    let place = Place::sqlite();
    let store = register_with_three_cases(&place);
    let checkpoint = store
        .checkpoint(northmere().id, june(20))
        .expect("a checkpoint");
    tamper(
        &place,
        &format!("DELETE FROM event WHERE stream_id = {SECOND} AND seq = 3"),
    );
    tamper(
        &place,
        &format!("DELETE FROM part WHERE case_id = {SECOND} AND seq = 3"),
    );
    store.rebuild().expect("rebuilt");
    assert_eq!(store.verify(None).expect("verified"), []);
    let shortened = Finding::Shortened {
        stream: case_id(2).0,
        version: 2,
        known: 3,
    };
    assert_eq!(
        store.verify(Some(&checkpoint)).expect("verified"),
        [shortened]
    );
}

#[test]
fn only_a_checkpoint_shows_a_history_that_was_written_anew() {
    let place = Place::sqlite();
    let checkpoint = register_with_three_cases(&place)
        .checkpoint(northmere().id, june(20))
        .expect("a checkpoint");
    let other = Place::sqlite();
    let store = other.register();
    for number in 1..=3 {
        let complaint = complaint(number).about("Mina Holt", None).on(5);
        store
            .commit(northmere().id, complaint.change())
            .expect("stored");
    }
    let findings = store.verify(Some(&checkpoint)).expect("verified");
    let rewritten = |number, event| Finding::Rewritten {
        stream: case_id(number).0,
        event,
    };
    assert_eq!(findings[0], rewritten(1, 2));
    assert!(findings.contains(&rewritten(3, 2)), "{findings:?}");
    assert!(
        matches!(
            findings[1],
            Finding::Shortened {
                version: 2,
                known: 3,
                ..
            }
        ),
        "{findings:?}"
    );
}

#[test]
fn rows_of_a_case_without_a_history_are_found_and_removed() {
    let place = Place::sqlite();
    let store = register_with_three_cases(&place);
    tamper(
        &place,
        &format!("DELETE FROM part WHERE case_id = {SECOND}"),
    );
    tamper(
        &place,
        &format!("DELETE FROM event WHERE stream_id = {SECOND}"),
    );
    let findings = store.verify(None).expect("verified");
    assert!(
        findings.contains(&Finding::RowsWithoutHistory {
            table: "case_row",
            case: case_id(2)
        }),
        "{findings:?}"
    );
    store.rebuild().expect("rebuilt");
    assert_eq!(store.verify(None).expect("verified"), []);
}

#[test]
fn an_index_that_finds_other_words_is_found_and_made_anew() {
    let place = Place::sqlite();
    let store = register_with_three_cases(&place);
    let found = || {
        let heron = Filter {
            words: Some("heron".to_owned()),
            ..Filter::default()
        };
        store
            .count(&operator(), northmere().id, &heron)
            .expect("read")
    };
    // one more word for a case that does not say it
    tamper(
        &place,
        "INSERT INTO search_index (rowid, document) SELECT document_no, 'heron' FROM search_document LIMIT 1",
    );
    assert_eq!(found(), 1);
    let findings = store.verify(None).expect("verified");
    assert_eq!(findings, [Finding::IndexDiffers]);
    assert!(findings[0].to_string().contains("heard rebuild"));
    let rebuilt = store.rebuild().expect("rebuilt");
    assert_eq!((rebuilt.cases, rebuilt.changed), (3, 1));
    assert_eq!(found(), 0);
    assert_eq!(store.verify(None).expect("verified"), []);
}
