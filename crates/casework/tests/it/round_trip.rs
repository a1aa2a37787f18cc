//! A record becomes a case and the case a record again, with nothing lost.

use casework::records::{Line, PersonIds, facts, read, write};
use complaints::Case;
use complaints::codes::{Kind, Procedure};
use complaints::event::Event;
use complaints::ids::{CaseId, PointNumber, RouteNumber, StageNumber};
use complaints::occurred::Occurred;
use complaints::personal::Salt;
use complaints::recorded::{Actor, Recorded, Source};
use jiff::Timestamp;
use jiff::civil::date;
use rstest::rstest;
use uuid::Uuid;

pub(crate) fn case(line: &str) -> Option<Case> {
    history(line)
        .map(|history| Case::replay(CaseId(Uuid::nil()), history).expect("a record is a case"))
}

fn history(line: &str) -> Option<Vec<Recorded>> {
    let Line::Case(record) = read(line, date(2027, 11, 24)).expect("the line is good") else {
        return None;
    };
    let history = (1..)
        .zip(facts(&record, &PersonIds::none()))
        .map(|(seq, fact)| Recorded {
            seq,
            occurred: fact.occurred,
            recorded_at: Timestamp::UNIX_EPOCH,
            by: Actor {
                account: "importer".to_owned(),
                role: "operator".to_owned(),
            },
            source: Source::Import,
            event: fact.event,
            parts: fact
                .parts
                .into_iter()
                .map(|part| (part, Salt([0; 16])))
                .collect(),
        });
    Some(history.collect())
}

#[rstest]
#[case::medway(include_str!("../../../../fixtures/medway-2024-25.jsonl"), 209)]
#[case::harrow(include_str!("../../../../fixtures/harrow-2017-18.jsonl"), 159)]
fn a_councils_year_comes_back_as_it_went_in(#[case] file: &str, #[case] cases: usize) {
    let mut count = 0;
    for line in file.lines() {
        let Some(read_in) = case(line) else { continue };
        count += 1;
        let written = write(&read_in).line().expect("it is written");
        let given: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let back: serde_json::Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(back, given);
    }
    assert_eq!(count, cases);
}

#[test]
fn a_record_that_says_everything_comes_back_with_everything() {
    let line = r#"{"reference":"NOR-7","kind":"complaint","procedure":"children_act","received_on":"2025-01-06",
"acknowledged_on":"2025-01-07","title":"About my room","text":"I was moved with one day's notice.","method":"telephone",
"raised_by":"child","service_areas":["Care","Homes"],"teams":["Care East"],"quadrant":"East","locality":"Ashmere",
"children":[{"name":"Rowan Ashdown","born_on":"2010-05-04","gender":"female","ethnicity":"White Irish","age":14,
"disability":"none","religion":"not_asked","sexual_orientation":"not_disclosed","language":"English",
"care_status":"looked after","view":"I want to stay."},{"name":"Robin Ashdown","age":9}],
"people":[{"role":"advocate","name":"Jo Fielding","email":"jo@example.org","telephone":"01632 960001",
"address":"1 Low Road","safe_contact":"after four"},{"role":"investigating_officer","name":"Sam Weir"}],
"issues":[{"theme":"Placement move","text":"No notice","outcome":"upheld","team":"Care East"},
{"theme":"File shared","outcome":"inconclusive","procedure":"data_protection",
"findings":[{"stage":2,"outcome":"upheld","on":"2025-04-10"}]}],"outcome":"partially_upheld",
"sought":[{"text":"Stay until summer","achieved":"partly"}],
"advocacy":{"offered_on":"2025-01-07","answer":"accepted","reason":"wanted help","provider":"Northmere Voice"},
"parked":[{"on":"2025-01-10","until":"2025-01-20","proceedings":"court","points":[2]}],
"stages":[{"stage":1,"started_on":"2025-01-06","extended":true,"extension":{"on":"2025-01-16","to":"2025-02-03",
"reason":"two teams","told_on":"2025-01-16"},"responded_on":"2025-02-03","outcome":"upheld"},
{"stage":2,"started_on":"2025-02-10","statement_agreed_on":"2025-02-20","investigator_report_on":"2025-04-01",
"independent_report_on":"2025-04-02","responded_on":"2025-04-10","responded_by":"letter","outcome":"partially_upheld"},
{"stage":3,"started_on":"2025-04-22","acknowledged_on":"2025-04-23","chair_appointed_on":"2025-05-02",
"papers_sent_on":"2025-05-12","panel_on":"2025-05-28","report_on":"2025-06-03","report_received_on":"2025-06-04",
"withdrawn_on":"2025-06-10"},{"stage":1,"route":2,"started_on":"2025-01-06","responded_on":"2025-02-01"}],
"steps":[{"step":"declared","on":"2025-02-11","person":4,"answer":"clear","reason":"No part in it before."},
{"step":"investigator_appointed","on":"2025-02-11","stage":2,"person":4},
{"step":"statement_drafted","on":"2025-02-14","stage":2},{"step":"statement_drafted","on":"2025-02-18","stage":2},
{"step":"payment_offered","on":"2025-04-10","remedy":1,"amount_pence":10000,"reason":"One term of delay."},
{"step":"ombudsman_asked","on":"2025-07-01","entry":1,"day":"2025-07-29"},
{"step":"recommendation_made","on":"2025-04-01","stage":2,"recommendation":1,"reason":"Write to the school."},
{"step":"delay_attributed","on":"2025-04-11","answer":"third_party","days":4,"reference":"ST-22","reason":"The pool had nobody."},
{"step":"linked","on":"2025-01-08","answer":"family","reference":"NOR-3"},
{"step":"function_relied_on","on":"2025-01-08","point":1,"answer":"qualifies","reference":"Children Act 1989 Part 3"}],
"ombudsman":[{"reference":"25 000 001","received_on":"2025-07-01","decided_on":"2025-09-01","decision":"Upheld",
"investigated":true,"referred_by":"complainant","remedies":[{"kind":"payment","amount_pence":15000,
"agreed_on":"2025-09-01","due_on":"2025-09-29","done_on":"2025-09-20"}]},{"received_on":"2025-10-01","investigated":false}],
"remedies":[{"kind":"apology","text":"In person","agreed_on":"2025-02-03","done_on":"2025-02-05"}],
"notes":[{"date":"2025-01-08","text":"Rang; safe to ring after four.","by":"A. Officer"}]}"#
        .replace('\n', "");
    let read_in = case(&line).expect("a case");
    let written = write(&read_in).line().expect("it is written");
    let given: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let back: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(back, given);
}

#[test]
fn a_day_of_receipt_that_was_corrected_takes_stage_1_with_it() {
    let line = r#"{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","stages":[{"stage":1,"started_on":"2025-01-06"}]}"#;
    let mut history = history(line).expect("a case");
    let receipt = history[0].clone();
    let corrected = Event::Corrected {
        seq: receipt.seq,
        occurred: Occurred::On(date(2025, 1, 3)),
        event: Box::new(receipt.event.clone()),
    };
    history.push(Recorded {
        seq: 3,
        event: corrected,
        ..receipt
    });
    let case = Case::replay(CaseId(Uuid::nil()), history).expect("a case");
    assert_eq!(
        write(&case).line().expect("it is written"),
        line.replace("2025-01-06", "2025-01-03")
    );
}

#[rstest]
#[case::whole(r#""withdrawn_on":"2025-01-09","withdrawal":{"method":"telephone","looked_at":true,"reason":"a worry about the home"}"#)]
#[case::whole_of_which_only_the_day_is_known(r#""withdrawn_on":"2025-01-09""#)]
#[case::of_a_stage(r#""stages":[{"stage":1,"started_on":"2025-01-06","responded_on":"2025-01-10"},{"stage":2,"started_on":"2025-01-20","withdrawn_on":"2025-01-27","withdrawal":{"method":"letter","looked_at":false}}]"#)]
fn a_withdrawal_comes_back_with_all_that_is_known_of_it(#[case] how: &str) {
    let line = format!(
        r#"{{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06",{how}}}"#
    );
    let written = write(&case(&line).expect("a case")).line().expect("JSON");
    let back: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let given: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(back, given);
}

#[test]
fn a_withdrawal_is_described_only_where_there_is_one() {
    let line = r#"{"reference":"NOR-8","kind":"complaint","received_on":"2025-01-06","withdrawal":{"method":"letter"}}"#;
    let problems = read(line, date(2027, 11, 24)).expect_err("it cannot be");
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("stands only beside withdrawn_on"),
        "{said:?}"
    );
}

#[rstest]
#[case::by_its_ground(
    r#"{"on":"2025-01-09","reason":"SEND appeal","ground":"other_route","ombudsman_named":true}"#
)]
#[case::in_free_words(r#"{"on":"2025-01-09","reason":"Complaint was out of time"}"#)]
fn a_refusal_comes_back_by_its_ground_or_in_the_words_that_it_came_in(#[case] refusal: &str) {
    let line = format!(
        r#"{{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","not_accepted":{refusal}}}"#
    );
    let written = write(&case(&line).expect("a case")).line().expect("JSON");
    let back: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    let given: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(back, given);
}

/// The case that a record gives, and the case that its export gives: read into an empty register.
fn there_and_back(history: Vec<Recorded>) -> (Case, Case) {
    let first = Case::replay(CaseId(Uuid::nil()), history).expect("a case");
    let line = write(&first).line().expect("it is written");
    let second = case(&line).expect("its export is a record");
    assert_eq!(write(&second).line().expect("it is written"), line);
    (first, second)
}

/// Every clock by its name and route, with the day that starts it, the day it is due and what came of it.
fn clocks_of(case: &Case) -> Vec<String> {
    let rules = complaints::rules::Rules::built_in().expect("they read");
    let calendar = workdays::Calendar::england_and_wales();
    let clocks = complaints::clock::clocks(case, &rules, &calendar).expect("within the calendar");
    clocks
        .iter()
        .map(|it| {
            format!(
                "{} {} {} {:?} {:?}",
                it.rule.id, it.route, it.from, it.due, it.state
            )
        })
        .collect()
}

/// A history by a person at work: each event on its day.
fn by_a_person(events: Vec<(jiff::civil::Date, Event)>) -> Vec<Recorded> {
    (1..)
        .zip(events)
        .map(|(seq, (on, event))| Recorded {
            seq,
            occurred: Occurred::On(on),
            recorded_at: Timestamp::UNIX_EPOCH,
            by: Actor {
                account: "officer".to_owned(),
                role: "complaints_team".to_owned(),
            },
            source: Source::Person,
            event,
            parts: Vec::new(),
        })
        .collect()
}

fn received(kind: Kind, procedure: Option<Procedure>) -> Event {
    Event::Received(complaints::event::Receipt {
        reference: "NOR-9".to_owned(),
        kind,
        procedure,
        method: None,
        raised_by: None,
        service_areas: Vec::new(),
        teams: Vec::new(),
        quadrant: None,
        locality: None,
    })
}

fn raised(point: u16) -> Event {
    Event::PointRaised {
        point: PointNumber(point),
        theme: Some("Delay".to_owned()),
        team: None,
        procedure: None,
    }
}

fn begun(route: u16) -> Event {
    Event::StageStarted {
        route: RouteNumber(route),
        stage: StageNumber::One,
    }
}

#[test]
fn a_service_request_that_became_a_complaint_keeps_the_day_from_which_it_counts() {
    let converted = Event::Converted {
        kind: Kind::Complaint,
        procedure: Some(Procedure::ChildrenAct),
        since: date(2027, 3, 8),
    };
    let corrected = Event::Corrected {
        seq: 2,
        occurred: Occurred::On(date(2027, 3, 8)),
        event: Box::new(begun(1)),
    };
    let (first, second) = there_and_back(by_a_person(vec![
        (date(2027, 3, 1), received(Kind::ServiceRequest, None)),
        (date(2027, 3, 1), begun(1)),
        (date(2027, 3, 15), converted),
        (date(2027, 3, 15), corrected),
    ]));
    let clocks = clocks_of(&second);
    assert_eq!(clocks, clocks_of(&first));
    let due = "ST-10 route 1 2027-03-08 Some(2027-03-22) Running";
    assert!(clocks.iter().any(|it| it == due), "{clocks:?}");
    assert_eq!(second.state().received_on, date(2027, 3, 1));
    assert_eq!(second.state().converted, first.state().converted);
}

#[test]
fn points_that_were_moved_keep_their_day_their_route_and_their_clocks() {
    let moved = |point, to| Event::PointMoved {
        point: PointNumber(point),
        to,
    };
    // the second point went first, so its procedure is route 2
    let (first, second) = there_and_back(by_a_person(vec![
        (
            date(2027, 3, 1),
            received(Kind::Complaint, Some(Procedure::ChildrenAct)),
        ),
        (date(2027, 3, 1), raised(1)),
        (date(2027, 3, 1), raised(2)),
        (date(2027, 3, 1), raised(3)),
        (date(2027, 3, 1), begun(1)),
        (date(2027, 3, 3), moved(2, Procedure::DataProtection)),
        (date(2027, 3, 1), begun(2)),
        (date(2027, 3, 5), moved(1, Procedure::Corporate)),
        (date(2027, 3, 1), begun(3)),
    ]));
    assert_eq!(clocks_of(&second), clocks_of(&first));
    assert_eq!(second.state().routes, first.state().routes);
    let day = |number| {
        let point = &second.state().points[&PointNumber(number)];
        point.moved.as_ref().map(|it| it.on)
    };
    assert_eq!(day(2), Some(Occurred::On(date(2027, 3, 3))));
    assert_eq!(day(1), Some(Occurred::On(date(2027, 3, 5))));
    assert_eq!(day(3), None);
}
