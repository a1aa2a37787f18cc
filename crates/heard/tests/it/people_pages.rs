//! People of a case and the statement of complaint, as they are recorded and read in a browser.

use crate::visit::{Northmere, in_november};

#[test]
fn what_is_recorded_of_a_person_is_amended_and_stays_in_the_history() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let cases = northmere.cases();
    let (case, _) = cases
        .iter()
        .find(|(_, row)| row.status.code() == "stage1")
        .unwrap();
    let case = case.to_string();
    let added = [
        ("name", "Ash Robinson"),
        ("role", "parent"),
        ("about", "no"),
    ];
    let mut fields = added.to_vec();
    fields.extend(in_november("23"));
    northmere.record(&officer, &format!("/cases/{case}/person"), &fields);
    let people = northmere
        .get(&officer, &format!("/cases/{case}/people"))
        .text;
    let mut numbers: Vec<u16> = people
        .split("/person/")
        .skip(1)
        .filter_map(|it| it.split('"').next()?.parse().ok())
        .collect();
    let number = numbers.pop().expect("the last person can be amended");
    let form = format!("person/{number}");
    let shown = northmere
        .get(&officer, &format!("/cases/{case}/{form}"))
        .text;
    assert!(shown.contains("value=\"Ash Robinson\""), "{shown}");
    let mut fields = vec![
        ("name", "Ash Robins"),
        ("role", "parent"),
        ("role", "complainant"),
        ("about", "no"),
        ("telephone", "01632 960002"),
        ("safe_contact", "By text, after six"),
        ("language", "Polish"),
    ];
    fields.extend(in_november("23"));
    let done = northmere.record(&officer, &format!("/cases/{case}/{form}"), &fields);
    assert!(done.contains("What is recorded of the person is amended"));
    let people = northmere
        .get(&officer, &format!("/cases/{case}/people"))
        .text;
    for words in [
        "Ash Robins<",
        "01632 960002",
        "By text, after six",
        "Polish",
    ] {
        assert!(people.contains(words), "{words}: {people}");
    }
    assert!(!people.contains("Ash Robinson"), "{people}");
    let nobody = northmere.get(&officer, &format!("/cases/{case}/person/99"));
    assert_eq!(nobody.status, 404);
}

#[test]
fn each_child_is_offered_an_advocate_by_name() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let cases = northmere.cases();
    let (case, _) = cases
        .iter()
        .find(|(_, row)| row.status.code() == "stage1")
        .unwrap();
    let case = case.to_string();
    for name in ["Robin Ash", "Rowan Ash"] {
        let mut fields = vec![("name", name), ("role", "child"), ("about", "yes")];
        fields.extend(in_november("23"));
        northmere.record(&officer, &format!("/cases/{case}/person"), &fields);
    }
    let shown = northmere
        .get(&officer, &format!("/cases/{case}/advocate"))
        .text;
    assert!(shown.contains("Which child is it about?"), "{shown}");
    let rowan = shown.split("Rowan Ash").next().expect("a page");
    let rowan = rowan.rsplit("name=\"child\"").next().expect("a radio");
    let rowan = rowan
        .split("value=\"")
        .nth(1)
        .and_then(|it| it.split('"').next())
        .expect("the number of the child");
    let mut fields = vec![
        ("child", rowan),
        ("what", "declined"),
        ("reason", "Has an aunt"),
    ];
    fields.extend(in_november("24"));
    let page = northmere.record(&officer, &format!("/cases/{case}/advocate"), &fields);
    assert!(
        page.contains("<strong>Rowan Ash</strong>: Declined, reason: Has an aunt"),
        "{page}"
    );
    assert!(
        page.contains("<strong>Robin Ash</strong>: No offer recorded"),
        "{page}"
    );
}

#[test]
fn a_changed_statement_shows_what_changed_and_why() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let cases = northmere.cases();
    let (case, _) = cases
        .iter()
        .find(|(_, row)| row.status.code() == "stage2")
        .unwrap();
    let case = case.to_string();
    let draft = |day, text, reason| {
        let mut fields = vec![("text", text), ("reason", reason), ("stage", "2")];
        fields.extend(in_november(day));
        let form = format!("/cases/{case}/step/statement_drafted");
        northmere.record(&officer, &form, &fields)
    };
    draft("20", "Contact was cut in May.", "First in Heard.");
    let shown = northmere
        .get(&officer, &format!("/cases/{case}/step/statement_drafted"))
        .text;
    assert!(shown.contains("Contact was cut in May."), "{shown}");
    draft("23", "Contact was cut in June.", "The month was wrong.");
    let form = format!("/cases/{case}/step/statement_agreed");
    let fields = [("answer", "complainant"), ("stage", "2")];
    northmere.record(&officer, &form, &fields);
    let points = northmere
        .get(&officer, &format!("/cases/{case}/points"))
        .text;
    for words in [
        "Agreed by the complainant 24 November 2026",
        "Why it changed: The month was wrong.",
        "taken out: </span>May.",
        "added: </span>June.",
        "Read version 1",
    ] {
        assert!(points.contains(words), "{words}: {points}");
    }
}
