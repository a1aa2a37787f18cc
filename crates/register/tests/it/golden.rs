//! What this version stored must be readable by every later one.
//!
//! `HEARD_WRITE_GOLDEN=1 cargo test -p register golden` writes the files where they are missing; files that are
//! there are never written again.

use crate::contract::accounts::{account, session};
use crate::places::Place;
use crate::sample::*;
use casework::ports::{Accounts, AuthorityChange, Change, Look, LookedAt, Register};
use complaints::authority::AuthorityEvent;
use complaints::codes::{
    Achieved, AdvocacyAnswer, Kind, Method, Outcome, Procedure, Proceedings, RaisedBy, ReferredBy,
    RemedyKind, Role,
};
use complaints::event::{Event, KeptOfPerson, Receipt};
use complaints::ids::{
    EntryNumber, NoteNumber, ParkingNumber, PersonNumber, PointNumber, RemedyNumber,
    ReopeningNumber, RouteNumber, SoughtNumber, StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::{Characteristics, Kept, Part, PersonDetails, Personal, TextName, Texts};
use complaints::recorded::Actor;
use complaints::step::{About, Answer, Step, StepTaken};
use jiff::civil::date;
use register::{Opening, Store};
use std::fs;
use std::path::PathBuf;

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

fn asked_to_write(file: &std::path::Path) -> bool {
    !file.exists() && std::env::var_os("HEARD_WRITE_GOLDEN").is_some()
}

/// One line of the file of events: the event and its parts, each as its stored text.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Line {
    event_type: String,
    event_version: u16,
    body: String,
    parts: Vec<String>,
}

fn line(event: &Event, parts: &[Part]) -> Line {
    Line {
        event_type: event.type_name().to_owned(),
        event_version: Event::VERSION,
        body: serde_json::to_string(event).expect("JSON"),
        parts: parts
            .iter()
            .map(|part| serde_json::to_string(part).expect("JSON"))
            .collect(),
    }
}

/// The text of every kind that a text part can hold.
fn text() -> Part {
    let text = |words: &str| Some(Personal::from(words));
    Texts::new()
        .with(TextName::Title, text("Contact was cancelled"))
        .with(TextName::Text, text("It was “cancelled” again – twice."))
        .with(TextName::Reason, text("A report is awaited"))
        .with(TextName::By, text("Complaints officer"))
        .into_part()
        .expect("there is text")
}

fn details() -> Part {
    let word = |word: &str| Some(Personal::from(word));
    Part::Person(
        PersonNumber(1),
        PersonDetails {
            name: word("Mina Holt"),
            born_on: Some(Personal::new(date(2012, 2, 29))),
            email: word("mina@example.org"),
            telephone: word("01632 960001"),
            address: word("1 High Street"),
            safe_contact: word("after school"),
            view: word("I want to see my brother"),
            characteristics: Characteristics {
                age: Some(Personal::new(12)),
                gender: word("female"),
                ethnicity: word("White British"),
                disability: word("none"),
                religion: word("not asked"),
                sexual_orientation: word("not asked"),
                language: word("English"),
                care_status: word("looked_after"),
            },
        },
    )
}

/// One event of every type, every field filled.
#[allow(
    clippy::too_many_lines,
    reason = "a list of every type, one after the other"
)]
fn every_event() -> Vec<(Event, Vec<Part>)> {
    let route = RouteNumber::MAIN;
    let stage = StageNumber::Two;
    let point = PointNumber(1);
    let entry = EntryNumber(1);
    let remedy = RemedyNumber(1);
    let sought = SoughtNumber(1);
    let day = date(2024, 6, 3);
    let outcome = Outcome::Upheld;
    let receipt = Receipt {
        reference: "NOR-0001".to_owned(),
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        method: Some(Method::Email),
        received_at: None,
        raised_by: Some(RaisedBy::Parent),
        service_areas: vec!["Safeguarding".to_owned()],
        teams: vec!["Assessment".to_owned()],
        quadrant: Some("North".to_owned()),
        locality: Some("Harbour".to_owned()),
    };
    let plain = |event| (event, Vec::new());
    let with_text = |event| (event, vec![text()]);
    vec![
        with_text(Event::Received(receipt)),
        plain(Event::Acknowledged),
        (
            Event::PersonAdded {
                person: PersonNumber(1),
                person_id: person_id(1),
                about: true,
                roles: Role::ALL.to_vec(),
            },
            vec![details()],
        ),
        with_text(Event::PointRaised {
            point,
            theme: Some("Contact".to_owned()),
            team: Some("Assessment".to_owned()),
            procedure: Some(Procedure::Corporate),
        }),
        with_text(Event::OutcomeSought {
            sought,
            point: None,
        }),
        plain(Event::SoughtJudged {
            sought,
            achieved: Achieved::Yes,
        }),
        plain(Event::AdvocacyOffered { child: None }),
        plain(Event::AdvocacyAnswered {
            child: None,
            answer: Some(AdvocacyAnswer::Accepted),
            reason: Some("Has one".to_owned()),
            provider: Some("Voices".to_owned()),
            source: Some("School".to_owned()),
        }),
        plain(Event::Parked {
            parking: ParkingNumber(1),
            proceedings: Some(Proceedings::Court),
            until: Some(day),
            points: vec![point],
        }),
        plain(Event::NotAccepted {
            reason: Some("Over a year old".to_owned()),
            ground: None,
            ombudsman_named: None,
        }),
        plain(Event::Withdrawn {
            method: None,
            looked_at: None,
        }),
        plain(Event::StageStarted { route, stage }),
        with_text(Event::StageExtended {
            route,
            stage,
            to: Some(day),
            told_on: Some(day),
            approved_by: None,
        }),
        plain(Event::StepTaken(StepTaken::new(
            Step::StatementAgreed,
            Some(stage),
        ))),
        with_text(Event::StepTaken(StepTaken {
            about: About::Person(PersonNumber(1)),
            time: 2,
            answer: Some(Answer::Clear),
            day: Some(day),
            amount_pence: Some(100),
            reference: Some("24 000 001".to_owned()),
            ..StepTaken::new(Step::Declared, None)
        })),
        with_text(Event::PointMoved {
            point,
            to: Procedure::Corporate,
        }),
        with_text(Event::Converted {
            kind: Kind::Complaint,
            procedure: Some(Procedure::ChildrenAct),
            since: day,
        }),
        with_text(Event::Reopened {
            reopening: ReopeningNumber(1),
        }),
        plain(Event::PanelArranged { route, on: day }),
        plain(Event::StageAnswered {
            route,
            stage,
            by: None,
            post: None,
            next_stage_told: false,
            next_stage_untold: false,
        }),
        plain(Event::StageOutcomeStated {
            route,
            stage,
            outcome,
        }),
        plain(Event::StageWithdrawn {
            route,
            stage,
            method: None,
            looked_at: None,
        }),
        plain(Event::PointFound {
            point,
            stage,
            outcome,
            letter_said: None,
        }),
        plain(Event::OutcomeStated { outcome }),
        plain(Event::OmbudsmanTold {
            entry,
            reference: Some("24 000 001".to_owned()),
            referred_by: Some(ReferredBy::Complainant),
        }),
        plain(Event::OmbudsmanDecided {
            entry,
            decision: Some("Upheld: maladministration".to_owned()),
        }),
        plain(Event::OmbudsmanInvestigated {
            entry,
            investigated: true,
        }),
        with_text(Event::RemedyAgreed {
            remedy,
            kind: RemedyKind::Apology,
            amount_pence: Some(15_000),
            due_on: Some(day),
            entry: Some(entry),
            source: complaints::remedy::RemedySource::default(),
        }),
        plain(Event::RemedyDone {
            remedy,
            evidence_owed: false,
        }),
        with_text(Event::NoteAdded {
            note: NoteNumber(1),
            contact: None,
        }),
        with_text(Event::Corrected {
            seq: 2,
            occurred: Occurred::Between(day, date(2024, 6, 7)),
            event: Box::new(Event::Acknowledged),
        }),
        plain(Event::Retracted { seq: 2 }),
        with_text(Event::Erased {
            kept: vec![KeptOfPerson {
                seq: 3,
                person: PersonNumber(1),
                kept: Kept {
                    named: true,
                    characteristics: Characteristics {
                        age: Some(Personal::new(14)),
                        ethnicity: Some("White British".into()),
                        ..Characteristics::default()
                    },
                },
            }],
        }),
    ]
}

/// The place of an event's type in [`every_event`]: a new type does not compile until it has one.
const fn place(event: &Event) -> usize {
    match event {
        Event::Received(_) => 0,
        Event::Acknowledged => 1,
        Event::PersonAdded { .. } => 2,
        Event::PointRaised { .. } => 3,
        Event::OutcomeSought { .. } => 4,
        Event::SoughtJudged { .. } => 5,
        Event::AdvocacyOffered { .. } => 6,
        Event::AdvocacyAnswered { .. } => 7,
        Event::Parked { .. } => 8,
        Event::NotAccepted { .. } => 9,
        Event::Withdrawn { .. } => 10,
        Event::StageStarted { .. } => 11,
        Event::StageExtended { .. } => 12,
        Event::StepTaken(StepTaken { time: 1, .. }) => 13,
        Event::StepTaken(_) => 14,
        Event::PointMoved { .. } => 15,
        Event::Converted { .. } => 16,
        Event::Reopened { .. } => 17,
        Event::PanelArranged { .. } => 18,
        Event::StageAnswered { .. } => 19,
        Event::StageOutcomeStated { .. } => 20,
        Event::StageWithdrawn { .. } => 21,
        Event::PointFound { .. } => 22,
        Event::OutcomeStated { .. } => 23,
        Event::OmbudsmanTold { .. } => 24,
        Event::OmbudsmanDecided { .. } => 25,
        Event::OmbudsmanInvestigated { .. } => 26,
        Event::RemedyAgreed { .. } => 27,
        Event::RemedyDone { .. } => 28,
        Event::NoteAdded { .. } => 29,
        Event::Corrected { .. } => 30,
        Event::Retracted { .. } => 31,
        Event::Erased { .. } => 32,
    }
}

/// What version 1 called a step.
fn now_called(event_type: &str) -> &str {
    match event_type {
        "milestone_reached" => "step_taken",
        same => same,
    }
}

fn stored(file: &std::path::Path) -> Vec<Line> {
    let stored = fs::read_to_string(file).expect("HEARD_WRITE_GOLDEN=1 writes it");
    stored
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line"))
        .collect()
}

#[test]
fn every_event_that_any_version_stored_reads_as_it_was_meant() {
    let events = every_event();
    for (number, (event, _)) in events.iter().enumerate() {
        assert_eq!(place(event), number);
    }
    let latest = golden("events-2.jsonl");
    if asked_to_write(&latest) {
        let lines: Vec<String> = events
            .iter()
            .map(|(event, parts)| serde_json::to_string(&line(event, parts)).expect("JSON"))
            .collect();
        fs::create_dir_all(golden("")).expect("a folder");
        fs::write(&latest, lines.join("\n") + "\n").expect("the file");
    }
    for (file, count) in [(golden("events-1.jsonl"), 28), (latest, events.len())] {
        let lines = stored(&file);
        assert_eq!(
            lines.len(),
            count,
            "each type has a line; add the new one's"
        );
        for line in &lines {
            let event: Event = serde_json::from_str(&line.body).expect("an event");
            let parts: Vec<Part> = line
                .parts
                .iter()
                .map(|part| serde_json::from_str(part).expect("a part"))
                .collect();
            assert_eq!(event.type_name(), now_called(&line.event_type));
            let (meant, with) = &events[place(&event)];
            assert_eq!((&event, &parts), (meant, with));
        }
    }
}

/// Two cases, one of them with every event there is, and a corrected figure.
fn write_register(store: &Store) {
    let here = northmere().id;
    store
        .commit(here, complaint(2).about("Mina Holt", None).change())
        .expect("stored");
    store.commit(here, whole_case()).expect("stored");
    let figure = |value| crate::contract::figure("P-1", value);
    let events = vec![
        crate::contract::published(
            june(3),
            AuthorityEvent::FigurePublished { figure: figure(11) },
        ),
        crate::contract::published(
            june(4),
            AuthorityEvent::FigureCorrected { figure: figure(12) },
        ),
    ];
    store
        .commit_together(
            here,
            Box::new(std::iter::empty()),
            Some(AuthorityChange { since: 0, events }),
            Box::new(|_| true),
        )
        .expect("stored");
}

/// The events that the kept registers, which version 1 wrote, do not have.
const fn new_in_version_2(event: &Event) -> bool {
    matches!(
        event,
        Event::PointMoved { .. }
            | Event::Converted { .. }
            | Event::Reopened { .. }
            | Event::Erased { .. }
    ) || matches!(event, Event::StepTaken(StepTaken { time: 2.., .. }))
}

/// A case with every event that version 1 had.
fn whole_case() -> Change {
    let mut events = every_event()
        .into_iter()
        .filter(|(event, _)| !new_in_version_2(event));
    let case = complaint(1).case();
    // the receipt is the sample's own
    events.next();
    let case = events.fold(case, |case, (event, parts)| {
        with_event(case, june(5), event, parts.into_iter().next())
    });
    Change {
        key: key(1),
        since: 0,
        case,
    }
}

#[test]
fn a_register_that_version_1_made_is_brought_up_to_date_verifies_and_stays_as_it_is() {
    let store = brought_up_to_date(&a_copy_of("register-1.db"), 1);
    assert_eq!(store.accounts(northmere().id).expect("read"), []);
}

#[test]
fn a_register_that_version_2_made_is_brought_up_to_date_verifies_and_stays_as_it_is() {
    let store = brought_up_to_date(&a_copy_of("register-2.db"), 2);
    zoe_is_signed_in(&store);
}

#[test]
fn a_register_that_version_3_made_is_brought_up_to_date_and_its_looks_go_to_a_file_of_their_own() {
    let place = a_copy_of("register-3.db");
    let here = northmere().id;
    let old = rusqlite::Connection::open(place.file()).expect("the file");
    old.execute(
        "INSERT INTO access_log (authority_id, at, account, role, at_what, case_id, detail) VALUES \
         (X'0000000000000000000000000000000A', '2024-06-03T09:00:00Z', 'ana', 'director', 'list', NULL, 'tracker')",
        [],
    )
    .expect("a look");
    drop(old);
    let store = brought_up_to_date(&place, 3);
    zoe_is_signed_in(&store);
    let looks = store.looks(here, None, 10);
    assert_eq!(looks.expect("read"), [tracker_seen()]);
}

/// A look at the tracker on 3 June.
fn tracker_seen() -> Look {
    Look {
        at: "2024-06-03T09:00:00Z".parse().expect("an instant"),
        by: Actor {
            account: "ana".to_owned(),
            role: "director".to_owned(),
        },
        at_what: LookedAt::List,
        case: None,
        detail: "tracker".to_owned(),
    }
}

#[test]
fn a_register_that_version_4_made_is_brought_up_to_date_verifies_and_stays_as_it_is() {
    let place = a_copy_with_looks_of("register-4.db");
    zoe_is_signed_in(&brought_up_to_date(&place, 4));
}

#[test]
fn a_register_that_version_5_made_is_brought_up_to_date_verifies_and_stays_as_it_is() {
    let place = a_copy_with_looks_of("register-5.db");
    zoe_is_signed_in(&brought_up_to_date(&place, 5));
}

#[test]
fn a_register_that_version_6_made_opens_verifies_and_stays_as_it_is() {
    let file = golden("register-6.db");
    if asked_to_write(&file) {
        let place = Place::sqlite();
        let store = place.register();
        write_register(&store);
        let here = northmere().id;
        let (zoe, session) = zoe();
        store.add_account(here, zoe.clone()).expect("added");
        let began = store.begin_session(here, session, &zoe.password);
        assert!(began.expect("asked"));
        // closing it brings everything into the one file
        store.look(here, tracker_seen()).expect("kept");
        drop(store);
        fs::create_dir_all(golden("")).expect("a folder");
        fs::copy(place.file(), &file).expect("the file");
        fs::copy(place.looks(), golden("register-6.db-looks")).expect("the file");
    }
    let place = a_copy_with_looks_of("register-6.db");
    let store = the_register_stands(&place);
    zoe_is_signed_in(&store);
    let looks = store.looks(northmere().id, None, 10);
    assert_eq!(looks.expect("read"), [tracker_seen()]);
}

/// Somebody with an account, and her session.
fn zoe() -> (casework::ports::Account, casework::ports::Session) {
    let zoe = account(1, "zoe");
    let session = session(1, &zoe, june(4));
    (zoe, session)
}

fn zoe_is_signed_in(store: &Store) {
    let (zoe, session) = zoe();
    let found = store
        .session(northmere().id, session.key_hash)
        .expect("read");
    assert_eq!(found, Some((session, zoe)));
}

/// The register of an earlier version, refused at first and then migrated.
fn brought_up_to_date(place: &Place, version: i64) -> Store {
    let Err(refused) = Store::open(&place.url, projector()) else {
        panic!("it is of an earlier version");
    };
    let refused = refused.to_string();
    let needed = format!("schema {version}, this one needs 6");
    assert!(refused.contains(&needed), "{refused}");
    let migrated = Opening::of(place.url.clone()).migrate().expect("migrated");
    assert_eq!(migrated, (version, 6));
    the_register_stands(place)
}

fn a_copy_of(name: &str) -> Place {
    let place = Place::sqlite();
    fs::copy(golden(name), place.file()).expect("HEARD_WRITE_GOLDEN=1 writes it");
    place
}

/// From version 4 on, the access log lies beside the register.
fn a_copy_with_looks_of(name: &str) -> Place {
    let place = a_copy_of(name);
    let looks = golden(&format!("{name}-looks"));
    fs::copy(looks, place.looks()).expect("HEARD_WRITE_GOLDEN=1 writes it");
    place
}

/// The register of [`write_register`], as it was written.
fn the_register_stands(place: &Place) -> Store {
    let store = Store::open(&place.url, projector()).expect("it is of this version");
    assert_eq!(store.verify(None).expect("verified"), []);
    let rebuilt = store.rebuild().expect("rebuilt");
    assert_eq!((rebuilt.cases, rebuilt.changed), (2, 0));
    let here = store.authority(None).expect("read").expect("Northmere").id;
    let case = store.find(&operator(), here, "NOR-0001").expect("read");
    assert_eq!(case, Some(whole_case().case));
    let (version, figures) = store.figures(here, None).expect("figures");
    assert_eq!(
        (version, figures),
        (2, vec![crate::contract::figure("P-1", 12)])
    );
    store
}
