//! Forms that are sent with the data of a whole council: what is wrong comes back with what was typed, and what is right is
//! recorded once.

use crate::visit::Northmere;

/// The key of a form; any will do that was not used.
fn key(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

#[test]
fn every_form_comes_back_with_what_is_wrong() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let cases = northmere.cases();
    let (case, row) = cases
        .iter()
        .find(|(_, row)| row.status.code() == "stage1" && row.due_on.is_some())
        .unwrap();
    let expected = [
        ("contact", "Choose how you were in touch"),
        ("extend", "Enter the reason why the answer needs longer"),
        ("answer", "Enter the day the answer was sent"),
        ("withdraw", "Confirm that the person themselves"),
        ("not-accept", "Choose on what ground it is not accepted"),
        (
            "procedure",
            "Choose the procedure that the complaint goes by",
        ),
        ("correct/1", "Choose what is wrong with the entry"),
        ("request", "Enter the day the request came"),
        ("panel", "Enter the day the panel meets"),
        ("person", "Enter the name of the person"),
        ("advocate", "Choose what happened"),
        ("step/declared", "Choose what it is about"),
        ("step/declared", "Choose what fits"),
        (
            "step/function_relied_on",
            "Fill in “Law that this rests on”",
        ),
        ("step/grounds_arose", "Enter the day it happened"),
        ("step/payment_offered", "Enter the amount in pounds"),
    ];
    for (form, message) in expected {
        let sent = [("key", key(1)), ("version", "1".to_owned())];
        let sent: Vec<(&str, &str)> = sent.iter().map(|(a, b)| (*a, b.as_str())).collect();
        let answer = northmere.post(&officer, &format!("/cases/{case}/{form}"), &sent);
        assert_eq!(answer.status, 422, "{form}");
        assert!(answer.text.contains("<title>Error: "), "{form}");
        assert!(answer.text.contains("There is a problem"), "{form}");
        assert!(answer.text.contains(message), "{form}: {message}");
        assert!(answer.text.contains(&row.reference), "{form}");
    }
    let answer = northmere.post(
        &officer,
        "/cases/new",
        &[("key", &key(2)), ("name", "Robin Ash")],
    );
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text
            .contains("Enter what was said, in their own words")
    );
    assert!(
        answer.text.contains("value=\"Robin Ash\""),
        "what was typed is kept"
    );
}

#[test]
fn a_new_contact_is_recorded_once_however_often_it_is_sent() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let key = key(3);
    let form = [
        ("key", key.as_str()),
        ("text", "Nobody told me why my bedroom was changed."),
        ("method", "telephone"),
        ("on-day", "24"),
        ("on-month", "11"),
        ("on-year", "2026"),
        ("kind", "complaint"),
        ("name", "Robin Ash"),
        ("safe_contact", "Text first"),
    ];
    let before = northmere.cases().len();
    let first = northmere.post(&officer, "/cases/new", &form);
    let again = northmere.post(&officer, "/cases/new", &form);
    assert_eq!((first.status, again.status), (303, 303), "{}", first.text);
    assert_eq!(first.target(), again.target());
    assert_eq!(northmere.cases().len(), before + 1);
    let page = northmere.get(&officer, first.target());
    assert!(page.text.contains("C-26-0001"), "{}", page.text);
    assert!(page.text.contains("To be decided"));
    assert!(
        page.text
            .contains("<strong>Safe contact, Robin Ash:</strong> Text first")
    );

    let case = first.target().split('?').next().unwrap();
    let decide = [
        ("key", "00000000-0000-4000-8000-000000000004"),
        ("version", "2"),
        ("procedure", "children_act"),
    ];
    let decided = northmere.post(&officer, &format!("{case}/procedure"), &decide);
    assert_eq!(decided.status, 303, "{}", decided.text);
    let page = northmere.get(&officer, case);
    // ten working days from 24 November
    assert!(page.text.contains("8 December 2026"), "{}", page.text);
}

#[test]
fn the_actions_of_an_answer_are_typed_with_it_and_shown_as_promises() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let cases = northmere.cases();
    let (case, _) = cases
        .iter()
        .find(|(_, row)| row.status.code() == "stage1" && row.due_on.is_some())
        .unwrap();
    let page = northmere.get(&officer, &format!("/cases/{case}/answer"));
    let version = page.text.split_once("name=\"version\" value=\"").unwrap().1;
    let version = version.split('"').next().unwrap();
    let mut form = vec![
        ("version", version),
        ("route", "1"),
        ("stage", "1"),
        ("on-day", "24"),
        ("on-month", "11"),
        ("on-year", "2026"),
        ("outcome", "upheld"),
    ];
    form.extend([("next_stage_told", "yes"), ("ombudsman_told", "yes")]);
    let points: Vec<String> = (1..9).map(|it| format!("point-{it}")).collect();
    form.extend(points.iter().map(|it| (it.as_str(), "upheld")));
    let path = format!("/cases/{case}/answer");
    let mut wrong = form.clone();
    let first = key(20);
    wrong.extend([
        ("key", first.as_str()),
        ("action-1-text", "Twice a year"),
        ("action-1-amount", "a lot"),
        ("action-2-due-day", "31"),
    ]);
    let answer = northmere.post(&officer, &path, &wrong);
    assert_eq!(answer.status, 422);
    for message in [
        "Choose what kind of thing action 1 is",
        "Enter the amount in pounds, such as 150 or 150.50",
        "Choose what kind of thing action 2 is",
        "Day by which action 2 is done must include a month and a year",
        "Twice a year",
        "<details class=\"govuk-details\" open>",
    ] {
        assert!(answer.text.contains(message), "{message}");
    }
    let second = key(21);
    form.extend([
        ("key", second.as_str()),
        ("action-1-kind", "staff_training"),
        ("action-1-text", "Twice a year"),
        ("action-1-point", "1"),
        ("action-1-owner", "Assessment North"),
        ("action-1-due-day", "31"),
        ("action-1-due-month", "3"),
        ("action-1-due-year", "2027"),
    ]);
    let answer = northmere.post(&officer, &path, &form);
    assert_eq!(answer.status, 303, "{}", answer.text);
    let shown = northmere.get(&officer, &format!("/cases/{case}/outcome"));
    for said in [
        "Staff training: Twice a year",
        "From: Point 1, stage 1",
        "Assessment North</td>",
    ] {
        assert!(shown.text.contains(said), "{said}");
    }

    // a finding is changed afterwards, openly
    let points = northmere.get(&officer, &format!("/cases/{case}/points"));
    let link = format!("/cases/{case}/finding/1?stage=1");
    assert!(
        points.text.contains("/finding/1?stage=1\""),
        "{}",
        points.text
    );
    let page = northmere.get(&officer, &link);
    assert!(page.text.contains("It was found: <strong>upheld</strong>"));
    let version = page.text.split_once("name=\"version\" value=\"").unwrap().1;
    let version = version.split('"').next().unwrap();
    let third = key(22);
    let mut change = vec![
        ("key", third.as_str()),
        ("version", version),
        ("stage", "1"),
        ("instead_of", "upheld"),
        ("on-day", "24"),
        ("on-month", "11"),
        ("on-year", "2026"),
        ("outcome", "not_upheld"),
        ("stated", "not_upheld"),
    ];
    let path = format!("/cases/{case}/finding/1");
    let answer = northmere.post(&officer, &path, &change);
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Enter why it is added or changed"));
    change.push(("reason", "A record came to light; told by letter"));
    let answer = northmere.post(&officer, &path, &change);
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = northmere.get(&officer, answer.target());
    assert!(
        page.text.contains("The finding is recorded."),
        "{}",
        page.text
    );
}

#[test]
fn what_somebody_else_changed_is_not_overwritten() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let cases = northmere.cases();
    let (case, _) = cases
        .iter()
        .find(|(_, row)| row.status.code() == "stage1")
        .unwrap();
    let page = northmere
        .get(&officer, &format!("/cases/{case}/contact"))
        .text;
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    let version = rest.split('"').next().unwrap();
    let form = |key: &'static str, text: &'static str| {
        vec![
            ("key", key),
            ("version", version),
            ("on-day", "24"),
            ("on-month", "11"),
            ("on-year", "2026"),
            ("method", "telephone"),
            ("reached", "yes"),
            ("text", text),
        ]
    };
    let path = format!("/cases/{case}/contact");
    let mine = form(
        "00000000-0000-4000-8000-000000000005",
        "We spoke for ten minutes about the plan.",
    );
    let theirs = form(
        "00000000-0000-4000-8000-000000000006",
        "I rang as well, and said the letter is on its way.",
    );
    assert_eq!(northmere.post(&officer, &path, &mine).status, 303);
    let answer = northmere.post(&officer, &path, &theirs);
    assert_eq!(answer.status, 409);
    assert!(
        answer
            .text
            .contains("I rang as well, and said the letter is on its way.")
    );
    // sent again, the first is done and stays one
    assert_eq!(northmere.post(&officer, &path, &mine).status, 303);
    let timeline = northmere
        .get(&officer, &format!("/cases/{case}/timeline"))
        .text;
    assert_eq!(
        timeline
            .matches("moj-timeline__title\">Contact with the family, telephone")
            .count(),
        1
    );
}

#[test]
fn a_planned_change_stands_above_the_case_and_how_an_answer_was_sent_is_kept() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let cases = northmere.cases();
    let (case, row) = cases
        .iter()
        .find(|(_, row)| {
            let statutory = row.procedure == Some(complaints::codes::Procedure::ChildrenAct);
            statutory && row.status.code() == "stage1"
        })
        .unwrap();
    let planned = northmere.send(
        &officer,
        &format!("/cases/{case}/step/change_planned"),
        &[
            ("day-day", "1"),
            ("day-month", "12"),
            ("day-year", "2026"),
            ("reason", "A move to another home."),
        ],
    );
    assert_eq!(planned.status, 303, "{}", planned.text);
    let page = northmere.get(&officer, &format!("/cases/{case}")).text;
    assert!(page.contains("<strong>Change planned:</strong> what the complaint is about is planned for 1 December 2026, in 5 working days"), "{page}");

    let path = format!("/cases/{case}/answer");
    let form = northmere.get(&officer, &path).text;
    assert!(form.contains("How was it sent?"), "{form}");
    let points: Vec<String> = (1..=9)
        .map(|number| format!("point-{number}"))
        .filter(|name| form.contains(&format!("name=\"{name}\"")))
        .collect();
    assert!(
        form.contains("The answer tells them how to ask for stage 2, and by when"),
        "{form}"
    );
    let mut typed = vec![
        ("by", "letter"),
        ("next_stage_told", "yes"),
        ("ombudsman_told", "yes"),
        ("outcome", "upheld"),
    ];
    typed.extend(points.iter().map(|name| (name.as_str(), "upheld")));
    let answered = northmere.send(&officer, &path, &typed);
    assert_eq!(answered.status, 303, "{}: {}", row.reference, answered.text);
    let timeline = northmere.get(&officer, &format!("/cases/{case}/timeline"));
    assert!(
        timeline
            .text
            .contains("Stage 1 answered, sent: letter, with how to ask for the next stage")
    );
    let clocks = northmere.get(&officer, &format!("/cases/{case}/clocks"));
    let told = "Answer sent 24 November 2026, letter; it arrives 2 working days later";
    assert!(clocks.text.contains(told), "{}", clocks.text);
}

/// A new contact with what is typed, and the address of its case.
fn new_contact(
    northmere: &Northmere,
    by: &crate::visit::Visitor,
    number: u32,
    typed: &[(&str, &str)],
) -> crate::visit::Answer {
    let key = key(number);
    let mut form = vec![
        ("key", key.as_str()),
        (
            "text",
            "They closed the contact centre on the only day we could come.",
        ),
        ("on-day", "24"),
        ("on-month", "11"),
        ("on-year", "2026"),
        ("kind", "complaint"),
        ("procedure", "children_act"),
    ];
    form.extend(typed);
    northmere.post(by, "/cases/new", &form)
}

#[test]
fn a_contact_that_nobody_can_be_answered_about_is_marked_as_it_is_recorded() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let before = northmere.cases().len();
    let named = new_contact(
        &northmere,
        &officer,
        21,
        &[
            ("method", "letter"),
            ("anonymous", "yes"),
            ("telephone", "01632 960001"),
        ],
    );
    assert_eq!(named.status, 422);
    assert!(
        named.text.contains("whoever gave one can be answered"),
        "{}",
        named.text
    );
    assert!(named.text.contains("value=\"01632 960001\""));
    assert_eq!(northmere.cases().len(), before, "nothing is recorded");

    let letter = new_contact(
        &northmere,
        &officer,
        22,
        &[
            ("method", "letter"),
            ("anonymous", "yes"),
            ("why_nobody", "No name and no address."),
        ],
    );
    assert_eq!(letter.status, 303, "{}", letter.text);
    assert!(!letter.target().contains("warned"), "{}", letter.target());
    let page = northmere.get(&officer, letter.target()).text;
    assert!(page.contains("Nobody can be answered"), "{page}");
    assert!(page.contains("Answer to the family</span>"), "{page}");
    assert!(
        !page.contains("Stage 1 answer</span>"),
        "no answer is due: {page}"
    );
    let case = letter.target().split('?').next().unwrap();
    let timeline = northmere.get(&officer, &format!("{case}/timeline")).text;
    assert!(timeline.contains("No name and no address."), "{timeline}");

    // an e-mail can be replied to, and the page says so
    let mail = new_contact(
        &northmere,
        &officer,
        23,
        &[
            ("method", "email"),
            ("anonymous", "yes"),
            ("why_nobody", "The mail came back."),
        ],
    );
    assert_eq!(mail.status, 303, "{}", mail.text);
    let page = northmere.get(&officer, mail.target()).text;
    assert!(
        page.contains("It came by e-mail, which can be replied to"),
        "{page}"
    );
}

#[test]
fn a_contact_is_not_accepted_on_a_ground_that_is_on_record() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let new = new_contact(&northmere, &officer, 31, &[("method", "letter")]);
    let case = new.target().split('?').next().unwrap();
    let path = format!("{case}/not-accept");
    let overview = northmere.get(&officer, case).text;
    assert!(overview.contains("not-accept\""), "{overview}");
    let form = northmere.get(&officer, &path).text;
    let held_up = form.matches("Not on record yet.").count();
    assert_eq!(
        held_up, 10,
        "under the Children Act every ground has to be on record: {form}"
    );

    let nothing_said = northmere.send(
        &officer,
        &path,
        &[("ground", "other_route"), ("ombudsman_named", "yes")],
    );
    assert_eq!(nothing_said.status, 422);
    assert!(
        nothing_said
            .text
            .contains("<a href=\"#reason\">Name the procedure that it goes by</a>"),
        "{}",
        nothing_said.text
    );

    let too_late = northmere.send(
        &officer,
        &path,
        &[
            ("ground", "late"),
            ("reason", "Out of time"),
            ("ombudsman_named", "yes"),
        ],
    );
    assert_eq!(too_late.status, 422);
    assert!(
        too_late
            .text
            .contains("It is not recorded that both questions about a late complaint were weighed"),
        "{}",
        too_late.text
    );
    assert!(
        too_late.text.contains("value=\"Out of time\""),
        "what was typed is kept"
    );

    // free words are no ground where the Children Act may cover it
    let tribunal = [
        ("ground", "other_route"),
        ("reason", "An appeal to the tribunal"),
    ];
    let refused = northmere.send(&officer, &path, &tribunal);
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains(
            "A point is refused the statutory procedure only by the function it is about"
        ),
        "{}",
        refused.text
    );
    let (corporate, _) = northmere
        .cases()
        .into_iter()
        .find(|(_, it)| {
            it.procedure == Some(complaints::codes::Procedure::Corporate)
                && it.status == complaints::status::Status::Stage1
        })
        .expect("a corporate complaint at stage 1");
    let path = format!("/cases/{corporate}/not-accept");
    let untold = northmere.send(&officer, &path, &tribunal);
    assert_eq!(untold.status, 422);
    assert!(
        untold
            .text
            .contains("It is not recorded that the letter tells them how to go to the Ombudsman"),
        "{}",
        untold.text
    );
    let told = [&tribunal[..], &[("ombudsman_named", "yes")]].concat();
    let done = northmere.send(&officer, &path, &told);
    assert_eq!(done.status, 303, "{}", done.text);
    let page = northmere.get(&officer, done.target()).text;
    assert!(
        page.contains("It is recorded that this is not accepted."),
        "{page}"
    );
    assert!(page.contains("Not accepted"), "{page}");
    assert!(!page.contains("not-accept\""), "it is offered once: {page}");
}

#[test]
fn a_step_offers_only_those_of_whom_what_it_needs_is_recorded() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let (case, _) = northmere
        .cases()
        .into_iter()
        .find(|(_, row)| row.status.code() == "stage2")
        .unwrap();
    let path = format!("/cases/{case}");
    for name in ["Perpetua Lund", "Walter Prym"] {
        let typed = [("name", name), ("role", "other")];
        let added = northmere.send(&officer, &format!("{path}/person"), &typed);
        assert_eq!(added.status, 303, "{}", added.text);
    }
    let step = format!("{path}/step/consent_asked");
    let asked = northmere.get(&officer, &step).text;
    let (before, _) = asked.split_once("Perpetua Lund").unwrap();
    assert!(asked.contains("Walter Prym"), "{asked}");
    let (_, value) = before.rsplit_once("value=\"").unwrap();
    let number = value.split('"').next().unwrap();
    let done = northmere.send(&officer, &step, &[("about", number)]);
    assert_eq!(done.status, 303, "{}", done.text);
    let answered = northmere
        .get(&officer, &format!("{path}/step/consent_answered"))
        .text;
    assert!(answered.contains("Perpetua Lund"), "{answered}");
    assert!(!answered.contains("Walter Prym"), "{answered}");
    assert!(
        answered.contains("Others are left out until what this step needs"),
        "{answered}"
    );
}
