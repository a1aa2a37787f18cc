//! What a command names: another case on which it rests, and an entry that was recorded wrongly.

use crate::program::{Program, Ran};

/// Two complaints of one person, the second of a stage 1 that was answered; and one of somebody else.
fn three_cases() -> Program {
    let program = Program::on_sqlite();
    let record = |number: u8, name: &str, more: &str| {
        format!(
            r#"{{"reference":"NOR-{number}","kind":"complaint","procedure":"children_act","received_on":"2026-11-09","people":[{{"role":"complainant","name":"{name}"}}]{more}}}"#
        )
    };
    let answered =
        r#","stages":[{"stage":1,"started_on":"2026-11-09","responded_on":"2026-11-16"}]"#;
    let file = [
        record(1, "Jo Fielding", ""),
        record(2, "Jo Fielding", answered),
        record(3, "Sam Weir", ""),
    ];
    let file = program.write("all.jsonl", file.join("\n"));
    program.run(&["import", &file]).well();
    program
}

fn step(program: &Program, more: &[&str]) -> Ran {
    program.run(&[&["case", "step", "NOR-1"], more].concat())
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_refusal_rests_on_a_case_that_there_is_and_that_went_through_every_stage() {
    let program = three_cases();
    let considered = |of: &str| step(&program, &["already_considered", "--ref", of]);
    let missing = flat(&considered("NOPE-1").ended(5));
    assert!(
        missing.contains("there is no case NOPE-1 that you may see"),
        "{missing}"
    );
    let early = flat(&considered("NOR-2").ended(5));
    let why = "NOR-2 did not go through every stage: stage 1 answered";
    assert!(early.contains(why), "{early}");
    let linked = |of: &str| step(&program, &["linked", "--answer", "duplicate", "--ref", of]);
    let missing = flat(&linked("NOPE-999").ended(5));
    assert!(missing.contains("there is no case NOPE-999"), "{missing}");
    let stranger = flat(&linked("NOR-3").well());
    let why = "Note: nobody who complains here is recorded as complaining in NOR-3.";
    assert!(stranger.contains(why), "{stranger}");
}

#[test]
fn an_entry_is_corrected_on_the_command_line_and_what_stood_there_stays_in_the_history() {
    let program = three_cases();
    program
        .run(&["case", "acknowledge", "NOR-1", "--on", "2026-11-10"])
        .well();
    let twice = flat(&program.run(&["case", "acknowledge", "NOR-1"]).ended(5));
    assert!(
        twice.contains("heard case correct REFERENCE --entry NUMBER"),
        "{twice}"
    );
    let shown = program.run(&["case", "show", "NOR-1"]).well();
    let line = shown
        .lines()
        .find(|it| it.contains("10 Nov 2026  Acknowledged"));
    let entry = line.and_then(|it| it.split_whitespace().next());
    let entry = entry.expect("it stands in the story");
    let correct = ["case", "correct", "NOR-1", "--entry"];
    let of = [&correct[..], &[entry]].concat();
    let nothing = flat(&program.run(&of).ended(3));
    assert!(
        nothing.contains("say what is wrong with the entry"),
        "{nothing}"
    );
    let day = [&of[..], &["--on", "2026-11-11"]].concat();
    program.run(&day).well();
    let exported = program.run(&["export"]).well();
    assert!(
        exported.contains(r#""acknowledged_on":"2026-11-11""#),
        "{exported}"
    );
    let receipt = [&correct[..], &["1", "--raised-by", "parent"]].concat();
    program.run(&receipt).well();
    let exported = program.run(&["export"]).well();
    assert!(exported.contains(r#""raised_by":"parent""#), "{exported}");
    program.run(&["verify"]).well();
}

/// The person's own twenty working days begin when the answer arrives (C14), so how it went is corrected as a day is.
#[test]
fn how_an_answer_went_is_corrected_and_the_persons_own_time_begins_anew() {
    let program = three_cases();
    let answer = ["case", "answer", "NOR-1", "--on", "2026-11-17", "--by"];
    let answer = [
        &answer[..],
        &["email", "--outcome", "not_upheld", "--next-stage-told"],
    ]
    .concat();
    program.run(&answer).well();
    let shown = || program.run(&["case", "show", "NOR-1"]).well();
    let own_time = || {
        let shown = shown();
        let mut lines = shown.lines().skip_while(|it| !it.contains("(ST-12A)"));
        lines.nth(1).unwrap_or_default().trim().to_owned()
    };
    let by_email = own_time();
    assert!(
        by_email.starts_with("Due Tue 15 December 2026"),
        "{by_email}"
    );

    let shown = shown();
    let line = shown.lines().find(|it| it.contains("sent: e-mail"));
    let entry = line.and_then(|it| it.split_whitespace().next());
    let entry = entry.expect("it stands in the story");
    let correct = [
        "case", "correct", "NOR-1", "--entry", entry, "--by", "letter",
    ];
    program
        .run(&[&correct[..], &["--post", "second_class"]].concat())
        .well();
    let by_letter = own_time();
    assert!(
        by_letter.starts_with("Due Mon 21 December 2026"),
        "{by_letter}"
    );
    let acknowledged = ["case", "correct", "NOR-1", "--entry", "1", "--by", "letter"];
    let refused = flat(&program.run(&acknowledged).ended(5));
    assert!(refused.contains("holds nothing of that kind"), "{refused}");
    program.run(&["verify"]).well();
}
