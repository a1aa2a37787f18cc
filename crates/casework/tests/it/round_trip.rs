//! A record becomes a case and the case a record again, with nothing lost.

use casework::records::{Line, PersonIds, facts, read, write};
use complaints::Case;
use complaints::codes::{Kind, Procedure, Role};
use complaints::event::Event;
use complaints::ids::{
    CaseId, EntryNumber, PersonId, PersonNumber, PointNumber, RemedyNumber, RouteNumber,
    StageNumber,
};
use complaints::occurred::Occurred;
use complaints::personal::Salt;
use complaints::recorded::{Actor, Recorded, Source};
use complaints::step::{About, Answer, Step, StepTaken};
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
"care_status":"looked after","view":"I want to stay."},{"name":"Robin Ashdown","age":9,
"advocacy":{"offered_on":"2025-01-08","answered_on":"2025-01-09","answer":"declined","reason":"Is content with mine","earlier":[{"answered_on":"2025-01-08","answer":"accepted"}]}}],
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
{"step":"acknowledged","on":"2025-02-12","stage":2},
{"step":"statement_drafted","on":"2025-02-14","stage":2,"day":"2025-02-13","text":"I was moved.\nNobody asked me."},
{"step":"statement_commented","on":"2025-02-17","stage":2,"reason":"Say how many days' notice."},
{"step":"statement_drafted","on":"2025-02-18","stage":2,"text":"I was moved with one day's notice.","reason":"As asked."},
{"step":"statement_agreed","on":"2025-02-21","stage":2,"answer":"representative"},
{"step":"consent_to_pass_on","on":"2025-02-21","person":2,"answer":"yes","reference":"the NHS trust","reason":"The nurse's part."},
{"step":"payment_offered","on":"2025-04-10","remedy":1,"amount_pence":10000,"reason":"One term of delay."},
{"step":"ombudsman_asked","on":"2025-07-01","entry":1,"day":"2025-07-29"},
{"step":"recommendation_made","on":"2025-04-01","stage":2,"recommendation":1,"reason":"Write to the school."},
{"step":"delay_attributed","on":"2025-04-11","answer":"third_party","days":4,"cause":"investigator_not_found","reference":"ST-22","reason":"The pool had nobody."},
{"step":"linked","on":"2025-01-08","answer":"family","reference":"NOR-3"},
{"step":"same_person","on":"2025-01-08","person":1,"reference":"NOR-3","person_there":2},
{"step":"function_relied_on","on":"2025-01-08","point":1,"answer":"qualifies","reference":"Children Act 1989 Part 3"}],
"ombudsman":[{"reference":"25 000 001","received_on":"2025-07-01","decided_on":"2025-09-01","decision":"Upheld",
"investigated":true,"referred_by":"complainant","remedies":[{"kind":"payment","amount_pence":15000,"point":2,
"agreed_on":"2025-09-01","due_on":"2025-09-29","done_on":"2025-09-20"}]},{"received_on":"2025-10-01","investigated":false}],
"remedies":[{"kind":"apology","text":"In person","point":1,"stage":1,"agreed_on":"2025-02-03","done_on":"2025-02-05"},
{"kind":"service_change","stage":2,"recommendation":1,"agreed_on":"2025-04-10"}],
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
pub(crate) fn there_and_back(history: Vec<Recorded>) -> (Case, Case) {
    let first = Case::replay(CaseId(Uuid::nil()), history).expect("a case");
    let line = write(&first).line().expect("it is written");
    let second = case(&line).expect("its export is a record");
    assert_eq!(write(&second).line().expect("it is written"), line);
    (first, second)
}

/// Every clock, in order, by its name and route, with the day that starts it, the day it is due and what came of it.
pub(crate) fn clocks_of(case: &Case) -> Vec<String> {
    let rules = complaints::rules::Rules::built_in().expect("they read");
    let calendar = workdays::Calendar::england_and_wales();
    let clocks = complaints::clock::clocks(case, &rules, &calendar).expect("within the calendar");
    let mut clocks: Vec<String> = clocks
        .iter()
        .map(|it| {
            format!(
                "{} {} {} {:?} {:?}",
                it.rule.id, it.route, it.from, it.due, it.state
            )
        })
        .collect();
    // a record numbers the case's own remedies before the Ombudsman's
    clocks.sort();
    clocks
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
        received_at: None,
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
    assert_eq!(second.state().conversions, first.state().conversions);
}

fn moved(point: u16, to: Procedure) -> Event {
    Event::PointMoved {
        point: PointNumber(point),
        to,
    }
}

#[test]
fn points_that_were_moved_keep_their_day_their_route_and_their_clocks() {
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
    let moves = second.state().moves.iter();
    let moves: Vec<_> = moves.map(|it| (it.point.0, it.on)).collect();
    assert_eq!(
        moves,
        [
            (2, Occurred::On(date(2027, 3, 3))),
            (1, Occurred::On(date(2027, 3, 5)))
        ]
    );
}

#[test]
fn two_points_moved_on_one_day_keep_the_order_that_numbers_their_routes() {
    let (first, second) = there_and_back(by_a_person(vec![
        (
            date(2027, 3, 1),
            received(Kind::Complaint, Some(Procedure::ChildrenAct)),
        ),
        (date(2027, 3, 1), raised(1)),
        (date(2027, 3, 1), raised(2)),
        (date(2027, 3, 1), begun(1)),
        (date(2027, 3, 3), moved(2, Procedure::DataProtection)),
        (date(2027, 3, 1), begun(2)),
        (date(2027, 3, 3), moved(1, Procedure::Corporate)),
        (date(2027, 3, 1), begun(3)),
        (date(2027, 3, 8), moved(1, Procedure::PublicHealth)),
        (date(2027, 3, 9), moved(1, Procedure::ChildrenAct)),
    ]));
    assert_eq!(second.state().routes, first.state().routes);
    let route = |number| second.state().routes[&RouteNumber(number)].procedure;
    assert_eq!(route(2), Some(Procedure::DataProtection));
    let moves: Vec<_> = second.state().moves.iter().collect();
    let (from, to): (Vec<_>, Vec<_>) = moves.iter().map(|it| (it.from, it.to)).unzip();
    assert_eq!(
        from,
        [
            None,
            None,
            Some(Procedure::Corporate),
            Some(Procedure::PublicHealth)
        ]
    );
    assert_eq!(
        to,
        [
            Procedure::DataProtection,
            Procedure::Corporate,
            Procedure::PublicHealth,
            Procedure::ChildrenAct
        ]
    );
}

const TAKEN_UP_AGAIN: &str = r#"{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06",
"reopened":[{"on":"2025-01-10","reason":"it is ours","not_accepted":{"on":"2025-01-09","reason":"Not ours","ground":"not_this_council","ombudsman_named":true}},
{"on":"2025-01-14","withdrawn_on":"2025-01-13","withdrawal":{"method":"telephone","looked_at":false}},
{"on":"2025-02-03","reason":"the family wants to go on","stage":2,"withdrawn_on":"2025-01-31"}],
"stages":[{"stage":1,"started_on":"2025-01-06","responded_on":"2025-01-20"},
{"stage":2,"started_on":"2025-01-27","withdrawn_on":"2025-02-10","withdrawal":{"method":"letter","looked_at":true,"reason":"a worry"}}]}"#;

#[test]
fn what_was_taken_up_again_comes_back_with_how_it_had_been_closed_each_time() {
    let line = TAKEN_UP_AGAIN.replace('\n', "");
    let read_in = case(&line).expect("a case");
    assert_eq!(write(&read_in).line().expect("it is written"), line);
    let reopenings: Vec<_> = read_in.state().reopenings.values().collect();
    assert_eq!(reopenings.len(), 3);
    assert_eq!(reopenings[2].on, Occurred::On(date(2025, 2, 3)));
    let stage = &read_in.state().stages()[&StageNumber::Two];
    assert_eq!(stage.withdrawn, Some(Occurred::On(date(2025, 2, 10))));
    assert_eq!(read_in.state().refusal, None);
}

#[test]
fn a_part_that_was_withdrawn_and_taken_up_again_comes_back_with_its_route() {
    let withdrawn = |route: u16| Event::StageWithdrawn {
        route: RouteNumber(route),
        stage: StageNumber::One,
        method: Some(complaints::codes::Method::Letter),
        looked_at: Some(false),
    };
    let (first, second) = there_and_back(by_a_person(vec![
        (
            date(2027, 3, 1),
            received(Kind::Complaint, Some(Procedure::ChildrenAct)),
        ),
        (date(2027, 3, 1), raised(1)),
        (date(2027, 3, 1), raised(2)),
        (date(2027, 3, 1), begun(1)),
        (date(2027, 3, 3), moved(2, Procedure::Corporate)),
        (date(2027, 3, 1), begun(2)),
        (date(2027, 3, 4), withdrawn(2)),
        (
            date(2027, 3, 8),
            Event::Reopened {
                reopening: complaints::ids::ReopeningNumber(1),
            },
        ),
        (date(2027, 3, 9), withdrawn(1)),
    ]));
    assert_eq!(clocks_of(&second), clocks_of(&first));
    assert_eq!(second.state().routes, first.state().routes);
    assert_eq!(second.state().reopenings, first.state().reopenings);
}

#[rstest]
#[case::before_it_was_closed(
    "2025-02-03",
    "2025-01-30",
    "reopened[2].on: taken up again on 30 January 2025, before it was closed on 31 January 2025"
)]
#[case::closed_in_two_ways(
    r#""withdrawn_on":"2025-01-13","#,
    r#""withdrawn_on":"2025-01-13","not_accepted":{"on":"2025-01-09"},"#,
    "reopened[1].withdrawn_on: stands beside not_accepted; what was closed once was closed in one way"
)]
#[case::a_stage_of_no_withdrawal(
    r#""stage":2,"withdrawn_on":"2025-01-31""#,
    r#""stage":2"#,
    "reopened[2].stage: stands only beside withdrawn_on"
)]
fn a_reopening_that_cannot_be_is_refused(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] said: &str,
) {
    let line = TAKEN_UP_AGAIN.replace('\n', "").replace(right, wrong);
    let problems = read(&line, date(2027, 11, 24)).expect_err("it cannot be");
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [said]);
}

#[rstest]
#[case::of_no_point(
    r#"{"point":2,"on":"2025-01-09","to":"corporate"}"#,
    "moved[0].point: is the number of no point of issues[]"
)]
#[case::to_elsewhere(
    r#"{"point":1,"on":"2025-01-09","to":"corporate"}"#,
    "moved[0].to: is not the procedure that the point goes by in issues[]; correct one or the other"
)]
#[case::from_elsewhere(r#"{"point":1,"on":"2025-01-09","to":"corporate"},{"point":1,"on":"2025-01-10","to":"data_protection"}"#, "moved[0].to: is not the procedure from which the point moved on; correct one or the other")]
fn a_move_that_leads_nowhere_is_refused(#[case] moved: &str, #[case] said: &str) {
    let line = format!(
        r#"{{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","issues":[{{"procedure":"data_protection"}}],"moved":[{moved}]}}"#
    );
    let problems = read(&line, date(2027, 11, 24)).expect_err("it cannot be");
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [said]);
}

#[test]
fn what_is_done_and_still_owed_evidence_is_so_in_the_next_register() {
    let told = Event::OmbudsmanTold {
        entry: EntryNumber(1),
        reference: None,
        referred_by: None,
    };
    let agreed = |remedy, entry: Option<u16>| Event::RemedyAgreed {
        remedy: RemedyNumber(remedy),
        kind: complaints::codes::RemedyKind::Apology,
        amount_pence: None,
        due_on: Some(date(2027, 4, 1)),
        entry: entry.map(EntryNumber),
        source: complaints::remedy::RemedySource::default(),
    };
    let done = Event::RemedyDone {
        remedy: RemedyNumber(1),
        evidence_owed: false,
    };
    let proof = StepTaken {
        about: About::Remedy(RemedyNumber(1)),
        ..StepTaken::new(Step::ProofRecorded, None)
    };
    let (first, second) = there_and_back(by_a_person(vec![
        (
            date(2027, 3, 1),
            received(Kind::Complaint, Some(Procedure::ChildrenAct)),
        ),
        (date(2027, 3, 1), begun(1)),
        (date(2027, 3, 2), told),
        (date(2027, 3, 3), agreed(1, Some(1))),
        (date(2027, 3, 3), agreed(2, None)),
        (date(2027, 3, 20), done),
        (date(2027, 3, 21), Event::StepTaken(proof)),
    ]));
    let running = "LG-04 route 1 2027-03-03 Some(2027-04-01) Running";
    for case in [&first, &second] {
        let clocks = clocks_of(case);
        assert!(clocks.iter().any(|it| it == running), "{clocks:?}");
    }
    // the record numbers the case's own remedy first, and the step goes with its remedy
    let shown = second.state().taken(Step::ProofRecorded).next();
    let shown = shown.map(|it| it.it.about);
    assert_eq!(shown, Some(About::Remedy(RemedyNumber(2))));
    let remedy = &second.state().remedies[&RemedyNumber(2)];
    assert_eq!(remedy.done, Some(Occurred::On(date(2027, 3, 20))));
}

#[test]
fn a_step_that_was_taken_again_keeps_that_it_was() {
    let line = r#"{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06",
"stages":[{"stage":1,"started_on":"2025-01-06","responded_on":"2025-01-20"},{"stage":2,"started_on":"2025-01-27","statement_agreed_on":"2025-02-03"}],
"steps":[{"step":"statement_agreed","on":"2025-02-10","stage":2}]}"#.replace('\n', "");
    let read_in = case(&line).expect("a case");
    let taken = read_in.state().taken(Step::StatementAgreed);
    let times: Vec<_> = taken.map(|it| (it.it.time, it.on)).collect();
    assert_eq!(
        times,
        [
            (1, Occurred::On(date(2025, 2, 3))),
            (2, Occurred::On(date(2025, 2, 10)))
        ]
    );
    assert_eq!(write(&read_in).line().expect("it is written"), line);
}

#[test]
fn an_early_referral_that_was_offered_again_after_it_came_back_keeps_its_rounds() {
    let line = r#"{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2025-01-06",
"stages":[{"stage":1,"started_on":"2025-01-06","responded_on":"2025-01-20"},{"stage":2,"started_on":"2025-01-27","responded_on":"2025-03-03"}],
"steps":[{"step":"early_referral_offered","on":"2025-03-04","stage":2},
{"step":"early_referral_answered","on":"2025-03-05","stage":2,"answer":"agreed"},
{"step":"early_referral_made","on":"2025-03-06","stage":2},
{"step":"early_referral_returned","on":"2025-03-24","stage":2},
{"step":"early_referral_offered","on":"2025-03-24","stage":2},
{"step":"early_referral_answered","on":"2025-03-25","stage":2,"answer":"agreed"},
{"step":"early_referral_made","on":"2025-03-26","stage":2}]}"#.replace('\n', "");
    let first = case(&line).expect("a case");
    let again = write(&first).line().expect("it is written");
    assert_eq!(again, line);
    let second = case(&again).expect("a case");
    assert!(second.state().with_the_ombudsman_early());
    assert_eq!(clocks_of(&second), clocks_of(&first));
}

/// The case that a record gives, after another record of it came.
fn comes_again(first: &str, second: &str) -> Case {
    let before = case(first).expect("a case");
    let Line::Case(record) = read(second, date(2027, 11, 24)).expect("the line is good") else {
        panic!("a case");
    };
    let told = facts(&record, &PersonIds::none());
    let changes = complaints::history::revise(&before, told, date(2027, 11, 24));
    let since = before.version();
    let changes = changes.expect("nobody disagrees");
    let template = before.history()[0].clone();
    let recorded = (since + 1..).zip(changes).map(|(seq, fact)| Recorded {
        seq,
        occurred: fact.occurred,
        event: fact.event,
        parts: fact
            .parts
            .into_iter()
            .map(|part| (part, Salt([0; 16])))
            .collect(),
        ..template.clone()
    });
    let recorded: Vec<Recorded> = recorded.collect();
    before.apply(recorded).expect("a case")
}

const REFUSED: &str = r#"{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","not_accepted":{"on":"2025-01-09","reason":"Not ours"}}"#;
const REFUSED_AGAIN: &str = r#"{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","not_accepted":{"on":"2025-01-20","reason":"A duplicate"},"reopened":[{"on":"2025-01-10","not_accepted":{"on":"2025-01-09","reason":"Not ours"}}]}"#;

#[rstest]
#[case::the_same(REFUSED_AGAIN, REFUSED_AGAIN)]
#[case::taken_up_since(REFUSED, REFUSED_AGAIN)]
#[case::not_taken_up_after_all(REFUSED_AGAIN, REFUSED)]
#[case::with_stages(REFUSED, TAKEN_UP_AGAIN)]
#[case::and_back(TAKEN_UP_AGAIN, REFUSED)]
fn a_record_that_comes_again_with_reopenings_gives_the_case_that_it_tells_of(
    #[case] first: &str,
    #[case] second: &str,
) {
    let (first, second) = (first.replace('\n', ""), second.replace('\n', ""));
    let revised = comes_again(&first, &second);
    assert_eq!(write(&revised).line().expect("it is written"), second);
    let unchanged = comes_again(&first, &first);
    assert_eq!(unchanged.version(), case(&first).expect("a case").version());
}

#[rstest]
#[case::of_no_point(
    r#""point":2"#,
    "remedies[0].point: is the number of no point of issues[]"
)]
#[case::of_no_stage(r#""stage":2"#, "remedies[0].stage: is no stage of stages[]: stage 2")]
#[case::of_no_recommendation(
    r#""recommendation":1"#,
    "remedies[0].recommendation: is the number of no recommendation_made in steps[]"
)]
fn a_remedy_that_comes_from_nowhere_is_refused(#[case] from: &str, #[case] said: &str) {
    let line = format!(
        r#"{{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","issues":[{{"theme":"Delay"}}],"stages":[{{"stage":1,"started_on":"2025-01-06"}}],"remedies":[{{"kind":"apology",{from}}}]}}"#
    );
    let problems = read(&line, date(2027, 11, 24)).expect_err("it cannot be");
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [said]);
}

#[test]
fn a_finding_after_the_answer_comes_back_with_its_day_and_its_reason() {
    let line = r#"{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","issues":[{"theme":"Delay","outcome":"upheld"},{"theme":"Attitude","outcome":"not_upheld","findings":[{"stage":1,"outcome":"not_upheld","on":"2025-02-10","reason":"A record came to light."},{"stage":2,"outcome":"upheld","on":"2025-04-30","reason":"Left out of the answer."}]}],"stages":[{"stage":1,"started_on":"2025-01-06","responded_on":"2025-01-20"},{"stage":2,"started_on":"2025-02-12","responded_on":"2025-04-10"}]}"#;
    let read_in = case(line).expect("a case");
    let found = &read_in.state().points[&PointNumber(2)].findings;
    let days: Vec<_> = found.values().map(|it| it.on.day()).collect();
    assert_eq!(days, [Some(date(2025, 2, 10)), Some(date(2025, 4, 30))]);
    assert_eq!(write(&read_in).line().expect("it is written"), line);
    // by the record alone, as nobody changed anything since
    assert_eq!(comes_again(line, line).version(), read_in.version());
}

#[rstest]
#[case::another_outcome(
    r#"{"stage":1,"outcome":"upheld"}"#,
    "issues[0].findings[0].outcome: is not the outcome of the point, which is its finding at stage 1; correct one or the other"
)]
#[case::twice(
    r#"{"stage":2,"outcome":"upheld"},{"stage":2,"outcome":"upheld"}"#,
    "issues[0].findings[1].stage: stage 2 stands twice"
)]
fn a_finding_that_contradicts_another_is_refused(#[case] findings: &str, #[case] said: &str) {
    let line = format!(
        r#"{{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","issues":[{{"outcome":"not_upheld","findings":[{findings}]}}],"stages":[{{"stage":1,"responded_on":"2025-01-20"}},{{"stage":2,"started_on":"2025-02-12","responded_on":"2025-04-10"}}]}}"#
    );
    let problems = read(&line, date(2027, 11, 24)).expect_err("it cannot be");
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [said]);
}

#[test]
fn every_role_of_a_person_comes_back_and_a_person_without_one_too() {
    let line = r#"{"reference":"NOR-8","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","child":{"role":"complainant","age":15},"people":[{"roles":["parent","complainant","representative"],"name":"Jo Fielding"},{"roles":[],"name":"Sam Weir"},{"role":"staff_complained_about"}],"stages":[{"stage":1,"started_on":"2025-01-06"}]}"#;
    let read_in = case(line).expect("a case");
    let roles: Vec<_> = read_in
        .state()
        .people
        .values()
        .map(|it| &it.roles)
        .collect();
    assert_eq!(
        roles,
        [
            &vec![Role::Complainant],
            &vec![Role::Parent, Role::Complainant, Role::Representative],
            &vec![],
            &vec![Role::StaffComplainedAbout],
        ]
    );
    assert_eq!(write(&read_in).line().expect("it is written"), line);
}

#[rstest]
#[case::both(
    r#""role":"parent","roles":["complainant"]"#,
    "people[0].roles: stands beside role; use role for one and roles for several"
)]
#[case::unknown(r#""roles":["parent","uncle"]"#, "people[0].roles[1]: ")]
#[case::none(r#""name":"Jo Fielding""#, "people[0].role: ")]
fn a_role_that_is_not_plain_is_refused(#[case] roles: &str, #[case] said: &str) {
    let line = format!(
        r#"{{"reference":"NOR-8","kind":"comment","received_on":"2025-01-06","people":[{{{roles}}}]}}"#
    );
    let problems = read(&line, date(2027, 11, 24)).expect_err("it cannot be");
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with(said), "{problems:?}");
}

#[test]
fn the_hour_the_post_the_approver_and_an_answer_that_is_silent_come_back() {
    let line = r#"{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2026-04-01","received_at":"17:30","issues":[{"outcome":"upheld"}],"stages":[{"stage":1,"started_on":"2026-04-01","extended":true,"extension":{"on":"2026-04-10","to":"2026-05-01","told_on":"2026-04-10","approved_by":"head_of_service"},"responded_on":"2026-04-17","responded_by":"letter","responded_post":"second_class","next_stage_told":false}],"steps":[{"step":"point_answered","on":"2026-04-20","stage":1,"point":1,"by":"letter","post":"by_hand"}]}"#;
    let written = write(&case(line).expect("a case")).line();
    let back: serde_json::Value =
        serde_json::from_str(&written.expect("it is written")).expect("JSON");
    let given: serde_json::Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(back, given);
}

#[test]
fn what_the_letter_had_said_what_was_sought_of_which_point_and_a_panel_that_was_moved_come_back() {
    let line = r#"{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2026-04-01","issues":[{"outcome":"not_upheld","findings":[{"stage":1,"outcome":"not_upheld","on":"2026-05-11","letter_said":"upheld","reason":"Another record was found."}]}],"sought":[{"text":"An apology.","point":1,"achieved":"yes"}],"stages":[{"stage":1,"started_on":"2026-04-01","responded_on":"2026-04-17"},{"stage":2,"started_on":"2026-05-12","responded_on":"2026-06-12"},{"stage":3,"started_on":"2026-06-15","panel_on":"2026-07-20"}],"steps":[{"step":"fault_found","on":"2026-04-20","point":1,"answer":"yes","reason":"Nobody wrote."},{"step":"injustice_found","on":"2026-04-20","point":1,"answer":"distress"},{"step":"panel_moved","on":"2026-07-01","stage":3,"day":"2026-07-10","reason":"The hall is taken."},{"step":"panel_day_told","on":"2026-07-02","stage":3,"day":"2026-07-20"}]}"#;
    let case = case(line).expect("a case");
    let state = case.state();
    let point = &state.points[&PointNumber(1)];
    assert_eq!(
        point.findings[&StageNumber::One].in_words(),
        "Not upheld (the letter said: upheld)"
    );
    assert_eq!(
        state.panel_at_first(RouteNumber::MAIN),
        Some(date(2026, 7, 10))
    );
    let written = write(&case).line();
    let back: serde_json::Value =
        serde_json::from_str(&written.expect("it is written")).expect("JSON");
    let given: serde_json::Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(back, given);
}

#[rstest]
#[case::not_recorded("", Some(date(2027, 1, 18)))]
#[case::told(r#","next_stage_told":true"#, Some(date(2027, 1, 18)))]
#[case::not_told(r#","next_stage_told":false"#, None)]
fn st_30_of_a_record_has_the_day_of_the_regulation_unless_it_says_that_the_answer_does_not_tell(
    #[case] said: &str,
    #[case] due: Option<jiff::civil::Date>,
) {
    let line = format!(
        r#"{{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2026-11-02","stages":[{{"stage":1,"responded_on":"2026-11-09"}},{{"stage":2,"started_on":"2026-11-18","responded_on":"2026-12-16","responded_by":"email"{said}}}]}}"#
    );
    let rules = complaints::rules::Rules::built_in().expect("they read");
    let calendar = workdays::Calendar::england_and_wales();
    let case = case(&line).expect("a case");
    let all = complaints::clock::clocks(&case, &rules, &calendar).expect("within the calendar");
    let window = all.iter().find(|it| it.rule.id == "ST-30");
    let window = window.expect("stage 2 is answered");
    assert_eq!((window.first_due, window.due), (date(2027, 1, 18), due));
}

#[test]
fn a_step_about_a_child_who_came_after_the_complainant_is_about_the_child_in_the_next_register() {
    let person = |number: u16, about: bool| Event::PersonAdded {
        person: PersonNumber(number),
        person_id: PersonId(Uuid::from_u128(u128::from(number))),
        about,
        roles: if about {
            Vec::new()
        } else {
            vec![Role::Complainant]
        },
    };
    let judged = StepTaken {
        about: About::Person(PersonNumber(2)),
        answer: Some(Answer::Competent),
        ..StepTaken::new(Step::CompetenceJudged, None)
    };
    let offered = Event::AdvocacyOffered {
        child: Some(PersonNumber(2)),
    };
    let on = |day| date(2027, 1, day);
    let history = by_a_person(vec![
        (
            on(4),
            received(Kind::Complaint, Some(Procedure::ChildrenAct)),
        ),
        (on(4), begun(1)),
        (on(4), person(1, false)),
        (on(4), person(2, true)),
        (on(5), Event::StepTaken(judged)),
        (on(5), offered),
    ]);
    let first = Case::replay(CaseId(Uuid::nil()), history).expect("a case");
    let line = write(&first).line().expect("it is written");
    let second = case(&line).expect("a case");
    let state = second.state();
    assert!(state.people[&PersonNumber(2)].about, "the number stays");
    let judged = state.taken(Step::CompetenceJudged).next();
    assert_eq!(
        judged.map(|it| it.it.about),
        Some(About::Person(PersonNumber(2)))
    );
    let offered = state.advocacy_of(Some(PersonNumber(2))).offered;
    assert_eq!(offered, Some(Occurred::On(on(5))));
    assert_eq!(write(&second).line().expect("it is written"), line);
}

#[test]
fn how_one_of_several_complainants_withdrew_comes_back() {
    let line = r#"{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2026-04-01","issues":[{"theme":"Delay"}],"stages":[{"stage":1,"started_on":"2026-04-01"}],"people":[{"role":"complainant"},{"role":"complainant"}],"steps":[{"step":"complainant_withdrew","on":"2026-04-20","person":1,"by":"telephone"}]}"#;
    let case = case(line).expect("a case");
    let mut withdrew = case
        .state()
        .taken(complaints::step::Step::ComplainantWithdrew);
    let by = withdrew.next().and_then(|it| it.it.by);
    assert_eq!(by, Some(complaints::codes::Method::Telephone));
}

#[test]
fn whoever_of_several_complainants_took_it_up_again_does_so_in_the_next_register() {
    let line = r#"{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2026-04-01","people":[{"role":"complainant"},{"role":"complainant"}],"issues":[{"theme":"Delay"}],"stages":[{"stage":1,"started_on":"2026-04-01"}],"steps":[{"step":"complainant_withdrew","on":"2026-04-20","person":1,"by":"telephone"},{"step":"complainant_returned","on":"2026-04-22","person":1,"reason":"Changed her mind"},{"step":"complainant_withdrew","on":"2026-04-24","person":1}]}"#;
    let first = case(line).expect("a case");
    assert_eq!(write(&first).line().expect("it is written"), line);
    let withdrew = first.state().withdrew(PersonNumber(1));
    assert_eq!(withdrew, Some(Occurred::On(date(2026, 4, 24))));
}
