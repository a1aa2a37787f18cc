//! One person on two cases: recorded on one, seen on both, and by nobody who may not see the other.

use crate::program::Program;
use crate::visit::{Northmere, Visitor, in_november};
use complaints::ids::CaseId;

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two complaints, the second of which restricts contact with its only person.
fn two_cases() -> Program {
    let program = Program::on_sqlite();
    let record = |number: u8, more: &str| {
        format!(
            r#"{{"reference":"NOR-{number}","kind":"complaint","procedure":"children_act","received_on":"2026-11-09","people":[{{"role":"complainant","name":"Jo Fielding"}}]{more}}}"#
        )
    };
    let restricted = r#","steps":[{"step":"restriction_warned","on":"2026-11-10","person":1},{"step":"restriction_set","on":"2026-11-11","person":1,"day":"2099-05-11","reason":"By letter only"},{"step":"need_recorded","on":"2026-11-11","person":1,"answer":"interpreter","reason":"Polish"}]"#;
    let file = [record(1, ""), record(2, restricted)].join("\n");
    let file = program.write("all.jsonl", file);
    program.run(&["import", &file]).well();
    program
}

#[test]
fn what_is_to_be_known_of_somebody_stands_on_both_cases_until_that_is_undone() {
    let program = two_cases();
    let same = [
        "case",
        "same-person",
        "NOR-1",
        "--person",
        "1",
        "--other",
        "NOR-2",
        "--person-there",
    ];
    let nobody = flat(&program.run(&[&same[..], &["7"]].concat()).ended(5));
    assert!(
        nobody.contains("NOR-2 has no person 7. Name one of: person 1 (complainant)"),
        "{nobody}"
    );
    let shown = program.run(&[&same[..], &["1"]].concat()).well();
    let read = flat(&shown);
    for words in [
        "CONTACT RESTRICTED ON NOR-2, Jo Fielding: in force since 11 November 2026",
        "Jo Fielding: also on NOR-2 as complainant; that case is open",
        "needs: interpreter: Polish",
    ] {
        assert!(read.replace("▌ ", "").contains(words), "{words}: {shown}");
    }
    let there = flat(&program.run(&["case", "show", "NOR-2"]).well());
    for words in [
        "NOR-1: has the same person on it as this case",
        "Jo Fielding: also on NOR-1 as complainant; that case is open",
    ] {
        assert!(there.contains(words), "{words}: {there}");
    }
    let meeting = [
        "case",
        "step",
        "NOR-1",
        "meeting_offered",
        "--stage",
        "1",
        "--answer",
        "mediation",
    ];
    let met = flat(&program.run(&meeting).well());
    let warned = "contact with person 1 is restricted on NOR-2, where they are person 1: in force since 11 November 2026";
    assert!(met.contains(warned), "{met}");
    let line = shown
        .lines()
        .find(|it| it.contains("The same person as on another"));
    let entry = line.and_then(|it| it.split_whitespace().next());
    let entry = entry.expect("it stands in the story");
    let undo = [
        "case",
        "undo",
        "NOR-1",
        "--entry",
        entry,
        "--reason",
        "Two people",
    ];
    let undone = flat(&program.run(&undo).well());
    assert!(!undone.contains("also on NOR-2"), "{undone}");
    let there = flat(&program.run(&["case", "show", "NOR-2"]).well());
    assert!(!there.contains("NOR-1"), "{there}");
    program.run(&["verify"]).well();
}

/// Adds somebody to a case, and gives their number.
fn add(northmere: &Northmere, officer: &Visitor, case: CaseId, safe: &str) -> u16 {
    let mut fields = vec![
        ("name", "Ash Robinson"),
        ("role", "parent"),
        ("about", "no"),
    ];
    fields.extend([("safe_contact", safe)]);
    fields.extend(in_november("23"));
    northmere.record(officer, &format!("/cases/{case}/person"), &fields);
    let viewer = &northmere.room.viewer;
    let store = &northmere.room.store;
    let case = casework::ports::Register::load(&**store, viewer, northmere.room.authority.id, case);
    let case = case.expect("read").expect("there");
    *case
        .state()
        .people
        .keys()
        .next_back()
        .map(|it| &it.0)
        .expect("somebody")
}

#[test]
fn in_the_browser_a_person_is_met_on_the_other_case_by_those_alone_who_may_see_it() {
    let northmere = Northmere::opened();
    let (officer, head) = (northmere.sign_in("officer"), northmere.sign_in("head"));
    let cases = northmere.cases().into_iter();
    let mut open = cases.filter(|(_, row)| row.status.code() == "stage1");
    let ((here, _), (other, row)) = (open.next().unwrap(), open.next().unwrap());
    let mine = add(&northmere, &officer, here, "By text");
    let theirs = add(&northmere, &officer, other, "No letters home").to_string();
    let form = format!("/cases/{here}/person/{mine}/same");
    let asked = northmere.get(&officer, &form).text;
    assert!(
        asked.contains(&format!("same?reference={}", row.reference)),
        "{asked}"
    );
    let missing = northmere
        .get(&officer, &format!("{form}?reference=NOPE-1"))
        .text;
    assert!(
        missing.contains("There is no case NOPE-1 that you may see"),
        "{missing}"
    );
    let fields = [
        ("reference", row.reference.as_str()),
        ("there", theirs.as_str()),
    ];
    let chosen = format!("{form}?reference={}", row.reference);
    let done = northmere.record(&officer, &chosen, &fields);
    assert!(
        done.contains("It is recorded that they are one person."),
        "{done}"
    );
    let safe = format!("No letters home (from {})", row.reference);
    let page = |who: &Visitor, part: &str| northmere.get(who, &format!("/cases/{here}{part}")).text;
    for who in [&officer, &head] {
        assert!(page(who, "").contains(&safe), "it stands above the case");
        let people = page(who, "/people");
        assert!(people.contains("Also on <a"), "{people}");
        assert!(page(who, "/timeline").contains("The same person as on another case"));
    }
    let there = northmere.get(&head, &format!("/cases/{other}/people")).text;
    assert!(there.contains("By text"), "it is seen from there too");
    // once the other case is seen by few, whoever is not named sees nothing of it
    let mut restrict = vec![("reference", "officer"), ("reason", "A known family")];
    restrict.extend([("day-day", "1"), ("day-month", "6"), ("day-year", "2027")]);
    restrict.extend(in_november("23"));
    let form = format!("/cases/{other}/step/case_restricted");
    northmere.record(&officer, &form, &restrict);
    assert!(
        page(&officer, "").contains(&safe),
        "who is named sees it still"
    );
    for part in ["", "/people", "/timeline", "/points", "/outcome"] {
        let seen = page(&head, part);
        for word in [
            row.reference.as_str(),
            "No letters home",
            "same person",
            "Also on <a",
        ] {
            assert!(!seen.contains(word), "{part} tells of {word}: {seen}");
        }
    }
}
