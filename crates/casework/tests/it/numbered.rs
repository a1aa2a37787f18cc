//! People and points keep what is said of them, whatever their place in a record.

use crate::round_trip::case;
use casework::records::{read, write};
use complaints::Case;
use complaints::event::Event;
use complaints::ids::{CaseId, PersonNumber};
use complaints::personal::{Part, PersonDetails, Salt};
use complaints::recorded::Recorded;
use complaints::step::{About, Step};
use jiff::civil::date;
use uuid::Uuid;

const MUM_FIRST: &str = r#"{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","child":{"number":2,"name":"Robin Ashdown"},"people":[{"number":1,"role":"parent","name":"Jo Ashdown"},{"role":"advocate","name":"Sam Weir"}],"stages":[{"stage":1,"started_on":"2025-01-06"}],"steps":[{"step":"restriction_set","on":"2025-01-08","person":1,"day":"2025-07-08","reference":"one caller","reason":"Forty calls a day."}]}"#;

#[test]
fn a_step_about_the_parent_stays_about_the_parent_though_the_child_is_written_first() {
    let read_in = case(MUM_FIRST).expect("a case");
    let state = read_in.state();
    let name = |number| {
        let details = state.people[&PersonNumber(number)].details.as_ref();
        let name = details.and_then(|it| it.name.as_ref());
        name.map(|it| it.reveal().as_str())
    };
    assert_eq!(
        [name(1), name(2), name(3)],
        [Some("Jo Ashdown"), Some("Robin Ashdown"), Some("Sam Weir")]
    );
    assert!(state.people[&PersonNumber(2)].about);
    let set = state.taken(Step::RestrictionSet).next().expect("it is set");
    assert_eq!(set.it.about, About::Person(PersonNumber(1)));
    assert_eq!(write(&read_in).line().expect("it is written"), MUM_FIRST);
}

#[test]
fn a_number_stands_for_one_person() {
    let twice = MUM_FIRST.replace(r#""number":2,"#, r#""number":3,"#);
    let problems = read(&twice, date(2027, 11, 24)).expect_err("it cannot be");
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "people: number 3 stands for two people; a person without one has the number of its place, the children first"
        ]
    );
}

fn with(case: &Case, event: Event, parts: Vec<(Part, Salt)>) -> Case {
    let last = case.history().last().expect("a history").clone();
    let recorded = Recorded {
        seq: last.seq + 1,
        event,
        parts,
        ..last
    };
    let mut history = case.history().to_vec();
    history.push(recorded);
    Case::replay(CaseId(Uuid::nil()), history).expect("a case")
}

#[test]
fn what_is_blank_of_a_person_is_not_written_so_that_the_file_can_be_read_again() {
    let blank = PersonDetails {
        name: Some("Kit".into()),
        characteristics: complaints::personal::Characteristics {
            sexual_orientation: Some("".into()),
            ..Default::default()
        },
        ..PersonDetails::default()
    };
    let number = PersonNumber(4);
    let added = Event::PersonAdded {
        person: number,
        person_id: complaints::ids::PersonId(Uuid::nil()),
        about: false,
        roles: vec![complaints::codes::Role::Professional],
    };
    let before = case(MUM_FIRST).expect("a case");
    let parts = vec![(Part::Person(number, blank), Salt([0; 16]))];
    let line = write(&with(&before, added, parts)).line().expect("JSON");
    assert!(
        line.contains(r#"{"role":"professional","name":"Kit"}"#),
        "{line}"
    );
    assert!(read(&line, date(2027, 11, 24)).is_ok(), "{line}");
}

#[test]
fn a_point_keeps_its_steps_where_one_before_it_was_taken_back() {
    let line = r#"{"reference":"NOR-9","kind":"complaint","procedure":"children_act","received_on":"2025-01-06","issues":[{"theme":"Delay"},{"theme":"Contact"}],"parked":[{"on":"2025-01-07","points":[2]}],"stages":[{"stage":1,"started_on":"2025-01-06"}],"steps":[{"step":"function_relied_on","on":"2025-01-08","point":2,"answer":"qualifies","reference":"Part 3"}],"remedies":[{"kind":"apology","point":2,"agreed_on":"2025-01-09"}]}"#;
    let before = case(line).expect("a case");
    let mut facts = before.facts().into_iter();
    let first = facts.find(|it| matches!(it.event, Event::PointRaised { .. }));
    let seq = first.expect("a point").seq;
    let after = with(&before, Event::Retracted { seq }, Vec::new());
    let written = write(&after).line().expect("JSON");
    let expected = line
        .replace(r#"{"theme":"Delay"},"#, "")
        .replace(r#""points":[2]"#, r#""points":[1]"#)
        .replace(r#""point":2"#, r#""point":1"#);
    assert_eq!(written, expected);
}
